//! Filling a vehicle: which families, from which places, to which destinations. Families are taken whole, the heaviest
//! weights first and of those the largest first, so that small families fill what is left.

use domain::{Duration, Idx, Load, Place, Time, Vehicle, Zone};

use super::demand::{Fact, along};
use super::gene::Gene;
use super::{Dispatcher, apart};
use crate::model::Way;
use crate::movement::{Call, Item};
use crate::random::Random;

/// A load for one vehicle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Packed {
    /// Where it loads.
    pub(super) pickups: Vec<Call>,
    /// Where it unloads.
    pub(super) drops: Vec<Call>,
    /// Weighted people, in millionths.
    pub(super) value: i64,
    /// Cells used, with the people taken from each.
    pub(super) cells: Vec<(usize, i64)>,
}

/// What packing a wave needs to remember: families and room promised to vehicles packed before. Dense, and kept from
/// wave to wave; a log says what to forget.
#[derive(Clone, Debug, Default)]
pub(super) struct Promised {
    /// Families, by source.
    families: Vec<u32>,
    /// People and stretchers, by destination.
    room: Vec<(i64, i64)>,
    /// Seconds of loading, by place.
    loading: Vec<i64>,
    log: Vec<Note>,
}

/// One promise.
#[derive(Clone, Copy, Debug)]
pub(super) enum Note {
    Families(usize, u32),
    Room(usize, i64, i64),
    Loading(usize, i64),
}

impl Promised {
    pub(super) fn new(sources: usize, places: usize) -> Promised {
        Promised {
            families: vec![0; sources],
            room: vec![(0, 0); places],
            loading: vec![0; places],
            log: Vec::new(),
        }
    }

    /// Keeps what has been promised since a mark for good, and returns it for [`Promised::release`].
    pub(super) fn keep(&mut self, mark: usize) -> Vec<Note> {
        self.log.split_off(mark)
    }

    /// Promises a vehicle what it boards or sets down at a call.
    pub(super) fn note_item(&mut self, place: Idx<Place>, item: Item, facts: &[Fact], boards: bool) {
        let fact = &facts[item.source];
        if boards {
            self.note(Note::Families(item.source, item.families));
        } else {
            let lying = i64::from(fact.family.stretchers * item.families);
            self.note(Note::Room(place.get(), fact.heads * i64::from(item.families), lying));
        }
    }

    /// Takes back promises that were kept for good.
    pub(super) fn release(&mut self, notes: &[Note]) {
        for &note in notes {
            self.apply(note, -1);
        }
    }

    /// Families of a source that are promised.
    pub(super) fn families(&self, source: usize) -> u32 {
        self.families[source]
    }

    /// People and stretchers that are promised room at a destination.
    pub(super) fn room(&self, place: Idx<Place>) -> (i64, i64) {
        self.room[place.get()]
    }

    fn note(&mut self, note: Note) {
        self.log.push(note);
        self.apply(note, 1);
    }

    fn apply(&mut self, note: Note, sign: i64) {
        match note {
            Note::Families(s, n) => {
                self.families[s] = if sign > 0 { self.families[s] + n } else { self.families[s] - n };
            }
            Note::Room(d, people, lying) => {
                self.room[d].0 += sign * people;
                self.room[d].1 += sign * lying;
            }
            Note::Loading(p, seconds) => self.loading[p] += sign * seconds,
        }
    }

    /// How much has been promised.
    pub(super) fn mark(&self) -> usize {
        self.log.len()
    }

    /// Forgets all promises since.
    pub(super) fn forget(&mut self, mark: usize) {
        while self.log.len() > mark {
            if let Some(note) = self.log.pop() {
                self.apply(note, -1);
            }
        }
    }
}

/// What of a cell fits into a room.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    /// Weighted people, in millionths.
    pub(super) value: i64,
    /// People.
    pub(super) people: i64,
    /// Who they are.
    pub(super) load: Load,
}

/// For whom to pack: a vehicle that is in the zone of the pick-ups at `from`, ready at `ready`, and leaves by a way.
#[derive(Clone, Copy)]
pub(super) struct For<'w> {
    pub(super) vehicle: Idx<Vehicle>,
    pub(super) from: Idx<Place>,
    pub(super) ready: Time,
    pub(super) zones: (Idx<Zone>, Idx<Zone>),
    pub(super) way: &'w Way,
    pub(super) gene: &'w Gene,
}

