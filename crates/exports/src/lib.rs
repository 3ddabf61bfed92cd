//! Plan to papers and tables: sheets for the field as printable HTML, and the same figures as CSV, XLSX, `GeoJSON` and GTFS.
//!
//! Everything is counted once, in `facts`, from a plan that has been judged, and then written in as many forms as somebody can use.
//! Nothing here judges a plan, reads a clock or touches a disk: a document is a path and its bytes, and the same input gives the same
//! bytes. No sheet has a place for a name, and no figure is an order.
//!
//! ```
//! # fn papers(told: &reports::Told<'_>) -> Vec<exports::Document> {
//! let asked = exports::Asked {
//!     told,
//!     lang: reports::Lang::En,
//!     checksum: &exports::checksum(b"the bytes of the plan file"),
//!     parts: &exports::Part::ALL,
//! };
//! exports::report(&asked).documents
//! # }
//! ```

/// Writes formatted text to the end of a `String`.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {{
        use std::fmt::Write as _;
        // Writing to a `String` cannot fail.
        let _ = write!($out, $($text)*);
    }};
}

mod cards;
mod checksum;
mod data;
mod facts;
mod sheets;
pub mod tiles;

use reports::{Lang, Told};
use texts::Text;

pub use cards::cards;
pub use checksum::checksum;

use facts::Facts;

/// A part of a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Printable HTML.
    Sheets,
    /// Tables as CSV with HXL hashtags.
    Csv,
    /// The same tables as a workbook.
    Xlsx,
    /// The map as `GeoJSON`.
    Geojson,
    /// A timetable feed, marked as an exercise.
    Gtfs,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 5] = [Part::Sheets, Part::Csv, Part::Xlsx, Part::Geojson, Part::Gtfs];
}

/// What is to be written of which plan.
pub struct Asked<'a> {
    /// The plan, judged and found kept.
    pub told: &'a Told<'a>,
    /// The language of the words.
    pub lang: Lang,
    /// [`checksum`] of the plan file.
    pub checksum: &'a str,
    /// What to write.
    pub parts: &'a [Part],
}

/// A file of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Its path in the report's folder, with `/` between folders.
    pub path: String,
    /// What it is, in the language of the report.
    pub title: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What is written, and what could not be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// The files, in the order in which a reader wants them.
    pub documents: Vec<Document>,
    /// Why a part is not there or not whole, in the language of the report.
    pub notes: Vec<String>,
}

/// Every path that a report can have, so that an old one is known by its names.
pub const PATHS: [&str; 15] = [
    "movement-order.html",
    "movement-table.html",
    "vehicles.html",
    "checkpoints.html",
    "receivers.html",
    "who-is-left.html",
    "data/movements.csv",
    "data/checkpoints.csv",
    "data/trips.csv",
    "data/arrivals.csv",
    "data/left.csv",
    "data/people-by-hour.csv",
    "data/plan.xlsx",
    "data/plan.geojson",
    "data/gtfs.zip",
];

/// Writes a report. O(v log v) for v visits, and as long as the papers are.
pub fn report(asked: &Asked<'_>) -> Report {
    let facts = Facts::of(asked.told);
    let case = Case { asked, facts: &facts };
    let mut report = Report::default();
    for part in Part::ALL.into_iter().filter(|part| asked.parts.contains(part)) {
        match part {
            Part::Sheets => report.documents.extend(sheets::all(&case)),
            Part::Csv => report.documents.extend(data::csv(&case)),
            Part::Xlsx => report.documents.push(data::xlsx(&case)),
            Part::Geojson => report.documents.push(data::geojson(&case)),
            Part::Gtfs => match data::gtfs(&case) {
                Ok((document, notes)) => {
                    report.documents.push(document);
                    report.notes.extend(notes);
                }
                Err(why) => report.notes.push(why),
            },
        }
    }
    report
}

/// What every document is written from.
struct Case<'a> {
    asked: &'a Asked<'a>,
    facts: &'a Facts,
}

impl Case<'_> {
    /// The scenario.
    fn scenario(&self) -> &domain::Scenario {
        self.asked.told.scenario
    }

    /// The plan.
    fn plan(&self) -> &domain::Plan {
        self.asked.told.plan
    }

    /// A name in the report's language.
    fn name<'n>(&self, name: &'n domain::Name) -> &'n str {
        name.in_language(self.asked.lang.tag())
    }

    /// A document with its title.
    fn document(&self, path: &str, title: Text, bytes: Vec<u8>) -> Document {
        debug_assert!(PATHS.contains(&path), "{path} is not among the paths that are known");
        Document { path: path.to_owned(), title: self.asked.lang.say(title).to_owned(), bytes }
    }
}
