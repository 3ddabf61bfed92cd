//! The way back from an entry's bytes: what `bytes.rs` writes, and nothing else. Bytes that it would not have written are no entry.

use alloc::boxed::Box;
use alloc::vec::Vec;

use domain::{Direction, Load, Time, Window};

use crate::bytes::bytes;
use crate::entry::Entry;
use crate::event::{Clause, Event, Families, Kind, Knowing, Method, Status};
use crate::id::{EntryId, Id, Words};
use crate::role::Role;

/// How deep a correction of a correction may go: as deep as JSON is read, so that whatever came in is read back.
const DEEPEST: u8 = 128;

/// The entry of bytes that [`crate::bytes()`] wrote, with the instant at which it came in; none if these are not such bytes. O(n).
pub fn entry_of(encoded: &[u8], recorded_at: Time) -> Option<Entry> {
    let mut from = From { rest: encoded, deep: 0 };
    let entry = Entry {
        id: from.take()?,
        happened_at: from.take()?,
        recorded_at,
        role: from.role()?,
        device: from.take()?,
        answers: from.take()?,
        event: from.take()?,
    };
    // What is written in one way only is read in one way only.
    (from.rest.is_empty() && bytes(&entry) == encoded).then_some(entry)
}

/// What is still to be read.
struct From<'a> {
    rest: &'a [u8],
    deep: u8,
}

/// Something that is read from bytes.
trait Take: Sized {
    fn take(from: &mut From<'_>) -> Option<Self>;
}

impl<'a> From<'a> {
    fn take<T: Take>(&mut self) -> Option<T> {
        T::take(self)
    }

    fn cut(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.cut(N)?.try_into().ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length: u32 = self.take()?;
        core::str::from_utf8(self.cut(length as usize)?).ok()
    }

    fn role(&mut self) -> Option<Role> {
        let number: u8 = self.take()?;
        Role::ALL.iter().find(|(.., n)| *n == number).map(|(role, ..)| *role)
    }
}

impl Take for u8 {
    fn take(from: &mut From<'_>) -> Option<u8> {
        from.array::<1>().map(|[byte]| byte)
    }
}
impl Take for u32 {
    fn take(from: &mut From<'_>) -> Option<u32> {
        from.array().map(u32::from_be_bytes)
    }
}
impl Take for bool {
    fn take(from: &mut From<'_>) -> Option<bool> {
        match u8::take(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}
impl Take for Time {
    fn take(from: &mut From<'_>) -> Option<Time> {
        from.array().map(|b| Time(i64::from_be_bytes(b)))
    }
}
impl Take for Window {
    fn take(from: &mut From<'_>) -> Option<Window> {
        Some(Window { from: from.take()?, until: from.take()? })
    }
}
impl Take for Id {
    fn take(from: &mut From<'_>) -> Option<Id> {
        Id::new(from.text()?)
    }
}
impl Take for Words {
    fn take(from: &mut From<'_>) -> Option<Words> {
        from.text().map(Words::new)
    }
}
impl Take for EntryId {
    fn take(from: &mut From<'_>) -> Option<EntryId> {
        from.array().map(EntryId::from_bytes)
    }
}
impl<T: Take> Take for Option<T> {
    fn take(from: &mut From<'_>) -> Option<Option<T>> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}
impl<T: Take> Take for Vec<T> {
    fn take(from: &mut From<'_>) -> Option<Vec<T>> {
        let length: u32 = from.take()?;
        // Everything in a list takes a byte at least: a length that cannot be reserves nothing.
        let mut all = Vec::with_capacity((length as usize).min(from.rest.len()));
        for _ in 0..length {
            all.push(from.take()?);
        }
        Some(all)
    }
}
impl<T: Take> Take for Box<T> {
    fn take(from: &mut From<'_>) -> Option<Box<T>> {
        from.take().map(Box::new)
    }
}
impl Take for Load {
    fn take(from: &mut From<'_>) -> Option<Load> {
        let load = Load { seats: from.take()?, wheelchairs: from.take()?, stretchers: from.take()? };
        let [a, b, c] = load.parts();
        a.checked_add(b)?.checked_add(c).map(|_| load)
    }
}
impl Take for Families {
    fn take(from: &mut From<'_>) -> Option<Families> {
        Some(Families { class: from.take()?, families: from.take()? })
    }
}

/// Kinds that are one number each.
macro_rules! numbered {
    ($t:ty: $($number:literal $value:path),* $(,)?) => {
        impl Take for $t {
            fn take(from: &mut From<'_>) -> Option<$t> {
                match u8::take(from)? {
                    $($number => Some($value),)*
                    _ => None,
                }
            }
        }
    };
}
numbered!(Direction: 1 Direction::Outward, 2 Direction::Back);
numbered!(Method: 1 Method::List, 2 Method::Scan, 3 Method::Clicker, 4 Method::Seats, 5 Method::Estimate);
numbered!(Knowing: 1 Knowing::Saw, 2 Knowing::Told, 3 Knowing::Inferred);
numbered!(Status: 1 Status::Alleged, 2 Status::Verified, 3 Status::NotVerified, 4 Status::Open);
numbered!(Kind: 1 Kind::Ceasefire, 2 Kind::Pause, 3 Kind::Corridor, 4 Kind::Notification, 5 Kind::Exchange);

impl Take for Clause {
    fn take(from: &mut From<'_>) -> Option<Clause> {
        Some(match u8::take(from)? {
            1 => Clause::Kind(from.take()?),
            2 => Clause::Parties(from.take()?),
            3 => Clause::Times(from.take()?),
            4 => Clause::Route(from.take()?),
            5 => Clause::Places(from.take()?),
            6 => Clause::WhoMayLeave(from.take()?),
            7 => Clause::Vehicles(from.take()?),
            8 => Clause::Inspection(from.take()?),
            9 => Clause::MedicalCases(from.take()?),
            10 => Clause::Contact { party: from.take()? },
            11 => Clause::Authority { party: from.take()? },
            12 => Clause::Expires(from.take()?),
            13 => Clause::EndsIf(from.take()?),
            14 => Clause::LinkedTo(from.take()?),
            _ => return None,
        })
    }
}

/// The number of each kind of event and its fields, in the order in which they are written.
macro_rules! events {
    ($($number:literal $kind:ident { $($field:ident),* }),* $(,)?) => {
        impl Take for Event {
            fn take(from: &mut From<'_>) -> Option<Event> {
                from.deep += 1;
                if from.deep > DEEPEST {
                    return None;
                }
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
}
