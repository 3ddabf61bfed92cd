//! The most that a vehicle can earn at given prices, by a recursion backwards in time over a net, exact for the net.
//!
//! Hours of duty: between two rests a crew acts no longer than `most`. Its duty began in one of a few spans; of all who began in
//! a span it is assumed that they began at its end, so that nobody is held to less than is allowed. A vehicle that has rested
//! is *fresh*, and chooses its span when it acts next.

use super::net::{Arc, Lane, Net};
use crate::world::World;
use domain::{Duration, Time};

/// What is paid and earned.
pub(super) struct Prices {
    /// By group: hours from the start until which being safe is worth something; its weight an hour.
    pub(super) until: Vec<f64>,
    pub(super) weight: Vec<f64>,
    pub(super) people: Vec<f64>,
    /// By destination, for each person.
    pub(super) room: Vec<f64>,
    /// By lane and step: for a convoy.
    pub(super) convoy: Vec<Vec<f64>>,
    /// By step, for an hour of loading and unloading: the most at any instant of the step, what whoever waits meanwhile earns; the
    /// most while one family is loaded or unloaded from the step on; and the least during any visit that ends in the step, what
    /// whoever is loaded or unloaded pays.
    pub(super) dwell: Vec<f64>,
    pub(super) own: Vec<f64>,
    pub(super) loading: Vec<f64>,
    pub(super) unloading: Vec<f64>,
}

/// How time is counted.
pub(super) struct Clock {
    /// Seconds of a step.
    pub(super) step: i64,
    /// Steps that matter.
    pub(super) steps: usize,
    /// The end of the operation, in seconds.
    pub(super) end: i64,
    /// By lane and size: whether a convoy can depart in a step.
    pub(super) open: Vec<Vec<Vec<bool>>>,
}

/// A kind's hours of duty.
pub(super) struct Hours {
    /// Seconds by which a duty has begun that is of a span.
    begins: Vec<i64>,
    most: i64,
    rest: usize,
}

/// What one vehicle did.
#[derive(Default)]
pub(super) struct Trace {
    /// Group and units.
    pub(super) safe: Vec<(usize, f64)>,
    /// Destination and people.
    pub(super) received: Vec<(usize, f64)>,
    /// Lane, step, part of a convoy.
    pub(super) crossed: Vec<(usize, usize, f64)>,
    /// Step and hours of loading and unloading: those spent, less those needed.
    pub(super) dwelt: Vec<(usize, f64)>,
}

impl Clock {
    pub(super) fn new(w: &World, lanes: &[Lane], step: i64, steps: usize) -> Clock {
        let end = (w.s.end - w.s.start).0;
        let of = |lane: &Lane| {
            let size = |&(_, seconds): &(usize, i64)| {
                let through = Duration(seconds) + lane.corridor.convoy.margin;
                let can = |k: usize| {
                    let from = Time(w.s.start.0 + k as i64 * step);
                    let first = lane.open.earliest(from, through);
                    first.is_some_and(|t| t < from + Duration(step) && (t - w.s.start).0 + seconds <= end)
                };
                (0..steps).map(can).collect()
            };
            lane.sizes.iter().map(size).collect()
        };
        Clock { step, steps, end, open: lanes.iter().map(of).collect() }
    }
}

impl Hours {
    /// Spans of which the first are short: most crews begin when the first corridor opens.
    pub(super) fn new(duty: Option<domain::Duty>, first: i64, clock: &Clock) -> Hours {
        let Some(duty) = duty else {
            return Hours { begins: vec![i64::MAX / 4], most: 0, rest: clock.steps };
        };
        let mut begins = Vec::new();
        let mut at = first;
        while at < clock.end + 7200 {
            begins.push(at + clock.step);
            let since = (at - first) / 60;
            at += match since {
                0..20 => 300,
                20..60 => 1200,
                60..180 => 1800,
                180..360 => 3600,
                _ => 7200,
            };
        }
        Hours { begins, most: duty.most.0, rest: duty.rest.0.div_euclid(clock.step) as usize }
    }

