//! A plan says each thing once, and all that the others need.

use std::collections::BTreeSet;

use domain::{Plan, State, Visit};

use super::{Rule, Scope};
use crate::Piece;
use crate::message::say;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "FORMAT",
    statement: "the file reads as its format says; every id exists; a convoy or vehicle stands once",
    source: "the plan itself; convoys of the state",
    scope: Scope::Plan,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    problems(r.plan, r.state)
}

/// What of the rule is left to look at once a file has been read: ids that stand twice, and instants without
/// which nobody can say what happens.
pub(crate) fn problems(plan: &Plan, state: Option<&State>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    let facts = state.iter().flat_map(|s| &s.convoys).map(|past| past.convoy.id.as_str());
    let mut convoys: BTreeSet<&str> = facts.collect();
    for convoy in &plan.convoys {
        if !convoys.insert(&convoy.id) {
            broken.push(
                say(format!("convoy {} at ", convoy.id)).time(convoy.depart).text(" stands twice").done(),
            );
        }
    }
    let mut vehicles = BTreeSet::new();
    for (position, itinerary) in plan.vehicles.iter().enumerate() {
        let who = format!("vehicle {} of the plan", position + 1);
        if !vehicles.insert(itinerary.vehicle) {
            broken.push(say(&who).text(" stands twice").done());
        }
        for (i, visit) in itinerary.visits.iter().enumerate() {
            let at = || say(format!("{who}, visit {}", i + 1));
            match visit {
                Visit::Convoy(convoy) => {
                    if *convoy >= plan.convoys.len() {
                        broken.push(at().text(": it takes a convoy that the plan does not have").done());
                    }
                }
                Visit::Place(stop) => {
                    if i > 0 && stop.arrive.is_none() {
                        broken.push(
                            at().text(": it has no arrive; only the first visit may leave it out").done(),
                        );
                    }
                    let drives_on = matches!(itinerary.visits.get(i + 1), Some(Visit::Place(_)));
                    if drives_on && stop.depart.is_none() {
                        broken.push(
                            at().text(": it has no depart; only the last visit may leave it out").done(),
                        );
                    }
                    if stop.board.iter().chain(&stop.alight).any(|moved| moved.families == 0) {
                        broken.push(at().text(": 0 families board or alight").done());
                    }
                }
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::Visit;
    use testkit::script::stop_of;

    use super::super::stage::{broken, broken_from, departed, gate};

    #[test]
    fn a_plan_that_says_each_thing_once_keeps_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_bus_that_stands_twice_breaks_it() {
        let (scenario, mut plan) = gate();
        plan.vehicles.push(plan.vehicles[0].clone());
        assert_eq!(broken(&scenario, &plan), ["FORMAT"]);
    }

    #[test]
    fn a_convoy_of_the_name_of_one_that_has_departed_breaks_it() {
        let (scenario, plan) = gate();
        let state = departed(&scenario, &mut plan.clone(), 0);
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["FORMAT"]);
    }

    #[test]
    fn a_visit_without_its_instants_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 1).depart = None;
        assert_eq!(broken(&scenario, &plan), ["FORMAT"]);
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 1).arrive = None;
        assert_eq!(broken(&scenario, &plan), ["FORMAT"]);
    }

    #[test]
    fn a_boarding_of_nobody_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 1).board[0].families = 0;
        assert_eq!(broken(&scenario, &plan), ["FORMAT"]);
    }

    #[test]
    fn a_convoy_that_is_not_there_breaks_it() {
        let (scenario, mut plan) = gate();
        plan.vehicles[0].visits[3] = Visit::Convoy(99);
        assert_eq!(broken(&scenario, &plan), ["FORMAT"]);
    }
}
