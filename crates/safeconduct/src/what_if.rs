//! `--set`: values of the scenario that this run changes before it reads it. What comes of it carries the change in its name, so that
//! nobody takes it for a plan of the scenario as it is.

use std::path::Path;
use std::sync::OnceLock;

use domain::Scenario;
use serde_json::Value;
use texts::Text;
use wire::Problems;
use wire::scenario::set::{CannotSet, Changed, Origin, Why, json_as_toml, set};

use crate::colour::{Colour, on_stderr};
use crate::fault::Fault;
use crate::language::{fill, say};

static SETS: OnceLock<Vec<String>> = OnceLock::new();

/// By what name the changed document is read, and where its lines come from.
static TRACE: OnceLock<(String, Vec<Origin>)> = OnceLock::new();

/// Settles what is changed, before a scenario is read.
pub(crate) fn settle(sets: Vec<String>) {
    // Settled once; no scenario was read before.
    let _ = SETS.set(sets);
}

/// What is changed, as it was given.
pub(crate) fn sets() -> &'static [String] {
    SETS.get().map_or(&[], Vec::as_slice)
}

/// The document with the changes, and the name to read it by; as it is if there are none.
///
/// # Errors
/// What cannot be set.
pub(crate) fn apply(name: String, bytes: Vec<u8>) -> Result<(String, Vec<u8>), Fault> {
    let Some(text) = (!sets().is_empty()).then(|| String::from_utf8(bytes.clone())) else {
        return Ok((name, bytes));
    };
    // What is no text is for the reader to say.
    let Ok(text) = text else { return Ok((name, bytes)) };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
    let json = name.to_ascii_lowercase().ends_with(".json");
    let toml = if json { json_as_toml(&text) } else { Some(text) };
    let Some(toml) = toml else { return Ok((name, bytes)) };
    match set(&toml, sets()) {
        Ok(Changed { text, origins }) => {
            let name = if json { format!("{name}.toml") } else { name };
            // A run reads one scenario.
            let _ = TRACE.set((name.clone(), origins));
            Ok((name, text.into_bytes()))
        }
        Err(CannotSet { why: Why::Unreadable, .. }) => Ok((name, bytes)),
        Err(cannot) => Err(fault(&cannot)),
    }
}

/// Problems as the user can find them: at the line of the file as it is, or at the change that made the line.
pub(crate) fn traced(mut problems: Problems) -> Problems {
    let Some((name, origins)) = TRACE.get() else { return problems };
    for problem in problems.0.iter_mut().filter(|p| p.file == *name && p.line > 0) {
        match origins.get(problem.line - 1) {
            Some(Origin::Line(line)) => problem.line = *line,
            Some(Origin::Set(at)) => {
                problem.file = format!("--set {}", sets()[*at]);
                (problem.line, problem.column, problem.source) = (0, 0, String::new());
            }
            None => {}
        }
    }
    problems
}

/// Puts the changes behind the scenario's name, in every language of it.
pub(crate) fn mark(scenario: &mut Scenario) {
    if sets().is_empty() {
        return;
    }
    let changes = sets().join(", ");
    for (_, name) in &mut scenario.name.0 {
        *name = format!("{name} [{changes}]");
    }
}

/// Warns if a plan was made with changes that are not those of this run: it is another scenario's.
pub(crate) fn compare(plan: &Path, about: &Value) {
    let made: Vec<&str> = about["set"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !made.is_empty() && made != sets() {
        let (made, plan) = (made.join(say(Text::List)), plan.to_string_lossy());
        let warning = fill(Text::SetDiffers, &[("sets", &made), ("plan", &plan)]);
        eprintln!("{} {warning}", on_stderr(Colour::Yellow, say(Text::WarningWord)));
    }
}

fn fault(CannotSet { set, why }: &CannotSet) -> Fault {
    let fault = Fault::unreadable(fill(Text::CannotSet, &[("set", set)]));
    match why {
        Why::NoValue => fault.hint(say(Text::SetWants)),
        Why::NotToml => fault.hint(say(Text::SetToml)),
        Why::NoRow { table, id, nearest: Some(near) } => {
            fault.hint(fill(Text::SetNearest, &[("table", table), ("id", id), ("near", near)]))
        }
        Why::NoRow { table, id, nearest: None } => {
            fault.hint(fill(Text::SetNoRow, &[("table", table), ("id", id)]))
        }
        Why::NotATable(key) => fault.hint(fill(Text::SetNoKeys, &[("key", key)])),
        Why::Unreadable => fault,
    }
}
