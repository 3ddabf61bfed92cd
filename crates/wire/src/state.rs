//! The state format `safeconduct-state/1`.

use std::collections::BTreeSet;

use domain::{
    Aboard, ClassState, Convoy, Idx, Past, Place, Safe, Scenario, State, Time, VehicleState, WaitingAt,
};
use serde::Serialize;

use crate::Problems;
use crate::clock::Clock;
use crate::json_value::Node;
use crate::plan::{ConvoyOut, MovedOut, pretty};
use crate::reading::{self, Known, Nulls, Reading};
use crate::told::say;

/// Reads a state. Keys that the format does not know are passed over.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(path: &str, bytes: &[u8], scenario: &Scenario) -> Result<State, Problems> {
    let source = reading::source(path, bytes)?;
    let mut r = Reading::new(&source);
    let mut known = Known::of(scenario);
    let root = r.json();
    let found = match &root {
        Some(root) if r.object(root, "state") => state(&mut r, root, &mut known, scenario),
        _ => None,
    };
    let empty = State {
        now: scenario.start,
        vehicles: Vec::new(),
        out_of_service: Vec::new(),
        people: Vec::new(),
        convoys: Vec::new(),
    };
    r.finish()?;
    Ok(found.unwrap_or(empty))
}

fn state<'a>(
    r: &mut Reading<'a>,
    root: &Node<'a>,
    known: &mut Known<'_>,
    scenario: &Scenario,
) -> Option<State> {
    r.format(root, "safeconduct-state/1");
    let now = r.instant(root, "now");
    let or_now = now.unwrap_or(scenario.start);
    let mut seen = BTreeSet::new();
    let mut vehicles = Vec::new();
    for node in r.list(root, "vehicles", Nulls::AsWrong) {
        if let Some(vehicle) = vehicle(r, node, known, scenario) {
            once(r, node, "id", seen.insert(vehicle.vehicle));
            vehicles.push(vehicle);
        }
    }
    let mut out_of_service = Vec::new();
    for node in r.list(root, "out_of_service", Nulls::AsWrong) {
        out_of_service.extend(r.id_at(node, "vehicle", &mut known.vehicles));
    }
    let mut seen = BTreeSet::new();
    let mut people = Vec::new();
    for node in r.list(root, "people", Nulls::AsWrong) {
        if let Some(class) = class(r, node, known, or_now) {
            once(r, node, "class", seen.insert(class.class));
            people.push(class);
        }
    }
    let mut seen = BTreeSet::new();
    let mut convoys = Vec::new();
    for node in r.list(root, "convoys", Nulls::AsWrong) {
        if let Some(past) = past(r, node, known) {
            once(r, node, "id", seen.insert(past.convoy.id.clone()));
            convoys.push(past);
        }
    }
    Some(State { now: now?, vehicles, out_of_service, people, convoys })
}

/// Says so if a row stands a second time.
fn once(r: &mut Reading<'_>, node: &Node<'_>, key: &str, first: bool) {
    if !first && let Some(at) = node.get(key) {
        r.say(at.span, say!(BadStandsTwice, key = key), say!(FixStandsOnce));
    }
}

fn vehicle<'a>(
    r: &mut Reading<'a>,
    node: &Node<'a>,
    known: &mut Known<'_>,
    scenario: &Scenario,
) -> Option<VehicleState> {
    if !r.object(node, "vehicle") {
        return None;
    }
    let vehicle = r.id(node, "id", &mut known.vehicles);
    let place = if node.get("place").is_some() {
        r.id(node, "place", &mut known.places)
    } else {
        vehicle.map(|v| scenario.kind_of(v).depot)
    };
    let free = r.instant(node, "free");
    let used = r.flag(node, "used");
    let carried = r.flag(node, "carried");
    let duty_from = r.instant_if_any(node, "duty_from");
    let mut aboard = Vec::new();
    for item in r.list(node, "aboard", Nulls::AsWrong) {
        let since = r.instant_if_any(item, "since").or(free);
        if let (Some(moved), Some(since)) = (r.moved(item, known, 0), since) {
            aboard.push(Aboard { class: moved.class, families: moved.families, since });
        }
    }
    Some(VehicleState { vehicle: vehicle?, place: place?, free: free?, used, carried, duty_from, aboard })
}

fn class<'a>(r: &mut Reading<'a>, node: &Node<'a>, known: &mut Known<'_>, now: Time) -> Option<ClassState> {
    if !r.object(node, "class") {
        return None;
    }
    let class = r.id(node, "class", &mut known.classes);
    let waiting = r.count(node, "waiting", 0);
    let mut waiting_at = Vec::new();
    for item in r.list(node, "waiting_at", Nulls::AsWrong) {
        if let Some((place, families)) = at_place(r, item, known) {
            waiting_at.push(WaitingAt { place, families });
        }
    }
    let mut safe = Vec::new();
    for item in r.list(node, "safe", Nulls::AsWrong) {
        let at = r.instant_if_any(item, "at").unwrap_or(now);
        if let Some((place, families)) = at_place(r, item, known) {
            safe.push(Safe { place, families, at });
        }
    }
    Some(ClassState { class: class?, waiting: waiting?, waiting_at, safe })
}

