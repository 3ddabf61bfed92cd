//! The two sides of an exchange as vehicles choose: nobody fetches people whom the exchange would keep at the gate.

use domain::{Idx, Zone};

use super::Trip;
use crate::dispatch::demand::{Cell, Demand};
use crate::schedule::Schedule;

/// People of both sides who have left or are promised a vehicle.
#[derive(Clone, Debug)]
pub(super) struct Balance {
    zones: [Idx<Zone>; 2],
    ratio: f64,
    slack: f64,
    people: [i64; 2],
    /// By source: whether they do not count.
    exempt: Vec<bool>,
    /// Whether it has barred a trip since this was last set to false.
    pub(super) barred: bool,
}

impl Balance {
    /// Those of a schedule.
    pub(super) fn all(schedule: &Schedule<'_>) -> Vec<Balance> {
        let model = schedule.model;
        let scenario = model.scenario;
        let exchanges = scenario.exchanges.iter().zip(schedule.left_for_exchange());
        exchanges
            .map(|(x, people)| Balance {
                zones: [x.first, x.second],
                ratio: x.ratio,
                slack: x.slack,
                people,
                exempt: model
                    .sources
                    .iter()
                    .map(|s| x.exempt.contains(&scenario.classes[s.class].priority))
                    .collect(),
                barred: false,
            })
            .collect()
    }

    /// Counts a trip, or takes it back.
    pub(super) fn count(&mut self, demand: &Demand, trip: &Trip, sign: i64) {
        let Some(side) = self.zones.iter().position(|&z| z == trip.zones.0) else { return };
        let items = trip.packed.pickups.iter().flat_map(|call| &call.items);
        let counted = items.filter(|item| !self.exempt[item.source]);
        let people: i64 = counted.map(|i| demand.facts[i.source].heads * i64::from(i.families)).sum();
        self.people[side] += sign * people;
    }

    /// Whether so many people of a cell would run ahead of the other side, if all who are promised a vehicle come out. O(1) but for
    /// cells of which some are exempt.
    pub(super) fn bars(&mut self, cell: &Cell, people: i64) -> bool {
        let Some(side) = self.zones.iter().position(|&z| z == cell.zones.0) else { return false };
        if cell.sources.iter().all(|&s| self.exempt[s]) {
            return false;
        }
        let (mine, other) = ((self.people[side] + people) as f64, self.people[1 - side] as f64);
        let ahead = if side == 0 { mine - self.ratio * other } else { self.ratio * mine - other };
        let bars = ahead > self.slack;
        self.barred |= bars;
        bars
    }
}
