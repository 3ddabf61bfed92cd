//! How the values of entries are written: ids and UUIDs as text, instants in UTC, words for words.

use domain::{Direction, Load, Time, Window};
use jiff::Timestamp;
use operation::{Clause, EntryId, Families, Id, Kind, Knowing, Method, Status, Words};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A value with a form of its own in a file.
pub(super) trait Wire: Sized {
    /// That form.
    type Out: Serialize + DeserializeOwned;
    /// To the file.
    fn out(&self) -> Self::Out;
    /// From the file, or what is wrong with it.
    fn back(out: Self::Out) -> Result<Self, String>;
}

/// Values that JSON has.
macro_rules! plain {
    ($($t:ty),*) => {$(
        impl Wire for $t {
            type Out = $t;
            fn out(&self) -> $t {
                *self
            }
            fn back(out: $t) -> Result<$t, String> {
                Ok(out)
            }
        }
    )*};
}
plain!(u32, bool);

impl Wire for Id {
    type Out = String;
    fn out(&self) -> String {
        self.as_str().to_owned()
    }
    fn back(out: String) -> Result<Id, String> {
        Id::new(&out).ok_or_else(|| format!("not an id: \"{out}\""))
    }
}

impl Wire for Words {
    type Out = String;
    fn out(&self) -> String {
        self.as_str().to_owned()
    }
    fn back(out: String) -> Result<Words, String> {
        let words = Words::new(&out);
        // What would be cut would be lost: the writer is told.
        if words.as_str() == out {
            Ok(words)
        } else {
            Err(format!("a text of at most {} characters on one line, not: \"{out}\"", Words::MOST))
        }
    }
}

impl Wire for EntryId {
    type Out = String;
    fn out(&self) -> String {
        self.to_string()
    }
    fn back(out: String) -> Result<EntryId, String> {
        out.parse().map_err(|_| format!("not a UUID: \"{out}\""))
    }
}

