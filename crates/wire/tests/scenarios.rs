//! Every scenario of the project reads without an error, and the same in JSON as in TOML.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod common;

use common::{Memory, all, of_project, project};
use toml::de::{DeTable, DeValue};

#[test]
fn every_scenario_of_the_project_reads() {
    let paths = all();
    assert!(paths.len() > 200, "{} scenarios", paths.len());
    for path in paths {
        let (name, files) = of_project(&path);
        if let Err(problems) = wire::scenario::read(&name, &files) {
            panic!("{}\n{problems}", path.display());
        }
    }
}

/// The same keys and values in JSON, in the same order; dates and times as texts.
fn in_json(value: &DeValue<'_>) -> String {
    let text = |s: &str| serde_json::to_string(s).unwrap();
    match value {
        DeValue::String(s) => text(s),
        DeValue::Integer(n) => n.as_str().to_owned(),
        DeValue::Float(x) => x.as_str().to_owned(),
        DeValue::Boolean(b) => b.to_string(),
        DeValue::Datetime(d) => text(&d.to_string()),
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().map(|v| in_json(v.get_ref())).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(table) => table_in_json(table),
    }
}

fn table_in_json(table: &DeTable<'_>) -> String {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entries: Vec<String> = entries
        .iter()
        .map(|(key, v)| {
            format!("{}: {}", serde_json::to_string(key.get_ref()).unwrap(), in_json(v.get_ref()))
        })
        .collect();
    format!("{{{}}}", entries.join(",\n"))
}

#[test]
fn a_scenario_in_json_is_the_same_scenario() {
    let mut compared = 0;
    for path in all().into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let (name, mut files) = of_project(&path);
        let text = String::from_utf8(files.files[&name].clone()).unwrap();
        let json = table_in_json(DeTable::parse(&text).unwrap().get_ref());
        files.files.insert("twin.json".to_owned(), json.into_bytes());
        let one = wire::scenario::read(&name, &files).unwrap();
        let twin = wire::scenario::read("twin.json", &files).unwrap();
        assert_eq!(one.scenario, twin.scenario, "{}", path.display());
        assert_eq!(one.warnings.0.len(), twin.warnings.0.len(), "{}", path.display());
        compared += 1;
    }
    assert!(compared > 100, "{compared} compared");
}

#[test]
fn tiny_is_read_as_it_stands() {
    let (name, files) = of_project(&project().join("testdata/conformance/tiny.toml"));
    let read = wire::scenario::read(&name, &files).unwrap();
    let s = read.scenario;
    assert_eq!(read.warnings.to_string(), "");
    assert_eq!(s.name.first(), "Tiny");
    assert_eq!(s.zones.len(), 2);
    assert_eq!(s.people(), 8 + 20 + 36 + 56 + 40 + 24 + 10);
    assert_eq!(
        s.vehicles.iter().map(|v| v.id.as_str()).collect::<Vec<_>>(),
        ["bus-1", "bus-2", "bus-3", "ambulance-1"]
    );
    let clock = wire::clock::Clock::of(&s);
    assert_eq!(clock.rfc3339(s.start), "2016-12-15T06:00:00+02:00");
    let days: Vec<String> = s.days.iter().map(|&d| clock.minute(d)).collect();
    assert_eq!(days, ["2016-12-14 00:00", "2016-12-15 00:00", "2016-12-16 00:00", "2016-12-17 00:00"]);
    let open: Vec<String> = s
        .open(domain::Idx::new(0))
        .iter()
        .map(|w| format!("{} to {}", clock.minute(w.from), clock.minute(w.until)))
        .collect();
    assert_eq!(
        open,
        [
            "2016-12-15 07:00 to 2016-12-15 11:00",
            "2016-12-15 12:00 to 2016-12-15 17:00",
            "2016-12-16 07:00 to 2016-12-16 17:00"
        ]
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let (name, files) = of_project(&project().join("testdata/conformance/tiny.toml"));
    let plain = wire::scenario::read(&name, &files).unwrap().scenario;
    let other = |text: Vec<u8>| {
        let text = String::from_utf8(text).unwrap();
        format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()
    };
    let table = std::fs::read(project().join("testdata/conformance/tiny-times.csv")).unwrap();
    let dressed = Memory::of(&name, other(files.files[&name].clone())).and("tiny-times.csv", other(table));
    assert_eq!(wire::scenario::read(&name, &dressed).unwrap().scenario, plain);
}
