//! A wave whose vehicles and loads are given: only its ways, escorts and times are found.

use domain::Duration;

use super::gene::Gene;
use super::wave::{Candidate, Shape};
use super::{Dispatcher, pack::Packed};
use crate::movement::Member;

/// Who goes, with whom, and the rest of the wave's decisions.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// Zones, ways, hold. The decoder's choices of vehicles and loads are not used.
    pub(crate) gene: Gene,
    /// The vehicles that carry people, with their calls.
    pub(crate) members: Vec<Member>,
    /// People taken from each cell's quota.
    pub(crate) cells: Vec<(usize, i64)>,
}

impl Dispatcher<'_, '_> {
    /// Commits a wave with these vehicles and loads. False, and nothing changed, if it cannot be.
    pub(crate) fn carry(&mut self, given: &Given) -> bool {
        let model = self.schedule.model;
        let gene = &given.gene;
        let (Some(first), Some(out)) = (
            given.members.first(),
            model.ways.between(gene.zones.0, gene.zones.1).get(usize::from(gene.way_out)),
        ) else {
            return false;
        };
        let here = model.zone(self.schedule.vehicles[first.vehicle.get()].cursor.place);
        let first_in = model.ways.between(here, gene.zones.0).get(usize::from(gene.way_in));
        let shape = Shape { gene, out, first_in, hold: gene.hold.max(Duration::ZERO) };
        let mut loads = Vec::with_capacity(given.members.len());
        for member in &given.members {
            if !self.may_carry(member.vehicle) {
                return false;
            }
            let Some(eta) = self.eta(member.vehicle, shape) else { return false };
            let packed = Packed {
                pickups: member.pickups.clone(),
                drops: member.drops.clone(),
                value: 0,
                cells: Vec::new(),
            };
            loads.push((Candidate { vehicle: member.vehicle, eta }, packed));
        }
        loads.sort_by_key(|(c, _)| (c.eta, c.vehicle));
        let mark = self.schedule.mark();
        let Ok(mut tried) = self.run_wave(shape, &loads) else {
            self.schedule.undo_to(mark);
            return false;
        };
        tried.cells.clone_from(&given.cells);
        self.keep(gene.clone(), tried, mark);
        true
    }

    /// Commits a wave's movements exactly as they are. False, and nothing changed, if that cannot be.
    pub(crate) fn repeat_exactly(&mut self, wave: &super::Wave) -> bool {
        let mark = self.schedule.mark();
        if wave.decided.movements.iter().all(|m| self.schedule.commit(m).is_ok()) {
            for (c, people) in &wave.decided.cells {
                self.quota[*c] -= people;
            }
            self.waves.push(super::Wave { mark, decided: wave.decided.clone() });
            return true;
        }
        self.schedule.undo_to(mark);
        false
    }
}
