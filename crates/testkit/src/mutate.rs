//! Plans, states and scenarios that are nearly right: changes of their JSON, drawn at random.
//!
//! A change may keep every rule, break one or several, or leave a file that does not read at all. Each is
//! named, so that a test can say what it did.

mod instant;
mod plan;
mod scenario;
mod state;

use domain::Scenario;
use serde_json::{Value, json};

use crate::rng::Rng;

pub use plan::plan;
pub use scenario::scenario;
pub use state::state;

/// The ids that a change can put in the place of others.
#[derive(Clone, Debug)]
pub struct Names {
    /// Places.
    pub places: Vec<String>,
    /// Vehicles.
    pub vehicles: Vec<String>,
    /// Classes.
    pub classes: Vec<String>,
    /// Corridors.
    pub corridors: Vec<String>,
    /// Checkpoints of all corridors.
    pub checkpoints: Vec<String>,
}

impl Names {
    /// The ids of a scenario.
    pub fn of(s: &Scenario) -> Names {
        let checkpoints = s.corridors.iter().flat_map(|c| &c.checkpoints);
        Names {
            places: s.places.iter().map(|p| p.id.clone()).collect(),
            vehicles: s.vehicles.iter().map(|v| v.id.clone()).collect(),
            classes: s.classes.iter().map(|c| c.id.clone()).collect(),
            corridors: s.corridors.iter().map(|c| c.id.clone()).collect(),
            checkpoints: checkpoints.map(|c| c.id.clone()).collect(),
        }
    }
}

/// One of these ids, as JSON.
fn id(rng: &mut Rng, ids: &[String]) -> Value {
    rng.pick(ids).map_or(Value::Null, |id| json!(id))
}

/// The list under a key, which comes into being if there is none.
fn list<'v>(value: &'v mut Value, key: &str) -> &'v mut Vec<Value> {
    if !value[key].is_array() {
        value[key] = json!([]);
    }
    value[key].as_array_mut().expect("it has just been made one")
}

/// One item of the list under a key.
fn item<'v>(rng: &mut Rng, value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    let items = value.get_mut(key)?.as_array_mut()?;
    let i = rng.below(items.len());
    items.get_mut(i)
}

/// A whole number some way off.
fn nudge(rng: &mut Rng, value: &mut Value) {
    let n = value.as_i64().unwrap_or(0);
    *value = json!(match rng.below(4) {
        0 => n - 1,
        1 => n + 1,
        2 => rng.between(0, 12),
        _ => n * 2,
    });
}
