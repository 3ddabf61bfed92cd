//! Planning again from the middle of an operation: what still holds is kept, and what changes is said.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{KEPT, Room, TINY, root, run};
use domain::{Scenario, State, Time};
use serde_json::{Value, json};

const FIRST: &str = "examples/first/my-town.toml";

struct Disk(std::path::PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

fn scenario(path: &str) -> Scenario {
    let path = root().join(path);
    let files = Disk(path.parent().unwrap().to_owned());
    let name = path.file_name().unwrap().to_str().unwrap();
    wire::scenario::read(name, &files).unwrap_or_else(|e| panic!("{e}")).scenario
}

/// The state of a plan at an instant, as everybody foresaw it, in a file.
fn foreseen(room: &Room, s: &Scenario, plan: &str, now: Time, change: impl FnOnce(&mut State)) -> String {
    let plan = wire::plan::read(plan, &std::fs::read(plan).unwrap(), s, None).unwrap();
    let mut state = testkit::cut::state_at(s, &plan, now, true);
    change(&mut state);
    room.file("state.json", &wire::state::write(&state, s))
}

fn planned(room: &Room, scenario: &str) -> String {
    let out = room.path("plan.json");
    let ran = run(&["plan", scenario, "--out", &out, "--iterations", "6"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    out
}

#[test]
fn where_all_goes_as_foreseen_no_order_changes() {
    for path in [FIRST, TINY] {
        let room = Room::new("foreseen");
        let s = scenario(path);
        let before = planned(&room, path);
        for minutes in [0, 75, 130, 200, 290] {
            let now = s.start + domain::Duration::minutes(minutes);
            let state = foreseen(&room, &s, &before, now, |_| {});
            let after = room.path("after.json");
            let ran = run(&[
                "plan",
                path,
                "--state",
                &state,
                "--previous",
                &before,
                "--out",
                &after,
                "--iterations",
                "0",
            ]);
            assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{path}, {minutes} minutes");
            assert!(ran.out.contains("Orders that change: 0 of "), "{path}, {minutes} minutes: {}", ran.out);
            let ran = run(&["check", path, &after, "--state", &state]);
            assert_eq!(ran.code, Some(0), "{}", ran.out);
            let ran = run(&["compare", path, &before, &after, "--state", &state, "--json"]);
            assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
            let compared: Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(compared["difference"]["exposure"], 0.0, "{compared}");
            assert_eq!(compared["changes"]["changed"], 0, "{compared}");
        }
    }
}

#[test]
fn what_a_bus_that_breaks_down_was_to_do_is_told_to_others() {
    let room = Room::new("breakdown");
    let s = scenario(FIRST);
    let before = planned(&room, FIRST);
    let now = s.start + domain::Duration::minutes(70);
    let bus = s.vehicles.position(|v| v.id == "bus-1").unwrap();
    let state = foreseen(&room, &s, &before, now, |state| {
        testkit::cut::turn_back(&s, state, bus);
        state.out_of_service.push(bus);
    });
    let after = room.path("after.json");
    let args =
        ["plan", FIRST, "--state", &state, "--previous", &before, "--out", &after, "--iterations", "1"];
    let told = run(&args);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.out.contains("bus-1: out of service."), "{}", told.out);
    assert!(told.err.contains("what can be kept of it is kept"), "{}", told.err);
    let ran = run(&["check", FIRST, &after, "--state", &state]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    let first = std::fs::read(&after).unwrap();
    let json = run(&[&args[..], &["--json", "--threads", "3"]].concat());
    assert_eq!(std::fs::read(&after).unwrap(), first, "the same rounds, the same bytes");
    let summary: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(summary["changes"]["out_of_service"], json!(["bus-1"]));
    assert!(summary["changes"]["changed"].as_u64().unwrap() > 0);
}

#[test]
fn the_dearer_an_order_the_fewer_are_changed() {
    const ALEPPO: &str = "examples/aleppo-2016/first-days.toml";
    let room = Room::new("dear");
    let s = scenario(ALEPPO);
    let before = planned(&room, ALEPPO);
    let now = s.start + domain::Duration::hours(9);
    let bus = s.vehicles.position(|v| v.id == "bus-4").unwrap();
    let state = foreseen(&room, &s, &before, now, |state| {
        testkit::cut::turn_back(&s, state, bus);
        state.out_of_service.push(bus);
    });
    let (mut changed, mut exposure) = (Vec::new(), Vec::new());
    for hours in ["0", "3", "1000000"] {
        let after = room.path("after.json");
        let base = ["plan", ALEPPO, "--state", &state, "--previous", &before, "--out", &after, "--json"];
        let ran = run(&[&base[..], &["--iterations", "4", "--keep", hours]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let summary: Value = serde_json::from_str(&ran.out).unwrap();
        changed.push(summary["changes"]["changed"].as_u64().unwrap());
        let plan: Value = serde_json::from_slice(&std::fs::read(&after).unwrap()).unwrap();
        exposure.push(plan["score"]["exposure"].as_f64().unwrap());
    }
    assert!(changed[0] >= changed[2], "{changed:?}");
    assert!(exposure[0] <= exposure[2], "{exposure:?}");
    // What is changed at a price is worth it.
    assert!(
        exposure[2] - exposure[1] >= 3.0 * (changed[1] as f64 - changed[2] as f64) - 1e-6,
        "{changed:?} {exposure:?}"
    );
    println!("{changed:?} {exposure:?}");
}

#[test]
fn a_plan_without_a_previous_one_changes_nothing() {
    let room = Room::new("alone");
    let out = room.path("plan.json");
    let ran = run(&["plan", TINY, "--out", &out, "--iterations", "0"]);
    assert!(!ran.out.contains("Orders that change"), "{}", ran.out);
    let ran = run(&["plan", TINY, "--out", &out, "--iterations", "0", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap().get("changes"), None);
}

#[test]
fn two_plans_stand_side_by_side() {
    let eager = "testdata/conformance/kept-eager.json";
    for lang in ["en", "fr", "ar"] {
        let ran = run(&["compare", TINY, KEPT, eager, "--lang", lang]);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        insta::assert_snapshot!(format!("compare-{lang}"), ran.out);
    }
    let ran = run(&["compare", TINY, KEPT, eager, "--json"]);
    insta::assert_snapshot!("compare-json", ran.out);
}

#[test]
fn a_broken_plan_is_compared_and_said_to_be_broken() {
    let broken = "testdata/conformance/broken-capacity-one-family-too-many.json";
    let ran = run(&["compare", TINY, KEPT, broken]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("breaks CAPACITY"), "{}", ran.out);
    let ran = run(&["compare", TINY, KEPT, "testdata/conformance/broken-format-unknown-vehicle.json"]);
    assert_eq!((ran.code, &*ran.out), (Some(1), ""));
    let ran = run(&["compare", TINY, KEPT, "no-such-plan.json"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
}

#[test]
fn an_older_plan_is_judged_by_what_lies_ahead_of_it() {
    let room = Room::new("older");
    let s = scenario(TINY);
    let before = root().join(KEPT);
    let state =
        foreseen(&room, &s, before.to_str().unwrap(), s.start + domain::Duration::minutes(150), |_| {});
    let ran = run(&["compare", TINY, KEPT, KEPT, "--state", &state]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("every rule is kept, what lies ahead from the state"), "{}", ran.out);
    // Where the corridor is shut by now, it can be kept neither from here nor as it was; what is done is no matter any more.
    let room = Room::new("shut");
    let text = std::fs::read_to_string(root().join(TINY)).unwrap();
    let shut = text.replace("from = 2016-12-15T11:00:00", "from = 2016-12-15T08:00:00");
    assert_ne!(shut, text);
    let shut = room.file("shut.toml", &shut);
    let times = std::fs::read_to_string(root().join("testdata/conformance/tiny-times.csv")).unwrap();
    room.file("tiny-times.csv", &times);
    let ran = run(&["compare", &shut, KEPT, KEPT, "--state", &state]);
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("breaks WINDOW, what lies ahead from the state"), "{}", ran.out);
}
