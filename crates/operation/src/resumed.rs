//! A record that goes on from what an earlier one came to, before its entries are here.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use domain::Time;

use crate::bytes::{Put, put};
use crate::fold::{fields, stands_on};
use crate::ground::Ground;
use crate::id::EntryId;
use crate::record::Record;
use crate::unbytes::From;

/// What must be known of entries that are not here.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Before {
    /// The last of them in the order of what happened.
    pub(crate) last: Option<(Time, EntryId)>,
    /// Those of them that corrections speak of.
    pub(crate) corrected: BTreeSet<EntryId>,
}
fields!(Before { last, corrected });

impl<'g> Record<'g> {
    /// What all entries of a whole record came to, as bytes for [`Record::resumed`]; none of a record that is not whole. O(n).
    pub fn fold_bytes(&mut self) -> Option<Vec<u8>> {
        if self.before.is_some() {
            return None;
        }
        self.facts();
        let corrected = self.corrected.iter().copied().filter(|id| self.has(*id)).collect();
        let before = Before { last: self.order.last().copied(), corrected };
        let mut out = Vec::new();
        put(&mut out, &[&before as &dyn Put, &self.corrected, &self.facts]);
        Some(out)
    }

    /// A record that goes on from there, without the entries. Those that were in it must not be added to it again; [`Record::join`] puts it behind
    /// them. None if these are no such bytes, or of another scenario.
    pub fn resumed(ground: &'g Ground<'g>, fold: &[u8]) -> Option<Record<'g>> {
        let mut from = From::new(fold);
        let mut record = Record::new(ground);
        record.before = Some(from.take()?);
        record.corrected = from.take()?;
        record.facts = from.take()?;
        (from.ended() && stands_on(&record.facts, ground)).then_some(record)
    }

    /// Whether all entries are here.
    pub fn is_whole(&self) -> bool {
        self.before.is_none()
    }

    /// Becomes whole: `earlier` has the entries that it went on from. Returns whether what it went on from was what follows from them; if not, it is
    /// forgotten. O(k log n) for k entries that came since.
    pub fn join(&mut self, mut earlier: Record<'g>) -> bool {
        let since = core::mem::replace(self, Record::new(self.ground));
        let alone = since.is_empty();
        let same = !alone || since.facts == *earlier.facts();
        for entry in since.entries() {
            earlier.add(entry.clone());
        }
        *self = earlier;
        same && (alone || since.lacks() || since.facts == *self.facts())
    }
}
