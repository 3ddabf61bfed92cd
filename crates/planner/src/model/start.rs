//! Where everything stands when planning begins: at the start of the scenario, or as a state has it.

use domain::{Class, ClassState, Idx, Place, Scenario, State, Time, Vehicle};

use super::Source;

/// Families aboard at the beginning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ride {
    /// Who.
    pub(crate) class: Idx<Class>,
    /// How many families.
    pub(crate) families: u32,
    /// When their loading began.
    pub(crate) since: Time,
}

/// A vehicle at the beginning.
#[derive(Clone, Debug)]
pub(crate) struct VehicleStart {
    /// Where it stands.
    pub(crate) place: Idx<Place>,
    /// From when it is free.
    pub(crate) free: Time,
    /// Whether it counts as used already.
    pub(crate) used: bool,
    /// Whether somebody has alighted from it.
    pub(crate) carried: bool,
    /// The duty span so far: first activity, and when it was free.
    pub(crate) duty: Option<(Time, Time)>,
    /// Who is aboard.
    pub(crate) aboard: Vec<Ride>,
    /// Whether it can be used at all.
    pub(crate) in_service: bool,
}

/// Families who are safe at the beginning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrived {
    /// Who.
    pub(crate) class: Idx<Class>,
    /// How many families.
    pub(crate) families: u32,
    /// Where.
    pub(crate) place: Idx<Place>,
    /// Since when.
    pub(crate) at: Time,
}

/// A convoy that has departed.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// As the state has it.
    pub(crate) past: domain::Past,
}

/// Everything at the beginning.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    /// Every vehicle, by index.
    pub(crate) vehicles: Vec<VehicleStart>,
    /// Who is safe.
    pub(crate) safe: Vec<Arrived>,
    /// Convoys that have departed.
    pub(crate) convoys: Vec<Fact>,
}

impl Start {
    /// Reads the scenario and the state.
    pub(crate) fn new(scenario: &Scenario, state: Option<&State>) -> Start {
        let now = state.map_or(scenario.start, |s| s.now);
        let mut vehicles: Vec<VehicleStart> = scenario
            .vehicles
            .iter()
            .map(|v| VehicleStart {
                place: scenario.kinds[v.kind].depot,
                free: now,
                used: false,
                carried: false,
                duty: None,
                aboard: Vec::new(),
                in_service: true,
            })
            .collect();
        let mut safe = Vec::new();
        let mut convoys = Vec::new();
        if let Some(state) = state {
            for known in &state.vehicles {
                let v: Idx<Vehicle> = known.vehicle;
                let mut aboard: Vec<Ride> = known
                    .aboard
                    .iter()
                    .map(|a| Ride { class: a.class, families: a.families, since: a.since })
                    .collect();
                aboard.sort_by_key(|a| a.since);
                vehicles[v.get()] = VehicleStart {
                    place: known.place,
                    free: known.free,
                    used: known.used,
                    carried: known.carried,
                    duty: Some((known.duty_from.unwrap_or(known.free), known.free)),
                    aboard,
                    in_service: true,
                };
            }
            for &v in &state.out_of_service {
                vehicles[v.get()].in_service = false;
            }
            for ClassState { class, safe: list, .. } in &state.people {
                safe.extend(list.iter().map(|s| Arrived {
                    class: *class,
                    families: s.families,
                    place: s.place,
                    at: s.at,
                }));
            }
            convoys.extend(state.convoys.iter().map(|past| Fact { past: past.clone() }));
        }
        Start { vehicles, safe, convoys }
    }
}

/// Who waits where: each class at its own place, and those whom a state has elsewhere.
pub(super) fn sources(scenario: &Scenario, state: Option<&State>) -> Vec<Source> {
    let known = |class: Idx<Class>| state.and_then(|s| s.people.iter().find(|p| p.class == class));
    let mut sources = Vec::new();
    for (class, c) in scenario.classes.entries() {
        let mut home = c.count;
        if let Some(k) = known(class) {
            let away: u32 = k.waiting_at.iter().map(|w| w.families).sum();
            home = k.waiting.saturating_sub(away);
            sources.extend(k.waiting_at.iter().map(|w| Source {
                class,
                place: w.place,
                families: w.families,
            }));
        }
        sources.push(Source { class, place: c.at, families: home });
    }
    sources.retain(|s| s.families > 0);
    sources
}
