//! A table that is being read key by key, and a value that is being read as what it should be.

use std::ops::RangeInclusive;

use domain::Duration;
use jiff::civil;

use crate::instant::{self, Civil};
use crate::nearest::{listed, nearest};
use crate::node::{Entry, Node, Value};
use crate::shape::{self, Shape};
use crate::source::{Page, Span, quoted};

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
                (Some(meant), _) => format!("did you mean `{meant}`?"),
                (None, Some(home)) => {
                    format!(
                        "{} has no such key, {} has; a key belongs to the header above it",
                        shape.noun, home.noun
                    )
                }
                (None, None) => format!("{} has {}", shape.noun, listed(shape.keys)),
            };
            self.page.error(entry.span, format!("unknown key: {}", quoted(&entry.key)), help);
        }
    }

    fn peek(&self, key: &str) -> Option<&'a Entry> {
        self.entries.iter().find(|e| e.key == key)
    }

    /// The value of a key, if it is there.
    pub(crate) fn get(&self, key: &'static str) -> Option<Field<'a>> {
        debug_assert!(self.shape.keys.contains(&key), "{} has no key {key}", self.shape.noun);
        self.peek(key).map(|e| Field { page: self.page, label: &e.key, key: e.span, node: &e.node })
    }

    /// The value of a key that must be there; its absence is reported at the table's header.
    pub(crate) fn need(&self, key: &'static str) -> Option<Field<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.page.error(
                self.span,
                format!("missing key: {key}"),
                format!("{} needs `{key}`", self.shape.noun),
            );
        }
        found
    }

    /// The tables of an array of tables, none if the key is absent.
    pub(crate) fn rows(&self, key: &'static str, shape: &'static Shape) -> Vec<Fields<'a>> {
        let Some(field) = self.get(key) else { return Vec::new() };
        let Value::List(items) = &field.node.value else {
            field.wrong("an array of tables", &format!("write `[[{key}]]` above each"));
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
    fn wrong(self, expected: &str, help: &str) {
        let found = self.page.quote(self.node.span);
        let message = format!("`{}` should be {expected}, not {}: {found}", self.label, self.node.noun());
        self.page.error(self.node.span, message, help);
    }

    /// Says what is wrong with the value.
    pub(crate) fn error(self, message: impl Into<String>, help: impl AsRef<str>) {
        self.page.error(self.node.span, message, help);
    }

    /// Says what about the value its author may not have meant.
    pub(crate) fn warn(self, message: impl Into<String>, help: impl AsRef<str>) {
        self.page.warn(self.node.span, message, help);
    }

    /// The entries of a table.
    pub(crate) fn table(self) -> Option<&'a [Entry]> {
        if let Value::Table(entries) = &self.node.value {
            return Some(entries);
        }
        self.wrong("a table", "");
        None
    }

    /// The values of an array, each as a field of the same key.
    pub(crate) fn list(self) -> Option<Vec<Field<'a>>> {
        if let Value::List(items) = &self.node.value {
            return Some(items.iter().map(|node| Field { node, key: node.span, ..self }).collect());
        }
        let help = match self.node.value {
            Value::Table(_) | Value::Text(_) => "put it in brackets: [ … ]",
            _ => "",
        };
        self.wrong("an array", help);
        None
    }

    /// A text that is not empty.
    pub(crate) fn text(self) -> Option<&'a str> {
        match &self.node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.error(format!("`{}` is empty", self.label), "");
                None
            }
            Value::Text(text) => Some(text),
            _ => {
                self.wrong("text", "put it in quotation marks");
                None
            }
        }
    }

    /// True or false.
    pub(crate) fn flag(self) -> Option<bool> {
        if let Value::Flag(flag) = self.node.value {
            return Some(flag);
        }
        self.wrong("true or false", "without quotation marks");
        None
    }

    /// A whole number in this range.
    pub(crate) fn whole(self, range: RangeInclusive<u32>) -> Option<u32> {
        if let Value::Whole(n) = self.node.value {
            return whole_within(self.page, self.node.span, self.label, n, range);
        }
        self.wrong("a whole number", "without quotation marks or a decimal point");
        None
    }

    /// A number from 0 (or above it) to a most.
    pub(crate) fn number(self, least: Least, most: f64) -> Option<f64> {
        let x = match self.node.value {
            Value::Whole(n) => n as f64,
            Value::Real(x) => x,
            _ => {
                self.wrong("a number", "without quotation marks");
                return None;
            }
        };
        number_within(self.page, self.node.span, self.label, x, least, most)
    }

    /// A duration such as `"1h30m"`.
    pub(crate) fn duration(self) -> Option<Duration> {
        const EXAMPLE: &str = "a duration is text, such as \"1h30m\" or \"90s\"";
        let Value::Text(text) = &self.node.value else {
            if matches!(self.node.value, Value::Whole(n) if n < 0) {
                self.error(
                    format!("`{}` is negative: {}", self.label, self.page.quote(self.node.span)),
                    EXAMPLE,
                );
            } else {
                self.wrong("a duration", EXAMPLE);
            }
            return None;
        };
        instant::duration(text)
            .map_err(|t| self.error(format!("`{}` is {}", self.label, t.message), t.help))
            .ok()
    }

    /// A date and time, with or without offset.
    pub(crate) fn civil(self) -> Option<Civil> {
        const EXAMPLE: &str = "write it like 2016-12-15T08:00:00";
        match &self.node.value {
            Value::Moment(at) if at.date.is_some() && at.time.is_some() => Some(*at),
            Value::Text(text) => {
                let found = instant::parse(text);
                if found.is_none() {
                    self.error(format!("`{}` is not an instant: {}", self.label, quoted(text)), EXAMPLE);
                }
                // As the format's checker reads a text: a date alone is its midnight.
                found.map(|c| Civil { time: c.time.or(Some(civil::Time::midnight())), ..c })
            }
            _ => {
                self.wrong("an instant", EXAMPLE);
                None
            }
        }
    }

    /// A date.
    pub(crate) fn date(self) -> Option<civil::Date> {
        const EXAMPLE: &str = "write it like 2016-12-15";
        let found = match &self.node.value {
            Value::Moment(at) => *at,
            Value::Text(text) => {
                let Some(civil) = instant::parse(text) else {
                    self.error(format!("`{}` is not a date: {}", self.label, quoted(text)), EXAMPLE);
                    return None;
                };
                civil
            }
            _ => {
                self.wrong("a date", EXAMPLE);
                return None;
            }
        };
        if found.time.is_some() || found.date.is_none() {
            self.wrong("a date", EXAMPLE);
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
    let help = format!("expected a whole number from {least} to {most}");
    if n < 0 {
        page.error(span, format!("`{label}` is negative: {}", page.quote(span)), help);
    } else if n < least {
        page.error(span, format!("`{label}` must be at least {least}, not {n}"), help);
    } else if n > most {
        page.error(span, format!("`{label}` is out of range: {}", page.quote(span)), help);
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
        Least::Zero => format!("expected a number from 0 to {most}"),
        Least::AboveZero => format!("expected a number above 0, at most {most}"),
    };
    let found = page.quote(span);
    if x < 0.0 {
        page.error(span, format!("`{label}` is negative: {found}"), help);
    } else if x == 0.0 && least == Least::AboveZero {
        page.error(span, format!("`{label}` must be more than 0, not {found}"), help);
    } else if !x.is_finite() || x > most {
        page.error(span, format!("`{label}` is out of range: {found}"), help);
    } else {
        // No negative zero: it would print as one.
        return Some(x.abs());
    }
    None
}
