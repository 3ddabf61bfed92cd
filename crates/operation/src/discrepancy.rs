//! What contradicts what. An observation is never refused: where it does not fit, both stand, and this says so.

use crate::id::{EntryId, Id};

/// A contradiction, and the entry that brought it up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Discrepancy {
    /// The entry.
    pub entry: EntryId,
    /// What does not fit.
    pub what: Contradiction,
}

/// Ways not to fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Contradiction {
    /// No scenario and no entry has such a vehicle.
    UnknownVehicle(Id),
    /// The scenario has no such place.
    UnknownPlace(Id),
    /// The scenario has no such corridor.
    UnknownCorridor(Id),
    /// No convoy of this id was formed.
    UnknownConvoy(Id),
    /// The scenario has no such class.
    UnknownClass(Id),
    /// No entry of this id is here (yet).
    UnknownEntry(EntryId),
    /// Two entries of one id say different things; the other one is not counted.
    SameIdTwice,
    /// People boarded in a besieged zone before *clear to load*.
    NotClearToLoad(Id),
    /// A vehicle went into a corridor before *clear to enter*.
    NotClearToEnter(Id),
    /// A vehicle went into a corridor while it was suspended.
    EnteredWhileSuspended(Id),
    /// More are aboard than there is room.
    OverRoom {
        /// The vehicle.
        vehicle: Id,
        /// People aboard.
        people: u32,
        /// Places of every sort.
        room: u32,
    },
    /// A count, a hand-over or a transfer differs from who was known to be aboard.
    CountDiffers {
        /// The vehicle.
        vehicle: Id,
        /// More than 0: missing; fewer: too many.
        missing: i64,
    },
    /// A vehicle is reported where it cannot be: it was last known to stand elsewhere and did not leave.
    ElsewhereBefore {
        /// The vehicle.
        vehicle: Id,
        /// Where it was known to stand.
        known: Id,
    },
    /// More families of a class than are there.
    MoreFamilies(Id),
}
