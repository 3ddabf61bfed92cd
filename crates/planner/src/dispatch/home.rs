//! Bringing kinds home whose last visit must be in the zone `open`.

use domain::{Idx, Scenario, Vehicle};

use super::Dispatcher;
use super::wave::Barred;
use crate::movement::{Barrier, Blocked, Member, Movement};

impl Dispatcher<'_, '_> {
    /// Takes those of these vehicles to the zone `open` that may not stay where they are.
    pub(super) fn bring_home(
        &mut self,
        vehicles: &[Idx<Vehicle>],
        movements: &mut Vec<Movement>,
    ) -> Result<(), Barred> {
        let model = self.schedule.model;
        let away = |this: &Self, v: Idx<Vehicle>| {
            this.schedule.kind(v).out
                && model.zone(this.schedule.vehicles[v.get()].cursor.place) != Scenario::OPEN
        };
        let mut left: Vec<Idx<Vehicle>> = vehicles.iter().copied().filter(|&v| away(self, v)).collect();
        while let Some(&first) = left.first() {
            let here = model.zone(self.schedule.vehicles[first.get()].cursor.place);
            let Some(way) = model.ways.between(here, Scenario::OPEN).first() else {
                return Err((Blocked::all(Barrier::Road), Some(first)));
            };
            let escorts = self.escorts_needed(&way.crossings);
            let mut group: Vec<Idx<Vehicle>> = left
                .iter()
                .copied()
                .filter(|&v| model.zone(self.schedule.vehicles[v.get()].cursor.place) == here)
                .collect();
            let own = |v: &Idx<Vehicle>| self.schedule.kind(*v).escort;
            let with = group.iter().filter(|v| own(v)).count();
            let missing = escorts.saturating_sub(with);
            group.truncate(self.most(&way.crossings).saturating_sub(missing).max(1));
            let mut members: Vec<Member> = group.iter().map(|&v| Member::empty(v)).collect();
            self.add_escorts(&way.crossings, missing, &mut members, movements)?;
            let movement = Movement { way: way.crossings.clone(), members, not_before: model.now };
            self.commit_in_order(movement, movements)?;
            left.retain(|v| !group.contains(v));
        }
        Ok(())
    }
}
