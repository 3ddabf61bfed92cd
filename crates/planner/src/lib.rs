//! Makes plans: scenario and state in, plan out. Pure and deterministic.

use domain::{Class, Idx, Plan, Scenario, State};

/// What a planning run is told.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Every draw comes from it.
    pub seed: u64,
}

/// Why families of a class are left behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftBehind {
    /// Who.
    pub class: Idx<Class>,
    /// How many families.
    pub families: u32,
    /// The reason in one sentence, for a planner.
    pub why: String,
}

/// A plan, with what it leaves open.
#[derive(Clone, PartialEq, Debug)]
pub struct Planned {
    /// The plan, with its score stated and without bounds.
    pub plan: Plan,
    /// Who is left, and why.
    pub left: Vec<LeftBehind>,
}

/// A search that goes on step by step, so that the shell decides when to stop and on how many threads. See `search`.
pub struct Search<'a> {
    _scenario: &'a Scenario,
}

impl<'a> Search<'a> {
    /// Prepares; makes no plan yet.
    pub fn new(_scenario: &'a Scenario, _state: Option<&'a State>, _settings: Settings) -> Search<'a> {
        Search { _scenario }
    }

    /// Candidate plan number `index` (0 is the plain first plan): a pure function of scenario, state, seed and index, so that
    /// any number of threads can share the work. `incumbent`-free by design; the best by (score, index) wins.
    pub fn candidate(&self, _index: u64) -> Planned {
        Planned { plan: Plan::default(), left: Vec::new() }
    }
}
