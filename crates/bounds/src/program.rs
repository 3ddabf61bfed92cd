//! The most weight that can be safe by an instant: a linear program over the rides, bounded by prices.
//!
//! For instant t, let x be how many units of each group are safe by t by each ride. Every argument's row holds,
//! and no group has more units than it has. So with any prices λ ≥ 0 of the rows (weak duality)
//!
//!   weight safe by t ≤ Σ λ · capacity(t) + Σ over groups of units × max(0, best over rides that can be over
//!   by t of weight − Σ λ · uses).
//!
//! The right side is what [`Program::curve`] evaluates, so a bound is proved by its prices alone, however
//! they were found. One set of prices proves something at every instant.

use std::collections::BTreeMap;

use domain::Time;

use crate::argument::Row;
use crate::argument::convoys::{Charged, Convoys, Crossed};
use crate::argument::earliest::Rides;
use crate::simplex::{Problem, prices};
use crate::world::World;

/// More groups than this are lumped together while prices are sought (not where they are used).
const LUMP_ABOVE: usize = 260;

/// Rides, rows and the instants at which the staircase is kept.
pub(crate) struct Program<'w> {
    w: &'w World<'w>,
    rides: &'w Rides,
    pub(crate) rows: &'w [Row<'w>],
    pub(crate) convoys: Option<Convoys<'w>>,
    /// By ride: what it takes of which row.
    takes: Vec<Vec<(usize, f64)>>,
    /// Rides in the order of their earliest end.
    by_time: Vec<usize>,
    /// By group: its lump in the search for prices.
    lump: Vec<usize>,
    lumps: usize,
    /// By row: what all groups together could take of it. A row with that much is no limit.
    demand: Vec<f64>,
}

/// Units, their weight, and what they take of which row.
type Lumped = (f64, f64, BTreeMap<usize, f64>);

/// What proves: a price for each row, and for a convoy of each direction that is short of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prices {
    pub(crate) rows: Vec<f64>,
    /// Empty if crossings are not charged.
    pub(crate) convoys: Vec<f64>,
    /// For each sort of crossing that is counted.
    pub(crate) crossed: Vec<f64>,
}

