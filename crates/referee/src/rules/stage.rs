//! Where the rules are tried: a small world with a plan that keeps every rule, and the codes of a plan.

use domain::{Past, Plan, Scenario, State, StatedScore, Time};
use testkit::worlds;

/// Two buses behind a gate and a plan that keeps every rule.
pub(super) fn gate() -> (Scenario, Plan) {
    let scenario = worlds::behind_the_gate().build();
    let plan = worlds::behind_the_gate_plan(&scenario);
    (scenario, plan)
}

/// The codes that a plan breaks once it states its own score.
pub(super) fn broken(scenario: &Scenario, plan: &Plan) -> Vec<&'static str> {
    broken_from(scenario, plan, None)
}

/// The codes that a plan breaks that is made from a state, once it states its own score.
pub(super) fn broken_from(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Vec<&'static str> {
    let mut plan = plan.clone();
    let tally = crate::score::count(&crate::replay::replay(scenario, &plan, state));
    plan.score = StatedScore { left_behind: Some(tally.left_behind), ..StatedScore::from(tally.score) };
    crate::check(scenario, &plan, state).codes()
}

/// A state in which nothing has happened by then.
pub(super) fn state(now: Time) -> State {
    let (vehicles, out_of_service) = (Vec::new(), Vec::new());
    State { now, vehicles, out_of_service, people: Vec::new(), convoys: Vec::new() }
}

/// A state in which nothing has happened but that this convoy of the plan has departed, with nobody aboard.
pub(super) fn departed(scenario: &Scenario, plan: &mut Plan, position: usize) -> State {
    let convoy = plan.convoys.remove(position);
    State { convoys: vec![Past { convoy, people: 0, exempt: 0 }], ..state(scenario.start) }
}

#[test]
fn the_plan_on_the_stage_keeps_every_rule() {
    let (scenario, plan) = gate();
    assert_eq!(broken(&scenario, &plan), Vec::<&str>::new());
    let score = crate::score(&scenario, &plan, None);
    assert_eq!((score.left_behind, score.last_arrival), (0, Some(worlds::minute(185))));
    // Out 2 + 1 + 10 + 3, back 3 + 10 + 1, out 1 + 10 + 3; the other bus 16.
    assert!((score.distance_km - 60.0).abs() < 1e-9);
    // 14 people until minute 80, 2 until minute 185.
    assert!((score.exposure - f64::from(14 * 80 + 2 * 185) / 60.0).abs() < 1e-9);
}

#[test]
fn every_code_of_the_contract_stands_once() {
    let page = include_str!("../../../../docs/formats/plan.md");
    let rows =
        page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ").map(|(code, _)| code));
    let codes: Vec<&str> = rows.filter(|code| code.chars().all(|c| c.is_ascii_uppercase())).collect();
    let ours: Vec<&str> = super::ALL.iter().map(|rule| rule.code).collect();
    assert_eq!(ours, codes);
}
