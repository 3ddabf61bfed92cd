//! A second simulator, slow and plain, which shares nothing with the first but the world's draws: it reads the scenario and
//! the plan themselves, keeps all that is pending in one list, moves convoys stretch by stretch, and looks at every gate at
//! every instant at which anything happens, so that it needs to know nothing of who wakes whom.

mod gates;
mod people;
mod road;

use std::collections::BTreeMap;

use domain::{Class, Convoy, Duration, Idx, Kind, Load, Place, Plan, Scenario, Stop, Time, Vehicle, Visit};
use simulator::{Happening, What, World};

/// Who gets on together at one visit and off together at another.
#[derive(Clone, Debug)]
pub(crate) struct Ride {
    pub(crate) class: Idx<Class>,
    /// As planned; 0 for those who may fill room.
    pub(crate) families: u32,
    /// The visit at which they get on, and off.
    pub(crate) on: usize,
    pub(crate) off: Option<usize>,
    /// Where they get off.
    pub(crate) to: Option<Idx<Place>>,
}

/// Families in a vehicle.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    pub(crate) to: Option<Idx<Place>>,
    /// The visit of this vehicle; unknown for those who came from another.
    pub(crate) off: Option<usize>,
    pub(crate) came_over: bool,
}

/// A vehicle.
#[derive(Clone, Debug)]
pub(crate) struct Bus {
    pub(crate) id: Idx<Vehicle>,
    pub(crate) visits: Vec<Visit>,
    /// The convoy of each visit that is one; it may change.
    pub(crate) convoy: Vec<Option<usize>>,
    pub(crate) rides: Vec<Ride>,
    /// The visit that it is at or on its way to.
    pub(crate) at: usize,
    pub(crate) aboard: Vec<Group>,
    pub(crate) unloading: Vec<Group>,
    pub(crate) broken: bool,
    pub(crate) out: bool,
    /// At the gate, for the convoy of its visit.
    pub(crate) at_gate: bool,
    pub(crate) ways: u32,
    pub(crate) services: u32,
}

/// What a convoy does next inside a corridor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stretch {
    /// All stand because of breakdowns.
    Repair(i64),
    Drive(i64),
    /// The checkpoint of this number on the way.
    Checkpoint(usize),
    /// Stopped where nobody expected it.
    Stopped(i64),
    /// From here on it is on its way back.
    TurnBack,
    Back(i64),
    /// Nobody comes out before the plan says.
    Until(i64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Waiting,
    Inside,
    Returning,
    Over,
}

/// A convoy.
#[derive(Clone, Debug)]
pub(crate) struct Train {
    pub(crate) phase: Phase,
    /// Vehicles at the gate for it, or in it, in the order of the plan.
    pub(crate) present: Vec<usize>,
    pub(crate) not_before: i64,
    pub(crate) turned: u32,
    /// Its number among the departures of its corridor and direction.
    pub(crate) number: u32,
    pub(crate) departed: i64,
    pub(crate) ahead: Vec<Stretch>,
    /// The stretch that it is on: since when, until when; `i64::MAX` while it waits for those before it.
    pub(crate) now: Option<(Stretch, i64, i64)>,
    /// Driving of all the way, and of what is behind it.
    pub(crate) length: i64,
    pub(crate) driven: i64,
    /// Vehicles with private cars, and people.
    pub(crate) size: (u32, u32),
    /// Reached, begun, ended, by number on the way.
    pub(crate) passed: Vec<(i64, i64, i64)>,
    pub(crate) window_end: i64,
}

/// A corridor in one direction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lane {
    /// Convoys in the plan's order, and those that departed, in order; those that came back.
    pub(crate) order: Vec<usize>,
    pub(crate) gone: Vec<usize>,
    pub(crate) back: Vec<usize>,
    pub(crate) last: Option<i64>,
    pub(crate) shut_until: i64,
    /// Departures by day: vehicles, people.
    pub(crate) days: Vec<(usize, u32, u32)>,
    pub(crate) departures: u32,
}

/// Something that is to happen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Due {
    Served(usize),
    Stretch(usize),
    Leaves(usize),
    Breaks(usize),
    Serve(usize),
    Gate(usize),
}

