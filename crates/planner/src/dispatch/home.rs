//! Bringing kinds home whose last visit must be in the zone `open`.

use domain::{Idx, Scenario, Vehicle};

use super::Dispatcher;
use super::wave::Barred;
use crate::movement::{Barrier, Blocked, Member, Movement};

/// After so many convoys home for one wave more escorts come in for them than go out.
const MOST_TURNS: usize = 200;

impl Dispatcher<'_, '_> {
    /// Takes those of these vehicles to the zone `open` that may not stay where they are, and those that come in to escort them.
    pub(super) fn bring_home(
        &mut self,
        vehicles: &[Idx<Vehicle>],
        movements: &mut Vec<Movement>,
    ) -> Result<(), Barred> {
        let model = self.schedule.model;
        let zone = |this: &Self, v: Idx<Vehicle>| model.zone(this.schedule.vehicles[v.get()].cursor.place);
        let away =
            |this: &Self, v: Idx<Vehicle>| this.schedule.kind(v).out && zone(this, v) != Scenario::OPEN;
        let mut left: Vec<Idx<Vehicle>> = vehicles.iter().copied().filter(|&v| away(self, v)).collect();
        left.sort_unstable();
        left.dedup();
        for _ in 0..MOST_TURNS {
            let Some(&first) = left.first() else { return Ok(()) };
            let here = zone(self, first);
            let Some(way) = model.ways.between(here, Scenario::OPEN).first() else {
                return Err((Blocked::all(Barrier::Road), Some(first)));
            };
            let escorts = self.escorts_needed(&way.crossings);
            let most = self.most(&way.crossings);
            let mut group: Vec<Idx<Vehicle>> =
                left.iter().copied().filter(|&v| zone(self, v) == here).collect();
            group.sort_by_key(|&v| !self.schedule.kind(v).escort);
            let with = group.iter().filter(|&&v| self.schedule.kind(v).escort).count();
            let missing = escorts.saturating_sub(with);
            group.truncate(most.saturating_sub(missing).max(1));
            let mut members: Vec<Member> = group.iter().map(|&v| Member::empty(v)).collect();
            let before = movements.len();
            self.add_escorts(&way.crossings, missing, &mut members, movements)?;
            // More may have come in to escort the escorts: they go out again with it.
            for v in movements[before..].iter().flat_map(|m| m.members.iter().map(|m| m.vehicle)) {
                if away(self, v)
                    && zone(self, v) == here
                    && members.len() < most
                    && members.iter().all(|m| m.vehicle != v)
                {
                    members.push(Member::empty(v));
                }
            }
            let movement =
                Movement { way: way.crossings.clone(), members, not_before: model.now, overdue: false };
            self.commit_in_order(movement, movements)?;
            left.extend(movements[before..].iter().flat_map(|m| m.members.iter().map(|m| m.vehicle)));
            left.sort_unstable();
            left.dedup();
            left.retain(|&v| away(self, v));
        }
        Err((Blocked::all(Barrier::Escorts), None))
    }

    /// Takes everybody home who may not stay where they are, in a wave of its own at the end. False, and nothing changed, if that
    /// cannot be. A wave brings its own vehicles home; but one that is taken over from an earlier plan, or decided again in other
    /// company, may have relied on another. O(vehicles).
    pub(crate) fn strays_come_home(&mut self) -> bool {
        let model = self.schedule.model;
        let strays: Vec<Idx<Vehicle>> = model
            .scenario
            .vehicles
            .indices()
            .filter(|&v| {
                let vehicle = &self.schedule.vehicles[v.get()];
                self.schedule.kind(v).out
                    && !vehicle.visits.is_empty()
                    && model.zone(vehicle.cursor.place) != Scenario::OPEN
            })
            .collect();
        if strays.is_empty() {
            return true;
        }
        let mark = self.schedule.mark();
        let mut movements = Vec::new();
        if self.bring_home(&strays, &mut movements).is_err() {
            self.schedule.undo_to(mark);
            return false;
        }
        let decided = super::Decided { gene: super::Rule::plain().gene, movements, cells: Vec::new() };
        self.waves.push(super::Wave { decided: std::sync::Arc::new(decided), mark });
        true
    }
}
