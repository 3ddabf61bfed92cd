//! A table of data: columns with a key, a heading and a hashtag, and typed cells.

use domain::Time;
use texts::Text;

/// A value of a table.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Cell {
    /// Nothing is known or limited.
    Empty,
    Text(String),
    Int(u64),
    Real(f64),
    At(Time),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Cell {
        Cell::Int(u64::from(n))
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Cell {
        Cell::Int(n)
    }
}

impl From<Time> for Cell {
    fn from(t: Time) -> Cell {
        Cell::At(t)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Column {
    /// Its name for programs, the same in every language.
    pub(crate) key: &'static str,
    /// Its heading for people.
    pub(crate) head: Text,
    /// Its hashtag of the Humanitarian Exchange Language, 1.1.
    pub(crate) tag: &'static str,
}

/// A table.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Table {
    /// Its name for programs: a file or a sheet.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) title: Text,
    pub(crate) columns: Vec<Column>,
    /// Each as long as the columns.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// Columns in short: key, heading, tag.
pub(crate) fn columns(list: &[(&'static str, Text, &'static str)]) -> Vec<Column> {
    list.iter().map(|&(key, head, tag)| Column { key, head, tag }).collect()
}
