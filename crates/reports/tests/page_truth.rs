//! Every figure that the page's program is given, against the referee's score and against the plan itself.
#![allow(clippy::disallowed_methods, reason = "tests read files under the project")]

mod support;

use std::collections::BTreeMap;

use domain::{Class, Direction, Idx, Plan, Scenario, State, Time, Vehicle, Visit};
use reports::{Lang, Told, page};
use serde_json::{Value, json};
use support::Local;
use support::drawn::{data_of, drawn_from, each_plan, near, number, rows};

/// Everybody aboard a convoy, counted by walking each of its vehicles from the start.
fn aboard_convoys(s: &Scenario, p: &Plan, state: Option<&State>) -> BTreeMap<String, u64> {
    let mut found: BTreeMap<String, u64> = p.convoys.iter().map(|c| (c.id.clone(), 0)).collect();
    for itinerary in &p.vehicles {
        let stood = state.and_then(|st| st.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle));
        let size = |class: Idx<Class>, families: u32| i64::from(families * s.classes[class].family.people());
        let mut aboard: i64 = stood.iter().flat_map(|v| &v.aboard).map(|a| size(a.class, a.families)).sum();
        for visit in &itinerary.visits {
            match visit {
                Visit::Place(stop) => {
                    aboard += stop.board.iter().map(|m| size(m.class, m.families)).sum::<i64>();
                    aboard -= stop.alight.iter().map(|m| size(m.class, m.families)).sum::<i64>();
                }
                Visit::Convoy(i) => {
                    *found.get_mut(&p.convoys[*i].id).expect("a convoy of the plan") += aboard as u64;
                }
            }
        }
    }
    found
}

#[test]
fn the_figures_of_the_score_are_the_referees() {
    each_plan(|name, s, p, state| {
        let (data, score) = (drawn_from(s, p, state), referee::score(s, p, state));
        let at = |t: Time| json!((t - s.start).0);
        assert_eq!(data["people"], s.people(), "{name}");
        let left = s.people() - data["safe"].as_u64().expect("a number");
        assert_eq!(left, score.left_behind, "{name}");
        assert_eq!(data["leftBehind"], json!(score.left_behind as f64), "{name}");
        for part in rows(&data["parts"]) {
            let stated = number(&part["plan"]);
            match part["part"].as_str().expect("a word") {
                "left-behind" => {
                    assert!(near(stated, score.left_behind_weighted), "{name}: {part}");
                    assert_eq!(part["bound"], json!(p.bound.left_behind_weighted), "{name}");
                }
                "exposure" => {
                    assert!(near(stated, score.exposure), "{name}: {part}");
                    assert_eq!(part["bound"], json!(p.bound.exposure), "{name}");
                }
                "last-arrival" => {
                    assert_eq!(part["plan"], score.last_arrival.map_or(Value::Null, at), "{name}");
                    assert_eq!(part["bound"], p.bound.last_arrival.map_or(Value::Null, at), "{name}");
                }
                "distance" => assert!(near(stated, score.distance_km), "{name}: {part}"),
                "wishes" => assert!(near(stated, score.wishes), "{name}: {part}"),
                other => panic!("{name}: {other}"),
            }
        }
    });
}

