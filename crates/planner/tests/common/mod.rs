//! What the tests share: drawn worlds, the project's test data, a search of a few rounds, and judging.

#![allow(
    clippy::disallowed_methods,
    reason = "tests read the project's own test data and how many worlds to draw"
)]
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use domain::{Class, Idx, Plan, Scenario, State, Visit};
use planner::{Incumbent, Planned, Search, Settings};
use referee::Verdict;
use testkit::scenarios::Draft;

/// The project's own folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Files of one folder.
pub(crate) struct Folder(pub(crate) PathBuf);

impl wire::Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

/// The scenario of a file, which must read.
pub(crate) fn scenario(path: &Path) -> Scenario {
    let folder = Folder(path.parent().expect("a file is in a folder").to_path_buf());
    let name = path.file_name().and_then(|n| n.to_str()).expect("test data has plain names");
    wire::scenario::read(name, &folder).unwrap_or_else(|e| panic!("{}:\n{e}", path.display())).scenario
}

/// The scenarios of a folder of the test data, by name.
pub(crate) fn scenarios(folder: &str, prefix: &str) -> Vec<(String, Scenario)> {
    let folder = root().join(folder);
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned())
        .filter(|name| {
            let ending = Path::new(name).extension().is_some_and(|e| e == "toml" || e == "json");
            ending && name.starts_with(prefix)
        })
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), scenario(&folder.join(&name)))).collect()
}

/// The world of a seed; none if the reader refuses it.
pub(crate) fn world(seed: u64) -> Option<(Draft, Scenario)> {
    let draft = testkit::scenarios::draw(seed);
    let read = wire::scenario::read(Draft::MAIN, &Drawn(&draft)).ok()?;
    Some((draft, read.scenario))
}

/// How many worlds, from the environment if it says so.
pub(crate) fn count(usual: u64) -> u64 {
    number("SAFECONDUCT_WORLDS", usual)
}

/// The seed of the first world, from the environment if it says so.
pub(crate) fn first_seed() -> u64 {
    number("SAFECONDUCT_SEED", 1)
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name)
        .ok()
        .map_or(usual, |n| n.parse().unwrap_or_else(|_| panic!("{name} should be a number")))
}

/// The first plan and so many rounds, each lane in turn.
pub(crate) fn search(search: &Search<'_>, rounds: u64) -> Incumbent {
    let mut best = search.first();
    for round in 0..rounds {
        let lanes: Vec<Incumbent> =
            (0..Search::LANES).map(|lane| search.lane(&best, round, lane, &|| false)).collect();
        best = lanes.into_iter().fold(best, |a, b| if search.compare(&b, &a).is_lt() { b } else { a });
    }
    best
}

/// A plan after so many rounds, with the referee's verdict.
pub(crate) fn planned(
    scenario: &Scenario,
    state: Option<&State>,
    seed: u64,
    rounds: u64,
) -> (Planned, Verdict) {
    let whole = Search::new(scenario, state, Settings { seed });
    let planned = whole.plan(&search(&whole, rounds));
    let verdict = referee::check(scenario, &planned.plan, state);
    (planned, verdict)
}

/// The broken rules, a line each; empty if the plan is kept.
pub(crate) fn broken(scenario: &Scenario, verdict: &Verdict) -> String {
    let clock = wire::clock::Clock::of(scenario);
    verdict.text(|t| clock.rfc3339(t))
}

/// All that every plan must hold, whatever the world: every rule kept but what had been broken before it began, the score stated as counted, and everybody either
/// safe or listed as left with a reason. What is wrong, or nothing.
pub(crate) fn faults(scenario: &Scenario, state: Option<&State>, planned: &Planned) -> String {
    let verdict = referee::standing(scenario, &planned.plan, state).verdict;
    let mut faults = broken(scenario, &verdict);
    let (said, counted) = (planned.plan.score, verdict.score);
    let near = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() <= 1e-6 * b.abs().max(1.0));
    if said.left_behind != Some(counted.left_behind as f64)
        || said.last_arrival != counted.last_arrival
        || !near(said.left_behind_weighted, counted.left_behind_weighted)
        || !near(said.exposure, counted.exposure)
        || !near(said.distance_km, counted.distance_km)
        || !near(said.wishes, counted.wishes)
    {
        writeln!(faults, "states {said:?}, the referee counts {counted:?}").expect("text can be written");
    }
    let mut left: BTreeMap<Idx<Class>, u32> = BTreeMap::new();
    for l in &planned.left {
        *left.entry(l.class).or_default() += l.families;
        if l.families == 0 || l.why.trim().is_empty() {
            writeln!(faults, "somebody is left without a reason: {l:?}").expect("text can be written");
        }
    }
    let safe = safe(scenario, state, &planned.plan);
    for (class, c) in scenario.classes.entries() {
        let (safe, left) = (safe[class.get()], left.get(&class).copied().unwrap_or(0));
        if safe + left != c.count {
            writeln!(faults, "{}: {} families, {safe} of them safe, {left} left", c.id, c.count)
                .expect("text can be written");
        }
    }
    faults
}

/// Families of each class who are safe at the end: those of the state, and those who alight.
pub(crate) fn safe(scenario: &Scenario, state: Option<&State>, plan: &Plan) -> Vec<u32> {
    let mut safe = vec![0; scenario.classes.len()];
    for class in state.iter().flat_map(|s| &s.people) {
        safe[class.class.get()] += class.safe.iter().map(|s| s.families).sum::<u32>();
    }
    for visit in plan.vehicles.iter().flat_map(|v| &v.visits) {
        if let Visit::Place(stop) = visit {
            for moved in &stop.alight {
                safe[moved.class.get()] += moved.families;
            }
        }
    }
    safe
}
