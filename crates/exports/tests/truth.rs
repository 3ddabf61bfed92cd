//! Every figure of the tables is the referee's, in the examples and in drawn worlds, also from the middle of an operation.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;

use common::{World, aleppo, drawn, instant, int, resumed, table, text};
use domain::{Direction, Duration, Idx, Place, Quota, QuotaUnit, Reception, Scenario, State, Time};
use exports::Part;
use referee::Piece;
use reports::Lang;

/// Both examples, drawn worlds, and some of them planned again from their middle.
fn worlds() -> Vec<World> {
    let mut worlds = vec![aleppo("first-days.toml"), aleppo("suspended.toml")];
    worlds.extend((1..60).filter_map(drawn));
    worlds.extend((1..60).filter_map(drawn).filter_map(resumed));
    worlds.extend(resumed(aleppo("first-days.toml")));
    // A report is made of plans that keep the rules.
    worlds.retain(|w| referee::check(&w.scenario, &w.plan, w.state.as_ref()).broken.is_empty());
    assert!(worlds.len() > 60, "only {} worlds have a plan", worlds.len());
    assert!(worlds.iter().filter(|w| w.state.is_some()).count() > 20);
    worlds
}

/// What the referee says of one rule: the words around the first instant, and the instant.
fn told(scenario: &Scenario, world: &World, code: &str) -> Vec<(Vec<String>, Option<Time>)> {
    let verdict = referee::check(scenario, &world.plan, world.state.as_ref());
    let pieces = |message: &[Piece]| {
        let texts = message.iter().filter_map(|p| match p {
            Piece::Text(text) => Some(text.clone()),
            Piece::Time(_) => None,
        });
        let time = message.iter().find_map(|p| match p {
            Piece::Time(t) => Some(*t),
            Piece::Text(_) => None,
        });
        (vec![texts.collect::<String>()], time)
    };
    verdict.broken.iter().filter(|b| b.code == code).map(|b| pieces(&b.message)).collect()
}

/// The number ahead of a word.
fn number_ahead(text: &str, word: &str) -> u64 {
    let ahead = text.split(word).next().unwrap().trim_end();
    ahead.rsplit([' ', ':']).next().unwrap().parse().unwrap_or_else(|_| panic!("{text}"))
}

/// People by the instant of departure, as the referee counts them where nobody may pass.
fn people_by_departure(world: &World, corridor: usize, direction: Direction) -> BTreeMap<Time, u64> {
    let mut s = world.scenario.clone();
    let mut departures: Vec<Time> = world.plan.convoys.iter().map(|c| c.depart).collect();
    let past = |state: &State| state.convoys.iter().map(|p| p.convoy.depart).collect::<Vec<_>>();
    departures.extend(world.state.iter().flat_map(past));
    departures.sort_unstable();
    departures.dedup();
    // A day for each departure, so that the rule of the day speaks of single ones.
    s.days = departures;
    s.quotas = vec![Quota {
        id: "nobody".into(),
        corridor: Idx::new(corridor),
        direction,
        most: 0,
        unit: QuotaUnit::People,
    }];
    told(&s, world, "QUOTA")
        .into_iter()
        .map(|(texts, at)| (at.unwrap(), number_ahead(&texts[0], " people, at most")))
        .collect()
}

#[test]
fn people_of_each_convoy_are_those_that_the_referee_counts() {
    for world in worlds() {
        let report = world.report(Lang::En, &[Part::Csv]);
        let movements = table(&report, "movements");
        assert_eq!(movements.rows.len(), world.plan.convoys.len(), "{}", world.name);
        for (i, corridor) in world.scenario.corridors.entries() {
            for direction in Direction::BOTH {
                let mut ours: BTreeMap<Time, u64> = BTreeMap::new();
                for row in &movements.rows {
                    if row["corridor"] == corridor.id && row["direction"] == direction.as_str() {
                        *ours.entry(instant(row, "departs")).or_default() += int(row, "people");
                    }
                }
                // What has departed before the state is the referee's, but not the plan's.
                for past in world.state.iter().flat_map(|s| &s.convoys) {
                    if past.convoy.corridor == i && past.convoy.direction == direction {
                        *ours.entry(past.convoy.depart).or_default() += u64::from(past.people);
                    }
                }
                ours.retain(|_, people| *people > 0);
                assert_eq!(ours, people_by_departure(&world, i.get(), direction), "{}", world.name);
            }
        }
    }
}

