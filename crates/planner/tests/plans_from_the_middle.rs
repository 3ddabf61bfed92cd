//! Plans from the middle of an operation: cut plans of drawn worlds at drawn instants, change what may have changed, plan on.

mod common;

use domain::{
    Agreement, Duration, Duty, Name, Reception, Scenario, State, Suspension, Time, Window, Windows,
};
use planner::{Search, Settings};
use testkit::cut;
use testkit::rng::Rng;
use testkit::worlds::{World, minute, place};

/// Worlds of a test, unless the environment says otherwise.
const WORLDS: u64 = 2000;

/// A drawn instant of the horizon at which something has happened, and the state then.
fn cut(scenario: &Scenario, seed: u64, rng: &mut Rng) -> Option<State> {
    let plan = Search::new(scenario, None, Settings { seed });
    let plan = plan.plan(&plan.first()).plan;
    let last = plan.score.last_arrival?;
    let now = Time(rng.between(scenario.start.0 + 1, last.0));
    Some(cut::state_at(scenario, &plan, now, rng.one_in(2)))
}

/// Vehicles break down, families are turned back, corridors shut. Says what.
fn disturb(scenario: &mut Scenario, state: &mut State, rng: &mut Rng) -> String {
    let mut what = Vec::new();
    for v in scenario.vehicles.indices() {
        let id = &scenario.vehicles[v].id;
        if rng.one_in(6) && cut::turn_back(scenario, state, v) {
            what.push(format!("{id} turned back"));
        }
        // Mostly those whom it carried wait for another; now and then they sit in it still.
        if rng.one_in(8) {
            if !rng.one_in(4) {
                cut::turn_back(scenario, state, v);
            }
            state.out_of_service.push(v);
            what.push(format!("{id} out of service"));
        }
    }
    if !scenario.corridors.is_empty() && rng.one_in(2) {
        let covers: Vec<_> = scenario.corridors.indices().filter(|_| !rng.one_in(3)).collect();
        let hours = rng.between(1, 12);
        let until = if rng.one_in(3) { Time::MAX } else { Time(state.now.0 + hours * 3600) };
        what.push(format!("{covers:?} shut for {hours} h"));
        let shut = Agreement { covers, ..shut(scenario, state.now, until) };
        scenario.agreements.push(shut);
    }
    what.join(", ")
}

#[test]
fn a_plan_from_the_middle_is_kept_and_loses_nobody() {
    let (first, count) = (common::first_seed(), common::count(WORLDS));
    println!("seeds {first} to {}", first + count - 1);
    let (mut cuts, mut calm, mut stuck) = (0, 0, Vec::new());
    for seed in first..first + count {
        let Some((_, mut scenario)) = common::world(seed) else { continue };
        let mut rng = Rng::new(seed);
        let Some(mut state) = cut(&scenario, seed, &mut rng) else { continue };
        cuts += 1;
        let undisturbed = rng.one_in(3);
        let changed = if undisturbed { String::new() } else { disturb(&mut scenario, &mut state, &mut rng) };
        let search = Search::new(&scenario, Some(&state), Settings { seed });
        let first = search.first();
        let planned = search.plan(&first);
        let faults = common::faults(&scenario, Some(&state), &planned);
        assert!(faults.is_empty(), "seed {seed}, {changed}:\n{faults}");
        // Whoever is aboard was on a way that is legal still. Rides go before all else, one after the other: one that an exchange
        // bars until others have come out is not found, and hardly ever one that needs room in another order.
        if undisturbed && state.vehicles.iter().any(|v| !v.aboard.is_empty()) {
            calm += 1;
            if planned.left.iter().any(|l| l.why.starts_with("aboard")) {
                stuck.push(seed);
            }
        }
        let few = std::cell::Cell::new(0);
        let stop = || few.replace(few.get() + 1) >= 6;
        let better = search.lane(&first, 5, 1, &stop);
        let faults = common::faults(&scenario, Some(&state), &search.plan(&better));
        assert!(faults.is_empty(), "seed {seed}, {changed}, after a lane:\n{faults}");
    }
    println!("{cuts} states, {calm} of them with people aboard and nothing changed");
    assert!(stuck.len() * 100 <= calm, "somebody who is aboard could be brought to the end: seeds {stuck:?}");
    assert!(cuts * 2 > count, "most worlds can be cut: {cuts}");
}

/// Two buses behind a gate are cut when the first is loaded.
fn loaded_behind_the_gate() -> (Scenario, State) {
    let scenario = World::new()
        .place("yard", "east")
        .place("school", "east")
        .place("gate-in", "east")
        .place("gate-out", "open")
        .destination("camp")
        .destination("hospital")
        .road("yard", "school", 10, 2.0)
        .road("school", "gate-in", 5, 1.0)
        .road("gate-out", "camp", 10, 3.0)
        .road("gate-out", "hospital", 40, 20.0)
        .vehicles("bus", 2, "yard", 8)
        .families("families", "school", &["camp", "hospital"], 2, 8)
        .corridor("road", "gate-in", "gate-out", 30, 10.0)
        .build();
    let plan = Search::new(&scenario, None, Settings { seed: 1 });
    let plan = plan.plan(&plan.first()).plan;
    let state = cut::state_at(&scenario, &plan, minute(15), true);
    assert!(state.vehicles.iter().any(|v| !v.aboard.is_empty()), "somebody is aboard at that time");
    (scenario, state)
}

