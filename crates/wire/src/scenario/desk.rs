//! What every part of the reader has at hand: the files, the time zone, and readings that need them.

use std::path::Path;

use domain::{Name, Time};
use jiff::tz::TimeZone;

use crate::Files;
use crate::fields::Field;
use crate::instant::resolve;
use crate::source::{Page, Source, Span, quoted};
use crate::told::say;

/// What every part has at hand.
pub(super) struct Desk<'a> {
    /// The files.
    pub(super) files: &'a dyn Files,
    /// The scenario's folder as its path names it, for naming the others.
    pub(super) folder: String,
    /// The zone of local times.
    pub(super) zone: TimeZone,
}

/// The folder of a path; empty if it names none.
pub(super) fn folder(path: &str) -> String {
    Path::new(path).parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Desk<'_> {
    /// A date and time as an instant.
    pub(super) fn instant(&self, field: Field<'_>) -> Option<Time> {
        let civil = field.civil()?;
        resolve(&civil, &self.zone).map_err(|t| field.error(t.message, t.help)).ok()
    }

    /// A text of a CSV cell as an instant.
    pub(super) fn instant_in_cell(
        &self,
        page: Page<'_>,
        column: &str,
        cell: &crate::csv_table::Cell,
    ) -> Option<Time> {
        let node = crate::node::Node {
            span: cell.span,
            value: crate::node::Value::Text(cell.text.trim().to_owned()),
        };
        self.instant(Field { page, label: column, key: cell.span, node: &node })
    }

    /// The file that a value names, as text.
    pub(super) fn open(&self, field: Field<'_>) -> Option<Source> {
        let name = field.text()?;
        let file = Path::new(&self.folder).join(name).to_string_lossy().into_owned();
        match self.files.read(name) {
            Ok(bytes) => Source::decode(&file, &bytes).map_err(|p| field.page.log.push(p)).ok(),
            Err(why) => {
                field.error(say!(BadFile, why = why, file = quoted(name)), say!(FixPaths));
                None
            }
        }
    }
}

/// A name, in one or several languages.
pub(super) fn name(field: Field<'_>) -> Option<Name> {
    use crate::node::Value;
    match &field.node.value {
        Value::Text(_) => field.text().map(Name::plain),
        Value::Table(entries) => {
            if entries.is_empty() {
                field.error(say!(BadEmpty, key = field.label), say!(FixName));
            }
            let texts = entries.iter().filter_map(|e| {
                check_tag(field.page, e.span, &e.key);
                let inner = Field { page: field.page, label: &e.key, key: e.span, node: &e.node };
                inner.text().map(|text| (e.key.clone(), text.to_owned()))
            });
            Some(Name(texts.collect()))
        }
        _ => {
            field.wrong(texts::Text::SortName, say!(FixName));
            None
        }
    }
}

/// Says that a key is no language tag, unless it could be one.
fn check_tag(page: Page<'_>, span: Span, tag: &str) {
    let parts =
        tag.split('-').all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !parts || tag.len() > 35 {
        page.error(span, say!(BadLanguage, tag = quoted(tag)), say!(FixName));
    }
}

/// The `name` of a row, or its `id`.
pub(super) fn name_or_id(row: crate::fields::Fields<'_>) -> Name {
    row.get("name").and_then(name).unwrap_or_else(|| Name::plain(&id(row)))
}

/// The `id` of a row, whose faults have been reported before.
pub(super) fn id(row: crate::fields::Fields<'_>) -> String {
    match row.get("id").map(|f| &f.node.value) {
        Some(crate::node::Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