#[test]
fn arrivals_destinations_and_waiting_sum_up_to_the_score() {
    each_plan(|name, s, p, state| {
        let (data, score) = (drawn_from(s, p, state), referee::score(s, p, state));
        let safe = &data["safe"];
        let mut at_place: BTreeMap<u64, u64> = BTreeMap::new();
        for row in rows(&data["arrivals"]) {
            *at_place.entry(row[1].as_u64().expect("a place")).or_default() +=
                row[2].as_u64().expect("people");
        }
        assert_eq!(*safe, at_place.values().sum::<u64>(), "{name}");
        for row in rows(&data["receiving"]) {
            let place = row["place"].as_u64().expect("a place");
            assert_eq!(row["people"], at_place.get(&place).copied().unwrap_or(0), "{name}");
        }
        let last = rows(&data["arrivals"]).last().map(|row| row[0].clone());
        assert_eq!(last, score.last_arrival.map(|t| json!((t - s.start).0)), "{name}");

        let sum = |key: &str| rows(&data["waits"]).map(|w| w[key].as_u64().expect("a count")).sum::<u64>();
        assert_eq!((sum("people"), sum("safe")), (s.people(), safe.as_u64().expect("a number")), "{name}");
        let waited: f64 = rows(&data["waits"])
            .map(|w| {
                let priority = w["priority"].as_u64().expect("a priority") as usize;
                s.priorities[Idx::new(priority)].weight * number(&w["sum"]) / 3_600.0
            })
            .sum();
        if score.left_behind == 0 {
            assert!(near(waited, score.exposure), "{name}: {waited} is not {}", score.exposure);
        } else {
            assert!(waited < score.exposure, "{name}");
        }
        for w in rows(&data["waits"]).filter(|w| !w["reached"].is_null()) {
            let [half, most, last] = [0, 1, 2].map(|i| w["reached"][i].as_i64().expect("seconds"));
            assert!(half <= most && most <= last, "{name}: {w}");
            assert!(w["mean"].as_i64().expect("seconds") <= last, "{name}: {w}");
        }
    });
}

#[test]
fn convoys_and_vehicles_do_what_the_plan_says() {
    each_plan(|name, s, p, state| {
        let data = drawn_from(s, p, state);
        let at = |t: Time| (t - s.start).0;
        let aboard = aboard_convoys(s, p, state);
        assert_eq!(rows(&data["convoys"]).count(), p.convoys.len(), "{name}");
        for drawn in rows(&data["convoys"]) {
            let id = drawn["id"].as_str().expect("an id");
            let c = p.convoys.iter().find(|c| c.id == id).expect("a convoy of the plan");
            assert_eq!(drawn["depart"], at(c.depart), "{name}: {id}");
            assert_eq!(drawn["arrive"], at(c.arrive), "{name}: {id}");
            assert_eq!(drawn["corridor"], c.corridor.get() as u64, "{name}: {id}");
            assert_eq!(drawn["back"], u64::from(c.direction == Direction::Back), "{name}: {id}");
            assert_eq!(drawn["people"], aboard[id], "{name}: {id}");
            let passages: Vec<Value> = c
                .passages
                .iter()
                .map(|passage| {
                    let points = &s.corridors[c.corridor].checkpoints;
                    let point = points.iter().position(|p| p.id == passage.checkpoint).expect("a checkpoint");
                    json!([point, at(passage.begin), at(passage.end)])
                })
                .collect();
            assert_eq!(drawn["passages"], json!(passages), "{name}: {id}");
            let vehicles: u64 = rows(&drawn["kinds"]).map(|k| k[1].as_u64().expect("a count")).sum();
            assert_eq!(vehicles, c.vehicles.len() as u64, "{name}: {id}");
        }
        for drawn in rows(&data["vehicles"]) {
            let id = drawn[0].as_str().expect("an id");
            let vehicle: Idx<Vehicle> = s.vehicles.position(|v| v.id == id).expect("a vehicle");
            let visits = &p.vehicles.iter().find(|i| i.vehicle == vehicle).expect("an itinerary").visits;
            vehicle_does(s, p, &data, name, drawn, visits);
        }
    });
}

