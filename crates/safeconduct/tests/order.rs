//! What counts first is what is optimised and what is said, whether the scenario or the command line has it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::float_cmp, reason = "the figures are small and exact")]

mod common;

use common::{Ran, Room, TINY, run};
use serde_json::{Value, json};

/// A bus stands at a hamlet of few people; a village of many is farther from the camp. Whoever comes to the village first
/// spares exposure; whoever empties the hamlet first is over sooner and drives less. The people of the hamlet would rather be
/// brought to the city, which is farther than the camp.
const WORLD: &str = r#"
format = "safeconduct/1"
name = "Hamlet and village"
timezone = "UTC"
start = 2030-05-04T08:00:00
end = 2030-05-04T16:00:00
ORDER

[[place]]
id = "hamlet"
[[place]]
id = "village"
[[place]]
id = "camp"
receives = {}
[[place]]
id = "city"
receives = {}

[[vehicles]]
id = "bus"
count = 1
depot = "hamlet"
seats = 40

[[people]]
id = "few"
at = "hamlet"
to = ["city", "camp"]
families = { "2" = 4 }

[[people]]
id = "many"
at = "village"
to = ["camp"]
families = { "2" = 20 }

[travel]
table = "times.csv"
"#;

const TIMES: &str = "\
from,to,minutes,km
hamlet,village,50,50
hamlet,camp,20,10
hamlet,city,60,40
village,camp,60,10
village,city,90,70
camp,city,50,30
";

/// The world's file, with a line for its order.
fn world(room: &Room, order: &str) -> String {
    room.file("times.csv", TIMES);
    room.file("world.toml", &WORLD.replace("ORDER", order))
}

fn plan(scenario: &str, out: &str, more: &[&str]) -> Ran {
    let ran = run(&[&["plan", scenario, "--out", out, "--iterations", "5"], more].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

fn read(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The score when the order is asked for on the command line, which is that when the scenario has it.
fn score(order: &str) -> Value {
    let room = Room::new(&format!("order-{order}"));
    let scenario = world(&room, "");
    let out = room.path("plan.json");
    plan(&scenario, &out, &["--order", order]);
    let asked = read(&out);
    assert_eq!(run(&["check", &scenario, &out]).code, Some(0), "{order}");

    let mut whole: Vec<&str> = order.split(',').collect();
    for part in ["left-behind", "exposure", "last-arrival", "distance"] {
        if !whole.contains(&part) {
            whole.push(part);
        }
    }
    assert_eq!(asked["about"]["order"], json!(whole), "{order}");
    let scenario = world(&room, &format!("order = {}", json!(whole)));
    plan(&scenario, &out, &[]);
    let stated = read(&out);
    assert_eq!(stated["about"].get("order"), None, "the scenario says it");
    assert_eq!(stated["score"], asked["score"], "{order}");
    assert_eq!(stated["convoys"], asked["convoys"], "{order}");
    assert_eq!(stated["vehicles"], asked["vehicles"], "{order}");
    asked["score"].clone()
}

fn number(score: &Value, key: &str) -> f64 {
    score[key].as_f64().unwrap_or_else(|| panic!("{key} in {score}"))
}

#[test]
fn what_counts_after_those_left_behind_decides_who_is_fetched_first() {
    let (exposure, last, distance) =
        (score("left-behind,exposure"), score("left-behind,last-arrival"), score("left-behind,distance"));
    for score in [&exposure, &last, &distance] {
        assert_eq!(score["left_behind"], 0);
    }
    let arrives = |score: &Value| score["last_arrival"].as_str().unwrap().to_owned();
    assert!(number(&exposure, "exposure") < number(&last, "exposure"), "{exposure} {last}");
    assert!(arrives(&last) < arrives(&exposure), "{exposure} {last}");
    assert_eq!(number(&distance, "distance_km"), 30.0);
    assert_eq!(number(&exposure, "distance_km"), 80.0);
}

#[test]
fn a_wish_counts_only_where_the_order_names_it_before_what_it_costs() {
    let plain = score("left-behind,exposure");
    let late = score("left-behind,exposure,wishes");
    let wished = score("left-behind,wishes");
    let first = score("wishes");
    assert_eq!(plain.get("wishes"), None);
    assert_eq!(number(&late, "wishes"), 8.0, "the camp is nearer: {late}");
    assert_eq!(number(&late, "exposure"), number(&plain, "exposure"));
    for wished in [wished, first] {
        assert_eq!(number(&wished, "wishes"), 0.0, "{wished}");
        assert_eq!(wished["left_behind"], 0);
        assert!(number(&wished, "exposure") > number(&plain, "exposure"));
    }
}

#[test]
fn what_stands_before_those_left_behind_is_warned_of_and_still_obeyed() {
    let room = Room::new("order-warned");
    let scenario = world(&room, "");
    let out = room.path("plan.json");
    for order in ["distance", "last-arrival", "exposure,left-behind"] {
        let ran = plan(&scenario, &out, &["--order", order]);
        assert!(ran.err.contains("left-behind does not count first"), "{order}: {}", ran.err);
    }
    assert_eq!(plan(&scenario, &out, &["--order", "left-behind,distance"]).err, "");
    let far = score("left-behind,exposure");
    assert!(number(&score("distance"), "distance_km") < number(&far, "distance_km"));
    let (soon, whole) = (score("last-arrival"), score("left-behind,last-arrival"));
    let arrives = |score: &Value| score["last_arrival"].as_str().map(str::to_owned);
    assert!(arrives(&soon) <= arrives(&whole), "{soon} {whole}");
}

#[test]
fn what_counts_first_is_said() {
    let room = Room::new("order-said");
    let scenario = world(&room, "");
    let (out, page) = (room.path("plan.json"), room.path("plan.html"));
    let ran = plan(&scenario, &out, &["--order", "left-behind,last-arrival", "--page", &page]);
    let says = "What counts first: left behind, weighted; last arrival; exposure; distance.";
    assert!(ran.out.contains(says), "{}", ran.out);
    let made = std::fs::read_to_string(&page).unwrap();
    assert!(made.contains(says));
    // The file remembers it, although the scenario does not say so.
    let ran = run(&["page", &scenario, &out, "--out", &page]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&page).unwrap(), made);
    let ran = plan(&scenario, &out, &["--order", "left-behind,last-arrival", "--json"]);
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(summary["order"], json!(["left-behind", "last-arrival", "exposure", "distance"]));
    assert_eq!(summary["parts"][1]["part"], "last-arrival");
}

#[test]
fn a_bound_of_plans_that_leave_as_few_is_no_proof_where_leaving_counts_later() {
    let room = Room::new("order-proof");
    let out = room.path("plan.json");
    let proven = |order: &str| -> Value {
        let ran = plan("testdata/tiny/tiny-0004.toml", &out, &["--order", order, "--json"]);
        serde_json::from_str::<Value>(&ran.out).unwrap()["nothing_better"]["proven"].clone()
    };
    assert_eq!(proven("left-behind"), json!(["left-behind", "exposure", "last-arrival"]));
    assert_eq!(proven("last-arrival"), json!([]));
    assert_eq!(proven("exposure,left-behind"), json!([]));
}

#[test]
fn a_part_that_there_is_not_or_that_stands_twice_is_refused() {
    for (order, says) in [
        ("last-arival", "last-arrival"),
        ("speed", "possible values"),
        ("exposure,exposure", "twice: exposure"),
        ("", "possible values"),
    ] {
        let ran = run(&["plan", TINY, "--out", "-", "--order", order]);
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{order}");
        assert!(ran.err.contains(says), "{order}: {}", ran.err);
    }
}
