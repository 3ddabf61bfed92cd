//! What follows from a plan by walking its itineraries: who is aboard which convoy, who is safe when and
//! where, and what each vehicle does at each instant.
//!
//! It deliberately judges nothing: a plan that breaks rules gives figures too, and no figure can panic on it.

mod balance;
mod walk;

use std::collections::BTreeMap;

use domain::{Idx, Kind, Load, Place, Plan, Scenario, State, Time, Vehicle, Windows};

use crate::Left;
pub use balance::{Balance, Side, balances};

/// Who goes with a convoy.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Manifest {
    /// People aboard, summed over its vehicles.
    pub load: Load,
    /// Its vehicles by kind, in the scenario's order.
    pub vehicles: Vec<(Idx<Kind>, u32)>,
}

/// What a vehicle does for a while.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Doing {
    /// On the road within a zone.
    Driving,
    /// People get on.
    Loading,
    /// People get off.
    Unloading,
    /// In a convoy with people aboard.
    Loaded,
    /// In a convoy without.
    Empty,
    /// Standing, people aboard.
    Aboard,
    /// Standing, nobody aboard.
    Standing,
    /// Standing, nobody aboard, for at least what its duty rule calls a rest.
    Resting,
}

/// A vehicle does one thing from an instant until another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// What.
    pub doing: Doing,
    /// Since when.
    pub from: Time,
    /// Until when.
    pub until: Time,
    /// People aboard (for loading and unloading, those who get on or off).
    pub people: u32,
    /// Where it is, or drives to.
    pub place: Option<Idx<Place>>,
    /// The convoy that it is in, by its position in the plan.
    pub convoy: Option<usize>,
}

/// All that a vehicle does.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Which vehicle.
    pub vehicle: Idx<Vehicle>,
    /// In order of time; nothing after its last service.
    pub spans: Vec<Span>,
    /// People who got off it safe.
    pub carried: u32,
}

/// People become safe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// The end of the visit at which they alight.
    pub at: Time,
    /// Where.
    pub place: Idx<Place>,
    /// Who.
    pub load: Load,
}

/// What a destination receives.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Receiving {
    /// Which place.
    pub place: Idx<Place>,
    /// Everybody who stays.
    pub load: Load,
    /// The first and the last instant at which anybody becomes safe there.
    pub span: Option<(Time, Time)>,
}

/// Those of one entry who are left for one reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftGroup {
    /// The entry of `[[people]]` that the classes come from.
    pub entry: String,
    /// Where they wait.
    pub at: Idx<Place>,
    /// The reason.
    pub why: String,
    /// Families.
    pub families: u64,
    /// People.
    pub people: u64,
}

/// How many vehicles of a kind are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Use {
    /// Which kind.
    pub kind: Idx<Kind>,
    /// How many move, load or unload.
    pub used: u32,
    /// How many there are.
    pub there: u32,
}

/// All that is derived from a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Figures {
    /// By the position of the convoy in the plan.
    pub manifests: Vec<Manifest>,
    /// Positions of convoys in the order of departure.
    pub departures: Vec<usize>,
    /// One row for each vehicle that does something, in the scenario's order.
    pub rows: Vec<Row>,
    /// In order of time; those safe before the plan first.
    pub arrivals: Vec<Arrival>,
    /// Every destination, in the scenario's order.
    pub receiving: Vec<Receiving>,
    /// Every kind, in the scenario's order.
    pub fleet: Vec<Use>,
    /// Everybody whom the scenario names.
    pub people: u64,
    /// Those who are safe by the end.
    pub safe: u64,
}

