//! Vehicles on their way from step to step: driving, breaking down, being late, leaving the operation.

use domain::{Idx, Place, Time};

use crate::draw::Spread;
use crate::happening::{Cause, Sink, What};
use crate::layout::{NONE, Step};
use crate::player::{Player, crowd, tell};
use crate::running::{Course, Event, LATE, Where};
use crate::world::World;

impl Player<'_, '_> {
    /// A vehicle will be at a step at an instant, and goes on from there if nothing is done.
    pub(crate) fn comes(&mut self, v: usize, step: u32, at: i64, world: &World, sink: &mut impl Sink) {
        if let Some(then) = self.reach(v, step, at) {
            self.leaves(v, then, world, sink);
        }
    }

    /// A vehicle will be at a step at an instant. Says when it leaves again, if that is known and nobody can tell it otherwise before.
    fn reach(&mut self, v: usize, step: u32, at: i64) -> Option<i64> {
        let plan = self.plan;
        let vehicle = &mut self.vehicles[v];
        if step >= plan.vehicles[v].steps.end {
            (vehicle.is, vehicle.free) = (Where::Over, at);
            return None;
        }
        let row = &plan.steps[step as usize];
        vehicle.step = step;
        vehicle.free = at;
        vehicle.is = Where::Way;
        vehicle.since = at;
        if row.convoy != NONE {
            self.gate(v);
            return None;
        }
        vehicle.place = row.place;
        let there = at.max(row.arrive);
        (vehicle.free, vehicle.since) = (there, there);
        if row.serves {
            if self.is_limited(row.place) {
                self.push(there, Event::Stand, v as u32);
            } else {
                self.push(there.max(row.begin), Event::Request, v as u32);
            }
            return None;
        }
        let leaves = there.max(row.depart);
        if !self.one_by_one
            && step + 1 < plan.vehicles[v].steps.end
            && plan.steps[step as usize + 1].convoy != NONE
        {
            // It waits there for its convoy and for nothing else.
            vehicle.step = step + 1;
            vehicle.free = leaves;
            self.gate(v);
            return None;
        }
        if self.one_by_one && leaves > self.now {
            self.push(leaves, Event::Leave, v as u32);
            return None;
        }
        Some(leaves)
    }

    /// A vehicle is free, now, and leaves as soon as the plan says.
    pub(crate) fn leaves_then(&mut self, v: usize, planned: i64, world: &World, sink: &mut impl Sink) {
        let of = &mut self.vehicles[v];
        (of.is, of.free) = (Where::Way, self.now);
        let stands = of.stand != NONE;
        if planned > self.now && (self.one_by_one || stands) {
            self.push(planned, Event::Leave, v as u32);
        } else {
            self.leaves(v, self.now.max(planned), world, sink);
        }
    }

    /// A vehicle leaves the place of its step at an instant, and those after it where nothing is done.
    pub(crate) fn leaves(&mut self, v: usize, at: i64, world: &World, sink: &mut impl Sink) {
        let end = self.plan.scenario.end.0;
        let mut next = Some(at);
        while let Some(at) = next {
            if at > end {
                // It is still to leave when all is over.
                self.at_gates = self.at_gates.max(at);
                return;
            }
            let step = self.vehicles[v].step;
            self.vacate(v);
            let Some(at) = self.sets_off(v, step, at) else { return };
            self.stood(v, self.vehicles[v].since, at, sink);
            next = self.leave(v, step, at, world, sink).and_then(|there| self.reach(v, step + 1, there));
        }
    }

    /// Somebody has stood aboard.
    pub(crate) fn stood(&self, v: usize, since: i64, until: i64, sink: &mut impl Sink) {
        let people = self.vehicles[v].people;
        if people > 0 && until > since {
            let vehicle = self.plan.vehicles[v].vehicle;
            tell(sink, until, What::Stood { vehicle, people, since: Time(since) });
        }
    }

    /// How long a leg should take that departs then, and how far off that may be.
    fn nominal(&self, v: usize, row: &Step, depart: i64) -> (i64, Option<Spread>) {
        let planned = (row.drive, self.plan.doubts.get(row.doubt as usize).copied());
        if !row.varies {
            return planned;
        }
        let scenario = self.plan.scenario;
        let kind = self.plan.vehicles[v].kind;
        let place = |p: u32| Idx::<Place>::new(p as usize);
        let leg =
            scenario.travel.leg(&scenario.places, place(row.from), place(row.place), kind, Time(depart));
        leg.map_or(planned, |l| (l.seconds(scenario.kinds[kind].pace).0, l.doubt.map(Spread::of)))
    }

