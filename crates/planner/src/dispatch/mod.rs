//! Dispatch: waves, one after the other. A gene says what a wave is to be; where no gene does, the rule proposes several,
//! tries each, and takes the one that brings out the most weighted people for the vehicle time that it takes.

mod allocate;
mod apart;
mod carry;
mod demand;
mod escorts;
mod gene;
mod home;
mod pack;
mod propose;
mod queue;
mod rule;
mod state_rides;
#[cfg(test)]
mod tests;
mod wave;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Idx, Vehicle, Zone};

use crate::movement::{Barrier, Movement};
use crate::schedule::{Mark, Schedule};
pub(crate) use carry::Given;
pub(crate) use demand::Demand;
pub(crate) use gene::{Gene, HOLD_JUST};
pub(crate) use queue::{Habits, Task, Tasks};
pub(crate) use rule::{Rule, draw_habits};

/// A wave as it was decided.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    /// What it was decoded from.
    pub(crate) gene: Gene,
    /// What was committed for it, in order.
    pub(crate) movements: Vec<Movement>,
    /// People taken from each cell's quota.
    pub(crate) cells: Vec<(usize, i64)>,
}

/// A wave as it was committed.
#[derive(Clone, Debug)]
pub(crate) struct Wave {
    /// What was decided; shared, for searches pass it about.
    pub(crate) decided: Arc<Decided>,
    /// The journal before it.
    pub(crate) mark: Mark,
}

/// Decodes waves into a schedule.
pub(crate) struct Dispatcher<'s, 'm> {
    /// What has been decided, timed.
    pub(crate) schedule: &'s mut Schedule<'m>,
    /// Rides that had begun before planning, delivered first.
    pub(crate) rides: Vec<Movement>,
    /// The waves so far, in order.
    pub(crate) waves: Vec<Wave>,
    /// What bars those who are left, by zone: the barriers met last.
    pub(crate) barred: BTreeMap<Idx<Zone>, Barrier>,
    demand: &'s Demand,
    quota: Vec<i64>,
    retired: Vec<bool>,
    promised: pack::Promised,
    /// How many empty vehicles may still go in beside those of the wave.
    extra: u8,
}

impl<'s, 'm> Dispatcher<'s, 'm> {
    /// A dispatcher for a schedule in which nothing has been decided.
    pub(crate) fn new(schedule: &'s mut Schedule<'m>, demand: &'s Demand) -> Self {
        let retired = vec![false; schedule.vehicles.len()];
        let quota = demand.cells.iter().map(|c| c.people).collect();
        let promised = pack::Promised::new(schedule.waiting.len(), schedule.room.len());
        Dispatcher {
            schedule,
            rides: Vec::new(),
            waves: Vec::new(),
            barred: BTreeMap::new(),
            demand,
            quota,
            retired,
            promised,
            extra: 0,
        }
    }

    /// Whether anybody waits.
    pub(crate) fn anybody(&self) -> bool {
        self.schedule.waiting.iter().any(|&n| n > 0)
    }

    /// Takes back all waves from a position on, and returns them.
    pub(crate) fn take_back(&mut self, from: usize) -> Vec<Wave> {
        let waves = self.waves.split_off(from);
        if let Some(first) = waves.first() {
            self.schedule.undo_to(first.mark);
        }
        for (c, people) in waves.iter().flat_map(|w| &w.decided.cells) {
            self.quota[*c] += people;
        }
        waves
    }

    /// Commits waves again that were taken back from exactly here.
    pub(crate) fn put_back(&mut self, waves: Vec<Wave>) {
        for mut wave in waves {
            wave.mark = self.schedule.mark();
            for movement in &wave.decided.movements {
                let committed = self.schedule.commit(movement);
                debug_assert!(committed.is_ok(), "what was committed once can be again: {committed:?}");
            }
            for (c, people) in &wave.decided.cells {
                self.quota[*c] -= people;
            }
            self.waves.push(wave);
        }
    }

    /// Commits a movement as a wave of its own; without those members that bar it, if some do. Those who are aboard since before
    /// planning and are not taken along stay for [`Dispatcher::deliver_rides`].
    pub(crate) fn adopt(&mut self, gene: Gene, mut movement: Movement) {
        let mark = self.schedule.mark();
        while !movement.members.is_empty() {
            match self.schedule.commit(&movement) {
                Ok(_) => {
                    let decided = Decided { gene, movements: vec![movement], cells: Vec::new() };
                    self.waves.push(Wave { decided: Arc::new(decided), mark });
                    return;
                }
                Err(blocked) => match blocked.member {
                    Some(m) => {
                        movement.members.remove(m);
                    }
                    None => return,
                },
            }
        }
    }

    /// Commits a wave's movements as they were, if they still can be; else decodes its gene. False if it comes to nothing.
    pub(crate) fn repeat(&mut self, wave: &Wave) -> bool {
        self.repeat_exactly(wave) || self.follow(&wave.decided.gene)
    }

    /// Decodes one gene and commits its wave. False if it comes to nothing.
    pub(crate) fn follow(&mut self, gene: &Gene) -> bool {
        let mark = self.schedule.mark();
        let first = self.first_vehicle(gene);
        let tried = first.and_then(|first| self.try_wave(first, gene).ok());
        let Some(tried) = tried else {
            self.schedule.undo_to(mark);
            return false;
        };
        self.keep(gene.clone(), tried, mark);
        true
    }

    fn keep(&mut self, gene: Gene, tried: wave::Tried, mark: Mark) {
        for (c, people) in &tried.cells {
            self.quota[*c] -= people;
        }
        let decided = Decided { gene, movements: tried.movements, cells: tried.cells };
        self.waves.push(Wave { decided: Arc::new(decided), mark });
    }

    /// The vehicle that a gene's wave begins with: the one that is free first, after those that it skips.
    fn first_vehicle(&self, gene: &Gene) -> Option<Idx<Vehicle>> {
        let mut able: Vec<Idx<Vehicle>> = self.able(gene).collect();
        let skip = usize::from(gene.skip);
        if able.len() <= skip {
            return None;
        }
        let (_, &mut v, _) = able.select_nth_unstable_by_key(skip, |&v| (self.schedule.free(v), v));
        Some(v)
    }

    /// Vehicles that may carry people and have a way to where a gene's wave loads.
    fn able(&self, gene: &Gene) -> impl Iterator<Item = Idx<Vehicle>> {
        let model = self.schedule.model;
        let zone = gene.zones.0;
        model.scenario.vehicles.indices().filter(move |&v| {
            let here = model.zone(self.schedule.vehicles[v.get()].cursor.place);
            self.may_carry(v) && !model.ways.between(here, zone).is_empty()
        })
    }

    /// The pairs of zones between which people are to be taken.
    pub(crate) fn pairs(&self) -> Vec<(Idx<Zone>, Idx<Zone>)> {
        self.demand.by_zones.keys().copied().collect()
    }

    fn may_carry(&self, v: Idx<Vehicle>) -> bool {
        let kind = self.schedule.kind(v);
        let cursor = &self.schedule.vehicles[v.get()].cursor;
        let spent = kind.once && cursor.carried;
        !(kind.escort || cursor.laden || spent) && self.schedule.usable(v)
    }
}
