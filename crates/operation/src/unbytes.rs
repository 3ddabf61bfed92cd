//! The way back from an entry's bytes: what `bytes.rs` writes, and nothing else. Bytes that it would not have written are no entry.

use alloc::boxed::Box;
use alloc::vec::Vec;

use domain::{Direction, Load, Time, Window};

use crate::bytes::bytes;
use crate::entry::Entry;
use crate::event::{Clause, Families, Kind, Knowing, Method, Status};
use crate::id::{EntryId, Id, Words};
use crate::log::Log;
use crate::role::Role;
use crate::statement::{Bound, Figure, Precision, Since, Statement};

/// How deep a correction of a correction may go: as deep as JSON is read, so that whatever came in is read back.
const DEEPEST: u8 = 128;

/// The entry of bytes that [`crate::bytes()`] wrote, with the instant at which it came in; none if these are not such bytes. O(n).
pub fn entry_of(encoded: &[u8], recorded_at: Time) -> Option<Entry> {
    let mut from = From::new(encoded);
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
pub(crate) struct From<'a> {
    rest: &'a [u8],
    deep: u8,
}

/// Something that is read from bytes.
pub(crate) trait Take: Sized {
    fn take(from: &mut From<'_>) -> Option<Self>;
}

impl<'a> From<'a> {
    /// All of it is still to be read.
    pub(crate) fn new(rest: &'a [u8]) -> From<'a> {
        From { rest, deep: 0 }
    }

    /// One event deeper; none if that is too deep.
    pub(crate) fn deeper(&mut self) -> Option<()> {
        self.deep += 1;
        (self.deep <= DEEPEST).then_some(())
    }

    pub(crate) fn take<T: Take>(&mut self) -> Option<T> {
        T::take(self)
    }

    fn cut(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.rest.split_at_checked(n)?;
        self.rest = rest;
        Some(head)
    }

    /// Whether nothing is left.
    pub(crate) fn ended(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
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
impl<T: Take> Take for Log<T> {
    fn take(from: &mut From<'_>) -> Option<Log<T>> {
        let length: u32 = from.take()?;
        let mut all = Log::default();
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

numbered!(Precision: 1 Precision::Minute, 2 Precision::Hour, 3 Precision::Day, 4 Precision::Month);
numbered!(Bound: 1 Bound::Exactly, 2 Bound::About, 3 Bound::Over, 4 Bound::Almost, 5 Bound::UpTo);

impl Take for Since {
    fn take(from: &mut From<'_>) -> Option<Since> {
        match u8::take(from)? {
            1 => Some(Since::NotSaid),
            2 => from.take().map(Since::Time),
            _ => None,
        }
    }
}
impl Take for Figure {
    fn take(from: &mut From<'_>) -> Option<Figure> {
        Some(Figure { count: from.take()?, unit: from.take()?, bound: from.take()?, sum: from.take()? })
    }
}
impl Take for Statement {
    fn take(from: &mut From<'_>) -> Option<Statement> {
        Some(Statement {
            counter: from.take()?,
            source: from.take()?,
            about: from.take()?,
            figure: from.take()?,
            place: from.take()?,
            scope: from.take()?,
            within: from.take()?,
            precision: from.take()?,
            synthetic: from.take()?,
            said: from.take()?,
            found_at: from.take()?,
        })
    }
}

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
