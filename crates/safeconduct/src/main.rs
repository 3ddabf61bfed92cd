//! The one binary: reads the command line, runs one command, and turns its outcome into an exit status.
//!
//! Everything that knows the clock, the disk, threads or the terminal is in this crate; what an evacuation
//! is, how it is judged and how it is planned is not.

mod accounting;
mod cli;
mod colour;
#[cfg(feature = "serve")]
mod desk;
mod disk;
mod fault;
mod inputs;
mod language;
mod limit;
mod mapped;
mod misheard;
mod order;
mod overdue;
mod previous;
mod progress;
mod prover;
mod replanned;
mod robust;
mod score;
mod seal;
mod told;
mod trials;
mod watch;
mod what_if;
mod workers;

use std::process::ExitCode;

fn main() -> ExitCode {
    language::settle();
    match cli::run() {
        Ok(code) => ExitCode::from(code),
        Err(fault) => {
            fault.say();
            ExitCode::from(fault.code)
        }
    }
}
