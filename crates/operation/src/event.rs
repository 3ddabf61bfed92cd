//! What can have happened. One vocabulary for a rehearsal and for an operation: they differ by their label only.

use alloc::boxed::Box;
use alloc::vec::Vec;

use domain::{Direction, Load, Time, Window};

use crate::id::{EntryId, Id, Words};
use crate::statement::Statement;

/// One thing that happened: a decision, or something seen. How to add one: `docs/operation.md`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// A party to an agreement signed a clause.
    Signed {
        /// Which agreement.
        agreement: Id,
        /// What was agreed.
        clause: Clause,
    },
    /// A party guarantees a corridor until an instant, as of the entry's own.
    Guaranteed {
        /// Which party.
        party: Id,
        /// Which corridor.
        corridor: Id,
        /// From then on the guarantee is stale.
        stale_after: Time,
    },
    /// A route was found free of mines and rubble, or not.
    Cleared {
        /// Which corridor.
        corridor: Id,
        /// Whether it can be driven.
        clear: bool,
    },
    /// A party states that a corridor is shut, or the centre shuts it.
    Suspended {
        /// Which corridor.
        corridor: Id,
        /// Who states it; none if it is the centre's own order.
        by: Option<Id>,
        /// The reason as stated.
        reason: Words,
    },
    /// A suspension is over.
    Resumed {
        /// Which corridor.
        corridor: Id,
    },
    /// A convoy is formed, or formed anew: from now on these are its vehicles.
    Formed {
        /// The convoy.
        convoy: Id,
        /// Through which corridor it is to go.
        corridor: Id,
        /// Which way.
        direction: Direction,
        /// Its vehicles.
        vehicles: Vec<Id>,
    },
    /// People may board a convoy's vehicles.
    ClearToLoad {
        /// The convoy.
        convoy: Id,
        /// The entries that it stands on: clauses, guarantees, clearance.
        stands_on: Vec<EntryId>,
        /// Why it was given against the gate's answer.
        overriding: Option<Words>,
    },
    /// A convoy may enter its corridor.
    ClearToEnter {
        /// The convoy.
        convoy: Id,
        /// The entries that it stands on.
        stands_on: Vec<EntryId>,
        /// Why it was given against the gate's answer.
        overriding: Option<Words>,
    },
    /// A convoy is to stay where it is.
    Held {
        /// The convoy.
        convoy: Id,
        /// Why.
        reason: Words,
    },
    /// A convoy is to come back.
    Recalled {
        /// The convoy.
        convoy: Id,
        /// Why.
        reason: Words,
    },
    /// A vehicle says that it has got an order.
    Acknowledged {
        /// The vehicle.
        vehicle: Id,
        /// The entry of the order.
        order: EntryId,
    },
    /// People got on.
    Boarded {
        /// The vehicle.
        vehicle: Id,
        /// Where.
        place: Id,
        /// How many, by what they need.
        people: Load,
        /// The families, where somebody knows them.
        families: Vec<Families>,
        /// How they were counted.
        method: Method,
    },
    /// A vehicle left a place.
    Departed {
        /// The vehicle.
        vehicle: Id,
        /// From where.
        place: Id,
    },
    /// A vehicle went from a gate into a corridor.
    Entered {
        /// The vehicle.
        vehicle: Id,
        /// Which corridor.
        corridor: Id,
        /// Which way.
        direction: Direction,
    },
    /// A vehicle stands at a checkpoint.
    AtCheckpoint {
        /// The vehicle.
        vehicle: Id,
        /// The checkpoint.
        checkpoint: Id,
    },
    /// A vehicle goes on from a checkpoint.
    PassedCheckpoint {
        /// The vehicle.
        vehicle: Id,
        /// The checkpoint.
        checkpoint: Id,
    },
    /// People did not come through a checkpoint: taken off by a party. Always an open case.
    DidNotContinue {
        /// The vehicle that they were in.
        vehicle: Id,
        /// The checkpoint.
        checkpoint: Id,
        /// How many.
        people: u32,
    },
    /// A vehicle came to a place.
    Arrived {
        /// The vehicle.
        vehicle: Id,
        /// Where.
        place: Id,
    },
    /// Whoever receives took people over.
    HandedOver {
        /// The vehicle.
        vehicle: Id,
        /// Where.
        place: Id,
        /// How many, by what they need.
        people: Load,
        /// The families, where somebody knows them.
        families: Vec<Families>,
        /// Whether the vehicle is empty now.
        empty: bool,
        /// How they were counted.
        method: Method,
    },
    /// People got off where they came from, or at another place that is not safe.
    Returned {
        /// The vehicle.
        vehicle: Id,
        /// Where.
        place: Id,
        /// How many.
        people: u32,
        /// The families, where somebody knows them.
        families: Vec<Families>,
    },
    /// People left a vehicle on the way, of their own will.
    LeftOnTheWay {
        /// The vehicle.
        vehicle: Id,
        /// How many.
        people: u32,
    },
    /// People got on on the way.
    Joined {
        /// The vehicle.
        vehicle: Id,
        /// How many.
        people: u32,
    },
    /// A child was born aboard.
    Born {
        /// The vehicle.
        vehicle: Id,
    },
    /// Somebody died aboard.
    Died {
        /// The vehicle.
        vehicle: Id,
        /// How many.
        people: u32,
    },
    /// People changed vehicles.
    Transferred {
        /// From which vehicle.
        from: Id,
        /// Into which.
        to: Id,
        /// How many.
        people: u32,
        /// The families, where somebody knows them.
        families: Vec<Families>,
    },
    /// People aboard were counted.
    Counted {
        /// The vehicle.
        vehicle: Id,
        /// How many were there.
        people: u32,
        /// How they were counted.
        method: Method,
    },
    /// A vehicle cannot go on.
    BrokeDown {
        /// The vehicle.
        vehicle: Id,
    },
    /// A vehicle that could not go on can again.
    Repaired {
        /// The vehicle.
        vehicle: Id,
    },
    /// A vehicle comes in that no scenario knew, such as a private car.
    VehicleJoined {
        /// Its id.
        vehicle: Id,
        /// Its room.
        room: Load,
        /// Where it is.
        place: Id,
    },
    /// Something happened that harms, or is said to have.
    Incident {
        /// Which; later entries speak of it by this entry's id.
        place: Option<Id>,
        /// What is alleged, as said.
        said: Words,
        /// How whoever says so knows.
        known_by: Knowing,
    },
    /// The status of an allegation changes.
    Assessed {
        /// The entry of the incident.
        incident: EntryId,
        /// What it is now.
        status: Status,
    },
    /// A figure by another source, kept beside ours and never merged.
    OthersCount {
        /// Who counted, an organisation.
        source: Id,
        /// How many.
        people: u32,
        /// Who is counted, from where to where, since when: without it a figure means nothing.
        scope: Words,
    },
    /// A source published something; kept as it was said, beside what others say.
    Stated {
        /// What, by whom, with its scope and how near its time is known.
        statement: Box<Statement>,
    },
    /// A case is closed by a named role.
    CaseClosed {
        /// The entry that opened it.
        case: EntryId,
        /// How it ended.
        outcome: Words,
    },
    /// An earlier entry was wrong: this is what it should have said, or nothing.
    Corrected {
        /// The entry.
        entry: EntryId,
        /// What happened instead; none if nothing did.
        to: Option<Box<Event>>,
    },
    /// The server refused what a device asked for: by its role, or at that time. Only the server writes it.
    Refused {
        /// The device that asked.
        device: Id,
        /// For what, a word of the table of roles.
        action: Id,
        /// Why not: `not-this-role`, `not-now`.
        why: Id,
    },
    /// From now on this is the plan that counts. Only the server writes it, when the referee has kept the plan and a role that may has taken it.
    PlanInForce {
        /// The plan: SHA-256 of its file, in hexadecimal digits.
        plan: Id,
    },
    /// The account of a convoy, or of the whole operation, is closed.
    Closed {
        /// The convoy; none for the operation.
        convoy: Option<Id>,
    },
}

