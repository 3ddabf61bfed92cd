//! `safeconduct plan`: the best plan that is found within a limit, written whole, with its score and bounds.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use clap::Args;
use domain::{Objective, Scenario, State};
use planner::Settings;
use texts::{Text, Value};

use crate::fault::{Fault, INTERRUPTED};
use crate::language::{fill, lang, say, tell};
use crate::order::{self, Part};
use crate::previous::{self, Keep, Previous};
use crate::progress::{self, Progress};
use crate::prover::Prover;
use crate::seal::{self, Answer, Sealed};
use crate::watch::Watch;
use crate::workers::{self, Enough, INTERRUPTS, Outcome, Work};
use crate::{disk, inputs, limit, mapped, overdue, robust, score, told};

/// Writes the best plan found within a limit, and prints the movement order
///
/// Every plan is judged by an independent referee before it is written: one that breaks a rule is never written. The
/// file appears whole or not at all; Ctrl-C writes the best plan so far, a second Ctrl-C ends at once and leaves the
/// old file. With --iterations in place of --limit the same scenario and seed give the same bytes on any number of
/// threads and on every machine.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct plan my-town.toml --out plan.json --page plan.html
  safeconduct plan my-town.toml --out plan.json --limit 2m --threads 4
  safeconduct plan my-town.toml --out plan.json --limit 0s          the first complete plan
  safeconduct plan my-town.toml --out plan.json --iterations 100    the same bytes every time
  safeconduct plan my-town.toml --out plan.json --order left-behind,last-arrival
  safeconduct plan my-town.toml --out plan.json --limit 1m --robust   likelier to bring all out
  safeconduct plan my-town.toml --state at-noon.json --previous plan.json --out from-noon.json
  safeconduct plan - --out - < my-town.toml | safeconduct check my-town.toml -

Exit status: 0 written; 2 a file cannot be read or written; 70 the program itself is wrong.")]
pub(crate) struct Plan {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// Where the plan goes; - is standard output
    #[arg(long, short, value_name = "PLAN")]
    out: PathBuf,
    /// How long to look for better plans: 10s, 1m30s; 0s stops at the first complete plan [default: 10s]
    #[arg(long, value_name = "DURATION", value_parser = limit::parse, conflicts_with = "iterations")]
    limit: Option<Duration>,
    /// Improve the first plan by so many rounds, however long they take
    #[arg(long, value_name = "N", value_parser = whole)]
    iterations: Option<u64>,
    /// Every draw comes from it
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole)]
    seed: u64,
    /// How many threads [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<u16>,
    /// What counts first, as in left-behind,last-arrival; what is not named follows as the scenario has it
    #[arg(long, value_name = "PARTS", value_enum, value_delimiter = ',')]
    order: Vec<Part>,
    /// Plan from where the operation stands
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
    /// A plan that is there already: what still holds of it is kept unless better is found, and what changes is printed
    #[arg(long, value_name = "PLAN")]
    previous: Option<PathBuf>,
    /// With --previous: weighted person-hours that a changed order must spare; 0 changes whatever makes a plan better
    #[arg(long, value_name = "HOURS", default_value_t = 3.0, requires = "previous", value_parser = hours)]
    keep: f64,
    /// Give up so many percent of exposure at most for a better chance that all are safe: several plans are made in the same
    /// limit and again as long, and played in the same drawn worlds with the built-in hazards
    #[arg(long, value_name = "PERCENT", num_args = 0..=1, require_equals = true, default_missing_value = "2", conflicts_with = "previous", value_parser = percent)]
    robust: Option<f64>,
    /// Let people board so long before the stated end of a suspension, to be at the gate when it opens; without it nobody boards for a
    /// corridor while it is suspended
    #[arg(long, value_name = "DURATION", value_parser = limit::parse)]
    board_early: Option<Duration>,
    /// Write the plan page as well: one HTML file for a browser or a printer
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Print the whole movement order, not the brief one
    #[arg(long, conflicts_with = "json")]
    full: bool,
    /// Write one JSON document to standard output in place of the movement order
    #[arg(long)]
    json: bool,
    /// Say how the search goes also where standard error is no terminal, line by line
    #[arg(long)]
    progress: bool,
}

