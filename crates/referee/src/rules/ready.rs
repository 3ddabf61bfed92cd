//! Nobody is loaded before they are ready.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::Turn;

pub(super) const RULE: Rule = Rule {
    code: "READY",
    statement: "loading begins not before the class is ready",
    source: "ready of the people",
    scope: Scope::Visit,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for change in r.changes.iter().filter(|change| change.turn == Turn::Board) {
        let stay = &r.stays[change.stay];
        let ready = r.scenario.classes[change.class].ready;
        if stay.begin < ready {
            let found = r.at(stay).text(": loading begins at ").time(stay.begin).text(", ");
            broken.push(found.text(r.class_id(change.class)).text(" is ready at ").time(ready).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::Duration;
    use testkit::script::first;
    use testkit::worlds::minute;

    #[test]
    fn loading_may_begin_when_they_are_ready() {
        let (mut scenario, plan) = gate();
        scenario.classes[first()].ready = minute(10);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn loading_a_second_before_they_are_ready_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.classes[first()].ready = minute(10) + Duration(1);
        assert_eq!(broken(&scenario, &plan), ["READY"]);
    }
}
