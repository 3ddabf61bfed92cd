//! The state format, as its schema describes it.
#![expect(dead_code, reason = "these types only describe; the reader builds the domain's own")]

use schemars::JsonSchema;

use super::common::{ClassId, Direction, Id, Instant, VehicleId};
use super::plan::Passage;

/// Where an operation stands: what a plan made in its middle begins from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct State {
    /// The format and its version.
    #[schemars(extend("const" = "safeconduct-state/1"))]
    format: String,
    /// The instant from which the plan runs.
    now: Instant,
    /// Vehicles that do not stand unused at their depot.
    vehicles: Option<Vec<VehicleState>>,
    /// Vehicles that can do nothing more.
    out_of_service: Option<Vec<VehicleId>>,
    /// Classes of which not everybody waits at their own place.
    people: Option<Vec<ClassState>>,
    /// Convoys that have departed.
    convoys: Option<Vec<PastConvoy>>,
}

/// Where a vehicle stands and what it has done.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct VehicleState {
    /// The vehicle.
    id: VehicleId,
    /// Where it stands, or the next place on its way. Default: its depot.
    place: Option<Id>,
    /// When it is free there.
    free: Instant,
    /// Whether it counts as used.
    #[schemars(extend("default" = false))]
    used: Option<bool>,
    /// Whether somebody has alighted from it.
    #[schemars(extend("default" = false))]
    carried: Option<bool>,
    /// Its first activity since its last rest. Default: `free`.
    duty_from: Option<Instant>,
    /// Who is aboard. Default: nobody.
    aboard: Option<Vec<Aboard>>,
}

/// Families of one class aboard a vehicle.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Aboard {
    /// The class.
    class: ClassId,
    /// How many families.
    families: u32,
    /// When their loading began. Default: `free`.
    since: Option<Instant>,
}

/// Where the families of a class are.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ClassState {
    /// The class.
    class: ClassId,
    /// How many families still wait.
    waiting: u32,
    /// Those of them who wait elsewhere than at their own place. Default: nobody.
    waiting_at: Option<Vec<WaitingAt>>,
    /// Those who are safe. Default: nobody.
    safe: Option<Vec<Safe>>,
}

/// Families who wait elsewhere.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct WaitingAt {
    /// Where.
    place: Id,
    /// How many families.
    families: u32,
}

/// Families who are safe.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Safe {
    /// Where.
    place: Id,
    /// How many families.
    families: u32,
    /// Since when. Default: `now`.
    at: Option<Instant>,
}

/// A convoy that has departed.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PastConvoy {
    /// The convoy's id.
    id: String,
    /// The corridor.
    corridor: Id,
    /// Which way.
    direction: Direction,
    /// When it left the departing gate.
    depart: Instant,
    /// When it is at the other gate.
    arrive: Instant,
    /// The checkpoints that stop it, in the order of passing.
    checkpoints: Option<Vec<Passage>>,
    /// Its vehicles, escorts included.
    vehicles: Vec<VehicleId>,
    /// People aboard.
    #[schemars(extend("default" = 0))]
    people: Option<u32>,
    /// How many of them do not count for exchange.
    #[schemars(extend("default" = 0))]
    exempt: Option<u32>,
}
