//! `safeconduct rehearse`: plays a plan in drawn worlds and says what comes of it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use domain::{Duration, Plan, Scenario, State};
use reports::Rehearsed;
use simulator::{Asked, Figures, Grid, Hazards, Outcome, Policy, Stage, figures};
use texts::Text;
use wire::record::{Header, Label};
use wire::rehearsal::Part;

use crate::fault::{BROKEN, Fault};
use crate::language::{fill, lang, say};
use crate::trials::{self, Play};
use crate::{disk, inputs, limit, overdue, told, workers};

/// Plays a plan in drawn worlds: late vehicles, breakdowns, more people, a corridor that shuts
///
/// The plan is judged first; one that breaks a rule is not rehearsed. The same plan, hazards and seed give the same bytes on any number
/// of threads, and parts of a rehearsal that were played on several machines join to the bytes of the whole.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct rehearse my-town.toml plan.json --page rehearsal.html
  safeconduct rehearse my-town.toml plan.json --worlds 10000 --policy hold
  safeconduct rehearse --print-hazards > hazards.toml            then change them, and:
  safeconduct rehearse my-town.toml plan.json --hazards hazards.toml
  safeconduct rehearse my-town.toml plan.json --worlds 0..5000 --out a.json       on one machine
  safeconduct rehearse my-town.toml plan.json --worlds 5000..10000 --out b.json   on another
  safeconduct rehearse my-town.toml plan.json --merge a.json b.json
  safeconduct rehearse my-town.toml plan.json --world 7 --record world-7.jsonl     one world, as its record

Exit status: 0 rehearsed; 1 the plan breaks a rule; 2 a file cannot be read or written.")]
pub(crate) struct Rehearse {
    /// The scenario (TOML, or JSON by its name); - is standard input
    #[arg(required_unless_present = "print_hazards")]
    scenario: Option<PathBuf>,
    /// The plan; - is standard input
    #[arg(required_unless_present = "print_hazards")]
    plan: Option<PathBuf>,
    /// How many worlds, or which: 1000, 2000..3000
    #[arg(long, value_name = "WORLDS", default_value = "1000", value_parser = worlds, conflicts_with = "merge")]
    worlds: Range<u64>,
    /// Only this world
    #[arg(long, value_name = "N", conflicts_with_all = ["worlds", "merge"])]
    world: Option<u64>,
    /// Every draw comes from it
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// What can go wrong, and how often [default: those that --print-hazards prints]
    #[arg(long, value_name = "FILE")]
    hazards: Option<PathBuf>,
    /// What the control room does
    #[arg(long, value_enum, default_value = "wait")]
    policy: How,
    /// With hold and replan: from which delay on [default: 15m for hold, 1h for replan]
    #[arg(long, value_name = "DURATION", value_parser = limit::parse)]
    after: Option<std::time::Duration>,
    /// With replan: how often at most in one world
    #[arg(long, value_name = "N", default_value_t = 3)]
    replans: u32,
    /// How many threads [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Where the operation stood when the plan was made
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
    /// Join parts that --out wrote, in place of playing
    #[arg(long, value_name = "PART", num_args = 1..)]
    merge: Vec<PathBuf>,
    /// Write what each world came to, to be joined with others
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write the page of the rehearsal: one HTML file for a browser or a printer
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Write what happens in that world as the record that the field would have written
    #[arg(long, value_name = "FILE", requires = "world", conflicts_with = "state")]
    record: Option<PathBuf>,
    /// Leave out what each hazard costs: it is most of the work
    #[arg(long)]
    no_costs: bool,
    /// Write one JSON document to standard output in place of the text
    #[arg(long)]
    json: bool,
    /// Print the hazards that are built in, each with its source
    #[arg(long)]
    print_hazards: bool,
}

/// What the control room does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum How {
    /// Convoys wait for all their vehicles
    Wait,
    /// Convoys leave without those who are late, if a later one has room
    Hold,
    /// The rest is planned again when a convoy departs late
    Replan,
}

/// How many instants people safe are counted at.
const POINTS: usize = 97;

