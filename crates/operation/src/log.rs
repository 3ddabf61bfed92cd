//! A list that only grows, and whose copies share what has grown: facts are copied while an operation runs, and what does not fit may be long.

use alloc::sync::Arc;
use alloc::vec::Vec;

/// How many values are shared at a time.
const PART: usize = 512;

/// Values in the order in which they came.
#[derive(Clone, Debug)]
pub struct Log<T> {
    /// Each of [`PART`] values.
    whole: Vec<Arc<Vec<T>>>,
    open: Vec<T>,
}

impl<T> Log<T> {
    /// Adds a value behind all others. O(1) amortised.
    pub fn push(&mut self, value: T) {
        self.open.push(value);
        if self.open.len() == PART {
            self.whole.push(Arc::new(core::mem::take(&mut self.open)));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.whole.len() * PART + self.open.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.whole.iter().flat_map(|part| part.iter()).chain(&self.open)
    }

    /// The last so many, or all if there are fewer.
    pub fn latest(&self, n: usize) -> impl Iterator<Item = &T> {
        let before = self.len().saturating_sub(n);
        let parts = self.whole.iter().skip(before / PART).flat_map(|part| part.iter());
        parts.chain(&self.open).skip(before - before / PART * PART)
    }

    /// The last.
    pub fn last(&self) -> Option<&T> {
        self.iter().next_back()
    }
}

impl<T> Default for Log<T> {
    fn default() -> Log<T> {
        Log { whole: Vec::new(), open: Vec::new() }
    }
}

impl<T: PartialEq> PartialEq for Log<T> {
    fn eq(&self, other: &Log<T>) -> bool {
        let same = |(a, b): (&Arc<Vec<T>>, &Arc<Vec<T>>)| Arc::ptr_eq(a, b) || a == b;
        self.len() == other.len() && self.whole.iter().zip(&other.whole).all(same) && self.open == other.open
    }
}

impl<T: PartialEq> PartialEq<Vec<T>> for Log<T> {
    fn eq(&self, other: &Vec<T>) -> bool {
        self.iter().eq(other)
    }
}

impl<T> FromIterator<T> for Log<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Log<T> {
        let mut log = Log::default();
        values.into_iter().for_each(|value| log.push(value));
        log
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_list_and_a_copy_does_not_follow() {
        for n in [0, 1, PART - 1, PART, PART + 1, 3 * PART + 7] {
            let plain: Vec<usize> = (0..n).collect();
            let mut log: Log<usize> = plain.iter().copied().collect();
            assert_eq!((log.len(), log.is_empty(), log.last()), (n, n == 0, plain.last()));
            assert_eq!(log, plain);
            for latest in [0, 1, 5, PART, 2 * PART + 3, n, n + 9] {
                let last = &plain[n.saturating_sub(latest)..];
                assert!(log.latest(latest).eq(last), "{latest} of {n}");
            }
            let copy = log.clone();
            assert_eq!(log, copy);
            log.push(n);
            assert_ne!(log, copy);
            assert_eq!(copy, plain);
        }
    }
}
