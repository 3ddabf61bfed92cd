//! Which sheet is what, and which of its columns is which: by their names, whatever the language and wherever the header is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use texts::{Lang, Text};
use wire::nearest;

use crate::columns::{Kind, NOTES, first};
use crate::fold::{fold, key, western};
use crate::log::Log;
use crate::personal::is_personal;
use crate::sheet::{Cell, Sheet, cell_name};
use crate::template::is_about;
use crate::value::{self, DateOrder, Unit};

/// A sheet whose columns are known.
#[derive(Debug)]
pub(crate) struct Table {
    /// What it holds.
    pub(crate) kind: Kind,
    /// The sheet.
    pub(crate) sheet: Sheet,
    /// The row of the header, from 0.
    pub(crate) header: usize,
    /// Its columns, as far as they are known.
    pub(crate) heads: Vec<Option<Head>>,
    /// Whether day or month comes first in its dates.
    pub(crate) order: DateOrder,
}

/// A column's header.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// What it is.
    pub(crate) is: Is,
    /// As it is written.
    pub(crate) title: String,
    /// The unit that it names for lengths of time.
    pub(crate) unit: Option<Unit>,
}

/// What a column is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Is {
    /// The column with this key.
    Column(&'static str),
    /// How many families have this size.
    Size(u32),
    /// A note, which is not read.
    Note,
}

impl Is {
    /// The key of the column, if it is one.
    pub(crate) fn column(self) -> Option<&'static str> {
        match self {
            Is::Column(key) => Some(key),
            Is::Size(_) | Is::Note => None,
        }
    }
}

/// The header stands in one of the first so many rows.
const HEADER_WITHIN: usize = 15;

/// The sheets that can be read, and the kinds of all that were handed in, those refused included.
pub(crate) fn tables(sheets: Vec<Sheet>, log: &Log) -> (Vec<Table>, BTreeSet<Kind>) {
    let (mut tables, mut kinds, mut strange) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut known_files: BTreeSet<String> = BTreeSet::new();
    for sheet in sheets {
        if sheet.name.as_deref().is_some_and(|name| is_about(name, &sheet.cell(0, 0).shown())) {
            continue;
        }
        match guess(&sheet) {
            Some((kind, header)) => {
                kinds.insert(kind);
                known_files.insert(sheet.file.clone());
                tables.extend(open(kind, header, sheet, log));
            }
            None if refuse_personal(&sheet, first_row(&sheet), None, log) => {
                known_files.insert(sheet.file.clone());
            }
            None => strange.push(sheet),
        }
    }
    for sheet in strange {
        // A workbook may have a sheet of explanations; a file that holds nothing else was meant to be read.
        if known_files.contains(&sheet.file) {
            log.note(Text::IntakeSheetIgnored, &[("place", &sheet.spot().said(log.lang))]);
        } else {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.title(log.lang)).collect();
            let all = kinds.join(log.lang.say(Text::List));
            let help = log.lang.fill(Text::IntakeSheetUnknownHelp, &[("all", &all)]);
            log.error(&sheet.spot(), Text::IntakeSheetUnknown, &[], Some(help));
        }
    }
    (tables, kinds)
}

fn first_row(sheet: &Sheet) -> usize {
    sheet.rows.iter().position(|row| row.iter().any(|c| !c.is_empty())).unwrap_or(0)
}

/// What a sheet is and where its header is: the kind and the row for which most speaks.
fn guess(sheet: &Sheet) -> Option<(Kind, usize)> {
    let named = named(sheet);
    let mut best: Option<(i32, Kind, usize)> = None;
    for row in 0..sheet.rows.len().min(HEADER_WITHIN) {
        for kind in Kind::ALL {
            let cells = sheet.rows[row].iter().filter(|c| !c.is_empty());
            let (mut found, mut strange) = (BTreeSet::new(), 0);
            let mut sizes = 0;
            for cell in cells {
                let title = cell.shown();
                match matched(kind, &title) {
                    Some(Is::Column(key)) => {
                        found.insert(key);
                    }
                    Some(Is::Size(_)) => sizes += 1,
                    Some(Is::Note) => {}
                    None if is_personal(&title, Some(kind)) => {}
                    None => strange += 1,
                }
            }
            // A row of numbers alone has no header's words.
            let hits = found.len() as i32 + if found.is_empty() { 0 } else { sizes.min(3) };
            let missing = kind.columns().iter().filter(|c| c.needed && !found.contains(c.key)).count() as i32;
            let is_named = named == Some(kind);
            if hits >= 2 && missing <= 2 || is_named && hits >= 1 {
                let score = 3 * hits - strange - 3 * missing + if is_named { 7 } else { 0 };
                if best.is_none_or(|(most, ..)| score > most) {
                    best = Some((score, kind, row));
                }
            }
        }
    }
    if let Some((_, kind, row)) = best {
        return Some((kind, row));
    }
    // A sheet that is called People and has none of its columns is still meant to be that.
    named.map(|kind| (kind, first_row(sheet)))
}

