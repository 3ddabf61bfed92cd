//! The tick: a length of time that divides every figure of the scenario, so that some best plan moves in ticks.
//!
//! Proof. Let every instant and length that the rules name be start + a multiple of g, and take any plan that
//! keeps the rules. Move each of its instants back to the last multiple of g. Every rule compares two instants
//! of the plan, or one and a fixed one, with a length between them that is a multiple of g (a ≥ b + c stays
//! true, and so does a ≤ b + c), or says that spans do not meet (b begins when a has ended, or later: stays true;
//! spans of which any two meet have a common instant, so no more meet at once in bays and stands than before).
//! Who boards and alights where stays; which row of the driving table holds, and on which day a convoy
//! departs, stays, because those begin on multiples too. What was a rest stays one. Only `EXCHANGE` compares counts
//! across convoys that depart at one instant: with one there is no tick. So the plan in ticks keeps the rules,
//! leaves behind the same people, nobody becomes safe later, and everybody at a tick. Hence a bound on the last
//! arrival may be rounded up to a tick, and who is safe by t is safe by the tick before.

use domain::{Duration, ServiceTimes, State, Time, Windows};

use crate::roads::Roads;

/// No fixed instant of a scenario is so far; only the ends of `always` are.
const NEVER: i64 = 1 << 49;

struct Divisor {
    start: Time,
    g: i64,
}

impl Divisor {
    fn length(&mut self, d: Duration) {
        let (mut a, mut b) = (self.g, d.0.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        self.g = a;
    }

    fn instant(&mut self, t: Time) {
        if t.0.abs() < NEVER {
            self.length(t - self.start);
        }
    }

    fn windows(&mut self, all: Option<&Windows>) {
        for w in all.into_iter().flatten() {
            self.instant(w.from);
            self.instant(w.until);
        }
    }

    fn service(&mut self, s: ServiceTimes) {
        for d in [s.stop, s.person, s.wheelchair, s.stretcher] {
            self.length(d);
        }
    }
}

/// The tick in seconds; 1 if there is none longer. O(scenario).
pub(crate) fn tick(s: &domain::Scenario, state: Option<&State>, roads: &Roads) -> i64 {
    if !s.exchanges.is_empty() {
        return 1;
    }
    let mut d = Divisor { start: s.start, g: 0 };
    d.instant(s.end);
    s.aboard.into_iter().for_each(|x| d.length(x));
    s.places.iter().for_each(|p| d.windows(p.hours.as_ref()));
    s.classes.iter().for_each(|c| d.instant(c.ready));
    for k in &s.kinds {
        d.windows(k.available.as_ref());
        d.service(k.loading);
        d.service(k.unloading);
        if let Some(duty) = k.duty {
            d.length(duty.most);
            d.length(duty.rest);
        }
    }
    roads.figures(&mut |since, takes| {
        d.instant(since);
        d.length(takes);
    });
    for c in &s.corridors {
        d.length(c.time);
        d.length(c.convoy.headway);
        d.length(c.convoy.margin);
        for x in &c.checkpoints {
            d.length(x.after);
            for i in [x.outward, x.back].into_iter().flatten() {
                d.length(i.vehicle);
                d.length(i.person);
            }
        }
    }
    for a in &s.agreements {
        d.windows(a.in_force.as_ref());
        for x in &a.suspended {
            d.instant(x.window.from);
            d.instant(x.window.until);
        }
    }
    if !s.quotas.is_empty() {
        s.days.iter().for_each(|&t| d.instant(t));
    }
    if let Some(x) = state {
        d.instant(x.now);
        for v in &x.vehicles {
            d.instant(v.free);
            v.duty_from.into_iter().for_each(|t| d.instant(t));
            v.aboard.iter().for_each(|a| d.instant(a.since));
        }
        for p in &x.convoys {
            d.instant(p.convoy.depart);
            d.instant(p.convoy.arrive);
            for x in &p.convoy.passages {
                d.instant(x.begin);
                d.instant(x.end);
            }
        }
    }
    d.g.max(1)
}
