//! The scenario: everything that a planner is told before the operation.

use alloc::string::String;
use alloc::vec::Vec;

use crate::agreement::Agreement;
use crate::corridor::{Corridor, Quota};
use crate::exchange::Exchange;
use crate::fleet::{Kind, Vehicle};
use crate::people::{Class, Priority};
use crate::place::{Place, Zone};
use crate::table::{Idx, Table};
use crate::travel::Travel;
use crate::units::{Duration, Time};
use crate::windows::Windows;

/// A name in one or several languages, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Name(pub Vec<(String, String)>);

impl Name {
    /// A name without a language.
    pub fn plain(text: &str) -> Name {
        Name(alloc::vec![(String::new(), String::from(text))])
    }

    /// The first name, which plans quote.
    pub fn first(&self) -> &str {
        self.0.first().map_or("", |(_, text)| text)
    }

    /// The name in this language (a BCP 47 tag such as `ar`), else the first.
    pub fn in_language(&self, tag: &str) -> &str {
        self.0.iter().find(|(language, _)| language == tag).map_or_else(|| self.first(), |(_, text)| text)
    }
}

/// A part of the score that can be put into an order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Objective {
    /// Weighted people who are not safe by the end.
    LeftBehind,
    /// Weighted person-hours from ready until safe.
    Exposure,
    /// The last instant at which anybody becomes safe.
    LastArrival,
    /// Kilometres driven by all vehicles.
    Distance,
    /// Weighted places that stand before the one reached.
    Wishes,
}

impl Objective {
    /// All of them, with the contract's words.
    pub const ALL: [Objective; 5] = [
        Objective::LeftBehind,
        Objective::Exposure,
        Objective::LastArrival,
        Objective::Distance,
        Objective::Wishes,
    ];

    /// What counts first when a scenario does not say.
    pub const DEFAULT: [Objective; 4] =
        [Objective::LeftBehind, Objective::Exposure, Objective::LastArrival, Objective::Distance];

    /// The contract's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Objective::LeftBehind => "left-behind",
            Objective::Exposure => "exposure",
            Objective::LastArrival => "last-arrival",
            Objective::Distance => "distance",
            Objective::Wishes => "wishes",
        }
    }
}

/// Everything that a planner is told, resolved: every id is an index, every instant is absolute.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// What the operation is called.
    pub name: Name,
    /// IANA zone, for reading and writing local times; the core never looks into it.
    pub timezone: String,
    /// The planning horizon begins.
    pub start: Time,
    /// Nobody counts as evacuated after this.
    pub end: Time,
    /// Which part of the score counts first.
    pub order: Vec<Objective>,
    /// The longest that anybody may be aboard, from begin of loading to end of unloading.
    pub aboard: Option<Duration>,
    /// Classes of urgency.
    pub priorities: Table<Priority>,
    /// Zones; the first is always `open`.
    pub zones: Table<Zone>,
    /// Places.
    pub places: Table<Place>,
    /// Kinds of vehicles.
    pub kinds: Table<Kind>,
    /// Every vehicle, kind by kind.
    pub vehicles: Table<Vehicle>,
    /// Classes of families.
    pub classes: Table<Class>,
    /// Driving within a zone.
    pub travel: Travel,
    /// Corridors between zones.
    pub corridors: Table<Corridor>,
    /// Agreements over corridors.
    pub agreements: Vec<Agreement>,
    /// Daily quotas.
    pub quotas: Vec<Quota>,
    /// Exchanges between two zones.
    pub exchanges: Vec<Exchange>,
    /// The first instants of the local days, from a day before `start` at the latest to a day after `end`
    /// at the earliest, in order. Quotas count by them.
    pub days: Vec<Time>,
}

impl Scenario {
    /// The zone `open`, which every scenario has.
    pub const OPEN: Idx<Zone> = Idx::new(0);

    /// When every agreement that covers the corridor holds; always if none covers it.
    pub fn open(&self, corridor: Idx<Corridor>) -> Windows {
        self.agreements
            .iter()
            .filter(|a| a.covers.contains(&corridor))
            .fold(Windows::always(), |open, a| open.intersect(&a.holds()))
    }

    /// Which local day an instant lies in, as a position in [`Scenario::days`]. O(log n).
    pub fn day(&self, t: Time) -> usize {
        self.days.partition_point(|&begin| begin <= t).saturating_sub(1)
    }

    /// The weight of one person of a class.
    pub fn weight(&self, class: Idx<Class>) -> f64 {
        self.priorities[self.classes[class].priority].weight
    }

    /// Everybody, counted by heads.
    pub fn people(&self) -> u64 {
        self.classes.iter().map(|c| u64::from(c.people())).sum()
    }

    /// The kind of a vehicle.
    pub fn kind_of(&self, vehicle: Idx<Vehicle>) -> &Kind {
        &self.kinds[self.vehicles[vehicle].kind]
    }
}
