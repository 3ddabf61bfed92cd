//! Of the slow twin: whether convoys can depart, and who goes with which.

use domain::{Idx, QuotaUnit, Time};
use simulator::What;

use super::{Phase, Twin, lane_of};

/// How much later the convoy may be that takes those who were not waited for.
const NEXT: i64 = 7_200;

/// What holds a convoy.
enum Held {
    Until(i64),
    /// Until something else happens.
    Open,
}

impl Twin<'_> {
    /// Looks at the gates in turn until one lets somebody go; that one lets go all that can. Says whether anything was done.
    pub(crate) fn gates(&mut self) -> bool {
        self.lanes.keys().copied().collect::<Vec<_>>().into_iter().any(|lane| {
            let mut any = false;
            while self.lets_go(lane) {
                any = true;
            }
            any
        })
    }

    fn lets_go(&mut self, lane: usize) -> bool {
        let Some(c) = self.turn(lane).filter(|&c| self.earliest(lane, c) <= self.now) else { return false };
        if self.missing(c).is_empty() {
            if self.held(lane, c).is_some() {
                return false;
            }
            if self.rests(c) {
                return true;
            }
            if !self.has_escorts(c) {
                return false;
            }
            if !self.get_on_again(c) {
                self.departs(lane, c);
            }
            return true;
        }
        self.patience.is_some_and(|p| self.now >= self.earliest(lane, c) + p) && self.leave_behind(c)
    }

    /// The next instant that a gate waits for, as far as its time is known.
    pub(crate) fn next_look(&self) -> Option<i64> {
        let mut times = Vec::new();
        for &lane in self.lanes.keys() {
            let Some(c) = self.turn(lane) else { continue };
            let earliest = self.earliest(lane, c);
            if earliest > self.now {
                times.push(earliest);
            } else if !self.missing(c).is_empty() {
                times.extend(self.patience.map(|p| earliest + p).filter(|&t| t > self.now));
                let rest = self.members(c).into_iter().map(|(b, _)| self.buses[b].rests_until);
                times.extend(rest.filter(|&t| t > self.now));
            } else if let Some(Held::Until(t)) = self.held(lane, c) {
                times.push(t);
            }
        }
        times.into_iter().min()
    }

    /// The convoy whose turn it is: those that were turned back first.
    fn turn(&self, lane: usize) -> Option<usize> {
        let of = &self.lanes[&lane];
        let waits = |c: &usize| self.trains[*c].phase == Phase::Waiting;
        of.back.first().copied().or_else(|| {
            let mut next = of.order.iter().copied().filter(waits).filter(|c| !of.back.contains(c));
            next.find(|&c| !self.members(c).is_empty())
        })
    }

    fn earliest(&self, lane: usize, c: usize) -> i64 {
        let plan = &self.plan.convoys[c];
        let headway = self.scenario.corridors[plan.corridor].convoy.headway.0;
        let own = self.trains[c].not_before;
        self.lanes[&lane].last.map_or(own, |t| own.max(t + headway))
    }

    /// Vehicles that belong to a convoy, each with its visit.
    fn members(&self, c: usize) -> Vec<(usize, usize)> {
        let all = self.buses.iter().enumerate();
        all.flat_map(|(b, bus)| (0..bus.visits.len()).map(move |visit| (b, visit)))
            .filter(|&(b, visit)| self.buses[b].convoy[visit] == Some(c))
            .collect()
    }

    fn missing(&self, c: usize) -> Vec<(usize, usize)> {
        let there = |&(b, visit): &(usize, usize)| {
            let bus = &self.buses[b];
            bus.at_gate && bus.at == visit && bus.rests_until <= self.now
        };
        self.members(c).into_iter().filter(|m| !there(m)).collect()
    }

    pub(crate) fn people(&self, c: usize) -> u32 {
        self.trains[c].present.iter().map(|&b| self.buses[b].people(self.scenario)).sum()
    }

    /// What holds a convoy of which all are there; nothing if it can depart.
    fn held(&self, lane: usize, c: usize) -> Option<Held> {
        let (plan, now, of) = (&self.plan.convoys[c], self.now, &self.lanes[&lane]);
        let corridor = &self.scenario.corridors[plan.corridor];
        let zone = self.scenario.places[corridor.gates(plan.direction).0].zone;
        if now < of.shut_until {
            return Some(Held::Until(of.shut_until));
        }
        for halt in self.world.halts() {
            if halt.zone == zone && halt.window.from.0 <= now && now < halt.window.until.0 {
                return Some(Held::Until(halt.window.until.0));
            }
        }
        let open = self.open_until(plan.corridor);
        if open.is_none_or(|until| self.should_be_out(lane, c) + corridor.convoy.margin.0 > until) {
            let windows = self.scenario.open(plan.corridor);
            let next = windows.iter().map(|w| w.from.0).find(|&t| t > now);
            return Some(next.map_or(Held::Open, Held::Until));
        }
        if corridor.single_track && self.somebody_is_inside(lane ^ 1) {
            return Some(Held::Open);
        }
        if self.is_over_quota(lane, c) {
            let tomorrow = self.scenario.days.get(self.scenario.day(Time(now)) + 1);
            return Some(tomorrow.map_or(Held::Open, |t| Held::Until(t.0)));
        }
        (0..self.scenario.exchanges.len()).any(|e| self.is_ahead(e, c)).then_some(Held::Open)
    }

    /// The end of the window that is open now, by what is known now.
    pub(crate) fn open_until(&self, corridor: Idx<domain::Corridor>) -> Option<i64> {
        let now = Time(self.now);
        let mut ends: Vec<Time> = Vec::new();
        ends.extend(
            self.scenario.open(corridor).iter().filter(|w| w.from <= now && now < w.until).map(|w| w.until),
        );
        for x in self.world.extensions().iter().filter(|x| x.corridor == corridor && x.known <= now) {
            if ends.contains(&x.end) || (x.end <= now && now < x.until && ends.is_empty()) {
                ends.push(x.until);
            }
        }
        ends.into_iter().max().map(|t| t.0)
    }

    fn is_over_quota(&self, lane: usize, c: usize) -> bool {
        let plan = &self.plan.convoys[c];
        let day = self.scenario.day(Time(self.now));
        let today: Vec<_> = self.lanes[&lane].days.iter().filter(|d| d.0 == day).collect();
        self.scenario.quotas.iter().any(|quota| {
            let sum = match quota.unit {
                QuotaUnit::Convoys => today.len() as u32 + 1,
                QuotaUnit::Vehicles => {
                    today.iter().map(|d| d.1).sum::<u32>() + self.trains[c].present.len() as u32
                }
                QuotaUnit::People => today.iter().map(|d| d.2).sum::<u32>() + self.people(c),
            };
            quota.corridor == plan.corridor && quota.direction == plan.direction && sum > quota.most
        })
    }

    fn is_ahead(&self, e: usize, c: usize) -> bool {
        let (of, (left, safe)) = (&self.scenario.exchanges[e], self.swapped[e]);
        let people = self.counted(e, c);
        let zone = self.zone_left(c);
        let over = if zone == of.first {
            (left[0] + people) as f64 - of.ratio * safe[1] as f64
        } else if zone == of.second {
            of.ratio * (left[1] + people) as f64 - safe[0] as f64
        } else {
            return false;
        };
        people > 0 && over > of.slack + 1e-6
    }

    pub(crate) fn zone_left(&self, c: usize) -> Idx<domain::Zone> {
        let plan = &self.plan.convoys[c];
        self.scenario.places[self.scenario.corridors[plan.corridor].gates(plan.direction).0].zone
    }

    /// The convoy goes without those who are missing if each finds another; escorts are waited for.
    fn leave_behind(&mut self, c: usize) -> bool {
        let missing = self.missing(c);
        if missing.iter().any(|&(b, _)| self.kind(b).escort) {
            return false;
        }
        let mut others: Vec<usize> = Vec::new();
        for &(b, visit) in &missing {
            let Some(to) = self.later(c, (b, visit), &others) else { return false };
            others.push(to);
        }
        for (&(b, visit), &to) in missing.iter().zip(&others) {
            self.goes_with_another(c, (b, visit), to);
        }
        true
    }

    fn goes_with_another(&mut self, c: usize, (b, visit): (usize, usize), to: usize) {
        self.buses[b].convoy[visit] = Some(to);
        if self.trains[c].present.contains(&b) {
            // It is at the gate, and rests there.
            self.trains[c].present.retain(|&other| other != b);
            self.trains[to].present.push(b);
            self.trains[to].present.sort_unstable();
        }
        let vehicle = self.buses[b].id;
        self.say(self.now, What::Missed { vehicle, convoy: c as u32, instead: to as u32 });
    }

    /// The first later convoy with room: within two hours of the plan, and before the vehicle's next crossing.
    fn later(&self, c: usize, (b, visit): (usize, usize), joining: &[usize]) -> Option<usize> {
        let plan = &self.plan.convoys;
        let next = self.buses[b].convoy[visit + 1..].iter().flatten().next();
        let before = next.map_or(i64::MAX, |&d| plan[d].depart.0).min(plan[c].depart.0 + NEXT);
        let order = &self.lanes[&lane_of(&plan[c])].order;
        let at = order.iter().position(|&d| d == c)?;
        let most = self.scenario.corridors[plan[c].corridor].convoy.most.unwrap_or(u32::MAX) as usize;
        order[at + 1..].iter().copied().filter(|&d| plan[d].depart.0 < before).find(|&d| {
            let size = self.members(d).len();
            let more = joining.iter().filter(|&&to| to == d).count();
            let train = &self.trains[d];
            train.phase == Phase::Waiting && train.turned == 0 && size > 0 && size + more < most
        })
    }

    /// Nothing moves any more: the convoy that the plan has depart first goes without those who are missing.
    pub(crate) fn go_without_the_missing(&mut self) -> bool {
        let mut waiting: Vec<(Time, usize, usize)> = Vec::new();
        for &lane in self.lanes.keys() {
            let Some(c) = self.turn(lane) else { continue };
            let missing = self.missing(c);
            if !missing.is_empty() && missing.iter().all(|&(b, _)| !self.kind(b).escort) {
                waiting.push((self.plan.convoys[c].depart, lane, c));
            }
        }
        let Some(&(_, _, c)) = waiting.iter().min() else { return false };
        for (b, visit) in self.missing(c) {
            match self.later(c, (b, visit), &[]) {
                Some(to) => self.goes_with_another(c, (b, visit), to),
                None => self.buses[b].convoy[visit] = None,
            }
        }
        true
    }
}
