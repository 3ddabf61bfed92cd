//! `safeconduct roads`: maps, and driving times on them.

mod check;
mod export;
mod import;
mod matrix;
mod route;
mod snap;

use std::path::Path;

use clap::{Args, Subcommand};
use domain::Scenario;
use texts::Text;
use wire::roads::{Ask, Note};

use crate::fault::Fault;
use crate::language::{fill, lang, say};
use crate::mapped::{self, Ready};

/// Reads maps: driving times, ways, places on roads, and what a map leaves open
///
/// A scenario names a map under `travel`, network = "town.osm.pbf". All but `import` read such a scenario.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct roads import town.osm.pbf
  safeconduct roads check my-town.toml
  safeconduct roads matrix my-town.toml --out times.csv
  safeconduct roads route my-town.toml school camp --kind bus --geojson way.geojson

Exit status: 0 done; 2 a file cannot be read or written.")]
pub(crate) struct Roads {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Import(import::Import),
    Matrix(matrix::Matrix),
    Route(route::Route),
    Snap(snap::Snap),
    Check(check::Check),
    Export(export::Export),
}

/// Does what is asked.
///
/// # Errors
/// What cannot be read or written.
pub(crate) fn run(args: &Roads) -> Result<u8, Fault> {
    match &args.command {
        Verb::Import(args) => import::run(args),
        Verb::Matrix(args) => matrix::run(args),
        Verb::Route(args) => route::run(args),
        Verb::Snap(args) => snap::run(args),
        Verb::Check(args) => check::run(args),
        Verb::Export(args) => export::run(args),
    }
}

/// What every map, report and export names as its source, in every language the same.
const SOURCE: &str = "© OpenStreetMap contributors, ODbL 1.0";

/// A scenario that has a road network, its map made ready.
fn ready(path: &Path) -> Result<(Scenario, Ask, Ready), Fault> {
    let (scenario, ask) = asked(path)?;
    let ready = Ready::of(&ask).map_err(|notes| of_notes(&notes))?;
    Ok((scenario, ask, ready))
}

/// A scenario that has a road network, and what it asks of it.
fn asked(path: &Path) -> Result<(Scenario, Ask), Fault> {
    let (scenario, ask) = mapped::scenario(path)?;
    let Some(ask) = ask else {
        return Err(Fault::unreadable(say(Text::RoadsNoNetwork)).hint(say(Text::RoadsNoNetworkHint)));
    };
    Ok((scenario, ask))
}

/// The first of what is wrong: the reader of the scenario has said all of it before.
fn of_notes(notes: &[Note]) -> Fault {
    let first = notes.first();
    Fault::unreadable(first.map(|n| n.message.clone()).unwrap_or_default())
        .hint(first.map(|n| n.help.clone()).unwrap_or_default())
}

/// A line for people, in the language of this run.
fn line(text: Text, values: &[(&str, &str)]) -> String {
    reports::printed(lang(), &fill(text, values))
}

/// Kilometres to a tenth.
fn km(decimetres: u64) -> String {
    lang().fixed(decimetres as f64 / 10_000.0, 1)
}

/// The place of that id.
fn place(scenario: &Scenario, id: &str) -> Result<usize, Fault> {
    let found = scenario.places.position(|p| p.id == id);
    found.map(domain::Idx::get).ok_or_else(|| {
        let known = scenario.places.iter().map(|p| p.id.as_str());
        unknown(Text::RoadsNoPlace, id, wire::nearest(id, known))
    })
}

/// The kind of that id.
fn kind(scenario: &Scenario, id: &str) -> Result<usize, Fault> {
    let found = scenario.kinds.position(|k| k.id == id);
    found.map(domain::Idx::get).ok_or_else(|| {
        let known = scenario.kinds.iter().map(|k| k.id.as_str());
        unknown(Text::RoadsNoKind, id, wire::nearest(id, known))
    })
}

fn unknown(text: Text, id: &str, near: Option<&str>) -> Fault {
    let fault = Fault::unreadable(fill(text, &[("id", id)]));
    match near {
        Some(near) => fault.hint(fill(Text::Perhaps, &[("what", near)])),
        None => fault,
    }
}

/// Writes a file, or to standard output for `-`.
fn write(path: &Path, text: &str) -> Result<(), Fault> {
    if path.as_os_str() == "-" {
        crate::disk::print(text);
        return Ok(());
    }
    crate::disk::write(path, text.as_bytes()).map_err(|why| {
        let path = path.display().to_string();
        Fault::unreadable(fill(Text::CannotWrite, &[("why", &why), ("path", &path)]))
    })
}
