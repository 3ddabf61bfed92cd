//! A convoy forms at a gate, and departs.

use std::cmp::Reverse;
use std::sync::Arc;

use domain::{Duration, Idx, Time, Vehicle, Visit};

use super::gate::Waiting;
use super::habits::First;
use super::{Dispatcher, Event, Queues, Trip};
use crate::dispatch::{Decided, Gene, Wave};
use crate::model::Crossing;
use crate::movement::{Barrier, Member, Movement};
use crate::schedule::Mark;

/// A convoy that the schedule has depart later than this after the instant that was meant is formed again.
const TOLERANCE: Duration = Duration::minutes(4);

/// How often a convoy is formed again without those who come late.
const FORMED: usize = 5;

/// After this time a gate at which nobody could go is looked at again.
const AGAIN: Duration = Duration::minutes(15);

/// Nobody waits longer than this many looks for what bars a whole convoy, such as an exchange.
const LOOKS: u32 = 300;

/// How an attempt to let a convoy go ended.
enum Went {
    /// It has departed; these were in it.
    Gone(Vec<Waiting>),
    /// The schedule has it depart later, as a whole.
    Later(Time),
    /// Something bars it as a whole.
    Barred,
    /// Nobody is left in it.
    Nobody,
}

impl Dispatcher<'_, '_> {
    /// Lets a convoy go if one may and should; else sees to it that the gate is looked at again.
    pub(super) fn look(&mut self, queues: &mut Queues<'_>, g: usize, now: Time) {
        let model = self.schedule.model;
        let gate = &queues.gates[g];
        let Some(&first) = gate.way.first() else { return };
        let mut ready: Vec<usize> = (0..gate.queue.len()).filter(|&i| gate.queue[i].eta <= now).collect();
        let next = gate.queue.iter().map(|w| w.eta).filter(|&eta| eta > now).min();
        if ready.is_empty() {
            if let Some(next) = next {
                queues.wake(g, next);
            }
            return;
        }
        match self.schedule.next_slot(first, now) {
            Some(slot) if slot > now => {
                queues.gates[g].since = None;
                return queues.wake(g, slot);
            }
            Some(_) => {}
            None => return self.shut(queues, g, now),
        }
        let out = ready.iter().any(|&i| gate.queue[i].out);
        let habits = queues.habits;
        let (hold, share) =
            if out { (habits.hold.1, habits.share.1) } else { (habits.hold.0, habits.share.0) };
        let most = ((gate.most as f64 * share).ceil() as usize).clamp(1, gate.most);
        let since = gate.since.unwrap_or(now);
        if ready.len() < most
            && let Some(next) = next
            && next <= since + hold
            && gate.is_held(now, next, ready.len(), most, habits.patience)
            && self.schedule.can_go(first, next, ready.len() + 1)
        {
            queues.gates[g].since = Some(since);
            return queues.wake(g, next);
        }
        self.in_turn(&gate.queue, &mut ready, habits.first);
        ready.truncate(most);
        // As many as are through before the corridor shuts.
        let escorts = self.escorts_needed(&gate.way);
        while ready.len() > 1 && !self.schedule.can_go(first, now, ready.len() + escorts) {
            ready.truncate(ready.len() - 1 - ready.len() / 8);
        }
        let mut picked: Vec<Waiting> = Vec::with_capacity(ready.len());
        ready.sort_unstable();
        for &i in ready.iter().rev() {
            picked.push(queues.gates[g].queue.swap_remove(i));
        }
        picked.sort_by_key(|w| (w.eta, w.vehicle));
        queues.gates[g].since = None;
        match self.depart(queues, g, now, picked) {
            Went::Gone(gone) => {
                queues.gates[g].refused = 0;
                queues.waves = queues.waves.saturating_sub(1);
                for waiting in gone {
                    let at = self.schedule.free(waiting.vehicle);
                    if waiting.out {
                        queues.promised.release(&waiting.trip.notes);
                        queues.events.push(Reverse((at, Event::Free(waiting.vehicle))));
                    } else {
                        self.load_up(queues, waiting.vehicle, at, waiting.trip);
                    }
                }
                queues.wake(g, now);
            }
            Went::Later(at) => queues.wake(g, at),
            Went::Nobody => queues.wake(g, now),
            Went::Barred => {
                queues.gates[g].refused += 1;
                let again = now + AGAIN;
                if queues.gates[g].refused > LOOKS || again > model.scenario.end {
                    return self.shut(queues, g, now);
                }
                queues.wake(g, again);
            }
        }
    }

