//! In the corridor: driving, inspections, unexpected stops, breakdowns in the column; who is inside when it is shut.

use domain::{Duration, Time};

use crate::happening::{Cause, Sink, What};
use crate::layout::NONE;
use crate::player::{Player, side, tell};
use crate::running::{Course, Event, LATE, Trip, Where};
use crate::service::left;
use crate::world::{World, scaled};

/// How often a convoy can be turned back before it is let through.
const TURNS: u8 = 2;

impl Player<'_, '_> {
    /// A convoy departs, now. Returns how late.
    pub(crate) fn depart(&mut self, q: usize, c: u32, world: &World, sink: &mut impl Sink) -> i64 {
        let plan = self.plan;
        let (now, queue, train) = (self.now, &plan.queues[q], &plan.convoys[c as usize]);
        let key = queue.corridor.get() * 2 + side(queue.direction);
        let n = self.carry.departures[key];
        self.carry.departures[key] += 1;
        let (vehicles, people) = self.size(c);
        let exempt = if plan.exchanges.is_empty() { 0 } else { people - self.counts(0, c) as u32 };
        let late = now - train.depart;
        self.leaves_gate(q, c, late, sink);
        let (corridor, direction) = (queue.corridor, queue.direction);
        let what = What::ConvoyDeparted { convoy: c, corridor, direction, people, late: Duration(late) };
        tell(sink, now, what);
        let cars = if people > 0 { world.cars(key, n) } else { 0 };
        if cars > 0 {
            tell(sink, now, What::CarsJoined { convoy: c, cars });
        }
        let halt = self.breakdowns(q, c, world, sink);
        let convoy = &mut self.convoys[c as usize];
        convoy.departed = now;
        convoy.people = people;
        convoy.exempt = exempt;
        convoy.is = Course::Inside;
        convoy.trip = Trip { n, vehicles: vehicles + cars, halt, stop: None, turns: None };
        let line = &mut self.lines[q];
        line.last = now;
        if line.returned.front() == Some(&c) {
            line.returned.pop_front();
        }
        line.gone.push(c);
        if self.convoys[c as usize].joined > 0 {
            self.joined.retain(|j| j.0 != c);
        }
        self.inside += 1;
        self.drive_on(q, c, 0, world);
        if !queue.quotas.is_empty() {
            let day = plan.scenario.day(Time(now));
            self.lines[q].days.push((day, [vehicles, people, 1]));
        }
        for e in 0..plan.exchanges.len() {
            self.left(q, e, c, 1);
        }
        late
    }

    /// Reckons the way of a convoy from the inspection of this number on: who went before it passes before it.
    pub(crate) fn drive_on(&mut self, q: usize, c: u32, from: usize, world: &World) {
        let plan = self.plan;
        let (queue, train, corridor) = (&plan.queues[q], &plan.convoys[c as usize], plan.queues[q].corridor);
        let key = corridor.get() * 2 + side(queue.direction);
        let (departed, people, trip, turned) = {
            let of = &self.convoys[c as usize];
            (of.departed, of.people, of.trip, of.turned)
        };
        let factor = world.crossing(key, trip.n);
        let at = self.passed_at[c as usize] as usize;
        // Where the time goes, so that a delay has a cause.
        let mut most = (0, Cause::Corridor(corridor));
        if trip.halt > 0 {
            most = (trip.halt, Cause::Breakdown);
        }
        let mut t = departed + trip.halt;
        for (k, &(drive, inspection)) in queue.stops.iter().enumerate() {
            let planned = train.passages.get(k).copied().unwrap_or((i64::MIN, i64::MIN));
            if k >= from {
                let reached = t + scaled(drive, factor);
                let begin = reached.max(self.lines[q].taken[k]).max(planned.0);
                let takes = inspection.takes(trip.vehicles as usize, people).0;
                let end = (begin + world.inspection(key, k, trip.n, takes)).max(planned.1);
                self.passed[at + k] = (reached, begin, end);
            }
            let (reached, _, end) = self.passed[at + k];
            self.lines[q].taken[k] = end;
            let longer = (end - reached) - (planned.1 - planned.0).max(0);
            if longer > most.0 {
                most = (longer, Cause::Checkpoint(corridor, queue.points[k] as u8));
            }
            t = end;
        }
        let rest = scaled(queue.rest, factor);
        let mut out = t + rest;
        let convoy = &mut self.convoys[c as usize];
        (convoy.trip.stop, convoy.trip.turns) = (None, None);
        if let Some((long, back)) = world.unexpected(key, trip.n) {
            out += long;
            let stop = t + rest / 2;
            convoy.trip.stop = Some((stop, long));
            if long > most.0 {
                most = (long, Cause::Unexpected(corridor));
            }
            if back && people > 0 && turned < TURNS {
                convoy.trip.turns = Some(stop + long);
            }
        }
        let event = if let Some(turns) = convoy.trip.turns {
            let driving = queue.stops.iter().map(|s| scaled(s.0, factor)).sum::<i64>();
            out = turns + driving + rest / 2;
            most.1 = Cause::Unexpected(corridor);
            Event::Back
        } else {
            out = out.max(train.arrive);
            Event::Out
        };
        (convoy.out, convoy.on_way) = (out, Some(most.1));
        self.lines[q].last_out = self.lines[q].last_out.max(out);
        self.push(out, event, c);
    }

