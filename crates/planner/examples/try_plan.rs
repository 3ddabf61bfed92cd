//! Plans a scenario on one thread, prints what each better plan amounts to, and at the end the referee's verdict:
//! `cargo run --release -p safeconduct-planner --example try_plan -- SCENARIO [SECONDS] [SEED] [--state STATE] [--out PLAN]
//! [--board-early MINUTES]`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for developers"
)]

use std::path::{Path, PathBuf};
use std::process::exit;
use std::time::{Duration, Instant};

use domain::{Plan, Scenario, State};
use planner::{Incumbent, Planned, Search, Settings};

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// Seconds of processor time of this thread, where the system tells: on a shared machine the clock tells little.
fn spent() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(stat.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let state = args.iter().position(|a| a == "--state").map(|at| args.drain(at..=at + 1).nth(1).unwrap());
    let out = args.iter().position(|a| a == "--out").map(|at| args.drain(at..=at + 1).nth(1).unwrap());
    let early =
        args.iter().position(|a| a == "--board-early").map(|at| args.drain(at..=at + 1).nth(1).unwrap());
    let early: i64 = early.map_or(0, |minutes| minutes.parse().unwrap());
    let Some(path) = args.first() else {
        println!("try_plan SCENARIO [SECONDS] [SEED] [--state STATE] [--out PLAN] [--board-early MINUTES]");
        exit(2)
    };
    let limit: f64 = args.get(1).map_or(0.0, |n| n.parse().unwrap());
    let seed: u64 = args.get(2).map_or(1, |n| n.parse().unwrap());
    let path = Path::new(path);
    let name = path.file_name().unwrap().to_str().unwrap();
    let disk = Disk(path.parent().unwrap().to_path_buf());
    let scenario = match wire::scenario::read(name, &disk) {
        Ok(read) => read.scenario,
        Err(problems) => {
            println!("{problems}");
            exit(2)
        }
    };
    let state: Option<State> = state.map(|path| {
        let bytes = std::fs::read(&path).unwrap();
        wire::state::read(&path, &bytes, &scenario).unwrap_or_else(|problems| {
            println!("{problems}");
            exit(2)
        })
    });

    let begin = Instant::now();
    let deadline = begin + Duration::from_secs_f64(limit);
    let early = domain::Duration::minutes(early);
    let search = Search::new(&scenario, state.as_ref(), Settings { seed }).boarding_early(early);
    let prepared = begin.elapsed();
    let mut best = search.first();
    println!("{name}: {} people, seed {seed}, prepared in {prepared:.1?}", scenario.people());
    say("first", &scenario, begin, &search.plan(&best).plan);
    let stop = || spent().map_or(Instant::now() >= deadline, |cpu| cpu >= limit);
    let mut round = 0;
    while !stop() {
        let lanes: Vec<Incumbent> =
            (0..Search::LANES).map(|lane| search.lane(&best, round, lane, &stop)).collect();
        // Of equals the first stays, as the shell's threads choose too.
        let better =
            lanes.into_iter().fold(best.clone(), |a, b| if search.compare(&b, &a).is_lt() { b } else { a });
        if search.compare(&better, &best).is_lt() {
            best = better;
            say(&format!("round {round}"), &scenario, begin, &search.plan(&best).plan);
        }
        round += 1;
    }
    println!(
        "{round} rounds in {:.1?}, {:.1} s of processor time",
        begin.elapsed(),
        spent().unwrap_or_default()
    );

    let Planned { plan, left } = search.plan(&best);
    for l in left.iter().take(8) {
        println!("left {} of {}: {}", l.families, scenario.classes[l.class].id, l.why);
    }
    if let Some(out) = out {
        std::fs::write(out, wire::plan::write(&plan, &scenario, &serde_json::json!({}))).unwrap();
    }
    let verdict = referee::check(&scenario, &plan, state.as_ref());
    let clock = wire::clock::Clock::of(&scenario);
    print!("{}", verdict.text(|t| clock.minute(t)));
    println!("{}: {:?}", if verdict.broken.is_empty() { "kept" } else { "BROKEN" }, verdict.score);
    exit(i32::from(!verdict.broken.is_empty()))
}

/// One line: when it was found and what the plan says of itself.
fn say(what: &str, scenario: &Scenario, begin: Instant, plan: &Plan) {
    let score = plan.score;
    println!(
        "{what} {:.1?}: left {} ({}) exposure {:.2} last {:.3} h, {:.0} km, {} convoys",
        begin.elapsed(),
        score.left_behind.unwrap_or_default(),
        score.left_behind_weighted.unwrap_or_default(),
        score.exposure.unwrap_or_default(),
        score.last_arrival.map_or(0.0, |t| (t - scenario.start).as_hours()),
        score.distance_km.unwrap_or_default(),
        plan.convoys.len()
    );
}
