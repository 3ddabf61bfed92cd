//! `safeconduct account`: from the record of a rehearsed world to sheets, tables and what is published.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, run};
use serde_json::Value;

const TOWN: &str = "examples/first/my-town.toml";

/// A plan of the town, and the record of one world.
fn rehearsed(room: &Room) -> (String, String) {
    let (plan, record) = (room.path("plan.json"), room.path("record.jsonl"));
    assert_eq!(run(&["plan", TOWN, "--out", &plan, "--iterations", "1"]).code, Some(0));
    let ran = run(&["rehearse", TOWN, &plan, "--world", "7", "--record", &record, "--no-costs"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    (plan, record)
}

/// People of events of a kind in a record, added up without any account.
fn added_up(record: &str, kind: &str) -> i64 {
    let entries = record.lines().skip(1).map(|line| serde_json::from_str::<Value>(line).unwrap());
    let load = |people: &Value| {
        ["seats", "wheelchairs", "stretchers"].iter().map(|k| people[k].as_i64().unwrap_or(0)).sum::<i64>()
    };
    entries.filter(|e| e["event"]["kind"] == kind).map(|e| load(&e["event"]["people"])).sum()
}

#[test]
fn each_figure_is_the_sum_of_its_entries_and_of_the_record() {
    let room = Room::new("account");
    let (plan, record) = rehearsed(&room);
    let ran = run(&["account", TOWN, &record, "--plan", &plan, "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let account: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(account["label"], "rehearsal");
    let units = account["accounts"].as_array().unwrap();
    assert!(units.len() > 5);
    for unit in units {
        assert_eq!(unit["balances"], true, "{unit}");
        for (term, sum) in unit["terms"].as_object().unwrap() {
            let entries = unit["entries"].as_array().unwrap();
            let added: i64 = entries.iter().map(|e| e["adds"][term].as_i64().unwrap_or(0)).sum();
            assert_eq!(added, sum.as_i64().unwrap(), "{unit}: {term}");
        }
    }
    let whole = units.iter().find(|u| u["of"] == "whole").unwrap();
    let text = std::fs::read_to_string(&record).unwrap();
    assert_eq!(whole["terms"]["boarded"].as_i64().unwrap(), added_up(&text, "boarded"));
    assert_eq!(whole["terms"]["handed_over"].as_i64().unwrap(), added_up(&text, "handed-over"));
    assert!(whole["terms"]["boarded"].as_i64().unwrap() > 0);
    assert!(whole["planned"].as_i64().unwrap() > 0);
}

#[test]
fn papers_come_in_three_languages_and_load_nothing() {
    let room = Room::new("account-papers");
    let (_, record) = rehearsed(&room);
    for lang in ["en", "fr", "ar"] {
        let out = |name: &str| room.path(&format!("{name}-{lang}"));
        let (page, bulletin, sitrep) = (out("page.html"), out("bulletin.html"), out("sitrep.html"));
        let (csv, map, figures) = (out("account.csv"), out("map.geojson"), out("figures.csv"));
        let ran = run(&[
            "account",
            TOWN,
            &record,
            "--lang",
            lang,
            "--page",
            &page,
            "--csv",
            &csv,
            "--geojson",
            &map,
            "--bulletin",
            &bulletin,
            "--sitrep",
            &sitrep,
            "--figures",
            &figures,
            "--delay",
            "1h",
        ]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        for path in [&page, &bulletin, &sitrep] {
            let html = std::fs::read_to_string(path).unwrap();
            assert!(html.contains(&format!("<html lang=\"{lang}\"")) && html.ends_with("</html>\n"));
            assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("src="));
        }
        assert!(std::fs::read_to_string(&csv).unwrap().contains("#affected+boarded+ind"));
        assert!(std::fs::read_to_string(&figures).unwrap().contains("#reached+evacuation+ind"));
        let map: Value = serde_json::from_slice(&std::fs::read(&map).unwrap()).unwrap();
        assert_eq!(map["type"], "FeatureCollection");
    }
}

#[test]
fn what_is_published_is_late_and_has_no_small_counts_unless_asked_for() {
    let room = Room::new("account-public");
    let header = r#"{"format":"safeconduct-record/1","scenario":"My town","label":"operation"}"#;
    let lines = run(&[
        "journal",
        TOWN,
        "BUS1 40 ON SCHOOL",
        "BUS1 3 REMOVED RIVER-POST",
        "BUS1 37 OFF SPORTS-HALL",
        "AMBULANCE1 4 ON SCHOOL",
        "AMBULANCE1 4 OFF CLINIC",
        "--entries",
        "--at",
        "2030-05-04T10:00",
    ]);
    assert_eq!(lines.code, Some(0), "{}", lines.err);
    let late = run(&[
        "journal",
        TOWN,
        "BUS2 30 ON SCHOOL",
        "BUS2 30 OFF SPORTS-HALL",
        "--entries",
        "--at",
        "2030-05-05T09:00",
    ]);
    let record = room.file("record.jsonl", &format!("{header}\n{}{}", lines.out, late.out));
    let figures = room.path("figures.csv");
    let bulletin = room.path("bulletin.html");
    let safe = |more: &[&str]| {
        let mut args = vec!["account", TOWN, &record, "--figures", &figures, "--bulletin", &bulletin];
        args.extend(more);
        let ran = run(&args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let csv = std::fs::read_to_string(&figures).unwrap();
        let cells = |line: &str| line.split(',').rev().take(3).last().unwrap().to_owned();
        csv.lines().skip(2).map(cells).collect::<Vec<_>>()
    };
    // The whole; the school; clinic and sports hall, of which one is small and the other would give it away.
    assert_eq!(safe(&["--delay", "12h"]), ["41", "41", "", ""]);
    assert!(std::fs::read_to_string(&bulletin).unwrap().contains("younger than 12"));
    assert_eq!(safe(&["--delay", "12h", "--smallest", "1"]), ["41", "41", "4", "37"]);
    assert_eq!(safe(&["--delay", "0s", "--smallest", "1"]), ["71", "71", "4", "67"]);
    assert_eq!(safe(&[]), ["0"], "a day late nothing has happened yet");
}

#[test]
fn both_clocks_are_asked_apart() {
    let room = Room::new("account-clocks");
    let header = r#"{"format":"safeconduct-record/1","scenario":"My town","label":"operation"}"#;
    // Told at noon of what happened at ten.
    let told = run(&["journal", TOWN, "BUS1 40 ON SCHOOL 1000", "--entries", "--at", "2030-05-04T12:00"]);
    let record = room.file("record.jsonl", &format!("{header}\n{}", told.out));
    let boarded = |more: &[&str]| {
        let mut args = vec!["account", TOWN, &record, "--json"];
        args.extend(more);
        let account: Value = serde_json::from_str(&run(&args).out).unwrap();
        account["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .find(|u| u["of"] == "whole")
            .map(|u| u["terms"]["boarded"].clone())
    };
    assert_eq!(boarded(&["--happened-by", "2030-05-04T11:00"]), Some(Value::from(40)));
    assert_eq!(boarded(&["--known-at", "2030-05-04T11:00"]), None);
    assert_eq!(boarded(&["--known-at", "2030-05-04T12:00"]), Some(Value::from(40)));
}
