//! From what is known to a state that a plan can begin from: the only door through which planning again sees an operation.

use alloc::vec::Vec;

use domain::{
    Aboard, ClassState, Convoy, Corridor, Direction, Duration, Idx, Past, Safe, State, Time, VehicleState,
    WaitingAt,
};

use crate::facts::{Facts, VehicleFacts};
use crate::ground::Ground;
use crate::id::Id;

/// Where the operation stands at `now`. Families are taken as they were reported; vehicles that no scenario knew, and people who came aboard
/// on the way, are not in it, for no plan can name them. A vehicle inside a corridor is taken to come out after the corridor's own time from
/// its departure, inspections included, or now if that is past; one on the road to be where it left last.
pub fn situation(facts: &Facts, ground: &Ground<'_>, now: Time) -> State {
    let vehicles = facts.vehicles.iter().filter_map(|(id, known)| vehicle(facts, ground, id, known, now));
    let out = facts.vehicles.iter().filter(|(_, known)| known.broken);
    let people = facts.families.iter().map(|(&class, known)| {
        let all = i64::from(ground.scenario.classes[class].count);
        let elsewhere: u32 = known.waiting_at.values().sum();
        let own = (all - known.taken).max(0) as u32;
        ClassState {
            class,
            waiting: own + elsewhere,
            waiting_at: known
                .waiting_at
                .iter()
                .filter(|(_, n)| **n > 0)
                .map(|(&place, &families)| WaitingAt { place, families })
                .collect(),
            safe: known.safe.iter().map(|&(place, at, families)| Safe { place, families, at }).collect(),
        }
    });
    State {
        now,
        vehicles: vehicles.collect(),
        out_of_service: out.filter_map(|(id, _)| ground.vehicle(id)).collect(),
        people: people.collect(),
        convoys: facts.convoys.keys().filter_map(|id| past(facts, ground, id)).collect(),
    }
}

fn vehicle(
    facts: &Facts,
    ground: &Ground<'_>,
    id: &Id,
    known: &VehicleFacts,
    now: Time,
) -> Option<VehicleState> {
    let vehicle = ground.vehicle(id)?;
    let (place, free) = match &known.inside {
        Some((corridor, way, since)) => {
            let c = ground.corridor(corridor)?;
            let size =
                known.convoy.as_ref().and_then(|c| facts.convoys.get(c)).map_or(1, |c| c.vehicles.len());
            let people = facts.accounts.aboard(id);
            let out = *since + ground.worst(c, *way, size, people, 100);
            (ground.scenario.corridors[c].gates(*way).1, out.max(now))
        }
        None => (ground.place(known.place.as_ref()?)?, now),
    };
    let aboard = known.families.iter().filter(|(_, (n, _))| *n > 0);
    Some(VehicleState {
        vehicle,
        place,
        free,
        used: known.used,
        carried: known.carried,
        duty_from: None,
        aboard: aboard.map(|(&class, &(families, since))| Aboard { class, families, since }).collect(),
    })
}

/// A convoy that has departed, with the times that its corridor asks for where nobody reported them.
fn past(facts: &Facts, ground: &Ground<'_>, id: &Id) -> Option<Past> {
    let known = &facts.convoys[id];
    let depart = known.departed?;
    let c: Idx<Corridor> = ground.corridor(&known.corridor)?;
    let corridor = &ground.scenario.corridors[c];
    let vehicles: Vec<_> = known.vehicles.iter().filter_map(|v| ground.vehicle(v)).collect();
    let passages = passages(corridor, known.direction, depart, vehicles.len(), known.people.0);
    let after = passages.last().map_or(depart, |p| p.end);
    let left = corridor.stops(known.direction).last().map_or(corridor.time, |(_, at, _)| corridor.time - *at);
    let convoy = Convoy {
        id: id.as_str().into(),
        corridor: c,
        direction: known.direction,
        depart,
        arrive: known.through.unwrap_or(after + left).max(after + left),
        passages,
        vehicles,
    };
    Some(Past { convoy, people: known.people.0, exempt: known.people.1 })
}

fn passages(
    corridor: &Corridor,
    way: Direction,
    depart: Time,
    vehicles: usize,
    people: u32,
) -> Vec<domain::Passage> {
    let (mut at, mut driven) = (depart, Duration::ZERO);
    let mut found = Vec::new();
    for (checkpoint, after, inspection) in corridor.stops(way) {
        let begin = at + (after - driven);
        let end = begin + inspection.takes(vehicles, people);
        found.push(domain::Passage { checkpoint: checkpoint.id.clone(), begin, end });
        (at, driven) = (end, after);
    }
    found
}
