//! Instants, windows and days in local time.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]

mod common;

use common::Memory;
use domain::{Idx, Scenario, Time, Windows};
use wire::clock::Clock;

/// A scenario with one place that has these hours, in this zone and horizon.
fn with_hours(zone: &str, start: &str, end: &str, hours: &str) -> Result<Scenario, String> {
    let text = format!(
        "format = \"safeconduct/1\"\nname = \"Hours\"\ntimezone = \"{zone}\"\nstart = {start}\nend = {end}\n\
         [[place]]\nid = \"camp\"\nhours = {hours}\n[[vehicles]]\nid = \"bus\"\ncount = 1\ndepot = \"camp\"\nseats = 1\n\
         [travel]\ntable = \"times.csv\"\n"
    );
    let files = Memory::of("hours.toml", text).and("times.csv", "from,to,minutes,km\n");
    wire::scenario::read("hours.toml", &files).map(|read| read.scenario).map_err(|p| p.to_string())
}

fn shown(s: &Scenario, windows: &Windows) -> Vec<String> {
    let clock = Clock::of(s);
    windows.iter().map(|w| format!("{} {}", clock.rfc3339(w.from), clock.rfc3339(w.until))).collect()
}

fn hours(zone: &str, hours: &str) -> Vec<String> {
    let s = with_hours(zone, "2016-03-20T00:00:00", "2016-03-30T00:00:00", hours).unwrap();
    shown(&s, s.places[Idx::new(0)].hours.as_ref().unwrap())
}

#[test]
fn daily_hours_stay_at_the_same_local_time_when_the_clocks_change() {
    // Damascus goes from +02:00 to +03:00 at the begin of 25 March.
    assert_eq!(
        hours("Asia/Damascus", r#"[{ daily = "06:00-18:00", first = 2016-03-24, last = 2016-03-25 }]"#),
        [
            "2016-03-24T06:00:00+02:00 2016-03-24T18:00:00+02:00",
            "2016-03-25T06:00:00+03:00 2016-03-25T18:00:00+03:00"
        ]
    );
}

#[test]
fn an_end_not_after_the_begin_is_on_the_next_day() {
    assert_eq!(
        hours("UTC", r#"[{ daily = "22:00-02:00", first = 2016-03-24, last = 2016-03-25 }]"#),
        [
            "2016-03-24T22:00:00+00:00 2016-03-25T02:00:00+00:00",
            "2016-03-25T22:00:00+00:00 2016-03-26T02:00:00+00:00"
        ]
    );
    assert_eq!(
        hours("UTC", r#"[{ daily = "06:00-06:00", first = 2016-03-24, last = 2016-03-25 }]"#),
        ["2016-03-24T06:00:00+00:00 2016-03-26T06:00:00+00:00"]
    );
}

#[test]
fn midnight_is_the_border_of_the_day_even_where_the_clocks_skip_it() {
    assert_eq!(
        hours("Asia/Damascus", r#"[{ daily = "20:00-24:00", first = 2016-03-24, last = 2016-03-24 }]"#),
        ["2016-03-24T20:00:00+02:00 2016-03-25T01:00:00+03:00"]
    );
    assert_eq!(
        hours("Asia/Damascus", r#"[{ daily = "00:00-24:00", first = 2016-03-24, last = 2016-03-25 }]"#),
        ["2016-03-24T00:00:00+02:00 2016-03-26T00:00:00+03:00"]
    );
}

#[test]
fn several_rules_and_windows_are_united() {
    let both = r#"[
        { daily = "06:00-12:00", first = 2016-03-24, last = 2016-03-24 },
        { daily = "12:00-14:00", first = 2016-03-24, last = 2016-03-24 },
        { from = 2016-03-24T13:00:00, until = 2016-03-24T18:00:00+02:00 },
    ]"#;
    assert_eq!(hours("UTC", both), ["2016-03-24T06:00:00+00:00 2016-03-24T16:00:00+00:00"]);
}

#[test]
fn the_days_of_the_horizon_are_as_long_as_the_clocks_make_them() {
    let s = with_hours("Asia/Damascus", "2016-03-24T06:00:00", "2016-03-26T06:00:00", "[]").unwrap();
    let lengths: Vec<i64> = s.days.windows(2).map(|d| (d[1] - d[0]).0 / 3600).collect();
    assert_eq!(lengths, [24, 24, 23, 24]);
    assert_eq!(s.day(s.start), 1);
    assert_eq!(s.day(Time(s.days[2].0 - 1)), 1);
    assert_eq!(s.day(s.days[2]), 2);
}

#[test]
fn a_day_that_a_zone_left_out_is_no_day() {
    // Samoa had no 30 December 2011.
    let s = with_hours("Pacific/Apia", "2011-12-29T06:00:00", "2011-12-31T06:00:00", "[]").unwrap();
    let clock = Clock::of(&s);
    let days: Vec<String> = s.days.iter().map(|&d| clock.date(d)).collect();
    assert_eq!(days, ["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]);
}

#[test]
fn a_rule_of_a_hundred_years_is_refused_and_not_waited_for() {
    let rule = r#"[{ daily = "06:00-18:00", first = 2016-01-01, last = 2116-01-01 }]"#;
    let said = with_hours("UTC", "2016-03-20T00:00:00", "2016-03-30T00:00:00", rule).unwrap_err();
    assert!(said.contains("more than ten years after `first`: 2116-01-01"), "{said}");
    let said = with_hours("UTC", "2016-03-20T00:00:00", "2116-03-30T00:00:00", "[]").unwrap_err();
    assert!(said.contains("more than ten years after `start`"), "{said}");
}

#[test]
fn a_local_time_that_happens_twice_is_refused() {
    let twice = "[{ from = 2016-10-27T23:30:00, until = 2016-10-28T06:00:00 }]";
    let said = with_hours("Asia/Damascus", "2016-10-20T00:00:00", "2016-10-30T00:00:00", twice).unwrap_err();
    assert!(said.contains("Asia/Damascus has this local time twice: 2016-10-27T23:30:00"), "{said}");
}
