//! Lower bounds that hold for every plan, each with what proves it.

use domain::{Bound, Scenario, State};

/// What proves a part of a bound, in words for a planner.
#[derive(Clone, PartialEq, Debug)]
pub struct Proof {
    /// Which part of the score: `left_behind_weighted`, `exposure` or `last_arrival`.
    pub part: &'static str,
    /// Which argument, as a short code such as `fleet-cycle`.
    pub by: &'static str,
    /// The argument in one sentence with its numbers.
    pub says: String,
}

/// Bounds with their proofs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Proven {
    /// The bounds.
    pub bound: Bound,
    /// One proof for each part that is stated.
    pub proofs: Vec<Proof>,
}

/// Proves lower bounds. `left_behind_weighted` of the result holds for every plan; `exposure` and
/// `last_arrival` for every plan that leaves behind no more (weighted) than `plan_leaves`.
pub fn prove(_scenario: &Scenario, _state: Option<&State>, _plan_leaves: f64) -> Proven {
    Proven::default()
}
