//! JSON Schemas (draft 2020-12) of the three formats, generated from types that say what each key holds.
//!
//! The readers are written by hand, for the sake of their messages; tests hold their keys and these together.

mod common;
mod plan;
mod scenario;
mod state;
mod travel;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// The schema of a scenario.
pub fn scenario() -> Value {
    of::<scenario::Scenario>("Safeconduct scenario, format safeconduct/1")
}

/// The schema of a plan.
pub fn plan() -> Value {
    let mut schema = of::<plan::Plan>("Safeconduct plan, format safeconduct-plan/1");
    // The one null of all formats: where nobody is safe, there is no last arrival.
    let last = &mut schema["$defs"]["Score"]["properties"]["last_arrival"];
    let instant = last.as_object_mut().and_then(|o| o.remove("$ref"));
    last["anyOf"] = serde_json::json!([{ "$ref": instant }, { "type": "null" }]);
    schema
}

/// The schema of a state.
pub fn state() -> Value {
    of::<state::State>("Safeconduct state, format safeconduct-state/1")
}

fn of<T: JsonSchema>(title: &str) -> Value {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
    schema["title"] = title.into();
    without_null(&mut schema);
    schema
}

/// Takes out every `null`: a key that does not apply is left out, never null.
fn without_null(schema: &mut Value) {
    let null = |v: &Value| *v == "null" || v.get("type").is_some_and(|t| t == "null");
    if let Some(map) = schema.as_object_mut() {
        for key in ["type", "anyOf"] {
            let Some(Value::Array(choices)) = map.get_mut(key) else { continue };
            choices.retain(|c| !null(c));
            if choices.len() > 1 {
                continue;
            }
            match (key, choices.pop()) {
                ("type", Some(only)) => {
                    map.insert("type".to_owned(), only);
                }
                (_, Some(Value::Object(only))) => {
                    map.remove("anyOf");
                    for (k, v) in only {
                        map.entry(k).or_insert(v);
                    }
                }
                _ => {}
            }
        }
        map.values_mut().for_each(without_null);
    } else if let Some(items) = schema.as_array_mut() {
        items.iter_mut().for_each(without_null);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The keys of the definition with this name; of the root if it is the root's.
    fn keys(schema: &Value, name: &str, root: &str) -> BTreeSet<String> {
        let definition = if name == root { schema } else { &schema["$defs"][name] };
        assert_eq!(definition["additionalProperties"], false, "{name} takes other keys");
        definition["properties"].as_object().unwrap_or_else(|| panic!("no {name}")).keys().cloned().collect()
    }

    #[test]
    fn the_reader_and_the_schema_know_the_same_keys() {
        let schema = scenario();
        let mut tables: BTreeSet<&str> = BTreeSet::new();
        for shape in crate::shape::ALL {
            let read: BTreeSet<String> = shape.keys.iter().map(|&k| k.to_owned()).collect();
            assert_eq!(keys(&schema, shape.schema, "Scenario"), read, "{}", shape.schema);
            tables.insert(shape.schema);
        }
        let definitions = schema["$defs"].as_object().unwrap();
        let described: BTreeSet<&str> = definitions
            .iter()
            .filter(|(_, d)| d.get("properties").is_some())
            .map(|(name, _)| name.as_str())
            .collect();
        assert!(described.iter().all(|name| tables.contains(name)), "the reader reads each of {described:?}");
    }

    #[test]
    fn every_key_is_described_and_none_is_null() {
        fn look(schema: &Value, path: &str) {
            if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
                for (key, property) in properties {
                    assert!(property.get("description").is_some(), "{path}.{key} has no description");
                }
            }
            match schema {
                Value::Object(map) => map.iter().for_each(|(k, v)| look(v, &format!("{path}.{k}"))),
                Value::Array(items) => items.iter().for_each(|v| look(v, path)),
                Value::String(text) => assert!(text != "null" || path.contains("last_arrival"), "{path}"),
                _ => {}
            }
        }
        for schema in [scenario(), plan(), state()] {
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            look(&schema, "");
        }
    }

    /// The contract's example of a plan and of a state, key by key.
    #[test]
    fn plans_and_states_have_the_contracts_keys() {
        let expected: BTreeMap<&str, &[&str]> = BTreeMap::from([
            ("Plan", &["about", "bound", "convoys", "format", "scenario", "score", "vehicles"][..]),
            ("Convoy", &["arrive", "checkpoints", "corridor", "depart", "direction", "id", "vehicles"]),
            ("Passage", &["begin", "end", "id"]),
            ("Itinerary", &["id", "visits"]),
            ("Moved", &["class", "families"]),
        ]);
        for (name, wanted) in expected {
            let found = keys(&plan(), name, "Plan");
            assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), wanted, "{name}");
        }
        let expected: BTreeMap<&str, &[&str]> = BTreeMap::from([
            ("State", &["convoys", "format", "now", "out_of_service", "people", "vehicles"][..]),
            ("VehicleState", &["aboard", "carried", "duty_from", "free", "id", "place", "used"]),
            ("ClassState", &["class", "safe", "waiting", "waiting_at"]),
            ("Safe", &["at", "families", "place"]),
        ]);
        for (name, wanted) in expected {
            let found = keys(&state(), name, "State");
            assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), wanted, "{name}");
        }
    }
}
