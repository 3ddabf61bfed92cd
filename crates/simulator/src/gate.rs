//! At the gate: whether the next convoy of a corridor can depart, and what it waits for if it cannot.
//!
//! Convoys of a corridor and direction depart in the order of the plan; those that were turned back go first. What is asked
//! here is what a control room can know: what has happened, the agreement as it stands, and the times that the scenario gives.

use std::ops::Range;

use domain::{QuotaUnit, Time};

use crate::happening::{Cause, Sink, What};
use crate::layout::NONE;
use crate::player::{Player, tell};
use crate::room::ControlRoom;
use crate::running::{Course, Where};
use crate::world::World;

/// What is between a convoy and its departure.
enum Bar {
    /// Nothing.
    Free,
    /// Until then, as far as is known.
    Until(i64, Cause),
    /// Until something happens that is not known by its time.
    Open(Cause),
}

/// How much later, in seconds of the plan, a convoy may be that takes those who were not waited for: to save others a quarter of
/// an hour nobody is left standing for half a day.
const NEXT: i64 = 7_200;

/// As the exchange's rule: people come in whole ones, ratios do not.
const ROUNDING: f64 = 1e-6;

impl Player<'_, '_> {
    /// A vehicle is at the gate from an instant on that is known: when it is free.
    pub(crate) fn gate(&mut self, v: usize) {
        let step = self.vehicles[v].step;
        let c = self.goes_with[step as usize];
        let of = &mut self.vehicles[v];
        of.is = Where::Gate;
        let there = of.free;
        self.at_gates = self.at_gates.max(there);
        if c == NONE {
            // Its convoy went without it, and none that comes later has room: it stays.
            return;
        }
        let convoy = &mut self.convoys[c as usize];
        convoy.missing -= 1;
        convoy.last = convoy.last.max((there, v as u32));
        let all = convoy.missing == 0;
        let q = self.plan.convoys[c as usize].queue as usize;
        // While it is not its turn there is nothing to see: whoever departs before it looks.
        if self.lines[q].overdue {
            self.look_at(q, there.max(self.now));
        } else if all && self.first(q) == Some(c) {
            let last = self.convoys[c as usize].last.0;
            self.look_at(q, last.max(self.now));
        }
    }

    /// The convoy whose turn it is.
    fn first(&mut self, q: usize) -> Option<u32> {
        let plan = self.plan;
        if let Some(&c) = self.lines[q].returned.front() {
            return Some(c);
        }
        let end = plan.queues[q].order.end;
        while self.lines[q].head < end {
            let c = plan.order[self.lines[q].head as usize];
            let convoy = &self.convoys[c as usize];
            if convoy.is == Course::Waiting && convoy.size > 0 {
                return Some(c);
            }
            self.lines[q].head += 1;
        }
        None
    }

    /// Lets convoys of a queue depart that can, and sees to it that the next is looked at when it can.
    pub(crate) fn look(
        &mut self,
        q: usize,
        world: &World,
        room: &mut impl ControlRoom,
        sink: &mut impl Sink,
    ) {
        while let Some(c) = self.first(q) {
            self.lines[q].lacks = false;
            self.lines[q].overdue = false;
            self.lines[q].swaps = false;
            let line = &self.lines[q];
            let own = self.convoys[c as usize].earliest;
            let headway = line.last + self.plan.queues[q].headway;
            let earliest = own.max(headway);
            if self.now < earliest {
                if headway > own {
                    let corridor = self.plan.queues[q].corridor;
                    self.convoys[c as usize].held = Some(line.cause.unwrap_or(Cause::Turn(corridor)));
                }
                self.look_at(q, earliest);
                return;
            }
            let convoy = &self.convoys[c as usize];
            if convoy.missing > 0 || convoy.last.0 > self.now {
                let (all, last) = (convoy.missing == 0, convoy.last.0);
                match room.patience().map(|p| earliest + p.0) {
                    Some(until) if self.now >= until => {
                        if self.leave_behind(c, sink) {
                            continue;
                        }
                        self.lines[q].overdue = true;
                        // Each who comes may make the rest few enough.
                        if let Some(next) = self.comes_next(c) {
                            self.look_at(q, next);
                        }
                    }
                    Some(until) => self.look_at(q, if all { until.min(last) } else { until }),
                    None if all => self.look_at(q, last),
                    None => {}
                }
                self.lines[q].lacks = true;
                return;
            }
            match self.bar(q, c, world) {
                Bar::Free => {
                    let late = self.depart(q, c, world, sink);
                    if room.replans(Time(self.now), domain::Duration(late)) {
                        self.stop = true;
                        self.look_at(q, self.now);
                        return;
                    }
                }
                Bar::Until(t, cause) => {
                    self.convoys[c as usize].held = Some(cause);
                    self.look_at(q, t);
                    return;
                }
                Bar::Open(cause) => {
                    self.convoys[c as usize].held = Some(cause);
                    return;
                }
            }
        }
    }

