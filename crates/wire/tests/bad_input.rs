//! Every value of several scenarios spoilt in every way that comes to mind: nothing panics, and what is
//! necessarily a mistake is reported in its file and line.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod common;

use common::mutants::{Sort, Spot, line, replaced, spots, without};
use common::{Memory, of_project, project};

/// What has been tried.
#[derive(Default)]
struct Tally {
    tried: usize,
    refused: usize,
    silent: Vec<String>,
    /// The texts that were said.
    said: std::collections::BTreeSet<texts::Text>,
}

impl Tally {
    /// Reads a scenario with one file changed. `at` is the line where a mistake must be reported, if it must.
    fn try_one(
        &mut self,
        name: &str,
        files: &Memory,
        file: &str,
        bytes: Vec<u8>,
        at: Option<usize>,
        what: &str,
    ) {
        self.tried += 1;
        let mut files = files.clone();
        files.files.insert(file.to_owned(), bytes);
        let result = wire::scenario::read(name, &files);
        if let Err(problems) = &result {
            assert!(problems.has_errors(), "refused without a reason: {what}");
            self.say(problems);
            self.refused += 1;
        }
        let Some(at) = at else { return };
        let problems = result.err().unwrap_or_default();
        let error = |p: &&wire::Problem| p.severity == wire::Severity::Error;
        if !problems.0.iter().filter(error).any(|p| p.file == file && p.line == at) {
            self.silent.push(format!("{file}:{at}: {what}\n{problems}"));
        }
    }

    /// Every sort of mistake is one of ours, and has its words in every language.
    fn say(&mut self, problems: &wire::Problems) {
        for told in problems.0.iter().flat_map(|p| [Some(&p.message), p.help.as_ref()]).flatten() {
            let wire::Told::Said(said) = told else { panic!("in words of one language: {told}") };
            if self.said.insert(said.text) {
                let words = texts::Lang::ALL.map(|lang| told.text(lang));
                assert!(words.iter().all(|text| !text.is_empty()), "{words:?}");
                assert!(said.text == texts::Text::FixRooms || words[0] != words[2], "{words:?}");
            }
        }
    }

    fn finish(self, least: usize) {
        println!("{} tried, {} refused", self.tried, self.refused);
        let first = self.silent.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n");
        assert!(self.silent.is_empty(), "{} not reported where they are:\n{first}", self.silent.len());
        assert!(self.tried >= least, "only {} tried", self.tried);
    }
}

const REQUIRED: &[&str] = &[
    "format",
    "name",
    "timezone",
    "start",
    "end",
    "travel.table",
    "zone.id",
    "place.id",
    "place.hours.daily",
    "place.hours.first",
    "place.hours.last",
    "place.hours.from",
    "place.hours.until",
    "vehicles.id",
    "vehicles.count",
    "vehicles.depot",
    "vehicles.duty.most",
    "vehicles.duty.rest",
    "vehicles.available.daily",
    "people.id",
    "people.families",
    "people.family",
    "people.count",
    "people.file",
    "corridor.id",
    "corridor.from",
    "corridor.to",
    "corridor.time",
    "corridor.checkpoint.id",
    "corridor.checkpoint.after",
    "agreement.id",
    "agreement.parties",
    "agreement.covers",
    "agreement.in_force.from",
    "agreement.in_force.until",
    "agreement.in_force.daily",
    "agreement.suspended.from",
    "agreement.suspended.until",
    "quota.id",
    "quota.corridor",
    "quota.direction",
    "quota.most",
    "quota.unit",
    "exchange.id",
    "exchange.first",
    "exchange.second",
    "exchange.slack",
];

/// What names something that exists, or one of a few words.
const REFERENCES: &[&str] = &[
    "format",
    "timezone",
    "order[]",
    "travel.table",
    "place.zone",
    "vehicles.depot",
    "vehicles.serves[]",
    "people.at",
    "people.to[]",
    "people.priority",
    "people.file",
    "corridor.from",
    "corridor.to",
    "agreement.covers[]",
    "quota.corridor",
    "quota.direction",
    "quota.unit",
    "exchange.first",
    "exchange.second",
    "exchange.exempt[]",
    "aboard",
    "vehicles.duty.most",
    "vehicles.duty.rest",
    "corridor.time",
    "corridor.checkpoint.after",
    "corridor.convoy.headway",
    "corridor.convoy.margin",
    "place.hours.daily",
];

