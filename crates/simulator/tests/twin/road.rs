//! Of the slow twin: convoys in their corridors, stretch by stretch.

use domain::{Direction, Duration, Inspection, Time};
use simulator::What;

use super::{Due, Phase, Stretch, Twin, lane_of};

/// How often a convoy can be turned back before it is let through.
const TURNS: u32 = 2;

fn times(seconds: i64, factor: f64) -> i64 {
    (seconds as f64 * factor + 0.5) as i64
}

impl Twin<'_> {
    /// Driving times between the stops of a lane, and the inspections.
    fn road(&self, c: usize) -> (Vec<i64>, Vec<(u8, Inspection)>) {
        let plan = &self.plan.convoys[c];
        let corridor = &self.scenario.corridors[plan.corridor];
        let (mut drives, mut points, mut at) = (Vec::new(), Vec::new(), 0);
        for (point, after, inspection) in corridor.stops(plan.direction) {
            drives.push(after.0 - at);
            at = after.0;
            let k = corridor.checkpoints.iter().position(|p| p.id == point.id).expect("it is one of them");
            points.push((k as u8, inspection));
        }
        drives.push(corridor.time.0 - at);
        (drives, points)
    }

    /// A convoy departs, now.
    pub(crate) fn departs(&mut self, lane: usize, c: usize) {
        let (plan, now) = (&self.plan.convoys[c], self.now);
        let until = self.open_until(plan.corridor).expect("it is open");
        let of = self.lanes.get_mut(&lane).expect("every convoy has a lane");
        let n = of.departures;
        of.departures += 1;
        of.last = Some(now);
        of.back.retain(|&other| other != c);
        of.gone.retain(|&other| other != c);
        of.gone.push(c);
        let people = self.people(c);
        let (corridor, direction, late) = (plan.corridor, plan.direction, Duration(now - plan.depart.0));
        self.say(now, What::ConvoyDeparted { convoy: c as u32, corridor, direction, people, late });
        for &b in &self.trains[c].present.clone() {
            self.say(now, What::Entered { vehicle: self.buses[b].id, convoy: c as u32 });
        }
        let cars = if people > 0 { self.world.cars(lane, n) } else { 0 };
        if cars > 0 {
            self.say(now, What::CarsJoined { convoy: c as u32, cars });
        }
        let size = self.trains[c].present.len() as u32;
        let day = self.scenario.day(Time(now));
        self.lanes.get_mut(&lane).expect("as above").days.push((day, size, people));
        self.swap(c, 1);
        let halt = self.breakdowns(c);
        let factor = self.world.crossing(lane, n);
        let (drives, points) = self.road(c);
        let mut ahead = vec![Stretch::Repair(halt)];
        for (k, &drive) in drives[..points.len()].iter().enumerate() {
            ahead.extend([Stretch::Drive(times(drive, factor)), Stretch::Checkpoint(k)]);
        }
        let rest = times(drives[points.len()], factor);
        let length = drives[..points.len()].iter().map(|&d| times(d, factor)).sum::<i64>() + rest;
        let after_half = rest - rest / 2;
        match self.world.unexpected(lane, n) {
            None => ahead.push(Stretch::Drive(rest)),
            Some((long, turned)) => {
                ahead.extend([Stretch::Drive(rest / 2), Stretch::Stopped(long)]);
                if turned && people > 0 && self.trains[c].turned < TURNS {
                    ahead.extend([Stretch::TurnBack, Stretch::Back(length - after_half)]);
                } else {
                    ahead.push(Stretch::Drive(after_half));
                }
            }
        }
        ahead.push(Stretch::Until(plan.arrive.0));
        let train = &mut self.trains[c];
        train.phase = Phase::Inside;
        (train.number, train.departed, train.window_end) = (n, now, until);
        (train.length, train.driven) = (length, 0);
        train.size = (size + cars, people);
        train.passed.clear();
        train.ahead = ahead;
        self.go_on(c);
    }

    /// People who left a zone for an exchange, or came back to it.
    fn swap(&mut self, c: usize, sign: i64) {
        let zone = self.zone_left(c);
        for e in 0..self.scenario.exchanges.len() {
            let people = self.counted(e, c) * sign;
            let of = &self.scenario.exchanges[e];
            for (side, which) in [of.first, of.second].into_iter().enumerate() {
                if which == zone {
                    self.swapped[e].0[side] += people;
                }
            }
        }
    }

    /// Whether anybody of a lane is between its gates.
    pub(crate) fn somebody_is_inside(&self, lane: usize) -> bool {
        let inside = |c: &usize| matches!(self.trains[*c].phase, Phase::Inside | Phase::Returning);
        self.lanes.get(&lane).is_some_and(|of| of.gone.iter().any(inside))
    }

    /// Breakdowns as a convoy sets off; for how long all stand. In the order of the plan.
    fn breakdowns(&mut self, c: usize) -> i64 {
        let seconds = self.road(c).0.iter().sum();
        let mut halt = 0;
        for b in self.trains[c].present.clone() {
            let (vehicle, n) = (self.buses[b].id, self.buses[b].ways);
            self.buses[b].ways += 1;
            if self.buses[b].broken {
                continue;
            }
            let Some(mut broken) = self.world.breakdown(vehicle.get(), n, seconds) else { continue };
            broken.lost &= !self.kind(b).escort;
            self.say(self.now, What::BrokeDown { vehicle, lost: broken.lost });
            halt += broken.halt;
            if broken.lost {
                self.buses[b].broken = true;
                self.changes_vehicles(c, b);
            }
        }
        halt
    }

    /// Those aboard go into others of the convoy that unload next where they are to go, as far as there is room.
    fn changes_vehicles(&mut self, c: usize, b: usize) {
        for i in 0..self.buses[b].aboard.len() {
            let group = self.buses[b].aboard[i].clone();
            for other in self.trains[c].present.clone() {
                let bus = &self.buses[other];
                let next = (bus.at..bus.visits.len()).find(|&v| match &bus.visits[v] {
                    domain::Visit::Place(stop) => !stop.board.is_empty() || !stop.alight.is_empty(),
                    domain::Visit::Convoy(_) => false,
                });
                let same = next.map(|v| self.place_of(other, v)).is_some_and(|p| Some(p) == group.to);
                if other == b || self.kind(other).escort || self.buses[other].broken || !same {
                    continue;
                }
                let family = self.scenario.classes[group.class].family;
                let (load, room) = (self.buses[other].load(self.scenario), self.kind(other).room);
                let mut n = 0;
                while n < self.buses[b].aboard[i].families && room.admits(load + family * (n + 1)) {
                    n += 1;
                }
                if n > 0 {
                    self.buses[b].aboard[i].families -= n;
                    let came = super::Group { families: n, off: None, came_over: true, ..group.clone() };
                    self.buses[other].aboard.push(came);
                    let (from, to, class) = (self.buses[b].id, self.buses[other].id, group.class);
                    self.say(self.now, What::Transferred { from, to, class, families: n });
                }
            }
        }
        self.buses[b].aboard.retain(|g| g.families > 0);
    }

    /// A convoy begins its next stretch, now.
    fn go_on(&mut self, c: usize) {
        let now = self.now;
        let stretch = self.trains[c].ahead.remove(0);
        let until = match stretch {
            Stretch::Repair(s) | Stretch::Drive(s) | Stretch::Back(s) => now + s,
            Stretch::Stopped(s) => {
                self.say(now, What::Stopped { convoy: c as u32, long: Duration(s) });
                now + s
            }
            Stretch::TurnBack => {
                self.trains[c].phase = Phase::Returning;
                return self.go_on(c);
            }
            Stretch::Until(t) => now.max(t),
            Stretch::Checkpoint(_) => i64::MAX,
        };
        self.trains[c].now = Some((stretch, now, until));
        if until < i64::MAX {
            self.due(until, Due::Stretch(c));
        }
        self.at_checkpoints(lane_of(&self.plan.convoys[c]));
    }

    /// Begin and end of the inspection of a convoy that reaches a checkpoint at an instant, when those before it are gone by another.
    fn inspection(&self, c: usize, k: usize, reached: i64, free: i64) -> (i64, i64) {
        let (train, plan) = (&self.trains[c], &self.plan.convoys[c]);
        let planned = plan.passages.get(k).map_or((i64::MIN, i64::MIN), |p| (p.begin.0, p.end.0));
        let takes = self.road(c).1[k].1.takes(train.size.0 as usize, train.size.1).0;
        let takes = self.world.inspection(lane_of(plan), k, train.number, takes);
        let begin = reached.max(free).max(planned.0);
        (begin, (begin + takes).max(planned.1))
    }

    /// Begins inspections of those who wait and have nobody before them: convoys pass in the order of departure.
    fn at_checkpoints(&mut self, lane: usize) {
        let gone = self.lanes[&lane].gone.clone();
        for (i, &c) in gone.iter().enumerate() {
            let Some((Stretch::Checkpoint(k), reached, i64::MAX)) = self.trains[c].now else { continue };
            if self.trains[c].phase != Phase::Inside {
                continue;
            }
            let before = gone[..i].iter().map(|&d| &self.trains[d]);
            if before
                .filter(|d| d.phase == Phase::Inside)
                .all(|d| d.passed.get(k).is_some_and(|p| p.2 <= self.now))
            {
                let (begin, end) = self.inspection(c, k, reached, self.now);
                self.trains[c].passed.push((reached, begin, end));
                self.trains[c].now = Some((Stretch::Checkpoint(k), begin, end));
                self.due(end, Due::Stretch(c));
            }
        }
    }

    /// Until when each checkpoint is taken by those who are on their way to it: as it will be.
    fn taken(&self, lane: usize) -> Vec<i64> {
        let of = &self.lanes[&lane];
        let points = of.order.first().map_or(0, |&c| self.road(c).1.len());
        let mut taken = vec![i64::MIN; points];
        for &c in of.gone.iter().filter(|&&c| self.trains[c].phase == Phase::Inside) {
            let train = &self.trains[c];
            let (stretch, since, until) = train.now.expect("it is on its way");
            let mut t = match stretch {
                Stretch::Checkpoint(k) if until == i64::MAX => {
                    taken[k] = self.inspection(c, k, since, taken[k]).1;
                    taken[k]
                }
                Stretch::Checkpoint(k) => {
                    taken[k] = until;
                    until
                }
                _ => until,
            };
            for &stretch in &train.ahead {
                match stretch {
                    Stretch::Repair(s) | Stretch::Drive(s) | Stretch::Stopped(s) => t += s,
                    Stretch::Checkpoint(k) => {
                        taken[k] = self.inspection(c, k, t, taken[k]).1;
                        t = taken[k];
                    }
                    Stretch::TurnBack => break,
                    Stretch::Back(_) | Stretch::Until(_) => {}
                }
            }
        }
        taken
    }

    /// When a convoy that departs now should be through, by the times that the scenario gives.
    pub(crate) fn should_be_out(&self, lane: usize, c: usize) -> i64 {
        let plan = &self.plan.convoys[c];
        let (drives, points) = self.road(c);
        let (n, people) = (self.trains[c].present.len(), self.people(c));
        let mut t = self.now;
        for (k, free) in self.taken(lane).into_iter().enumerate() {
            let planned = plan.passages.get(k).map_or((i64::MIN, i64::MIN), |p| (p.begin.0, p.end.0));
            let begin = (t + drives[k]).max(free).max(planned.0);
            t = (begin + points[k].1.takes(n, people).0).max(planned.1);
        }
        (t + drives[points.len()]).max(plan.arrive.0)
    }

    pub(crate) fn stretch_is_over(&mut self, c: usize) {
        let Some((stretch, _, until)) = self.trains[c].now else { return };
        if until != self.now {
            // It was sent back meanwhile.
            return;
        }
        match stretch {
            Stretch::Drive(s) => self.trains[c].driven += s,
            Stretch::Back(_) => return self.is_back(c),
            Stretch::Until(_) => return self.is_out_of_the_corridor(c),
            _ => {}
        }
        self.go_on(c);
    }

    /// Says at which checkpoints it was.
    pub(crate) fn tell_passages(&mut self, c: usize) {
        let points = self.road(c).1;
        for (k, (reached, begin, end)) in self.trains[c].passed.clone().into_iter().enumerate() {
            if end > self.now {
                continue;
            }
            let late = self.plan.convoys[c].passages.get(k).map_or(0, |p| end - p.end.0);
            let (convoy, checkpoint, late) = (c as u32, points[k].0, Duration(late));
            self.say(
                end,
                What::Passed { convoy, checkpoint, reached: Time(reached), begin: Time(begin), late },
            );
        }
    }

    fn is_out_of_the_corridor(&mut self, c: usize) {
        let (plan, now) = (&self.plan.convoys[c], self.now);
        self.tell_passages(c);
        if now > self.trains[c].window_end {
            self.say(now, What::Overran { convoy: c as u32, people: self.trains[c].size.1 });
        }
        self.say(now, What::ConvoyArrived { convoy: c as u32, late: Duration(now - plan.arrive.0) });
        for e in 0..self.scenario.exchanges.len() {
            let people = self.counted(e, c);
            let of = &self.scenario.exchanges[e];
            for (side, which) in [of.first, of.second].into_iter().enumerate() {
                if which == self.zone_left(c) {
                    self.swapped[e].1[side] += people;
                }
            }
        }
        self.trains[c].phase = Phase::Over;
        self.trains[c].now = None;
        for b in std::mem::take(&mut self.trains[c].present) {
            self.buses[b].at_gate = false;
            self.works(b, self.trains[c].departed, now);
            if self.buses[b].broken && self.buses[b].aboard.is_empty() {
                self.is_out(b, self.buses[b].at + 1);
            } else {
                let next = self.buses[b].at + 1;
                self.comes_to(b, next, now);
            }
        }
    }

    fn is_back(&mut self, c: usize) {
        let people = self.trains[c].size.1;
        self.swap(c, -1);
        self.tell_passages(c);
        let train = &mut self.trains[c];
        train.phase = Phase::Waiting;
        train.now = None;
        train.not_before = self.now;
        train.turned += 1;
        for b in self.trains[c].present.clone() {
            self.works(b, self.trains[c].departed, self.now);
        }
        self.say(self.now, What::TurnedBack { convoy: c as u32, people });
        let lane = self.lanes.get_mut(&lane_of(&self.plan.convoys[c])).expect("every convoy has a lane");
        lane.gone.retain(|&other| other != c);
        lane.back.push(c);
    }

    /// A corridor is shut: those inside go to the nearer gate.
    pub(crate) fn shut(&mut self, closure: usize) {
        let closure = self.world.closures()[closure];
        let (corridor, until) = (closure.corridor, closure.window.until);
        self.say(self.now, What::Shut { corridor, until });
        for direction in [Direction::Outward, Direction::Back] {
            let lane = corridor.get() * 2 + usize::from(direction == Direction::Back);
            let Some(of) = self.lanes.get_mut(&lane) else { continue };
            if until.0 <= of.shut_until {
                continue;
            }
            of.shut_until = until.0;
            let mut sent = Vec::new();
            for c in of.gone.clone() {
                if self.trains[c].phase != Phase::Inside {
                    continue;
                }
                let (stretch, since, _) = self.trains[c].now.expect("it is on its way");
                let driven = match stretch {
                    Stretch::Drive(_) => self.trains[c].driven + self.now - since,
                    _ => self.trains[c].driven,
                };
                let (convoy, people) = (c as u32, self.trains[c].size.1);
                if driven * 2 >= self.trains[c].length {
                    self.say(self.now, What::Caught { convoy, people });
                    continue;
                }
                self.say(self.now, What::Held { convoy, people, long: Duration(driven) });
                let train = &mut self.trains[c];
                train.passed.retain(|p| p.2 <= since || !matches!(stretch, Stretch::Checkpoint(_)));
                train.phase = Phase::Returning;
                train.ahead = vec![Stretch::Back(driven)];
                self.pending.retain(|p| p.1 != Due::Stretch(c));
                sent.push(c);
            }
            // All turn at once: nobody is inspected in place of one who has just left.
            for c in sent {
                self.go_on(c);
            }
            self.at_checkpoints(lane);
        }
    }
}