    /// What holds a convoy of which all are there.
    fn bar(&mut self, q: usize, c: u32, world: &World) -> Bar {
        let (plan, now) = (self.plan, self.now);
        let queue = &plan.queues[q];
        let (shut, turn) = (Cause::Shut(queue.corridor), Cause::Turn(queue.corridor));
        if now < self.lines[q].shut_until {
            return Bar::Until(self.lines[q].shut_until, shut);
        }
        let inside = |h: &&crate::world::Halt| {
            h.zone.get() == queue.zone && h.window.from.0 <= now && now < h.window.until.0
        };
        if let Some(halt) = world.halts().iter().find(inside) {
            return Bar::Until(halt.window.until.0, turn);
        }
        let out = self.expected(q, c);
        let Some(until) = self.open_until(q, world) else {
            return self.next_window(q, shut);
        };
        if out + queue.margin > until {
            return self.next_window(q, shut);
        }
        if queue.single && queue.other != NONE {
            let other = self.lines[queue.other as usize].last_out;
            if other > now {
                return Bar::Until(other, turn);
            }
        }
        if let Some(bar) = self.quota(q, c, turn) {
            return bar;
        }
        if self.is_ahead(q, c) {
            self.lines[q].swaps = true;
            return Bar::Open(turn);
        }
        self.convoys[c as usize].until = until;
        Bar::Free
    }

    /// Until when the corridor is open, as is known now; none if it is not.
    fn open_until(&self, q: usize, world: &World) -> Option<i64> {
        let queue = &self.plan.queues[q];
        if let Some(w) = queue.windows.at(Time(self.now)) {
            let longer = world
                .extensions()
                .iter()
                .find(|x| x.corridor == queue.corridor && x.end == w.until && x.known.0 <= self.now);
            return Some(longer.map_or(w.until.0, |x| x.until.0.max(w.until.0)));
        }
        // After the end as first agreed.
        world
            .extensions()
            .iter()
            .find(|x| x.corridor == queue.corridor && x.end.0 <= self.now && self.now < x.until.0)
            .map(|x| x.until.0)
    }

    fn next_window(&self, q: usize, cause: Cause) -> Bar {
        let windows = self.plan.queues[q].windows.as_slice();
        let next = windows.iter().find(|w| w.from.0 > self.now);
        next.map_or(Bar::Open(cause), |w| Bar::Until(w.from.0, cause))
    }

    /// When a convoy that departs now should be through: by the times that the scenario gives.
    fn expected(&mut self, q: usize, c: u32) -> i64 {
        let plan = self.plan;
        let (queue, train) = (&plan.queues[q], &plan.convoys[c as usize]);
        let (n, people) = self.size(c);
        let mut t = self.now;
        for (k, &(drive, inspection)) in queue.stops.iter().enumerate() {
            let takes = inspection.takes(n as usize, people).0;
            let planned = train.passages.get(k).copied().unwrap_or((i64::MIN, i64::MIN));
            t = (t + drive).max(self.lines[q].taken[k]).max(planned.0);
            t = (t + takes).max(planned.1);
        }
        (t + queue.rest).max(train.arrive)
    }

    /// Vehicles of a convoy of which all are there.
    pub(crate) fn crew(&mut self, c: u32) -> Range<usize> {
        let convoy = &self.convoys[c as usize];
        let (from, until) = convoy.crew;
        if from < until {
            return from as usize..until as usize;
        }
        let plan = self.plan;
        let from = self.crews.len();
        let members = &plan.members[to_range(&plan.convoys[c as usize].members)];
        let here = members.iter().filter(|m| self.goes_with[m.1 as usize] == c);
        self.crews.extend(here.map(|m| m.0));
        if convoy.joined > 0 {
            let joined = self.joined.iter().filter(|j| j.0 == c && self.goes_with[j.2 as usize] == c);
            self.crews.extend(joined.map(|j| j.1));
            self.crews[from..].sort_unstable();
        }
        let until = self.crews.len();
        self.convoys[c as usize].crew = (from as u32, until as u32);
        from..until
    }

