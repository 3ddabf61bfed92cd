//! Changes of scenarios that add or tighten rules, so that plans that kept them may break any of them.

use serde_json::{Value, json};

use super::{item, list};
use crate::rng::Rng;

/// Changes a scenario (its JSON, instants as text) in one way and says which. It may become one that cannot be
/// planned with; whoever reads it will say so.
pub fn scenario(rng: &mut Rng, scenario: &mut Value) -> &'static str {
    for _ in 0..8 {
        let done = match rng.below(5) {
            0 => place(rng, scenario),
            1 => vehicles(rng, scenario),
            2 => corridor(rng, scenario),
            3 => whole(rng, scenario),
            _ => tables(rng, scenario),
        };
        if let Some(name) = done {
            return name;
        }
    }
    "nothing"
}

/// A window within the horizon, in tenths of it.
fn window(rng: &mut Rng, scenario: &Value) -> Option<Value> {
    let (start, end) = (scenario.get("start")?.clone(), scenario.get("end")?.clone());
    let mut cut = if rng.one_in(2) { start.clone() } else { end.clone() };
    let hours = rng.between(1, 8) * if cut == start { 1 } else { -1 };
    cut = moved(&cut, hours * 3600 + rng.between(0, 59) * 60)?;
    Some(if rng.one_in(2) {
        json!({ "from": start, "until": cut })
    } else {
        json!({ "from": cut, "until": end })
    })
}

/// A local instant of a scenario some seconds off.
fn moved(value: &Value, by: i64) -> Option<Value> {
    let mut with_offset = json!(format!("{}Z", value.as_str()?));
    super::instant::shift(&mut with_offset, by);
    Some(json!(with_offset.as_str()?.trim_end_matches('Z')))
}

fn minutes(rng: &mut Rng, most: i64) -> Value {
    json!(format!("{}m", rng.between(0, most)))
}

fn place(rng: &mut Rng, scenario: &mut Value) -> Option<&'static str> {
    let hours = window(rng, scenario)?;
    let place = item(rng, scenario, "place")?;
    match rng.below(5) {
        0 => place["stand"] = json!(rng.between(1, 3)),
        1 => place["bays"] = json!(rng.between(1, 2)),
        2 => place["hours"] = json!([hours]),
        3 => place.get_mut("receives")?["people"] = json!(rng.between(0, 200)),
        _ => place.get_mut("receives")?["stretchers"] = json!(rng.between(0, 8)),
    }
    Some("a place")
}

fn vehicles(rng: &mut Rng, scenario: &mut Value) -> Option<&'static str> {
    let available = window(rng, scenario)?;
    let places: Vec<Value> = list(scenario, "place").iter().map(|p| p["id"].clone()).collect();
    let kind = item(rng, scenario, "vehicles")?;
    match rng.below(8) {
        0 => kind["available"] = json!([available]),
        1 => kind["out"] = json!(true),
        2 => kind["once"] = json!(true),
        3 => kind["reserve"] = json!(rng.between(0, kind["count"].as_i64()?)),
        4 => {
            let (most, rest) = (rng.between(60, 600), rng.between(10, 240));
            kind["duty"] = json!({ "most": format!("{most}m"), "rest": format!("{rest}m") });
        }
        5 => {
            let (without, mut only) = (rng.pick(&places)?.clone(), places);
            only.retain(|p| *p != without);
            kind["serves"] = json!(only);
        }
        6 => kind["pace"] = json!(rng.pick(&[0.9, 1.0, 1.01, 1.5])?),
        _ => kind["loading"] = json!({ "stop": minutes(rng, 6), "person": "7s" }),
    }
    Some("vehicles")
}

fn corridor(rng: &mut Rng, scenario: &mut Value) -> Option<&'static str> {
    let corridor = item(rng, scenario, "corridor")?;
    if !corridor["convoy"].is_object() {
        corridor["convoy"] = json!({});
    }
    match rng.below(7) {
        0 => corridor["convoy"]["most"] = json!(rng.between(1, 4)),
        1 => corridor["convoy"]["headway"] = minutes(rng, 120),
        2 => corridor["convoy"]["escorts"] = json!(rng.between(0, 1)),
        3 => corridor["convoy"]["margin"] = minutes(rng, 240),
        4 => corridor["single_track"] = json!(rng.one_in(2)),
        5 => corridor["time"] = minutes(rng, 60),
        _ => {
            let rule = json!({ "lanes": rng.between(1, 3), "vehicle": minutes(rng, 3), "person": "1s" });
            let checkpoint = item(rng, corridor, "checkpoint")?;
            checkpoint[*rng.pick(&["outward", "back"])?] = rule;
        }
    }
    Some("a corridor")
}

fn whole(rng: &mut Rng, scenario: &mut Value) -> Option<&'static str> {
    match rng.below(6) {
        0 => scenario["aboard"] = minutes(rng, 300),
        1 => {
            let by = rng.between(1, 16);
            scenario["end"] = moved(scenario.get("end")?, -by * 3600)?;
        }
        2 => scenario["priorities"] = json!({ "urgent": 2.5, "high": 1.3, "normal": 0.1 }),
        3 => scenario["order"] = json!(["left-behind", "wishes", "exposure", "last-arrival"]),
        4 => {
            let by = rng.between(1, 180);
            let ready = moved(scenario.get("start")?, by * 60)?;
            item(rng, scenario, "people")?["ready"] = ready;
        }
        _ => {
            let held = window(rng, scenario)?;
            let agreement = item(rng, scenario, "agreement")?;
            list(agreement, "suspended")
                .push(json!({ "from": held["from"], "until": held["until"], "reason": "talks" }));
        }
    }
    Some("the operation")
}

fn tables(rng: &mut Rng, scenario: &mut Value) -> Option<&'static str> {
    if rng.one_in(2) {
        let corridor = item(rng, scenario, "corridor")?.get("id")?.clone();
        let id = format!("quota-{}", list(scenario, "quota").len() + 1);
        let (unit, most) = *rng.pick(&[("people", 120), ("vehicles", 6), ("convoys", 3)])?;
        let direction = rng.pick(&["outward", "back"])?;
        let most = rng.between(0, most);
        let quota =
            json!({ "id": id, "corridor": corridor, "direction": direction, "most": most, "unit": unit });
        list(scenario, "quota").push(quota);
        return Some("a quota");
    }
    let zones: Vec<Value> = list(scenario, "zone").iter().map(|z| z["id"].clone()).collect();
    let first = rng.pick(&zones)?.clone();
    if zones.len() < 2 {
        // The other side is a zone of its own: an exchange in which it never gives anybody.
        list(scenario, "zone").push(json!({ "id": "other-side" }));
    }
    let second = zones.iter().find(|z| **z != first).cloned().unwrap_or(json!("other-side"));
    let id = format!("exchange-{}", list(scenario, "exchange").len() + 1);
    let mut exchange = json!({
        "id": id, "first": first, "second": second,
        "ratio": rng.pick(&[1.0, 1.1, 0.5])?, "slack": rng.between(1, 200),
    });
    if rng.one_in(3) {
        exchange["exempt"] = json!(["urgent"]);
    }
    list(scenario, "exchange").push(exchange);
    Some("an exchange")
}
