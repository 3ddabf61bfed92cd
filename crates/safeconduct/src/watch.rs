//! What is known about the best plan while the search runs: its score, what is proven about it, since when nothing better was
//! found, and so whether to go on.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::{Bound, Objective, Plan, Scenario, StatedScore};
use planner::Incumbent;
use reports::standing;

use crate::progress::{Progress, Sight};
use crate::prover::Prover;
use crate::workers::Outcome;

/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// A plan is written down to count it at most so often that this takes a twentieth of the time.
const COUNTING: u32 = 20;

/// Kilometres have no bound. Where all else is proven, they are improved until nothing better was found for so long and for so
/// many rounds.
const POLISH: (Duration, u64) = (Duration::from_millis(300), 20);

/// Watches a search.
pub(crate) struct Watch {
    scenario: &'static Scenario,
    progress: Progress,
    /// What proves the bounds.
    pub(crate) prover: Prover,
    best: Option<Best>,
    counted: Option<Counted>,
    looked: Option<Instant>,
}

/// The best plan so far.
struct Best {
    incumbent: Arc<Incumbent>,
    /// Since when, and at which round.
    since: Instant,
    round: u64,
}

/// The plan that was counted last.
struct Counted {
    incumbent: Arc<Incumbent>,
    score: StatedScore,
    at: Instant,
    took: Duration,
}

impl Watch {
    /// Sees nothing yet.
    pub(crate) fn new(scenario: &'static Scenario, prover: Prover, progress: Progress) -> Watch {
        Watch { scenario, progress, prover, best: None, counted: None, looked: None }
    }

    /// Looks at the search; whether it is enough.
    pub(crate) fn look(&mut self, outcome: &Outcome) -> bool {
        let now = Instant::now();
        if self.looked.is_some_and(|t| now - t < LOOK) {
            return false;
        }
        self.looked = Some(now);
        if let Some(best) = outcome.best.last()
            && self.best.as_ref().is_none_or(|b| !Arc::ptr_eq(&b.incumbent, best))
        {
            self.best = Some(Best { incumbent: best.clone(), since: now, round: outcome.rounds });
        }
        self.count(outcome);
        let bound = self.consider();
        let Some(best) = &self.best else {
            self.progress.draw(&Sight { rounds: outcome.rounds, ..Sight::nothing(self.scenario) });
            return false;
        };
        self.progress.draw(&Sight {
            scenario: self.scenario,
            rounds: outcome.rounds,
            score: self.counted.as_ref().map(|c| c.score),
            bound,
            unchanged: best.since.elapsed(),
        });
        let (Some(counted), Some(bound)) = (&self.counted, bound) else { return false };
        Arc::ptr_eq(&counted.incumbent, &best.incumbent)
            && is_enough(
                self.scenario,
                counted.score,
                bound,
                best.since.elapsed() >= POLISH.0 && outcome.rounds >= best.round + POLISH.1,
            )
    }

    /// The line of progress, which says the last words itself.
    pub(crate) fn progress(&mut self) -> &mut Progress {
        &mut self.progress
    }

    /// Counts the best plan, unless it was, or a plan was a moment ago.
    fn count(&mut self, outcome: &Outcome) {
        let Some(best) = &self.best else { return };
        if self
            .counted
            .as_ref()
            .is_some_and(|c| Arc::ptr_eq(&c.incumbent, &best.incumbent) || c.at.elapsed() < c.took * COUNTING)
        {
            return;
        }
        let begin = Instant::now();
        let score = outcome.search.plan(&best.incumbent).plan.score;
        self.counted = Some(Counted {
            incumbent: best.incumbent.clone(),
            score,
            at: Instant::now(),
            took: begin.elapsed(),
        });
    }

    /// Has the bounds proven for what the best plan leaves; what is proven by now.
    fn consider(&mut self) -> Option<Bound> {
        let leaves = self.counted.as_ref()?.score.left_behind_weighted?;
        self.prover.consider(leaves);
        self.prover.bound(leaves)
    }
}

/// Whether nothing better is to be expected: everything is proven, or all but the kilometres, and those have `settled`.
fn is_enough(scenario: &Scenario, score: StatedScore, bound: Bound, settled: bool) -> bool {
    let standing = standing(scenario, &Plan { score, bound, ..Plan::default() });
    standing.is_settled()
        && standing.open.iter().all(|part| *part == Objective::Distance)
        && (settled || standing.open.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Time;

    #[test]
    fn enough_is_what_is_proven_and_kilometres_that_have_settled() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
        let mut s = crate::inputs::scenario(&folder.join("tiny.toml")).unwrap();
        let score = StatedScore {
            left_behind_weighted: Some(0.0),
            exposure: Some(900.0),
            last_arrival: Some(Time(100)),
            distance_km: Some(50.0),
            wishes: Some(3.0),
            ..StatedScore::default()
        };
        let bound =
            Bound { left_behind_weighted: Some(0.0), exposure: Some(900.0), last_arrival: Some(Time(100)) };
        assert!(is_enough(&s, score, bound, true));
        assert!(!is_enough(&s, score, bound, false), "fewer kilometres may still be found");
        assert!(!is_enough(&s, score, Bound { exposure: Some(899.0), ..bound }, true));
        assert!(!is_enough(&s, score, Bound { exposure: None, ..bound }, true));
        s.order.insert(1, Objective::Wishes);
        assert!(!is_enough(&s, score, bound, true), "people's wishes have no bound and are worth the time");
        s.order = vec![Objective::LeftBehind];
        assert!(is_enough(&s, score, bound, false));
        s.order = vec![Objective::Distance, Objective::LeftBehind];
        assert!(!is_enough(&s, score, bound, true), "what has no bound counts first");
    }
}
