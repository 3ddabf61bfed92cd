//! What people read when a scenario is wrong, word by word.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]

mod common;

use common::Memory;

const GOOD: &str = r#"format = "safeconduct/1"
name = "Small"
timezone = "Asia/Damascus"
start = 2016-03-24T06:00:00
end = 2016-03-26T06:00:00

[[zone]]
id = "east"

[[place]]
id = "yard"
zone = "east"

[[place]]
id = "school"
zone = "east"
bays = 2
hours = [{ daily = "06:00-18:00", first = 2016-03-24, last = 2016-03-25 }]

[[place]]
id = "gate-east"
zone = "east"

[[place]]
id = "gate-west"

[[place]]
id = "camp"
receives = { people = 400 }

[[vehicles]]
id = "bus"
count = 3
depot = "yard"
seats = 50

[[people]]
id = "families"
at = "school"
to = ["camp"]
families = { "1" = 8, "4" = 14 }

[travel]
table = "times.csv"

[[corridor]]
id = "road"
from = "gate-east"
to = "gate-west"
time = "25m"
km = 6
convoy = { most = 3, headway = "10m" }

[[corridor.checkpoint]]
id = "bridge"
after = "5m"
outward = { lanes = 1, vehicle = "2m" }

[[agreement]]
id = "truce"
parties = ["north", "south"]
covers = ["road"]
in_force = [{ from = 2016-03-24T07:00:00, until = 2016-03-26T00:00:00 }]
"#;

const TIMES: &str = "from,to,minutes,km\nyard,school,5,2\nschool,gate-east,7.5,3\ngate-west,camp,20,15\n";

/// All that is said of the small scenario after these changes, each of which must find its text.
fn said(changes: &[(&str, &str)]) -> String {
    said_of(changes, &[])
}

