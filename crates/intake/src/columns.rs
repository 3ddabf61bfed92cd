//! What sheets there are and which columns each may have, in three languages: read from the tables under `columns/`, the one
//! list that the reader, the templates and docs/formats/spreadsheets.md share.
//!
//! A table is a text of blocks. The first names the sheet, each of the others a column: its key, `needed` behind it where no
//! sheet of the kind is without it, then its names in English, French and Arabic with `;` between, then what stands in it in
//! the three languages. The first name of each is that of the template.

use std::sync::OnceLock;

use texts::Lang;

/// What a sheet holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// When and where it all happens.
    Operation,
    /// Assembly points, gates, depots, destinations.
    Places,
    /// Kinds of vehicles.
    Fleet,
    /// Families that wait.
    People,
    /// Driving times between places.
    Times,
    /// Ways between zones.
    Corridors,
    /// Where convoys are inspected.
    Checkpoints,
    /// What holds corridors open.
    Agreements,
    /// When a corridor is open, a place works, a kind of vehicle is there.
    Hours,
    /// When an agreement does not hold.
    Suspensions,
    /// What parties allow by the day.
    Quotas,
    /// Two zones of which neither runs ahead.
    Exchanges,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The key by which the reader asks for it.
    pub(crate) key: &'static str,
    /// Whether a sheet of this kind must have it.
    pub(crate) needed: bool,
    /// Its names in English, French and Arabic, with `;` between; the first of each is that of the template.
    pub(crate) names: [&'static str; 3],
    /// What stands in it, in English, French and Arabic.
    pub(crate) says: [&'static str; 3],
}

/// A kind of sheet as its table has it.
#[derive(Debug)]
struct Described {
    names: [&'static str; 3],
    columns: Vec<Column>,
}

impl Kind {
    /// All of them, in the order of a scenario.
    pub(crate) const ALL: [Kind; 12] = [
        Kind::Operation,
        Kind::Places,
        Kind::Fleet,
        Kind::People,
        Kind::Times,
        Kind::Corridors,
        Kind::Checkpoints,
        Kind::Agreements,
        Kind::Hours,
        Kind::Suspensions,
        Kind::Quotas,
        Kind::Exchanges,
    ];

    /// Its table.
    const fn table(self) -> &'static str {
        match self {
            Kind::Operation => include_str!("columns/operation.txt"),
            Kind::Places => include_str!("columns/places.txt"),
            Kind::Fleet => include_str!("columns/fleet.txt"),
            Kind::People => include_str!("columns/people.txt"),
            Kind::Times => include_str!("columns/times.txt"),
            Kind::Corridors => include_str!("columns/corridors.txt"),
            Kind::Checkpoints => include_str!("columns/checkpoints.txt"),
            Kind::Agreements => include_str!("columns/agreements.txt"),
            Kind::Hours => include_str!("columns/hours.txt"),
            Kind::Suspensions => include_str!("columns/suspensions.txt"),
            Kind::Quotas => include_str!("columns/quotas.txt"),
            Kind::Exchanges => include_str!("columns/exchanges.txt"),
        }
    }

    fn described(self) -> &'static Described {
        static ALL: OnceLock<Vec<Described>> = OnceLock::new();
        &ALL.get_or_init(|| Kind::ALL.into_iter().map(|kind| described(kind.table())).collect())
            [self as usize]
    }

    /// Names of the sheet in English, French and Arabic, with `;` between; the first of each is that of the template.
    pub(crate) fn names(self) -> [&'static str; 3] {
        self.described().names
    }

    /// The name of the sheet in the template of a language.
    pub(crate) fn title(self, lang: Lang) -> &'static str {
        first(self.names()[lang as usize])
    }

    /// Its columns.
    pub(crate) fn columns(self) -> &'static [Column] {
        &self.described().columns
    }

    /// Its column with this key.
    pub(crate) fn column(self, key: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.key == key)
    }

    /// Whether a scenario cannot be made without it.
    pub(crate) const fn is_needed(self) -> bool {
        matches!(self, Kind::Places | Kind::Fleet | Kind::People | Kind::Times)
    }
}

impl Column {
    /// The name of the template of a language.
    pub(crate) fn title(&self, lang: Lang) -> &'static str {
        first(self.names[lang as usize])
    }
}

/// Reads a table.
fn described(table: &'static str) -> Described {
    let mut blocks = table.trim_end().split("\n\n").map(|block| block.lines().collect::<Vec<_>>());
    let names = blocks.next().and_then(|lines| <[&str; 4]>::try_from(lines).ok());
    let [_, en, fr, ar] = names.expect("a table begins with the names of its sheet");
    let columns = blocks.map(|lines| {
        let lines = <[&str; 7]>::try_from(lines).expect("a column has seven lines");
        let [head, names @ .., s1, s2, s3] = lines;
        let (key, needed) = head.strip_suffix(" needed").map_or((head, false), |key| (key, true));
        Column { key, needed, names, says: [s1, s2, s3] }
    });
    Described { names: [en, fr, ar], columns: columns.collect() }
}

/// The first of several names.
pub(crate) fn first(names: &'static str) -> &'static str {
    names.split(';').next().unwrap_or_default()
}

/// Columns of any sheet that are for its author alone: never read.
pub(crate) const NOTES: [&str; 3] = [
    "Note;Notes;Remark;Remarks;Comment;Comments;Source",
    "Remarque;Remarques;Note;Commentaire;Commentaires;Observations",
    "ملاحظة;ملاحظات;تعليق;المصدر",
];

/// All sheets and columns with their names, as a page: part of docs/formats/spreadsheets.md.
pub fn reference() -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let names = |names: [&str; 3]| names.map(|n| n.replace(';', ", ")).join(" · ");
    for kind in Kind::ALL {
        let _ = write!(out, "\n### {}\n\n| column | holds | |\n| --- | --- | --- |\n", names(kind.names()));
        for column in kind.columns() {
            let needed = if column.needed { "needed" } else { "" };
            let _ = writeln!(out, "| {} | {} | {needed} |", names(column.names), column.says[0]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::key;
    use std::collections::BTreeMap;

    #[test]
    fn no_name_is_that_of_two_columns_of_a_sheet() {
        for kind in Kind::ALL {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for column in kind.columns() {
                for name in column.names.iter().flat_map(|names| names.split(';')) {
                    assert!(!key(name).is_empty(), "{kind:?}: {name}");
                    let before = seen.insert(key(name), column.key);
                    assert!(before.is_none_or(|b| b == column.key), "{kind:?}: {name}: {before:?}");
                }
                assert!(column.says.iter().all(|says| !says.is_empty()));
            }
        }
    }
}
