//! A plan: convoys, what each vehicle does, and what it amounts to. A value: nobody changes it, a better one replaces it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::corridor::{Corridor, Direction};
use crate::fleet::Vehicle;
use crate::people::Class;
use crate::place::Place;
use crate::table::Idx;
use crate::units::Time;

/// Families of one class that board or alight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved {
    /// Who.
    pub class: Idx<Class>,
    /// How many families; positive.
    pub families: u32,
}

/// The inspection of a convoy at a checkpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The checkpoint's id in its corridor, as the file has it.
    pub checkpoint: String,
    /// The inspection begins.
    pub begin: Time,
    /// The inspection ends.
    pub end: Time,
}

/// Vehicles that go through a corridor together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Convoy {
    /// Its id in the plan, such as `ramouseh-outward-1`.
    pub id: String,
    /// Through which corridor.
    pub corridor: Idx<Corridor>,
    /// Which way.
    pub direction: Direction,
    /// It leaves the departing gate.
    pub depart: Time,
    /// It is through the arriving gate.
    pub arrive: Time,
    /// Inspections, in order.
    pub passages: Vec<Passage>,
    /// Its vehicles.
    pub vehicles: Vec<Idx<Vehicle>>,
}

/// A vehicle's time at a place. What a plan leaves out is `None`: `arrive` of the first visit is when the
/// vehicle is free, `begin` is `arrive`, `end` is `begin`, and a last visit need not depart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// Where.
    pub place: Idx<Place>,
    /// It comes.
    pub arrive: Option<Time>,
    /// Unloading, then loading, begin.
    pub begin: Option<Time>,
    /// They end.
    pub end: Option<Time>,
    /// It leaves.
    pub depart: Option<Time>,
    /// Who gets off.
    pub alight: Vec<Moved>,
    /// Who gets on.
    pub board: Vec<Moved>,
}

/// One step of a vehicle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Visit {
    /// At a place.
    Place(Stop),
    /// In the convoy at this position of [`Plan::convoys`].
    Convoy(usize),
}

/// All that one vehicle does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Itinerary {
    /// Which vehicle.
    pub vehicle: Idx<Vehicle>,
    /// Its steps, in order.
    pub visits: Vec<Visit>,
}

/// What a plan amounts to, as counted.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Score {
    /// People who are not safe by the end.
    pub left_behind: u64,
    /// The sum of their weights.
    pub left_behind_weighted: f64,
    /// Weighted person-hours from ready until safe, or until the end.
    pub exposure: f64,
    /// The last instant at which anybody becomes safe.
    pub last_arrival: Option<Time>,
    /// Kilometres driven by all vehicles.
    pub distance_km: f64,
    /// Weighted places that stand before the one reached, over everybody safe.
    pub wishes: f64,
}

/// What a plan says that it amounts to; `None` where it says nothing.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct StatedScore {
    /// See [`Score::left_behind`].
    pub left_behind: Option<f64>,
    /// See [`Score::left_behind_weighted`].
    pub left_behind_weighted: Option<f64>,
    /// See [`Score::exposure`].
    pub exposure: Option<f64>,
    /// See [`Score::last_arrival`].
    pub last_arrival: Option<Time>,
    /// See [`Score::distance_km`].
    pub distance_km: Option<f64>,
    /// See [`Score::wishes`].
    pub wishes: Option<f64>,
}

impl From<Score> for StatedScore {
    fn from(s: Score) -> StatedScore {
        StatedScore {
            left_behind: Some(s.left_behind as f64),
            left_behind_weighted: Some(s.left_behind_weighted),
            exposure: Some(s.exposure),
            last_arrival: s.last_arrival,
            distance_km: Some(s.distance_km),
            wishes: Some(s.wishes),
        }
    }
}

/// Proven lower bounds. `left_behind_weighted` holds for every plan; the others for every plan that leaves
/// behind no more (weighted) than the one beside it. A part that is not proven is `None`.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Bound {
    /// No plan leaves behind less.
    pub left_behind_weighted: Option<f64>,
    /// No such plan has less exposure.
    pub exposure: Option<f64>,
    /// No such plan is over earlier.
    pub last_arrival: Option<Time>,
}

/// A plan as a file states it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// The scenario's first name.
    pub scenario: String,
    /// Its convoys.
    pub convoys: Vec<Convoy>,
    /// What the vehicles do; one that stays where it is may be missing.
    pub vehicles: Vec<Itinerary>,
    /// What it says that it amounts to.
    pub score: StatedScore,
    /// What it says that no plan can be below.
    pub bound: Bound,
}