/// Plans and writes.
///
/// # Errors
/// What cannot be read or written, or our own bug.
pub(crate) fn run(args: &Plan) -> Result<u8, Fault> {
    let began = Instant::now();
    interruptible()?;
    let work = read(args)?;
    let previous = args.previous.as_deref().map(|path| previous::read(path, work)).transpose()?;

    let limit = args.limit.unwrap_or(Duration::from_secs(10));
    let enough = args.iterations.map_or(Enough::At(began + limit), Enough::Rounds);
    let threads = workers::threads(args.threads);
    let shown = args.iterations.map_or(progress::Limit::Time(limit), progress::Limit::Rounds);
    let prover = Prover::new(work.scenario, work.state);
    let mut watch = Watch::new(work.scenario, prover, Progress::new(began, shown, args.progress));
    let keep = previous.as_ref().map(|p| Keep {
        scenario: work.scenario,
        state: work.state,
        previous: &p.plan,
        hours: args.keep,
    });
    let outcome = workers::search(work, keep.as_ref(), enough, threads, |o| watch.look(o));
    let robust = args.robust.filter(|_| !outcome.interrupted).map(|share| {
        watch.progress().say(say(Text::RobustTrying));
        let bounds = robust::Bounds { rounds: args.iterations, time: limit, threads, share: share / 100.0 };
        robust::choose(work, &outcome, bounds)
    });
    let robust = robust.transpose()?.flatten();
    let (chosen, won) = robust.unzip();
    watch.progress().say(match (outcome.interrupted, outcome.settled) {
        (true, _) => say(Text::JudgingInterrupted),
        (false, true) => say(Text::JudgingProven),
        (false, false) => say(Text::Judging),
    });

    let cut_short = args.iterations.is_none() || outcome.interrupted;
    let making = told::Making {
        seed: args.seed,
        iterations: args.iterations,
        limit: args.iterations.is_none().then_some(limit.as_secs()),
        rounds: cut_short.then_some(outcome.rounds),
        previous: false,
        settled: outcome.settled && won.as_ref().is_none_or(|won| !won.another),
        robust: won.as_ref().and(args.robust),
        ordered: !args.order.is_empty(),
        board_early: args.board_early.map(|d| d.as_secs()).filter(|&s| s > 0),
    };
    // The same rounds give the same bytes only if all is waited for.
    let patience = match (outcome.interrupted, args.iterations) {
        (true, _) => Some(Duration::ZERO),
        (false, None) => Some(limit / 10 + PATIENCE),
        (false, Some(_)) => None,
    };
    let (before, stands) = previous.map_or((None, None), |Previous { plan, stands }| (Some(plan), stands));
    let sealed = match chosen {
        Some(answer) => seal::seal(work, answer, &making, &mut watch.prover, patience),
        None => best(work, &outcome, stands, making, &mut watch.prover, patience),
    };
    watch.progress().clear();
    let sealed = sealed?;
    if outcome.lost > 0 {
        let seed = args.seed.to_string();
        let values = [("n", Value::Int(outcome.lost)), ("seed", Value::Text(&seed))];
        eprintln!("{}", tell(Text::LanesFailed, &values));
    }
    if sealed.unproven {
        eprintln!("{}", say(Text::ProofFailed));
    }
    for part in &sealed.contradicted {
        eprintln!("{}", fill(Text::BoundContradicted, &[("part", part)]));
    }
    overdue::say(work.scenario, &sealed.already);
    if args.board_early.is_none() && left_by_a_suspension(work, &sealed) {
        eprintln!("{}", say(Text::BoardEarlyMight));
    }
    write(args, work, before.as_ref(), (&sealed, won.as_ref()))?;
    Ok(0)
}

/// What holds the operation back is worth this much waiting after the limit, and a tenth of the limit.
const PATIENCE: Duration = Duration::from_millis(500);

/// The best plan that the referee keeps. One that it does not keep is our bug and is said, but people are not left
/// without a plan for it while there is another.
fn best(
    work: Work,
    outcome: &Outcome,
    previous: Option<Answer>,
    making: told::Making,
    prover: &mut Prover,
    patience: Option<Duration>,
) -> Result<Sealed, Fault> {
    let mut seal = |answer, making: &told::Making| seal::seal(work, answer, making, prover, patience);
    let order = &work.scenario.order;
    let mut previous = previous.map(|p| (score::rank(order, &p.plan.score), p));
    let mut refused = None;
    for incumbent in outcome.best.iter().rev() {
        let planned = outcome.search.plan(incumbent);
        let rank = score::rank(order, &planned.plan.score);
        if let Some((_, answer)) = previous.take_if(|(before, _)| *before <= rank) {
            return seal(answer, &told::Making { previous: true, ..making });
        }
        let answer = Answer { plan: planned.plan, left: planned.left };
        match seal(answer, &making) {
            Ok(sealed) => return Ok(sealed),
            Err(fault) => {
                eprintln!("{}", fill(Text::PlanThrownAway, &[("seed", &making.seed.to_string())]));
                refused.get_or_insert(fault);
            }
        }
    }
    match previous {
        Some((_, answer)) => seal(answer, &told::Making { previous: true, ..making }),
        None => Err(refused.unwrap_or_else(|| seal::bug(say(Text::SearchFailed)))),
    }
}

