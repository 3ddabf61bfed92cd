//! The plan format `safeconduct-plan/1`.

use domain::{Plan, Scenario, State};

use crate::Problems;

/// Reads a plan. Every problem is one that the rule `FORMAT` names.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(_path: &str, _bytes: &[u8], _scenario: &Scenario, _state: Option<&State>) -> Result<Plan, Problems> {
    Err(Problems::default())
}

/// Writes a plan with `about` (an object) beside it: pretty JSON, one space deep, a newline at the end, same bytes for the same values.
pub fn write(_plan: &Plan, _scenario: &Scenario, _about: &serde_json::Value) -> String {
    String::new()
}
