//! From "at most so much weight is safe by t" for each t to bounds on the three parts of the score.

use domain::{Scenario, Time};

use crate::program::{Capacities, Prices, Program};
use crate::world::World;

/// The most instants of the staircase.
const STEPS: i64 = 4000;
/// The most steps of it that are told: a graph shows no more.
const TOLD: usize = 160;

/// The most weight that can be safe by each instant.
pub(crate) struct Staircase<'p, 'w> {
    program: &'p Program<'w>,
    world: &'w World<'w>,
    /// Instants, the last is the end of the horizon.
    pub(crate) at: Vec<Time>,
    /// At most so much is safe by each.
    pub(crate) most: Vec<f64>,
    /// Which prices prove it.
    pub(crate) by: Vec<usize>,
    pub(crate) prices: Vec<Prices>,
    capacities: Capacities,
}

impl<'p, 'w> Staircase<'p, 'w> {
    /// Without any prices: only who can be safe at all by when.
    pub(crate) fn new(program: &'p Program<'w>, world: &'w World<'w>) -> Staircase<'p, 'w> {
        let s: &Scenario = world.s;
        let length = (s.end - s.start).0.max(1);
        let tick = world.tick;
        let step = (length + STEPS * tick - 1) / (STEPS * tick) * tick;
        // Safe before the next step begins: by the last tick of each.
        let mut at: Vec<Time> = (1..=length / step).map(|i| Time(s.start.0 + i * step - tick)).collect();
        at.retain(|&t| t < s.end);
        at.push(s.end);
        let most = vec![f64::INFINITY; at.len()];
        let by = vec![0; at.len()];
        let mut stairs =
            Staircase { program, world, at, most, by, prices: Vec::new(), capacities: Capacities::default() };
        stairs.add(Prices { rows: vec![0.0; program.rows.len()], ..Prices::default() });
        stairs
    }

    /// Proves what these prices prove, at every instant.
    pub(crate) fn add(&mut self, price: Prices) {
        let curve = self.program.curve(&price, &self.at, &mut self.capacities);
        let mut least = f64::INFINITY;
        for i in (0..curve.len()).rev() {
            // Who is safe stays safe: what holds later holds before.
            least = least.min(curve[i]);
            if least < self.most[i] {
                self.most[i] = least;
                self.by[i] = self.prices.len();
            }
        }
        self.prices.push(price);
    }

    /// Seeks prices at this instant and adds them.
    pub(crate) fn seek(&mut self, i: usize) {
        for charge in [false, true] {
            if !charge || self.program.convoys.is_some() {
                let price = self.program.prices_at(self.at[i], charge);
                self.add(price);
            }
        }
    }

    /// Seeks prices at up to `n` instants: the end, then wherever the stairs rise most between two.
    pub(crate) fn refine(&mut self, n: usize) {
        let last = self.at.len() - 1;
        let first = self.most.iter().position(|&m| m > 0.0).unwrap_or(last);
        let mut done = vec![first, last];
        self.seek(last);
        if first < last {
            self.seek(first);
        }
        for _ in 0..n {
            let gap = done.windows(2).filter(|x| x[1] - x[0] > 1).map(|x| {
                let rise = (self.most[x[1]] - self.most[x[0]]) * (self.at[x[1]] - self.at[x[0]]).0 as f64;
                (rise, x[0].midpoint(x[1]))
            });
            let Some((rise, middle)) = gap.max_by(|a, b| a.0.total_cmp(&b.0)) else { break };
            if rise <= 0.0 {
                break;
            }
            self.seek(middle);
            let place = done.partition_point(|&x| x < middle);
            done.insert(place, middle);
        }
    }