/// Lists in which nothing may stand twice.
const ONCE: &[&str] =
    &["order[]", "vehicles.serves[]", "people.to[]", "agreement.covers[]", "exchange.exempt[]"];

/// `thorough` also tries values that may be right.
fn spoil_toml(tally: &mut Tally, name: &str, files: &Memory, thorough: bool) {
    let text = String::from_utf8(files.files[name].clone()).unwrap();
    let all = spots(&text);
    let others = ["[]", "{}", "0", "\"x\"", "2016-12-15", "1970-01-01T00:00:00", "1000000", "\"0s\""];
    for spot in &all {
        let here = line(&text, spot.value.start);
        let mut change = |text: String, at: Option<usize>, what: &str| {
            let what = format!("{what} at {}", spot.path);
            tally.try_one(name, files, name, text.into_bytes(), at, &what);
        };
        if let Some(key) = &spot.key
            && spot.sort != Sort::Header
        {
            let parent = spot.parent.as_ref().map_or(1, |p| line(&text, p.start));
            let last = spot.path.rsplit('.').nth(1).unwrap_or_default();
            let free = last == "name" || last == "priorities";
            let typo = text[key.clone()].trim_end_matches('"').len();
            let typo = key.start + typo..key.start + typo;
            change(replaced(&text, &typo, "q"), (!free).then(|| line(&text, key.start)), "a typo in the key");
            let needed = REQUIRED.contains(&spot.path.as_str());
            change(without(&text, spot), needed.then_some(parent), "the key missing");
            let pair = &text[key.start..spot.value.end];
            let inline = spot.parent.as_ref().is_some_and(|p| text[p.clone()].starts_with('{'));
            let between = if inline { ", " } else { "\n" };
            let after = spot.value.end..spot.value.end;
            let second = line(&text, spot.value.end) + usize::from(!inline);
            change(replaced(&text, &after, &format!("{between}{pair}")), Some(second), "the key twice");
        }
        if spot.sort == Sort::Header {
            continue;
        }
        for (by, what) in values_for(spot, &text) {
            change(replaced(&text, &spot.value, &by), Some(here), what);
        }
        // What these make of a value may be right elsewhere.
        for by in others.iter().copied().filter(|_| thorough) {
            change(replaced(&text, &spot.value, by), None, "another value");
        }
        let middle = spot.value.start + (spot.value.end - spot.value.start) / 2;
        let middle = (0..=middle).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        let open = spot.sort == Sort::Text || spot.sort == Sort::Table && middle > spot.value.start;
        change(text[..middle].to_owned(), open.then(|| line(&text, middle)), "the file cut off");
        for byte in [0xff, 0x00] {
            let mut bytes = text.clone().into_bytes();
            bytes.insert(spot.value.start, byte);
            tally.try_one(name, files, name, bytes, Some(here), &format!("byte {byte:#x} at {}", spot.path));
        }
    }
    spoil_ids(tally, name, files, &text, &all);
}

