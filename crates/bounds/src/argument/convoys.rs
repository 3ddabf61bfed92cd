//! Convoys make all their vehicles wait for each other at inspections, and only so many convoys can go.
//!
//! A convoy of N carriers and its escorts, e at least, is inspected as a whole: each of its vehicles is in the corridor
//! for at least the driving time and ins(N + e), where ins(n) = Σ over posts of ⌈n / lanes⌉ × `vehicle`. The time rows
//! of `fleet` count ins(1 + e). Let extra(N) = ins(N + e) − ins(1 + e).
//!
//! **Crossings of threads.** Take a thread as in `fleet`: from the vehicle's first loading, its way from stop to stop
//! until the last of its families alights by t. It is cut into segments that do not overlap in time, and each
//! crossing of the vehicle lies in one segment or in none. Let a ≥ 0 be a charge for each crossing and Dₐ the shortest
//! way with crossings so much longer; it is a metric like D, so all that `fleet` says of y and z holds for it. In
//! a segment the vehicle is in motion for at least Dₐ less a − extra(N) for each crossing, N the carriers of
//! the convoy in which it really crossed. Other crossings after the first loading that end by t are usable time too,
//! and no segment needs it. So with ω the width of the threads that have a crossing in a segment, the
//! time row with Dₐ holds when Σ over crossings of (ω a − extra(N)) is added to its capacity, over the crossings that end by t
//! and any more that lie in a segment. The same without time: Σ of shares × the charges on the way
//! (there, and back by y and z) is at most what the first trip has free + Σ ω a.
//!
//! **Joint claim.** Choose prices λ ≥ 0 of the time rows, κ ≥ 0 for a convoy in each direction of each corridor,
//! and for each kind, with w the sum of its λ, the charge A = least over N of w extra(N) + κ / N, over every N that the
//! corridor allows. Split A in any way among rows, as λ a or as charges without time: a crossing then adds at
//! most A − w extra(N) ≤ κ / N, and if it is in no segment, nothing need be added. A convoy of N carriers adds at
//! most κ, whatever the kinds in it. Hence
//!
//!   Σ λ × (rows with Dₐ) ≤ Σ λ × (their capacities with Dₐ) + Σ over directions of κ × convoys(t),
//!
//! where convoys(t) is the most convoys (`exits`) that can depart after some vehicle has loaded for the first
//! time, and arrive in time for somebody to alight by t: others have no crossing in a segment. Such a convoy ends
//! by t, so the seconds of all its crossings that count are usable. Closed spans are not touched: nobody crosses then.
//!
//! The prices come from a linear program in which a vehicle of each kind may cross in a convoy of each
//! size, for 1 / N of a convoy and extra(N) of the time of its kind. Nothing is taken from it on trust.

use std::rc::Rc;

use domain::{Corridor, Direction, Idx, Place, Time};

use super::Row;
use super::crew::{Crew, Ready, TimeRow};
use super::earliest::Rides;
use super::exits::Exit;
use crate::packing::{SORTS, Share};
use crate::program::Prices;
use crate::roads::{Charges, FAR};
use crate::world::World;

/// Larger convoys than this are charged as if of this size.
const SIZES: usize = 60;

/// One direction of a corridor in which larger convoys take longer.
struct Way<'w> {
    corridor: Idx<Corridor>,
    direction: Direction,
    exit: Exit<'w>,
    /// Least seconds from an arrival until anybody has alighted.
    tail: i64,
    /// By carriers, from 1: seconds beyond the smallest convoy.
    extra: Vec<i64>,
    /// Whether convoys can have more carriers than `extra` says.
    beyond: Option<i64>,
}

/// A crossing that rides of a kind make: what one ride takes of it.
pub(crate) struct Crossed {
    /// Which kind, and its time rows.
    pub(crate) crew: usize,
    pub(crate) rows: Vec<usize>,
    /// How vehicles are counted.
    share: Share,
    pub(crate) way: usize,
    /// Ride and crossings for one vehicle-load.
    pub(crate) uses: Vec<(usize, f64)>,
    /// Crossings that `uses` counts too many at the beginning.
    pub(crate) free: f64,
}

