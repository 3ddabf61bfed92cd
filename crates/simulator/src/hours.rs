//! What crews and passengers can bear, and when vehicles are to be had: rests, hours, and getting off where all have to wait.

use domain::{Duration, Time};

use crate::happening::{Cause, Sink, What};
use crate::layout::NONE;
use crate::player::{Player, tell};
use crate::running::{CameOver, Event, Where};

impl Player<'_, '_> {
    /// When a vehicle may begin what keeps it at work for so long, not before an instant: its crew rests first if it would be over its
    /// hours, and it waits until it is to be had. Whoever is aboard is brought out, whatever the hour. None if it never may.
    pub(crate) fn may_begin(&self, v: usize, bout: i64, at: i64) -> Option<i64> {
        if self.vehicles[v].people > 0 {
            return Some(at);
        }
        let unit = &self.plan.vehicles[v];
        if !unit.is_limited() {
            return Some(at);
        }
        let (first, last) = self.vehicles[v].duty;
        let over = |t: i64| first > i64::MIN / 8 && t - last < unit.rest && t + bout - first > unit.most;
        let mut t = at;
        loop {
            if over(t) {
                t = last + unit.rest;
            }
            let had =
                unit.available.as_ref().map_or(Some(Time(t)), |a| a.earliest(Time(t), Duration(bout)))?.0;
            if had == t {
                return Some(t);
            }
            t = had;
        }
    }

    /// When a vehicle sets off from a step, not before an instant; none if it is not to be had any more, or is told to later.
    pub(crate) fn sets_off(&mut self, v: usize, step: u32, at: i64) -> Option<i64> {
        if self.vehicles[v].people > 0 {
            return Some(at);
        }
        let plan = self.plan;
        let next = step as usize + 1;
        if !plan.vehicles[v].is_limited() || next >= plan.vehicles[v].steps.end as usize {
            return Some(at);
        }
        let row = &plan.steps[next];
        if row.convoy != NONE || row.from == row.place {
            return Some(at);
        }
        match self.may_begin(v, row.way_bout, at) {
            Some(then) if then > at => {
                self.settle(v, then - plan.steps[step as usize].depart, Cause::Hours);
                if self.one_by_one {
                    self.push(then, Event::Leave, v as u32);
                    None
                } else {
                    Some(then)
                }
            }
            None => {
                self.push(at, Event::Lost, v as u32);
                None
            }
            then => then,
        }
    }

    /// Crews at the gate that could not bring their round to its end rest first; a vehicle that is not to be had any more is out.
    /// Says whether any is not there by now.
    pub(crate) fn rests(&mut self, c: u32, sink: &mut impl Sink) -> bool {
        let mut any = false;
        for at in self.crew(c) {
            let v = self.crews[at] as usize;
            let step = self.vehicles[v].step;
            match self.may_begin(v, self.plan.steps[step as usize].bout, self.now) {
                Some(t) if t > self.now => {
                    any = true;
                    self.vehicles[v].free = t;
                    self.at_gates = self.at_gates.max(t);
                    let convoy = &mut self.convoys[c as usize];
                    convoy.last = convoy.last.max((t, v as u32));
                    self.vehicles[v].cause.get_or_insert(Cause::Hours);
                }
                Some(_) => {}
                None => {
                    any = true;
                    // It is there, and counts as missing where it is taken out.
                    self.convoys[c as usize].missing += 1;
                    self.withdraw(v, step, self.now, sink);
                }
            }
        }
        if any {
            self.convoys[c as usize].crew = (0, 0);
            self.last_of(c);
        }
        any
    }

    /// Whether a convoy has fewer escorts than it must have.
    pub(crate) fn lacks_escorts(&mut self, q: usize, c: u32) -> bool {
        let wanted = self.plan.queues[q].escorts as usize;
        if !self.unescorted || wanted == 0 {
            return false;
        }
        let crew = self.crew(c);
        self.crews[crew].iter().filter(|&&v| self.plan.vehicles[v as usize].escort).count() < wanted
    }

    /// Those aboard at the gate who would be so for too long have got off as soon as that was to be seen, and get on again now: until
    /// when, if there are any. Where even that would be too long, they stay.
    pub(crate) fn gets_on_again(&mut self, c: u32, sink: &mut impl Sink) -> Option<i64> {
        let most = self.plan.scenario.aboard?.0;
        let train = &self.plan.convoys[c as usize];
        let others = self.convoys[c as usize].joined > 0 || !self.moved.is_empty();
        if !others && self.now - train.depart <= train.slack {
            return None;
        }
        let mut until = None;
        for at in self.crew(c) {
            let v = self.crews[at] as usize;
            if self.vehicles[v].people == 0 {
                continue;
            }
            if let Some(takes) = self.relieve(v, most, sink) {
                until = until.max(Some(self.now + takes));
            }
        }
        until
    }

    fn relieve(&mut self, v: usize, most: i64, sink: &mut impl Sink) -> Option<i64> {
        let (plan, now) = (self.plan, self.now);
        let row = &plan.steps[self.vehicles[v].step as usize];
        if now <= row.begin {
            // It is not late, and the plan keeps the rule.
            return None;
        }
        let kind = &plan.scenario.kinds[plan.vehicles[v].kind];
        let (mut takes, mut longest, mut off) = (kind.loading.stop.0, 0, i64::MAX);
        let mut each = |r: u32, families: u32, since: i64, end: u32| {
            let onward = plan.steps[end as usize].end - row.begin;
            takes += kind.loading.of(plan.rides[r as usize].family).0 * i64::from(families);
            longest = longest.max(onward);
            off = off.min(since + most - onward);
        };
        let rides = &plan.spans[row.spans.start as usize..row.spans.end as usize];
        for &r in rides.iter().filter(|&&r| self.actual[r as usize] > 0) {
            each(r, self.actual[r as usize], self.boarded_at[r as usize], plan.rides[r as usize].end);
        }
        let came = self.moved.iter().filter(|m| m.vehicle == v as u32 && m.families > 0);
        for &CameOver { ride, families, since, .. } in came {
            if let Some(end) = self.transferred_end(v, ride as usize) {
                each(ride, families, since, end);
            }
        }
        if off >= now || takes + longest > most {
            return None;
        }
        for &r in rides.iter().filter(|&&r| self.actual[r as usize] > 0) {
            self.boarded_at[r as usize] = now;
        }
        for m in self.moved.iter_mut().filter(|m| m.vehicle == v as u32) {
            m.since = now;
        }
        let since = off.max(self.vehicles[v].since);
        self.stood(v, self.vehicles[v].since, since, sink);
        self.vehicles[v].since = now;
        let (vehicle, people) = (plan.vehicles[v].vehicle, self.vehicles[v].people);
        tell(sink, now, What::Relieved { vehicle, people });
        Some(takes)
    }

    /// Until when those in a vehicle stay aboard that stands at a gate: whoever has been so for as long as is allowed gets off.
    pub(crate) fn gets_off_at(&self, v: usize, since: i64) -> i64 {
        let waits = self.vehicles[v].is == Where::Gate;
        self.plan.scenario.aboard.filter(|_| waits).map_or(i64::MAX, |most| since + most.0)
    }
}