/// The kind that the sheet's name says, or the file's.
fn named(sheet: &Sheet) -> Option<Kind> {
    let file = sheet.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    [sheet.name.as_deref(), Some(stem)]
        .into_iter()
        .flatten()
        .find_map(|name| {
            let name = key(name);
            let of_kind = |kind: &Kind| {
                let names = kind.names().into_iter().flat_map(|names| names.split(';')).map(key);
                names.filter(|n| n.chars().count() >= 4 && name.contains(n.as_str())).map(|n| n.len()).max()
            };
            Kind::ALL.into_iter().filter_map(|kind| Some((of_kind(&kind)?, kind))).max_by_key(|(n, _)| *n)
        })
        .map(|(_, kind)| kind)
}

/// All names of all columns, as they are compared.
fn known() -> &'static BTreeMap<(Kind, String), Is> {
    static KNOWN: OnceLock<BTreeMap<(Kind, String), Is>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut all = BTreeMap::new();
        for kind in Kind::ALL {
            let notes = NOTES.iter().map(|names| (*names, Is::Note));
            let columns = kind.columns().iter().flat_map(|c| c.names.map(|names| (names, Is::Column(c.key))));
            for (names, is) in notes.chain(columns) {
                all.extend(names.split(';').map(|name| ((kind, key(name)), is)));
            }
            all.extend(kind.columns().iter().map(|c| ((kind, c.key.replace('_', "")), Is::Column(c.key))));
        }
        all
    })
}

/// What a header of a sheet of this kind is.
fn matched(kind: Kind, title: &str) -> Option<Is> {
    let whole = key(title);
    let bare = key(title.split(['(', '[']).next().unwrap_or_default());
    if whole.is_empty() {
        return None;
    }
    let found = [whole, bare].into_iter().find_map(|word| known().get(&(kind, word)).copied());
    if found.is_some() {
        return found;
    }
    if kind == Kind::People { size(title).map(Is::Size) } else { None }
}

/// The size of family that a header names: `4`, `4 persons`, `famille de 4`, `٤ أشخاص`.
fn size(title: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "person",
        "persons",
        "people",
        "pers",
        "p",
        "family",
        "families",
        "of",
        "size",
        "member",
        "members",
        "personne",
        "personnes",
        "famille",
        "familles",
        "de",
        "taille",
        "membres",
        "a",
        "شخص",
        "اشخاص",
        "فرد",
        "افراد",
        "عائله",
        "عائلات",
        "اسره",
        "اسر",
        "من",
        "حجم",
    ];
    if is_open(title) {
        return None;
    }
    let folded = fold(title);
    let mut found = None;
    for word in folded.split(' ') {
        let number = match word {
            "شخصان" | "شخصين" | "فردان" | "فردين" => Some(2),
            _ if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) => Some(word.parse().ok()?),
            _ if WORDS.contains(&word) => None,
            _ => return None,
        };
        // Two numbers are a range or something else again.
        if number.is_some() && found.replace(number).is_some() {
            return None;
        }
    }
    found.flatten().filter(|n| (1..=1000).contains(n))
}

/// Whether a header is `7+` or `7 and more`: no size.
fn is_open(title: &str) -> bool {
    let title_plain = western(title);
    let has_digit = title_plain.contains(|c: char| c.is_ascii_digit());
    let folded = format!(" {} ", fold(title));
    has_digit
        && (title_plain.contains(['+', '≥', '>', '<', '≤'])
            || [" more ", " plus ", " over ", " اكثر ", " فاكثر "].iter().any(|w| folded.contains(w)))
}

