//! Bays: loading and unloading take time, and only so many vehicles do it at once at a place.
//!
//! Proof. At a place with b bays the loadings and unloadings lie in its hours, never more than b at once (`BAYS`,
//! `HOURS`), so their durations sum to at most b times the open time between the first possible begin and the
//! last useful end. A loading that lets somebody be safe by t ends at least the drive and the unloading before
//! t. Each visit at which a family loads takes its `stop` once and the family's own time (`SERVICE`); the
//! families that board in one visit are aboard together afterwards, so their shares sum to at most 1 and the
//! stops are at least the sum of shares × `stop`. The same holds for unloading.

use domain::{Time, Window};

use super::earliest::{Ride, Rides};
use super::{Resource, Row};
use crate::packing::{Share, tightest};
use crate::world::World;

pub(crate) fn rows<'w>(w: &'w World, rides: &Rides) -> Vec<Row<'w>> {
    let mut found = Vec::new();
    let sort_of: Vec<usize> =
        w.s.kinds
            .iter()
            .map(|k| {
                tightest(k, w.groups.iter().filter(|g| k.room.admits(g.smallest)).map(|g| (g.unit, g.units)))
            })
            .collect();
    for (p, place) in w.s.places.entries() {
        let Some(bays) = place.bays else { continue };
        for loading in [true, false] {
            let mine = || {
                let here = move |r: &Ride| if loading { r.pickup == p } else { r.dest == p };
                rides.all.iter().enumerate().filter(move |(_, r)| r.kind.is_some() && here(r))
            };
            let (mut first, mut tail, mut need) = (Time::MAX, i64::MAX, 0.0);
            let mut uses = Vec::new();
            for (i, r) in mine() {
                let Some(k) = r.kind else { continue };
                let (kind, g) = (&w.s.kinds[k], &w.groups[r.group]);
                let share = Share { sort: sort_of[k.get()], rounds: 0 }.of(kind, g.unit);
                let unload = kind.unloading.stop + kind.unloading.of(g.smallest);
                let rate = if loading { kind.loading } else { kind.unloading };
                if loading {
                    first = first.min(rides.empty[k.get()][p.get()].max(g.ready));
                    tail = tail.min(r.drive + unload.0);
                } else {
                    first = first.min(r.earliest - unload);
                    tail = 0;
                }
                let takes = rate.of(g.unit).0 as f64 + share * rate.stop.0 as f64;
                need += takes * g.units;
                uses.push((i, takes));
            }
            let hours = place.hours.clone();
            let capacity = move |t: Time| {
                let until = Time(t.0 - tail);
                let open: i64 = match &hours {
                    None => (until - first).0.max(0),
                    Some(h) => {
                        h.iter().map(|x: &Window| (x.until.min(until) - x.from.max(first)).0.max(0)).sum()
                    }
                };
                open as f64 * f64::from(bays)
            };
            // A bay that could do three times the work by the end proves next to nothing: not worth its time.
            if uses.is_empty() || (w.merged && capacity(w.s.end) > 3.0 * need) {
                continue;
            }
            let what = if loading { "loading" } else { "unloading" };
            found.push(Row {
                resource: Resource::Bays,
                says: format!("{what} at {} with {bays} bays", place.id),
                uses,
                time: None,
                capacity: Box::new(capacity),
            });
        }
    }
    found
}
