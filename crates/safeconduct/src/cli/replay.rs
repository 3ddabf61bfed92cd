//! `safeconduct replay`: a recorded operation from what was published, and a model's answer beside it.

use std::path::{Path, PathBuf};

use clap::Args;
use domain::{Class, Idx, Plan, Scenario};
use operation::Entry;
use reports::{Model, Replayed, Step};
use simulator::{Asked, Concern, Figures, Grid, Hazards, Policy, Stage, figures};
use texts::Text;
use wire::clock::Clock;
use wire::record::{FORMAT, Header, Label};

use crate::fault::Fault;
use crate::language::{fill, lang, say};
use crate::replanned::{self, Effort, Known};
use crate::trials::{self, Play};
use crate::{disk, inputs, told, workers};

/// Plays a recorded operation from what was published: every source apart, with its scope and how near its time is known
///
/// A timeline is a CSV file of dated statements. Nothing in it is added up, averaged or decided. With a scenario, a model's answer stands
/// beside it, and is called so: what planning again at each suspension would have done with the same vehicles and hours.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct replay timeline.csv --timezone Asia/Damascus
  safeconduct replay timeline.csv --scenario first-days.toml --page replay.html
  safeconduct replay timeline.csv --scenario first-days.toml --record replay.jsonl --json

Exit status: 0 played; 2 a file cannot be read or written.")]
pub(crate) struct Replay {
    /// The timeline: a CSV file of dated statements; - is standard input
    timeline: PathBuf,
    /// The scenario that a model answers for
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<PathBuf>,
    /// The zone of the timeline's local times, such as Asia/Damascus [default: the scenario's, else UTC]
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Write the record: an entry a line
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Write the page: one HTML file for a browser or a printer
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Improve each of the model's plans by so many rounds
    #[arg(long, value_name = "N", default_value_t = 4)]
    iterations: u64,
    /// Play the first of them in so many drawn worlds; 0 leaves the band out
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    worlds: u64,
    /// Every draw comes from it
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many threads [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Write one JSON document to standard output in place of the text
    #[arg(long)]
    json: bool,
}

/// How many instants people safe are counted at, in each of the model's horizons.
const POINTS: usize = 289;

/// Plays.
///
/// # Errors
/// What cannot be read or written, or our own bug.
pub(crate) fn run(args: &Replay) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.timeline), args.scenario.as_deref()])?;
    for path in [&args.record, &args.page].into_iter().flatten() {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    let scenario = args.scenario.as_deref().map(inputs::scenario).transpose()?;
    let (zone, clock) = clock(args, scenario.as_ref())?;
    let entries = timeline(&args.timeline, &clock)?;
    let model = scenario.as_ref().map(|s| answer(args, s, &entries)).transpose()?;
    let local = told::Local::with(clock);
    let name = args.timeline.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let title = scenario.as_ref().map_or(name.as_str(), |s| s.name.in_language(lang().tag()));
    let root = operation::root(&entries).map(|byte| format!("{byte:02x}")).concat();
    let r = Replayed { title, entries: &entries, root: &root, zone: &zone, model, clock: &local };
    let record = scenario.as_ref().map_or(name.as_str(), |s| s.name.first());
    write(args, record, &r)?;
    Ok(0)
}

fn clock(args: &Replay, scenario: Option<&Scenario>) -> Result<(String, Clock), Fault> {
    let of = |zone: &str| {
        let unknown = || Fault::unreadable(fill(Text::ZoneUnknown, &[("zone", zone)])).hint("Asia/Damascus");
        Clock::in_zone(zone).map(|clock| (zone.to_owned(), clock)).ok_or_else(unknown)
    };
    match (&args.timezone, scenario) {
        (Some(zone), Some(s)) if *zone != s.timezone => {
            Err(Fault::unreadable(fill(Text::ZoneTwice, &[("zone", &s.timezone)])))
        }
        (Some(zone), _) => of(zone),
        (None, Some(s)) => of(&s.timezone),
        (None, None) => {
            eprintln!("{}", say(Text::ReplayUtc));
            of("UTC")
        }
    }
}

fn timeline(path: &Path, clock: &Clock) -> Result<Vec<Entry>, Fault> {
    let bytes = disk::read(path).map_err(|why| {
        Fault::unreadable(fill(Text::TimelineUnread, &[("why", &why), ("path", &path.to_string_lossy())]))
    })?;
    let timeline =
        wire::timeline::read(&path.to_string_lossy(), &bytes, clock).map_err(|p| Fault::problems(&p))?;
    inputs::warn(&timeline.warnings);
    Ok(timeline.entries)
}