    /// Vehicles leave the gate with their convoy: how long they stood, and what they are late for.
    fn leaves_gate(&mut self, q: usize, c: u32, late: i64, sink: &mut impl Sink) {
        let (at, last) = self.convoys[c as usize].last;
        let held = self.convoys[c as usize].held;
        // What came last was waited for.
        let awaited = (at == self.now && last != NONE).then(|| self.vehicles[last as usize].cause).flatten();
        let cause = awaited.or(held).unwrap_or(Cause::Turn(self.plan.queues[q].corridor));
        self.lines[q].cause = (late >= LATE).then_some(cause);
        for at in self.crew(c) {
            let i = self.crews[at] as usize;
            self.stood(i, self.vehicles[i].since, self.now, sink);
            self.settle(i, late, cause);
            self.vehicles[i].is = Where::Inside;
            tell(sink, self.now, What::Entered { vehicle: self.plan.vehicles[i].vehicle, convoy: c });
        }
    }

    /// Counts people who left a zone for an exchange, or came back to it.
    fn left(&mut self, q: usize, e: usize, c: u32, sign: i64) {
        let swap = &self.plan.exchanges[e];
        let zone = self.plan.queues[q].zone;
        let people = self.counts(e, c) * sign;
        if zone == swap.of.first.get() {
            self.swaps[e].0[0] += people;
        }
        if zone == swap.of.second.get() {
            self.swaps[e].0[1] += people;
        }
    }

    /// Breakdowns in the column stop it all: for how long. Who is in a lost vehicle goes into others as far as there is room;
    /// the rest stay in it, and it is towed.
    fn breakdowns(&mut self, q: usize, c: u32, world: &World, sink: &mut impl Sink) -> i64 {
        let plan = self.plan;
        let queue = &plan.queues[q];
        let driving = queue.stops.iter().map(|s| s.0).sum::<i64>() + queue.rest;
        let mut halt = 0;
        for at in self.crew(c) {
            let i = self.crews[at] as usize;
            let unit = &plan.vehicles[i];
            let id = unit.vehicle.get();
            let n = self.carry.ways[id];
            self.carry.ways[id] += 1;
            if unit.escort || self.vehicles[i].lost {
                continue;
            }
            let Some(broken) = world.breakdown(id, n, driving) else { continue };
            tell(sink, self.now, What::BrokeDown { vehicle: unit.vehicle, lost: broken.lost });
            halt += broken.halt;
            if broken.lost {
                self.vehicles[i].lost = true;
                self.transfer(c, i, sink);
            }
        }
        halt
    }

