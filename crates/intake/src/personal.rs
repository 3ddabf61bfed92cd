//! Columns about who a person is: known by their headers, so that they are refused before anything below is looked at.

use std::sync::OnceLock;

use crate::columns::Kind;
use crate::fold::fold;

/// Words as [`fold`] leaves them.
struct Words {
    /// In any sheet, anywhere in a header.
    anywhere: Vec<Vec<String>>,
    /// In a sheet of people, as the whole header.
    of_people: Vec<String>,
}

/// Whether a column is about who a person is.
pub(crate) fn is_personal(header: &str, kind: Option<Kind>) -> bool {
    let words = words();
    let folded = fold(header);
    let of_header: Vec<&str> = folded.split(' ').collect();
    let within = |words: &Vec<String>| of_header.windows(words.len()).any(|w| w == words.as_slice());
    words.anywhere.iter().any(within) || kind == Some(Kind::People) && words.of_people.contains(&folded)
}

fn words() -> &'static Words {
    static READ: OnceLock<Words> = OnceLock::new();
    READ.get_or_init(|| {
        let text = include_str!("personal.txt");
        let (anywhere, of_people) = text.split_once("\n=").unwrap_or((text, ""));
        let of_people = of_people.split_once('\n').map_or("", |(_, rest)| rest);
        let list = |part: &'static str| {
            let lines = part.lines().filter(|line| !line.starts_with('#'));
            lines.flat_map(|line| line.split(';')).map(fold).filter(|w| !w.is_empty())
        };
        Words {
            anywhere: list(anywhere).map(|w| w.split(' ').map(str::to_owned).collect()).collect(),
            of_people: list(of_people).collect(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::{Kind, NOTES};

    #[test]
    fn what_is_about_a_person_is_known_in_three_languages() {
        for header in [
            "Phone (home)",
            "phone no.",
            "Date of birth",
            "DRIVER",
            "Driver's name",
            "Numéro d'identité",
            "Prénom",
            "Téléphone (mobile)",
            "Plaque",
            "Photo of plate",
            "رقم الهاتف",
            "تاريخ الميلاد",
            "الديانة",
            "اسم السائق",
            "صورة",
            "Nationalité",
            "Religion (if any)",
        ] {
            assert!(is_personal(header, None), "{header}");
        }
        for header in ["ID", "Name", "Nom", "الاسم", "Age"] {
            assert!(is_personal(header, Some(Kind::People)), "{header}");
            assert!(!is_personal(header, Some(Kind::Places)), "{header}");
        }
    }

    #[test]
    fn no_column_that_is_read_is_about_a_person() {
        for kind in Kind::ALL {
            for names in kind.columns().iter().flat_map(|c| c.names).chain(NOTES) {
                for name in names.split(';') {
                    assert!(!is_personal(name, Some(kind)), "{kind:?}: {name}");
                }
            }
        }
    }
}
