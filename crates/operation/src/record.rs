//! The record: entries, each once, and what follows from them. In which order they came makes no difference.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::ops::Bound;

use domain::Time;

use crate::account::{Flows, Posting};
use crate::bytes::bytes;
use crate::discrepancy::Contradiction;
use crate::entry::Entry;
use crate::event::Event;
use crate::facts::Facts;
use crate::ground::Ground;
use crate::id::EntryId;
use crate::merkle::{self, Hash};
use crate::resumed::Before;

/// What became of an entry that was added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
    /// It is new.
    New,
    /// It was there already.
    Known,
    /// Another one with its id was there: the one whose bytes come first is kept, the other only noted.
    Conflict,
}

/// Entries by id, and the facts that follow from them.
#[derive(Clone, Debug)]
pub struct Record<'g> {
    pub(crate) ground: &'g Ground<'g>,
    entries: BTreeMap<EntryId, Kept>,
    pub(crate) order: BTreeSet<(Time, EntryId)>,
    /// Entries that corrections speak of.
    pub(crate) corrected: BTreeSet<EntryId>,
    /// Entries that are corrections, in the order of what happened.
    pub(crate) corrections: BTreeSet<(Time, EntryId)>,
    pub(crate) facts: Facts,
    pub(crate) stale: Stale,
    /// The facts some way back, so that an entry that is a little late is no reason to fold everything anew.
    pub(crate) base: Base,
    /// About how many of the last entries stand behind the base.
    keep: usize,
    /// The entries that it went on from without having them.
    pub(crate) before: Option<Before>,
}

/// Which facts do not follow from the entries any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stale {
    /// None.
    Nothing,
    /// Those after the base.
    Tail,
    /// All.
    All,
}

/// What followed from the first entries in the order of what happened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    pub(crate) facts: Facts,
    /// The last of them; none if it is before all entries.
    pub(crate) last: Option<(Time, EntryId)>,
    /// How many entries stand behind it.
    pub(crate) tail: usize,
}

/// Entries that stand behind the base: devices that send every second come late to each other by less, at ten thousand a second.
const TAIL: usize = 20_000;

#[derive(Clone, Debug)]
struct Kept {
    entry: Entry,
    leaf: Hash,
    conflict: bool,
}

