//! Proposing waves where no gene decides: every zone, way and size that the rule tries, each tried for real and taken back.

use domain::{Idx, Vehicle};

use super::Dispatcher;
use super::gene::Gene;
use super::rule::Rule;
use super::wave::Tried;
use crate::model::Way;
use crate::random::Random;

/// Above this many vehicles the rule tries fewer shapes, so that a first plan for a million people takes a minute or two.
const MANY: usize = 800;

impl Dispatcher<'_, '_> {
    /// Goes on by the rule until nothing more can be done.
    pub(crate) fn finish(&mut self, rule: &Rule, random: &mut Random) {
        let mut rule = rule.clone();
        // The second pass lets vehicles go for little that were too good for it, to whatever place has room.
        for pass in 0..3 {
            if pass > 0 {
                rule.gene.fill = 0.0;
                rule.gene.loose = true;
                rule.gene.room = 1.0;
                rule.sizes = vec![1.0, 0.0];
            }
            self.retired.fill(false);
            let before = self.waves.len();
            while self.anybody() {
                let Some(first) = self.next_vehicle() else { break };
                if !self.propose(first, &rule, random) {
                    self.retire_like(first);
                }
            }
            if !self.anybody() || (pass > 0 && self.waves.len() == before) {
                break;
            }
        }
        self.retired.fill(false);
    }

    /// Goes on by the rule for so many waves at most.
    pub(crate) fn some(&mut self, rule: &Rule, random: &mut Random, waves: usize) {
        self.retired.fill(false);
        let until = self.waves.len() + waves;
        while self.waves.len() < until && self.anybody() {
            let Some(first) = self.next_vehicle() else { break };
            if !self.propose(first, rule, random) {
                self.retire_like(first);
            }
        }
        self.retired.fill(false);
    }

    /// A vehicle that could begin no wave is not asked again, nor are those of its kind at its place that are free later: what
    /// bars it bars them.
    fn retire_like(&mut self, first: Idx<Vehicle>) {
        let scenario = self.schedule.model.scenario;
        let place = self.schedule.vehicles[first.get()].cursor.place;
        let kind = scenario.vehicles[first].kind;
        for (v, vehicle) in scenario.vehicles.entries() {
            if vehicle.kind == kind && self.schedule.vehicles[v.get()].cursor.place == place {
                self.retired[v.get()] = true;
            }
        }
    }

    /// The vehicle that is free first, of those that may still do something.
    fn next_vehicle(&self) -> Option<Idx<Vehicle>> {
        let vehicles = self.schedule.model.scenario.vehicles.indices();
        vehicles
            .filter(|&v| !self.retired[v.get()] && self.may_carry(v))
            .min_by_key(|&v| (self.schedule.free(v), v))
    }

    /// Tries all waves that a vehicle could begin and commits the best. False if there is none.
    fn propose(&mut self, first: Idx<Vehicle>, rule: &Rule, random: &mut Random) -> bool {
        let model = self.schedule.model;
        let many = self.schedule.vehicles.len() > MANY;
        let here = model.zone(self.schedule.vehicles[first.get()].cursor.place);
        let demand = self.demand;
        let mut best: Option<(f64, Gene, Tried)> = None;
        let mark = self.schedule.mark();
        for (&zones, cells) in &demand.by_zones {
            let open = |c: &usize| {
                (rule.gene.loose || self.quota[*c] > 0)
                    && demand.cells[*c].sources.iter().any(|&s| self.schedule.waiting[s] > 0)
            };
            if !cells.iter().any(open) {
                continue;
            }
            let ways_in = model.ways.between(here, zones.0).len().min(rule.ways.0);
            let ways_out = model.ways.between(zones.0, zones.1).len().min(rule.ways.1);
            for way_in in 0..ways_in {
                for way_out in 0..ways_out {
                    let out = &model.ways.between(zones.0, zones.1)[way_out];
                    for most in self.sizes(out, rule, many) {
                        let mut gene = rule.gene.clone();
                        gene.zones = zones;
                        gene.way_in = way_in as u8;
                        gene.way_out = way_out as u8;
                        gene.most = most;
                        if rule.noise > 0.0 {
                            gene.salt = random.next_u64();
                        }
                        match self.try_wave(first, &gene) {
                            Ok(tried) => {
                                let noise = 1.0 + rule.noise * random.unit();
                                let rate = self.rate(&tried, rule) * noise;
                                if best.as_ref().is_none_or(|b| rate > b.0) {
                                    best = Some((rate, gene, tried));
                                }
                            }
                            Err(blocked) => {
                                self.barred.insert(zones.0, blocked.by);
                            }
                        }
                        self.schedule.undo_to(mark);
                    }
                }
            }
        }
        let Some((_, mut gene, tried)) = best else { return false };
        gene.skip = self.rank(first, &gene);
        for movement in &tried.movements {
            let committed = self.schedule.commit(movement);
            debug_assert!(committed.is_ok(), "what could be committed once can be again: {committed:?}");
        }
        self.keep(gene, tried, mark);
        true
    }

    /// How many vehicles that could begin a wave of this gene were free before this one, so that the gene finds it again.
    fn rank(&self, first: Idx<Vehicle>, gene: &Gene) -> u8 {
        let key = (self.schedule.free(first), first);
        let before = self.able(gene).filter(|&v| (self.schedule.free(v), v) < key).count();
        before.min(usize::from(u8::MAX)) as u8
    }

    /// What a wave is worth: weighted people for the vehicle time that it takes.
    fn rate(&self, tried: &Tried, rule: &Rule) -> f64 {
        let scenario = self.schedule.model.scenario;
        let span = (scenario.end - self.schedule.model.now).0.max(1) as f64;
        let soon = tried.saved as f64 / (tried.weight as f64).max(1.0) / span;
        let weight = tried.weight as f64 * soon.clamp(0.0, 1.0).powf(rule.soon);
        let slot = if tried.crosses { rule.slot } else { 0.0 };
        weight / (tried.busy.0 as f64 + slot).max(1.0)
    }

    /// How many load-carrying vehicles a wave may have, for each size that the rule tries.
    fn sizes(&self, out: &Way, rule: &Rule, many: bool) -> Vec<u16> {
        let whole = self.whole(out);
        let mut sizes: Vec<u16> = rule
            .sizes
            .iter()
            .take(if many { 2 } else { usize::MAX })
            .map(|part| ((whole as f64 * part).round() as u16).max(1))
            .collect();
        sizes.sort_unstable();
        sizes.dedup();
        sizes.reverse();
        sizes
    }

    /// The most vehicles with people that a convoy on a way can have.
    pub(crate) fn whole(&self, out: &Way) -> usize {
        let corridors = &self.schedule.model.scenario.corridors;
        let rules = out.crossings.iter().map(|x| corridors[x.corridor].convoy);
        match rules.filter_map(|c| c.most.map(|m| m.saturating_sub(c.escorts))).min() {
            Some(most) => (most as usize).min(self.schedule.vehicles.len()),
            None if out.crossings.is_empty() => 1,
            None => self.schedule.vehicles.len().min(usize::from(u16::MAX)),
        }
    }
}
