//! A place loads and unloads no more vehicles at once than it has bays.

use std::collections::BTreeMap;

use domain::{Idx, Place, Time};

use super::stand::first_excess;
use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "BAYS",
    statement: "at no instant do more vehicles load or unload at a place than it has bays",
    source: "bays of the places",
    scope: Scope::Place,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut spans: BTreeMap<Idx<Place>, Vec<(Time, Time)>> = BTreeMap::new();
    for stay in r.stays.iter().filter(|stay| stay.serves()) {
        spans.entry(stay.place).or_default().push((stay.begin, stay.end));
    }
    let mut broken = Vec::new();
    for (place, spans) in spans {
        let Some(bays) = r.scenario.places[place].bays else { continue };
        if let Some((t, found)) = first_excess(&spans, bays) {
            let where_and_when = say(r.place_id(place)).text(" at ").time(t);
            broken.push(where_and_when.text(format!(": {found} vehicles load or unload, it has {bays} bays")).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::worlds::place;

    #[test]
    fn two_buses_at_two_bays_keep_the_rule() {
        let (mut scenario, plan) = gate();
        let camp = place(&scenario, "camp");
        scenario.places[camp].bays = Some(2);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn two_buses_at_one_bay_break_it() {
        let (mut scenario, plan) = gate();
        let camp = place(&scenario, "camp");
        scenario.places[camp].bays = Some(1);
        assert_eq!(broken(&scenario, &plan), ["BAYS"]);
    }
}