impl Dispatcher<'_, '_> {
    /// The best load for a vehicle, by weighted people for the time that the trip takes; none if nobody can be carried.
    /// O(cells of the zone × their sources).
    pub(super) fn pack(&self, who: For<'_>, promised: &mut Promised, random: &mut Random) -> Option<Packed> {
        let model = self.schedule.model;
        let kind_idx = model.scenario.vehicles[who.vehicle].kind;
        let kind = &model.scenario.kinds[kind_idx];
        let mut best: Option<(f64, usize)> = None;
        let full = room_of(kind.room, who.gene.room);
        let no_cells = Vec::new();
        let cells = self.demand.by_zones.get(&who.zones).unwrap_or(&no_cells);
        for &c in cells {
            let cell = &self.demand.cells[c];
            if !self.offered(c, who.gene) || !kind.may_serve(cell.place) || !kind.may_serve(cell.to) {
                continue;
            }
            let Fit { value, people, load } = self.fill(c, full, who, promised, |_, _| ());
            if people == 0 {
                continue;
            }
            let Some(there) = model.roads.seconds(kind_idx, who.from, cell.place) else { continue };
            let Some(out) = along(model, kind_idx, cell.place, who.way, cell.to) else { continue };
            let dwell = kind.loading.stop + kind.loading.of(load);
            let unload = kind.unloading.stop + kind.unloading.of(load);
            if who.ready + there + dwell + Duration(out) + unload > model.scenario.end {
                continue;
            }
            let bays = i64::from(model.scenario.places[cell.place].bays.unwrap_or(1000).max(1));
            let queue = promised.loading[cell.place.get()] / bays;
            let time = (there + dwell + unload).0 as f64
                + queue as f64
                + out as f64 * (1.0 + f64::from(who.gene.back));
            let noise = 1.0 + f64::from(who.gene.noise) * random.unit();
            let rate = value as f64 / time.max(1.0) * noise;
            if best.is_none_or(|b| rate > b.0) {
                best = Some((rate, c));
            }
        }
        let (_, primary) = best?;
        Some(self.pack_from(primary, full, who, promised, random))
    }

    /// A load that begins with what fits of one cell.
    pub(super) fn pack_from(
        &self,
        primary: usize,
        full: Load,
        who: For<'_>,
        promised: &mut Promised,
        random: &mut Random,
    ) -> Packed {
        let mut packed = Packed { pickups: Vec::new(), drops: Vec::new(), value: 0, cells: Vec::new() };
        let mut room = full;
        self.take(primary, &mut room, who, promised, &mut packed);
        self.top_up(primary, &mut room, who, promised, &mut packed, random);
        packed
    }

    /// Whether a gene may take people from a cell.
    pub(super) fn offered(&self, c: usize, gene: &Gene) -> bool {
        gene.loose || self.quota[c] > 0
    }

