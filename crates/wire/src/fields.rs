//! A table that is being read key by key, and a value that is being read as what it should be.

use std::ops::RangeInclusive;

use domain::Duration;
use jiff::civil;
use texts::{Said, Text};

use crate::instant::{self, Civil};
use crate::nearest::nearest;
use crate::node::{Entry, Node, Value};
use crate::shape::{self, Shape};
use crate::source::{Page, Span, quoted};
use crate::told::{NO_HELP, names, say};

/// A table of a known shape. Keys that the shape does not have are reported when it is opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'a> {
    /// The file.
    pub(crate) page: Page<'a>,
    /// The table's header or braces.
    pub(crate) span: Span,
    shape: &'static Shape,
    entries: &'a [Entry],
}

impl<'a> Fields<'a> {
    /// Opens a table, or says that it is none.
    pub(crate) fn open(field: Field<'a>, shape: &'static Shape) -> Option<Fields<'a>> {
        let fields = Fields { page: field.page, span: field.node.span, shape, entries: field.table()? };
        fields.refuse_unknown();
        Some(fields)
    }

    fn refuse_unknown(&self) {
        let shape = self.shape;
        for entry in self.entries.iter().filter(|e| !shape.keys.contains(&e.key.as_str())) {
            let free = shape.keys.iter().copied().filter(|key| self.peek(key).is_none());
            let home = shape::ALL.iter().find(|other| other.keys.contains(&entry.key.as_str()));
            let help = match (nearest(&entry.key, free), home) {
                (Some(meant), _) => say!(FixMeant, meant = meant),
                (None, Some(home)) => say!(FixKeyElsewhere, noun = shape.noun, home = home.noun),
                (None, None) => say!(FixKeysAre, noun = shape.noun, keys = names(shape.keys)),
            };
            self.page.error(entry.span, say!(BadKeyUnknown, key = quoted(&entry.key)), help);
        }
    }

    fn peek(&self, key: &str) -> Option<&'a Entry> {
        self.entries.iter().find(|e| e.key == key)
    }

    /// The value of a key, if it is there.
    pub(crate) fn get(&self, key: &'static str) -> Option<Field<'a>> {
        debug_assert!(self.shape.keys.contains(&key), "{:?} has no key {key}", self.shape.noun);
        self.peek(key).map(|e| Field { page: self.page, label: &e.key, key: e.span, node: &e.node })
    }

    /// The value of a key that must be there; its absence is reported at the table's header.
    pub(crate) fn need(&self, key: &'static str) -> Option<Field<'a>> {
        let found = self.get(key);
        if found.is_none() {
            let help = say!(FixNeeds, noun = self.shape.noun, key = key);
            self.page.error(self.span, say!(BadKeyMissing, key = key), help);
        }
        found
    }

    /// The tables of an array of tables, none if the key is absent.
    pub(crate) fn rows(&self, key: &'static str, shape: &'static Shape) -> Vec<Fields<'a>> {
        let Some(field) = self.get(key) else { return Vec::new() };
        let Value::List(items) = &field.node.value else {
            field.wrong(Text::SortArrayTables, say!(FixArrayTables, key = key));
            return Vec::new();
        };
        let open = |node| Fields::open(Field { node, key: node.span, ..field }, shape);
        items.iter().filter_map(open).collect()
    }
}

/// A value, with the key or the array that it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'a> {
    /// The file.
    pub(crate) page: Page<'a>,
    /// The key, for messages.
    pub(crate) label: &'a str,
    /// Where the key stands.
    pub(crate) key: Span,
    /// The value.
    pub(crate) node: &'a Node,
}

impl<'a> Field<'a> {
    /// Says that the value is of another sort than it should be.
    pub(crate) fn wrong(self, wanted: Text, help: impl Into<Option<Said>>) {
        let found = self.page.quote(self.node.span);
        let message =
            say!(BadType, key = self.label, wanted = wanted, found = self.node.noun(), text = found);
        self.page.error(self.node.span, message, help);
    }

    /// Says what is wrong with the value.
    pub(crate) fn error(self, message: Said, help: impl Into<Option<Said>>) {
        self.page.error(self.node.span, message, help);
    }

    /// Says what about the value its author may not have meant.
    pub(crate) fn warn(self, message: Said, help: impl Into<Option<Said>>) {
        self.page.warn(self.node.span, message, help);
    }

