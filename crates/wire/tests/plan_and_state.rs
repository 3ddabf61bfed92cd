//! Plans and states: what is written reads back as the same value, and what does not read says where and why.

#![allow(clippy::unwrap_used, reason = "a test that cannot read what it has written has failed")]

use domain::{
    Aboard, Bound, ClassState, Idx, Past, Plan, Safe, Scenario, State, StatedScore, Time, VehicleState,
    WaitingAt,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use testkit::mutate::{self, Names};
use testkit::rng::Rng;
use testkit::worlds::{self, minute, place};

fn gate() -> (Scenario, Plan) {
    let scenario = worlds::behind_the_gate().build();
    let mut plan = worlds::behind_the_gate_plan(&scenario);
    plan.score = StatedScore {
        left_behind: Some(0.0),
        left_behind_weighted: Some(0.0),
        exposure: Some(24.833_333_333_333_332),
        last_arrival: Some(minute(185)),
        distance_km: Some(60.0),
        wishes: None,
    };
    (scenario, plan)
}

fn state(scenario: &Scenario) -> State {
    let mut rng = Rng::new(1);
    let convoy = worlds::behind_the_gate_plan(scenario).convoys[1].clone();
    State {
        now: minute(200),
        vehicles: vec![VehicleState {
            vehicle: Idx::new(0),
            place: place(scenario, "camp"),
            free: minute(rng.between(200, 240)),
            used: true,
            carried: true,
            duty_from: Some(minute(3)),
            aboard: vec![Aboard { class: Idx::new(0), families: 2, since: minute(9) }],
        }],
        out_of_service: vec![Idx::new(1)],
        people: vec![ClassState {
            class: Idx::new(0),
            waiting: 3,
            waiting_at: vec![WaitingAt { place: place(scenario, "gate-in"), families: 1 }],
            safe: vec![Safe { place: place(scenario, "camp"), families: 2, at: minute(80) }],
        }],
        convoys: vec![Past { convoy, people: 5, exempt: 1 }],
    }
}

#[test]
fn a_plan_is_written_in_the_order_of_the_contract() {
    let (mut scenario, mut plan) = gate();
    scenario.timezone = "Asia/Damascus".to_owned();
    plan.bound = Bound { exposure: Some(20.5), ..Bound::default() };
    let text = wire::plan::write(&plan, &scenario, &json!({ "program": "test" }));
    assert!(text.starts_with(
        "{\n \"format\": \"safeconduct-plan/1\",\n \"scenario\": \"Small\",\n \"convoys\": [\n  {\n"
    ));
    for part in [
        "\"depart\": \"2016-12-15T08:30:00+02:00\",\n   \"arrive\": \"2016-12-15T09:04:00+02:00\",\n   \"checkpoints\": [",
        "     \"place\": \"yard\",\n     \"depart\": \"2016-12-15T08:00:00+02:00\"\n    },",
        "     \"convoy\": \"back-1\"",
        "\"left_behind\": 0,\n  \"left_behind_weighted\": 0,\n  \"exposure\": 24.833333333333332,\n  \"last_arrival\"",
        "\"distance_km\": 60.0\n },\n \"bound\": {\n  \"exposure\": 20.5\n },\n \"about\": {\n  \"program\": \"test\"\n }\n}\n",
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
    assert_eq!(wire::plan::read("p", text.as_bytes(), &scenario, None).unwrap(), plan);
}

#[test]
fn what_is_not_proven_and_what_does_not_count_is_left_out() {
    let (mut scenario, mut plan) = gate();
    plan.score.wishes = Some(4.0);
    plan.score.last_arrival = None;
    let text = wire::plan::write(&plan, &scenario, &Value::Null);
    assert!(!text.contains("bound") && !text.contains("about") && !text.contains("wishes"));
    assert!(text.contains("\"last_arrival\": null"));
    scenario.order.push(domain::Objective::Wishes);
    assert!(wire::plan::write(&plan, &scenario, &Value::Null).contains("\"wishes\": 4"));
}

#[test]
fn a_state_reads_back_as_it_was_written() {
    let (scenario, _) = gate();
    let state = state(&scenario);
    let text = wire::state::write(&state, &scenario);
    assert_eq!(wire::state::read("s", text.as_bytes(), &scenario).unwrap(), state);
}

#[test]
fn what_a_state_leaves_out_has_its_default() {
    let (scenario, _) = gate();
    let text = r#"{ "format": "safeconduct-state/1", "now": "2016-12-15T08:00:00Z",
        "vehicles": [{ "id": "bus-1", "free": "2016-12-15T08:10:00Z", "aboard": [{ "class": "families", "families": 1 }] }],
        "people": [{ "class": "families", "waiting": 3, "safe": [{ "place": "camp", "families": 2 }] }] }"#;
    let state = wire::state::read("s", text.as_bytes(), &scenario).unwrap();
    let bus = &state.vehicles[0];
    assert_eq!(
        (bus.place, bus.used, bus.carried, bus.duty_from),
        (place(&scenario, "yard"), false, false, None)
    );
    assert_eq!(bus.aboard[0].since, minute(130));
    assert_eq!(state.people[0].safe[0].at, state.now);
}

/// The problems of a plan, as `line:column message | help`.
fn problems(text: &str, state: Option<&State>) -> Vec<String> {
    let (scenario, _) = gate();
    let problems = wire::plan::read("p", text.as_bytes(), &scenario, state).unwrap_err();
    let line = |p: wire::Problem| {
        let help = p.help.map(|help| help.to_string()).unwrap_or_default();
        format!("{}:{} {} | {help}", p.line, p.column, p.message)
    };
    problems.0.into_iter().map(line).collect()
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let text = r#"{ "format": "safeconduct-plan/1",
 "convoys": [{ "id": "a", "corridor": "raod", "direction": "out", "depart": "2016-12-15T08:00:00", "vehicles": [] }],
 "vehicles": [
  { "id": "bus-9", "visits": [{ "place": "schol" }, { "place": "camp", "board": [{ "class": "families", "families": 0 }] }] },
  { "id": "bus-1", "visits": [{ "convoy": "b" }] },
  { "id": "bus-1" } ] }"#;
    let found = problems(text, None);
    let expected = [
        "2:39 no corridor has this id: raod | did you mean road?",
        "2:60 direction is not what was expected: \"out\" | expected \"outward\" or \"back\"",
        "2:14 a key is missing: arrive",
        "4:42 no place has this id: schol | did you mean school?",
        "4:31 a key is missing: depart",
        "4:53 a key is missing: arrive",
        "4:117 families is not what was expected: 0 | expected a whole number from 1 on",
        "4:11 no vehicle has this id: bus-9",
        "5:43 no convoy has this id: b",
        "6:11 a vehicle stands twice: bus-1",
        "6:3 a key is missing: visits",
    ];
    for line in expected {
        assert!(found.iter().any(|f| f.starts_with(line)), "{line}\nis not in\n{}", found.join("\n"));
    }
    assert_eq!(found.len(), expected.len() + 1, "and the instant without an offset\n{}", found.join("\n"));
}

