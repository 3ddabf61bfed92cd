//! The forms say the same as each other, in every language, twice the same, and nothing that people wrote is more than text.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use common::{CHECKSUM, World, aleppo, bytes, drawn, table, text};
use domain::Name;
use exports::{PATHS, Part, Report};
use reports::Lang;
use serde_json::Value;

const TABLES: [&str; 6] = ["movements", "checkpoints", "trips", "arrivals", "left", "people-by-hour"];

fn worlds() -> Vec<World> {
    let mut worlds = vec![aleppo("first-days.toml")];
    worlds.extend((1..12).filter_map(drawn));
    worlds
}

/// Whether a path of ours is that of a sheet.
fn is_sheet(path: &str) -> bool {
    path.rsplit('.').next() == Some("html")
}

/// A world in which everything that people write is as bad as can be.
fn hostile() -> World {
    let mut world = aleppo("first-days.toml");
    let bad = "=HYPERLINK(\"x\")</style></script><script>alert('&')</script>\n\"'\\, ; {$x} \u{202e}";
    let name = || Name(vec![(String::new(), bad.to_owned())]);
    let s = &mut world.scenario;
    s.name = name();
    let (places, kinds, corridors, zones): (Vec<_>, Vec<_>, Vec<_>, Vec<_>) = (
        s.places.indices().collect(),
        s.kinds.indices().collect(),
        s.corridors.indices().collect(),
        s.zones.indices().collect(),
    );
    for i in places {
        s.places[i].name = name();
    }
    for i in kinds {
        s.kinds[i].name = name();
    }
    for i in corridors {
        s.corridors[i].name = name();
    }
    for i in zones {
        s.zones[i].name = name();
    }
    for a in &mut s.agreements {
        a.name = name();
        a.parties = vec![bad.to_owned()];
        a.not_party = vec![bad.to_owned()];
    }
    // A convoy's id is the plan's: whoever made it may have written anything.
    for convoy in &mut world.plan.convoys {
        convoy.id = format!("{bad}{}", convoy.id);
    }
    world.plan.vehicles.truncate(20);
    for left in &mut world.left {
        bad.clone_into(&mut left.why);
    }
    world
}

#[test]
fn every_language_writes_every_paper_and_none_asks_for_anything() {
    for world in worlds() {
        for lang in Lang::ALL {
            let report = world.report(lang, &Part::ALL);
            for d in &report.documents {
                assert!(PATHS.contains(&d.path.as_str()), "{}", d.path);
                assert!(!d.title.is_empty() && !d.bytes.is_empty());
            }
            for d in report.documents.iter().filter(|d| is_sheet(&d.path)) {
                let html = std::str::from_utf8(&d.bytes).unwrap();
                let head = format!("<html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir());
                assert!(html.contains(&head), "{}", d.path);
                assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'"), "{}", d.path);
                for asks in
                    ["<script", "src=", "url(", "@import", "http://", "https://", "<link", "<img", "onload"]
                {
                    assert!(!html.contains(asks), "{}: {asks}", d.path);
                }
                assert!(html.contains(&CHECKSUM[..4]), "{} does not say which plan it is of", d.path);
                let opened = |tag: &str| {
                    html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count()
                };
                for tag in ["table", "section", "tr", "td", "p", "bdi", "span", "ul", "ol", "li", "dl"] {
                    assert_eq!(opened(tag), html.matches(&format!("</{tag}>")).count(), "{}: {tag}", d.path);
                }
                assert!(html.contains(&reports::escape::escape(lang.say(texts::Text::SheetNotOrder))));
            }
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for world in worlds().into_iter().take(4) {
        assert_eq!(world.report(Lang::Ar, &Part::ALL), world.report(Lang::Ar, &Part::ALL), "{}", world.name);
    }
}

#[test]
fn what_people_wrote_is_text_everywhere() {
    let report = hostile().report(Lang::En, &Part::ALL);
    for d in &report.documents {
        if is_sheet(&d.path) {
            let html = std::str::from_utf8(&d.bytes).unwrap();
            assert!(!html.contains("<script"), "{}", d.path);
            assert_eq!(html.matches("</style>").count(), 1, "{}: a name ends the style", d.path);
        }
    }
    let read = |name: &str| table(&report, name).rows;
    for row in TABLES.iter().flat_map(|name| read(name)) {
        for (key, cell) in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{key}: {cell}");
        }
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(&report, "data/plan.xlsx"))).unwrap();
    for name in TABLES {
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name} has a formula");
    }
    let map: Value = serde_json::from_slice(bytes(&report, "data/plan.geojson")).unwrap();
    assert!(map["scenario"].as_str().unwrap().starts_with("=HYPERLINK"));
    for (_, text) in feed(&report) {
        csv::Reader::from_reader(text.as_bytes()).records().for_each(|row| drop(row.unwrap()));
    }
}

