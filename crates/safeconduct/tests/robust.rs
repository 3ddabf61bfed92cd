//! `plan --robust` as its callers use it: it gives up a little exposure for a better chance that all are safe, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, TINY, run};
use serde_json::Value;

const FIRST: &str = "examples/first/my-town.toml";

/// The short road shuts four minutes after the bus should be through; the other takes a minute more and is open all day.
const TWO_ROADS: &str = r#"
format = "safeconduct/1"
name = "Two roads"
timezone = "Europe/Sarajevo"
start = 2030-05-04T08:00:00
end = 2030-05-04T20:00:00
zone = [{ id = "old-town" }]
place = [
  { id = "school", zone = "old-town" },
  { id = "gate", zone = "old-town" },
  { id = "mill" },
  { id = "hall", receives = { people = 100 } },
]
vehicles = [{ id = "bus", count = 1, depot = "hall", seats = 45, out = true }]
people = [{ id = "families", at = "school", to = ["hall"], families = { "4" = 10 } }]
corridor = [
  { id = "short", from = "gate", to = "mill", time = "30m", convoy = { margin = "0m", headway = "10m" } },
  { id = "long", from = "gate", to = "mill", time = "31m", convoy = { margin = "0m", headway = "10m" } },
]
agreement = [
  { id = "morning", parties = ["party-a", "party-b"], covers = ["short"], in_force = [{ from = 2030-05-04T08:00:00, until = 2030-05-04T09:30:00 }] },
  { id = "day", parties = ["party-a", "party-b"], covers = ["long"], in_force = [{ from = 2030-05-04T08:00:00, until = 2030-05-04T20:00:00 }] },
]

[travel]
table = "times.csv"
"#;

const TIMES: &str = "from,to,minutes,km\nschool,gate,5,2\ngate,school,5,2\nmill,hall,10,5\nhall,mill,10,5\n";

/// The corridors of a plan's convoys, in order, and its exposure as the referee counts it.
fn written(scenario: &str, path: &str) -> (Vec<String>, f64) {
    let plan: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let corridor = |c: &Value| c["corridor"].as_str().unwrap().to_owned();
    let corridors = plan["convoys"].as_array().unwrap().iter().map(corridor).collect();
    let ran = run(&["check", scenario, path, "--json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    (corridors, said["score"]["exposure"].as_f64().unwrap())
}

#[test]
fn where_the_short_road_shuts_as_the_bus_comes_through_a_robust_plan_takes_the_longer_one() {
    let room = Room::new("two-roads");
    let scenario = room.file("two-roads.toml", TWO_ROADS);
    room.file("times.csv", TIMES);
    let (plain, robust) = (room.path("plain.json"), room.path("robust.json"));
    let base = ["plan", &scenario, "--iterations", "2", "--out"];
    assert_eq!(run(&[&base[..], &[&plain]].concat()).code, Some(0));
    let ran = run(&[&base[..], &[&robust, "--robust", "--json"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let ((short, least), (long, exposure)) = (written(&scenario, &plain), written(&scenario, &robust));
    assert_eq!((short.last().unwrap().as_str(), long.last().unwrap().as_str()), ("short", "long"));
    assert!(least < exposure && exposure <= least * 1.02, "{least} {exposure}");
    let said: Value = serde_json::from_str(&ran.out).unwrap();
    let of = |key: &str, which: &str| said["robust"][key][which]["mean"].as_f64().unwrap();
    assert!(of("all_safe", "kept") > of("all_safe", "best") + 0.1, "{said:#}");
    assert!(of("left", "kept") < of("left", "best"), "{said:#}");
    // The rehearsal, in worlds of its own, says the same.
    let all_safe = |plan: &str| {
        let ran = run(&["rehearse", &scenario, plan, "--worlds", "300", "--no-costs", "--json"]);
        let said: Value = serde_json::from_str(&ran.out).unwrap();
        said["all_safe_by"].as_array().unwrap().last().unwrap()["chance"]["mean"].as_f64().unwrap()
    };
    assert!(all_safe(&robust) > all_safe(&plain) + 0.1);
    let about: Value = serde_json::from_str(&std::fs::read_to_string(&robust).unwrap()).unwrap();
    assert_eq!(about["about"]["robust"], 2.0, "how it was made is said in the file");
    // With nothing to give up the best by score stays.
    let out = room.path("nothing.json");
    assert_eq!(run(&[&base[..], &[&out, "--robust=0"]].concat()).code, Some(0));
    assert_eq!(written(&scenario, &out).0, short);
}

#[test]
fn what_a_robust_plan_won_is_said_in_three_languages() {
    let room = Room::new("two-roads-said");
    let scenario = room.file("two-roads.toml", TWO_ROADS);
    room.file("times.csv", TIMES);
    for (lang, word) in [("en", "robust:"), ("fr", "robuste"), ("ar", "المتانة")] {
        let out = room.path("plan.json");
        let ran = run(&["--lang", lang, "plan", &scenario, "--out", &out, "--iterations", "1", "--robust"]);
        assert!(ran.out.contains(word), "{}", ran.out);
    }
}

#[test]
fn a_robust_plan_keeps_the_rules_leaves_nobody_more_costs_no_more_than_its_share_and_is_the_same_on_any_number_of_threads()
 {
    let room = Room::new("robust");
    for scenario in [TINY, FIRST, "testdata/tiny/tiny-0004.toml"] {
        let made = |name: &str, extra: &[&str]| {
            let out = room.path(name);
            let ran =
                run(&[&["plan", scenario, "--out", &out, "--iterations", "1", "--json"], extra].concat());
            assert_eq!(ran.code, Some(0), "{scenario}: {}", ran.err);
            let said: Value = serde_json::from_str(&ran.out).unwrap();
            (said, std::fs::read_to_string(&out).unwrap(), out)
        };
        let score = |path: &str, key: &str| {
            let ran = run(&["check", scenario, path, "--json"]);
            assert_eq!(ran.code, Some(0), "{scenario}: {}", ran.out);
            let said: Value = serde_json::from_str(&ran.out).unwrap();
            said["score"][key].as_f64().unwrap()
        };
        let (plain, _, plain_path) = made("plain.json", &["--threads", "1"]);
        let (said, bytes, path) = made("robust.json", &["--threads", "1", "--robust=5"]);
        assert!(plain.get("robust").is_none());
        assert!(score(&path, "left_behind_weighted") <= score(&plain_path, "left_behind_weighted") + 1e-6);
        assert!(score(&path, "exposure") <= score(&plain_path, "exposure") * 1.05 + 1e-3, "{scenario}");
        assert!(
            said["robust"]["plans"].as_u64().unwrap() >= 1
                && said["robust"]["worlds"].as_u64().unwrap() >= 20
        );
        assert_eq!(made("other.json", &["--threads", "3", "--robust=5"]).1, bytes, "{scenario}");
    }
    let out = room.path("never.json");
    assert_eq!(run(&["plan", TINY, "--out", &out, "--robust=much"]).code, Some(2));
}