/// Families of a class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Families {
    /// The class, as the scenario has it.
    pub class: Id,
    /// How many families.
    pub families: u32,
}

/// How people were counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Method {
    /// Against a list of cards.
    List,
    /// By scanning cards.
    Scan,
    /// By hand with a counter.
    Clicker,
    /// By seats taken.
    Seats,
    /// By eye.
    Estimate,
}

/// How somebody knows what they say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Knowing {
    /// They saw it.
    Saw,
    /// They were told.
    Told,
    /// It follows from something else.
    Inferred,
}

/// Where an allegation stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// Said by somebody.
    Alleged,
    /// Found to be so.
    Verified,
    /// Not found to be so.
    NotVerified,
    /// Cannot be told yet.
    Open,
}

/// The unit of an agreement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clause {
    /// What sort of agreement it is.
    Kind(Kind),
    /// Who guarantees it.
    Parties(Vec<Id>),
    /// When.
    Times(Vec<Window>),
    /// Through which corridors.
    Route(Vec<Id>),
    /// From where and to where.
    Places(Vec<Id>),
    /// Who may leave, in the agreement's words.
    WhoMayLeave(Words),
    /// Which vehicles.
    Vehicles(Words),
    /// Inspected how, or not at all.
    Inspection(Words),
    /// What holds for those who cannot walk.
    MedicalCases(Words),
    /// That a party has said whom the centre reaches and how; the number itself is kept elsewhere.
    Contact {
        /// Which party.
        party: Id,
    },
    /// That a party has said who decides for it.
    Authority {
        /// Which party.
        party: Id,
    },
    /// Until when, if nothing else ends it.
    Expires(Time),
    /// What ends it.
    EndsIf(Words),
    /// An agreement that it is tied to.
    LinkedTo(Id),
}

/// Kinds of agreement; they stay apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Arms are silent for good.
    Ceasefire,
    /// Arms are silent for some hours.
    Pause,
    /// A way is let open.
    Corridor,
    /// Somebody was told. Never shown as safe, even if it was acknowledged.
    Notification,
    /// Two evacuations tied to each other.
    Exchange,
}
