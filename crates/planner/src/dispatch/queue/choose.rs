//! What a free vehicle does: of all trips that it could make, the one that brings out the most weighted people for its time, the
//! queues at the gates as they then are.

use domain::{Idx, Load, Place, Scenario, Time, Vehicle};

use super::rest::Rest;
use super::{Chosen, Dispatcher, Queues, Task, Trip};
use crate::dispatch::demand::Cell;
use crate::dispatch::pack::{Fit, For, Packed};
use crate::model::Way;
use crate::random::Random;

/// How many ways in, and out, are looked at.
const WAYS: (usize, usize) = (2, 3);

/// A choice.
#[derive(Clone, Copy)]
struct Best {
    rate: f64,
    cell: usize,
    way_in: usize,
    way_out: usize,
    /// When it is in the zone, and where.
    inside: (Idx<Place>, Time),
}

/// When those who come to a gate between two instants depart.
#[derive(Clone, Copy)]
struct Slot {
    from: Time,
    depart: Time,
}

impl Dispatcher<'_, '_> {
    /// The best trip for a vehicle that is free now, promised to it, and its way in. O(ways × cells).
    pub(super) fn choose(
        &mut self,
        queues: &mut Queues<'_>,
        v: Idx<Vehicle>,
        now: Time,
        random: &mut Random,
    ) -> Chosen {
        let model = self.schedule.model;
        let demand = self.demand;
        let kind = model.scenario.vehicles[v].kind;
        let place = self.schedule.vehicles[v.get()].cursor.place;
        let here = model.zone(place);
        let gene = &queues.habits.gene;
        let once = model.scenario.kinds[kind].once;
        let mut best: Option<Best> = None;
        for balance in &mut queues.balances {
            balance.barred = false;
        }
        for (&zones, cells) in &demand.by_zones {
            // A family's own car does not go elsewhere first to fetch others.
            if once && zones.0 != here && here != Scenario::OPEN {
                continue;
            }
            let prefer =
                queues.habits.level.of(queues.pressure.of(zones.0)) * queues.habits.leans(zones.0.get());
            for (i, way_in) in model.ways.between(here, zones.0).iter().take(WAYS.0).enumerate() {
                let Some(inside) = self.inside(queues, v, now, way_in) else { continue };
                for (o, way_out) in model.ways.between(zones.0, zones.1).iter().take(WAYS.1).enumerate() {
                    let who = For { vehicle: v, from: inside.0, ready: inside.1, zones, way: way_out, gene };
                    if let Some((cell, rate)) = self.best_cell(queues, who, kind, now, cells, random)
                        && let rate = rate * prefer
                        && best.is_none_or(|b| rate > b.rate)
                    {
                        best = Some(Best { rate, cell, way_in: i, way_out: o, inside });
                    }
                }
            }
        }
        let Some(best) = best else {
            let barred = queues.balances.iter().any(|b| b.barred);
            return if barred { Chosen::Later } else { Chosen::Nothing };
        };
        let zones = demand.cells[best.cell].zones;
        let way = &model.ways.between(zones.0, zones.1)[best.way_out];
        let who = For { vehicle: v, from: best.inside.0, ready: best.inside.1, zones, way, gene };
        let full = model.scenario.kinds[kind].room;
        let mark = queues.promised.mark();
        let packed = self.pack_from(best.cell, full, who, &mut queues.promised, random);
        let notes = queues.promised.keep(mark);
        queues.forget(demand, &packed);
        for (c, people) in &packed.cells {
            self.quota[*c] -= people;
        }
        Chosen::Trip(Trip { zones, way_out: best.way_out, packed, notes }, best.way_in)
    }

    /// Where and about when a vehicle comes into the zone of a way's end.
    fn inside(
        &self,
        queues: &Queues<'_>,
        v: Idx<Vehicle>,
        now: Time,
        way: &Way,
    ) -> Option<(Idx<Place>, Time)> {
        let model = self.schedule.model;
        let place = self.schedule.vehicles[v.get()].cursor.place;
        let (Some(&first), Some(&last)) = (way.crossings.first(), way.crossings.last()) else {
            return Some((place, now));
        };
        let kind = model.scenario.vehicles[v].kind;
        let eta = now + model.roads.seconds(kind, place, model.gates(first).0)?;
        let (departs, takes) = match queues.by_way.get(&way.crossings) {
            Some(&g) => (queues.gates[g].departs(self.schedule, eta)?, queues.gates[g].through),
            None => (self.next_open(way, eta)?, way.time),
        };
        Some((model.gates(last).1, departs + takes))
    }

    /// When the first corridor of a way at which nobody waits is next open.
    fn next_open(&self, way: &Way, eta: Time) -> Option<Time> {
        let lane = self.schedule.model.lane(way.crossings.first()?.corridor);
        lane.open.earliest(eta, way.time)
    }

