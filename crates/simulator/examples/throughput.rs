//! In how many worlds a second of the processor's time a plan is played: `cargo run --release -p safeconduct-simulator --example
//! throughput -- SCENARIO [WORLDS [PLAN]]`. The plan is the planner's first if none is named. Hazards are none, those built in, and moderate
//! ones of every concern. Where the system does not tell the processor's time, it is the wall's.
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

/// Seconds that this thread has had of the processor, where Linux tells them.
fn processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn main() {
    let mut args = std::env::args().skip(1);
    let path = PathBuf::from(args.next().expect("a scenario is named"));
    let worlds: u64 = args.next().map_or(2_000, |n| n.parse().expect("a number of worlds"));
    let folder = Folder(path.parent().expect("a file is in a folder").to_path_buf());
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name").to_owned();
    let scenario = wire::scenario::read(&name, &folder).unwrap_or_else(|e| panic!("{e}")).scenario;
    let plan = args.next().map_or_else(
        || {
            let search = Search::new(&scenario, None, Settings { seed: 1 });
            search.plan(&search.first()).plan
        },
        |path| {
            let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
            wire::plan::read(&path, &bytes, &scenario, None).unwrap_or_else(|e| panic!("{e}"))
        },
    );
    let built_in =
        wire::hazards::read("hazards", wire::hazards::DEFAULT.as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    let began = Instant::now();
    let stage = Stage::new(&scenario, &plan, None, Grid::of(&scenario, 97));
    let mut room = stage.players();
    let visits: usize = plan.vehicles.iter().map(|v| v.visits.len()).sum();
    println!("{name}: {visits} visits, {} convoys; laid out in {:?}", plan.convoys.len(), began.elapsed());
    for (what, hazards) in [("no hazard", Hazards::NONE), ("built in", built_in), ("every hazard", hazards())]
    {
        for policy in [Policy::Wait, Policy::Hold(Duration::minutes(15))] {
            if std::env::var("ONLY").is_ok_and(|o| o != format!("{what}{policy:?}")) {
                continue;
            }
            let (began, worked) = (Instant::now(), processor());
            let (mut left, mut out) = (0, 0);
            for world in 0..worlds {
                let trial = stage.trial(&mut room, &hazards, (1, world), policy, &|_| Vec::new());
                left += trial.left;
                out += u64::from(trial.all_out.is_some());
            }
            let wall = began.elapsed().as_secs_f64();
            let seconds = worked.zip(processor()).map_or(wall, |(a, b)| b - a);
            println!(
                "{what}, {policy:?}: {:.0} worlds a second of the processor's time ({worlds} in {seconds:.2} s; {wall:.2} s by the wall), all out in {out}, left {:.1}",
                worlds as f64 / seconds,
                left as f64 / worlds as f64
            );
        }
    }
}
