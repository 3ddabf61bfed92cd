//! Plans from the middle of an operation: cut plans of drawn worlds at drawn instants, change what may have changed, plan on.

mod common;

use domain::{Agreement, Name, Scenario, State, Suspension, Time, Window};
use planner::{Search, Settings};
use testkit::cut;
use testkit::rng::Rng;

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
        scenario.agreements.push(Agreement {
            id: "shut".to_owned(),
            name: Name::plain("shut"),
            parties: vec!["one side".to_owned()],
            not_party: Vec::new(),
            covers,
            in_force: None,
            suspended: vec![Suspension {
                window: Window { from: state.now, until },
                reason: "drawn".to_owned(),
            }],
        });
    }
    what.join(", ")
}

#[test]
fn a_plan_from_the_middle_is_kept_and_loses_nobody() {
    let (first, count) = (common::first_seed(), common::count(WORLDS));
    println!("seeds {first} to {}", first + count - 1);
    let mut cuts = 0;
    for seed in first..first + count {
        let Some((_, mut scenario)) = common::world(seed) else { continue };
        let mut rng = Rng::new(seed);
        let Some(mut state) = cut(&scenario, seed, &mut rng) else { continue };
        cuts += 1;
        let changed =
            if rng.one_in(3) { String::new() } else { disturb(&mut scenario, &mut state, &mut rng) };
        let search = Search::new(&scenario, Some(&state), Settings { seed });
        let first = search.first();
        let faults = common::faults(&scenario, Some(&state), &search.plan(&first));
        assert!(faults.is_empty(), "seed {seed}, {changed}:\n{faults}");
        let few = std::cell::Cell::new(0);
        let stop = || few.replace(few.get() + 1) >= 6;
        let better = search.lane(&first, 5, 1, &stop);
        let faults = common::faults(&scenario, Some(&state), &search.plan(&better));
        assert!(faults.is_empty(), "seed {seed}, {changed}, after a lane:\n{faults}");
    }
    assert!(cuts * 2 > count, "most worlds can be cut: {cuts}");
}
