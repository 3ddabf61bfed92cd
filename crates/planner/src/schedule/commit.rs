//! Timing one movement: load, cross, unload, and commit it all or nothing of it.

use domain::{Class, Duration, Idx, Moved, Place, Time, Vehicle, Visit};

use super::traffic::{Ask, ConvoyNow};
use super::{Mark, Schedule, Undo};
use crate::movement::{Barrier, Blocked, Call, Member, Movement, Outcome};

/// How often a movement is timed again because somebody must rest first or load later.
const TRIES: usize = 8;

/// People who would sit at a gate for longer than this are loaded later.
const SEATED_AT_GATE: Duration = Duration::minutes(20);

/// What is left of that wait, for delays.
const SEATED_SPARE: Duration = Duration::minutes(5);

/// What was learnt about a member in an earlier try.
#[derive(Clone, Copy, Debug)]
struct Tune {
    /// It does nothing before, for it has to rest first.
    start: Time,
    /// It does not load before, so that nobody is aboard for too long.
    load: Time,
}

/// Why a try was given up.
enum Stuck {
    /// For good.
    Blocked(Blocked),
    /// A member should rest before it begins rather than on the way.
    Rest(usize),
    /// Members should load later by so much.
    Late(Vec<(usize, Time)>),
}

impl From<Blocked> for Stuck {
    fn from(b: Blocked) -> Stuck {
        Stuck::Blocked(b)
    }
}

/// Families aboard: who, since when, how many.
type Aboard = Vec<(Idx<Class>, Time, u32)>;