#[test]
fn a_convoy_that_has_departed_takes_nobody() {
    let (scenario, plan) = gate();
    let found = problems(&wire::plan::write(&plan, &scenario, &Value::Null), Some(&state(&scenario)));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("a convoy stands twice: back-1 | a convoy of the state has this id"),
        "{found:?}"
    );
    let mut value: Value = serde_json::from_str(&wire::plan::write(&plan, &scenario, &Value::Null)).unwrap();
    value["convoys"].as_array_mut().unwrap().remove(1);
    let found = problems(&value.to_string(), Some(&state(&scenario)));
    assert!(found[0].contains("this convoy has departed and takes nobody any more: back-1"), "{found:?}");
}

#[test]
fn keys_that_the_format_does_not_know_are_passed_over() {
    let (scenario, plan) = gate();
    let mut value: Value = serde_json::from_str(&wire::plan::write(&plan, &scenario, &Value::Null)).unwrap();
    value["note"] = json!("x");
    value["vehicles"][0]["visits"][0]["driver_note"] = json!([1, 2]);
    value["bound"] = json!(null);
    assert_eq!(wire::plan::read("p", value.to_string().as_bytes(), &scenario, None).unwrap(), plan);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Any plan that reads is written so that it reads as the same.
    #[test]
    fn a_plan_reads_back_as_it_was_written(seed: u64) {
        let (scenario, plan) = gate();
        let mut rng = Rng::new(seed);
        let mut value: Value = serde_json::from_str(&wire::plan::write(&plan, &scenario, &Value::Null)).unwrap();
        for _ in 0..rng.between(1, 6) {
            mutate::plan(&mut rng, &mut value, &Names::of(&scenario));
        }
        if let Ok(read) = wire::plan::read("p", value.to_string().as_bytes(), &scenario, None) {
            let text = wire::plan::write(&read, &scenario, &json!({ "seed": seed }));
            prop_assert_eq!(&wire::plan::read("p", text.as_bytes(), &scenario, None).unwrap(), &read);
            let again = wire::plan::read("p", text.as_bytes(), &scenario, None).unwrap();
            prop_assert_eq!(wire::plan::write(&again, &scenario, &json!({ "seed": seed })), text);
        }
    }

    /// Bytes that somebody has cut or scrambled are a problem, never a panic.
    #[test]
    fn scrambled_bytes_never_panic(seed: u64, cut in 0_usize..6000) {
        let (scenario, plan) = gate();
        let mut rng = Rng::new(seed);
        let plan = wire::plan::write(&plan, &scenario, &Value::Null);
        let state = wire::state::write(&state(&scenario), &scenario);
        for text in [plan, state] {
            let mut bytes = text.into_bytes();
            for _ in 0..rng.between(0, 4) {
                let at = rng.below(bytes.len());
                bytes[at] = rng.draw() as u8;
            }
            bytes.truncate(cut);
            let _ = wire::plan::read("p", &bytes, &scenario, None);
            let _ = wire::state::read("s", &bytes, &scenario);
        }
    }
}

#[test]
fn the_first_and_the_last_instant_of_a_file_format_read() {
    let (scenario, mut plan) = gate();
    for t in [Time(-62_135_596_800 + 86_400), Time(253_402_300_799 - 2 * 86_400)] {
        plan.score.last_arrival = Some(t);
        let text = wire::plan::write(&plan, &scenario, &Value::Null);
        assert_eq!(wire::plan::read("p", text.as_bytes(), &scenario, None).unwrap(), plan);
    }
}