    /// Brings those aboard a lost vehicle into others of its convoy that unload next where they are to go.
    fn transfer(&mut self, c: u32, v: usize, sink: &mut impl Sink) {
        let plan = self.plan;
        let unit = &plan.vehicles[v];
        let begins = unit
            .steps
            .clone()
            .flat_map(|s| plan.steps[s as usize].boards.start..plan.steps[s as usize].fills);
        let rides: Vec<u32> = unit.aboard.clone().chain(begins).collect();
        for r in rides {
            self.actual[r as usize] = self.hand_over(c, v, r, self.actual[r as usize], sink);
        }
        // Those who have come over from another vehicle go on as well.
        for i in 0..self.moved.len() {
            let (vehicle, r, families) = self.moved[i];
            if vehicle == v as u32 {
                self.moved[i].2 = self.hand_over(c, v, r, families, sink);
            }
        }
    }

    /// Families of a ride go into others; says how many stay.
    fn hand_over(&mut self, c: u32, v: usize, r: u32, mut stay: u32, sink: &mut impl Sink) -> u32 {
        let plan = self.plan;
        let (ride, from) = (&plan.rides[r as usize], plan.vehicles[v].vehicle);
        for at in self.crew(c) {
            if stay == 0 || ride.end == NONE {
                break;
            }
            let i = self.crews[at] as usize;
            let other = &plan.vehicles[i];
            if i == v || other.escort || self.vehicles[i].lost {
                continue;
            }
            let next = (self.vehicles[i].step..other.steps.end).find(|&s| plan.steps[s as usize].serves);
            let place = plan.steps[ride.end as usize].place;
            if next.is_none_or(|s| plan.steps[s as usize].place != place) {
                continue;
            }
            let families = left(other.room, self.vehicles[i].load).fits(ride.family).min(stay);
            if families > 0 {
                stay -= families;
                self.shift(v, r as usize, families, false);
                self.shift(i, r as usize, families, true);
                self.moved.push((i as u32, r, families));
                let (to, class) = (other.vehicle, ride.class);
                tell(sink, self.now, What::Transferred { from, to, class, families });
            }
        }
        stay
    }

    /// A convoy is through.
    pub(crate) fn out(&mut self, c: usize, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        let convoy = &self.convoys[c];
        if convoy.is != Course::Inside || convoy.out != self.now || convoy.comes_back() {
            return;
        }
        let (now, train) = (self.now, &plan.convoys[c]);
        let q = train.queue as usize;
        let on_way = convoy.on_way;
        let late = now - train.arrive;
        self.comes_out(c, sink);
        let driving = plan.queues[q].stops.iter().map(|s| s.0).sum::<i64>() + plan.queues[q].rest;
        let departed = self.convoys[c].departed;
        self.convoys[c].is = Course::Over;
        self.is_out(q, c as u32);
        let mut swapped = false;
        for e in 0..plan.exchanges.len() {
            let counts = self.counts(e, c as u32);
            let (swap, zone) = (&plan.exchanges[e], plan.queues[q].zone);
            for (i, of) in [swap.of.first, swap.of.second].into_iter().enumerate() {
                if zone == of.get() {
                    self.swaps[e].1[i] += counts;
                    swapped |= counts > 0;
                }
            }
        }
        for at in self.crew(c as u32) {
            let i = self.crews[at] as usize;
            // All the way that was not driving was standing.
            self.stood(i, (departed + driving).min(now), now, sink);
            if let Some(cause) = on_way {
                self.settle(i, late, cause);
            }
            self.active(i, departed, now);
            let step = self.vehicles[i].step;
            self.vehicles[i].place = plan.queues[q].gates.1;
            if self.vehicles[i].lost && self.vehicles[i].people == 0 {
                self.withdraw(i, step + 1, now, sink);
            } else {
                self.vehicles[i].since = now;
                let leaves = plan.steps[step as usize].depart;
                self.leaves_then(i, leaves, world, sink);
            }
        }
        if swapped {
            self.wake();
        }
    }