    /// The best cell of a way, and what it is worth: weighted people for the time that the trip takes.
    fn best_cell(
        &self,
        queues: &mut Queues<'_>,
        who: For<'_>,
        kind_idx: Idx<domain::Kind>,
        now: Time,
        cells: &[usize],
        random: &mut Random,
    ) -> Option<(usize, f64)> {
        let model = self.schedule.model;
        let kind = &model.scenario.kinds[kind_idx];
        let habits = queues.habits;
        let end = model.scenario.end;
        let span = (end - model.now).0.max(1) as f64;
        let gates = who.way.crossings.first().zip(who.way.crossings.last());
        let gates = gates.map(|(&a, &b)| (model.gates(a).0, model.gates(b).1));
        let queue = queues.by_way.get(&who.way.crossings).copied();
        let cursor = &self.schedule.vehicles[who.vehicle.get()].cursor;
        let back_way = if kind.once { None } else { model.ways.between(who.zones.1, who.zones.0).first() };
        let mut slot: Option<Slot> = None;
        let mut home: Option<Slot> = None;
        let mut best: Option<(usize, f64)> = None;
        for &c in cells {
            let cell = &self.demand.cells[c];
            if !self.offered(c, who.gene) || !kind.may_serve(cell.place) || !kind.may_serve(cell.to) {
                continue;
            }
            let fit = self.fits(queues, c, kind_idx, kind.room, who);
            if fit.people == 0 || !self.is_worth(fit.value, who.gene) {
                continue;
            }
            if queues.balances.iter_mut().any(|b| b.bars(cell, fit.people)) {
                continue;
            }
            let Some(there) = model.roads.seconds(kind_idx, who.from, cell.place) else { continue };
            let arrive = who.ready + there;
            let begin = queues.bays[cell.place.get()].iter().min().map_or(arrive, |&free| arrive.max(free));
            let loaded = begin + kind.loading.stop + kind.loading.of(fit.load);
            let (exit, out) = match gates {
                None => (cell.place, loaded),
                Some((gate, exit)) => {
                    let Some(drive) = model.roads.seconds(kind_idx, cell.place, gate) else { continue };
                    let eta = loaded + drive;
                    let known = slot.filter(|s| s.from <= eta && eta <= s.depart);
                    let depart = if let Some(slot) = known {
                        slot.depart
                    } else {
                        let departs = match queue {
                            Some(g) => queues.gates[g].departs(self.schedule, eta),
                            None => self.next_open(who.way, eta),
                        };
                        let Some(depart) = departs else { continue };
                        slot = Some(Slot { from: eta, depart });
                        depart
                    };
                    (exit, depart + queue.map_or(who.way.time, |g| queues.gates[g].through))
                }
            };
            let Some(drive) = model.roads.seconds(kind_idx, exit, cell.to) else { continue };
            let unload = kind.unloading.stop + kind.unloading.of(fit.load);
            let done = out + drive + unload;
            let rest = kind.duty.map_or(Rest::NONE, |d| Rest::of(d, cursor.duty, now, who.ready, done));
            let done = done + rest.before;
            if done > end {
                continue;
            }
            let next = self.next_trip(queues, kind_idx, cell, back_way, done, &mut home);
            let next = rest.after(done, next);
            let time = (done - now).0 as f64 + (next - done).0 as f64 * habits.back;
            let mut rate = fit.value as f64 / time.max(1.0);
            if habits.work.0 > 0 {
                // What it takes at usual times: far people are the better choice where time is lost anyway.
                let usual = (loaded - arrive) + drive + unload + drive + who.way.time + who.way.time;
                rate *= habits.work.of(usual.0.max(60) as f64 / 3600.0);
            }
            if habits.soon.0 > 0 {
                rate *= habits.soon.of((end - done).0 as f64 / span);
            }
            if habits.noise > 0.0 {
                rate *= 1.0 + habits.noise * random.unit();
            }
            if best.is_none_or(|b| rate > b.1) {
                best = Some((c, rate));
            }
        }
        best
    }

    /// About when a vehicle that has unloaded can go in again for its next trip.
    fn next_trip(
        &self,
        queues: &Queues<'_>,
        kind: Idx<domain::Kind>,
        cell: &Cell,
        back: Option<&Way>,
        done: Time,
        home: &mut Option<Slot>,
    ) -> Time {
        let model = self.schedule.model;
        let Some((way, &first)) = back.and_then(|way| Some((way, way.crossings.first()?))) else {
            return done;
        };
        let Some(drive) = model.roads.seconds(kind, cell.to, model.gates(first).0) else { return done };
        let eta = done + drive;
        if let Some(slot) = home.filter(|s| s.from <= eta && eta <= s.depart) {
            return slot.depart;
        }
        let depart = match queues.by_way.get(&way.crossings) {
            Some(&g) => queues.gates[g].departs(self.schedule, eta),
            None => self.next_open(way, eta),
        };
        let depart = depart.unwrap_or(model.scenario.end).max(eta);
        *home = Some(Slot { from: eta, depart });
        depart
    }

