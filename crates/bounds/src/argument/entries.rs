//! When the vehicles that stand elsewhere can have come into the zones where people wait, one after another.
//!
//! Proof. Let a vehicle of a kind begin its first loading by τ at a pick-up in another zone than the one where
//! it stands at the beginning. Then it has come into that zone in a convoy that arrived at least the least drive from
//! the exit gate to a pick-up of the kind before τ. By any instant no more carriers have come through a
//! corridor than `exits` says. So if the sum over all corridors into zones with pick-ups is below i, fewer
//! than i of these vehicles have begun: the i-th that begins does so not before the first instant at which the sum is i.

use domain::{Idx, Kind, Place, Time};

use super::earliest::Rides;
use super::exits::Exit;
use crate::roads::FAR;
use crate::world::World;

/// Vehicles of a kind are taken together from so many on: each as early as the first of its lot.
const LOTS: usize = 24;

/// Every way through a corridor, as vehicles come in by it.
pub(crate) struct Entries<'w> {
    ways: Vec<(Exit<'w>, Idx<Place>)>,
    /// Whether inspections are counted.
    inspected: bool,
}

impl<'w> Entries<'w> {
    pub(crate) fn new(w: &'w World, rides: &Rides, inspected: bool) -> Entries<'w> {
        let way = |(from, c): (Idx<Place>, &crate::roads::Crossing)| {
            let first = rides.empty.iter().map(|row| row[from.get()]).min().unwrap_or(Time::MAX);
            let windows = &w.roads.open[c.corridor.get()];
            (first <= w.s.end).then(|| (Exit::new(w.s, windows, c.corridor, c.direction, first, 0), c.to))
        };
        Entries { ways: w.roads.crossings().filter_map(way).collect(), inspected }
    }

    /// For so many vehicles of a kind that stand outside: how many can begin to load not before when, in order.
    /// O(lots × log horizon × corridors × windows).
    pub(crate) fn slots(
        &self,
        w: &World,
        rides: &Rides,
        k: Idx<Kind>,
        pickups: &[Idx<Place>],
        vehicles: f64,
    ) -> Vec<(f64, Time)> {
        let (s, profile) = (w.s, w.roads.profile(k));
        let ways: Vec<(&Exit, i64)> = self
            .ways
            .iter()
            .filter_map(|(exit, to)| {
                let there = pickups.iter().filter(|p| s.places[**p].zone == s.places[*to].zone);
                Some((exit, there.map(|&p| rides.least(profile, *to, p)).min()?))
            })
            .filter(|(_, tail)| *tail < FAR)
            .collect();
        let come = |t: Time| -> f64 {
            let by = |&(exit, tail): &(&Exit, i64)| {
                let by = Time(t.0 - tail);
                if self.inspected { exit.carriers_inspected(by) } else { exit.carriers(by) }
            };
            ways.iter().map(by).sum()
        };
        let all = vehicles.ceil() as usize;
        let lot = all.div_ceil(LOTS).max(1);
        let mut found = Vec::new();
        let mut low = s.start.0 - 1;
        for i in (0..all).step_by(lot) {
            let n = (all - i).min(lot) as f64;
            let enough = |t: i64| come(Time(t)) + 1e-6 >= (i + 1) as f64;
            if !enough(s.end.0) {
                found.push((n, Time::MAX));
                continue;
            }
            let mut high = s.end.0;
            while high - low > 1 {
                let middle = low.midpoint(high);
                if enough(middle) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            found.push((n, Time(high)));
            low = high - 1;
        }
        found
    }
}
