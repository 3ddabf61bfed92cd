//! What happens in a world, as values: the words of the record, so that it can be written from them.
#![allow(
    clippy::inline_always,
    reason = "where it is told what happens is known, and of most there is nothing to count"
)]

use domain::{Class, Corridor, Direction, Duration, Idx, Place, Time, Vehicle};

/// Where a delay begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// Driving to a place.
    Road(Idx<Place>),
    /// Loading or unloading at a place.
    Service(Idx<Place>),
    /// Waiting for a bay at a place.
    Bay(Idx<Place>),
    /// Waiting for people who were not there yet.
    People(Idx<Place>),
    /// Driving through a corridor.
    Corridor(Idx<Corridor>),
    /// A corridor that was shut.
    Shut(Idx<Corridor>),
    /// Headway, opposite convoys, quota or exchange at a corridor.
    Turn(Idx<Corridor>),
    /// An inspection at a checkpoint, by its position in the corridor.
    Checkpoint(Idx<Corridor>, u8),
    /// A checkpoint that nobody expected, or a convoy turned back.
    Unexpected(Idx<Corridor>),
    /// A breakdown.
    Breakdown,
    /// A driver who refused.
    Driver,
}

/// Something that happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Happening {
    /// When.
    pub at: Time,
    /// What.
    pub what: What,
}

/// What happens. Convoys are positions in the plan that is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the fields are the nouns that they are named after")]
pub enum What {
    /// Families begin to board.
    Boarded { vehicle: Idx<Vehicle>, place: Idx<Place>, class: Idx<Class>, families: u32 },
    /// Loading and unloading of a vehicle are over.
    Served { vehicle: Idx<Vehicle>, place: Idx<Place> },
    /// A vehicle leaves a place for another.
    Departed { vehicle: Idx<Vehicle>, place: Idx<Place> },
    /// A vehicle arrives at a place.
    Arrived { vehicle: Idx<Vehicle>, place: Idx<Place> },
    /// A vehicle has stood with people aboard, until `at`.
    Stood { vehicle: Idx<Vehicle>, people: u32, since: Time },
    /// A convoy departs. `late` is against the plan.
    ConvoyDeparted { convoy: u32, corridor: Idx<Corridor>, direction: Direction, people: u32, late: Duration },
    /// A vehicle goes into a corridor with a convoy that departs.
    Entered { vehicle: Idx<Vehicle>, convoy: u32 },
    /// A convoy has been inspected. `checkpoint` is a position in the corridor.
    Passed { convoy: u32, checkpoint: u8, reached: Time, begin: Time, late: Duration },
    /// A convoy is stopped where nobody expected it, for so long.
    Stopped { convoy: u32, long: Duration },
    /// A convoy is held in a corridor that was shut, with so many aboard, for so long.
    Held { convoy: u32, people: u32, long: Duration },
    /// A convoy is in a corridor that was shut, and goes on to the gate ahead.
    Caught { convoy: u32, people: u32 },
    /// A convoy is in a corridor after the end of the window that it entered in.
    Overran { convoy: u32, people: u32 },
    /// A convoy is back at the gate that it came from.
    TurnedBack { convoy: u32, people: u32 },
    /// A convoy is through. `late` is against the plan.
    ConvoyArrived { convoy: u32, late: Duration },
    /// Private cars have joined.
    CarsJoined { convoy: u32, cars: u32 },
    /// A vehicle is not there when its convoy departs, and is to go with another.
    Missed { vehicle: Idx<Vehicle>, convoy: u32, instead: u32 },
    /// Families have got off where they are safe. `late` is against the plan; the cause is of the first delay.
    Alighted {
        vehicle: Idx<Vehicle>,
        place: Idx<Place>,
        class: Idx<Class>,
        families: u32,
        late: Duration,
        cause: Option<Cause>,
    },
    /// A vehicle breaks down; if it is lost it will carry nobody else.
    BrokeDown { vehicle: Idx<Vehicle>, lost: bool },
    /// A vehicle is out of the operation.
    Withdrawn { vehicle: Idx<Vehicle> },
    /// Families go from a broken vehicle into another.
    Transferred { from: Idx<Vehicle>, to: Idx<Vehicle>, class: Idx<Class>, families: u32 },
    /// A driver refuses; another is there after so long.
    Refused { vehicle: Idx<Vehicle>, long: Duration },
    /// A corridor is shut, until then.
    Shut { corridor: Idx<Corridor>, until: Time },
    /// Another plan is in force from here on.
    Replanned,
}

/// Whoever wants to know what happens. Each vehicle's happenings come in their order; those of different vehicles may not,
/// because a crossing is told when it is known: sort by instant to read them as one story.
pub trait Sink {
    /// Something happens.
    fn happens(&mut self, happening: Happening);
}

/// Nobody listens.
impl Sink for () {
    #[inline(always)]
    fn happens(&mut self, _: Happening) {}
}

/// Everything is kept.
impl Sink for Vec<Happening> {
    fn happens(&mut self, happening: Happening) {
        self.push(happening);
    }
}

/// Both listen.
impl<A: Sink, B: Sink> Sink for (A, B) {
    #[inline(always)]
    fn happens(&mut self, happening: Happening) {
        self.0.happens(happening);
        self.1.happens(happening);
    }
}

impl<S: Sink> Sink for &mut S {
    #[inline(always)]
    fn happens(&mut self, happening: Happening) {
        (**self).happens(happening);
    }
}
