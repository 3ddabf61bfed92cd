//! `safeconduct journal`: what a station says is read back in three languages and becomes entries.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, run};

const TOWN: &str = "examples/first/my-town.toml";
const AT: [&str; 2] = ["--at", "2030-05-04T14:30"];

#[test]
fn a_line_is_read_back_in_every_language_and_the_entry_is_the_same() {
    let mut entries = Vec::new();
    for (lang, says) in
        [("en", "Aboard bus-2: 48"), ("fr", "À bord de bus-2"), ("ar", "على متن \u{2068}bus-2\u{2069}: 48")]
    {
        let ran = run(&["journal", TOWN, "CP1 BUS02 48 IN 1425", AT[0], AT[1], "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let mut lines = ran.out.lines();
        let said = lines.next().unwrap();
        assert!(said.contains(says) && said.contains("14:25"), "{said}");
        entries.push(lines.collect::<Vec<_>>().join("\n"));
    }
    assert!(entries.iter().all(|e| *e == entries[0]));
    assert!(
        entries[0]
            .contains(r#""event":{"kind":"at-checkpoint","vehicle":"bus-2","checkpoint":"river-post"}"#)
    );
    assert!(
        entries[0]
            .contains(r#""event":{"kind":"counted","vehicle":"bus-2","people":48,"method":"estimate"}"#)
    );
}

#[test]
fn entries_of_the_journal_are_lines_of_a_record() {
    let room = Room::new("journal");
    let ran = run(&["journal", TOWN, "BUS 2 48 ON SCHOOL", "BUS 2 OUT SCHOOL", AT[0], AT[1], "--entries"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let header = r#"{"format":"safeconduct-record/1","scenario":"My town","label":"operation"}"#;
    let record = room.path("record.jsonl");
    std::fs::write(&record, format!("{header}\n{}", ran.out)).unwrap();
    let again = run(&["journal", TOWN, "BUS2 48 ABOARD", "--record", &record, AT[0], AT[1]]);
    assert_eq!((again.code, again.err.as_str()), (Some(0), ""));
}

#[test]
fn a_line_that_nobody_understands_gives_no_entry_and_says_where() {
    let ran = run(&["journal", TOWN, "BUS02 48 ABOARD", "BUS02 OUT SCHOLL", "BUS02 IN", AT[0], AT[1]]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.out.lines().count(), 2, "the first line is read all the same: {}", ran.out);
    assert!(ran.err.contains("column 11"), "{}", ran.err);
    assert!(ran.err.contains("near to it: SCHOOL"), "{}", ran.err);
    assert!(ran.err.contains("missing: a place or a checkpoint"), "{}", ran.err);
}
