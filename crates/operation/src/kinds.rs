//! The number and the fields of each kind of event, in the order in which they are hashed: one table for both ways.

use alloc::vec::Vec;

use crate::bytes::{Put, put};
use crate::event::Event;
use crate::unbytes::{From, Take};

/// A kind that is not here does not compile. Numbers are never used again, and the order of fields never changes.
macro_rules! events {
    ($($number:literal $kind:ident { $($field:ident),* }),* $(,)?) => {
        impl Put for Event {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Event::$kind { $($field),* } => put(out, &[&{ $number as u8 }, $($field),*]),)*
                }
            }
        }

        impl Take for Event {
            fn take(from: &mut From<'_>) -> Option<Event> {
                from.deeper()?;
                Some(match u8::take(from)? {
                    $($number => Event::$kind { $($field: from.take()?),* },)*
                    _ => return None,
                })
            }
        }
    };
}

events! {
    1 Signed { agreement, clause },
    2 Guaranteed { party, corridor, stale_after },
    3 Cleared { corridor, clear },
    4 Suspended { corridor, by, reason },
    5 Resumed { corridor },
    6 Formed { convoy, corridor, direction, vehicles },
    7 ClearToLoad { convoy, stands_on, overriding },
    8 ClearToEnter { convoy, stands_on, overriding },
    9 Held { convoy, reason },
    10 Recalled { convoy, reason },
    11 Acknowledged { vehicle, order },
    12 Boarded { vehicle, place, people, families, method },
    13 Departed { vehicle, place },
    14 AtCheckpoint { vehicle, checkpoint },
    15 PassedCheckpoint { vehicle, checkpoint },
    16 DidNotContinue { vehicle, checkpoint, people },
    17 Arrived { vehicle, place },
    18 HandedOver { vehicle, place, people, families, empty, method },
    19 Returned { vehicle, place, people, families },
    20 LeftOnTheWay { vehicle, people },
    21 Joined { vehicle, people },
    22 Born { vehicle },
    23 Died { vehicle, people },
    24 Transferred { from, to, people, families },
    25 Counted { vehicle, people, method },
    26 BrokeDown { vehicle },
    27 Repaired { vehicle },
    28 VehicleJoined { vehicle, room, place },
    29 Incident { place, said, known_by },
    30 Assessed { incident, status },
    31 OthersCount { source, people, scope },
    32 CaseClosed { case, outcome },
    33 Corrected { entry, to },
    34 Closed { convoy },
    35 Entered { vehicle, corridor, direction },
    36 Stated { statement },
    37 Refused { device, action, why },
    38 PlanInForce { plan },
}
