//! Changes as JSON, for programs: no language, instants as RFC 3339.

use domain::{Idx, Moved, Scenario, Vehicle};
use serde_json::{Value, json};

use super::{Change, Changes, Order, What};
use crate::Clock;

/// What differs, every order but those that are kept.
pub fn changes_json(changes: &Changes<'_>, clock: &dyn Clock) -> Value {
    let s = changes.scenario;
    let list: Vec<Value> = changes
        .vehicles
        .iter()
        .flat_map(|v| v.orders.iter().filter_map(|c| change(s, v.vehicle, c, clock)))
        .collect();
    let out_of_service: Vec<&str> = changes
        .vehicles
        .iter()
        .filter(|v| v.out_of_service)
        .map(|v| s.vehicles[v.vehicle].id.as_str())
        .collect();
    json!({
        "from": clock.rfc3339(changes.from),
        "orders": changes.total(),
        "changed": changes.changed(),
        "moved_slightly": changes.slight(),
        "vehicles": changes.vehicles.len(),
        "vehicles_unchanged": changes.keeping(),
        "out_of_service": out_of_service,
        "list": list,
    })
}

fn change(s: &Scenario, vehicle: Idx<Vehicle>, change: &Change, clock: &dyn Clock) -> Option<Value> {
    let (word, old, new) = match change {
        Change::Kept(_) => return None,
        Change::Moved { old, new } => ("moved", Some(old), Some(new)),
        Change::Dropped(old) => ("dropped", Some(old), None),
        Change::New(new) => ("new", None, Some(new)),
    };
    let order = |o: Option<&Order>| o.map_or(Value::Null, |o| order(s, o, clock));
    Some(json!({
        "vehicle": s.vehicles[vehicle].id,
        "change": word,
        "counts": change.counts(),
        "seconds": change.shift().map(|d| d.0),
        "old": order(old),
        "new": order(new),
    }))
}

fn order(s: &Scenario, order: &Order, clock: &dyn Clock) -> Value {
    let at = clock.rfc3339(order.at);
    let moved = |list: &[Moved]| -> Vec<Value> {
        list.iter().map(|m| json!({ "class": s.classes[m.class].id, "families": m.families })).collect()
    };
    match &order.what {
        What::Dwell { place, alight, board } => {
            json!({ "at": at, "place": s.places[*place].id, "alight": moved(alight), "board": moved(board) })
        }
        What::Crossing { corridor, direction } => {
            json!({ "at": at, "corridor": s.corridors[*corridor].id, "direction": direction.as_str() })
        }
    }
}
