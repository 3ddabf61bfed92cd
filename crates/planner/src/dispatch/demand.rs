//! Who is to be taken from where to where: cells of (place, destination), each with the people meant for it.

use std::collections::BTreeMap;

use domain::{Idx, Kind, Load, Place, Time, Zone};

use super::allocate::{Supply, allocate};
use crate::model::Model;
use crate::schedule::Schedule;

/// People at one place who are meant for one destination.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// Where they wait.
    pub(crate) place: Idx<Place>,
    /// Where they are meant to go.
    pub(crate) to: Idx<Place>,
    /// The zones of both.
    pub(crate) zones: (Idx<Zone>, Idx<Zone>),
    /// How many people are meant.
    pub(crate) people: i64,
    /// When the last of them are ready.
    pub(crate) latest: Time,
    /// Their sources, the heaviest weights first, of those the largest families.
    pub(crate) sources: Vec<usize>,
}

/// What packing looks up of a source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    /// What one family needs.
    pub(crate) family: Load,
    /// People of one family.
    pub(crate) heads: i64,
    /// The weight of one person, in millionths.
    pub(crate) weight: i64,
    /// When they are ready.
    pub(crate) ready: Time,
}

impl Fact {
    /// How many families fit into a room; nearly all only sit, which is quicker to find out.
    pub(crate) fn fits(&self, room: Load) -> u32 {
        if self.family.wheelchairs == 0 && self.family.stretchers == 0 && self.family.seats > 0 {
            return if room.seats < self.family.seats { 0 } else { room.seats / self.family.seats };
        }
        room.fits(self.family)
    }
}

/// All cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demand {
    /// In the order of places.
    pub(crate) cells: Vec<Cell>,
    /// By source.
    pub(crate) facts: Vec<Fact>,
    /// The people that the largest vehicle has room for.
    pub(crate) largest: u32,
    /// The cells of each source.
    pub(crate) cells_of: Vec<Vec<usize>>,
    /// The cells between each pair of zones.
    pub(crate) by_zones: BTreeMap<(Idx<Zone>, Idx<Zone>), Vec<usize>>,
}

/// More than any way takes, in seconds: a destination that no vehicle reaches.
const FAR: i64 = 1 << 40;

/// The most that anything costs: as many of them as there are destinations can be added.
const DEAR: i64 = 1 << 50;

impl Demand {
    /// Meant destinations for all who still wait, by the driving time to each and the room left there.
    pub(crate) fn new(schedule: &Schedule<'_>) -> Demand {
        let model = schedule.model;
        let scenario = model.scenario;
        let kinds: Vec<Idx<Kind>> =
            scenario.kinds.entries().filter(|(_, k)| !k.escort && k.usable() > 0).map(|(i, _)| i).collect();
        let mut people = vec![0; scenario.places.len()];
        let mut lying = vec![0; scenario.places.len()];
        for p in scenario.places.indices() {
            // Far below overflow, far above any operation.
            people[p.get()] = schedule.room[p.get()].people.min(1 << 40);
            lying[p.get()] = schedule.room[p.get()].stretchers.min(1 << 40);
        }
        let mut meant = Vec::new();
        for lies in [true, false] {
            let members: Vec<usize> = (0..model.sources.len())
                .filter(|&s| schedule.waiting[s] > 0)
                .filter(|&s| (scenario.classes[model.sources[s].class].family.stretchers > 0) == lies)
                .collect();
            let (groups, supplies) = grouped(model, schedule, &members, &kinds, lies);
            let mut room: Vec<i64> = if lies { lying.clone() } else { people.clone() };
            for (s, d, n) in allocate(&supplies, &mut room) {
                for (i, &source) in groups[s].iter().enumerate() {
                    // The amount stands once for the group, with its first source.
                    let heads = if i > 0 { 0 } else { n * supplies[s].heads };
                    meant.push((model.sources[source].place, Idx::<Place>::new(d), source, heads));
                    if lies {
                        // Those who sit with them take room as well.
                        let family = scenario.classes[model.sources[source].class].family;
                        people[d] =
                            (people[d] - i64::from(family.people() * schedule.waiting[source])).max(0);
                    }
                }
            }
        }
        // Everywhere else that they accept they may go too, if a wave is told so.
        for (s, source) in model.sources.iter().enumerate() {
            let class = &scenario.classes[source.class];
            let reached = |d: Idx<Place>| kinds.iter().any(|&k| trip(model, k, source.place, d).is_some());
            for &d in class.to.iter().filter(|&&d| reached(d)) {
                if !meant.iter().rev().any(|m: &(Idx<Place>, Idx<Place>, usize, i64)| m.2 == s && m.1 == d) {
                    meant.push((source.place, d, s, 0));
                }
            }
        }
        meant.sort_unstable();
        let mut cells: Vec<Cell> = Vec::new();
        for (place, to, source, heads) in meant {
            match cells.last_mut() {
                Some(cell) if cell.place == place && cell.to == to => {
                    cell.sources.push(source);
                    cell.people += heads;
                }
                _ => cells.push(Cell {
                    place,
                    to,
                    zones: (model.zone(place), model.zone(to)),
                    people: heads,
                    latest: Time::MIN,
                    sources: vec![source],
                }),
            }
        }
        let facts: Vec<Fact> = model
            .sources
            .iter()
            .map(|source| {
                let class = &scenario.classes[source.class];
                Fact {
                    family: class.family,
                    heads: i64::from(class.family.people()),
                    weight: model.weights[source.class.get()],
                    ready: class.ready,
                }
            })
            .collect();
        for cell in &mut cells {
            cell.latest = cell.sources.iter().map(|&s| facts[s].ready).max().unwrap_or(Time::MIN);
            cell.sources.sort_by_key(|&s| {
                let class = model.sources[s].class;
                let family = scenario.classes[class].family;
                (std::cmp::Reverse(model.weights[class.get()]), std::cmp::Reverse(family.people()), s)
            });
        }
        let mut by_zones: BTreeMap<(Idx<Zone>, Idx<Zone>), Vec<usize>> = BTreeMap::new();
        for (i, cell) in cells.iter().enumerate() {
            by_zones.entry(cell.zones).or_default().push(i);
        }
        let mut cells_of = vec![Vec::new(); model.sources.len()];
        for (i, cell) in cells.iter().enumerate() {
            for &s in &cell.sources {
                cells_of[s].push(i);
            }
        }
        let largest = kinds.iter().map(|&k| scenario.kinds[k].room.people()).max().unwrap_or(0);
        Demand { cells, facts, largest, cells_of, by_zones }
    }
}

