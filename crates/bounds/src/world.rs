//! The scenario and state as the arguments see them: groups of people who are not safe yet, vehicles that stand
//! together, and what is already settled.

use std::collections::BTreeMap;

use domain::{Idx, Kind, Load, Place, Scenario, State, Time};

use crate::grid::tick;
use crate::roads::Roads;

/// More classes than this are merged by place, choice, weight and readiness, and families who only sit are
/// then counted by heads. Each merger only relaxes: a merged group may do whatever its members may.
pub(crate) const MERGE_ABOVE: usize = 250;

/// More different places and instants at which vehicles become free are merged by place.
const STARTS_ABOVE: usize = 200;

/// Families (or, merged, single people) who are not safe yet and are alike.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Where they may board; empty if they are aboard.
    pub(crate) pickups: Vec<Idx<Place>>,
    /// The start of the vehicle they are aboard of, if any.
    pub(crate) aboard: Aboard,
    pub(crate) to: Vec<Idx<Place>>,
    pub(crate) ready: Time,
    /// What one unit needs.
    pub(crate) unit: Load,
    /// The least that must board with it: the smallest family among those merged.
    pub(crate) smallest: Load,
    /// How many units.
    pub(crate) units: f64,
    /// Weight of one unit.
    pub(crate) weight: f64,
}

/// Where a group is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Aboard {
    /// Waiting.
    No,
    /// In a vehicle of this start.
    Start(usize),
    /// In a vehicle that is out of service. Nothing is assumed about how they get on.
    Unknown,
}

/// Vehicles of a kind that stand together.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    pub(crate) kind: Idx<Kind>,
    pub(crate) place: Idx<Place>,
    pub(crate) free: Time,
    pub(crate) count: u32,
    /// Whether anybody may still board (not after a `once` vehicle has carried).
    pub(crate) boards: bool,
}

/// What no plan can change any more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// Weight of everybody in the scenario.
    pub(crate) total: f64,
    /// Weight of those who are safe.
    pub(crate) safe: f64,
    /// Weighted person-hours of those who are safe, and of those who are in no list and so count until the end.
    pub(crate) exposure: f64,
    /// Whether a state names more families of a class than there are.
    pub(crate) excess: bool,
    /// When the last of them became safe.
    pub(crate) last: Option<Time>,
    /// People and stretchers that each place has received.
    pub(crate) received: Vec<(f64, f64)>,
}

/// All that the arguments need.
pub(crate) struct World<'a> {
    pub(crate) s: &'a Scenario,
    pub(crate) roads: Roads<'a>,
    pub(crate) groups: Vec<Group>,
    pub(crate) starts: Vec<Start>,
    pub(crate) settled: Settled,
    /// Whether groups are merged: then only the plain shares of room are used.
    pub(crate) merged: bool,
    /// Some best plan moves in steps of so many seconds.
    pub(crate) tick: i64,
}

