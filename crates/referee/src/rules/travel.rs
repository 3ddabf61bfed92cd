//! Driving takes its time.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::{Came, Way};

pub(super) const RULE: Rule = Rule {
    code: "TRAVEL",
    statement: "between two places of one zone a vehicle takes at least the time of the leg, and the leg can be driven",
    source: "[travel], pace of the vehicles",
    scope: Scope::Visit,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for stay in &r.stays {
        let Came::Drove { from, left, way } = stay.came else { continue };
        let found = || r.at(stay).text(": from ").text(r.place_id(from)).text(", left at ").time(left);
        match way {
            Way::Road(least) => {
                let took = stay.arrive - left;
                if took < least {
                    let found = found().text(format!(", it takes {took}, the leg at least {least}; arrive at "));
                    broken.push(found.time(left + least).done());
                }
            }
            Way::NoRoad => broken.push(found().text(", there is no way then").done()),
            Way::OtherZone => {}
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::{Duration, Travel};
    use testkit::script::stop_of;
    use testkit::worlds::minute;

    #[test]
    fn a_leg_driven_in_its_time_keeps_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_leg_driven_a_second_faster_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 0).depart = Some(minute(0) + Duration(1));
        assert_eq!(broken(&scenario, &plan), ["TRAVEL"]);
    }

    #[test]
    fn a_leg_that_nobody_can_drive_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.travel = Travel::default();
        assert_eq!(broken(&scenario, &plan), ["TRAVEL"]);
    }
}