/// What sources that are alike share: the place, the places that they accept, the weight of a person in millionths.
type Alike<'a> = (Idx<Place>, &'a [Idx<Place>], i64);

/// Sources that are alike to the allocation, and their supplies. Those who lie are counted by stretchers.
fn grouped(
    model: &Model<'_>,
    schedule: &Schedule<'_>,
    members: &[usize],
    kinds: &[Idx<Kind>],
    lies: bool,
) -> (Vec<Vec<usize>>, Vec<Supply>) {
    let scenario = model.scenario;
    let mut groups: BTreeMap<Alike<'_>, Vec<usize>> = BTreeMap::new();
    for &s in members {
        let source = model.sources[s];
        let class = &scenario.classes[source.class];
        groups.entry((source.place, &class.to, model.weights[source.class.get()])).or_default().push(s);
    }
    let mut supplies = Vec::new();
    for (&(place, to, weight), list) in &groups {
        let count = |s: &usize| {
            let family = scenario.classes[model.sources[*s].class].family;
            i64::from(schedule.waiting[*s] * if lies { family.stretchers } else { family.people() })
        };
        let costs = to
            .iter()
            .filter_map(|&d| {
                let fastest = kinds.iter().filter_map(|&k| trip(model, k, place, d)).min()?;
                // Heavier people first to the near places; scaled so that sums stay far from overflow.
                let cost = fastest.min(FAR).saturating_mul((weight / 1000).max(1));
                Some((d.get(), cost.min(DEAR)))
            })
            .collect();
        let all: i64 = list
            .iter()
            .map(|&s| {
                i64::from(schedule.waiting[s] * scenario.classes[model.sources[s].class].family.people())
            })
            .sum();
        let people: i64 = list.iter().map(count).sum();
        supplies.push(Supply { people, heads: (all / people.max(1)).max(1), costs });
    }
    (groups.into_values().collect(), supplies)
}

/// Driving seconds from a place to a destination by the quickest way; none if there is no way.
pub(super) fn trip(model: &Model<'_>, kind: Idx<Kind>, from: Idx<Place>, to: Idx<Place>) -> Option<i64> {
    let ways = model.ways.between(model.zone(from), model.zone(to));
    ways.iter().filter_map(|way| along(model, kind, from, way, to)).min()
}

/// Driving seconds from a place along a way to another.
pub(super) fn along(
    model: &Model<'_>,
    kind: Idx<Kind>,
    from: Idx<Place>,
    way: &crate::model::Way,
    to: Idx<Place>,
) -> Option<i64> {
    let mut here = from;
    let mut sum = way.time.0;
    for &crossing in &way.crossings {
        let (gate, exit) = model.gates(crossing);
        sum += model.roads.seconds(kind, here, gate)?.0;
        here = exit;
    }
    Some(sum + model.roads.seconds(kind, here, to)?.0)
}