/// People and stretchers at each place, as the referee counts them where there is room for nobody.
fn received(world: &World, room: Reception, word: &str) -> BTreeMap<String, u64> {
    let mut s = world.scenario.clone();
    let all: Vec<Idx<Place>> = s.places.indices().collect();
    for place in all {
        s.places[place].receives = Some(room);
    }
    let found = told(&s, world, "RECEPTION").into_iter().map(|(texts, _)| {
        let (place, rest) = texts[0].split_once(": ").unwrap();
        (place.to_owned(), number_ahead(rest, word))
    });
    found.collect()
}

#[test]
fn arrivals_of_each_place_are_those_that_the_referee_counts() {
    for world in worlds() {
        let report = world.report(Lang::En, &[Part::Csv]);
        let arrivals = table(&report, "arrivals");
        for (key, last, room, word) in [
            ("people", "people_by_then", Reception { people: Some(0), stretchers: None }, " people in all"),
            (
                "stretchers",
                "stretchers_by_then",
                Reception { people: None, stretchers: Some(0) },
                " stretchers",
            ),
        ] {
            let (mut sums, mut lasts) = (BTreeMap::new(), BTreeMap::new());
            for row in &arrivals.rows {
                *sums.entry(row["place"].clone()).or_insert(0) += int(row, key);
                lasts.insert(row["place"].clone(), int(row, last));
            }
            assert_eq!(sums, lasts, "{}: what has come by the last arrival is all", world.name);
            sums.retain(|_, n| *n > 0);
            assert_eq!(sums, received(&world, room, word), "{}", world.name);
        }
    }
}

#[test]
fn totals_times_and_waiting_are_the_referees_score() {
    for world in worlds() {
        let s = &world.scenario;
        let score = referee::score(s, &world.plan, world.state.as_ref());
        let report = world.report(Lang::En, &[Part::Csv]);
        let (trips, left, arrivals) =
            (table(&report, "trips"), table(&report, "left"), table(&report, "arrivals"));
        assert_eq!(left.sum("people"), score.left_behind, "{}", world.name);
        assert_eq!(arrivals.sum("people"), s.people() - score.left_behind, "{}", world.name);
        let last = arrivals.rows.iter().map(|row| instant(row, "at")).max();
        assert_eq!(last, score.last_arrival, "{}", world.name);
        let class = |id: &str| s.classes.position(|c| c.id == id).unwrap();
        let weighted = |id: &str, people: f64| s.weight(class(id)) * people;
        let mut exposure = 0.0;
        let mut behind = 0.0;
        for row in &trips.rows {
            let ready = s.classes[class(&row["class"])].ready;
            let waited = (instant(row, "unloading_ends") - ready).max(Duration::ZERO);
            exposure += weighted(&row["class"], int(row, "people") as f64) * waited.as_hours();
        }
        for safe in
            world.state.iter().flat_map(|s| &s.people).flat_map(|c| c.safe.iter().map(move |x| (c.class, x)))
        {
            let (class, safe) = safe;
            let people = f64::from((s.classes[class].family * safe.families).people());
            exposure +=
                s.weight(class) * people * (safe.at - s.classes[class].ready).max(Duration::ZERO).as_hours();
        }
        for row in &left.rows {
            let people = weighted(&row["class"], int(row, "people") as f64);
            behind += people;
            exposure += people * (s.end - s.classes[class(&row["class"])].ready).as_hours();
        }
        assert!((behind - score.left_behind_weighted).abs() < 1e-6, "{}", world.name);
        assert!((exposure - score.exposure).abs() < 1e-6 * score.exposure.max(1.0), "{}", world.name);
    }
}