pub(crate) struct Twin<'a> {
    pub(crate) scenario: &'a Scenario,
    pub(crate) plan: &'a Plan,
    pub(crate) world: &'a World,
    pub(crate) patience: Option<i64>,
    pub(crate) now: i64,
    pub(crate) pending: Vec<(i64, Due)>,
    pub(crate) buses: Vec<Bus>,
    pub(crate) trains: Vec<Train>,
    pub(crate) lanes: BTreeMap<usize, Lane>,
    /// Vehicles at the bays of a place, and those who wait for one.
    pub(crate) served: Vec<Vec<usize>>,
    pub(crate) queued: Vec<Vec<usize>>,
    /// By class: who comes, over how long; has boarded; is still to board by the plan; is left by the plan.
    pub(crate) comes: Vec<(u32, i64)>,
    pub(crate) boarded: Vec<u32>,
    pub(crate) to_board: Vec<u32>,
    pub(crate) left: Vec<u32>,
    /// Room of each place beyond the plan: people, those who lie.
    pub(crate) spare: Vec<(u32, u32)>,
    /// By exchange: people who left the two zones, and are out of them.
    pub(crate) swapped: Vec<([i64; 2], [i64; 2])>,
    pub(crate) told: Vec<Happening>,
}

/// Plays a plan from the start of its scenario; all that happens until the end of the horizon.
pub(crate) fn play(
    scenario: &Scenario,
    plan: &Plan,
    world: &World,
    patience: Option<Duration>,
) -> Vec<Happening> {
    let mut twin = Twin::new(scenario, plan, world, patience.map(|p| p.0));
    twin.run();
    twin.close();
    let end = scenario.end;
    twin.told.retain(|h| h.at <= end);
    twin.told
}

impl<'a> Twin<'a> {
    fn new(scenario: &'a Scenario, plan: &'a Plan, world: &'a World, patience: Option<i64>) -> Twin<'a> {
        let mut lanes: BTreeMap<usize, Lane> = BTreeMap::new();
        for (i, c) in plan.convoys.iter().enumerate() {
            lanes.entry(lane_of(c)).or_default().order.push(i);
        }
        for lane in lanes.values_mut() {
            let key = |&i: &usize| {
                let c = &plan.convoys[i];
                (c.depart, c.passages.iter().map(|p| p.begin).collect::<Vec<_>>(), c.id.clone())
            };
            lane.order.sort_by_key(key);
        }
        let classes = scenario.classes.len();
        let mut twin = Twin {
            scenario,
            plan,
            world,
            patience,
            now: scenario.start.0,
            pending: Vec::new(),
            buses: Vec::new(),
            trains: plan.convoys.iter().map(Train::of).collect(),
            lanes,
            served: vec![Vec::new(); scenario.places.len()],
            queued: vec![Vec::new(); scenario.places.len()],
            comes: Vec::new(),
            boarded: vec![0; classes],
            to_board: vec![0; classes],
            left: Vec::new(),
            spare: Vec::new(),
            swapped: vec![([0; 2], [0; 2]); scenario.exchanges.len()],
            told: Vec::new(),
        };
        for itinerary in plan.vehicles.iter().filter(|v| !v.visits.is_empty()) {
            twin.buses.push(Bus::of(scenario, itinerary.vehicle, &itinerary.visits));
        }
        twin.count();
        twin
    }

    fn run(&mut self) {
        for b in 0..self.buses.len() {
            self.set_out(b);
        }
        let shut = self.world.closures().iter().enumerate();
        let shut = shut.filter(|(_, c)| c.window.until.0 > self.now);
        let mut closures: Vec<(i64, usize)> = shut.map(|(i, c)| (c.window.from.0, i)).collect();
        let known: Vec<i64> = self.world.extensions().iter().map(|x| x.known.0).collect();
        loop {
            // All that happens at this instant; then the gates; until neither does anything.
            loop {
                self.pending.sort();
                if self
                    .pending
                    .first()
                    .is_some_and(|p| p.0 <= self.now && matches!(p.1, Due::Served(_) | Due::Stretch(_)))
                {
                    self.next();
                    continue;
                }
                if let Some(i) = closures.iter().position(|c| c.0 <= self.now) {
                    let (_, closure) = closures.remove(i);
                    self.shut(closure);
                    continue;
                }
                if self.pending.first().is_some_and(|p| p.0 <= self.now) {
                    self.next();
                    continue;
                }
                if !self.gates() {
                    break;
                }
            }
            let next = self.pending.first().map(|p| p.0);
            let gate = self.next_look();
            let due = next.into_iter().chain(gate).min();
            if due.is_none() && self.go_without_the_missing() {
                continue;
            }
            let news = known.iter().copied().filter(|&t| t > self.now);
            let due = due.into_iter().chain(closures.iter().map(|c| c.0)).chain(news).min();
            match due {
                Some(t) if t <= self.scenario.end.0 => self.now = t,
                _ => break,
            }
        }
    }

    fn close(&mut self) {
        self.now = self.scenario.end.0;
        for c in 0..self.trains.len() {
            if matches!(self.trains[c].phase, Phase::Inside | Phase::Returning) {
                self.tell_passages(c);
            }
        }
    }

    fn next(&mut self) {
        let (_, due) = self.pending.remove(0);
        match due {
            Due::Served(b) => self.is_served(b),
            Due::Stretch(c) => self.stretch_is_over(c),
            Due::Leaves(b) => self.leaves(b),
            Due::Breaks(b) => self.is_out(b),
            Due::Serve(b) => self.asks_for_a_bay(b),
            Due::Gate(b) => {
                self.buses[b].at_gate = true;
                if let Some(c) = self.buses[b].convoy[self.buses[b].at] {
                    self.trains[c].present.push(b);
                    self.trains[c].present.sort_unstable();
                }
            }
        }
    }

    pub(crate) fn say(&mut self, at: i64, what: What) {
        self.told.push(Happening { at: Time(at), what });
    }

    pub(crate) fn due(&mut self, at: i64, due: Due) {
        self.pending.push((at, due));
    }

    pub(crate) fn kind(&self, b: usize) -> &'a Kind {
        self.scenario.kind_of(self.buses[b].id)
    }