/// The unit of time that a header names.
fn unit(title: &str) -> Option<Unit> {
    fold(title).split(' ').find_map(|word| match word {
        "min" | "mins" | "minutes" | "mn" | "دقيقه" | "دقائق" | "دقايق" => Some(Unit::Minutes),
        "h" | "hours" | "heures" | "hrs" | "ساعه" | "ساعات" => Some(Unit::Hours),
        "s" | "sec" | "seconds" | "secondes" | "ثانيه" | "ثواني" => Some(Unit::Seconds),
        _ => None,
    })
}

/// Says every column of this row that is about a person; whether there is one.
fn refuse_personal(sheet: &Sheet, header: usize, kind: Option<Kind>, log: &Log) -> bool {
    let mut any = false;
    let row = sheet.rows.get(header).map_or(&[][..], Vec::as_slice);
    for (column, cell) in row.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
        let title = cell.shown();
        if is_personal(&title, kind) {
            let help =
                if fold(&title) == "id" { Text::IntakePersonalGroup } else { Text::IntakePersonalHelp };
            let help = log.lang.say(help).to_owned();
            log.error(
                &sheet.cell_spot(header, column),
                Text::IntakePersonal,
                &[("column", &title)],
                Some(help),
            );
            any = true;
        }
    }
    any
}

/// Reads the header; none if a column is refused, so that nothing below it is looked at.
fn open(kind: Kind, header: usize, sheet: Sheet, log: &Log) -> Option<Table> {
    if refuse_personal(&sheet, header, Some(kind), log) {
        return None;
    }
    let mut heads: Vec<Option<Head>> = Vec::new();
    for column in 0..sheet.width() {
        heads.push(head(kind, header, column, &sheet, &heads, log));
    }
    let has = |key: &str| heads.iter().flatten().any(|h| h.is.column() == Some(key));
    for column in kind.columns().iter().filter(|c| c.needed && !has(c.key)) {
        let (name, says) = (first(column.names[log.lang as usize]), column.says[log.lang as usize]);
        let help = log.lang.fill(Text::IntakeAddColumn, &[("says", says)]);
        log.error(&sheet.row_spot(header), Text::IntakeColumnMissing, &[("column", name)], Some(help));
    }
    refuse_merged(&sheet, header, &heads, log);
    let order = date_order(&sheet, header, &heads, log);
    Some(Table { kind, sheet, header, heads, order })
}

fn head(
    kind: Kind,
    header: usize,
    column: usize,
    sheet: &Sheet,
    before: &[Option<Head>],
    log: &Log,
) -> Option<Head> {
    let spot = sheet.cell_spot(header, column);
    let cell = sheet.cell(header, column);
    if cell.is_empty() {
        if (header + 1..sheet.rows.len()).any(|row| !sheet.cell(row, column).is_empty()) {
            let help = log.lang.say(Text::IntakeHeaderEmptyHelp).to_owned();
            log.error(&spot, Text::IntakeHeaderEmpty, &[], Some(help));
        }
        return None;
    }
    let title = cell.shown();
    if let Cell::Error(error) = cell {
        let help = log.lang.say(Text::IntakeFormulaHelp).to_owned();
        log.error(&spot, Text::IntakeFormula, &[("value", error)], Some(help));
        return None;
    }
    let Some(is) = matched(kind, &title) else {
        if kind == Kind::People && is_open(&title) {
            let help = log.lang.say(Text::IntakeSizeOpenHelp).to_owned();
            log.error(&spot, Text::IntakeSizeOpen, &[("column", &title)], Some(help));
        } else {
            log.error(
                &spot,
                Text::IntakeColumnUnknown,
                &[("column", &title)],
                Some(meant(kind, &title, before, log.lang)),
            );
        }
        return None;
    };
    let twice = before.iter().flatten().find(|h| h.is == is && is != Is::Note);
    if let Some(other) = twice {
        log.error(&spot, Text::IntakeColumnTwice, &[("first", &other.title), ("second", &title)], None);
        return None;
    }
    let unit = unit(&title);
    Some(Head { is, title, unit })
}

/// The nearest column that there is, or all of them.
fn meant(kind: Kind, title: &str, before: &[Option<Head>], lang: Lang) -> String {
    let taken = |key: &str| before.iter().flatten().any(|h| h.is.column() == Some(key));
    let free = kind.columns().iter().filter(|c| !taken(c.key));
    let names = free.flat_map(|c| c.names).flat_map(|names| names.split(';'));
    if let Some(name) = nearest(title, names) {
        return lang.fill(Text::IntakeMeant, &[("what", name)]);
    }
    let all: Vec<&str> = kind.columns().iter().map(|c| first(c.names[lang as usize])).collect();
    let note = first(NOTES[lang as usize]);
    lang.fill(Text::IntakeColumnsAre, &[("all", &all.join(lang.say(Text::List))), ("note", note)])
}

