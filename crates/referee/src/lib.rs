//! Judges a plan by every rule of the contract, and counts its score.
//!
//! It shares no code with whoever made the plan: it replays what the plan says, slowly and plainly, and each
//! rule in [`rules`] looks at what happened. It deliberately does not say how good a plan is beyond its
//! score, nor how to make one.
//!
//! ```
//! # let scenario = testkit::worlds::school_to_camp().build();
//! let plan = domain::Plan::default();
//! let verdict = referee::check(&scenario, &plan, None);
//! // Nobody is moved, no rule of the road is broken, but the plan states no score.
//! assert!(verdict.broken.iter().all(|b| b.code == "SCORE"));
//! assert_eq!(verdict.score.left_behind, scenario.people());
//! ```

mod message;
mod replay;
mod rules;
mod score;
mod standing;

use domain::{Plan, Scenario, Score, State, Time};

pub use rules::{Rule, Scope};
pub use standing::{Standing, standing};

/// A piece of a message: text, or an instant that whoever prints it writes in local time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// An instant.
    Time(Time),
}

/// One broken rule at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The rule's code, such as `CAPACITY`.
    pub code: &'static str,
    /// Which vehicle or convoy, when, what was found and what was allowed.
    pub message: Vec<Piece>,
}

impl Broken {
    /// The message alone, with instants as `clock` writes them.
    pub fn text(&self, clock: impl Fn(Time) -> String) -> String {
        self.message
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Time(t) => clock(*t),
            })
            .collect()
    }
}

/// What the referee found.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    /// Every broken rule, in the order of [`rules`]; none if the plan is kept.
    pub broken: Vec<Broken>,
    /// The score as counted here.
    pub score: Score,
}

impl Verdict {
    /// One line for each broken rule, beginning with its code, with instants as `clock` writes them; empty if
    /// the plan is kept.
    pub fn text(&self, clock: impl Fn(Time) -> String) -> String {
        let line = |b: &Broken| [b.code, " ", &b.text(&clock), "\n"].concat();
        self.broken.iter().map(line).collect()
    }

    /// The codes of the broken rules, each once, in the order of [`rules`].
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&'static str> = self.broken.iter().map(|b| b.code).collect();
        codes.dedup();
        codes
    }
}

/// Judges a plan, made from the start or from a state.
///
/// A plan that breaks `FORMAT` says two things at once, so that no other rule can judge it; its score is then
/// that of what it says. O(n log n) in the visits of the plan, but for the rules of `TRACK`, which looks at
/// pairs of convoys of one corridor that are near each other in time.
pub fn check(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Verdict {
    let format = rules::format::problems(plan, state);
    if !format.is_empty() {
        let broken = format.into_iter().map(|message| Broken { code: "FORMAT", message }).collect();
        return Verdict { broken, score: score(scenario, plan, state) };
    }
    let replay = replay::replay(scenario, plan, state);
    let broken = rules::ALL
        .iter()
        .flat_map(|rule| (rule.check)(&replay).into_iter().map(|message| Broken { code: rule.code, message }))
        .collect();
    Verdict { broken, score: score::count(&replay).score }
}

/// Counts the score of a plan, whatever it states and whether or not it keeps the rules.
pub fn score(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Score {
    score::count(&replay::replay(scenario, plan, state)).score
}

/// Every rule, in the order of the contract.
pub fn rules() -> &'static [Rule] {
    rules::ALL
}
