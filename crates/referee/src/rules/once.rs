//! Some vehicles carry people out one time only.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::Turn;

pub(super) const RULE: Rule = Rule {
    code: "ONCE",
    statement: "a vehicle of a kind with `once` takes nobody aboard after anybody has alighted",
    source: "once of the vehicles; carried of the state",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for change in r.changes.iter().filter(|change| change.turn == Turn::Board && change.carried) {
        let stay = &r.stays[change.stay];
        if r.kind(stay.vehicle).once {
            let found = r.at(stay).text(": it takes people aboard again, it carries people out one time only");
            broken.push(found.done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::first;

    #[test]
    fn buses_that_go_out_once_keep_the_rule() {
        let (mut scenario, mut plan) = gate();
        scenario.kinds[first()].once = true;
        plan.vehicles[0].visits.truncate(6);
        plan.convoys.truncate(1);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_bus_that_comes_back_for_more_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].once = true;
        assert_eq!(broken(&scenario, &plan), ["ONCE"]);
    }
}
