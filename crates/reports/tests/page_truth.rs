//! Every figure that the page's program is given, against the referee's score and against the plan itself.
#![allow(clippy::disallowed_methods, reason = "tests read files under the project")]

mod support;

use std::collections::BTreeMap;

use domain::{Class, Direction, Idx, Plan, Scenario, State, Time, Vehicle, Visit};
use reports::{Lang, Told, page};
use serde_json::{Value, json};
use support::Local;

/// What the program draws from, out of the page.
fn drawn_from(s: &Scenario, p: &Plan, state: Option<&State>) -> Value {
    let clock = Local::of(s);
    let told =
        Told { scenario: s, plan: p, state, left: vec![], proofs: vec![], bottleneck: None, clock: &clock };
    let html = page(&told, Lang::En);
    let data =
        html.split_once("id=\"plan-data\">").expect("data").1.split_once("</script>").expect("its end").0;
    serde_json::from_str(data).expect("JSON")
}

/// Every scenario of the project that a plan lies beside, with its plan and the state it begins from.
fn each_plan(mut look: impl FnMut(&str, &Scenario, &Plan, Option<&State>)) {
    let mut seen = 0;
    for file in std::fs::read_dir(support::root().join("testdata/tiny/plans")).expect("the folder").flatten()
    {
        let name = file.file_name().into_string().expect("the project's names are UTF-8");
        let Some(id) = name.strip_suffix(".json") else { continue };
        let s = support::scenario(&format!("testdata/tiny/{id}.toml"));
        let p = support::plan(&format!("testdata/tiny/plans/{name}"), &s, None);
        look(id, &s, &p, None);
        seen += 1;
    }
    assert!(seen > 50, "{seen} plans");
    let tiny = support::scenario("testdata/conformance/tiny.toml");
    for (plan, state) in
        [("kept-state-last-families", "state-last-families"), ("kept-state-ride", "state-ride")]
    {
        let state = support::state(&format!("testdata/conformance/{state}.json"), &tiny);
        let p = support::plan(&format!("testdata/conformance/{plan}.json"), &tiny, Some(&state));
        look(plan, &tiny, &p, Some(&state));
    }
    for (scenario, plan) in [
        ("tiny-exchange-exempt", "kept-exchange-exempt"),
        ("tiny-short-day", "kept-short-day"),
        ("tiny", "kept-tiny"),
    ] {
        let s = support::scenario(&format!("testdata/conformance/{scenario}.toml"));
        let p = support::plan(&format!("testdata/conformance/{plan}.json"), &s, None);
        look(plan, &s, &p, None);
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-4 * b.abs().max(1e-2)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

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
