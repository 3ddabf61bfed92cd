//! What several formats have in common: ids, instants, durations, names.
#![expect(dead_code, reason = "these types only describe; the readers build the domain's own")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// An id, unique in its table.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[a-z0-9][a-z0-9-]{0,63}$"))]
pub(super) struct Id(String);

/// The id of a class of families: the entry's id, `<id>/<size>`, or the id of its line in a file.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[a-z0-9][a-z0-9-]{0,63}(/[1-9][0-9]*)?$"))]
pub(super) struct ClassId(String);

/// The id of a vehicle: that of its kind, a dash, and its number from 1.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[a-z0-9][a-z0-9-]{0,63}-[1-9][0-9]*$"))]
pub(super) struct VehicleId(String);

/// An instant: RFC 3339 with an offset and whole seconds.
#[derive(JsonSchema)]
#[schemars(extend("format" = "date-time"))]
pub(super) struct Instant(String);

/// An instant: a date and time, in TOML as such, in JSON as text. Without an offset it is local time in the
/// scenario's `timezone`; a local time that the zone skips or has twice is an error.
#[derive(JsonSchema)]
#[schemars(extend(
    "pattern" = "^[0-9]{4}-?[0-9]{2}-?[0-9]{2}([Tt ][0-9:]+([.,]0+)?([Zz]|[+-][0-9:]+)?)?$",
    "examples" = ["2016-12-15T08:00:00", "2016-12-15T08:00:00+02:00"]
))]
pub(super) struct LocalInstant(String);

/// A local date, in TOML as such, in JSON as text.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^[0-9]{4}-?[0-9]{2}-?[0-9]{2}$", "examples" = ["2016-12-15"]))]
pub(super) struct Date(String);

/// A duration: parts of `d`, `h`, `m` and `s`, which are added up.
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^([0-9]+[dhms])+$", "examples" = ["90s", "15m", "1h30m"]))]
pub(super) struct Duration(String);

/// A name: text, or a table of language tag to text.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Name {
    /// In one language.
    Plain(String),
    /// In several; the first is the one that plans quote.
    Languages(BTreeMap<String, String>),
}

/// The way through a corridor.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Direction {
    /// From its `from` gate to its `to` gate.
    Outward,
    /// The other way.
    Back,
}
