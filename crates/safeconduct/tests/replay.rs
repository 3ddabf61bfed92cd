//! `replay` as others call it: sources apart, the same bytes every time, a model's answer that is called one, and what it refuses.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read what the program has written")]

mod common;

use std::path::Path;

use common::run;
use serde_json::Value;

fn example(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/aleppo-2016");
    folder.join(name).to_string_lossy().into_owned()
}

fn room(name: &str) -> std::path::PathBuf {
    let dir = std::env::temp_dir().join(format!("safeconduct-replay-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// Aleppo with its model, quickly.
fn aleppo(more: &[&str]) -> common::Ran {
    let (timeline, scenario) = (example("replay/timeline.csv"), example("first-days.toml"));
    let base = ["replay", &timeline, "--scenario", &scenario, "--iterations", "0", "--worlds", "40"];
    let ran = run(&[&base, more].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

#[test]
fn three_figures_of_one_day_stand_side_by_side_and_are_said_to_differ() {
    let ran = run(&["replay", &example("replay/timeline.csv"), "--timezone", "Asia/Damascus"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let line = ran.out.lines().find(|l| l.contains("37,500") && l.contains('≠')).unwrap();
    for part in
        ["Sources differ", "almost 19,000 (UN OCHA", "25,000 (ICRC", "37,500 (Turkish foreign minister"]
    {
        assert!(line.contains(part), "{line}");
    }
    assert!(!ran.out.contains("27,166"), "the mean of the three is nobody's figure");
    assert!(!ran.out.contains("A model's answer"), "no scenario, no model");
}

#[test]
fn the_model_is_called_one_and_nobody_vanishes_in_it() {
    let text = aleppo(&[]).out;
    for part in ["A model's answer, not what happened", "What it assumes", "more than the scenario has"] {
        assert!(text.contains(part), "{part}");
    }
    let json: Value = serde_json::from_str(&aleppo(&["--json"]).out).unwrap();
    let model = &json["model"];
    let steps = model["steps"].as_array().unwrap();
    assert_eq!(steps.iter().map(|s| s["shut"] == true).collect::<Vec<_>>(), [false, true, false]);
    let froms: Vec<&str> = steps.iter().map(|s| s["from"].as_str().unwrap()).collect();
    assert_eq!(froms[1..], ["2016-12-16T11:00:00+02:00", "2016-12-18T23:00:00+02:00"]);
    let safe: Vec<u64> = steps
        .iter()
        .flat_map(|s| s["safe"].as_array().unwrap())
        .map(|p| p["people"].as_u64().unwrap())
        .collect();
    let shut = steps[1]["safe"].as_array().unwrap();
    assert_eq!(shut[0]["at"], steps[1]["from"], "counted when it shuts, not some time before or after");
    let (begin, end) = (&shut[0]["people"], &shut[shut.len() - 1]["people"]);
    assert_eq!(
        begin.as_u64().unwrap() + steps[1]["aboard"].as_u64().unwrap(),
        end.as_u64().unwrap(),
        "while the corridor is shut only those on the way become safe"
    );
    assert!(safe.windows(2).all(|w| w[0] <= w[1]), "who is safe stays safe, from plan to plan");
    assert_eq!(safe.last().copied(), model["people"].as_u64(), "the model brings its people out");
    // What is planned again stays within what the sources said of the day on which they differ most.
    let against = model["against"].as_array().unwrap();
    let plan = &against.iter().find(|a| a["count"] == 8_079).unwrap()["plan"];
    let of_day = || against.iter().filter(|a| a["plan"] == *plan).map(|a| a["count"].as_u64().unwrap());
    assert_eq!(of_day().count(), 8);
    assert!(of_day().min() <= plan[0].as_u64() && plan[1].as_u64() <= of_day().max(), "{plan}");
    let band = model["band"].as_array().unwrap();
    assert!(band.iter().all(|p| p["quantiles"][0].as_u64() <= p["quantiles"][4].as_u64()));
}

#[test]
fn the_same_timeline_gives_the_same_bytes_and_a_record_with_the_same_root() {
    let dir = room("bytes");
    let record = dir.join("replay.jsonl").to_string_lossy().into_owned();
    let one = aleppo(&["--json", "--record", &record, "--threads", "1"]).out;
    assert_eq!(one, aleppo(&["--json", "--threads", "3"]).out);
    let json: Value = serde_json::from_str(&one).unwrap();
    let bytes = std::fs::read(&record).unwrap();
    let (header, entries) = wire::record::read("replay.jsonl", &bytes).unwrap();
    assert_eq!(header.label, wire::record::Label::Replay);
    assert_eq!(json["root"], operation::root(&entries).map(|b| format!("{b:02x}")).concat());
    assert_eq!(json["entries"], entries.len());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_page_loads_nothing_and_speaks_each_language() {
    let dir = room("page");
    for (lang, direction) in [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")] {
        let path = dir.join(lang).to_string_lossy().into_owned();
        aleppo(&["--page", &path, "--lang", lang]);
        let html = std::fs::read_to_string(&path).unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\">")));
        for word in ["<script", "src=", "@import", "url("] {
            assert!(!html.contains(word), "{lang}: {word}");
        }
        let links = html.matches("href=\"").count();
        assert!(
            links > 100 && links == html.matches("href=\"http").count(),
            "addresses of sources, and no other"
        );
        assert_eq!(html.matches("rel=\"noreferrer noopener\"").count(), links);
        assert!(html.contains("37,500") || html.contains("37\u{202f}500"), "{lang}");
    }
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_cannot_be_played_is_said_with_what_to_do() {
    let dir = room("wrong");
    let file = |name: &str, text: &str| {
        let path = dir.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let head = "date,time,source,event,count,unit,note";
    let two = file(
        "two.csv",
        &format!("{head}\n2016-12-15,99:00,Radio,waiting,,,\n2016-12-15,,Radio,waiting,5,,\n"),
    );
    let ran = run(&["replay", &two, "--timezone", "Asia/Damascus"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("two.csv:2:12") && ran.err.contains("two.csv:3:27"),
        "both at once: {}",
        ran.err
    );
    let elsewhere = format!("{head},corridor\n2016-12-16,11:00,Radio,suspend,,,,no-such-road\n");
    let ran = run(&["replay", &file("road.csv", &elsewhere), "--scenario", &example("first-days.toml")]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no-such-road") && ran.err.contains("ramouseh-road"), "{}", ran.err);
    let plain = file("plain.csv", &format!("{head}\n2016-12-15,,Radio,waiting,,,\n"));
    assert!(run(&["replay", &plain]).err.contains("UTC"));
    assert_eq!(run(&["replay", &plain, "--timezone", "Asia/Nowhere"]).code, Some(2));
    std::fs::remove_dir_all(dir).unwrap();
}
