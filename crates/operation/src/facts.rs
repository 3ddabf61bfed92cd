//! What is known of an operation after its entries: vehicles, convoys, corridors, agreements, accounts, and what does not fit together.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use domain::{Class, Direction, Idx, Load, Place, Time, Zone};

use crate::account::Accounts;
use crate::agreements::Agreements;
use crate::discrepancy::Discrepancy;
use crate::event::{Knowing, Status};
use crate::id::{EntryId, Id, Words};
use crate::log::Log;
use crate::statement::Statement;

/// All of it. Two records with the same entries have equal facts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// Vehicles of which anything was said.
    pub vehicles: BTreeMap<Id, VehicleFacts>,
    /// Convoys that were formed.
    pub convoys: BTreeMap<Id, ConvoyFacts>,
    /// Corridors of which anything was said.
    pub corridors: BTreeMap<Id, CorridorFacts>,
    /// Agreements, clause by clause.
    pub agreements: Agreements,
    /// The head-count.
    pub accounts: Accounts,
    /// Families by class, where families were reported.
    pub families: BTreeMap<Idx<Class>, FamilyFacts>,
    /// People carried out of zones, for exchanges.
    pub zones: BTreeMap<Idx<Zone>, ZoneFacts>,
    /// What contradicts, in the order of what happened.
    pub discrepancies: Log<Discrepancy>,
    /// Open and closed cases, by the entry that opened each.
    pub cases: BTreeMap<EntryId, Case>,
    /// Incidents, by entry.
    pub incidents: BTreeMap<EntryId, Incident>,
    /// Figures by others, in order; never merged with ours.
    pub others: Vec<OthersFigure>,
    /// What sources published, in order; never merged with anything.
    pub stated: Vec<Stated>,
    /// Vehicles that a suspension caught inside a corridor, until they are out.
    pub caught: BTreeMap<Id, Caught>,
    /// Orders that wait for acknowledgement, vehicle by vehicle.
    pub unacknowledged: BTreeSet<(EntryId, Id)>,
    /// The plan that counts, by its hash, and the entry that put it in force.
    pub plan: Option<(EntryId, Id)>,
    /// Whether the account of the whole operation is closed.
    pub closed: Option<EntryId>,
}

/// What is known of a vehicle.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct VehicleFacts {
    /// Where it is, or left last.
    pub place: Option<Id>,
    /// Since when it is there; none while it drives.
    pub there_since: Option<Time>,
    /// The last entry about it happened then.
    pub last: Option<Time>,
    /// Its room, if it is not the scenario's.
    pub room: Option<Load>,
    /// The convoy that it belongs to.
    pub convoy: Option<Id>,
    /// The corridor that it is in, which way, and since when.
    pub inside: Option<(Id, Direction, Time)>,
    /// The checkpoint where it stands, and since when.
    pub at_checkpoint: Option<(Id, Time)>,
    /// Since when somebody has been aboard without a break: the welfare clock.
    pub aboard_since: Option<Time>,
    /// Families aboard by class: how many, and since when the first of them.
    pub families: BTreeMap<Idx<Class>, (u32, Time)>,
    /// The zone that those aboard were carried out of, and how many of them count for an exchange.
    pub carried_from: Option<(Idx<Zone>, u32)>,
    /// Whether it has moved or carried anybody.
    pub used: bool,
    /// Whether somebody has alighted from it.
    pub carried: bool,
    /// Whether it cannot go on.
    pub broken: bool,
}

/// What is known of a convoy.
#[derive(Clone, PartialEq, Debug)]
pub struct ConvoyFacts {
    /// Through which corridor.
    pub corridor: Id,
    /// Which way.
    pub direction: Direction,
    /// Its vehicles.
    pub vehicles: Vec<Id>,
    /// The entry that cleared it to load.
    pub clear_to_load: Option<EntryId>,
    /// The entry that cleared it to enter.
    pub clear_to_enter: Option<EntryId>,
    /// The entry that holds it.
    pub held: Option<EntryId>,
    /// The entry that calls it back.
    pub recalled: Option<EntryId>,
    /// Its first vehicle left the gate.
    pub departed: Option<Time>,
    /// People aboard when its vehicles left the gate, and those of them who do not count for exchanges.
    pub people: (u32, u32),
    /// Its last vehicle came through, if all have.
    pub through: Option<Time>,
    /// The entry that closed its account.
    pub closed: Option<EntryId>,
}

/// What is known of a corridor.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CorridorFacts {
    /// Who states that it is shut, each with the entry and its time; `None` is the centre itself.
    pub suspended: BTreeMap<Option<Id>, (EntryId, Time)>,
    /// Whether it was found free of mines and rubble, and by which entry.
    pub cleared: Option<(bool, EntryId)>,
    /// The last guarantee of each party.
    pub guarantees: BTreeMap<Id, Guarantee>,
    /// The last departure into it, each way.
    pub departed: BTreeMap<Direction, Time>,
    /// What departed into it, for quotas: when, people, vehicles; by convoy.
    pub convoys: BTreeMap<Id, (Direction, Time, u32, u32)>,
}

/// A guarantee of one party for one corridor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Guarantee {
    /// When it was given.
    pub as_of: Time,
    /// From then on it is stale.
    pub stale_after: Time,
    /// By which entry.
    pub entry: EntryId,
}

/// Families of a class, as far as they were reported.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FamilyFacts {
    /// Families who got on at the class's own place; those who got off there again taken away.
    pub taken: i64,
    /// Families who wait elsewhere.
    pub waiting_at: BTreeMap<Idx<Place>, u32>,
    /// Families who are safe: where, when, how many.
    pub safe: Vec<(Idx<Place>, Time, u32)>,
}

/// People carried out of a zone who count for exchanges.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ZoneFacts {
    /// By convoys that departed.
    pub left: u32,
    /// Those of them who came through.
    pub safe: u32,
}

/// Something that somebody must follow until a named role closes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// What it is about.
    pub about: CaseAbout,
    /// Since when.
    pub since: Time,
    /// The entry that closed it, and how it ended.
    pub closed: Option<(EntryId, Words)>,
}

/// What a case is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CaseAbout {
    /// People did not come through a checkpoint.
    DidNotContinue {
        /// Which checkpoint.
        checkpoint: Id,
        /// How many.
        people: u32,
    },
    /// People are missing by a count.
    Missing {
        /// Aboard which vehicle.
        vehicle: Id,
        /// How many.
        people: u32,
    },
    /// Somebody died.
    Death {
        /// Aboard which vehicle.
        vehicle: Id,
        /// How many.
        people: u32,
    },
}

/// What is said to have happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incident {
    /// Where.
    pub place: Option<Id>,
    /// As said.
    pub said: Words,
    /// How they know.
    pub known_by: Knowing,
    /// Where it stands.
    pub status: Status,
}

/// A figure by another source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OthersFigure {
    /// Who counted.
    pub source: Id,
    /// When.
    pub at: Time,
    /// How many.
    pub people: u32,
    /// Who is counted.
    pub scope: Words,
}

/// A published statement, and the entry that keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stated {
    /// The entry.
    pub entry: EntryId,
    /// When, by the entry: within what the source gives.
    pub at: Time,
    /// What was said.
    pub statement: Statement,
}

/// A vehicle inside a corridor that was suspended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caught {
    /// Which corridor.
    pub corridor: Id,
    /// The entry of the suspension.
    pub by: EntryId,
    /// People aboard then.
    pub people: u32,
    /// The gate that it is on the way to, and the one that it came from: its ways out.
    pub ways_out: [Id; 2],
}
