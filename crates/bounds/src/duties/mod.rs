//! Whole days of the vehicles, convoys and all: a bound on exposure that sees what the staircase does not, because there every
//! instant is looked at by itself.
//!
//! Proof (Lagrangian relaxation; Geoffrion, Mathematical Programming Study 2, 1974). Take any plan. Give each group an instant θ,
//! each destination a price σ ≥ 0 for a person, and each direction of a corridor a price M(t) ≥ 0 for a convoy that departs at t.
//! A family that is safe at t counts weight × (t − ready), one that is left weight × (end − ready); with ready ≤ θ ≤ end both are
//! at least weight × (θ − ready) less, for the first, weight × (θ − t). So the exposure is at least
//!
//!   Σ units × weight × (θ − ready) − Σ over families safe at t of weight × (θ − t).
//!
//! Whoever comes to a destination pays σ, which is at most what all its room is worth; and each of the carriers of a convoy,
//! N at most so many, pays M / N: of one convoy not more than M, and of all not more than the best timetable that keeps the headway
//! is worth. So what is subtracted is at most
//!
//!   Σ over vehicles of the most that one can earn after paying + Σ room × σ + Σ over directions of the best timetable.
//!
//! **Threads.** A family takes a share of its vehicle: the mean of its parts of the seats, wheelchair places and stretchers, with
//! weights that sum to 1, so no load that fits takes more than 1. Give each family, when it boards, as much of the span from 0 to 1
//! as its share, of what nobody aboard has. Then each point of the span, a *thread*, has at most one family at a time, drives as the
//! vehicle drives and pays what it pays; and a vehicle earns the mean over its threads of what a thread earns that gains
//! (weight × (θ − t) − people × σ) / share for each family that it carries. So a vehicle earns no more than its best thread.
//!
//! **Loading and unloading.** In a visit all families that board or alight take their time one after the other, and all threads wait
//! as long. Over the threads the mean of the time that a vehicle full of a thread's own family would take (of the threads that load
//! or unload in the visit) is just that time. So with a price λ(t) ≥ 0 for it, threads that earn λ while they wait in visits and
//! pay λ for the time of a vehicle full of each family of their own earn in the mean what they would without. The most is taken of
//! what is earned and the least of what is paid, over all the time that the visit may take.
//!
//! **The recursion** (`net`, `best`) finds the most that a thread can earn in a net in which every thread of every plan has a way
//! that is nowhere later: it drives within zones at its least, may wait anywhere and earns λ at every place where its kind loads
//! or unloads, takes a stop and its own family's time there, is in a corridor, open then, at least as long as a convoy of that size
//! takes, and rests. Of each wait in a visit less than a step can be missed in counting steps, so a step more is earned at its end.
//! Families of kinds that load and unload at one place are not looked at.
//!
//! Any prices prove; good ones are sought by subgradients with Polyak's step (Polyak, USSR Computational Mathematics and Mathematical
//! Physics 9, 1969), in smaller nets of plain trips and longer steps, and the bound is taken from the whole net.

mod best;
mod net;
mod slots;
#[cfg(test)]
mod tests;

use domain::{Idx, Place, Scenario, State, Time};

use crate::argument::earliest::{Rides, rides};
use crate::world::{Aboard, World};
use best::{Clock, Hours, Prices, Table, Trace};
use net::{Lane, Net, lanes};

/// Seconds of a step of the net that proves: the first with which it is small enough. They divide the hour.
const STEPS: [i64; 5] = [30, 60, 90, 120, 180];

/// The most additions of a recursion that is worth its time.
const WORK: usize = 150_000_000;

/// The most rounds with nets of one step.
const ROUNDS: usize = 200;

/// The search is given up where it is so far below what is known already.
const HOPELESS: f64 = 0.85;

/// So many rounds without anything better and the step becomes shorter.
const PATIENCE: usize = 5;

/// Hours between two instants at which the price of a convoy is chosen.
const KNOT: f64 = 1.0;

/// A point: what the prices are made of.
#[derive(Clone)]
struct Point {
    until: Vec<f64>,
    room: Vec<f64>,
    convoy: Vec<Vec<f64>>,
    /// By kind: for an hour of loading and unloading.
    dwell: Vec<Vec<f64>>,
}

