//! A corridor is shut while convoys are in it: who goes on, who goes back, who stays.

use domain::Duration;

use crate::happening::{Cause, Sink, What};
use crate::layout::NONE;
use crate::player::{Player, side, tell};
use crate::room::{ControlRoom, Inside};
use crate::running::{Course, Event};
use crate::world::{World, scaled};

impl Player<'_, '_> {
    /// A corridor is shut though its agreement says otherwise.
    pub(crate) fn shut(
        &mut self,
        i: usize,
        world: &World,
        room: &mut impl ControlRoom,
        sink: &mut impl Sink,
    ) {
        let closure = world.closures()[i];
        tell(sink, self.now, What::Shut { corridor: closure.corridor, until: closure.window.until });
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
                Inside::NearestGate => self.go_to_nearest_gate(q, world, sink),
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
            let trip = &mut convoy.trip;
            trip.stop = trip.stop.map(|(t, takes)| {
                let end = later(t + takes);
                (later(t), end - later(t))
            });
            trip.turns = trip.turns.map(later);
            convoy.out += long;
            convoy.on_way = Some(Cause::Shut(self.plan.queues[q].corridor));
            let turns = convoy.comes_back();
            let (out, people) = (convoy.out, convoy.people);
            self.push(out, if turns { Event::Back } else { Event::Out }, c);
            tell(sink, self.now, What::Held { convoy: c, people, long: Duration(long) });
        }
        let line = &mut self.lines[q];
        line.last_out = later(line.last_out);
        line.taken.iter_mut().for_each(|t| *t = later(*t));
    }

    /// Driving behind a convoy at this instant, and all of it; standing anywhere moves nobody.
    fn driven(&self, q: usize, c: u32, world: &World) -> (i64, i64) {
        let queue = &self.plan.queues[q];
        let convoy = &self.convoys[c as usize];
        let at = self.passed_at[c as usize] as usize;
        let (mut from, mut driven, mut all) = (convoy.departed + convoy.trip.halt, 0, 0);
        for &(reached, _, end) in &self.passed[at..at + queue.stops.len()] {
            all += reached - from;
            driven += (self.now.min(reached) - from).max(0);
            from = end;
        }
        let key = queue.corridor.get() * 2 + side(queue.direction);
        let rest = scaled(queue.rest, world.crossing(key, convoy.trip.n));
        let on = (self.now - from).max(0);
        let on =
            convoy.trip.stop.map_or(on, |(stop, long)| on.min(stop - from) + (self.now - stop - long).max(0));
        (driven + on.min(rest), all + rest)
    }

    /// Each that is inside goes to the nearer gate.
    fn go_to_nearest_gate(&mut self, q: usize, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        let queue = &plan.queues[q];
        let points = queue.stops.len();
        let mut sent = false;
        for i in 0..self.lines[q].gone.len() {
            let c = self.lines[q].gone[i];
            let (driven, all) = self.driven(q, c, world);
            let convoy = &mut self.convoys[c as usize];
            if convoy.is == Course::Returning || convoy.trip.turns.is_some_and(|t| t <= self.now) {
                continue;
            }
            let people = convoy.people;
            if driven * 2 >= all {
                tell(sink, self.now, What::Caught { convoy: c, people });
                continue;
            }
            sent = true;
            let back = self.now + driven;
            convoy.is = Course::Returning;
            convoy.trip.turns = Some(self.now);
            convoy.out = back;
            convoy.on_way = Some(Cause::Shut(queue.corridor));
            self.push(back, Event::Back, c);
            tell(sink, self.now, What::Held { convoy: c, people, long: Duration(driven) });
        }
        if !sent {
            return;
        }
        // Checkpoints are free of those who go back, and so is the road: the others are not kept waiting by them.
        let line = &mut self.lines[q];
        line.taken.copy_from_slice(&queue.taken);
        line.last_out = queue.last_out.max(self.now);
        for i in 0..self.lines[q].gone.len() {
            let c = self.lines[q].gone[i];
            let convoy = &self.convoys[c as usize];
            let out = convoy.out;
            if convoy.is == Course::Inside && convoy.trip.turns.is_none_or(|t| t > self.now) {
                let at = self.passed_at[c as usize] as usize;
                // Inspections that have begun are as they are; nobody has begun another before this instant.
                let from = self.passed[at..at + points].iter().filter(|p| p.1 <= self.now).count();
                for k in from..points {
                    self.lines[q].taken[k] = self.lines[q].taken[k].max(self.now);
                }
                self.drive_on(q, c, from, world);
            } else {
                self.lines[q].last_out = self.lines[q].last_out.max(out);
            }
        }
        // A single track is free sooner than those on the other side were told.
        if queue.single && queue.other != NONE {
            self.look_at(queue.other as usize, self.now);
        }
    }
}
