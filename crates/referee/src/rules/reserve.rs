//! Vehicles held back stay back.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Idx, Kind, Vehicle};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "RESERVE",
    statement: "no more vehicles of a kind move, load or unload than `count` − `reserve`",
    source: "count and reserve of the vehicles; used of the state",
    scope: Scope::Plan,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let before = r.state.iter().flat_map(|s| &s.vehicles).filter(|v| v.used).map(|v| v.vehicle);
    let planned = r.tours.iter().filter(|tour| tour.used).map(|tour| tour.vehicle);
    let mut used: BTreeMap<Idx<Kind>, BTreeSet<Idx<Vehicle>>> = BTreeMap::new();
    for vehicle in before.chain(planned) {
        used.entry(r.scenario.vehicles[vehicle].kind).or_default().insert(vehicle);
    }
    let mut broken = Vec::new();
    for (kind, used) in used {
        let kind = &r.scenario.kinds[kind];
        if used.len() > kind.usable() as usize {
            let found = format!("{}: {} are used, at most {} of {}", kind.id, used.len(), kind.usable(), kind.count);
            broken.push(say(found).text(format!(", {} stay in reserve", kind.reserve)).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::{Script, first};

    #[test]
    fn a_bus_that_only_stands_is_still_in_reserve() {
        let (mut scenario, _) = gate();
        scenario.kinds[first()].reserve = 1;
        let plan = Script::new(&scenario).vehicle("bus-1").leave("yard", 5).pass("yard", 6, 7);
        let plan = plan.vehicle("bus-2").leave("yard", 0).pass("school", 10, 11).plan();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_bus_too_many_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].reserve = 1;
        assert_eq!(broken(&scenario, &plan), ["RESERVE"]);
    }
}
