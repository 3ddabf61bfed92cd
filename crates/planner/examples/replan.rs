//! Plans, breaks something in the middle, and plans again: anew, and from the earlier plan. Prints what each comes to and how many
//! orders it changes: `cargo run --release -p safeconduct-planner --example replan -- SCENARIO [SECONDS] [HOURS...]`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for developers"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use domain::{Duration, Plan, Scenario, State};
use planner::{Incumbent, Search, Settings};
use testkit::cut::state_at;

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// Rounds for so many seconds, on one thread.
fn rounds(search: &Search<'_>, from: (Incumbent, u64), seconds: f64, begin: Instant) -> Incumbent {
    let stop = || begin.elapsed().as_secs_f64() >= seconds;
    let (mut best, mut round) = from;
    while !stop() {
        for lane in 0..Search::LANES {
            let other = search.lane(&best, round, lane, &stop);
            if search.compare(&other, &best).is_lt() {
                best = other;
            }
        }
        round += 1;
    }
    best
}

fn say(what: &str, scenario: &Scenario, state: &State, old: &Plan, new: &Plan) {
    let kept = referee::check(scenario, new, Some(state)).broken.is_empty();
    let changes = reports::changes(scenario, old, new, Some(state));
    println!(
        "  {what:<22} left {:>5} exposure {:>12.1} {} of {} orders change {}",
        new.score.left_behind.unwrap(),
        new.score.exposure.unwrap(),
        changes.changed(),
        changes.total(),
        if kept { "" } else { "BROKEN" }
    );
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let path = Path::new(&args[0]);
    let seconds: f64 = args.get(1).map_or(10.0, |n| n.parse().unwrap());
    let hours: Vec<i64> = args.iter().skip(2).map(|n| n.parse().unwrap()).collect();
    let disk = Disk(path.parent().unwrap().to_path_buf());
    let scenario = wire::scenario::read(path.file_name().unwrap().to_str().unwrap(), &disk).unwrap().scenario;
    let search = Search::new(&scenario, None, Settings { seed: 1 });
    let old = search.plan(&rounds(&search, (search.first(), 0), seconds, Instant::now())).plan;
    println!("left {} exposure {:.1}", old.score.left_behind.unwrap(), old.score.exposure.unwrap());
    for &hour in &hours {
        for out in [0, 1, 3] {
            let mut state = state_at(&scenario, &old, scenario.start + Duration::hours(hour), false);
            // Vehicles with nobody aboard break down.
            let idle = state.vehicles.iter().filter(|v| v.aboard.is_empty()).map(|v| v.vehicle);
            state.out_of_service = idle.filter(|&v| !scenario.kind_of(v).escort).take(out).collect();
            println!("after {hour} h, {} out of service", state.out_of_service.len());
            let search = Search::new(&scenario, Some(&state), Settings { seed: 2 });
            let begin = Instant::now();
            let resumed = search.resume(&old);
            let took = begin.elapsed();
            say(&format!("resumed in {took:.1?}"), &scenario, &state, &old, &search.plan(&resumed).plan);
            let kept = rounds(&search, (resumed, Search::ANEW), 1.0, begin);
            say("and a second of rounds", &scenario, &state, &old, &search.plan(&kept).plan);
            let begin = Instant::now();
            let anew = rounds(&search, (search.first(), 0), 1.0, begin);
            say("anew for a second", &scenario, &state, &old, &search.plan(&anew).plan);
        }
    }
}
