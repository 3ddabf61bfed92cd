//! Makes a found plan ready to be written: states the score that the referee counted and the bounds that are proven,
//! and reads the written bytes back to judge exactly what its readers will get.

use std::time::Duration;

use bounds::Proven;
use domain::{Bound, Objective, Plan, Scenario, Score, State, StatedScore, Time};
use planner::LeftBehind;
use referee::Standing;
use reports::Bottleneck;
use serde_json::Value;
use texts::Text;
use wire::clock::Clock;

use crate::cli::told as in_words;
use crate::fault::Fault;
use crate::language::say;
use crate::prover::Prover;
use crate::told;
use crate::workers::Work;

/// A plan that is to be written: one that was found, or the previous one.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The plan.
    pub(crate) plan: Plan,
    /// Who it leaves, and why.
    pub(crate) left: Vec<LeftBehind>,
}

/// A plan as its file holds it.
#[derive(Debug)]
pub(crate) struct Sealed {
    /// The plan, with score and bounds stated.
    pub(crate) plan: Plan,
    /// The file.
    pub(crate) bytes: String,
    /// Who is left, and why.
    pub(crate) left: Vec<LeftBehind>,
    /// What proves the bounds that are stated.
    pub(crate) proofs: Vec<reports::Proof>,
    /// Rules that were broken before it begins.
    pub(crate) already: Vec<referee::Broken>,
    /// What holds the operation back, if that was found in time.
    pub(crate) bottleneck: Option<Bottleneck>,
    /// The most weight that any plan can have safe, from each instant on.
    pub(crate) safe_at_most: Vec<(Time, f64)>,
    /// Whether the bounds could not be proven because the proof failed: our bug, to be said.
    pub(crate) unproven: bool,
    /// Parts whose bound was above what the plan reaches, and so cannot be right: our bug, to be said.
    pub(crate) contradicted: Vec<&'static str>,
}

/// Seals a plan. What holds the operation back, and a bound better than one that is there, are waited for no longer than
/// there is `patience`, or to the end without one.
///
/// # Errors
/// If what would be written breaks a rule. That is our bug: nothing may be written then.
pub(crate) fn seal(
    work: Work,
    answer: Answer,
    making: &told::Making,
    prover: &mut Prover,
    patience: Option<Duration>,
) -> Result<Sealed, Fault> {
    let (scenario, state) = (work.scenario, work.state);
    let mut plan = answer.plan;
    let score = referee::check(scenario, &plan, state).score;
    plan.score = StatedScore {
        wishes: scenario.order.contains(&Objective::Wishes).then_some(score.wishes),
        ..StatedScore::from(score)
    };
    let proven = prover.proven(score.left_behind_weighted, patience);
    let unproven = proven.is_none();
    let mut proven = proven.unwrap_or_default();
    let contradicted = contradictions(&proven.bound, &score);
    drop_parts(&mut proven, &contradicted);
    if !contradicted.is_empty() {
        proven.safe_at_most.clear();
    }
    plan.bound = proven.bound;
    // Where a bound is wrong, so is what is concluded from how it falls.
    let bottleneck = if contradicted.is_empty() && !unproven {
        prover.bottleneck(score.left_behind_weighted, patience)
    } else {
        None
    };
    let safe_at_most = proven.safe_at_most;
    let proofs: Vec<reports::Proof> = proven.proofs.into_iter().map(told::proof).collect();
    let about: Value = told::about(
        scenario,
        making,
        &plan,
        &told::Found {
            left: &answer.left,
            proofs: &proofs,
            bottleneck: bottleneck.as_ref(),
            safe_at_most: &safe_at_most,
        },
    );
    let bytes = wire::plan::write(&plan, scenario, &about);
    let already = judge(scenario, state, &bytes).map_err(|lines| bug(&lines))?;
    let left = answer.left;
    Ok(Sealed { plan, bytes, left, proofs, already, bottleneck, safe_at_most, unproven, contradicted })
}

