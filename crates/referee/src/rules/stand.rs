//! A place holds no more vehicles than can stand there.

use std::collections::BTreeMap;

use domain::{Idx, Place, Time};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "STAND",
    statement: "at no instant are more vehicles at a place, from arrive to depart, than `stand`; after the service of its last visit a vehicle counts no more",
    source: "stand of the places",
    scope: Scope::Place,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut spans: BTreeMap<Idx<Place>, Vec<(Time, Time)>> = BTreeMap::new();
    for stay in &r.stays {
        let until = stay.depart.filter(|_| !stay.last).unwrap_or(stay.end);
        spans.entry(stay.place).or_default().push((stay.arrive, until));
    }
    let mut broken = Vec::new();
    for (place, spans) in spans {
        let Some(most) = r.scenario.places[place].stand else { continue };
        if let Some((t, found)) = first_excess(&spans, most) {
            let where_and_when = say(r.place_id(place)).text(" at ").time(t);
            broken.push(where_and_when.text(format!(": {found} vehicles are there, at most {most}")).done());
        }
    }
    broken
}

/// The first instant at which more than `most` of these spans hold, and how many hold then. A span holds from
/// its begin until just before its end. O(n log n).
pub(super) fn first_excess(spans: &[(Time, Time)], most: u32) -> Option<(Time, i64)> {
    let real = || spans.iter().filter(|(from, until)| from < until);
    let mut steps: Vec<(Time, i64)> = real().flat_map(|&(from, until)| [(from, 1), (until, -1)]).collect();
    // At one instant those who leave go first.
    steps.sort_unstable();
    let mut there = 0;
    steps.into_iter().find_map(|(t, step)| {
        there += step;
        (there > i64::from(most)).then_some((t, there))
    })
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::worlds::place;

    #[test]
    fn a_bus_may_come_when_the_other_leaves() {
        let (mut scenario, plan) = gate();
        let school = place(&scenario, "school");
        scenario.places[school].stand = Some(1);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn two_buses_that_wait_at_a_gate_for_one_break_it() {
        let (mut scenario, plan) = gate();
        let gate_in = place(&scenario, "gate-in");
        scenario.places[gate_in].stand = Some(1);
        assert_eq!(broken(&scenario, &plan), ["STAND"]);
    }

    #[test]
    fn a_bus_counts_no_more_after_its_last_service() {
        let (mut scenario, plan) = gate();
        let camp = place(&scenario, "camp");
        // Both unload from minute 74; the second stays at the camp while the first comes again.
        scenario.places[camp].stand = Some(2);
        assert!(broken(&scenario, &plan).is_empty());
    }
}
