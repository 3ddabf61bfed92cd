//! One line of a timeline into entries.

use std::fmt::Write as _;

use operation::{Bound, Clause, Entry, EntryId, Event, Figure, Id, Kind, Role, Since, Statement, Words};

use super::time::{When, since, when};
use crate::clock::Clock;
use crate::csv_table::{Cell, Row};
use crate::nearest::nearest;
use crate::source::quoted;
use crate::told::{names, say};

/// The entries of a line: its statement, and what answers it. None if something is wrong, which is said.
pub(super) fn entries(row: &Row<'_>, clock: &Clock) -> Option<Vec<Entry>> {
    let before = row.page.log.errors();
    let when = when(row, clock);
    let source = row.need("source").and_then(|cell| words(row, cell, &cell.text));
    let event = row.need("event").and_then(|cell| about(row, cell));
    let counter = counter(row);
    let figure = figure(row, clock);
    let place = row.get("place").and_then(|cell| id(row, cell));
    let scope = optional_words(row, "scope");
    let (said, found_at) = note(row);
    let corridors = row.get("corridor").map(|cell| ids(row, cell)).unwrap_or_default();
    let agreement = agreement(row);
    if row.page.log.errors() > before {
        return None;
    }
    let (when, source, (about, word)) = (when?, source?, event?);
    let counter = counter?;
    let statement = Statement {
        counter: counter.clone(),
        source: source.clone(),
        about,
        figure,
        place,
        scope,
        within: when.within,
        precision: when.precision,
        synthetic: when.synthetic,
        said: said.clone(),
        found_at,
    };
    let mut made = vec![];
    let text = line(row);
    let stated = Event::Stated { statement: Box::new(statement) };
    let id = push(&mut made, &when, &text, None, stated);
    for corridor in corridors {
        let event = if word == "resume" {
            Event::Resumed { corridor: corridor.clone() }
        } else {
            let (by, reason) = (Some(counter.clone()), said.clone());
            Event::Suspended { corridor: corridor.clone(), by, reason }
        };
        push(&mut made, &when, &format!("{text} {corridor}"), Some(id), event);
    }
    if let Some((agreement, kind)) = agreement {
        let event = Event::Signed { agreement, clause: Clause::Kind(kind) };
        push(&mut made, &when, &format!("{text} signed"), Some(id), event);
    }
    Some(made)
}

/// The line as it stands, whatever the order of its columns: what its entries' ids are made from.
fn line(row: &Row<'_>) -> String {
    let mut text = String::new();
    for column in super::NEEDED.iter().chain(&super::OTHERS) {
        if let Some(cell) = row.get(column) {
            let _ = writeln!(text, "{column}={}", cell.text);
        }
    }
    text
}

/// The entry is made from the line, so that the same line is always the same entry.
fn push(made: &mut Vec<Entry>, when: &When, text: &str, answers: Option<EntryId>, event: Event) -> EntryId {
    let millis = u64::try_from(when.at.0).unwrap_or_default() * 1000;
    let id = EntryId::of_text(millis, text);
    let device = Id::new("timeline").expect("small letters are an id");
    made.push(Entry {
        id,
        happened_at: when.at,
        recorded_at: when.at,
        role: Role::Auditor,
        device,
        answers,
        event,
    });
    id
}

/// What a statement speaks of, and its word in the file.
fn about(row: &Row<'_>, cell: &Cell) -> Option<(Id, String)> {
    let word = cell.text.as_str();
    let shape = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let Some(about) = Id::new(&word.replace('_', "-")).filter(|_| shape) else {
        row.page.error(cell.span, say!(BadEvent, text = quoted(word)), say!(FixEvent));
        return None;
    };
    if !super::EVENTS.contains(&word) {
        let help = match nearest(word, super::EVENTS) {
            Some(meant) => say!(FixMeant, meant = meant),
            None => say!(FixEventKept),
        };
        row.page.warn(cell.span, say!(BadEventUnusual, word = word), help);
    }
    let has_corridor = row.get("corridor");
    if let Some(corridor) = has_corridor.filter(|_| !matches!(word, "suspend" | "abort_order" | "resume")) {
        row.page.error(corridor.span, say!(BadCorridorBeside, word = word), say!(FixCorridorBeside));
    }
    Some((about, word.to_owned()))
}