    /// Nobody goes from here any more.
    fn shut(&mut self, queues: &mut Queues<'_>, g: usize, now: Time) {
        queues.gates[g].refused = 0;
        for waiting in std::mem::take(&mut queues.gates[g].queue) {
            self.refuse(queues, &waiting, now);
        }
    }

    /// Puts those who go first at the head.
    fn in_turn(&self, queue: &[Waiting], ready: &mut [usize], first: First) {
        let rank = |w: &Waiting| {
            let people: u32 = w
                .trip
                .packed
                .pickups
                .iter()
                .flat_map(|call| &call.items)
                .map(|i| self.demand.facts[i.source].heads as u32 * i.families)
                .sum();
            match first {
                First::Early => 0,
                First::Heavy => -w.trip.packed.value,
                First::Urgent => -w.trip.packed.value / i64::from(people.max(1)),
            }
        };
        ready.sort_by_cached_key(|&i| (rank(&queue[i]), queue[i].eta, queue[i].vehicle));
    }

    /// Commits a convoy of these; whoever bars it or comes too late for it stays behind.
    fn depart(&mut self, queues: &mut Queues<'_>, g: usize, now: Time, mut picked: Vec<Waiting>) -> Went {
        let way = queues.gates[g].way.clone();
        let mark = self.schedule.mark();
        for turn in 0..FORMED {
            if picked.is_empty() {
                return Went::Nobody;
            }
            let mut movements = Vec::new();
            match self.form(&way, &picked, &mut movements) {
                Ok(departs) => {
                    if departs > now + TOLERANCE && turn + 1 < FORMED {
                        let late: Vec<(Idx<Vehicle>, Time)> = picked
                            .iter()
                            .map(|w| (w.vehicle, self.at_the_gate(w.vehicle, way.len())))
                            .filter(|late| late.1 > now + TOLERANCE)
                            .collect();
                        self.schedule.undo_to(mark);
                        if late.is_empty() || late.len() == picked.len() {
                            let soonest = late.iter().map(|l| l.1).min().unwrap_or(departs);
                            for w in &mut picked {
                                let known = late.iter().find(|l| l.0 == w.vehicle);
                                w.eta = known.map_or(w.eta, |l| l.1.min(departs));
                            }
                            queues.gates[g].queue.append(&mut picked);
                            return Went::Later(soonest.min(departs));
                        }
                        for (v, at) in late {
                            if let Some(i) = picked.iter().position(|w| w.vehicle == v) {
                                let mut w = picked.remove(i);
                                w.eta = at;
                                queues.join(g, w);
                            }
                        }
                        continue;
                    }
                    self.note(&picked, movements, mark, queues.habits);
                    return Went::Gone(picked);
                }
                Err((by, culprit)) => {
                    self.schedule.undo_to(mark);
                    let whose = culprit.and_then(|v| picked.iter().position(|w| w.vehicle == v));
                    if let Some(i) = whose {
                        let waiting = picked.remove(i);
                        self.refuse(queues, &waiting, now);
                        continue;
                    }
                    if matches!(by, Barrier::Exchange | Barrier::Quota | Barrier::Stand) && picked.len() > 1 {
                        // Fewer may be allowed.
                        let rest = picked.split_off(picked.len() / 2);
                        queues.gates[g].queue.extend(rest);
                        continue;
                    }
                    if matches!(by, Barrier::Exchange | Barrier::Escorts) {
                        queues.gates[g].queue.append(&mut picked);
                        return Went::Barred;
                    }
                    for waiting in picked {
                        self.refuse(queues, &waiting, now);
                    }
                    return Went::Nobody;
                }
            }
        }
        queues.gates[g].queue.append(&mut picked);
        Went::Barred
    }

    /// Commits a convoy with its escorts; returns when it departs.
    fn form(
        &mut self,
        way: &[Crossing],
        picked: &[Waiting],
        movements: &mut Vec<Movement>,
    ) -> Result<Time, (Barrier, Option<Idx<Vehicle>>)> {
        let model = self.schedule.model;
        let mut members: Vec<Member> = picked
            .iter()
            .map(|w| {
                if w.out {
                    let Trip { packed, .. } = &w.trip;
                    Member {
                        vehicle: w.vehicle,
                        pickups: packed.pickups.clone(),
                        drops: packed.drops.clone(),
                    }
                } else {
                    Member::empty(w.vehicle)
                }
            })
            .collect();
        let needed = self.escorts_needed(way);
        self.extra = 0;
        self.add_escorts(way, needed, &mut members, movements).map_err(|(b, v)| (b.by, v))?;
        if let (true, Some(&last)) = (needed > 0 || !way.is_empty(), way.last()) {
            // Escorts for the way back come along where few are there and there is room.
            let zone = model.zone(model.gates(last).1);
            let there = self.escorts_out_of(zone);
            let wanted = (2 * there).saturating_sub(self.escorts_in(zone) + needed);
            let room = self.most(way).saturating_sub(members.len());
            self.bring_along(way, wanted.min(room).min(1), &mut members);
        }
        let movement = Movement { way: way.to_vec(), members, not_before: model.now, overdue: false };
        let outcome = self.commit_in_order(movement, movements).map_err(|(blocked, v)| (blocked.by, v))?;
        self.could_come_home(movements)?;
        Ok(outcome.departs.first().copied().unwrap_or(model.now))
    }

