//! Driving times of a scenario, as its schema describes them.
#![expect(dead_code, reason = "these types only describe; the reader builds the domain's own")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::common::{Id, LocalInstant};

/// Driving within a zone: exactly one of `table` and `network`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("oneOf" = [{ "required": ["table"] }, { "required": ["network"] }]))]
pub(super) struct Travel {
    /// A CSV file with the columns `from`, `to`, `minutes` and `km`, and optionally `kind` and `since`.
    table: Option<String>,
    /// An `OpenStreetMap` file.
    network: Option<String>,
    /// A `GeoJSON` file with areas that no road may touch, or several; goes with `network`.
    avoid: Option<OneOrMore>,
    /// Factor on all times; goes with `network`.
    #[schemars(range(max = 1000), extend("exclusiveMinimum" = 0, "default" = 1.0))]
    pace: Option<f64>,
    /// Highway class to kilometres in the hour; goes with `network`.
    #[schemars(extend("additionalProperties" = { "type": "number", "exclusiveMinimum": 0, "maximum": 300 }))]
    speeds: Option<BTreeMap<String, f64>>,
    /// Whether bends and signals cost time; goes with `network`.
    #[schemars(extend("default" = true))]
    delays: Option<bool>,
    /// Roads that are closed or slower, for a time or for good; goes with `network`.
    closure: Option<Vec<Closure>>,
    /// Drives that somebody has timed, by which all times are scaled; goes with `network`.
    observed: Option<Vec<Observed>>,
}

/// A file, or several.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum OneOrMore {
    /// One.
    One(String),
    /// Several.
    More(Vec<String>),
}

/// Roads that are closed, or slower: exactly one of `area`, `road` and `at`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("oneOf" = [{ "required": ["area"] }, { "required": ["road"] }, { "required": ["at"] }]))]
struct Closure {
    /// A `GeoJSON` file, or several: all roads that touch its areas.
    area: Option<OneOrMore>,
    /// The roads that the map calls so, or the way of that id.
    road: Option<Road>,
    /// All roads around a position.
    at: Option<At>,
    /// How many metres around `at`.
    #[schemars(range(max = 10_000), extend("exclusiveMinimum" = 0, "default" = 25))]
    within: Option<f64>,
    /// Since when. Default: always.
    from: Option<LocalInstant>,
    /// Until when. Default: for good.
    until: Option<LocalInstant>,
    /// Factor on times there; without it they are closed.
    #[schemars(range(min = 1, max = 1000))]
    slower: Option<f64>,
    /// Why, for readers.
    reason: Option<String>,
}

/// A road of the map.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Road {
    /// Its `name` or `ref`.
    Called(String),
    /// The id of the way.
    Way(u64),
}

/// A position.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct At {
    /// Latitude, WGS 84 degrees.
    #[schemars(range(min = -90, max = 90))]
    lat: f64,
    /// Longitude, WGS 84 degrees.
    #[schemars(range(min = -180, max = 180))]
    lon: f64,
}

/// A drive that somebody has timed.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Observed {
    /// From this place.
    from: Id,
    /// To this place.
    to: Id,
    /// How long it took.
    #[schemars(range(max = 1_000_000), extend("exclusiveMinimum" = 0))]
    minutes: f64,
    /// The kind of vehicle. Default: one of pace 1.
    kind: Option<Id>,
}