impl<'w> Program<'w> {
    /// Rows of arguments, and with `convoys` the joint claim of time rows with crossings charged.
    pub(crate) fn new(
        w: &'w World<'w>,
        rides: &'w Rides,
        rows: &'w [Row<'w>],
        convoys: Option<Convoys<'w>>,
    ) -> Program<'w> {
        let mut takes = vec![Vec::new(); rides.all.len()];
        for (r, row) in rows.iter().enumerate() {
            for &(i, a) in &row.uses {
                if a != 0.0 {
                    takes[i].push((r, a));
                }
            }
        }
        let mut by_time: Vec<usize> = (0..rides.all.len()).collect();
        by_time.sort_by_key(|&i| (rides.all[i].earliest, i));
        let (lump, lumps) = lumped(w);
        let mut most = vec![0.0_f64; w.groups.len()];
        let demand = rows.iter().map(|row| {
            row.uses.iter().for_each(|&(i, a)| most[rides.all[i].group] = most[rides.all[i].group].max(a));
            let sum = row.uses.iter().map(|&(i, _)| rides.all[i].group);
            sum.map(|g| std::mem::take(&mut most[g]) * w.groups[g].units).sum()
        });
        let demand = demand.collect();
        Program { w, rides, rows, convoys, takes, by_time, lump, lumps, demand }
    }

    /// The bound on the weight safe by t, as (instant, bound) steps that hold from each instant on, without the
    /// rows' own part. Sorted. O(entries + rides log rides).
    fn steps(&self, price: &[f64], charged: Option<&Charged>) -> Vec<(Time, f64)> {
        let mut best = vec![0.0_f64; self.w.groups.len()];
        let plain: Vec<bool> = match charged {
            Some(x) => x.replaced.iter().map(|replaced| !replaced).collect(),
            None => vec![true; self.rows.len()],
        };
        let mut sum = 0.0;
        let mut steps = Vec::new();
        for &i in &self.by_time {
            let ride = &self.rides.all[i];
            let group = &self.w.groups[ride.group];
            let own = self.takes[i].iter().filter(|x| plain[x.0]);
            let more = charged.map_or(0.0, |x| x.uses[i]);
            let cost: f64 = more + own.map(|&(r, a)| price[r] * a).sum::<f64>();
            let gain = group.weight - cost;
            if gain > best[ride.group] {
                sum += (gain - best[ride.group]) * group.units;
                best[ride.group] = gain;
                steps.push((ride.earliest, sum));
            }
        }
        steps
    }

    /// The bound on the weight safe by each of these instants (in order), proved by these prices.
    pub(crate) fn curve(&self, price: &Prices, at: &[Time], capacity: &mut Capacities) -> Vec<f64> {
        let mut curve = vec![0.0; at.len()];
        let convoys = self.convoys.as_ref().filter(|_| price.convoys.iter().any(|&k| k > 0.0));
        let charged = convoys.map(|x| x.charged(self.w, self.rides, self.rows, price));
        for (r, &lambda) in price.rows.iter().enumerate() {
            if lambda > 0.0 && charged.as_ref().is_none_or(|x| !x.replaced[r]) {
                let known = capacity.of(r, at, &self.rows[r].capacity);
                curve.iter_mut().zip(known).for_each(|(sum, c)| *sum += lambda * c);
            }
        }
        if let Some(charged) = &charged {
            curve.iter_mut().zip(at).for_each(|(sum, &t)| *sum += charged.capacity(t));
        }
        for (way, &kappa) in price.convoys.iter().enumerate().filter(|x| *x.1 > 0.0) {
            if let Some(convoys) = convoys {
                let known = capacity.of(self.rows.len() + way, at, &|t| convoys.most(way, t));
                curve.iter_mut().zip(known).for_each(|(sum, c)| *sum += kappa * c);
            }
        }
        let steps = self.steps(&price.rows, charged.as_ref());
        let mut next = 0;
        let mut held = 0.0;
        for (i, &t) in at.iter().enumerate() {
            while next < steps.len() && steps[next].0 <= t {
                held = steps[next].1;
                next += 1;
            }
            curve[i] += held;
        }
        curve
    }

    /// Good prices for one instant, with crossings charged or not. O(simplex).
    pub(crate) fn prices_at(&self, t: Time, charge: bool) -> Prices {
        let convoys = self.convoys.as_ref().filter(|_| charge);
        let capacity: Vec<f64> = self.rows.iter().map(|row| (row.capacity)(t)).collect();
        // Charges make time rows scarce that were not.
        let demand = |r: usize| match (convoys, &self.rows[r].time) {
            (Some(_), Some(_)) => 2.0 * self.demand[r],
            _ => self.demand[r],
        };
        let finite: Vec<usize> = (0..capacity.len()).filter(|&r| capacity[r] < demand(r)).collect();
        let mut row_at = vec![usize::MAX; self.rows.len()];
        finite.iter().enumerate().for_each(|(i, &r)| row_at[r] = i);
        let mut b: Vec<f64> = finite.iter().map(|&r| capacity[r]).collect();
        let mut columns = Vec::new();
        let mut crossed: Vec<Vec<(usize, f64)>> = Vec::new();
        let first = b.len();
        if let Some(convoys) = convoys {
            crossed.resize(self.rides.all.len(), Vec::new());
            b.extend((0..convoys.ways()).map(|way| convoys.most(way, t)));
            let counted = b.len();
            for (n, x) in convoys.crossed.iter().enumerate() {
                b.push(x.free);
                x.uses.iter().for_each(|&(i, takes)| crossed[i].push((counted + n, takes)));
            }
            for (n, x) in convoys.crossed.iter().enumerate() {
                let same = |y: &Crossed| y.crew == x.crew && y.way == x.way;
                if convoys.crossed[..n].iter().any(same) {
                    continue;
                }
                let every = convoys.crossed.iter().enumerate().filter(|(_, y)| same(y));
                let every: Vec<usize> = every.map(|(i, _)| counted + i).collect();
                for (size, extra) in convoys.sizes(x.way) {
                    let mut column: Vec<(usize, f64)> = every.iter().map(|&row| (row, -1.0)).collect();
                    column.push((first + x.way, 1.0 / size));
                    let time = x.rows.iter().map(|&r| row_at[r]).filter(|&at| at != usize::MAX);
                    column.extend(time.map(|at| (at, extra)));
                    columns.push((0.0, column));
                }
            }
        }
        for x in convoys.iter().flat_map(|x| &x.detours) {
            let row = |n: usize| first + convoys.map_or(0, Convoys::ways) + n;
            let mut column = vec![(row(x.from), -1.0), (row(x.to), 1.0)];
            let rows = convoys.iter().flat_map(|all| &all.crossed[x.from].rows);
            column.extend(rows.map(|&r| row_at[r]).filter(|&at| at != usize::MAX).map(|at| (at, x.seconds)));
            columns.push((0.0, column));
        }
        let m = b.len();
        b.resize(m + self.lumps, 0.0);
        let mut lumped: BTreeMap<(usize, usize, usize), Lumped> = BTreeMap::new();
        let alone = self.lumps == self.w.groups.len();
        for (g, group) in self.w.groups.iter().enumerate() {
            b[m + self.lump[g]] += group.units;
        }
        for &i in &self.by_time {
            let ride = &self.rides.all[i];
            if ride.earliest > t {
                break;
            }
            let group = &self.w.groups[ride.group];
            let entries = self.takes[i].iter().filter(|(r, _)| row_at[*r] != usize::MAX);
            let entries = entries.map(|&(r, a)| (row_at[r], a));
            let entries = entries.chain(crossed.get(i).into_iter().flatten().copied());
            if alone {
                let mut column: Vec<(usize, f64)> = entries.collect();
                column.push((m + ride.group, 1.0));
                columns.push((group.weight, column));
            } else {
                let kind = ride.kind.map_or(usize::MAX, domain::Idx::get);
                let sum = lumped.entry((self.lump[ride.group], kind, ride.dest.get())).or_default();
                sum.0 += group.units;
                sum.1 += group.units * group.weight;
                entries.for_each(|(r, a)| *sum.2.entry(r).or_default() += a * group.units);
            }
        }
        for ((lump, _, _), (units, value, entries)) in lumped {
            let mut column: Vec<(usize, f64)> = entries.into_iter().map(|(r, a)| (r, a / units)).collect();
            column.push((m + lump, 1.0));
            columns.push((value / units, column));
        }
        let found = prices(&Problem { b, columns }, 6 * (m + self.lumps) + 50);
        // What is next to nothing is rounding.
        let found: Vec<f64> = found.into_iter().map(|y| if y < 1e-9 { 0.0 } else { y }).collect();
        let mut price = vec![0.0; self.rows.len()];
        finite.iter().enumerate().for_each(|(i, &r)| price[r] = found[i]);
        let ways = first + convoys.map_or(0, Convoys::ways);
        let (convoys, crossed) = (found[first..ways].to_vec(), found[ways..m].to_vec());
        Prices { rows: price, convoys, crossed }
    }
}

