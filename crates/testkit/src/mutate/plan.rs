//! Changes of plans.

use serde_json::{Value, json};

use super::instant::{all, shift, shift_all, some_seconds};
use super::{Names, id, item, list, nudge};
use crate::rng::Rng;

type Change = fn(&mut Rng, &mut Value, &Names) -> Option<()>;

/// What can be done to a plan. Those that leave a file that reads come first.
const CHANGES: &[(&str, Change)] = &[
    ("move an instant", |rng, plan, _| {
        let mut found = Vec::new();
        all(plan.get_mut("vehicles")?, &mut found);
        let i = rng.below(found.len());
        shift(found.get_mut(i)?, some_seconds(rng));
        Some(())
    }),
    ("move an instant of a convoy", |rng, plan, _| {
        let mut found = Vec::new();
        all(plan.get_mut("convoys")?, &mut found);
        let i = rng.below(found.len());
        shift(found.get_mut(i)?, some_seconds(rng));
        Some(())
    }),
    ("delay a vehicle from a visit on", |rng, plan, _| {
        let visits = list(item(rng, plan, "vehicles")?, "visits");
        let (from, by) = (rng.below(visits.len()), some_seconds(rng));
        visits.get_mut(from..)?.iter_mut().for_each(|visit| shift_all(visit, by));
        Some(())
    }),
    ("move a convoy", |rng, plan, _| {
        let by = some_seconds(rng);
        shift_all(item(rng, plan, "convoys")?, by);
        Some(())
    }),
    ("move the whole plan", |rng, plan, _| {
        let by = some_seconds(rng);
        for part in ["convoys", "vehicles", "score"] {
            shift_all(&mut plan[part], by);
        }
        Some(())
    }),
    ("widen a service", |rng, plan, _| {
        let visit = visit(rng, plan)?;
        let by = some_seconds(rng);
        let key = *rng.pick(&["begin", "end", "arrive", "depart"])?;
        shift(visit.get_mut(key)?, by);
        Some(())
    }),
    ("swap the ids of two vehicles", |rng, plan, _| {
        let vehicles = plan.get_mut("vehicles")?.as_array_mut()?;
        let (a, b) = (rng.below(vehicles.len()), rng.below(vehicles.len()));
        let held = vehicles.get(a)?["id"].clone();
        vehicles[a]["id"] = vehicles[b]["id"].clone();
        vehicles[b]["id"] = held;
        Some(())
    }),
    ("give a vehicle's visits to another", |rng, plan, names| {
        let vehicle = item(rng, plan, "vehicles")?;
        let old = vehicle["id"].clone();
        let new = id(rng, &names.vehicles);
        vehicle["id"] = new.clone();
        for convoy in plan.get_mut("convoys")?.as_array_mut()? {
            for listed in list(convoy, "vehicles") {
                if *listed == old {
                    *listed = new.clone();
                }
            }
        }
        Some(())
    }),
    ("drop a visit", |rng, plan, _| {
        let visits = list(item(rng, plan, "vehicles")?, "visits");
        let i = rng.below(visits.len());
        (i < visits.len()).then(|| visits.remove(i)).map(|_| ())
    }),
    ("drop the last visits", |rng, plan, _| {
        let visits = list(item(rng, plan, "vehicles")?, "visits");
        let n = rng.below(visits.len());
        visits.truncate(n);
        Some(())
    }),
    ("repeat a visit", |rng, plan, _| {
        let visits = list(item(rng, plan, "vehicles")?, "visits");
        let i = rng.below(visits.len());
        let again = visits.get(i)?.clone();
        visits.insert(i, again);
        Some(())
    }),
    ("swap two visits", |rng, plan, _| {
        let visits = list(item(rng, plan, "vehicles")?, "visits");
        let i = rng.below(visits.len().saturating_sub(1));
        (i + 1 < visits.len()).then(|| visits.swap(i, i + 1))
    }),
    ("drop a vehicle", |rng, plan, _| {
        let vehicles = list(plan, "vehicles");
        let i = rng.below(vehicles.len());
        (i < vehicles.len()).then(|| vehicles.remove(i)).map(|_| ())
    }),
    ("send a vehicle to another place", |rng, plan, names| {
        let place = id(rng, &names.places);
        *visit(rng, plan)?.get_mut("place")? = place;
        Some(())
    }),
    ("change a number of families", |rng, plan, _| {
        let families = moved(rng, plan)?.get_mut("families")?;
        nudge(rng, families);
        Some(())
    }),
    ("board and alight more or fewer", |rng, plan, _| {
        let class = moved(rng, plan)?.get("class")?.clone();
        let by = if rng.one_in(2) { 1 } else { -1 };
        for vehicle in list(plan, "vehicles") {
            for visit in list(vehicle, "visits") {
                for key in ["board", "alight"] {
                    for item in visit.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
                        if item["class"] == class {
                            item["families"] = json!(item["families"].as_i64()? + by);
                        }
                    }
                }
            }
        }
        Some(())
    }),
    ("change a class", |rng, plan, names| {
        let class = id(rng, &names.classes);
        moved(rng, plan)?["class"] = class;
        Some(())
    }),
    ("drop those who board or alight", |rng, plan, _| {
        let key = *rng.pick(&["board", "alight"])?;
        visit(rng, plan)?.as_object_mut()?.remove(key);
        Some(())
    }),
    ("board or alight at another visit", |rng, plan, _| {
        let key = *rng.pick(&["board", "alight"])?;
        let taken = visit(rng, plan)?.as_object_mut()?.remove(key)?;
        visit(rng, plan)?[key] = taken;
        Some(())
    }),
    ("board some more", |rng, plan, names| {
        let (class, n) = (id(rng, &names.classes), rng.between(1, 3));
        let key = *rng.pick(&["board", "alight"])?;
        let visit = visit(rng, plan)?;
        visit.get("place")?;
        list(visit, key).push(json!({ "class": class, "families": n }));
        Some(())
    }),
    ("send a convoy another way", |rng, plan, names| {
        let convoy = item(rng, plan, "convoys")?;
        if rng.one_in(2) {
            convoy["corridor"] = id(rng, &names.corridors);
        } else {
            convoy["direction"] = json!(rng.pick(&["outward", "back"])?);
        }
        Some(())
    }),
    ("add a vehicle to a convoy", |rng, plan, names| {
        let vehicle = id(rng, &names.vehicles);
        list(item(rng, plan, "convoys")?, "vehicles").push(vehicle);
        Some(())
    }),
    ("take a vehicle out of a convoy", |rng, plan, _| {
        let vehicles = list(item(rng, plan, "convoys")?, "vehicles");
        let i = rng.below(vehicles.len());
        (i < vehicles.len()).then(|| vehicles.remove(i)).map(|_| ())
    }),
    ("join two convoys", |rng, plan, _| {
        let convoys = plan.get_mut("convoys")?.as_array_mut()?;
        let (a, b) = (rng.below(convoys.len()), rng.below(convoys.len()));
        for key in ["depart", "arrive", "checkpoints"] {
            let value = convoys.get(b)?[key].clone();
            convoys.get_mut(a)?[key] = value;
        }
        Some(())
    }),
    ("add an empty convoy", |rng, plan, _| {
        let mut convoy = item(rng, plan, "convoys")?.clone();
        convoy["id"] = json!("another");
        convoy["vehicles"] = json!([]);
        let by = some_seconds(rng);
        shift_all(&mut convoy, by);
        list(plan, "convoys").push(convoy);
        Some(())
    }),
    ("change the checkpoints", |rng, plan, names| {
        let checkpoint = json!(rng.pick(&names.checkpoints)?);
        let convoy = item(rng, plan, "convoys")?;
        let (depart, passages) = (convoy["depart"].clone(), list(convoy, "checkpoints"));
        if passages.is_empty() || rng.one_in(3) {
            passages.push(json!({ "id": checkpoint, "begin": depart, "end": depart }));
        } else if rng.one_in(2) {
            passages.pop();
        } else {
            passages[0]["id"] = checkpoint;
        }
        Some(())
    }),
    ("misstate the score", |rng, plan, _| {
        let keys = ["left_behind", "left_behind_weighted", "exposure", "distance_km", "wishes"];
        let said = plan.get_mut("score")?.get_mut(*rng.pick(&keys)?)?;
        let by = *rng.pick(&[1.0, -1.0, 0.001, 0.000_01])?;
        let x = said.as_f64()?;
        *said = json!(if rng.one_in(2) { x + by } else { x * (1.0 + by) });
        Some(())
    }),
    ("misstate the last arrival", |rng, plan, _| {
        let by = some_seconds(rng);
        shift(plan.get_mut("score")?.get_mut("last_arrival")?, by);
        Some(())
    }),
    ("leave out a part of the score", |rng, plan, _| {
        let keys =
            ["left_behind", "left_behind_weighted", "exposure", "distance_km", "wishes", "last_arrival"];
        plan.get_mut("score")?.as_object_mut()?.remove(*rng.pick(&keys)?);
        Some(())
    }),
    ("state a bound", |rng, plan, _| {
        let keys = ["left_behind_weighted", "exposure", "last_arrival"];
        let key = *rng.pick(&keys)?;
        let mut value = plan["score"].get(key)?.clone();
        let by = some_seconds(rng);
        shift(&mut value, by);
        if let Some(x) = value.as_f64() {
            value = json!(x * *rng.pick(&[0.5, 0.9999, 1.0, 1.000_000_1, 1.01])?);
        }
        if !plan["bound"].is_object() {
            plan["bound"] = json!({});
        }
        plan["bound"][key] = value;
        Some(())
    }),
    // From here on, most leave a file that does not read.
    ("repeat a vehicle", |rng, plan, _| {
        let again = item(rng, plan, "vehicles")?.clone();
        list(plan, "vehicles").push(again);
        Some(())
    }),
    ("repeat a convoy", |rng, plan, _| {
        let again = item(rng, plan, "convoys")?.clone();
        list(plan, "convoys").push(again);
        Some(())
    }),
    ("drop a convoy", |rng, plan, _| {
        let convoys = list(plan, "convoys");
        let i = rng.below(convoys.len());
        (i < convoys.len()).then(|| convoys.remove(i)).map(|_| ())
    }),
    ("drop a key of a visit", |rng, plan, _| {
        let visit = visit(rng, plan)?.as_object_mut()?;
        let keys: Vec<String> = visit.keys().cloned().collect();
        visit.remove(rng.pick(&keys)?);
        Some(())
    }),
    ("drop a key of a convoy", |rng, plan, _| {
        let convoy = item(rng, plan, "convoys")?.as_object_mut()?;
        let keys: Vec<String> = convoy.keys().cloned().collect();
        convoy.remove(rng.pick(&keys)?);
        Some(())
    }),
    ("name what does not exist", |rng, plan, _| {
        let visit = visit(rng, plan)?;
        let key = if visit.get("place").is_some() { "place" } else { "convoy" };
        visit[key] = json!("nowhere");
        Some(())
    }),
    ("write something else for an instant", |rng, plan, _| {
        let mut found = Vec::new();
        all(plan.get_mut("vehicles")?, &mut found);
        let i = rng.below(found.len());
        let other = [json!(null), json!(12), json!("soon"), json!("2016-13-01T00:00:00Z"), json!([])];
        **found.get_mut(i)? = rng.pick(&other)?.clone();
        Some(())
    }),
    ("write something else for families", |rng, plan, _| {
        let other = [json!(0), json!(-1), json!(1.5), json!("2"), json!(null)];
        let other = rng.pick(&other)?.clone();
        moved(rng, plan)?["families"] = other;
        Some(())
    }),
];

