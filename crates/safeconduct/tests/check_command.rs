//! `check` as its callers use it: the conformance suite, exit statuses, standard input, JSON.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{KEPT, Room, TINY, root, run, run_with};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn every_conformance_plan_gets_its_code_and_its_exit_status() {
    let folder = "testdata/conformance";
    let expected = std::fs::read_to_string(root().join(folder).join("expected.csv")).unwrap();
    let (mut cases, mut wrong) = (0, Vec::new());
    for row in expected.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let [scenario, plan, code, state] = fields[..] else { panic!("{row}") };
        let (scenario, plan, state) =
            (format!("{folder}/{scenario}"), format!("{folder}/{plan}"), format!("{folder}/{state}"));
        let mut args = vec!["check", &scenario, &plan, "--json"];
        if !state.ends_with('/') {
            args.extend(["--state", &state]);
        }
        let ran = run(&args);
        let mut codes: Vec<String> = json(&ran.out)["broken"]
            .as_array()
            .unwrap()
            .iter()
            .map(|b| b[0].as_str().unwrap().to_owned())
            .collect();
        codes.sort();
        codes.dedup();
        let status = i32::from(!code.is_empty());
        if codes.join(" ") != code || ran.code != Some(status) {
            wrong.push(format!("{plan}: {codes:?} and {:?}, expected {code} and {status}", ran.code));
        }
        cases += 1;
    }
    assert!(cases > 40, "{cases} cases read");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_kept_plan_is_said_to_be_kept_with_its_score() {
    let ran = run(&["check", TINY, KEPT]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    insta::assert_snapshot!("check-kept", ran.out);
    assert_eq!(ran.err, "");
}

#[test]
fn a_broken_plan_is_a_line_a_rule_beginning_with_its_code() {
    let ran = run(&["check", TINY, "testdata/conformance/broken-capacity-one-family-too-many.json"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("CAPACITY "), "{}", ran.out);
    assert!(!ran.out.contains('\x1b'), "colour without a terminal");
}

#[test]
fn the_score_in_json_has_the_keys_that_callers_read() {
    let ran = run(&["check", TINY, KEPT, "--json"]);
    let score = &json(&ran.out)["score"];
    let keys: Vec<&str> = score.as_object().unwrap().keys().map(String::as_str).collect();
    for key in [
        "left_behind",
        "left_behind_weighted",
        "exposure",
        "last_arrival",
        "distance_km",
        "evacuated",
        "people",
        "wishes",
        "gap",
    ] {
        assert!(keys.contains(&key), "{key} is missing: {keys:?}");
    }
    assert_eq!(score["people"], 194);
}

#[test]
fn a_scenario_alone_is_said_to_be_fine() {
    let ran = run(&["check", TINY]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    insta::assert_snapshot!("check-scenario", ran.out);
}

#[test]
fn a_wrong_scenario_is_told_all_that_is_wrong_with_it_and_where() {
    let room = Room::new("wrong-scenario");
    let text = std::fs::read_to_string(root().join(TINY)).unwrap();
    let wrong = text.replace("count = 3", "count = -3").replace("to = [\"camp\"]", "to = [\"kamp\"]");
    let path = room.file("wrong.toml", &wrong);
    room.file(
        "tiny-times.csv",
        &std::fs::read_to_string(root().join("testdata/conformance/tiny-times.csv")).unwrap(),
    );
    let ran = run(&["check", &path]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.out, "", "messages go to standard error");
    assert!(ran.err.contains("kamp") && ran.err.contains("-3"), "{}", ran.err);
    assert!(ran.err.contains(&format!("{path}:")), "{}", ran.err);

    let ran = run(&["check", &path, "--json"]);
    assert_eq!(ran.code, Some(2));
    let problems = json(&ran.out);
    assert!(problems["problems"].as_array().unwrap().len() >= 2, "{problems}");
    assert!(problems["problems"][0]["line"].as_u64().unwrap() > 0);
}

#[test]
fn a_plan_that_does_not_read_breaks_format() {
    let room = Room::new("no-plan");
    for (name, text) in [("empty.json", ""), ("list.json", "[]"), ("other.json", "{\"format\": \"other/1\"}")]
    {
        let path = room.file(name, text);
        let ran = run(&["check", TINY, &path]);
        assert_eq!(ran.code, Some(1), "{name}: {}", ran.err);
        assert!(ran.out.starts_with("FORMAT "), "{name}: {}", ran.out);
        let ran = run(&["check", TINY, &path, "--json"]);
        assert_eq!(ran.code, Some(1));
        assert_eq!(json(&ran.out)["broken"][0][0], "FORMAT");
    }
}

#[test]
fn a_file_that_is_not_there_is_unreadable() {
    let ran = run(&["check", "no-such.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("no-such.toml") && ran.err.contains("there is no such file"), "{}", ran.err);
    let ran = run(&["check", TINY, "no-such.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let ran = run(&["check", TINY, KEPT, "--state", "no-such.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let ran = run(&["check", "testdata"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("it is a folder"), "{}", ran.err);
}

#[test]
fn a_plan_may_come_from_standard_input() {
    let plan = std::fs::read(root().join(KEPT)).unwrap();
    let ran = run_with(&["check", TINY, "-"], &plan);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}

#[test]
fn a_scenario_may_come_from_standard_input_with_its_files_in_the_current_folder() {
    let folder = root().join("testdata/conformance");
    let text = std::fs::read(folder.join("tiny.toml")).unwrap();
    let mut command = common::command(&["check", "-", "kept-tiny.json"]);
    let mut child = command.current_dir(folder).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &text).unwrap();
    let ran = common::end(child);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}

#[test]
fn standard_input_can_be_read_only_once() {
    let ran = run(&["check", "-", "-"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("only once"), "{}", ran.err);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::Stdio;
    let mut child = common::command(&["schema"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(common::end(child).code, Some(0));
}
