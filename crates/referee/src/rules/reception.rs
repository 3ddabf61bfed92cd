//! A destination receives no more than it can.

use std::collections::BTreeMap;

use domain::{Idx, Place};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;
use crate::replay::heads;

pub(super) const RULE: Rule = Rule {
    code: "RECEPTION",
    statement: "a destination receives no more people, and no more stretchers, than it can; a place that is none receives nobody",
    source: "receives of the places",
    scope: Scope::Place,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut received: BTreeMap<Idx<Place>, (i64, i64)> = BTreeMap::new();
    for arrival in &r.arrivals {
        let (people, stretchers) = received.entry(arrival.place).or_default();
        let families = i64::from(arrival.families);
        let lying = i64::from(r.scenario.classes[arrival.class].family.stretchers);
        *people = people.saturating_add(heads(r.scenario, arrival.class, families));
        *stretchers = stretchers.saturating_add(lying.saturating_mul(families));
    }
    let mut broken = Vec::new();
    for (place, (people, stretchers)) in received {
        let who = say(r.place_id(place));
        let Some(limit) = r.scenario.places[place].receives else {
            broken.push(who.text(format!(": {people} people alight, it is no destination")).done());
            continue;
        };
        let over = |found: i64, most: Option<u32>| most.filter(|&most| found > i64::from(most));
        if let Some(most) = over(people, limit.people) {
            broken.push(who.text(format!(": {people} people in all, it receives at most {most}")).done());
        } else if let Some(most) = over(stretchers, limit.stretchers) {
            broken.push(who.text(format!(": {stretchers} stretchers in all, it receives at most {most}")).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::{Duration, Load, Reception};
    use testkit::script::first;
    use testkit::worlds::place;

    #[test]
    fn a_camp_that_fills_up_keeps_the_rule() {
        let (mut scenario, plan) = gate();
        let camp = place(&scenario, "camp");
        scenario.places[camp].receives = Some(Reception { people: Some(16), stretchers: None });
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn one_person_too_many_breaks_it() {
        let (mut scenario, plan) = gate();
        let camp = place(&scenario, "camp");
        scenario.places[camp].receives = Some(Reception { people: Some(15), stretchers: None });
        assert_eq!(broken(&scenario, &plan), ["RECEPTION"]);
        scenario.places[camp].receives = None;
        assert_eq!(broken(&scenario, &plan), ["RECEPTION"]);
    }

    #[test]
    fn those_who_lie_count_for_both_figures() {
        let (mut scenario, plan) = gate();
        scenario.classes[first()].family = Load { seats: 1, wheelchairs: 0, stretchers: 1 };
        scenario.kinds[first()].room.stretchers = 8;
        scenario.kinds[first()].loading.stretcher = Duration(6);
        scenario.kinds[first()].unloading.stretcher = Duration(6);
        let camp = place(&scenario, "camp");
        scenario.places[camp].receives = Some(Reception { people: Some(16), stretchers: Some(8) });
        assert!(broken(&scenario, &plan).is_empty());
        scenario.places[camp].receives = Some(Reception { people: None, stretchers: Some(7) });
        assert_eq!(broken(&scenario, &plan), ["RECEPTION"]);
    }
}
