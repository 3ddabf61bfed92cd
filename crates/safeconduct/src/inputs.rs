//! Reads what a command is given: scenario, state and plan, with every problem said at once.

use std::path::{Path, PathBuf};

use domain::{Plan, Scenario, State};
use serde_json::Value;
use texts::Text;
use wire::Problems;

use crate::disk::{self, Disk};
use crate::fault::{self, Fault};
use crate::language::{fill, say};
use crate::what_if;

/// Standard input can be read once: at most one of the paths may be `-`.
///
/// # Errors
/// If two are.
pub(crate) fn one_stdin(paths: &[Option<&Path>]) -> Result<(), Fault> {
    let dashes = paths.iter().flatten().filter(|p| **p == Path::new("-")).count();
    if dashes > 1 {
        return Err(Fault::unreadable(say(Text::StdinOnce)));
    }
    Ok(())
}

/// A file's bytes.
///
/// # Errors
/// If it cannot be read.
fn bytes(unread: Text, path: &Path) -> Result<Vec<u8>, Fault> {
    disk::read(path).map_err(|why| {
        let path = path.display().to_string();
        Fault::unreadable(fill(unread, &[("why", &why), ("path", &path)]))
    })
}

/// Reads a scenario without saying its problems.
///
/// # Errors
/// `Err(Err(_))` if the file itself cannot be had, `Err(Ok(_))` with everything that is wrong in it.
pub(crate) fn scenario_or_problems(path: &Path) -> Result<wire::scenario::Read, Result<Problems, Fault>> {
    let disk = opened(path).map_err(Err)?;
    let mut read = wire::scenario::read(&disk.scenario, &disk).map_err(|p| Ok(what_if::traced(p)))?;
    read.warnings = what_if::traced(read.warnings);
    what_if::mark(&mut read.scenario);
    Ok(read)
}

/// The scenario's file and folder, with what `--set` changes.
///
/// # Errors
/// If it cannot be had or changed.
pub(crate) fn opened(path: &Path) -> Result<Disk, Fault> {
    let bytes = bytes(Text::ScenarioUnread, path)?;
    let stdin = path == Path::new("-");
    // A scenario in JSON goes by its name, which standard input has none of; no TOML begins with a brace.
    let json = stdin && bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    let name = match (stdin, json) {
        (true, true) => "standard-input.json".to_owned(),
        (true, false) => "standard-input.toml".to_owned(),
        (false, _) => path.to_string_lossy().into_owned(),
    };
    let (scenario, bytes) = what_if::apply(name, bytes)?;
    let folder =
        if stdin { PathBuf::from(".") } else { path.parent().map(Path::to_owned).unwrap_or_default() };
    Ok(Disk { scenario, bytes, folder })
}

/// The scenario with changes more, made as `--set` makes them; none if they cannot be made.
pub(crate) fn changed(path: &Path, sets: &[String]) -> Option<Scenario> {
    let mut disk = opened(path).ok()?;
    let text = String::from_utf8(std::mem::take(&mut disk.bytes)).ok()?;
    let json = disk.scenario.to_ascii_lowercase().ends_with(".json");
    let toml = if json { wire::scenario::set::json_as_toml(&text)? } else { text };
    disk.bytes = wire::scenario::set::set(&toml, sets).ok()?.text.into_bytes();
    if json {
        disk.scenario.push_str(".toml");
    }
    wire::scenario::read(&disk.scenario, &disk).ok().map(|read| read.scenario)
}

/// What can go wrong, from a file or as it is built in.
///
/// # Errors
/// Everything that is wrong with the file.
pub(crate) fn hazards(path: Option<&Path>) -> Result<simulator::Hazards, Fault> {
    let read = match path {
        Some(path) => wire::hazards::read(&path.to_string_lossy(), &bytes(Text::HazardsUnread, path)?),
        None => wire::hazards::read("hazards", wire::hazards::DEFAULT.as_bytes()),
    };
    read.map_err(|p| Fault::problems(&p))
}

/// Reads a scenario; its warnings go to standard error.
///
/// # Errors
/// Everything that is wrong with it.
pub(crate) fn scenario(path: &Path) -> Result<Scenario, Fault> {
    let read = scenario_or_problems(path).map_err(|e| match e {
        Ok(problems) => Fault::problems(&problems),
        Err(fault) => fault,
    })?;
    warn(&read.warnings);
    Ok(read.scenario)
}

/// Says warnings on standard error.
pub(crate) fn warn(warnings: &Problems) {
    if !warnings.0.is_empty() {
        eprintln!("{}", fault::list(warnings));
    }
}

/// Reads a state, if one is given.
///
/// # Errors
/// Everything that is wrong with it.
pub(crate) fn state(path: Option<&Path>, scenario: &Scenario) -> Result<Option<State>, Fault> {
    let Some(path) = path else { return Ok(None) };
    let bytes = bytes(Text::StateUnread, path)?;
    wire::state::read(&path.to_string_lossy(), &bytes, scenario).map(Some).map_err(|p| Fault::problems(&p))
}

/// Reads a record.
///
/// # Errors
/// Every line that is no entry.
pub(crate) fn record(path: &Path) -> Result<(wire::record::Header, Vec<operation::Entry>), Fault> {
    let bytes = bytes(Text::RecordUnread, path)?;
    wire::record::read(&path.to_string_lossy(), &bytes).map_err(|p| Fault::problems(&p))
}

/// A plan as its file has it.
pub(crate) struct PlanFile {
    /// The plan.
    pub(crate) plan: Plan,
    /// What it says about its making; null if it says nothing.
    pub(crate) about: Value,
    /// The file itself.
    pub(crate) bytes: Vec<u8>,
}

/// Reads a plan. One that does not read breaks the rule `FORMAT`, which is for the caller to say.
///
/// # Errors
/// `Err(Err(_))` if the file cannot be had, `Err(Ok(_))` with everything that `FORMAT` says against it.
pub(crate) fn plan(
    path: &Path,
    scenario: &Scenario,
    state: Option<&State>,
) -> Result<PlanFile, Result<Problems, Fault>> {
    let bytes = bytes(Text::PlanUnread, path).map_err(Err)?;
    let file: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    what_if::compare(path, &file["about"]);
    let plan = wire::plan::read(&path.to_string_lossy(), &bytes, scenario, state).map_err(Ok)?;
    Ok(PlanFile { plan, about: file["about"].clone(), bytes })
}