#[test]
fn each_column_has_a_key_and_a_hashtag_of_its_own() {
    let core = [
        "#activity",
        "#affected",
        "#beneficiary",
        "#capacity",
        "#date",
        "#description",
        "#geo",
        "#indicator",
        "#inneed",
        "#item",
        "#loc",
        "#meta",
        "#operations",
        "#status",
        "#targeted",
    ];
    let report = aleppo("first-days.toml").report(Lang::Fr, &[Part::Csv]);
    for name in TABLES {
        let read = table(&report, name);
        for list in [&read.keys, &read.tags] {
            let mut once = list.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), list.len(), "{name}: {list:?}");
        }
        for tag in &read.tags {
            let mut parts = tag.split('+');
            assert!(core.contains(&parts.next().unwrap()), "{name}: {tag}");
            assert!(
                parts.all(|p| p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())),
                "{name}: {tag}"
            );
        }
    }
}

#[test]
fn the_workbook_has_the_tables_with_typed_cells() {
    for world in worlds() {
        let report = world.report(Lang::Ar, &[Part::Csv, Part::Xlsx]);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(&report, "data/plan.xlsx"))).unwrap();
        for name in TABLES {
            let read = table(&report, name);
            let sheet = book.worksheet_range(name).unwrap();
            let rows: Vec<&[Data]> = sheet.rows().collect();
            assert_eq!(rows.len(), read.rows.len() + 2, "{}: {name}", world.name);
            for (at, tag) in read.tags.iter().enumerate() {
                assert_eq!(rows[1][at], Data::String(tag.clone()), "{}: {name}", world.name);
            }
            for (cells, row) in rows[2..].iter().zip(&read.rows) {
                for (cell, key) in cells.iter().zip(&read.keys) {
                    same(cell, &row[key], &world);
                }
            }
        }
    }
}

/// Whether a cell of the workbook holds what the other table has as text.
fn same(cell: &Data, text: &str, world: &World) {
    match cell {
        Data::Empty => assert_eq!(text, "", "{}", world.name),
        Data::String(s) => assert_eq!(s, text.strip_prefix('\'').unwrap_or(text), "{}", world.name),
        Data::Float(x) => {
            assert!((x - text.parse::<f64>().unwrap()).abs() < 1e-9, "{}: {x} {text}", world.name);
        }
        Data::Int(n) => assert_eq!(n.to_string(), text, "{}", world.name),
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let local = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
            assert_eq!(local, text[..19], "{}", world.name);
        }
        other => panic!("{}: {other:?} for {text}", world.name),
    }
}

#[test]
fn the_map_is_geojson_with_longitude_first() {
    for world in worlds() {
        let report = world.report(Lang::En, &[Part::Csv, Part::Geojson]);
        let map: Value = serde_json::from_slice(bytes(&report, "data/plan.geojson")).unwrap();
        assert_eq!(map["type"], "FeatureCollection");
        let features = map["features"].as_array().unwrap();
        let of = |kind: &str| features.iter().filter(|f| f["properties"]["kind"] == kind).collect::<Vec<_>>();
        let s = &world.scenario;
        assert_eq!(
            (of("place").len(), of("zone").len(), of("corridor").len(), of("convoy").len()),
            (s.places.len(), s.zones.len(), s.corridors.len(), world.plan.convoys.len())
        );
        for (feature, place) in of("place").iter().zip(&s.places) {
            match place.position {
                Some((lat, lon)) => {
                    assert_eq!(feature["geometry"]["coordinates"], serde_json::json!([lon, lat]));
                }
                None => assert!(feature["geometry"].is_null()),
            }
        }
        for (feature, row) in of("convoy").iter().zip(&table(&report, "movements").rows) {
            let properties = &feature["properties"];
            assert_eq!(properties["id"], row["convoy"].as_str());
            assert_eq!(properties["depart"], row["departs"].as_str());
            assert_eq!(properties["arrive"], row["arrives"].as_str());
            assert_eq!(properties["people"].to_string(), row["people"]);
        }
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            assert!(feature.get("geometry").is_some(), "RFC 7946 asks for one, if only null");
        }
    }
}

/// The files of the timetable feed.
fn feed(report: &Report) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes(report, "data/gtfs.zip"))).unwrap();
    let mut files = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

type Rows = Vec<BTreeMap<String, String>>;

