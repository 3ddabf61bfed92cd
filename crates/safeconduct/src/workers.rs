//! The search on all threads: hands out lanes of rounds, gathers what comes back, and decides when it is enough. What a
//! lane does is the planner's; whether a plan may be written is the referee's (`seal.rs`).
//!
//! A round is given out whole and gathered whole, and its lanes are compared in their order. So a number of rounds gives
//! the same plan on any number of threads; only a limit of time, or Ctrl-C, cuts a round short.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use domain::{Plan, Scenario, State};
use planner::{Incumbent, Search, Settings};

use crate::previous::Keep;

/// How often the line of progress is drawn, and how soon a Ctrl-C is seen.
const TICK: Duration = Duration::from_millis(50);

/// How long lanes that were asked to stop are waited for: what they have found by then is worth having, and one that does
/// not hear is left behind.
const GRACE: Duration = Duration::from_millis(500);

/// How many of the best plans are remembered, in case the referee refuses the best one.
const REMEMBERED: usize = 8;

/// Ctrl-C counted: one asks for the best so far, a second one ends the program at once.
pub(crate) static INTERRUPTS: AtomicUsize = AtomicUsize::new(0);

/// How many threads: as many as are asked for, else as many as the machine runs at once.
pub(crate) fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// When the search has done enough.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Enough {
    /// So many rounds after the first plan.
    Rounds(u64),
    /// At this instant; the first plan is waited for.
    At(Instant),
}

impl Enough {
    fn is_late(self) -> bool {
        matches!(self, Enough::At(deadline) if Instant::now() >= deadline)
    }
}

/// What is planned. It lives as long as the program, because a thread that does not hear in time is not waited for.
#[derive(Clone, Copy)]
pub(crate) struct Work {
    /// The scenario.
    pub(crate) scenario: &'static Scenario,
    /// Where the operation stands.
    pub(crate) state: Option<&'static State>,
    /// What the planner is told.
    pub(crate) settings: Settings,
    /// How long before the stated end of a suspension people may board.
    pub(crate) board_early: domain::Duration,
}

/// How the search goes, or went.
pub(crate) struct Outcome {
    /// The search itself, which writes plans down.
    pub(crate) search: Arc<Search<'static>>,
    /// The best plans, the best one last.
    pub(crate) best: Vec<Arc<Incumbent>>,
    /// How many rounds were gathered.
    pub(crate) rounds: u64,
    /// How many lanes panicked: our bug.
    pub(crate) lost: u64,
    /// Whether Ctrl-C ended it.
    pub(crate) interrupted: bool,
    /// Whether it ended before its limit, because nothing better was to be expected.
    pub(crate) settled: bool,
}

impl Outcome {
    /// The best of what was found, if it is better than the best so far, is the new best; where there is an earlier plan to keep,
    /// only if that is worth the orders that it changes.
    fn better(&mut self, found: Vec<Option<Incumbent>>, keep: Option<&Keep<'_>>) {
        for new in found.into_iter().flatten() {
            let worth = |best: &Incumbent| {
                self.search.compare(&new, best).is_lt()
                    && keep
                        .is_none_or(|k| k.worth(&self.search.plan(&new).plan, &self.search.plan(best).plan))
            };
            if self.best.last().is_none_or(|best| worth(best)) {
                self.best.push(Arc::new(new));
            }
        }
        let surplus = self.best.len().saturating_sub(REMEMBERED);
        self.best.drain(..surplus);
    }
}

