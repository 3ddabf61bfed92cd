//! `safeconduct compare`: two plans of one scenario side by side, and which orders change from the first to the second.

use std::path::{Path, PathBuf};

use clap::Args;
use domain::{Bound, Plan, Scenario, Score, State};
use referee::Verdict;
use serde_json::{Value, json};
use texts::Text;

use super::message;
use crate::fault::{BROKEN, Fault};
use crate::language::{fill, lang};
use crate::previous::{self, Basis};
use crate::{disk, inputs, score, told};

/// Compares two plans of one scenario: their scores, and which orders change
///
/// Both are judged by the referee. With a state, a plan is judged from there; one that is older than the state by what of
/// it lies ahead, or, where that breaks a rule by now, as it was. Orders are compared from the state's instant on.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct compare my-town.toml plan.json other.json
  safeconduct compare my-town.toml plan.json from-noon.json --state at-noon.json --lang ar

Exit status: 0 both keep every rule; 1 a plan breaks one; 2 a file cannot be read.")]
pub(crate) struct Compare {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The plan as it was; - is standard input
    before: PathBuf,
    /// The plan as it is to be; - is standard input
    after: PathBuf,
    /// Where the operation stands
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
    /// Write one JSON document to standard output
    #[arg(long)]
    json: bool,
}

/// A plan and what the referee says of it.
struct Judged<'a> {
    path: &'a Path,
    plan: Plan,
    verdict: Verdict,
    basis: Basis,
}

/// Compares; the exit status says whether both keep the rules.
///
/// # Errors
/// What cannot be read.
pub(crate) fn run(args: &Compare) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), Some(&args.before), Some(&args.after), args.state.as_deref()])?;
    let scenario = inputs::scenario(&args.scenario)?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    let before = judged(&args.before, &scenario, state.as_ref())?;
    let after = judged(&args.after, &scenario, state.as_ref())?;
    let clock = told::Local::of(&scenario);
    let changes = reports::changes(&scenario, &before.plan, &after.plan, state.as_ref());
    let (old, new) = (&before.verdict.score, &after.verdict.score);
    if args.json {
        let document = json!({
            "plans": [of_plan(&scenario, &before), of_plan(&scenario, &after)],
            "difference": difference(old, new),
            "changes": reports::changes_json(&changes, &clock),
        });
        disk::print(&format!("{document:#}\n"));
    } else {
        disk::print(&format!(
            "{}{}\n{}\n{}",
            verdict_line(&before),
            verdict_line(&after),
            reports::comparison(&scenario, old, new, lang(), &clock),
            reports::changes_text(&changes, lang(), &clock),
        ));
    }
    let kept = before.verdict.broken.is_empty() && after.verdict.broken.is_empty();
    Ok(if kept { 0 } else { BROKEN })
}

/// Reads and judges a plan.
fn judged<'a>(path: &'a Path, scenario: &Scenario, state: Option<&State>) -> Result<Judged<'a>, Fault> {
    // Without the state: an older plan may have convoys that are among the state's by now.
    let plan = inputs::plan(path, scenario, None)
        .map_err(|e| match e {
            Ok(problems) => {
                let mut fault = Fault::problems(&problems);
                fault.code = BROKEN;
                fault
            }
            Err(fault) => fault,
        })?
        .plan;
    let (verdict, basis) = previous::judge(scenario, &plan, state);
    Ok(Judged { path, plan, verdict, basis })
}

/// `plan.json: every rule is kept`
fn verdict_line(judged: &Judged<'_>) -> String {
    let codes = judged.verdict.codes().join(", ");
    let plan = judged.path.display().to_string();
    let says = if codes.is_empty() {
        fill(Text::PlanKeeps, &[("plan", &plan)])
    } else {
        fill(Text::PlanBreaks, &[("plan", &plan), ("codes", &codes)])
    };
    let says = match judged.basis {
        Basis::Start => says,
        Basis::State => fill(Text::JudgedFromState, &[("said", &says)]),
        Basis::Ahead => fill(Text::JudgedAhead, &[("said", &says)]),
    };
    reports::printed(lang(), &says)
}

fn of_plan(scenario: &Scenario, judged: &Judged<'_>) -> Value {
    let clock = wire::clock::Clock::of(scenario);
    let broken: Vec<Value> =
        judged.verdict.broken.iter().map(|b| json!([b.code, message(b, &clock)])).collect();
    // A bound is proven for the plan that states it and where it begins, so that none is compared here.
    let score = score::json(scenario, &judged.verdict.score, &Bound::default());
    let basis = match judged.basis {
        Basis::Start => "start",
        Basis::State => "state",
        Basis::Ahead => "ahead",
    };
    json!({ "plan": judged.path.to_string_lossy(), "judged": basis, "broken": broken, "score": score })
}

/// The second less the first; the last arrival in seconds.
fn difference(old: &Score, new: &Score) -> Value {
    json!({
        "left_behind": new.left_behind as i64 - old.left_behind as i64,
        "left_behind_weighted": new.left_behind_weighted - old.left_behind_weighted,
        "exposure": score::round(new.exposure - old.exposure, 4),
        "last_arrival": old.last_arrival.zip(new.last_arrival).map(|(a, b)| (b - a).0),
        "distance_km": score::round(new.distance_km - old.distance_km, 3),
        "wishes": new.wishes - old.wishes,
    })
}