/// The rows' capacities at fixed instants, each row computed when first asked for.
#[derive(Default)]
pub(crate) struct Capacities {
    known: BTreeMap<usize, Vec<f64>>,
}

impl Capacities {
    fn of(&mut self, r: usize, at: &[Time], capacity: &dyn Fn(Time) -> f64) -> &[f64] {
        self.known.entry(r).or_insert_with(|| at.iter().map(|&t| capacity(t)).collect())
    }
}

/// Lumps groups of one zone, choice, weight and need when there are many, then without regard to choice.
fn lumped(w: &World) -> (Vec<usize>, usize) {
    if w.groups.len() <= LUMP_ABOVE {
        return ((0..w.groups.len()).collect(), w.groups.len());
    }
    let mut result = (Vec::new(), 0);
    for coarse in [false, true] {
        let mut at = BTreeMap::new();
        let mut lump = Vec::new();
        for g in &w.groups {
            let zone = g.pickups.first().map(|&p| w.s.places[p].zone.get());
            let to = if coarse { Vec::new() } else { g.to.clone() };
            let unit = if coarse { w_sort(g.unit) } else { g.unit };
            let next = at.len();
            lump.push(*at.entry((zone, to, g.weight.to_bits(), unit)).or_insert(next));
        }
        result = (lump, at.len());
        if result.1 <= LUMP_ABOVE {
            break;
        }
    }
    result
}

/// Only whether each sort of room is needed.
fn w_sort(unit: domain::Load) -> domain::Load {
    domain::Load {
        seats: unit.seats.min(1),
        wheelchairs: unit.wheelchairs.min(1),
        stretchers: unit.stretchers.min(1),
    }
}
