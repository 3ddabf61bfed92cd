//! The journal of radio and telephone: short lines as they are spoken become observations. `docs/formats/journal.md` is its page.
//!
//! A line says who, where, how many and what, in any order: `CP2 BUS07 48 IN`. What it means is decided by one word, the [`Verb`]; all
//! other words must belong to it. What is unknown, missing, doubled or could mean two things is one [`Wrong`] with its column, and nothing
//! is read from that line. The line reads orders of one sort only: a hold, which can but make a day safer. Nothing here knows a clock.

mod heard;
mod hours;
mod meaning;
mod named;
mod spoken;
mod verbs;

use domain::Time;
use operation::{Event, Id};

use crate::clock::Clock;

pub use named::{Thing, Vocabulary};
pub use spoken::spoken;
pub use verbs::{FORMS, Form, Verb};

/// The most characters of a line.
pub const LONGEST: usize = 400;

/// What a line says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Read {
    /// When it happened: the time of the line, else the time at which it was heard.
    pub happened_at: Time,
    /// Whether the line says when.
    pub timed: bool,
    /// What happened, in the order in which it is to be written. At least one.
    pub events: Vec<Event>,
    /// Whether the line says how people were counted; if it does not, it stands as an estimate.
    pub method: bool,
}

/// Why a line says nothing that can be kept, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// The character, from 1.
    pub column: usize,
    /// How many characters.
    pub length: usize,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong with a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// There is no word in it.
    Empty,
    /// It has more characters than [`LONGEST`].
    TooLong,
    /// A word that is neither a name nor a word of the journal.
    Unknown {
        /// The word.
        word: String,
        /// What may have been meant; none if nothing is near.
        near: Vec<String>,
    },
    /// A word could mean several things.
    Ambiguous {
        /// The words.
        word: String,
        /// What they could mean.
        could: Vec<String>,
    },
    /// No word says what happened.
    NoVerb,
    /// Two words say what happened.
    TwoVerbs {
        /// The second.
        word: String,
    },
    /// Something is missing for what happened.
    Missing {
        /// What.
        need: Need,
        /// How such a line is spoken.
        form: &'static str,
    },
    /// A word does not belong to what happened, or stands there twice.
    NotHere {
        /// The word.
        word: String,
        /// How such a line is spoken.
        form: &'static str,
    },
    /// A number of people that no vehicle holds.
    TooMany,
    /// A local time that the clocks skip or have twice.
    NoSuchTime {
        /// The word.
        word: String,
    },
    /// The corridors that meet at a gate must be told apart.
    WhichCorridor {
        /// Which there are.
        could: Vec<String>,
    },
}

/// What can be missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// A vehicle.
    Vehicle,
    /// A second vehicle.
    OtherVehicle,
    /// A place.
    Place,
    /// A checkpoint.
    Checkpoint,
    /// A place, a checkpoint or a corridor.
    Where,
    /// A corridor or a gate.
    Corridor,
    /// A convoy, a corridor or a gate.
    Held,
    /// A number of people.
    Count,
    /// Outward or back.
    Direction,
    /// Saw, told or inferred.
    Knowing,
    /// Words after a colon.
    Words,
    /// Who counted.
    Source,
}

/// Reads a line that was heard at an instant. A time of day in it is that of the last time that the clocks showed it, up to a quarter of
/// an hour ahead, for clocks differ. O(words × names).
///
/// # Errors
/// The first thing that is wrong.
pub fn read(line: &str, vocabulary: &Vocabulary, clock: &Clock, heard: Time) -> Result<Read, Wrong> {
    let heard_words = heard::listen(line, vocabulary)?;
    meaning::of(line, heard_words, vocabulary, clock, heard)
}

/// An id as it is spoken: in capitals.
pub fn call(id: &Id) -> String {
    id.as_str().to_uppercase()
}