/// The model's answer.
fn answer<'a>(args: &Replay, scenario: &'a Scenario, entries: &[Entry]) -> Result<Model<'a>, Fault> {
    let threads = workers::threads(args.threads);
    let effort = Effort { seed: args.seed, rounds: args.iterations, threads };
    let known = replanned::through(scenario, entries, effort)?;
    let first = known.first().expect("there is a first plan");
    let came = replanned::as_it_came(scenario, entries)?;
    let worlds = worlds(args, &came, &first.plan, threads);
    let steps = known.iter().map(step).collect();
    Ok(Model { scenario, steps, worlds, seed: args.seed, rounds: args.iterations })
}

/// The first plan in drawn worlds. Suspensions come as they are stated; none is drawn besides.
fn worlds(args: &Replay, came: &Scenario, plan: &Plan, threads: usize) -> Figures {
    let hazards = wire::hazards::read("hazards", wire::hazards::DEFAULT.as_bytes())
        .expect("the built-in hazards are read by a test")
        .without(Concern::Suspension);
    let grid = Grid::of(came, POINTS);
    let stage = Stage::new(came, plan, None, grid);
    let play = Play { stage: &stage, hazards: &hazards, seed: args.seed, policy: Policy::Wait, costs: false };
    let outcomes = trials::play(&play, 0..args.worlds, threads, &never);
    let own = stage.trial(&mut stage.players(), &Hazards::NONE, (args.seed, 0), Policy::Wait, &never);
    figures(came, grid, own, &[], &outcomes)
}

/// Nobody plans again in the middle of a world.
fn never(_: &Asked<'_>) -> Vec<Plan> {
    Vec::new()
}

/// The plan from one instant on.
fn step(known: &Known) -> Step {
    let grid = Grid::of(known.scenario, POINTS);
    let stage = Stage::new(known.scenario, &known.plan, known.state, grid);
    let own = stage.trial(&mut stage.players(), &Hazards::NONE, (1, 0), Policy::Wait, &never);
    let people = |class: Idx<Class>, families| known.scenario.classes[class].family.people() * families;
    let (mut safe_now, mut on_the_way) = (0, 0);
    if let Some(state) = known.state {
        for aboard in state.vehicles.iter().flat_map(|vehicle| &vehicle.aboard) {
            on_the_way += people(aboard.class, aboard.families);
        }
        for (class, safe) in state.people.iter().flat_map(|c| c.safe.iter().map(|s| (c.class, s))) {
            // A state has those who get off right now as safe already, at the instant at which they will be.
            *(if safe.at <= known.from { &mut safe_now } else { &mut on_the_way }) +=
                people(class, safe.families);
        }
    }
    // The grid's instants are a quarter of an hour apart in Aleppo: who is safe where the plan changes is counted apart.
    let first = (known.from, safe_now);
    let later = own.safe.iter().enumerate().map(|(i, &n)| (grid.time(i), n)).filter(|p| p.0 > known.from);
    Step {
        from: known.from,
        until: known.until,
        end: known.scenario.end,
        shut: known.shut,
        got_off: known.got_off,
        aboard: on_the_way,
        safe: std::iter::once(first).chain(later).collect(),
        all_safe: own.all_out,
    }
}

fn write(args: &Replay, name: &str, r: &Replayed<'_>) -> Result<(), Fault> {
    let mut written = Vec::new();
    if let Some(path) = &args.record {
        let header = Header { format: FORMAT.to_owned(), scenario: name.to_owned(), label: Label::Replay };
        let bytes = wire::record::write(&header, r.entries);
        disk::write(path, bytes.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
        written.push(fill(Text::ReplayRecordAt, &[("path", &path.to_string_lossy())]));
    }
    if let Some(path) = &args.page {
        let html = reports::replay_page(r, lang());
        disk::write(path, html.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
        written.push(fill(Text::PageAt, &[("path", &path.to_string_lossy())]));
    }
    if args.json {
        disk::print(&format!("{:#}\n", reports::replay_json(r)));
        return Ok(());
    }
    let mut text = reports::replay_text(r, lang());
    if !written.is_empty() {
        text.push_str(&reports::printed(lang(), &format!("\n{}", written.join("\n"))));
    }
    disk::print(&text);
    Ok(())
}