impl<'g> Record<'g> {
    /// A record without entries.
    pub fn new(ground: &'g Ground<'g>) -> Record<'g> {
        Record {
            ground,
            entries: BTreeMap::new(),
            order: BTreeSet::new(),
            corrected: BTreeSet::new(),
            corrections: BTreeSet::new(),
            facts: Facts::default(),
            stale: Stale::Nothing,
            base: Base::default(),
            keep: TAIL,
            before: None,
        }
    }

    /// The same, with the base about so many entries back. What it comes to does not depend on it.
    #[must_use]
    pub fn with_tail(mut self, keep: usize) -> Record<'g> {
        self.keep = keep;
        self
    }

    /// Adds an entry. One that happened after all others is applied at once, O(log n). One that is late by fewer than some thousand entries makes the
    /// next [`Record::facts`] fold these anew; a later one, a correction or a conflict makes it fold everything anew, O(n log n).
    pub fn add(&mut self, entry: Entry) -> Added {
        let id = entry.id;
        let encoded = bytes(&entry);
        let leaf = merkle::leaf(&encoded);
        if let Some(known) = self.entries.get_mut(&entry.id) {
            if known.leaf == leaf {
                // The first of several receipts counts, whatever the order in which they are merged.
                known.entry.recorded_at = known.entry.recorded_at.min(entry.recorded_at);
                return Added::Known;
            }
            // Which one is kept must not depend on which came first.
            known.conflict = true;
            if encoded < bytes(&known.entry) {
                self.order.remove(&(known.entry.happened_at, entry.id));
                self.corrections.remove(&(known.entry.happened_at, entry.id));
                self.order.insert((entry.happened_at, entry.id));
                (known.entry, known.leaf) = (entry, leaf);
            }
            let kept = &self.entries[&id].entry;
            if matches!(kept.event, Event::Corrected { .. }) {
                self.corrections.insert((kept.happened_at, id));
            }
            self.corrected.extend(targets(&kept.event));
            self.stale = Stale::All;
            return Added::Conflict;
        }
        let key = (entry.happened_at, entry.id);
        let last = self.order.last().or(self.before.as_ref().and_then(|before| before.last.as_ref()));
        let last = last.is_none_or(|last| *last < key);
        let speaks_of = targets(&entry.event);
        // A correction whose entry is not here yet stands at the very end of what does not fit: no entry can be added behind it.
        let dangling = self.corrected.iter().any(|id| !self.has(*id));
        let plain = speaks_of.is_empty() && !dangling && !self.corrected.contains(&entry.id);
        if !speaks_of.is_empty() {
            self.corrections.insert(key);
        }
        self.corrected.extend(speaks_of);
        let behind = self.base.last.is_none_or(|base| base < key);
        self.stale = match self.stale {
            _ if !plain || !behind => Stale::All,
            Stale::Nothing if last => {
                self.facts.apply(self.ground, &entry, &entry.event);
                Stale::Nothing
            }
            Stale::All => Stale::All,
            Stale::Nothing | Stale::Tail => Stale::Tail,
        };
        self.order.insert(key);
        self.entries.insert(entry.id, Kept { entry, leaf, conflict: false });
        if self.stale != Stale::All {
            self.base.tail += 1;
            self.advance();
        }
        Added::New
    }

    /// Brings the base one entry on, if enough stand behind it. O(log n), and for an entry that was corrected as many steps as there are corrections.
    fn advance(&mut self) {
        if self.base.tail <= self.keep {
            return;
        }
        let mut base = core::mem::take(&mut self.base);
        let next = self.order.range(after(base.last)).next();
        if let Some((key, kept)) = next.and_then(|key| Some((*key, self.entries.get(&key.1)?))) {
            let corrected =
                if self.corrected.contains(&key.1) { self.corrections() } else { BTreeMap::new() };
            one(&mut base.facts, self.ground, kept, &corrected);
            (base.last, base.tail) = (Some(key), base.tail - 1);
        }
        self.base = base;
    }

    /// What each entry that was corrected says now, and which entry says so. O(corrections).
    fn corrections(&self) -> Corrections<'_> {
        let at = |id: &EntryId| self.entries.get(id).map(|kept| (kept.entry.happened_at, *id));
        let mut keys: BTreeSet<(Time, EntryId)> = self.corrected.iter().filter_map(at).collect();
        keys.extend(&self.corrections);
        corrections(keys.iter().rev().filter_map(|(_, id)| self.entries.get(id)))
    }

    /// Folds what stands behind the base, or everything and a new base.
    fn renew(&mut self) {
        let corrected = self.corrections();
        let mut base = None;
        let mut facts;
        let from = if self.stale == Stale::All {
            facts = Facts::default();
            None
        } else {
            facts = self.base.facts.clone();
            self.base.last
        };
        let cut = self.order.len().saturating_sub(self.keep);
        for (at, key) in self.order.range(after(from)).enumerate() {
            let Some(kept) = self.entries.get(&key.1) else { continue };
            one(&mut facts, self.ground, kept, &corrected);
            if from.is_none() && at + 1 == cut {
                base = Some(Base { facts: facts.clone(), last: Some(*key), tail: self.order.len() - cut });
            }
        }
        // What is left corrects an entry that is not here.
        for (missing, (by, _)) in corrected {
            if !self.entries.contains_key(&missing) {
                facts.contradict(by, Contradiction::UnknownEntry(missing));
            }
        }
        if self.stale == Stale::All {
            let whole = || Base { tail: self.order.len(), ..Base::default() };
            self.base = base.unwrap_or_else(whole);
        }
        self.facts = facts;
        self.stale = Stale::Nothing;
    }

    /// Whether an entry is here, or among those that it went on from as far as corrections speak of them.
    pub(crate) fn has(&self, id: EntryId) -> bool {
        self.entries.contains_key(&id) || self.before.as_ref().is_some_and(|b| b.corrected.contains(&id))
    }

    /// What follows from all entries. A record that [`Record::lacks`] entries gives what it knew without the last ones: whoever asks waits until it is
    /// whole.
    pub fn facts(&mut self) -> &Facts {
        if self.lacks() {
            return &self.facts;
        }
        if self.stale != Stale::Nothing {
            self.renew();
        }
        &self.facts
    }

    /// Whether what follows cannot be said before the earlier entries are here: a late one has come, or a correction.
    pub fn lacks(&self) -> bool {
        self.stale == Stale::All && self.before.is_some()
    }

    /// The ground that it stands on.
    pub fn ground(&self) -> &'g Ground<'g> {
        self.ground
    }

    /// What had happened by an instant, as known today.
    pub fn happened_by(&self, at: Time) -> Facts {
        self.passing(|entry| entry.happened_at <= at)
    }

    /// What this centre knew at an instant.
    pub fn known_at(&self, at: Time) -> Facts {
        self.passing(|entry| entry.recorded_at <= at)
    }

    /// The facts of what had happened by one instant and was known at another, and what each entry did to each account. The sum of
    /// what the entries did to an account is that account. O(n log n).
    pub fn accounted(&self, happened_by: Option<Time>, known_at: Option<Time>) -> (Facts, Vec<Posting>) {
        let passes = |entry: &Entry| {
            happened_by.is_none_or(|at| entry.happened_at <= at)
                && known_at.is_none_or(|at| entry.recorded_at <= at)
        };
        let mut postings = Vec::new();
        let mut start = Facts::default();
        start.accounts.follow();
        let mut facts = self.fold_from(start, passes, |facts, entry, event, corrected_by| {
            let mut accounts = facts.accounts.written();
            accounts.retain(|_, flows| *flows != Flows::default());
            if !accounts.is_empty() {
                postings.push(Posting { entry, corrected_by, event: event.clone(), accounts });
            }
        });
        facts.accounts.leave();
        (facts, postings)
    }

    /// Entries in the order of what happened.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.order.iter().filter_map(|(_, id)| self.entries.get(id)).map(|kept| &kept.entry)
    }

    /// Entries behind the base.
    pub(crate) fn behind(&self) -> impl Iterator<Item = &Entry> {
        let keys = self.order.range(after(self.base.last));
        keys.filter_map(|(_, id)| self.entries.get(id)).map(|kept| &kept.entry)
    }

    /// Entries behind the base that another one of their id came for.
    pub(crate) fn conflicts(&self) -> impl Iterator<Item = &Entry> {
        self.behind().filter(|entry| self.entries[&entry.id].conflict)
    }

    /// An entry.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(&id).map(|kept| &kept.entry)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The Merkle root over all entries by id, `recorded_at` left out: equal on two servers if and only if they have the same entries.
    pub fn root(&self) -> Hash {
        merkle::root(self.entries.values().map(|kept| kept.leaf))
    }

    /// Folds the entries that pass, sorted by `(happened_at, id)`; corrections stand where the corrected entry stands.
    fn passing(&self, passes: impl Fn(&Entry) -> bool) -> Facts {
        self.fold_from(Facts::default(), passes, |_, _, _, _| {})
    }

    /// As [`Record::passing`], and says after each entry which it was, and which one corrects it.
    fn fold_from(
        &self,
        mut facts: Facts,
        passes: impl Fn(&Entry) -> bool,
        mut after: impl FnMut(&mut Facts, EntryId, &Event, Option<EntryId>),
    ) -> Facts {
        let entries: Vec<&Kept> = self
            .order
            .iter()
            .filter_map(|(_, id)| self.entries.get(id))
            .filter(|k| passes(&k.entry))
            .collect();
        let mut corrected = corrections(entries.iter().rev().copied());
        for kept in &entries {
            let correction = corrected.remove(&kept.entry.id);
            let event = correction.map_or(Some(&kept.entry.event), |(_, to)| to);
            if let Some(event) = event {
                facts.apply(self.ground, &kept.entry, event);
                after(&mut facts, kept.entry.id, event, correction.map(|(by, _)| by));
            }
            if kept.conflict {
                facts.contradict(kept.entry.id, Contradiction::SameIdTwice);
            }
        }
        // What is left corrects an entry that is not here.
        for (missing, (by, _)) in corrected {
            facts.contradict(by, Contradiction::UnknownEntry(missing));
        }
        facts
    }
}

