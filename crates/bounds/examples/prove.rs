//! Prints what is proved for scenarios: `cargo run --release --example prove -- FILE … [--leaves N]`.
#![expect(clippy::disallowed_methods, reason = "an example reads its files and measures its time")]

use std::path::{Path, PathBuf};
use std::time::Instant;

struct Beside(PathBuf);

impl wire::Files for Beside {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

fn main() {
    let mut leaves = 0.0;
    let mut bottleneck = false;
    let mut files = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--leaves" => leaves = args.next().and_then(|x| x.parse().ok()).unwrap_or(0.0),
            "--bottleneck" => bottleneck = true,
            _ => files.push(arg),
        }
    }
    for file in files {
        let path = Path::new(&file);
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let files = Beside(path.parent().unwrap_or(Path::new(".")).to_path_buf());
        let read = match wire::scenario::read(name, &files) {
            Ok(read) => read,
            Err(problems) => {
                println!("{name}: {problems:?}");
                continue;
            }
        };
        let s = &read.scenario;
        let begun = Instant::now();
        let proven = bounds::prove(s, None, leaves);
        let took = begun.elapsed().as_secs_f64();
        let show = |b: domain::Bound| {
            let last = b.last_arrival.map_or(-1.0, |t| (t - s.start).0 as f64 / 60.0);
            format!(
                "left {:.1} exposure {:.2} last {last:.2} min",
                b.left_behind_weighted.unwrap_or(-1.0),
                b.exposure.unwrap_or(-1.0)
            )
        };
        println!("{name}: {} ({took:.2} s)", show(proven.bound));
        for proof in &proven.proofs {
            println!("  {} by {}: {}", proof.part, proof.by, proof.says);
        }
        if bottleneck {
            for without in bounds::bottleneck(s, None, leaves) {
                println!("  without {}: {}", without.resource.as_str(), show(without.bound));
            }
        }
    }
}