    /// Vehicles and people of those who are there.
    pub(crate) fn size(&mut self, c: u32) -> (u32, u32) {
        let crew = self.crew(c);
        let people = self.crews[crew.clone()].iter().map(|&v| self.vehicles[v as usize].people).sum();
        (crew.len() as u32, people)
    }

    /// Whether a quota holds the convoy: until the next day, if there is one.
    fn quota(&mut self, q: usize, c: u32, turn: Cause) -> Option<Bar> {
        let plan = self.plan;
        let queue = &plan.queues[q];
        if queue.quotas.is_empty() {
            return None;
        }
        let scenario = plan.scenario;
        let day = scenario.day(Time(self.now));
        let (n, people) = self.size(c);
        let mut sum = [n, people, 1];
        for &(_, gone) in self.lines[q].days.iter().filter(|(d, _)| *d == day) {
            sum = [sum[0] + gone[0], sum[1] + gone[1], sum[2] + gone[2]];
        }
        for &(_, n, people) in queue.gone.iter().filter(|g| scenario.day(Time(g.0)) == day) {
            sum = [sum[0] + n, sum[1] + people, sum[2] + 1];
        }
        let over = queue.quotas.iter().any(|&(unit, most)| {
            most < match unit {
                QuotaUnit::Vehicles => sum[0],
                QuotaUnit::People => sum[1],
                QuotaUnit::Convoys => sum[2],
            }
        });
        over.then(|| scenario.days.get(day + 1).map_or(Bar::Open(turn), |t| Bar::Until(t.0, turn)))
    }

    /// Whether its side of an exchange would run ahead.
    fn is_ahead(&mut self, q: usize, c: u32) -> bool {
        let plan = self.plan;
        plan.exchanges.iter().enumerate().any(|(e, swap)| {
            let people = self.counts(e, c);
            let zone = plan.queues[q].zone;
            if people == 0 || (zone != swap.of.first.get() && zone != swap.of.second.get()) {
                return false;
            }
            let (left, safe) = self.swaps[e];
            let ahead = if zone == swap.of.first.get() {
                (left[0] + people) as f64 - swap.of.ratio * safe[1] as f64
            } else {
                swap.of.ratio * (left[1] + people) as f64 - safe[0] as f64
            };
            ahead > swap.of.slack + ROUNDING
        })
    }

    /// People of a convoy who count for an exchange.
    pub(crate) fn counts(&mut self, e: usize, c: u32) -> i64 {
        let crew = self.crew(c);
        let row = e * self.plan.vehicles.len();
        self.crews[crew].iter().map(|&v| i64::from(self.counted[row + v as usize])).sum()
    }

    /// The convoy goes without those who are missing, if each of them finds room in a later one. Escorts are waited for.
    fn leave_behind(&mut self, c: u32, sink: &mut impl Sink) -> bool {
        let missing = self.missing(c);
        let plan = self.plan;
        if missing.iter().any(|&(v, _)| plan.vehicles[v as usize].escort) {
            return false;
        }
        // Nobody is put off before it is known that all can be.
        let mut added: Vec<(u32, u32)> = Vec::new();
        for &(v, s) in &missing {
            let Some(to) = self.later(c, (v, s), &added) else { return false };
            added.push((to, v));
        }
        for (&(v, s), &(to, _)) in missing.iter().zip(&added) {
            self.put_off(c, v, s, to, sink);
        }
        true
    }

    /// Vehicles and steps of those who belong to a convoy and are not there, in the order of the plan.
    fn missing(&self, c: u32) -> Vec<(u32, u32)> {
        let here = |v: u32, s: u32| {
            let of = &self.vehicles[v as usize];
            of.is == Where::Gate && of.step == s && of.free <= self.now
        };
        let mut missing: Vec<_> = self.belong(c).filter(|&(v, s)| !here(v, s)).collect();
        missing.sort_unstable();
        missing
    }

    /// When the next of those who are missing is at the gate, of those of whom that is known.
    fn comes_next(&self, c: u32) -> Option<i64> {
        let missing = self.belong(c).filter(|&(v, s)| {
            let of = &self.vehicles[v as usize];
            of.is == Where::Gate && of.step == s && of.free > self.now
        });
        missing.map(|(v, _)| self.vehicles[v as usize].free).min()
    }