/// How many of [`CHANGES`] come before those after which most plans do not read.
const READABLE: usize = 30;

/// Changes a plan in one way and says which. Seldom a change that leaves no plan that reads.
pub fn plan(rng: &mut Rng, plan: &mut Value, names: &Names) -> &'static str {
    let changes = if rng.one_in(12) { &CHANGES[READABLE..] } else { &CHANGES[..READABLE] };
    for _ in 0..8 {
        let (name, change) = changes[rng.below(changes.len())];
        if change(rng, plan, names).is_some() {
            return name;
        }
    }
    "nothing"
}

/// A visit of some vehicle.
fn visit<'v>(rng: &mut Rng, plan: &'v mut Value) -> Option<&'v mut Value> {
    let vehicle = item(rng, plan, "vehicles")?;
    item(rng, vehicle, "visits")
}

/// Families who board or alight somewhere.
fn moved<'v>(rng: &mut Rng, plan: &'v mut Value) -> Option<&'v mut Value> {
    let vehicles = plan.get_mut("vehicles")?.as_array_mut()?;
    let visits = vehicles.iter_mut().filter_map(|v| v.get_mut("visits")?.as_array_mut()).flatten();
    let lists = visits.filter_map(Value::as_object_mut).flat_map(|visit| {
        visit.iter_mut().filter(|(key, _)| *key == "board" || *key == "alight").map(|(_, items)| items)
    });
    let mut items: Vec<&mut Value> = lists.filter_map(Value::as_array_mut).flatten().collect();
    (!items.is_empty()).then(|| {
        let i = rng.below(items.len());
        items.swap_remove(i)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_changes_are_those_that_leave_a_file_that_reads() {
        assert_eq!(CHANGES[READABLE].0, "repeat a vehicle");
    }
}
