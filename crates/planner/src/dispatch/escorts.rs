//! Escorts: which of them go with a convoy, and bringing them to where one is needed.

use domain::{Idx, Time, Vehicle, Zone};

use super::Dispatcher;
use super::wave::Barred;
use crate::model::Crossing;
use crate::movement::{Barrier, Blocked, Member, Movement};

impl Dispatcher<'_, '_> {
    /// How many escorts a convoy needs on a way.
    pub(super) fn escorts_needed(&self, way: &[Crossing]) -> usize {
        let corridors = &self.schedule.model.scenario.corridors;
        way.iter().map(|x| corridors[x.corridor].convoy.escorts as usize).max().unwrap_or(0)
    }

    /// Escorts that stand in a zone.
    pub(super) fn escorts_in(&self, zone: Idx<Zone>) -> usize {
        self.escorts(|this, v| this.zone_of(v) == zone).len()
    }

    fn zone_of(&self, v: Idx<Vehicle>) -> Idx<Zone> {
        self.schedule.model.zone(self.schedule.vehicles[v.get()].cursor.place)
    }

    /// Usable escorts that pass a test, those first that are free first.
    fn escorts(&self, test: impl Fn(&Self, Idx<Vehicle>) -> bool) -> Vec<Idx<Vehicle>> {
        let scenario = self.schedule.model.scenario;
        let mut found: Vec<Idx<Vehicle>> = scenario
            .vehicles
            .indices()
            .filter(|&v| scenario.kind_of(v).escort && self.schedule.usable(v) && test(self, v))
            .collect();
        found.sort_by_key(|&v| (self.schedule.free(v), v));
        found
    }

    /// When an escort would be at the first gate of a way, if it stands in its zone.
    fn at_gate(&self, v: Idx<Vehicle>, way: &[Crossing]) -> Option<Time> {
        let model = self.schedule.model;
        let cursor = &self.schedule.vehicles[v.get()].cursor;
        let gate = model.gates(*way.first()?).0;
        let kind = model.scenario.vehicles[v].kind;
        Some(cursor.at + model.roads.seconds(kind, cursor.place, gate)?)
    }

    /// Adds so many escorts to a convoy; where too few stand at its zone, brings others by convoys of their own first.
    pub(super) fn add_escorts(
        &mut self,
        way: &[Crossing],
        needed: usize,
        members: &mut Vec<Member>,
        movements: &mut Vec<Movement>,
    ) -> Result<(), Barred> {
        for _ in 0..needed {
            let taken: Vec<Idx<Vehicle>> = members.iter().map(|m| m.vehicle).collect();
            let mut near: Vec<(Time, Idx<Vehicle>)> = self
                .escorts(|_, v| !taken.contains(&v))
                .into_iter()
                .filter_map(|v| self.at_gate(v, way).map(|t| (t, v)))
                .collect();
            near.sort();
            let chosen = match near.first() {
                Some(&(_, v)) => v,
                None => self.fetch_escort(way, &taken, movements)?,
            };
            members.push(Member::empty(chosen));
        }
        Ok(())
    }

    /// Adds spare escorts that stand where the convoy begins.
    pub(super) fn bring_along(&mut self, way: &[Crossing], more: usize, members: &mut Vec<Member>) {
        let taken: Vec<Idx<Vehicle>> = members.iter().map(|m| m.vehicle).collect();
        let mut near: Vec<(Time, Idx<Vehicle>)> = self
            .escorts(|_, v| !taken.contains(&v))
            .into_iter()
            .filter_map(|v| self.at_gate(v, way).map(|t| (t, v)))
            .collect();
        near.sort();
        members.extend(near.into_iter().take(more).map(|(_, v)| Member::empty(v)));
    }

    /// Brings an escort from another zone to where a way begins.
    fn fetch_escort(
        &mut self,
        way: &[Crossing],
        taken: &[Idx<Vehicle>],
        movements: &mut Vec<Movement>,
    ) -> Result<Idx<Vehicle>, Barred> {
        let model = self.schedule.model;
        let none = (Blocked::all(Barrier::Escorts), None);
        let Some(&first) = way.first() else { return Err(none) };
        let zone = model.zone(model.gates(first).0);
        let mut last = none;
        for v in self.escorts(|_, v| !taken.contains(&v)) {
            let from = self.zone_of(v);
            for there in model.ways.between(from, zone).iter().take(2) {
                let needed = self.escorts_needed(&there.crossings);
                // It counts as an escort itself; where more are needed, others of its zone come along.
                let mut members = vec![Member::empty(v)];
                if needed > 1 {
                    let mut all = taken.to_vec();
                    all.push(v);
                    let others = self.escorts(|this, o| !all.contains(&o) && this.zone_of(o) == from);
                    members.extend(others.into_iter().take(needed - 1).map(Member::empty));
                }
                // Empty vehicles that are to wait there share its convoy.
                let until = self.schedule.free(v) + domain::Duration::minutes(30);
                let extras = self.extras(&there.crossings, taken, until);
                let room = self.most(&there.crossings).saturating_sub(members.len());
                members.extend(extras.into_iter().take(room).map(Member::empty));
                let movement =
                    Movement { way: there.crossings.clone(), members, not_before: model.now, overdue: false };
                match self.commit_in_order(movement, movements) {
                    Ok(_) => return Ok(v),
                    Err((blocked, _)) => last = (blocked, None),
                }
            }
        }
        Err(last)
    }
}
