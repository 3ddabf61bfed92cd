//! The facts as bytes and back, so that a record can begin from what an earlier fold came to. Not a format: only the program that wrote such bytes
//! reads them, and whoever reads them folds all entries as well when there is time, and holds the two against each other.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use domain::{Class, Idx, Place, Zone};

use crate::account::{Flows, Unit};
use crate::agreements::About;
use crate::bytes::{Put, put};
use crate::discrepancy::{Contradiction, Discrepancy};
use crate::facts::{
    Case, CaseAbout, Caught, ConvoyFacts, CorridorFacts, Facts, FamilyFacts, Guarantee, Incident,
    OthersFigure, Stated, VehicleFacts, ZoneFacts,
};
use crate::ground::Ground;
use crate::unbytes::{From, Take};

/// A struct is its fields, one after the other; one that is not named here does not compile.
macro_rules! fields {
    ($t:ident { $($field:ident),* $(,)? }) => {
        impl $crate::bytes::Put for $t {
            fn put(&self, out: &mut ::alloc::vec::Vec<u8>) {
                let $t { $($field),* } = self;
                $crate::bytes::put(out, &[$($field),*]);
            }
        }
        impl $crate::unbytes::Take for $t {
            fn take(from: &mut $crate::unbytes::From<'_>) -> Option<$t> {
                Some($t { $($field: from.take()?),* })
            }
        }
    };
}
pub(crate) use fields;

/// An enum is a number and the fields of its variant.
macro_rules! variants {
    ($t:ident { $($number:literal $name:ident $(( $a:ident ))? $({ $($field:ident),* })?),* $(,)? }) => {
        impl Put for $t {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $($t::$name $(( $a ))? $({ $($field),* })? => put(out, &[&{ $number as u8 } $(, $a)? $($(, $field)*)?]),)*
                }
            }
        }
        impl Take for $t {
            fn take(from: &mut From<'_>) -> Option<$t> {
                Some(match u8::take(from)? {
                    $($number => $t::$name $(({ let $a = from.take()?; $a }))? $({ $($field: from.take()?),* })?,)*
                    _ => return None,
                })
            }
        }
    };
}

fields!(Facts {
    vehicles,
    convoys,
    corridors,
    agreements,
    accounts,
    families,
    zones,
    discrepancies,
    cases,
    incidents,
    others,
    stated,
    caught,
    unacknowledged,
    plan,
    closed,
});
fields!(VehicleFacts {
    place,
    there_since,
    last,
    room,
    convoy,
    inside,
    at_checkpoint,
    aboard_since,
    families,
    carried_from,
    used,
    carried,
    broken,
});
fields!(ConvoyFacts {
    corridor,
    direction,
    vehicles,
    clear_to_load,
    clear_to_enter,
    held,
    recalled,
    departed,
    people,
    through,
    closed,
});
fields!(CorridorFacts { suspended, cleared, guarantees, departed, convoys });
fields!(Guarantee { as_of, stale_after, entry });
fields!(FamilyFacts { taken, waiting_at, safe });
fields!(ZoneFacts { left, safe });
fields!(Case { about, since, closed });
fields!(Incident { place, said, known_by, status });
fields!(OthersFigure { source, at, people, scope });
fields!(Stated { entry, at, statement });
fields!(Caught { corridor, by, people, ways_out });
fields!(Discrepancy { entry, what });
fields!(Flows {
    boarded,
    handed_over,
    aboard,
    returned,
    removed,
    left,
    died,
    moved_out,
    moved_in,
    born,
    joined,
    unexplained,
});
variants!(Unit { 1 Whole, 2 Vehicle(vehicle), 3 Convoy(convoy), 4 From(place), 5 Window(window) });
variants!(CaseAbout {
    1 DidNotContinue { checkpoint, people },
    2 Missing { vehicle, people },
    3 Death { vehicle, people },
});
variants!(About {
    1 Kind,
    2 Parties,
    3 Times,
    4 Route,
    5 Places,
    6 WhoMayLeave,
    7 Vehicles,
    8 Inspection,
    9 MedicalCases,
    10 Contact(party),
    11 Authority(party),
    12 Expires,
    13 EndsIf,
    14 LinkedTo,
});
variants!(Contradiction {
    1 UnknownVehicle(id),
    2 UnknownPlace(id),
    3 UnknownCorridor(id),
    4 UnknownConvoy(id),
    5 UnknownClass(id),
    6 UnknownEntry(entry),
    7 SameIdTwice,
    8 NotClearToLoad(convoy),
    9 NotClearToEnter(vehicle),
    10 EnteredWhileSuspended(vehicle),
    11 OverRoom { vehicle, people, room },
    12 CountDiffers { vehicle, missing },
    13 ElsewhereBefore { vehicle, known },
    14 MoreFamilies(class),
});

