//! A vehicle begins where it stands, when it is free.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;
use crate::replay::Came;

pub(super) const RULE: Rule = Rule {
    code: "START",
    statement: "a vehicle's first visit is where it stands: at its depot, or where the state has it; it does nothing there before it is free",
    source: "depot of the vehicles, start; place and free of the state",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for tour in &r.tours {
        if tour.begins != Some(tour.stands) {
            let found = tour.begins.map_or("in a convoy", |p| r.place_id(p));
            let who = say(r.vehicle_id(tour.vehicle)).text(" begins at ").text(found).text(" at ").time(tour.free);
            broken.push(who.text(", it stands at ").text(r.place_id(tour.stands)).done());
        }
    }
    for stay in &r.stays {
        if let Came::Stood { free } = stay.came {
            let moves = stay.depart.unwrap_or(stay.begin).min(stay.begin);
            if moves < free {
                broken.push(r.at(stay).text(": it moves at ").time(moves).text(", it is free from ").time(free).done());
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::VehicleState;
    use testkit::script::stop_of;
    use testkit::worlds::{minute, place, vehicle};

    use super::super::stage::{broken, broken_from, gate, state};

    #[test]
    fn a_bus_that_begins_at_its_depot_keeps_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_bus_that_begins_at_the_school_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 1, 0).place = place(&scenario, "school");
        assert_eq!(broken(&scenario, &plan), ["START"]);
    }

    #[test]
    fn a_bus_that_the_state_has_elsewhere_begins_there_when_it_is_free() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 1, 0).place = place(&scenario, "school");
        let mut state = state(scenario.start);
        state.vehicles.push(VehicleState {
            vehicle: vehicle(&scenario, "bus-2"),
            place: place(&scenario, "school"),
            free: minute(5),
            used: false,
            carried: false,
            duty_from: None,
            aboard: Vec::new(),
        });
        assert!(broken_from(&scenario, &plan, Some(&state)).is_empty());
        state.vehicles[0].free = minute(6);
        stop_of(&mut plan, 1, 0).arrive = Some(minute(0));
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["START"]);
    }
}
