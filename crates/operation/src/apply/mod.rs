//! One entry changes the facts. Total: nothing is refused here, whatever it says.

use domain::Time;

use crate::account::{Off, On};
use crate::discrepancy::{Contradiction, Discrepancy};
use crate::entry::Entry;
use crate::event::{Event, Status};
use crate::facts::{
    Case, CaseAbout, ConvoyFacts, Facts, Guarantee, Incident, OthersFigure, Stated, VehicleFacts,
};
use crate::ground::Ground;
use crate::id::{EntryId, Id};

mod people;
mod roads;

/// One application: the facts, and the entry that is applied.
struct Applying<'a, 'g> {
    facts: &'a mut Facts,
    ground: &'a Ground<'g>,
    entry: EntryId,
    at: Time,
}

impl Facts {
    /// Applies an entry that comes after all those applied before. `event` is what it says, or what a correction says in its place.
    pub(crate) fn apply(&mut self, ground: &Ground<'_>, entry: &Entry, event: &Event) {
        Applying { facts: self, ground, entry: entry.id, at: entry.happened_at }.event(event);
    }

    pub(crate) fn contradict(&mut self, entry: EntryId, what: Contradiction) {
        self.discrepancies.push(Discrepancy { entry, what });
    }
}

impl Applying<'_, '_> {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Signed { agreement, clause } => self.facts.agreements.sign(agreement, clause, self.entry),
            Event::Guaranteed { party, corridor, stale_after } => {
                let guarantee = Guarantee { as_of: self.at, stale_after: *stale_after, entry: self.entry };
                self.corridor(corridor).guarantees.insert(party.clone(), guarantee);
            }
            Event::Cleared { corridor, clear } => {
                let entry = self.entry;
                self.corridor(corridor).cleared = Some((*clear, entry));
            }
            Event::Suspended { corridor, by, .. } => self.suspended(corridor, by.as_ref()),
            Event::Resumed { corridor } => {
                self.corridor(corridor).suspended.clear();
                self.facts.caught.retain(|_, caught| caught.corridor != *corridor);
            }
            Event::Formed { convoy, corridor, direction, vehicles } => {
                self.formed(convoy, corridor, *direction, vehicles);
            }
            Event::ClearToLoad { convoy, .. } => {
                self.convoy(convoy, |c, entry| {
                    c.clear_to_load = Some(entry);
                });
            }
            Event::ClearToEnter { convoy, .. } => {
                self.convoy(convoy, |c, entry| (c.clear_to_enter, c.held) = (Some(entry), None));
            }
            Event::Held { convoy, .. } => {
                self.convoy(convoy, |c, entry| c.held = Some(entry));
                self.expect_word(convoy);
            }
            Event::Recalled { convoy, .. } => {
                self.convoy(convoy, |c, entry| (c.recalled, c.clear_to_enter) = (Some(entry), None));
                self.expect_word(convoy);
            }
            Event::Acknowledged { vehicle, order } => {
                self.facts.unacknowledged.remove(&(*order, vehicle.clone()));
            }
            Event::Boarded { vehicle, place, people, families, .. } => {
                self.boarded(vehicle, place, people.people(), families);
            }
            Event::Departed { vehicle, place } => self.departed(vehicle, place),
            Event::Entered { vehicle, corridor, direction } => self.entered(vehicle, corridor, *direction),
            Event::AtCheckpoint { vehicle, checkpoint } => {
                let at = self.at;
                self.vehicle(vehicle).at_checkpoint = Some((checkpoint.clone(), at));
            }
            Event::PassedCheckpoint { vehicle, .. } => self.vehicle(vehicle).at_checkpoint = None,
            Event::DidNotContinue { vehicle, checkpoint, people } => {
                self.off(Off::Removed, vehicle, *people);
                self.case(CaseAbout::DidNotContinue { checkpoint: checkpoint.clone(), people: *people });
            }
            Event::Arrived { vehicle, place } => self.arrived(vehicle, place),
            Event::HandedOver { vehicle, place, people, families, empty, .. } => {
                self.handed_over(vehicle, place, people.people(), families, *empty);
            }
            Event::Returned { vehicle, place, people, families } => {
                self.stands(vehicle, place);
                self.off(Off::Returned, vehicle, *people);
                self.families_off(vehicle, families, |facts, ground, class, n| {
                    let home = ground.scenario.classes[class].at;
                    let known = facts.families.entry(class).or_default();
                    match ground.place(place) {
                        Some(p) if p != home => *known.waiting_at.entry(p).or_default() += n,
                        _ => known.taken -= i64::from(n),
                    }
                });
            }
            Event::LeftOnTheWay { vehicle, people } => self.off(Off::Left, vehicle, *people),
            Event::Joined { vehicle, people } => self.on(On::Joined, vehicle, None, *people),
            Event::Born { vehicle } => self.on(On::Born, vehicle, None, 1),
            Event::Died { vehicle, people } => {
                self.off(Off::Died, vehicle, *people);
                self.case(CaseAbout::Death { vehicle: vehicle.clone(), people: *people });
            }
            Event::Transferred { from, to, people, families } => {
                self.transferred(from, to, *people, families);
            }
            Event::Counted { vehicle, people, .. } => {
                self.vehicle(vehicle);
                self.counted(vehicle, *people);
            }
            Event::BrokeDown { vehicle } => self.vehicle(vehicle).broken = true,
            Event::Repaired { vehicle } => self.vehicle(vehicle).broken = false,
            Event::VehicleJoined { vehicle, room, place } => {
                let (at, room, place) = (self.at, *room, place.clone());
                let known = self.facts.vehicles.entry(vehicle.clone()).or_default();
                (known.room, known.place, known.there_since) = (Some(room), Some(place), Some(at));
            }
            Event::Incident { place, said, known_by } => {
                let (place, said) = (place.clone(), said.clone());
                let incident = Incident { place, said, known_by: *known_by, status: Status::Alleged };
                self.facts.incidents.insert(self.entry, incident);
            }
            Event::Assessed { incident, status } => match self.facts.incidents.get_mut(incident) {
                Some(known) => known.status = *status,
                None => self.contradict(Contradiction::UnknownEntry(*incident)),
            },
            Event::OthersCount { source, people, scope } => self.facts.others.push(OthersFigure {
                source: source.clone(),
                at: self.at,
                people: *people,
                scope: scope.clone(),
            }),
            Event::Stated { statement } => self.facts.stated.push(Stated {
                entry: self.entry,
                at: self.at,
                statement: (**statement).clone(),
            }),
            Event::CaseClosed { case, outcome } => match self.facts.cases.get_mut(case) {
                Some(open) => open.closed = Some((self.entry, outcome.clone())),
                None => self.contradict(Contradiction::UnknownEntry(*case)),
            },
            // What it says stands at the place of the entry that it corrects; what was refused did not happen.
            Event::Corrected { .. } | Event::Refused { .. } => {}
            Event::PlanInForce { plan } => self.facts.plan = Some((self.entry, plan.clone())),
            Event::Closed { convoy: Some(convoy) } => self.convoy(convoy, |c, entry| c.closed = Some(entry)),
            Event::Closed { convoy: None } => self.facts.closed = Some(self.entry),
        }
    }

    fn contradict(&mut self, what: Contradiction) {
        self.facts.contradict(self.entry, what);
    }

    fn case(&mut self, about: CaseAbout) {
        self.facts.cases.insert(self.entry, Case { about, since: self.at, closed: None });
    }

    /// The facts of a vehicle, known or not.
    fn vehicle(&mut self, id: &Id) -> &mut VehicleFacts {
        if self.ground.vehicle(id).is_none() && !self.facts.vehicles.contains_key(id) {
            self.contradict(Contradiction::UnknownVehicle(id.clone()));
        }
        let known = self.facts.vehicles.entry(id.clone()).or_default();
        known.last = known.last.max(Some(self.at));
        known
    }

    fn corridor(&mut self, id: &Id) -> &mut crate::facts::CorridorFacts {
        if self.ground.corridor(id).is_none() {
            self.contradict(Contradiction::UnknownCorridor(id.clone()));
        }
        self.facts.corridors.entry(id.clone()).or_default()
    }

    fn convoy(&mut self, id: &Id, change: impl FnOnce(&mut ConvoyFacts, EntryId)) {
        let entry = self.entry;
        match self.facts.convoys.get_mut(id) {
            Some(convoy) => change(convoy, entry),
            None => self.contradict(Contradiction::UnknownConvoy(id.clone())),
        }
    }

    /// A vehicle is somewhere. If it was known to stand elsewhere and nobody saw it leave, that is said.
    fn stands(&mut self, vehicle: &Id, place: &Id) {
        if self.ground.place(place).is_none() {
            self.contradict(Contradiction::UnknownPlace(place.clone()));
        }
        let at = self.at;
        let known = self.vehicle(vehicle);
        let elsewhere = known.place.clone().filter(|p| p != place && known.there_since.is_some());
        if known.place.as_ref() != Some(place) || known.there_since.is_none() {
            (known.place, known.there_since) = (Some(place.clone()), Some(at));
        }
        if let Some(known) = elsewhere {
            self.contradict(Contradiction::ElsewhereBefore { vehicle: vehicle.clone(), known });
        }
    }
}
