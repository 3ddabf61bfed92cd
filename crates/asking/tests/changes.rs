//! Changes only allow more, are told apart, and the least of them has nothing to spare.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]

use std::path::{Path, PathBuf};

use asking::{InWorlds, Measured, carried_over, changes, least, together, won};
use domain::{Bound, Idx, Objective, Scenario, Score, Time};
use planner::{Search, Settings};
use testkit::rng::Rng;

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let path = if Path::new(path).is_absolute() { path.into() } else { self.0.join(path) };
        std::fs::read(path).map_err(|e| e.to_string())
    }
}

fn scenario(path: &str) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    let disk = Disk(path.parent().unwrap().to_owned());
    wire::scenario::read(path.to_str().unwrap(), &disk).unwrap().scenario
}

const INSTANT: &dyn Fn(Time) -> String = &|t| t.0.to_string();

#[test]
fn a_plan_without_a_change_is_a_plan_with_it() {
    for path in [
        "examples/first/my-town.toml",
        "examples/two-towns/two-towns.toml",
        "examples/river-flood/river-flood.toml",
        "examples/aleppo-2016/suspended.toml",
        "testdata/generated/s-003.toml",
    ] {
        let s = scenario(path);
        let search = Search::new(&s, None, Settings { seed: 1 });
        let plan = search.plan(&search.first()).plan;
        let score = referee::check(&s, &plan, None).score;
        let all = changes(&s, INSTANT);
        assert!(all.len() >= 4, "{path}");
        for change in all.iter().filter(|c| c.only_more) {
            let same = carried_over(&plan, &s, &change.scenario).unwrap();
            let verdict = referee::check(&change.scenario, &same, None);
            assert_eq!(verdict.codes(), Vec::<&str>::new(), "{path}: {}", change.id);
            assert_eq!(verdict.score, score, "{path}: {}", change.id);
        }
        let mut ids: Vec<&str> = all.iter().map(|c| c.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all.len(), "{path}: every change has an id of its own");
    }
}

#[test]
fn two_changes_of_one_key_are_not_joined_and_two_of_different_ones_are_both_there() {
    let s = scenario("examples/first/my-town.toml");
    let all = changes(&s, INSTANT);
    let by = |id: &str| all.iter().find(|c| c.id == id).unwrap();
    assert!(together(&s, &[by("pause-sooner"), by("pause-later")], INSTANT).is_none());
    let both = together(&s, &[by("more-bus"), by("mill-road-headway")], INSTANT).unwrap();
    assert_eq!(both.sets, ["vehicles.bus.count=5", "corridor.mill-road.convoy.headway=\"10m\""]);
    assert_eq!(both.scenario.vehicles.len(), s.vehicles.len() + 1);
    assert_eq!(both.scenario.corridors[Idx::new(0)].convoy.headway, domain::Duration::minutes(10));
}

#[test]
fn of_the_least_nothing_can_be_left_out() {
    // Worlds of changes in which each brings out some people, and some pairs more than both.
    for seed in 0..2_000 {
        let mut rng = Rng::new(seed);
        let n = 2 + rng.below(5);
        let gains: Vec<f64> = (0..n).map(|_| rng.below(40) as f64).collect();
        let pair = (rng.below(n), rng.below(n), rng.below(60) as f64);
        let left = |of: &[usize]| {
            let sum: f64 = of.iter().map(|&i| gains[i]).sum();
            let more = if of.contains(&pair.0) && of.contains(&pair.1) { pair.2 } else { 0.0 };
            (100.0 - sum - more).max(0.0)
        };
        let alone: Vec<(usize, f64)> = (0..n).map(|i| (i, left(&[i]))).collect();
        let found = least(&alone, 100.0, |of| Some(left(of)));
        let all: Vec<usize> = (0..n).collect();
        match found {
            Some(chosen) => {
                assert!(left(&chosen) <= 0.0, "seed {seed}");
                for i in 0..chosen.len() {
                    let mut fewer = chosen.clone();
                    fewer.remove(i);
                    assert!(left(&fewer) > 0.0, "seed {seed}: {chosen:?} without {}", chosen[i]);
                }
            }
            // A pair that helps only together with nothing that helps alone is beyond a greedy search.
            None => assert!(left(&all) > 0.0 || gains.contains(&0.0), "seed {seed}: {gains:?}"),
        }
    }
}

#[test]
fn a_change_whose_bound_is_what_we_have_already_is_proven_worthless() {
    let score = Score { exposure: 100.0, last_arrival: Some(Time(500)), ..Score::default() };
    let bound = |exposure, last| Bound {
        left_behind_weighted: Some(0.0),
        exposure: Some(exposure),
        last_arrival: Some(Time(last)),
    };
    let order = Objective::DEFAULT;
    let without = Measured { score, bound: bound(80.0, 400), worlds: None };
    let with = |b| won(&order, &without, &Measured { score, bound: b, worlds: None }, true);
    assert!(with(bound(100.0, 500)).worthless);
    assert!(!with(bound(99.0, 500)).worthless);
    assert!(!with(Bound::default()).worthless, "what is not proven is not said");
    assert_eq!(with(bound(90.0, 450)).exposure_at_most, Some(10.0));
    assert_eq!(with(bound(90.0, 450)).sooner_at_most, Some(50));
}

#[test]
fn a_change_that_does_not_only_allow_more_can_cost() {
    let score = |exposure, left| Score {
        exposure,
        left_behind_weighted: left,
        last_arrival: Some(Time(500)),
        ..Score::default()
    };
    let measured = |score| Measured { score, bound: Bound::default(), worlds: None };
    let (without, worse) = (measured(score(100.0, 0.0)), measured(score(130.0, 3.0)));
    let found = |only_more| won(&Objective::DEFAULT, &without, &worse, only_more);
    assert_eq!((found(false).people, found(false).exposure), (-3.0, -30.0));
    assert_eq!((found(true).people, found(true).exposure), (0.0, 0.0));
}

#[test]
fn an_exchange_is_asked_at_the_ratio_of_those_who_wait() {
    let s = scenario("examples/two-towns/two-towns.toml");
    let exchange = &s.exchanges[0];
    let of = |zone| -> u32 {
        let counts =
            |c: &&domain::Class| s.places[c.at].zone == zone && !exchange.exempt.contains(&c.priority);
        s.classes.iter().filter(counts).map(domain::Class::people).sum()
    };
    let ratio = f64::from(of(exchange.first)) / f64::from(of(exchange.second));
    let found = changes(&s, INSTANT).into_iter().find(|c| !c.only_more);
    match found {
        Some(change) => {
            assert!((change.scenario.exchanges[0].ratio - ratio).abs() < 0.01, "{ratio}");
            assert!((exchange.ratio - ratio).abs() >= 0.01, "{ratio}");
        }
        None => assert!((exchange.ratio - ratio).abs() < 0.02, "{ratio}"),
    }
}

#[test]
fn of_two_in_the_same_worlds_the_one_in_which_more_are_safe_counts() {
    let worlds = |all, left| InWorlds { worlds: 100, all_safe: (all, 0.01), left: (left, 1.0) };
    assert_eq!(worlds(0.2, 5.0).better(worlds(0.3, 9.0)), worlds(0.3, 9.0));
    assert_eq!(worlds(0.2, 5.0).better(worlds(0.2, 4.0)), worlds(0.2, 4.0));
    assert_eq!(worlds(0.2, 5.0).better(worlds(0.1, 1.0)), worlds(0.2, 5.0));
}
