//! Gives up a little exposure for a better chance that all are safe: makes several plans, some with more slack before a window
//! ends, plays those that cost little more in the same drawn worlds, and keeps the one of which most comes true.

use domain::{Duration, Idx, Plan, Scenario};
use simulator::{Estimate, Grid, Hazards, Policy, Stage, Trial};
use texts::Text;

use crate::fault::Fault;
use crate::language::{fill, lang};
use crate::seal::Answer;
use crate::trials::{self, Play};
use crate::workers::{self, Enough, Outcome, Work};

/// What plans are made with beyond what the corridors ask: more margin before a window ends, and more time between convoys. The first
/// is as asked, with another seed.
const SLACK: [(Duration, Duration); 4] = [
    (Duration(0), Duration(0)),
    (Duration::minutes(30), Duration(0)),
    (Duration::hours(2), Duration(0)),
    (Duration::minutes(30), Duration::minutes(5)),
];

/// Worlds that plans are chosen in, and others that say what the choice won: whoever is best of many by luck is not there.
const CHOSEN_IN: u64 = 0x726f_6275_7374;
const JUDGED_IN: u64 = 0x6a75_6467_6564;

/// What choosing came to; means over worlds that it was not chosen in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Won {
    /// Plans that were played, the best by score among them.
    pub(crate) plans: usize,
    /// Whether another than the best by score is kept.
    pub(crate) another: bool,
    /// Worlds.
    pub(crate) worlds: u64,
    /// Exposure as planned, of the best by score and of the one kept.
    pub(crate) exposure: (f64, f64),
    /// Share of worlds in which all who came are safe, likewise.
    pub(crate) all_safe: (Estimate, Estimate),
    /// People left of those who came, likewise.
    pub(crate) left: (Estimate, Estimate),
}

impl Won {
    /// What it cost and what it won, in lines.
    pub(crate) fn text(&self) -> String {
        let lang = lang();
        if !self.another {
            return fill(
                Text::RobustKept,
                &[("plans", &lang.int(self.plans as u64)), ("worlds", &lang.int(self.worlds))],
            );
        }
        let percent = |e: Estimate| lang.percent(e.mean);
        fill(
            Text::RobustWon,
            &[
                ("plans", &lang.int(self.plans as u64)),
                ("worlds", &lang.int(self.worlds)),
                ("cost", &lang.decimal(self.exposure.1 - self.exposure.0, 0)),
                ("before", &percent(self.all_safe.0)),
                ("chance", &percent(self.all_safe.1)),
                ("fewer", &lang.decimal(self.left.0.mean, 0)),
                ("left", &lang.decimal(self.left.1.mean, 0)),
            ],
        )
    }

    /// The same for programs: the best by score, then the one kept.
    pub(crate) fn json(&self) -> serde_json::Value {
        let pair = |(a, b): (Estimate, Estimate)| {
            let of = |e: Estimate| serde_json::json!({ "mean": e.mean, "error": e.error });
            serde_json::json!({ "best": of(a), "kept": of(b) })
        };
        serde_json::json!({
            "plans": self.plans,
            "worlds": self.worlds,
            "exposure": { "best": self.exposure.0, "kept": self.exposure.1 },
            "all_safe": pair(self.all_safe),
            "left": pair(self.left),
        })
    }
}

/// How the search for other plans is bounded.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// Rounds of each search, or none: then so much time for all of them.
    pub(crate) rounds: Option<u64>,
    /// Time for all of them.
    pub(crate) time: std::time::Duration,
    /// Threads.
    pub(crate) threads: usize,
    /// The share of exposure that may be given up.
    pub(crate) share: f64,
}

/// A plan that keeps the rules, and its exposure.
struct Candidate {
    answer: Answer,
    exposure: f64,
}

