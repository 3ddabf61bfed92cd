//! What a source published, with all that a figure needs to mean anything: who is counted, where, since when, how near its time is known.

use alloc::vec::Vec;

use domain::Window;

use crate::id::{Id, Words};

/// A statement as it was published. It stands beside what others state and beside our own counts: never merged, never judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Who counts or says so: one id for one counter, whichever medium carries it.
    pub counter: Id,
    /// The source as published, with the medium.
    pub source: Words,
    /// What it speaks of, such as `cumulative-count`.
    pub about: Id,
    /// The figure, if it gives one.
    pub figure: Option<Figure>,
    /// The place that it speaks of, such as where those counted come from.
    pub place: Option<Id>,
    /// Who or what is counted, in the source's words.
    pub scope: Words,
    /// The time that the source gives for what it speaks of, as a window that holds the instant: a minute, an hour, a day, a month.
    pub within: Window,
    /// How near that time is known.
    pub precision: Precision,
    /// Whether the entry's own instant was chosen by us within the window, because no source gives one.
    pub synthetic: bool,
    /// What was said, in short.
    pub said: Words,
    /// Where it can be read.
    pub found_at: Vec<Words>,
}

/// A number that a source gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// The number.
    pub count: u32,
    /// Of what: people, buses, patients.
    pub unit: Id,
    /// What stands before the number.
    pub bound: Bound,
    /// Whether it is the sum of all so far, since then; none if it is of one thing, such as one convoy.
    pub sum: Option<Since>,
}

/// Since when a sum is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// The source does not say.
    NotSaid,
    /// Since this instant: the first of the day where the source gives a day.
    Time(domain::Time),
}

/// What a source puts before a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bound {
    /// Nothing: the number is given as it is.
    Exactly,
    /// About so many.
    About,
    /// More than so many.
    Over,
    /// Nearly so many.
    Almost,
    /// So many at the most.
    UpTo,
}

/// How near a time is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// The day alone.
    Day,
    /// The month alone.
    Month,
}
