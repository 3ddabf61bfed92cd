//! Why a plan is as it is: for a convoy, a vehicle, a class or those left behind, the facts and numbers that decided.
//!
//! It reads a plan from outside, as anybody could with the movement order in hand: nothing of how the plan was made is known here, so
//! the same answers hold for a plan from anywhere. What it names as a cause is one: had it been otherwise, the thing could have been
//! earlier, and no other rule that it knows was in the way. Where it finds none it says that the plan held the vehicle.

mod class;
mod convoy;
mod left;
mod log;
mod vehicle;

pub use class::{ClassFacts, Received, class};
pub use convoy::{Before, Cause, ConvoyFacts, NotBefore, Passed, convoy};
pub use left::{Carrier, LeftFacts, Outlet, left};
pub use log::{Did, Doing, Log};
pub use vehicle::{VehicleFacts, Wait, WaitFor, vehicle};

use domain::{Plan, Scenario, State};

/// What is explained.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// A plan of it; one that keeps the rules. Of one that breaks them the answers are as good as the plan.
    pub plan: &'a Plan,
    /// The state that the plan begins from, if any.
    pub state: Option<&'a State>,
}

impl Case<'_> {
    /// When the plan begins.
    pub fn begins(&self) -> domain::Time {
        self.state.map_or(self.scenario.start, |s| s.now)
    }
}