/// Walks a plan. O(v log c + n log n) for v visits, c classes and n convoys.
pub fn figures(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Figures {
    let mut walked = walk::walk(scenario, plan, state);
    for (manifest, convoy) in walked.manifests.iter_mut().zip(&plan.convoys) {
        manifest.vehicles = by_kind(scenario, &convoy.vehicles);
    }
    let mut departures: Vec<usize> = (0..plan.convoys.len()).collect();
    departures.sort_by_key(|&i| (plan.convoys[i].depart, plan.convoys[i].arrive, i));
    walked.arrivals.sort_by_key(|a| (a.at, a.place));
    walked.rows.sort_by_key(|row| row.vehicle);
    Figures {
        departures,
        receiving: receiving(scenario, &walked.arrivals),
        fleet: fleet(scenario, state, &walked.rows),
        people: scenario.people(),
        safe: walked.arrivals.iter().map(|a| u64::from(a.load.people())).sum(),
        manifests: walked.manifests,
        rows: walked.rows,
        arrivals: walked.arrivals,
    }
}

impl Figures {
    /// When the first vehicle moves, loads or unloads, and when the last has done.
    pub fn activity(&self) -> Option<(Time, Time)> {
        let spans = || self.rows.iter().flat_map(|row| &row.spans);
        spans().map(|s| s.from).min().zip(spans().map(|s| s.until).max())
    }
}

/// When every corridor is shut, so that nobody can leave or enter anywhere; nothing where there is no corridor.
pub fn all_shut(scenario: &Scenario) -> Windows {
    if scenario.corridors.is_empty() {
        return Windows::default();
    }
    scenario
        .corridors
        .indices()
        .fold(Windows::always(), |shut, corridor| shut.intersect(&scenario.open(corridor).complement()))
}

/// Those who are left, by entry, place and reason, in the order of the scenario. Who is left by the plan's own
/// figures but by nobody's reason stands last with an empty reason and entry.
pub fn left_groups(scenario: &Scenario, left: &[Left]) -> Vec<LeftGroup> {
    let mut groups: Vec<LeftGroup> = Vec::new();
    let mut position: BTreeMap<(String, Idx<Place>, &str), usize> = BTreeMap::new();
    let mut sorted: Vec<&Left> = left.iter().filter(|l| l.families > 0).collect();
    sorted.sort_by_key(|l| l.class);
    for l in sorted {
        let class = &scenario.classes[l.class];
        let entry = entry_of(&class.id).to_owned();
        let at = *position.entry((entry.clone(), class.at, &l.why)).or_insert_with(|| {
            groups.push(LeftGroup { entry, at: class.at, why: l.why.clone(), families: 0, people: 0 });
            groups.len() - 1
        });
        groups[at].families += u64::from(l.families);
        groups[at].people += u64::from(l.families) * u64::from(class.family.people());
    }
    groups
}

/// The id of the entry that a class comes from: `<id>/<size>` comes from `<id>`.
fn entry_of(class: &str) -> &str {
    match class.rsplit_once('/') {
        Some((entry, size)) if size.bytes().all(|b| b.is_ascii_digit()) => entry,
        _ => class,
    }
}

/// Counts vehicles by kind, in the scenario's order.
pub(crate) fn by_kind(scenario: &Scenario, vehicles: &[Idx<Vehicle>]) -> Vec<(Idx<Kind>, u32)> {
    let mut count: BTreeMap<Idx<Kind>, u32> = BTreeMap::new();
    for &v in vehicles {
        *count.entry(scenario.vehicles[v].kind).or_default() += 1;
    }
    count.into_iter().collect()
}

fn receiving(scenario: &Scenario, arrivals: &[Arrival]) -> Vec<Receiving> {
    let mut all: BTreeMap<Idx<Place>, Receiving> = scenario
        .places
        .entries()
        .filter(|(_, p)| p.receives.is_some())
        .map(|(place, _)| (place, Receiving { place, load: Load::NONE, span: None }))
        .collect();
    for a in arrivals {
        let r = all.entry(a.place).or_insert(Receiving { place: a.place, load: Load::NONE, span: None });
        r.load += a.load;
        r.span = Some(r.span.map_or((a.at, a.at), |(first, last)| (first.min(a.at), last.max(a.at))));
    }
    all.into_values().collect()
}

fn fleet(scenario: &Scenario, state: Option<&State>, rows: &[Row]) -> Vec<Use> {
    let mut used: Vec<bool> = vec![false; scenario.vehicles.len()];
    let active = |s: &Span| !matches!(s.doing, Doing::Standing | Doing::Resting | Doing::Aboard);
    for row in rows.iter().filter(|row| row.spans.iter().any(active)) {
        used[row.vehicle.get()] = true;
    }
    for v in state.iter().flat_map(|s| &s.vehicles).filter(|v| v.used) {
        used[v.vehicle.get()] = true;
    }
    let mut fleet: Vec<Use> =
        scenario.kinds.entries().map(|(kind, k)| Use { kind, used: 0, there: k.count }).collect();
    for (v, _) in scenario.vehicles.entries().filter(|(v, _)| used[v.get()]) {
        fleet[scenario.vehicles[v].kind.get()].used += 1;
    }
    fleet
}

#[cfg(test)]
mod tests;