impl Put for i64 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_be_bytes());
    }
}
impl Take for i64 {
    fn take(from: &mut From<'_>) -> Option<i64> {
        from.array().map(i64::from_be_bytes)
    }
}
impl<T> Put for Idx<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.get() as u32).put(out);
    }
}
impl<T> Take for Idx<T> {
    fn take(from: &mut From<'_>) -> Option<Idx<T>> {
        u32::take(from).map(|position| Idx::new(position as usize))
    }
}
impl<A: Put, B: Put> Put for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        put(out, &[&self.0, &self.1]);
    }
}
impl<A: Take, B: Take> Take for (A, B) {
    fn take(from: &mut From<'_>) -> Option<(A, B)> {
        Some((from.take()?, from.take()?))
    }
}
impl<A: Put, B: Put, C: Put> Put for (A, B, C) {
    fn put(&self, out: &mut Vec<u8>) {
        put(out, &[&self.0, &self.1, &self.2]);
    }
}
impl<A: Take, B: Take, C: Take> Take for (A, B, C) {
    fn take(from: &mut From<'_>) -> Option<(A, B, C)> {
        Some((from.take()?, from.take()?, from.take()?))
    }
}
impl<A: Put, B: Put, C: Put, D: Put> Put for (A, B, C, D) {
    fn put(&self, out: &mut Vec<u8>) {
        put(out, &[&self.0, &self.1, &self.2, &self.3]);
    }
}
impl<A: Take, B: Take, C: Take, D: Take> Take for (A, B, C, D) {
    fn take(from: &mut From<'_>) -> Option<(A, B, C, D)> {
        Some((from.take()?, from.take()?, from.take()?, from.take()?))
    }
}
impl<T: Put> Put for [T; 2] {
    fn put(&self, out: &mut Vec<u8>) {
        put(out, &[&self[0], &self[1]]);
    }
}
impl<T: Take> Take for [T; 2] {
    fn take(from: &mut From<'_>) -> Option<[T; 2]> {
        Some([from.take()?, from.take()?])
    }
}
impl<K: Put, V: Put> Put for BTreeMap<K, V> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        for (key, value) in self {
            put(out, &[key, value]);
        }
    }
}
impl<K: Take + Ord, V: Take> Take for BTreeMap<K, V> {
    fn take(from: &mut From<'_>) -> Option<BTreeMap<K, V>> {
        // A map of keys that rise is built in one go.
        from.take::<Vec<(K, V)>>().map(|all| all.into_iter().collect())
    }
}
impl<T: Put> Put for BTreeSet<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        for value in self {
            value.put(out);
        }
    }
}
impl<T: Take + Ord> Take for BTreeSet<T> {
    fn take(from: &mut From<'_>) -> Option<BTreeSet<T>> {
        from.take::<Vec<T>>().map(|all| all.into_iter().collect())
    }
}

/// Whether all that the facts say by position is there in the scenario.
pub(crate) fn stands_on(facts: &Facts, ground: &Ground<'_>) -> bool {
    let s = ground.scenario;
    let class = |class: &Idx<Class>| class.get() < s.classes.len();
    let place = |place: &Idx<Place>| place.get() < s.places.len();
    let zone = |zone: &Idx<Zone>| zone.get() < s.zones.len();
    let vehicles = facts.vehicles.values().all(|vehicle| {
        vehicle.families.keys().all(class) && vehicle.carried_from.iter().all(|(from, _)| zone(from))
    });
    let families = facts.families.iter().all(|(of, known)| {
        class(of) && known.waiting_at.keys().all(place) && known.safe.iter().all(|(at, ..)| place(at))
    });
    vehicles && families && facts.zones.keys().all(zone)
}
