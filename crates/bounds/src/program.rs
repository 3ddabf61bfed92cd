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

/// One price for each row.
pub(crate) type Prices = Vec<f64>;

impl<'w> Program<'w> {
    pub(crate) fn new(w: &'w World<'w>, rides: &'w Rides, rows: &'w [Row<'w>]) -> Program<'w> {
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
        Program { w, rides, rows, takes, by_time, lump, lumps, demand }
    }

    /// The bound on the weight safe by t, as (instant, bound) steps that hold from each instant on, without the
    /// rows' own part. Sorted. O(entries + rides log rides).
    fn steps(&self, price: &Prices) -> Vec<(Time, f64)> {
        let mut best = vec![0.0_f64; self.w.groups.len()];
        let mut sum = 0.0;
        let mut steps = Vec::new();
        for &i in &self.by_time {
            let ride = &self.rides.all[i];
            let group = &self.w.groups[ride.group];
            let cost: f64 = self.takes[i].iter().map(|&(r, a)| price[r] * a).sum();
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
        for (r, &lambda) in price.iter().enumerate() {
            if lambda > 0.0 {
                let known = capacity.of(self.rows, r, at);
                curve.iter_mut().zip(known).for_each(|(sum, c)| *sum += lambda * c);
            }
        }
        let steps = self.steps(price);
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

    /// Good prices for one instant. O(simplex).
    pub(crate) fn prices_at(&self, t: Time) -> Prices {
        let capacity: Vec<f64> = self.rows.iter().map(|row| (row.capacity)(t)).collect();
        let finite: Vec<usize> = (0..capacity.len()).filter(|&r| capacity[r] < self.demand[r]).collect();
        let mut row_at = vec![usize::MAX; self.rows.len()];
        finite.iter().enumerate().for_each(|(i, &r)| row_at[r] = i);
        let m = finite.len();
        let mut b: Vec<f64> = finite.iter().map(|&r| capacity[r]).collect();
        b.resize(m + self.lumps, 0.0);
        let mut lumped: BTreeMap<(usize, usize, usize), Lumped> = BTreeMap::new();
        let mut columns = Vec::new();
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
            if alone {
                let mut column: Vec<(usize, f64)> = entries.map(|&(r, a)| (row_at[r], a)).collect();
                column.push((m + ride.group, 1.0));
                columns.push((group.weight, column));
            } else {
                let kind = ride.kind.map_or(usize::MAX, domain::Idx::get);
                let sum = lumped.entry((self.lump[ride.group], kind, ride.dest.get())).or_default();
                sum.0 += group.units;
                sum.1 += group.units * group.weight;
                entries.for_each(|&(r, a)| *sum.2.entry(row_at[r]).or_default() += a * group.units);
            }
        }
        for ((lump, _, _), (units, value, entries)) in lumped {
            let mut column: Vec<(usize, f64)> = entries.into_iter().map(|(r, a)| (r, a / units)).collect();
            column.push((m + lump, 1.0));
            columns.push((value / units, column));
        }
        let found = prices(&Problem { b, columns }, 6 * (m + self.lumps) + 50);
        let mut price = vec![0.0; self.rows.len()];
        finite.iter().enumerate().for_each(|(i, &r)| price[r] = found[i]);
        price
    }
}

/// The rows' capacities at fixed instants, each row computed when first asked for.
#[derive(Default)]
pub(crate) struct Capacities {
    known: BTreeMap<usize, Vec<f64>>,
}

impl Capacities {
    fn of(&mut self, rows: &[Row], r: usize, at: &[Time]) -> &[f64] {
        self.known.entry(r).or_insert_with(|| at.iter().map(|&t| (rows[r].capacity)(t)).collect())
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