    fn spans(&self) -> usize {
        self.begins.len()
    }

    /// The span of a duty that begins in a step from this second on.
    fn of(&self, from: i64, step: i64) -> usize {
        self.begins.partition_point(|&s| s < from + step).min(self.begins.len() - 1)
    }

    /// The first span in which something may end at this second.
    fn allows(&self, end: i64) -> usize {
        self.begins.partition_point(|&s| s.saturating_add(self.most) < end)
    }
}

/// What a net's vehicle can still earn, by step, node and span of duty; the last span is that of the fresh.
pub(super) struct Table<'n> {
    net: &'n Net,
    hours: &'n Hours,
    clock: &'n Clock,
    lanes: &'n [Lane<'n>],
    prices: &'n Prices,
    width: usize,
    /// From this step on nothing is worth anything.
    steps: usize,
    value: Vec<f64>,
}

impl<'n> Table<'n> {
    /// Fills the table. O(steps × (arcs + sizes) × spans in use).
    pub(super) fn new(
        net: &'n Net,
        hours: &'n Hours,
        clock: &'n Clock,
        lanes: &'n [Lane<'n>],
        prices: &'n Prices,
    ) -> Table<'n> {
        let until = prices.until.iter().copied().fold(0.0, f64::max) * 3600.0;
        let steps = ((until / clock.step as f64) as usize + 1).min(clock.steps);
        let width = hours.of(steps as i64 * clock.step, clock.step) + 2;
        let nodes = net.arcs.len();
        let value = vec![0.0; (steps + 1) * nodes * width];
        let mut table = Table { net, hours, clock, lanes, prices, width, steps, value };
        let mut best = vec![0.0_f64; width];
        for k in (0..steps).rev() {
            for &v in &net.order {
                let at = net.phase[v] + k as i64 * clock.step;
                best.copy_from_slice(table.row(k + 1, v));
                let (low, high) = table.used(at);
                if net.serves[v] {
                    let gain = table.wait(k);
                    best[low..=high].iter_mut().for_each(|b| *b += gain);
                }
                for arc in &net.arcs[v] {
                    table.options(v, arc, at, k, &mut |end, gain, to, later, _| {
                        let from = hours.allows(end).max(low);
                        let then = table.row((k + later).min(steps), to);
                        for (b, t) in best[..=high].iter_mut().zip(then).skip(from) {
                            *b = b.max(gain + t);
                        }
                    });
                }
                let rested = table.row((k + hours.rest).min(steps), v)[width - 1];
                best[low..=high].iter_mut().for_each(|b| *b = b.max(rested));
                best[width - 1] = best[width - 1].max(best[hours.of(at, clock.step).min(width - 2)]);
                let from = (k * nodes + v) * width;
                table.value[from..from + width].copy_from_slice(&best);
            }
        }
        table
    }

    /// The spans that somebody can be in at this second.
    fn used(&self, at: i64) -> (usize, usize) {
        let high = self.hours.of(at, self.clock.step).min(self.width - 2);
        (self.hours.allows(at).min(high), high)
    }

    fn row(&self, k: usize, node: usize) -> &[f64] {
        let from = (k * self.net.arcs.len() + node) * self.width;
        &self.value[from..from + self.width]
    }

    /// What can be done by an arc: (second of the end, gain, node, steps, size).
    fn options(
        &self,
        v: usize,
        arc: &Arc,
        at: i64,
        k: usize,
        see: &mut dyn FnMut(i64, f64, usize, usize, usize),
    ) {
        match arc {
            Arc::Go { to, seconds, steps } => {
                if at + seconds <= self.clock.end {
                    // The same for whoever waited while others got on or off.
                    let lost = if self.net.serves[v] { self.wait(k) } else { 0.0 };
                    see(at + seconds, lost, *to, *steps, 0);
                }
            }
            Arc::Load { to, seconds, steps, lot } => {
                if at + seconds <= self.clock.end {
                    let lot = &self.net.lots[*lot];
                    let pays = self.prices.loading[k + steps] * lot.loads;
                    // Of the wait before, up to a step is not counted.
                    let gain = (self.prices.own[k] * (lot.own + self.clock.step) as f64 - pays) / 3600.0;
                    see(at + seconds, gain, *to, *steps, 0);
                }
            }
            Arc::Unload { to, seconds, steps, cell } => {
                if at + seconds <= self.clock.end {
                    let gain = self.worth(*cell, at + seconds, k + steps).map_or(0.0, |x| x.0);
                    let own =
                        (self.net.cells[*cell].own + self.clock.step) as f64 * self.prices.own[k] / 3600.0;
                    see(at + seconds, gain + own, *to, *steps, 0);
                }
            }
            Arc::Cross { to, lane, steps } => {
                let price = self.prices.convoy[*lane].get(k).copied().unwrap_or(0.0);
                for (size, &(most, seconds)) in self.lanes[*lane].sizes.iter().enumerate() {
                    if self.clock.open[*lane][size][k] {
                        see(at + seconds, -price / most as f64, *to, steps[size], size);
                    }
                }
            }
        }
    }

    /// What a step of loading or unloading is worth to those who wait.
    fn wait(&self, k: usize) -> f64 {
        self.prices.dwell.get(k).copied().unwrap_or(0.0) * self.clock.step as f64 / 3600.0
    }

    /// What a full load of a cell earns that is safe at this second, in this step, and whose.
    fn worth(&self, cell: usize, end: i64, k: usize) -> Option<(f64, usize)> {
        let hours = end as f64 / 3600.0;
        let cell = &self.net.cells[cell];
        let p = self.prices;
        let (room, pays) = (p.room[cell.dest], p.unloading[k] / 3600.0);
        let mut best: Option<(f64, usize)> = None;
        for (i, m) in cell.members.iter().enumerate().filter(|x| x.1.earliest <= end) {
            let unit = p.weight[m.group] * (p.until[m.group] - hours) - p.people[m.group] * room;
            let full = unit / m.share - pays * m.unloads;
            if best.is_none_or(|b| full > b.0) {
                best = Some((full, i));
            }
        }
        best
    }

    /// The step at which a vehicle that is free at a second is at its node.
    fn step(&self, node: usize, free: i64) -> usize {
        ((free - self.net.phase[node]).div_euclid(self.clock.step).max(0) as usize).min(self.steps)
    }

    /// The most that all vehicles of the kind can earn together.
    pub(super) fn earn(&self) -> f64 {
        self.each().iter().map(|x| x.1 * x.2).sum()
    }

    /// By start: which, how many are used, what each earns; the best first.
    pub(super) fn each(&self) -> Vec<(usize, f64, f64)> {
        let of = |(i, &(node, free, count)): (usize, &(usize, i64, f64))| {
            (i, count, self.row(self.step(node, free), node)[self.width - 1])
        };
        let mut all: Vec<(usize, f64, f64)> = self.net.starts.iter().enumerate().map(of).collect();
        all.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        let mut left = self.net.usable;
        for x in &mut all {
            x.1 = x.1.min(left);
            left -= x.1;
        }
        all
    }

    /// What a vehicle of a start does that earns the most.
    pub(super) fn trace(&self, start: usize) -> Trace {
        let mut trace = Trace::default();
        let (mut v, free, _) = self.net.starts[start];
        let mut k = self.step(v, free);
        let fresh = self.width - 1;
        let mut span = fresh;
        while k < self.steps {
            let now = self.row(k, v)[span];
            if now <= 1e-9 {
                break;
            }
            let near = |x: f64| (x - now).abs() <= 1e-9 * now.max(1.0);
            let at = self.net.phase[v] + k as i64 * self.clock.step;
            let (low, high) = self.used(at);
            let dwells = self.net.serves[v] && span != fresh && (low..=high).contains(&span);
            if near(self.row(k + 1, v)[span] + if dwells { self.wait(k) } else { 0.0 }) {
                if dwells {
                    trace.dwelt.push((k, self.clock.step as f64 / 3600.0));
                }
                k += 1;
                continue;
            }
            if span == fresh {
                span = self.hours.of(at, self.clock.step).min(self.width - 2);
                continue;
            }
            let mut chosen = None;
            for (i, arc) in self.net.arcs[v].iter().enumerate() {
                self.options(v, arc, at, k, &mut |end, gain, to, steps, size| {
                    let then = self.row((k + steps).min(self.steps), to)[span];
                    if chosen.is_none() && self.hours.allows(end) <= span && near(gain + then) {
                        chosen = Some((i, to, steps, size, end));
                    }
                });
            }
            let Some((i, to, steps, size, end)) = chosen else {
                // It rests.
                k = (k + self.hours.rest).min(self.steps);
                span = fresh;
                continue;
            };
            match &self.net.arcs[v][i] {
                Arc::Go { .. } => {}
                Arc::Load { lot, .. } => trace.dwelt.push((k, -self.net.lots[*lot].loads / 3600.0)),
                Arc::Unload { cell, .. } => {
                    if let Some((_, i)) = self.worth(*cell, end, k + steps) {
                        let cell = &self.net.cells[*cell];
                        let m = cell.members[i];
                        let units = 1.0 / m.share;
                        trace.dwelt.push((k, -m.unloads / 3600.0));
                        trace.safe.push((m.group, units));
                        trace.received.push((cell.dest, units * self.prices.people[m.group]));
                    }
                }
                Arc::Cross { lane, .. } => {
                    let most = self.lanes[*lane].sizes[size].0;
                    trace.crossed.push((*lane, k, 1.0 / most as f64));
                }
            }
            v = to;
            k = (k + steps).min(self.steps);
        }
        trace
    }
}

