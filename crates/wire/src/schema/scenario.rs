//! The scenario format, as its schema describes it.
#![expect(dead_code, reason = "these types only describe; the reader builds the domain's own")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::common::{Date, Direction, Duration, Id, LocalInstant, Name};
use super::travel::Travel;

/// Everything that a planner is told before an operation.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Scenario {
    /// The format and its version.
    #[schemars(extend("const" = "safeconduct/1"))]
    format: String,
    /// What the operation is called.
    name: Name,
    /// The IANA time zone of all local times.
    #[schemars(extend("examples" = ["Asia/Damascus"]))]
    timezone: String,
    /// The first instant of the planning horizon.
    start: LocalInstant,
    /// The end of the planning horizon, after `start`; nobody counts as evacuated after it.
    end: LocalInstant,
    /// Which part of the score counts first.
    #[schemars(length(min = 1), extend(
        "uniqueItems" = true,
        "default" = ["left-behind", "exposure", "last-arrival", "distance"]
    ))]
    order: Option<Vec<Objective>>,
    /// The longest that anybody may sit in a vehicle, from the begin of the loading to the end of the
    /// unloading. Default: no limit.
    aboard: Option<Duration>,
    /// Each class of urgency and its weight.
    #[schemars(extend(
        "default" = { "urgent": 10, "high": 3, "normal": 1 },
        "additionalProperties" = { "type": "number", "exclusiveMinimum": 0 }
    ))]
    priorities: Option<BTreeMap<String, f64>>,
    /// Areas that vehicles enter or leave only through a corridor.
    zone: Option<Vec<Zone>>,
    /// Anywhere a vehicle can be.
    place: Option<Vec<Place>>,
    /// Kinds of vehicles, and how many there are.
    vehicles: Option<Vec<Vehicles>>,
    /// Families that stay together.
    people: Option<Vec<People>>,
    /// Driving within a zone.
    travel: Travel,
    /// The only ways between two zones.
    corridor: Option<Vec<Corridor>>,
    /// What parties have agreed for corridors.
    agreement: Option<Vec<Agreement>>,
    /// What parties allow by the day.
    quota: Option<Vec<Quota>>,
    /// Evacuations tied to each other.
    exchange: Option<Vec<Exchange>>,
}

/// A part of the score.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Objective {
    /// Weighted people who are not safe by the end.
    LeftBehind,
    /// Weighted person-hours from ready until safe.
    Exposure,
    /// The last instant at which anybody becomes safe.
    LastArrival,
    /// Kilometres driven.
    Distance,
    /// Weighted places that stand before the one reached.
    Wishes,
}

/// An area that vehicles enter or leave only through a corridor.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Zone {
    /// The zone's id.
    id: Id,
    /// What people call it. Default: the id.
    name: Option<Name>,
    /// A `GeoJSON` file with its border, relative to the scenario.
    area: Option<String>,
}

/// Anywhere a vehicle can be: assembly point, gate, depot, destination.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Place {
    /// The place's id.
    id: Id,
    /// What people call it. Default: the id.
    name: Option<Name>,
    /// Latitude, WGS 84 degrees; needed with a road network. With it goes `lon`.
    #[schemars(range(min = -90, max = 90))]
    lat: Option<f64>,
    /// Longitude, WGS 84 degrees.
    #[schemars(range(min = -180, max = 180))]
    lon: Option<f64>,
    /// The zone in which it lies.
    #[schemars(extend("default" = "open"))]
    zone: Option<Id>,
    /// How many vehicles can load or unload at the same time. Default: no limit.
    bays: Option<u32>,
    /// When loading and unloading may happen. Default: always.
    hours: Option<Vec<Hours>>,
    /// The most vehicles that are there at the same time, waiting included. Default: no limit.
    stand: Option<u32>,
    /// What it takes in; with it the place is a destination.
    receives: Option<Receives>,
}

/// What a destination takes in; a figure that is left out is no limit.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Receives {
    /// Everybody who stays, those lying too.
    people: Option<u32>,
    /// Those lying.
    stretchers: Option<u32>,
}

/// A window, or one for each day.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Hours {
    /// One stretch of time.
    Window(Window),
    /// The same hours on each day.
    Daily(Daily),
}

/// One stretch of time.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Window {
    /// The first instant inside.
    from: LocalInstant,
    /// The first instant outside, after `from`.
    until: LocalInstant,
}

/// The same hours, in local time, on each of some days.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the contract calls the key so")]
struct Daily {
    /// Begin and end; an end that is not after the begin is on the next day, and 24:00 is midnight.
    #[schemars(extend(
        "pattern" = "^[0-9]{2}(:?[0-9]{2}){0,2}-[0-9]{2}(:?[0-9]{2}){0,2}$",
        "examples" = ["06:00-18:00", "20:00-24:00"]
    ))]
    daily: String,
    /// The first day.
    first: Date,
    /// The last day, itself included.
    last: Date,
}

