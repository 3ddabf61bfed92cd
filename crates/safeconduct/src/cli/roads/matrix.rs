//! `safeconduct roads matrix`: the driving times that a scenario on a road network is planned with, as a table.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use domain::Time;
use texts::{Text, Value};
use wire::clock::Clock;

use super::{asked, line, of_notes};
use crate::disk;
use crate::fault::Fault;
use crate::language::{lang, tell};
use crate::mapped;

/// Writes the driving times that a scenario with a road network is planned with
///
/// The table has the columns from, to, minutes, km, kind and since, and can stand in place of the network, under `travel`:
/// table = "times.csv".
#[derive(Debug, Args)]
pub(crate) struct Matrix {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// Where the table goes; - is standard output
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the table.
///
/// # Errors
/// What cannot be read or written.
pub(super) fn run(args: &Matrix) -> Result<u8, Fault> {
    let (scenario, ask) = asked(&args.scenario)?;
    let answer = mapped::answer(&ask).map_err(|notes| of_notes(&notes))?;
    let clock = Clock::of(&scenario);
    let mut csv = String::from("from,to,minutes,km,kind,since,low,high\n");
    for row in &answer.rows {
        let (from, to) = (&scenario.places[row.from].id, &scenario.places[row.to].id);
        let kind = row.kind.map(|kind| scenario.kinds[kind].id.as_str()).unwrap_or_default();
        let since = if row.since == Time::MIN { String::new() } else { clock.rfc3339(row.since) };
        let (minutes, km) = row.leg.map(|(m, km)| (m.to_string(), km.to_string())).unwrap_or_default();
        let (low, high) = row.between.map(|(l, h)| (l.to_string(), h.to_string())).unwrap_or_default();
        // Ids have neither commas nor quotes.
        writeln!(csv, "{from},{to},{minutes},{km},{kind},{since},{low},{high}")
            .expect("writing to a string cannot fail");
    }
    super::write(&args.out, &csv)?;
    if args.out.as_os_str() != "-" {
        let said = tell(Text::RoadsRows, &[("n", Value::Int(answer.rows.len() as u64))]);
        let path = args.out.display().to_string();
        disk::print(&format!(
            "{}{}",
            reports::printed(lang(), &said),
            line(Text::RoadsWritten, &[("path", &path)])
        ));
    }
    Ok(0)
}