/// Searches; `seen` is called now and then with how it goes, and ends a search that has a limit of time by saying that it is
/// enough. Where there is an earlier plan, the search begins with what can be kept of it and goes on from there, and a plan
/// that changes more of its orders must be worth it.
pub(crate) fn search(
    work: Work,
    keep: Option<&Keep<'_>>,
    enough: Enough,
    threads: usize,
    mut seen: impl FnMut(&Outcome) -> bool,
) -> Outcome {
    let search =
        Arc::new(Search::new(work.scenario, work.state, work.settings).boarding_early(work.board_early));
    let pool = Pool::start(&search, enough, threads);
    let mut outcome =
        Outcome { search, best: Vec::new(), rounds: 0, lost: 0, interrupted: false, settled: false };
    let mut beginnings = 1;
    let mut first_round = 0;
    if let Some(keep) = keep {
        pool.give(Job::Resume(Box::new(keep.previous.clone())));
        beginnings += 1;
        first_round = Search::ANEW;
    }
    pool.give(Job::First);
    let found = pool.gather(&mut outcome, beginnings, None, &mut seen);
    outcome.better(found, keep);
    // With time as the limit every thread gets a lane, as many groups of the planner's lanes as that takes.
    let groups = match enough {
        Enough::Rounds(_) => 1,
        Enough::At(_) => (threads as u64).div_ceil(Search::LANES),
    };
    loop {
        outcome.interrupted = INTERRUPTS.load(Ordering::Relaxed) > 0;
        let done = match enough {
            Enough::Rounds(n) => outcome.rounds >= n,
            Enough::At(_) => enough.is_late() || outcome.settled,
        };
        let Some(best) = outcome.best.last().cloned().filter(|_| !done && !outcome.interrupted) else {
            return outcome;
        };
        for lane in 0..groups * Search::LANES {
            let round = first_round + outcome.rounds * groups + lane / Search::LANES;
            pool.give(Job::Lane { best: best.clone(), round, lane: lane % Search::LANES });
        }
        let found = pool.gather(&mut outcome, (groups * Search::LANES) as usize, Some(enough), &mut seen);
        outcome.better(found, keep);
        outcome.rounds += 1;
    }
}

/// What a thread can be asked for.
enum Job {
    First,
    Resume(Box<Plan>),
    Lane { best: Arc<Incumbent>, round: u64, lane: u64 },
}

/// A job's position in what was given out together, and what came of it; nothing if it panicked.
type Made = (usize, Option<Incumbent>);

/// Threads that wait for jobs.
struct Pool {
    jobs: Sender<(usize, Job)>,
    made: Receiver<Made>,
    /// How many jobs were given out since the last gathering.
    given: std::cell::Cell<usize>,
    /// Asks the lanes to stop.
    stop: Arc<AtomicBool>,
}

impl Pool {
    fn start(search: &Arc<Search<'static>>, enough: Enough, threads: usize) -> Pool {
        let (jobs, waiting) = channel::<(usize, Job)>();
        let (results, made) = channel();
        let waiting = Arc::new(Mutex::new(waiting));
        let stop = Arc::new(AtomicBool::new(false));
        for _ in 0..threads {
            let (waiting, results, stop, search) =
                (waiting.clone(), results.clone(), stop.clone(), search.clone());
            std::thread::spawn(move || {
                let enough_now = || stop.load(Ordering::Relaxed) || enough.is_late();
                loop {
                    let next = waiting.lock().map(|w| w.recv());
                    // Nobody gives jobs any more: the program is about to end.
                    let Ok(Ok((position, job))) = next else { return };
                    let made = catch_unwind(AssertUnwindSafe(|| match job {
                        Job::First => search.first(),
                        Job::Resume(previous) => search.resume(&previous),
                        Job::Lane { best, round, lane } => search.lane(&best, round, lane, &enough_now),
                    }));
                    if results.send((position, made.ok())).is_err() {
                        return;
                    }
                }
            });
        }
        Pool { jobs, made, given: std::cell::Cell::new(0), stop }
    }

    fn give(&self, job: Job) {
        let position = self.given.replace(self.given.get() + 1);
        self.jobs.send((position, job)).expect("the threads take jobs as long as there is the pool");
    }

    /// Waits for all that was given out and returns what came of it, in its order. Where there is a limit, no longer than it
    /// and the grace after it.
    fn gather(
        &self,
        outcome: &mut Outcome,
        jobs: usize,
        limit: Option<Enough>,
        seen: &mut impl FnMut(&Outcome) -> bool,
    ) -> Vec<Option<Incumbent>> {
        let mut found: Vec<Option<Incumbent>> = (0..jobs).map(|_| None).collect();
        let (mut missing, mut asked_to_stop) = (jobs, None);
        while missing > 0 {
            match self.made.recv_timeout(TICK) {
                Ok((position, made)) => {
                    missing -= 1;
                    outcome.lost += u64::from(made.is_none());
                    found[position] = made;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            outcome.settled |= seen(outcome) && matches!(limit, Some(Enough::At(_)));
            let is_over = |enough: Enough| {
                enough.is_late() || outcome.settled || INTERRUPTS.load(Ordering::Relaxed) > 0
            };
            if limit.is_some_and(is_over) {
                self.stop.store(true, Ordering::Relaxed);
                let since = *asked_to_stop.get_or_insert_with(Instant::now);
                if since.elapsed() >= GRACE {
                    break;
                }
            }
        }
        self.given.set(0);
        found
    }
}
