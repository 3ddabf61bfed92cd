//! Plays a plan in a world: the clock, the events, and vehicles on their way from step to step.
//!
//! One clock and a heap of the next event of each vehicle and convoy; buffers are made once and used for every world. Nothing
//! is done before the plan says, because people have been told; it is done later if what it needs comes later.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use domain::{Direction, Duration, Idx, Load, Place, Time};

use crate::compile::{Compiled, NONE, Step};
use crate::happening::{Cause, Happening, Sink, What};
use crate::room::ControlRoom;
use crate::world::World;

/// From which lateness on, in seconds, a delay is looked into.
pub(crate) const LATE: i64 = 300;

/// What an event is about; of those at one instant, the smaller comes first: what sets free before what asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// A service is over.
    Done = 0,
    /// A convoy is through.
    Out = 1,
    /// A convoy is back.
    Back = 2,
    /// People of a convoy that departed before the plan are out.
    Safe = 3,
    /// A corridor is shut.
    Shut = 4,
    /// A vehicle is where it loads or unloads.
    Request = 5,
    /// A vehicle is at a gate.
    Gate = 6,
    /// It is to be seen whether a convoy can depart.
    Look = 7,
}

/// Where a vehicle is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Where {
    /// On its way to its step, or standing before it.
    Way,
    /// Waiting for a bay.
    Line,
    /// Loading or unloading.
    Serving,
    /// At the gate, its convoy not departed.
    Gate,
    /// In a convoy.
    Inside,
    /// Through with its steps, or out of the operation.
    Over,
}

#[derive(Clone, Debug)]
pub(crate) struct Running {
    /// The step that it is at or on its way to.
    pub(crate) step: u32,
    pub(crate) is: Where,
    /// The place that it is at or on its way to, and when it is free there.
    pub(crate) place: u32,
    pub(crate) free: i64,
    pub(crate) load: Load,
    pub(crate) people: u32,
    /// Since when it stands.
    pub(crate) since: i64,
    pub(crate) cause: Option<Cause>,
    /// It carries on only to set down whom it has aboard.
    pub(crate) lost: bool,
    pub(crate) carried: bool,
    pub(crate) used: bool,
    /// Since when it is on duty, and the end of what it did last.
    pub(crate) duty: (i64, i64),
    /// Links those present for a convoy.
    pub(crate) next: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Course {
    Waiting,
    Inside,
    /// On the way back to the gate that it came from.
    Returning,
    Over,
}

#[derive(Clone, Debug)]
pub(crate) struct Moving {
    pub(crate) is: Course,
    /// Vehicles that belong to it and are not lost; those of them that are not at the gate.
    pub(crate) size: u32,
    pub(crate) missing: u32,
    /// The first of those present, and the last who came.
    pub(crate) present: u32,
    pub(crate) last: (i64, u32),
    /// Steps of those who join it from another convoy.
    pub(crate) joiners: u32,
    /// Not before; after it was turned back.
    pub(crate) earliest: i64,
    pub(crate) departed: i64,
    pub(crate) out: i64,
    pub(crate) people: u32,
    /// Of them, those who do not count for the first exchange.
    pub(crate) exempt: u32,
    /// The end of the window in which it departed.
    pub(crate) until: i64,
    /// What held it, and what delays it on its way.
    pub(crate) held: Option<Cause>,
    pub(crate) on_way: Option<Cause>,
    pub(crate) turned: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The next of the order that has not departed.
    pub(crate) head: u32,
    /// Convoys that were turned back, first come first.
    pub(crate) returned: VecDeque<u32>,
    /// Those that have departed, in order.
    pub(crate) gone: Vec<u32>,
    pub(crate) last: i64,
    pub(crate) last_out: i64,
    pub(crate) taken: Vec<i64>,
    /// When it is looked at next.
    pub(crate) timer: i64,
    /// It waits for the other side of an exchange.
    pub(crate) swaps: bool,
    /// It waits for vehicles that are missing.
    pub(crate) lacks: bool,
    /// It would have gone without them, but found no room for them in later convoys.
    pub(crate) overdue: bool,
    pub(crate) shut_until: i64,
    /// Departed by local day: vehicles, people, convoys.
    pub(crate) days: Vec<(usize, [u32; 3])>,
    /// The cause of the last departure's delay.
    pub(crate) cause: Option<Cause>,
}

/// What goes on when a plan is replaced: numbers of what has happened, by what the scenario knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carry {
    /// Legs and crossings, services, by vehicle; whether its first move is behind it.
    pub(crate) ways: Vec<u32>,
    pub(crate) services: Vec<u32>,
    pub(crate) moved: Vec<bool>,
    /// Departures by corridor and direction.
    pub(crate) departures: Vec<u32>,
    /// Families, by class, of whom the first plan knew at their own place, and of those who have boarded since.
    pub(crate) base: Vec<u32>,
    pub(crate) boarded: Vec<u32>,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Nothing more happens, or the horizon is over.
    Over,
    /// The control room wants another plan.
    Replan(Time),
}

