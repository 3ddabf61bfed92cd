//! Nothing happens outside the planning horizon.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "HORIZON",
    statement: "nothing happens before `start` or after `end`",
    source: "start and end",
    scope: Scope::Plan,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let (start, end) = (r.scenario.start, r.scenario.end);
    let mut broken = Vec::new();
    for stay in &r.stays {
        // Instants in between that lie further out are out of order, which `TIMELINE` reports.
        let over = stay.depart.unwrap_or(stay.end);
        if stay.arrive < start {
            broken.push(r.at(stay).text(": the operation begins at ").time(start).done());
        }
        if over > end {
            broken.push(r.at(stay).text(" until ").time(over).text(": the operation ends at ").time(end).done());
        }
    }
    for (position, passing) in r.convoys.iter().enumerate().filter(|(_, passing)| !passing.fact) {
        let convoy = passing.convoy;
        if convoy.depart < start || convoy.arrive > end {
            let found = r.of_convoy(position).text(" until ").time(convoy.arrive);
            broken.push(found.text(": the operation runs from ").time(start).text(" to ").time(end).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::worlds::minute;

    #[test]
    fn unloading_that_ends_with_the_operation_keeps_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.end = minute(185);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn unloading_after_the_operation_breaks_it_and_saves_nobody() {
        let (mut scenario, plan) = gate();
        scenario.end = minute(184);
        assert_eq!(broken(&scenario, &plan), ["HORIZON"]);
        assert_eq!(crate::score(&scenario, &plan, None).left_behind, 2);
    }
}
