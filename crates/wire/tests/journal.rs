//! The journal of radio and telephone: what lines mean, what is refused, and that no line whatever makes it panic.

use domain::{Direction, Duration, Load, Scenario, Time};
use operation::{Event, Ground, Knowing, Method, Words};
use proptest::prelude::*;
use testkit::operations::{Writer, any_event, id, seated, town};
use wire::clock::Clock;
use wire::journal::{FORMS, Need, Read, Vocabulary, What, Wrong, read, spoken};

/// Half past two in the afternoon of the worlds' first day, in UTC.
const HEARD: &str = "2030-05-04T14:30";

fn clock() -> Clock {
    Clock::in_zone("UTC").expect("every zone table has it")
}

fn at(text: &str) -> Time {
    clock().read(text).expect("an instant")
}

fn words(scenario: &Scenario) -> Vocabulary {
    Vocabulary::of(&Ground::new(scenario)).with_convoys(["c-1", "c-2", "c-3", "c-9"])
}

fn hear(line: &str) -> Result<Read, Wrong> {
    read(line, &words(&town()), &clock(), at(HEARD))
}

fn events(line: &str) -> Vec<Event> {
    hear(line).unwrap_or_else(|wrong| panic!("{line}: {wrong:?}")).events
}

fn wrong(line: &str) -> Wrong {
    hear(line).expect_err(line)
}

fn counted(vehicle: &str, people: u32, method: Method) -> Event {
    Event::Counted { vehicle: id(vehicle), people, method }
}

#[test]
fn a_station_says_that_a_bus_is_at_the_checkpoint_with_so_many() {
    let at_bridge = Event::AtCheckpoint { vehicle: id("coach-2"), checkpoint: id("bridge") };
    let both = vec![at_bridge, counted("coach-2", 48, Method::Estimate)];
    for line in [
        "CP1 COACH02 48 IN",
        "bridge coach 2 48 in",
        "COACH2 IN BRIDGE 48 ABOARD",
        "COA2 48 PAX IN BR",
        "CP1 COACH02 ٤٨ دخل",
    ] {
        assert_eq!(events(line), both, "{line}");
    }
}

#[test]
fn every_form_of_the_page_has_an_example_that_reads() {
    let page = include_str!("../../../docs/formats/journal.md");
    for form in FORMS {
        assert!(page.contains(form.form), "the page lacks: {}", form.form);
        // The examples speak of a town with other names.
        let line = form.example.replace("CP2", "CP1").replace("BUS07", "COACH02").replace("BUS03", "COACH03");
        let line = line.replace("BUS04", "COACH04").replace("AMBULANCE01", "COACH01");
        let line = line.replace("GATE W", "GATE I").replace("WEST", "ROAD");
        events(&line);
    }
}

#[test]
fn a_time_is_the_last_one_that_the_clocks_showed() {
    let time = |line: &str| hear(line).expect(line).happened_at;
    assert_eq!(time("COACH2 OUT CP1 1412"), at("2030-05-04T14:12"));
    assert_eq!(time("COACH2 OUT CP1 14:12"), at("2030-05-04T14:12"));
    assert_eq!(time("COACH2 OUT CP1 14h12"), at("2030-05-04T14:12"));
    assert_eq!(time("COACH2 OUT CP1 1440"), at("2030-05-04T14:40"), "clocks differ by some minutes");
    assert_eq!(time("COACH2 OUT CP1 2350"), at("2030-05-03T23:50"), "said after midnight, or much too late");
    let none = hear("COACH2 OUT CP1").expect("a line");
    assert_eq!((none.happened_at, none.timed), (at(HEARD), false));
}

#[test]
fn a_time_that_the_clocks_skip_is_asked_for_again() {
    let berlin = Clock::in_zone("Europe/Berlin").expect("a zone");
    let heard = berlin.read("2030-03-31T04:00").expect("an instant");
    let town = town();
    let skipped = read("COACH2 OUT CP1 0230", &words(&town), &berlin, heard).expect_err("no such time");
    assert_eq!(skipped.what, What::NoSuchTime { word: "0230".to_owned() });
    assert_eq!((skipped.column, skipped.length), (16, 4));
}

