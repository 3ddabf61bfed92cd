//! `safeconduct state`: where a plan stands at an instant, and planning again from there.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, run};

const TOWN: &str = "examples/first/my-town.toml";

#[test]
fn a_plan_goes_on_from_where_it_stands_without_a_change() {
    let room = Room::new("state");
    let (plan, now, again) = (room.path("plan.json"), room.path("now.json"), room.path("again.json"));
    assert_eq!(run(&["plan", TOWN, "--out", &plan, "--iterations", "1"]).code, Some(0));
    let ran = run(&["state", TOWN, &plan, "--at", "2030-05-04T10:30", "--out", &now]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ran =
        run(&["plan", TOWN, "--state", &now, "--previous", &plan, "--out", &again, "--iterations", "0"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Orders that change: 0 of "), "{}", ran.out);
    // Local time and an offset say the same.
    let utc = run(&["state", TOWN, &plan, "--at", "2030-05-04T08:30:00Z", "--out", "-"]);
    assert_eq!(utc.out, std::fs::read_to_string(&now).unwrap());
}

#[test]
fn an_instant_that_is_none_and_one_outside_are_said_and_nothing_is_written() {
    let room = Room::new("state-wrong");
    let (plan, now) = (room.path("plan.json"), room.path("now.json"));
    assert_eq!(run(&["plan", TOWN, "--out", &plan, "--iterations", "0"]).code, Some(0));
    for (at, says) in [("noon", "not an instant: noon"), ("2030-06-04T10:00", "outside of the horizon")] {
        let ran = run(&["state", TOWN, &plan, "--at", at, "--out", &now]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(says), "{}", ran.err);
        assert!(!std::path::Path::new(&now).exists());
    }
    let broken = std::fs::read_to_string(&plan).unwrap().replacen("\"bus-1\"", "\"bus-9\"", 1);
    let other = room.path("broken.json");
    std::fs::write(&other, broken).unwrap();
    let ran = run(&["state", TOWN, &other, "--at", "2030-05-04T10:00", "--out", &now]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
}
