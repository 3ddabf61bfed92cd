//! A complete search that proves the optimum of small scenarios.
//!
//! **Why the search is complete.** Take any plan that keeps the rules. Sort its operations (a loading, an
//! unloading, a convoy) by their begin, and repeat them in this order, each at the first instant that the rules
//! allow after those before it on the same vehicle, bay, corridor or checkpoint, but not before the one ahead has
//! begun. Every such instant only grows with those that it depends on, so by induction no operation begins or ends
//! later than in the plan. Nobody becomes safe later, so that no part of the score is larger. The search
//! tries all operations in every position, hence finds such a plan.
//!
//! **Why positions may be dropped.** If the same people are in the same places and no instant is later, every way to go
//! on from the one position is open to the other, with no instant later. So of two such positions the one with the
//! larger score is not needed. A vehicle that crosses to a side where it has nothing to do can as well stay: it would
//! come back by the same way.
//!
//! **What is left out** only lets the search do more than a plan may, so that its floor still holds: see `rules`.
//! If a search is cut off, the least value that was still open is the floor.

mod estimate;
mod moves;
mod position;
mod rules;
mod search;

use domain::{Bound, Duration, Scenario, State, Time};

use crate::proof::Proof;

use rules::Rules;
use search::{Goal, Limit, search};

/// How far each of the three searches may go: some tenths of a second.
const LIMIT: Limit = Limit(100_000);

/// What is small: vehicles, families, places, and ways to fill a vehicle at one place.
const SMALL: (usize, u32, usize, u64) = (6, 16, 16, 200);

/// What the search proves; a part that it does not is `None`.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Searched {
    /// The bounds, none below those known before.
    pub(crate) bound: Bound,
    /// Positions opened for each of the three parts.
    pub(crate) opened: [usize; 3],
    /// Whether each part was searched to the end.
    pub(crate) complete: [bool; 3],
}

/// Whether a scenario is small enough: at most 6 vehicles, 16 families, 16 places, and 200 different crowds that a
/// vehicle could find at one place. O(classes).
fn small(s: &Scenario) -> bool {
    let families: u32 = s.classes.iter().map(|c| c.count).sum();
    let crowds = s.places.indices().map(|p| {
        let here = s.classes.iter().filter(|c| c.at == p);
        here.fold(1_u64, |product, c| product.saturating_mul(u64::from(c.count) + 1))
    });
    s.vehicles.len() <= SMALL.0
        && families <= SMALL.1
        && s.places.len() <= SMALL.2
        && crowds.max().unwrap_or(0) <= SMALL.3
        && s.corridors.len() <= 3
}

/// Searches small scenarios from their start. `known` holds for all plans that leave no more than `plan_leaves`.
pub(crate) fn searched(
    s: &Scenario,
    state: Option<&State>,
    plan_leaves: f64,
    known: &Bound,
) -> Option<Searched> {
    if state.is_some() || !small(s) {
        return None;
    }
    let r = Rules::new(s)?;
    Some(search_all(&r, s.start, plan_leaves, known, LIMIT))
}

fn search_all(r: &Rules, start: Time, plan_leaves: f64, known: &Bound, limit: Limit) -> Searched {
    let hair = 1e-6 * r.total.max(1.0);
    let mut out = Searched { bound: *known, ..Searched::default() };
    // If nothing less is left by any plan, what this one leaves is the least.
    if known.left_behind_weighted.is_none_or(|x| x < plan_leaves - hair) {
        let slight = 1e-9 * r.total.max(1.0);
        let found = search(r, Goal::Left, f64::INFINITY, plan_leaves - slight, limit);
        let floor = found.floor - slight;
        // Weights that are all whole sum to something whole.
        let floor = if r.whole { (floor - 1e-6).ceil().max(0.0) } else { floor };
        out.bound.left_behind_weighted = Some(larger(known.left_behind_weighted, floor));
        out.opened[0] = found.opened;
        out.complete[0] = found.complete;
    } else {
        out.complete[0] = true;
    }
    let may_leave = plan_leaves + hair;
    let found = search(r, Goal::Exposure, may_leave, f64::INFINITY, limit);
    out.opened[1] = found.opened;
    if found.floor.is_finite() {
        out.complete[1] = found.complete;
        let floor = found.floor / 3600.0;
        out.bound.exposure = Some(larger(known.exposure, floor - 1e-9 * floor.abs().max(1.0)));
    } else if found.complete {
        // No plan leaves so little: nothing more can be said of such plans.
        return out;
    }
    // Below nothing: a plan that leaves everybody has no last arrival.
    if r.total <= may_leave {
        return out;
    }
    let reached = found.last.map_or(f64::INFINITY, f64::from);
    if known.last_arrival.is_some_and(|t| (t - start).0 as f64 >= reached) {
        out.complete[2] = true;
        return out;
    }
    // Where the search before was cut off, this one most often is too: little is spent on it.
    let limit = if found.complete { limit } else { Limit(limit.0 / 4) };
    let found = search(r, Goal::Last, may_leave, reached, limit);
    out.opened[2] = found.opened;
    out.complete[2] = found.complete;
    if found.floor.is_finite() && found.floor >= 0.0 {
        out.bound.last_arrival = out.bound.last_arrival.max(Some(start + Duration(found.floor as i64)));
    }
    out
}

impl Searched {
    /// Takes over every part that the search has raised, with what proves it.
    pub(crate) fn into(self, bound: &mut Bound, proofs: &mut Vec<Proof>) {
        let raised = [
            ("left_behind_weighted", self.bound.left_behind_weighted > bound.left_behind_weighted),
            ("exposure", self.bound.exposure > bound.exposure),
            ("last_arrival", self.bound.last_arrival > bound.last_arrival),
        ];
        for (i, (part, _)) in raised.into_iter().enumerate().filter(|(_, (_, raised))| *raised) {
            let (opened, all) = (self.opened[i], if self.complete[i] { "all" } else { "the best" });
            let says = format!(
                "a search of {all} orders of loadings, unloadings and convoys ({opened} positions) finds none below it"
            );
            let proof = Proof { part, by: "search", says };
            match proofs.iter_mut().find(|p| p.part == part) {
                Some(other) => *other = proof,
                None => proofs.push(proof),
            }
        }
        *bound = self.bound;
    }
}

fn larger(known: Option<f64>, found: f64) -> f64 {
    known.map_or(found, |x| x.max(found))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod twin;