impl Wire for Time {
    type Out = String;
    fn out(&self) -> String {
        // An instant beyond what a calendar has is no instant of an operation.
        Timestamp::from_second(self.0).map_or_else(|_| self.0.to_string(), |t| t.to_string())
    }
    fn back(out: String) -> Result<Time, String> {
        let whole = out.parse::<i64>().map(Time);
        let civil = out.parse::<Timestamp>().map(|t| Time(t.as_second()));
        civil
            .ok()
            .or(whole.ok())
            .ok_or_else(|| format!("not an instant such as 2030-05-04T08:00:00Z: \"{out}\""))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WindowOut {
    from: String,
    until: String,
}

impl Wire for Window {
    type Out = WindowOut;
    fn out(&self) -> WindowOut {
        let Window { from, until } = self;
        WindowOut { from: from.out(), until: until.out() }
    }
    fn back(out: WindowOut) -> Result<Window, String> {
        Ok(Window { from: Time::back(out.from)?, until: Time::back(out.until)? })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LoadOut {
    seats: u32,
    #[serde(default, skip_serializing_if = "nobody")]
    wheelchairs: u32,
    #[serde(default, skip_serializing_if = "nobody")]
    stretchers: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's own form")]
fn nobody(n: &u32) -> bool {
    *n == 0
}

impl Wire for Load {
    type Out = LoadOut;
    fn out(&self) -> LoadOut {
        let Load { seats, wheelchairs, stretchers } = *self;
        LoadOut { seats, wheelchairs, stretchers }
    }
    fn back(out: LoadOut) -> Result<Load, String> {
        let LoadOut { seats, wheelchairs, stretchers } = out;
        let sum = seats.checked_add(wheelchairs).and_then(|n| n.checked_add(stretchers));
        sum.map(|_| Load { seats, wheelchairs, stretchers }).ok_or_else(|| "too many people".to_owned())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FamiliesOut {
    class: String,
    families: u32,
}

impl Wire for Families {
    type Out = FamiliesOut;
    fn out(&self) -> FamiliesOut {
        let Families { class, families } = self;
        FamiliesOut { class: class.out(), families: *families }
    }
    fn back(out: FamiliesOut) -> Result<Families, String> {
        Ok(Families { class: Id::back(out.class)?, families: out.families })
    }
}

impl<T: Wire> Wire for Option<T> {
    type Out = Option<T::Out>;
    fn out(&self) -> Self::Out {
        self.as_ref().map(Wire::out)
    }
    fn back(out: Self::Out) -> Result<Self, String> {
        out.map(T::back).transpose()
    }
}

impl<T: Wire> Wire for Vec<T> {
    type Out = Vec<T::Out>;
    fn out(&self) -> Self::Out {
        self.iter().map(Wire::out).collect()
    }
    fn back(out: Self::Out) -> Result<Self, String> {
        out.into_iter().map(T::back).collect()
    }
}

impl<T: Wire> Wire for Box<T> {
    type Out = Box<T::Out>;
    fn out(&self) -> Self::Out {
        Box::new((**self).out())
    }
    fn back(out: Self::Out) -> Result<Self, String> {
        T::back(*out).map(Box::new)
    }
}

/// Kinds that are one word each.
macro_rules! words {
    ($t:ty: $($word:literal $value:path),* $(,)?) => {
        impl Wire for $t {
            type Out = String;
            fn out(&self) -> String {
                match self { $($value => $word),* }.to_owned()
            }
            fn back(out: String) -> Result<$t, String> {
                match out.as_str() {
                    $($word => Ok($value),)*
                    _ => Err(format!("one of {}, not: \"{out}\"", [$($word),*].join(", "))),
                }
            }
        }
    };
}
pub(super) use words;

words!(Direction: "outward" Direction::Outward, "back" Direction::Back);
words!(Method:
    "list" Method::List, "scan" Method::Scan, "clicker" Method::Clicker, "seats" Method::Seats,
    "estimate" Method::Estimate);
words!(Knowing: "saw" Knowing::Saw, "told" Knowing::Told, "inferred" Knowing::Inferred);
words!(Status:
    "alleged" Status::Alleged, "verified" Status::Verified, "not-verified" Status::NotVerified,
    "open" Status::Open);
words!(Kind:
    "ceasefire" Kind::Ceasefire, "pause" Kind::Pause, "corridor" Kind::Corridor,
    "notification" Kind::Notification, "exchange" Kind::Exchange);

/// A clause in JSON, as in an entry: an object with one key, which is what it is about.
pub fn clause(clause: &Clause) -> String {
    serde_json::to_string(&clause.out()).expect("texts and lists are JSON")
}

/// A clause, as a key of its own.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ClauseOut {
    Kind(String),
    Parties(Vec<String>),
    Times(Vec<WindowOut>),
    Route(Vec<String>),
    Places(Vec<String>),
    WhoMayLeave(String),
    Vehicles(String),
    Inspection(String),
    MedicalCases(String),
    Contact(String),
    Authority(String),
    Expires(String),
    EndsIf(String),
    LinkedTo(String),
}

impl Wire for Clause {
    type Out = ClauseOut;
    fn out(&self) -> ClauseOut {
        match self {
            Clause::Kind(kind) => ClauseOut::Kind(kind.out()),
            Clause::Parties(parties) => ClauseOut::Parties(parties.out()),
            Clause::Times(times) => ClauseOut::Times(times.out()),
            Clause::Route(route) => ClauseOut::Route(route.out()),
            Clause::Places(places) => ClauseOut::Places(places.out()),
            Clause::WhoMayLeave(words) => ClauseOut::WhoMayLeave(words.out()),
            Clause::Vehicles(words) => ClauseOut::Vehicles(words.out()),
            Clause::Inspection(words) => ClauseOut::Inspection(words.out()),
            Clause::MedicalCases(words) => ClauseOut::MedicalCases(words.out()),
            Clause::Contact { party } => ClauseOut::Contact(party.out()),
            Clause::Authority { party } => ClauseOut::Authority(party.out()),
            Clause::Expires(at) => ClauseOut::Expires(at.out()),
            Clause::EndsIf(words) => ClauseOut::EndsIf(words.out()),
            Clause::LinkedTo(agreement) => ClauseOut::LinkedTo(agreement.out()),
        }
    }
    fn back(out: ClauseOut) -> Result<Clause, String> {
        Ok(match out {
            ClauseOut::Kind(kind) => Clause::Kind(Kind::back(kind)?),
            ClauseOut::Parties(parties) => Clause::Parties(Vec::back(parties)?),
            ClauseOut::Times(times) => Clause::Times(Vec::back(times)?),
            ClauseOut::Route(route) => Clause::Route(Vec::back(route)?),
            ClauseOut::Places(places) => Clause::Places(Vec::back(places)?),
            ClauseOut::WhoMayLeave(words) => Clause::WhoMayLeave(Words::back(words)?),
            ClauseOut::Vehicles(words) => Clause::Vehicles(Words::back(words)?),
            ClauseOut::Inspection(words) => Clause::Inspection(Words::back(words)?),
            ClauseOut::MedicalCases(words) => Clause::MedicalCases(Words::back(words)?),
            ClauseOut::Contact(party) => Clause::Contact { party: Id::back(party)? },
            ClauseOut::Authority(party) => Clause::Authority { party: Id::back(party)? },
            ClauseOut::Expires(at) => Clause::Expires(Time::back(at)?),
            ClauseOut::EndsIf(words) => Clause::EndsIf(Words::back(words)?),
            ClauseOut::LinkedTo(agreement) => Clause::LinkedTo(Id::back(agreement)?),
        })
    }
}
