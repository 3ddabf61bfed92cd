//! In the corridor: driving, inspections, unexpected stops, breakdowns in the column; who is inside when it is shut.

use domain::{Duration, Time};

use crate::compile::NONE;
use crate::happening::{Cause, Sink, What};
use crate::player::{Course, Event, LATE, Player, Where, side};
use crate::room::{ControlRoom, Inside};
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
        self.tell(sink, now, what);
        let cars = if people > 0 { world.cars(key, n) } else { 0 };
        if cars > 0 {
            self.tell(sink, now, What::CarsJoined { convoy: c, cars });
        }
        // Where the time goes, so that a delay has a cause.
        let mut most = (0, Cause::Corridor(corridor));
        let factor = world.crossing(key, n);
        let halt = self.breakdowns(q, c, world, sink);
        if halt > most.0 {
            most = (halt, Cause::Breakdown);
        }
        let mut t = now + halt;
        let at = self.passed_at[c as usize] as usize;
        for (k, &(drive, inspection)) in queue.stops.iter().enumerate() {
            let planned = train.passages.get(k).copied().unwrap_or((i64::MIN, i64::MIN));
            let reached = t + scaled(drive, factor);
            let begin = reached.max(self.lines[q].taken[k]).max(planned.0);
            let takes = inspection.takes((vehicles + cars) as usize, people).0;
            let end = (begin + world.inspection(key, k, n, takes)).max(planned.1);
            let longer = (end - reached) - (planned.1 - planned.0).max(0);
            if longer > most.0 {
                most = (longer, Cause::Checkpoint(corridor, queue.points[k] as u8));
            }
            self.lines[q].taken[k] = end;
            self.passed[at + k] = (reached, begin, end);
            t = end;
        }
        let rest = scaled(queue.rest, factor);
        let mut out = t + rest;
        let mut back = None;
        if let Some((long, turned)) = world.unexpected(key, n) {
            out += long;
            let turned = turned && people > 0 && self.convoys[c as usize].turned < TURNS;
            let stop = t + rest / 2;
            self.tell(sink, stop, What::Stopped { convoy: c, long: Duration(long) });
            if long > most.0 {
                most = (long, Cause::Unexpected(corridor));
            }
            if turned {
                let driving = queue.stops.iter().map(|s| s.0).sum::<i64>() + queue.rest;
                back = Some(stop + long + scaled(driving, factor) - (rest - rest / 2));
            }
        }
        out = out.max(train.arrive);
        let convoy = &mut self.convoys[c as usize];
        convoy.departed = now;
        convoy.people = people;
        convoy.exempt = exempt;
        convoy.on_way = Some(most.1);
        let line = &mut self.lines[q];
        line.last = now;
        line.gone.push(c);
        if let Some(t) = back {
            convoy.is = Course::Returning;
            convoy.out = t;
            convoy.on_way = Some(Cause::Unexpected(corridor));
            line.last_out = line.last_out.max(t);
            self.push(t, Event::Back, c);
        } else {
            convoy.is = Course::Inside;
            convoy.out = out;
            line.last_out = line.last_out.max(out);
            self.push(out, Event::Out, c);
        }
        if !queue.quotas.is_empty() {
            let day = plan.scenario.day(Time(now));
            self.lines[q].days.push((day, [vehicles, people, 1]));
        }
        for e in 0..plan.exchanges.len() {
            self.left(q, e, c, 1);
        }
        late
    }

    /// Vehicles leave the gate with their convoy: how long they stood, and what they are late for.
    fn leaves_gate(&mut self, q: usize, c: u32, late: i64, sink: &mut impl Sink) {
        let (at, last) = self.convoys[c as usize].last;
        let held = self.convoys[c as usize].held;
        // What came last was waited for.
        let awaited = (at == self.now && last != NONE).then(|| self.vehicles[last as usize].cause).flatten();
        let cause = awaited.or(held).unwrap_or(Cause::Turn(self.plan.queues[q].corridor));
        self.lines[q].cause = (late >= LATE).then_some(cause);
        let mut v = self.convoys[c as usize].present;
        while v != NONE {
            let i = v as usize;
            self.stood(i, self.vehicles[i].since, self.now, sink);
            self.settle(i, late, cause);
            self.vehicles[i].is = Where::Inside;
            v = self.vehicles[i].next;
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
        let mut v = self.convoys[c as usize].present;
        while v != NONE {
            let i = v as usize;
            v = self.vehicles[i].next;
            let unit = &plan.vehicles[i];
            let id = unit.vehicle.get();
            let n = self.carry.ways[id];
            self.carry.ways[id] += 1;
            if unit.escort || self.vehicles[i].lost {
                continue;
            }
            let Some(broken) = world.breakdown(id, n, driving) else { continue };
            self.tell(sink, self.now, What::BrokeDown { vehicle: unit.vehicle, lost: broken.lost });
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
            let ride = &plan.rides[r as usize];
            let mut to = self.convoys[c as usize].present;
            while to != NONE && self.actual[r as usize] > 0 && ride.end != NONE {
                let i = to as usize;
                to = self.vehicles[i].next;
                let other = &plan.vehicles[i];
                if i == v || other.escort || self.vehicles[i].lost {
                    continue;
                }
                let next = (self.vehicles[i].step..other.steps.end).find(|&s| plan.steps[s as usize].serves);
                let place = plan.steps[ride.end as usize].place;
                if next.is_none_or(|s| plan.steps[s as usize].place != place) {
                    continue;
                }
                let room = left(other.room, self.vehicles[i].load).fits(ride.family);
                let families = room.min(self.actual[r as usize]);
                if families > 0 {
                    self.actual[r as usize] -= families;
                    self.shift(v, r as usize, families, false);
                    self.shift(i, r as usize, families, true);
                    self.moved.push((i as u32, r, families));
                    let (from, to, class) = (unit.vehicle, other.vehicle, ride.class);
                    self.tell(sink, self.now, What::Transferred { from, to, class, families });
                }
            }
        }
    }

    /// A convoy is through.
    pub(crate) fn out(&mut self, c: usize, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        let convoy = &self.convoys[c];
        if convoy.is != Course::Inside || convoy.out != self.now {
            return;
        }
        let (now, train) = (self.now, &plan.convoys[c]);
        let q = train.queue as usize;
        let (people, on_way, until) = (convoy.people, convoy.on_way, convoy.until);
        let late = now - train.arrive;
        let at = self.passed_at[c] as usize;
        for (k, &(reached, begin, end)) in self.passed[at..at + plan.queues[q].stops.len()].iter().enumerate()
        {
            let planned = train.passages.get(k).map_or(end, |p| p.1);
            let what = What::Passed {
                convoy: c as u32,
                checkpoint: plan.queues[q].points[k] as u8,
                reached: Time(reached),
                begin: Time(begin),
                late: Duration(end - planned),
            };
            self.tell(sink, end, what);
        }
        if now > until {
            self.tell(sink, now, What::Overran { convoy: c as u32, people });
        }
        self.tell(sink, now, What::ConvoyArrived { convoy: c as u32, late: Duration(late) });
        let driving = plan.queues[q].stops.iter().map(|s| s.0).sum::<i64>() + plan.queues[q].rest;
        let departed = self.convoys[c].departed;
        self.convoys[c].is = Course::Over;
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
        let mut v = std::mem::replace(&mut self.convoys[c].present, NONE);
        while v != NONE {
            let i = v as usize;
            v = std::mem::replace(&mut self.vehicles[i].next, NONE);
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
                self.reach(i, step + 1, now, world, sink);
            }
        }
        if swapped {
            self.wake();
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
        if self.convoys[c].is != Course::Returning || self.convoys[c].out != self.now {
            return;
        }
        let q = self.plan.convoys[c].queue as usize;
        let (now, people) = (self.now, self.convoys[c].people);
        for e in 0..self.plan.exchanges.len() {
            self.left(q, e, c as u32, -1);
        }
        let convoy = &mut self.convoys[c];
        convoy.is = Course::Waiting;
        convoy.earliest = now;
        convoy.turned += 1;
        convoy.held = convoy.on_way;
        convoy.last = (i64::MIN, NONE);
        let mut v = convoy.present;
        while v != NONE {
            let i = v as usize;
            self.stood(i, self.convoys[c].departed, now, sink);
            self.active(i, self.convoys[c].departed, now);
            (self.vehicles[i].is, self.vehicles[i].since) = (Where::Gate, now);
            v = self.vehicles[i].next;
        }
        self.tell(sink, now, What::TurnedBack { convoy: c as u32, people });
        self.lines[q].returned.push_back(c as u32);
        self.look_at(q, now);
    }

    /// A corridor is shut though its agreement says otherwise.
    pub(crate) fn shut(
        &mut self,
        i: usize,
        world: &World,
        room: &mut impl ControlRoom,
        sink: &mut impl Sink,
    ) {
        let closure = world.closures()[i];
        self.tell(sink, self.now, What::Shut { corridor: closure.corridor, until: closure.window.until });
        for q in self.plan.corridors[closure.corridor.get()].into_iter().filter(|&q| q != NONE) {
            let q = q as usize;
            let (before, until) = (self.lines[q].shut_until, closure.window.until.0);
            if until <= before {
                continue;
            }
            self.lines[q].shut_until = until;
            let from = self.now.max(before);
            match room.inside() {
                Inside::Hold => self.hold(q, from, until - from, sink),
                Inside::NearestGate => self.to_nearest_gate(q, sink),
            }
        }
    }

    /// All that are inside stay where they are for so long.
    fn hold(&mut self, q: usize, from: i64, long: i64, sink: &mut impl Sink) {
        let later = |t: i64| if t > from { t + long } else { t };
        for i in 0..self.lines[q].gone.len() {
            let c = self.lines[q].gone[i];
            let is = self.convoys[c as usize].is;
            if !matches!(is, Course::Inside | Course::Returning) || self.convoys[c as usize].out <= from {
                continue;
            }
            let at = self.passed_at[c as usize] as usize;
            for p in &mut self.passed[at..at + self.plan.queues[q].stops.len()] {
                *p = (later(p.0), later(p.1), later(p.2));
            }
            let convoy = &mut self.convoys[c as usize];
            convoy.out += long;
            convoy.on_way = Some(Cause::Shut(self.plan.queues[q].corridor));
            let (out, people) = (convoy.out, convoy.people);
            self.push(out, if is == Course::Inside { Event::Out } else { Event::Back }, c);
            self.tell(sink, self.now, What::Held { convoy: c, people, long: Duration(long) });
        }
        let line = &mut self.lines[q];
        line.last_out = later(line.last_out);
        line.taken.iter_mut().for_each(|t| *t = later(*t));
    }

    /// Each that is inside goes to the nearer gate.
    fn to_nearest_gate(&mut self, q: usize, sink: &mut impl Sink) {
        let plan = self.plan;
        let queue = &plan.queues[q];
        let points = queue.stops.len();
        for i in (0..self.lines[q].gone.len()).rev() {
            let c = self.lines[q].gone[i];
            let convoy = &self.convoys[c as usize];
            if convoy.is == Course::Over {
                // Those who departed before it are through as well, or were turned back.
                break;
            }
            if convoy.is != Course::Inside {
                continue;
            }
            let (people, departed, out) = (convoy.people, convoy.departed, convoy.out);
            let at = self.passed_at[c as usize] as usize;
            let passed = &self.passed[at..at + points];
            // Driving so far, and all of it; standing anywhere moves nobody.
            let (mut from, mut driven, mut all) = (departed, 0, 0);
            for (k, until) in passed.iter().map(|p| p.0).chain([out]).enumerate() {
                all += until - from;
                driven += (self.now.min(until) - from).max(0);
                from = passed.get(k).map_or(from, |p| p.2);
            }
            if driven * 2 >= all {
                self.tell(sink, self.now, What::Caught { convoy: c, people });
                continue;
            }
            let back = self.now + driven;
            let convoy = &mut self.convoys[c as usize];
            convoy.is = Course::Returning;
            convoy.out = back;
            convoy.on_way = Some(Cause::Shut(queue.corridor));
            self.push(back, Event::Back, c);
            self.tell(sink, self.now, What::Held { convoy: c, people, long: Duration(driven) });
        }
        // Checkpoints are free of those who came back, and so is the road.
        let line = &mut self.lines[q];
        let ahead = line.gone.iter().rev().find(|&&c| {
            let convoy = &self.convoys[c as usize];
            matches!(convoy.is, Course::Inside | Course::Over)
        });
        for k in 0..points {
            line.taken[k] =
                ahead.map_or(queue.taken[k], |&c| self.passed[self.passed_at[c as usize] as usize + k].2);
        }
        let outs = line.gone.iter().map(|&c| self.convoys[c as usize].out);
        line.last_out = outs.fold(queue.last_out, i64::max);
    }
}
