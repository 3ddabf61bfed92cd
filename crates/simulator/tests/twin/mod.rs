//! A second simulator, slow and plain, which shares nothing with the first but the world's draws: it reads the scenario and
//! the plan themselves, keeps all that is pending in one list, moves convoys stretch by stretch, and looks at every gate at
//! every instant at which anything happens, so that it needs to know nothing of who wakes whom.

mod gates;
mod limits;
mod people;
mod road;
mod things;

use std::collections::BTreeMap;

use domain::{Convoy, Duration, Idx, Kind, Place, Plan, Scenario, Stop, Time, Visit};
use simulator::{Happening, Spread, What, World};

pub(crate) use things::{Bus, Group, Lane, Phase, Ride, Stretch, Train};

/// Something that is to happen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Due {
    Served(usize),
    Stretch(usize),
    Leaves(usize),
    Breaks(usize),
    Stand(usize),
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
    /// Those who wait for a stand, in the order of their coming.
    pub(crate) outside: Vec<usize>,
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
            outside: Vec::new(),
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
            Due::Breaks(b) => self.is_out(b, self.buses[b].at + 1),
            Due::Stand(b) => self.comes_to_stand(b),
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
    pub(crate) fn planned_leave(&self, b: usize, visit: usize) -> i64 {
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
                } else if self.scenario.places[stop.place].stand.is_some() {
                    self.due(there, Due::Stand(b));
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
        if from != stop.place || !stop.board.is_empty() || !stop.alight.is_empty() {
            self.vacates(b);
        }
        if from != stop.place {
            match self.may(b, (visit + 1, limits::Sort::Drive), now) {
                Some(t) if t > now => return self.due(t, Due::Leaves(b)),
                None => return self.due(now, Due::Breaks(b)),
                Some(_) => {}
            }
        }
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
        let mut takes =
            self.world.drive(vehicle.get(), n, (seconds, leg.and_then(|l| l.doubt).map(Spread::of)));
        self.say(now, What::Departed { vehicle, place: from });
        if !self.buses[b].broken
            && let Some(mut broken) = self.world.breakdown(vehicle.get(), n, seconds)
        {
            let halfway = now + takes / 2;
            if self.kind(b).escort && broken.lost {
                // Another comes by the same way.
                broken.lost = false;
                takes += takes / 2;
            }
            takes += broken.halt;
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
        self.works(b, now, there);
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
    pub(crate) fn is_out(&mut self, b: usize, from: usize) {
        self.vacates(b);
        let vehicle = self.buses[b].id;
        self.say(self.now, What::Withdrawn { vehicle });
        let bus = &mut self.buses[b];
        bus.out = true;
        bus.broken = true;
        for visit in from..bus.visits.len() {
            for ride in bus.rides.iter().filter(|r| r.on == visit) {
                self.to_board[ride.class.get()] -= ride.families;
            }
            if bus.convoy[visit].is_some_and(|c| self.trains[c].phase == Phase::Waiting) {
                bus.convoy[visit] = None;
            }
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
