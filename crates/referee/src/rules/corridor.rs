//! Between two zones a vehicle goes through a convoy.

use std::collections::BTreeSet;

use domain::{Idx, Vehicle};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;
use crate::replay::{Came, Way};

pub(super) const RULE: Rule = Rule {
    code: "CORRIDOR",
    statement: "between two zones a vehicle goes through a convoy, from its departing gate in time to its arriving gate and not sooner out than it; the convoy lists the vehicle and the vehicle the convoy",
    source: "[[corridor]]",
    scope: Scope::Convoy,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = crossings(r);
    for stay in &r.stays {
        match stay.came {
            Came::Drove { from, way: Way::OtherZone, .. } => {
                let found = r.at(stay).text(": it comes from ").text(r.place_id(from));
                broken.push(found.text(" in another zone without a convoy").done());
            }
            Came::Emerged { convoy, gate } => {
                let convoy = r.convoys[convoy].convoy;
                if stay.place != gate || stay.arrive < convoy.arrive {
                    let found = r.at(stay).text(": its convoy ").text(&convoy.id).text(" comes out at ");
                    broken.push(found.text(r.place_id(gate)).text(" at ").time(convoy.arrive).done());
                }
            }
            Came::Stood { .. } | Came::Drove { .. } => {}
        }
    }
    for (position, passing) in r.convoys.iter().enumerate() {
        let convoy = passing.convoy;
        let corridor = &r.scenario.corridors[convoy.corridor];
        // Where convoys of the direction are inspected, `CHECKPOINT` looks at the whole way.
        let inspected = corridor.checkpoints.iter().any(|c| c.inspection(convoy.direction).is_some());
        if !passing.fact && !inspected && convoy.passages.is_empty() && convoy.arrive - convoy.depart < corridor.time
        {
            let found = r.of_convoy(position).text(": it arrives at ").time(convoy.arrive);
            broken.push(found.text(format!(", {} takes at least {}", corridor.id, corridor.time)).done());
        }
    }
    broken
}

/// Each vehicle is ready, taken once, comes out, and stands in the convoy's own list.
fn crossings(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    let planned = || r.plan.convoys.iter().enumerate();
    let listed: BTreeSet<(usize, Idx<Vehicle>)> =
        planned().flat_map(|(i, c)| c.vehicles.iter().map(move |&v| (i, v))).collect();
    let mut taken = BTreeSet::new();
    for crossing in &r.crossings {
        let convoy = &r.plan.convoys[crossing.convoy];
        let gate = r.scenario.corridors[convoy.corridor].gates(convoy.direction).0;
        let who = || {
            let who = say(r.vehicle_id(crossing.vehicle)).text(" in convoy ").text(&convoy.id);
            who.text(" at ").time(convoy.depart)
        };
        if !taken.insert((crossing.convoy, crossing.vehicle)) {
            broken.push(who().text(": it takes the convoy twice").done());
        }
        if !listed.contains(&(crossing.convoy, crossing.vehicle)) {
            broken.push(who().text(": the convoy does not list it").done());
        }
        let ready = |(place, left): (_, Option<_>)| place == gate && left.is_some_and(|t| t <= convoy.depart);
        if !crossing.before.is_some_and(ready) {
            broken.push(who().text(": it is not ready at ").text(r.place_id(gate)).text(" by then").done());
        }
        if crossing.last {
            broken.push(who().text(": it does not come out; its last visit is at a place").done());
        }
    }
    for (i, convoy) in planned() {
        for &vehicle in &convoy.vehicles {
            if !taken.contains(&(i, vehicle)) {
                let found = r.of_convoy(i).text(": it lists ").text(r.vehicle_id(vehicle));
                broken.push(found.text(", which does not take it").done());
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::{convoy_of, stop_of};
    use testkit::worlds::{minute, vehicle};

    #[test]
    fn two_buses_ready_at_the_gate_keep_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_bus_that_leaves_its_gate_after_the_convoy_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 2).depart = Some(minute(31));
        assert_eq!(broken(&scenario, &plan), ["CORRIDOR"]);
    }

    #[test]
    fn a_bus_that_is_out_before_its_convoy_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 4).arrive = Some(minute(63));
        assert_eq!(broken(&scenario, &plan), ["CORRIDOR"]);
    }

    #[test]
    fn a_convoy_that_lists_a_bus_elsewhere_breaks_it() {
        let (scenario, mut plan) = gate();
        convoy_of(&mut plan, "back-1").vehicles.push(vehicle(&scenario, "bus-2"));
        assert_eq!(broken(&scenario, &plan), ["CORRIDOR"]);
    }

    #[test]
    fn a_bus_that_crosses_without_a_convoy_breaks_it() {
        let (scenario, mut plan) = gate();
        plan.vehicles[1].visits.remove(3);
        convoy_of(&mut plan, "out-1").vehicles.pop();
        assert_eq!(broken(&scenario, &plan), ["CORRIDOR"]);
    }

    #[test]
    fn a_convoy_faster_than_the_road_breaks_it() {
        let (scenario, mut plan) = gate();
        convoy_of(&mut plan, "back-1").depart = minute(91);
        assert_eq!(broken(&scenario, &plan), ["CORRIDOR"]);
    }

    #[test]
    fn a_bus_that_stays_in_its_convoy_breaks_it() {
        let (scenario, mut plan) = gate();
        plan.vehicles[1].visits.truncate(4);
        assert_eq!(broken(&scenario, &plan), ["CORRIDOR", "STRANDED"]);
    }
}