/// Says merged cells below the header: only the first of them holds the value.
fn refuse_merged(sheet: &Sheet, header: usize, heads: &[Option<Head>], log: &Log) {
    for area in &sheet.merged {
        let known = |c: usize| heads.get(c).is_some_and(|h| h.as_ref().is_some_and(|h| h.is != Is::Note));
        let within = (area.first.1..=area.last.1).any(known);
        if area.first.0 > header && within && area.first != area.last {
            let range =
                format!("{}:{}", cell_name(area.first.0, area.first.1), cell_name(area.last.0, area.last.1));
            let help = log.lang.say(Text::IntakeMergedHelp).to_owned();
            let spot = sheet.cell_spot(area.first.0, area.first.1);
            log.error(&spot, Text::IntakeMerged, &[("range", &range)], Some(help));
        }
    }
}

/// Whether day or month comes first: as the header says, else as those dates say that can be only one; the day if none does.
fn date_order(sheet: &Sheet, header: usize, heads: &[Option<Head>], log: &Log) -> DateOrder {
    const INSTANTS: &[&str] = &["start", "end", "ready", "from", "until"];
    let mut seen = None;
    for (column, head) in heads.iter().enumerate() {
        let Some(Head { is: Is::Column(name), title, .. }) = head else { continue };
        if !INSTANTS.contains(name) {
            continue;
        }
        let words = title.to_lowercase();
        if words.contains("mm/dd") || words.contains("m/d/y") {
            seen.get_or_insert(DateOrder::MonthFirst);
        }
        for row in header + 1..sheet.rows.len() {
            match value::order_of(sheet.cell(row, column)) {
                // One date that begins with its day settles it; the others are then seen to be wrong.
                Some(DateOrder::DayFirst) => return DateOrder::DayFirst,
                Some(DateOrder::MonthFirst) => seen = Some(DateOrder::MonthFirst),
                None => {}
            }
        }
    }
    if seen == Some(DateOrder::MonthFirst) {
        log.note(Text::IntakeMonthFirst, &[("place", &sheet.spot().said(log.lang))]);
    }
    seen.unwrap_or(DateOrder::DayFirst)
}

/// Whether a text is the name of any column: tells one encoding from another.
pub(crate) fn is_known_word(text: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| known().keys().map(|(_, word)| word.as_str()).collect());
    words.contains(key(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(file: &str, lines: &[&str]) -> Sheet {
        let row = |line: &&str| line.split(';').map(Cell::of_text).collect();
        Sheet { file: file.into(), rows: lines.iter().map(row).collect(), ..Sheet::default() }
    }

    #[test]
    fn a_size_of_family_is_read_however_it_is_named() {
        for title in ["4", "4 persons", "4 pers.", "Famille de 4", "family of 4", "٤ أشخاص", "أسرة من 4"]
        {
            assert_eq!(size(title), Some(4), "{title}");
        }
        assert_eq!(size("شخصان"), Some(2));
        for title in ["7+", "7 and more", "1-2", "people", "0", "route 4", ""] {
            assert_eq!(size(title), None, "{title}");
        }
        assert!(is_open("7 et plus") && is_open("7+") && !is_open("plus"));
    }

    #[test]
    fn a_sheet_is_known_by_its_columns_below_a_title() {
        let of = |lines: &[&str]| guess(&sheet("x.csv", lines));
        assert_eq!(of(&["from;to;minutes;km"]), Some((Kind::Times, 0)));
        assert_eq!(of(&["Our town, May", "", "Lieu;Zone;Accueil"]), Some((Kind::Places, 2)));
        assert_eq!(of(&["المكان;إلى;1;2;3"]), Some((Kind::People, 0)));
        assert_eq!(of(&["Corridor;From;To;Time;Headway"]), Some((Kind::Corridors, 0)));
        assert_eq!(of(&["Kind;Count;Depot;Seats"]), Some((Kind::Fleet, 0)));
        assert_eq!(of(&["id;from;to;time;headway"]), Some((Kind::Corridors, 0)));
        assert_eq!(of(&["Dear all", "see below"]), None);
        assert_eq!(guess(&sheet("my-people.csv", &["a;b"])), Some((Kind::People, 0)));
    }
}
