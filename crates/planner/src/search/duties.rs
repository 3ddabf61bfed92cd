//! Whole duties of vehicles that shuttle inside one zone: who makes which trips, in which order, so that the longest duty is short.
//! Found by annealing on driving and service times alone; the schedule times them by all rules, and what it refuses is
//! left out. Only where the last arrival counts before exposure, and nobody has to cross a corridor.
//!
//! Simulated annealing: Kirkpatrick, Gelatt, Vecchi, Science 220, 1983. A long duty counts by its eighth power, so that a change
//! to any of them can be told from another: the longest alone says nothing about most changes.

use std::collections::BTreeMap;

use domain::{Idx, Kind, Load, Objective, Place, Vehicle, Zone};

use super::MANY;
use crate::dispatch::{Dispatcher, Gene, Rule};
use crate::model::Model;
use crate::movement::{Call, Item, Member, Movement};
use crate::random::Random;
use crate::schedule::Schedule;

/// With more trips than this the search of waves goes further.
const TRIPS: usize = 400;

/// Steps between two looks at the heat and at whether to stop.
const BLOCK: u64 = 500;

/// Heat at the beginning and at the end, in parts of a mean trip.
const HEAT: (f64, f64) = (0.5, 0.003);

/// A drive that cannot be made, in seconds: no sum of others is as long.
const NEVER: i64 = 1 << 40;

/// A load that a vehicle takes in one trip.
struct Trip {
    source: usize,
    families: u32,
    pickup: usize,
    /// From when they are ready, in seconds from now.
    ready: i64,
    people: i64,
    stretchers: i64,
    /// Where they may be taken.
    to: Vec<usize>,
}

/// A vehicle that makes trips.
struct Carrier {
    vehicle: Idx<Vehicle>,
    kind: usize,
    place: usize,
    /// From when, in seconds from now.
    free: i64,
}

/// Seconds for a kind: driving between places, loading and unloading by trip.
struct Pace {
    drive: Vec<Vec<i64>>,
    service: Vec<(i64, i64)>,
}

/// Room left at a destination, for people and for those who lie.
type Left = (i64, i64);

/// A trip of a duty, and where it goes.
type Leg = (usize, usize);

/// The trips of an operation and who can make them.
pub(crate) struct Duties {
    zone: Idx<Zone>,
    places: Vec<Idx<Place>>,
    trips: Vec<Trip>,
    carriers: Vec<Carrier>,
    paces: Vec<Pace>,
    room: Vec<Left>,
}

