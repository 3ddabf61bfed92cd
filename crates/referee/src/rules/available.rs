//! A vehicle works only when it can be had.

use std::collections::BTreeSet;

use domain::{Idx, Vehicle};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "AVAILABLE",
    statement: "every movement, loading and unloading of a vehicle lies in one of its windows, and none is out of service",
    source: "available of the vehicles; out_of_service of the state",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let gone: BTreeSet<Idx<Vehicle>> = r.state.iter().flat_map(|s| s.out_of_service.iter().copied()).collect();
    let mut broken = Vec::new();
    for tour in &r.tours {
        let who = || say(r.vehicle_id(tour.vehicle));
        if gone.contains(&tour.vehicle) {
            broken.push(who().text(" at ").time(tour.free).text(" is out of service; leave it out of the plan").done());
        }
        if let Some(windows) = &r.kind(tour.vehicle).available {
            for &(from, until) in tour.active.iter().filter(|(from, until)| !windows.hold(*from, *until)) {
                let found = who().text(" is at work from ").time(from).text(" to ").time(until);
                broken.push(found.text(", which lies in none of its windows").done());
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::{Window, Windows};
    use testkit::script::first;
    use testkit::worlds::{minute, vehicle};

    use super::super::stage::{broken, broken_from, gate, state};

    fn buses_until(until: i64) -> Vec<&'static str> {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].available = Some(Windows::new([Window { from: minute(0), until: minute(until) }]));
        broken(&scenario, &plan)
    }

    #[test]
    fn a_bus_that_is_done_when_its_window_ends_keeps_the_rule() {
        assert!(buses_until(185).is_empty());
    }

    #[test]
    fn a_bus_at_work_after_its_window_breaks_it() {
        assert_eq!(buses_until(184), ["AVAILABLE"]);
    }

    #[test]
    fn a_bus_out_of_service_has_no_visits() {
        let (scenario, plan) = gate();
        let mut state = state(scenario.start);
        state.out_of_service.push(vehicle(&scenario, "bus-2"));
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["AVAILABLE"]);
    }
}
