//! The vehicles of one kind as the time rows see them: when each can begin to load, and how much of its time counts.

use std::rc::Rc;

use domain::{Idx, Kind, Place, Time, Window, Windows};

use super::earliest::{Ride, Rides};
use super::entries::Entries;
use crate::packing::Share;
use crate::roads::{Charges, FAR};
use crate::world::World;

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

/// Vehicles that stand together.
struct Standing {
    count: f64,
    /// The earliest begin of the first loading at each pick-up.
    begins: Vec<(Time, usize)>,
    /// Whether they must come into the zone of whatever pick-up they begin at.
    outside: bool,
}

/// What all rows of one kind share.
pub(crate) struct Crew<'w> {
    pub(crate) k: Idx<Kind>,
    pub(crate) kind: &'w Kind,
    /// The rides of the kind.
    pub(crate) mine: Vec<usize>,
    pub(crate) pickups: Vec<Idx<Place>>,
    pub(crate) dests: Vec<Idx<Place>>,
    /// Least loading at each pick-up.
    pub(crate) loads: Vec<i64>,
    pub(crate) usable: Usable,
    standing: Vec<Standing>,
    /// How many that come from outside can begin, and not before when: in order.
    slots: Vec<(f64, Time)>,
    pub(crate) vehicles: f64,
    /// The first instant at which any of them can have made somebody safe.
    pub(crate) first: Time,
    /// Seconds from the begin of the first loading until anybody is safe, at least.
    soonest: i64,
}

/// Least seconds with charges between the pick-ups and destinations of a kind.
pub(crate) struct Metric {
    /// From pick-up to destination.
    pub(crate) out: Vec<Vec<i64>>,
    /// From destination to pick-up.
    pub(crate) back: Vec<Vec<i64>>,
}

/// A time row: its y and its rule of shares.
pub(crate) struct TimeRow<'w> {
    pub(crate) crew: Rc<Crew<'w>>,
    pub(crate) y: Vec<i64>,
    pub(crate) share: Share,
}

/// When vehicles can begin, and what they are credited then.
type Begins = Vec<(Time, i64)>;

/// A time row's capacity, made ready for many instants.
pub(crate) struct Ready {
    last: i64,
    vehicles: f64,
    inside: Vec<(f64, Begins)>,
    outside: Vec<(f64, Begins)>,
    slots: Vec<(f64, Begins)>,
}

