//! What the README tells newcomers to type is what the project has and does.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, root, run};

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn the_scenario_of_the_readme_is_the_example() {
    let readme = read("README.md");
    for (file, language) in [("examples/first/my-town.toml", "toml"), ("examples/first/times.csv", "csv")] {
        let block = format!("```{language}\n{}```", read(file));
        assert!(readme.contains(&block), "README.md does not hold {file} as it is");
    }
}

#[test]
fn the_first_plan_brings_everybody_out() {
    let room = Room::new("first");
    let out = room.path("plan.json");
    let ran = run(&["plan", "examples/first/my-town.toml", "--out", &out, "--limit", "1s"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "", "the example has no warning");
    let ran = run(&["check", "examples/first/my-town.toml", &out, "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["score"]["left_behind"], 0, "{answer}");
}

#[test]
fn the_examples_can_be_planned() {
    for scenario in [
        "examples/aleppo-2016/first-days.toml",
        "examples/aleppo-2016/suspended.toml",
        "examples/two-towns/two-towns.toml",
        "examples/river-flood/river-flood.toml",
    ] {
        let ran = run(&["check", scenario]);
        assert_eq!(ran.code, Some(0), "{scenario}: {}", ran.err);
    }
}

#[test]
fn an_exchange_and_a_flood_bring_everybody_out() {
    let room = Room::new("examples");
    let out = room.path("plan.json");
    for scenario in ["examples/two-towns/two-towns.toml", "examples/river-flood/river-flood.toml"] {
        let ran = run(&["plan", scenario, "--out", &out, "--iterations", "1"]);
        assert_eq!(ran.code, Some(0), "{scenario}: {}", ran.err);
        let ran = run(&["check", scenario, &out, "--json"]);
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(answer["score"]["left_behind"], 0, "{scenario}: {answer}");
    }
}

#[test]
fn the_guide_shows_keys_that_there_are() {
    let room = Room::new("guide");
    for guide in ["docs/guide/en.md", "docs/guide/fr.md"] {
        let text = read(guide);
        let toml = text.split("```toml\n").nth(1).and_then(|t| t.split("```").next()).unwrap();
        let scenario = room.path("guide.toml");
        std::fs::write(&scenario, toml).unwrap();
        // It shows keys, not a whole town: ids that are nowhere defined are all that may be wrong with it.
        let ran = run(&["check", &scenario]);
        let wrong: Vec<&str> = ran.err.lines().filter(|l| l.contains(": error: ")).collect();
        assert!(!wrong.is_empty(), "{guide} is a town by now: check it like one");
        for line in wrong {
            let known = [": unknown place: ", ": unknown zone: ", ": times.csv", "no such file", "cannot"];
            assert!(known.iter().any(|k| line.contains(k)), "{guide}: {line}");
        }
    }
}
