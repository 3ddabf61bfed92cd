//! A convoy is through before its corridor shuts.

use std::collections::BTreeMap;

use domain::{Corridor, Idx, Windows};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "WINDOW",
    statement: "the corridor is open during the whole of each convoy, from its departure until its arrival and the margin",
    source: "in_force and suspended of the agreements, margin of the corridor",
    scope: Scope::Convoy,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    let mut shut: BTreeMap<Idx<Corridor>, Windows> = BTreeMap::new();
    for (position, passing) in r.convoys.iter().enumerate().filter(|(_, passing)| !passing.fact) {
        let convoy = passing.convoy;
        let corridor = &r.scenario.corridors[convoy.corridor];
        let shut = shut.entry(convoy.corridor).or_insert_with(|| r.scenario.open(convoy.corridor).complement());
        let through = convoy.arrive + corridor.convoy.margin;
        if let Some(w) = shut.iter().find(|w| w.from < through && convoy.depart < w.until) {
            let found = r.of_convoy(position).text(format!(": {} is shut from ", corridor.id)).time(w.from);
            broken.push(found.text(", it must be open until ").time(through).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::{Agreement, Duration, Name, Window, Windows};
    use testkit::script::first;
    use testkit::worlds::minute;

    fn truce_until(until: i64, margin: i64) -> Vec<&'static str> {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].convoy.margin = Duration::minutes(margin);
        scenario.agreements.push(Agreement {
            id: "truce".to_owned(),
            name: Name::plain("truce"),
            parties: Vec::new(),
            not_party: Vec::new(),
            covers: vec![first()],
            in_force: Some(Windows::new([Window { from: minute(30), until: minute(until) }])),
            suspended: Vec::new(),
        });
        broken(&scenario, &plan)
    }

    #[test]
    fn a_convoy_through_when_the_truce_ends_keeps_the_rule() {
        assert!(truce_until(172, 0).is_empty());
        assert!(truce_until(182, 10).is_empty());
    }

    #[test]
    fn a_convoy_still_inside_when_the_truce_ends_breaks_it() {
        assert_eq!(truce_until(171, 0), ["WINDOW"]);
        assert_eq!(truce_until(181, 10), ["WINDOW"]);
    }
}
