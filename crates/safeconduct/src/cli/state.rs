//! `safeconduct state`: where everybody is at an instant if all has gone as planned, to be changed to what is true.

use std::path::PathBuf;

use clap::Args;
use texts::Text;

use crate::fault::{BROKEN, Fault};
use crate::language::{fill, lang, say};
use crate::{disk, inputs};

/// Writes where an operation stands at an instant if all has gone as planned
///
/// Change in the file what is otherwise, and plan again from it: `safeconduct plan --state now.json --previous plan.json`. What has
/// begun before the instant counts as done.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct state my-town.toml plan.json --at 2030-05-04T11:00 --out now.json

Exit status: 0 written; 1 the plan breaks a rule; 2 a file cannot be read or written.")]
pub(crate) struct State {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The plan, from the scenario's start; - is standard input
    plan: PathBuf,
    /// The instant, local or with an offset
    #[arg(long, value_name = "INSTANT")]
    at: String,
    /// Where the state goes; - is standard output
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the state.
///
/// # Errors
/// What cannot be read or written, and an instant outside of the horizon.
pub(crate) fn run(args: &State) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), Some(&args.plan)])?;
    let scenario = inputs::scenario(&args.scenario)?;
    let clock = wire::clock::Clock::of(&scenario);
    let at = clock
        .read(&args.at)
        .map_err(|why| Fault::unreadable(fill(Text::AtUnread, &[("at", &args.at)])).hint(why.text(lang())))?;
    if at < scenario.start || at > scenario.end {
        let (from, until) = (clock.minute(scenario.start), clock.minute(scenario.end));
        let values = [("at", args.at.as_str()), ("from", &from), ("until", &until)];
        return Err(Fault::unreadable(fill(Text::AtOutside, &values)));
    }
    let broken = |code: &str| {
        let fault = Fault::unreadable(fill(Text::NoStateOfBroken, &[("code", code)]));
        let mut fault = fault.hint(say(Text::CheckSaysWhere));
        fault.code = BROKEN;
        fault
    };
    let file = inputs::plan(&args.plan, &scenario, None).map_err(|e| match e {
        Ok(_) => broken("FORMAT"),
        Err(fault) => fault,
    })?;
    if let Some(first) = referee::check(&scenario, &file.plan, None).broken.first() {
        return Err(broken(first.code));
    }
    let state = wire::state::write(&operation::planned(&scenario, &file.plan, at, true), &scenario);
    if args.out.as_os_str() == "-" {
        disk::print(&state);
    } else {
        disk::write(&args.out, state.as_bytes()).map_err(|why| Fault::cannot_write(&args.out, &why))?;
    }
    Ok(0)
}
