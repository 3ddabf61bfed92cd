//! What plans, judges plans and writes papers for the operation's server: the same search, bounds, referee and words as the command line has.

use std::time::{Duration, Instant};

use domain::{Scenario, State, Suspension, Window};
use operation::{Contradiction, Event};
use planner::Settings;
use reports::account;
use server::{Asked, Clerk, Made, Paper, Planner, Told};
use texts::{Lang, Text};
use wire::clock::Clock;
use wire::journal::Wrong;

use crate::accounting::Books;
use crate::cli::told as in_words;
use crate::language::say;
use crate::misheard;
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

impl Clerk for Desk {
    fn paper(&self, paper: Paper, of: Told<'_>, tongue: &str) -> String {
        let lang = Lang::from_tag(tongue).unwrap_or(Lang::En);
        let books = Books::new(of.ground, of.plan, of.label, of.entries);
        let care = account::Publishing { delay: of.delay, smallest: of.smallest };
        let public = |write: &dyn Fn(&account::Published<'_>) -> String| {
            books.public(of.happened_by, of.known_at, of.delay, |a| write(&account::published(a, care)))
        };
        let inside = |write: &dyn Fn(&account::Accounted<'_>) -> String| {
            books.account(of.happened_by, of.known_at, write)
        };
        match paper {
            Paper::Account => inside(&|a| format!("{:#}\n", account::account_json(a))),
            Paper::AccountPage => inside(&|a| account::account_page(a, lang)),
            Paper::AccountTable => inside(&|a| account::account_csv(a)),
            Paper::AccountMap => inside(&|a| format!("{:#}\n", account::account_geojson(a))),
            Paper::Bulletin => public(&|p| account::bulletin_page(p, lang)),
            Paper::Sitrep => public(&|p| account::sitrep_page(p, lang)),
            Paper::Figures => public(&|p| account::public_csv(p, lang)),
        }
    }

    fn read_back(&self, scenario: &Scenario, events: &[Event], tongue: &str) -> String {
        reports::readback(scenario, events, Lang::from_tag(tongue).unwrap_or(Lang::En)).join(" ")
    }

    fn apart(&self, scenario: &Scenario, what: &Contradiction, tongue: &str) -> String {
        account::contradiction(scenario, what, Lang::from_tag(tongue).unwrap_or(Lang::En))
    }

    fn misheard(&self, wrong: &Wrong, tongue: &str) -> String {
        let (what, hint) = misheard::says(wrong, Lang::from_tag(tongue).unwrap_or(Lang::En));
        hint.map_or_else(|| what.clone(), |hint| format!("{what}: {hint}"))
    }
}
