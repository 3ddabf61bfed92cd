//! What plans and judges plans for the operation's server: the same search, bounds and referee as `plan` and `check` have.

use std::time::{Duration, Instant};

use domain::{Scenario, State, Suspension, Window};
use planner::Settings;
use server::{Asked, Made, Planner};
use texts::Text;
use wire::clock::Clock;

use crate::cli::told as in_words;
use crate::language::say;
use crate::previous::{self, Keep};
use crate::progress::{self, Progress};
use crate::prover::Prover;
use crate::replanned::suspend;
use crate::seal::{self, Answer};
use crate::told;
use crate::watch::Watch;
use crate::workers::{self, Enough, Work};

/// Weighted person-hours that a changed order must spare, as for `plan --keep`.
const KEEP: f64 = 3.0;
/// The seed of every proposal: from one state the same rounds give the same plan.
const SEED: u64 = 1;

/// The planner at the centre's desk.
pub(crate) struct Desk;

impl Planner for Desk {
    fn judge(&self, scenario: &Scenario, state: &State, plan: &[u8]) -> Result<(), Vec<String>> {
        let read = wire::plan::read("plan", plan, scenario, None);
        let read = read
            .map_err(|problems| problems.0.iter().map(|one| one.message.to_string()).collect::<Vec<_>>())?;
        let clock = Clock::of(scenario);
        let (verdict, _) = previous::judge(scenario, &read, Some(state));
        let broken: Vec<String> =
            verdict.broken.iter().map(|one| format!("{} {}", one.code, in_words(one, &clock))).collect();
        if broken.is_empty() { Ok(()) } else { Err(broken) }
    }

    fn plan(&self, asked: &Asked<'_>) -> Result<Made, String> {
        let began = Instant::now();
        // Threads may still look at both when the proposal is made.
        let scenario: &'static Scenario = Box::leak(Box::new(shut(asked)));
        let state: Option<&'static State> = Some(Box::leak(Box::new(asked.state.clone())));
        let work =
            Work { scenario, state, settings: Settings { seed: SEED }, board_early: domain::Duration::ZERO };
        let keep = asked.previous.as_ref().map(|previous| Keep { scenario, state, previous, hours: KEEP });
        let shown = progress::Limit::Time(asked.limit);
        let mut watch =
            Watch::new(scenario, Prover::new(scenario, state), Progress::new(began, shown, false));
        // One thread is left to those whose entries wait.
        let threads = workers::threads(None).saturating_sub(1).max(1);
        let enough = Enough::At(began + asked.limit);
        let outcome = workers::search(work, keep.as_ref(), enough, threads, |o| watch.look(o));
        watch.progress().clear();
        let best = outcome.best.last().ok_or_else(|| say(Text::SearchFailed).to_owned())?;
        let planned = outcome.search.plan(best);
        let making = told::Making {
            seed: SEED,
            iterations: None,
            limit: Some(asked.limit.as_secs()),
            rounds: Some(outcome.rounds),
            previous: false,
            settled: outcome.settled,
            ordered: false,
            board_early: None,
            robust: None,
        };
        let answer = Answer { plan: planned.plan, left: planned.left };
        let patience = Some(asked.limit / 10 + Duration::from_millis(500));
        let sealed = seal::seal(work, answer, &making, &mut watch.prover, patience).map_err(|e| e.message)?;
        let changes = asked.previous.as_ref().map(|before| {
            let changes = reports::changes(scenario, before, &sealed.plan, state);
            reports::changes_json(&changes, &told::Local::of(scenario))
        });
        Ok(Made { plan: sealed.bytes, changes })
    }
}

/// The scenario with the corridors that are stated as shut shut to its end: as far as anybody knows.
fn shut(asked: &Asked<'_>) -> Scenario {
    let mut known = asked.scenario.clone();
    let window =
        Window { from: asked.state.now, until: known.end.max(asked.state.now) + domain::Duration::hours(24) };
    for &corridor in &asked.shut {
        suspend(&mut known, corridor, vec![Suspension { window, reason: String::new() }]);
    }
    known
}
