//! Spreadsheets to scenarios: places, fleet, people and times as coordinators keep them, with every mistake by its cell.
//!
//! A sheet is known by its columns, a column by its name in English, French or Arabic; the list stands in docs/formats/spreadsheets.md. A column
//! about who a person is is refused before anything below its header is looked at.
//!
//! ```
//! use intake::{Input, Request};
//! let sheets = [
//!     ("places.csv", "Place;Receives\nSchool;\nDepot;\nSports hall;600\n"),
//!     ("fleet.csv", "Kind;Count;Depot;Seats\nBus;2;Depot;45\n"),
//!     ("people.csv", "Place;To;1;2;4\nSchool;Sports hall;10;8;20\n"),
//!     ("times.csv", "From;To;Time\nDepot;School;12 min\nSchool;Sports hall;0:20\n"),
//! ];
//! let inputs = sheets.map(|(name, text)| Input { name, bytes: text.as_bytes() });
//! let made = intake::scenario(&inputs, &Request { name: "My town", times: "times.csv", lang: texts::Lang::En, today: 22_000 });
//! assert!(made.unwrap().scenario.contains("families = { \"1\" = 10, \"2\" = 8, \"4\" = 20 }"));
//! ```

#![allow(clippy::single_match_else, reason = "said or assumed: the two read best side by side")]

mod calendar;
mod columns;
mod fold;
mod gather;
mod log;
mod names;
mod open;
mod personal;
mod recognise;
mod rows;
mod sheet;
mod starter;
mod template;
mod value;
mod write;

use std::collections::BTreeSet;

use texts::{Lang, Text};
use wire::Problems;
use wire::scenario::Read;

pub use columns::reference;
pub use open::Input;
pub use starter::{Starter, starter};
pub use template::template;

use calendar::Day;
use columns::{Kind, first};
use gather::all_files;
use log::Log;
use write::Page;

/// What a scenario is to be like of which the sheets say nothing.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What the operation is called if no sheet says it.
    pub name: &'a str,
    /// The name of the file of driving times, beside the scenario.
    pub times: &'a str,
    /// The language of comments, messages and notes.
    pub lang: Lang,
    /// Today, in days since 1970-01-01: where nothing says when the operation begins, it begins the day after.
    pub today: i64,
}

/// A scenario made of sheets.
#[derive(Debug)]
pub struct Made {
    /// The scenario file.
    pub scenario: String,
    /// The file of driving times.
    pub times: String,
    /// What the reader of scenarios makes of the two.
    pub read: Read,
    /// What may not be meant, by cell.
    pub warnings: Problems,
    /// What was assumed, a sentence each.
    pub notes: Vec<String>,
}

/// Makes a scenario of sheets. O(cells).
///
/// # Errors
/// Everything that is wrong, by file, sheet and cell.
pub fn scenario(inputs: &[Input<'_>], request: &Request<'_>) -> Result<Made, Problems> {
    let log = Log::new(request.lang);
    let files: Vec<&str> = inputs.iter().map(|i| i.name).collect();
    let sheets = inputs.iter().flat_map(|input| open::sheets(*input, &log)).collect();
    let (tables, kinds) = recognise::tables(sheets, &log);
    say_missing(&kinds, &log);
    let draft = gather::gather(&tables, request.name, Day::since_1970(request.today), &log);
    let mut made = None;
    if log.errors() == 0 {
        let toml = write::scenario(&draft, request.times, &files, request.lang);
        let csv = write::times(&draft);
        match wire::scenario::read(SCENARIO, &Pair { toml: &toml, times: request.times, csv: &csv }) {
            Ok(read) => {
                say_as_cells(&read.warnings, &toml, &csv, &log);
                made = Some((toml, csv, read));
            }
            Err(problems) => say_as_cells(&problems, &toml, &csv, &log),
        }
    }
    let (problems, notes) = log.into_parts(&files);
    match made {
        Some((toml, csv, read)) => {
            Ok(Made { scenario: toml.text, times: csv.text, read, warnings: problems, notes })
        }
        None => Err(problems),
    }
}

/// The scenario's name while it is looked at by the reader of scenarios.
const SCENARIO: &str = "\u{0}scenario.toml";

/// The two files of a scenario that is not written yet.
struct Pair<'a> {
    toml: &'a Page,
    times: &'a str,
    csv: &'a Page,
}

impl wire::Files for Pair<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match path {
            SCENARIO => Ok(self.toml.text.clone().into_bytes()),
            _ if path == self.times => Ok(self.csv.text.clone().into_bytes()),
            _ => Err(path.to_owned()),
        }
    }
}

/// Says what the reader of scenarios found by the cell that the line is from.
fn say_as_cells(problems: &Problems, toml: &Page, csv: &Page, log: &Log) {
    for p in &problems.0 {
        let page = if p.file == SCENARIO { toml } else { csv };
        let spot = page.spot(p.line).cloned().unwrap_or_else(|| all_files(log));
        let help = p.help.as_ref().map(|help| help.text(log.lang));
        log.push(&spot, p.severity, p.message.text(log.lang), help);
    }
}

/// Says every kind of sheet without which there is no scenario.
fn say_missing(kinds: &BTreeSet<Kind>, log: &Log) {
    for kind in Kind::ALL.into_iter().filter(|k| k.is_needed() && !kinds.contains(k)) {
        let needed = kind.columns().iter().filter(|c| c.needed).map(|c| first(c.names[log.lang as usize]));
        let needed: Vec<&str> = needed.collect();
        let columns = needed.join(log.lang.say(Text::List));
        let help = log.lang.fill(Text::IntakeSheetMissingHelp, &[("columns", &columns)]);
        log.error(&all_files(log), Text::IntakeSheetMissing, &[("sheet", kind.title(log.lang))], Some(help));
    }
}
