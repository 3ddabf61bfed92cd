//! What plans must reach on the project's own scenarios, after the first plan or a few rounds.

#![allow(clippy::disallowed_methods, reason = "tests read the project's own tables")]

mod common;

use std::collections::BTreeMap;
use std::fs;

use domain::{Duration, Idx, Scenario, Time, Vehicle, Visit};
use planner::{Planned, Search, Settings};

/// What is known of the best plan of a tiny scenario.
struct Best {
    left: f64,
    exposure: f64,
    last: String,
}

fn optimum() -> BTreeMap<String, Best> {
    let text =
        fs::read_to_string(common::root().join("testdata/tiny/optimum.csv")).expect("the table of optima");
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a table has a head").split(',').collect();
    let column = |name: &str| head.iter().position(|&h| h == name).expect("the table has the column");
    let (file, left, exposure, last) =
        (column("file"), column("left_behind_weighted"), column("exposure"), column("last_arrival"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |i: usize| cells[i].parse().expect("a number");
            let best = Best { left: number(left), exposure: number(exposure), last: cells[last].to_owned() };
            (cells[file].to_owned(), best)
        })
        .collect()
}

fn kept(name: &str, scenario: &Scenario, rounds: u64) -> Planned {
    let (planned, _) = common::planned(scenario, None, 1, rounds);
    let faults = common::faults(scenario, None, &planned);
    assert!(faults.is_empty(), "{name}:\n{faults}");
    planned
}

fn left(planned: &Planned) -> u64 {
    planned.plan.score.left_behind.expect("a plan states its score") as u64
}

#[test]
fn most_tiny_scenarios_are_solved_to_the_optimum() {
    let optimum = optimum();
    let mut missed = Vec::new();
    let scenarios = common::scenarios("testdata/tiny", "tiny-");
    assert_eq!(scenarios.len(), 100);
    for (name, scenario) in &scenarios {
        let planned = kept(name, scenario, 2);
        let (score, best) = (planned.plan.score, &optimum[name]);
        let (weighted, exposure) =
            (score.left_behind_weighted.unwrap_or(f64::MAX), score.exposure.unwrap_or(f64::MAX));
        let clock = wire::clock::Clock::of(scenario);
        let last = score.last_arrival.map(|t| clock.rfc3339(t)).unwrap_or_default();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-4 * b.abs().max(1.0);
        assert!(weighted > best.left - 1e-6, "{name}: fewer are left than the optimum leaves");
        let no_better =
            !near(weighted, best.left) || exposure > best.exposure || near(exposure, best.exposure);
        assert!(no_better, "{name}: less exposure than the optimum has");
        if !near(weighted, best.left) || !near(exposure, best.exposure) || last != best.last {
            missed.push(name.trim_end_matches(".toml").to_owned());
        }
    }
    println!("optimum not reached: {}", missed.join(" "));
    assert!(missed.len() <= 20, "{} of 100 optima are missed: {}", missed.len(), missed.join(" "));
}

#[test]
fn everybody_is_out_in_the_bus_evacuation_problems() {
    let scenarios = common::scenarios("testdata/bep", "i");
    assert_eq!(scenarios.len(), 90);
    for (name, scenario) in &scenarios {
        assert_eq!(left(&kept(name, scenario, 0)), 0, "{name}");
    }
}

#[test]
fn a_first_plan_leaves_fewer_than_a_careful_dispatcher() {
    let readme = fs::read_to_string(common::root().join("testdata/generated/README.md")).expect("the table");
    let mut compared = 0;
    for line in readme.lines().filter(|line| line.starts_with("| s-") || line.starts_with("| m-")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let careful = cells[4].split(' ').next().unwrap_or_default().replace(',', "");
        let careful: u64 = careful.parse().expect("a number of people");
        let path = common::root().join("testdata/generated").join(cells[1]);
        let left = left(&kept(cells[1], &common::scenario(&path), 0));
        assert!(left < careful, "{}: {left} left, {careful} by the careful dispatcher", cells[1]);
        compared += 1;
    }
    assert_eq!(compared, 8);
}

/// In release builds only: a debug build takes minutes over a million people.
#[cfg(not(debug_assertions))]
#[test]
fn half_of_a_million_are_out_with_the_first_plan() {
    let scenario = common::scenario(&common::root().join("testdata/generated/l-001.toml"));
    let left = left(&kept("l-001.toml", &scenario, 0));
    assert!(left * 2 <= scenario.people(), "{left} of {} are left", scenario.people());
}

#[test]
fn everybody_is_out_of_aleppo_with_the_first_plan() {
    let scenario = common::scenario(&common::root().join("examples/aleppo-2016/first-days.toml"));
    assert_eq!(left(&kept("first-days.toml", &scenario, 0)), 0);
}

