//! How many plans the search decodes in a second of processor time, on one thread:
//! `cargo run --release -p safeconduct-planner --example throughput -- SCENARIO...`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for developers"
)]

use std::path::{Path, PathBuf};

use planner::{Search, Settings};

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// Seconds of processor time of this thread.
fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells a thread's time");
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn main() {
    println!(
        "| scenario | first plan, ms | candidates a lane | candidates/s, median of 9 lanes |\n| --- | --- | --- | --- |"
    );
    for path in std::env::args().skip(1) {
        let path = Path::new(&path);
        let disk = Disk(path.parent().unwrap().to_path_buf());
        let name = path.file_name().unwrap().to_str().unwrap();
        let scenario = wire::scenario::read(name, &disk).unwrap().scenario;
        let search = Search::new(&scenario, None, Settings { seed: 1 });
        let begin = spent();
        let best = search.first();
        let first = spent() - begin;
        let count = Search::candidates(&best);
        let mut rates: Vec<f64> = (0..9)
            .map(|lane| {
                let begin = spent();
                let _ = search.lane(&best, Search::ANEW, lane, &|| false);
                count as f64 / (spent() - begin)
            })
            .collect();
        rates.sort_by(f64::total_cmp);
        println!("| {name} | {:.1} | {count} | {:.1} |", first * 1e3, rates[4]);
    }
}