impl Schedule<'_> {
    /// Times a movement in the gaps that those before it left, and commits it; on an error nothing is changed.
    ///
    /// # Errors
    /// What bars it.
    pub(crate) fn commit(&mut self, movement: &Movement) -> Result<Outcome, Blocked> {
        let begin = self.mark();
        let mut tunes = vec![Tune { start: movement.not_before, load: Time::MIN }; movement.members.len()];
        for _ in 0..TRIES {
            match self.attempt(movement, &tunes) {
                Ok(outcome) => return Ok(self.seat_late(movement, begin, &tunes, outcome)),
                Err(stuck) => {
                    self.undo_to(begin);
                    match stuck {
                        Stuck::Blocked(b) => return Err(b),
                        Stuck::Rest(m) => {
                            let vehicle = movement.members[m].vehicle;
                            let duty = self.kind(vehicle).duty;
                            if let (Some(duty), Some((_, last))) =
                                (duty, self.vehicles[vehicle.get()].cursor.duty)
                            {
                                tunes[m].start = tunes[m].start.max(last + duty.rest);
                            }
                        }
                        Stuck::Late(members) => {
                            for (m, load) in members {
                                tunes[m].load = tunes[m].load.max(load);
                            }
                        }
                    }
                }
            }
        }
        Err(Blocked::all(Barrier::Aboard))
    }

    /// Loads later whoever would sit at a gate for long, if that makes nothing later: people wait better at their
    /// assembly point than in a vehicle. Times the movement again; if it got worse, as it was.
    fn seat_late(&mut self, movement: &Movement, begin: Mark, tunes: &[Tune], outcome: Outcome) -> Outcome {
        let Some(&depart) = outcome.departs.first() else { return outcome };
        let mut later = tunes.to_vec();
        let mut any = false;
        for (m, member) in movement.members.iter().enumerate() {
            if member.pickups.is_empty() {
                continue;
            }
            if let Some((load, gate)) = self.seated(member.vehicle, depart)
                && depart - gate > SEATED_AT_GATE
            {
                later[m].load = later[m].load.max(load + (depart - gate) - SEATED_SPARE);
                any = true;
            }
        }
        if !any {
            return outcome;
        }
        self.undo_to(begin);
        if let Ok(held) = self.attempt(movement, &later)
            && held.departs == outcome.departs
            && held.free.iter().zip(&outcome.free).all(|(a, b)| a <= b)
        {
            return held;
        }
        self.undo_to(begin);
        self.attempt(movement, tunes).unwrap_or(outcome)
    }

    /// When the loading of a vehicle's last ride out began, and when it was at the gate for the convoy that departs then.
    fn seated(&self, vehicle: Idx<Vehicle>, depart: Time) -> Option<(Time, Time)> {
        let visits = &self.vehicles[vehicle.get()].visits;
        let mut gate = None;
        for visit in visits.iter().rev() {
            let Visit::Place(stop) = visit else { continue };
            if gate.is_none() {
                if stop.depart == Some(depart) {
                    gate = stop.arrive.map(|a| a.max(stop.end.unwrap_or(a)));
                }
            }
            if let (Some(gate), Some(begin), false) = (gate, stop.begin, stop.board.is_empty()) {
                return Some((begin, gate));
            }
        }
        None
    }

    fn attempt(&mut self, movement: &Movement, tunes: &[Tune]) -> Result<Outcome, Stuck> {
        let before = self.tally;
        self.journal.push(Undo::Tally(before));
        let mut aboard: Vec<Aboard> = Vec::with_capacity(movement.members.len());
        let mut first_visit = Vec::with_capacity(movement.members.len());
        for (m, member) in movement.members.iter().enumerate() {
            let visits = &self.vehicles[member.vehicle.get()].visits;
            let served = matches!(visits.last(), Some(Visit::Place(stop)) if stop.begin.is_some());
            first_visit.push((visits.len(), served));
            aboard.push(self.set_out(m, member, tunes[m])?);
        }
        let departs = self.cross(movement, &aboard, tunes)?;
        let mut late = Vec::new();
        for (m, member) in movement.members.iter().enumerate() {
            for call in &member.drops {
                self.unload(m, member.vehicle, call, tunes[m], &mut aboard[m], &mut late)?;
            }
        }
        if !late.is_empty() {
            return Err(Stuck::Late(late));
        }
        for (m, member) in movement.members.iter().enumerate() {
            self.stays(m, member.vehicle, first_visit[m])?;
        }
        Ok(Outcome {
            free: movement.members.iter().map(|m| self.free(m.vehicle)).collect(),
            departs,
            weight: before.left - self.tally.left,
            saved: before.exposure - self.tally.exposure,
        })
    }

    /// Readies a member and loads at its pick-ups.
    fn set_out(&mut self, m: usize, member: &Member, tune: Tune) -> Result<Aboard, Stuck> {
        let vehicle = member.vehicle;
        let v = vehicle.get();
        if !self.usable(vehicle) {
            return Err(Blocked::one(Barrier::Reserve, m).into());
        }
        let (depart, served) = match self.vehicles[v].visits.last() {
            Some(Visit::Place(stop)) => (stop.depart, stop.begin.is_some()),
            Some(Visit::Convoy(_)) | None => (None, false),
        };
        self.journal.push(Undo::Vehicle {
            vehicle,
            cursor: self.vehicles[v].cursor,
            visits: self.vehicles[v].visits.len(),
            depart,
            served,
        });
        if !self.vehicles[v].cursor.used {
            let kind = self.model.scenario.vehicles[vehicle].kind.get();
            self.journal.push(Undo::Used { kind, used: self.used[kind] });
            self.used[kind] += 1;
            self.vehicles[v].cursor.used = true;
        }
        let mut aboard: Aboard =
            self.aboard(vehicle).iter().map(|r| (r.class, r.since, r.families)).collect();
        let cursor = &mut self.vehicles[v].cursor;
        cursor.at = cursor.at.max(tune.start);
        if self.vehicles[v].visits.is_empty() {
            let place = self.vehicles[v].cursor.place;
            self.vehicles[v].visits.push(Schedule::stop(place, None));
        }
        for call in &member.pickups {
            if self.kind(vehicle).once && self.vehicles[v].cursor.carried {
                return Err(Blocked::one(Barrier::Once, m).into());
            }
            self.load(m, vehicle, call, tune, &mut aboard)?;
        }
        Ok(aboard)
    }

    fn load(
        &mut self,
        m: usize,
        vehicle: Idx<Vehicle>,
        call: &Call,
        tune: Tune,
        aboard: &mut Aboard,
    ) -> Result<(), Stuck> {
        let kind = self.kind(vehicle);
        let mut takes = kind.loading.stop;
        let mut earliest = tune.load;
        for item in &call.items {
            let class = &self.model.scenario.classes[item.class];
            takes += kind.loading.of(class.family * item.families);
            earliest = earliest.max(class.ready);
            let waiting = self.waiting[item.source];
            if waiting < item.families {
                return Err(Blocked::one(Barrier::Nobody, m).into());
            }
            self.journal.push(Undo::Waiting { source: item.source, families: waiting });
            self.waiting[item.source] = waiting - item.families;
        }
        self.drive(m, vehicle, call.place, takes, tune)?;
        let begin = self.serve(m, vehicle, takes, earliest, tune)?;
        let moved = |i: &crate::movement::Item| Moved { class: i.class, families: i.families };
        if let Some(Visit::Place(stop)) = self.vehicles[vehicle.get()].visits.last_mut() {
            stop.board = call.items.iter().map(moved).collect();
        }
        aboard.extend(call.items.iter().map(|i| (i.class, begin, i.families)));
        Ok(())
    }

    fn unload(
        &mut self,
        m: usize,
        vehicle: Idx<Vehicle>,
        call: &Call,
        tune: Tune,
        aboard: &mut Aboard,
        late: &mut Vec<(usize, Time)>,
    ) -> Result<(), Stuck> {
        let scenario = self.model.scenario;
        let kind = self.kind(vehicle);
        let takes = call.items.iter().fold(kind.unloading.stop, |sum, i| {
            sum + kind.unloading.of(scenario.classes[i.class].family * i.families)
        });
        self.drive(m, vehicle, call.place, takes, tune)?;
        let begin = self.serve(m, vehicle, takes, Time::MIN, tune)?;
        let end = begin + takes;
        let room = self.room[call.place.get()];
        self.journal.push(Undo::Room { place: call.place, room });
        let mut left = room;
        let mut fixed_ride = false;
        for item in &call.items {
            let class = &scenario.classes[item.class];
            let people = i64::from(class.family.people() * item.families);
            left.people = if left.people == i64::MAX { i64::MAX } else { left.people - people };
            if left.stretchers != i64::MAX {
                left.stretchers -= i64::from(class.family.stretchers * item.families);
            }
            let wish = class.wish(call.place).ok_or(Blocked::one(Barrier::Reception, m))?;
            let weight = i128::from(people) * i128::from(self.model.weights[item.class.get()]);
            self.tally.safe(scenario, weight, wish, end);
            alight(aboard, item.class, item.families, |since| {
                if let Some(most) = scenario.aboard
                    && end - since > most
                {
                    // Whoever boarded before planning began cannot board later.
                    fixed_ride |= since < self.model.now;
                    late.push((m, since + ((end - since) - most)));
                }
            });
        }
        if left.people < 0 || left.stretchers < 0 {
            return Err(Blocked::one(Barrier::Reception, m).into());
        }
        self.room[call.place.get()] = left;
        let v = &mut self.vehicles[vehicle.get()];
        v.cursor.carried = true;
        if let Some(Visit::Place(stop)) = v.visits.last_mut() {
            stop.alight = call.items.iter().map(|i| Moved { class: i.class, families: i.families }).collect();
        }
        // Those who were aboard at the beginning are taken to the end in one movement.
        v.cursor.laden = v.cursor.laden && !aboard.is_empty();
        if fixed_ride {
            return Err(Blocked::one(Barrier::Aboard, m).into());
        }
        Ok(())
    }

    /// Takes all members through all corridors of the movement, as one convoy in each.
    fn cross(&mut self, movement: &Movement, aboard: &[Aboard], tunes: &[Tune]) -> Result<Vec<Time>, Stuck> {
        let scenario = self.model.scenario;
        let mut departs = Vec::with_capacity(movement.way.len());
        if movement.way.is_empty() {
            return Ok(departs);
        }
        let size = |c: Idx<Class>, n: u32| scenario.classes[c].family.people() * n;
        let people = aboard.iter().flatten().map(|&(c, _, n)| size(c, n)).sum();
        let counted: Vec<i64> = scenario
            .exchanges
            .iter()
            .map(|x| {
                let counts = |c: Idx<Class>| !x.exempt.contains(&scenario.classes[c].priority);
                aboard.iter().flatten().filter(|a| counts(a.0)).map(|&(c, _, n)| i64::from(size(c, n))).sum()
            })
            .collect();
        let escorts = movement.members.iter().filter(|m| self.kind(m.vehicle).escort).count();
        for &crossing in &movement.way {
            if escorts < scenario.corridors[crossing.corridor].convoy.escorts as usize {
                return Err(Blocked::all(Barrier::Escorts).into());
            }
            let (gate, exit) = self.model.gates(crossing);
            let mut ready = Time::MIN;
            for (m, member) in movement.members.iter().enumerate() {
                self.drive(m, member.vehicle, gate, Duration::ZERO, tunes[m])?;
                ready = ready.max(self.free(member.vehicle));
            }
            let ask = Ask { crossing, ready, vehicles: movement.members.len(), people, counted: &counted };
            departs.push(self.go(movement, ask, exit, tunes)?);
        }
        Ok(departs)
    }

    /// One convoy: the earliest slot at which every member may go.
    fn go(
        &mut self,
        movement: &Movement,
        mut ask: Ask<'_>,
        exit: Idx<Place>,
        tunes: &[Tune],
    ) -> Result<Time, Stuck> {
        let slot = loop {
            let slot = self.slot(&ask)?;
            let mut later = slot.depart;
            for (m, member) in movement.members.iter().enumerate() {
                let cursor = &self.vehicles[member.vehicle.get()].cursor;
                let fit = cursor
                    .fit(self.kind(member.vehicle), slot.depart, slot.arrive - slot.depart)
                    .ok_or(Blocked::one(Barrier::Available, m))?;
                if fit.rested && self.could_rest_first(member.vehicle, tunes[m]) {
                    return Err(Stuck::Rest(m));
                }
                later = later.max(fit.at);
            }
            if later == slot.depart {
                break slot;
            }
            ask.ready = later;
        };
        let key = self.enter(ConvoyNow {
            crossing: ask.crossing,
            depart: slot.depart,
            arrive: slot.arrive,
            passages: slot.passages,
            vehicles: movement.members.iter().map(|m| m.vehicle).collect(),
            people: ask.people,
            counted: ask.counted.to_vec(),
            fact: false,
        });
        self.journal.push(Undo::Convoy);
        let km = (self.model.scenario.corridors[ask.crossing.corridor].km * 1e6).round() as i64;
        for member in &movement.members {
            let kind = self.kind(member.vehicle);
            let v = &mut self.vehicles[member.vehicle.get()];
            v.cursor.act(kind, slot.depart, slot.arrive);
            v.cursor.place = exit;
            // It may leave its place before the gate opens; it is at the gate until the convoy departs.
            if let Some(Visit::Place(stop)) = v.visits.last_mut() {
                stop.depart = Some(slot.depart);
            }
            v.visits.push(Visit::Convoy(key));
            v.visits.push(Schedule::stop(exit, Some(slot.arrive)));
            self.tally.km += km;
        }
        Ok(slot.depart)
    }

    /// Whether a rest before the movement's first activity has not been tried and would be one.
    fn could_rest_first(&self, vehicle: Idx<Vehicle>, tune: Tune) -> bool {
        // The journal holds where the vehicle stood when this movement began.
        let began = self.journal.iter().rev().find_map(|u| match u {
            Undo::Vehicle { vehicle: v, cursor, .. } if *v == vehicle => Some(*cursor),
            _ => None,
        });
        match (self.kind(vehicle).duty, began.and_then(|c| c.duty)) {
            (Some(duty), Some((_, last))) => tune.start < last + duty.rest,
            _ => false,
        }
    }

    /// Drives to a place of the same zone, hop by hop; at a place with few stands it comes when there is room for a dwell of `takes`.
    fn drive(
        &mut self,
        m: usize,
        vehicle: Idx<Vehicle>,
        to: Idx<Place>,
        takes: Duration,
        tune: Tune,
    ) -> Result<(), Stuck> {
        let model = self.model;
        let kind_idx = model.scenario.vehicles[vehicle].kind;
        let kind = self.kind(vehicle);
        while self.vehicles[vehicle.get()].cursor.place != to {
            let cursor = self.vehicles[vehicle.get()].cursor;
            let blocked = |by| Stuck::Blocked(Blocked::one(by, m));
            let next = model.roads.next(kind_idx, cursor.place, to).ok_or(blocked(Barrier::Road))?;
            let mut at = cursor.at;
            // A later departure may meet another row of the table, or another vehicle where it goes.
            let hop = loop {
                let (from, hop) = model
                    .roads
                    .hop(model.scenario, vehicle, cursor.place, next, at)
                    .ok_or(blocked(Barrier::Road))?;
                at = from;
                if self.stands[next.get()].limit.is_some() {
                    let dwell = if next == to { takes } else { Duration(1) };
                    at = at.max(self.stands[next.get()].earliest(at + hop.takes, dwell) - hop.takes);
                }
                let fit = cursor.fit(kind, at, hop.takes).ok_or(blocked(Barrier::Available))?;
                if fit.rested && self.could_rest_first(vehicle, tune) {
                    return Err(Stuck::Rest(m));
                }
                at = fit.at;
                if at == from {
                    break hop;
                }
            };
            let arrive = at + hop.takes;
            if arrive > model.scenario.end {
                return Err(blocked(Barrier::Horizon));
            }
            let v = &mut self.vehicles[vehicle.get()];
            if let Some(Visit::Place(stop)) = v.visits.last_mut() {
                stop.depart = Some(at);
            }
            v.cursor.act(kind, at, arrive);
            v.cursor.place = next;
            v.visits.push(Schedule::stop(next, Some(arrive)));
            self.tally.km += hop.km;
        }
        Ok(())
    }

    /// Finds a bay for a dwell where the vehicle stands, and notes it. Returns its begin.
    fn serve(
        &mut self,
        m: usize,
        vehicle: Idx<Vehicle>,
        takes: Duration,
        earliest: Time,
        tune: Tune,
    ) -> Result<Time, Stuck> {
        let scenario = self.model.scenario;
        let kind = self.kind(vehicle);
        let cursor = self.vehicles[vehicle.get()].cursor;
        let place = &scenario.places[cursor.place];
        let blocked = |by| Stuck::Blocked(Blocked::one(by, m));
        if !kind.may_serve(cursor.place) {
            return Err(blocked(Barrier::Road));
        }
        let mut t = cursor.at.max(earliest);
        loop {
            let wanted = t;
            if let Some(hours) = &place.hours {
                t = hours.earliest(t, takes).ok_or(blocked(Barrier::Hours))?;
            }
            let fit = cursor.fit(kind, t, takes).ok_or(blocked(Barrier::Available))?;
            if fit.rested && self.could_rest_first(vehicle, tune) {
                return Err(Stuck::Rest(m));
            }
            t = fit.at;
            if let Some(bays) = place.bays {
                if bays == 0 {
                    return Err(blocked(Barrier::Hours));
                }
                t = self.bays[cursor.place.get()].earliest(t, takes, bays);
            }
            if t == wanted {
                break;
            }
        }
        let end = t + takes;
        if end > scenario.end {
            return Err(blocked(Barrier::Horizon));
        }
        if place.bays.is_some() {
            self.bays[cursor.place.get()].add(t, end);
            self.journal.push(Undo::Service { place: cursor.place, begin: t, end });
        }
        let v = &mut self.vehicles[vehicle.get()];
        // A second dwell at the same place is a visit of its own.
        let fresh = matches!(v.visits.last(), Some(Visit::Place(stop)) if stop.begin.is_none() && stop.depart.is_none());
        if !fresh {
            if let Some(Visit::Place(stop)) = v.visits.last_mut() {
                stop.depart = Some(cursor.at);
            }
            v.visits.push(Schedule::stop(cursor.place, Some(cursor.at)));
        }
        if let Some(Visit::Place(stop)) = v.visits.last_mut() {
            stop.begin = Some(t);
            stop.end = Some(end);
        }
        v.cursor.act(kind, t, end);
        Ok(t)
    }

    /// Notes how long the vehicle stood at places with few stands, and whether there was room. `first` is its first new visit,
    /// and whether it had served at the one before.
    fn stays(
        &mut self,
        m: usize,
        vehicle: Idx<Vehicle>,
        (first, served): (usize, bool),
    ) -> Result<(), Stuck> {
        if self.stands.iter().all(|s| s.limit.is_none()) {
            return Ok(());
        }
        let free = self.model.start.vehicles[vehicle.get()].free;
        let visits = &self.vehicles[vehicle.get()].visits;
        let span = |i: usize, last: bool| match &visits[i] {
            Visit::Place(s) => {
                let arrive = s.arrive.unwrap_or(free);
                let end = s.end.or(s.begin).unwrap_or(arrive);
                Some((s.place, arrive, if last { end } else { s.depart.unwrap_or(end) }))
            }
            Visit::Convoy(_) => None,
        };
        let mut out = Vec::new();
        let mut add = Vec::new();
        if first > 0 {
            // It stood there longer than its last dwell, as is known only now. Had it only arrived, nothing was noted.
            out.extend(span(first - 1, true).filter(|_| served));
            add.extend(span(first - 1, false));
        }
        let last = visits.len() - 1;
        add.extend((first..=last).filter_map(|i| span(i, i == last)));
        let mut touched = Vec::new();
        for (place, from, until) in out {
            if self.stands[place.get()].limit.is_some() {
                self.stands[place.get()].remove(from, until);
                self.journal.push(Undo::StayRemoved { place, from, until });
            }
        }
        for (place, from, until) in add {
            if self.stands[place.get()].limit.is_some() {
                self.stands[place.get()].add(from, until);
                self.journal.push(Undo::StayAdded { place, from, until });
                touched.push(place);
            }
        }
        if touched.into_iter().all(|place| self.stands[place.get()].kept()) {
            Ok(())
        } else {
            Err(Blocked::one(Barrier::Stand, m).into())
        }
    }
}

/// Takes families off, those first who boarded first, and tells for each when their loading began.
fn alight(aboard: &mut Aboard, class: Idx<Class>, families: u32, mut told: impl FnMut(Time)) {
    let mut left = families;
    while left > 0 {
        let Some(i) = aboard.iter().position(|a| a.0 == class) else { return };
        let n = left.min(aboard[i].2);
        told(aboard[i].1);
        left -= n;
        if n == aboard[i].2 {
            aboard.remove(i);
        } else {
            aboard[i].2 -= n;
        }
    }
}
