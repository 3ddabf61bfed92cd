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

#[test]
fn water_closes_roads_and_the_table_of_the_map_gives_the_same_plan() {
    let room = common::Room::new("valley");
    let scenario = "examples/river-flood/roads/valley-flood.toml";
    let (table, plan, page) = (room.path("times.csv"), room.path("plan.json"), room.path("plan.html"));
    let ran = run(&["roads", "matrix", scenario, "--out", &table]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let csv = std::fs::read_to_string(&table).unwrap();
    let rows: Vec<Vec<&str>> = csv.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let across: Vec<&Vec<&str>> =
        rows.iter().filter(|r| r[0] == "altenplos" && r[1] == "ramsenthal-hall" && r[4].is_empty()).collect();
    assert!(
        across.len() > 2 && across.last().unwrap()[2].is_empty(),
        "the river is shut in the end: {across:?}"
    );
    let minutes = |row: &[&str], n: usize| row[n].parse::<f64>().ok();
    assert!(minutes(across[1], 2) > minutes(across[0], 2), "the way around is longer");
    for row in rows.iter().filter(|r| !r[2].is_empty()) {
        let (low, likely, high) =
            (minutes(row, 6).unwrap(), minutes(row, 2).unwrap(), minutes(row, 7).unwrap());
        assert!(low <= likely && likely <= high && high <= 1.81 * likely + 0.01, "{row:?}");
    }
    assert!(rows.iter().any(|r| minutes(r, 7) > minutes(r, 2)), "some may take longer");
    // The same operation with the table in place of the map is planned alike and drawn alike.
    let text = std::fs::read_to_string(root().join(scenario)).unwrap();
    let (head, _) = text.split_once("[travel]").unwrap();
    let copy = room.path("by-table.toml");
    std::fs::write(&copy, format!("{head}[travel]\ntable = \"times.csv\"\n")).unwrap();
    let plans = [scenario, copy.as_str()].map(|scenario| {
        let ran = run(&["plan", scenario, "--iterations", "1", "--out", &plan, "--page", &page]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let found: serde_json::Value = serde_json::from_slice(&std::fs::read(&plan).unwrap()).unwrap();
        let drawn = run(&["rehearse", scenario, &plan, "--worlds", "40", "--no-costs", "--json"]);
        let drawn: serde_json::Value = serde_json::from_str(&drawn.out).unwrap();
        let closed = std::fs::read_to_string(&page).unwrap().contains("\"source\":\"© OpenStreetMap");
        (found["score"].clone(), drawn["exposure"].clone(), closed)
    });
    assert_eq!(plans[0].0, plans[1].0);
    assert_eq!(plans[0].1, plans[1].1);
    assert_eq!((plans[0].2, plans[1].2), (true, false), "only a map has roads to draw");
}

#[test]
fn the_page_has_the_roads_of_the_map_and_the_way_of_every_drive() {
    let room = common::Room::new("land");
    let (plan, page) = (room.path("plan.json"), room.path("plan.html"));
    let scenario = "examples/aleppo-2016/roads/first-days.toml";
    let ran = run(&["plan", scenario, "--iterations", "0", "--out", &plan, "--page", &page]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.len() < 2_000_000, "{} bytes", html.len());
    let begin = html.find("id=\"plan-data\">").unwrap() + "id=\"plan-data\">".len();
    let end = begin + html[begin..].find("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(&html[begin..end]).unwrap();
    let land = &data["land"];
    assert_eq!(land["source"], "© OpenStreetMap contributors");
    let roads = land["roads"].as_array().unwrap();
    for rank in 0..3 {
        assert!(roads.iter().any(|r| r[0] == rank), "roads of rank {rank}");
    }
    assert!(roads.iter().any(|r| r[2] == 1), "straight links are marked");
    assert!(land["corridors"].as_array().unwrap().iter().all(serde_json::Value::is_string));
    // Whoever drives from a place to another in the plan has a way to be drawn on.
    let text: serde_json::Value = serde_json::from_slice(&std::fs::read(&plan).unwrap()).unwrap();
    let places: Vec<&str> =
        data["places"].as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap()).collect();
    let ways: Vec<(&str, &str)> = land["ways"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| (places[w[0].as_u64().unwrap() as usize], places[w[1].as_u64().unwrap() as usize]))
        .collect();
    let mut drives = 0;
    for vehicle in text["vehicles"].as_array().unwrap() {
        for pair in vehicle["visits"].as_array().unwrap().windows(2) {
            let (Some(a), Some(b)) = (pair[0]["place"].as_str(), pair[1]["place"].as_str()) else { continue };
            assert!(a == b || ways.contains(&(a, b)), "{a} to {b}");
            drives += usize::from(a != b);
        }
    }
    assert!(drives > 20, "{drives}");
    // A table has no roads.
    let table = "examples/first/my-town.toml";
    assert_eq!(run(&["plan", table, "--iterations", "0", "--out", &plan, "--page", &page]).code, Some(0));
    assert!(std::fs::read_to_string(&page).unwrap().contains("\"land\":null"));
}