fn at_place<'a>(r: &mut Reading<'a>, item: &Node<'a>, known: &mut Known<'_>) -> Option<(Idx<Place>, u32)> {
    if !r.object(item, "item") {
        return None;
    }
    let place = r.id(item, "place", &mut known.places);
    let families = r.count(item, "families", 0);
    Some((place?, families?))
}

fn past<'a>(r: &mut Reading<'a>, node: &Node<'a>, known: &mut Known<'_>) -> Option<Past> {
    let convoy = convoy(r, node, known);
    let people = r.count_or_none(node, "people");
    let exempt = r.count_or_none(node, "exempt");
    Some(Past { convoy: convoy?, people, exempt })
}

/// A convoy as plans and states have it.
pub(crate) fn convoy<'a>(r: &mut Reading<'a>, node: &Node<'a>, known: &mut Known<'_>) -> Option<Convoy> {
    if !r.object(node, "convoy") {
        return None;
    }
    let id = r.string(node, "id");
    let corridor = r.id(node, "corridor", &mut known.corridors);
    let direction = r.direction(node);
    let depart = r.instant(node, "depart");
    let arrive = r.instant(node, "arrive");
    let passages = r.passages(node);
    let mut vehicles = Vec::new();
    for item in r.required_list(node, "vehicles") {
        vehicles.extend(r.id_at(item, "vehicle", &mut known.vehicles));
    }
    Some(Convoy {
        id: id?,
        corridor: corridor?,
        direction: direction?,
        depart: depart?,
        arrive: arrive?,
        passages,
        vehicles,
    })
}

/// Writes a state: pretty JSON, one space deep, a newline at the end, same bytes for the same values.
pub fn write(state: &State, scenario: &Scenario) -> String {
    let clock = Clock::of(scenario);
    let State { now, vehicles, out_of_service, people, convoys } = state;
    pretty(&StateOut {
        format: "safeconduct-state/1",
        now: clock.rfc3339(*now),
        vehicles: vehicles.iter().map(|v| VehicleOut::of(v, scenario, &clock)).collect(),
        out_of_service: out_of_service.iter().map(|&v| scenario.vehicles[v].id.as_str()).collect(),
        people: people.iter().map(|c| ClassOut::of(c, scenario, &clock)).collect(),
        convoys: convoys
            .iter()
            .map(|Past { convoy, people, exempt }| PastOut {
                convoy: ConvoyOut::of(convoy, scenario, &clock),
                people: *people,
                exempt: *exempt,
            })
            .collect(),
    })
}

#[derive(Serialize)]
struct StateOut<'a> {
    format: &'static str,
    now: String,
    vehicles: Vec<VehicleOut<'a>>,
    out_of_service: Vec<&'a str>,
    people: Vec<ClassOut<'a>>,
    convoys: Vec<PastOut<'a>>,
}

#[derive(Serialize)]
struct VehicleOut<'a> {
    id: &'a str,
    place: &'a str,
    free: String,
    used: bool,
    carried: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    duty_from: Option<String>,
    aboard: Vec<AboardOut<'a>>,
}

#[derive(Serialize)]
struct AboardOut<'a> {
    #[serde(flatten)]
    moved: MovedOut<'a>,
    since: String,
}

impl<'a> VehicleOut<'a> {
    fn of(state: &VehicleState, scenario: &'a Scenario, clock: &Clock) -> VehicleOut<'a> {
        let VehicleState { vehicle, place, free, used, carried, duty_from, aboard } = state;
        VehicleOut {
            id: &scenario.vehicles[*vehicle].id,
            place: &scenario.places[*place].id,
            free: clock.rfc3339(*free),
            used: *used,
            carried: *carried,
            duty_from: duty_from.map(|t| clock.rfc3339(t)),
            aboard: aboard
                .iter()
                .map(|&Aboard { class, families, since }| AboardOut {
                    moved: MovedOut { class: &scenario.classes[class].id, families },
                    since: clock.rfc3339(since),
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct ClassOut<'a> {
    class: &'a str,
    waiting: u32,
    waiting_at: Vec<WaitingOut<'a>>,
    safe: Vec<SafeOut<'a>>,
}

#[derive(Serialize)]
struct WaitingOut<'a> {
    place: &'a str,
    families: u32,
}

#[derive(Serialize)]
struct SafeOut<'a> {
    place: &'a str,
    families: u32,
    at: String,
}

impl<'a> ClassOut<'a> {
    fn of(state: &ClassState, scenario: &'a Scenario, clock: &Clock) -> ClassOut<'a> {
        let place = |p: Idx<Place>| scenario.places[p].id.as_str();
        let ClassState { class, waiting, waiting_at, safe } = state;
        ClassOut {
            class: &scenario.classes[*class].id,
            waiting: *waiting,
            waiting_at: waiting_at
                .iter()
                .map(|w| WaitingOut { place: place(w.place), families: w.families })
                .collect(),
            safe: safe
                .iter()
                .map(|s| SafeOut { place: place(s.place), families: s.families, at: clock.rfc3339(s.at) })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct PastOut<'a> {
    #[serde(flatten)]
    convoy: ConvoyOut<'a>,
    people: u32,
    exempt: u32,
}
