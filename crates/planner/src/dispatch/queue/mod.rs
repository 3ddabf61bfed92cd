//! Dispatch by queues: each vehicle goes by itself, and convoys form at the gates of those who are there, first come, first
//! served. It is a simulation in the order of time that decides who goes with whom; each convoy, when it is to depart, becomes
//! a movement that the schedule times exactly, or refuses.
//!
//! Vehicles are asked what they do when they are free; they promise families room, and go to the gate. A gate lets a convoy go when
//! the corridor has a slot and it is full or has been held for long enough. So a vehicle that comes late joins whatever forms then,
//! where a wave would have gone without it or waited.

mod balance;
mod choose;
mod depart;
mod gate;
mod habits;
mod pressure;
mod rest;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

use domain::{Duration, Idx, Time, Vehicle, Zone};

use super::Dispatcher;
use super::pack::{Fit, Note, Packed, Promised};
use crate::model::Crossing;
use crate::random::Random;
use balance::Balance;
use gate::{Gate, Waiting};
pub(crate) use habits::Habits;
use pressure::Pressure;

/// A vehicle that was refused so often is asked no more.
const REFUSALS: u8 = 3;

/// What a vehicle is going to do.
#[derive(Clone, Debug)]
struct Trip {
    zones: (Idx<Zone>, Idx<Zone>),
    way_out: usize,
    packed: Packed,
    /// What it was promised.
    notes: Vec<Note>,
}

/// What a vehicle does next.
enum Chosen {
    /// This, by that way in.
    Trip(Trip, usize),
    /// Nothing as long as an exchange bars it.
    Later,
    /// Nothing.
    Nothing,
}

/// A vehicle that an exchange bars is asked again after this time.
const ASK_AGAIN: Duration = Duration::minutes(30);

/// What happens when: a vehicle is free, or a gate is looked at. In the order of this list at one instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Event {
    Free(Idx<Vehicle>),
    Look(usize),
}

/// A trip that is given: where to, by which way, what.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) zones: (Idx<Zone>, Idx<Zone>),
    pub(crate) way_out: u8,
    pub(crate) member: crate::movement::Member,
    pub(crate) cells: Vec<(usize, i64)>,
}

/// Trips that are given, by vehicle or by kind of vehicle, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tasks {
    /// By vehicle, or by kind.
    pub(crate) lists: BTreeMap<usize, VecDeque<Task>>,
    /// Whether all vehicles of a kind share a list.
    pub(crate) shared: bool,
}

/// The simulation as it stands.
struct Queues<'h> {
    habits: &'h Habits,
    tasks: Tasks,
    events: BinaryHeap<Reverse<(Time, Event)>>,
    gates: Vec<Gate>,
    by_way: BTreeMap<Vec<Crossing>, usize>,
    promised: Promised,
    /// By vehicle.
    refused: Vec<u8>,
    /// When each bay of a place is free again, about.
    bays: Vec<Vec<Time>>,
    /// What of a cell fits into a vehicle of a kind, until something changes.
    fits: Vec<Option<Fit>>,
    /// The two sides of each exchange, with those who are promised a vehicle.
    balances: Vec<Balance>,
    /// How long each zone needs to be emptied.
    pressure: Pressure,
    /// Waves that may still be committed.
    waves: usize,
}

impl Dispatcher<'_, '_> {
    /// Sends vehicles each by itself until nothing more can be done, or so many convoys have departed.
    pub(crate) fn queues(&mut self, habits: &Habits, tasks: Tasks, random: &mut Random, waves: usize) {
        let until = self.waves.len().saturating_add(waves);
        let mut tasks = Some(tasks);
        for pass in 0..2 {
            let mut habits = if pass == 0 { habits.clone() } else { habits.leftovers() };
            let before = self.waves.len();
            self.one_pass(&mut habits, tasks.take().unwrap_or_default(), random, until);
            if !self.anybody() || self.waves.len() >= until || (pass > 0 && self.waves.len() == before) {
                break;
            }
        }
    }

    fn one_pass(&mut self, habits: &mut Habits, tasks: Tasks, random: &mut Random, until: usize) {
        let model = self.schedule.model;
        let places = &model.scenario.places;
        let mut queues = Queues {
            habits,
            tasks,
            events: BinaryHeap::new(),
            gates: Vec::new(),
            by_way: BTreeMap::new(),
            promised: Promised::new(self.schedule.waiting.len(), self.schedule.room.len()),
            refused: vec![0; self.schedule.vehicles.len()],
            bays: places
                .iter()
                .map(|p| p.bays.map_or(Vec::new(), |n| vec![Time::MIN; n.min(64) as usize]))
                .collect(),
            fits: vec![None; self.demand.cells.len() * model.scenario.kinds.len()],
            balances: Balance::all(self.schedule),
            pressure: Pressure::new(self.schedule),
            waves: until - self.waves.len(),
        };
        for v in self.fleet() {
            queues.events.push(Reverse((self.schedule.free(v), Event::Free(v))));
        }
        while let Some(Reverse((now, event))) = queues.events.pop() {
            if now > model.scenario.end || queues.waves == 0 {
                break;
            }
            match event {
                Event::Free(v) => self.set_out(&mut queues, v, now, random),
                Event::Look(g) if queues.gates[g].look == Some(now) => {
                    queues.gates[g].look = None;
                    self.look(&mut queues, g, now);
                }
                Event::Look(_) => {}
            }
        }
        // Whoever has not gone leaves the families to others.
        for gate in std::mem::take(&mut queues.gates) {
            for waiting in gate.queue {
                self.give_back(&mut queues, &waiting.trip);
            }
        }
    }