/// The plan of which most comes true among those that leave nobody more and whose exposure is within the share; the best by score
/// where none is better in both the chance that all are safe and the people left.
///
/// None where no plan keeps the rules, or Ctrl-C asks for the best so far.
///
/// # Errors
/// If the built-in hazards cannot be read: our bug.
pub(crate) fn choose(work: Work, outcome: &Outcome, bounds: Bounds) -> Result<Option<(Answer, Won)>, Fault> {
    let hazards =
        wire::hazards::read("hazards", wire::hazards::DEFAULT.as_bytes()).map_err(|p| Fault::problems(&p))?;
    let mut candidates = Vec::new();
    add(&mut candidates, work, outcome);
    let Some(best) = candidates.first().map(|c| (c.exposure, weighted_left(work, &c.answer.plan))) else {
        return Ok(None);
    };
    for (i, slack) in SLACK.into_iter().enumerate() {
        // It lives as long as the program, as all that is searched does.
        let scenario: &'static Scenario = Box::leak(Box::new(with_slack(work.scenario, slack)));
        let part = bounds.time / SLACK.len() as u32;
        let enough =
            bounds.rounds.map_or_else(|| Enough::At(std::time::Instant::now() + part), Enough::Rounds);
        let settings = planner::Settings { seed: work.settings.seed.wrapping_add(i as u64 + 1) };
        let found =
            workers::search(Work { scenario, settings, ..work }, None, enough, bounds.threads, |_| false);
        add(&mut candidates, work, &found);
        if found.interrupted {
            return Ok(None);
        }
    }
    let most = best.0 * (1.0 + bounds.share) + 1e-6;
    candidates.retain(|c| {
        c.exposure <= most && weighted_left(work, &c.answer.plan) <= best.1 * (1.0 + 1e-9) + 1e-6
    });

    let worlds = trials::worlds_for(&candidates[0].answer.plan);
    let played = |c: &Candidate, seed| play(work, &c.answer.plan, &hazards, (seed, worlds), bounds.threads);
    let kept = if candidates.len() == 1 {
        0
    } else {
        let trials: Vec<(usize, u64)> = candidates.iter().map(|c| counts(&played(c, CHOSEN_IN))).collect();
        pick(&trials)
    };
    let before = played(&candidates[0], JUDGED_IN);
    let after = if kept == 0 { before.clone() } else { played(&candidates[kept], JUDGED_IN) };
    let all = |t: &[Trial]| Estimate::of(t.iter().map(|t| f64::from(u8::from(t.all_out.is_some()))));
    let left = |t: &[Trial]| Estimate::of(t.iter().map(|t| t.left as f64));
    let won = Won {
        plans: candidates.len(),
        another: kept != 0,
        worlds,
        exposure: (candidates[0].exposure, candidates[kept].exposure),
        all_safe: (all(&before), all(&after)),
        left: (left(&before), left(&after)),
    };
    Ok(Some((candidates.swap_remove(kept).answer, won)))
}

/// Of (worlds in which all are safe, people left in all worlds), the position with most of the first and then fewest of the second
/// among those that are no worse than the first position in either.
fn pick(trials: &[(usize, u64)]) -> usize {
    let best = trials[0];
    let no_worse = |t: &(usize, u64)| t.0 >= best.0 && t.1 <= best.1;
    let better =
        |a: (usize, u64), b: (usize, u64)| (a.0, std::cmp::Reverse(a.1)) > (b.0, std::cmp::Reverse(b.1));
    (1..trials.len())
        .filter(|&i| no_worse(&trials[i]))
        .fold(0, |kept, i| if better(trials[i], trials[kept]) { i } else { kept })
}

fn counts(trials: &[Trial]) -> (usize, u64) {
    (trials.iter().filter(|t| t.all_out.is_some()).count(), trials.iter().map(|t| t.left).sum())
}

/// Adds the plans of a search that keep the rules of what was asked, the best first.
fn add(candidates: &mut Vec<Candidate>, work: Work, outcome: &Outcome) {
    for incumbent in outcome.best.iter().rev() {
        let planned = outcome.search.plan(incumbent);
        let verdict = referee::standing(work.scenario, &planned.plan, work.state).verdict;
        // A plan states the score of the scenario that it was made for; the slack is in no score.
        if verdict.broken.is_empty() && candidates.iter().all(|c: &Candidate| c.answer.plan != planned.plan) {
            let answer = Answer { plan: planned.plan, left: planned.left };
            candidates.push(Candidate { answer, exposure: verdict.score.exposure });
        }
    }
}

fn weighted_left(work: Work, plan: &Plan) -> f64 {
    referee::score(work.scenario, plan, work.state).left_behind_weighted
}

/// The same scenario with more margin and more time between departures in every corridor.
fn with_slack(scenario: &Scenario, (margin, headway): (Duration, Duration)) -> Scenario {
    let mut with = scenario.clone();
    let corridors: Vec<Idx<_>> = with.corridors.indices().collect();
    for corridor in corridors {
        with.corridors[corridor].convoy.margin += margin;
        with.corridors[corridor].convoy.headway += headway;
    }
    with
}

fn play(
    work: Work,
    plan: &Plan,
    hazards: &Hazards,
    (seed, worlds): (u64, u64),
    threads: usize,
) -> Vec<Trial> {
    let stage = Stage::new(work.scenario, plan, work.state, Grid::of(work.scenario, 2));
    let played = Play { stage: &stage, hazards, seed, policy: Policy::Wait, costs: false };
    trials::play(&played, 0..worlds, threads, &|_| Vec::new()).into_iter().map(|o| o.trial).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_kept_is_no_worse_than_the_best_by_score_in_either() {
        assert_eq!(pick(&[(5, 100)]), 0);
        assert_eq!(pick(&[(5, 100), (9, 200), (4, 10)]), 0, "each is worse in one");
        assert_eq!(pick(&[(5, 100), (6, 90), (7, 99), (7, 98)]), 3);
        assert_eq!(pick(&[(5, 100), (5, 100)]), 0, "nothing is changed for nothing");
    }
}
