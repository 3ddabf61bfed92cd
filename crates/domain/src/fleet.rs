//! Kinds of vehicles, and the vehicles.

use alloc::string::String;
use alloc::vec::Vec;

use crate::load::Load;
use crate::place::Place;
use crate::scenario::Name;
use crate::table::Idx;
use crate::units::Duration;
use crate::windows::Windows;

/// How long loading or unloading takes: the stop once, then for each person by what they need.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceTimes {
    /// Once for each loading or unloading.
    pub stop: Duration,
    /// For each person who sits.
    pub person: Duration,
    /// For each person in a wheelchair.
    pub wheelchair: Duration,
    /// For each person who lies.
    pub stretcher: Duration,
}

impl ServiceTimes {
    /// The time that this load takes, without the stop.
    pub fn of(&self, load: Load) -> Duration {
        self.person * i64::from(load.seats)
            + self.wheelchair * i64::from(load.wheelchairs)
            + self.stretcher * i64::from(load.stretchers)
    }
}

impl Default for ServiceTimes {
    /// What the contract says of a part that is left out.
    fn default() -> Self {
        ServiceTimes {
            stop: Duration::minutes(2),
            person: Duration(6),
            wheelchair: Duration::minutes(2),
            stretcher: Duration::minutes(4),
        }
    }
}

/// Between two rests of at least `rest`, the time from first to last activity is at most `most`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The longest span from the first to the last activity.
    pub most: Duration,
    /// The shortest standing that counts as a rest.
    pub rest: Duration,
}

/// A kind of vehicle.
#[derive(Clone, PartialEq, Debug)]
pub struct Kind {
    /// The scenario's id; its vehicles are `<id>-1` to `<id>-<count>`.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// How many there are.
    pub count: u32,
    /// Where each stands at the start.
    pub depot: Idx<Place>,
    /// Room of each sort.
    pub room: Load,
    /// When it may move, load and unload; always if none is given.
    pub available: Option<Windows>,
    /// Factor on driving times; 1.25 is a quarter slower.
    pub pace: f64,
    /// How long loading takes.
    pub loading: ServiceTimes,
    /// How long unloading takes.
    pub unloading: ServiceTimes,
    /// The only places where it loads and unloads; any if none is given. Sorted.
    pub serves: Option<Vec<Idx<Place>>>,
    /// Whether its last visit must be in the zone `open`.
    pub out: bool,
    /// Whether it is an escort, which carries nobody.
    pub escort: bool,
    /// How many are held back.
    pub reserve: u32,
    /// Whether each carries people out one time only.
    pub once: bool,
    /// Its duty rule.
    pub duty: Option<Duty>,
}

impl Kind {
    /// The most of them that may be used.
    pub fn usable(&self) -> u32 {
        self.count.saturating_sub(self.reserve)
    }

    /// Whether it may load and unload there.
    pub fn may_serve(&self, place: Idx<Place>) -> bool {
        self.serves.as_ref().is_none_or(|only| only.binary_search(&place).is_ok())
    }
}

/// One vehicle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vehicle {
    /// `<kind>-<number>`, from 1.
    pub id: String,
    /// What kind it is.
    pub kind: Idx<Kind>,
}