impl Duties {
    /// The trips of an operation; none where duties are not what it is about: people must cross a corridor, exposure counts before the last
    /// arrival, vehicles differ in room, or there are too many. O(trips + places²).
    pub(crate) fn new(model: &Model<'_>) -> Option<Duties> {
        let s = model.scenario;
        let rank = |o| s.order.iter().position(|&x| x == o);
        let last = rank(Objective::LastArrival)?;
        if rank(Objective::Exposure).is_some_and(|at| at < last) || s.vehicles.len() > MANY {
            return None;
        }
        let schedule = Schedule::new(model);
        let waiting = || model.sources.iter().zip(&schedule.waiting).filter(|(_, n)| **n > 0);
        let zone = model.zone(waiting().next()?.0.place);
        if waiting().any(|(source, _)| model.zone(source.place) != zone)
            || model.start.vehicles.iter().any(|v| !v.aboard.is_empty())
        {
            return None;
        }
        let mut used: BTreeMap<Idx<Kind>, u32> = BTreeMap::new();
        let mut chosen = Vec::new();
        for (v, vehicle) in s.vehicles.entries() {
            let (kind, start) = (&s.kinds[vehicle.kind], &model.start.vehicles[v.get()]);
            if kind.escort || !start.in_service || model.zone(start.place) != zone {
                continue;
            }
            let count = used.entry(vehicle.kind).or_default();
            if *count < kind.usable() {
                *count += 1;
                chosen.push(v);
            }
        }
        let room = s.kind_of(*chosen.first()?).room;
        let alike = |v: &Idx<Vehicle>| {
            let kind = s.kind_of(*v);
            kind.room == room && !kind.once && kind.serves.is_none()
        };
        if !chosen.iter().all(alike) {
            return None;
        }
        let places: Vec<Idx<Place>> = s.places.indices().filter(|&p| model.zone(p) == zone).collect();
        let local = |p: Idx<Place>| places.binary_search(&p).ok();
        let mut trips = Vec::new();
        for (n, (source, &families)) in model.sources.iter().zip(&schedule.waiting).enumerate() {
            let class = &s.classes[source.class];
            let to: Vec<usize> = class.to.iter().filter_map(|&p| local(p)).collect();
            let most = room.fits(class.family);
            if families > 0 && (to.is_empty() || most == 0) {
                return None;
            }
            let mut left = families;
            while left > 0 {
                let families = left.min(most);
                left -= families;
                let load = class.family * families;
                trips.push(Trip {
                    source: n,
                    families,
                    pickup: local(source.place)?,
                    ready: (class.ready - model.now).0.max(0),
                    people: i64::from(load.people()),
                    stretchers: i64::from(load.stretchers),
                    to: to.clone(),
                });
                if trips.len() > TRIPS {
                    return None;
                }
            }
        }
        let load = |t: &Trip| s.classes[model.sources[t.source].class].family * t.families;
        let kinds: Vec<Idx<Kind>> = used.keys().copied().collect();
        let paces = kinds.iter().map(|&k| pace(model, k, &places, trips.iter().map(load))).collect();
        let carriers = chosen.iter().map(|&v| {
            let start = &model.start.vehicles[v.get()];
            let kind = kinds.binary_search(&s.vehicles[v].kind).ok()?;
            Some(Carrier {
                vehicle: v,
                kind,
                place: local(start.place)?,
                free: (start.free - model.now).0.max(0),
            })
        });
        let carriers = carriers.collect::<Option<Vec<Carrier>>>()?;
        let room = places.iter().map(|p| (schedule.room[p.get()].people, schedule.room[p.get()].stretchers));
        Some(Duties { zone, room: room.collect(), places, trips, carriers, paces })
    }

    /// So many steps of annealing from trips dealt out in turn; `stop` is asked now and then. The duties whose longest is the
    /// shortest. O(steps × trips of a vehicle).
    pub(crate) fn anneal(&self, random: &mut Random, steps: u64, stop: &dyn Fn() -> bool) -> Vec<Vec<Leg>> {
        let mut now = self.dealt(random);
        let mut best = (now.longest(), now.sum, now.duties.clone());
        let all: i64 = now.lengths.iter().map(|&x| x.min(NEVER)).sum();
        let mean = all as f64 / self.trips.len().max(1) as f64;
        let blocks = (steps / BLOCK).max(1);
        let cool = (HEAT.1 / HEAT.0).powf(1.0 / blocks as f64);
        let mut heat = HEAT.0 * mean;
        for _ in 0..blocks {
            if stop() {
                break;
            }
            for _ in 0..BLOCK {
                let Some(change) = self.draw(&now, random) else { continue };
                let before = now.cost();
                let back = now.apply(self, change);
                let after = now.cost();
                let chance = random.unit();
                if after > before && chance >= ((before - after) / heat).exp() {
                    now.undo(back);
                    continue;
                }
                if after < before {
                    let longest = now.longest();
                    if (longest, now.sum) < (best.0, best.1) {
                        best = (longest, now.sum, now.duties.clone());
                    }
                }
            }
            heat *= cool;
        }
        best.2
    }