/// The directions whose convoys are short of time.
pub(crate) struct Convoys<'w> {
    ways: Vec<Way<'w>>,
    /// Kinds with time rows, and these rows.
    crews: Vec<(Rc<Crew<'w>>, Vec<usize>)>,
    pub(crate) crossed: Vec<Crossed>,
    pub(crate) detours: Vec<Detour>,
}

/// Another corridor between the same zones: instead of one sort of crossing another, and more seconds.
pub(crate) struct Detour {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) seconds: f64,
}

/// Rows with crossings charged, times their prices.
pub(crate) struct Charged<'w> {
    /// By row: whether it is among them.
    pub(crate) replaced: Vec<bool>,
    /// By ride: what it takes.
    pub(crate) uses: Vec<f64>,
    /// Time rows.
    timed: Vec<(f64, Rc<TimeRow<'w>>, Ready)>,
    /// What the first trips have free of charges without time.
    free: f64,
}

impl Charged<'_> {
    /// The capacities by t, convoys aside.
    pub(crate) fn capacity(&self, t: Time) -> f64 {
        self.free + self.timed.iter().map(|(price, time, ready)| price * time.capacity(ready, t)).sum::<f64>()
    }
}

/// Charges without time are counted in steps of one part in so many.
const PARTS: f64 = (1 << 24) as f64;

