//! The earliest instant at which one family could be safe: which rides exist at all, and not before when.
//!
//! Proof. A family that waits boards once and alights once, at a place it accepts. Before it is safe, in this
//! order: some vehicle with room for it comes from where it stands to where they wait; the loading of at least
//! this family lies in the hours of the place and of the vehicle, not before they are ready; the vehicle goes
//! on to the destination; the unloading lies in its hours. Each step is taken at its earliest: legs at
//! their least for any later departure, corridors in an open window with the smallest convoy. Waiting is
//! allowed everywhere, so coming earlier to a place never means leaving it later, and the labels of Dijkstra's
//! method are floors. All else (other families, other vehicles, bays, duty) can only delay.

use std::collections::BTreeMap;

use domain::{Idx, Kind, Place, Time};

use crate::roads::FAR;
use crate::world::{Aboard, World};

/// One way for a group to become safe.
#[derive(Clone, Debug)]
pub(crate) struct Ride {
    pub(crate) group: usize,
    /// In what; none for those aboard a vehicle already.
    pub(crate) kind: Option<Idx<Kind>>,
    /// From where; the destination itself for those aboard.
    pub(crate) pickup: Idx<Place>,
    pub(crate) dest: Idx<Place>,
    /// Not safe before.
    pub(crate) earliest: Time,
    /// Least seconds in motion from `pickup` to `dest`.
    pub(crate) drive: i64,
}

/// All rides, and what was learnt on the way.
pub(crate) struct Rides {
    pub(crate) all: Vec<Ride>,
    /// Least seconds in motion, by profile and place of departure, for the places that arguments ask about.
    least: Vec<Vec<Option<Vec<i64>>>>,
    /// By kind: the earliest instant an empty vehicle can be at each place.
    pub(crate) empty: Vec<Vec<Time>>,
    /// By zone and place: the earliest instant at which anybody who waits in the zone can be there, aboard.
    pub(crate) loaded: Vec<Vec<Time>>,
}

impl Rides {
    /// Least seconds in motion between two places; the first must be one that rides or corridors touch.
    pub(crate) fn least(&self, profile: usize, from: Idx<Place>, to: Idx<Place>) -> i64 {
        self.least[profile][from.get()].as_ref().map_or(FAR, |row| row[to.get()])
    }
}

/// Every way in which some group could be safe by the end. O(kinds × pick-ups × legs log places).
pub(crate) fn rides(w: &World) -> Rides {
    let (s, roads) = (w.s, &w.roads);
    let mut asked: Vec<bool> = vec![false; s.places.len()];
    for g in &w.groups {
        g.pickups.iter().chain(&g.to).for_each(|p| asked[p.get()] = true);
    }
    for (gate, c) in roads.crossings() {
        asked[gate.get()] = true;
        asked[c.to.get()] = true;
    }
    let least: Vec<Vec<Option<Vec<i64>>>> = (0..roads.profiles())
        .map(|profile| {
            s.places.indices().map(|p| asked[p.get()].then(|| roads.least(profile, p, false, None))).collect()
        })
        .collect();
    let mut found = Rides {
        all: Vec::new(),
        least,
        empty: Vec::new(),
        loaded: vec![vec![Time::MAX; s.places.len()]; s.zones.len()],
    };
    let mut waiting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, g) in w.groups.iter().enumerate() {
        for p in &g.pickups {
            let there = waiting.entry(p.get()).or_default();
            if there.last() != Some(&i) {
                there.push(i);
            }
        }
    }
    // Kinds of one profile without windows of their own share what follows a loading.
    let mut shared: BTreeMap<(usize, usize, Time, u32), Vec<Time>> = BTreeMap::new();
    for (k, kind) in s.kinds.entries() {
        let from: Vec<(Idx<Place>, Time)> =
            w.starts.iter().filter(|x| x.kind == k && x.boards).map(|x| (x.place, x.free)).collect();
        let able = !from.is_empty() && kind.usable() > 0;
        let empty = if able { roads.earliest(k, &from, 0) } else { vec![Time::MAX; s.places.len()] };
        for (&p, groups) in &waiting {
            let place = Idx::new(p);
            if !able || empty[p] > s.end || !kind.may_serve(place) {
                continue;
            }
            let mut leaves: Vec<(usize, Time, u32)> = Vec::new();
            for &g in groups {
                let group = &w.groups[g];
                if !kind.room.admits(group.smallest) {
                    continue;
                }
                let takes = kind.loading.stop + kind.loading.of(group.smallest);
                if let Some(begin) = roads.service(k, place, empty[p].max(group.ready), takes) {
                    let people = if roads.counts_people { group.smallest.people() } else { 0 };
                    leaves.push((g, begin + takes, people));
                }
            }
            if w.merged
                && let Some(first) = leaves.iter().map(|x| x.1).min()
            {
                // One search for all who wait here, from the earliest of them: a floor for each.
                let people = leaves.iter().map(|x| x.2).min().unwrap_or(0);
                for x in &mut leaves {
                    (x.1, x.2) = (first, people);
                }
            }
            for (g, at, people) in leaves {
                let owner = if kind.available.is_some() { s.kinds.len() + k.get() } else { roads.profile(k) };
                let labels = shared
                    .entry((owner, p, at, people))
                    .or_insert_with(|| roads.earliest(k, &[(place, at)], people));
                let group = &w.groups[g];
                let zone = s.places[place].zone.get();
                let before = found.all.len();
                for &d in &group.to {
                    let takes = kind.unloading.stop + kind.unloading.of(group.smallest);
                    if labels[d.get()] > s.end || !kind.may_serve(d) || s.places[d].receives.is_none() {
                        continue;
                    }
                    if let Some(begin) = roads.service(k, d, labels[d.get()], takes) {
                        let drive = found.least(roads.profile(k), place, d);
                        let earliest = begin + takes;
                        found.all.push(Ride {
                            group: g,
                            kind: Some(k),
                            pickup: place,
                            dest: d,
                            earliest,
                            drive,
                        });
                    }
                }
                if found.all.len() > before {
                    for (a, b) in found.loaded[zone].iter_mut().zip(labels.iter()) {
                        *a = (*a).min(*b);
                    }
                }
            }
        }
        found.empty.push(empty);
    }
    aboard(w, &mut found);
    found
}

/// Those who sit in a vehicle already need only be driven and unloaded.
fn aboard(w: &World, found: &mut Rides) {
    let (s, roads) = (w.s, &w.roads);
    let mut labels: BTreeMap<usize, Vec<Time>> = BTreeMap::new();
    for (g, group) in w.groups.iter().enumerate() {
        for &d in &group.to {
            let earliest = match group.aboard {
                Aboard::No => continue,
                // Nothing is assumed of people in a vehicle that is out of service.
                Aboard::Unknown => s.start,
                Aboard::Start(x) => {
                    let start = &w.starts[x];
                    let label = labels
                        .entry(x)
                        .or_insert_with(|| roads.earliest(start.kind, &[(start.place, start.free)], 0));
                    let kind = &s.kinds[start.kind];
                    let takes = kind.unloading.stop + kind.unloading.of(group.unit);
                    if label[d.get()] > s.end || !kind.may_serve(d) || s.places[d].receives.is_none() {
                        continue;
                    }
                    match roads.service(start.kind, d, label[d.get()], takes) {
                        Some(begin) => begin + takes,
                        None => continue,
                    }
                }
            };
            found.all.push(Ride { group: g, kind: None, pickup: d, dest: d, earliest, drive: 0 });
        }
    }
}
