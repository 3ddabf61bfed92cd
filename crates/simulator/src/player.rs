//! Plays a plan in a world: the clock, the events, and vehicles on their way from step to step.
//!
//! One clock and a heap of the next event of each vehicle and convoy; buffers are made once and used for every world. Nothing
//! is done before the plan says, because people have been told; it is done later if what it needs comes later.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use domain::{Direction, Duration, Load, Time};

use crate::happening::{Cause, Happening, Sink, What};
use crate::layout::{Compiled, NONE};
use crate::room::ControlRoom;
use crate::running::{Carry, Course, Event, Line, Moving, Running, Trip, Where, pack, unpack};
use crate::world::World;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Nothing more happens, or the horizon is over.
    Over,
    /// The control room wants another plan.
    Replan(Time),
}

/// A compiled plan with room to run it.
#[derive(Clone)]
pub struct Player<'c, 'a> {
    pub(crate) plan: &'c Compiled<'a>,
    pub(crate) heap: BinaryHeap<Reverse<u64>>,
    pub(crate) now: i64,
    pub(crate) vehicles: Vec<Running>,
    pub(crate) convoys: Vec<Moving>,
    pub(crate) lines: Vec<Line>,
    /// For each step, the convoy that it goes with.
    pub(crate) goes_with: Vec<u32>,
    /// Those who have joined another convoy than the plan's: convoy, vehicle, step.
    pub(crate) joined: Vec<(u32, u32, u32)>,
    /// Vehicles of convoys of which all are at the gate.
    pub(crate) crews: Vec<u32>,
    /// Families aboard, by ride.
    pub(crate) actual: Vec<u32>,
    /// Since when they are, by ride.
    pub(crate) boarded_at: Vec<i64>,
    /// By step: how many rides that end there are of families who filled room.
    pub(crate) filled: Vec<u32>,
    /// Families who were transferred: vehicle, ride that they go on with, families.
    pub(crate) moved: Vec<(u32, u32, u32)>,
    /// By pool: who comes, over how long; who has boarded; whom the plan still has board.
    pub(crate) comes: Vec<(u32, i64)>,
    pub(crate) taken: Vec<u32>,
    pub(crate) outstanding: Vec<u32>,
    /// By place: bays taken, those who wait for one, room for more.
    pub(crate) busy: Vec<u32>,
    pub(crate) lined: Vec<VecDeque<u32>>,
    /// By place and destinations ([`Step::crowd`]): whether more may wait than the plan has board.
    pub(crate) crowded: Vec<bool>,
    pub(crate) spare: Vec<(u32, u32)>,
    /// By convoy and checkpoint of its queue: reached, inspection begins and ends.
    pub(crate) passed: Vec<(i64, i64, i64)>,
    pub(crate) passed_at: Vec<u32>,
    /// By exchange: left and safe of both sides; by exchange and vehicle: people aboard who count.
    pub(crate) swaps: Vec<([i64; 2], [i64; 2])>,
    pub(crate) counted: Vec<u32>,
    pub(crate) coming: Vec<(usize, usize, i64)>,
    pub(crate) carry: Carry,
    /// People there are and people who come, by this world.
    pub(crate) there: (u64, u64),
    pub(crate) stop: bool,
    /// Vehicles and people of whom the next event is in the heap; convoys inside.
    moving: u32,
    pub(crate) inside: u32,
    /// The last of those whose way is reckoned ahead is at its gate then.
    pub(crate) at_gates: i64,
    /// Whether vehicles leave by an event of their own: where another plan may tell them to do otherwise.
    pub(crate) one_by_one: bool,
    /// Events of vehicles so far; when it was last seen that nothing moves, and how many there were.
    acted: u64,
    pub(crate) stood_at: (i64, u64),
}

impl<'c, 'a> Player<'c, 'a> {
    /// Makes room for a plan.
    pub fn new(plan: &'c Compiled<'a>) -> Player<'c, 'a> {
        let mut passed_at = Vec::with_capacity(plan.convoys.len());
        let mut points = 0;
        for c in &plan.convoys {
            passed_at.push(points);
            points += plan.queues[c.queue as usize].stops.len() as u32;
        }
        let places = plan.places.len();
        Player {
            plan,
            heap: BinaryHeap::new(),
            now: 0,
            vehicles: Vec::new(),
            convoys: Vec::new(),
            lines: Vec::new(),
            goes_with: Vec::new(),
            joined: Vec::new(),
            crews: Vec::new(),
            actual: Vec::new(),
            filled: Vec::new(),
            boarded_at: plan.rides.iter().map(|r| r.since).collect(),
            moved: Vec::new(),
            comes: Vec::new(),
            taken: Vec::new(),
            outstanding: Vec::new(),
            busy: Vec::new(),
            lined: vec![VecDeque::new(); places],
            crowded: Vec::new(),
            spare: Vec::new(),
            passed: vec![(0, 0, 0); points as usize],
            passed_at,
            swaps: Vec::new(),
            counted: Vec::new(),
            coming: Vec::new(),
            carry: Carry::default(),
            there: (0, 0),
            stop: false,
            moving: 0,
            inside: 0,
            at_gates: i64::MIN,
            one_by_one: false,
            acted: 0,
            stood_at: (i64::MIN, 0),
        }
    }

