//! What a plan amounts to, as `check` says it: lines for people, an object for programs.

use domain::{Bound, Objective, Scenario, Score, StatedScore, Time};
use serde_json::{Map, Value, json};
use texts::{Text, Value::Int as Count};
use wire::clock::Clock;

use crate::language::{fill, lang, say, tell};

/// Rounds to so many decimal places.
pub(crate) fn round(x: f64, places: i32) -> f64 {
    let unit = 10_f64.powi(places);
    (x * unit).round() / unit
}

/// The gap of each part for which the plan states a bound: (plan − bound) / bound, and where the bound is 0 the
/// difference itself. The last arrival counts from the start; a bound at the start says nothing, and gives none.
pub(crate) fn gaps(scenario: &Scenario, score: &Score, bound: &Bound) -> Vec<(&'static str, f64)> {
    let part = |reached: f64, bound: f64| {
        let difference = reached - bound;
        if bound == 0.0 { difference } else { difference / bound }
    };
    let mut gaps = Vec::new();
    if let Some(b) = bound.left_behind_weighted {
        gaps.push(("left_behind_weighted", part(score.left_behind_weighted, b)));
    }
    if let Some(b) = bound.exposure {
        gaps.push(("exposure", part(score.exposure, b)));
    }
    if let (Some(b), Some(last)) = (bound.last_arrival, score.last_arrival)
        && b > scenario.start
    {
        let from_start = |t: Time| (t - scenario.start).0 as f64;
        gaps.push(("last_arrival", part(from_start(last), from_start(b))));
    }
    gaps
}

/// The score as an object, with the keys of docs/formats/plan.md and the count of people beside them.
pub(crate) fn json(scenario: &Scenario, score: &Score, bound: &Bound) -> Value {
    let clock = Clock::of(scenario);
    let gap: Map<String, Value> =
        gaps(scenario, score, bound).into_iter().map(|(part, gap)| (part.to_owned(), json!(gap))).collect();
    json!({
        "left_behind": score.left_behind,
        "left_behind_weighted": score.left_behind_weighted,
        "exposure": round(score.exposure, 4),
        "last_arrival": score.last_arrival.map(|t| clock.rfc3339(t)),
        "distance_km": round(score.distance_km, 3),
        "evacuated": scenario.people().saturating_sub(score.left_behind),
        "people": scenario.people(),
        "wishes": score.wishes,
        "gap": gap,
    })
}

/// The score in lines.
pub(crate) fn text(scenario: &Scenario, score: &Score, bound: &Bound) -> String {
    let clock = Clock::of(scenario);
    let lang = lang();
    let people = scenario.people();
    let gaps = gaps(scenario, score, bound);
    let with_gap = |name: &str, value: String| {
        let Some((part, gap)) = gaps.iter().find(|(part, _)| *part == name) else { return value };
        // Above a bound of 0 there is no part of it to be: the difference stands ahead already.
        let of_zero = match *part {
            "left_behind_weighted" => bound.left_behind_weighted == Some(0.0),
            "exposure" => bound.exposure == Some(0.0),
            _ => false,
        };
        if of_zero {
            fill(Text::WithBoundNone, &[("value", &value)])
        } else {
            fill(Text::WithGap, &[("value", &value), ("gap", &lang.percent(*gap))])
        }
    };
    let out = people.saturating_sub(score.left_behind);
    let weighted = lang.decimal(score.left_behind_weighted, 4);
    let left = fill(Text::LeftIs, &[("n", &lang.int(score.left_behind)), ("weighted", &weighted)]);
    let exposure = fill(Text::ExposureIs, &[("n", &lang.fixed(score.exposure, 1))]);
    let mut rows = vec![
        (Text::EvacuatedLabel, tell(Text::EvacuatedIs, &[("out", Count(out)), ("people", Count(people))])),
        (Text::LeftLabel, with_gap("left_behind_weighted", left)),
        (Text::ExposureLabel, with_gap("exposure", exposure)),
    ];
    if let Some(last) = score.last_arrival {
        rows.push((Text::LastLabel, with_gap("last_arrival", clock.minute(last))));
    }
    let km = fill(Text::Km, &[("n", &lang.fixed(score.distance_km, 1))]);
    rows.push((Text::DistanceLabel, km));
    if scenario.order.contains(&Objective::Wishes) {
        rows.push((Text::WishesLabel, lang.decimal(score.wishes, 4)));
    }
    let rows: Vec<(&str, String)> = rows.into_iter().map(|(label, value)| (say(label), value)).collect();
    reports::labelled(lang, &rows)
}

/// A score as a list that compares as the scenario orders it. Parts are rounded to a millionth, so that two plans
/// that amount to the same are not told apart by the order of an addition.
pub(crate) fn rank(order: &[Objective], score: &StatedScore) -> Vec<i128> {
    // What is not stated is worse than everything: also a last arrival that there is none of.
    let fine = |x: Option<f64>| x.map_or(i128::MAX, |x| (x * 1e6).round() as i128);
    order
        .iter()
        .map(|part| match part {
            Objective::LeftBehind => fine(score.left_behind_weighted),
            Objective::Exposure => fine(score.exposure),
            Objective::LastArrival => score.last_arrival.map_or(i128::MAX, |t| i128::from(t.0)),
            Objective::Distance => fine(score.distance_km),
            Objective::Wishes => fine(score.wishes),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(left: f64, last: Option<i64>) -> StatedScore {
        StatedScore {
            left_behind_weighted: Some(left),
            last_arrival: last.map(Time),
            ..StatedScore::default()
        }
    }

    #[test]
    fn the_order_of_the_scenario_decides() {
        let (few, soon) = (stated(1.0, Some(900)), stated(2.0, Some(100)));
        let people_first = [Objective::LeftBehind, Objective::LastArrival];
        let time_first = [Objective::LastArrival, Objective::LeftBehind];
        assert!(rank(&people_first, &few) < rank(&people_first, &soon));
        assert!(rank(&time_first, &soon) < rank(&time_first, &few));
    }

    #[test]
    fn a_plan_that_brings_nobody_is_never_the_earliest() {
        let order = [Objective::LastArrival];
        assert!(rank(&order, &stated(0.0, Some(900))) < rank(&order, &stated(9.0, None)));
    }

    #[test]
    fn the_order_of_an_addition_tells_no_plans_apart() {
        let order = [Objective::LeftBehind];
        assert_eq!(rank(&order, &stated(0.1 + 0.2, None)), rank(&order, &stated(0.3, None)));
    }
}