    /// Whether all could come home who may not stay where they are, as things stand: tried, and taken back.
    fn could_come_home(&mut self, movements: &[Movement]) -> Result<(), (Barrier, Option<Idx<Vehicle>>)> {
        let vehicles = movements.iter().flat_map(|m| &m.members).map(|m| m.vehicle);
        let vehicles: Vec<_> = vehicles.filter(|&v| self.schedule.kind(v).out).collect();
        if vehicles.is_empty() {
            return Ok(());
        }
        let mark = self.schedule.mark();
        let home = self.bring_home(&vehicles, &mut Vec::new());
        self.schedule.undo_to(mark);
        home.map_err(|(blocked, v)| (blocked.by, v))
    }

    /// The most escorts that a convoy out of a zone needs.
    fn escorts_out_of(&self, zone: Idx<domain::Zone>) -> usize {
        let model = self.schedule.model;
        let corridors = model.scenario.corridors.entries();
        corridors
            .filter(|(_, c)| {
                let (a, b) = (model.zone(c.from), model.zone(c.to));
                zone != domain::Scenario::OPEN && (a == zone || b == zone)
            })
            .map(|(_, c)| c.convoy.escorts as usize)
            .max()
            .unwrap_or(0)
    }

    /// When a vehicle came to the first gate of the way that it has just gone.
    fn at_the_gate(&self, v: Idx<Vehicle>, crossings: usize) -> Time {
        let visits = &self.schedule.vehicles[v.get()].visits;
        let mut left = crossings;
        for (i, visit) in visits.iter().enumerate().rev() {
            if matches!(visit, Visit::Convoy(_)) {
                left -= 1;
                if left == 0
                    && let Some(Visit::Place(stop)) = i.checked_sub(1).and_then(|i| visits.get(i))
                {
                    return stop.end.or(stop.arrive).unwrap_or(Time::MIN);
                }
            }
        }
        Time::MIN
    }

    /// A vehicle makes its trip within a zone.
    pub(super) fn go_alone(&mut self, queues: &mut Queues<'_>, v: Idx<Vehicle>, trip: Trip) {
        let model = self.schedule.model;
        let mark = self.schedule.mark();
        let member =
            Member { vehicle: v, pickups: trip.packed.pickups.clone(), drops: trip.packed.drops.clone() };
        let movement =
            Movement { way: Vec::new(), members: vec![member], not_before: model.now, overdue: false };
        let mut movements = Vec::new();
        let waiting = Waiting { vehicle: v, eta: self.schedule.free(v), trip, out: true };
        if self.commit_in_order(movement, &mut movements).is_err() {
            self.refuse(queues, &waiting, waiting.eta);
            return;
        }
        queues.promised.release(&waiting.trip.notes);
        queues.waves = queues.waves.saturating_sub(1);
        let at = self.schedule.free(v);
        self.note(&[waiting], movements, mark, queues.habits);
        queues.events.push(Reverse((at, Event::Free(v))));
    }

    /// Notes what was committed as a wave. Its quota was taken when it was promised.
    fn note(&mut self, picked: &[Waiting], movements: Vec<Movement>, mark: Mark, habits: &super::Habits) {
        let out = picked.iter().filter(|w| w.out);
        let cells = out.clone().flat_map(|w| w.trip.packed.cells.iter().copied()).collect();
        // A wave that only goes in is made again as it was, or not at all.
        let most = out.clone().count().min(usize::from(u16::MAX)) as u16;
        let Some(model) = out.clone().next().or(picked.first()) else { return };
        let gene =
            Gene { zones: model.trip.zones, way_out: model.trip.way_out as u8, most, ..habits.gene.clone() };
        let decided = Decided { gene, movements, cells };
        self.waves.push(Wave { decided: Arc::new(decided), mark });
    }
}
