//! Those left behind: what stood in their way, in numbers that anybody can check in the plan.

use std::collections::BTreeSet;

use domain::{Class, Corridor, Direction, Idx, Kind, Place, Time, Visit};

use crate::Case;
use crate::class::class;
use crate::log::{Doing, Log};

/// A kind that could carry them, and what its vehicles did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carrier {
    /// Which.
    pub kind: Idx<Kind>,
    /// Vehicles that may be used.
    pub usable: u32,
    /// Vehicles that carry people in the plan.
    pub used: u32,
    /// How often one of them leaves the zone of those left behind with people.
    pub trips: u32,
    /// How many of those trips have room for a further family.
    pub with_room: u32,
}

/// A way out of their zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outlet {
    /// Which corridor.
    pub corridor: Idx<Corridor>,
    /// Which way.
    pub direction: Direction,
    /// Convoys with people.
    pub convoys: usize,
    /// Vehicles that carry people in them.
    pub carriers: usize,
    /// The most that as many convoys could have had beside their escorts; none without a limit.
    pub places: Option<usize>,
    /// The last departure.
    pub last: Option<Time>,
    /// When the corridor shuts for the last time before the end.
    pub shuts: Option<Time>,
}

/// Families of a class left behind, explained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftFacts {
    /// Who.
    pub class: Idx<Class>,
    /// How many families.
    pub families: u32,
    /// Who could carry them; empty if nobody can.
    pub carriers: Vec<Carrier>,
    /// Ways out of the zone where they wait; empty where they wait in the zone of a place that they accept.
    pub outlets: Vec<Outlet>,
    /// Places that they accept, with the people for whom there is room in the end; none where there is no limit.
    pub room: Vec<(Idx<Place>, Option<i64>)>,
}

/// Explains those of a class who are left behind; none if nobody is. O(visits of the plan).
pub fn left(case: Case<'_>, class_of: Idx<Class>) -> Option<LeftFacts> {
    let scenario = case.scenario;
    let facts = class(case, class_of);
    let families = facts.families.saturating_sub(facts.safe);
    if families == 0 {
        return None;
    }
    let family = scenario.classes[class_of].family;
    let zone = scenario.places[scenario.classes[class_of].at].zone;
    let out_of = |position: usize| {
        case.plan.convoys.get(position).is_some_and(|c| {
            let (gate, _) = scenario.corridors[c.corridor].gates(c.direction);
            scenario.places[gate].zone == zone
        })
    };
    let mut carriers: Vec<Carrier> = facts
        .could_carry
        .iter()
        .map(|&kind| Carrier { kind, usable: scenario.kinds[kind].usable(), used: 0, trips: 0, with_room: 0 })
        .collect();
    let mut laden: BTreeSet<(usize, usize)> = BTreeSet::new();
    for itinerary in &case.plan.vehicles {
        let log = Log::of(case, itinerary.vehicle);
        let kind = scenario.vehicles[itinerary.vehicle].kind;
        let carrier = carriers.iter_mut().find(|c| c.kind == kind);
        let trips: Vec<_> = log
            .did
            .iter()
            .filter_map(|d| match d.doing {
                Doing::Convoy(position) if d.aboard > 0 && out_of(position) => Some((position, d.aboard)),
                _ => None,
            })
            .collect();
        laden.extend(trips.iter().map(|t| (t.0, itinerary.vehicle.get())));
        if let Some(carrier) = carrier {
            carrier.used += u32::from(log.did.iter().any(|d| matches!(d.doing, Doing::Serves { .. })));
            carrier.trips += trips.len() as u32;
            let room = scenario.kinds[kind].room.people();
            carrier.with_room +=
                trips.iter().filter(|t| room.saturating_sub(t.1) >= family.people()).count() as u32;
        }
    }
    let outlets = Direction::BOTH
        .into_iter()
        .flat_map(|direction| scenario.corridors.indices().map(move |corridor| (corridor, direction)))
        .filter(|&(corridor, direction)| {
            scenario.places[scenario.corridors[corridor].gates(direction).0].zone == zone
        })
        .map(|(corridor, direction)| outlet(case, corridor, direction, &laden))
        .collect();
    let to = &scenario.classes[class_of].to;
    let room = to.iter().map(|&place| (place, room_left(case, place))).collect();
    let inside = to.iter().any(|&place| scenario.places[place].zone == zone);
    Some(LeftFacts {
        class: class_of,
        families,
        carriers,
        outlets: if inside { Vec::new() } else { outlets },
        room,
    })
}

/// What went by one corridor; `laden` are convoys and vehicles in them with people.
fn outlet(
    case: Case<'_>,
    corridor: Idx<Corridor>,
    direction: Direction,
    laden: &BTreeSet<(usize, usize)>,
) -> Outlet {
    let rule = case.scenario.corridors[corridor].convoy;
    let here = |position: usize| {
        let c = &case.plan.convoys[position];
        c.corridor == corridor && c.direction == direction
    };
    let mine: Vec<usize> = laden.iter().map(|l| l.0).filter(|&p| here(p)).collect();
    let convoys: BTreeSet<usize> = mine.iter().copied().collect();
    let most = rule.most.map(|m| m.saturating_sub(rule.escorts) as usize);
    let open = case.scenario.open(corridor);
    Outlet {
        corridor,
        direction,
        convoys: convoys.len(),
        carriers: mine.len(),
        places: most.map(|m| m * convoys.len()),
        last: convoys.iter().map(|&p| case.plan.convoys[p].depart).max(),
        shuts: open.iter().map(|w| w.until).max().filter(|&t| t < case.scenario.end),
    }
}

/// For how many more people a place has room in the end.
fn room_left(case: Case<'_>, place: Idx<Place>) -> Option<i64> {
    let scenario = case.scenario;
    let people = |class: Idx<Class>, n: u32| i64::from(scenario.classes[class].family.people() * n);
    let most = i64::from(scenario.places[place].receives.and_then(|r| r.people)?);
    let before = case.state.iter().flat_map(|s| &s.people);
    let before: i64 = before
        .flat_map(|p| p.safe.iter().filter(|s| s.place == place).map(move |s| people(p.class, s.families)))
        .sum();
    let stops = case.plan.vehicles.iter().flat_map(|i| &i.visits).filter_map(|v| match v {
        Visit::Place(stop) if stop.place == place => Some(stop),
        _ => None,
    });
    let now: i64 = stops.flat_map(|s| &s.alight).map(|m| people(m.class, m.families)).sum();
    Some(most - before - now)
}
