//! Orders are decided by a pure function of what is known and the time: events, or a refusal with all that stands against it.

use alloc::vec;
use alloc::vec::Vec;

use domain::Time;

use crate::event::Event;
use crate::facts::{ConvoyFacts, Facts};
use crate::gate::{Care, Question, Verdict, settled};
use crate::ground::Ground;
use crate::id::{Id, Words};
use crate::order::{Against, Order, Refusal};
use crate::role::Role;

/// Decides an order. The events are those to be written into the record, as of `now`.
///
/// # Errors
///
/// All that stands against it. An override by the head of the centre, with a reason, passes what the gate says of agreements and roads;
/// nothing passes what cannot be.
pub fn decide(
    facts: &Facts,
    ground: &Ground<'_>,
    care: Care,
    role: Role,
    order: &Order,
    now: Time,
) -> Result<Vec<Event>, Refusal> {
    Deciding { facts, ground, care, role, now }.decide(order)
}

struct Deciding<'a> {
    facts: &'a Facts,
    ground: &'a Ground<'a>,
    care: Care,
    role: Role,
    now: Time,
}

impl Deciding<'_> {
    fn decide(&self, order: &Order) -> Result<Vec<Event>, Refusal> {
        match order {
            Order::Form { convoy, corridor, direction, vehicles } => {
                let mut against: Vec<Against> = Vec::new();
                if self.ground.corridor(corridor).is_none() {
                    against.push(Against::NoSuchCorridor(corridor.clone()));
                }
                if self.facts.convoys.get(convoy).is_some_and(|c| c.departed.is_some()) {
                    against.push(Against::HasDeparted(convoy.clone()));
                }
                let inside = |v: &Id| self.facts.vehicles.get(v).is_some_and(|v| v.inside.is_some());
                for vehicle in vehicles {
                    if !self.knows(vehicle) || vehicles.iter().filter(|v| *v == vehicle).count() > 1 {
                        against.push(Against::NoSuchVehicle(vehicle.clone()));
                    } else if inside(vehicle) {
                        against.push(Against::HasDeparted(vehicle.clone()));
                    }
                }
                refuse_or(against, || Event::Formed {
                    convoy: convoy.clone(),
                    corridor: corridor.clone(),
                    direction: *direction,
                    vehicles: vehicles.clone(),
                })
            }
            Order::ClearToLoad { convoy, ready_in, people, overriding } => {
                let formed = self.waits(convoy)?;
                let question = self.question(formed, self.now + *ready_in, *people);
                let verdict = question.road();
                self.pass(verdict, overriding.as_ref(), |stands_on, overriding| Event::ClearToLoad {
                    convoy: convoy.clone(),
                    stands_on,
                    overriding,
                })
            }
            Order::ClearToEnter { convoy, overriding } => {
                let formed = self.waits(convoy)?;
                let aboard = formed.vehicles.iter().map(|v| self.facts.accounts.aboard(v)).sum();
                let question = self.question(formed, self.now, aboard);
                let mut verdict = question.road();
                question.corridor(convoy, &mut verdict);
                self.pass(verdict, overriding.as_ref(), |stands_on, overriding| Event::ClearToEnter {
                    convoy: convoy.clone(),
                    stands_on,
                    overriding,
                })
            }
            Order::Hold { convoy, reason } => {
                self.waits(convoy)?;
                Ok(vec![Event::Held { convoy: convoy.clone(), reason: reason.clone() }])
            }
            Order::Recall { convoy, reason } => {
                self.formed(convoy)?;
                Ok(vec![Event::Recalled { convoy: convoy.clone(), reason: reason.clone() }])
            }
            Order::Suspend { corridor, reason } => {
                self.road(corridor)?;
                Ok(vec![Event::Suspended { corridor: corridor.clone(), by: None, reason: reason.clone() }])
            }
            Order::Resume { corridor } => {
                self.road(corridor)?;
                Ok(vec![Event::Resumed { corridor: corridor.clone() }])
            }
            Order::Transfer { from, to, people, families } => {
                let unknown = [from, to].into_iter().filter(|v| !self.knows(v));
                let mut against: Vec<Against> = unknown.cloned().map(Against::NoSuchVehicle).collect();
                let free = self.room(to).saturating_sub(self.facts.accounts.aboard(to));
                let at_most = self.facts.accounts.aboard(from).min(free);
                if *people > at_most {
                    against.push(Against::CannotMove { at_most });
                }
                refuse_or(against, || Event::Transferred {
                    from: from.clone(),
                    to: to.clone(),
                    people: *people,
                    families: families.clone(),
                })
            }
            Order::Close { convoy } => {
                if let Some(convoy) = convoy {
                    self.formed(convoy)?;
                }
                if !settled(self.facts, convoy.as_ref()) {
                    return Err(Refusal(vec![Against::StillOpen]));
                }
                Ok(vec![Event::Closed { convoy: convoy.clone() }])
            }
        }
    }

    fn knows(&self, vehicle: &Id) -> bool {
        self.ground.vehicle(vehicle).is_some()
            || self.facts.vehicles.get(vehicle).is_some_and(|v| v.room.is_some())
    }

    fn room(&self, vehicle: &Id) -> u32 {
        let joined = self.facts.vehicles.get(vehicle).and_then(|v| v.room);
        joined.or_else(|| self.ground.room(vehicle)).map_or(0, domain::Load::people)
    }

    fn road(&self, corridor: &Id) -> Result<(), Refusal> {
        let known = self.ground.corridor(corridor).is_some();
        if known { Ok(()) } else { Err(Refusal(vec![Against::NoSuchCorridor(corridor.clone())])) }
    }

    fn formed(&self, convoy: &Id) -> Result<&ConvoyFacts, Refusal> {
        self.facts.convoys.get(convoy).ok_or_else(|| Refusal(vec![Against::NoSuchConvoy(convoy.clone())]))
    }

    /// A convoy that has not departed.
    fn waits(&self, convoy: &Id) -> Result<&ConvoyFacts, Refusal> {
        let formed = self.formed(convoy)?;
        if formed.departed.is_some() {
            return Err(Refusal(vec![Against::HasDeparted(convoy.clone())]));
        }
        Ok(formed)
    }

    fn question<'q>(&'q self, convoy: &'q ConvoyFacts, at: Time, people: u32) -> Question<'q> {
        let Deciding { facts, ground, care, now, .. } = *self;
        Question { facts, ground, convoy, care, at, now, people }
    }

    fn pass(
        &self,
        verdict: Verdict,
        overriding: Option<&Words>,
        event: impl FnOnce(Vec<crate::id::EntryId>, Option<Words>) -> Event,
    ) -> Result<Vec<Event>, Refusal> {
        let Verdict { against, stands_on } = verdict;
        if against.is_empty() {
            return Ok(vec![event(stands_on, None)]);
        }
        match overriding {
            None => Err(Refusal(against)),
            Some(_) if self.role != Role::HeadOfCentre => Err(Refusal(vec![Against::NotYours])),
            Some(reason) => Ok(vec![event(stands_on, Some(reason.clone()))]),
        }
    }
}

fn refuse_or(against: Vec<Against>, event: impl FnOnce() -> Event) -> Result<Vec<Event>, Refusal> {
    if against.is_empty() { Ok(vec![event()]) } else { Err(Refusal(against)) }
}
