//! Bounds, and what holds the operation back, proven on a thread of their own while the search runs.
//!
//! What is proven depends on nothing but the scenario, the state and what the plan leaves behind, so that it does not matter who
//! computes it and when: what the thread has not is computed by whoever asks.

use std::panic::catch_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use bounds::{Proven, Without};
use domain::{Bound, Scenario, State};
use reports::{Bottleneck, Limit};

/// The thread rests so many times as long as its last answer took before it is asked again: plans that leave fewer and fewer
/// come fast, and the search needs the processor more.
const REST: u32 = 4;

/// What a thread says.
enum Told {
    /// What the arguments have proven; searches may raise it.
    First(Proven),
    /// What is proven, and how long that took.
    Bounds(Proven, Duration),
    /// What holds the operation back.
    Bottleneck(Bottleneck),
}

/// What is known for plans that leave behind no more than this.
struct Known {
    /// Weighted people left behind.
    leaves: f64,
    told: Receiver<Told>,
    asked: Instant,
    /// What the arguments have proven, until all is.
    first: Option<Proven>,
    proven: Option<Proven>,
    bottleneck: Option<Bottleneck>,
    /// How long the proof took, once it is there.
    proving: Option<Duration>,
    /// How long the answer took, once it is whole.
    took: Option<Duration>,
}

impl Known {
    /// Takes in what the thread has said by now.
    fn hear(&mut self) {
        while let Ok(told) = self.told.try_recv() {
            self.note(told);
        }
    }

    fn note(&mut self, told: Told) {
        match told {
            Told::First(proven) => self.first = Some(proven),
            Told::Bounds(proven, took) => {
                self.proven = Some(proven);
                self.proving = Some(took);
            }
            Told::Bottleneck(found) => {
                self.bottleneck = Some(found);
                self.took = Some(self.asked.elapsed());
            }
        }
    }

