//! The plan format, as its schema describes it.
#![expect(dead_code, reason = "these types only describe; the reader builds the domain's own")]

use schemars::JsonSchema;
use serde_json::{Map, Value};

use super::common::{ClassId, Direction, Id, Instant, VehicleId};

/// Convoys, what each vehicle does, and what it amounts to.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Plan {
    /// The format and its version.
    #[schemars(extend("const" = "safeconduct-plan/1"))]
    format: String,
    /// The scenario's name; of a name in several languages, the first.
    scenario: Option<String>,
    /// Every convoy.
    convoys: Option<Vec<Convoy>>,
    /// What each vehicle does; one that stays where it is may be left out.
    vehicles: Option<Vec<Itinerary>>,
    /// What the plan amounts to.
    score: Option<Score>,
    /// What no plan can better.
    bound: Option<Bound>,
    /// Which program made the plan, when and how; anything may stand here.
    about: Option<Map<String, Value>>,
}

/// Vehicles that cross a corridor together.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Convoy {
    /// The convoy's id.
    id: String,
    /// The corridor.
    corridor: Id,
    /// Which way.
    direction: Direction,
    /// When it leaves the departing gate.
    depart: Instant,
    /// When it is at the other gate.
    arrive: Instant,
    /// The checkpoints that stop it, in the order of passing.
    checkpoints: Option<Vec<Passage>>,
    /// Its vehicles, escorts included.
    vehicles: Vec<VehicleId>,
}

/// The inspection of a convoy at a checkpoint.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Passage {
    /// The checkpoint.
    id: Id,
    /// When the inspection begins.
    begin: Instant,
    /// When it ends.
    end: Instant,
}

/// What one vehicle does.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Itinerary {
    /// The vehicle.
    id: VehicleId,
    /// Where it goes, in order.
    visits: Vec<Stop>,
}

/// A place, or the crossing of a corridor.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Stop {
    /// A place.
    Visit(Visit),
    /// A crossing.
    Crossing(Crossing),
}

/// A vehicle at a place.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Visit {
    /// Where.
    place: Id,
    /// When it comes; left out only at the first visit.
    arrive: Option<Instant>,
    /// When unloading or loading begins. Default: `arrive`.
    begin: Option<Instant>,
    /// When it ends. Default: `begin`.
    end: Option<Instant>,
    /// When it goes; left out where it stays.
    depart: Option<Instant>,
    /// Who gets off, first.
    alight: Option<Vec<Moved>>,
    /// Who gets on, then.
    board: Option<Vec<Moved>>,
}

/// A vehicle in a convoy.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Crossing {
    /// The convoy.
    convoy: String,
}

/// Families of one class.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Moved {
    /// The class.
    class: ClassId,
    /// How many families.
    #[schemars(range(min = 1))]
    families: u32,
}

/// What a plan amounts to.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Score {
    /// People who are not safe by the end.
    left_behind: u64,
    /// The sum of their weights.
    left_behind_weighted: f64,
    /// Weighted person-hours from ready until safe, or until the end.
    exposure: f64,
    /// The last instant at which anybody becomes safe; null if nobody does.
    last_arrival: Option<Instant>,
    /// Kilometres driven by all vehicles.
    distance_km: f64,
    /// Weighted places that stand before the one reached; only if `order` names it.
    wishes: Option<f64>,
}

/// Proven lower bounds; a part that is not proven is left out.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Bound {
    /// For every plan.
    left_behind_weighted: Option<f64>,
    /// For every plan that leaves behind no more than this one.
    exposure: Option<f64>,
    /// For every plan that leaves behind no more than this one.
    last_arrival: Option<Instant>,
}
