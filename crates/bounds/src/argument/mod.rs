//! The arguments, one a file. Each gives rows: what a ride takes of something, and how much of it there can have
//! been by an instant.

pub(crate) mod bays;
pub(crate) mod cases;
pub(crate) mod convoys;
pub(crate) mod corridor;
pub(crate) mod crew;
pub(crate) mod earliest;
pub(crate) mod entries;
pub(crate) mod exits;
pub(crate) mod fleet;
pub(crate) mod reception;
pub(crate) mod route;

use std::rc::Rc;

use domain::Time;

use crate::world::World;
use crew::TimeRow;
use earliest::Rides;
use entries::Entries;

/// Something of which there is only so much.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Resource {
    /// Vehicles and their time.
    Fleet,
    /// Convoys through corridors: windows, headway, sizes, quotas.
    Corridor,
    /// Inspections at checkpoints.
    Checkpoint,
    /// Bays where vehicles load and unload.
    Bays,
    /// Room at the destinations.
    Reception,
}

impl Resource {
    /// All of them.
    pub const ALL: [Resource; 5] =
        [Resource::Fleet, Resource::Corridor, Resource::Checkpoint, Resource::Bays, Resource::Reception];

    /// A short code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Resource::Fleet => "fleet",
            Resource::Corridor => "corridor",
            Resource::Checkpoint => "checkpoint",
            Resource::Bays => "bays",
            Resource::Reception => "reception",
        }
    }
}

/// For every plan and every instant t: the sum of `uses` over the units that are safe by t, each by its ride,
/// is at most `capacity(t)`, which never falls with t.
pub(crate) struct Row<'w> {
    pub(crate) resource: Resource,
    /// What the row counts, in words.
    pub(crate) says: String,
    /// Ride and what one unit takes.
    pub(crate) uses: Vec<(usize, f64)>,
    /// The time row that this is, if it is one.
    pub(crate) time: Option<Rc<TimeRow<'w>>>,
    /// How much there can have been by an instant; infinite if the row says nothing.
    pub(crate) capacity: Box<dyn Fn(Time) -> f64 + 'w>,
}

/// The rows of every argument, without one resource: then also the others do not know of it.
pub(crate) fn rows<'w>(w: &'w World, rides: &'w Rides, without: Option<Resource>) -> Vec<Row<'w>> {
    let entries = (without != Some(Resource::Corridor))
        .then(|| Entries::new(w, rides, without != Some(Resource::Checkpoint)));
    let mut all = fleet::rows(w, rides, entries.as_ref());
    all.extend(corridor::rows(w, rides));
    all.extend(bays::rows(w, rides));
    all.extend(reception::rows(w, rides));
    all.retain(|row| {
        Some(row.resource) != without && !row.uses.is_empty() && (row.capacity)(w.s.start).is_finite()
    });
    all
}
