//! What a scenario asks of a road network, and what it is answered. Nothing here reads a map: whoever gives the files answers
//! ([`crate::Files::roads`]), because only the shell may bring both together.

use domain::{Idx, Kind, Place, Time};

/// An area: its rings, each of latitude and longitude in degrees.
pub type Area = Vec<Vec<(f64, f64)>>;

/// Everything that decides driving times on a road network.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ask {
    /// The file of the map, as the scenario names it.
    pub map: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Factor on all times.
    pub pace: f64,
    /// Kilometres in the hour by class of road, as the map calls it.
    pub speeds: Vec<(String, f64)>,
    /// Whether bends and signals cost time.
    pub delays: bool,
    /// Areas that no road may touch.
    pub avoid: Vec<Area>,
    /// Where each zone lies, in their order; none if the scenario does not say.
    pub zones: Vec<Option<Area>>,
    /// Where each place lies, and the number of its zone.
    pub places: Vec<Position>,
    /// Kinds of vehicles, in their order.
    pub kinds: Vec<Driven>,
    /// What is closed or slower.
    pub closures: Vec<Closure>,
    /// Measured times.
    pub observed: Vec<Observed>,
    /// Corridors whose time or length is asked for: gate to gate.
    pub corridors: Vec<(Idx<Place>, Idx<Place>)>,
}

/// A place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Position {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Number of its zone.
    pub zone: usize,
}

/// Whom the signs are read for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Profile {
    /// A bus.
    Bus,
    /// An ambulance.
    Ambulance,
    /// A car or van.
    Car,
}

impl Profile {
    /// All of them, with their words in a scenario.
    pub const ALL: [(&'static str, Profile); 3] =
        [("bus", Profile::Bus), ("ambulance", Profile::Ambulance), ("car", Profile::Car)];
}

/// A kind of vehicle as a road meets it. What is left out is as is usual for its profile.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Driven {
    /// Whom the signs are read for.
    pub profile: Profile,
    /// Factor on driving times.
    pub pace: f64,
    /// Metres.
    pub height: Option<f64>,
    /// Metres.
    pub width: Option<f64>,
    /// Metres.
    pub length: Option<f64>,
    /// Tonnes.
    pub weight: Option<f64>,
    /// Tonnes on one axle.
    pub axle: Option<f64>,
    /// Whether it can turn round in the road.
    pub turns: Option<bool>,
}

/// Which roads a closure means.
#[derive(Clone, PartialEq, Debug)]
pub enum Roads {
    /// All that touch one of these areas.
    Areas(Vec<Area>),
    /// Those that are called so on the map, or that way by its id.
    Called(String),
    /// All within so many metres of a position.
    Near {
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
        /// Metres.
        within: f64,
    },
}

/// Roads that are closed, or slower.
#[derive(Clone, PartialEq, Debug)]
pub struct Closure {
    /// Which.
    pub roads: Roads,
    /// From when on; none if it has always been so.
    pub from: Option<Time>,
    /// Until when; none if for good.
    pub until: Option<Time>,
    /// Factor on times there; none if they are closed.
    pub slower: Option<f64>,
}

/// A drive that somebody has timed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Observed {
    /// From here.
    pub from: Idx<Place>,
    /// To here.
    pub to: Idx<Place>,
    /// With this kind; none if with one of pace 1.
    pub kind: Option<Idx<Kind>>,
    /// How long it took.
    pub minutes: f64,
}

/// A row of driving times, as the table of a scenario has them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Row {
    /// From.
    pub from: Idx<Place>,
    /// To.
    pub to: Idx<Place>,
    /// The kind that it is for; none if for all.
    pub kind: Option<Idx<Kind>>,
    /// From when on it holds; [`Time::MIN`] if always.
    pub since: Time,
    /// Minutes and kilometres; none if it cannot be driven.
    pub leg: Option<(f64, f64)>,
    /// The fewest and the most minutes that it may take.
    pub between: Option<(f64, f64)>,
}

/// What a problem is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum About {
    /// The map.
    Map,
    /// A place.
    Place(usize),
    /// One of the speeds.
    Speed(usize),
    /// One of the closures.
    Closure(usize),
    /// One of the observed times.
    Observed(usize),
    /// One of the corridors asked for.
    Corridor(usize),
    /// A zone's border.
    Zone(usize),
}

/// Something wrong, or worth knowing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// What it is.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What the network says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    /// Driving times within zones.
    pub rows: Vec<Row>,
    /// Whole seconds and kilometres of the corridors asked for.
    pub corridors: Vec<(i64, f64)>,
    /// What the author may want to know.
    pub warnings: Vec<Note>,
}