    /// Fills what room is left from other cells of the same trip, nearest first.
    fn top_up(
        &self,
        primary: usize,
        room: &mut Load,
        who: For<'_>,
        promised: &mut Promised,
        packed: &mut Packed,
        random: &mut Random,
    ) {
        let model = self.schedule.model;
        let kind_idx = model.scenario.vehicles[who.vehicle].kind;
        let kind = &model.scenario.kinds[kind_idx];
        let whole = kind.room.people();
        let (place, to) = (self.demand.cells[primary].place, self.demand.cells[primary].to);
        // Seconds that the trip takes there and back, without the further stops.
        let takes = along(model, kind_idx, place, who.way, to).map_or(0, |out| 2 * out)
            + (kind.loading.stop + kind.unloading.stop).0;
        let mut tried = vec![primary];
        while tried.len() < 12 && !room.is_none() {
            // A further stop needs a tenth of the vehicle, and where there is one pick-up and one drop, all else is a further stop.
            let one = packed.pickups.len() == 1 && packed.drops.len() == 1;
            if one && room.people() * 10 < whole {
                break;
            }
            let mut best: Option<(f64, usize)> = None;
            for &c in self.demand.by_zones.get(&who.zones).into_iter().flatten() {
                let cell = &self.demand.cells[c];
                if !self.offered(c, who.gene)
                    || tried.contains(&c)
                    || !kind.may_serve(cell.place)
                    || !kind.may_serve(cell.to)
                {
                    continue;
                }
                let new_pickup = packed.pickups.iter().all(|p| p.place != cell.place);
                let new_drop = packed.drops.iter().all(|d| d.place != cell.to);
                if (new_pickup && packed.pickups.len() >= usize::from(who.gene.calls.0))
                    || (new_drop && packed.drops.len() >= usize::from(who.gene.calls.1))
                {
                    continue;
                }
                let Fit { value, people, .. } = self.fill(c, *room, who, promised, |_, _| ());
                // A further stop must be worth it: a good part of the vehicle, or hardly any detour.
                if people == 0 || ((new_pickup || new_drop) && people * 10 < i64::from(whole)) {
                    continue;
                }
                let near = |a: Idx<Place>, b: Idx<Place>| {
                    model.roads.seconds(kind_idx, a, b).map_or(1e9, |d| d.0 as f64)
                };
                let detour =
                    if new_pickup { near(place, cell.place) + kind.loading.stop.0 as f64 } else { 0.0 }
                        + if new_drop { near(to, cell.to) + kind.unloading.stop.0 as f64 } else { 0.0 };
                if detour > 3600.0 {
                    continue;
                }
                let usual = packed.value as f64 / takes.max(1) as f64;
                if (value as f64) < f64::from(who.gene.further) * usual * detour {
                    continue;
                }
                let noise = 1.0 + f64::from(who.gene.noise) * random.unit();
                let rate = value as f64 / (detour + 300.0) * noise;
                if best.is_none_or(|b| rate > b.0) {
                    best = Some((rate, c));
                }
            }
            let Some((_, c)) = best else { break };
            tried.push(c);
            self.take(c, room, who, promised, packed);
        }
        let exit = who.way.crossings.last().map_or(place, |&x| model.gates(x).1);
        let far = |d: &Call| model.roads.seconds(kind_idx, exit, d.place).unwrap_or(Duration(i64::MAX));
        packed.drops.sort_by_key(far);
        if packed.drops.len() > 1 && who.gene.noise > 0.25 && random.chance(0.3) {
            let first = random.below(packed.drops.len());
            packed.drops[..=first].rotate_right(1);
        }
        if who.gene.apart {
            packed.pickups = packed.pickups.iter().flat_map(|call| self.as_ready(call, who)).collect();
            packed.drops = packed
                .drops
                .iter()
                .flat_map(|call| {
                    let weigh = |item: &Item| {
                        let fact = &self.demand.facts[item.source];
                        apart::Weight { family: fact.family, weight: fact.heads * fact.weight / 1000 }
                    };
                    apart::cut(call, kind.unloading.stop, |load| kind.unloading.of(load), weigh)
                })
                .collect();
        }
    }

    /// A call in two where some are ready later than others: those who are ready sit down before.
    fn as_ready(&self, call: &Call, who: For<'_>) -> Vec<Call> {
        let model = self.schedule.model;
        let ready = |i: &Item| self.demand.facts[i.source].ready;
        let kind = model.scenario.vehicles[who.vehicle].kind;
        let there = model.roads.seconds(kind, who.from, call.place).unwrap_or(Duration::ZERO);
        let first = call.items.iter().map(ready).min().map_or(who.ready, |r| r.max(who.ready + there));
        let (now, later): (Vec<Item>, Vec<Item>) = call.items.iter().partition(|i| ready(i) <= first);
        [now, later]
            .into_iter()
            .filter(|items| !items.is_empty())
            .map(|items| Call { place: call.place, items })
            .collect()
    }

