//! Ways between zones: which corridors, in which order and direction.

use domain::{Corridor, Direction, Duration, Idx, Scenario, Zone};

/// One corridor in one direction.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Crossing {
    /// Which corridor.
    pub(crate) corridor: Idx<Corridor>,
    /// Which way.
    pub(crate) direction: Direction,
}

/// Corridors one after the other; empty within a zone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Way {
    /// In the order of driving.
    pub(crate) crossings: Vec<Crossing>,
    /// Driving time in the corridors.
    pub(crate) time: Duration,
}

/// The most corridors on one way; more than any known agreement has in a row.
const LONGEST: usize = 4;

/// The most ways kept between two zones.
const KEPT: usize = 6;

/// For each pair of zones the quickest few ways, the quickest first.
pub(crate) struct Ways {
    zones: usize,
    ways: Vec<Vec<Way>>,
}

impl Ways {
    /// Enumerates ways that visit no zone twice. O(zones × corridors^4) at worst; corridors are few.
    pub(crate) fn new(scenario: &Scenario) -> Ways {
        let zones = scenario.zones.len();
        let mut ways = vec![Vec::new(); zones * zones];
        for from in scenario.zones.indices() {
            let mut found = vec![Vec::new(); zones];
            extend(scenario, &mut vec![from], &Way::default(), &mut found);
            for (to, mut list) in found.into_iter().enumerate() {
                list.sort_by_key(|w: &Way| (w.time, w.crossings.len()));
                list.truncate(KEPT);
                ways[from.get() * zones + to] = list;
            }
        }
        Ways { zones, ways }
    }

    /// The ways from one zone to another, the quickest first.
    pub(crate) fn between(&self, from: Idx<Zone>, to: Idx<Zone>) -> &[Way] {
        &self.ways[from.get() * self.zones + to.get()]
    }
}

fn extend(scenario: &Scenario, been: &mut Vec<Idx<Zone>>, way: &Way, found: &mut [Vec<Way>]) {
    let here = been[been.len() - 1];
    found[here.get()].push(way.clone());
    if way.crossings.len() == LONGEST {
        return;
    }
    for (c, corridor) in scenario.corridors.entries() {
        for direction in Direction::BOTH {
            let (leaves, reaches) = corridor.gates(direction);
            let next = scenario.places[reaches].zone;
            if scenario.places[leaves].zone == here && !been.contains(&next) {
                let mut longer = way.clone();
                longer.crossings.push(Crossing { corridor: c, direction });
                longer.time += corridor.time;
                been.push(next);
                extend(scenario, been, &longer, found);
                been.pop();
            }
        }
    }
}
