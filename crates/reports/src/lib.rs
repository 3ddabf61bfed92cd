//! Plan to answers: the movement order as text, the plan page as HTML, a summary as JSON, and what differs between two plans.
//!
//! Every figure comes from the plan and what it states; what follows from it (who is aboard a convoy, who
//! is safe when) is counted in [`figures`]. Nothing here judges a plan, reads a clock or touches a disk:
//! local time comes through [`Clock`], reasons and proofs from whoever found them.
//!
//! ```
//! # use domain::{Plan, Scenario, Time};
//! # struct Utc;
//! # impl reports::Clock for Utc {
//! #     fn time_of_day(&self, _: Time) -> String { String::new() }
//! #     fn date(&self, _: Time) -> String { String::new() }
//! #     fn minute(&self, _: Time) -> String { String::new() }
//! # }
//! # fn print(scenario: &Scenario, plan: &Plan) -> String {
//! use reports::{Extent, Lang, Told, movement_order};
//! let told =
//!     Told { scenario, plan, state: None, left: vec![], proofs: vec![], bottleneck: None, safe_at_most: vec![], clock: &Utc };
//! movement_order(&told, Lang::En, Extent::Brief)
//! # }
//! ```

#![allow(clippy::format_collect, reason = "lists of a few rows; a fold would hide what is written")]

/// Writes formatted text to the end of a `String`.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {{
        use std::fmt::Write as _;
        // Writing to a `String` cannot fail.
        let _ = write!($out, $($text)*);
    }};
}

pub mod account;
mod asked;
mod bottleneck;
mod changes;
mod civil;
pub mod escape;
pub mod figures;
pub mod land;
mod lang;
mod page;
mod parts;
mod readback;
mod rehearsal;
mod replay;
mod summary;
mod text;
mod words;
#[cfg(test)]
mod world;

use domain::{Class, Idx, Plan, Scenario, State, Time};

pub use asked::{Asked, Brief, Pair};
pub use bottleneck::{Binding, Bottleneck, Limit, bottleneck_json};
pub use changes::{Change, Changes, Order, VehicleChanges, What, changes, changes_json};
pub use lang::Lang;
pub use page::{page, page_on};
pub use parts::{Amount, Gap, Part, Standing, parts, standing};
pub use readback::readback;
pub use rehearsal::{Rehearsed, rehearsal_json, rehearsal_page, rehearsal_text};
pub use replay::{Model, Replayed, Step, replay_json, replay_page, replay_text};
pub use summary::summary_json;
pub use text::{Extent, Question, changes_text, comparison, explained, labelled, movement_order, printed};

/// Instants in the scenario's local time.
pub trait Clock {
    /// Time of day to the minute: `08:00`.
    fn time_of_day(&self, t: Time) -> String;
    /// The local date: `2016-12-15`.
    fn date(&self, t: Time) -> String;
    /// Date and time to the minute: `2016-12-15 08:00`.
    fn minute(&self, t: Time) -> String;
    /// RFC 3339, for programs. In UTC unless the clock knows better.
    fn rfc3339(&self, t: Time) -> String {
        civil::rfc3339_utc(t)
    }
}

/// Families of a class who are left behind, and the reason in one sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// Who.
    pub class: Idx<Class>,
    /// How many families.
    pub families: u32,
    /// Why, for a planner.
    pub why: String,
}

/// What proves a bound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof {
    /// Of which part: `left_behind_weighted`, `exposure` or `last_arrival`.
    pub part: String,
    /// The argument's short code: that of a [`Limit`], `earliest`, `routes`, `cases` or `search`; empty if it is not known.
    pub by: String,
    /// The argument in one sentence.
    pub says: String,
}

/// All that a report is made from.
#[derive(Clone)]
pub struct Told<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// The answer, with its score and bounds stated inside.
    pub plan: &'a Plan,
    /// Where the operation stood when the plan was made; none if it begins at the start.
    pub state: Option<&'a State>,
    /// Who is left behind, and why.
    pub left: Vec<Left>,
    /// What proves the bounds.
    pub proofs: Vec<Proof>,
    /// What holds the operation back; none if nobody looked.
    pub bottleneck: Option<Bottleneck>,
    /// The most weight that any plan can have safe, from each instant on; both grow. Empty if nothing is proven.
    pub safe_at_most: Vec<(Time, f64)>,
    /// Local time.
    pub clock: &'a dyn Clock,
}
