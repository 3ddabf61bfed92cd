//! The trips of a plan without its convoys and times, so that queues form convoys of them anew.

use domain::Zone;

use crate::dispatch::{Task, Tasks, Wave};
use crate::model::Model;
use crate::movement::{Item, Member};

/// The trips of waves, in the order in which they were decided: by vehicle, or one list for all vehicles of a kind.
/// O(members).
pub(super) fn tasks(model: &Model<'_>, waves: &[Wave], shared: bool) -> Tasks {
    let mut tasks = Tasks { shared, ..Tasks::default() };
    for wave in waves {
        // The quota is a guide, not a count: the first of a wave takes it along for all.
        let mut cells = wave.decided.cells.clone();
        for movement in &wave.decided.movements {
            for member in &movement.members {
                let Some(zones) = zones(model, member) else { continue };
                let ways = model.ways.between(zones.0, zones.1);
                let Some(way) = ways.iter().position(|w| w.crossings == movement.way) else { continue };
                let list = if shared {
                    model.scenario.vehicles[member.vehicle].kind.get()
                } else {
                    member.vehicle.get()
                };
                tasks.lists.entry(list).or_default().push_back(Task {
                    zones,
                    way_out: way as u8,
                    member: member.clone(),
                    cells: std::mem::take(&mut cells),
                });
            }
        }
    }
    tasks
}

/// From which zone to which a member takes people; none if it takes nobody from where they wait, or somebody who was aboard at the
/// start: that is a fact, and no trip to be given to any vehicle.
fn zones(model: &Model<'_>, member: &Member) -> Option<(domain::Idx<Zone>, domain::Idx<Zone>)> {
    let (from, to) = (member.pickups.first()?, member.drops.last()?);
    if member.drops.iter().flat_map(|call| &call.items).any(|item| item.source == Item::ABOARD) {
        return None;
    }
    Some((model.zone(from.place), model.zone(to.place)))
}
