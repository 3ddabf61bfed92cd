//! A wave: vehicles that go in together, load, and come out together.

use domain::{Duration, Idx, Time, Vehicle, Visit};

use super::Dispatcher;
use super::gene::{Gene, HOLD_JUST, Prefer};
use super::pack::{For, Packed};
use crate::model::{Crossing, Way};
use crate::movement::{Barrier, Blocked, Member, Movement, Outcome};
use crate::random::Random;

/// What bars a wave, and which vehicle is to blame, if one is.
pub(super) type Barred = (Blocked, Option<Idx<Vehicle>>);

/// A wave as tried: what was committed for it, and what it brings.
#[derive(Clone, Debug)]
pub(crate) struct Tried {
    /// In order.
    pub(super) movements: Vec<Movement>,
    /// People taken from each cell's quota.
    pub(super) cells: Vec<(usize, i64)>,
    /// Weighted people made safe, in millionths.
    pub(super) weight: i128,
    /// Weighted person-seconds saved, in millionths.
    pub(super) saved: i128,
    /// How long its vehicles were busy, in all.
    pub(super) busy: Duration,
    /// Whether it goes through a corridor with people.
    pub(super) crosses: bool,
    /// How much later its way in could have begun without its way out being later.
    slack: Duration,
}

/// A vehicle that could come along, and when.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) vehicle: Idx<Vehicle>,
    pub(super) eta: Time,
}

/// Vehicles that go in by the same way: the way, when the first of them is at its gate, and who they are.
type Group<'w> = (&'w [Crossing], Time, Vec<Idx<Vehicle>>);

/// Vehicles with their loads.
type Loads = Vec<(Candidate, Packed)>;

/// A gene with its ways looked up.
#[derive(Clone, Copy)]
pub(super) struct Shape<'w> {
    pub(super) gene: &'w Gene,
    pub(super) out: &'w Way,
    pub(super) first_in: Option<&'w Way>,
    pub(super) hold: Duration,
}

