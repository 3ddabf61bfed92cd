//! `rehearse` as others call it: the same bytes on any number of threads and in parts, and what it refuses.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read what the program has written")]

mod common;

use std::path::Path;

use common::run;

/// A file of the test data.
fn data(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
    folder.join(name).to_string_lossy().into_owned()
}

fn room(name: &str) -> std::path::PathBuf {
    let dir = std::env::temp_dir().join(format!("safeconduct-rehearse-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

#[test]
fn threads_and_parts_change_no_byte() {
    let dir = room("parts");
    let file = |name: &str| dir.join(name).to_string_lossy().into_owned();
    let (scenario, plan) = (data("tiny.toml"), data("kept-tiny.json"));
    let play = |more: &[&str]| {
        let ran = run(&[&["rehearse", &scenario, &plan, "--json"], more].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran.out
    };
    let (whole, a, b, joined) = (file("whole"), file("a"), file("b"), file("joined"));
    let one = play(&["--worlds", "60", "--threads", "1", "--out", &whole]);
    assert_eq!(one, play(&["--worlds", "60", "--threads", "3"]));
    play(&["--worlds", "0..25", "--out", &a]);
    play(&["--worlds", "25..60", "--out", &b]);
    assert_eq!(one, play(&["--merge", &b, &a, "--out", &joined]));
    assert_eq!(std::fs::read(whole).unwrap(), std::fs::read(joined).unwrap());
    let other = run(&["rehearse", &scenario, &plan, "--seed", "2", "--merge", &a]);
    assert_eq!(other.code, Some(2), "parts of another seed are another rehearsal's");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_broken_plan_is_not_rehearsed() {
    let ran = run(&["rehearse", &data("tiny.toml"), &data("broken-capacity-one-family-too-many.json")]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("CAPACITY"), "{}", ran.err);
}

#[test]
fn the_hazards_that_are_printed_are_those_that_are_built_in() {
    let dir = room("hazards");
    let path = dir.join("hazards.toml").to_string_lossy().into_owned();
    let printed = run(&["rehearse", "--print-hazards"]);
    assert_eq!(printed.code, Some(0));
    std::fs::write(&path, printed.out).unwrap();
    let (scenario, plan) = (data("tiny.toml"), data("kept-tiny.json"));
    let given = run(&["rehearse", &scenario, &plan, "--worlds", "20", "--hazards", &path]);
    assert_eq!(given.out, run(&["rehearse", &scenario, &plan, "--worlds", "20"]).out);
    std::fs::write(&path, "format = \"safeconduct-hazards/1\"\n[cars]\nchance = 2\n").unwrap();
    let wrong = run(&["rehearse", &scenario, &plan, "--hazards", &path]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains(":3:10"), "{}", wrong.err);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_page_asks_nobody_for_anything_and_speaks_each_language() {
    let dir = room("page");
    let (scenario, plan) = (data("tiny.toml"), data("kept-tiny.json"));
    for (lang, direction) in [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")] {
        let path = dir.join(lang).to_string_lossy().into_owned();
        let ran = run(&["rehearse", &scenario, &plan, "--worlds", "20", "--page", &path, "--lang", lang]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let html = std::fs::read_to_string(&path).unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\">")));
        for word in ["<script", "http://", "https://", "src="] {
            assert!(!html.replace("img-src", "").replace("style-src", "").contains(word), "{word} in {lang}");
        }
    }
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn one_world_is_written_as_a_record() {
    let dir = room("record");
    let path = dir.join("world-7.jsonl").to_string_lossy().into_owned();
    let (scenario, plan) = (data("tiny.toml"), data("kept-tiny.json"));
    let ran = run(&["rehearse", &scenario, &plan, "--world", "7", "--record", &path, "--json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let (header, entries) = wire::record::read(&path, &std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(header.label, wire::record::Label::Rehearsal);
    assert!(entries.len() > 10, "{}", entries.len());
    // One world: the record is the world's own, not that of the first.
    run(&["rehearse", &scenario, &plan, "--world", "8", "--record", &path]);
    let (_, other) = wire::record::read(&path, &std::fs::read(&path).unwrap()).unwrap();
    assert_ne!(entries, other);
    assert_eq!(run(&["rehearse", &scenario, &plan, "--record", &path]).code, Some(2), "which world?");
    std::fs::remove_dir_all(dir).unwrap();
}
