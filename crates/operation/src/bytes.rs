//! The one way an entry is written for hashing: numbers big-endian, texts and lists with their length before them, every kind
//! by a number that never changes (those of events stand in `kinds.rs`). Two entries have the same bytes only if they say the same.

use alloc::boxed::Box;
use alloc::vec::Vec;

use domain::{Direction, Load, Time, Window};

use crate::entry::Entry;
use crate::event::{Clause, Families, Kind, Knowing, Method, Status};
use crate::id::{EntryId, Id, Words};
use crate::log::Log;
use crate::statement::{Bound, Figure, Precision, Since, Statement};

/// The bytes of an entry without `recorded_at`: what every server has alike.
pub fn bytes(entry: &Entry) -> Vec<u8> {
    let Entry { id, happened_at, recorded_at: _, role, device, answers, event } = entry;
    let mut out = Vec::with_capacity(128);
    put(&mut out, &[id, happened_at, &role.number(), device, answers, event]);
    out
}

/// Something that has bytes.
pub(crate) trait Put {
    fn put(&self, out: &mut Vec<u8>);
}

pub(crate) fn put(out: &mut Vec<u8>, parts: &[&dyn Put]) {
    for part in parts {
        part.put(out);
    }
}

impl Put for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
}
impl Put for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_be_bytes());
    }
}
impl Put for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
}
impl Put for Time {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0.to_be_bytes());
    }
}
impl Put for Window {
    fn put(&self, out: &mut Vec<u8>) {
        put(out, &[&self.from, &self.until]);
    }
}
impl Put for str {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        out.extend_from_slice(self.as_bytes());
    }
}
impl Put for Id {
    fn put(&self, out: &mut Vec<u8>) {
        self.as_str().put(out);
    }
}
impl Put for Words {
    fn put(&self, out: &mut Vec<u8>) {
        self.as_str().put(out);
    }
}
impl Put for EntryId {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes());
    }
}
impl<T: Put> Put for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }
}
impl<T: Put> Put for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        for value in self {
            value.put(out);
        }
    }
}
impl<T: Put> Put for Log<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        for value in self.iter() {
            value.put(out);
        }
    }
}
impl<T: Put> Put for Box<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }
}
impl Put for Load {
    fn put(&self, out: &mut Vec<u8>) {
        for part in self.parts() {
            part.put(out);
        }
    }
}
impl Put for Families {
    fn put(&self, out: &mut Vec<u8>) {
        put(out, &[&self.class, &self.families]);
    }
}
impl Put for Direction {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Direction::Outward => 1,
            Direction::Back => 2,
        });
    }
}
impl Put for Method {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Method::List => 1,
            Method::Scan => 2,
            Method::Clicker => 3,
            Method::Seats => 4,
            Method::Estimate => 5,
        });
    }
}
impl Put for Knowing {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Knowing::Saw => 1,
            Knowing::Told => 2,
            Knowing::Inferred => 3,
        });
    }
}
impl Put for Status {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Status::Alleged => 1,
            Status::Verified => 2,
            Status::NotVerified => 3,
            Status::Open => 4,
        });
    }
}
impl Put for Kind {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Kind::Ceasefire => 1,
            Kind::Pause => 2,
            Kind::Corridor => 3,
            Kind::Notification => 4,
            Kind::Exchange => 5,
        });
    }
}

impl Put for Precision {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Precision::Minute => 1,
            Precision::Hour => 2,
            Precision::Day => 3,
            Precision::Month => 4,
        });
    }
}
impl Put for Bound {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Bound::Exactly => 1,
            Bound::About => 2,
            Bound::Over => 3,
            Bound::Almost => 4,
            Bound::UpTo => 5,
        });
    }
}
impl Put for Since {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Since::NotSaid => put(out, &[&1u8]),
            Since::Time(at) => put(out, &[&2u8, at]),
        }
    }
}
impl Put for Figure {
    fn put(&self, out: &mut Vec<u8>) {
        let Figure { count, unit, bound, sum } = self;
        put(out, &[count, unit, bound, sum]);
    }
}
impl Put for Statement {
    fn put(&self, out: &mut Vec<u8>) {
        let Statement { counter, source, about, figure, place, scope, .. } = self;
        put(out, &[counter, source, about, figure, place, scope]);
        let Statement { within, precision, synthetic, said, found_at, .. } = self;
        put(out, &[within, precision, synthetic, said, found_at]);
    }
}

impl Put for Clause {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Clause::Kind(kind) => put(out, &[&1u8, kind]),
            Clause::Parties(parties) => put(out, &[&2u8, parties]),
            Clause::Times(windows) => put(out, &[&3u8, windows]),
            Clause::Route(corridors) => put(out, &[&4u8, corridors]),
            Clause::Places(places) => put(out, &[&5u8, places]),
            Clause::WhoMayLeave(words) => put(out, &[&6u8, words]),
            Clause::Vehicles(words) => put(out, &[&7u8, words]),
            Clause::Inspection(words) => put(out, &[&8u8, words]),
            Clause::MedicalCases(words) => put(out, &[&9u8, words]),
            Clause::Contact { party } => put(out, &[&10u8, party]),
            Clause::Authority { party } => put(out, &[&11u8, party]),
            Clause::Expires(at) => put(out, &[&12u8, at]),
            Clause::EndsIf(words) => put(out, &[&13u8, words]),
            Clause::LinkedTo(agreement) => put(out, &[&14u8, agreement]),
        }
    }
}
