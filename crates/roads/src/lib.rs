//! Maps to driving times: OpenStreetMap roads for bus, ambulance and car, exact fastest ways with turns and closures.
//!
//! Pure: bytes in, values out. A [`Network`] is read once; a [`Router`] has the costs of one [`Vehicle`] in one state of the roads
//! ([`Conditions`]) and answers questions between [`Stop`]s.

pub mod area;
mod banned;
pub mod cch;
pub mod class;
mod closures;
pub mod cost;
pub mod dijkstra;
pub mod geo;
pub mod graph;
mod import;
mod nearest;
pub mod network;
pub mod parts;
pub mod picture;
pub mod router;
pub mod segments;
pub mod snap;
pub mod timed;
pub mod timetable;
pub mod vehicle;
pub mod weights;

pub use area::Area;
pub use cch::query::Workspace;
pub use class::Class;
pub use geo::Point;
pub use import::{
    BRIDGE, FORD, INFERRED, Mark, ROUNDABOUT, Record, Report, SCHEMATIC, TUNNEL, Trouble, Unclear, Way,
};
pub use network::Network;
pub use parts::Parts;
pub use router::{Drive, Route, RouteLeg, Router};
pub use snap::{OffRoad, Stop};
pub use vehicle::{Profile, Vehicle};
pub use weights::{Conditions, Origin, Weights};