    /// Before its first visit.
    fn set_out(&mut self, b: usize) {
        let vehicle = self.buses[b].id;
        let refusal = if self.kind(b).escort { 0 } else { self.world.refusal(vehicle.get()) };
        let mut free = self.now;
        if refusal > 0 {
            let leaves = match &self.buses[b].visits[0] {
                Visit::Place(stop) => times(stop, self.now).3,
                Visit::Convoy(c) => self.plan.convoys[*c].arrive.0,
            };
            self.say(leaves, What::Refused { vehicle, long: Duration(refusal) });
            free = free.max(leaves) + refusal;
        }
        self.comes_to(b, 0, free);
    }

    /// When the plan has a vehicle leave a visit.
    fn planned_leave(&self, b: usize, visit: usize) -> i64 {
        let mut left = self.scenario.start.0;
        for v in &self.buses[b].visits[..=visit] {
            left = match v {
                Visit::Place(stop) => times(stop, left).3,
                Visit::Convoy(c) => self.plan.convoys[*c].arrive.0,
            };
        }
        left
    }

    /// The planned times of a visit at a place.
    pub(crate) fn planned(&self, b: usize, visit: usize) -> (i64, i64, i64, i64) {
        let left = if visit == 0 { self.scenario.start.0 } else { self.planned_leave(b, visit - 1) };
        let Visit::Place(stop) = &self.buses[b].visits[visit] else { panic!("not a place") };
        times(stop, left)
    }

    /// A vehicle will be at a visit at an instant.
    pub(crate) fn comes_to(&mut self, b: usize, visit: usize, t: i64) {
        self.buses[b].at = visit;
        let Some(what) = self.buses[b].visits.get(visit).cloned() else {
            self.buses[b].out = true;
            return;
        };
        match what {
            Visit::Convoy(_) => self.due(t, Due::Gate(b)),
            Visit::Place(stop) => {
                let (arrive, begin, _, depart) = self.planned(b, visit);
                let there = t.max(arrive);
                if stop.board.is_empty() && stop.alight.is_empty() {
                    self.due(there.max(depart), Due::Leaves(b));
                } else {
                    self.due(there.max(begin), Due::Serve(b));
                }
            }
        }
    }

