//! `report`: what it writes where, what it refuses, and what it says.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{root, run};

/// An empty folder of this test's own.
fn room(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("safeconduct-report-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

const SCENARIO: &str = "examples/first/my-town.toml";

/// A plan of the first example.
fn plan(dir: &Path) -> String {
    let plan = dir.join("plan.json").display().to_string();
    let ran = run(&["plan", SCENARIO, "--out", &plan, "--iterations", "0"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    plan
}

fn report(plan: &str, out: &Path, more: &[&str]) -> common::Ran {
    run(&[&["report", SCENARIO, plan, "--out", &out.display().to_string()], more].concat())
}

#[test]
fn it_writes_a_folder_and_lists_it() {
    let dir = room("whole");
    let (plan, out) = (plan(&dir), dir.join("report"));
    let ran = report(&plan, &out, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for path in
        ["movement-order.html", "vehicles.html", "data/trips.csv", "data/plan.xlsx", "data/plan.geojson"]
    {
        assert!(out.join(path).is_file(), "{path}");
        assert!(ran.out.contains(path), "{}", ran.out);
    }
    let checksum = exports::checksum(&fs::read(&plan).unwrap());
    let movements = fs::read_to_string(out.join("data/movements.csv")).unwrap();
    assert!(movements.contains(&checksum[..12]), "rows say which plan they are of");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_folder_with_other_things_is_left_alone_unless_its_user_insists() {
    let dir = room("other");
    let (plan, out) = (plan(&dir), dir.join("report"));
    fs::create_dir(&out).unwrap();
    assert_eq!(report(&plan, &out, &["--only", "csv"]).code, Some(0), "an empty folder is fine");
    let before = fs::read(out.join("data/left.csv")).unwrap();
    let ran = report(&plan, &out, &["--only", "sheets"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert!(!out.join("vehicles.html").exists());
    let ran = report(&plan, &out, &["--only", "sheets,geojson", "--force"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("data/left.csv"), "what is of another report is said: {}", ran.err);
    assert_eq!(fs::read(out.join("data/left.csv")).unwrap(), before);
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_plan_that_breaks_a_rule_gets_no_report() {
    let dir = room("broken");
    let (plan, out) = (plan(&dir), dir.join("report"));
    let mut broken: serde_json::Value = serde_json::from_slice(&fs::read(&plan).unwrap()).unwrap();
    broken["score"]["left_behind"] = 1_000_000.into();
    let path = dir.join("broken.json");
    fs::write(&path, broken.to_string()).unwrap();
    let ran = report(&path.display().to_string(), &out, &[]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("SCORE"), "{}", ran.err);
    assert!(!out.exists());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_words_are_those_of_the_language_and_the_data_those_of_every_one() {
    let dir = room("words");
    let plan = plan(&dir);
    let (en, ar) = (dir.join("en"), dir.join("ar"));
    assert_eq!(report(&plan, &en, &[]).code, Some(0));
    assert_eq!(report(&plan, &ar, &["--lang", "ar"]).code, Some(0));
    let head = |folder: &Path, file: &str| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        text.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(head(&en, "data/trips.csv"), head(&ar, "data/trips.csv"));
    let sheet = fs::read_to_string(ar.join("vehicles.html")).unwrap();
    assert!(sheet.contains("dir=\"rtl\""));
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_report_of_the_same_plan_is_the_same() {
    let dir = room("same");
    let plan = plan(&dir);
    let (a, b) = (dir.join("a"), dir.join("b"));
    assert_eq!(report(&plan, &a, &[]).code, Some(0));
    assert_eq!(report(&plan, &b, &[]).code, Some(0));
    for path in exports::PATHS.iter().filter(|p| a.join(p).exists()) {
        assert_eq!(fs::read(a.join(path)).unwrap(), fs::read(b.join(path)).unwrap(), "{path}");
    }
    assert!(root().join(SCENARIO).is_file());
    fs::remove_dir_all(dir).unwrap();
}
