//! Zones and the places in them.

use alloc::string::String;

use crate::scenario::Name;
use crate::table::Idx;
use crate::windows::Windows;

/// An area that vehicles enter or leave only through a corridor.
#[derive(Clone, PartialEq, Debug)]
pub struct Zone {
    /// The scenario's id; `open` for the one that every scenario has.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// A `GeoJSON` file with its border, as the scenario names it.
    pub area: Option<String>,
}

/// What a destination can take in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reception {
    /// The most people who can stay, stretchers counted; no limit if none is given.
    pub people: Option<u32>,
    /// The most of them who lie.
    pub stretchers: Option<u32>,
}

/// Anywhere that a vehicle can be: assembly point, gate, depot, destination.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// The scenario's id.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// WGS 84 latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// The zone that it lies in.
    pub zone: Idx<Zone>,
    /// How many vehicles can load or unload at the same time.
    pub bays: Option<u32>,
    /// When loading and unloading may happen; always if none is given.
    pub hours: Option<Windows>,
    /// The most vehicles that are there at the same time, waiting included.
    pub stand: Option<u32>,
    /// What it takes in, if it is a destination.
    pub receives: Option<Reception>,
}
