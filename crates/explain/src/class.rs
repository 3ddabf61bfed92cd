//! How a class fares: where its families go, when, and in what.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Class, Duration, Idx, Kind, Place, Time, Visit};

use crate::Case;

/// Families of the class received at one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Received {
    /// Where.
    pub place: Idx<Place>,
    /// How many places stand before this one in their wishes.
    pub wish: usize,
    /// How many families.
    pub families: u32,
    /// The first of them.
    pub first: Time,
    /// The last.
    pub last: Time,
}

/// A class explained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClassFacts {
    /// Which.
    pub class: Idx<Class>,
    /// Families in the scenario.
    pub families: u32,
    /// Families who are safe in the end.
    pub safe: u32,
    /// By place, in the order of their wishes.
    pub received: Vec<Received>,
    /// When the first of them is loaded, and the last.
    pub loaded: Option<(Time, Time)>,
    /// The mean time from being ready until safe, of those who are safe.
    pub mean: Option<Duration>,
    /// Kinds whose vehicles carry them in the plan.
    pub carried_by: Vec<Idx<Kind>>,
    /// Kinds that have room for a family of it and may serve the place where they wait.
    pub could_carry: Vec<Idx<Kind>>,
}

/// Explains a class. O(visits of the plan).
pub fn class(case: Case<'_>, class: Idx<Class>) -> ClassFacts {
    let scenario = case.scenario;
    let facts = &scenario.classes[class];
    let mut by_place: BTreeMap<usize, Received> = BTreeMap::new();
    let mut arrived: Vec<(Idx<Place>, u32, Time)> = Vec::new();
    let known = case.state.and_then(|s| s.people.iter().find(|p| p.class == class));
    arrived.extend(known.iter().flat_map(|p| &p.safe).map(|s| (s.place, s.families, s.at)));
    let mut loaded: Option<(Time, Time)> = None;
    let mut carried_by = BTreeSet::new();
    for itinerary in &case.plan.vehicles {
        let kind = scenario.vehicles[itinerary.vehicle].kind;
        for stop in itinerary.visits.iter().filter_map(|v| match v {
            Visit::Place(stop) => Some(stop),
            Visit::Convoy(_) => None,
        }) {
            let (Some(begin), Some(end)) = (stop.begin, stop.end) else { continue };
            if stop.board.iter().any(|m| m.class == class) {
                loaded = Some(loaded.map_or((begin, begin), |(a, b)| (a.min(begin), b.max(begin))));
                carried_by.insert(kind);
            }
            let off = stop.alight.iter().filter(|m| m.class == class);
            arrived.extend(off.map(|m| (stop.place, m.families, end)));
        }
    }
    let mut waited = 0_i64;
    for (place, families, at) in arrived {
        let Some(wish) = facts.wish(place).filter(|_| at <= scenario.end) else { continue };
        waited += i64::from(families) * (at - facts.ready).0.max(0);
        let entry =
            by_place.entry(wish).or_insert(Received { place, wish, families: 0, first: at, last: at });
        entry.families += families;
        entry.first = entry.first.min(at);
        entry.last = entry.last.max(at);
    }
    let received: Vec<Received> = by_place.into_values().collect();
    let safe: u32 = received.iter().map(|r| r.families).sum();
    let could = |kind: &Kind| !kind.escort && kind.room.admits(facts.family) && kind.may_serve(facts.at);
    ClassFacts {
        class,
        families: facts.count,
        safe,
        received,
        loaded,
        mean: (safe > 0).then(|| Duration(waited / i64::from(safe))),
        carried_by: carried_by.into_iter().collect(),
        could_carry: scenario.kinds.entries().filter(|(_, k)| could(k)).map(|(k, _)| k).collect(),
    }
}