impl<'w> Crew<'w> {
    /// O(starts × legs log places).
    pub(crate) fn new(
        w: &'w World,
        rides: &'w Rides,
        k: Idx<Kind>,
        mine: &[(usize, &Ride)],
        entries: Option<&Entries>,
    ) -> Crew<'w> {
        let (s, kind) = (w.s, &w.s.kinds[k]);
        let sorted = |places: Vec<Idx<Place>>| {
            let mut places = places;
            places.sort_unstable();
            places.dedup();
            places
        };
        let pickups = sorted(mine.iter().map(|(_, r)| r.pickup).collect());
        let dests = sorted(mine.iter().map(|(_, r)| r.dest).collect());
        let here =
            |p: Idx<Place>| mine.iter().filter(move |(_, r)| r.pickup == p).map(|(_, r)| &w.groups[r.group]);
        let load = |p: Idx<Place>| here(p).map(|g| kind.loading.of(g.smallest)).min().unwrap_or_default();
        let loads: Vec<i64> = pickups.iter().map(|&p| (load(p) + kind.loading.stop).0).collect();
        let home = |place: Idx<Place>| pickups.iter().any(|&p| s.places[p].zone == s.places[place].zone);
        let mut standing = Vec::new();
        for x in w.starts.iter().filter(|x| x.kind == k && x.boards) {
            let label = w.roads.earliest(k, &[(x.place, x.free)], 0);
            let begins = pickups.iter().enumerate().filter_map(|(i, &p)| {
                let ready = here(p).map(|g| g.ready).min()?;
                let takes = domain::Duration(loads[i]);
                Some((w.roads.service(k, p, label[p.get()].max(ready), takes)?, i))
            });
            standing.push(Standing {
                count: f64::from(x.count),
                begins: begins.collect(),
                outside: !home(x.place),
            });
        }
        let all: f64 = standing.iter().map(|x| x.count).sum();
        let vehicles = f64::from(kind.usable()).min(all);
        let outside: f64 = standing.iter().filter(|x| x.outside).map(|x| x.count).sum();
        let slots = entries.map_or(Vec::new(), |e| e.slots(w, rides, k, &pickups, outside.min(vehicles)));
        let soonest = mine.iter().map(|(_, r)| {
            let smallest = w.groups[r.group].smallest;
            let load = kind.loading.stop + kind.loading.of(smallest);
            load.0 + r.drive + (kind.unloading.stop + kind.unloading.of(smallest)).0
        });
        let soonest = soonest.min().unwrap_or(0);
        let first = mine.iter().map(|(_, r)| r.earliest).min().unwrap_or(Time::MAX);
        let leaves = mine.iter().all(|(_, r)| s.places[r.pickup].zone != s.places[r.dest].zone);
        let (closed, piece) = if leaves { closures(w, k, &pickups, &dests) } else { (Vec::new(), 0) };
        let usable = Usable {
            available: kind.available.clone(),
            duty: kind.duty.map(|d| (d.most.0, d.rest.0)),
            closed,
            piece,
        };
        let mine = mine.iter().map(|(i, _)| *i).collect();
        Crew { k, kind, mine, pickups, dests, loads, usable, standing, slots, vehicles, first, soonest }
    }

    /// The earliest begin of a loading at each pick-up by any of the vehicles.
    pub(crate) fn begins(&self) -> impl Iterator<Item = (Time, usize)> {
        self.standing.iter().flat_map(|x| x.begins.iter().copied())
    }

    /// So many vehicles can have made nobody safe before when; the earliest first.
    pub(crate) fn firsts(&self) -> Vec<(f64, Time)> {
        let inside: f64 = self.standing.iter().filter(|x| !x.outside).map(|x| x.count).sum();
        let outside: f64 = self.standing.iter().filter(|x| x.outside).map(|x| x.count).sum();
        let mut all = vec![(inside, self.first)];
        if self.slots.is_empty() {
            all.push((outside, self.first));
        }
        all.extend(
            self.slots.iter().map(|&(n, t)| (n, self.first.max(Time(t.0.saturating_add(self.soonest))))),
        );
        let mut left = self.vehicles;
        for x in &mut all {
            x.0 = x.0.min(left);
            left -= x.0;
        }
        all
    }

    /// Where a ride of the kind begins and ends, by number.
    pub(crate) fn ends(&self, rides: &Rides, ride: usize) -> (usize, usize) {
        let at = |places: &[Idx<Place>], p: Idx<Place>| places.binary_search(&p).unwrap_or(0);
        let r = &rides.all[ride];
        (at(&self.pickups, r.pickup), at(&self.dests, r.dest))
    }

    /// The least way back to each pick-up; to one without, as long as the longest. No way from a pick-up to
    /// another is shorter than the difference, with or without.
    pub(crate) fn nearest(&self, metric: &Metric) -> Vec<i64> {
        let near = |p: usize| metric.back.iter().map(|row| row[p]).min().unwrap_or(FAR);
        let all: Vec<i64> = (0..self.pickups.len()).map(near).collect();
        let most = all.iter().copied().filter(|&x| x < FAR).max().unwrap_or(0);
        all.into_iter().map(|x| x.min(most)).collect()
    }

    /// Least seconds in motion, crossings charged. O((pick-ups + destinations) × legs log places).
    pub(crate) fn metric(&self, w: &World, rides: &Rides, charges: Option<&Charges>) -> Metric {
        let profile = w.roads.profile(self.k);
        let rows = |from: &[Idx<Place>], to: &[Idx<Place>]| -> Vec<Vec<i64>> {
            let row = |&a: &Idx<Place>| -> Vec<i64> {
                if charges.is_none() {
                    return to.iter().map(|&b| rides.least(profile, a, b)).collect();
                }
                let all = w.roads.least(profile, a, false, charges);
                to.iter().map(|b| all[b.get()]).collect()
            };
            from.iter().map(row).collect()
        };
        Metric { out: rows(&self.pickups, &self.dests), back: rows(&self.dests, &self.pickups) }
    }
}