    /// Plays the plan in a world from its begin. O(e log v) for e events of v vehicles.
    pub fn run(&mut self, world: &World, room: &mut impl ControlRoom, sink: &mut impl Sink) -> Ended {
        let scenario = self.plan.scenario;
        let mut base = vec![0; scenario.classes.len()];
        for p in self.plan.pools.iter().filter(|p| p.home) {
            base[p.class.get()] = p.families;
        }
        let carry = Carry {
            ways: vec![0; scenario.vehicles.len()],
            services: vec![0; scenario.vehicles.len()],
            moved: vec![false; scenario.vehicles.len()],
            lost: vec![false; scenario.vehicles.len()],
            departures: vec![0; scenario.corridors.len() * 2],
            boarded: vec![0; base.len()],
            base,
        };
        self.resume(world, carry, room, sink)
    }

    /// Goes on in a world with a plan made in its middle.
    pub(crate) fn resume(
        &mut self,
        world: &World,
        carry: Carry,
        room: &mut impl ControlRoom,
        sink: &mut impl Sink,
    ) -> Ended {
        self.carry = carry;
        self.one_by_one = room.may_replan();
        self.reset(world);
        self.open(world, sink);
        self.go_on(world, room, sink)
    }

    /// Plays on from where it is.
    pub(crate) fn go_on(
        &mut self,
        world: &World,
        room: &mut impl ControlRoom,
        sink: &mut impl Sink,
    ) -> Ended {
        let end = self.plan.scenario.end.0;
        loop {
            if self.moving == 0 && self.inside == 0 {
                // All who are on their way to a gate are there then.
                let then = self.now.max(self.at_gates);
                let next = self.heap.peek().map_or(i64::MAX, |Reverse(key)| unpack(*key).0);
                if next > then && then <= end {
                    self.now = then;
                    if self.stands(world, room, sink) {
                        continue;
                    }
                }
            }
            if self.stop {
                self.stop = false;
                return Ended::Replan(Time(self.now));
            }
            let next = self.heap.pop().map(|Reverse(key)| unpack(key));
            let Some((at, event, id)) = next.filter(|&(at, ..)| at <= end) else {
                self.close(sink);
                return Ended::Over;
            };
            self.now = at;
            let i = id as usize;
            match event {
                Event::Out => self.out(i, world, sink),
                Event::Back => self.back(i, sink),
                Event::Shut => self.shut(i, world, room, sink),
                Event::News => self.look(i, world, room, sink),
                Event::Look => {
                    if self.lines[i].timer == at {
                        self.lines[i].timer = i64::MAX;
                    }
                    self.look(i, world, room, sink);
                }
                Event::Done | Event::Leave | Event::Lost | Event::Request | Event::Safe => {
                    self.moving -= 1;
                    self.acted += 1;
                    match event {
                        Event::Done => self.done(i, world, sink),
                        Event::Leave => self.leaves(i, at, world, sink),
                        Event::Lost => self.withdraw(i, self.vehicles[i].step + 1, at, sink),
                        Event::Request => self.request(i, world, sink),
                        _ => self.arrived_before(i),
                    }
                }
            }
            if self.stop {
                self.stop = false;
                return Ended::Replan(Time(at));
            }
        }
    }

    /// Nothing moves: looks at every gate again, because what holds a convoy may have changed while nobody looked. If none
    /// waits for anything of which the time is known, whoever waits for vehicles that wait for it in turn goes without them. Says
    /// whether anything was done.
    fn stands(&mut self, world: &World, room: &mut impl ControlRoom, sink: &mut impl Sink) -> bool {
        if std::mem::replace(&mut self.stood_at, (self.now, self.acted)) == (self.now, self.acted) {
            return false;
        }
        for q in 0..self.lines.len() {
            self.lines[q].timer = i64::MAX;
            self.look(q, world, room, sink);
        }
        let open = self.inside == 0 && self.lines.iter().all(|l| l.timer == i64::MAX);
        if self.stop || !open || !self.release(world, room, sink) {
            return false;
        }
        self.stood_at = (i64::MIN, 0);
        true
    }