    /// Tells of the way of a convoy and of its end, which may lie ahead.
    pub(crate) fn comes_out(&self, c: usize, sink: &mut impl Sink) {
        let (convoy, train) = (&self.convoys[c], &self.plan.convoys[c]);
        let (at, people, c32) = (convoy.out, convoy.people, c as u32);
        self.tell_way(c, convoy.trip.turns.unwrap_or(i64::MAX), sink);
        if convoy.comes_back() {
            tell(sink, at, What::TurnedBack { convoy: c32, people });
            return;
        }
        if at > convoy.until {
            tell(sink, at, What::Overran { convoy: c32, people });
        }
        tell(sink, at, What::ConvoyArrived { convoy: c32, late: Duration(at - train.arrive) });
    }

    /// A convoy is not between the gates any more.
    fn is_out(&mut self, q: usize, c: u32) {
        self.inside -= 1;
        self.lines[q].gone.retain(|&other| other != c);
    }

    /// Tells at which checkpoints a convoy was until an instant, and where it was stopped besides.
    fn tell_way(&self, c: usize, until: i64, sink: &mut impl Sink) {
        let (plan, train) = (self.plan, &self.plan.convoys[c]);
        let queue = &plan.queues[train.queue as usize];
        let at = self.passed_at[c] as usize;
        for (k, &(reached, begin, end)) in self.passed[at..at + queue.stops.len()].iter().enumerate() {
            if end > until {
                return;
            }
            let planned = train.passages.get(k).map_or(end, |p| p.1);
            let what = What::Passed {
                convoy: c as u32,
                checkpoint: queue.points[k] as u8,
                reached: Time(reached),
                begin: Time(begin),
                late: Duration(end - planned),
            };
            tell(sink, end, what);
        }
        if let Some((stop, long)) = self.convoys[c].trip.stop.filter(|&(stop, _)| stop <= until) {
            tell(sink, stop, What::Stopped { convoy: c as u32, long: Duration(long) });
        }
    }

    /// The horizon is over: tells of those who are between the gates.
    pub(crate) fn close(&self, sink: &mut impl Sink) {
        let end = self.plan.scenario.end.0;
        for &c in self.lines.iter().flat_map(|l| &l.gone) {
            let convoy = &self.convoys[c as usize];
            self.tell_way(c as usize, convoy.trip.turns.map_or(end, |t| t.min(end)), sink);
        }
        // Those who stand and wait have stood until now.
        for (v, of) in self.vehicles.iter().enumerate() {
            if matches!(of.is, Where::Gate | Where::Line) {
                self.stood(v, of.since, end, sink);
            }
        }
    }

    /// People of a convoy that departed before the plan are out.
    pub(crate) fn arrived_before(&mut self, i: usize) {
        let (e, side, people) = self.coming[i];
        self.swaps[e].1[side] += people;
        self.wake();
    }

    /// Looks at those who wait for the other side of an exchange.
    fn wake(&mut self) {
        for q in 0..self.lines.len() {
            if self.lines[q].swaps {
                self.look_at(q, self.now);
            }
        }
    }

    /// A convoy is back at the gate that it came from. It goes again before others do.
    pub(crate) fn back(&mut self, c: usize, sink: &mut impl Sink) {
        let convoy = &self.convoys[c];
        if !convoy.comes_back() || convoy.out != self.now {
            return;
        }
        let q = self.plan.convoys[c].queue as usize;
        let now = self.now;
        self.comes_out(c, sink);
        for e in 0..self.plan.exchanges.len() {
            self.left(q, e, c as u32, -1);
        }
        let convoy = &mut self.convoys[c];
        convoy.is = Course::Waiting;
        convoy.earliest = now;
        convoy.turned += 1;
        convoy.held = convoy.on_way;
        convoy.last = (i64::MIN, NONE);
        self.is_out(q, c as u32);
        for at in self.crew(c as u32) {
            let i = self.crews[at] as usize;
            self.stood(i, self.convoys[c].departed, now, sink);
            self.active(i, self.convoys[c].departed, now);
            (self.vehicles[i].is, self.vehicles[i].since, self.vehicles[i].free) = (Where::Gate, now, now);
        }
        self.lines[q].returned.push_back(c as u32);
        self.look_at(q, now);
        // Fewer have left their zone than before.
        self.wake();
    }
}