impl TimeRow<'_> {
    /// z over the pick-ups.
    fn z(&self, w: &World, metric: &Metric) -> Vec<i64> {
        let horizon = (w.s.end - w.s.start).0;
        let z_of = |p: usize| {
            let ways = metric.back.iter().zip(&self.y).map(|(row, y)| row[p] - y);
            ways.min().unwrap_or(horizon).min(horizon)
        };
        (0..self.crew.pickups.len()).map(z_of).collect()
    }

    /// What one unit takes by each ride of the kind.
    pub(crate) fn uses(&self, w: &World, rides: &Rides, metric: &Metric) -> Vec<(usize, f64)> {
        let (crew, kind) = (&self.crew, self.crew.kind);
        let z = self.z(w, metric);
        let stops = kind.loading.stop.0 + kind.unloading.stop.0;
        let takes = |&i: &usize| {
            let r = &rides.all[i];
            let unit = w.groups[r.group].unit;
            let service = kind.loading.of(unit).0 + kind.unloading.of(unit).0;
            let (p, d) = crew.ends(rides, i);
            let motion = metric.out[p][d] + z[p] + self.y[d] + stops;
            (i, service as f64 + self.share.of(kind, unit) * motion as f64)
        };
        crew.mine.iter().map(takes).collect()
    }

    /// The capacity in this metric.
    pub(crate) fn ready(&self, w: &World, metric: &Metric) -> Ready {
        let (crew, z) = (&self.crew, self.z(w, metric));
        let group = |outside: bool| -> Vec<(f64, Begins)> {
            if outside && !crew.slots.is_empty() && crew.standing.iter().filter(|x| x.outside).count() == 1 {
                // The slots say at least as much.
                return Vec::new();
            }
            let mine = crew.standing.iter().filter(|x| x.outside == outside);
            mine.map(|x| (x.count, frontier(x.begins.iter().map(|&(e, p)| (e, z[p])).collect()))).collect()
        };
        let outside = crew.standing.iter().filter(|x| x.outside).flat_map(|x| &x.begins);
        let open = frontier(outside.map(|&(e, p)| (e, z[p])).collect());
        let slot = |&(n, t): &(f64, Time)| (n, frontier(open.iter().map(|&(e, z)| (e.max(t), z)).collect()));
        Ready {
            last: self.y.iter().copied().max().unwrap_or(0),
            vehicles: crew.vehicles,
            inside: group(false),
            outside: group(true),
            slots: crew.slots.iter().map(slot).collect(),
        }
    }

    /// How much there can have been by t.
    pub(crate) fn capacity(&self, ready: &Ready, t: Time) -> f64 {
        let usable = &self.crew.usable;
        let each = |(n, begins): &(f64, Begins)| {
            let begun = begins.iter().filter(|(e, _)| *e <= t);
            let most = begun.map(|&(e, z)| usable.between(e, t) + z + ready.last).max();
            (most.unwrap_or(0).max(0) as f64, *n)
        };
        let mut all: Vec<(f64, f64)> = ready.inside.iter().map(each).collect();
        let outside: Vec<(f64, f64)> = ready.outside.iter().map(each).collect();
        let slots: Vec<(f64, f64)> = ready.slots.iter().map(each).collect();
        match (outside.is_empty(), slots.is_empty()) {
            (true, _) => all.extend(slots),
            (_, true) => all.extend(outside),
            _ => all.extend(paired(outside, slots)),
        }
        best(all, ready.vehicles)
    }
}

/// Values of vehicles and values of slots, each with how many, paired off: the best vehicles with the best slots.
fn paired(mut values: Vec<(f64, f64)>, mut slots: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    values.sort_by(|a, b| b.0.total_cmp(&a.0));
    slots.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < values.len() && j < slots.len() {
        let n = values[i].1.min(slots[j].1);
        found.push((values[i].0.min(slots[j].0), n));
        values[i].1 -= n;
        slots[j].1 -= n;
        i += usize::from(values[i].1 <= 0.0);
        j += usize::from(slots[j].1 <= 0.0);
    }
    found
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
        let rows: Vec<Vec<i64>> = ends.iter().map(|&a| roads.least(profile, a, true, None)).collect();
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