    /// Trips dealt out in turn, in a drawn order, each to the first destination with room from a drawn one on.
    fn dealt(&self, random: &mut Random) -> Now {
        let mut order: Vec<usize> = (0..self.trips.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let mut room = self.room.clone();
        let mut duties = vec![Vec::new(); self.carriers.len()];
        for (n, &i) in order.iter().enumerate() {
            let trip = &self.trips[i];
            let first = random.below(trip.to.len());
            let around = trip.to[first..].iter().chain(&trip.to[..first]);
            // Whom no destination has room for is left out; the schedule finds a place, or says why there is none.
            if let Some(&to) = around.into_iter().find(|&&to| fits(room[to], trip)) {
                take(&mut room[to], trip);
                duties[n % self.carriers.len()].push((i, to));
            }
        }
        let lengths: Vec<i64> = duties.iter().enumerate().map(|(v, duty)| self.length(v, duty)).collect();
        // Powers of parts of the mean stay far from the ends of what a float holds.
        let scale = (lengths.iter().sum::<i64>() / lengths.len().max(1) as i64).max(1) as f64;
        let sum = lengths.iter().map(|&x| power(x, scale)).sum();
        Now { duties, lengths, room, sum, scale }
    }

    /// Seconds from now until the last of a duty's trips is unloaded.
    fn length(&self, carrier: usize, duty: &[Leg]) -> i64 {
        let carrier = &self.carriers[carrier];
        let pace = &self.paces[carrier.kind];
        let (mut at, mut place) = (0, carrier.place);
        if !duty.is_empty() {
            at = carrier.free;
        }
        for &(i, to) in duty {
            let trip = &self.trips[i];
            let (load, unload) = pace.service[i];
            at = (at + pace.drive[place][trip.pickup]).max(trip.ready)
                + load
                + pace.drive[trip.pickup][to]
                + unload;
            place = to;
        }
        at
    }

    /// Draws a change of two duties, or of one; none if what was drawn makes no sense.
    fn draw(&self, now: &Now, random: &mut Random) -> Option<Change> {
        let (a, b) = (random.below(now.duties.len()), random.below(now.duties.len()));
        let mut first = now.duties[a].clone();
        if first.is_empty() {
            return None;
        }
        let i = random.below(first.len());
        let mut moved = None;
        let mut second = if a == b { Vec::new() } else { now.duties[b].clone() };
        match random.below(8) {
            // A trip goes elsewhere, in another duty or its own.
            0..=2 => {
                let leg = first.remove(i);
                let to = if a == b { &mut first } else { &mut second };
                to.insert(random.below(to.len() + 1), leg);
            }
            // Two trips change places, or only where they go.
            3..=5 => {
                let j = random.below(if a == b { first.len() } else { second.len().max(1) });
                let other = if a == b { first.get(j) } else { second.get(j) };
                let (x, y) = (first[i], *other?);
                let whole = random.chance(0.5);
                if !whole && (x.1 == y.1 || !self.exchange(x, y, &now.room)) {
                    return None;
                }
                let (to_x, to_y) = if whole { (y, x) } else { ((x.0, y.1), (y.0, x.1)) };
                first[i] = to_x;
                if a == b {
                    first[j] = to_y;
                } else {
                    second[j] = to_y;
                }
                if !whole {
                    moved = Some(vec![(x.0, x.1, y.1), (y.0, y.1, x.1)]);
                }
            }
            // All that comes after changes vehicles.
            6 if a != b => {
                let j = random.below(second.len() + 1);
                let (tail, other) = (first.split_off(i), second.split_off(j));
                first.extend(other);
                second.extend(tail);
            }
            // Somewhere else that has room.
            _ => {
                let (trip, from) = first[i];
                let to = random.pick(&self.trips[trip].to);
                if to == from || !fits(now.room[to], &self.trips[trip]) {
                    return None;
                }
                first[i].1 = to;
                moved = Some(vec![(trip, from, to)]);
            }
        }
        let second = (a != b).then_some((b, second));
        Some(Change { first: (a, first), second, moved: moved.unwrap_or_default() })
    }

    /// Whether two trips may each go where the other goes.
    fn exchange(&self, x: Leg, y: Leg, room: &[Left]) -> bool {
        let (p, q) = (&self.trips[x.0], &self.trips[y.0]);
        let enough = |at: Left, out: &Trip, into: &Trip| {
            fits((at.0.saturating_add(out.people), at.1.saturating_add(out.stretchers)), into)
        };
        p.to.contains(&y.1) && q.to.contains(&x.1) && enough(room[x.1], p, q) && enough(room[y.1], q, p)
    }

    /// Commits duties in the order in which their trips begin.
    pub(crate) fn commit(&self, dispatcher: &mut Dispatcher<'_, '_>, duties: &[Vec<Leg>]) {
        let model = dispatcher.schedule.model;
        let mut all: Vec<(i64, usize, Leg)> = Vec::new();
        for (v, duty) in duties.iter().enumerate() {
            all.extend(duty.iter().enumerate().map(|(n, &leg)| (self.length(v, &duty[..n]), v, leg)));
        }
        // A duty's trips end one after the other: sorting keeps their order, for ends that are alike too.
        all.sort_by_key(|x| (x.0, x.1));
        for (_, v, (i, to)) in all {
            let trip = &self.trips[i];
            let class = model.sources[trip.source].class;
            let call =
                |place, source| Call { place, items: vec![Item { class, families: trip.families, source }] };
            let member = Member {
                vehicle: self.carriers[v].vehicle,
                pickups: vec![call(self.places[trip.pickup], trip.source)],
                drops: vec![call(self.places[to], trip.source)],
            };
            let movement =
                Movement { way: Vec::new(), members: vec![member], not_before: model.now, overdue: false };
            let gene = Gene { zones: (self.zone, self.zone), ..Rule::plain().gene };
            dispatcher.adopt(gene, movement);
        }
    }
}

/// Duties as they are, with what is known of them.
struct Now {
    duties: Vec<Vec<Leg>>,
    lengths: Vec<i64>,
    room: Vec<Left>,
    /// Of the powers of all lengths.
    sum: f64,
    scale: f64,
}

/// New duties of one vehicle or two, and which trips go elsewhere: trip, from, to.
struct Change {
    first: (usize, Vec<Leg>),
    second: Option<(usize, Vec<Leg>)>,
    moved: Vec<(usize, usize, usize)>,
}

/// What takes a change back.
struct Back {
    duties: Vec<(usize, Vec<Leg>, i64)>,
    room: Vec<(usize, Left)>,
    sum: f64,
}

impl Now {
    fn apply(&mut self, all: &Duties, change: Change) -> Back {
        let mut back = Back { duties: Vec::new(), room: Vec::new(), sum: self.sum };
        for (v, duty) in std::iter::once(change.first).chain(change.second) {
            let length = all.length(v, &duty);
            self.sum += power(length, self.scale) - power(self.lengths[v], self.scale);
            back.duties.push((v, std::mem::replace(&mut self.duties[v], duty), self.lengths[v]));
            self.lengths[v] = length;
        }
        for (trip, from, to) in change.moved {
            back.room.extend([(from, self.room[from]), (to, self.room[to])]);
            give(&mut self.room[from], &all.trips[trip]);
            take(&mut self.room[to], &all.trips[trip]);
        }
        back
    }