    /// A vehicle leaves a step: when it is at the next, if it goes on at all.
    fn leave(&mut self, v: usize, step: u32, at: i64, world: &World, sink: &mut impl Sink) -> Option<i64> {
        let plan = self.plan;
        let unit = &plan.vehicles[v];
        let next = step + 1;
        if next >= unit.steps.end || plan.steps[next as usize].convoy != NONE {
            return Some(at);
        }
        let row = &plan.steps[next as usize];
        if row.from == row.place {
            return Some(at.max(row.arrive));
        }
        let id = unit.vehicle.get();
        let n = self.carry.ways[id];
        self.carry.ways[id] += 1;
        let (nominal, own) = self.nominal(v, row, at);
        let mut takes = world.drive(id, n, (nominal, own));
        let place = |p: u32| Idx::<Place>::new(p as usize);
        tell(sink, at, What::Departed { vehicle: unit.vehicle, place: place(row.from) });
        let mut cause = Cause::Road(place(row.place));
        let broken = if self.vehicles[v].lost { None } else { world.breakdown(id, n, nominal) };
        if let Some(broken) = broken {
            cause = Cause::Breakdown;
            let (lost, half) = (broken.lost && !unit.escort, at + takes / 2);
            tell(sink, half, What::BrokeDown { vehicle: unit.vehicle, lost });
            if broken.lost && unit.escort {
                // Another comes for it by the same way.
                takes += takes / 2;
            }
            takes += broken.halt;
            self.stood(v, half, half + broken.halt, sink);
            if lost {
                self.vehicles[v].lost = true;
                if self.vehicles[v].people == 0 {
                    self.vehicles[v].is = Where::Way;
                    self.push(half, Event::Lost, v as u32);
                    return None;
                }
                // It is towed as far as those aboard are to go.
                takes *= 2;
            }
        }
        let there = (at + takes).max(row.arrive);
        self.active(v, at, there);
        self.settle(v, there - row.arrive, cause);
        tell(sink, there, What::Arrived { vehicle: unit.vehicle, place: place(row.place) });
        Some(there)
    }

    /// A vehicle does something: what its duty is counted from.
    pub(crate) fn active(&mut self, v: usize, from: i64, until: i64) {
        let of = &mut self.vehicles[v];
        of.used = true;
        let rest = self.plan.vehicles[v].rest;
        if rest > 0 {
            let rested = of.duty.0 < i64::MIN / 8 || from - of.duty.1 >= rest;
            of.duty = (if rested { from } else { of.duty.0 }, until);
        }
    }

    /// Keeps what a vehicle is late for in the first place.
    pub(crate) fn settle(&mut self, v: usize, late: i64, cause: Cause) {
        let of = &mut self.vehicles[v].cause;
        if late < LATE {
            *of = None;
        } else if of.is_none() {
            *of = Some(cause);
        }
    }

    /// A vehicle is out of the operation: nobody waits for it, and whom it was to carry may go with others.
    pub(crate) fn withdraw(&mut self, v: usize, from: u32, at: i64, sink: &mut impl Sink) {
        let plan = self.plan;
        let unit = &plan.vehicles[v];
        self.vacate(v);
        self.unescorted |= unit.escort;
        self.vehicles[v].is = Where::Over;
        self.vehicles[v].lost = true;
        self.vehicles[v].free = at;
        tell(sink, at, What::Withdrawn { vehicle: unit.vehicle });
        for s in from..unit.steps.end {
            for r in plan.steps[s as usize].boards.clone() {
                let ride = &plan.rides[r as usize];
                if ride.families > 0 {
                    self.outstanding[ride.pool as usize] -= ride.families;
                    crowd(plan, &mut self.crowded, plan.pools[ride.pool as usize].place);
                }
            }
            let c = self.goes_with[s as usize];
            if c != NONE && self.convoys[c as usize].is == Course::Waiting {
                let convoy = &mut self.convoys[c as usize];
                convoy.size -= 1;
                convoy.missing -= 1;
                self.goes_with[s as usize] = NONE;
                let q = plan.convoys[c as usize].queue as usize;
                self.look_at(q, self.now.max(at));
            }
        }
    }
}
