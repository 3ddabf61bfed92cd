//! The time of the vehicles: what has been carried by an instant took vehicles that long.
//!
//! **Threads.** Give each family a share of the vehicle such that those aboard together never exceed 1
//! (`packing`). A family is aboard from the visit where it boards to the visit where it alights: an interval.
//! Interval graphs are perfect, so the vehicle can be split into *threads* of total width 1, each family taking
//! threads of the width of its share, no thread taken twice at once. Every thread then tells a simple story:
//! board at p₁, alight at d₁, board at p₂, alight at d₂, …, and the vehicle itself goes all these ways.
//!
//! **Time row.** Let D(a, b) be the least time in motion from a to b. Choose any y over destinations and let
//! z(p) = min over d of D(d, p) − y(d), so that D(d, p) ≥ y(d) + z(p), and z(p′) ≤ z(p) + D(p, p′) by the
//! triangle inequality. From the vehicle's first loading, at p₀ not before E(p₀), until t, each thread has seen
//! every service of the vehicle (all threads stand still meanwhile) and its own motion, at least
//! D(p₀, p₁) + Σ D(pᵢ, dᵢ) + Σ D(dᵢ, pᵢ₊₁) ≥ −z(p₀) + Σ (D(pᵢ, dᵢ) + z(pᵢ) + y(dᵢ)) − y(dₙ). Average over the
//! threads: Σ over families of service + share × (D + z + y + both stops) ≤ usable(E(p₀), t) + z(p₀) + max y. The
//! stops: each visit has at most one load boarding, so at least the sum of their shares of the stop.
//! Several y are used: 0, the largest that fits, and some between, each capped: all rows hold at once.
//!
//! **Trip row.** Between two alightings of a thread lie at least a way back, a loading, a ride and an
//! unloading. So a thread carries at most 1 + ⌊usable(first, t) / least round⌋ families by t, and the sum of
//! shares is at most that. A vehicle of a kind with `once` carries 1.
//!
//! **Usable time.** A thread only gets on while its vehicle moves or serves. That is at most the time in the
//! vehicle's windows; at most what the duty rule lets be active (spans of `most`, `rest` apart); and, where
//! every ride leads out of its zone, closed hours count little: while no corridor is open the vehicle stays in
//! one zone, and between two crossings a thread can alight one family and board one. Let P be the longest that
//! such a piece can take in motion and service. Wandering is no progress: what a thread needs of a piece
//! of real length L is at most min(L, P), so of a closed span I inside it |I| − P is lost.

use domain::{Idx, Kind, Load, Place, Time, Window, Windows};

use super::earliest::{Ride, Rides};
use super::{Resource, Row};
use crate::packing::shares;
use crate::roads::FAR;
use crate::world::World;

/// Most splits of the way back for a kind, and for one of a large operation.
const SPLITS: [usize; 2] = [6, 1];

/// When a kind's vehicles can make progress.
#[derive(Clone, Debug)]
pub(crate) struct Usable {
    available: Option<Windows>,
    duty: Option<(i64, i64)>,
    /// Spans with every corridor closed, and the most progress in one of them.
    closed: Vec<Window>,
    piece: i64,
}

impl Usable {
    /// The most seconds of progress from `from` to `until`.
    pub(crate) fn between(&self, from: Time, until: Time) -> i64 {
        let whole = (until - from).0;
        if whole <= 0 {
            return 0;
        }
        let within = |w: &Window| (w.until.min(until) - w.from.max(from)).0.max(0);
        let open = self.available.as_ref().map_or(whole, |a| a.iter().map(within).sum());
        let active = self.duty.map_or(whole, |(most, rest)| {
            let round = (most + rest).max(1);
            whole / round * most + (whole % round).min(most)
        });
        let lost: i64 = self.closed.iter().map(|w| (within(w) - self.piece).max(0)).sum();
        open.min(active).min(whole - lost)
    }
}

/// The earliest begin of a vehicle's first loading, and where.
type First = (Time, Idx<Place>);

