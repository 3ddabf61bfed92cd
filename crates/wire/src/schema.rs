//! JSON Schemas of the three formats, generated from the types that read them.

/// The schema of a scenario.
pub fn scenario() -> serde_json::Value {
    serde_json::Value::Null
}

/// The schema of a plan.
pub fn plan() -> serde_json::Value {
    serde_json::Value::Null
}

/// The schema of a state.
pub fn state() -> serde_json::Value {
    serde_json::Value::Null
}