    /// Waits until this is there, as long as the thread is at it.
    fn wait(&mut self, until: Option<Instant>, is_there: impl Fn(&Known) -> bool) {
        self.hear();
        while !is_there(self) {
            let left = until.map_or(Duration::from_hours(1), |t| t.saturating_duration_since(Instant::now()));
            match self.told.recv_timeout(left) {
                Ok(told) => self.note(told),
                Err(RecvTimeoutError::Timeout) if until.is_none() => {}
                // A thread that panicked says no more.
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

/// Proves while others search.
pub(crate) struct Prover {
    scenario: &'static Scenario,
    state: Option<&'static State>,
    /// The last question, and the one before it if that was answered.
    known: Vec<Known>,
}

impl Prover {
    /// Proves nothing before it is asked.
    pub(crate) fn new(scenario: &'static Scenario, state: Option<&'static State>) -> Prover {
        Prover { scenario, state, known: Vec::new() }
    }

    /// Plans that leave so much (weighted) are there now: what is not known for them is proven on the side, unless the thread is
    /// at something else or rests.
    pub(crate) fn consider(&mut self, leaves: f64) {
        if let Some(last) = self.known.last_mut() {
            last.hear();
            let rested = last.took.is_some_and(|took| last.asked.elapsed() >= took * (1 + REST));
            if last.leaves.to_bits() == leaves.to_bits() || !rested {
                return;
            }
        }
        let (tell, told) = channel();
        let (scenario, state) = (self.scenario, self.state);
        std::thread::spawn(move || answer(scenario, state, leaves, &tell));
        if self.known.len() > 1 {
            self.known.remove(0);
        }
        self.known.push(Known {
            leaves,
            told,
            asked: Instant::now(),
            first: None,
            proven: None,
            bottleneck: None,
            proving: None,
            took: None,
        });
    }

    /// The latest bound that holds for plans that leave no more than this, if there is one by now.
    pub(crate) fn bound(&mut self, leaves: f64) -> Option<Bound> {
        self.known.iter_mut().rev().filter(|k| k.leaves >= leaves).find_map(|known| {
            known.hear();
            known.proven.as_ref().or(known.first.as_ref()).map(|p| p.bound)
        })
    }

    /// What is proven for plans that leave no more than this; nothing if the proof fails, which is our bug. With a limit of
    /// patience, what is proven for plans that leave more is taken where a proof for these would take longer: it holds for
    /// them too. Without one it is always the proof for plans that leave no more than this.
    pub(crate) fn proven(&mut self, leaves: f64, patience: Option<Duration>) -> Option<Proven> {
        let of_more = patience.and_then(|patience| self.of_more(leaves, patience));
        let until = patience.map(|p| Instant::now() + p);
        if let Some(known) = self.of(leaves) {
            known.wait(until, |k| k.proven.is_some());
            if of_more.is_none() {
                // Nothing else is there: at least what the arguments prove is waited for.
                known.wait(None, |k| k.proven.is_some() || (until.is_some() && k.first.is_some()));
            }
            if let Some(proven) = known.proven.as_ref().or(known.first.as_ref()) {
                return Some(proven.clone());
            }
        }
        of_more.or_else(|| catch_unwind(|| bounds::prove(self.scenario, self.state, leaves)).ok())
    }

    /// What is proven for plans that leave more than this, if that took longer than there is patience.
    fn of_more(&mut self, leaves: f64, patience: Duration) -> Option<Proven> {
        self.known.iter_mut().rev().filter(|k| k.leaves > leaves).find_map(|known| {
            known.hear();
            known.proven.as_ref().filter(|_| known.proving.is_some_and(|p| p > patience)).cloned()
        })
    }

    /// What holds the operation back. With a limit of patience the answer for plans that leave more is taken too, or none;
    /// without one it is always that for plans that leave no more than this.
    pub(crate) fn bottleneck(&mut self, leaves: f64, patience: Option<Duration>) -> Option<Bottleneck> {
        if patience.is_some() {
            self.consider(leaves);
        }
        let until = patience.map(|p| Instant::now() + p);
        if let Some(known) = self.of(leaves) {
            known.wait(until, |k| k.bottleneck.is_some());
            if let Some(found) = &known.bottleneck {
                return Some(found.clone());
            }
        }
        if patience.is_none() {
            let proven = self.proven(leaves, None)?;
            return catch_unwind(|| without_each(self.scenario, self.state, leaves, &proven)).ok();
        }
        self.known.iter().rev().find_map(|k| k.bottleneck.clone())
    }

    fn of(&mut self, leaves: f64) -> Option<&mut Known> {
        let known = self.known.iter_mut().find(|k| k.leaves.to_bits() == leaves.to_bits())?;
        known.hear();
        Some(known)
    }
}

/// Answers one question. Nobody may listen any more: then the program is about to end.
fn answer(scenario: &Scenario, state: Option<&State>, leaves: f64, tell: &Sender<Told>) {
    let begin = Instant::now();
    let first = bounds::by_arguments(scenario, state, leaves);
    if tell.send(Told::First(first.clone())).is_err() {
        return;
    }
    let proven = bounds::further(scenario, state, leaves, first);
    if tell.send(Told::Bounds(proven.clone(), begin.elapsed())).is_ok() {
        let _ = tell.send(Told::Bottleneck(without_each(scenario, state, leaves, &proven)));
    }
}

/// The bounds without each limit, beside what the same arguments prove with all of them.
fn without_each(scenario: &Scenario, state: Option<&State>, leaves: f64, proven: &Proven) -> Bottleneck {
    let without = bounds::bottleneck(scenario, state, leaves);
    let proven = comparable(proven, &without);
    let without = without
        .into_iter()
        .filter_map(|w| Some((Limit::from_code(w.resource.as_str())?, none_above(w.bound, &proven))))
        .collect();
    Bottleneck { proven, without }
}

/// What is proven by the arguments that the bounds without a limit are proven by as well. A search is none of them: what it
/// proves is replaced by the most that is proven without some limit, which is proven with all of them too.
fn comparable(proven: &Proven, without: &[Without]) -> Bound {
    let searched =
        |part: &str| proven.proofs.iter().any(|p| p.part == part && matches!(p.by, "search" | "cases"));
    let most = |part: fn(&Bound) -> Option<f64>| {
        without.iter().filter_map(|w| part(&w.bound)).max_by(f64::total_cmp)
    };
    let mut bound = proven.bound;
    if searched("left_behind_weighted") {
        bound.left_behind_weighted = most(|b| b.left_behind_weighted);
    }
    if searched("exposure") {
        bound.exposure = most(|b| b.exposure);
    }
    if searched("last_arrival") {
        bound.last_arrival = without.iter().filter_map(|w| w.bound.last_arrival).max();
    }
    bound
}

/// What is proven without a limit is proven with it: where it comes out above, that is the rounding of steps.
fn none_above(without: Bound, proven: &Bound) -> Bound {
    let least = |a: Option<f64>, b: Option<f64>| a.map(|a| b.map_or(a, |b| a.min(b)));
    Bound {
        left_behind_weighted: least(without.left_behind_weighted, proven.left_behind_weighted),
        exposure: least(without.exposure, proven.exposure),
        last_arrival: without.last_arrival.map(|a| proven.last_arrival.map_or(a, |b| a.min(b))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(path: &str) -> &'static Scenario {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
        Box::leak(Box::new(crate::inputs::scenario(&path).unwrap()))
    }

    #[test]
    fn what_the_thread_proves_is_what_would_be_proven_without_it() {
        for path in
            ["testdata/conformance/tiny.toml", "testdata/tiny/tiny-0004.toml", "examples/first/my-town.toml"]
        {
            let s = scenario(path);
            let (mut asked, mut idle) = (Prover::new(s, None), Prover::new(s, None));
            asked.consider(0.0);
            assert_eq!(asked.proven(0.0, None), idle.proven(0.0, None), "{path}");
            assert_eq!(asked.proven(0.0, None), Some(bounds::prove(s, None, 0.0)), "{path}");
            let found = asked.bottleneck(0.0, None);
            assert!(found.is_some(), "{path}");
            assert_eq!(found, idle.bottleneck(0.0, None), "{path}");
            assert_eq!(found, asked.bottleneck(0.0, Some(Duration::from_mins(1))), "{path}");
        }
    }

    #[test]
    fn nobody_is_waited_for_beyond_their_patience() {
        let s = scenario("testdata/generated/s-001.toml");
        let mut prover = Prover::new(s, None);
        let began = Instant::now();
        assert_eq!(prover.bottleneck(0.0, Some(Duration::ZERO)), None);
        assert!(began.elapsed() < Duration::from_millis(500));
    }

    #[test]
    fn a_bound_of_plans_that_leave_more_holds_for_those_that_leave_fewer_and_not_the_other_way() {
        let s = scenario("testdata/conformance/tiny.toml");
        let mut prover = Prover::new(s, None);
        prover.consider(10.0);
        let proven = prover.proven(10.0, None).unwrap();
        assert_eq!(prover.bound(3.0), Some(proven.bound));
        assert_eq!(prover.bound(11.0), None);
        // With no patience left it is taken as it is; with patience the proof is made for what is asked.
        let fewer = prover.proven(0.0, Some(Duration::ZERO));
        assert_eq!(fewer, Some(proven));
        assert_eq!(prover.proven(0.0, None), Some(bounds::prove(s, None, 0.0)));
        assert_eq!(prover.proven(0.0, Some(Duration::from_mins(1))), Some(bounds::prove(s, None, 0.0)));
    }

    #[test]
    fn no_limit_taken_away_proves_more() {
        let s = scenario("testdata/tiny/tiny-0004.toml");
        let found = Prover::new(s, None).bottleneck(0.0, None).unwrap();
        for (limit, bound) in &found.without {
            assert!(bound.exposure <= found.proven.exposure, "{limit:?}");
            assert!(bound.last_arrival <= found.proven.last_arrival, "{limit:?}");
        }
    }
}
