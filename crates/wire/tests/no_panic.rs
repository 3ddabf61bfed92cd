//! Whatever the bytes, reading a scenario ends, and never with a panic.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]

mod common;

use common::Memory;
use proptest::prelude::*;

const EVERYTHING: &str = include_str!("common/everything.toml");
const TIMES: &str =
    "from,to,minutes,km,kind,since\nyard,school,5,2,,\n\"gate-west\",camp,30,15,bus,2016-12-15T08:00:00\n";
const LISTED: &str =
    "id,seats,stretchers,count,at,to,priority,ready\nl-1,2,1,3,school,hospital;camp,urgent,\n";

fn read(name: &str, bytes: &[u8], times: &[u8], listed: &[u8]) {
    let files = Memory::of(name, bytes).and("times.csv", times).and("listed.csv", listed);
    match wire::scenario::read(name, &files) {
        Ok(read) => assert!(!read.warnings.has_errors()),
        Err(problems) => {
            assert!(problems.has_errors());
            // What is printed is part of it.
            assert!(!problems.to_string().is_empty());
        }
    }
}

/// A text with some stretches copied elsewhere, taken out, or overwritten with noise.
fn mangled(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let noise = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        "[\\[\\]{}\"=,.#0-9a-z\n-]{0,8}".prop_map(String::into_bytes),
        Just(b"9999-12-31T23:59:59".to_vec()),
        Just(b"0000-01-01T00:00:00Z".to_vec()),
        Just(b"-9223372036854775808".to_vec()),
        Just(b"4294967295".to_vec()),
        Just(b"1000000".to_vec()),
        Just(b"\"36525d\"".to_vec()),
    ];
    let edit =
        (any::<prop::sample::Index>(), 0..40_usize, noise, any::<prop::sample::Index>(), any::<bool>());
    proptest::collection::vec(edit, 1..6).prop_map(move |edits| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, length, noise, other, copy) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            let other = other.index(bytes.len().max(1)).min(bytes.len());
            let new = if copy { bytes[other..(other + length).min(bytes.len())].to_vec() } else { noise };
            bytes.splice(at..end, new);
        }
        bytes
    })
}

/// Values put whole in the place of others, so that the syntax stays sound and the meaning does not.
fn with_other_values() -> impl Strategy<Value = String> {
    let spots = common::mutants::spots(EVERYTHING);
    let values: Vec<String> = spots
        .iter()
        .filter(|s| s.sort != common::mutants::Sort::Header)
        .map(|s| EVERYTHING[s.value.clone()].to_owned())
        .chain(
            ["4294967295", "1000000", "10000", "\"36525d\"", "9999-12-31T23:59:59", "0001-01-01", "1e9", "0"]
                .map(str::to_owned),
        )
        .collect();
    let places: Vec<_> =
        spots.into_iter().filter(|s| s.sort != common::mutants::Sort::Header).map(|s| s.value).collect();
    let pick = (0..places.len(), 0..values.len());
    proptest::collection::vec(pick, 1..5).prop_map(move |mut picks| {
        // From the end, so that what comes before keeps its place; one inside another is left.
        picks.sort_by_key(|(place, _)| std::cmp::Reverse(places[*place].start));
        let mut text = EVERYTHING.to_owned();
        let mut last = usize::MAX;
        for (place, value) in picks {
            if places[place].end <= last {
                text.replace_range(places[place].clone(), &values[value]);
                last = places[place].start;
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read("a.toml", &bytes, b"", b"");
        read("a.json", &bytes, b"", b"");
        read("a.toml", EVERYTHING.as_bytes(), &bytes, &bytes);
    }

    #[test]
    fn mangled_files_are_read_or_refused(bytes in mangled(EVERYTHING), times in mangled(TIMES), listed in mangled(LISTED)) {
        read("a.toml", &bytes, TIMES.as_bytes(), LISTED.as_bytes());
        read("a.toml", EVERYTHING.as_bytes(), &times, &listed);
    }

    #[test]
    fn other_values_are_read_or_refused(text in with_other_values()) {
        read("a.toml", text.as_bytes(), TIMES.as_bytes(), LISTED.as_bytes());
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (name, open) in [("a.json", "["), ("a.json", "{\"a\":"), ("a.toml", "a = [")] {
        let text = if name == "a.toml" { format!("a = {}", "[".repeat(50_000)) } else { open.repeat(50_000) };
        read(name, text.as_bytes(), b"", b"");
    }
}