    /// A vehicle leaves the place of its visit for the next, now.
    fn leaves(&mut self, b: usize) {
        let (now, visit, vehicle) = (self.now, self.buses[b].at, self.buses[b].id);
        let next = self.buses[b].visits.get(visit + 1).cloned();
        let Some(Visit::Place(stop)) = next else { return self.comes_to(b, visit + 1, now) };
        let (arrive, ..) = self.planned(b, visit + 1);
        let from = self.place_of(b, visit);
        if from == stop.place {
            return self.comes_to(b, visit + 1, now.max(arrive));
        }
        let n = self.buses[b].ways;
        self.buses[b].ways += 1;
        let kind = self.scenario.vehicles[vehicle].kind;
        let leg = |t: i64| self.scenario.travel.leg(&self.scenario.places, from, stop.place, kind, Time(t));
        // Where the table has no way any more, it takes as long as planned.
        let leg = leg(now).or_else(|| leg(self.planned_leave(b, visit)));
        let seconds = leg.map_or(0, |l| l.seconds(self.kind(b).pace).0);
        let mut takes = self.world.drive(vehicle.get(), n, seconds);
        self.say(now, What::Departed { vehicle, place: from });
        if !self.kind(b).escort
            && !self.buses[b].broken
            && let Some(broken) = self.world.breakdown(vehicle.get(), n, seconds)
        {
            takes += broken.halt;
            let halfway = now + (takes - broken.halt) / 2;
            self.say(halfway, What::BrokeDown { vehicle, lost: broken.lost });
            if broken.lost {
                self.buses[b].broken = true;
                if self.buses[b].aboard.is_empty() {
                    self.due(halfway, Due::Breaks(b));
                    return;
                }
                takes *= 2;
            }
        }
        let there = (now + takes).max(arrive);
        self.say(there, What::Arrived { vehicle, place: stop.place });
        self.comes_to(b, visit + 1, there);
    }

    /// Where a vehicle is after a visit.
    pub(crate) fn place_of(&self, b: usize, visit: usize) -> Idx<Place> {
        match &self.buses[b].visits[visit] {
            Visit::Place(stop) => stop.place,
            Visit::Convoy(c) => {
                let c = &self.plan.convoys[*c];
                self.scenario.corridors[c.corridor].gates(c.direction).1
            }
        }
    }

    /// A vehicle is out of the operation, now: nobody waits for it, and whom it was to carry may go with others.
    pub(crate) fn is_out(&mut self, b: usize) {
        let vehicle = self.buses[b].id;
        self.say(self.now, What::Withdrawn { vehicle });
        let bus = &mut self.buses[b];
        bus.out = true;
        bus.broken = true;
        for visit in bus.at + 1..bus.visits.len() {
            for ride in bus.rides.iter().filter(|r| r.on == visit) {
                self.to_board[ride.class.get()] -= ride.families;
            }
            if bus.convoy[visit].is_some_and(|c| self.trains[c].phase == Phase::Waiting) {
                bus.convoy[visit] = None;
            }
        }
    }
}

impl Bus {
    fn of(scenario: &Scenario, id: Idx<Vehicle>, visits: &[Visit]) -> Bus {
        let convoy = |v: &Visit| match v {
            Visit::Convoy(c) => Some(*c),
            Visit::Place(_) => None,
        };
        let mut bus = Bus {
            id,
            visits: visits.to_vec(),
            convoy: visits.iter().map(convoy).collect(),
            rides: Vec::new(),
            at: 0,
            aboard: Vec::new(),
            unloading: Vec::new(),
            broken: false,
            out: false,
            at_gate: false,
            ways: 0,
            services: 0,
        };
        bus.rides = people::rides(scenario, visits);
        bus
    }

    pub(crate) fn load(&self, scenario: &Scenario) -> Load {
        self.aboard.iter().fold(Load::NONE, |sum, g| sum + scenario.classes[g.class].family * g.families)
    }

    pub(crate) fn people(&self, scenario: &Scenario) -> u32 {
        self.load(scenario).people()
    }
}

impl Train {
    fn of(c: &Convoy) -> Train {
        Train {
            phase: Phase::Waiting,
            present: Vec::new(),
            not_before: c.depart.0,
            turned: 0,
            number: 0,
            departed: 0,
            ahead: Vec::new(),
            now: None,
            length: 0,
            driven: 0,
            size: (0, 0),
            passed: Vec::new(),
            window_end: i64::MAX,
        }
    }
}

/// Corridor and direction of a convoy, as one number.
pub(crate) fn lane_of(c: &Convoy) -> usize {
    c.corridor.get() * 2 + usize::from(c.direction == domain::Direction::Back)
}

/// Arrival, begin, end and departure of a stop as planned; `left` is when the vehicle left the one before.
fn times(stop: &Stop, left: i64) -> (i64, i64, i64, i64) {
    let arrive = stop.arrive.map_or(left, |t| t.0);
    let begin = stop.begin.map_or(arrive, |t| t.0);
    let end = stop.end.map_or(begin, |t| t.0);
    (arrive, begin, end, stop.depart.map_or(end, |t| t.0))
}