/// All that does not change with the prices.
struct Days<'w> {
    w: &'w World<'w>,
    lanes: Vec<Lane<'w>>,
    /// By destination: room, where it is limited.
    room: Vec<Option<f64>>,
    clock: Clock,
    nets: Vec<(Net, Hours)>,
    /// The kind of each net.
    kinds: Vec<Idx<domain::Kind>>,
    /// Groups that some vehicle can bring out.
    counted: Vec<bool>,
}

/// A lower bound on the exposure of every plan; none where the argument says nothing or would take too
/// long. `known` is a bound on the exposure and one on the last arrival, from which the search begins; `effort` is about how many additions it may take.
pub(crate) fn exposure(s: &Scenario, state: Option<&State>, known: (f64, Time), effort: f64) -> Option<f64> {
    let world = World::new(s, state, 0);
    let rides = rides(&world);
    let settled = world.settled.exposure;
    let known = (known.0 - settled, known.1);
    let fits = |step: &i64| Days::new(&world, &rides, *step, false).filter(|days| days.work() <= WORK);
    let whole = STEPS.iter().find_map(fits)?;
    let step = whole.clock.step.max(60);
    let mut point = None;
    for (times, part) in [(4, 0.3), (2, 0.4), (1, 0.3)] {
        let days = Days::new(&world, &rides, step * times, true)?;
        let rounds = (part * effort / days.work().max(1) as f64) as usize;
        let (value, found) = days.seek(known, rounds.min(ROUNDS), point);
        if value < HOPELESS * known.0 {
            return None;
        }
        point = Some(found);
    }
    let proved = whole.bound(&point?, None);
    (proved.is_finite() && proved > 0.0).then_some(proved - 1e-7 * proved + settled)
}

impl<'w> Days<'w> {
    /// Everything for steps of so many seconds, with `plain` for trips that do not turn back. O(kinds × lots × places²).
    fn new(w: &'w World<'w>, rides: &Rides, step: i64, plain: bool) -> Option<Days<'w>> {
        let s = w.s;
        let mut dests: Vec<Idx<Place>> = rides.all.iter().map(|r| r.dest).collect();
        dests.sort_unstable();
        dests.dedup();
        let carriers: u32 = s.kinds.iter().filter(|k| !k.escort).map(domain::Kind::usable).sum();
        let lanes = lanes(w, step, carriers as usize);
        let steps = ((s.end - s.start).0 / step + 1) as usize;
        let room = |&d: &Idx<Place>| {
            let most = s.places[d].receives.and_then(|r| r.people)?;
            Some((f64::from(most) - w.settled.received[d.get()].0).max(0.0))
        };
        let room = dests.iter().map(room).collect();
        let opens =
            lanes.iter().filter_map(|x| x.open.earliest(s.start, domain::Duration(x.sizes[0].1))).min();
        let free = w.starts.iter().map(|x| x.free).min()?;
        let first = (opens.map_or(free, |t| t.max(free)) - s.start).0;
        let clock = Clock::new(w, &lanes, step, steps);
        let kinds: Vec<_> =
            s.kinds.indices().filter(|&k| rides.all.iter().any(|r| r.kind == Some(k))).collect();
        let mut nets = Vec::new();
        for &k in &kinds {
            let net = Net::new(w, rides, &lanes, &dests, k, step, plain)?;
            nets.push((net, Hours::new(s.kinds[k].duty, first, &clock)));
        }
        if nets.is_empty() {
            return None;
        }
        let counted = |(g, group): (usize, &crate::world::Group)| {
            group.aboard == Aboard::No && rides.all.iter().any(|r| r.group == g)
        };
        let counted = w.groups.iter().enumerate().map(counted).collect();
        Some(Days { w, lanes, room, clock, nets, kinds, counted })
    }

    /// Additions for one bound, about.
    fn work(&self) -> usize {
        self.nets.iter().map(|(net, hours)| net.work(hours, self.clock.steps)).sum()
    }
}

