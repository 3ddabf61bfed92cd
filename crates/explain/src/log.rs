//! What each vehicle does, one thing after the other, without gaps.

use domain::{Idx, Place, Stop, Time, Vehicle, Visit};

use crate::Case;

/// One thing that a vehicle does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// It drives to a place.
    Drives(Idx<Place>),
    /// It stands at a place: for a bay, a convoy, a rest, or because it is held.
    Stands(Idx<Place>),
    /// It loads, or unloads and loads, at a place.
    Serves {
        /// Where.
        place: Idx<Place>,
        /// People who get off.
        off: u32,
        /// People who get on.
        on: u32,
    },
    /// It is in a convoy, by its position in the plan.
    Convoy(usize),
}

/// A thing and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Did {
    /// What.
    pub doing: Doing,
    /// From when.
    pub from: Time,
    /// Until when.
    pub until: Time,
    /// How many people are aboard meanwhile; in a service, those who stay aboard throughout.
    pub aboard: u32,
}

/// A vehicle's doings in order; each begins when the one before ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Log {
    /// Which vehicle.
    pub vehicle: Idx<Vehicle>,
    /// What it does.
    pub did: Vec<Did>,
}

impl Log {
    /// The log of a vehicle; empty if it does nothing in the plan. O(its visits).
    pub fn of(case: Case<'_>, vehicle: Idx<Vehicle>) -> Log {
        let scenario = case.scenario;
        let mut log = Log { vehicle, did: Vec::new() };
        let Some(itinerary) = case.plan.vehicles.iter().find(|i| i.vehicle == vehicle) else { return log };
        let stood = case.state.and_then(|s| s.vehicles.iter().find(|v| v.vehicle == vehicle));
        let people = |class: Idx<domain::Class>, n: u32| scenario.classes[class].family.people() * n;
        let mut aboard: u32 = stood.iter().flat_map(|v| &v.aboard).map(|a| people(a.class, a.families)).sum();
        let mut now = stood.map_or_else(|| case.begins(), |v| v.free);
        let mut push = |now: &mut Time, doing, until: Time, aboard| {
            // Standing and driving may take no time; what is done is in the log even if it takes none.
            let done = matches!(doing, Doing::Serves { .. } | Doing::Convoy(_));
            if until > *now || done {
                log.did.push(Did { doing, from: *now, until, aboard });
                *now = until.max(*now);
            }
        };
        for visit in &itinerary.visits {
            match visit {
                Visit::Convoy(position) => {
                    if let Some(convoy) = case.plan.convoys.get(*position) {
                        push(&mut now, Doing::Convoy(*position), convoy.arrive, aboard);
                    }
                }
                Visit::Place(Stop { place, arrive, begin, end, depart, alight, board }) => {
                    let place = *place;
                    let arrive = arrive.unwrap_or(now);
                    push(&mut now, Doing::Drives(place), arrive, aboard);
                    if let (Some(begin), Some(end)) = (begin, end) {
                        push(&mut now, Doing::Stands(place), *begin, aboard);
                        let off: u32 = alight.iter().map(|m| people(m.class, m.families)).sum();
                        let on: u32 = board.iter().map(|m| people(m.class, m.families)).sum();
                        let stay = aboard.saturating_sub(off);
                        push(&mut now, Doing::Serves { place, off, on }, *end, stay);
                        aboard = stay + on;
                    }
                    if let Some(depart) = depart {
                        push(&mut now, Doing::Stands(place), *depart, aboard);
                    }
                }
            }
        }
        log
    }

    /// What it did last before an instant at which something ends, standing left out.
    pub fn before(&self, t: Time) -> Option<&Did> {
        self.did.iter().rev().find(|d| d.until <= t && !matches!(d.doing, Doing::Stands(_)))
    }
}
