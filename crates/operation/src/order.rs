//! What may be asked, and why it may be refused.

use alloc::vec::Vec;

use domain::{Direction, Duration, Time};

use crate::agreements::About;
use crate::event::Families;
use crate::id::{Id, Words};

/// An order. [`crate::decide`] answers with events, or with a refusal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Order {
    /// Form a convoy, or form it anew.
    Form {
        /// Its id.
        convoy: Id,
        /// Through which corridor.
        corridor: Id,
        /// Which way.
        direction: Direction,
        /// Its vehicles.
        vehicles: Vec<Id>,
    },
    /// Let people board.
    ClearToLoad {
        /// The convoy.
        convoy: Id,
        /// How long loading and the way to the gate take, at worst.
        ready_in: Duration,
        /// How many are to board.
        people: u32,
        /// A named role's reason to give it against the gate.
        overriding: Option<Words>,
    },
    /// Let a convoy into its corridor, now.
    ClearToEnter {
        /// The convoy.
        convoy: Id,
        /// A named role's reason to give it against the gate.
        overriding: Option<Words>,
    },
    /// Keep a convoy where it is.
    Hold {
        /// The convoy.
        convoy: Id,
        /// Why.
        reason: Words,
    },
    /// Call a convoy back.
    Recall {
        /// The convoy.
        convoy: Id,
        /// Why.
        reason: Words,
    },
    /// Shut a corridor.
    Suspend {
        /// Which.
        corridor: Id,
        /// Why.
        reason: Words,
    },
    /// Open a corridor again.
    Resume {
        /// Which.
        corridor: Id,
    },
    /// Move a load to another vehicle.
    Transfer {
        /// From which vehicle.
        from: Id,
        /// Into which.
        to: Id,
        /// How many people.
        people: u32,
        /// The families, where they are known.
        families: Vec<Families>,
    },
    /// Close the account of a convoy, or of the whole operation.
    Close {
        /// The convoy; none for the operation.
        convoy: Option<Id>,
    },
}

/// Why an order is refused: what stands against it, all of it at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal(pub Vec<Against>);

/// One thing that stands against an order, with what would make it right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Against {
    /// No convoy of this id was formed.
    NoSuchConvoy(Id),
    /// No such corridor.
    NoSuchCorridor(Id),
    /// No such vehicle.
    NoSuchVehicle(Id),
    /// The convoy has departed.
    HasDeparted(Id),
    /// No agreement that silences arms speaks of the corridor: one must be signed.
    NoAgreement(Id),
    /// Clauses are missing: they must be signed.
    Missing {
        /// In which agreement.
        agreement: Id,
        /// Which clauses.
        clauses: Vec<About>,
    },
    /// A party has given no guarantee, or one that is stale: it must give a new one.
    Guarantee {
        /// Which party.
        party: Id,
        /// Since when it is stale; none if there never was one.
        stale_since: Option<Time>,
    },
    /// The route was not found clear: it must be looked at.
    NotCleared(Id),
    /// The corridor is suspended: it must be resumed by all who stated it.
    Suspended(Id),
    /// The convoy would not be through in time.
    Window {
        /// When it would be through at worst, margin included.
        through: Time,
        /// When the corridor shuts; none if it is shut now.
        shuts: Option<Time>,
    },
    /// Too many vehicles.
    TooLarge {
        /// How many there are.
        vehicles: u32,
        /// The most.
        most: u32,
    },
    /// Too few escorts.
    Escorts {
        /// How many there are.
        has: u32,
        /// How many it takes.
        needs: u32,
    },
    /// A vehicle cannot go on: repair or leave it.
    Broken(Id),
    /// More aboard than there is room: somebody must change to another vehicle.
    OverRoom(Id),
    /// People are aboard, but the convoy was not cleared to load.
    NotLoaded(Id),
    /// The convoy ahead left too shortly before.
    Headway {
        /// From when on it may go.
        from: Time,
    },
    /// The corridor is in use the other way.
    Track(Id),
    /// The day's quota is used up.
    Quota(Id),
    /// The exchange is out of balance: the other side must come through first.
    Exchange {
        /// Which exchange.
        exchange: Id,
        /// How many people fewer could go now.
        over: u32,
    },
    /// A transfer of more people than are aboard, or than there is room for.
    CannotMove {
        /// How many could.
        at_most: u32,
    },
    /// The account does not add up, or a case is open.
    StillOpen,
    /// Only the head of the centre overrides.
    NotYours,
}
