//! The Aleppo example on its map: the same operation, and nearly the same driving times, as with its table.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read the files of the examples")]

mod common;

use std::collections::BTreeMap;

use common::{root, run};

/// Minutes by pair.
type Times = BTreeMap<(String, String), f64>;

fn times(csv: &str) -> Times {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let kind = cells.get(4).copied().unwrap_or("");
        let minutes = cells[2].parse().expect("minutes are a number");
        kind.is_empty().then(|| ((cells[0].to_owned(), cells[1].to_owned()), minutes))
    };
    csv.lines().skip(1).filter_map(row).collect()
}

#[test]
fn aleppo_on_its_map_is_the_same_operation() {
    let read = |name: &str| {
        let text = std::fs::read_to_string(root().join("examples/aleppo-2016").join(name));
        text.expect("the example is part of the project")
    };
    let lines = |text: &str| {
        let travel = ["table =", "network =", "delays =", "speeds ="];
        let counts = |l: &&str| !l.starts_with('#') && !travel.iter().any(|t| l.starts_with(t));
        text.lines().filter(counts).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&read("roads/first-days.toml")), lines(&read("first-days.toml")));
}

#[test]
fn the_map_of_aleppo_gives_nearly_the_times_of_its_table() {
    let ran = run(&["roads", "matrix", "examples/aleppo-2016/roads/first-days.toml", "--out", "-"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let map = times(&ran.out);
    let table = std::fs::read_to_string(root().join("examples/aleppo-2016/times.csv"));
    let table = times(&table.expect("the example is part of the project"));
    assert_eq!(map.keys().collect::<Vec<_>>(), table.keys().collect::<Vec<_>>());
    let mut apart: Vec<f64> = Vec::new();
    for (pair, &minutes) in &table {
        let off = (map[pair] - minutes).abs();
        // The crossing lies 113 m off the nearest road, and the table has another way to it; elsewhere the table is rounded to tenths.
        let crossing = pair.0 == "amiriyeh" || pair.1 == "amiriyeh";
        assert!(
            off <= if crossing { 2.0 } else { 0.9 },
            "{pair:?}: {minutes} by the table, {} by the map",
            map[pair]
        );
        apart.push(off / minutes);
    }
    apart.sort_by(f64::total_cmp);
    assert!(
        apart[apart.len() / 2] < 0.005,
        "half of all pairs differ by less than a two-hundredth: {apart:?}"
    );
}
