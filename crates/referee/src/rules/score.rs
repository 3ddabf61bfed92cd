//! A plan says truly what it amounts to.

use domain::Objective;

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;
use crate::score::{Tally, count};

pub(super) const RULE: Rule = Rule {
    code: "SCORE",
    statement: "the stated score is what the plan amounts to: people exactly, instants exactly, exposure and kilometres within one part in 10,000",
    source: "the plan itself",
    scope: Scope::Plan,
    check,
};

/// One part in 10,000; of less than one hour or kilometre, one ten-thousandth of that.
const PART: f64 = 1e-4;

/// Sums of weights such as 0.1 are not exact in binary.
const ROUNDING: f64 = 1e-9;

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let Tally { score: counted, left_behind: people } = count(r);
    let said = &r.plan.score;
    let mut parts = vec![
        ("left_behind", said.left_behind, people, ROUNDING),
        ("left_behind_weighted", said.left_behind_weighted, counted.left_behind_weighted, ROUNDING),
        ("exposure", said.exposure, counted.exposure, PART),
        ("distance_km", said.distance_km, counted.distance_km, PART),
    ];
    if r.scenario.order.contains(&Objective::Wishes) {
        parts.push(("wishes", said.wishes, counted.wishes, PART));
    }
    let mut broken = Vec::new();
    for (part, said, counted, slack) in parts {
        if !said.is_some_and(|said| (said - counted).abs() <= slack * counted.abs().max(1.0)) {
            let says = said.map_or("nothing".to_owned(), |said| said.to_string());
            broken.push(say(format!("{part}: the plan says {says}, it amounts to {counted}")).done());
        }
    }
    if said.last_arrival != counted.last_arrival {
        let mut found = say("last_arrival: the plan says ");
        found = said.last_arrival.map_or(say("last_arrival: the plan says nothing"), |t| found.time(t));
        broken.push(match counted.last_arrival {
            Some(t) => found.text(", it amounts to ").time(t).done(),
            None => found.text(", nobody becomes safe").done(),
        });
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::{Duration, StatedScore};

    use super::super::stage::gate;

    fn codes(change: impl FnOnce(&mut StatedScore)) -> Vec<&'static str> {
        let (scenario, mut plan) = gate();
        plan.score = StatedScore::from(crate::score(&scenario, &plan, None));
        change(&mut plan.score);
        crate::check(&scenario, &plan, None).codes()
    }

    #[test]
    fn a_score_rounded_to_four_figures_keeps_the_rule() {
        assert!(codes(|score| score.exposure = score.exposure.map(|x| (x * 1e4).round() / 1e4)).is_empty());
    }

    #[test]
    fn a_score_one_part_in_a_thousand_too_good_breaks_it() {
        assert_eq!(codes(|score| score.exposure = score.exposure.map(|x| x * 0.999)), ["SCORE"]);
        assert_eq!(codes(|score| score.distance_km = score.distance_km.map(|x| x * 0.999)), ["SCORE"]);
    }

    #[test]
    fn people_and_instants_are_exact() {
        assert_eq!(codes(|score| score.left_behind = Some(1.0)), ["SCORE"]);
        assert_eq!(codes(|score| score.left_behind_weighted = Some(0.5)), ["SCORE"]);
        assert_eq!(codes(|score| score.last_arrival = score.last_arrival.map(|t| t + Duration(1))), ["SCORE"]);
    }

    #[test]
    fn what_is_left_out_is_not_stated() {
        assert_eq!(codes(|score| score.exposure = None), ["SCORE"]);
        assert_eq!(codes(|score| score.last_arrival = None), ["SCORE"]);
        assert!(codes(|score| score.wishes = None).is_empty(), "wishes count only if the order names them");
    }
}
