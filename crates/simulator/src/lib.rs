//! Plays a plan in drawn worlds: late vehicles, slow inspections, breakdowns, more or fewer people, a corridor that shuts.
//!
//! A [`World`] is drawn before a plan is run in it, so that two plans meet the same one. [`compile`] lays a plan out once;
//! a [`Player`] runs it in one world after the other, tells a [`Sink`] what happens, and asks a [`ControlRoom`] what to do. With
//! no hazard at all a run is the plan to the second. It deliberately reads no file, starts no thread, makes no plan: those
//! are `wire`'s, the shell's and the planner's.

mod bouts;
mod compile;
mod crossing;
mod draw;
mod figures;
mod forecast;
mod gate;
mod happening;
mod hazards;
mod hours;
mod layout;
mod player;
mod record;
mod rides;
mod room;
mod running;
mod script;
mod service;
mod shut;
mod snapshot;
mod stand;
mod tally;
mod trial;
mod way;
mod world;

pub use compile::compile;
pub use draw::Spread;
pub use figures::{Estimate, Figures, Outcome, QUANTILES, Without, figures};
pub use happening::{Cause, Happening, Sink, What};
pub use hazards::{Breakdown, Chanced, Concern, Extended, Factors, Hazards, Unexpected};
pub use layout::Compiled;
pub use player::{Ended, Player};
pub use record::record;
pub use room::{ControlRoom, HoldAtGate, Inside, Replan, Wait};
pub use script::Script;
pub use tally::{Grid, Tally, Trial, causes};
pub use trial::{Asked, Chapter, Planning, Policy, Stage, Story};
pub use world::{Broken, Closure, Extension, Ground, Halt, World, draw};
