//! Every value of a TOML text with its place, and the text with something changed there.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    Text,
    Number,
    Zero,
    Flag,
    Moment,
    List,
    Table,
    /// A table or array of tables with a header of its own.
    Header,
}

/// A value, with the key it belongs to if it has one.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// Keys from the top, `[]` for an element of an array.
    pub(crate) path: String,
    pub(crate) key: Option<Range<usize>>,
    pub(crate) value: Range<usize>,
    pub(crate) sort: Sort,
    /// The table that it stands in: its header or braces; nothing for the root.
    pub(crate) parent: Option<Range<usize>>,
}

/// All of them, from the top.
pub(crate) fn spots(text: &str) -> Vec<Spot> {
    let mut found = Vec::new();
    in_table(text, DeTable::parse(text).unwrap().get_ref(), "", None, &mut found);
    found.sort_by_key(|s| s.value.start);
    found
}

fn in_table(
    text: &str,
    table: &DeTable<'_>,
    path: &str,
    parent: Option<&Range<usize>>,
    found: &mut Vec<Spot>,
) {
    for (key, value) in table {
        let path =
            if path.is_empty() { key.get_ref().to_string() } else { format!("{path}.{}", key.get_ref()) };
        one(text, value.get_ref(), value.span(), &path, Some(key.span()), parent, found);
    }
}

fn one(
    text: &str,
    value: &DeValue<'_>,
    span: Range<usize>,
    path: &str,
    key: Option<Range<usize>>,
    parent: Option<&Range<usize>>,
    found: &mut Vec<Spot>,
) {
    let header = matches!(value, DeValue::Array(_) | DeValue::Table(_)) && is_header(text, &span);
    let zero = |n: &str| !n.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let sort = match value {
        _ if header => Sort::Header,
        DeValue::String(_) => Sort::Text,
        DeValue::Integer(n) if zero(n.as_str()) => Sort::Zero,
        DeValue::Float(x) if zero(x.as_str()) => Sort::Zero,
        DeValue::Integer(_) | DeValue::Float(_) => Sort::Number,
        DeValue::Boolean(_) => Sort::Flag,
        DeValue::Datetime(_) => Sort::Moment,
        DeValue::Array(_) => Sort::List,
        DeValue::Table(_) => Sort::Table,
    };
    found.push(Spot { path: path.to_owned(), key, value: span.clone(), sort, parent: parent.cloned() });
    match value {
        DeValue::Array(items) => {
            for item in items {
                match item.get_ref() {
                    DeValue::Table(inner) if is_header(text, &item.span()) => {
                        in_table(text, inner, path, Some(&item.span()), found);
                    }
                    inner => one(text, inner, item.span(), &format!("{path}[]"), None, parent, found),
                }
            }
        }
        DeValue::Table(inner) => in_table(text, inner, path.trim_end_matches("[]"), Some(&span), found),
        _ => {}
    }
}

fn is_header(text: &str, span: &Range<usize>) -> bool {
    let begins_line = text[..span.start].chars().next_back().is_none_or(|c| c == '\n');
    begins_line && text[span.clone()].starts_with('[')
}

/// The text with a stretch replaced.
pub(crate) fn replaced(text: &str, at: &Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..at.start], &text[at.end..])
}

/// The line of a byte, from 1.
pub(crate) fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The text without a key and its value, all lines as they were; the comma goes with it.
pub(crate) fn without(text: &str, spot: &Spot) -> String {
    let key = spot.key.clone().unwrap();
    let (mut from, mut until) = (key.start, spot.value.end);
    let rest = text[until..].trim_start_matches(' ');
    if rest.starts_with(',') {
        until = text.len() - rest.len() + 1;
    } else if text[..from].trim_end_matches(' ').ends_with(',') {
        from = text[..from].rfind(',').unwrap();
    }
    replaced(text, &(from..until), "")
}
