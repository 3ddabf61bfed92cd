//! Corridors as the only ways out of a zone, and the only ways in for the vehicles.
//!
//! Proof. Whoever waits in a zone and is safe in another by t has left the zone aboard a carrier, in a convoy
//! that arrived at least the drive from its exit gate and the unloading before t. Take one such crossing for each
//! family. The families in one carrier at one crossing are aboard together, so their shares (`packing`) sum to
//! at most 1: the sum of all shares is at most the number of carriers that came out, and the sum of people at most
//! the people who came out (`exits`). The same holds for the families alone whose ride from the gate is at
//! least so long, and so there is a row for each of several lengths. *Inspections*: at one checkpoint the
//! seconds for carriers and people sum to at most what its corridor had; what went by the other corridors would
//! have taken at most their own most. *Way in*: a vehicle can only come out with people if it stood in the zone at the
//! beginning or has come in since, once for each time, early enough to load and reach a destination by t.

use domain::{Direction, Idx, Place, Time, Zone};

use super::earliest::{Ride, Rides};
use super::exits::Exit;
use super::{Resource, Row};
use crate::packing::{Share, tightest};
use crate::roads::FAR;
use crate::world::World;

/// Most lengths of ride for which a zone has rows of its own, and in a large operation.
const LENGTHS: [usize; 2] = [4, 2];

pub(crate) fn rows<'w>(w: &'w World, rides: &'w Rides) -> Vec<Row<'w>> {
    let mut found = Vec::new();
    for zone in w.s.zones.indices() {
        let out: Vec<(usize, &Ride)> = rides
            .all
            .iter()
            .enumerate()
            .filter(|(_, r)| {
                r.kind.is_some() && w.s.places[r.pickup].zone == zone && w.s.places[r.dest].zone != zone
            })
            .collect();
        if !out.is_empty() {
            ways_out(w, rides, zone, &out, &mut found);
            ways_in(w, rides, zone, &out, &mut found);
        }
    }
    found
}

/// A corridor, its direction, the departing and the arriving gate.
type Gate = (Idx<domain::Corridor>, Direction, Idx<Place>, Idx<Place>);

/// A direction of a corridor with the last instant by which a ride must be through it, counted back from t.
struct Way<'w> {
    exit: Exit<'w>,
    tail: i64,
}

/// For each kind the sorts of room by which its shares are counted, in turn.
fn rules(w: &World, out: &[(usize, &Ride)]) -> Vec<Vec<Share>> {
    let kinds = w.s.kinds.indices();
    let tight: Vec<usize> = kinds
        .map(|k| {
            let mine = out.iter().filter(|(_, r)| r.kind == Some(k));
            tightest(&w.s.kinds[k], mine.map(|(_, r)| (w.groups[r.group].unit, w.groups[r.group].units)))
        })
        .collect();
    let most = if w.merged { 0 } else { 4 };
    let mut all: Vec<Vec<Share>> =
        (0..=most).map(|rounds| tight.iter().map(|&sort| Share { sort, rounds }).collect()).collect();
    for sort in 0..crate::packing::SORTS {
        let same: Vec<Share> = tight.iter().map(|_| Share { sort, rounds: 0 }).collect();
        if !all.contains(&same) && out.iter().any(|(_, r)| w.groups[r.group].unit.parts()[sort] > 0) {
            all.push(same);
        }
    }
    all
}

fn share_of(w: &World, rule: &[Share], r: &Ride) -> f64 {
    r.kind.map_or(0.0, |k| rule[k.get()].of(&w.s.kinds[k], w.groups[r.group].unit))
}

/// Rows of shares, without repeating one that the families make the same.
fn distinct(w: &World, rules: &[Vec<Share>], out: &[(usize, &Ride)]) -> Vec<Vec<(usize, f64)>> {
    let mut all: Vec<Vec<(usize, f64)>> = Vec::new();
    for rule in rules {
        let uses: Vec<(usize, f64)> = out.iter().map(|&(i, r)| (i, share_of(w, rule, r))).collect();
        if !all.contains(&uses) {
            all.push(uses);
        }
    }
    all
}

