//! `safeconduct ask`: what each change of the agreement or of the means is worth, for whoever goes to the table.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use asking::{Change, Measured};
use clap::Args;
use domain::{Bound, Scenario, Score, State, StatedScore};
use planner::{Search, Settings};
use reports::{Asked, Brief, Pair};

use crate::fault::Fault;
use crate::language::lang;
use crate::{disk, inputs, limit, score, told, workers};

/// Says what each change of the agreement or of the means is worth: people, person-hours and time won, and what no plan could win more
///
/// Each change is planned for by itself, for as long as the scenario as it is, and bounded by itself: a clause that no plan could use
/// is proven worthless. Then the pairs that help most are tried together, and, if people are left behind, the least that gets
/// everybody out.
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
    inputs::one_stdin(&[Some(&args.scenario), args.state.as_deref()])?;
    let scenario = inputs::scenario(&args.scenario)?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    if let Some(path) = &args.page {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    let threads = workers::threads(args.threads);
    let effort = match args.iterations {
        Some(rounds) => Effort::Rounds(rounds),
        None => Effort::Until(began, args.limit.unwrap_or(Duration::from_mins(1))),
    };
    let asking = Asking { state: state.as_ref(), seed: args.seed, threads, effort };
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

struct Asking<'a> {
    state: Option<&'a State>,
    seed: u64,
    threads: usize,
    effort: Effort,
}

impl Asking<'_> {
    fn brief<'b>(&self, scenario: &'b Scenario, clock: &'b told::Local) -> Result<Brief<'b>, Fault> {
        let instants = wire::clock::Clock::of(scenario);
        let instant = |t| instants.rfc3339(t);
        let changes = asking::changes(scenario, &instant);
        // What a proof takes is measured on the scenario as it is; the rest of two thirds of the time is for plans.
        let first = self.plan(scenario, Share::Rounds(0), 0)?;
        let proving = Instant::now();
        let proven = prove(scenario, self.state, first.left_behind_weighted);
        let proof = proving.elapsed();
        let all: Vec<&Scenario> =
            std::iter::once(scenario).chain(changes.iter().map(|c| &c.scenario)).collect();
        let share = self.share(0.66, all.len() + AS_IT_IS as usize - 1, proof);
        let (without, noise) = self.as_it_is(scenario, share)?;
        let scores = self.plans(&all[1..], share)?;
        // Most often the first plan leaves as many as the best one, and what was proven of it stands.
        let same = first.left_behind_weighted.to_bits() == without.left_behind_weighted.to_bits();
        let mut bounds = self.bounds(if same { &all[1..] } else { &all[..] }, without.left_behind_weighted);
        if same {
            bounds.insert(0, proven);
        }
        let better = |with: Score| better_of(scenario, without, with);
        let base = Measured { score: without, bound: bounds[0] };
        let asked = |change: &Change, score: Score, bound: Bound| {
            let found = Measured { score: better(score), bound };
            Asked { change: change.clone(), found, won: asking::won(&scenario.order, &base, &found) }
        };
        let alone: Vec<Asked> =
            changes.iter().zip(&scores).zip(&bounds[1..]).map(|((c, s), b)| asked(c, *s, *b)).collect();

        let mut best: Vec<usize> = (0..alone.len()).filter(|&i| alone[i].won.exposure > 0.0).collect();
        best.sort_by(|&a, &b| alone[b].won.exposure.total_cmp(&alone[a].won.exposure));
        best.truncate(BEST);
        let mut pairs: Vec<([usize; 2], Change)> = Vec::new();
        for (n, &a) in best.iter().enumerate() {
            for &b in &best[n + 1..] {
                let parts = [&alone[a].change, &alone[b].change];
                pairs.extend(asking::together(scenario, &parts, &instant).map(|both| ([a, b], both)));
            }
        }
        let both: Vec<&Scenario> = pairs.iter().map(|(_, change)| &change.scenario).collect();
        let scores = self.plans(&both, self.share(0.85, both.len(), Duration::ZERO))?;
        let mut together: Vec<Pair> = pairs
            .iter()
            .zip(scores)
            .map(|((of, change), score)| Pair { both: asked(change, score, Bound::default()), of: *of })
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
    fn as_it_is(&self, scenario: &Scenario, share: Share) -> Result<(Score, f64), Fault> {
        let seeds: Vec<u64> = (0..u64::from(AS_IT_IS)).collect();
        let scores = self.side_by_side(&seeds, |&other| self.plan(scenario, share, other));
        let scores: Vec<Score> = scores.into_iter().collect::<Result<_, _>>()?;
        let best = scores[1..].iter().fold(scores[0], |best, &score| better_of(scenario, best, score));
        let worst = scores.iter().map(|s| s.exposure).fold(best.exposure, f64::max);
        Ok((best, worst - best.exposure))
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
                Ok(score) => Some(score.left_behind_weighted),
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
    fn plans(&self, scenarios: &[&Scenario], share: Share) -> Result<Vec<Score>, Fault> {
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

    /// A plan, judged: its score. `other` sets searches of one scenario apart.
    fn plan(&self, scenario: &Scenario, share: Share, other: u64) -> Result<Score, Fault> {
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
            None => Ok(verdict.score),
            Some(broken) => Err(crate::seal::bug(broken.code)),
        }
    }
}

/// What is proven; nothing if the proof fails.
fn prove(scenario: &Scenario, state: Option<&State>, leaves: f64) -> Bound {
    let proven = catch_unwind(AssertUnwindSafe(|| bounds::prove(scenario, state, leaves)));
    proven.map(|p| p.bound).unwrap_or_default()
}

/// A change only allows more: the plan without it is still a plan with it, and stands where nothing better was found.
fn better_of(scenario: &Scenario, without: Score, with: Score) -> Score {
    let rank = |score: Score| score::rank(&scenario.order, &StatedScore::from(score));
    if rank(with) < rank(without) { with } else { without }
}