impl<'w> Convoys<'w> {
    /// O(kinds × places × legs log places × directions).
    pub(crate) fn new(w: &'w World, rides: &'w Rides, rows: &[Row<'w>]) -> Convoys<'w> {
        let mut crews: Vec<(Rc<Crew<'w>>, Vec<usize>)> = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            if let Some(time) = &row.time {
                match crews.iter_mut().find(|(crew, _)| crew.k == time.crew.k) {
                    Some((_, mine)) => mine.push(r),
                    None => crews.push((Rc::clone(&time.crew), vec![r])),
                }
            }
        }
        let mut convoys =
            Convoys { ways: ways(w, rides, &crews), crews, crossed: Vec::new(), detours: Vec::new() };
        for way in 0..convoys.ways.len() {
            for crew in 0..convoys.crews.len() {
                let crossed = convoys.crossed(w, rides, crew, way);
                convoys.crossed.extend(crossed);
            }
        }
        convoys.detours = (0..convoys.crews.len()).flat_map(|c| convoys.detours(w, rides, c)).collect();
        convoys
    }

    pub(crate) fn ways(&self) -> usize {
        self.ways.len()
    }

    /// Sizes of convoys with their extra seconds: those where one more carrier would take longer, each at least a
    /// tenth larger than the one before, and the largest.
    pub(crate) fn sizes(&self, way: usize) -> Vec<(f64, f64)> {
        let extra = &self.ways[way].extra;
        let mut sizes: Vec<usize> = Vec::new();
        for size in 1..=extra.len() {
            let last = size == extra.len();
            let corner = last || extra[size] > extra[size - 1];
            if last || (corner && sizes.last().is_none_or(|before| size * 10 >= before * 11)) {
                sizes.push(size);
            }
        }
        sizes.into_iter().map(|size| (size as f64, extra[size - 1] as f64)).collect()
    }

    /// The direction in words.
    pub(crate) fn says(&self, w: &World, way: usize) -> String {
        let x = &self.ways[way];
        let corridor = &w.s.corridors[x.corridor].id;
        format!(
            "few convoys through {corridor} ({}), and in large ones all wait for the inspection of all",
            x.direction.as_str()
        )
    }

    /// The most convoys that matter by t.
    pub(crate) fn most(&self, way: usize, t: Time) -> f64 {
        let x = &self.ways[way];
        x.exit.convoys_inspected(Time(t.0 - x.tail))
    }

    /// The rows of these prices: of rows, of convoys, and of the crossings that are counted apart.
    pub(crate) fn charged(&self, w: &World, rides: &Rides, rows: &[Row<'w>], price: &Prices) -> Charged<'w> {
        let mut found = Charged {
            replaced: vec![false; rows.len()],
            uses: vec![0.0; rides.all.len()],
            timed: Vec::new(),
            free: 0.0,
        };
        for (c, (crew, mine)) in self.crews.iter().enumerate() {
            let weight: f64 = mine.iter().map(|&r| price.rows[r]).sum();
            // By rule of shares: what of A it is charged for each way.
            let counted: Vec<(&Crossed, f64)> = self
                .crossed
                .iter()
                .zip(&price.crossed)
                .filter(|(x, _)| x.crew == c)
                .map(|(x, &a)| (x, a))
                .collect();
            let all: Vec<f64> =
                self.ways.iter().zip(&price.convoys).map(|(way, &kappa)| way.charge(weight, kappa)).collect();
            let asked =
                |way: usize| -> f64 { counted.iter().filter(|(x, _)| x.way == way).map(|(_, a)| a).sum() };
            let asked: Vec<f64> = (0..self.ways.len()).map(asked).collect();
            let mut shares: Vec<Share> = counted.iter().map(|(x, _)| x.share).collect();
            shares.dedup();
            shares.sort_by_key(|s| (s.sort, s.rounds));
            shares.dedup();
            for share in shares {
                let of_share = |r: &&usize| rows[**r].time.as_ref().is_some_and(|t| t.share == share);
                let priced: Vec<usize> =
                    mine.iter().filter(of_share).filter(|&&r| price.rows[r] > 0.0).copied().collect();
                let lambda: f64 = priced.iter().map(|&r| price.rows[r]).sum();
                let scale = if lambda > 0.0 { 1.0 / lambda } else { PARTS };
                let mut charges = Charges { time: lambda > 0.0, crossing: vec![[0, 0]; w.s.corridors.len()] };
                for (x, a) in counted.iter().filter(|(x, _)| x.share == share) {
                    let part = if asked[x.way] > 0.0 { a / asked[x.way] } else { 0.0 };
                    let way = &self.ways[x.way];
                    // Whole seconds or parts, rounded down, and no more than can be added up.
                    charges.crossing[way.corridor.get()][way.direction as usize] =
                        (all[x.way] * part * scale * (1.0 - 1e-9)).clamp(0.0, 1e12).floor() as i64;
                }
                if charges.crossing.iter().flatten().all(|&x| x == 0) {
                    continue;
                }
                let metric = crew.metric(w, rides, Some(&charges));
                for &r in &priced {
                    let Some(time) = &rows[r].time else { continue };
                    found.replaced[r] = true;
                    for (i, x) in time.uses(w, rides, &metric) {
                        found.uses[i] += price.rows[r] * x;
                    }
                    found.timed.push((price.rows[r], Rc::clone(time), time.ready(w, &metric)));
                }
                if priced.is_empty() {
                    let back = crew.nearest(&metric);
                    for &i in &crew.mine {
                        let part = share.of(crew.kind, w.groups[rides.all[i].group].unit);
                        let (p, d) = crew.ends(rides, i);
                        let count = metric.out[p][d].saturating_add(back[p]);
                        found.uses[i] += part * count as f64 / PARTS;
                    }
                    let most = back.iter().copied().max().unwrap_or(0);
                    found.free += crew.vehicles * most as f64 / PARTS;
                }
            }
        }
        found
    }

    /// How often rides of a kind cross here on their shortest ways, there and back: for each sort of room.
    fn crossed(&self, w: &World, rides: &Rides, c: usize, way: usize) -> Vec<Crossed> {
        let x = &self.ways[way];
        let (crew, mine) = &self.crews[c];
        let mut charges = Charges { time: true, crossing: vec![[0, 0]; w.s.corridors.len()] };
        charges.crossing[x.corridor.get()][x.direction as usize] = 1;
        let (plain, longer) = (crew.metric(w, rides, None), crew.metric(w, rides, Some(&charges)));
        let back: Vec<i64> =
            crew.nearest(&longer).iter().zip(crew.nearest(&plain)).map(|(a, b)| a - b).collect();
        let count = |i: usize| {
            let (p, d) = crew.ends(rides, i);
            (longer.out[p][d] - plain.out[p][d] + back[p]) as f64
        };
        let free = back.iter().copied().max().unwrap_or(0) as f64 * crew.vehicles;
        let of_sort = |sort: usize| {
            let share = Share { sort, rounds: 0 };
            let part = |i: usize| share.of(crew.kind, w.groups[rides.all[i].group].unit);
            let uses: Vec<(usize, f64)> =
                crew.mine.iter().map(|&i| (i, count(i) * part(i))).filter(|x| x.1 > 0.0).collect();
            (crew.kind.room.parts()[sort] > 0).then(|| Crossed {
                crew: c,
                rows: mine.clone(),
                share,
                way,
                uses,
                free,
            })
        };
        (0..SORTS).filter_map(of_sort).collect()
    }
}

impl Convoys<'_> {
    /// For each two parallel ways the least that the second is longer, over the rides of a kind.
    fn detours(&self, w: &World, rides: &Rides, c: usize) -> Vec<Detour> {
        let crew = &self.crews[c].0;
        let zones = |x: &Way| {
            let (from, to) = w.s.corridors[x.corridor].gates(x.direction);
            (w.s.places[from].zone, w.s.places[to].zone)
        };
        let mut found = Vec::new();
        let mut plain = None;
        for (j, to) in self.ways.iter().enumerate() {
            let parallel = |x: &&(usize, &Way)| x.0 != j && zones(x.1) == zones(to);
            let others: Vec<(usize, &Way)> =
                self.ways.iter().enumerate().collect::<Vec<_>>().iter().filter(parallel).copied().collect();
            if others.is_empty() {
                continue;
            }
            let mut charges = Charges { time: true, crossing: vec![[0, 0]; w.s.corridors.len()] };
            for (_, x) in &others {
                charges.crossing[x.corridor.get()][x.direction as usize] = 1_000_000_000;
            }
            let plain = plain.get_or_insert_with(|| crew.metric(w, rides, None));
            let by = crew.metric(w, rides, Some(&charges));
            let longer = |a: &[Vec<i64>], b: &[Vec<i64>]| -> i64 {
                let each = a.iter().flatten().zip(b.iter().flatten()).map(|(a, b)| b - a);
                each.filter(|&x| x > 0).min().unwrap_or(0)
            };
            let seconds = longer(&plain.out, &by.out).min(longer(&plain.back, &by.back));
            for (i, _) in others {
                let sort = |x: &Crossed, way: usize| x.crew == c && x.way == way;
                for (from, x) in self.crossed.iter().enumerate().filter(|(_, x)| sort(x, i)) {
                    let same = |y: &Crossed| sort(y, j) && y.share == x.share;
                    if let Some(to) = self.crossed.iter().position(same) {
                        found.push(Detour { from, to, seconds: seconds as f64 });
                    }
                }
            }
        }
        found
    }
}

impl Way<'_> {
    /// A: the least over sizes of the extra seconds at the weight of a kind, and the share of a convoy's price.
    fn charge(&self, weight: f64, kappa: f64) -> f64 {
        charge(&self.extra, self.beyond, weight, kappa)
    }
}

/// The directions that inspect every vehicle and whose convoys are limited.
fn ways<'w>(w: &'w World, rides: &'w Rides, crews: &[(Rc<Crew<'w>>, Vec<usize>)]) -> Vec<Way<'w>> {
    let s = w.s;
    // When a vehicle can first be anywhere after it has loaded.
    let mut labels = vec![Time::MAX; s.places.len()];
    for (crew, _) in crews {
        let from: Vec<(Idx<Place>, Time)> =
            crew.begins().map(|(e, p)| (crew.pickups[p], e + domain::Duration(crew.loads[p]))).collect();
        for (a, b) in labels.iter_mut().zip(w.roads.earliest(crew.k, &from, 0)) {
            *a = (*a).min(b);
        }
    }
    let carriers: u32 = s.kinds.iter().filter(|k| !k.escort).map(domain::Kind::usable).sum();
    let mut found = Vec::new();
    for (from, c) in w.roads.crossings() {
        let corridor = &s.corridors[c.corridor];
        let escorts = corridor.convoy.escorts;
        let most =
            corridor.convoy.most.map_or(carriers, |m| m.saturating_sub(escorts).min(carriers)) as usize;
        let inspections = corridor.stops(c.direction);
        let takes = |n: usize| -> i64 {
            inspections.iter().map(|(_, _, i)| i.takes(n + escorts as usize, 0).0).sum()
        };
        let extra: Vec<i64> = (1..=most.min(SIZES)).map(|n| takes(n) - takes(1)).collect();
        let tail = crews.iter().flat_map(|(crew, _)| {
            let profile = w.roads.profile(crew.k);
            crew.mine.iter().map(move |&i| {
                let r = &rides.all[i];
                let unload = crew.kind.unloading.stop + crew.kind.unloading.of(w.groups[r.group].smallest);
                rides.least(profile, c.to, r.dest) + unload.0
            })
        });
        let tail = tail.min().unwrap_or(FAR);
        let first = labels[from.get()];
        if extra.last().is_none_or(|&x| x == 0) || tail >= FAR || first > s.end {
            continue;
        }
        let windows = &w.roads.open[c.corridor.get()];
        let exit = Exit::new(s, windows, c.corridor, c.direction, first, 0);
        if exit.convoys_inspected(s.end).is_finite() {
            let beyond = (most > SIZES).then(|| takes(SIZES + 1) - takes(1));
            let (corridor, direction) = (c.corridor, c.direction);
            found.push(Way { corridor, direction, exit, tail, extra, beyond });
        }
    }
    found
}