    /// What the convoys of each direction are worth by t at these prices, in words.
    pub(crate) fn convoys(&self, price: &Prices, t: Time) -> Vec<(f64, String)> {
        let worth = |convoys: &crate::argument::convoys::Convoys| {
            let priced = price.convoys.iter().enumerate().filter(|(_, kappa)| **kappa > 0.0);
            let each =
                priced.map(|(way, kappa)| (kappa * convoys.most(way, t), convoys.says(self.world, way)));
            each.collect()
        };
        self.program.convoys.as_ref().map_or(Vec::new(), worth)
    }

    /// At most so much weight becomes safe by the end of the horizon.
    pub(crate) fn by_end(&self) -> f64 {
        self.most.last().copied().unwrap_or(0.0)
    }

    /// The stairs as they are told: from each instant on, at most so much weight with this much that is safe already. Steps
    /// are joined until few are left; a joined step has the height of its last, which holds for all of it.
    pub(crate) fn said(&self, safe: f64) -> Vec<(Time, f64)> {
        let s = self.world.s;
        let all = self.world.settled.total;
        let rise = self.by_end() / TOLD as f64;
        let mut told: Vec<(Time, f64)> = Vec::new();
        let (mut from, mut lowest) = (s.start, f64::NEG_INFINITY);
        for (&t, &most) in self.at.iter().zip(&self.most) {
            let height = (safe + most).min(all);
            match told.last_mut() {
                // A stair little higher than the first of its step belongs to the step, which is as high as its last.
                Some(step) if most <= lowest + rise => step.1 = height,
                _ => {
                    told.push((from, height));
                    lowest = most;
                }
            }
            from = Time(t.0 + self.world.tick);
        }
        told.dedup_by(|later, before| later.1 <= before.1);
        told
    }

    /// Weighted hours from ready until safe, at least, over all who are not safe yet: the integral of the
    /// weight that is not safe. In a step not more is safe than by its last second.
    pub(crate) fn exposure(&self) -> f64 {
        let s = self.world.s;
        let weight = self.world.weight();
        let mut from = s.start;
        let mut sum = 0.0;
        for (&t, &most) in self.at.iter().zip(&self.most) {
            let until = if t == s.end { s.end } else { Time(t.0 + self.world.tick) };
            sum += (weight - most).max(0.0) * (until - from).as_hours();
            from = until;
        }
        let before: f64 =
            self.world.groups.iter().map(|g| g.units * g.weight * (g.ready - s.start).as_hours()).sum();
        sum - before
    }

    /// No plan has so much weight safe before this instant; none if by no instant. Halves the stairs `seeks`
    /// times, then the step, down to a tick. O((seeks + log step) × simplex).
    pub(crate) fn reaches(&mut self, weight: f64, seeks: usize) -> Option<Time> {
        let last = self.at.len() - 1;
        let refuted = |most: &[f64]| most.partition_point(|&m| m < weight);
        let mut high = last;
        for _ in 0..seeks {
            let low = refuted(&self.most);
            if low >= high {
                break;
            }
            let middle = low.midpoint(high);
            self.seek(middle);
            if self.most[middle] >= weight {
                high = middle;
            }
        }
        let found = refuted(&self.most);
        self.at.get(found)?;
        // In ticks from the start: everything up to `low` is refuted, `high` is not known to be.
        let (start, tick) = (self.world.s.start, self.world.tick);
        let ticks = |t: Time| (t - start).0.div_euclid(tick);
        let mut low = if found == 0 { -1 } else { ticks(self.at[found - 1]) };
        let mut high = ticks(self.at[found]);
        while high - low > 1 {
            let middle = low.midpoint(high);
            let t = Time(start.0 + middle * tick);
            let mut prices =
                vec![self.program.prices_at(t, false), self.prices[self.by[found.saturating_sub(1)]].clone()];
            if self.program.convoys.is_some() {
                prices.push(self.program.prices_at(t, true));
            }
            let proves = |p: &Prices| self.program.curve(p, &[t], &mut Capacities::default())[0] < weight;
            if prices.iter().any(proves) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(Time(start.0 + (low + 1) * tick))
    }
}
