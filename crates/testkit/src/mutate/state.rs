//! Changes of states. They always read, for a state is not what a plan is judged by.

use serde_json::{Value, json};

use super::instant::{shift, shift_all, some_seconds};
use super::{Names, id, item, list, nudge};
use crate::rng::Rng;

/// Changes a state in one way and says which. The plan lends it convoys and instants.
pub fn state(rng: &mut Rng, state: &mut Value, plan: &Value, names: &Names) -> &'static str {
    for _ in 0..8 {
        let done = match rng.below(9) {
            0 => vehicle(rng, state, names).map(|()| "put a vehicle elsewhere"),
            1 => known_vehicle(rng, state, names).map(|()| "change what a vehicle has done"),
            2 => aboard(rng, state, names).map(|()| "put families aboard"),
            3 => class(rng, state, names).map(|()| "change how a class stands"),
            4 => waiting_at(rng, state, names).map(|()| "let some wait elsewhere"),
            5 => fact(rng, state, plan).map(|()| "let a convoy have departed"),
            6 => {
                let vehicle = id(rng, &names.vehicles);
                list(state, "out_of_service").push(vehicle);
                Some("take a vehicle out of service")
            }
            7 => {
                let by = some_seconds(rng);
                state.get_mut("now").map(|now| shift(now, by)).map(|()| "change the time")
            }
            _ => safe(rng, state, names).map(|()| "let some be safe"),
        };
        if let Some(name) = done {
            return name;
        }
    }
    "nothing"
}

fn vehicle(rng: &mut Rng, state: &mut Value, names: &Names) -> Option<()> {
    let (vehicle, place, mut free) =
        (id(rng, &names.vehicles), id(rng, &names.places), state.get("now")?.clone());
    let by = some_seconds(rng);
    shift(&mut free, by);
    let vehicles = list(state, "vehicles");
    vehicles.retain(|v| v["id"] != vehicle);
    vehicles.push(json!({ "id": vehicle, "place": place, "free": free }));
    Some(())
}

fn known_vehicle(rng: &mut Rng, state: &mut Value, _: &Names) -> Option<()> {
    let vehicle = item(rng, state, "vehicles")?;
    match rng.below(4) {
        0 => vehicle["used"] = json!(rng.one_in(2)),
        1 => vehicle["carried"] = json!(rng.one_in(2)),
        2 => {
            let mut from = vehicle.get("free")?.clone();
            let by = some_seconds(rng);
            shift(&mut from, -by.abs());
            vehicle["duty_from"] = from;
        }
        _ => {
            let by = some_seconds(rng);
            shift(vehicle.get_mut("free")?, by);
        }
    }
    Some(())
}

fn aboard(rng: &mut Rng, state: &mut Value, names: &Names) -> Option<()> {
    let (class, families) = (id(rng, &names.classes), rng.between(1, 3));
    let vehicle = item(rng, state, "vehicles")?;
    let mut since = vehicle.get("free")?.clone();
    let by = some_seconds(rng);
    shift(&mut since, -by.abs());
    list(vehicle, "aboard").push(json!({ "class": class, "families": families, "since": since }));
    Some(())
}

fn class(rng: &mut Rng, state: &mut Value, names: &Names) -> Option<()> {
    if rng.one_in(2) {
        let waiting = item(rng, state, "people")?.get_mut("waiting")?;
        nudge(rng, waiting);
        if waiting.as_i64()? < 0 {
            *waiting = json!(0);
        }
        return Some(());
    }
    let (class, waiting) = (id(rng, &names.classes), rng.between(0, 6));
    let people = list(state, "people");
    people.retain(|c| c["class"] != class);
    people.push(json!({ "class": class, "waiting": waiting }));
    Some(())
}

fn waiting_at(rng: &mut Rng, state: &mut Value, names: &Names) -> Option<()> {
    let (place, families) = (id(rng, &names.places), rng.between(1, 3));
    let elsewhere = list(item(rng, state, "people")?, "waiting_at");
    elsewhere.retain(|w| w["place"] != place);
    elsewhere.push(json!({ "place": place, "families": families }));
    Some(())
}

fn safe(rng: &mut Rng, state: &mut Value, names: &Names) -> Option<()> {
    let (place, families) = (id(rng, &names.places), rng.between(0, 3));
    let at = state.get("now")?.clone();
    let class = item(rng, state, "people")?;
    let mut safe = json!({ "place": place, "families": families });
    if rng.one_in(2) {
        let by = some_seconds(rng);
        safe["at"] = at;
        shift(&mut safe["at"], -by.abs());
    }
    list(class, "safe").push(safe);
    Some(())
}

/// A convoy like one of the plan's, at about its time or some time before.
fn fact(rng: &mut Rng, state: &mut Value, plan: &Value) -> Option<()> {
    let convoys = plan.get("convoys")?.as_array()?;
    let mut convoy = rng.pick(convoys)?.clone();
    let facts = list(state, "convoys");
    convoy["id"] = json!(format!("before-{}", facts.len() + 1));
    if rng.one_in(3) {
        convoy["direction"] = json!(rng.pick(&["outward", "back"])?);
    }
    let by = some_seconds(rng);
    shift_all(&mut convoy, -by.abs());
    convoy["people"] = json!(rng.between(0, 90));
    if rng.one_in(2) {
        convoy["exempt"] = json!(rng.between(0, convoy["people"].as_i64()?));
    }
    facts.push(convoy);
    Some(())
}
