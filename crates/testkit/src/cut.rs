//! States in the middle of a plan, and what may go wrong there.

use domain::{Aboard, ClassState, Idx, Scenario, State, Vehicle, WaitingAt};

pub use operation::planned as state_at;

/// Those aboard a vehicle of the state get off where it stands and wait there; false if nobody is aboard.
pub fn turn_back(scenario: &Scenario, state: &mut State, vehicle: Idx<Vehicle>) -> bool {
    let Some(known) = state.vehicles.iter_mut().find(|v| v.vehicle == vehicle) else { return false };
    let (place, aboard) = (known.place, std::mem::take(&mut known.aboard));
    for &Aboard { class, families, .. } in &aboard {
        let at = state.people.iter().position(|p| p.class == class).unwrap_or_else(|| {
            let waiting = scenario.classes[class].count;
            state.people.push(ClassState { class, waiting, waiting_at: Vec::new(), safe: Vec::new() });
            state.people.len() - 1
        });
        let entry = &mut state.people[at];
        entry.waiting += families;
        if place == scenario.classes[class].at {
            continue;
        }
        match entry.waiting_at.iter_mut().find(|w| w.place == place) {
            Some(there) => there.families += families,
            None => entry.waiting_at.push(WaitingAt { place, families }),
        }
    }
    !aboard.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worlds::{minute, school_to_camp, school_to_camp_plan};

    #[test]
    fn a_bus_on_the_road_stands_at_its_next_place() {
        let world = school_to_camp().build();
        let plan = school_to_camp_plan(&world);
        let state = state_at(&world, &plan, minute(20), true);
        let bus = &state.vehicles[0];
        assert_eq!(world.places[bus.place].id, "camp");
        assert_eq!((bus.free, bus.carried, bus.duty_from), (minute(35), false, Some(minute(0))));
        assert_eq!(bus.aboard[0].since, minute(10));
        assert_eq!((state.people[0].waiting, state.people[0].safe.len()), (0, 0));
    }

    #[test]
    fn who_is_being_unloaded_is_safe_when_that_is_done() {
        let world = school_to_camp().build();
        let plan = school_to_camp_plan(&world);
        let state = state_at(&world, &plan, minute(36), true);
        assert!(state.vehicles[0].carried && state.vehicles[0].aboard.is_empty());
        assert_eq!(state.people[0].safe[0].at, minute(40));
    }

    #[test]
    fn nothing_has_happened_at_the_start() {
        let world = school_to_camp().build();
        let state = state_at(&world, &school_to_camp_plan(&world), minute(0), true);
        assert!(state.vehicles.is_empty() && state.people.is_empty() && state.convoys.is_empty());
    }

    #[test]
    fn who_is_turned_back_waits_where_the_bus_stands() {
        let world = school_to_camp().build();
        let mut state = state_at(&world, &school_to_camp_plan(&world), minute(20), true);
        let bus = state.vehicles[0].vehicle;
        assert!(turn_back(&world, &mut state, bus));
        assert_eq!(state.people[0].waiting, 4);
        assert_eq!(world.places[state.people[0].waiting_at[0].place].id, "camp");
        assert!(!turn_back(&world, &mut state, bus), "nobody is aboard any more");
    }
}
