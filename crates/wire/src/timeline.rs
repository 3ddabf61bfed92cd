//! A timeline: a CSV file of dated, published statements, read into entries of a record.
//!
//! Every line becomes a `stated` entry; those that speak of a corridor that is shut or open again, or of an agreement,
//! become entries of the live record's own kinds besides, each answering its statement. What the columns mean stands in
//! `docs/formats/timeline.md`. Nothing is added up here and nothing is decided between sources.

mod row;
mod time;

use std::collections::BTreeMap;

use operation::{Entry, EntryId};

use crate::clock::Clock;
use crate::csv_table::CsvTable;
use crate::source::{Log, Page, Source, Span, whole_file};
use crate::told::say;
use crate::{Problems, Severity};

/// The columns that a timeline must have.
pub const NEEDED: [&str; 7] = ["date", "time", "source", "event", "count", "unit", "note"];

/// The columns that it may have besides.
pub const OTHERS: [&str; 10] =
    ["counter", "place", "scope", "bound", "cumulative", "since", "assumed", "corridor", "agreement", "kind"];

/// Words for what a statement speaks of. Others may be used; a word that is nearly one of these is asked about.
pub const EVENTS: [&str; 46] = [
    "abort_order",
    "agreement",
    "announcement",
    "area_remaining",
    "arrivals_located",
    "boarding_wait",
    "ceasefire_broken",
    "ceasefire_start",
    "checkpoint_refusal",
    "children_count",
    "convoy_arrive",
    "convoy_attacked",
    "convoy_count",
    "convoy_depart",
    "convoy_detained",
    "convoy_detained_deaths",
    "convoy_ready",
    "convoy_returned",
    "convoy_returns_empty",
    "convoy_staged",
    "corridor_length",
    "cumulative_count",
    "exchange_count",
    "exchange_leg",
    "exchange_vehicles",
    "field_entry",
    "last_departure",
    "load_time",
    "monitoring",
    "need_estimate",
    "plan",
    "planned_start",
    "resolution",
    "resume",
    "since_resolution_2328",
    "suspend",
    "time_on_board",
    "total_count",
    "vehicle_recovery",
    "vehicles_burned",
    "vehicles_cumulative",
    "vehicles_total",
    "waiting",
    "weather",
    "wounded_count",
    "wounded_near_border",
];

/// The longest file that is read, in bytes.
const LONGEST: usize = 4 << 20;
/// The most statements.
const MOST: usize = 20_000;
/// The most problems that are said.
const PROBLEMS: usize = 200;

/// What a file holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// The entries: statements in the order of the file, each followed by what answers it.
    pub entries: Vec<Entry>,
    /// What its author may not have meant.
    pub warnings: Problems,
}

/// Reads a timeline; its local times are those of the clock's zone. O(n log n).
///
/// # Errors
/// Every line that cannot be read, at once, each with line and column, as far as somebody would read them.
pub fn read(path: &str, bytes: &[u8], clock: &Clock) -> Result<Timeline, Problems> {
    if bytes.len() > LONGEST {
        let message = say!(BadTimelineLong, most = LONGEST, n = bytes.len());
        return Err(Problems(vec![whole_file(path, message, Some(say!(FixTimelineLong).into()))]));
    }
    let source = Source::decode(path, bytes).map_err(|problem| Problems(vec![problem]))?;
    let log = Log::default();
    let page = Page { source: &source, log: &log };
    let entries = table(page, clock);
    let mut problems = log.into_problems(path);
    if problems.0.len() > PROBLEMS {
        let more = problems.0.len() - PROBLEMS;
        // Errors are not hidden behind warnings.
        problems.0.sort_by_key(|p| p.severity == Severity::Warning);
        problems.0.truncate(PROBLEMS);
        problems.0.push(whole_file(path, say!(BadFurther, n = more), None));
    }
    match entries {
        Some(entries) if !problems.has_errors() => Ok(Timeline { entries, warnings: problems }),
        _ => Err(problems),
    }
}

fn table(page: Page<'_>, clock: &Clock) -> Option<Vec<Entry>> {
    let table = CsvTable::read(page, &NEEDED, &OTHERS)?;
    let mut entries = Vec::new();
    let mut seen: BTreeMap<EntryId, Span> = BTreeMap::new();
    for (at, row) in table.rows().enumerate() {
        if at == MOST {
            page.error(row.span(), say!(BadStatements, most = MOST), say!(FixStatements));
            break;
        }
        let Some(made) = row::entries(&row, clock) else { continue };
        if let Some(before) = made.first().and_then(|entry| seen.insert(entry.id, row.span())) {
            let message = say!(BadSameStatement, place = page.place(page, before));
            page.warn(row.span(), message, say!(FixSameStatement));
            continue;
        }
        entries.extend(made);
    }
    Some(entries)
}