    fn undo(&mut self, back: Back) {
        self.sum = back.sum;
        for (v, duty, length) in back.duties {
            self.duties[v] = duty;
            self.lengths[v] = length;
        }
        for (place, room) in back.room.into_iter().rev() {
            self.room[place] = room;
        }
    }

    fn longest(&self) -> i64 {
        self.lengths.iter().copied().max().unwrap_or(0)
    }

    /// The eighth root of the sum of eighth powers, in seconds. Roots are exact to the last bit on every machine; powers need not be.
    fn cost(&self) -> f64 {
        self.sum.max(0.0).sqrt().sqrt().sqrt() * self.scale
    }
}

fn power(seconds: i64, scale: f64) -> f64 {
    let x = seconds as f64 / scale;
    let square = x * x;
    let fourth = square * square;
    fourth * fourth
}

fn fits(room: Left, trip: &Trip) -> bool {
    room.0 >= trip.people && room.1 >= trip.stretchers
}

/// Room without a limit stays without one.
fn take(room: &mut Left, trip: &Trip) {
    for (left, n) in [(&mut room.0, trip.people), (&mut room.1, trip.stretchers)] {
        if *left != i64::MAX {
            *left -= n;
        }
    }
}

fn give(room: &mut Left, trip: &Trip) {
    for (left, n) in [(&mut room.0, trip.people), (&mut room.1, trip.stretchers)] {
        if *left != i64::MAX {
            *left += n;
        }
    }
}

fn pace(model: &Model<'_>, k: Idx<Kind>, places: &[Idx<Place>], loads: impl Iterator<Item = Load>) -> Pace {
    let seconds = |from: Idx<Place>, to: Idx<Place>| match model.roads.seconds(k, from, to) {
        _ if from == to => 0,
        Some(takes) => takes.0.min(NEVER),
        None => NEVER,
    };
    let drive = places.iter().map(|&a| places.iter().map(|&b| seconds(a, b)).collect()).collect();
    let kind = &model.scenario.kinds[k];
    let service = loads.map(|load| {
        let (on, off) =
            (kind.loading.stop + kind.loading.of(load), kind.unloading.stop + kind.unloading.of(load));
        (on.0, off.0)
    });
    Pace { drive, service: service.collect() }
}
