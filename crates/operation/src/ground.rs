//! What an operation takes from its scenario: places, corridors, vehicles and classes by their ids. Facts about the ground, not about
//! what happens on it.

use alloc::collections::BTreeMap;

use domain::{Class, Corridor, Duration, Idx, Load, Place, Scenario, Time, Vehicle, Windows};

use crate::id::Id;

/// A scenario with its ids looked up once.
#[derive(Debug)]
pub struct Ground<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    places: BTreeMap<&'s str, Idx<Place>>,
    corridors: BTreeMap<&'s str, Idx<Corridor>>,
    vehicles: BTreeMap<&'s str, Idx<Vehicle>>,
    classes: BTreeMap<&'s str, Idx<Class>>,
    windows: Windows,
}

impl<'s> Ground<'s> {
    /// Looks up all ids. O(n log n).
    pub fn new(scenario: &'s Scenario) -> Ground<'s> {
        let every = scenario.agreements.iter().filter_map(|a| a.in_force.as_ref()).flat_map(Windows::iter);
        Ground {
            scenario,
            places: scenario.places.entries().map(|(i, p)| (p.id.as_str(), i)).collect(),
            corridors: scenario.corridors.entries().map(|(i, c)| (c.id.as_str(), i)).collect(),
            vehicles: scenario.vehicles.entries().map(|(i, v)| (v.id.as_str(), i)).collect(),
            classes: scenario.classes.entries().map(|(i, c)| (c.id.as_str(), i)).collect(),
            windows: every.copied().collect(),
        }
    }

    /// A place of the scenario.
    pub fn place(&self, id: &Id) -> Option<Idx<Place>> {
        self.places.get(id.as_str()).copied()
    }

    /// A corridor of the scenario.
    pub fn corridor(&self, id: &Id) -> Option<Idx<Corridor>> {
        self.corridors.get(id.as_str()).copied()
    }

    /// A vehicle of the scenario.
    pub fn vehicle(&self, id: &Id) -> Option<Idx<Vehicle>> {
        self.vehicles.get(id.as_str()).copied()
    }

    /// A class of the scenario.
    pub fn class(&self, id: &Id) -> Option<Idx<Class>> {
        self.classes.get(id.as_str()).copied()
    }

    /// The room of a vehicle of the scenario.
    pub fn room(&self, id: &Id) -> Option<Load> {
        self.vehicle(id).map(|v| self.scenario.kind_of(v).room)
    }

    /// Whether a place lies in a zone that is entered and left through corridors only.
    pub fn besieged(&self, place: &Id) -> bool {
        self.place(place).is_some_and(|p| self.scenario.places[p].zone != Scenario::OPEN)
    }

    /// The window of the agreements that an instant lies in, or the last before it: accounts are kept by it.
    pub fn window(&self, at: Time) -> Option<u32> {
        let begun = self.windows.as_slice().partition_point(|w| w.from <= at);
        begun.checked_sub(1).map(|w| w as u32)
    }

    /// The longest that we believe so many vehicles with so many people to need from gate to gate: every part takes `slow` hundredths
    /// of what the scenario says. Whole seconds, rounded up.
    pub fn worst(
        &self,
        corridor: Idx<Corridor>,
        way: domain::Direction,
        vehicles: usize,
        people: u32,
        slow: i64,
    ) -> Duration {
        let c = &self.scenario.corridors[corridor];
        let stops: i64 = c.stops(way).iter().map(|(_, _, i)| i.takes(vehicles, people).0).sum();
        Duration(((c.time.0 + stops) * slow + 99).div_euclid(100))
    }
}