    /// Takes what fits of a cell into the load.
    fn take(&self, c: usize, room: &mut Load, who: For<'_>, promised: &mut Promised, packed: &mut Packed) {
        let model = self.schedule.model;
        let mut items: Vec<Item> = Vec::new();
        let Fit { value, people, load } = self.fill(c, *room, who, promised, |source, families| {
            items.push(Item { class: model.sources[source].class, families, source });
        });
        let cell = &self.demand.cells[c];
        let kind = model.scenario.kind_of(who.vehicle);
        for item in &items {
            promised.note(Note::Families(item.source, item.families));
        }
        *room -= load;
        promised.note(Note::Room(cell.to.get(), people, i64::from(load.stretchers)));
        promised.note(Note::Loading(cell.place.get(), (kind.loading.stop + kind.loading.of(load)).0));
        packed.value += value;
        packed.cells.push((c, people));
        for (calls, place) in [(&mut packed.pickups, cell.place), (&mut packed.drops, cell.to)] {
            match calls.iter_mut().find(|call| call.place == place) {
                Some(call) => call.items.extend(items.iter().copied()),
                None => calls.push(Call { place, items: items.clone() }),
            }
        }
    }

    /// What of a cell fits into this room; tells each source with its families. O(sources of the cell).
    pub(super) fn fill(
        &self,
        c: usize,
        room: Load,
        who: For<'_>,
        promised: &Promised,
        mut told: impl FnMut(usize, u32),
    ) -> Fit {
        let cell = &self.demand.cells[c];
        let (used, lying) = promised.room[cell.to.get()];
        let there = self.schedule.room[cell.to.get()];
        let mut people_left = there.people.saturating_sub(used);
        let mut lying_left = there.stretchers.saturating_sub(lying);
        let mut room = room;
        let mut fit = Fit::default();
        let waiting =
            |s: usize| self.schedule.waiting[s] - promised.families[s].min(self.schedule.waiting[s]);
        let mut until = who.ready + who.gene.ready;
        let skips = who.gene.noise > 1.5;
        if cell.latest > until {
            // People who are ready later are waited for only if nobody is ready before.
            let ready =
                cell.sources.iter().filter(|&&s| waiting(s) > 0).map(|&s| self.demand.facts[s].ready).min();
            until = until.max(ready.unwrap_or(who.ready) + who.gene.ready);
        }
        for &s in &cell.sources {
            let left = waiting(s);
            if left == 0 || (skips && passed_over(who, s)) {
                continue;
            }
            let fact = &self.demand.facts[s];
            if fact.ready > until || fact.heads == 0 {
                continue;
            }
            let mut n = left.min(fact.fits(room));
            if skips && n > 1 {
                n = some_of(who, s, n);
            }
            if n == 0 {
                continue;
            }
            if people_left < fact.heads * i64::from(n) {
                n = (people_left / fact.heads).clamp(0, i64::from(n)) as u32;
            }
            if fact.family.stretchers > 0 {
                let most = lying_left / i64::from(fact.family.stretchers);
                n = n.min(most.clamp(0, i64::from(u32::MAX)) as u32);
            }
            if n == 0 {
                continue;
            }
            let load = fact.family * n;
            room -= load;
            fit.load += load;
            let people = fact.heads * i64::from(n);
            people_left -= people;
            lying_left -= i64::from(load.stretchers);
            fit.people += people;
            fit.value += people * fact.weight;
            told(s, n);
            if room.is_none() {
                break;
            }
        }
        fit
    }
}

/// Whether a much disturbed gene passes over a source for a vehicle: one in five, always the same ones for the same draw.
fn passed_over(who: For<'_>, source: usize) -> bool {
    let stream = (who.vehicle.get() as u64) << 32 | source as u64;
    Random::new(who.gene.salt, stream).chance(0.2)
}

/// How many families of a source a much disturbed gene takes at most: one time in three not all that fit.
fn some_of(who: For<'_>, source: usize, n: u32) -> u32 {
    let mut random = Random::new(!who.gene.salt, (who.vehicle.get() as u64) << 32 | source as u64);
    if random.chance(0.3) { 1 + random.below(n as usize) as u32 } else { n }
}

/// A part of a room, but room for one at least of each sort that there is.
fn room_of(room: Load, part: f32) -> Load {
    if part >= 1.0 {
        return room;
    }
    let some = |n: u32| if n == 0 { 0 } else { ((f64::from(n) * f64::from(part)).round() as u32).max(1) };
    Load { seats: some(room.seats), wheelchairs: some(room.wheelchairs), stretchers: some(room.stretchers) }
}
