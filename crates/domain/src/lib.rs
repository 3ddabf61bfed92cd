//! The nouns of an evacuation, as the contract names them: [`Scenario`], [`State`], [`Plan`] and what
//! they are made of.
//!
//! It holds values and the few facts that follow from them alone (when a corridor is shut, how long a
//! leg takes). It deliberately does not read files, judge plans or make them: that is `wire`, `referee`
//! and `planner`. It depends on nothing, not even `std`: no clock, no disk, no hash order.
//!
//! ```
//! use domain::{Duration, Time, Window, Windows};
//! let morning = Window { from: Time(0), until: Time(3600) };
//! let open = Windows::new([morning]);
//! assert!(open.hold(Time(0), Time(3600)));
//! assert_eq!(Time(0) + Duration(60), Time(60));
//! ```
#![no_std]

extern crate alloc;

mod agreement;
mod corridor;
mod exchange;
mod fleet;
mod load;
mod people;
mod place;
mod plan;
mod scenario;
mod state;
mod table;
mod travel;
mod units;
mod windows;

pub use agreement::{Agreement, Suspension};
pub use corridor::{Checkpoint, ConvoyRule, Corridor, Direction, Inspection, Quota, QuotaUnit};
pub use exchange::Exchange;
pub use fleet::{Duty, Kind, ServiceTimes, Vehicle};
pub use load::Load;
pub use people::{Class, Priority};
pub use place::{Place, Reception, Zone};
pub use plan::{Bound, Convoy, Itinerary, Moved, Passage, Plan, Score, StatedScore, Stop, Visit};
pub use scenario::{Name, Objective, Scenario};
pub use state::{Aboard, ClassState, Past, Safe, State, VehicleState, WaitingAt};
pub use table::{Idx, Table};
pub use travel::{Doubt, Leg, Travel, TravelRow};
pub use units::{Duration, Time};
pub use windows::{Window, Windows};
