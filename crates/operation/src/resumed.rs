//! A record that goes on from what an earlier one came to, before its entries are here.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use domain::Time;

use crate::bytes::{Put, bytes, put};
use crate::entry::Entry;
use crate::event::Event;
use crate::facts::Facts;
use crate::fold::{fields, stands_on};
use crate::ground::Ground;
use crate::id::EntryId;
use crate::record::{Base, Record, Stale};
use crate::unbytes::{From, entry_of};

/// What must be known of entries that are not here.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Before {
    /// The last of them in the order of what happened.
    pub(crate) last: Option<(Time, EntryId)>,
    /// Those of them that corrections speak of.
    pub(crate) corrected: BTreeSet<EntryId>,
}
fields!(Before { last, corrected });

/// What a whole record comes to, apart from it: facts some way back, and the entries since.
#[derive(Debug)]
pub struct Fold {
    before: Before,
    corrected: BTreeSet<EntryId>,
    facts: Facts,
    tail: Vec<Entry>,
}

impl Fold {
    /// As bytes for [`Record::resumed`]. O(facts + tail).
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, &[&self.before as &dyn Put, &self.corrected, &self.facts]);
        let tail: Vec<(Time, Vec<u8>)> = self.tail.iter().map(|e| (e.recorded_at, bytes(e))).collect();
        put(&mut out, &[&tail]);
        out
    }
}

impl<'g> Record<'g> {
    /// What all entries of a whole record come to; none of a record that is not whole. O(facts + tail).
    pub fn fold(&mut self) -> Option<Fold> {
        if self.before.is_some() {
            return None;
        }
        self.facts();
        let tail: Vec<&Entry> = self.behind().collect();
        let corrects = |entry: &&Entry| matches!(entry.event, Event::Corrected { .. });
        let plain = |entry: &&Entry| !corrects(entry) && !self.corrected.contains(&entry.id);
        let here = |ids: &BTreeSet<EntryId>| ids.iter().copied().filter(|id| self.has(*id)).collect();
        let before = |last| Before { last, corrected: here(&self.corrected) };
        let corrected = self.corrected.clone();
        // Entries that corrections speak of cannot be told again without the corrections: then it goes on from all that follows from all.
        let dangling = self.corrected.iter().any(|id| !self.has(*id));
        Some(if !dangling && tail.iter().all(plain) && self.conflicts().next().is_none() {
            let tail = tail.into_iter().cloned().collect();
            Fold { before: before(self.base.last), corrected, facts: self.base.facts.clone(), tail }
        } else {
            let last = self.order.last().copied();
            Fold { before: before(last), corrected, facts: self.facts.clone(), tail: Vec::new() }
        })
    }

    /// [`Record::fold`] as bytes.
    pub fn fold_bytes(&mut self) -> Option<Vec<u8>> {
        self.fold().map(|fold| fold.bytes())
    }

    /// A record that goes on from there, without the earlier entries. Those that were in it must not be added to it again; [`Record::join`] puts it behind
    /// them. None if these are no such bytes, or of another scenario.
    pub fn resumed(ground: &'g Ground<'g>, fold: &[u8]) -> Option<Record<'g>> {
        let mut from = From::new(fold);
        let mut record = Record::new(ground);
        let before: Before = from.take()?;
        record.corrected = from.take()?;
        let facts: Facts = from.take()?;
        let tail: Vec<(Time, Vec<u8>)> = from.take()?;
        if !from.ended() || !stands_on(&facts, ground) {
            return None;
        }
        record.facts = facts.clone();
        record.base = Base { facts, last: before.last, tail: 0 };
        record.before = Some(before);
        for (recorded_at, entry) in tail {
            record.add(entry_of(&entry, recorded_at)?);
        }
        // In their order none of them is late.
        (record.stale == Stale::Nothing).then_some(record)
    }

    /// Whether all entries are here.
    pub fn is_whole(&self) -> bool {
        self.before.is_none()
    }

    /// Becomes whole: `earlier` has the entries that it went on from. Returns whether what it went on from was what follows from them, as far as that can
    /// be said; if not, it is forgotten. O(k log n) for k entries that came since.
    pub fn join(&mut self, earlier: Record<'g>) -> bool {
        let mut since = core::mem::replace(self, earlier);
        for entry in since.entries() {
            self.add(entry.clone());
        }
        since.lacks() || since.facts() == self.facts()
    }
}
