//! The record format `safeconduct-record/1`: a line that says what it is, then an entry a line, in JSON.

mod event;
mod order;
mod statement;
mod value;

use operation::{Entry, EntryId, Id, Role};
use serde::{Deserialize, Serialize};

use crate::source::{Source, Span};
use crate::told::NO_HELP;
use crate::{Problem, Problems, Severity, Told};
use event::EventOut;
pub use order::{Reason, about, order, reason};
use value::Wire;
pub use value::clause;

/// What a record says of itself before its first entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// `safeconduct-record/1`.
    pub format: String,
    /// The scenario's first name.
    pub scenario: String,
    /// Whether this happened, was rehearsed, or is played again.
    pub label: Label,
}

/// What kind of record it is. Nothing else tells a rehearsal from an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// It happened.
    Operation,
    /// It was drawn.
    Rehearsal,
    /// It is put together from what was published.
    Replay,
}

/// The format that this module reads and writes.
pub const FORMAT: &str = "safeconduct-record/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryOut {
    id: String,
    happened_at: String,
    recorded_at: String,
    role: String,
    device: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answers: Option<String>,
    event: EventOut,
}

/// One entry as one line, without its end.
pub fn line(entry: &Entry) -> String {
    let Entry { id, happened_at, recorded_at, role, device, answers, event } = entry;
    let out = EntryOut {
        id: id.out(),
        happened_at: happened_at.out(),
        recorded_at: recorded_at.out(),
        role: role.word().to_owned(),
        device: device.out(),
        answers: answers.out(),
        event: event.out(),
    };
    serde_json::to_string(&out).expect("strings, numbers and lists are JSON")
}

/// The entry of one line, as [`line()`] writes it.
///
/// # Errors
/// What is wrong with it, in one sentence.
pub fn of_line(text: &str) -> Result<Entry, String> {
    let out = serde_json::from_str::<EntryOut>(text).map_err(|e| e.to_string())?;
    entry(out)
}

/// An instant as records write it: in UTC, to the second.
pub fn instant(at: domain::Time) -> String {
    at.out()
}

/// The instant of such a text.
///
/// # Errors
/// What is wrong with it, in one sentence.
pub fn of_instant(text: &str) -> Result<domain::Time, String> {
    domain::Time::back(text.to_owned())
}

/// A whole record: the header, then the entries in the order given.
pub fn write<'a>(header: &Header, entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let mut out = serde_json::to_string(header).expect("strings are JSON");
    out.push('\n');
    for entry in entries {
        out.push_str(&line(entry));
        out.push('\n');
    }
    out
}

/// Reads a record. Empty lines are passed over; a last line that was cut off is an error like any other, and the entries before it stand
/// in the message's help.
///
/// # Errors
/// Every line that is no entry, at once, each with its place.
pub fn read(path: &str, bytes: &[u8]) -> Result<(Header, Vec<Entry>), Problems> {
    let source = Source::decode(path, bytes).map_err(|problem| Problems(vec![problem]))?;
    let mut problems = Vec::new();
    let mut header = None;
    let mut entries = Vec::new();
    let mut at = 0;
    let mut first = true;
    for text in source.text.split('\n') {
        let begin = at;
        at += text.len() + 1;
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.trim().is_empty() {
            continue;
        }
        let place = Place { source: &source, begin, length: text.len() };
        if std::mem::take(&mut first) {
            match serde_json::from_str::<Header>(text) {
                Ok(found) if found.format == FORMAT => header = Some(found),
                Ok(found) => problems.push(place.whole(
                    format!("another format: {}", found.format),
                    &format!("this program reads `{FORMAT}`"),
                )),
                Err(e) => problems.push(place.json(&e, "the first line says format, scenario and label")),
            }
            continue;
        }
        match serde_json::from_str::<EntryOut>(text) {
            Ok(out) => match entry(out) {
                Ok(entry) => entries.push(entry),
                Err(wrong) => problems.push(place.whole(wrong, "see docs/formats/record.md")),
            },
            Err(e) => problems.push(place.json(&e, "an entry a line: see docs/formats/record.md")),
        }
    }
    match header {
        Some(header) if problems.is_empty() => Ok((header, entries)),
        None if problems.is_empty() => {
            let place = Place { source: &source, begin: 0, length: 0 };
            Err(Problems(vec![
                place.whole("the file is empty".to_owned(), "a record begins with a line of its own"),
            ]))
        }
        _ => Err(Problems(problems)),
    }
}

fn entry(out: EntryOut) -> Result<Entry, String> {
    let EntryOut { id, happened_at, recorded_at, role, device, answers, event } = out;
    Ok(Entry {
        id: EntryId::back(id)?,
        happened_at: domain::Time::back(happened_at)?,
        recorded_at: domain::Time::back(recorded_at)?,
        role: Role::of(&role).ok_or_else(|| format!("no such role: {role}"))?,
        device: Id::back(device)?,
        answers: Option::back(answers)?,
        event: operation::Event::back(event)?,
    })
}

/// A line of the file.
struct Place<'a> {
    source: &'a Source,
    begin: usize,
    length: usize,
}

impl Place<'_> {
    fn whole(&self, message: String, help: &str) -> Problem {
        let span = Span::new(self.begin, self.begin + self.length);
        foreign(self.source, span, message, help)
    }

    /// What serde says, at the column that it names, without its own words for the place.
    fn json(&self, e: &serde_json::Error, help: &str) -> Problem {
        let at = self.begin + e.column().saturating_sub(1).min(self.length);
        let said = e.to_string();
        let said = said.split(" at line ").next().unwrap_or_default().to_owned();
        foreign(self.source, Span::new(at, at + 1), said, help)
    }
}

/// A problem in English words: a record is written and read by programs.
fn foreign(source: &Source, span: Span, message: String, help: &str) -> Problem {
    let problem = source.problem(Severity::Error, span, Told::Foreign(message), NO_HELP);
    Problem { help: Some(Told::Foreign(help.to_owned())), ..problem }
}