impl<'a> World<'a> {
    /// O(classes log classes + vehicles log vehicles + travel rows).
    pub(crate) fn new(s: &'a Scenario, state: Option<&State>, merge_above: usize) -> World<'a> {
        let mut settled = Settled { received: vec![(0.0, 0.0); s.places.len()], ..Settled::default() };
        let (starts, start_of) = starts(s, state);
        let mut groups = Vec::new();
        let facts: BTreeMap<usize, &domain::ClassState> =
            state.iter().flat_map(|x| &x.people).map(|x| (x.class.get(), x)).collect();
        let mut aboard_families = vec![0_i64; s.classes.len()];
        for x in state.iter().flat_map(|x| &x.vehicles) {
            for a in &x.aboard {
                aboard_families[a.class.get()] += i64::from(a.families);
                let aboard = start_of[x.vehicle.get()].map_or(Aboard::Unknown, Aboard::Start);
                groups.push(group(s, a.class, Vec::new(), aboard, a.families));
            }
        }
        for (c, class) in s.classes.entries() {
            let person = s.weight(c);
            let weight = person * f64::from(class.family.people());
            settled.total += weight * f64::from(class.count);
            let fact = facts.get(&c.get()).copied();
            let waiting = fact.map_or(class.count, |f| f.waiting);
            let mut here = waiting;
            for other in fact.iter().flat_map(|f| &f.waiting_at) {
                let families = other.families.min(here);
                here -= families;
                // The rule lets them board at their own place too, so both are allowed.
                groups.push(group(s, c, vec![other.place, class.at], Aboard::No, families));
            }
            groups.push(group(s, c, vec![class.at], Aboard::No, here));
            let mut lost = i64::from(class.count) - i64::from(waiting) - aboard_families[c.get()];
            for x in fact.iter().flat_map(|f| &f.safe) {
                let n = f64::from(x.families);
                let got = &mut settled.received[x.place.get()];
                got.0 += n * f64::from(class.family.people());
                got.1 += n * f64::from(class.family.stretchers);
                if class.wish(x.place).is_some() && x.at <= s.end {
                    lost -= i64::from(x.families);
                    settled.safe += n * weight;
                    settled.exposure += n * weight * (x.at - class.ready).as_hours().max(0.0);
                    settled.last = settled.last.max(Some(x.at));
                }
            }
            settled.excess |= lost < 0;
            settled.exposure += lost as f64 * weight * (s.end - class.ready).as_hours();
        }
        groups.retain(|g| g.units > 0.0 && g.weight > 0.0);
        let merged = groups.len() > merge_above;
        if merged {
            groups = merge(groups);
        }
        let roads = Roads::new(s);
        let tick = tick(s, state, &roads);
        World { s, roads, groups, starts, settled, merged, tick }
    }

    /// The weight of all who are not safe yet.
    pub(crate) fn weight(&self) -> f64 {
        self.groups.iter().map(|g| g.units * g.weight).sum()
    }
}

fn group(
    s: &Scenario,
    c: Idx<domain::Class>,
    pickups: Vec<Idx<Place>>,
    aboard: Aboard,
    families: u32,
) -> Group {
    let class = &s.classes[c];
    Group {
        pickups,
        aboard,
        to: class.to.clone(),
        ready: class.ready,
        unit: class.family,
        smallest: class.family,
        units: f64::from(families),
        weight: s.weight(c) * f64::from(class.family.people()),
    }
}

/// Vehicles that can still do something, by kind, place and instant, and the start of each.
fn starts(s: &Scenario, state: Option<&State>) -> (Vec<Start>, Vec<Option<usize>>) {
    let now = state.map_or(s.start, |x| x.now).max(s.start);
    let known: BTreeMap<usize, &domain::VehicleState> =
        state.iter().flat_map(|x| &x.vehicles).map(|x| (x.vehicle.get(), x)).collect();
    let out: std::collections::BTreeSet<usize> =
        state.iter().flat_map(|x| &x.out_of_service).map(|v| v.get()).collect();
    let mut all = Vec::new();
    for (v, vehicle) in s.vehicles.entries() {
        let kind = &s.kinds[vehicle.kind];
        let x = known.get(&v.get());
        if out.contains(&v.get()) || kind.escort {
            continue;
        }
        let boards = !(kind.once && x.is_some_and(|x| x.carried));
        let (place, free) = x.map_or((kind.depot, now), |x| (x.place, x.free.max(s.start)));
        all.push((v.get(), (vehicle.kind, place, boards), free));
    }
    let mut by: BTreeMap<_, u32> = BTreeMap::new();
    for (_, key, free) in &all {
        *by.entry((*key, *free)).or_default() += 1;
    }
    if by.len() > STARTS_ABOVE {
        let mut least: BTreeMap<_, Time> = BTreeMap::new();
        for (_, key, free) in &all {
            let first = least.entry(*key).or_insert(*free);
            *first = (*first).min(*free);
        }
        by.clear();
        for (_, key, free) in &mut all {
            *free = least[key];
            *by.entry((*key, *free)).or_default() += 1;
        }
    }
    let at: BTreeMap<_, usize> = by.keys().enumerate().map(|(i, k)| (*k, i)).collect();
    let mut start_of = vec![None; s.vehicles.len()];
    for (v, key, free) in &all {
        start_of[*v] = Some(at[&(*key, *free)]);
    }
    let starts = by
        .into_iter()
        .map(|(((kind, place, boards), free), count)| Start { kind, place, free, count, boards })
        .collect();
    (starts, start_of)
}

/// Merges groups that differ only in the size of their families (those who only sit) or in nothing.
fn merge(groups: Vec<Group>) -> Vec<Group> {
    let mut by: BTreeMap<_, Group> = BTreeMap::new();
    for mut g in groups {
        if g.unit.people() == g.unit.seats && g.unit.seats > 0 {
            let seats = f64::from(g.unit.seats);
            g.weight /= seats;
            g.units *= seats;
            g.unit = Load { seats: 1, ..Load::NONE };
        }
        let key = (g.pickups.clone(), g.aboard, g.to.clone(), g.ready, g.unit, g.weight.to_bits());
        match by.get_mut(&key) {
            Some(other) => {
                other.units += g.units;
                if g.smallest.people() < other.smallest.people() {
                    other.smallest = g.smallest;
                }
            }
            None => {
                by.insert(key, g);
            }
        }
    }
    by.into_values().collect()
}