fn said_of(changes: &[(&str, &str)], in_table: &[(&str, &str)]) -> String {
    let changed = |text: &str, changes: &[(&str, &str)]| {
        changes.iter().fold(text.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
    };
    let files = Memory::of("small.toml", changed(GOOD, changes)).and("times.csv", changed(TIMES, in_table));
    match wire::scenario::read("small.toml", &files) {
        Ok(read) => read.warnings.to_string(),
        Err(problems) => problems.to_string(),
    }
}

macro_rules! say {
    ($($name:ident: $said:expr;)*) => { $(
        #[test]
        fn $name() {
            insta::assert_snapshot!($said);
        }
    )* };
}

say! {
    a_good_scenario_has_nothing_said_of_it: said(&[]);
    a_mistyped_key_is_told_what_it_was_meant_to_be: said(&[("bays = 2", "bay = 2")]);
    a_key_below_the_wrong_header_is_told_where_it_belongs: said(&[("after = \"5m\"", "after = \"5m\"\nsingle_track = true")]);
    a_mistyped_id_is_told_what_it_was_meant_to_be: said(&[("at = \"school\"", "at = \"shcool\""), ("zone = \"east\"", "zone = \"esat\"")]);
    an_id_twice_is_told_where_it_stands_first: said(&[("id = \"camp\"", "id = \"yard\"")]);
    a_negative_number_is_called_negative: said(&[("seats = 50", "seats = -50"), ("km = 6", "km = -0.5"), ("\"4\" = 14", "\"4\" = -14")]);
    a_wrong_type_says_what_it_is_and_what_it_should_be:
        said(&[("count = 3", "count = \"three\""), ("time = \"25m\"", "time = 25"), ("[\"camp\"]", "\"camp\""), ("start = 2016-03-24T06:00:00", "start = 2016-03-24")]);
    a_local_time_that_is_skipped_is_told_a_way_out:
        said(&[("until = 2016-03-26T00:00:00", "until = 2016-03-25T00:30:00")]);
    a_missing_key_is_said_at_its_table: said(&[("depot = \"yard\"\n", ""), ("timezone = \"Asia/Damascus\"\n", "")]);
    an_unknown_time_zone_is_told_the_nearest: said(&[("Asia/Damascus", "Asia/Damaskus")]);
    a_family_too_big_for_every_vehicle: said(&[("\"4\" = 14", "\"60\" = 1")]);
    a_place_without_a_way_to_it: said_of(&[], &[("gate-west,camp,20,15\n", "")]);
    a_destination_that_takes_nobody_in: said(&[("receives = { people = 400 }\n", "")]);
    checkpoints_beyond_the_end_and_out_of_order: said(&[
        ("after = \"5m\"", "after = \"30m\""),
        ("[[agreement]]", "[[corridor.checkpoint]]\nid = \"tower\"\nafter = \"4m\"\n\n[[agreement]]"),
    ]);
    two_ways_to_write_people: said(&[("families = {", "family = { seats = 1 }\ncount = 2\nfamilies = {")]);
    a_road_network_needs_its_map_and_every_position: said(&[("table = \"times.csv\"", "network = \"syria.osm.pbf\"")]);
    closures_say_which_roads_and_when: said(&[(
        "table = \"times.csv\"",
        "network = \"times.csv\"\nspeeds = { trunk = 0 }\nobserved = [{ from = \"yard\", to = \"scholl\", minutes = 5 }]\n\
         closure = [{ road = \"M5\", area = \"east.geojson\" }, { within = 5 }, { road = 7, slower = 0.5 }, \
         { at = { lat = 36, lon = 370 }, from = 2016-03-25T08:00:00, until = 2016-03-25T07:00:00 }]",
    )]);
    a_map_that_nobody_here_can_read: said(&[
        ("table = \"times.csv\"", "network = \"times.csv\""),
        ("id = \"yard\"", "id = \"yard\"\nlat = 36.1\nlon = 37.1"),
        ("id = \"school\"", "id = \"school\"\nlat = 36.1\nlon = 37.1"),
        ("id = \"gate-east\"", "id = \"gate-east\"\nlat = 36.1\nlon = 37.1"),
        ("id = \"gate-west\"", "id = \"gate-west\"\nlat = 36.1\nlon = 37.1"),
        ("id = \"camp\"", "id = \"camp\"\nlat = 36.1\nlon = 37.1"),
    ]);
    a_corridor_without_an_agreement_is_a_warning: said(&[("covers = [\"road\"]", "covers = []")]);
    another_format_is_named: said(&[("safeconduct/1", "safeconduct/2")]);
    a_plan_is_no_scenario: said(&[("safeconduct/1", "safeconduct-plan/1")]);
    broken_syntax_is_shown_where_it_breaks: said(&[("count = 3", "count = = 3"), ("name = \"Small\"", "name = \"Small")]);
    a_key_twice: said(&[("seats = 50", "seats = 50\nseats = 40")]);
    cells_that_do_not_read: said_of(&[], &[
        ("school,5,2", "shcool,five,2"), ("7.5", "-7.5"), ("20,15", "20,15,4"),
    ]);
    columns_that_do_not_exist: said_of(&[], &[("minutes,km", "minuts,km,km")]);
    a_table_that_is_not_there: said(&[("times.csv", "time.csv")]);
    daily_hours_that_the_clocks_leave_out: said(&[("06:00-18:00", "00:30-18:00")]);
    windows_and_horizon_the_wrong_way_round: said(&[
        ("end = 2016-03-26", "end = 2016-03-23"), ("until = 2016-03-26T00:00:00", "until = 2016-03-24T07:00:00"),
        ("last = 2016-03-25", "last = 2016-03-20"),
    ]);
}

#[test]
fn a_mistake_of_an_entry_is_not_repeated_for_each_line_of_its_file() {
    let entry = "file = \"listed.csv\"\n";
    let text = GOOD
        .replace("families = { \"1\" = 8, \"4\" = 14 }\n", entry)
        .replace("at = \"school\"", "at = \"shcool\"");
    let files =
        Memory::of("small.toml", text).and("times.csv", TIMES).and("listed.csv", "id,seats\na,1\nb,2\n");
    let said = wire::scenario::read("small.toml", &files).unwrap_err().to_string();
    assert_eq!(said.matches(": error: ").count(), 1, "{said}");
}

#[test]
fn every_mistake_is_reported_at_once() {
    let said = said_of(
        &[
            ("seats = 50", "seats = -50"),
            ("bays = 2", "bay = 2"),
            ("to = [\"camp\"]", "to = []"),
            ("covers = [\"road\"]", "covers = [\"raod\"]"),
            ("lanes = 1", "lanes = 0"),
        ],
        &[("yard,school,5,2", "yard,skool,5,2")],
    );
    assert_eq!(said.matches(": error: ").count(), 6, "{said}");
}
