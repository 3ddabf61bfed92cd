//! The decisions that a schedule is decoded from. A *movement* is the smallest thing that can be decided:
//! vehicles that load, go through corridors together as one convoy, and unload.

use domain::{Class, Idx, Place, Time, Vehicle};

use crate::model::Crossing;

/// Families that board at a call, from one source, or alight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Item {
    /// Who.
    pub(crate) class: Idx<Class>,
    /// How many families; positive.
    pub(crate) families: u32,
    /// Where they are taken from, or had been, as a position in the model's sources; [`Item::ABOARD`] if they were aboard at the start.
    pub(crate) source: usize,
}

impl Item {
    /// The source of those who got in before planning began: none.
    pub(crate) const ABOARD: usize = usize::MAX;
}

/// A stop at which people board or alight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Call {
    /// Where.
    pub(crate) place: Idx<Place>,
    /// Who.
    pub(crate) items: Vec<Item>,
}

/// What one vehicle does in a movement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Member {
    /// Which vehicle.
    pub(crate) vehicle: Idx<Vehicle>,
    /// Where it loads, in order, before the first corridor.
    pub(crate) pickups: Vec<Call>,
    /// Where it unloads, in order, after the last.
    pub(crate) drops: Vec<Call>,
}

impl Member {
    /// A vehicle that goes along empty.
    pub(crate) fn empty(vehicle: Idx<Vehicle>) -> Member {
        Member { vehicle, pickups: Vec::new(), drops: Vec::new() }
    }
}

/// One decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Movement {
    /// Corridors in the order of driving; empty within a zone.
    pub(crate) way: Vec<Crossing>,
    /// The vehicles, in the order in which they ask for bays.
    pub(crate) members: Vec<Member>,
    /// Nobody departs, loads or drives before.
    pub(crate) not_before: Time,
    /// Those aboard are brought out even where the crew's duty is over, and their time aboard counts from now: nobody is left in a
    /// vehicle for a rule that is broken already. Only for rides that had begun before planning.
    pub(crate) overdue: bool,
}

/// Why a movement cannot be made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Barrier {
    /// A leg cannot be driven.
    Road,
    /// The corridor shuts for good, or is never open for long enough.
    Window,
    /// It would end after the horizon.
    Horizon,
    /// A place's hours leave no room.
    Hours,
    /// The vehicle is not available for long enough.
    Available,
    /// Somebody would be aboard for too long.
    Aboard,
    /// The day's quota is used up, for good or for this size.
    Quota,
    /// One side of an exchange would run ahead.
    Exchange,
    /// A destination is full.
    Reception,
    /// No room to stand.
    Stand,
    /// The convoy is larger than the corridor allows.
    Most,
    /// Too few escorts.
    Escorts,
    /// The kind's reserve is reached.
    Reserve,
    /// The vehicle has carried people out once already.
    Once,
    /// Nobody is left to carry.
    Nobody,
}

/// A barrier, and which member meets it (a position in the movement); none if the convoy as a whole does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Blocked {
    /// Why.
    pub(crate) by: Barrier,
    /// Who.
    pub(crate) member: Option<usize>,
}

impl Blocked {
    /// The convoy as a whole is blocked.
    pub(crate) const fn all(by: Barrier) -> Blocked {
        Blocked { by, member: None }
    }

    /// One vehicle is blocked.
    pub(crate) const fn one(by: Barrier, member: usize) -> Blocked {
        Blocked { by, member: Some(member) }
    }
}

/// What a movement comes to.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Outcome {
    /// When each member is free again, in order.
    pub(crate) free: Vec<Time>,
    /// The departures of its convoys, in order.
    pub(crate) departs: Vec<Time>,
    /// Weighted people made safe, in millionths.
    pub(crate) weight: i128,
    /// Weighted person-seconds of exposure saved, in millionths.
    pub(crate) saved: i128,
}
