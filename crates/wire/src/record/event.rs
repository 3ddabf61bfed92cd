//! How events are written: an object with its kind as a word and its fields by their names.

use domain::{Direction, Load, Time};
use operation::{Clause, EntryId, Event, Families, Id, Knowing, Method, Statement, Status, Words};
use serde::{Deserialize, Serialize};

use super::value::Wire;

/// Writes out each kind of event once: its fields have the names that they have in the program. A kind or a field that is not here does
/// not compile.
macro_rules! events {
    ($($kind:ident { $($field:ident: $t:ty),* }),* $(,)?) => {
        /// An event in a file.
        #[derive(Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
        pub(super) enum EventOut {
            $($kind { $($field: <$t as Wire>::Out),* }),*
        }

        impl Wire for Event {
            type Out = EventOut;
            fn out(&self) -> EventOut {
                match self {
                    $(Event::$kind { $($field),* } => EventOut::$kind { $($field: $field.out()),* }),*
                }
            }
            fn back(out: EventOut) -> Result<Event, String> {
                Ok(match out {
                    $(EventOut::$kind { $($field),* } => Event::$kind { $($field: <$t as Wire>::back($field)?),* }),*
                })
            }
        }
    };
}

events! {
    Signed { agreement: Id, clause: Clause },
    Guaranteed { party: Id, corridor: Id, stale_after: Time },
    Cleared { corridor: Id, clear: bool },
    Suspended { corridor: Id, by: Option<Id>, reason: Words },
    Resumed { corridor: Id },
    Formed { convoy: Id, corridor: Id, direction: Direction, vehicles: Vec<Id> },
    ClearToLoad { convoy: Id, stands_on: Vec<EntryId>, overriding: Option<Words> },
    ClearToEnter { convoy: Id, stands_on: Vec<EntryId>, overriding: Option<Words> },
    Held { convoy: Id, reason: Words },
    Recalled { convoy: Id, reason: Words },
    Acknowledged { vehicle: Id, order: EntryId },
    Boarded { vehicle: Id, place: Id, people: Load, families: Vec<Families>, method: Method },
    Departed { vehicle: Id, place: Id },
    Entered { vehicle: Id, corridor: Id, direction: Direction },
    AtCheckpoint { vehicle: Id, checkpoint: Id },
    PassedCheckpoint { vehicle: Id, checkpoint: Id },
    DidNotContinue { vehicle: Id, checkpoint: Id, people: u32 },
    Arrived { vehicle: Id, place: Id },
    HandedOver { vehicle: Id, place: Id, people: Load, families: Vec<Families>, empty: bool, method: Method },
    Returned { vehicle: Id, place: Id, people: u32, families: Vec<Families> },
    LeftOnTheWay { vehicle: Id, people: u32 },
    Joined { vehicle: Id, people: u32 },
    Born { vehicle: Id },
    Died { vehicle: Id, people: u32 },
    Transferred { from: Id, to: Id, people: u32, families: Vec<Families> },
    Counted { vehicle: Id, people: u32, method: Method },
    BrokeDown { vehicle: Id },
    Repaired { vehicle: Id },
    VehicleJoined { vehicle: Id, room: Load, place: Id },
    Incident { place: Option<Id>, said: Words, known_by: Knowing },
    Assessed { incident: EntryId, status: Status },
    OthersCount { source: Id, people: u32, scope: Words },
    Stated { statement: Box<Statement> },
    CaseClosed { case: EntryId, outcome: Words },
    Corrected { entry: EntryId, to: Option<Box<Event>> },
    Refused { device: Id, action: Id, why: Id },
    PlanInForce { plan: Id },
    Closed { convoy: Option<Id> },
}