#[test]
fn wheelchairs_and_stretchers_are_counted_apart() {
    let people = Load { seats: 20, wheelchairs: 2, stretchers: 1 };
    let expected = Event::Boarded {
        vehicle: id("coach-1"),
        place: id("school"),
        people,
        families: vec![],
        method: Method::List,
    };
    assert_eq!(events("COACH1 20 ON SCHOOL 2 WHEELCHAIR 1 STRETCHER BY LIST"), vec![expected]);
}

#[test]
fn a_gate_that_holds_shuts_its_corridors_and_blames_nobody() {
    let shut = Event::Suspended { corridor: id("road"), by: None, reason: Words::new("GATE I HOLD") };
    assert_eq!(events("GATE I HOLD"), vec![shut]);
    let stated = Event::Suspended {
        corridor: id("road"),
        by: Some(id("party-b")),
        reason: Words::new("no reason given"),
    };
    assert_eq!(events("ROAD HOLD BY PARTY-B: no reason given"), vec![stated]);
    let held = Event::Held { convoy: id("c-3"), reason: Words::new("crowd at the gate") };
    assert_eq!(events("CONVOY 3 HOLD: crowd at the gate"), vec![held]);
}

#[test]
fn a_place_that_is_no_gate_cannot_be_shut() {
    assert!(matches!(wrong("SCHOOL HOLD").what, What::NotHere { .. }));
}

#[test]
fn what_was_seen_is_told_with_how_it_is_known() {
    let said = Words::new("shots near the bridge: two");
    let incident = Event::Incident { place: Some(id("bridge")), said, known_by: Knowing::Told };
    assert_eq!(events("INCIDENT TOLD CP1: shots near the bridge: two"), vec![incident]);
    assert_eq!(
        wrong("INCIDENT CP1: shots").what,
        What::Missing { need: Need::Knowing, form: FORMS[18].form }
    );
}

#[test]
fn a_figure_of_others_comes_with_its_scope_or_not_at_all() {
    let figure = Event::OthersCount {
        source: id("red-cross"),
        people: 25_000,
        scope: Words::new("since the first day"),
    };
    assert_eq!(events("FIGURE RED-CROSS 25000: since the first day"), vec![figure]);
    assert!(matches!(wrong("FIGURE RED-CROSS 25000").what, What::Missing { need: Need::Words, .. }));
}

#[test]
fn what_is_wrong_is_said_with_its_column_and_what_would_be_right() {
    let unknown = wrong("CP1 COUCH02 48 IN");
    assert_eq!((unknown.column, unknown.length), (5, 7));
    match unknown.what {
        What::Unknown { word, near } => {
            assert_eq!(word, "COUCH02");
            assert!(near.iter().any(|n| n.starts_with("COACH-")), "{near:?}");
        }
        other => panic!("{other:?}"),
    }
    let two = wrong("COACH2 IN OUT CP1");
    assert_eq!((two.column, two.what), (11, What::TwoVerbs { word: "OUT".to_owned() }));
    assert_eq!(wrong("COACH2 CP1 48").what, What::NoVerb);
    assert!(matches!(wrong("48 IN CP1").what, What::Missing { need: Need::Vehicle, .. }));
    assert!(matches!(wrong("COACH2 ABOARD").what, What::Missing { need: Need::Count, .. }));
    assert!(matches!(wrong("COACH2 48 50 ABOARD").what, What::NotHere { .. }));
    assert!(matches!(wrong("COACH2 IN ROAD").what, What::Missing { need: Need::Direction, .. }));
    assert_eq!(wrong("COACH2 99999 ABOARD").what, What::TooMany);
    assert_eq!(wrong("  ").what, What::Empty);
    assert_eq!(wrong(&"X ".repeat(300)).what, What::TooLong);
}

