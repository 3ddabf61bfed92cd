//! Tables whose rows only their own kind of index can open.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::ops::{Index, IndexMut};

/// The position of a `T` in its [`Table`]: dense, from 0, never written to a file.
pub struct Idx<T>(u32, PhantomData<fn() -> T>);

impl<T> Idx<T> {
    /// The index of the row at this position.
    pub const fn new(position: usize) -> Self {
        Idx(position as u32, PhantomData)
    }

    /// The position, for arrays kept beside the table.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Idx<T> {}
impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Idx<T> {}
impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Idx<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Rows in the order in which the file has them.
#[derive(Clone, PartialEq, Debug)]
pub struct Table<T>(Vec<T>);

impl<T> Table<T> {
    /// An empty table.
    pub const fn new() -> Self {
        Table(Vec::new())
    }

    /// Adds a row and returns its index.
    pub fn push(&mut self, row: T) -> Idx<T> {
        self.0.push(row);
        Idx::new(self.0.len() - 1)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The rows with their indices, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Idx<T>, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(i, row)| (Idx::new(i), row))
    }

    /// All indices, in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = Idx<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Idx::new)
    }

    /// The first row that passes the test. O(n): for reading files, not for searching.
    pub fn position(&self, test: impl FnMut(&T) -> bool) -> Option<Idx<T>> {
        self.0.iter().position(test).map(Idx::new)
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table::new()
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(rows: Vec<T>) -> Self {
        Table(rows)
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Table(rows.into_iter().collect())
    }
}

impl<T> Index<Idx<T>> for Table<T> {
    type Output = T;
    fn index(&self, i: Idx<T>) -> &T {
        &self.0[i.get()]
    }
}

impl<T> IndexMut<Idx<T>> for Table<T> {
    fn index_mut(&mut self, i: Idx<T>) -> &mut T {
        &mut self.0[i.get()]
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