impl<'m> Dispatcher<'_, 'm> {
    /// Commits a wave. On an error the caller takes back what was committed.
    pub(super) fn try_wave(&mut self, first: Idx<Vehicle>, gene: &Gene) -> Result<Tried, Blocked> {
        let model = self.schedule.model;
        let here = model.zone(self.schedule.vehicles[first.get()].cursor.place);
        let out = model.ways.between(gene.zones.0, gene.zones.1).get(usize::from(gene.way_out));
        let Some(out) = out else { return Err(Blocked::all(Barrier::Road)) };
        let first_in = model.ways.between(here, gene.zones.0).get(usize::from(gene.way_in));
        let hold = gene.hold.max(Duration::ZERO);
        let mark = self.schedule.mark();
        let shape = Shape { gene, out, first_in, hold };
        match self.settle(first, shape) {
            Ok(tried) => {
                if gene.hold == HOLD_JUST && tried.slack > Duration::minutes(1) {
                    // The same again, later: less time inside, less duty. If that does not work, as it was.
                    self.schedule.undo_to(mark);
                    let held = self.settle(first, Shape { hold: tried.slack, ..shape });
                    if held.is_ok() {
                        return held;
                    }
                    self.schedule.undo_to(mark);
                    return self.settle(first, shape);
                }
                Ok(tried)
            }
            Err(blocked) => {
                self.schedule.undo_to(mark);
                // Somebody may have come in too early and be out of duty when people are ready.
                let wait = self.wait_for_people(first, shape);
                if hold == Duration::ZERO && wait > Duration::minutes(1) {
                    return self.settle(first, Shape { hold: wait, ..shape });
                }
                Err(blocked)
            }
        }
    }

    /// How long the first vehicle would wait inside for people to be ready.
    fn wait_for_people(&self, first: Idx<Vehicle>, shape: Shape<'_>) -> Duration {
        let model = self.schedule.model;
        let Some(eta) = self.eta(first, shape) else { return Duration::ZERO };
        let soonest = self
            .demand
            .by_zones
            .get(&shape.gene.zones)
            .into_iter()
            .flatten()
            .flat_map(|&c| &self.demand.cells[c].sources)
            .filter(|&&s| self.schedule.waiting[s] > 0)
            .map(|&s| model.scenario.classes[model.sources[s].class].ready)
            .min();
        let way = self.way_in(first, shape).map_or(Duration::ZERO, |w| w.time);
        soonest.map_or(Duration::ZERO, |t| t - (eta + way))
    }

    /// Finds vehicles and loads, and leaves out those that bar the others.
    fn settle(&mut self, first: Idx<Vehicle>, shape: Shape<'_>) -> Result<Tried, Blocked> {
        let mut excluded: Vec<Idx<Vehicle>> = Vec::new();
        let mark = self.schedule.mark();
        let mut last = Blocked::all(Barrier::Nobody);
        for _ in 0..6 {
            let loads = self.muster(first, shape, &excluded);
            if loads.is_empty() {
                return Err(last);
            }
            match self.run_wave(shape, &loads) {
                Ok(tried) => return Ok(tried),
                Err((blocked, culprit)) => {
                    self.schedule.undo_to(mark);
                    last = blocked;
                    match culprit {
                        Some(v) if v != first => excluded.push(v),
                        _ => return Err(blocked),
                    }
                }
            }
        }
        Err(last)
    }

    /// Who comes along, each with a load, in the order in which they come.
    fn muster(&mut self, first: Idx<Vehicle>, shape: Shape<'_>, excluded: &[Idx<Vehicle>]) -> Loads {
        let model = self.schedule.model;
        let gene = shape.gene;
        let most = usize::from(gene.most);
        let mut random = Random::new(gene.salt, 0);
        let Some(eta) = self.eta(first, shape) else { return Vec::new() };
        let mut candidates = vec![Candidate { vehicle: first, eta }];
        if most > 1 {
            let until = self.departs_about(first, eta, shape) + gene.patience;
            for v in model.scenario.vehicles.indices() {
                if self.schedule.free(v) > until
                    || v == first
                    || self.retired[v.get()]
                    || excluded.contains(&v)
                    || !self.may_carry(v)
                {
                    continue;
                }
                if let Some(eta) = self.eta(v, shape)
                    && eta <= until
                {
                    candidates.push(Candidate { vehicle: v, eta });
                }
            }
        }
        // Among those that are there in time; the first one always comes.
        let room = |v: Idx<Vehicle>| model.scenario.kind_of(v).room.people();
        candidates[1..].sort_by_key(|c| {
            let first = match gene.prefer {
                Prefer::Large => i64::from(u32::MAX - room(c.vehicle)),
                Prefer::Early => 0,
                Prefer::Small => i64::from(room(c.vehicle)),
                Prefer::Mixed => Random::new(gene.salt, c.vehicle.get() as u64).below(1 << 16) as i64,
            };
            (first, c.eta, c.vehicle)
        });
        let mut promised = std::mem::take(&mut self.promised);
        promised.forget(0);
        let mut loads: Loads = Vec::new();
        let mut misses = 0;
        for (i, candidate) in candidates.into_iter().enumerate() {
            if loads.len() >= most || misses > 12 {
                break;
            }
            let from = self.enters_at(candidate.vehicle, shape);
            let who = For {
                vehicle: candidate.vehicle,
                from,
                ready: candidate.eta,
                zones: gene.zones,
                way: shape.out,
                gene,
            };
            let before = promised.mark();
            match self.pack(who, &mut promised, &mut random) {
                Some(packed) if self.worth(&packed, gene) => loads.push((candidate, packed)),
                // Too little to come for; what was promised to it is free again.
                _ => {
                    promised.forget(before);
                    misses += 1;
                    if i == 0 {
                        break;
                    }
                }
            }
        }
        self.promised = promised;
        // Those who come first ask first for bays.
        loads.sort_by_key(|(c, _)| (c.eta, c.vehicle));
        loads
    }

    fn worth(&self, packed: &Packed, gene: &Gene) -> bool {
        packed.value as f64 >= f64::from(gene.fill) * f64::from(self.demand.largest) * 1e6
    }

    /// The way of a vehicle into the zone of the wave; the first vehicle's is the gene's, and of all that start with it.
    fn way_in<'w>(&self, v: Idx<Vehicle>, shape: Shape<'w>) -> Option<&'w Way>
    where
        'm: 'w,
    {
        let model: &'m crate::model::Model<'m> = self.schedule.model;
        let here = model.zone(self.schedule.vehicles[v.get()].cursor.place);
        if let Some(way) = shape.first_in
            && let Some(&x) = way.crossings.first()
            && model.zone(model.gates(x).0) == here
        {
            return Some(way);
        }
        model.ways.between(here, shape.gene.zones.0).first()
    }

    /// Where a vehicle comes into the zone of the wave.
    fn enters_at(&self, v: Idx<Vehicle>, shape: Shape<'_>) -> Idx<domain::Place> {
        let model = self.schedule.model;
        let here = self.schedule.vehicles[v.get()].cursor.place;
        self.way_in(v, shape).and_then(|w| w.crossings.last()).map_or(here, |&x| model.gates(x).1)
    }

    /// About when a vehicle is at the first gate of its way in, or free where it is if it is inside.
    pub(super) fn eta(&self, v: Idx<Vehicle>, shape: Shape<'_>) -> Option<Time> {
        let model = self.schedule.model;
        let kind = model.scenario.vehicles[v].kind;
        let cursor = &self.schedule.vehicles[v.get()].cursor;
        let way = self.way_in(v, shape)?;
        match way.crossings.first() {
            None => Some(cursor.at),
            Some(&x) => Some(cursor.at + model.roads.seconds(kind, cursor.place, model.gates(x).0)?),
        }
    }

    /// About when the wave's first convoy can depart.
    fn departs_about(&self, first: Idx<Vehicle>, eta: Time, shape: Shape<'_>) -> Time {
        let way = self.way_in(first, shape);
        match way.and_then(|w| w.crossings.first()).or(shape.out.crossings.first()) {
            None => eta,
            Some(&crossing) => self.schedule.next_slot(crossing, eta).unwrap_or(eta) + shape.hold,
        }
    }

    /// Commits the wave's movements: in by zones, then out, then home whoever may not stay.
    pub(super) fn run_wave(&mut self, shape: Shape<'_>, loads: &Loads) -> Result<Tried, Barred> {
        let model = self.schedule.model;
        self.extra = shape.gene.extra;
        let begin: Vec<Time> = loads.iter().map(|(c, _)| self.schedule.free(c.vehicle)).collect();
        let mut movements = Vec::new();
        let entered = self.go_in(shape, loads, &mut movements)?;
        let out = |(c, p): &(Candidate, Packed)| Member {
            vehicle: c.vehicle,
            pickups: p.pickups.clone(),
            drops: p.drops.clone(),
        };
        let way = shape.out.crossings.clone();
        let (mut weight, mut saved) = (0, 0);
        let mut slack = Duration(i64::MAX);
        if way.is_empty() {
            for load in loads {
                let movement = Movement {
                    way: Vec::new(),
                    members: vec![out(load)],
                    not_before: model.now,
                    overdue: false,
                };
                let outcome = self.commit_in_order(movement, &mut movements)?;
                weight += outcome.weight;
                saved += outcome.saved;
            }
        } else {
            let mut members: Vec<Member> = loads.iter().map(out).collect();
            let needed = self.escorts_needed(&way);
            self.add_escorts(&way, needed, &mut members, &mut movements)?;
            let from: Vec<usize> =
                members.iter().map(|m| self.schedule.vehicles[m.vehicle.get()].visits.len()).collect();
            let movement = Movement { way, members, not_before: model.now, overdue: false };
            let outcome = self.commit_in_order(movement.clone(), &mut movements)?;
            weight += outcome.weight;
            saved += outcome.saved;
            for (member, from) in movement.members.iter().zip(from) {
                if let Some((_, arrived)) = entered.iter().find(|e| e.0 == member.vehicle) {
                    slack = slack.min(self.idle(member.vehicle, from, *arrived));
                }
            }
        }
        let mut all: Vec<Idx<Vehicle>> =
            movements.iter().flat_map(|m| m.members.iter().map(|m| m.vehicle)).collect();
        all.sort_unstable();
        all.dedup();
        self.bring_home(&all, &mut movements)?;
        let busy = loads
            .iter()
            .zip(&begin)
            .map(|((c, _), &b)| self.schedule.free(c.vehicle) - b)
            .fold(Duration::ZERO, |a, b| a + b);
        let cells = loads.iter().flat_map(|(_, p)| p.cells.iter().copied()).collect();
        let crosses = !shape.out.crossings.is_empty();
        let slack = if entered.is_empty() || !crosses { Duration::ZERO } else { slack };
        Ok(Tried { movements, cells, weight, saved, busy, crosses, slack })
    }

    /// Takes those who are elsewhere into the zone, zone by zone, in convoys as large as may be. Returns who came in, and when.
    fn go_in(
        &mut self,
        shape: Shape<'_>,
        loads: &Loads,
        movements: &mut Vec<Movement>,
    ) -> Result<Vec<(Idx<Vehicle>, Time)>, Barred> {
        let model = self.schedule.model;
        let mut groups: Vec<Group<'_>> = Vec::new();
        for (candidate, _) in loads {
            let Some(way) = self.way_in(candidate.vehicle, shape) else {
                return Err((Blocked::all(Barrier::Road), Some(candidate.vehicle)));
            };
            if way.crossings.is_empty() {
                continue;
            }
            match groups.iter_mut().find(|g| g.0 == way.crossings.as_slice()) {
                Some(group) => group.2.push(candidate.vehicle),
                None => groups.push((&way.crossings, candidate.eta, vec![candidate.vehicle])),
            }
        }
        let carrying: Vec<Idx<Vehicle>> = loads.iter().map(|(c, _)| c.vehicle).collect();
        for group in &mut groups {
            let until = group.1 + shape.gene.patience;
            group.2.extend(self.extras(group.0, &carrying, until));
        }
        let escorts_out = self.escorts_needed(&shape.out.crossings);
        let mut entered = Vec::new();
        for (way, eta, vehicles) in groups {
            let escorts = self.escorts_needed(way);
            let most = self.most(way).saturating_sub(escorts).max(1);
            let not_before = if shape.hold > Duration::ZERO {
                way.first().and_then(|&x| self.schedule.next_slot(x, eta)).unwrap_or(eta) + shape.hold
            } else {
                model.now
            };
            for chunk in vehicles.chunks(most) {
                let mut members: Vec<Member> = chunk.iter().map(|&v| Member::empty(v)).collect();
                self.add_escorts(way, escorts, &mut members, movements)?;
                // Escorts for the way out come along where none waits inside and there is room.
                let inside = self.escorts_in(shape.gene.zones.0) + escorts;
                if inside < escorts_out && members.len() < self.most(way) {
                    let more = (escorts_out - inside).min(self.most(way) - members.len());
                    self.bring_along(way, more, &mut members);
                }
                let movement = Movement { way: way.to_vec(), members, not_before, overdue: false };
                self.commit_in_order(movement, movements)?;
                if let Some(done) = movements.last() {
                    entered.extend(done.members.iter().map(|m| (m.vehicle, self.schedule.free(m.vehicle))));
                }
            }
        }
        Ok(entered)
    }

    /// Empty vehicles that can be at the first gate of a way in time and may wait inside, as many as the gene still allows.
    pub(super) fn extras(
        &mut self,
        way: &[Crossing],
        taken: &[Idx<Vehicle>],
        until: Time,
    ) -> Vec<Idx<Vehicle>> {
        let model = self.schedule.model;
        if self.extra == 0 {
            return Vec::new();
        }
        let Some(gate) = way.first().map(|&x| model.gates(x).0) else { return Vec::new() };
        let mut near: Vec<(Time, Idx<Vehicle>)> = model
            .scenario
            .vehicles
            .indices()
            .filter(|v| self.schedule.free(*v) <= until && !taken.contains(v) && self.may_carry(*v))
            .filter(|&v| !self.schedule.kind(v).out)
            .filter_map(|v| {
                let cursor = &self.schedule.vehicles[v.get()].cursor;
                let kind = model.scenario.vehicles[v].kind;
                Some((cursor.at + model.roads.seconds(kind, cursor.place, gate)?, v))
            })
            .filter(|near| near.0 <= until)
            .collect();
        near.sort();
        near.truncate(usize::from(self.extra));
        self.extra -= near.len() as u8;
        near.into_iter().map(|(_, v)| v).collect()
    }

    /// How long a vehicle stood about inside before its convoy: before loading and at the gate.
    fn idle(&self, v: Idx<Vehicle>, from: usize, arrived: Time) -> Duration {
        let visits = &self.schedule.vehicles[v.get()].visits;
        let mut idle = Duration::ZERO;
        let mut last = arrived;
        // The visit before is where it came in; its departure ends the first wait.
        for visit in &visits[from.saturating_sub(1)..] {
            match visit {
                Visit::Place(stop) => {
                    let arrive = stop.arrive.unwrap_or(last).max(arrived);
                    let begin = stop.begin.unwrap_or(arrive);
                    let end = stop.end.unwrap_or(begin);
                    idle += (begin - arrive) + (stop.depart.unwrap_or(end) - end);
                    last = stop.depart.unwrap_or(end);
                }
                Visit::Convoy(_) => break,
            }
        }
        idle
    }

    /// Commits a movement and notes it.
    pub(super) fn commit_in_order(
        &mut self,
        movement: Movement,
        movements: &mut Vec<Movement>,
    ) -> Result<Outcome, Barred> {
        match self.schedule.commit(&movement) {
            Ok(outcome) => {
                movements.push(movement);
                Ok(outcome)
            }
            Err(blocked) => Err((blocked, blocked.member.map(|m| movement.members[m].vehicle))),
        }
    }

    /// The largest convoy on a way.
    pub(super) fn most(&self, way: &[Crossing]) -> usize {
        let corridors = &self.schedule.model.scenario.corridors;
        way.iter().filter_map(|x| corridors[x.corridor].convoy.most).min().map_or(usize::MAX, |m| m as usize)
    }
}
