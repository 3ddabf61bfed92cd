//! `--set`: what-ifs without editing, said wherever they count, and the figures of `ask` made again by hand.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, run};

const TOWN: &str = "examples/first/my-town.toml";

#[test]
fn a_what_if_is_planned_and_checked_and_never_taken_for_the_scenario() {
    let room = Room::new("what-if");
    let out = room.path("plan.json");
    let set = ["--set", "vehicles.bus.count=6", "--set", "corridor.mill-road.convoy.headway=\"10m\""];
    let ran = run(&[&["plan", TOWN, "--out", &out, "--iterations", "0"], &set[..]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("My town [vehicles.bus.count=6, corridor.mill-road"), "{}", ran.out);
    let file: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert!(file["scenario"].as_str().unwrap().contains("vehicles.bus.count=6"), "{}", file["scenario"]);
    assert_eq!(file["about"]["set"][0], "vehicles.bus.count=6");
    let ran = run(&[&["check", TOWN, &out], &set[..]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ran = run(&["check", TOWN, &out]);
    assert_eq!(ran.code, Some(1), "six buses where there are four");
    assert!(ran.err.contains("made with --set vehicles.bus.count=6"), "{}", ran.err);
}

#[test]
fn what_cannot_be_set_is_said_in_three_languages() {
    for (set, hint) in [
        ("vehicles.buss.count=3", "did you mean bus?"),
        ("vehicles.bus.count", "a path and a value"),
        ("aboard=3h", "a text wants quotes"),
    ] {
        let ran = run(&["check", TOWN, "--set", set]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(set) && ran.err.contains(hint), "{}", ran.err);
    }
    for lang in ["fr", "ar"] {
        let ran = run(&["check", TOWN, "--lang", lang, "--set", "vehicles.buss.count=3"]);
        assert!(!ran.err.contains("did you mean"), "{}", ran.err);
    }
    let ran = run(&["check", TOWN, "--set", "vehicles.bus.count=-1"]);
    assert!(ran.err.contains("`count` is negative: -1"), "{}", ran.err);
    let ran = run(&["check", TOWN, "--set", "vehicles.bus.seat=40"]);
    assert!(ran.err.contains("unknown key: seat"), "{}", ran.err);
}

#[test]
fn a_mistake_is_said_at_the_change_that_made_it_or_at_the_line_of_the_file_as_it_is() {
    let ran = run(&["check", TOWN, "--set", "vehicles.bus.count=-1"]);
    assert!(ran.err.starts_with("--set vehicles.bus.count=-1: error: `count` is negative"), "{}", ran.err);
    // One change puts a line in, the other makes a later line wrong.
    let text = std::fs::read_to_string(common::root().join(TOWN)).unwrap();
    let line = 1 + text.lines().position(|line| line.starts_with("families = { \"1\"")).unwrap();
    let ran = run(&["check", TOWN, "--set", "vehicles.bus.pace=1.5", "--set", "vehicles.bus.seats=0"]);
    assert!(ran.err.contains(&format!("my-town.toml:{line}:")), "line {line}: {}", ran.err);
}

#[test]
fn what_ask_says_of_a_change_is_what_planning_with_it_gives() {
    let room = Room::new("ask-again");
    let out = room.path("plan.json");
    // Of the larger one only some: each change is a plan and a proof.
    for (scenario, step) in [(TOWN, 1), ("examples/two-towns/two-towns.toml", 7)] {
        let ran = run(&["ask", scenario, "--json", "--iterations", "0"]);
        let asked: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let without = asked["without"]["exposure"].as_f64().unwrap();
        let (mut same, mut tried) = (0, 0);
        for change in asked["changes"].as_array().unwrap().iter().step_by(step) {
            let mut args = vec!["plan", scenario, "--out", &out, "--iterations", "0"];
            let sets = change["set"].as_array().unwrap();
            if sets.is_empty() {
                continue;
            }
            args.extend(sets.iter().flat_map(|set| ["--set", set.as_str().unwrap()]));
            let ran = run(&args);
            assert_eq!(ran.code, Some(0), "{}: {}", change["id"], ran.err);
            let plan: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
            let (planned, found) = (&plan["score"]["exposure"], &change["found"]["exposure"]);
            let (planned, found) = (planned.as_f64().unwrap(), found.as_f64().unwrap());
            // Where planning with it came out worse, the plan without it stands.
            let stands = planned.min(without);
            assert!((stands - found).abs() < 0.01, "{}: {stands} against {found}", change["id"]);
            tried += 1;
            same += u32::from((planned - found).abs() < 0.01);
        }
        assert!(tried > 2 && same > 0, "{scenario}: {same} of {tried}");
    }
}

#[test]
fn the_worlds_of_ask_are_those_of_the_rehearsal() {
    let room = Room::new("ask-worlds");
    let base = room.path("base.json");
    assert_eq!(run(&["plan", TOWN, "--out", &base, "--iterations", "0"]).code, Some(0));
    let ran = run(&["ask", TOWN, "--json", "--iterations", "0", "--worlds", "60"]);
    let asked: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    // Share of worlds in which all are safe, people left.
    let rehearsed = |plan: &str, sets: &[&str]| {
        let args = ["rehearse", TOWN, plan, "--worlds", "60", "--no-costs", "--json"];
        let ran = run(&[&args[..], sets].concat());
        let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        // By the end of the last window.
        let all_safe = found["all_safe_by"].as_array().unwrap().last().unwrap();
        (all_safe["chance"]["mean"].as_f64().unwrap(), found["left"]["mean"].as_f64().unwrap())
    };
    let told = |found: &serde_json::Value| {
        let mean = |key: &str| found["worlds"][key]["mean"].as_f64().unwrap();
        (mean("all_safe"), mean("left"))
    };
    assert_eq!(told(&asked["without"]), rehearsed(&base, &[]));
    let mut gained = 0;
    for change in asked["changes"].as_array().unwrap() {
        let sets: Vec<&str> = change["set"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        if sets.is_empty() {
            continue;
        }
        let sets: Vec<&str> = sets.iter().flat_map(|set| ["--set", *set]).collect();
        let out = room.path("plan.json");
        let ran = run(&[&["plan", TOWN, "--out", &out, "--iterations", "0"], &sets[..]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let (with, before) = (rehearsed(&out, &sets), rehearsed(&base, &sets));
        let rank = |w: (f64, f64)| (-w.0, w.1);
        let better = if rank(with) < rank(before) { with } else { before };
        assert_eq!(told(&change["found"]), better, "{}", change["id"]);
        gained += u32::from(better.0 > told(&asked["without"]).0);
    }
    assert!(gained > 0, "some change makes it likelier");
    let none = run(&["ask", TOWN, "--json", "--iterations", "0", "--worlds", "0"]);
    let none: serde_json::Value = serde_json::from_str(&none.out).unwrap();
    assert!(none["without"]["worlds"].is_null());
}
