//! Plans a scenario with the first candidates and prints what each amounts to, as judged by the referee:
//! `cargo run --release -p safeconduct-planner --example try_plan -- SCENARIO [CANDIDATES] [SEED]`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::print_stdout, reason = "a program for developers")]

use std::path::{Path, PathBuf};
use std::time::Instant;

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let path = Path::new(&args[1]);
    let count: u64 = args.get(2).map_or(1, |n| n.parse().unwrap());
    let seed: u64 = args.get(3).map_or(1, |n| n.parse().unwrap());
    let name = path.file_name().unwrap().to_str().unwrap();
    let disk = Disk(path.parent().unwrap().to_path_buf());
    let read = match wire::scenario::read(name, &disk) {
        Ok(read) => read,
        Err(problems) => {
            println!("{problems}");
            std::process::exit(2)
        }
    };
    let scenario = read.scenario;
    let begin = Instant::now();
    let search = planner::Search::new(&scenario, None, planner::Settings { seed });
    println!("{name}: {} people, prepared in {:?}", scenario.people(), begin.elapsed());
    let mut best: Option<planner::Planned> = None;
    for i in 0..count {
        let begin = Instant::now();
        let planned = search.candidate(i);
        let took = begin.elapsed();
        let verdict = referee::check(&scenario, &planned.plan, None);
        let better = best.as_ref().is_none_or(|b| planned.compare(b, &scenario).is_lt());
        if better || !verdict.broken.is_empty() {
            println!(
                "{i}: {took:?} left {} exposure {:.1} last {:.2} h km {:.0} convoys {}",
                verdict.score.left_behind,
                verdict.score.exposure,
                verdict.score.last_arrival.map_or(0.0, |t| (t - scenario.start).as_hours()),
                verdict.score.distance_km,
                planned.plan.convoys.len()
            );
            for b in verdict.broken.iter().take(5) {
                println!("   BROKEN {b:?}");
            }
            if i == 0 {
                for l in planned.left.iter().take(5) {
                    println!("   left {} of {}: {}", l.families, scenario.classes[l.class].id, l.why);
                }
            }
        }
        if better {
            best = Some(planned);
        }
    }
}
