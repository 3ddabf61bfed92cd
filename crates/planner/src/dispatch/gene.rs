//! A gene decides one wave: where to, by which ways, how large, held for how long, and how loads are chosen. The decoder finds
//! vehicles and families for it as things then stand, so that genes after a changed one still make sense.

use domain::{Duration, Idx, Zone};

/// One wave's decisions.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Gene {
    /// From which zone to which.
    pub(crate) zones: (Idx<Zone>, Idx<Zone>),
    /// Which of the ways in, for the vehicle that begins the wave.
    pub(crate) way_in: u8,
    /// Which of the ways out.
    pub(crate) way_out: u8,
    /// The most vehicles that carry people.
    pub(crate) most: u16,
    /// How many vehicles that are free sooner are left for later waves.
    pub(crate) skip: u8,
    /// How many empty vehicles go in beside those that load, to wait inside for a later wave.
    pub(crate) extra: u8,
    /// Which vehicles come along first.
    pub(crate) prefer: Prefer,
    /// How long the convoy is held for vehicles that come later.
    pub(crate) patience: Duration,
    /// How long the way in is put off; `HOLD_JUST` for as long as costs the way out nothing.
    pub(crate) hold: Duration,
    /// A vehicle does not come along for less than this part of the most valuable load.
    pub(crate) fill: f32,
    /// A further stop must bring at least this part of the weighted people for its time that the trip brings as a whole.
    pub(crate) further: f32,
    /// The most pick-ups and drop-offs of a trip.
    pub(crate) calls: (u8, u8),
    /// How much of the way back counts into the cost of a trip.
    pub(crate) back: f32,
    /// How much the choice of loads is disturbed, and by which draw.
    pub(crate) noise: f32,
    /// The draw.
    pub(crate) salt: u64,
    /// People are waited for if they are ready within this time.
    pub(crate) ready: Duration,
    /// The part of a vehicle's room that is used.
    pub(crate) room: f32,
    /// Whether those who count most get off first, in a dwell of their own.
    pub(crate) apart: bool,
    /// Whether people may go to other places than those meant for them.
    pub(crate) loose: bool,
}

/// Which of the vehicles that come in time are taken along first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Prefer {
    /// Those with the most room.
    Large,
    /// Those that come first.
    Early,
    /// Those with the least room, such as ambulances.
    Small,
    /// Any, as the draw has it.
    Mixed,
}

/// A hold that costs the way out nothing.
pub(crate) const HOLD_JUST: Duration = Duration(-1);