/// Who counts: the cell `counter`, else the source without what stands in parentheses.
fn counter(row: &Row<'_>) -> Option<Id> {
    if let Some(cell) = row.get("counter") {
        return id(row, cell);
    }
    let cell = row.get("source")?;
    let plain = cell.text.split('(').next().unwrap_or_default();
    let mut slug = String::new();
    for c in plain.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(Id::LONGEST);
    let found = Id::new(slug.trim_end_matches('-'));
    if found.is_none() {
        row.page.error(cell.span, say!(BadSourceId, text = quoted(&cell.text)), say!(FixSourceId));
    }
    found
}

fn figure(row: &Row<'_>, clock: &Clock) -> Option<Figure> {
    let (count, unit) = (row.get("count"), row.get("unit"));
    let needs_count = ["bound", "cumulative", "since"].into_iter().find_map(|c| row.get(c));
    let (count, unit) = match (count, unit) {
        (Some(count), Some(unit)) => (count, unit),
        (None, None) => {
            if let Some(cell) = needs_count {
                row.page.error(cell.span, say!(BadNoCount), say!(FixNoCount));
            }
            return None;
        }
        (Some(only), None) | (None, Some(only)) => {
            row.page.error(only.span, say!(BadCountUnit), say!(FixBothCells));
            return None;
        }
    };
    let unit_id = Id::new(&unit.text.replace('_', "-"));
    if unit_id.is_none() {
        row.page.error(unit.span, say!(BadUnit, text = quoted(&unit.text)), say!(FixUnit));
    }
    let number = number(row, count, &unit.text);
    let bound = row.get("bound").map_or(Some(Bound::Exactly), |cell| bound(row, cell));
    let sum = sum(row, clock);
    let (count, in_minutes) = number?;
    let unit = if in_minutes { Id::new("minutes") } else { unit_id };
    Some(Figure { count, unit: unit?, bound: bound?, sum: sum? })
}

/// A whole number; of hours also one with decimals, which then counts minutes.
fn number(row: &Row<'_>, cell: &Cell, unit: &str) -> Option<(u32, bool)> {
    let text = cell.text.as_str();
    if let Ok(whole) = text.parse::<u32>() {
        return Some((whole, false));
    }
    let minutes =
        text.parse::<f64>().ok().filter(|h| unit == "hours" && (0.0..1e6).contains(h)).map(|h| h * 60.0);
    if let Some(minutes) = minutes
        && minutes.fract() == 0.0
    {
        return Some((minutes as u32, true));
    }
    row.page.error(cell.span, say!(BadCount, text = quoted(text)), say!(FixCount));
    None
}

fn bound(row: &Row<'_>, cell: &Cell) -> Option<Bound> {
    const WORDS: [(&str, Bound); 4] =
        [("about", Bound::About), ("over", Bound::Over), ("almost", Bound::Almost), ("up-to", Bound::UpTo)];
    let found = WORDS.iter().find(|(word, _)| *word == cell.text);
    if found.is_none() {
        one_of(row, cell, &WORDS.map(|(word, _)| word));
    }
    found.map(|(_, bound)| *bound)
}

