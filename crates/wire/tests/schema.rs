//! The schemas allow what the project's scenarios, plans and states say, and refuse what they should.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod common;

use common::{all, of_project, project};
use serde_json::Value;

/// Why a value does not follow a schema: as much of the standard as these schemas use, patterns apart.
fn fault(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.strip_prefix("#/$defs/").expect("only local references");
        if let Some(found) = fault(root, &root["$defs"][name], value, at) {
            return Some(found);
        }
    }
    for (key, wanted) in schema.as_object()? {
        let bound = || wanted.as_f64().expect("a number");
        let sound = match key.as_str() {
            "type" => match wanted.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_i64() || value.is_u64(),
                "number" => value.is_number(),
                "null" => value.is_null(),
                other => panic!("type {other}"),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array()?.contains(value),
            "minimum" => value.as_f64().is_none_or(|x| x >= bound()),
            "exclusiveMinimum" => value.as_f64().is_none_or(|x| x > bound()),
            "maximum" => value.as_f64().is_none_or(|x| x <= bound()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as f64 >= bound()),
            "uniqueItems" => {
                value.as_array().is_none_or(|a| a.iter().enumerate().all(|(i, x)| !a[..i].contains(x)))
            }
            "required" => wanted.as_array()?.iter().all(|k| value.get(k.as_str().unwrap()).is_some()),
            "anyOf" => wanted.as_array()?.iter().any(|s| fault(root, s, value, at).is_none()),
            "oneOf" => wanted.as_array()?.iter().filter(|s| fault(root, s, value, at).is_none()).count() == 1,
            "items" => {
                if let Some(found) =
                    value.as_array().and_then(|items| items.iter().find_map(|v| fault(root, wanted, v, at)))
                {
                    return Some(found);
                }
                true
            }
            "properties" => {
                let each = |(k, s): (&String, &Value)| {
                    value.get(k).and_then(|v| fault(root, s, v, &format!("{at}.{k}")))
                };
                if let Some(found) = wanted.as_object()?.iter().find_map(each) {
                    return Some(found);
                }
                true
            }
            "additionalProperties" => {
                let known = |k: &str| schema.get("properties").is_some_and(|p| p.get(k).is_some());
                let mut others = value.as_object().into_iter().flatten().filter(|(k, _)| !known(k));
                match wanted {
                    Value::Bool(allowed) => *allowed || others.next().is_none(),
                    _ => others.all(|(_, v)| fault(root, wanted, v, at).is_none()),
                }
            }
            "$ref" | "$schema" | "$defs" | "title" | "description" | "default" | "examples" | "format"
            | "pattern" | "propertyNames" => true,
            other => panic!("the schema uses {other}"),
        };
        if !sound {
            return Some(format!("{at}: {key} {wanted}"));
        }
    }
    None
}

fn in_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(d) => d.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(in_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(k, v)| (k, in_json(v))).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

fn of_toml(text: &str) -> Value {
    in_json(toml::Value::Table(text.parse().unwrap()))
}

#[test]
fn every_scenario_of_the_project_follows_the_schema() {
    let schema = wire::schema::scenario();
    for path in all() {
        let (name, files) = of_project(&path);
        let text = String::from_utf8(files.files[&name].clone()).unwrap();
        let value = if path.extension().is_some_and(|e| e == "json") {
            serde_json::from_str(&text).unwrap()
        } else {
            of_toml(&text)
        };
        assert_eq!(fault(&schema, &schema, &value, ""), None, "{}", path.display());
    }
    let everything = of_toml(include_str!("common/everything.toml"));
    assert_eq!(fault(&schema, &schema, &everything, ""), None);
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema = wire::schema::scenario();
    let text = include_str!("common/everything.toml");
    for (old, new) in [
        ("bays = 2", "bay = 2"),
        ("count = 3", "count = -3"),
        ("lanes = 2", "lanes = 0"),
        ("seats = 50", "seats = \"50\""),
        ("depot = \"yard\"\n", ""),
        ("to = [\"hospital\"]", "to = []"),
        ("count = 5", ""),
        ("\"wishes\"", "\"wish\""),
        ("direction = \"outward\"", "direction = \"in\""),
        ("ratio = 2", "ratio = 0"),
        ("table = \"times.csv\"", "table = \"times.csv\"\nnetwork = \"x.osm\""),
        ("safeconduct/1", "safeconduct/2"),
    ] {
        assert!(text.contains(old), "{old}");
        let value = of_toml(&text.replacen(old, new, 1));
        assert!(fault(&schema, &schema, &value, "").is_some(), "{new}");
    }
}

#[test]
fn plans_and_states_follow_their_schemas() {
    let (plan, state) = (wire::schema::plan(), wire::schema::state());
    let (mut plans, mut states) = (0, 0);
    let folders =
        ["testdata/conformance", "testdata/tiny/plans"].map(|f| project().join(f).read_dir().unwrap());
    for entry in folders.into_iter().flatten() {
        let path = entry.unwrap().path();
        // A plan that breaks a rule may say what no plan should.
        let broken = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("broken-"));
        if broken || path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let value: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let (schema, seen) = match value["format"].as_str() {
            Some("safeconduct-plan/1") => (&plan, &mut plans),
            Some("safeconduct-state/1") => (&state, &mut states),
            _ => continue,
        };
        *seen += 1;
        assert_eq!(fault(schema, schema, &value, ""), None, "{}", path.display());
    }
    assert!(plans > 30 && states > 3, "{plans} plans, {states} states");
}
