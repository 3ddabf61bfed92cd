//! Nobody is left sitting in a vehicle.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "STRANDED",
    statement: "nobody is aboard after a vehicle's last visit, and no more have alighted than were aboard",
    source: "the plan itself; aboard of the state",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for tour in &r.tours {
        for (&class, &families) in tour.aboard.iter().filter(|&(_, &families)| families != 0) {
            let who = say(r.vehicle_id(tour.vehicle)).text(" at ").text(r.place_id(tour.ends));
            let class = r.class_id(class);
            broken.push(if families > 0 {
                who.text(format!(": {families} families of {class} are still aboard after its last visit")).done()
            } else {
                who.text(format!(": {} more families of {class} have alighted than were aboard", -families)).done()
            });
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::stop_of;

    #[test]
    fn an_empty_bus_at_the_end_keeps_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_family_that_stays_aboard_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 1, 5).alight[0].families = 2;
        assert_eq!(broken(&scenario, &plan), ["STRANDED"]);
    }
}