/// A kind of vehicle and how many there are; they are called `<id>-1` to `<id>-<count>`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Vehicles {
    /// The kind's id.
    id: Id,
    /// What people call it. Default: the id.
    name: Option<Name>,
    /// How many there are.
    count: u32,
    /// The place where each stands at the start.
    depot: Id,
    /// Places for people who sit.
    #[schemars(range(max = 10_000), extend("default" = 0))]
    seats: Option<u32>,
    /// Places for people in a wheelchair.
    #[schemars(range(max = 10_000), extend("default" = 0))]
    wheelchairs: Option<u32>,
    /// Places for people who lie.
    #[schemars(range(max = 10_000), extend("default" = 0))]
    stretchers: Option<u32>,
    /// When it may move, load and unload, in one window at a time. Default: always.
    available: Option<Vec<Hours>>,
    /// Factor on driving times; 1.25 is a quarter slower.
    #[schemars(range(max = 1000), extend("exclusiveMinimum" = 0, "default" = 1.0))]
    pace: Option<f64>,
    /// How long loading takes.
    loading: Option<Service>,
    /// How long unloading takes.
    unloading: Option<Service>,
    /// The only places where it loads and unloads. Default: any.
    serves: Option<Vec<Id>>,
    /// Whether its last visit must be in the zone `open`.
    #[schemars(extend("default" = false))]
    out: Option<bool>,
    /// Whether it is an escort, which carries nobody.
    #[schemars(extend("default" = false))]
    escort: Option<bool>,
    /// How many are held back; at most `count`.
    #[schemars(extend("default" = 0))]
    reserve: Option<u32>,
    /// Whether each carries people out one time only.
    #[schemars(extend("default" = false))]
    once: Option<bool>,
    /// How long it may be at work between two rests. Default: no limit.
    duty: Option<Duty>,
    /// On a road network: whom the signs are read for. Default: by its room, an ambulance with stretchers, a bus from ten places on, else a car.
    profile: Option<Profile>,
    /// On a road network: metres. Default: as is usual for the profile; so with the others.
    #[schemars(range(max = 20), extend("exclusiveMinimum" = 0))]
    height: Option<f64>,
    /// On a road network: metres.
    #[schemars(range(max = 20), extend("exclusiveMinimum" = 0))]
    width: Option<f64>,
    /// On a road network: metres.
    #[schemars(range(max = 100), extend("exclusiveMinimum" = 0))]
    length: Option<f64>,
    /// On a road network: tonnes, all of it.
    #[schemars(range(max = 500), extend("exclusiveMinimum" = 0))]
    weight: Option<f64>,
    /// On a road network: tonnes on one axle.
    #[schemars(range(max = 100), extend("exclusiveMinimum" = 0))]
    axle: Option<f64>,
    /// On a road network: whether it can turn round in the road. Default: all but buses can.
    turns: Option<bool>,
}

/// Whom the signs of a road are read for.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Profile {
    /// Bus lanes, no tracks, no turning round.
    Bus,
    /// Private roads, gates and bus lanes too.
    Ambulance,
    /// What is open to everybody.
    Car,
}

/// How long loading or unloading takes: the stop once, then for each person by what they need.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Service {
    /// Once for each loading or unloading.
    #[schemars(extend("default" = "2m"))]
    stop: Option<Duration>,
    /// For each person who sits.
    #[schemars(extend("default" = "6s"))]
    person: Option<Duration>,
    /// For each person in a wheelchair.
    #[schemars(extend("default" = "2m"))]
    wheelchair: Option<Duration>,
    /// For each person who lies.
    #[schemars(extend("default" = "4m"))]
    stretcher: Option<Duration>,
}

/// How long a vehicle may be at work between two rests.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Duty {
    /// The longest from first to last activity.
    most: Duration,
    /// The shortest standing that is a rest.
    rest: Duration,
}

/// Families that stay together: exactly one of `families`, `family` with `count`, and `file`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("oneOf" = [
    { "required": ["at", "to", "families"] },
    { "required": ["at", "to", "family", "count"] },
    { "required": ["file"] }
]))]
struct People {
    /// The entry's id.
    id: Id,
    /// The place where they wait; needed unless each line of `file` says it.
    at: Option<Id>,
    /// The places that they accept, in the order of their wish; needed unless each line of `file` says them.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    to: Option<Vec<Id>>,
    /// A key of `priorities`.
    #[schemars(extend("default" = "normal"))]
    priority: Option<String>,
    /// They board not before this instant. Default: `start`.
    ready: Option<LocalInstant>,
    /// Size of a family to how many there are, each member seated; gives the classes `<id>/<size>`.
    #[schemars(extend("propertyNames" = { "pattern": "^0*[1-9][0-9]*$" }))]
    families: Option<BTreeMap<String, u32>>,
    /// What one family needs; gives the class `<id>`.
    family: Option<Family>,
    /// How many families; goes with `family`.
    count: Option<u32>,
    /// A CSV file with the columns `id` and `seats`, and optionally `wheelchairs`, `stretchers`, `count`,
    /// `at`, `to` (`;` between), `priority` and `ready`; gives a class for each line.
    file: Option<String>,
}