/// Values that are wrong wherever this one stands.
fn values_for(spot: &Spot, text: &str) -> Vec<(String, &'static str)> {
    let old = &text[spot.value.clone()];
    let mut found: Vec<(String, &'static str)> = Vec::new();
    let mut wrong = |by: &str, what| found.push((by.to_owned(), what));
    wrong(if spot.sort == Sort::Flag { "17" } else { "true" }, "a wrong type");
    wrong("inf", "infinity");
    wrong("nan", "no number");
    wrong("\"\"", "an empty text");
    wrong("1e300", "far out of range");
    wrong("99999999999999999999", "more than 64 bits");
    wrong("-17.5", "a negative number that is not whole");
    wrong("\"no such thing\"", "a text that nothing is called");
    wrong("07:00:00", "a time of day");
    wrong("2016-02-30T00:00:00", "a day that does not exist");
    wrong("[[[]]]", "nested arrays");
    if spot.sort == Sort::Number {
        wrong(&format!("-{old}"), "negative");
    }
    if REFERENCES.contains(&spot.path.as_str()) {
        wrong("\"no-such-thing\"", "a bad reference");
        wrong("\"-5m\"", "a bad reference");
    }
    if ONCE.contains(&spot.path.as_str()) {
        wrong(&format!("{old}, {old}"), "the same twice");
    }
    let free_text = ["name", "reason", "area", "parties[]", "not_party[]", "en", "fr", "ar"];
    let last = spot.path.rsplit('.').next().unwrap_or_default();
    let degrees = last == "lat" || last == "lon";
    found.retain(|(by, what)| {
        let fine_text = free_text.contains(&last) && *what == "a text that nothing is called";
        let fine_degrees = degrees && by.starts_with('-');
        !fine_text && !fine_degrees
    });
    found
}

/// Each id made that of the row before, and made no id.
fn spoil_ids(tally: &mut Tally, name: &str, files: &Memory, text: &str, all: &[Spot]) {
    let mut before: Option<&Spot> = None;
    for spot in all.iter().filter(|s| s.path.ends_with("id") && s.key.is_some()) {
        let here = line(text, spot.value.start);
        for bad in ["\"Yard\"", "\"-a\"", "\"a b\"", "\"a/1\"", "\"é\""] {
            let changed = replaced(text, &spot.value, bad).into_bytes();
            tally.try_one(name, files, name, changed, Some(here), "not an id");
        }
        let long = format!("\"{}\"", "a".repeat(65));
        tally.try_one(
            name,
            files,
            name,
            replaced(text, &spot.value, &long).into_bytes(),
            Some(here),
            "a long id",
        );
        if let Some(other) = before.filter(|b| b.path == spot.path && b.path != "corridor.checkpoint.id") {
            let same = replaced(text, &spot.value, &text[other.value.clone()]);
            tally.try_one(name, files, name, same.into_bytes(), Some(here), "a repeated id");
        }
        before = Some(spot);
    }
}

/// Each cell of a CSV file spoilt.
fn spoil_csv(tally: &mut Tally, name: &str, files: &Memory, file: &str, rows: usize) {
    let text = String::from_utf8(wire::Files::read(files, file).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let header: Vec<&str> = lines[0].split(',').collect();
    let put = |row: usize, new: &str| {
        let mut lines: Vec<String> = lines.iter().map(|&l| l.to_owned()).collect();
        new.clone_into(&mut lines[row]);
        (lines.join("\n") + "\n").into_bytes()
    };
    for (row, old) in lines.iter().enumerate().take(rows + 1) {
        let cells: Vec<&str> = old.split(',').collect();
        for (column, &key) in header.iter().enumerate() {
            let with = |cell: &str| {
                let mut cells = cells.clone();
                cells[column] = cell;
                cells.join(",")
            };
            let number =
                !matches!(key, "from" | "to" | "id" | "at" | "priority" | "ready" | "kind" | "since");
            let id = key == "id" && row > 0;
            for bad in
                ["no-such-thing", "-1", "inf", "1e300", "NaN", "no such thing", "\"open", "x\"\"y", "0x10"]
            {
                // Some of these are good ids.
                let must =
                    !(id && (bad == "no-such-thing" || bad == "inf" || bad == "0x10" || bad == "1e300"));
                let what = format!("{bad} in column {key}");
                tally.try_one(name, files, file, put(row, &with(bad)), must.then_some(row + 1), &what);
            }
            let needed = row == 0 || matches!(key, "id" | "from") || key == "to" && file.contains("times");
            let empty = put(row, &with(""));
            tally.try_one(
                name,
                files,
                file,
                empty,
                needed.then_some(row + 1),
                &format!("nothing in column {key}"),
            );
            if number {
                tally.try_one(
                    name,
                    files,
                    file,
                    put(row, &with("x")),
                    Some(row + 1),
                    "a letter for a number",
                );
            }
            let mut bytes = put(row, &with("@"));
            let at = bytes.iter().position(|&b| b == b'@').unwrap();
            bytes[at] = 0xe9;
            tally.try_one(name, files, file, bytes, Some(row + 1), "a byte that is not UTF-8");
        }
        tally.try_one(name, files, file, put(row, &format!("{old},extra")), Some(row + 1), "a cell too many");
        if cells.len() > 1 {
            let short = put(row, &cells[1..].join(","));
            tally.try_one(name, files, file, short, Some(row + 1), "a cell too few");
        }
        tally.try_one(name, files, file, put(row, &format!("{old}\n{old}")), Some(row + 2), "a line twice");
    }
    for cut in (0..text.len()).step_by(7) {
        tally.try_one(name, files, file, text.as_bytes()[..cut].to_vec(), None, "the file cut off");
    }
    tally.try_one(name, files, file, Vec::new(), Some(1), "an empty file");
}

/// Each line of a JSON file that is laid out one key a line.
fn spoil_json(tally: &mut Tally, name: &str, files: &Memory) {
    let text = String::from_utf8(files.files[name].clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for (row, old) in lines.iter().enumerate() {
        let mut put = |new: String, at: Option<usize>, what: &str| {
            let mut lines: Vec<String> = lines.iter().map(|&l| l.to_owned()).collect();
            lines[row] = new;
            tally.try_one(name, files, name, lines.join("\n").into_bytes(), at, what);
        };
        let comma = if old.ends_with(',') { "," } else { "" };
        let bare = old.trim_end_matches(',');
        let (key, value) = match bare.split_once("\": ") {
            Some((key, value)) => (Some(key), value),
            None => (None, bare.trim()),
        };
        let before = &bare[..bare.len() - value.len()];
        if let Some(key) = key {
            let free = key.contains("normal");
            put(old.replacen("\":", "q\":", 1), (!free).then_some(row + 1), "a typo in the key");
            put(format!("{bare},\n{key}\": {value}{comma}"), None, "the key twice");
            put(String::new(), None, "the key missing");
        }
        if !matches!(value, "{" | "[" | "}" | "]") {
            for bad in ["true", "null", "-17.5", "\"\"", "1e300", "-1", "tru", "\"unclosed", "[[]]", "1e999"]
            {
                put(format!("{before}{bad}{comma}"), Some(row + 1), bad);
            }
            if key.is_some() {
                let twice = format!("{bare},\n{bare}{comma}");
                put(twice, Some(row + 2), "the key twice");
            }
        }
        put(format!("{}\u{0}", *old), Some(row + 1), "a zero byte");
    }
    for cut in (0..text.len()).step_by(11) {
        let part = &text[..cut];
        tally.try_one(name, files, name, part.into(), None, "the file cut off");
    }
}

fn from(path: &str) -> (String, Memory) {
    of_project(&project().join(path))
}

#[test]
fn every_key_of_the_format_spoilt_is_reported_where_it_is() {
    let text = include_str!("common/everything.toml");
    let times = "from,to,minutes,km,kind,since,low,high\nyard,school,5,2,,,4,9\nschool,gate-east,7.5,3,,,,\n\
        gate-west,camp,20,15,,,,\ngate-west,camp,30,15,bus,2016-12-15T08:00:00,28,44.5\ncamp,hospital,4,1,,,,5\n";
    let listed = "id,seats,wheelchairs,stretchers,count,at,to,priority,ready\n\
        l-1,2,,1,3,school,hospital;camp,urgent,2016-12-15T09:00:00\nl-2,4,,,,,,,\n";
    let files = Memory::of("everything.toml", text)
        .and("times.csv", times)
        .and("listed.csv", listed)
        .and("east.geojson", "{}");
    let read = wire::scenario::read("everything.toml", &files).unwrap_or_else(|p| panic!("{p}"));
    assert_eq!(read.warnings.to_string(), "");
    let mut tally = Tally::default();
    spoil_toml(&mut tally, "everything.toml", &files, true);
    tally.finish(3000);
    let mut tally = Tally::default();
    spoil_csv(&mut tally, "everything.toml", &files, "times.csv", 6);
    spoil_csv(&mut tally, "everything.toml", &files, "listed.csv", 1);
    tally.finish(400);
}

#[test]
fn aleppo_spoilt_is_reported_where_it_is() {
    let mut tally = Tally::default();
    for path in ["examples/aleppo-2016/first-days.toml", "examples/aleppo-2016/suspended.toml"] {
        let (name, files) = from(path);
        spoil_toml(&mut tally, &name, &files, false);
    }
    tally.finish(5000);
}

#[test]
fn tiny_spoilt_is_reported_where_it_is() {
    let mut tally = Tally::default();
    let (name, files) = from("testdata/conformance/tiny.toml");
    spoil_toml(&mut tally, &name, &files, true);
    spoil_csv(&mut tally, &name, &files, "tiny-times.csv", 4);
    tally.finish(1000);
}

#[test]
fn a_generated_scenario_spoilt_is_reported_where_it_is() {
    let mut tally = Tally::default();
    let (name, files) = from("testdata/generated/s-001.toml");
    spoil_toml(&mut tally, &name, &files, false);
    spoil_csv(&mut tally, &name, &files, "s-001-times.csv", 5);
    spoil_csv(&mut tally, &name, &files, "s-001-special.csv", 5);
    tally.finish(3000);
}

#[test]
fn a_scenario_in_json_spoilt_is_reported_where_it_is() {
    let mut tally = Tally::default();
    let (name, files) = from("testdata/bep/i02-01.json");
    spoil_json(&mut tally, &name, &files);
    tally.finish(500);
}
