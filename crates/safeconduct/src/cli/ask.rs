//! `safeconduct ask`: what each change of the agreement or of the means is worth, for whoever goes to the table.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use asking::{Change, InWorlds, Measured, What};
use clap::Args;
use domain::{Bound, Plan, Scenario, Score, State, StatedScore};
use planner::{Search, Settings};
use reports::{Asked, Brief, Pair};
use simulator::{Estimate, Grid, Hazards, Policy, Stage};

use crate::fault::Fault;
use crate::language::lang;
use crate::trials::{self, Play};
use crate::{disk, inputs, limit, score, told, workers};

/// Says what each change of the agreement or of the means is worth: people, person-hours and time won, and what no plan could win more
///
/// Each change is planned for by itself, for as long as the scenario as it is, and bounded by itself: a clause that no plan could use
/// is proven worthless. Its plan and the plan without it are played in the same drawn worlds, where convoys wait for all. Then the pairs
/// that help most are tried together, and, if people are left behind, the least that gets everybody out.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct ask my-town.toml
  safeconduct ask my-town.toml --limit 3m --page ask.html
  safeconduct ask my-town.toml --iterations 2 --json      the same figures every time

Each change stands there as --set, so that safeconduct plan makes the same plan again.
Exit status: 0 said; 2 a file cannot be read or written.")]
pub(crate) struct Ask {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// How long it may take in all: 60s, 5m [default: 60s]
    #[arg(long, value_name = "DURATION", value_parser = limit::parse, conflicts_with = "iterations")]
    limit: Option<Duration>,
    /// Improve each first plan by so many rounds, however long they take
    #[arg(long, value_name = "N")]
    iterations: Option<u64>,
    /// Every draw comes from it
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many threads [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Play plans in so many drawn worlds, for the chance that all are safe; 0 leaves it out [default: 20 to 400, by the size of the plan]
    #[arg(long, value_name = "N")]
    worlds: Option<u64>,
    /// What can go wrong in them [default: those that safeconduct rehearse --print-hazards prints]
    #[arg(long, value_name = "FILE")]
    hazards: Option<PathBuf>,
    /// Ask from where the operation stands
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
    /// Write one page to take to the table as well
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Write one JSON document to standard output in place of text
    #[arg(long)]
    json: bool,
}

/// Asks.
///
/// # Errors
/// What cannot be read or written, and our own bugs.
pub(crate) fn run(args: &Ask) -> Result<u8, Fault> {
    let began = Instant::now();
    inputs::one_stdin(&[Some(&args.scenario), args.state.as_deref(), args.hazards.as_deref()])?;
    let scenario = inputs::scenario(&args.scenario)?;
    let hazards = inputs::hazards(args.hazards.as_deref())?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    if let Some(path) = &args.page {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    let threads = workers::threads(args.threads);
    let effort = match args.iterations {
        Some(rounds) => Effort::Rounds(rounds),
        None => Effort::Until(began, args.limit.unwrap_or(Duration::from_mins(1))),
    };
    let worlds = Worlds { hazards: &hazards, most: args.worlds };
    let asking =
        Asking { file: &args.scenario, state: state.as_ref(), seed: args.seed, threads, effort, worlds };
    let clock = told::Local::of(&scenario);
    let brief = asking.brief(&scenario, &clock)?;
    if let Some(path) = &args.page {
        disk::write(path, brief.page(lang()).as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    if args.json {
        disk::print(&format!("{:#}\n", brief.json()));
    } else {
        disk::print(&brief.text(lang()));
    }
    Ok(0)
}

/// How much is spent.
#[derive(Clone, Copy)]
enum Effort {
    /// So many rounds for each.
    Rounds(u64),
    /// All of it from this instant on within this time.
    Until(Instant, Duration),
}

/// What one plan may take.
#[derive(Clone, Copy)]
enum Share {
    Rounds(u64),
    Time(Duration),
}

/// How many of the changes that help most are tried in pairs.
const BEST: usize = 4;

/// How many searches of the scenario as it is tell how much is luck.
const AS_IT_IS: u32 = 3;

/// The worlds that plans are played in: the same for all of them.
struct Worlds<'a> {
    hazards: &'a Hazards,
    /// How many, if it is said.
    most: Option<u64>,
}

/// A plan that the referee has kept.
struct Planned {
    plan: Plan,
    score: Score,
}

struct Asking<'a> {
    file: &'a Path,
    worlds: Worlds<'a>,
    state: Option<&'a State>,
    seed: u64,
    threads: usize,
    effort: Effort,
}

impl Asking<'_> {
    fn brief<'b>(&self, scenario: &'b Scenario, clock: &'b told::Local) -> Result<Brief<'b>, Fault> {
        let instants = wire::clock::Clock::of(scenario);
        let instant = |t| instants.rfc3339(t);
        let mut changes = asking::changes(scenario, &instant);
        self.only_what_can_be_set(&mut changes);
        // What a proof and playing take is measured on the scenario as it is; the rest of two thirds of the time is for plans.
        let first = self.plan(scenario, Share::Rounds(0), 0)?;
        let proving = Instant::now();
        let proven = prove(scenario, self.state, first.score.left_behind_weighted);
        let proof = proving.elapsed();
        let playing = Instant::now();
        self.play(scenario, &first.plan, self.worlds_for(&first.plan));
        let proof = proof + 2 * self.threads as u32 * playing.elapsed();
        let all: Vec<&Scenario> =
            std::iter::once(scenario).chain(changes.iter().map(|c| &c.scenario)).collect();
        let share = self.share(0.66, all.len() + AS_IT_IS as usize - 1, proof);
        let (best, noise) = self.as_it_is(scenario, share)?;
        let without = best.score;
        let plans = self.plans(&all[1..], share)?;
        // Most often the first plan leaves as many as the best one, and what was proven of it stands.
        let same = first.score.left_behind_weighted.to_bits() == without.left_behind_weighted.to_bits();
        let mut bounds = self.bounds(if same { &all[1..] } else { &all[..] }, without.left_behind_weighted);
        if same {
            bounds.insert(0, proven);
        }
        let worlds = self.worlds_for(&best.plan);
        let base =
            Measured { score: without, bound: bounds[0], worlds: self.play(scenario, &best.plan, worlds) };
        let asked = |change: &Change, with: &Planned, bound: Bound| {
            let found = self.found(scenario, &best, (change, with), worlds);
            let found = Measured { bound, ..found };
            let won = asking::won(&scenario.order, &base, &found, change.only_more);
            Asked { change: change.clone(), found, won }
        };
        let alone: Vec<Asked> =
            changes.iter().zip(&plans).zip(&bounds[1..]).map(|((c, p), b)| asked(c, p, *b)).collect();

        let mut helpful: Vec<usize> = (0..alone.len()).filter(|&i| alone[i].won.exposure > 0.0).collect();
        helpful.sort_by(|&a, &b| alone[b].won.exposure.total_cmp(&alone[a].won.exposure));
        helpful.truncate(BEST);
        let mut pairs: Vec<([usize; 2], Change)> = Vec::new();
        for (n, &a) in helpful.iter().enumerate() {
            for &b in &helpful[n + 1..] {
                let parts = [&alone[a].change, &alone[b].change];
                pairs.extend(asking::together(scenario, &parts, &instant).map(|both| ([a, b], both)));
            }
        }
        let both: Vec<&Scenario> = pairs.iter().map(|(_, change)| &change.scenario).collect();
        let plans = self.plans(&both, self.share(0.85, both.len(), Duration::ZERO))?;
        let mut together: Vec<Pair> = pairs
            .iter()
            .zip(&plans)
            .map(|((of, change), plan)| Pair { both: asked(change, plan, Bound::default()), of: *of })
            .filter(|pair| {
                let sum: f64 = pair.of.iter().map(|&i| alone[i].won.exposure).sum();
                pair.both.won.exposure > 1.02 * sum
            })
            .collect();
        together.sort_by(|a, b| b.both.won.exposure.total_cmp(&a.both.won.exposure));
        let least = self.least(scenario, &base, &alone, &instant)?;
        Ok(Brief {
            scenario,
            without: base,
            noise: (noise, AS_IT_IS),
            alone,
            together,
            least,
            missing: asking::missing(scenario),
            clock,
        })
    }

    /// The best of several searches of the scenario as it is, and by how much their exposures differ.
    fn as_it_is(&self, scenario: &Scenario, share: Share) -> Result<(Planned, f64), Fault> {
        let seeds: Vec<u64> = (0..u64::from(AS_IT_IS)).collect();
        let plans = self.side_by_side(&seeds, |&other| self.plan(scenario, share, other));
        let plans: Vec<Planned> = plans.into_iter().collect::<Result<_, _>>()?;
        let worst = plans.iter().map(|p| p.score.exposure).fold(0.0, f64::max);
        let best = plans.into_iter().reduce(|a, b| if is_better(scenario, b.score, a.score) { b } else { a });
        let best = best.ok_or_else(|| crate::seal::bug("ask"))?;
        let spread = worst - best.score.exposure;
        Ok((best, spread))
    }

    /// What was found with a change, but for its bound. Where it only allows more, the plan without it stands if it is better, and in
    /// the worlds the better of the two counts.
    fn found(
        &self,
        scenario: &Scenario,
        without: &Planned,
        (change, with): (&Change, &Planned),
        worlds: u64,
    ) -> Measured {
        let (now, played) = (&change.scenario, self.play(&change.scenario, &with.plan, worlds));
        if !change.only_more {
            return Measured { score: with.score, bound: Bound::default(), worlds: played };
        }
        let score = if is_better(scenario, with.score, without.score) { with.score } else { without.score };
        let same = asking::carried_over(&without.plan, scenario, now);
        let before = same.and_then(|plan| self.play(now, &plan, worlds));
        let worlds = match (played, before) {
            (Some(a), Some(b)) => Some(b.better(a)),
            (one, other) => one.or(other),
        };
        Measured { score, bound: Bound::default(), worlds }
    }

    /// In how many worlds plans like this one are played.
    fn worlds_for(&self, plan: &Plan) -> u64 {
        self.worlds.most.unwrap_or_else(|| trials::worlds_for(plan))
    }

    /// What comes of a plan in so many worlds; nothing if there are none, or no time for them.
    fn play(&self, scenario: &Scenario, plan: &Plan, worlds: u64) -> Option<InWorlds> {
        let late = matches!(self.effort, Effort::Until(began, limit) if began.elapsed() > limit);
        if worlds == 0 || late {
            return None;
        }
        let stage = Stage::new(scenario, plan, self.state, Grid::of(scenario, 2));
        let play = Play {
            stage: &stage,
            hazards: self.worlds.hazards,
            seed: self.seed,
            policy: Policy::Wait,
            costs: false,
        };
        let played = trials::play(&play, 0..worlds, self.threads, &|_| Vec::new());
        let all = Estimate::chance(played.iter().map(|o| o.trial.all_out.is_some()));
        let left = Estimate::of(played.iter().map(|o| o.trial.left as f64));
        Some(InWorlds { worlds, all_safe: (all.mean, all.error), left: (left.mean, left.error) })
    }

    /// People of a file have no key of their own in the scenario: a change of where they may go cannot be said by `--set`, and then
    /// none is said.
    fn only_what_can_be_set(&self, changes: &mut [Change]) {
        if self.file == Path::new("-") {
            return;
        }
        for change in changes.iter_mut().filter(|c| matches!(c.what[..], [What::Destination(_)])) {
            let same = inputs::changed(self.file, &change.sets);
            if !same.is_some_and(|s| s.classes == change.scenario.classes) {
                change.sets.clear();
            }
        }
    }

    /// The least that gets everybody out.
    fn least(
        &self,
        scenario: &Scenario,
        without: &Measured,
        alone: &[Asked],
        instant: &dyn Fn(domain::Time) -> String,
    ) -> Result<Option<Vec<usize>>, Fault> {
        let left = without.score.left_behind_weighted;
        if left <= 0.0 {
            return Ok(Some(Vec::new()));
        }
        let each: Vec<(usize, f64)> =
            alone.iter().enumerate().map(|(i, a)| (i, a.found.score.left_behind_weighted)).collect();
        let mut fault = None;
        let found = asking::least(&each, left, |of| {
            let parts: Vec<&Change> = of.iter().map(|&i| &alone[i].change).collect();
            let joined = asking::together(scenario, &parts, instant)?;
            // What is left of the time is for some tries more; each is a whole plan.
            match self.plan(&joined.scenario, self.share(1.0, 8, Duration::ZERO), 0) {
                Ok(planned) => Some(planned.score.left_behind_weighted),
                Err(wrong) => {
                    fault = Some(wrong);
                    None
                }
            }
        });
        fault.map_or(Ok(found), Err)
    }

    /// What each of so many plans may take, so that this part of the time holds them and a proof for each.
    fn share(&self, until: f64, plans: usize, proof: Duration) -> Share {
        match self.effort {
            Effort::Rounds(n) => Share::Rounds(n),
            Effort::Until(began, limit) => {
                let left = limit.mul_f64(until).saturating_sub(began.elapsed());
                let each = left.mul_f64(self.threads as f64 / plans.max(1) as f64);
                Share::Time(each.saturating_sub(proof))
            }
        }
    }

    /// Plans for each of them, side by side.
    fn plans(&self, scenarios: &[&Scenario], share: Share) -> Result<Vec<Planned>, Fault> {
        self.side_by_side(scenarios, |scenario| self.plan(scenario, share, 0)).into_iter().collect()
    }

    /// Bounds for each of them, side by side; those for which there is no time have none.
    fn bounds(&self, scenarios: &[&Scenario], leaves: f64) -> Vec<Bound> {
        self.side_by_side(scenarios, |scenario| match self.effort {
            Effort::Until(began, limit) if began.elapsed() > limit.mul_f64(0.9) => Bound::default(),
            _ => prove(scenario, self.state, leaves),
        })
    }

    fn side_by_side<S: Sync, T: Send>(&self, all: &[S], work: impl Fn(&S) -> T + Sync) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..self.threads.min(all.len()) {
                scope.spawn(|| {
                    loop {
                        let i = next.fetch_add(1, Ordering::Relaxed);
                        let Some(one) = all.get(i) else { return };
                        let found = work(one);
                        done.lock().expect("nobody panics with it").push((i, found));
                    }
                });
            }
        });
        let mut done = done.into_inner().expect("all threads are back");
        done.sort_by_key(|(i, _)| *i);
        done.into_iter().map(|(_, found)| found).collect()
    }

    /// A plan, judged. `other` sets searches of one scenario apart.
    fn plan(&self, scenario: &Scenario, share: Share, other: u64) -> Result<Planned, Fault> {
        let began = Instant::now();
        let search = Search::new(scenario, self.state, Settings { seed: self.seed.wrapping_add(other) });
        let mut best = search.first();
        let late = || matches!(share, Share::Time(time) if began.elapsed() >= time);
        let mut round = 0;
        while !late() && !matches!(share, Share::Rounds(n) if round >= n) {
            let from = best.clone();
            for lane in 0..Search::LANES {
                let found = search.lane(&from, round, lane, &late);
                if search.compare(&found, &best).is_lt() {
                    best = found;
                }
            }
            round += 1;
        }
        let plan = search.plan(&best).plan;
        let verdict = referee::check(scenario, &plan, self.state);
        match verdict.broken.first() {
            None => Ok(Planned { score: verdict.score, plan }),
            Some(broken) => Err(crate::seal::bug(broken.code)),
        }
    }
}

/// What is proven; nothing if the proof fails.
fn prove(scenario: &Scenario, state: Option<&State>, leaves: f64) -> Bound {
    let proven = catch_unwind(AssertUnwindSafe(|| bounds::prove(scenario, state, leaves)));
    proven.map(|p| p.bound).unwrap_or_default()
}

/// Whether a score is better than another, as the scenario orders its parts.
fn is_better(scenario: &Scenario, one: Score, other: Score) -> bool {
    let rank = |score: Score| score::rank(&scenario.order, &StatedScore::from(score));
    rank(one) < rank(other)
}
