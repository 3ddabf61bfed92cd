//! Where an operation stands in the middle of a run, as the control room knows it: what a new plan begins from.

use std::collections::BTreeMap;

use domain::{
    Aboard, Class, ClassState, Convoy, Idx, Passage, Past, Place, Safe, State, Time, VehicleState, WaitingAt,
};

use crate::player::Player;
use crate::running::{Course, Where};

/// Families of a class who are safe: where, how many, since when.
pub(crate) type Saved = (Idx<Class>, Idx<Place>, u32, i64);

impl Player<'_, '_> {
    /// The state now. `before` is the state that the plan was made from, `saved` all who have become safe in this run.
    pub(crate) fn state(&self, before: Option<&State>, saved: &[Saved]) -> State {
        let plan = self.plan;
        let mut saved = saved.to_vec();
        let mut vehicles: Vec<VehicleState> = before
            .iter()
            .flat_map(|s| &s.vehicles)
            .filter(|v| plan.vehicles.iter().all(|u| u.vehicle != v.vehicle))
            .cloned()
            .collect();
        let mut out_of_service: Vec<_> =
            before.iter().flat_map(|s| s.out_of_service.iter().copied()).collect();
        for (v, unit) in plan.vehicles.iter().enumerate() {
            let of = &self.vehicles[v];
            if of.lost && of.people == 0 {
                out_of_service.push(unit.vehicle);
            }
            vehicles.push(self.vehicle(v, &mut saved));
        }
        State {
            now: Time(self.now),
            vehicles,
            out_of_service,
            people: self.people_now(before, &saved),
            convoys: self.departed(before),
        }
    }

    fn vehicle(&self, v: usize, saved: &mut Vec<Saved>) -> VehicleState {
        let plan = self.plan;
        let (unit, of) = (&plan.vehicles[v], &self.vehicles[v]);
        let (mut place, mut free) = (of.place, of.free.max(self.now));
        let step = of.step;
        if of.is == Where::Inside {
            let c = self.goes_with[step as usize];
            let gates = plan.queues[plan.convoys[c as usize].queue as usize].gates;
            let convoy = &self.convoys[c as usize];
            (place, free) = (if convoy.comes_back() { gates.0 } else { gates.1 }, convoy.out);
        }
        let serving = of.is == Where::Serving;
        let mut aboard = Vec::new();
        let mut add = |r: u32, families: u32, off: bool| {
            let ride = &plan.rides[r as usize];
            if families == 0 {
            } else if off && serving {
                let place = Idx::new(plan.steps[ride.end as usize].place as usize);
                saved.push((ride.class, place, families, of.free));
            } else {
                aboard.push(Aboard { class: ride.class, families, since: Time(self.boarded_at[r as usize]) });
            }
        };
        let begun = unit
            .steps
            .clone()
            .flat_map(|s| plan.steps[s as usize].boards.start..plan.steps[s as usize].fills);
        for r in unit.aboard.clone().chain(begun) {
            add(r, self.actual[r as usize], plan.rides[r as usize].end == step);
        }
        for &(_, r, families) in self.moved.iter().filter(|m| m.0 == v as u32) {
            add(r, families, self.transferred_end(v, r as usize) == Some(step));
        }
        let carried = of.carried || (serving && !plan.steps[step as usize].alights.is_empty());
        VehicleState {
            vehicle: unit.vehicle,
            place: Idx::new(place as usize),
            free: Time(free),
            used: of.used,
            carried,
            duty_from: (of.duty.0 > i64::MIN / 8).then_some(Time(of.duty.0)),
            aboard,
        }
    }

    /// Families of a pool of whom the control room knows: those who have come, and until all have, those who are expected.
    pub(crate) fn known(&self, p: usize) -> u32 {
        let (pool, (comes, over)) = (&self.plan.pools[p], self.comes[p]);
        if !pool.home {
            return comes;
        }
        let come = self.come(p, self.now).max(self.taken[p]);
        let expected = self.carry.base[pool.class.get()];
        if self.now >= pool.ready + over { come } else { come.max(expected) }
    }

    /// Who waits, as far as the control room knows.
    fn people_now(&self, before: Option<&State>, saved: &[Saved]) -> Vec<ClassState> {
        let scenario = self.plan.scenario;
        let mut safe: BTreeMap<Idx<Class>, Vec<Safe>> = BTreeMap::new();
        for class in before.iter().flat_map(|s| &s.people) {
            safe.entry(class.class).or_default().extend(class.safe.iter().copied());
        }
        for &(class, place, families, at) in saved {
            safe.entry(class).or_default().push(Safe { place, families, at: Time(at) });
        }
        let classes = scenario.classes.indices().map(|class| {
            let safe = safe.remove(&class).unwrap_or_default();
            let (mut waiting, mut waiting_at) = (0, Vec::new());
            for (i, p) in self.plan.pools.iter().enumerate().filter(|(_, p)| p.class == class) {
                let families = self.known(i).saturating_sub(self.taken[i]);
                waiting += families;
                if !p.home && families > 0 {
                    waiting_at.push(WaitingAt { place: Idx::new(p.place as usize), families });
                }
            }
            ClassState { class, waiting, waiting_at, safe }
        });
        classes.collect()
    }

    /// Convoys that have departed, with the times that they have kept or will.
    fn departed(&self, before: Option<&State>) -> Vec<Past> {
        let plan = self.plan;
        let mut all: Vec<Past> = before.iter().flat_map(|s| s.convoys.iter().cloned()).collect();
        for (c, convoy) in self.convoys.iter().enumerate() {
            let goes = matches!(convoy.is, Course::Inside | Course::Over) && !convoy.comes_back();
            if !goes || convoy.departed == 0 {
                continue;
            }
            let queue = &plan.queues[plan.convoys[c].queue as usize];
            let of = &plan.scenario.corridors[queue.corridor];
            let at = self.passed_at[c] as usize;
            let passages = queue.points.iter().zip(&self.passed[at..]).map(|(&k, p)| Passage {
                checkpoint: of.checkpoints[k].id.clone(),
                begin: Time(p.1),
                end: Time(p.2),
            });
            all.push(Past {
                convoy: Convoy {
                    id: String::new(),
                    corridor: queue.corridor,
                    direction: queue.direction,
                    depart: Time(convoy.departed),
                    arrive: Time(convoy.out),
                    passages: passages.collect(),
                    vehicles: self.crews[crate::gate::to_range(&(convoy.crew.0..convoy.crew.1))]
                        .iter()
                        .map(|&v| plan.vehicles[v as usize].vehicle)
                        .collect(),
                },
                people: convoy.people,
                exempt: convoy.exempt,
            });
        }
        for (i, past) in all.iter_mut().enumerate() {
            past.convoy.id = format!("departed-{}", i + 1);
        }
        all
    }
}