/// A compiled plan with room to run it.
pub struct Player<'c, 'a> {
    pub(crate) plan: &'c Compiled<'a>,
    heap: BinaryHeap<Reverse<u64>>,
    pub(crate) now: i64,
    pub(crate) vehicles: Vec<Running>,
    pub(crate) convoys: Vec<Moving>,
    pub(crate) lines: Vec<Line>,
    /// For each step, the convoy that it goes with; and the next who joins the same.
    pub(crate) goes_with: Vec<u32>,
    pub(crate) joins: Vec<u32>,
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
            joins: Vec::new(),
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
            let Some(Reverse(key)) = self.heap.pop() else {
                // Whoever waits for vehicles that wait for it in turn goes without them.
                if self.release(world, room, sink) {
                    continue;
                }
                return Ended::Over;
            };
            let (at, kind, id) = unpack(key);
            if at > end {
                return Ended::Over;
            }
            self.now = at;
            let i = id as usize;
            match kind {
                0 => self.done(i, world, sink),
                1 => self.out(i, world, sink),
                2 => self.back(i, sink),
                3 => self.arrived_before(i),
                4 => self.shut(i, world, room, sink),
                5 => self.request(i, world, sink),
                6 => self.gate(i),
                _ => {
                    if self.lines[i].timer == at {
                        self.lines[i].timer = i64::MAX;
                    }
                    self.look(i, world, room, sink);
                }
            }
            if self.stop {
                self.stop = false;
                return Ended::Replan(Time(at));
            }
        }
    }

    fn reset(&mut self, world: &World) {
        let plan = self.plan;
        self.heap.clear();
        self.stop = false;
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
            lost: false,
            carried: u.carried,
            used: u.used,
            duty: (u.duty_from.unwrap_or(i64::MIN / 4), u.free),
            next: NONE,
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
            present: NONE,
            last: (i64::MIN, NONE),
            joiners: NONE,
            earliest: c.depart,
            departed: 0,
            out: 0,
            people: 0,
            exempt: 0,
            until: i64::MAX,
            held: None,
            on_way: None,
            turned: 0,
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
        self.joins.clear();
        self.joins.resize(plan.steps.len(), NONE);
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
                self.push(x.known.0.max(self.now), Event::Look, q as u32);
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
                    self.tell(sink, first.depart, What::Refused { vehicle, long });
                }
            }
            self.carry.moved[id] = true;
            self.reach(v, unit.steps.start, free, world, sink);
        }
    }

    /// Another event.
    pub(crate) fn push(&mut self, at: i64, event: Event, id: u32) {
        self.heap.push(Reverse(pack(at, event, id)));
    }

    /// Looks at a queue then, unless it is looked at sooner anyway.
    pub(crate) fn look_at(&mut self, q: usize, at: i64) {
        if at < self.lines[q].timer || self.lines[q].timer < self.now {
            self.lines[q].timer = at;
            self.push(at, Event::Look, q as u32);
        }
    }

    pub(crate) fn tell(&self, sink: &mut impl Sink, at: i64, what: What) {
        sink.happens(Happening { at: Time(at), what });
    }

    /// A vehicle comes to a step at an instant; on through steps where nothing is done.
    pub(crate) fn reach(&mut self, v: usize, step: u32, at: i64, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        let unit = &plan.vehicles[v];
        let (mut s, mut t) = (step, at);
        loop {
            if s >= unit.steps.end {
                self.vehicles[v].is = Where::Over;
                self.vehicles[v].free = t;
                return;
            }
            let row = &plan.steps[s as usize];
            let vehicle = &mut self.vehicles[v];
            vehicle.step = s;
            vehicle.free = t;
            vehicle.is = Where::Way;
            vehicle.since = t;
            if row.convoy != NONE {
                self.push(t, Event::Gate, v as u32);
                return;
            }
            vehicle.place = row.place;
            let there = t.max(row.arrive);
            if row.serves {
                vehicle.free = there;
                vehicle.since = there;
                self.push(there.max(row.begin), Event::Request, v as u32);
                return;
            }
            let leaves = there.max(row.depart);
            self.stood(v, there, leaves, sink);
            let Some(next) = self.leave(v, s, leaves, world, sink) else { return };
            (s, t) = (s + 1, next);
        }
    }

    /// Somebody has stood aboard.
    pub(crate) fn stood(&self, v: usize, since: i64, until: i64, sink: &mut impl Sink) {
        let people = self.vehicles[v].people;
        if people > 0 && until > since {
            let vehicle = self.plan.vehicles[v].vehicle;
            self.tell(sink, until, What::Stood { vehicle, people, since: Time(since) });
        }
    }

    /// How long a leg should take that departs then.
    fn nominal(&self, v: usize, row: &Step, depart: i64) -> i64 {
        if !row.varies {
            return row.drive;
        }
        let scenario = self.plan.scenario;
        let kind = self.plan.vehicles[v].kind;
        let place = |p: u32| Idx::<Place>::new(p as usize);
        let leg =
            scenario.travel.leg(&scenario.places, place(row.from), place(row.place), kind, Time(depart));
        leg.map_or(row.drive, |l| l.seconds(scenario.kinds[kind].pace).0)
    }

    /// A vehicle leaves a step: when it is at the next, if it goes on at all.
    pub(crate) fn leave(
        &mut self,
        v: usize,
        step: u32,
        at: i64,
        world: &World,
        sink: &mut impl Sink,
    ) -> Option<i64> {
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
        let nominal = self.nominal(v, row, at);
        let mut takes = world.drive(id, n, nominal);
        let place = |p: u32| Idx::<Place>::new(p as usize);
        self.tell(sink, at, What::Departed { vehicle: unit.vehicle, place: place(row.from) });
        let mut cause = Cause::Road(place(row.place));
        let broken =
            if unit.escort || self.vehicles[v].lost { None } else { world.breakdown(id, n, nominal) };
        if let Some(broken) = broken {
            cause = Cause::Breakdown;
            let lost = broken.lost;
            self.tell(sink, at + takes / 2, What::BrokeDown { vehicle: unit.vehicle, lost });
            takes += broken.halt;
            self.stood(v, at + takes / 2, at + takes / 2 + broken.halt, sink);
            if lost {
                self.vehicles[v].lost = true;
                if self.vehicles[v].people == 0 {
                    self.withdraw(v, next, at + takes, sink);
                    return None;
                }
                // It is towed as far as those aboard are to go.
                takes *= 2;
            }
        }
        let there = (at + takes).max(row.arrive);
        self.active(v, at, at + takes);
        self.settle(v, there - row.arrive, cause);
        self.tell(sink, there, What::Arrived { vehicle: unit.vehicle, place: place(row.place) });
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
        self.vehicles[v].is = Where::Over;
        self.vehicles[v].lost = true;
        self.vehicles[v].free = at;
        self.tell(sink, at, What::Withdrawn { vehicle: unit.vehicle });
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

impl Line {
    fn new() -> Line {
        Line {
            head: 0,
            returned: VecDeque::new(),
            gone: Vec::new(),
            last: 0,
            last_out: 0,
            taken: Vec::new(),
            timer: i64::MAX,
            swaps: false,
            lacks: false,
            overdue: false,
            shut_until: i64::MIN,
            days: Vec::new(),
            cause: None,
        }
    }

    fn reset(&mut self, q: &crate::compile::Queue) {
        self.head = q.order.start;
        self.returned.clear();
        self.gone.clear();
        self.last = q.last;
        self.last_out = q.last_out;
        self.taken.clear();
        self.taken.extend_from_slice(&q.taken);
        self.timer = i64::MAX;
        (self.swaps, self.lacks, self.overdue) = (false, false, false);
        self.shut_until = i64::MIN;
        self.days.clear();
        self.cause = None;
    }
}

/// More may wait at a place than the plan has board.
pub(crate) fn crowd(plan: &Compiled<'_>, crowded: &mut [bool], place: u32) {
    for (flag, _) in crowded.iter_mut().zip(&plan.crowds).filter(|(_, c)| c.0 == place) {
        *flag = true;
    }
}

/// Instants within 68 years of 1970 ± 2³¹ seconds, kind and number in one word that sorts as they should.
fn pack(at: i64, event: Event, id: u32) -> u64 {
    let at = (at + (1 << 35)) as u64 & 0xf_ffff_ffff;
    at << 28 | (event as u64) << 24 | u64::from(id)
}

fn unpack(key: u64) -> (i64, u8, u32) {
    ((key >> 28) as i64 - (1 << 35), (key >> 24) as u8 & 15, key as u32 & 0xff_ffff)
}

/// The position of a direction, for arrays of two.
pub(crate) fn side(direction: Direction) -> usize {
    match direction {
        Direction::Outward => 0,
        Direction::Back => 1,
    }
}
