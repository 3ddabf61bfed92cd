//! Some vehicles and their crews are not left inside.

use domain::Scenario;

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "OUT",
    statement: "the last visit of a vehicle of a kind with `out` is in the zone `open`",
    source: "out of the vehicles",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let inside = |place| r.scenario.places[place].zone != Scenario::OPEN;
    let left = r.tours.iter().filter(|tour| r.kind(tour.vehicle).out && inside(tour.ends));
    left.map(|tour| {
        let who = say(r.vehicle_id(tour.vehicle)).text(" ends at ").text(r.place_id(tour.ends));
        who.text(", it must end in the zone open").done()
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::Idx;
    use testkit::script::{Script, first};
    use testkit::worlds::vehicle;

    #[test]
    fn buses_that_end_at_the_camp_keep_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].out = true;
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn an_escort_that_stays_in_the_yard_breaks_it() {
        let (mut scenario, mut plan) = gate();
        let escort = vehicle(&scenario, "escort-1");
        scenario.kinds[Idx::new(1)].out = true;
        plan.vehicles.extend(Script::new(&scenario).vehicle("escort-1").leave("yard", 0).plan().vehicles);
        assert_eq!(plan.vehicles[2].vehicle, escort);
        assert_eq!(broken(&scenario, &plan), ["OUT"]);
    }
}