/// A time in which people sit in a vehicle: from the begin of their loading to the end of their unloading.
struct Ride {
    vehicle: Idx<Vehicle>,
    from: Time,
    until: Time,
}

/// Every ride, read off the plan; of one class those who boarded first alight first.
fn rides(planned: &Planned) -> Vec<Ride> {
    let mut rides = Vec::new();
    for itinerary in &planned.plan.vehicles {
        let mut aboard: Vec<(usize, u32, Time)> = Vec::new();
        for visit in &itinerary.visits {
            let Visit::Place(stop) = visit else { continue };
            for moved in &stop.alight {
                let mut n = moved.families;
                for a in aboard.iter_mut().filter(|a| a.0 == moved.class.get()) {
                    let off = n.min(a.1);
                    a.1 -= off;
                    n -= off;
                    if off > 0 {
                        let until = stop.end.expect("an unloading has an end");
                        rides.push(Ride { vehicle: itinerary.vehicle, from: a.2, until });
                    }
                }
                assert_eq!(n, 0, "nobody alights who is not aboard");
            }
            for moved in &stop.board {
                aboard.push((moved.class.get(), moved.families, stop.begin.expect("a loading has a begin")));
            }
        }
        assert!(aboard.iter().all(|a| a.1 == 0), "nobody stays aboard");
    }
    rides
}

#[test]
fn the_suspension_of_aleppo_catches_nobody_in_a_vehicle_inside() {
    let scenario = common::scenario(&common::root().join("examples/aleppo-2016/suspended.toml"));
    let planned = kept("suspended.toml", &scenario, 0);
    assert_eq!(left(&planned), 0);
    let suspended: Vec<_> = scenario.agreements.iter().flat_map(|a| &a.suspended).map(|s| s.window).collect();
    assert!(!suspended.is_empty());
    let inside = scenario.zones.position(|z| z.id == "east-aleppo").expect("the besieged zone");
    let limit = scenario.aboard.expect("the scenario limits the time aboard");
    let all = rides(&planned);
    assert!(all.len() > 100);
    for ride in &all {
        let vehicle = &scenario.vehicles[ride.vehicle].id;
        assert!(
            ride.until - ride.from <= limit,
            "{vehicle}: aboard from {:?} to {:?}",
            ride.from,
            ride.until
        );
        // Aboard inside: from the begin of the ride until the convoy with it is through.
        let itinerary =
            planned.plan.vehicles.iter().find(|v| v.vehicle == ride.vehicle).expect("it has a plan");
        let out = itinerary.visits.iter().find_map(|visit| match visit {
            Visit::Convoy(at) => {
                let convoy = &planned.plan.convoys[*at];
                let corridor = &scenario.corridors[convoy.corridor];
                let (gate, _) = corridor.gates(convoy.direction);
                let leaves = scenario.places[gate].zone == inside && convoy.depart >= ride.from;
                leaves.then_some(convoy.arrive)
            }
            Visit::Place(_) => None,
        });
        let Some(out) = out else { continue };
        for window in &suspended {
            let apart = out <= window.from || ride.from >= window.until;
            assert!(apart, "{vehicle}: aboard inside from {:?} to {out:?}, shut {window:?}", ride.from);
        }
    }
    for convoy in &planned.plan.convoys {
        let through = suspended.iter().all(|w| convoy.arrive <= w.from || convoy.depart >= w.until);
        assert!(through, "{} is in the corridor while it is shut", convoy.id);
    }
}

#[test]
fn people_who_may_board_shortly_before_the_stated_end_of_a_suspension_are_not_left_for_it() {
    let optimum = optimum();
    let early = Duration::minutes(30);
    for name in ["tiny-0003.toml", "tiny-0112.toml"] {
        let scenario = common::scenario(&common::root().join("testdata/tiny").join(name));
        let cautious = left(&kept(name, &scenario, 2));
        let search = Search::new(&scenario, None, Settings { seed: 1 }).boarding_early(early);
        let planned = search.plan(&common::search(&search, 2));
        let faults = common::faults(&scenario, None, &planned);
        assert!(faults.is_empty(), "{name}:\n{faults}");
        let weighted = planned.plan.score.left_behind_weighted.unwrap_or(f64::MAX);
        assert!(cautious > 0 && (weighted - optimum[name].left).abs() < 1e-6, "{name}: {weighted} left");
        // Nobody sits in a vehicle earlier than is allowed.
        let suspended = scenario.agreements.iter().flat_map(|a| &a.suspended).map(|s| s.window);
        for window in suspended {
            let rides = rides(&planned);
            assert!(!rides.is_empty());
            let soon = window.until - early;
            let during = |ride: &&Ride| window.from < ride.from && ride.from < soon;
            assert_eq!(rides.iter().filter(during).count(), 0, "{name}: aboard before {soon:?}");
        }
    }
}
