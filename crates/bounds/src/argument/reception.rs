//! Room at the destinations.
//!
//! Proof. The rule `RECEPTION`: a destination receives no more people, and no more stretchers, than it can, and
//! those who are safe there already count. Everybody who is safe by any instant has alighted somewhere.

use domain::Time;

use super::earliest::Rides;
use super::{Resource, Row};
use crate::world::World;

pub(crate) fn rows<'w>(w: &'w World, rides: &Rides) -> Vec<Row<'w>> {
    let mut found = Vec::new();
    for (p, place) in w.s.places.entries() {
        let Some(limit) = place.receives else { continue };
        let (people, stretchers) = w.settled.received[p.get()];
        for (most, received, lying) in [(limit.people, people, false), (limit.stretchers, stretchers, true)] {
            let Some(most) = most else { continue };
            let uses: Vec<(usize, f64)> = rides
                .all
                .iter()
                .enumerate()
                .filter(|(_, r)| r.dest == p)
                .map(|(i, r)| {
                    let unit = w.groups[r.group].unit;
                    (i, f64::from(if lying { unit.stretchers } else { unit.people() }))
                })
                .filter(|&(_, n)| n > 0.0)
                .collect();
            let room = (f64::from(most) - received).max(0.0);
            let what = if lying { "stretchers" } else { "people" };
            found.push(Row {
                resource: Resource::Reception,
                says: format!("{} can still receive {room} {what}", place.id),
                uses,
                time: None,
                capacity: Box::new(move |_: Time| room),
            });
        }
    }
    found
}