    /// What of a cell fits into an empty vehicle of a kind; remembered where no hour and no full destination plays a part.
    fn fits(
        &self,
        queues: &mut Queues<'_>,
        c: usize,
        kind: Idx<domain::Kind>,
        room: Load,
        who: For<'_>,
    ) -> Fit {
        let cell = &self.demand.cells[c];
        let at = c * self.schedule.model.scenario.kinds.len() + kind.get();
        let (people, lying) = queues.promised.room(cell.to);
        let left = self.schedule.room[cell.to.get()];
        let people = left.people.saturating_sub(people);
        if people <= 0 {
            return Fit::default();
        }
        // A destination that takes a full vehicle of the kind bars nobody.
        let lying = left.stretchers.saturating_sub(lying);
        let roomy = people >= i64::from(room.people()) && lying >= i64::from(room.stretchers);
        let lasting = roomy && cell.latest <= who.ready;
        if lasting && let Some(fit) = queues.fits[at] {
            return fit;
        }
        let fit = self.fill(c, room, who, &queues.promised, |_, _| ());
        if lasting {
            queues.fits[at] = Some(fit);
        }
        fit
    }

    /// About when a vehicle is at a gate with its people aboard; it takes its bays.
    pub(super) fn loaded_at(
        &self,
        queues: &mut Queues<'_>,
        v: Idx<Vehicle>,
        now: Time,
        trip: &Trip,
        gate: Idx<Place>,
    ) -> Option<Time> {
        let model = self.schedule.model;
        let kind_idx = model.scenario.vehicles[v].kind;
        let kind = &model.scenario.kinds[kind_idx];
        let mut here = self.schedule.vehicles[v.get()].cursor.place;
        let mut at = now;
        for call in &trip.packed.pickups {
            at += model.roads.seconds(kind_idx, here, call.place)?;
            here = call.place;
            let mut takes = kind.loading.stop;
            for item in &call.items {
                let fact = &self.demand.facts[item.source];
                takes += kind.loading.of(fact.family * item.families);
                at = at.max(fact.ready);
            }
            if let Some(bay) = queues.bays[here.get()].iter_mut().min() {
                at = at.max(*bay);
                *bay = at + takes;
            }
            at += takes;
        }
        Some(at + model.roads.seconds(kind_idx, here, gate)?)
    }

    /// The next trip that is given to a vehicle and can still be made, promised to it, and its way in.
    pub(super) fn task(
        &mut self,
        queues: &mut Queues<'_>,
        v: Idx<Vehicle>,
        now: Time,
    ) -> Option<(Trip, usize)> {
        let model = self.schedule.model;
        let kind = model.scenario.vehicles[v].kind.get();
        let list = if queues.tasks.shared { kind } else { v.get() };
        let here = model.zone(self.schedule.vehicles[v.get()].cursor.place);
        loop {
            let Task { zones, way_out, member, cells } =
                queues.tasks.lists.get_mut(&list).and_then(std::collections::VecDeque::pop_front)?;
            let waits = |item: &crate::movement::Item| {
                self.schedule.waiting[item.source] >= queues.promised.families(item.source) + item.families
            };
            if !member.pickups.iter().flat_map(|call| &call.items).all(waits) {
                continue;
            }
            let ways = model.ways.between(here, zones.0).iter().take(WAYS.0).enumerate();
            let soonest =
                ways.filter_map(|(i, way)| self.inside(queues, v, now, way).map(|(_, at)| (at, i))).min();
            let Some((_, way_in)) = soonest else { continue };
            let mark = queues.promised.mark();
            for (calls, boards) in [(&member.pickups, true), (&member.drops, false)] {
                for call in calls {
                    for item in &call.items {
                        queues.promised.note_item(call.place, *item, &self.demand.facts[..], boards);
                    }
                }
            }
            let notes = queues.promised.keep(mark);
            let value = 0;
            let packed = Packed { pickups: member.pickups, drops: member.drops, value, cells };
            queues.forget(self.demand, &packed);
            for (c, people) in &packed.cells {
                self.quota[*c] -= people;
            }
            return Some((Trip { zones, way_out: usize::from(way_out), packed, notes }, way_in));
        }
    }

    fn is_worth(&self, value: i64, gene: &crate::dispatch::Gene) -> bool {
        value as f64 >= f64::from(gene.fill) * f64::from(self.demand.largest) * 1e6
    }
}