#[test]
fn a_short_word_for_two_things_is_asked_for_again() {
    let scenario =
        testkit::worlds::behind_the_gate().vehicles("coach", 4, "yard", 50).place("scala", "town").build();
    let said = read("COACH1 4 ON SC", &words(&scenario), &clock(), at(HEARD)).expect_err("two places");
    let could = vec!["SCHOOL".to_owned(), "SCALA".to_owned()];
    match said.what {
        What::Ambiguous { could: found, .. } => {
            assert_eq!(
                found.into_iter().collect::<std::collections::BTreeSet<_>>(),
                could.into_iter().collect()
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_number_that_could_be_of_the_name_or_of_people_is_asked_for_again() {
    let scenario =
        testkit::worlds::behind_the_gate().vehicles("coach", 4, "yard", 50).place("school-2", "town").build();
    let line = |text: &str| read(text, &words(&scenario), &clock(), at(HEARD));
    assert!(matches!(line("COACH1 ON SCHOOL 2").expect_err("two ways").what, What::Ambiguous { .. }));
    let boarded = |place: &str, n: u32| Event::Boarded {
        vehicle: id("coach-1"),
        place: id(place),
        people: seated(n),
        families: vec![],
        method: Method::Estimate,
    };
    assert_eq!(line("COACH1 ON 2 SCHOOL").expect("a line").events, vec![boarded("school", 2)]);
    assert_eq!(line("COACH1 ON SCHOOL-2 5").expect("a line").events, vec![boarded("school-2", 5)]);
}

/// Vehicles that the record knows but no scenario.
fn all(scenario: &Scenario) -> Vocabulary {
    words(scenario).with_vehicles(["no-such-bus", "car-7"])
}

#[test]
fn what_is_spoken_of_any_observation_is_read_as_that_observation() {
    let town = town();
    let (vocabulary, clock) = (all(&town), clock());
    let (mut tried, mut refused) = (0, 0);
    for seed in 0..400 {
        let mut writer = Writer::new(seed);
        for _ in 0..60 {
            let event = any_event(&town, &mut writer);
            writer.write(event.clone());
            let Some(line) = spoken(&event) else { continue };
            match read(&line, &vocabulary, &clock, at(HEARD)) {
                Ok(read) => {
                    assert_eq!(read.events, [event], "seed {seed}: {line}");
                    tried += 1;
                }
                // A drawn place that nobody knows.
                Err(wrong) => {
                    assert!(line.contains("NOWHERE"), "seed {seed}: {line}: {wrong:?}");
                    refused += 1;
                }
            }
        }
    }
    assert!(tried > 10_000 && refused > 0, "{tried} read, {refused} refused");
}

#[test]
fn entering_says_which_way() {
    let entered = Event::Entered { vehicle: id("coach-1"), corridor: id("road"), direction: Direction::Back };
    assert_eq!(events("COACH1 IN ROAD BACK"), vec![entered]);
}

/// Words that lines are made of, right and wrong.
const HEAP: &[&str] = &[
    "COACH1",
    "COACH",
    "1",
    "48",
    "999",
    "1432",
    "25:00",
    "IN",
    "OUT",
    "ON",
    "OFF",
    "TO",
    "HOLD",
    "OPEN",
    "BY",
    "LIST",
    "SCHOOL",
    "CP1",
    "CP9",
    "BRIDGE",
    "ROAD",
    "GATE",
    "CONVOY",
    "3",
    "FIGURE",
    "RED-CROSS",
    "INCIDENT",
    "SAW",
    ":",
    "خرج",
    "٤٨",
    "É",
    "-",
    "--",
    "PLACE",
    "VEHICLE",
    "WHEELCHAIR",
    "STRETCHER",
    "ABOUT",
    "EMPTY",
    "ABOARD",
    "OUTWARD",
    "\u{200f}",
    "99999999999999999999",
    "c-1",
    "PARTY-B",
    "H",
    "12H",
    "1:2",
    ": words",
    "REMOVED",
    "BREAKDOWN",
    "DIED",
];

fn says_where(line: &str, town: &Scenario) {
    match read(line, &all(town), &clock(), at(HEARD)) {
        Ok(read) => assert!(!read.events.is_empty() && read.happened_at <= at(HEARD) + Duration(900)),
        Err(wrong) => {
            assert!(wrong.column >= 1 && wrong.column <= line.chars().count() + 1, "{line:?}: {wrong:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_text_at_all_is_read_or_refused_with_its_place(line in "\\PC{0,80}") {
        says_where(&line, &town());
    }

    #[test]
    fn any_heap_of_its_own_words_is_read_or_refused_with_its_place(
        words in prop::collection::vec(prop::sample::select(HEAP), 0..9)
    ) {
        says_where(&words.join(" "), &town());
    }
}
