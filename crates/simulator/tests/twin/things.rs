//! Of the slow twin: vehicles, convoys, corridors and families as it keeps them.

use domain::{Class, Convoy, Idx, Load, Place, Scenario, Vehicle, Visit};

/// Who gets on together at one visit and off together at another.
#[derive(Clone, Debug)]
pub(crate) struct Ride {
    pub(crate) class: Idx<Class>,
    /// As planned; 0 for those who may fill room.
    pub(crate) families: u32,
    /// The visit at which they get on, and off.
    pub(crate) on: usize,
    pub(crate) off: Option<usize>,
    /// Where they get off.
    pub(crate) to: Option<Idx<Place>>,
}

/// Families in a vehicle.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    pub(crate) to: Option<Idx<Place>>,
    /// The visit of this vehicle; unknown for those who came from another.
    pub(crate) off: Option<usize>,
    pub(crate) came_over: bool,
    /// Since when they are aboard of anything.
    pub(crate) since: i64,
}

/// A vehicle.
#[derive(Clone, Debug)]
pub(crate) struct Bus {
    pub(crate) id: Idx<Vehicle>,
    pub(crate) visits: Vec<Visit>,
    /// The convoy of each visit that is one; it may change.
    pub(crate) convoy: Vec<Option<usize>>,
    pub(crate) rides: Vec<Ride>,
    /// The visit that it is at or on its way to.
    pub(crate) at: usize,
    pub(crate) aboard: Vec<Group>,
    pub(crate) unloading: Vec<Group>,
    pub(crate) broken: bool,
    pub(crate) out: bool,
    /// At the gate, for the convoy of its visit.
    pub(crate) at_gate: bool,
    /// Its crew rests until then, at the gate.
    pub(crate) rests_until: i64,
    /// Where it takes a stand; all that it has done.
    pub(crate) stand: Option<Idx<Place>>,
    pub(crate) log: Vec<(i64, i64)>,
    pub(crate) ways: u32,
    pub(crate) services: u32,
}

/// What a convoy does next inside a corridor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stretch {
    /// All stand because of breakdowns.
    Repair(i64),
    Drive(i64),
    /// The checkpoint of this number on the way.
    Checkpoint(usize),
    /// Stopped where nobody expected it.
    Stopped(i64),
    /// From here on it is on its way back.
    TurnBack,
    Back(i64),
    /// Nobody comes out before the plan says.
    Until(i64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Waiting,
    Inside,
    Returning,
    Over,
}

/// A convoy.
#[derive(Clone, Debug)]
pub(crate) struct Train {
    pub(crate) phase: Phase,
    /// Vehicles at the gate for it, or in it, in the order of the plan.
    pub(crate) present: Vec<usize>,
    pub(crate) not_before: i64,
    pub(crate) turned: u32,
    /// Its number among the departures of its corridor and direction.
    pub(crate) number: u32,
    pub(crate) departed: i64,
    pub(crate) ahead: Vec<Stretch>,
    /// The stretch that it is on: since when, until when; `i64::MAX` while it waits for those before it.
    pub(crate) now: Option<(Stretch, i64, i64)>,
    /// Driving of all the way, and of what is behind it.
    pub(crate) length: i64,
    pub(crate) driven: i64,
    /// Vehicles with private cars, and people.
    pub(crate) size: (u32, u32),
    /// Reached, begun, ended, by number on the way.
    pub(crate) passed: Vec<(i64, i64, i64)>,
    pub(crate) window_end: i64,
}

/// A corridor in one direction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lane {
    /// Convoys in the plan's order, and those that departed, in order; those that came back.
    pub(crate) order: Vec<usize>,
    pub(crate) gone: Vec<usize>,
    pub(crate) back: Vec<usize>,
    pub(crate) last: Option<i64>,
    pub(crate) shut_until: i64,
    /// Departures by day: vehicles, people.
    pub(crate) days: Vec<(usize, u32, u32)>,
    pub(crate) departures: u32,
}

impl Bus {
    pub(crate) fn of(scenario: &Scenario, id: Idx<Vehicle>, visits: &[Visit]) -> Bus {
        let convoy = |v: &Visit| match v {
            Visit::Convoy(c) => Some(*c),
            Visit::Place(_) => None,
        };
        let mut bus = Bus {
            id,
            visits: visits.to_vec(),
            convoy: visits.iter().map(convoy).collect(),
            rides: Vec::new(),
            at: 0,
            aboard: Vec::new(),
            unloading: Vec::new(),
            broken: false,
            out: false,
            at_gate: false,
            rests_until: i64::MIN,
            stand: None,
            log: Vec::new(),
            ways: 0,
            services: 0,
        };
        bus.rides = super::people::rides(scenario, visits);
        bus
    }

    pub(crate) fn load(&self, scenario: &Scenario) -> Load {
        self.aboard.iter().fold(Load::NONE, |sum, g| sum + scenario.classes[g.class].family * g.families)
    }

    pub(crate) fn people(&self, scenario: &Scenario) -> u32 {
        self.load(scenario).people()
    }
}

impl Train {
    pub(crate) fn of(c: &Convoy) -> Train {
        Train {
            phase: Phase::Waiting,
            present: Vec::new(),
            not_before: c.depart.0,
            turned: 0,
            number: 0,
            departed: 0,
            ahead: Vec::new(),
            now: None,
            length: 0,
            driven: 0,
            size: (0, 0),
            passed: Vec::new(),
            window_end: i64::MAX,
        }
    }
}
