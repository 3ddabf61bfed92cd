//! Where an operation stands: what a plan made in its middle begins from.

use alloc::vec::Vec;

use crate::fleet::Vehicle;
use crate::people::Class;
use crate::place::Place;
use crate::plan::Convoy;
use crate::table::Idx;
use crate::units::Time;

/// Families of one class aboard a vehicle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Aboard {
    /// Who.
    pub class: Idx<Class>,
    /// How many families.
    pub families: u32,
    /// When their loading began.
    pub since: Time,
}

/// Where a vehicle stands and what it has done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VehicleState {
    /// Which vehicle.
    pub vehicle: Idx<Vehicle>,
    /// Where it stands, or the next place on its way.
    pub place: Idx<Place>,
    /// When it is free there.
    pub free: Time,
    /// Whether it counts as used for the reserve.
    pub used: bool,
    /// Whether somebody has alighted from it.
    pub carried: bool,
    /// Its first activity since its last rest.
    pub duty_from: Option<Time>,
    /// Who is aboard.
    pub aboard: Vec<Aboard>,
}

/// Families of a class who wait elsewhere than at their own place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WaitingAt {
    /// Where.
    pub place: Idx<Place>,
    /// How many families.
    pub families: u32,
}

/// Families of a class who are safe already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Safe {
    /// Where.
    pub place: Idx<Place>,
    /// How many families.
    pub families: u32,
    /// Since when.
    pub at: Time,
}

/// How a class stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClassState {
    /// Which class.
    pub class: Idx<Class>,
    /// Families who wait, wherever.
    pub waiting: u32,
    /// Those of them who wait elsewhere.
    pub waiting_at: Vec<WaitingAt>,
    /// Families who are safe.
    pub safe: Vec<Safe>,
}

/// A convoy that has departed: a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// The convoy.
    pub convoy: Convoy,
    /// People aboard.
    pub people: u32,
    /// Those of them who do not count for exchange.
    pub exempt: u32,
}

/// Where an operation stands at an instant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// The instant.
    pub now: Time,
    /// Vehicles that are not at their depot, free, unused.
    pub vehicles: Vec<VehicleState>,
    /// Vehicles that cannot be used any more.
    pub out_of_service: Vec<Idx<Vehicle>>,
    /// Classes that are not as the scenario has them.
    pub people: Vec<ClassState>,
    /// Convoys that have departed.
    pub convoys: Vec<Past>,
}
