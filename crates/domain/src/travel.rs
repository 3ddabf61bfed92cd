//! Driving within one zone: a table of legs, some for one kind of vehicle, some from an instant on.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::fleet::Kind;
use crate::place::Place;
use crate::table::{Idx, Table};
use crate::units::{Duration, Time};

/// One way between two places of a zone.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Leg {
    /// Driving time in minutes at pace 1.
    pub minutes: f64,
    /// Kilometres.
    pub km: f64,
    /// How far off the time may be, where somebody says so. No plan and no rule looks at it; rehearsals do.
    pub doubt: Option<Doubt>,
}

/// How far off a driving time may be: factors on it, the least at most 1, the most at least 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Doubt {
    /// It never takes less than so many times as long.
    pub least: f64,
    /// It never takes more.
    pub most: f64,
}

impl Leg {
    /// Whole seconds for a vehicle of this pace: minutes × 60 × pace, halves up.
    pub fn seconds(&self, pace: f64) -> Duration {
        // Never negative, so that cutting off after adding a half is rounding halves up.
        Duration((self.minutes * 60.0 * pace + 0.5) as i64)
    }
}

/// A row of the table.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TravelRow {
    /// It holds for departures from then on, until the next; [`Time::MIN`] if the row names no instant.
    pub since: Time,
    /// The leg; none if it cannot be driven.
    pub leg: Option<Leg>,
}

/// From, to, and the kind that the rows are for; those without a kind are for all others.
type Key = (Idx<Place>, Idx<Place>, Option<Idx<Kind>>);

/// All driving times.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Travel {
    rows: BTreeMap<Key, Vec<TravelRow>>,
}

impl Travel {
    /// Takes rows as the table has them; a pair counts for both directions unless the other has a row of its own.
    pub fn new(rows: impl IntoIterator<Item = (Key, TravelRow)>) -> Travel {
        let mut given: BTreeMap<Key, Vec<TravelRow>> = BTreeMap::new();
        for (key, row) in rows {
            given.entry(key).or_default().push(row);
        }
        let back: Vec<(Key, Vec<TravelRow>)> =
            given.iter().map(|(&(from, to, kind), rows)| ((to, from, kind), rows.clone())).collect();
        for (key, rows) in back {
            given.entry(key).or_insert(rows);
        }
        for rows in given.values_mut() {
            rows.sort_by_key(|row| row.since);
        }
        Travel { rows: given }
    }

    /// All rows with what they are for, in order, both directions spelled out.
    pub fn rows(&self) -> impl Iterator<Item = (&Key, &[TravelRow])> {
        self.rows.iter().map(|(key, rows)| (key, rows.as_slice()))
    }

    /// The leg for a vehicle of this kind that departs then: the slow, plain reading of the table.
    /// A row for the kind goes before one without; a place reaches itself in 0; places of two zones have no leg.
    pub fn leg(
        &self,
        places: &Table<Place>,
        from: Idx<Place>,
        to: Idx<Place>,
        kind: Idx<Kind>,
        depart: Time,
    ) -> Option<Leg> {
        if from == to {
            return Some(Leg { minutes: 0.0, km: 0.0, doubt: None });
        }
        if places[from].zone != places[to].zone {
            return None;
        }
        for who in [Some(kind), None] {
            if let Some(rows) = self.rows.get(&(from, to, who)) {
                let held = rows.partition_point(|row| row.since <= depart);
                if held > 0 {
                    return rows[held - 1].leg;
                }
            }
        }
        None
    }
}
