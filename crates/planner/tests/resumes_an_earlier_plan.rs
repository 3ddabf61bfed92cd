//! Beginning from an earlier plan: what need not change does not change.

#![allow(clippy::disallowed_methods, reason = "a test that reads the project's own test data")]

mod common;

use planner::{Search, Settings};

#[test]
fn a_plan_resumed_at_the_start_is_nearly_the_same_plan() {
    for path in [
        "testdata/conformance/tiny.toml",
        "examples/aleppo-2016/first-days.toml",
        "testdata/generated/s-001.toml",
    ] {
        let scenario = common::scenario(&common::root().join(path));
        let search = Search::new(&scenario, None, Settings { seed: 1 });
        let first = search.first();
        let plan = search.plan(&first).plan;
        let resumed = search.resume(&plan);
        let again = search.plan(&resumed).plan;
        assert_eq!(referee::check(&scenario, &again, None).broken, []);
        let (was, is) = (plan.score, again.score);
        assert!(
            is.left_behind <= was.left_behind,
            "{path}: {:?} were left, {:?} are",
            was.left_behind,
            is.left_behind
        );
        // The order in which equals were decided is not in a plan: a little may be lost, which the search has to find again.
        let (before, after) = (was.exposure.expect("stated"), is.exposure.expect("stated"));
        assert!(after <= before * 1.05, "{path}: exposure {before} became {after}");
    }
}

#[test]
fn whatever_rule_an_earlier_plan_breaks_what_is_made_of_it_is_kept() {
    let folder = common::root().join("testdata/conformance");
    let scenario = common::scenario(&folder.join("tiny.toml"));
    let search = Search::new(&scenario, None, Settings { seed: 1 });
    let mut plans = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if !name.starts_with("broken-") || path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("readable");
        let Ok(plan) = wire::plan::read(&name, &bytes, &scenario, None) else { continue };
        plans += 1;
        let resumed = search.plan(&search.resume(&plan));
        let faults = common::faults(&scenario, None, &resumed);
        assert!(faults.is_empty(), "{name}:\n{faults}");
    }
    assert!(plans > 10, "only {plans} plans read");
}

#[test]
fn an_earlier_plan_of_a_world_that_has_changed_is_kept_as_far_as_it_can_be() {
    let (first, count) = (common::first_seed(), common::count(3000) / 10);
    println!("seeds {first} to {}", first + count - 1);
    for seed in first..first + count {
        let Some((_, mut scenario)) = common::world(seed) else { continue };
        let search = Search::new(&scenario, None, Settings { seed });
        let plan = search.plan(&search.first()).plan;
        drop(search);
        let kinds = scenario.kinds.indices();
        for (n, k) in kinds.enumerate() {
            let kind = &mut scenario.kinds[k];
            match (seed as usize + n) % 4 {
                0 => kind.room.seats /= 2,
                1 => kind.serves = Some(vec![kind.depot]),
                2 => (kind.room.stretchers, kind.room.wheelchairs) = (0, 0),
                _ => kind.once = true,
            }
        }
        let search = Search::new(&scenario, None, Settings { seed });
        let resumed = search.plan(&search.resume(&plan));
        let faults = common::faults(&scenario, None, &resumed);
        assert!(faults.is_empty(), "seed {seed}:\n{faults}");
    }
}
