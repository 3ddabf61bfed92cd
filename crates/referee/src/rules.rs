//! Every rule of the contract, one a file, and the list of them.

pub(crate) mod format;

use crate::Piece;
use crate::replay::Replay;

/// Lists each rule's file once, in the order of the contract.
macro_rules! rules {
    ($($file:ident)*) => {
        $(mod $file;)*

        /// Every rule, in the order of the contract.
        pub(crate) const ALL: &[Rule] = &[format::RULE, $($file::RULE),*];
    };
}

rules! {
    start
    timeline
    travel
    corridor
    capacity
    service
    serves
    stand
    bays
    hours
    count
    ready
    choice
    reception
    aboard
    reserve
    once
    out
    stranded
    window
    convoy
    headway
    track
    checkpoint
    quota
    exchange
    available
    duty
    horizon
    score
    bound
}

/// What a rule looks at: what of a plan can make it break.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// One visit of one vehicle.
    Visit,
    /// All visits of one vehicle.
    Vehicle,
    /// One convoy.
    Convoy,
    /// All convoys of a corridor.
    Corridor,
    /// All that happens at a place.
    Place,
    /// The plan as a whole.
    Plan,
}

impl Scope {
    /// In words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Scope::Visit => "a visit",
            Scope::Vehicle => "a vehicle",
            Scope::Convoy => "a convoy",
            Scope::Corridor => "a corridor",
            Scope::Place => "a place",
            Scope::Plan => "the plan",
        }
    }
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The contract's code, such as `CAPACITY`.
    pub code: &'static str,
    /// What every plan keeps, in one sentence.
    pub statement: &'static str,
    /// What of the scenario it comes from.
    pub source: &'static str,
    /// What of a plan can make it break.
    pub scope: Scope,
    /// A message for each place where it is broken.
    pub(crate) check: fn(&Replay<'_>) -> Vec<Vec<Piece>>,
}

#[cfg(test)]
mod stage;