/// What one family needs; somebody must be in it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Family {
    /// Members who sit.
    #[schemars(range(max = 10_000), extend("default" = 0))]
    seats: Option<u32>,
    /// Members in a wheelchair.
    #[schemars(range(max = 10_000), extend("default" = 0))]
    wheelchairs: Option<u32>,
    /// Members who lie.
    #[schemars(range(max = 10_000), extend("default" = 0))]
    stretchers: Option<u32>,
}

/// The only way between two zones.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Corridor {
    /// The corridor's id.
    id: Id,
    /// What people call it. Default: the id.
    name: Option<Name>,
    /// The gate where *outward* begins.
    from: Id,
    /// The gate where *outward* ends, in another zone.
    to: Id,
    /// Driving time between the gates without any stop; needed unless a road network gives it.
    time: Option<Duration>,
    /// Kilometres between the gates. Default: the road network's, else 0.
    #[schemars(range(min = 0, max = 100_000), extend("default" = 0))]
    km: Option<f64>,
    /// What it asks of convoys.
    convoy: Option<Convoy>,
    /// Whether convoys in opposite directions are never in it at the same time.
    #[schemars(extend("default" = false))]
    single_track: Option<bool>,
    /// Its checkpoints, in the order of `after`.
    checkpoint: Option<Vec<Checkpoint>>,
}

/// What a corridor asks of convoys.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Convoy {
    /// The most vehicles, escorts included. Default: no limit.
    most: Option<u32>,
    /// The least time between two departures in the same direction.
    #[schemars(extend("default" = "0s"))]
    headway: Option<Duration>,
    /// How many escorts each convoy has.
    #[schemars(extend("default" = 0))]
    escorts: Option<u32>,
    /// How long before the corridor shuts a convoy must be through.
    #[schemars(extend("default" = "0s"))]
    margin: Option<Duration>,
}

/// A checkpoint in a corridor.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Checkpoint {
    /// The checkpoint's id, unique in its corridor.
    id: Id,
    /// Driving time from the `from` gate; at most the corridor's `time`.
    after: Duration,
    /// How it inspects convoys outward; left out, they do not stop.
    outward: Option<Inspection>,
    /// How it inspects convoys on the way back; left out, they do not stop.
    back: Option<Inspection>,
}

/// How a checkpoint inspects convoys of one direction.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Inspection {
    /// Vehicles inspected side by side.
    #[schemars(range(min = 1), extend("default" = 1))]
    lanes: Option<u32>,
    /// For each vehicle in a lane.
    #[schemars(extend("default" = "0s"))]
    vehicle: Option<Duration>,
    /// For each person aboard.
    #[schemars(extend("default" = "0s"))]
    person: Option<Duration>,
}

/// What parties have agreed for corridors: each is open only while every agreement that covers it holds.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Agreement {
    /// The agreement's id.
    id: Id,
    /// What people call it. Default: the id.
    name: Option<Name>,
    /// Who guarantees it.
    parties: Vec<String>,
    /// Groups that it does not bind. Default: none.
    not_party: Option<Vec<String>>,
    /// The corridors that it covers.
    #[schemars(extend("uniqueItems" = true))]
    covers: Vec<Id>,
    /// When it is in force. Default: always.
    in_force: Option<Vec<Hours>>,
    /// When it does not hold. Default: never.
    suspended: Option<Vec<Suspension>>,
}

/// A time in which an agreement does not hold.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Suspension {
    /// The first instant of it.
    from: LocalInstant,
    /// The first instant after it, after `from`.
    until: LocalInstant,
    /// As the parties state it.
    reason: Option<String>,
}

/// The most that may depart on one local day.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Quota {
    /// The quota's id.
    id: Id,
    /// The corridor in which it counts.
    corridor: Id,
    /// The way in which it counts.
    direction: Direction,
    /// The most on one local day.
    most: u32,
    /// What is counted.
    unit: Unit,
}

/// What a quota counts.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Unit {
    /// People aboard.
    People,
    /// Vehicles, escorts included.
    Vehicles,
    /// Convoys.
    Convoys,
}

/// Two evacuations of which neither may run ahead.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Exchange {
    /// The exchange's id.
    id: Id,
    /// One zone.
    first: Id,
    /// The other zone.
    second: Id,
    /// People of `first` for one of `second`.
    #[schemars(extend("exclusiveMinimum" = 0, "default" = 1))]
    ratio: Option<f64>,
    /// People of `first` by which one side may be ahead.
    #[schemars(extend("exclusiveMinimum" = 0))]
    slack: f64,
    /// Priorities that count on neither side. Default: none.
    exempt: Option<Vec<String>>,
}