impl Days<'_> {
    fn hours(&self, t: domain::Time) -> f64 {
        (t - self.w.s.start).as_hours()
    }

    /// Prices of a point, step by step.
    fn prices(&self, point: &Point, kind: usize) -> Prices {
        let groups = &self.w.groups;
        let steps = |at: &Vec<f64>| -> Vec<f64> {
            let price = |k: usize| {
                let two = knots(k as f64 * self.clock.step as f64 / 3600.0);
                two.map(|(i, part)| at.get(i).unwrap_or(&0.0) * part)
            };
            (0..self.clock.steps + 200).map(|k| price(k).iter().sum()).collect()
        };
        let dwell = steps(&point.dwell[kind]);
        // The price is straight between hours, which are at whole steps: of a span it is the most and the least at a step of it.
        let span = |from: usize, until: usize| &dwell[from..=until.min(dwell.len() - 1)];
        let most = |steps: usize| -> Vec<f64> {
            (0..dwell.len()).map(|k| span(k, k + steps + 2).iter().copied().fold(0.0, f64::max)).collect()
        };
        let least = |seconds: i64| -> Vec<f64> {
            let back = (seconds / self.clock.step + 2) as usize;
            let of =
                |k: usize| span(k.saturating_sub(back), k + 2).iter().copied().fold(f64::INFINITY, f64::min);
            (0..dwell.len()).map(of).collect()
        };
        let of = &self.w.s.kinds[self.kinds[kind]];
        let net = &self.nets[kind].0;
        Prices {
            until: point.until.clone(),
            weight: groups.iter().map(|g| g.weight).collect(),
            people: groups.iter().map(|g| f64::from(g.unit.people())).collect(),
            room: point.room.clone(),
            convoy: point.convoy.iter().map(steps).collect(),
            dwell: most(0),
            own: most((net.own() / self.clock.step) as usize + 1),
            loading: least((of.loading.of(of.room) + of.loading.stop).0),
            unloading: least((of.unloading.of(of.room) + of.unloading.stop).0),
        }
    }

    /// What a point proves; and by how much that grows with each of its figures.
    fn bound(&self, point: &Point, grows: Option<&mut Point>) -> f64 {
        let groups = &self.w.groups;
        let end = self.hours(self.w.s.end);
        let prices: Vec<Prices> = (0..self.nets.len()).map(|kind| self.prices(point, kind)).collect();
        let mut sum = 0.0;
        let mut slope = Point {
            until: vec![0.0; groups.len()],
            room: vec![0.0; self.room.len()],
            convoy: point.convoy.iter().map(|at| vec![0.0; at.len()]).collect(),
            dwell: point.dwell.iter().map(|at| vec![0.0; at.len()]).collect(),
        };
        for (g, group) in groups.iter().enumerate().filter(|x| x.1.aboard == Aboard::No) {
            let until = if self.counted[g] { point.until[g] } else { end };
            sum += group.units * group.weight * (until - self.hours(group.ready));
            slope.until[g] = group.units * group.weight;
        }
        for (d, room) in self.room.iter().enumerate() {
            if let Some(room) = room {
                sum -= room * point.room[d];
                slope.room[d] = -room;
            }
        }
        for (x, lane) in self.lanes.iter().enumerate() {
            let Some(spacing) = lane.spacing else { continue };
            // Nothing departs where the smallest convoy could not.
            let open = &self.clock.open[x][0];
            let price: Vec<f64> =
                prices[0].convoy[x].iter().zip(open).map(|(p, open)| if *open { *p } else { 0.0 }).collect();
            let (worth, departures) = slots::timetable(&price, spacing);
            sum -= worth;
            for k in departures {
                self.add(&mut slope.convoy[x], k, -1.0);
            }
        }
        let wanted = grows.is_some();
        for (kind, (net, hours)) in self.nets.iter().enumerate() {
            let table = Table::new(net, hours, &self.clock, &self.lanes, &prices[kind]);
            sum -= table.earn();
            for (start, count, earned) in table.each() {
                if !wanted || count <= 0.0 || earned <= 0.0 {
                    continue;
                }
                let Trace { safe, received, crossed, dwelt } = table.trace(start);
                for (k, n) in dwelt {
                    self.add(&mut slope.dwell[kind], k, -count * n);
                }
                for (g, n) in safe {
                    slope.until[g] -= count * n * groups[g].weight;
                }
                for (d, n) in received {
                    slope.room[d] += count * n;
                }
                for (x, k, n) in crossed {
                    self.add(&mut slope.convoy[x], k, count * n);
                }
            }
        }
        if let Some(grows) = grows {
            *grows = slope;
        }
        sum
    }

    fn add(&self, knots_of: &mut [f64], k: usize, part: f64) {
        for (i, share) in knots(k as f64 * self.clock.step as f64 / 3600.0) {
            if let Some(x) = knots_of.get_mut(i) {
                *x += part * share;
            }
        }
    }

    /// Good prices. O(rounds × recursions).
    fn seek(&self, known: (f64, Time), rounds: usize, from: Option<Point>) -> (f64, Point) {
        let end = self.hours(self.w.s.end);
        let groups = &self.w.groups;
        let weight = self.w.weight();
        let last = self.w.s.end;
        let knots = (self.hours(last) / KNOT) as usize + 2;
        let until = self.hours(known.1).min(end).max(1.0);
        let carriers: u32 = self.kinds.iter().map(|&k| self.w.s.kinds[k].usable()).sum();
        let hour = |i: usize| weight / f64::from(carriers.max(1)) * (1.0 - i as f64 * KNOT / until).max(0.0);
        let mut at = Point {
            until: vec![until; groups.len()],
            room: vec![0.0; self.room.len()],
            convoy: self
                .lanes
                .iter()
                .map(|x| (0..if x.spacing.is_some() { knots } else { 0 }).map(|i| 2.0 * hour(i)).collect())
                .collect(),
            dwell: vec![(0..knots).map(|i| 0.5 * hour(i)).collect(); self.nets.len()],
        };
        let size =
            |g: usize| (weight / (groups.len() as f64 * groups[g].units * groups[g].weight).max(1e-9)).sqrt();
        let scale = Point {
            until: (0..groups.len()).map(|g| 2.0 * size(g).min(5.0)).collect(),
            room: vec![2.0; self.room.len()],
            convoy: at.convoy.iter().map(|x| vec![0.04 * weight; x.len()]).collect(),
            dwell: at.dwell.iter().map(|x| vec![0.02 * weight; x.len()]).collect(),
        };
        let mut hope = if from.is_some() { 0.03 } else { 0.2 };
        if let Some(from) = from {
            at = from;
        }
        let mut best = (f64::NEG_INFINITY, at.clone());
        let mut moving: Option<Point> = None;
        let mut since = 0;
        for _ in 0..rounds {
            let mut slope = at.clone();
            let value = self.bound(&at, Some(&mut slope));
            if value > best.0 {
                since = if value > best.0 + 1e-4 * best.0.abs() { 0 } else { since + 1 };
                best = (value, at.clone());
            } else {
                since += 1;
            }
            if since > PATIENCE {
                hope *= 0.6;
                since = 0;
                at = best.1.clone();
                moving = None;
                if hope < 2e-4 {
                    break;
                }
                continue;
            }
            slope.each(&scale, |g, s| *g *= s);
            if let Some(before) = &moving {
                slope.each(before, |g, b| *g = 0.5 * (*g + b));
            }
            let mut square = 0.0;
            slope.clone().each(&scale, |g, _| square += *g * *g);
            let length = (best.0.max(known.0) * (1.0 + hope) - value) / square.max(1e-12);
            let mut by = slope.clone();
            by.each(&scale, |g, s| *g *= s * length);
            at.each(&by, |x, d| *x += d);
            for (x, g) in at.until.iter_mut().zip(groups) {
                *x = x.clamp(self.hours(g.ready), end);
            }
            let convoy = at.convoy.iter_mut().chain(&mut at.dwell).flatten();
            at.room.iter_mut().chain(convoy).for_each(|x| *x = x.max(0.0));
            for (x, room) in at.room.iter_mut().zip(&self.room) {
                if room.is_none() {
                    *x = 0.0;
                }
            }
            moving = Some(slope);
        }
        best
    }
}

impl Point {
    fn each(&mut self, other: &Point, mut change: impl FnMut(&mut f64, &f64)) {
        self.until.iter_mut().zip(&other.until).for_each(|(a, b)| change(a, b));
        self.room.iter_mut().zip(&other.room).for_each(|(a, b)| change(a, b));
        let convoy = self.convoy.iter_mut().flatten().zip(other.convoy.iter().flatten());
        convoy.for_each(|(a, b)| change(a, b));
        let dwell = self.dwell.iter_mut().flatten().zip(other.dwell.iter().flatten());
        dwell.for_each(|(a, b)| change(a, b));
    }
}

/// The two instants between which an hour lies, with their parts.
fn knots(hour: f64) -> [(usize, f64); 2] {
    let at = hour / KNOT;
    let low = at.floor().max(0.0);
    [(low as usize, 1.0 - (at - low)), (low as usize + 1, at - low)]
}