fn ways_out<'w>(
    w: &'w World,
    rides: &'w Rides,
    zone: Idx<Zone>,
    out: &[(usize, &Ride)],
    found: &mut Vec<Row<'w>>,
) {
    let s = w.s;
    let gates: Vec<Gate> = w
        .roads
        .crossings()
        .filter(|(from, _)| s.places[*from].zone == zone)
        .map(|(from, c)| (c.corridor, c.direction, from, c.to))
        .collect();
    let from_gate = |r: &Ride, gate: Idx<Place>| {
        let kind = r.kind.map(|k| (w.roads.profile(k), &s.kinds[k]));
        kind.map_or(FAR, |(profile, kind)| {
            let unload = kind.unloading.stop + kind.unloading.of(w.groups[r.group].smallest);
            rides.least(profile, gate, r.dest) + unload.0
        })
    };
    let shortest: Vec<i64> =
        out.iter().map(|(_, r)| gates.iter().map(|g| from_gate(r, g.3)).min().unwrap_or(FAR)).collect();
    let mut lengths = shortest.clone();
    lengths.sort_unstable();
    lengths.dedup();
    let step = lengths.len().div_ceil(LENGTHS[usize::from(w.merged)]).max(1);
    for &length in lengths.iter().step_by(step) {
        let far: Vec<(usize, &Ride)> =
            out.iter().zip(&shortest).filter(|&(_, &x)| x >= length).map(|(&r, _)| r).collect();
        let people = far.iter().map(|(_, r)| w.groups[r.group].smallest.people()).min().unwrap_or(0);
        let room =
            far.iter().filter_map(|(_, r)| r.kind).map(|k| s.kinds[k].room.people()).max().unwrap_or(0);
        let room = f64::from(room.max(1));
        let ways = || -> Vec<Way<'w>> {
            gates
                .iter()
                .map(|&(corridor, direction, from, to)| Way {
                    exit: Exit::new(
                        s,
                        &w.roads.open[corridor.get()],
                        corridor,
                        direction,
                        rides.loaded[zone.get()][from.get()],
                        people,
                    ),
                    tail: far.iter().map(|(_, r)| from_gate(r, to)).min().unwrap_or(FAR),
                })
                .collect()
        };
        let name = &s.zones[zone].id;
        let rules = rules(w, &far);
        for uses in distinct(w, &rules, &far) {
            let all = ways();
            found.push(Row {
                resource: Resource::Corridor,
                says: format!("convoys out of {name}"),
                uses,
                time: None,
                capacity: Box::new(move |t| all.iter().map(|x| x.exit.carriers(back(t, x.tail))).sum()),
            });
        }
        let all = ways();
        let heads = |r: &Ride| f64::from(w.groups[r.group].unit.people());
        if s.quotas.iter().any(|q| q.unit == domain::QuotaUnit::People) {
            found.push(Row {
                resource: Resource::Corridor,
                says: format!("people out of {name}"),
                uses: far.iter().map(|&(i, r)| (i, heads(r))).collect(),
                time: None,
                capacity: Box::new(move |t| all.iter().map(|x| x.exit.people(back(t, x.tail), room)).sum()),
            });
        }
        let all = ways();
        for a in 0..all.len() {
            for q in 0..all[a].exit.checkpoints() {
                let (kappa, person) = all[a].exit.rate(q);
                if kappa + person <= 0.0 {
                    continue;
                }
                for shares in distinct(w, &rules, &far) {
                    let uses = shares
                        .iter()
                        .zip(&far)
                        .map(|(&(i, share), (_, r))| (i, kappa * share + person * heads(r)))
                        .collect();
                    let mine = ways();
                    found.push(Row {
                        resource: Resource::Checkpoint,
                        says: format!("inspections on the way out of {name}"),
                        uses,
                        time: None,
                        capacity: Box::new(move |t| {
                            let others = mine.iter().enumerate().filter(|(b, _)| *b != a).map(|(_, x)| {
                                let by = back(t, x.tail);
                                let part = |rate: f64, most: f64| if rate > 0.0 { rate * most } else { 0.0 };
                                part(kappa, x.exit.carriers_inspected(by))
                                    + part(person, x.exit.people(by, room))
                            });
                            mine[a].exit.inspected(q, back(t, mine[a].tail)) + others.sum::<f64>()
                        }),
                    });
                }
            }
        }
    }
}

fn ways_in<'w>(
    w: &'w World,
    rides: &'w Rides,
    zone: Idx<Zone>,
    out: &[(usize, &Ride)],
    found: &mut Vec<Row<'w>>,
) {
    let s = w.s;
    let inside: f64 = s
        .kinds
        .entries()
        .map(|(k, kind)| {
            let here = w.starts.iter().filter(|x| x.kind == k && x.boards && s.places[x.place].zone == zone);
            f64::from(here.map(|x| x.count).sum::<u32>().min(kind.usable()))
        })
        .sum();
    let ways = || -> Vec<Way<'w>> {
        let entering = w.roads.crossings().filter(|(_, c)| s.places[c.to].zone == zone);
        entering
            .map(|(from, c)| {
                let first = rides.empty.iter().map(|row| row[from.get()]).min().unwrap_or(Time::MAX);
                let tail = out.iter().map(|(_, r)| {
                    r.kind.map_or(FAR, |k| {
                        let (kind, smallest) = (&s.kinds[k], w.groups[r.group].smallest);
                        let load = kind.loading.stop + kind.loading.of(smallest);
                        let unload = kind.unloading.stop + kind.unloading.of(smallest);
                        rides.least(w.roads.profile(k), c.to, r.pickup) + load.0 + r.drive + unload.0
                    })
                });
                let windows = &w.roads.open[c.corridor.get()];
                Way {
                    exit: Exit::new(s, windows, c.corridor, c.direction, first, 0),
                    tail: tail.min().unwrap_or(FAR),
                }
            })
            .collect()
    };
    for uses in distinct(w, &rules(w, out), out) {
        let all = ways();
        found.push(Row {
            resource: Resource::Corridor,
            says: format!("vehicles into {}", s.zones[zone].id),
            uses,
            time: None,
            capacity: Box::new(move |t| {
                inside + all.iter().map(|x| x.exit.carriers_inspected(back(t, x.tail))).sum::<f64>()
            }),
        });
    }
}

/// `t` less the tail; before everything where the tail has no end.
fn back(t: Time, tail: i64) -> Time {
    if tail >= FAR { Time::MIN } else { Time(t.0 - tail) }
}
