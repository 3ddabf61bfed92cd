//! `plan` as its callers use it: what it writes and prints, the same bytes on any number of threads, and that a good
//! file is never lost.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, TINY, end, root, run, run_with};
use serde_json::Value;

const FIRST: &str = "examples/first/my-town.toml";

fn plan(room: &Room, extra: &[&str]) -> (String, common::Ran) {
    let out = room.path("plan.json");
    let ran = run(&[&["plan", TINY, "--out", &out], extra].concat());
    (out, ran)
}

#[test]
fn a_plan_is_written_that_keeps_every_rule() {
    let room = Room::new("kept");
    for scenario in [TINY, FIRST, "testdata/tiny/tiny-0004.toml", "testdata/bep/i02-01.json"] {
        let out = room.path("plan.json");
        let ran = run(&["plan", scenario, "--out", &out, "--limit", "0s"]);
        assert_eq!(ran.code, Some(0), "{scenario}: {}", ran.err);
        assert!(ran.out.contains(&out), "the path of the plan is said: {}", ran.out);
        let ran = run(&["check", scenario, &out]);
        assert_eq!(ran.code, Some(0), "{scenario}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn the_same_iterations_and_seed_give_the_same_bytes_on_any_number_of_threads() {
    let room = Room::new("bytes");
    for scenario in [TINY, FIRST, "testdata/tiny/tiny-0002.toml"] {
        let made: Vec<String> = ["1", "2", "5"]
            .into_iter()
            .map(|threads| {
                let out = room.path(&format!("plan-{threads}.json"));
                let ran = run(&[
                    "plan",
                    scenario,
                    "--out",
                    &out,
                    "--iterations",
                    "2",
                    "--seed",
                    "7",
                    "--threads",
                    threads,
                ]);
                assert_eq!(ran.code, Some(0), "{}", ran.err);
                std::fs::read_to_string(out).unwrap()
            })
            .collect();
        assert!(made.iter().all(|m| *m == made[0]), "{scenario}");
    }
}

#[test]
fn the_plan_says_how_it_was_made_and_nothing_about_the_machine() {
    let room = Room::new("about");
    let (out, ran) = plan(&room, &["--iterations", "2"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let file: Value = serde_json::from_str(&std::fs::read_to_string(out).unwrap()).unwrap();
    let mut keys: Vec<&str> = file["about"].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let known =
        ["bottleneck", "gap", "iterations", "left", "program", "proofs", "safe_at_most", "seed", "version"];
    assert_eq!(keys, known);
}

#[test]
fn the_gap_of_each_part_stands_in_the_file_and_null_where_nothing_is_proven() {
    let room = Room::new("gap");
    let (out, ran) = plan(&room, &["--iterations", "1"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let file: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    let number = |v: &Value| v.as_f64().unwrap_or_else(|| panic!("{v}"));
    let (reached, bound) = (number(&file["score"]["exposure"]), number(&file["bound"]["exposure"]));
    let gap = &file["about"]["gap"];
    assert!((number(&gap["exposure"]) - (reached - bound) / bound).abs() < 1e-12, "{gap}");
    assert_eq!(gap["left_behind_weighted"], 0.0);
    assert_eq!(gap["distance_km"], Value::Null);
    let ran = run(&["check", TINY, &out, "--json"]);
    let counted: Value = serde_json::from_str(&ran.out).unwrap();
    assert!((number(&counted["score"]["gap"]["exposure"]) - number(&gap["exposure"])).abs() < 1e-9);
    assert_eq!(file["about"]["proofs"].as_array().unwrap().len(), 3, "one for each bound");
}

#[test]
fn what_holds_the_operation_back_is_said_in_the_language_asked_for() {
    let room = Room::new("bottleneck");
    let page = room.path("plan.html");
    for (lang, says) in [
        ("en", "Most of all: vehicles."),
        ("fr", "Avant tout\u{a0}: véhicules."),
        ("ar", "في المقام الأول: المركبات."),
    ] {
        let (_, ran) = plan(&room, &["--iterations", "1", "--lang", lang, "--page", &page]);
        assert!(ran.out.contains(says), "{}", ran.out);
        assert!(std::fs::read_to_string(&page).unwrap().contains("class=\"most\""), "{lang}");
    }
    let (out, ran) = plan(&room, &["--iterations", "1", "--json"]);
    let file: Value = serde_json::from_str(&std::fs::read_to_string(out).unwrap()).unwrap();
    let found = &file["about"]["bottleneck"];
    assert_eq!(found["most"], serde_json::json!(["fleet"]));
    assert_eq!(found["part"], "exposure");
    assert_eq!(found["without"].as_object().unwrap().len(), 5);
    assert_eq!(found["proven"]["exposure"], file["bound"]["exposure"]);
    assert!(found["without"]["fleet"]["exposure"].as_f64() < found["proven"]["exposure"].as_f64());
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(summary["bottleneck"], *found);
}

#[test]
fn a_search_whose_plan_is_proven_stops_before_its_limit() {
    let room = Room::new("proven");
    let out = room.path("plan.json");
    let began = std::time::Instant::now();
    let scenario = "testdata/tiny/tiny-0004.toml";
    let ran = run(&["plan", scenario, "--out", &out, "--limit", "1h"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(began.elapsed() < std::time::Duration::from_mins(5), "long before the hour");
    assert!(
        ran.out.contains("Proven: no plan is better in what counts before this: distance."),
        "{}",
        ran.out
    );
    let file: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(file["about"]["stopped"], "proven");
    // Rounds are carried out as asked, proven or not.
    let ran = run(&["plan", scenario, "--out", &out, "--iterations", "40"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let file: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(file["about"].get("stopped"), None);
}

#[test]
fn progress_is_silent_on_a_pipe_unless_it_is_asked_for() {
    let room = Room::new("progress");
    let (_, ran) = plan(&room, &["--limit", "2s"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let (_, ran) = plan(&room, &["--limit", "3s", "--progress"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let line = ran.err.lines().find(|l| l.contains("of 3 s")).unwrap_or_else(|| panic!("{}", ran.err));
    assert!(line.contains("194 out, 0 left · exposure ") && line.contains("gap "), "{line}");
    assert!(!ran.err.contains(['\r', '\x1b']), "no drawing without a terminal");
    assert!(ran.out.starts_with("MOVEMENT ORDER"), "results go to standard output alone");
}

#[test]
fn standard_output_holds_the_plan_and_nothing_else() {
    let folder = root().join("testdata/conformance");
    let text = std::fs::read(folder.join("tiny.toml")).unwrap();
    let mut command = common::command(&["plan", "-", "--out", "-", "--iterations", "1"]);
    let mut child = command.current_dir(folder).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &text).unwrap();
    let ran = end(child);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["format"], "safeconduct-plan/1");
    let ran = run_with(&["check", TINY, "-"], ran.out.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}

#[test]
fn json_in_place_of_the_movement_order_is_one_document() {
    let room = Room::new("json");
    let (_, ran) = plan(&room, &["--iterations", "1", "--json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(serde_json::from_str::<Value>(&ran.out).unwrap().is_object());
}

#[test]
fn the_page_is_written_with_the_plan_and_later_in_another_language() {
    let room = Room::new("page");
    let page = room.path("plan.html");
    let (out, ran) = plan(&room, &["--iterations", "1", "--page", &page]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains(&page));
    let english = std::fs::read_to_string(&page).unwrap();
    assert!(english.contains("lang=\"en\""));
    let ran = run(&["page", TINY, &out, "--out", &page]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(
        std::fs::read_to_string(&page).unwrap(),
        english,
        "the page of the file is the page of the plan"
    );
    let ran = run(&["page", TINY, &out, "--out", &page, "--lang", "ar"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(std::fs::read_to_string(&page).unwrap().contains("dir=\"rtl\""));
}

#[test]
fn a_broken_plan_gets_no_page() {
    let room = Room::new("no-page");
    let broken = "testdata/conformance/broken-capacity-one-family-too-many.json";
    let ran = run(&["page", TINY, broken, "--out", &room.path("plan.html")]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("CAPACITY"), "{}", ran.err);
    assert_eq!(room.names(), Vec::<String>::new());
}

#[test]
fn an_operation_is_planned_again_from_where_it_stands() {
    let room = Room::new("state");
    let out = room.path("plan.json");
    let state = "testdata/conformance/state-turned-back.json";
    let ran = run(&["plan", TINY, "--state", state, "--out", &out, "--iterations", "2"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let ran = run(&["check", TINY, &out, "--state", state]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}

#[test]
fn the_previous_plan_stands_unless_a_better_one_is_found() {
    let room = Room::new("previous");
    let score = |path: &str| -> f64 {
        let ran = run(&["check", TINY, path, "--json"]);
        serde_json::from_str::<Value>(&ran.out).unwrap()["score"]["exposure"].as_f64().unwrap()
    };
    let (out, ran) = plan(&room, &["--iterations", "1", "--previous", common::KEPT]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(score(&out) <= score(common::KEPT));
    // Its own answer given back is the answer.
    let again = room.path("again.json");
    let ran = run(&["plan", TINY, "--iterations", "1", "--previous", &out, "--out", &again]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let convoys = |path: &str| -> Value {
        serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap()["convoys"].clone()
    };
    assert_eq!(convoys(&again), convoys(&out));
    // One that breaks a rule is no help, and no hindrance.
    let broken = "testdata/conformance/broken-capacity-one-family-too-many.json";
    let (_, ran) = plan(&room, &["--iterations", "1", "--previous", broken]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("CAPACITY"), "{}", ran.err);
}

#[test]
fn what_cannot_be_written_is_said_before_the_work() {
    let room = Room::new("nowhere");
    let out = room.path("no/such/plan.json");
    // The scenario is not there either: the output is looked at first.
    let ran = run(&["plan", "no-such.toml", "--out", &out]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no such folder"), "{}", ran.err);
    let ran = run(&["plan", TINY, "--out", &room.path("plan.json"), "--page", &room.path("no/page.html")]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(room.names(), Vec::<String>::new());
}

#[test]
fn a_scenario_that_does_not_read_leaves_the_old_plan() {
    let room = Room::new("old");
    let out = room.file("plan.json", "old");
    let wrong = room.file("wrong.toml", "format = \"safeconduct/1\"\n");
    let ran = run(&["plan", &wrong, "--out", &out]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(std::fs::read_to_string(out).unwrap(), "old");
}

/// Signals, and when a process listens to them, are read the Linux way.
#[cfg(target_os = "linux")]
mod signals {
    use super::*;
    use std::process::{Child, Command};
    use std::time::{Duration, Instant};

    fn send(child: &Child, signal: &str) {
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the process catches SIGINT (bit 1 of `SigCgt`).
    fn wait_until_it_listens(child: &Child) {
        let began = Instant::now();
        loop {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
            let caught = status.lines().find_map(|l| l.strip_prefix("SigCgt:")).unwrap().trim();
            if u64::from_str_radix(caught, 16).unwrap() & 0b10 != 0 {
                return;
            }
            assert!(began.elapsed() < Duration::from_mins(1), "it never listened");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn long_run(out: &str) -> Child {
        let args = ["plan", TINY, "--out", out, "--limit", "10m", "--threads", "1"];
        let child = common::command(&args).spawn().unwrap();
        wait_until_it_listens(&child);
        child
    }

    #[test]
    fn a_kill_in_the_middle_leaves_the_old_file() {
        let room = Room::new("kill");
        let out = room.file("plan.json", "old");
        let mut child = long_run(&out);
        std::thread::sleep(Duration::from_millis(300));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(std::fs::read_to_string(&out).unwrap(), "old");
        assert_eq!(room.names(), ["plan.json"]);
    }

    #[test]
    fn ctrl_c_writes_the_best_so_far() {
        let room = Room::new("ctrl-c");
        let out = room.file("plan.json", "old");
        let child = long_run(&out);
        send(&child, "-INT");
        let ran = end(child);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let ran = run(&["check", TINY, &out]);
        assert_eq!(ran.code, Some(0), "{}", ran.out);
    }
}

#[test]
fn who_is_left_because_nobody_boards_during_a_suspension_is_said_to_be_so_and_can_be_taken() {
    let room = Room::new("board-early");
    let out = room.path("plan.json");
    let base = ["plan", "testdata/tiny/tiny-0112.toml", "--out", &out, "--iterations", "3", "--json"];
    let left = || {
        let plan: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
        plan["score"]["left_behind"].as_u64().unwrap()
    };
    let ran = run(&base);
    assert!(ran.err.contains("--board-early 20m"), "{}", ran.err);
    let before = left();
    let ran = run(&[&base[..], &["--board-early", "30m"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!ran.err.contains("--board-early"), "{}", ran.err);
    let plan: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(plan["about"]["board_early"], "30m");
    assert!(left() < before, "{before} and {}", left());
    let ran = run(&["plan", TINY, "--out", &out, "--board-early", "soon"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
}