/// Whether it is a sum and since when. Without a cell `cumulative`, the event's word says so. The outer none is an error.
#[expect(clippy::option_option, reason = "a figure that is no sum is no mistake")]
fn sum(row: &Row<'_>, clock: &Clock) -> Option<Option<Since>> {
    let event = row.get("event").map_or("", |cell| cell.text.as_str());
    let usual = event.split('_').any(|part| matches!(part, "cumulative" | "total"));
    let is_sum = match row.get("cumulative") {
        None => usual,
        Some(cell) => match cell.text.as_str() {
            "yes" => true,
            "no" => false,
            _ => {
                one_of(row, cell, &["yes", "no"]);
                return None;
            }
        },
    };
    match (is_sum, row.get("since")) {
        (false, Some(cell)) => {
            row.page.error(cell.span, say!(BadSinceNoSum), say!(FixSinceNoSum));
            None
        }
        (false, None) => Some(None),
        (true, None) => Some(Some(Since::NotSaid)),
        (true, Some(cell)) => since(row, cell, clock).map(|at| Some(Since::Time(at))),
    }
}

/// What was said, and the addresses after the first ` | `, apart by ` ; `.
fn note(row: &Row<'_>) -> (Words, Vec<Words>) {
    let Some(cell) = row.get("note") else { return Default::default() };
    let (said, addresses) = match cell.text.split_once(" | ") {
        Some((said, addresses)) => (said, addresses),
        None => (cell.text.as_str(), ""),
    };
    let said = words(row, cell, said.trim()).unwrap_or_default();
    let mut found_at = Vec::new();
    for address in addresses.split(" ; ").map(str::trim).filter(|a| !a.is_empty()) {
        if !address.starts_with("https://") && !address.starts_with("http://") {
            row.page.error(cell.span, say!(BadAddress, text = quoted(address)), say!(FixAddress));
        }
        found_at.extend(words(row, cell, address));
    }
    (said, found_at)
}

fn optional_words(row: &Row<'_>, column: &str) -> Words {
    row.get(column).and_then(|cell| words(row, cell, &cell.text)).unwrap_or_default()
}

/// Words as a record can keep them: what would be cut is said instead.
fn words(row: &Row<'_>, cell: &Cell, text: &str) -> Option<Words> {
    let words = Words::new(text);
    if words.as_str() == text {
        return Some(words);
    }
    row.page.error(cell.span, say!(BadLong, most = Words::MOST, text = quoted(text)), say!(FixLong));
    None
}

fn id(row: &Row<'_>, cell: &Cell) -> Option<Id> {
    as_id(row, cell, &cell.text)
}

/// Several ids with blanks between them.
fn ids(row: &Row<'_>, cell: &Cell) -> Vec<Id> {
    cell.text.split_whitespace().filter_map(|text| as_id(row, cell, text)).collect()
}

fn as_id(row: &Row<'_>, cell: &Cell, text: &str) -> Option<Id> {
    let found = Id::new(text);
    if found.is_none() {
        row.page.error(cell.span, say!(BadId, id = quoted(text)), say!(FixRecordId));
    }
    found
}

fn agreement(row: &Row<'_>) -> Option<(Id, Kind)> {
    const KINDS: [(&str, Kind); 5] = [
        ("ceasefire", Kind::Ceasefire),
        ("pause", Kind::Pause),
        ("corridor", Kind::Corridor),
        ("notification", Kind::Notification),
        ("exchange", Kind::Exchange),
    ];
    match (row.get("agreement"), row.get("kind")) {
        (None, None) => None,
        (Some(agreement), Some(cell)) => {
            let kind = KINDS.iter().find(|(word, _)| *word == cell.text);
            if kind.is_none() {
                one_of(row, cell, &KINDS.map(|(word, _)| word));
            }
            id(row, agreement).zip(kind.map(|(_, kind)| *kind))
        }
        (Some(only), None) | (None, Some(only)) => {
            row.page.error(only.span, say!(BadAgreementKind), say!(FixBothCells));
            None
        }
    }
}

fn one_of(row: &Row<'_>, cell: &Cell, words: &[&str]) {
    let help = match nearest(&cell.text, words.iter().copied()) {
        Some(meant) => say!(FixMeant, meant = meant),
        None => say!(FixOneOf, words = names(words)),
    };
    row.page.error(cell.span, say!(BadWord, text = quoted(&cell.text)), help);
}
