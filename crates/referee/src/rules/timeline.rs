//! Along a vehicle's visits time runs forward.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::Came;

pub(super) const RULE: Rule = Rule {
    code: "TIMELINE",
    statement: "along a vehicle's visits arrive ≤ begin ≤ end ≤ depart, and no visit is before the one ahead of it",
    source: "the plan itself",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for stay in &r.stays {
        if stay.depart.is_none() && !stay.last {
            broken.push(r.at(stay).text(": it does not depart, though it goes on; give the visit a depart").done());
        }
        let depart = stay.depart.unwrap_or(stay.end);
        if !(stay.arrive <= stay.begin && stay.begin <= stay.end && stay.end <= depart) {
            let found = r.at(stay).text(": begin ").time(stay.begin).text(", end ").time(stay.end);
            broken.push(found.text(" and depart ").time(depart).text(" are not in order").done());
        }
        if let Came::Drove { from, left, .. } = stay.came
            && stay.arrive < left
        {
            let found = r.at(stay).text(": it arrives before it left ").text(r.place_id(from));
            broken.push(found.text(" at ").time(left).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::stop_of;
    use testkit::worlds::minute;

    #[test]
    fn loading_that_begins_with_the_arrival_keeps_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn loading_that_begins_before_the_arrival_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 1).begin = Some(minute(9));
        assert_eq!(broken(&scenario, &plan), ["TIMELINE"]);
    }

    #[test]
    fn a_bus_that_never_leaves_the_gate_is_not_ready_for_its_convoy_either() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 2).depart = None;
        assert_eq!(broken(&scenario, &plan), ["TIMELINE", "CORRIDOR"]);
    }
}
