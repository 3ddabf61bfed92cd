//! Timing one movement: load, cross, unload, and commit it all or nothing of it.

use domain::{Class, Duration, Idx, Moved, Place, Time, Vehicle, Visit, Window};

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
pub(super) struct Tune {
    /// It does nothing before, for it has to rest first.
    pub(super) start: Time,
    /// It does not load before, so that nobody is aboard for too long.
    load: Time,
    /// As the movement has it.
    pub(super) overdue: bool,
}

/// Why a try was given up.
pub(super) enum Stuck {
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
        let twice = |i: usize| movement.members[..i].iter().any(|m| m.vehicle == movement.members[i].vehicle);
        debug_assert!(
            !(0..movement.members.len()).any(twice),
            "a vehicle is in a movement once: {movement:?}"
        );
        let begin = self.mark();
        let mut tunes = vec![
            Tune { start: movement.not_before, load: Time::MIN, overdue: movement.overdue };
            movement.members.len()
        ];
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
            if gate.is_none() && stop.depart == Some(depart) {
                gate = stop.arrive.map(|a| a.max(stop.end.unwrap_or(a)));
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
        let mut late = self.seated_while_suspended(movement, &aboard, &departs);
        if !late.is_empty() {
            return Err(Stuck::Late(late));
        }
        for m in self.by_arrival(movement) {
            let member = &movement.members[m];
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

    /// Who would sit in a vehicle inside while the corridor that they wait for is suspended, and from when on they may board:
    /// nobody boards, or stays aboard, for a corridor that a party has stopped, but so long before its stated end as is allowed.
    fn seated_while_suspended(
        &self,
        movement: &Movement,
        aboard: &[Aboard],
        departs: &[Time],
    ) -> Vec<(usize, Time)> {
        let (Some(&crossing), Some(&depart)) = (movement.way.first(), departs.first()) else {
            return Vec::new();
        };
        let suspended = &self.model.lane(crossing.corridor).suspended;
        let mut late = Vec::new();
        for (m, member) in movement.members.iter().enumerate() {
            let seated = aboard[m].iter().map(|a| a.1).min();
            if let (Some(since), false) = (seated, member.pickups.is_empty()) {
                // Of several suspensions the last counts; those who were aboard before planning began cannot board later.
                let boards = |w: &Window| (w.until - self.model.board_early).max(w.from);
                let during = |w: &&Window| w.from < depart && since < boards(w) && since >= self.model.now;
                late.extend(suspended.iter().rfind(during).map(|w| (m, boards(w))));
            }
        }
        late
    }

    /// The members in the order in which they come to their first drop, so that who comes first has the first bay.
    fn by_arrival(&self, movement: &Movement) -> Vec<usize> {
        let model = self.model;
        let arrival = |m: &usize| {
            let member = &movement.members[*m];
            let cursor = &self.vehicles[member.vehicle.get()].cursor;
            let kind = model.scenario.vehicles[member.vehicle].kind;
            let to = member.drops.first().map_or(cursor.place, |call| call.place);
            cursor.at + model.roads.seconds(kind, cursor.place, to).unwrap_or(Duration::ZERO)
        };
        let mut order: Vec<usize> = (0..movement.members.len()).collect();
        order.sort_by_key(|m| (arrival(m), *m));
        order
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
                let counted = if tune.overdue { since.max(self.model.now) } else { since };
                if let Some(most) = scenario.aboard
                    && end - counted > most
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
                    .fit(self.kind(member.vehicle), slot.depart, slot.arrive - slot.depart, movement.overdue)
                    .ok_or(Blocked::one(Barrier::Available, m))?;
                if fit.rested && self.could_rest_first(member.vehicle, tunes[m]) {
                    return Err(Stuck::Rest(m));
                }
                later = later.max(fit.at);
            }
            // At the other gate there must be room for all of them, if only to drive on.
            let room = self.stands[exit.get()].earliest(slot.arrive, Duration(1), movement.members.len());
            later = later.max(slot.depart + (room - slot.arrive));
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
    pub(super) fn could_rest_first(&self, vehicle: Idx<Vehicle>, tune: Tune) -> bool {
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