/// All are safe in the end, or so many are not.
fn left(scenario: &Scenario, state: &State) -> u64 {
    let search = Search::new(scenario, Some(state), Settings { seed: 1 });
    let planned = search.plan(&search.first());
    let faults = common::faults(scenario, Some(state), &planned);
    assert!(faults.is_empty(), "{faults}");
    planned.plan.score.left_behind.expect("a plan states its score") as u64
}

#[test]
fn whoever_is_aboard_is_brought_to_the_end() {
    let (scenario, state) = loaded_behind_the_gate();
    assert_eq!(left(&scenario, &state), 0);
}

#[test]
fn whoever_is_aboard_goes_elsewhere_if_the_place_they_wish_is_full() {
    let (mut scenario, state) = loaded_behind_the_gate();
    let camp = place(&scenario, "camp");
    scenario.places[camp].receives = Some(Reception { people: Some(0), stretchers: None });
    assert_eq!(left(&scenario, &state), 0);
}

#[test]
fn whoever_is_aboard_goes_elsewhere_if_the_place_they_wish_is_shut() {
    let (mut scenario, state) = loaded_behind_the_gate();
    let camp = place(&scenario, "camp");
    scenario.places[camp].hours = Some(Windows::default());
    assert_eq!(left(&scenario, &state), 0);
}

#[test]
fn whoever_is_aboard_waits_for_the_corridor() {
    let (mut scenario, state) = loaded_behind_the_gate();
    scenario.agreements.push(shut(&scenario, state.now, minute(300)));
    assert_eq!(left(&scenario, &state), 0);
    // For good it is another matter: everybody is left, and counted.
    scenario.agreements.push(shut(&scenario, state.now, Time::MAX));
    assert_eq!(left(&scenario, &state), 16);
}

#[test]
fn whoever_is_aboard_is_brought_to_the_end_though_crew_and_people_are_over_their_hours() {
    let (mut scenario, mut state) = loaded_behind_the_gate();
    scenario.aboard = Some(Duration::hours(8));
    for kind in scenario.kinds.indices() {
        scenario.kinds[kind].duty = Some(Duty { most: Duration::hours(16), rest: Duration::hours(6) });
    }
    // Four families more than two buses hold: one of them has to come again.
    let class = state.people[0].class;
    scenario.classes[class].count += 4;
    state.people[0].waiting += 4;
    for bus in &mut state.vehicles {
        bus.duty_from = Some(state.now - Duration::hours(17));
        for ride in &mut bus.aboard {
            ride.since = state.now - Duration::hours(9);
        }
    }
    assert_eq!(left(&scenario, &state), 0);
    let search = Search::new(&scenario, Some(&state), Settings { seed: 1 });
    let plan = search.plan(&search.first()).plan;
    // The page of the contract has it so; that no plan could do better is said beside it.
    assert_eq!(referee::check(&scenario, &plan, Some(&state)).codes(), ["ABOARD", "DUTY"]);
    let last = plan.score.last_arrival.expect("somebody arrives");
    assert!(last - state.now > Duration::hours(6), "a crew that has nobody aboard rests first");
}

#[test]
fn who_was_set_down_at_the_gate_is_fetched_there() {
    let (scenario, mut state) = loaded_behind_the_gate();
    let broken = state.vehicles.iter().find(|v| !v.aboard.is_empty()).expect("one is loaded").vehicle;
    assert!(cut::turn_back(&scenario, &mut state, broken));
    state.out_of_service.push(broken);
    assert_eq!(left(&scenario, &state), 0, "the other bus comes twice");
}

#[test]
fn who_sits_in_a_vehicle_that_is_out_of_service_is_left_with_the_reason() {
    let (scenario, mut state) = loaded_behind_the_gate();
    let broken = state.vehicles.iter().find(|v| !v.aboard.is_empty()).expect("one is loaded");
    let (vehicle, aboard) = (broken.vehicle, broken.aboard.iter().map(|a| a.families * 2).sum::<u32>());
    state.out_of_service.push(vehicle);
    assert_eq!(left(&scenario, &state), u64::from(aboard));
}

/// No way through any corridor.
fn shut(scenario: &Scenario, from: Time, until: Time) -> Agreement {
    Agreement {
        id: "shut".to_owned(),
        name: Name::plain("shut"),
        parties: vec!["one side".to_owned()],
        not_party: Vec::new(),
        covers: scenario.corridors.indices().collect(),
        in_force: None,
        suspended: vec![Suspension { window: Window { from, until }, reason: "drawn".to_owned() }],
    }
}
