//! Of the slow twin: crews that rest, hours in which vehicles are to be had, stands, and getting off where all wait for too long.

use domain::{Idx, Place, Scenario, Time, Visit};
use simulator::What;

use super::{Due, Twin};

/// What a vehicle is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    Drive,
    Service,
    Crossing,
}

/// By the plan: at or to which visit, what, from when until when, and whether it is empty then, outside.
type Work = (usize, Sort, i64, i64, bool);

impl Twin<'_> {
    fn serves(&self, b: usize, visit: usize) -> bool {
        matches!(&self.buses[b].visits[visit], Visit::Place(s) if !s.board.is_empty() || !s.alight.is_empty())
    }

    /// All that the plan has a vehicle do.
    fn work(&self, b: usize) -> Vec<Work> {
        let (bus, escort) = (&self.buses[b], self.kind(b).escort);
        let (mut all, mut aboard) = (Vec::new(), 0_i64);
        for (i, visit) in bus.visits.iter().enumerate() {
            match visit {
                Visit::Convoy(c) => {
                    let c = &self.plan.convoys[*c];
                    let outside = self.scenario.places[self.place_of(b, i)].zone == Scenario::OPEN;
                    all.push((i, Sort::Crossing, c.depart.0, c.arrive.0, escort && outside));
                }
                Visit::Place(stop) => {
                    let (arrive, begin, end, _) = self.planned(b, i);
                    if i > 0 && self.place_of(b, i - 1) != stop.place {
                        all.push((i, Sort::Drive, self.planned_leave(b, i - 1), arrive, false));
                    }
                    let sum = |m: &[domain::Moved]| m.iter().map(|m| i64::from(m.families)).sum::<i64>();
                    aboard += sum(&stop.board) - sum(&stop.alight);
                    if self.serves(b, i) {
                        all.push((i, Sort::Service, begin, end, aboard == 0 && !stop.alight.is_empty()));
                    }
                }
            }
        }
        all
    }

    /// How long a vehicle is at work from there, by the plan.
    fn bout(&self, b: usize, visit: usize, sort: Sort) -> i64 {
        let (work, kind) = (self.work(b), self.kind(b));
        let Some(i) = work.iter().position(|w| (w.0, w.1) == (visit, sort)) else { return 0 };
        let windows = kind.available.clone().unwrap_or_else(domain::Windows::always);
        let mut last = i;
        while last + 1 < work.len() {
            let (this, next) = (&work[last], &work[last + 1]);
            let rests = kind.duty.is_some_and(|d| next.2 - this.3 >= d.rest.0);
            let same = windows.iter().any(|w| w.from.0 <= this.2 && next.3 <= w.until.0);
            if this.4 || rests || !same {
                break;
            }
            last += 1;
        }
        work[last].3 - work[i].2
    }

    /// When a vehicle may begin, not before an instant: the first at which neither its crew's hours nor its own forbid it.
    pub(crate) fn may(&self, b: usize, (visit, sort): (usize, Sort), at: i64) -> Option<i64> {
        let (kind, bus) = (self.kind(b), &self.buses[b]);
        if !bus.aboard.is_empty() {
            return Some(at);
        }
        let long = self.bout(b, visit, sort);
        let mut since: Option<(i64, i64)> = None;
        for &(from, until) in &bus.log {
            since = match (since, kind.duty) {
                (Some((first, last)), Some(d)) if from - last < d.rest.0 => Some((first, until)),
                _ => Some((from, until)),
            };
        }
        let rested = |t: i64| match (kind.duty, since) {
            (Some(d), Some((first, last))) => t - last >= d.rest.0 || t + long - first <= d.most.0,
            _ => true,
        };
        let had = |t: i64| match &kind.available {
            Some(windows) => windows.iter().any(|w| w.from.0 <= t && t + long <= w.until.0),
            None => true,
        };
        let mut times = vec![at];
        times.extend(kind.duty.zip(since).map(|(d, (_, last))| last + d.rest.0));
        times.extend(kind.available.iter().flat_map(|w| w.iter().map(|w| w.from.0)));
        times.into_iter().filter(|&t| t >= at && rested(t) && had(t)).min()
    }

    /// Crews at the gate that rest first. Says whether there are any.
    pub(crate) fn rests(&mut self, c: usize) -> bool {
        let mut any = false;
        for b in self.trains[c].present.clone() {
            match self.may(b, (self.buses[b].at, Sort::Crossing), self.now) {
                Some(t) if t <= self.now => continue,
                Some(t) => self.buses[b].rests_until = t,
                None => {
                    self.trains[c].present.retain(|&other| other != b);
                    self.is_out(b, self.buses[b].at);
                }
            }
            any = true;
        }
        any
    }

    pub(crate) fn has_escorts(&self, c: usize) -> bool {
        let wanted = self.scenario.corridors[self.plan.convoys[c].corridor].convoy.escorts as usize;
        self.trains[c].present.iter().filter(|&&b| self.kind(b).escort).count() >= wanted
    }

    /// Those who would be aboard for too long have got off at the gate and get on again. Says whether there are any.
    pub(crate) fn get_on_again(&mut self, c: usize) -> bool {
        let Some(most) = self.scenario.aboard else { return false };
        let mut until = self.now;
        for b in self.trains[c].present.clone() {
            let (visit, kind) = (self.buses[b].at, self.kind(b));
            let Visit::Convoy(own) = self.buses[b].visits[visit] else { continue };
            let depart = self.plan.convoys[own].depart.0;
            let (mut takes, mut too_long, mut longest) = (kind.loading.stop.0, false, 0);
            for g in &self.buses[b].aboard {
                let off = if g.came_over { self.next_service(b, g.to) } else { g.off };
                let Some(off) = off else { continue };
                let onward = self.planned(b, off).2 - depart;
                takes += kind.loading.of(self.scenario.classes[g.class].family).0 * i64::from(g.families);
                longest = longest.max(onward);
                too_long |= self.now + onward - g.since > most.0;
            }
            if !too_long || self.now <= depart || takes + longest > most.0 {
                continue;
            }
            until = until.max(self.now + takes);
            let now = self.now;
            self.buses[b].aboard.iter_mut().for_each(|g| g.since = now);
            let (vehicle, people) = (self.buses[b].id, self.buses[b].people(self.scenario));
            self.say(now, What::Relieved { vehicle, people });
        }
        if until > self.now {
            self.trains[c].not_before = until;
        }
        until > self.now
    }

    /// The next visit at which a vehicle loads or unloads at a place.
    fn next_service(&self, b: usize, place: Option<Idx<Place>>) -> Option<usize> {
        let mut visits = self.buses[b].at..self.buses[b].visits.len();
        visits.find(|&v| self.serves(b, v) && Some(self.place_of(b, v)) == place)
    }

    /// A vehicle comes to load or unload where only so many may stand.
    pub(crate) fn comes_to_stand(&mut self, b: usize) {
        let place = self.place_of(b, self.buses[b].at);
        if self.buses[b].at == 0 {
            self.stands(b, place);
        } else {
            self.outside.push(b);
            self.lets_stand();
        }
    }

    fn stands(&mut self, b: usize, place: Idx<Place>) {
        self.buses[b].stand = Some(place);
        let (_, begin, ..) = self.planned(b, self.buses[b].at);
        self.due(self.now.max(begin), Due::Serve(b));
    }

    /// Of those who wait outside anywhere, in the order of their coming, all who find a stand.
    fn lets_stand(&mut self) {
        for b in self.outside.clone() {
            let place = self.place_of(b, self.buses[b].at);
            let taken = self.buses.iter().filter(|o| o.stand == Some(place)).count();
            if taken < self.scenario.places[place].stand.unwrap_or(u32::MAX) as usize {
                self.outside.retain(|&other| other != b);
                self.stands(b, place);
            }
        }
    }

    pub(crate) fn vacates(&mut self, b: usize) {
        if self.buses[b].stand.take().is_some() {
            self.lets_stand();
        }
    }

    /// Whether after a service nothing follows, or a convoy from there.
    pub(crate) fn only_a_convoy_follows(&self, b: usize, visit: usize) -> bool {
        let here = self.place_of(b, visit);
        let mut rest = visit + 1..self.buses[b].visits.len();
        let next = rest.find(|&v| {
            let place = matches!(self.buses[b].visits[v], Visit::Place(_));
            !place || self.serves(b, v) || self.place_of(b, v) != here
        });
        next.is_none_or(|v| matches!(self.buses[b].visits[v], Visit::Convoy(_)))
    }

    /// What a vehicle does is written down for its crew's hours.
    pub(crate) fn works(&mut self, b: usize, from: i64, until: i64) {
        debug_assert!(Time(from) <= Time(until), "nothing ends before it begins");
        self.buses[b].log.push((from, until));
    }
}