    fn reset(&mut self, world: &World) {
        let plan = self.plan;
        self.heap.clear();
        self.stop = false;
        (self.moving, self.inside, self.acted) = (0, 0, 0);
        self.at_gates = i64::MIN;
        self.stood_at = (i64::MIN, 0);
        self.now = plan.begin;
        self.vehicles.clear();
        self.vehicles.extend(plan.vehicles.iter().map(|u| Running {
            step: u.steps.start,
            is: Where::Way,
            place: u.place,
            free: u.free,
            load: Load::NONE,
            people: 0,
            since: u.free,
            cause: None,
            lost: self.carry.lost[u.vehicle.get()],
            carried: u.carried,
            used: u.used,
            duty: (u.duty_from.unwrap_or(i64::MIN / 4), u.free),
        }));
        self.actual.clear();
        self.actual.resize(plan.rides.len(), 0);
        self.filled.clear();
        self.filled.resize(plan.steps.len(), 0);
        self.moved.clear();
        self.swaps.clear();
        self.swaps.extend(plan.exchanges.iter().map(|s| (s.left, s.safe)));
        self.counted.clear();
        self.counted.resize(plan.exchanges.len() * plan.vehicles.len(), 0);
        for (v, unit) in plan.vehicles.iter().enumerate() {
            for r in unit.aboard.clone() {
                self.actual[r as usize] = plan.rides[r as usize].families;
                self.shift(v, r as usize, plan.rides[r as usize].families, true);
            }
        }
        self.convoys.clear();
        self.convoys.extend(plan.convoys.iter().map(|c| Moving {
            is: Course::Waiting,
            size: c.members.len() as u32,
            missing: c.members.len() as u32,
            last: (i64::MIN, NONE),
            joined: 0,
            crew: (0, 0),
            earliest: c.depart,
            departed: 0,
            out: 0,
            people: 0,
            exempt: 0,
            until: i64::MAX,
            held: None,
            on_way: None,
            turned: 0,
            trip: Trip::default(),
        }));
        self.lines.truncate(plan.queues.len());
        for (i, q) in plan.queues.iter().enumerate() {
            if let Some(line) = self.lines.get_mut(i) {
                line.reset(q);
            } else {
                let mut line = Line::new();
                line.reset(q);
                self.lines.push(line);
            }
        }
        self.goes_with.clear();
        self.goes_with.extend(plan.steps.iter().map(|s| s.convoy));
        self.joined.clear();
        self.crews.clear();
        self.busy.clear();
        self.busy.resize(plan.places.len(), 0);
        self.lined.iter_mut().for_each(VecDeque::clear);
        self.spare.clear();
        self.spare.extend(plan.places.iter().map(|p| p.spare));
        self.people(world);
    }

    /// Who comes, and when.
    fn people(&mut self, world: &World) {
        let plan = self.plan;
        self.there = (0, 0);
        self.taken.clear();
        self.outstanding.clear();
        self.comes.clear();
        self.crowded.clear();
        self.crowded.resize(plan.crowds.len(), false);
        for p in &plan.pools {
            let size = u64::from(plan.scenario.classes[p.class].family.people());
            let (taken, (there, comes), over) = if p.home {
                let base = self.carry.base[p.class.get()];
                (self.carry.boarded[p.class.get()], world.turnout(p.class, base), world.comes_over(p.class))
            } else {
                (0, (p.families, p.families), 0)
            };
            self.there.0 += u64::from(there) * size;
            self.there.1 += u64::from(comes) * size;
            self.taken.push(taken);
            self.outstanding.push(p.planned);
            self.comes.push((comes, over));
            if comes > taken + p.planned + p.left {
                crowd(plan, &mut self.crowded, p.place);
            }
        }
        for vehicle in &self.vehicles {
            // Who is aboard from the first comes, whatever is drawn for those who wait.
            let people = u64::from(vehicle.people);
            self.there.0 += people;
            self.there.1 += people;
        }
        for &(class, families, _) in &plan.safe {
            let people = u64::from(plan.scenario.classes[class].family.people()) * u64::from(families);
            self.there.0 += people;
            self.there.1 += people;
        }
    }