/// Reads what is to be planned, after looking whether the answer can be written.
fn read(args: &Plan) -> Result<Work, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), args.state.as_deref(), args.previous.as_deref()])?;
    let out_is_stdout = args.out == Path::new("-");
    if out_is_stdout && args.json {
        return Err(Fault::unreadable(say(Text::JsonAndOut)).hint(say(Text::JsonAndOutHint)));
    }
    if args.page.as_deref() == Some(Path::new("-")) {
        return Err(Fault::unreadable(say(Text::PageToStdout)).hint("--page plan.html"));
    }
    if args.page.as_deref() == Some(&args.out) {
        return Err(Fault::unreadable(say(Text::SameFile)));
    }
    for path in [Some(&args.out).filter(|_| !out_is_stdout), args.page.as_ref()].into_iter().flatten() {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    let mut scenario = inputs::scenario(&args.scenario)?;
    order::first(&mut scenario, &args.order)?;
    if !args.order.is_empty() && scenario.order.first() != Some(&Objective::LeftBehind) {
        eprintln!("{}", say(Text::OrderLeavesPeople));
    }
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    // Both live as long as the program: threads may still be looking at them when it ends.
    let scenario: &'static Scenario = Box::leak(Box::new(scenario));
    let state: Option<&'static State> = state.map(|s| &*Box::leak(Box::new(s)));
    let board_early =
        args.board_early.map_or(domain::Duration::ZERO, |d| domain::Duration(d.as_secs() as i64));
    Ok(Work { scenario, state, settings: Settings { seed: args.seed }, board_early })
}

/// Whether people are left and some corridor is suspended until a stated end: boarding before it might bring more of them out.
fn left_by_a_suspension(work: Work, sealed: &Sealed) -> bool {
    let now = work.state.map_or(work.scenario.start, |s| s.now);
    let ends = |w: &domain::Window| now < w.until && w.until < work.scenario.end;
    !sealed.left.is_empty()
        && work.scenario.agreements.iter().any(|a| a.suspended.iter().any(|s| ends(&s.window)))
}

/// Lets Ctrl-C ask for the best so far.
fn interruptible() -> Result<(), Fault> {
    ctrlc::set_handler(|| {
        if INTERRUPTS.fetch_add(1, Ordering::Relaxed) > 0 {
            std::process::exit(i32::from(INTERRUPTED));
        }
    })
    .map_err(|e| Fault::bug(fill(Text::CtrlCDeaf, &[("why", &e.to_string())])))
}

/// Writes plan and page, and prints what was done.
fn write(
    args: &Plan,
    work: Work,
    before: Option<&domain::Plan>,
    (sealed, won): (&Sealed, Option<&robust::Won>),
) -> Result<(), Fault> {
    let clock = told::Local::of(work.scenario);
    let told = told::made(work.scenario, work.state, sealed, &clock);
    // The page first: when the plan is there, everything is.
    if let Some(path) = &args.page {
        let land = mapped::land(told.scenario, told.plan);
        let html = reports::page_on(&told, land.as_ref(), lang());
        disk::write(path, html.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    if args.out == Path::new("-") {
        disk::print(&sealed.bytes);
        return Ok(());
    }
    disk::write(&args.out, sealed.bytes.as_bytes()).map_err(|why| Fault::cannot_write(&args.out, &why))?;
    let changes = before.map(|before| reports::changes(work.scenario, before, &sealed.plan, work.state));
    if args.json {
        let mut summary = reports::summary_json(&told);
        if let Some(changes) = &changes {
            summary["changes"] = reports::changes_json(changes, &clock);
        }
        if let Some(won) = won {
            summary["robust"] = won.json();
        }
        disk::print(&format!("{summary:#}\n"));
    } else {
        let extent = if args.full { reports::Extent::Full } else { reports::Extent::Brief };
        let mut text = reports::movement_order(&told, lang(), extent);
        if let Some(changes) = &changes {
            text.push('\n');
            text.push_str(&reports::changes_text(changes, lang(), &clock));
        }
        if let Some(won) = won {
            text.push('\n');
            text.push_str(&reports::printed(lang(), &won.text()));
        }
        let mut written = vec![String::new(), fill(Text::PlanAt, &[("path", &args.out.to_string_lossy())])];
        written.extend(args.page.iter().map(|page| fill(Text::PageAt, &[("path", &page.to_string_lossy())])));
        text.push_str(&reports::printed(lang(), &written.join("\n")));
        disk::print(&text);
    }
    Ok(())
}

/// A whole number, not below none.
fn whole(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| say(Text::WholeWanted).to_owned())
}

/// A number of threads that a machine can bear.
fn threads(text: &str) -> Result<u16, String> {
    const MOST: u16 = 1024;
    let wanted = || tell(Text::ThreadsWanted, &[("most", Value::Int(u64::from(MOST)))]);
    text.parse().ok().filter(|n| (1..=MOST).contains(n)).ok_or_else(wanted)
}

/// Hours, not below none.
fn hours(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(hours) if hours >= 0.0 && hours.is_finite() => Ok(hours),
        _ => Err(say(Text::HoursWanted).to_owned()),
    }
}

/// A share in percent, not below none.
fn percent(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=100.0).contains(&share) => Ok(share),
        _ => Err(say(Text::PercentWanted).to_owned()),
    }
}
