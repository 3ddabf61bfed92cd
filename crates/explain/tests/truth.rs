//! What is said of a plan is so: in drawn worlds, against the referee.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use domain::{Duration, Plan, Scenario, Visit};
use explain::{Case, Cause, Doing, Log};
use planner::{Search, Settings};
use testkit::scenarios::{Draft, draw};

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

/// Worlds with a plan that brings somebody out, with their seeds.
fn worlds(seeds: std::ops::Range<u64>) -> impl Iterator<Item = (u64, Scenario, Plan)> {
    seeds.filter_map(|seed| {
        let draft = draw(seed);
        let scenario = wire::scenario::read(Draft::MAIN, &Drawn(&draft)).ok()?.scenario;
        let search = Search::new(&scenario, None, Settings { seed });
        let plan = search.plan(&search.first()).plan;
        drop(search);
        (!plan.vehicles.is_empty()).then_some((seed, scenario, plan))
    })
}

#[test]
fn what_decided_when_a_convoy_goes_would_be_broken_if_it_went_a_second_sooner() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (seed, scenario, plan) in worlds(1..500) {
        let case = Case { scenario: &scenario, plan: &plan, state: None };
        for position in 0..plan.convoys.len() {
            let facts = explain::convoy(case, position).unwrap();
            let depart = plan.convoys[position].depart;
            assert!(facts.not_before.iter().all(|n| n.at <= depart), "seed {seed}: {facts:?}");
            assert_eq!(facts.carriers + facts.escorts, plan.convoys[position].vehicles.len());
            for p in &facts.passed {
                assert!(p.reached <= p.begin && p.begin <= p.end, "seed {seed}: {facts:?}");
            }
            let Some(decided) = facts.decided() else { continue };
            assert_eq!(decided.at, depart, "seed {seed}");
            let code = match decided.cause {
                Cause::Vehicle(_) => "CORRIDOR",
                Cause::Headway(_) => "HEADWAY",
                Cause::Opens => "WINDOW",
                Cause::Track(_) => "TRACK",
                Cause::Begin => "HORIZON",
            };
            let mut sooner = plan.clone();
            sooner.convoys[position].depart = depart - Duration(1);
            let codes = referee::check(&scenario, &sooner, None).codes();
            // A vehicle that is at the gate at the plan's beginning cannot leave it before either.
            let also = matches!(decided.cause, Cause::Vehicle(_)) && codes.contains(&"HORIZON");
            assert!(codes.contains(&code) || also, "seed {seed}: {decided:?} but {codes:?}");
            *seen.entry(code).or_default() += 1;
        }
    }
    println!("{seen:?}");
    for code in ["CORRIDOR", "HEADWAY", "WINDOW"] {
        assert!(seen.get(code).is_some_and(|&n| n > 20), "too few of {code}: {seen:?}");
    }
}

#[test]
fn a_log_has_no_gap_and_its_times_sum_up() {
    for (seed, scenario, plan) in worlds(1..300) {
        let case = Case { scenario: &scenario, plan: &plan, state: None };
        for itinerary in &plan.vehicles {
            let log = Log::of(case, itinerary.vehicle);
            assert!(log.did.windows(2).all(|d| d[0].until == d[1].from), "seed {seed}: {log:?}");
            let facts = explain::vehicle(case, itinerary.vehicle);
            let whole = log.did.iter().fold(Duration::ZERO, |sum, d| sum + (d.until - d.from));
            assert_eq!(facts.drives + facts.convoys + facts.serves + facts.stands, whole, "seed {seed}");
            let off: u32 = itinerary
                .visits
                .iter()
                .flat_map(|v| match v {
                    Visit::Place(stop) => stop.alight.as_slice(),
                    Visit::Convoy(_) => &[],
                })
                .map(|m| scenario.classes[m.class].family.people() * m.families)
                .sum();
            assert_eq!(facts.carried, off, "seed {seed}");
            let waits: Duration = facts.waits.iter().fold(Duration::ZERO, |sum, w| sum + (w.until - w.from));
            assert!(waits <= facts.stands, "seed {seed}");
        }
    }
}

#[test]
fn the_safe_and_the_left_are_everybody() {
    let mut with_left = 0;
    for (seed, scenario, plan) in worlds(1..500) {
        let case = Case { scenario: &scenario, plan: &plan, state: None };
        let score = referee::score(&scenario, &plan, None);
        let mut left = 0;
        let mut waited = 0.0;
        for (c, class) in scenario.classes.entries() {
            let facts = explain::class(case, c);
            let people = u64::from(class.family.people());
            left += people * u64::from(facts.families - facts.safe);
            let gone = explain::left(case, c);
            assert_eq!(gone.as_ref().map_or(0, |l| l.families), facts.families - facts.safe, "seed {seed}");
            with_left += usize::from(gone.is_some());
            for kind in &facts.carried_by {
                assert!(facts.could_carry.contains(kind) || !scenario.kinds[*kind].escort, "seed {seed}");
            }
            let weight = scenario.weight(c) * people as f64;
            let mean = facts.mean.map_or(0.0, Duration::as_hours);
            waited += weight * f64::from(facts.safe) * mean;
            waited +=
                weight * f64::from(facts.families - facts.safe) * (scenario.end - class.ready).as_hours();
        }
        assert_eq!(left, score.left_behind, "seed {seed}");
        // The mean is in whole seconds.
        let people = scenario.people() as f64 * 10.0;
        assert!((waited - score.exposure).abs() <= people / 1800.0 + 1e-6, "seed {seed}: {waited} {score:?}");
    }
    assert!(with_left > 20, "only {with_left} classes are left behind");
}

#[test]
fn who_is_in_a_convoy_is_who_is_aboard() {
    for (seed, scenario, plan) in worlds(1..200) {
        let case = Case { scenario: &scenario, plan: &plan, state: None };
        for position in 0..plan.convoys.len() {
            let facts = explain::convoy(case, position).unwrap();
            let aboard: u32 = plan.convoys[position]
                .vehicles
                .iter()
                .flat_map(|&v| Log::of(case, v).did)
                .filter(|d| d.doing == Doing::Convoy(position))
                .map(|d| d.aboard)
                .sum();
            assert_eq!(facts.people, aboard, "seed {seed}");
        }
    }
}