    /// The entries of a table.
    pub(crate) fn table(self) -> Option<&'a [Entry]> {
        if let Value::Table(entries) = &self.node.value {
            return Some(entries);
        }
        self.wrong(Text::SortTable, NO_HELP);
        None
    }

    /// The values of an array, each as a field of the same key.
    pub(crate) fn list(self) -> Option<Vec<Field<'a>>> {
        if let Value::List(items) = &self.node.value {
            return Some(items.iter().map(|node| Field { node, key: node.span, ..self }).collect());
        }
        let bare = matches!(self.node.value, Value::Table(_) | Value::Text(_));
        self.wrong(Text::SortArray, bare.then(|| say!(FixBrackets)));
        None
    }

    /// A text that is not empty.
    pub(crate) fn text(self) -> Option<&'a str> {
        match &self.node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.error(say!(BadEmpty, key = self.label), NO_HELP);
                None
            }
            Value::Text(text) => Some(text),
            _ => {
                self.wrong(Text::SortText, say!(FixQuotes));
                None
            }
        }
    }

    /// True or false.
    pub(crate) fn flag(self) -> Option<bool> {
        if let Value::Flag(flag) = self.node.value {
            return Some(flag);
        }
        self.wrong(Text::SortFlag, say!(FixNoQuotes));
        None
    }

    /// A whole number in this range.
    pub(crate) fn whole(self, range: RangeInclusive<u32>) -> Option<u32> {
        if let Value::Whole(n) = self.node.value {
            return whole_within(self.page, self.node.span, self.label, n, range);
        }
        self.wrong(Text::SortWhole, say!(FixNoQuotesPoint));
        None
    }

    /// A number from 0 (or above it) to a most.
    pub(crate) fn number(self, least: Least, most: f64) -> Option<f64> {
        let x = match self.node.value {
            Value::Whole(n) => n as f64,
            Value::Real(x) => x,
            _ => {
                self.wrong(Text::SortNumber, say!(FixNoQuotes));
                return None;
            }
        };
        number_within(self.page, self.node.span, self.label, x, least, most)
    }

    /// A duration such as `"1h30m"`.
    pub(crate) fn duration(self) -> Option<Duration> {
        let Value::Text(text) = &self.node.value else {
            if matches!(self.node.value, Value::Whole(n) if n < 0) {
                let text = self.page.quote(self.node.span);
                self.error(say!(BadNegative, key = self.label, text = text), say!(FixDuration));
            } else {
                self.wrong(Text::SortDuration, say!(FixDuration));
            }
            return None;
        };
        instant::duration(text)
            .map_err(|t| self.error(say!(BadIs, key = self.label, what = t.message), t.help))
            .ok()
    }

    /// A date and time, with or without offset.
    pub(crate) fn civil(self) -> Option<Civil> {
        match &self.node.value {
            Value::Moment(at) if at.date.is_some() && at.time.is_some() => Some(*at),
            Value::Text(text) => {
                let found = instant::parse(text);
                if found.is_none() {
                    self.error(say!(BadInstant, key = self.label, text = quoted(text)), say!(FixInstantLike));
                }
                // As the format's checker reads a text: a date alone is its midnight.
                found.map(|c| Civil { time: c.time.or(Some(civil::Time::midnight())), ..c })
            }
            _ => {
                self.wrong(Text::SortInstant, say!(FixInstantLike));
                None
            }
        }
    }

    /// A date.
    pub(crate) fn date(self) -> Option<civil::Date> {
        let found = match &self.node.value {
            Value::Moment(at) => *at,
            Value::Text(text) => {
                let Some(civil) = instant::parse(text) else {
                    self.error(say!(BadDate, key = self.label, text = quoted(text)), say!(FixDateLike));
                    return None;
                };
                civil
            }
            _ => {
                self.wrong(Text::SortDate, say!(FixDateLike));
                return None;
            }
        };
        if found.time.is_some() || found.date.is_none() {
            self.wrong(Text::SortDate, say!(FixDateLike));
            return None;
        }
        found.date
    }
}

/// From where on a number may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Least {
    /// 0 itself may be.
    Zero,
    /// Only more than 0.
    AboveZero,
}

/// Takes a whole number within a range, or says why not.
pub(crate) fn whole_within(
    page: Page<'_>,
    span: Span,
    label: &str,
    n: i128,
    range: RangeInclusive<u32>,
) -> Option<u32> {
    let (least, most) = (i128::from(*range.start()), i128::from(*range.end()));
    let help = say!(FixWhole, least = least, most = most);
    if n < 0 {
        page.error(span, say!(BadNegative, key = label, text = page.quote(span)), help);
    } else if n < least {
        page.error(span, say!(BadLeast, key = label, least = least, text = n), help);
    } else if n > most {
        page.error(span, say!(BadRange, key = label, text = page.quote(span)), help);
    } else {
        return u32::try_from(n).ok();
    }
    None
}

/// Takes a number within a range, or says why not.
pub(crate) fn number_within(
    page: Page<'_>,
    span: Span,
    label: &str,
    x: f64,
    least: Least,
    most: f64,
) -> Option<f64> {
    let help = match least {
        Least::Zero => say!(FixNumber, most = most),
        Least::AboveZero => say!(FixNumberAbove, most = most),
    };
    let found = page.quote(span);
    if x < 0.0 {
        page.error(span, say!(BadNegative, key = label, text = found), help);
    } else if x == 0.0 && least == Least::AboveZero {
        page.error(span, say!(BadZero, key = label, text = found), help);
    } else if !x.is_finite() || x > most {
        page.error(span, say!(BadRange, key = label, text = found), help);
    } else {
        // No negative zero: it would print as one.
        return Some(x.abs());
    }
    None
}
