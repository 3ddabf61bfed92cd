//! Nobody claims a bound that the plan itself disproves.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;
use crate::score::count;

pub(super) const RULE: Rule = Rule {
    code: "BOUND",
    statement: "no stated bound is better than what the plan itself reaches",
    source: "the plan itself",
    scope: Scope::Plan,
    check,
};

/// Bounds and scores are sums taken in different orders.
const ROUNDING: f64 = 1e-6;

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let (bound, counted) = (&r.plan.bound, count(r).score);
    let parts = [
        ("left_behind_weighted", bound.left_behind_weighted, counted.left_behind_weighted),
        // Scores are often stated to four places, and a plan may reach its own bound.
        ("exposure", bound.exposure, counted.exposure.max((counted.exposure * 1e4).round() / 1e4)),
    ];
    let mut broken = Vec::new();
    for (part, bound, counted) in parts {
        if let Some(bound) = bound.filter(|&bound| bound > counted * (1.0 + ROUNDING) + ROUNDING) {
            broken.push(say(format!("{part}: no plan is said to be below {bound}, this one reaches {counted}")).done());
        }
    }
    if let (Some(bound), Some(counted)) = (bound.last_arrival, counted.last_arrival)
        && bound > counted
    {
        let found = say("last_arrival: no plan is said to be over before ").time(bound);
        broken.push(found.text(", this one is at ").time(counted).done());
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::Bound;
    use testkit::worlds::minute;

    fn codes(bound: Bound) -> Vec<&'static str> {
        let (scenario, mut plan) = gate();
        plan.bound = bound;
        broken(&scenario, &plan)
    }

    #[test]
    fn a_bound_that_the_plan_reaches_keeps_the_rule() {
        let (scenario, plan) = gate();
        let score = crate::score(&scenario, &plan, None);
        assert!(codes(Bound {
            left_behind_weighted: Some(0.0),
            exposure: Some(score.exposure),
            last_arrival: score.last_arrival,
        })
        .is_empty());
    }

    #[test]
    fn a_bound_that_the_plan_is_below_breaks_it() {
        assert_eq!(codes(Bound { left_behind_weighted: Some(1.0), ..Bound::default() }), ["BOUND"]);
        assert_eq!(codes(Bound { exposure: Some(1e3), ..Bound::default() }), ["BOUND"]);
        assert_eq!(codes(Bound { last_arrival: Some(minute(186)), ..Bound::default() }), ["BOUND"]);
    }
}
