//! `new` as its callers see it: a first scenario, one from sheets, workbooks to fill in, and nothing overwritten.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, command, end, root, run};

/// Plans the scenario and returns the plan, which keeps every rule.
fn planned(room: &Room, scenario: &str) -> serde_json::Value {
    let ran = run(&["plan", scenario, "--out", &room.path("plan.json"), "--iterations", "0"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let kept = run(&["check", scenario, &room.path("plan.json")]);
    assert_eq!(kept.code, Some(0), "{}", kept.out);
    serde_json::from_str(&std::fs::read_to_string(room.path("plan.json")).unwrap()).unwrap()
}

#[test]
fn the_starter_can_be_planned_as_it_stands_in_each_language() {
    for lang in ["en", "fr", "ar"] {
        let room = Room::new(&format!("starter-{lang}"));
        let town = room.path("my-town.toml");
        let ran = run(&["new", &town, "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert_eq!(room.names(), ["my-town-times.csv", "my-town.toml"]);
        // The next command stands in a line of its own, to be copied.
        let next = format!("\n  safeconduct plan {town} --limit 10s --out plan.json --page plan.html\n");
        assert!(ran.out.ends_with(&next), "{}", ran.out);
        assert_eq!(planned(&room, &town)["score"]["left_behind"].as_u64(), Some(0));
    }
}

#[test]
fn nothing_is_overwritten_without_force() {
    let room = Room::new("new-force");
    let (town, times) = (room.path("my-town.toml"), room.path("my-town-times.csv"));
    assert_eq!(run(&["new", &town]).code, Some(0));
    for mine in [&town, &times] {
        std::fs::remove_file(&town).unwrap();
        std::fs::remove_file(&times).unwrap();
        std::fs::write(mine, "mine").unwrap();
        let ran = run(&["new", &town]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("--force"), "{}", ran.err);
        assert_eq!(std::fs::read_to_string(mine).unwrap(), "mine");
        assert_eq!(room.names().len(), 1);
        assert_eq!(run(&["new", &town, "--force"]).code, Some(0));
    }
    let ran = run(&["new", &town, "--from", &times, "--force"]);
    assert_eq!(ran.code, Some(2), "a file that is read is not overwritten");
    assert!(run(&["new", "my-town.json"]).err.contains("safeconduct new my-town.toml"));
}

#[test]
fn the_sheets_of_the_example_become_a_scenario_that_can_be_planned() {
    let room = Room::new("new-from");
    let town = room.path("our-town.toml");
    let mut sheets: Vec<String> = std::fs::read_dir(root().join("examples/spreadsheets"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    sheets.sort();
    let mut args = vec!["new", &town, "--from"];
    args.extend(sheets.iter().map(String::as_str));
    let ran = run(&args);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    insta::assert_snapshot!(
        "from-sheets",
        ran.out.replace(&town, "our-town.toml").replace(&room.path(""), "")
    );
    insta::assert_snapshot!(
        "from-sheets-scenario",
        std::fs::read_to_string(&town).unwrap().replace(sheets[0].trim_end_matches("agreements.csv"), "")
    );
    assert_eq!(planned(&room, &town)["score"]["left_behind"].as_u64(), Some(0));
}

#[test]
fn a_mistake_is_said_by_its_cell_and_nothing_is_written() {
    let room = Room::new("new-mistake");
    let sheet = room.file("places.csv", "Place;Bays;Phone\nSchool;two;123\n");
    let ran = run(&["new", &room.path("my-town.toml"), "--from", &sheet]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("places.csv, cell C1: error: this column is about a person"), "{}", ran.err);
    assert!(ran.err.contains("no sheet holds this: Fleet"), "{}", ran.err);
    assert!(!ran.err.contains("123") && !ran.err.contains("two"), "nothing below a refused column is said");
    assert_eq!(room.names(), ["places.csv"]);
    let ran = run(&["new", &room.path("my-town.toml"), "--from", "nowhere.csv"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("nowhere.csv"), "{}", ran.err);
}

#[test]
fn a_template_is_a_scenario_when_it_is_handed_in() {
    let room = Room::new("new-template");
    let folder = room.path("sheets");
    let ran = run(&["new", "--template", &folder]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for lang in ["en", "fr", "ar"] {
        let town = room.path(&format!("{lang}.toml"));
        let ran = run(&["new", &town, "--from", &format!("{folder}/scenario-{lang}.xlsx"), "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        planned(&room, &town);
    }
    assert_eq!(run(&["new", "--template", &folder]).code, Some(2), "filled-in workbooks are not overwritten");
}

#[test]
fn a_wrong_command_line_says_what_is_missing() {
    assert_eq!(run(&["new"]).code, Some(2));
    assert_eq!(run(&["new", "--from", "places.csv"]).code, Some(2));
    let ran = end(command(&["new", "-"]).spawn().unwrap());
    assert_eq!(ran.code, Some(2));
}
