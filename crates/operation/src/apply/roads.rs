//! Entries about convoys, corridors and where vehicles are.

use alloc::vec::Vec;

use domain::{Direction, Idx, Scenario, Zone};

use super::Applying;
use crate::discrepancy::Contradiction;
use crate::facts::{Caught, ConvoyFacts};
use crate::id::Id;

impl Applying<'_, '_> {
    /// Every vehicle of the convoy is to say that it has got the order.
    pub(super) fn expect_word(&mut self, convoy: &Id) {
        let vehicles = self.facts.convoys.get(convoy).map(|c| c.vehicles.clone()).unwrap_or_default();
        self.facts.unacknowledged.extend(vehicles.into_iter().map(|v| (self.entry, v)));
    }

    pub(super) fn formed(&mut self, convoy: &Id, corridor: &Id, direction: Direction, vehicles: &[Id]) {
        self.corridor(corridor);
        for vehicle in vehicles {
            self.vehicle(vehicle);
            let known = self.vehicle(vehicle);
            let before = known.convoy.replace(convoy.clone());
            if let Some(other) = before.filter(|other| other != convoy)
                && let Some(other) = self.facts.convoys.get_mut(&other)
            {
                other.vehicles.retain(|v| v != vehicle);
            }
            self.facts.accounts.assign(vehicle, convoy);
        }
        let new = ConvoyFacts {
            corridor: corridor.clone(),
            direction,
            vehicles: Vec::new(),
            clear_to_load: None,
            clear_to_enter: None,
            held: None,
            recalled: None,
            departed: None,
            people: (0, 0),
            through: None,
            closed: None,
        };
        let known = self.facts.convoys.entry(convoy.clone()).or_insert(new);
        (known.corridor, known.direction) = (corridor.clone(), direction);
        known.vehicles = vehicles.to_vec();
    }

    pub(super) fn suspended(&mut self, corridor: &Id, by: Option<&Id>) {
        let (entry, at) = (self.entry, self.at);
        self.corridor(corridor).suspended.insert(by.cloned(), (entry, at));
        let Some(c) = self.ground.corridor(corridor) else { return };
        let gate = |place| Id::new(&self.ground.scenario.places[place].id);
        let inside = self.facts.vehicles.iter().filter_map(|(v, known)| {
            let (into, way, _) = known.inside.as_ref()?;
            (into == corridor).then_some((v, *way))
        });
        let mut caught = Vec::new();
        for (vehicle, way) in inside {
            let (from, to) = self.ground.scenario.corridors[c].gates(way);
            if let (Some(to), Some(from)) = (gate(to), gate(from)) {
                let people = self.facts.accounts.aboard(vehicle);
                let ways_out = [to, from];
                caught.push((
                    vehicle.clone(),
                    Caught { corridor: corridor.clone(), by: entry, people, ways_out },
                ));
            }
        }
        self.facts.caught.extend(caught);
    }

    pub(super) fn departed(&mut self, vehicle: &Id, place: &Id) {
        self.stands(vehicle, place);
        let known = self.vehicle(vehicle);
        (known.there_since, known.used) = (None, true);
    }

    pub(super) fn entered(&mut self, vehicle: &Id, into: &Id, direction: Direction) {
        let at = self.at;
        let shut = !self.corridor(into).suspended.is_empty();
        let known = self.vehicle(vehicle);
        (known.there_since, known.used) = (None, true);
        if known.inside.replace((into.clone(), direction, at)).is_some() {
            return;
        }
        let convoy =
            known.convoy.clone().and_then(|id| Some((id.clone(), self.facts.convoys.get(&id)?.clone())));
        let convoy = convoy.filter(|(_, c)| c.corridor == *into && c.direction == direction);
        if convoy.as_ref().is_none_or(|(_, c)| c.clear_to_enter.is_none()) {
            self.contradict(Contradiction::NotClearToEnter(vehicle.clone()));
        }
        if shut {
            self.contradict(Contradiction::EnteredWhileSuspended(vehicle.clone()));
        }
        let Some(c) = self.ground.corridor(into) else { return };
        let gate = self.ground.scenario.corridors[c].gates(direction).0;
        let zone: Idx<Zone> = self.ground.scenario.places[gate].zone;
        let gate = Id::new(&self.ground.scenario.places[gate].id);
        let people = self.facts.accounts.aboard(vehicle);
        let exempt = self.exempt(vehicle).min(people);
        let known = self.vehicle(vehicle);
        known.place = gate.or_else(|| known.place.take());
        if zone != Scenario::OPEN && people > 0 {
            known.carried_from = Some((zone, people - exempt));
            self.facts.zones.entry(zone).or_default().left += people - exempt;
        }
        let corridor = self.facts.corridors.entry(into.clone()).or_default();
        let last = corridor.departed.entry(direction).or_insert(at);
        *last = (*last).max(at);
        // Whoever goes without a convoy is one alone.
        let id = convoy.as_ref().map_or(vehicle, |(id, _)| id).clone();
        let sum = corridor.convoys.entry(id).or_insert((direction, at, 0, 0));
        (sum.2, sum.3) = (sum.2 + people, sum.3 + 1);
        if let Some((convoy, _)) = convoy {
            self.convoy(&convoy, |c, _| {
                c.departed = Some(c.departed.map_or(at, |t| t.min(at)));
                c.people = (c.people.0 + people, c.people.1 + exempt);
            });
        }
    }

    /// People aboard who do not count for the exchanges of the zone that they leave.
    pub(super) fn exempt(&self, vehicle: &Id) -> u32 {
        let scenario = self.ground.scenario;
        let Some(known) = self.facts.vehicles.get(vehicle) else { return 0 };
        let exempt = |class: Idx<domain::Class>| {
            let priority = scenario.classes[class].priority;
            scenario.exchanges.iter().any(|x| x.exempt.contains(&priority))
        };
        let each = known.families.iter().filter(|(class, _)| exempt(**class));
        each.map(|(class, (n, _))| scenario.classes[*class].family.people() * n).sum()
    }

    pub(super) fn arrived(&mut self, vehicle: &Id, place: &Id) {
        self.stands(vehicle, place);
        self.facts.caught.remove(vehicle);
        let at = self.at;
        let known = self.vehicle(vehicle);
        known.at_checkpoint = None;
        let Some((corridor, way, _)) = known.inside.take() else { return };
        let convoy = known.convoy.clone();
        let carried = known.carried_from;
        let Some(c) = self.ground.corridor(&corridor) else { return };
        let (from, to) = self.ground.scenario.corridors[c].gates(way);
        let here = self.ground.place(place);
        if let Some((zone, people)) = carried {
            let flows = self.facts.zones.entry(zone).or_default();
            if here == Some(from) {
                // Turned back: they have not left.
                flows.left -= people.min(flows.left);
                self.vehicle(vehicle).carried_from = None;
            } else if here == Some(to) {
                flows.safe += people;
            }
        }
        let Some(convoy) = convoy else { return };
        let members = self.facts.convoys.get(&convoy).map(|c| c.vehicles.clone()).unwrap_or_default();
        let all = members.iter().all(|v| self.facts.vehicles.get(v).is_none_or(|v| v.inside.is_none()));
        self.convoy(&convoy, |c, _| {
            if all && c.departed.is_some() {
                c.through = Some(at);
            }
        });
    }
}
