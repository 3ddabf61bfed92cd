//! Ids: what they look like, that none stands twice, and what one refers to.

use std::cell::Cell;
use std::collections::BTreeMap;

use domain::Idx;
use texts::Text;

use crate::fields::{Field, Fields};
use crate::nearest::suggestion;
use crate::source::{Page, Span, quoted};
use crate::told::{NO_HELP, say};

/// Whether a text is an id: `[a-z0-9][a-z0-9-]{0,63}`.
pub(crate) fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..=64).contains(&bytes.len())
        && bytes[0] != b'-'
        && bytes.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
}

/// Says that a text is no id, unless it is one.
pub(crate) fn check_id(page: Page<'_>, span: Span, text: &str) {
    if !is_id(text) {
        page.error(span, say!(BadId, id = quoted(text)), say!(FixId));
    }
}

/// The ids of one table, each with its row and where it stands.
#[derive(Debug)]
pub(crate) struct Ids<'a, T> {
    /// `place`.
    noun: Text,
    /// `places`.
    many: Text,
    known: BTreeMap<String, Known<'a, T>>,
    /// How many more unknown ids are compared with all that exist.
    suggestions: Cell<u32>,
}

/// A table of driving times that belongs to another scenario has nothing but unknown ids.
const SUGGESTIONS: u32 = 100;

/// The row of an id, and where the id stands, if it stands anywhere.
type Known<'a, T> = (Idx<T>, Option<(Page<'a>, Span)>);

impl<'a, T> Ids<'a, T> {
    /// No id yet.
    pub(crate) fn new(noun: Text, many: Text) -> Self {
        Ids { noun, many, known: BTreeMap::new(), suggestions: Cell::new(SUGGESTIONS) }
    }

    /// The ids of rows, each row standing for the index of its position; missing, ill-formed and repeated ids are reported.
    pub(crate) fn of(noun: Text, many: Text, rows: &[Fields<'a>]) -> Self {
        let mut ids = Ids::new(noun, many);
        for (position, row) in rows.iter().enumerate() {
            if let Some(field) = row.need("id")
                && let Some(text) = field.text()
            {
                check_id(field.page, field.node.span, text);
                ids.declare(field.page, field.node.span, text, Idx::new(position));
            }
        }
        ids
    }

    /// An id that exists without standing anywhere.
    pub(crate) fn declare_silently(&mut self, text: &str, row: Idx<T>) {
        self.known.insert(text.to_owned(), (row, None));
    }

    /// One more id; one that is there already is reported.
    pub(crate) fn declare(&mut self, page: Page<'a>, span: Span, text: &str, row: Idx<T>) {
        if let Some((_, Some((other, first)))) = self.known.get(text) {
            let help = say!(FixFirst, place = page.place(*other, *first));
            page.error(span, say!(BadTwice, noun = self.noun, id = quoted(text)), help);
            return;
        }
        self.known.insert(text.to_owned(), (row, Some((page, span))));
    }

    /// The row of an id, if there is one. O(log n).
    pub(crate) fn get(&self, text: &str) -> Option<Idx<T>> {
        self.known.get(text).map(|(row, _)| *row)
    }

    /// The row of an id; one that does not exist is reported with the nearest that does.
    pub(crate) fn find(&self, page: Page<'_>, span: Span, text: &str) -> Option<Idx<T>> {
        let found = self.get(text);
        if found.is_none() {
            let left = self.suggestions.get();
            let help = (left > 0).then(|| {
                self.suggestions.set(left - 1);
                suggestion(text, self.many, self.known.keys().map(String::as_str))
            });
            page.error(span, say!(BadUnknown, noun = self.noun, id = quoted(text)), help);
        }
        found
    }

    /// The row that a value names.
    pub(crate) fn read(&self, field: Field<'_>) -> Option<Idx<T>> {
        self.find(field.page, field.node.span, field.text()?)
    }

    /// The rows that an array names, each with its value; one that is named twice is reported.
    pub(crate) fn read_list<'f>(&self, field: Field<'f>) -> Vec<(Idx<T>, Field<'f>)> {
        let mut found: Vec<(Idx<T>, Field<'f>)> = Vec::new();
        for item in field.list().unwrap_or_default() {
            let Some(row) = self.read(item) else { continue };
            if found.iter().any(|(other, _)| *other == row) {
                item.error(say!(BadTwice, noun = self.noun, id = item.page.quote(item.node.span)), NO_HELP);
            } else {
                found.push((row, item));
            }
        }
        found
    }
}