fn rows(text: &str) -> Rows {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_timetable_feed_is_whole_and_an_exercise() {
    let report = aleppo("first-days.toml").report(Lang::En, &[Part::Csv, Part::Gtfs]);
    assert_eq!(report.notes, Vec::<String>::new());
    let files: BTreeMap<String, Rows> =
        feed(&report).iter().map(|(name, text)| (name.clone(), rows(text))).collect();
    let names = ["agency", "calendar_dates", "feed_info", "routes", "stop_times", "stops", "trips"];
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), names.map(|n| format!("{n}.txt")));
    let [agency, days, info, routes, times, stops, trips] = names.map(|n| &files[&format!("{n}.txt")]);
    assert_eq!(agency[0]["agency_name"], "EXERCISE – not a public service");
    assert_eq!(agency[0]["agency_timezone"], "Asia/Damascus");
    assert_eq!(info[0]["feed_version"], CHECKSUM);
    let has = |rows: &Rows, key: &str, value: &str| rows.iter().any(|row| row[key] == value);
    for trip in trips {
        assert!(has(routes, "route_id", &trip["route_id"]), "{trip:?}");
        assert!(has(days, "service_id", &trip["service_id"]), "{trip:?}");
        assert!(trip["trip_headsign"].starts_with("EXERCISE"), "{trip:?}");
        let halts: Vec<_> = times.iter().filter(|t| t["trip_id"] == trip["trip_id"]).collect();
        assert!(halts.len() >= 2, "{trip:?}");
        for (n, halt) in halts.iter().enumerate() {
            assert_eq!(halt["stop_sequence"], (n + 1).to_string());
            assert!(has(stops, "stop_id", &halt["stop_id"]), "{halt:?}");
            assert!(seconds(&halt["arrival_time"]) <= seconds(&halt["departure_time"]), "{halt:?}");
            assert_eq!((halt["pickup_type"].as_str(), halt["drop_off_type"].as_str()), ("1", "1"));
        }
        for pair in halts.windows(2) {
            assert!(seconds(&pair[0]["departure_time"]) <= seconds(&pair[1]["arrival_time"]), "{pair:?}");
        }
    }
    for route in routes {
        assert!(route["route_long_name"].starts_with("EXERCISE"));
        assert_eq!(route["route_type"], "3");
    }
    assert!(
        times.iter().any(|t| seconds(&t["arrival_time"]) >= 24 * 3600),
        "some trip goes on after midnight"
    );
    // The times are those of the table of who rides where.
    let table = table(&report, "trips");
    for trip in trips {
        let vehicle = &trip["block_id"];
        let halts: Vec<_> = times.iter().filter(|t| t["trip_id"] == trip["trip_id"]).collect();
        let first = halts[0]["departure_time"].as_str();
        let day = &trip["service_id"];
        let found = table.rows.iter().any(|row| {
            let at = &row["loading_ends"];
            row["vehicle"] == *vehicle && at[..10].replace('-', "") == *day && at[11..19] == *first
        });
        assert!(found, "{trip:?} {first}");
    }
}

fn seconds(time: &str) -> u64 {
    time.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u64>().unwrap())
}

#[test]
fn without_positions_there_is_no_timetable_feed_but_a_word_about_it() {
    let mut world = aleppo("first-days.toml");
    let all: Vec<_> = world.scenario.places.indices().collect();
    for place in all {
        world.scenario.places[place].position = None;
    }
    let report = world.report(Lang::En, &[Part::Gtfs, Part::Geojson]);
    assert!(report.documents.iter().all(|d| d.path != "data/gtfs.zip"));
    assert_eq!(report.notes.len(), 1);
    assert!(text(&report, "data/plan.geojson").contains("\"geometry\":null"));
}

#[test]
fn only_what_is_asked_for_is_written() {
    let world = aleppo("first-days.toml");
    let paths = |parts: &[Part]| {
        world.report(Lang::En, parts).documents.into_iter().map(|d| d.path).collect::<Vec<_>>()
    };
    assert_eq!(paths(&[Part::Geojson, Part::Xlsx]), ["data/plan.xlsx", "data/plan.geojson"]);
    assert!(paths(&[Part::Sheets]).iter().all(|p| is_sheet(p)));
}

#[test]
fn a_plan_in_which_nobody_moves_is_written_too() {
    let mut world = aleppo("first-days.toml");
    world.plan.convoys.clear();
    world.plan.vehicles.clear();
    for lang in Lang::ALL {
        let report = world.report(lang, &Part::ALL);
        assert_eq!(table(&report, "left").sum("people"), world.scenario.people());
        assert!(report.documents.iter().any(|d| d.path == "who-is-left.html"));
    }
}