#[test]
fn at_every_hour_those_waiting_aboard_and_safe_are_everybody() {
    for world in worlds() {
        let report = world.report(Lang::En, &[Part::Csv]);
        let hours = table(&report, "people-by-hour");
        for pair in hours.rows.windows(2) {
            assert_eq!(pair[0]["until"], pair[1]["from"], "{}", world.name);
            let safe = int(&pair[0], "safe") + int(&pair[1], "arrived");
            assert_eq!(int(&pair[1], "safe"), safe, "{}", world.name);
        }
        for row in &hours.rows {
            let all: u64 = ["waiting", "aboard", "safe"].map(|key| int(row, key)).iter().sum();
            assert_eq!(all, world.scenario.people(), "{}", world.name);
        }
        let score = referee::score(&world.scenario, &world.plan, world.state.as_ref());
        let last = hours.rows.last().unwrap();
        assert_eq!(int(last, "safe"), world.scenario.people() - score.left_behind, "{}", world.name);
        assert_eq!(int(last, "aboard"), 0, "{}", world.name);
    }
}

#[test]
fn a_convoy_is_due_at_a_checkpoint_when_it_could_first_be_inspected() {
    let mut looked = 0;
    for world in worlds() {
        let report = world.report(Lang::En, &[Part::Csv]);
        let checkpoints = table(&report, "checkpoints");
        let passages: usize = world.plan.convoys.iter().map(|c| c.passages.len()).sum();
        assert_eq!(checkpoints.rows.len(), passages, "{}", world.name);
        for row in checkpoints.rows.iter().take(40) {
            let convoy = world.plan.convoys.iter().position(|c| c.id == row["convoy"]).unwrap();
            let at =
                world.plan.convoys[convoy].passages.iter().position(|p| p.checkpoint == row["checkpoint"]);
            let passage = world.plan.convoys[convoy].passages[at.unwrap()].clone();
            assert_eq!((instant(row, "begins"), instant(row, "ends")), (passage.begin, passage.end));
            let due = instant(row, "due");
            assert!(due <= passage.begin, "{}", world.name);
            let mut sooner = world.plan.clone();
            sooner.convoys[convoy].passages[at.unwrap()].begin = due - Duration(1);
            let codes = referee::check(&world.scenario, &sooner, world.state.as_ref()).codes();
            assert!(codes.contains(&"CHECKPOINT"), "{}: {codes:?}", world.name);
            looked += 1;
        }
    }
    assert!(looked > 100, "only {looked} inspections were looked at");
}

#[test]
fn the_sheets_have_the_figures_of_the_tables() {
    for world in worlds().into_iter().take(25) {
        let report = world.report(Lang::En, &Part::ALL);
        let figure = |n: u64| Lang::En.int(n);
        let movements = text(&report, "movement-table.html");
        for row in &table(&report, "movements").rows {
            let id = format!(">{}</th>", row["convoy"]);
            let after = movements.split_once(&id).unwrap_or_else(|| panic!("{}: {id}", world.name)).1;
            let line = after.split_once("</tr>").unwrap().0;
            assert!(
                line.contains(&format!("class=\"num\">{}</td>", figure(int(row, "people")))),
                "{}",
                world.name
            );
            assert!(line.contains(&row["departs"][11..16]), "{}: {line}", world.name);
        }
        let vehicles = text(&report, "vehicles.html");
        let mut carried: BTreeMap<String, u64> = BTreeMap::new();
        for row in &table(&report, "trips").rows {
            *carried.entry(row["vehicle"].clone()).or_default() += int(row, "people");
        }
        for (vehicle, people) in carried {
            let sheet = vehicles.split_once(&format!("id=\"v-{vehicle}\"")).unwrap().1;
            let sum = format!("People brought to safety: {}.", figure(people));
            assert!(sheet.split_once("</section>").unwrap().0.contains(&sum), "{}: {vehicle}", world.name);
        }
        let left = table(&report, "left").sum("people");
        assert_eq!(report.documents.iter().any(|d| d.path == "who-is-left.html"), left > 0, "{}", world.name);
        if left > 0 {
            let sheet = text(&report, "who-is-left.html");
            assert!(sheet.contains(&format!("Left behind: {}", figure(left))), "{}", world.name);
        }
        let receivers = text(&report, "receivers.html");
        let all = table(&report, "arrivals").sum("people");
        let total = format!("<td>Total</td><td class=\"num\">{}</td>", figure(all));
        assert!(receivers.contains(&total), "{}", world.name);
    }
}