    /// Vehicles that may carry people, of each kind no more than may be used.
    fn fleet(&self) -> Vec<Idx<Vehicle>> {
        let scenario = self.schedule.model.scenario;
        let mut spare: Vec<u32> = scenario.kinds.indices().map(|k| self.schedule.spare(k)).collect();
        let mut fleet = Vec::new();
        for (v, vehicle) in scenario.vehicles.entries() {
            if !self.may_carry(v) {
                continue;
            }
            if !self.schedule.vehicles[v.get()].cursor.used {
                let spare = &mut spare[vehicle.kind.get()];
                if *spare == 0 {
                    continue;
                }
                *spare -= 1;
            }
            fleet.push(v);
        }
        fleet
    }

    /// A vehicle is free: it takes a trip, and goes to the first gate or, where there is none, on its way at once.
    fn set_out(&mut self, queues: &mut Queues<'_>, v: Idx<Vehicle>, now: Time, random: &mut Random) {
        if !self.may_carry(v) || queues.refused[v.get()] >= REFUSALS {
            return;
        }
        let chosen = match self.task(queues, v, now) {
            Some(task) => Chosen::Trip(task.0, task.1),
            None => self.choose(queues, v, now, random),
        };
        let (trip, way_in) = match chosen {
            Chosen::Trip(trip, way_in) => (trip, way_in),
            Chosen::Later => return queues.events.push(Reverse((now + ASK_AGAIN, Event::Free(v)))),
            Chosen::Nothing => return,
        };
        queues.balance(self.demand, &trip, 1);
        let model = self.schedule.model;
        let kind = model.scenario.vehicles[v].kind;
        let place = self.schedule.vehicles[v.get()].cursor.place;
        let here = model.zone(place);
        let ways = model.ways.between(here, trip.zones.0);
        let Some(way) = ways.get(way_in) else { return self.give_back(queues, &trip) };
        match way.crossings.first() {
            None => self.load_up(queues, v, now, trip),
            Some(&x) => {
                let Some(drive) = model.roads.seconds(kind, place, model.gates(x).0) else {
                    return self.give_back(queues, &trip);
                };
                let gate = self.gate(queues, &way.crossings);
                queues.join(gate, Waiting { vehicle: v, eta: now + drive, trip, out: false });
            }
        }
    }

    /// A vehicle is in the zone where it loads: it goes to the gate out, or makes its trip within the zone.
    fn load_up(&mut self, queues: &mut Queues<'_>, v: Idx<Vehicle>, now: Time, trip: Trip) {
        let model = self.schedule.model;
        let Some(way) = model.ways.between(trip.zones.0, trip.zones.1).get(trip.way_out) else {
            return self.give_back(queues, &trip);
        };
        match way.crossings.first() {
            None => self.go_alone(queues, v, trip),
            Some(&x) => {
                let gate = model.gates(x).0;
                let Some(eta) = self.loaded_at(queues, v, now, &trip, gate) else {
                    return self.give_back(queues, &trip);
                };
                let gate = self.gate(queues, &way.crossings);
                queues.join(gate, Waiting { vehicle: v, eta, trip, out: true });
            }
        }
    }

    /// The gate of a way.
    fn gate(&self, queues: &mut Queues<'_>, way: &[Crossing]) -> usize {
        if let Some(&gate) = queues.by_way.get(way) {
            return gate;
        }
        let most = self.most(way).saturating_sub(self.escorts_needed(way));
        queues.gates.push(Gate::new(self.schedule, way, most.min(self.schedule.vehicles.len())));
        queues.by_way.insert(way.to_vec(), queues.gates.len() - 1);
        queues.gates.len() - 1
    }

    /// A trip is not made: its families, its room and its part of the quota are free again.
    fn give_back(&mut self, queues: &mut Queues<'_>, trip: &Trip) {
        queues.promised.release(&trip.notes);
        queues.balance(self.demand, trip, -1);
        for (c, people) in &trip.packed.cells {
            self.quota[*c] += people;
        }
        queues.forget(self.demand, &trip.packed);
    }

    /// A vehicle is refused with its trip, and asked again.
    fn refuse(&mut self, queues: &mut Queues<'_>, waiting: &Waiting, now: Time) {
        self.give_back(queues, &waiting.trip);
        let v = waiting.vehicle;
        queues.refused[v.get()] += 1;
        queues.events.push(Reverse((now.max(self.schedule.free(v)), Event::Free(v))));
    }
}

impl Queues<'_> {
    fn join(&mut self, gate: usize, waiting: Waiting) {
        let eta = waiting.eta;
        self.gates[gate].queue.push(waiting);
        self.wake(gate, eta);
    }

    /// Looks at a gate at that instant, if not before.
    fn wake(&mut self, gate: usize, at: Time) {
        let look = &mut self.gates[gate].look;
        if look.is_none_or(|earlier| at < earlier) {
            *look = Some(at);
            self.events.push(Reverse((at, Event::Look(gate))));
        }
    }

    /// Counts a trip for the exchanges, or takes it back.
    fn balance(&mut self, demand: &super::Demand, trip: &Trip, sign: i64) {
        for balance in &mut self.balances {
            balance.count(demand, trip, sign);
        }
        self.pressure.count(demand, trip, sign);
    }

    /// What fits of the cells that share families with a load is to be found again.
    fn forget(&mut self, demand: &super::Demand, packed: &Packed) {
        let kinds = self.fits.len() / demand.cells.len().max(1);
        for item in packed.pickups.iter().flat_map(|call| &call.items) {
            for &c in &demand.cells_of[item.source] {
                self.fits[c * kinds..(c + 1) * kinds].fill(None);
            }
        }
    }
}
