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
fn survey() {
    let (first, count) = (common::first_seed(), common::count(300));
    std::panic::set_hook(Box::new(|_| ()));
    let (mut bad, mut cuts, mut calm, mut undelivered) = (0, 0, 0, 0);
    for seed in first..first + count {
        let Some((_, mut scenario)) = common::world(seed) else { continue };
        let mut rng = Rng::new(seed);
        let Some(mut state) = cut(&scenario, seed, &mut rng) else { continue };
        cuts += 1;
        let changed =
            if rng.one_in(3) { String::new() } else { disturb(&mut scenario, &mut state, &mut rng) };
        let run = || -> (String, bool) {
            let search = Search::new(&scenario, Some(&state), Settings { seed });
            let first = search.first();
            let p = search.plan(&first);
            let f = common::faults(&scenario, Some(&state), &p);
            if !f.is_empty() {
                return (format!("first: {f}"), false);
            }
            let und = changed.is_empty() && p.left.iter().any(|l| l.why.starts_with("aboard"));
            let few = std::cell::Cell::new(0);
            let stop = || few.replace(few.get() + 1) >= 6;
            let b = search.lane(&first, 5, 1, &stop);
            let f = common::faults(&scenario, Some(&state), &search.plan(&b));
            if !f.is_empty() {
                return (format!("lane: {f}"), und);
            }
            (String::new(), und)
        };
        if changed.is_empty() && state.vehicles.iter().any(|v| !v.aboard.is_empty()) {
            calm += 1;
        }
        let (text, und) = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
            Ok(t) => t,
            Err(e) => (
                format!(
                    "PANIC {}",
                    e.downcast_ref::<String>()
                        .cloned()
                        .unwrap_or_else(|| e.downcast_ref::<&str>().map_or("?".into(), |s| s.to_string()))
                ),
                false,
            ),
        };
        if und {
            undelivered += 1;
            println!("undelivered {seed}");
            if count == 1 {
                let (draft, _) = common::world(seed).unwrap();
                let p = Search::new(&scenario, None, Settings { seed });
                let p = p.plan(&p.first()).plan;
                println!(
                    "PLAN {}",
                    wire::plan::write(&p, &scenario, &serde_json::Value::Null).replace('\n', "")
                );
                println!("STATE {}", wire::state::write(&state, &scenario).replace('\n', ""));
                println!("WORLD {}", draft.files["world.json"]);
                let q = Search::new(&scenario, Some(&state), Settings { seed });
                let q = q.plan(&q.first());
                println!(
                    "NEW {}",
                    wire::plan::write(&q.plan, &scenario, &serde_json::Value::Null).replace('\n', "")
                );
                for l in q.left {
                    println!("LEFT {l:?}");
                }
            }
        }
        if !text.is_empty() {
            bad += 1;
            println!(
                "seed {seed}: {changed}: {}",
                text.chars().take(330).collect::<String>().replace('\n', " | ")
            );
        }
    }
    println!("read cuts {cuts}/{count}, bad {bad}, calm with aboard {calm}, undelivered {undelivered}");
}