    /// Sets everything going.
    fn open(&mut self, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        for (i, c) in world.closures().iter().enumerate() {
            if c.window.until.0 > self.now {
                self.push(c.window.from.0.max(self.now), Event::Shut, i as u32);
            }
        }
        self.coming.clear();
        for (e, swap) in plan.exchanges.iter().enumerate() {
            for &(at, side, people) in &swap.coming {
                self.coming.push((e, side, people));
                self.push(at, Event::Safe, self.coming.len() as u32 - 1);
            }
        }
        for q in 0..plan.queues.len() {
            for x in world.extensions().iter().filter(|x| x.corridor == plan.queues[q].corridor) {
                self.push(x.known.0.max(self.now), Event::News, q as u32);
            }
            if let Some(&c) = plan.order.get(plan.queues[q].order.start as usize) {
                self.look_at(q, plan.convoys[c as usize].depart);
            }
        }
        for (v, unit) in plan.vehicles.iter().enumerate() {
            let id = unit.vehicle.get();
            let mut free = unit.free;
            if !unit.escort && !self.carry.moved[id] && !unit.steps.is_empty() {
                let refusal = world.refusal(id);
                if refusal > 0 {
                    let (vehicle, long) = (unit.vehicle, Duration(refusal));
                    let first = &plan.steps[unit.steps.start as usize];
                    free = free.max(first.depart) + refusal;
                    self.vehicles[v].cause = Some(Cause::Driver);
                    tell(sink, first.depart, What::Refused { vehicle, long });
                }
            }
            self.carry.moved[id] = true;
            self.comes(v, unit.steps.start, free, world, sink);
        }
    }

    /// What goes on when another plan takes over.
    pub(crate) fn carry(&self) -> Carry {
        let mut carry = self.carry.clone();
        for (unit, of) in self.plan.vehicles.iter().zip(&self.vehicles) {
            carry.lost[unit.vehicle.get()] |= of.lost;
        }
        carry
    }

    /// Another event.
    pub(crate) fn push(&mut self, at: i64, event: Event, id: u32) {
        let moves = !matches!(event, Event::Out | Event::Back | Event::Shut | Event::Look | Event::News);
        self.moving += u32::from(moves);
        self.heap.push(Reverse(pack(at, event, id)));
    }

    /// Looks at a queue then, unless it is looked at sooner anyway.
    pub(crate) fn look_at(&mut self, q: usize, at: i64) {
        if at < self.lines[q].timer || self.lines[q].timer < self.now {
            self.lines[q].timer = at;
            self.push(at, Event::Look, q as u32);
        }
    }

    /// Families of a ride get on or off.
    pub(crate) fn shift(&mut self, v: usize, r: usize, families: u32, on: bool) {
        let plan = self.plan;
        let ride = &plan.rides[r];
        let (load, people) = (ride.family * families, ride.people * families);
        let of = &mut self.vehicles[v];
        if on {
            of.load += load;
            of.people += people;
        } else {
            of.load -= load;
            of.people -= people;
        }
        for (e, swap) in plan.exchanges.iter().enumerate() {
            if !swap.of.exempt.contains(&plan.scenario.classes[ride.class].priority) {
                let counted = &mut self.counted[e * plan.vehicles.len() + v];
                *counted = if on { *counted + people } else { *counted - people };
            }
        }
    }

    /// Families of a class who come, wherever; those who are aboard or safe from the first are not among them.
    pub(crate) fn who_comes(&self, class: usize) -> u32 {
        let pools = self.plan.pools.iter().zip(&self.comes);
        pools.filter(|(p, _)| p.class.get() == class).map(|(_, c)| c.0).sum()
    }

    /// People there are in this world, and people of them who come.
    pub fn turnout(&self) -> (u64, u64) {
        self.there
    }
}

/// Says that something happens. What it is is known where it is told, and of most there is nothing to count.
#[inline(always)]
#[allow(clippy::inline_always, reason = "it is a tenth of the time otherwise")]
pub(crate) fn tell(sink: &mut impl Sink, at: i64, what: What) {
    sink.happens(Happening { at: Time(at), what });
}

/// More may wait at a place than the plan has board.
pub(crate) fn crowd(plan: &Compiled<'_>, crowded: &mut [bool], place: u32) {
    for (flag, _) in crowded.iter_mut().zip(&plan.crowds).filter(|(_, c)| c.0 == place) {
        *flag = true;
    }
}

/// The position of a direction, for arrays of two.
pub(crate) fn side(direction: Direction) -> usize {
    match direction {
        Direction::Outward => 0,
        Direction::Back => 1,
    }
}