/// The least over sizes of the extra seconds at a weight, and the share of a convoy's price.
fn charge(extra: &[i64], beyond: Option<i64>, weight: f64, kappa: f64) -> f64 {
    let sizes = extra.iter().enumerate().map(|(i, &x)| weight * x as f64 + kappa / (i + 1) as f64);
    let least = sizes.chain(beyond.map(|x| weight * x as f64)).fold(f64::INFINITY, f64::min);
    // Nothing is claimed of a direction without sizes.
    if least.is_finite() { least } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mixture_of_carriers_in_a_convoy_is_worth_more_than_its_price() {
        // Two posts, with one and three lanes, behind one escort.
        let takes = |n: i64| 30 * (n + 1) + 180 * (n + 1 + 2).div_euclid(3);
        for most in [1, 2, 7, 31] {
            let extra: Vec<i64> = (1..=most).map(|n| takes(n) - takes(1)).collect();
            for kappa in [0.0, 10.0, 999.0, 20_000.0, 1e9] {
                for (weights, fleet) in [([1.0, 0.5], [20, 10]), ([1.0, 1e-3], [3, 40]), ([0.2, 0.0], [9, 9])]
                {
                    let a = weights.map(|w| charge(&extra, None, w, kappa));
                    for n in 0..=fleet[0].min(most) {
                        for m in 0..=fleet[1].min(most - n) {
                            if n + m == 0 {
                                continue;
                            }
                            let x = extra[(n + m - 1) as usize] as f64;
                            // Each crossing is in segments or in none.
                            let part = |i: usize, n: i64| n as f64 * (a[i] - weights[i] * x).max(0.0);
                            let sum = part(0, n) + part(1, m);
                            assert!(sum <= kappa * (1.0 + 1e-9), "{sum} > {kappa}: {n} + {m} of {most}");
                        }
                    }
                    // And with a penny more some convoy of one kind would be worth more than its price.
                    let most_worth = |n: usize| (n + 1) as f64 * (a[0] - weights[0] * extra[n] as f64);
                    let worth = (0..extra.len()).map(most_worth).fold(0.0, f64::max);
                    assert!(worth >= kappa * (1.0 - 1e-9), "{worth} < {kappa} of {most}");
                }
            }
        }
    }
}
