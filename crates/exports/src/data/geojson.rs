//! The map as `GeoJSON` (RFC 7946): places, zones, corridors, and convoys with their times. Positions are longitude, then latitude.
//!
//! A scenario gives positions of places only. A corridor is the straight line between its gates; its checkpoints stand with it by their
//! driving times, because a position that nobody gave would be a wrong one on a map that people drive by.

use domain::{Corridor, Idx, Load, Name, Place};
use serde_json::{Map, Value, json};
use texts::Text;

use crate::facts::load;
use crate::{Case, Document};

/// The map.
pub(crate) fn geojson(case: &Case<'_>) -> Document {
    let s = case.scenario();
    let mut features: Vec<Value> = Vec::new();
    let waiting = waiting(case);
    let received = received(case);
    for (i, place) in s.places.entries() {
        let mut properties = json!({
            "kind": "place", "id": place.id, "name": names(&place.name), "zone": s.zones[place.zone].id,
            "waiting": waiting[i.get()], "arriving": received[i.get()],
        });
        if let Some(room) = place.receives {
            properties["capacity"] = json!({ "people": room.people, "stretchers": room.stretchers });
        }
        features.push(feature(&format!("place/{}", place.id), &point(place.position), &properties));
    }
    for (i, zone) in s.zones.entries() {
        let here = || s.places.iter().filter(|p| p.zone == i);
        let known: Vec<(f64, f64)> = here().filter_map(|p| p.position).collect();
        let n = known.len() as f64;
        let middle =
            (!known.is_empty()).then(|| known.iter().fold((0.0, 0.0), |m, p| (m.0 + p.0 / n, m.1 + p.1 / n)));
        let properties = json!({
            "kind": "zone", "id": zone.id, "name": names(&zone.name), "places": here().count(),
            "position": "middle of its places",
        });
        features.push(feature(&format!("zone/{}", zone.id), &point(middle), &properties));
    }
    for corridor in &s.corridors {
        let checkpoints: Vec<Value> = corridor
            .checkpoints
            .iter()
            .map(|c| json!({ "id": c.id, "driving_seconds_from_first_gate": c.after.0 }))
            .collect();
        let properties = json!({
            "kind": "corridor", "id": corridor.id, "name": names(&corridor.name), "km": corridor.km,
            "driving_seconds": corridor.time.0, "checkpoints": checkpoints, "geometry": "straight between its gates",
        });
        let ends = (corridor.from, corridor.to);
        features.push(feature(&format!("corridor/{}", corridor.id), &line(case, ends), &properties));
    }
    features.extend(case.facts.departures.iter().map(|&i| convoy(case, i)));
    let map = json!({
        "type": "FeatureCollection",
        "features": features,
        "scenario": s.name.first(),
        "timezone": s.timezone,
        "plan": case.asked.checksum,
        "status": "planned",
        "remark": case.asked.lang.say(Text::SheetNotOrder),
    });
    let mut bytes = serde_json::to_vec(&map).expect("every key is text");
    bytes.push(b'\n');
    case.document("data/plan.geojson", Text::SheetMap, bytes)
}

fn convoy(case: &Case<'_>, i: usize) -> Value {
    let (s, clock) = (case.scenario(), case.asked.told.clock);
    let c = &case.plan().convoys[i];
    let corridor: &Corridor = &s.corridors[c.corridor];
    let people: Load = load(s, &case.facts.aboard[i]);
    let checkpoints: Vec<Value> = c
        .passages
        .iter()
        .map(|p| json!({ "id": p.checkpoint, "begin": clock.rfc3339(p.begin), "end": clock.rfc3339(p.end) }))
        .collect();
    let ids: Vec<&str> = c.vehicles.iter().map(|v| s.vehicles[*v].id.as_str()).collect();
    let properties = json!({
        "kind": "convoy", "id": c.id, "corridor": corridor.id, "direction": c.direction.as_str(),
        "depart": clock.rfc3339(c.depart), "arrive": clock.rfc3339(c.arrive), "checkpoints": checkpoints,
        "vehicles": ids, "people": people.people(), "wheelchairs": people.wheelchairs, "stretchers": people.stretchers,
    });
    feature(&format!("convoy/{}", c.id), &line(case, corridor.gates(c.direction)), &properties)
}

fn feature(id: &str, geometry: &Value, properties: &Value) -> Value {
    json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": properties })
}

/// A geometry that is not known is null, as the format has it.
fn point(position: Option<(f64, f64)>) -> Value {
    position.map_or(Value::Null, |(lat, lon)| json!({ "type": "Point", "coordinates": [lon, lat] }))
}

fn line(case: &Case<'_>, (from, to): (Idx<Place>, Idx<Place>)) -> Value {
    let at = |place: Idx<Place>| case.scenario().places[place].position;
    match (at(from), at(to)) {
        (Some(a), Some(b)) => json!({ "type": "LineString", "coordinates": [[a.1, a.0], [b.1, b.0]] }),
        _ => Value::Null,
    }
}

/// A name by language; one without a language under `und`, as BCP 47 calls it.
fn names(name: &Name) -> Value {
    let each = name.0.iter().map(|(language, text)| {
        let tag = if language.is_empty() { "und" } else { language.as_str() };
        (tag.to_owned(), Value::from(text.as_str()))
    });
    Value::Object(each.collect::<Map<_, _>>())
}

/// How many people wait at each place, as the scenario has it.
fn waiting(case: &Case<'_>) -> Vec<u64> {
    let mut waiting = vec![0; case.scenario().places.len()];
    for class in &case.scenario().classes {
        waiting[class.at.get()] += u64::from(class.people());
    }
    waiting
}

/// How many people become safe at each place, those before the plan with them.
fn received(case: &Case<'_>) -> Vec<u64> {
    let s = case.scenario();
    let mut received = vec![0; s.places.len()];
    for ride in &case.facts.rides {
        received[ride.to.get()] += u64::from(ride.load(s).people());
    }
    for b in &case.facts.before {
        received[b.place.get()] += u64::from((s.classes[b.class].family * b.families).people());
    }
    received
}