/// What is rehearsed.
struct Given {
    scenario: Scenario,
    state: Option<State>,
    plan: Plan,
    hazards: Hazards,
}

/// Rehearses.
///
/// # Errors
/// What cannot be read or written, or a plan that is not kept.
pub(crate) fn run(args: &Rehearse) -> Result<u8, Fault> {
    if args.print_hazards {
        disk::print(wire::hazards::DEFAULT);
        return Ok(0);
    }
    let (Some(scenario), Some(plan)) = (&args.scenario, &args.plan) else {
        return Err(Fault::unreadable(say(Text::ScenarioWanted)));
    };
    let given = read(args, scenario, plan)?;
    let policy = policy(args);
    let costs = !args.no_costs && policy_is_quick(policy);
    let of = digest(&given, args.seed, policy, costs);
    let grid = Grid::of(&given.scenario, POINTS);
    let stage = Stage::new(&given.scenario, &given.plan, given.state.as_ref(), grid);
    let play = Play { stage: &stage, hazards: &given.hazards, seed: args.seed, policy, costs };
    let part = if args.merge.is_empty() {
        let threads = workers::threads(args.threads);
        Part { of, outcomes: trials::play(&play, of_worlds(args), threads, &again) }
    } else {
        merge(&args.merge, &of)?
    };
    let (mut player, hazards) = (stage.players(), Hazards::NONE);
    let own = stage.trial(&mut player, &hazards, (args.seed, 0), Policy::Wait, &again);
    let concerns = if costs { given.hazards.concerns() } else { Vec::new() };
    let sum = figures(&given.scenario, grid, own, &concerns, &part.outcomes);
    if let (Some(path), Some(world)) = (&args.record, args.world) {
        let story = stage.story(&mut player, &given.hazards, (args.seed, world), policy, &again);
        let entries = simulator::record(&given.scenario, &story, (args.seed, world));
        let header = Header {
            format: wire::record::FORMAT.to_owned(),
            scenario: given.scenario.name.first().to_owned(),
            label: Label::Rehearsal,
        };
        let text = wire::record::write(&header, &entries);
        disk::write(path, text.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    write(args, &given.scenario, policy, &sum, &part)?;
    Ok(0)
}

fn of_worlds(args: &Rehearse) -> Range<u64> {
    args.world.map_or_else(|| args.worlds.clone(), |n| n..n + 1)
}

fn read(args: &Rehearse, scenario: &Path, plan: &Path) -> Result<Given, Fault> {
    let (state, hazards) = (args.state.as_deref(), args.hazards.as_deref());
    inputs::one_stdin(&[Some(scenario), Some(plan), state, hazards])?;
    for path in [&args.out, &args.page, &args.record].into_iter().flatten() {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    let scenario = inputs::scenario(scenario)?;
    let state = inputs::state(state, &scenario)?;
    let broken = |code: &str| {
        let fault = Fault::unreadable(fill(Text::NoRehearsalForBroken, &[("code", code)]));
        let mut fault = fault.hint(say(Text::CheckSaysWhere));
        fault.code = BROKEN;
        fault
    };
    let file = inputs::plan(plan, &scenario, state.as_ref()).map_err(|e| match e {
        Ok(_) => broken("FORMAT"),
        Err(fault) => fault,
    })?;
    overdue::judge(&scenario, &file.plan, state.as_ref()).map_err(broken)?;
    let hazards = inputs::hazards(hazards)?;
    Ok(Given { scenario, state, plan: file.plan, hazards })
}

fn policy(args: &Rehearse) -> Policy {
    let after = |usual: i64| Duration(args.after.map_or(usual, |d| d.as_secs() as i64));
    match args.policy {
        How::Wait => Policy::Wait,
        How::Hold => Policy::Hold(after(900)),
        How::Replan => Policy::Replan(after(3600), args.replans),
    }
}

/// Whether a world takes so little that it can be played again without each hazard.
fn policy_is_quick(policy: Policy) -> bool {
    match policy {
        Policy::Wait | Policy::Hold(_) => true,
        Policy::Replan(..) => false,
    }
}

/// What of the plan in force can be kept, retimed from where everybody is; and a first plan anew. Only those that break no rule but
/// what a delay has broken already.
fn again(asked: &Asked<'_>) -> Vec<Plan> {
    let Asked { scenario, state, plan } = *asked;
    let search = planner::Search::new(scenario, Some(state), planner::Settings { seed: 1 });
    let plans = [search.resume(plan), search.first()].into_iter().map(|p| search.plan(&p).plan);
    plans.filter(|plan| referee::standing(scenario, plan, Some(state)).verdict.broken.is_empty()).collect()
}

/// All that decides what a world comes to, in sixteen digits (FNV-1a): so that only parts of one rehearsal are joined.
fn digest(given: &Given, seed: u64, policy: Policy, costs: bool) -> String {
    let Given { scenario, state, plan, hazards } = given;
    let version = env!("CARGO_PKG_VERSION");
    let all = format!("{version} {scenario:?} {state:?} {plan:?} {hazards:?} {seed} {policy:?} {costs}");
    let fold = |h: u64, b: u8| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", all.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
}

fn merge(paths: &[PathBuf], of: &str) -> Result<Part, Fault> {
    let mut parts = Vec::new();
    for path in paths {
        let unread = |why: String| {
            let path = path.to_string_lossy();
            Fault::unreadable(fill(Text::PartUnread, &[("why", &why), ("path", &path)]))
        };
        let part = wire::rehearsal::read(&disk::read(path).map_err(unread)?).map_err(unread)?;
        if part.of != of {
            return Err(Fault::unreadable(say(Text::PartOfAnother)));
        }
        parts.push(part);
    }
    let apart = |why: String| Fault::unreadable(fill(Text::PartsApart, &[("why", &why)]));
    let part = wire::rehearsal::join(parts).map_err(apart)?;
    if part.outcomes.iter().any(|o| o.trial.safe.len() != POINTS) {
        return Err(Fault::unreadable(say(Text::PartOfAnother)));
    }
    Ok(part)
}

fn write(
    args: &Rehearse,
    scenario: &Scenario,
    policy: Policy,
    sum: &Figures,
    part: &Part,
) -> Result<(), Fault> {
    let clock = told::Local::of(scenario);
    let first = part.outcomes.first().map_or(0, |o: &Outcome| o.trial.world);
    let r = Rehearsed { scenario, figures: sum, seed: args.seed, first, policy, clock: &clock };
    let mut written = Vec::new();
    if let Some(path) = &args.page {
        let html = reports::rehearsal_page(&r, lang());
        disk::write(path, html.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
        written.push(fill(Text::PageAt, &[("path", &path.to_string_lossy())]));
    }
    if let Some(path) = &args.out {
        let bytes = wire::rehearsal::write(part);
        disk::write(path, bytes.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
        written.push(fill(Text::PartAt, &[("path", &path.to_string_lossy())]));
    }
    if let Some(path) = &args.record {
        written.push(fill(Text::RecordAt, &[("path", &path.to_string_lossy())]));
    }
    if args.json {
        disk::print(&format!("{:#}\n", reports::rehearsal_json(&r)));
    } else {
        let mut text = reports::rehearsal_text(&r, lang());
        if !written.is_empty() {
            text.push_str(&reports::printed(lang(), &format!("\n{}", written.join("\n"))));
        }
        disk::print(&text);
    }
    Ok(())
}

/// A number of worlds, or a range.
fn worlds(text: &str) -> Result<Range<u64>, String> {
    const MOST: u64 = 100_000_000;
    let number = |t: &str| t.parse::<u64>().ok().filter(|&n| n <= MOST);
    let range = match text.split_once("..") {
        Some((from, until)) => number(from).zip(number(until)).map(|(a, b)| a..b),
        None => number(text).map(|n| 0..n),
    };
    range.filter(|r| !r.is_empty()).ok_or_else(|| say(Text::WorldsWanted).to_owned())
}