impl Net {
    /// Additions that a recursion takes, about.
    pub(super) fn work(&self, hours: &Hours, steps: usize) -> usize {
        let options = |arc: &Arc| match arc {
            Arc::Go { .. } | Arc::Load { .. } | Arc::Unload { .. } => 1,
            Arc::Cross { steps, .. } => steps.len(),
        };
        let arcs: usize = self.arcs.iter().flatten().map(options).sum();
        arcs * steps * hours.spans().min(20)
    }
}

#[cfg(test)]
impl Table<'_> {
    /// Walks from a start by choices, each among what what can be done is worth with all that follows, and says what was earned:
    /// the slow twin of the recursion, rule by rule.
    pub(super) fn follow(&self, start: usize, choose: &mut dyn FnMut(&[f64]) -> usize) -> f64 {
        let (mut v, free, _) = self.net.starts[start];
        let mut k = self.step(v, free);
        let fresh = self.width - 1;
        let (mut span, mut sum) = (fresh, 0.0);
        while k < self.steps {
            let at = self.net.phase[v] + k as i64 * self.clock.step;
            let on = span != fresh;
            let dwells = on && self.net.serves[v] && self.hours.allows(at) <= span;
            let wait = if dwells { self.wait(k) } else { 0.0 };
            // Worth with all that follows, gain, node, step, span.
            let mut all = vec![(wait + self.row(k + 1, v)[span], wait, v, k + 1, span)];
            if on {
                let rested = (k + self.hours.rest).min(self.steps);
                if self.hours.allows(at) <= span {
                    all.push((self.row(rested, v)[fresh], 0.0, v, rested, fresh));
                }
                for arc in &self.net.arcs[v] {
                    self.options(v, arc, at, k, &mut |end, gain, to, steps, _| {
                        let then = (k + steps).min(self.steps);
                        if self.hours.allows(end) <= span {
                            all.push((gain + self.row(then, to)[span], gain, to, then, span));
                        }
                    });
                }
            } else {
                let begun = self.hours.of(at, self.clock.step).min(fresh - 1);
                all.push((self.row(k, v)[begun], 0.0, v, k, begun));
            }
            let worth: Vec<f64> = all.iter().map(|x| x.0).collect();
            let (_, gain, to, then, next) = all[choose(&worth).min(all.len() - 1)];
            sum += gain;
            (v, k, span) = (to, then, next);
        }
        sum
    }
}
