//! From the entries of a record to its account: what the command line and the server's papers are both made from.

use std::collections::BTreeMap;

use domain::{Duration, Plan, Scenario, Time};
use operation::{Entry, EntryId, Ground, Record};
use reports::account::{Accounted, Happened};
use wire::clock::Clock;
use wire::record::Label;

use crate::told;

/// What is accounted for.
pub(crate) struct Books<'a> {
    ground: &'a Ground<'a>,
    plan: Option<&'a Plan>,
    happened: Happened,
    record: Record<'a>,
    root: String,
    entries: BTreeMap<EntryId, Entry>,
    clock: told::Local,
    /// When the last of it was recorded; the scenario's start if there is nothing.
    last: Time,
}

impl<'a> Books<'a> {
    /// The books of a record. O(entries log entries).
    pub(crate) fn new(
        ground: &'a Ground<'a>,
        plan: Option<&'a Plan>,
        label: Label,
        entries: Vec<Entry>,
    ) -> Books<'a> {
        let scenario: &Scenario = ground.scenario;
        let happened = match label {
            Label::Operation => Happened::Operation,
            Label::Rehearsal => Happened::Rehearsal,
            Label::Replay => Happened::Replay,
        };
        let last = entries.iter().map(|e| e.recorded_at).max().unwrap_or(scenario.start);
        let mut record = Record::new(ground);
        for entry in entries {
            record.add(entry);
        }
        let root = record.root().map(|byte| format!("{byte:02x}")).concat();
        let entries = record.entries().map(|e| (e.id, e.clone())).collect();
        let clock = told::Local::with(Clock::of(scenario));
        Books { ground, plan, happened, record, root, entries, clock, last }
    }

    /// The account of what had happened by an instant and was known at another.
    pub(crate) fn account<T>(
        &self,
        happened_by: Option<Time>,
        known_at: Option<Time>,
        look: impl FnOnce(&Accounted<'_>) -> T,
    ) -> T {
        let (facts, postings) = self.record.accounted(happened_by, known_at);
        look(&Accounted {
            scenario: self.ground.scenario,
            plan: self.plan,
            happened: self.happened,
            happened_by,
            known_at,
            facts: &facts,
            postings: &postings,
            entries: &self.entries,
            root: &self.root,
            clock: &self.clock,
        })
    }

    /// The account that others may see: of what is old enough, by when it is asked for or by the last word of the record.
    pub(crate) fn public<T>(
        &self,
        happened_by: Option<Time>,
        known_at: Option<Time>,
        delay: Duration,
        look: impl FnOnce(&Accounted<'_>) -> T,
    ) -> T {
        let known = known_at.unwrap_or(self.last);
        let until = happened_by.map_or(known - delay, |t| t.min(known - delay));
        self.account(Some(until), Some(known), look)
    }
}
