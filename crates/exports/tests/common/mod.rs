//! Worlds with plans, their reports, and tables read back.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read the project's examples")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::{Plan, Scenario, State, Time};
use exports::{Asked, Part, Report};
use planner::{Search, Settings};
use reports::{Lang, Left, Told};
use testkit::scenarios::{Draft, draw};

/// A plan of a scenario, with all that a report is told.
pub(crate) struct World {
    pub(crate) name: String,
    pub(crate) scenario: Scenario,
    pub(crate) plan: Plan,
    pub(crate) state: Option<State>,
    pub(crate) left: Vec<Left>,
}

pub(crate) struct Local(wire::clock::Clock);

impl reports::Clock for Local {
    fn time_of_day(&self, t: Time) -> String {
        self.0.time_of_day(t)
    }
    fn date(&self, t: Time) -> String {
        self.0.date(t)
    }
    fn minute(&self, t: Time) -> String {
        self.0.minute(t)
    }
    fn rfc3339(&self, t: Time) -> String {
        self.0.rfc3339(t)
    }
}

/// Stands in for the checksum of a file.
pub(crate) const CHECKSUM: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

impl World {
    fn of(name: String, scenario: Scenario, state: Option<State>) -> World {
        let search = Search::new(&scenario, state.as_ref(), Settings { seed: 1 });
        let planned = search.plan(&search.first());
        drop(search);
        let left = planned.left.into_iter();
        let left = left.map(|l| Left { class: l.class, families: l.families, why: l.why }).collect();
        World { name, scenario, plan: planned.plan, state, left }
    }

    pub(crate) fn report(&self, lang: Lang, parts: &[Part]) -> Report {
        let clock = Local(wire::clock::Clock::of(&self.scenario));
        let told = Told {
            scenario: &self.scenario,
            plan: &self.plan,
            state: self.state.as_ref(),
            left: self.left.clone(),
            proofs: vec![],
            bottleneck: None,
            safe_at_most: vec![],
            clock: &clock,
        };
        exports::report(&Asked { told: &told, lang, checksum: CHECKSUM, parts })
    }

    /// A local instant as the tables write it.
    pub(crate) fn rfc3339(&self, t: Time) -> String {
        wire::clock::Clock::of(&self.scenario).rfc3339(t)
    }
}

struct Folder(PathBuf);

impl wire::Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

/// Aleppo as the agreement foresaw it, or with the suspension.
pub(crate) fn aleppo(file: &str) -> World {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/aleppo-2016");
    let scenario = wire::scenario::read(file, &Folder(folder)).unwrap().scenario;
    World::of(file.to_owned(), scenario, None)
}

/// The drawn world of a seed; none if its scenario is refused.
pub(crate) fn drawn(seed: u64) -> Option<World> {
    let draft = draw(seed);
    let scenario = wire::scenario::read(Draft::MAIN, &Drawn(&draft)).ok()?.scenario;
    Some(World::of(format!("seed {seed}"), scenario, None))
}

/// The same in the middle of its operation, planned again from there.
pub(crate) fn resumed(world: World) -> Option<World> {
    let spans = world.plan.convoys.iter().map(|c| (c.depart, c.arrive));
    let (first, last) = (spans.clone().map(|s| s.0).min()?, spans.map(|s| s.1).max()?);
    let now = Time(i64::midpoint(first.0, last.0));
    let state = testkit::cut::state_at(&world.scenario, &world.plan, now, false);
    let name = format!("{}, from {now:?}", world.name);
    Some(World::of(name, world.scenario, Some(state)))
}

/// A table read back: rows by the keys of its columns.
pub(crate) struct Read {
    pub(crate) keys: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) rows: Vec<BTreeMap<String, String>>,
}

/// A document's bytes.
pub(crate) fn bytes<'r>(report: &'r Report, path: &str) -> &'r [u8] {
    &report.documents.iter().find(|d| d.path == path).unwrap_or_else(|| panic!("{path} is not there")).bytes
}

/// A document's text.
pub(crate) fn text<'r>(report: &'r Report, path: &str) -> &'r str {
    std::str::from_utf8(bytes(report, path)).unwrap()
}

/// A table of a report.
pub(crate) fn table(report: &Report, name: &str) -> Read {
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes(report, &format!("data/{name}.csv")))
        .into_records()
        .map(|line| line.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    let (keys, tags) = (lines.next().unwrap(), lines.next().unwrap());
    let rows = lines.map(|line| keys.iter().cloned().zip(line).collect()).collect();
    Read { keys, tags, rows }
}

impl Read {
    /// The sum of a column of whole numbers.
    pub(crate) fn sum(&self, key: &str) -> u64 {
        self.rows.iter().map(|row| int(row, key)).sum()
    }
}

/// A whole number of a row.
pub(crate) fn int(row: &BTreeMap<String, String>, key: &str) -> u64 {
    row[key].parse().unwrap_or_else(|_| panic!("{key}: {:?}", row[key]))
}

/// An instant of a row.
pub(crate) fn instant(row: &BTreeMap<String, String>, key: &str) -> Time {
    let at: jiff::Timestamp = row[key].parse().unwrap_or_else(|_| panic!("{key}: {:?}", row[key]));
    Time(at.as_second())
}
