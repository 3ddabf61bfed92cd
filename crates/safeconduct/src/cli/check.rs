//! `safeconduct check`: what is wrong with a scenario, and which rules a plan breaks.

use std::path::PathBuf;

use clap::Args;
use domain::Scenario;
use referee::{Broken, Standing};
use serde_json::{Value, json};
use texts::Value::Int as Count;
use texts::{Lang, Source, Text};
use wire::clock::Clock;
use wire::{Problem, Problems, Severity};

use crate::colour::{Colour, on_stdout};
use crate::fault::{self, BROKEN, Fault, UNREADABLE};
use crate::language::{fill, lang, say, tell};
use crate::{disk, inputs, overdue, score};

/// Says what is wrong with a scenario, or which rules a plan breaks
///
/// With a scenario alone: reads it and the files that it names, and says everything that is wrong at once, each with
/// file, line, column and what was expected.
///
/// With a plan: judges it by every rule of docs/formats/plan.md, a line a broken rule, beginning with the rule's code;
/// then the score as counted.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct check my-town.toml
  safeconduct check my-town.toml plan.json
  safeconduct check my-town.toml plan.json --state at-noon.json --json

Exit status: 0 fine, or every rule is kept; 1 the plan breaks a rule; 2 a file cannot be read.")]
pub(crate) struct Check {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The plan; - is standard input
    plan: Option<PathBuf>,
    /// Where the operation stood when the plan was made
    #[arg(long, requires = "plan", value_name = "STATE")]
    state: Option<PathBuf>,
    /// Write one JSON document to standard output
    #[arg(long)]
    json: bool,
}

/// Judges; the exit status says how it went.
///
/// # Errors
/// What cannot be read.
pub(crate) fn run(args: &Check) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), args.plan.as_deref(), args.state.as_deref()])?;
    let Some(plan_path) = &args.plan else { return scenario_alone(args) };
    let scenario = inputs::scenario(&args.scenario)?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    let plan = match inputs::plan(plan_path, &scenario, state.as_ref()) {
        Ok(file) => file.plan,
        Err(Ok(problems)) => {
            unread_plan(&problems, args.json);
            return Ok(BROKEN);
        }
        Err(Err(fault)) => return Err(fault),
    };
    let Standing { mut verdict, already } = referee::standing(&scenario, &plan, state.as_ref());
    // For `check` a broken rule is a broken rule, whoever broke it; that it was not the plan is said besides.
    overdue::say(&scenario, &already);
    verdict.broken.extend(already);
    let clock = Clock::of(&scenario);
    if args.json {
        let broken: Vec<Value> = verdict.broken.iter().map(|b| json!([b.code, message(b, &clock)])).collect();
        let score = score::json(&scenario, &verdict.score, &plan.bound);
        disk::print(&format!("{:#}\n", json!({ "broken": broken, "score": score })));
    } else {
        let mut lines: Vec<String> =
            verdict.broken.iter().map(|b| broken_line(b.code, &told(b, &clock))).collect();
        if lines.is_empty() {
            lines.push(reports::printed(lang(), &on_stdout(Colour::Green, say(Text::RulesKept))));
        }
        let score = score::text(&scenario, &verdict.score, &plan.bound);
        disk::print(&format!("{}{score}", lines.concat()));
    }
    Ok(if verdict.broken.is_empty() { 0 } else { BROKEN })
}

/// A broken rule's sentence for programs, with its instants in local time.
pub(crate) fn message(broken: &Broken, clock: &Clock) -> String {
    broken.text(|t| clock.minute(t))
}

/// The same for people, in the language of this run.
pub(crate) fn told(broken: &Broken, clock: &Clock) -> String {
    texts::in_language(lang(), Source::Rule(broken.code), &message(broken, clock))
}

/// The line of a broken rule. It begins with the code in every language, as its callers read it; what runs from the right
/// is set apart behind it (right-to-left isolate).
fn broken_line(code: &str, message: &str) -> String {
    let code = on_stdout(Colour::Red, code);
    if lang().runs_left() {
        format!("{code} \u{2067}{message}\u{2069}\n")
    } else {
        format!("{code} {message}\n")
    }
}

/// Where and what, in one line.
fn one_line(p: &Problem, lang: Lang) -> String {
    let help = p.help.as_ref().map_or(String::new(), |h| format!(" ({})", h.text(lang)));
    let message = p.message.text(lang);
    if p.line == 0 {
        format!("{}: {message}{help}", p.file)
    } else {
        format!("{}:{}:{}: {message}{help}", p.file, p.line, p.column)
    }
}

/// A plan that does not read breaks the rule `FORMAT`; nothing more can be said about it.
fn unread_plan(problems: &Problems, as_json: bool) {
    let errors = problems.0.iter().filter(|p| p.severity == Severity::Error);
    if as_json {
        let broken: Vec<Value> = errors.map(|p| json!(["FORMAT", one_line(p, Lang::En)])).collect();
        disk::print(&format!("{:#}\n", json!({ "broken": broken, "score": null })));
    } else {
        let lines: Vec<String> = errors.map(|p| broken_line("FORMAT", &one_line(p, lang()))).collect();
        disk::print(&lines.concat());
    }
}

/// Reads the scenario and says all that is wrong with it, or what it holds.
fn scenario_alone(args: &Check) -> Result<u8, Fault> {
    let (problems, scenario) = match inputs::scenario_or_problems(&args.scenario) {
        Ok(read) => (read.warnings, Some(read.scenario)),
        Err(Ok(problems)) => (problems, None),
        Err(Err(fault)) => return Err(fault),
    };
    if args.json {
        let list: Vec<Value> = problems.0.iter().map(object).collect();
        disk::print(&format!("{:#}\n", json!({ "problems": list })));
        return Ok(if scenario.is_some() { 0 } else { UNREADABLE });
    }
    let Some(s) = scenario else { return Err(Fault::problems(&problems)) };
    if !problems.0.is_empty() {
        eprintln!("{}", fault::list(&problems));
    }
    disk::print(&held(&s));
    Ok(0)
}

/// What a scenario holds, for people.
pub(crate) fn held(s: &Scenario) -> String {
    let clock = Clock::of(s);
    let fine = on_stdout(Colour::Green, say(Text::ScenarioFine));
    let name = s.name.in_language(lang().tag());
    let fine = fill(Text::CanBePlanned, &[("fine", &fine), ("name", name)]);
    let (from, until) = (clock.minute(s.start), clock.minute(s.end));
    let horizon = fill(Text::HorizonIs, &[("from", &from), ("until", &until), ("zone", &s.timezone)]);
    let two = |text, of: &str, n: u64, m: usize| tell(text, &[("n", Count(n)), (of, Count(m as u64))]);
    let rows = [
        (say(Text::HorizonLabel), horizon),
        (say(Text::PeopleLabel), two(Text::PeopleIs, "classes", s.people(), s.classes.len())),
        (say(Text::VehiclesLabel), two(Text::VehiclesIs, "kinds", s.vehicles.len() as u64, s.kinds.len())),
        (say(Text::PlacesLabel), two(Text::PlacesIs, "corridors", s.places.len() as u64, s.corridors.len())),
    ];
    let fine = reports::printed(lang(), &fine);
    format!("{fine}{}", reports::labelled(lang(), &rows))
}

fn object(p: &Problem) -> Value {
    json!({
        "severity": match p.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "file": p.file, "line": p.line, "column": p.column, "message": p.message.to_string(), "help": p.help.as_ref().map(ToString::to_string),
    })
}
