//! Directions of writing: what runs from left to right within Arabic, or from right to left within English, is set apart.
//!
//! Fluent could set every value apart; here only those are that need it, so that texts in which all runs one way have no marks.

use crate::Lang;

/// First strong isolate: what follows has the direction of its first letter.
const FSI: char = '\u{2068}';
/// Pop directional isolate: the end of it.
const PDI: char = '\u{2069}';

/// A value as it stands within a text of this language: between marks if it runs the other way, else as it is. Numbers
/// alone run with any text.
pub fn isolated(lang: Lang, value: &str) -> String {
    let marked = value.contains([FSI, PDI]);
    if marked || !runs_against(lang, value) { value.to_owned() } else { format!("{FSI}{value}{PDI}") }
}

fn runs_against(lang: Lang, value: &str) -> bool {
    if lang.runs_left() {
        // Digits turn around within Arabic with anything but a comma or a point at them: dates, times, signs.
        const SIGNS: [char; 7] = ['-', '+', '/', ':', '\u{2013}', '\u{2014}', '\u{2212}'];
        let signs = |a: char, b: char| SIGNS.contains(&a) && b.is_ascii_digit();
        let turns = value.chars().zip(value.chars().skip(1)).any(|(a, b)| signs(a, b));
        turns || value.chars().any(|c| (c.is_alphabetic() && !is_from_the_right(c)) || c == '%')
    } else {
        value.chars().any(is_from_the_right)
    }
}

/// Hebrew, Arabic and their neighbours, with the forms that old files write them in.
fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_the_other_way_is_set_apart_and_nothing_else() {
        assert_eq!(isolated(Lang::Ar, "bus-1"), "\u{2068}bus-1\u{2069}");
        assert_eq!(isolated(Lang::Ar, "2016-12-15 06:00"), "\u{2068}2016-12-15 06:00\u{2069}");
        assert_eq!(isolated(Lang::Ar, "34.1%"), "\u{2068}34.1%\u{2069}");
        assert_eq!(isolated(Lang::Ar, "−0.5"), "\u{2068}−0.5\u{2069}");
        assert_eq!(isolated(Lang::Ar, "1,234"), "1,234");
        assert_eq!(isolated(Lang::Ar, "العائلات: 11"), "العائلات: 11");
        assert_eq!(isolated(Lang::Ar, "المدرسة"), "المدرسة");
        assert_eq!(isolated(Lang::En, "المدرسة"), "\u{2068}المدرسة\u{2069}");
        assert_eq!(isolated(Lang::En, "bus-1"), "bus-1");
        assert_eq!(isolated(Lang::Ar, "\u{2068}bus-1\u{2069}، مدرسة"), "\u{2068}bus-1\u{2069}، مدرسة");
    }
}
