//! Long runs of the real server: killed under load so many times, and what was seen. `make soak` runs it; docs/soak.md keeps what came of it.
#![allow(clippy::print_stdout, reason = "it is a program for people")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use testkit::served::{Room, kills};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let number = |name: &str, usual: u64| match value(name) {
        None => usual,
        Some(text) => text.parse().unwrap_or_else(|_| panic!("{name} takes a number, not {text}")),
    };
    let (cycles, seed) = (number("--cycles", 1_000) as usize, number("--seed", 1));
    // An example lies in a folder beside the program.
    let beside = || {
        let own = std::env::current_exe().expect("a program knows where it is");
        own.ancestors().nth(2).expect("it is in a folder").join("safeconduct")
    };
    let binary = value("--binary").map_or_else(beside, PathBuf::from);
    println!("{} killed {cycles} times, seed {seed}", binary.display());
    let (room, begun) = (Room::new("soak"), Instant::now());
    let log = kills::run(&binary, &room.path("centre"), cycles, seed, |log| {
        if log.cycles % 50 == 0 {
            println!("{:>6} cycles, {:>9} entries acknowledged", log.cycles, log.acknowledged);
        }
    });
    println!("killed under load: {}, and while starting: {}", log.cycles, log.early);
    println!("entries acknowledged: {}; answered once more as known: {}", log.acknowledged, log.known);
    println!(
        "unanswered when it was killed, and kept: {}; not kept, and sent again: {}",
        log.kept_unheard, log.sent_again
    );
    println!(
        "slowest start: {:.0} ms; in all: {:.0} s",
        log.slowest_start.as_secs_f64() * 1e3,
        begun.elapsed().as_secs_f64()
    );
    println!("lost, doubled, changed or made up: {}", log.wrong.len());
    for wrong in &log.wrong {
        println!("  {wrong}");
    }
    ExitCode::from(u8::from(!log.wrong.is_empty()))
}
