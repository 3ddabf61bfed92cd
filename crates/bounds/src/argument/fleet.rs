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
//!
//! The vehicles that stand in another zone cannot all begin at E(p₀): how many can have come in by when, `entries` says.
//! Who comes first is not known, so the best vehicle is given the first place, and so on. `convoys` charges
//! crossings on top, for several kinds at once.

use std::rc::Rc;

use domain::{Idx, Kind, Load, Place};

use super::crew::{Crew, TimeRow};
use super::earliest::{Ride, Rides};
use super::entries::Entries;
use super::{Resource, Row};
use crate::packing::shares;
use crate::roads::FAR;
use crate::world::World;

/// Most splits of the way back for a kind, and for one of a large operation.
const SPLITS: [usize; 2] = [6, 1];

/// Rows of every kind; with entries, vehicles do not all begin at once.
pub(crate) fn rows<'w>(w: &'w World, rides: &'w Rides, entries: Option<&Entries>) -> Vec<Row<'w>> {
    let mut found = Vec::new();
    for k in w.s.kinds.indices() {
        let mine: Vec<(usize, &Ride)> =
            rides.all.iter().enumerate().filter(|(_, r)| r.kind == Some(k)).collect();
        if !mine.is_empty() {
            of_kind(w, rides, k, &mine, entries, &mut found);
        }
    }
    found
}

fn of_kind<'w>(
    w: &'w World,
    rides: &'w Rides,
    k: Idx<Kind>,
    mine: &[(usize, &Ride)],
    entries: Option<&Entries>,
    found: &mut Vec<Row<'w>>,
) {
    let profile = w.roads.profile(k);
    let crew = Rc::new(Crew::new(w, rides, k, mine, entries));
    let (kind, dests): (&'w Kind, &[Idx<Place>]) = (crew.kind, &crew.dests);
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
        let (owner, firsts, once) = (Rc::clone(&crew), crew.firsts(), kind.once);
        found.push(Row {
            resource: Resource::Fleet,
            says: format!("trips of {} {}, a round takes at least {round} s", crew.vehicles, kind.id),
            uses,
            time: None,
            capacity: Box::new(move |t| {
                let begun = firsts.iter().filter(|(n, first)| *n > 0.0 && *first <= t);
                let each = begun.map(|&(n, first)| match (once, round) {
                    (true, _) => n,
                    // Rounds without length can be made without end.
                    (false, ..=0) => f64::INFINITY,
                    (false, _) => n * (1 + owner.usable.between(first, t) / round) as f64,
                });
                each.sum()
            }),
        });
    }
    if kind.once {
        return;
    }
    let metric = crew.metric(w, rides, None);
    for y in splits(&crew.pickups, &crew.dests, horizon, SPLITS[usize::from(w.merged)], &back) {
        for share in shares(kind, &families, w.merged) {
            let time = Rc::new(TimeRow { crew: Rc::clone(&crew), y: y.clone(), share });
            let ready = time.ready(w, &metric);
            let owner = Rc::clone(&time);
            found.push(Row {
                resource: Resource::Fleet,
                says: format!("the time of {} {}", crew.vehicles, kind.id),
                uses: time.uses(w, rides, &metric),
                time: Some(time),
                capacity: Box::new(move |t| owner.capacity(&ready, t)),
            });
        }
    }
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
