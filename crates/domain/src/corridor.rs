//! Corridors: the only ways between two zones, with their convoys, checkpoints and quotas.

use alloc::string::String;
use alloc::vec::Vec;

use crate::place::Place;
use crate::scenario::Name;
use crate::table::Idx;
use crate::units::Duration;

/// Which way through a corridor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Direction {
    /// From the corridor's `from` to its `to`.
    Outward,
    /// From its `to` to its `from`.
    Back,
}

impl Direction {
    /// Both, in the contract's order.
    pub const BOTH: [Direction; 2] = [Direction::Outward, Direction::Back];

    /// The contract's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Direction::Outward => "outward",
            Direction::Back => "back",
        }
    }

    /// The other way.
    #[must_use]
    pub const fn reverse(self) -> Direction {
        match self {
            Direction::Outward => Direction::Back,
            Direction::Back => Direction::Outward,
        }
    }
}

/// How a checkpoint inspects convoys of one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Inspection {
    /// Vehicles inspected side by side; at least 1.
    pub lanes: u32,
    /// For each vehicle in a lane.
    pub vehicle: Duration,
    /// For each person aboard.
    pub person: Duration,
}

impl Inspection {
    /// `ceil(n / lanes) × vehicle + people × person`.
    pub fn takes(&self, vehicles: usize, people: u32) -> Duration {
        self.vehicle * vehicles.div_ceil(self.lanes as usize) as i64 + self.person * i64::from(people)
    }
}

/// A checkpoint in a corridor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkpoint {
    /// The scenario's id, unique in its corridor.
    pub id: String,
    /// Driving time from the `from` gate.
    pub after: Duration,
    /// Inspection outward; none if convoys do not stop.
    pub outward: Option<Inspection>,
    /// Inspection on the way back.
    pub back: Option<Inspection>,
}

impl Checkpoint {
    /// The inspection of this direction.
    pub fn inspection(&self, direction: Direction) -> Option<Inspection> {
        match direction {
            Direction::Outward => self.outward,
            Direction::Back => self.back,
        }
    }
}

/// What a corridor asks of its convoys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ConvoyRule {
    /// The most vehicles, escorts included.
    pub most: Option<u32>,
    /// The least time between two departures in the same direction.
    pub headway: Duration,
    /// How many escorts each convoy carries.
    pub escorts: u32,
    /// How long before the corridor shuts a convoy must be through.
    pub margin: Duration,
}

/// The only way between two zones.
#[derive(Clone, PartialEq, Debug)]
pub struct Corridor {
    /// The scenario's id.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// The gate where *outward* begins.
    pub from: Idx<Place>,
    /// The gate where *outward* ends; in another zone.
    pub to: Idx<Place>,
    /// Driving time between the gates without any stop.
    pub time: Duration,
    /// Kilometres between the gates.
    pub km: f64,
    /// What it asks of convoys.
    pub convoy: ConvoyRule,
    /// Whether convoys in opposite directions are never in it at the same time.
    pub single_track: bool,
    /// In the order of `after`.
    pub checkpoints: Vec<Checkpoint>,
}

impl Corridor {
    /// The departing and the arriving gate.
    pub fn gates(&self, direction: Direction) -> (Idx<Place>, Idx<Place>) {
        match direction {
            Direction::Outward => (self.from, self.to),
            Direction::Back => (self.to, self.from),
        }
    }

    /// The checkpoints that stop convoys of this direction, in the order of passing, each with its driving
    /// time from the departing gate.
    pub fn stops(&self, direction: Direction) -> Vec<(&Checkpoint, Duration, Inspection)> {
        let stop = |c: &'_ Checkpoint| {
            let after = match direction {
                Direction::Outward => c.after,
                Direction::Back => self.time - c.after,
            };
            c.inspection(direction).map(|i| (after, i))
        };
        let mut found: Vec<_> =
            self.checkpoints.iter().filter_map(|c| stop(c).map(|(after, i)| (c, after, i))).collect();
        if direction == Direction::Back {
            found.reverse();
        }
        found
    }
}

/// What a quota counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuotaUnit {
    /// People aboard.
    People,
    /// Vehicles, escorts included.
    Vehicles,
    /// Convoys.
    Convoys,
}

impl QuotaUnit {
    /// The contract's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            QuotaUnit::People => "people",
            QuotaUnit::Vehicles => "vehicles",
            QuotaUnit::Convoys => "convoys",
        }
    }
}

/// What parties allow by the local day.
#[derive(Clone, PartialEq, Debug)]
pub struct Quota {
    /// The scenario's id.
    pub id: String,
    /// Where it counts.
    pub corridor: Idx<Corridor>,
    /// Which way.
    pub direction: Direction,
    /// The most on one local day, by departure.
    pub most: u32,
    /// What is counted.
    pub unit: QuotaUnit,
}
