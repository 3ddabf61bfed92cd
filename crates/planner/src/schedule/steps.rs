//! The steps of one vehicle: a drive hop by hop, a dwell in a bay, its stays at places with few stands.

use domain::{Duration, Idx, Place, Time, Vehicle, Visit};

use super::commit::{Stuck, Tune};
use super::{Schedule, Undo};
use crate::movement::{Barrier, Blocked};

impl Schedule<'_> {
    /// Drives to a place of the same zone, hop by hop; at a place with few stands it comes when there is room for a dwell of `takes`.
    pub(super) fn drive(
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
                    at = at.max(self.stands[next.get()].earliest(at + hop.takes, dwell, 1) - hop.takes);
                }
                let fit = cursor.fit(kind, at, hop.takes, tune.overdue).ok_or(blocked(Barrier::Available))?;
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
    pub(super) fn serve(
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
            let fit = cursor.fit(kind, t, takes, tune.overdue).ok_or(blocked(Barrier::Available))?;
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
    pub(super) fn stays(
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
