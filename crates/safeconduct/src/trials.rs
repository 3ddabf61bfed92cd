//! Many worlds on all threads: hands out world after world, and puts what comes back into the order of the worlds, so that the
//! number of threads changes nothing.

use std::io::{IsTerminal, Write};
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use domain::Plan;
use simulator::{Asked, Hazards, Outcome, Policy, Stage, Without};
use texts::Text;

use crate::language::{fill, lang};

/// About so many visits are played for a plan where nobody says how many worlds.
const VISITS: usize = 400_000;

/// In how many worlds a plan is played where nobody says it: 20 to 400, fewer for large operations.
pub(crate) fn worlds_for(plan: &Plan) -> u64 {
    let visits: usize = plan.vehicles.iter().map(|v| v.visits.len()).sum();
    (VISITS / visits.max(1)).clamp(20, 400) as u64
}

/// How many worlds a thread takes at a time.
const BATCH: u64 = 16;

/// How often the line of progress is drawn.
const REDRAW: Duration = Duration::from_millis(200);

/// What is played.
pub(crate) struct Play<'a> {
    /// The plan, laid out.
    pub(crate) stage: &'a Stage<'a>,
    /// What can go wrong.
    pub(crate) hazards: &'a Hazards,
    /// Every draw comes from it.
    pub(crate) seed: u64,
    /// What the control room does.
    pub(crate) policy: Policy,
    /// Whether each world is played again without each hazard.
    pub(crate) costs: bool,
}

/// Plays all worlds of a range. Progress is drawn where standard error is a terminal.
pub(crate) fn play(
    play: &Play<'_>,
    worlds: Range<u64>,
    threads: usize,
    planning: &(impl Fn(&Asked<'_>) -> Vec<Plan> + Sync),
) -> Vec<Outcome> {
    let (next, done) = (AtomicU64::new(worlds.start), AtomicU64::new(0));
    let found: Mutex<Vec<Outcome>> = Mutex::new(Vec::new());
    let (drawn, shown) = (Mutex::new(Instant::now()), std::io::stderr().is_terminal());
    let all = worlds.end - worlds.start;
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                let mut room = play.stage.players();
                let without: Vec<Hazards> = if play.costs {
                    play.hazards.concerns().into_iter().map(|c| play.hazards.without(c)).collect()
                } else {
                    Vec::new()
                };
                loop {
                    let from = next.fetch_add(BATCH, Ordering::Relaxed);
                    if from >= worlds.end {
                        return;
                    }
                    let until = (from + BATCH).min(worlds.end);
                    let outcomes = (from..until).map(|world| {
                        let mut one = |hazards: &Hazards| {
                            play.stage.trial(&mut room, hazards, (play.seed, world), play.policy, planning)
                        };
                        let trial = one(play.hazards);
                        let without = without.iter().map(|hazards| {
                            let t = one(hazards);
                            Without { left: t.left, exposure: t.exposure, all_out: t.all_out.is_some() }
                        });
                        Outcome { trial, without: without.collect() }
                    });
                    let outcomes: Vec<Outcome> = outcomes.collect();
                    found.lock().expect("no thread panics while it holds the list").extend(outcomes);
                    let n = done.fetch_add(until - from, Ordering::Relaxed) + until - from;
                    if shown {
                        progress(&drawn, n, all);
                    }
                }
            });
        }
    });
    if shown {
        let _ = write!(std::io::stderr(), "\r\x1b[2K");
    }
    let mut found = found.into_inner().expect("all threads have ended well");
    found.sort_by_key(|o| o.trial.world);
    found
}

fn progress(drawn: &Mutex<Instant>, n: u64, all: u64) {
    let Ok(mut last) = drawn.try_lock() else { return };
    if last.elapsed() < REDRAW {
        return;
    }
    *last = Instant::now();
    let line = fill(Text::WorldsDone, &[("n", &lang().int(n)), ("all", &lang().int(all))]);
    // A terminal that has gone away is no reason to stop.
    let mut err = std::io::stderr();
    let _ = write!(err, "\r\x1b[2K{line}");
    let _ = err.flush();
}
