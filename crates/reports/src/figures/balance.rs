//! Who of the two sides of an exchange is ahead, and by how many people, at each instant.
//!
//! Counted here as the format says it: who departs from a zone in a convoy has left, who arrives is through; those whose
//! priority is exempt count on neither side. Whether a plan keeps the rule is the referee's to say.

use std::collections::BTreeMap;

use domain::{Class, Convoy, Idx, Plan, Scenario, State, Time, Visit, Zone};

/// People who cross, of one side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Side {
    /// Have departed.
    pub left: u64,
    /// Have arrived.
    pub through: u64,
}

/// Where an exchange stands from an instant on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Balance {
    /// Since when.
    pub at: Time,
    /// The first side and the second.
    pub sides: [Side; 2],
    /// By how many people of the first side each of them is ahead; below 0 it is behind.
    pub ahead: [f64; 2],
}

/// For each exchange of the scenario its balance, from the first crossing on, whenever it changes. O(v log c + n log n) for v
/// visits, c classes and n convoys, and each exchange.
pub fn balances(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Vec<Vec<Balance>> {
    let aboard = aboard(scenario, plan, state);
    let exchanges = scenario.exchanges.iter().map(|exchange| {
        let zones = [exchange.first, exchange.second];
        let mut moves: Vec<(Time, usize, Side)> = Vec::new();
        let mut add = |convoy: &Convoy, people: u64| {
            if let Some(side) = zones.iter().position(|zone| *zone == from(scenario, convoy)) {
                moves.push((convoy.depart, side, Side { left: people, through: 0 }));
                moves.push((convoy.arrive, side, Side { left: 0, through: people }));
            }
        };
        for (convoy, classes) in plan.convoys.iter().zip(&aboard) {
            let counts = |class: &Idx<Class>| !exchange.exempt.contains(&scenario.classes[*class].priority);
            add(convoy, classes.iter().filter(|(class, _)| counts(class)).map(|(_, people)| people).sum());
        }
        for past in state.iter().flat_map(|state| &state.convoys) {
            let exempt = if exchange.exempt.is_empty() { 0 } else { past.exempt };
            add(&past.convoy, u64::from(past.people.saturating_sub(exempt)));
        }
        moves.sort_by_key(|(at, ..)| *at);
        steps(&moves, exchange.ratio)
    });
    exchanges.collect()
}

fn steps(moves: &[(Time, usize, Side)], ratio: f64) -> Vec<Balance> {
    let mut sides = [Side::default(); 2];
    let mut found: Vec<Balance> = Vec::new();
    for (i, (at, side, more)) in moves.iter().enumerate() {
        sides[*side].left += more.left;
        sides[*side].through += more.through;
        // What happens at one instant is one step.
        if moves.get(i + 1).is_some_and(|next| next.0 == *at) {
            continue;
        }
        let [first, second] = sides;
        let ahead = [
            first.left as f64 - ratio * second.through as f64,
            ratio * second.left as f64 - first.through as f64,
        ];
        found.push(Balance { at: *at, sides, ahead });
    }
    found.dedup_by(|later, before| later.sides == before.sides);
    found
}

/// The zone that a convoy departs from.
fn from(scenario: &Scenario, convoy: &Convoy) -> Idx<Zone> {
    scenario.places[scenario.corridors[convoy.corridor].gates(convoy.direction).0].zone
}

/// People aboard each convoy of the plan, by class.
fn aboard(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Vec<BTreeMap<Idx<Class>, u64>> {
    let mut found = vec![BTreeMap::new(); plan.convoys.len()];
    for itinerary in &plan.vehicles {
        let stood = state.and_then(|state| state.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle));
        let mut families: BTreeMap<Idx<Class>, u32> = BTreeMap::new();
        for a in stood.iter().flat_map(|v| &v.aboard) {
            *families.entry(a.class).or_default() += a.families;
        }
        for visit in &itinerary.visits {
            match visit {
                Visit::Place(stop) => {
                    for moved in &stop.alight {
                        let there = families.entry(moved.class).or_default();
                        *there = there.saturating_sub(moved.families);
                    }
                    for moved in &stop.board {
                        let there = families.entry(moved.class).or_default();
                        *there = there.saturating_add(moved.families);
                    }
                }
                Visit::Convoy(position) => {
                    let Some(convoy) = found.get_mut(*position) else { continue };
                    for (class, n) in families.iter().filter(|(_, n)| **n > 0) {
                        let people = u64::from(scenario.classes[*class].family.people()) * u64::from(*n);
                        *convoy.entry(*class).or_default() += people;
                    }
                }
            }
        }
    }
    found
}