/// What all rows of one kind share.
struct Crew {
    usable: Usable,
    /// Vehicles that stand together: how many, and how they can begin.
    starts: Vec<(f64, Vec<First>)>,
    vehicles: f64,
    /// The first instant at which any of them can have made somebody safe.
    first: Time,
}

pub(crate) fn rows<'w>(w: &'w World, rides: &'w Rides) -> Vec<Row<'w>> {
    let mut found = Vec::new();
    for (k, kind) in w.s.kinds.entries() {
        let mine: Vec<(usize, &Ride)> =
            rides.all.iter().enumerate().filter(|(_, r)| r.kind == Some(k)).collect();
        if !mine.is_empty() {
            of_kind(w, rides, k, kind, &mine, &mut found);
        }
    }
    found
}

fn of_kind<'w>(
    w: &'w World,
    rides: &'w Rides,
    k: Idx<Kind>,
    kind: &'w Kind,
    mine: &[(usize, &Ride)],
    found: &mut Vec<Row<'w>>,
) {
    let profile = w.roads.profile(k);
    let sorted = |places: Vec<Idx<Place>>| {
        let mut places = places;
        places.sort_unstable();
        places.dedup();
        places
    };
    let pickups = sorted(mine.iter().map(|(_, r)| r.pickup).collect());
    let dests = sorted(mine.iter().map(|(_, r)| r.dest).collect());
    let back = |d: Idx<Place>, p: Idx<Place>| rides.least(profile, d, p);
    let horizon = (w.s.end - w.s.start).0;

    // The shortest round of a thread. Where a destination is itself a pick-up, the loading may already lie in
    // the visit at which the family before alights.
    let round = mine
        .iter()
        .map(|(_, r)| {
            let g = &w.groups[r.group];
            let way = dests.iter().map(|&d| back(d, r.pickup)).min().unwrap_or(FAR);
            let load = if dests.contains(&r.pickup) {
                0
            } else {
                (kind.loading.stop + kind.loading.of(g.smallest)).0
            };
            way + load + r.drive + (kind.unloading.stop + kind.unloading.of(g.smallest)).0
        })
        .min()
        .unwrap_or(FAR);
    let crew = crew(w, k, kind, mine, &pickups, &dests);
    let families: Vec<Load> = {
        let mut all: Vec<Load> = mine.iter().map(|(_, r)| w.groups[r.group].unit).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    for share in shares(kind, &families, w.merged) {
        let part = |r: &Ride| share.of(kind, w.groups[r.group].unit);
        let uses: Vec<(usize, f64)> =
            mine.iter().map(|&(i, r)| (i, part(r))).filter(|&(_, x)| x > 0.0).collect();
        let (usable, vehicles, first, once) = (crew.usable.clone(), crew.vehicles, crew.first, kind.once);
        found.push(Row {
            resource: Resource::Fleet,
            says: format!("trips of {vehicles} {}, a round takes at least {round} s", kind.id),
            uses,
            capacity: Box::new(move |t| {
                if t < first {
                    return 0.0;
                }
                // Rounds without length can be made without end.
                let more = match (once, round) {
                    (true, _) => 0.0,
                    (false, ..=0) => return f64::INFINITY,
                    (false, _) => (usable.between(first, t) / round) as f64,
                };
                vehicles * (1.0 + more)
            }),
        });
    }
    if kind.once {
        return;
    }
    for y in splits(&pickups, &dests, horizon, SPLITS[usize::from(w.merged)], &back) {
        let z_of = |p: Idx<Place>| {
            dests.iter().zip(&y).map(|(&d, y)| back(d, p) - y).min().unwrap_or(horizon).min(horizon)
        };
        let z: Vec<i64> = pickups.iter().map(|&p| z_of(p)).collect();
        let last = y.iter().copied().max().unwrap_or(0);
        let at = |places: &[Idx<Place>], p: Idx<Place>| places.binary_search(&p).unwrap_or(0);
        let starts: Vec<(f64, Vec<(Time, i64)>)> = crew
            .starts
            .iter()
            .map(|(n, from)| (*n, frontier(from.iter().map(|&(e, p)| (e, z[at(&pickups, p)])).collect())))
            .collect();
        for share in shares(kind, &families, w.merged) {
            let stops = kind.loading.stop.0 + kind.unloading.stop.0;
            let uses: Vec<(usize, f64)> = mine
                .iter()
                .map(|&(i, r)| {
                    let unit = w.groups[r.group].unit;
                    let service = kind.loading.of(unit).0 + kind.unloading.of(unit).0;
                    let motion = r.drive + z[at(&pickups, r.pickup)] + y[at(&dests, r.dest)] + stops;
                    (i, service as f64 + share.of(kind, unit) * motion as f64)
                })
                .collect();
            let (usable, vehicles) = (crew.usable.clone(), crew.vehicles);
            let starts = starts.clone();
            found.push(Row {
                resource: Resource::Fleet,
                says: format!("the time of {vehicles} {}", kind.id),
                uses,
                capacity: Box::new(move |t| {
                    let each = starts.iter().map(|(n, from)| {
                        let begun = from.iter().filter(|(e, _)| *e <= t);
                        let most = begun.map(|&(e, z)| usable.between(e, t) + z + last).max();
                        (most.unwrap_or(0).max(0) as f64, *n)
                    });
                    best(each.collect(), vehicles)
                }),
            });
        }
    }
}

/// The sum over the best so many vehicles: which are held back is not known.
fn best(mut each: Vec<(f64, f64)>, vehicles: f64) -> f64 {
    each.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut left = vehicles;
    let mut sum = 0.0;
    for (seconds, n) in each {
        let take = n.min(left);
        sum += seconds * take;
        left -= take;
    }
    sum
}

/// Drops first loadings that are later and nearer than another.
fn frontier(mut from: Vec<(Time, i64)>) -> Vec<(Time, i64)> {
    from.sort_by_key(|&(e, z)| (e, -z));
    let mut kept: Vec<(Time, i64)> = Vec::new();
    for (e, z) in from {
        if kept.last().is_none_or(|&(_, best)| z > best) {
            kept.push((e, z));
        }
    }
    kept
}

/// Some y over the destinations.
fn splits(
    pickups: &[Idx<Place>],
    dests: &[Idx<Place>],
    horizon: i64,
    most: usize,
    back: &dyn Fn(Idx<Place>, Idx<Place>) -> i64,
) -> Vec<Vec<i64>> {
    let near: Vec<i64> = pickups
        .iter()
        .map(|&p| dests.iter().map(|&d| back(d, p)).min().unwrap_or(FAR).min(horizon))
        .collect();
    // How much farther each destination is than the nearest, from wherever that is least.
    let extra: Vec<i64> = dests
        .iter()
        .map(|&d| {
            pickups.iter().zip(&near).map(|(&p, z)| back(d, p) - z).min().unwrap_or(0).clamp(0, horizon)
        })
        .collect();
    // The whole way back on the destination.
    let whole: Vec<i64> = dests
        .iter()
        .map(|&d| pickups.iter().map(|&p| back(d, p)).min().unwrap_or(0).clamp(0, horizon))
        .collect();
    let mut caps = extra.clone();
    caps.push(0);
    caps.sort_unstable();
    caps.dedup();
    let step = caps.len().div_ceil(most).max(1);
    let mut chosen: Vec<i64> = caps.iter().copied().step_by(step).collect();
    chosen.extend(caps.last());
    chosen.dedup();
    let mut all: Vec<Vec<i64>> =
        chosen.iter().map(|&cap| extra.iter().map(|&y| y.min(cap)).collect()).collect();
    all.push(whole);
    all.dedup();
    all
}

fn crew(
    w: &World,
    k: Idx<Kind>,
    kind: &Kind,
    mine: &[(usize, &Ride)],
    pickups: &[Idx<Place>],
    dests: &[Idx<Place>],
) -> Crew {
    let s = w.s;
    let mut starts = Vec::new();
    for x in w.starts.iter().filter(|x| x.kind == k && x.boards) {
        let label = w.roads.earliest(k, &[(x.place, x.free)], 0);
        let begins = pickups.iter().filter_map(|&p| {
            let here = || mine.iter().filter(|(_, r)| r.pickup == p).map(|(_, r)| &w.groups[r.group]);
            let ready = here().map(|g| g.ready).min()?;
            let takes = here().map(|g| kind.loading.of(g.smallest)).min()? + kind.loading.stop;
            Some((w.roads.service(k, p, label[p.get()].max(ready), takes)?, p))
        });
        starts.push((f64::from(x.count), begins.collect()));
    }
    let standing: f64 = starts.iter().map(|(n, _)| n).sum();
    let vehicles = f64::from(kind.usable()).min(standing);
    let first = mine.iter().map(|(_, r)| r.earliest).min().unwrap_or(Time::MAX);
    let leaves = mine.iter().all(|(_, r)| s.places[r.pickup].zone != s.places[r.dest].zone);
    let (closed, piece) = if leaves { closures(w, k, pickups, dests) } else { (Vec::new(), 0) };
    let usable = Usable {
        available: kind.available.clone(),
        duty: kind.duty.map(|d| (d.most.0, d.rest.0)),
        closed,
        piece,
    };
    Crew { usable, starts, vehicles, first }
}

/// The spans in which no corridor can be crossed, and the longest piece of a thread between two crossings.
fn closures(w: &World, k: Idx<Kind>, pickups: &[Idx<Place>], dests: &[Idx<Place>]) -> (Vec<Window>, i64) {
    let (s, roads, kind) = (w.s, &w.roads, &w.s.kinds[k]);
    let profile = roads.profile(k);
    let crossing: Windows = roads
        .crossings()
        .flat_map(|(_, c)| {
            let margin = s.corridors[c.corridor].convoy.margin;
            roads.open[c.corridor.get()].iter().map(move |x| Window { from: x.from, until: x.until - margin })
        })
        .collect();
    let mut longest = 0;
    for zone in s.zones.indices() {
        let inside = |all: &[Idx<Place>]| -> Vec<Idx<Place>> {
            all.iter().copied().filter(|&p| s.places[p].zone == zone).collect()
        };
        let (p, d) = (inside(pickups), inside(dests));
        let mut ends: Vec<Idx<Place>> = roads.crossings().flat_map(|(from, c)| [from, c.to]).collect();
        ends = inside(&ends);
        ends.extend(p.iter().chain(&d));
        ends.sort_unstable();
        ends.dedup();
        let rows: Vec<Vec<i64>> = ends.iter().map(|&a| roads.least(profile, a, true)).collect();
        // The longest way from one of these to one of those. A way that does not exist is in no piece.
        let farthest = |from: &[Idx<Place>], to: &[Idx<Place>]| -> Option<i64> {
            let row =
                |a: &Idx<Place>| &rows[ends.binary_search(a).expect("stops of a piece are among its ends")];
            from.iter().flat_map(|a| to.iter().map(|b| row(a)[b.get()])).filter(|&x| x < FAR).max()
        };
        let chain = |stops: &[&[Idx<Place>]]| -> i64 {
            stops.windows(2).map(|x| farthest(x[0], x[1])).sum::<Option<i64>>().unwrap_or(0)
        };
        let ways = [
            chain(&[&ends, &ends]),
            chain(&[&ends, &d, &ends]),
            chain(&[&ends, &p, &ends]),
            chain(&[&ends, &d, &p, &ends]),
        ];
        longest = longest.max(ways.into_iter().max().unwrap_or(0));
    }
    let service =
        kind.loading.of(kind.room) + kind.unloading.of(kind.room) + kind.loading.stop + kind.unloading.stop;
    let horizon: Windows = [Window { from: s.start, until: s.end }].into_iter().collect();
    let piece = longest + service.0;
    let closed = crossing.complement().intersect(&horizon);
    (closed.iter().copied().filter(|x| x.length().0 > piece).collect(), piece)
}
