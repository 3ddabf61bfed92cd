//! How long each zone needs to be emptied through its corridors, by who has not been promised a vehicle yet.

use domain::{Idx, Zone};

use super::Trip;
use crate::dispatch::demand::Demand;
use crate::model::side;
use crate::schedule::Schedule;

/// People of a full vehicle, in a guess at what a corridor can carry.
const FULL: f64 = 40.0;

/// People left by zone, and what its corridors carry.
#[derive(Clone, Debug)]
pub(super) struct Pressure {
    people: Vec<i64>,
    /// People in an hour.
    carries: Vec<f64>,
}

impl Pressure {
    /// That of a schedule.
    pub(super) fn new(schedule: &Schedule<'_>) -> Pressure {
        let model = schedule.model;
        let scenario = model.scenario;
        let mut people = vec![0; scenario.zones.len()];
        for (source, &waiting) in model.sources.iter().zip(&schedule.waiting) {
            let heads = scenario.classes[source.class].family.people();
            people[model.zone(source.place).get()] += i64::from(heads * waiting);
        }
        let mut carries = vec![0.0; scenario.zones.len()];
        for (i, corridor) in scenario.corridors.entries() {
            let most = corridor.convoy.most.map_or(40, |m| m.min(40)) as usize;
            for direction in domain::Direction::BOTH {
                let posts = model.lane(i).posts[side(direction)].iter();
                let slowest = posts.map(|p| p.inspection.takes(most, 0)).max();
                let turn = slowest.map_or(corridor.convoy.headway, |s| s.max(corridor.convoy.headway));
                let zone = model.zone(corridor.gates(direction).0);
                carries[zone.get()] += most as f64 * FULL * 3600.0 / (turn.0.max(60) as f64);
            }
        }
        Pressure { people, carries }
    }

    /// Counts a trip as promised, or takes it back.
    pub(super) fn count(&mut self, demand: &Demand, trip: &Trip, sign: i64) {
        let items = trip.packed.pickups.iter().flat_map(|call| &call.items);
        let people: i64 = items.map(|i| demand.facts[i.source].heads * i64::from(i.families)).sum();
        self.people[trip.zones.0.get()] -= sign * people;
    }

    /// How long a zone needs, as a part of what the slowest zone needs. O(zones).
    pub(super) fn of(&self, zone: Idx<Zone>) -> f64 {
        let needs = |z: usize| self.people[z].max(1) as f64 / self.carries[z].max(1.0);
        let longest = (0..self.people.len()).map(needs).fold(0.0, f64::max);
        if self.carries[zone.get()] > 0.0 { (needs(zone.get()) / longest.max(1e-9)).min(1.0) } else { 1.0 }
    }
}
