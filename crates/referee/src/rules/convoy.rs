//! A convoy is neither too long nor unescorted.

use std::collections::BTreeSet;

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "CONVOY",
    statement: "a convoy has at least one vehicle, each once, at most `most`, and at least `escorts` escorts",
    source: "most and escorts of the corridor",
    scope: Scope::Convoy,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for (position, passing) in r.convoys.iter().enumerate().filter(|(_, passing)| !passing.fact) {
        let vehicles = &passing.convoy.vehicles;
        let rule = r.scenario.corridors[passing.convoy.corridor].convoy;
        let n = vehicles.len();
        if n == 0 {
            broken.push(r.of_convoy(position).text(": it has no vehicle").done());
        }
        if vehicles.iter().collect::<BTreeSet<_>>().len() < n {
            broken.push(r.of_convoy(position).text(": it lists a vehicle twice").done());
        }
        if let Some(most) = rule.most.filter(|&most| n > most as usize) {
            broken.push(r.of_convoy(position).text(format!(": {n} vehicles, at most {most}")).done());
        }
        let escorts = vehicles.iter().filter(|&&v| r.kind(v).escort).count();
        if escorts < rule.escorts as usize {
            let found = format!(": {escorts} escorts, at least {}", rule.escorts);
            broken.push(r.of_convoy(position).text(found).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::first;

    #[test]
    fn a_convoy_of_the_most_vehicles_keeps_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].convoy.most = Some(2);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_vehicle_too_many_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].convoy.most = Some(1);
        assert_eq!(broken(&scenario, &plan), ["CONVOY"]);
    }

    #[test]
    fn a_convoy_without_its_escort_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].convoy.escorts = 1;
        assert_eq!(broken(&scenario, &plan), ["CONVOY"]);
    }

    #[test]
    fn a_convoy_of_nobody_breaks_it() {
        let (scenario, mut plan) = gate();
        let mut empty = plan.convoys[1].clone();
        empty.id = "empty".to_owned();
        empty.vehicles.clear();
        plan.convoys.push(empty);
        assert_eq!(broken(&scenario, &plan), ["CONVOY"]);
    }
}
