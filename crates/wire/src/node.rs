//! One tree of values for TOML and JSON, each value and key with its place in the file.

use jiff::civil;
use texts::Text;
use toml::de::{DeTable, DeValue};
use toml::value::{Datetime, Offset};

use crate::instant::Civil;
use crate::json_value;
use crate::source::{Page, Span};
use crate::told::{NO_HELP, say};

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node {
    /// Where it stands; of a table with a header of its own, the header.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) value: Value,
}

/// What TOML and JSON can say.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value {
    /// JSON's null, which no key takes.
    Null,
    /// True or false.
    Flag(bool),
    /// A whole number; one beyond 128 bits is as good as the greatest.
    Whole(i128),
    /// Any other number; may be infinite or no number at all.
    Real(f64),
    /// A text.
    Text(String),
    /// A TOML date, time or both.
    Moment(Civil),
    /// An array.
    List(Vec<Node>),
    /// A table, in the order of the file.
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Where the key stands.
    pub(crate) span: Span,
    /// The value.
    pub(crate) node: Node,
}

impl Node {
    /// What it is, for messages.
    pub(crate) fn noun(&self) -> Text {
        match &self.value {
            Value::Null => Text::SortNull,
            Value::Flag(_) => Text::SortFlag,
            Value::Whole(_) => Text::SortWhole,
            Value::Real(_) => Text::SortNumber,
            Value::Text(_) => Text::SortText,
            Value::Moment(c) if c.time.is_none() => Text::SortDate,
            Value::Moment(c) if c.date.is_none() => Text::SortTimeOfDay,
            Value::Moment(_) => Text::SortInstant,
            Value::List(_) => Text::SortArray,
            Value::Table(_) => Text::SortTable,
        }
    }
}

/// The root table of a TOML file; none if its syntax is broken, which is then reported.
pub(crate) fn toml(page: Page<'_>) -> Option<Node> {
    let (root, errors) = DeTable::parse_recoverable(&page.source.text);
    let mut broken = false;
    for error in &errors {
        let end = page.source.text.len();
        let span = error.span().map_or(Span::new(end, end), |s| Span::new(s.start, s.end));
        // What stands twice leaves the rest of the file as it was; after any other slip, what follows cannot be trusted.
        if error.message() == "duplicate key" {
            page.error(span, say!(BadKeyTwice, key = page.quote(span)), say!(FixKeyTwice));
        } else {
            broken = true;
            let (message, help) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
            // What the parser says is its own, and English.
            let help = (!help.is_empty() && help != "nothing").then(|| say!(FixSyntax, wanted = help));
            page.error(span, say!(BadToml, why = message), help);
        }
    }
    let root = table(root.get_ref(), Span::default());
    (!broken).then_some(root)
}

fn table(from: &DeTable<'_>, span: Span) -> Node {
    let mut entries: Vec<Entry> = from
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            span: Span::new(key.span().start, key.span().end),
            node: node(value.get_ref(), Span::new(value.span().start, value.span().end)),
        })
        .collect();
    // The parser keeps keys by the alphabet; names and priorities are in the order of the file.
    entries.sort_by_key(|e| e.span.start);
    Node { span, value: Value::Table(entries) }
}

fn node(from: &DeValue<'_>, span: Span) -> Node {
    let value = match from {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(n) => Value::Whole(whole(n.as_str(), n.radix())),
        DeValue::Float(x) => Value::Real(x.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(b) => Value::Flag(*b),
        DeValue::Datetime(at) => Value::Moment(moment(at)),
        DeValue::Array(items) => Value::List(
            items.iter().map(|v| node(v.get_ref(), Span::new(v.span().start, v.span().end))).collect(),
        ),
        DeValue::Table(inner) => return table(inner, span),
    };
    Node { span, value }
}

fn whole(digits: &str, radix: u32) -> i128 {
    let beyond = if digits.starts_with('-') { i128::MIN } else { i128::MAX };
    i128::from_str_radix(digits, radix).unwrap_or(beyond)
}

fn moment(at: &Datetime) -> Civil {
    Civil {
        date: at.date.and_then(|d| civil::Date::new(d.year as i16, d.month as i8, d.day as i8).ok()),
        time: at.time.and_then(|t| {
            let nanos = t.nanosecond.unwrap_or(0) as i32;
            civil::Time::new(t.hour as i8, t.minute as i8, t.second.unwrap_or(0) as i8, nanos).ok()
        }),
        offset: at.offset.map(|o| match o {
            Offset::Z => 0,
            Offset::Custom { minutes } => i32::from(minutes) * 60,
        }),
    }
}

/// The value of a JSON file; none if its syntax is broken, which is then reported.
pub(crate) fn json(page: Page<'_>) -> Option<Node> {
    match json_value::parse(&page.source.text) {
        Ok(node) => Some(from_json(node)),
        Err(e) => {
            page.error(Span::new(e.span.start, e.span.end), say!(BadJson, why = e.message), NO_HELP);
            None
        }
    }
}

fn from_json(from: json_value::Node<'_>) -> Node {
    let value = match from.value {
        json_value::Value::Null => Value::Null,
        json_value::Value::Bool(b) => Value::Flag(b),
        json_value::Value::Whole(n) => Value::Whole(i128::from(n)),
        json_value::Value::Real(x) => Value::Real(x),
        json_value::Value::Text(text) => Value::Text(text.into_owned()),
        json_value::Value::List(items) => Value::List(items.into_iter().map(from_json).collect()),
        json_value::Value::Object(entries) => Value::Table(
            entries
                .into_iter()
                .map(|(key, node)| Entry {
                    key: key.text.into_owned(),
                    span: Span::new(key.span.start, key.span.end),
                    node: from_json(node),
                })
                .collect(),
        ),
    };
    Node { span: Span::new(from.span.start, from.span.end), value }
}