/// The spans of a vehicle are in order, carry whom its visits carry, and cross when its convoys do.
fn vehicle_does(s: &Scenario, p: &Plan, data: &Value, name: &str, drawn: &Value, visits: &[Visit]) {
    let (mut end, mut loaded, mut unloaded, mut crossed) = (0, 0, 0, Vec::new());
    let numbers: Vec<i64> = rows(&drawn[4]).map(|n| n.as_i64().expect("a number")).collect();
    for span in numbers.chunks(5) {
        let [doing, after, length, people, place] = span else { panic!("{name}: five numbers a span") };
        let first = end == 0;
        assert!((first || *after >= 0) && *length > 0, "{name}: {span:?}");
        let begin = end + after;
        end = begin + length;
        match doing {
            1 => loaded += people,
            2 => unloaded += people,
            3 | 4 => {
                let convoy = &data["convoys"][(place - 1) as usize];
                assert_eq!((&convoy["depart"], &convoy["arrive"]), (&json!(begin), &json!(end)), "{name}");
                crossed.push(convoy["id"].as_str().expect("an id").to_owned());
            }
            _ => {}
        }
    }
    let size = |m: &domain::Moved| i64::from(m.families * s.classes[m.class].family.people());
    let sum = |side: fn(&domain::Stop) -> &Vec<domain::Moved>| -> i64 {
        let stops = visits.iter().filter_map(|v| match v {
            Visit::Place(stop) => Some(stop),
            Visit::Convoy(_) => None,
        });
        stops.flat_map(side).map(size).sum()
    };
    assert_eq!(
        (loaded, unloaded),
        (sum(|stop| &stop.board), sum(|stop| &stop.alight)),
        "{name}: {}",
        drawn[0]
    );
    let convoys: Vec<String> = visits
        .iter()
        .filter_map(|v| match v {
            Visit::Convoy(i) => Some(p.convoys[*i].id.clone()),
            Visit::Place(_) => None,
        })
        .collect();
    assert_eq!(crossed, convoys, "{name}: {}", drawn[0]);
}

#[test]
fn the_balance_of_an_exchange_is_the_referees() {
    let mut seen = 0;
    each_plan(|name, s, p, state| {
        // Few scenarios of the project have an exchange: here every two zones have one.
        let mut s = s.clone();
        let zones: Vec<Idx<domain::Zone>> = s.zones.indices().collect();
        for pair in zones.windows(2) {
            let (id, exempt) = ("tied".to_owned(), vec![Idx::new(0)]);
            let exchange =
                domain::Exchange { id, first: pair[1], second: pair[0], ratio: 1.5, slack: 1e6, exempt };
            s.exchanges.push(exchange);
        }
        let s = &s;
        let data = drawn_from(s, p, state);
        assert_eq!(rows(&data["exchanges"]).count(), s.exchanges.len(), "{name}");
        for (i, drawn) in rows(&data["exchanges"]).enumerate() {
            // What counts is how far a side is ahead when it departs, and it is furthest then.
            let most = rows(&drawn["steps"])
                .flat_map(|step| [number(&step[5]), number(&step[6])])
                .fold(0.0_f64, f64::max);
            let breaks = |slack: f64| {
                let mut s = s.clone();
                s.exchanges[i].slack = slack;
                referee::check(&s, p, state).broken.iter().any(|b| b.code == "EXCHANGE")
            };
            assert!(!breaks(most.max(1e-6)), "{name}: {most} is allowed");
            if most > 0.5 {
                assert!(breaks(most - 0.5), "{name}: less than {most} is not");
                seen += 1;
            }
            let last = rows(&drawn["steps"]).last();
            for (left, through) in last.iter().flat_map(|l| [(&l[1], &l[2]), (&l[3], &l[4])]) {
                assert_eq!(left, through, "{name}: who has departed arrives");
            }
        }
    });
    assert!(seen > 20, "{seen} exchanges");
}

#[test]
fn the_most_people_that_can_be_safe_are_never_fewer_than_the_plan_has_safe() {
    each_plan(|name, s, p, state| {
        let clock = Local::of(s);
        let proven = bounds::prove(s, state, referee::score(s, p, state).left_behind_weighted);
        let told = Told {
            scenario: s,
            plan: p,
            state,
            left: vec![],
            proofs: vec![],
            bottleneck: None,
            safe_at_most: proven.safe_at_most,
            clock: &clock,
        };
        let data = data_of(&page(&told, Lang::En));
        let most: Vec<(i64, u64)> = rows(&data["atMostSafe"])
            .map(|step| (step[0].as_i64().expect("seconds"), step[1].as_u64().expect("people")))
            .collect();
        assert!(!most.is_empty(), "{name}");
        let mut safe = 0;
        for row in rows(&data["arrivals"]) {
            safe += row[2].as_u64().expect("people");
            let at = row[0].as_i64().expect("seconds");
            let most = most.iter().rev().find(|(from, _)| *from <= at).map_or(s.people(), |(_, n)| *n);
            assert!(safe <= most, "{name}: {safe} safe at {at}, at most {most}");
        }
    });
}