/// What entries that were corrected say now, none if nothing happened, by the entry that says so.
type Corrections<'a> = BTreeMap<EntryId, (EntryId, Option<&'a Event>)>;

/// Of several corrections the last counts; a correction can be corrected itself, which a later one settles. The last come first.
fn corrections<'a>(entries: impl Iterator<Item = &'a Kept>) -> Corrections<'a> {
    let mut corrected: Corrections<'a> = BTreeMap::new();
    for kept in entries {
        let correction = corrected.get(&kept.entry.id).map_or(Some(&kept.entry.event), |(_, to)| *to);
        if let Some(Event::Corrected { entry, to }) = correction {
            corrected.entry(*entry).or_insert((kept.entry.id, to.as_deref()));
        }
    }
    corrected
}

/// Applies an entry, as it was corrected.
fn one(facts: &mut Facts, ground: &Ground<'_>, kept: &Kept, corrected: &Corrections<'_>) {
    let event = corrected.get(&kept.entry.id).map_or(Some(&kept.entry.event), |(_, to)| *to);
    if let Some(event) = event {
        facts.apply(ground, &kept.entry, event);
    }
    if kept.conflict {
        facts.contradict(kept.entry.id, Contradiction::SameIdTwice);
    }
}

/// Where an entry stands in the order of what happened.
type Key = (Time, EntryId);

/// The keys after a key; all without one.
fn after(key: Option<Key>) -> (Bound<Key>, Bound<Key>) {
    (key.map_or(Bound::Unbounded, Bound::Excluded), Bound::Unbounded)
}

/// The Merkle root of entries without a record to keep them in: that of a [`Record`] that holds just these. O(n log n).
pub fn root<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Hash {
    let mut leaves: BTreeMap<EntryId, Vec<u8>> = BTreeMap::new();
    for entry in entries {
        let encoded = bytes(entry);
        // Of two entries of one id the one whose bytes come first is kept, as in a record.
        let kept = leaves.entry(entry.id).or_insert_with(|| encoded.clone());
        if encoded < *kept {
            *kept = encoded;
        }
    }
    merkle::root(leaves.values().map(|encoded| merkle::leaf(encoded)))
}

/// The entries that a correction speaks of, itself and within.
fn targets(event: &Event) -> Vec<EntryId> {
    let mut found = Vec::new();
    let mut event = Some(event);
    while let Some(Event::Corrected { entry, to }) = event {
        found.push(*entry);
        event = to.as_deref();
    }
    found
}
