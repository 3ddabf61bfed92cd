//! Thousands of drawn worlds: every plan keeps every rule, states its score as the referee counts it, accounts for everybody,
//! and is the same on every run. `SAFECONDUCT_WORLDS` says how many worlds, `SAFECONDUCT_SEED` from which on.

mod common;

use planner::{Incumbent, Search, Settings};
use serde_json::Value;

/// Worlds of a test, unless the environment says otherwise.
const WORLDS: u64 = 3000;

#[test]
fn every_plan_of_every_world_is_kept() {
    let (first, count) = (common::first_seed(), common::count(WORLDS));
    println!("seeds {first} to {}", first + count - 1);
    let (mut read, mut carried, mut all_out) = (0, 0, 0);
    for seed in first..first + count {
        let Some((_, scenario)) = common::world(seed) else { continue };
        read += 1;
        let search = Search::new(&scenario, None, Settings { seed });
        let first = search.first();
        let planned = search.plan(&first);
        let faults = common::faults(&scenario, None, &planned);
        assert!(faults.is_empty(), "seed {seed}, the first plan:\n{faults}");
        let left = planned.plan.score.left_behind.unwrap_or_default();
        carried += u64::from(left < scenario.people() as f64);
        all_out += u64::from(left == 0.0);
        // Lanes that draw rules and lanes that change waves.
        let few = std::cell::Cell::new(0);
        let stop = || few.replace(few.get() + 1) >= 6;
        for (round, lane) in [(0, 0), (1, 1), (5, 2)] {
            few.set(0);
            let other = search.lane(&first, round, lane, &stop);
            assert!(search.compare(&other, &first).is_le(), "seed {seed}: a lane returns what is worse");
            let faults = common::faults(&scenario, None, &search.plan(&other));
            assert!(faults.is_empty(), "seed {seed}, round {round}, lane {lane}:\n{faults}");
        }
    }
    println!("{read} of {count} worlds read, {carried} with somebody safe, {all_out} with everybody");
    assert!(read * 10 >= count * 8, "most drawn worlds should read: {read} of {count}");
    assert!(carried * 2 >= read, "in most worlds somebody should be brought out: {carried} of {read}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let (first, count) = (common::first_seed(), common::count(WORLDS) / 60);
    for seed in first..first + count {
        let Some((_, scenario)) = common::world(seed) else { continue };
        let bytes = |threads: bool| {
            let search = Search::new(&scenario, None, Settings { seed });
            let mut best = search.first();
            for round in [0, 4] {
                let lanes = if threads {
                    side_by_side(&search, &best, round)
                } else {
                    backwards(&search, &best, round)
                };
                best =
                    lanes.into_iter().fold(best, |a, b| if search.compare(&b, &a).is_lt() { b } else { a });
            }
            wire::plan::write(&search.plan(&best).plan, &scenario, &Value::Null)
        };
        let one = bytes(false);
        assert_eq!(one, bytes(false), "seed {seed}: a second run differs");
        assert_eq!(one, bytes(true), "seed {seed}: threads differ");
    }
}

/// How many steps a lane makes here; a lane of small worlds makes a thousand, which shows no more.
const STEPS: u32 = 40;

fn lane(search: &Search<'_>, best: &Incumbent, round: u64, lane: u64) -> Incumbent {
    let steps = std::cell::Cell::new(0);
    search.lane(best, round, lane, &|| steps.replace(steps.get() + 1) >= STEPS)
}

fn backwards(search: &Search<'_>, best: &Incumbent, round: u64) -> Vec<Incumbent> {
    let mut lanes: Vec<Incumbent> = (0..Search::LANES).rev().map(|n| lane(search, best, round, n)).collect();
    lanes.reverse();
    lanes
}

fn side_by_side(search: &Search<'_>, best: &Incumbent, round: u64) -> Vec<Incumbent> {
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..Search::LANES).map(|n| scope.spawn(move || lane(search, best, round, n))).collect();
        threads.into_iter().map(|t| t.join().expect("a lane does not panic")).collect()
    })
}
