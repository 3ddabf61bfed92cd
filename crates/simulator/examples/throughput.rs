//! How many worlds a second of CPU time a plan is played in: `cargo run --release -p safeconduct-simulator --example throughput
//! -- SCENARIO [WORLDS]`. The plan is the planner's first; the hazards are moderate ones of every concern.
#![allow(clippy::disallowed_methods, reason = "a measurement looks at the clock and reads its scenario")]

use std::path::PathBuf;
use std::time::Instant;

use domain::Duration;
use planner::{Search, Settings};
use simulator::{Breakdown, Chanced, Extended, Factors, Grid, Hazards, Policy, Spread, Stage, Unexpected};

struct Folder(PathBuf);

impl wire::Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

const HOUR: f64 = 3600.0;

fn hazards() -> Hazards {
    let factors = Factors { operation: Spread::new(0.9, 1.0, 1.3), each: Spread::new(0.9, 1.0, 1.5) };
    let chanced =
        |chance, least, likely, most| Some(Chanced { chance, amount: Spread::new(least, likely, most) });
    Hazards {
        driving: Some(factors),
        loading: Some(Spread::new(0.8, 1.0, 2.0)),
        inspection: Some(factors),
        unexpected: Some(Unexpected {
            chance: 0.03,
            stop: Spread::new(600.0, HOUR, 5.0 * HOUR),
            turned_back: 0.2,
        }),
        people: Some(Factors { operation: Spread::new(0.8, 1.0, 1.3), each: Spread::new(0.9, 1.0, 1.1) }),
        arrival: Some(Spread::new(0.0, 1800.0, 2.0 * HOUR)),
        no_show: Some(Spread::new(0.0, 0.02, 0.1)),
        breakdown: Some(Breakdown {
            hourly: 0.002,
            repaired: 0.6,
            repair: Spread::new(600.0, 2400.0, 2.0 * HOUR),
            transfer: Spread::new(900.0, 1800.0, HOUR),
        }),
        driver: chanced(0.02, HOUR, 2.0 * HOUR, 6.0 * HOUR),
        suspension: chanced(0.2, HOUR, 4.0 * HOUR, 24.0 * HOUR),
        shortened: chanced(0.05, HOUR, 2.0 * HOUR, 4.0 * HOUR),
        extended: Some(Extended {
            chance: 0.2,
            by: Spread::new(HOUR, 2.0 * HOUR, 12.0 * HOUR),
            notice: Duration::hours(1),
        }),
        exchange: chanced(0.2, HOUR, 4.0 * HOUR, 24.0 * HOUR),
        cars: chanced(0.1, 5.0, 20.0, 80.0),
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let path = PathBuf::from(args.next().expect("a scenario is named"));
    let worlds: u64 = args.next().map_or(2_000, |n| n.parse().expect("a number of worlds"));
    let folder = Folder(path.parent().expect("a file is in a folder").to_path_buf());
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name").to_owned();
    let scenario = wire::scenario::read(&name, &folder).unwrap_or_else(|e| panic!("{e}")).scenario;
    let search = Search::new(&scenario, None, Settings { seed: 1 });
    let plan = search.plan(&search.first()).plan;
    let began = Instant::now();
    let stage = Stage::new(&scenario, &plan, None, Grid::of(&scenario, 97));
    let mut room = stage.players();
    let visits: usize = plan.vehicles.iter().map(|v| v.visits.len()).sum();
    println!("{name}: {visits} visits, {} convoys; laid out in {:?}", plan.convoys.len(), began.elapsed());
    for (what, hazards) in [("no hazard", Hazards::NONE), ("every hazard", hazards())] {
        for policy in [Policy::Wait, Policy::Hold(Duration::minutes(15))] {
            let began = Instant::now();
            let (mut left, mut out) = (0, 0);
            for world in 0..worlds {
                let trial = stage.trial(&mut room, &hazards, (1, world), policy, &|_| Vec::new());
                left += trial.left;
                out += u64::from(trial.all_out.is_some());
            }
            let seconds = began.elapsed().as_secs_f64();
            println!(
                "{what}, {policy:?}: {:.0} worlds a second ({worlds} in {seconds:.2} s), all out in {out}, left {:.1}",
                worlds as f64 / seconds,
                left as f64 / worlds as f64
            );
        }
    }
}