    /// Vehicles and steps of those who go with a convoy that has not departed.
    fn belong(&self, c: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let (plan, convoy) = (self.plan, &self.convoys[c as usize]);
        let members = plan.members[to_range(&plan.convoys[c as usize].members)].iter().copied();
        let joined = if convoy.joined > 0 { self.joined.as_slice() } else { &[] };
        let joined = joined.iter().filter(move |j| j.0 == c).map(|&(_, v, s)| (v, s));
        members.chain(joined).filter(move |&(_, s)| self.goes_with[s as usize] == c)
    }

    /// The next convoy of the same queue with room that the vehicle can go with, and that the plan has depart before the one
    /// that it is to go with after: so whoever waits waits for something earlier in the plan, and none for each other.
    fn later(&self, c: u32, (v, s): (u32, u32), added: &[(u32, u32)]) -> Option<u32> {
        let plan = self.plan;
        let train = &plan.convoys[c as usize];
        let queue = &plan.queues[train.queue as usize];
        let after = (s + 1..plan.vehicles[v as usize].steps.end).map(|s| self.goes_with[s as usize]);
        let next = after.into_iter().find(|&d| d != NONE);
        let before = next.map_or(i64::MAX, |d| plan.convoys[d as usize].depart).min(train.depart + NEXT);
        let later = (train.at + 1..queue.order.end).map(|at| plan.order[at as usize]);
        later.take_while(|&d| plan.convoys[d as usize].depart < before).find(|&d| {
            let convoy = &self.convoys[d as usize];
            let joining = added.iter().filter(|(to, _)| *to == d).count() as u32;
            convoy.is == Course::Waiting
                && convoy.size > 0
                && convoy.turned == 0
                && convoy.size + joining < queue.most
        })
    }

    fn put_off(&mut self, c: u32, v: u32, s: u32, to: u32, sink: &mut impl Sink) {
        self.goes_with[s as usize] = to;
        if self.plan.steps[s as usize].convoy != c {
            self.joined.retain(|j| j.2 != s);
        }
        self.joined.push((to, v, s));
        let of = &self.vehicles[v as usize];
        // One that is on its way to the gate already.
        let known = (of.is == Where::Gate && of.step == s).then_some(of.free);
        let from = &mut self.convoys[c as usize];
        from.size -= 1;
        from.missing -= u32::from(known.is_none());
        let into = &mut self.convoys[to as usize];
        into.size += 1;
        into.joined += 1;
        match known {
            Some(there) => {
                into.last = into.last.max((there, v));
                self.last_of(c);
            }
            None => into.missing += 1,
        }
        // Whoever would have gone without it may be able to, now that it crosses later.
        for q in 0..self.lines.len() {
            if self.lines[q].overdue {
                self.look_at(q, self.now);
            }
        }
        let vehicle = self.plan.vehicles[v as usize].vehicle;
        tell(sink, self.now, What::Missed { vehicle, convoy: c, instead: to });
    }

    /// Finds again who comes last.
    fn last_of(&mut self, c: u32) {
        let mut last = (i64::MIN, NONE);
        for (v, s) in self.belong(c) {
            let of = &self.vehicles[v as usize];
            if of.is == Where::Gate && of.step == s {
                last = last.max((of.free, v));
            }
        }
        self.convoys[c as usize].last = last;
    }

    /// Nothing moves any more: the earliest convoy that waits for missing vehicles goes without them. Says whether there was one.
    pub(crate) fn release(
        &mut self,
        world: &World,
        room: &mut impl ControlRoom,
        sink: &mut impl Sink,
    ) -> bool {
        let plan = self.plan;
        let waits = (0..plan.queues.len()).filter(|&q| self.lines[q].lacks);
        let mut all: Vec<(i64, usize)> = waits
            .map(|q| (self.lines[q].head, q))
            .map(|(h, q)| {
                let c = plan.order.get(h as usize).map_or(i64::MAX, |&c| plan.convoys[c as usize].depart);
                (c, q)
            })
            .collect();
        all.sort_unstable();
        for (_, q) in all {
            let Some(c) = self.first(q) else { continue };
            let escorts = |v: u32| plan.vehicles[v as usize].escort;
            let missing = self.missing(c);
            if missing.is_empty() || missing.iter().any(|&(v, _)| escorts(v)) {
                continue;
            }
            for (v, s) in missing {
                if let Some(to) = self.later(c, (v, s), &[]) {
                    self.put_off(c, v, s, to, sink);
                } else {
                    let convoy = &mut self.convoys[c as usize];
                    convoy.size -= 1;
                    convoy.missing -= 1;
                    self.goes_with[s as usize] = NONE;
                }
            }
            self.look(q, world, room, sink);
            return true;
        }
        false
    }
}

/// A range of positions.
pub(crate) fn to_range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
