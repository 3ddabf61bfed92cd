//! `safeconduct explain`: why a convoy, a vehicle or a class fares as it does, and why people are left behind.

use std::path::PathBuf;

use clap::Args;
use domain::{Plan, Scenario};
use reports::{Question, Told};
use texts::Text;

use crate::fault::Fault;
use crate::language::{fill, lang};
use crate::{disk, inputs, told};

/// Says why a plan is as it is: for a convoy, a vehicle, a class of people, or those left behind
///
/// Without an id it says of everybody who is left behind what stood in their way. What it says is found from the scenario and the
/// plan alone, so it holds for a plan from anywhere.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct explain my-town.toml plan.json                 who is left behind, and why
  safeconduct explain my-town.toml plan.json bus-3           what a vehicle waits for
  safeconduct explain my-town.toml plan.json road-outward-2  why a convoy departs when it does
  safeconduct explain my-town.toml plan.json families/4      how a class fares

Exit status: 0 explained; 2 a file cannot be read, or nothing has this id.")]
pub(crate) struct Explain {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The plan; - is standard input
    plan: PathBuf,
    /// The id of a convoy, a vehicle or a class; left out: all who are left behind
    id: Option<String>,
    /// Where the operation stood when the plan was made
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
}

/// Explains.
///
/// # Errors
/// What cannot be read, or an id that nothing has.
pub(crate) fn run(args: &Explain) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), Some(&args.plan), args.state.as_deref()])?;
    let scenario = inputs::scenario(&args.scenario)?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    let file = inputs::plan(&args.plan, &scenario, state.as_ref()).map_err(|e| match e {
        Ok(problems) => Fault::problems(&problems),
        Err(fault) => fault,
    })?;
    let questions = match &args.id {
        None => vec![Question::Left],
        Some(id) => asked(&scenario, &file.plan, id),
    };
    if let (Some(id), true) = (&args.id, questions.is_empty()) {
        let fault = Fault::unreadable(fill(Text::ExplainUnknown, &[("id", id)]));
        return Err(match nearest(&scenario, &file.plan, id) {
            Some(near) => fault.hint(fill(Text::ExplainNearest, &[("id", near)])),
            None => fault,
        });
    }
    let told::Said { left, proofs, bottleneck, safe_at_most, .. } = told::from_about(&scenario, &file.about);
    let clock = told::Local::of(&scenario);
    let plan = &file.plan;
    let told = Told {
        scenario: &scenario,
        plan,
        state: state.as_ref(),
        left,
        proofs,
        bottleneck,
        safe_at_most,
        clock: &clock,
    };
    let answers: Vec<String> = questions.into_iter().map(|q| reports::explained(&told, lang(), q)).collect();
    disk::print(&answers.join("\n"));
    Ok(0)
}

/// Everything that has an id: a name may be that of a convoy, of a vehicle and of people at once. People of one entry with
/// families of several sizes are several classes, and the entry's id is that of all of them.
fn asked(scenario: &Scenario, plan: &Plan, id: &str) -> Vec<Question> {
    let convoys =
        plan.convoys.iter().enumerate().filter(|(_, c)| c.id == id).map(|(i, _)| Question::Convoy(i));
    let vehicles = scenario.vehicles.entries().filter(|(_, v)| v.id == id).map(|(v, _)| Question::Vehicle(v));
    let of_entry = |class: &str| class == id || class.rsplit_once('/').is_some_and(|(entry, _)| entry == id);
    let classes =
        scenario.classes.entries().filter(|(_, c)| of_entry(&c.id)).map(|(c, _)| Question::Class(c));
    convoys.chain(vehicles).chain(classes).collect()
}

/// The id that differs least, if it is near enough to be meant.
fn nearest<'a>(scenario: &'a Scenario, plan: &'a Plan, id: &str) -> Option<&'a str> {
    let convoys = plan.convoys.iter().map(|c| c.id.as_str());
    let vehicles = scenario.vehicles.iter().map(|v| v.id.as_str());
    let classes = scenario.classes.iter().map(|c| c.id.as_str());
    let all = convoys.chain(vehicles).chain(classes);
    wire::nearest(id, all)
}