/// Judges the bytes as `check` will, but for what was broken already; returns that.
///
/// # Errors
/// The lines of the rules that it breaks.
fn judge(scenario: &Scenario, state: Option<&State>, bytes: &str) -> Result<Vec<referee::Broken>, String> {
    let read = wire::plan::read("the plan", bytes.as_bytes(), scenario, state)
        .map_err(|p| format!("FORMAT {}", p.0.first().map_or(String::new(), |p| p.message.to_string())))?;
    let Standing { verdict, already } = referee::standing(scenario, &read, state);
    let clock = Clock::of(scenario);
    let lines: Vec<String> =
        verdict.broken.iter().map(|b| format!("{} {}", b.code, in_words(b, &clock))).collect();
    if lines.is_empty() { Ok(already) } else { Err(lines.join("\n")) }
}

/// A plan of ours that breaks a rule.
pub(crate) fn bug(lines: &str) -> Fault {
    Fault::bug(format!("{}\n{lines}", say(Text::FoundPlanBreaks))).hint(say(Text::FoundPlanHint))
}

/// Parts of a bound that the plan itself is below. The slack is that of the rule `BOUND`: additions in another
/// order are no contradiction.
fn contradictions(bound: &Bound, score: &Score) -> Vec<&'static str> {
    let above = |bound: Option<f64>, reached: f64| bound.is_some_and(|b| b > reached * (1.0 + 1e-6) + 1e-6);
    let mut parts = Vec::new();
    if above(bound.left_behind_weighted, score.left_behind_weighted) {
        parts.push("left_behind_weighted");
    }
    if above(bound.exposure, score.exposure) {
        parts.push("exposure");
    }
    if let (Some(b), Some(last)) = (bound.last_arrival, score.last_arrival)
        && b > last
    {
        parts.push("last_arrival");
    }
    parts
}

/// Leaves parts out of a bound, with their proofs.
fn drop_parts(proven: &mut Proven, parts: &[&str]) {
    for part in parts {
        match *part {
            "left_behind_weighted" => proven.bound.left_behind_weighted = None,
            "exposure" => proven.bound.exposure = None,
            _ => proven.bound.last_arrival = None,
        }
    }
    proven.proofs.retain(|p| !parts.contains(&p.part));
}

#[cfg(test)]
mod tests {
    use super::*;
    use bounds::Proof;
    use domain::Time;

    #[test]
    fn what_breaks_a_rule_is_not_sealed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
        let scenario = crate::inputs::scenario(&folder.join("tiny.toml")).unwrap();
        let judge = |plan| judge(&scenario, None, &std::fs::read_to_string(folder.join(plan)).unwrap());
        assert_eq!(judge("kept-tiny.json"), Ok(Vec::new()));
        for (plan, code) in [
            ("broken-capacity-one-family-too-many.json", "CAPACITY"),
            ("broken-format-unknown-vehicle.json", "FORMAT"),
            ("broken-score-misstated.json", "SCORE"),
        ] {
            assert!(judge(plan).unwrap_err().starts_with(code), "{plan}");
        }
        assert_eq!(bug("CAPACITY").code, crate::fault::BUG);
    }

    #[test]
    fn a_bound_above_the_plan_is_left_out_with_its_proof_and_the_others_stay() {
        let score = Score {
            left_behind_weighted: 0.0,
            exposure: 10.0,
            last_arrival: Some(Time(100)),
            ..Score::default()
        };
        let bound =
            Bound { left_behind_weighted: Some(0.0), exposure: Some(10.1), last_arrival: Some(Time(100)) };
        let proof = |part| Proof { part, by: "test", says: String::new() };
        let mut proven =
            Proven { bound, proofs: vec![proof("exposure"), proof("last_arrival")], ..Proven::default() };
        let parts = contradictions(&proven.bound, &score);
        assert_eq!(parts, ["exposure"]);
        drop_parts(&mut proven, &parts);
        assert_eq!(proven.bound, Bound { exposure: None, ..bound });
        assert_eq!(proven.proofs, [proof("last_arrival")]);
    }
}
