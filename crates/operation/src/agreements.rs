//! Agreements, clause by clause: which are signed, which are missing, and when a corridor may be used.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use domain::{Time, Window, Windows};

use crate::bytes::Put;
use crate::event::{Clause, Kind};
use crate::fold::fields;
use crate::id::{EntryId, Id};
use crate::unbytes::{From, Take};

/// What a clause is about; a new clause about the same thing replaces the one before.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum About {
    /// What sort of agreement it is.
    Kind,
    /// Who guarantees it.
    Parties,
    /// When.
    Times,
    /// Through which corridors.
    Route,
    /// From where and to where.
    Places,
    /// Who may leave.
    WhoMayLeave,
    /// Which vehicles.
    Vehicles,
    /// Inspected how.
    Inspection,
    /// Those who cannot walk.
    MedicalCases,
    /// Whom to call, for a party.
    Contact(Id),
    /// Who decides, for a party.
    Authority(Id),
    /// Until when.
    Expires,
    /// What ends it.
    EndsIf,
    /// What it is tied to.
    LinkedTo,
}

impl Clause {
    /// What it is about.
    pub fn about(&self) -> About {
        match self {
            Clause::Kind(_) => About::Kind,
            Clause::Parties(_) => About::Parties,
            Clause::Times(_) => About::Times,
            Clause::Route(_) => About::Route,
            Clause::Places(_) => About::Places,
            Clause::WhoMayLeave(_) => About::WhoMayLeave,
            Clause::Vehicles(_) => About::Vehicles,
            Clause::Inspection(_) => About::Inspection,
            Clause::MedicalCases(_) => About::MedicalCases,
            Clause::Contact { party } => About::Contact(party.clone()),
            Clause::Authority { party } => About::Authority(party.clone()),
            Clause::Expires(_) => About::Expires,
            Clause::EndsIf(_) => About::EndsIf,
            Clause::LinkedTo(_) => About::LinkedTo,
        }
    }
}

/// One agreement as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// Its clauses, each with the entry that signed it.
    pub clauses: BTreeMap<About, (Clause, EntryId)>,
}

impl Standing {
    /// What sort it is.
    pub fn kind(&self) -> Option<Kind> {
        match self.clauses.get(&About::Kind) {
            Some((Clause::Kind(kind), _)) => Some(*kind),
            _ => None,
        }
    }

    /// Who guarantees it.
    pub fn parties(&self) -> &[Id] {
        match self.clauses.get(&About::Parties) {
            Some((Clause::Parties(parties), _)) => parties,
            _ => &[],
        }
    }

    /// Whether it speaks of this corridor.
    pub fn covers(&self, corridor: &Id) -> bool {
        matches!(self.clauses.get(&About::Route), Some((Clause::Route(route), _)) if route.contains(corridor))
    }

    /// When it is in force: its times, up to its end.
    pub fn in_force(&self) -> Windows {
        let Some((Clause::Times(times), _)) = self.clauses.get(&About::Times) else {
            return Windows::default();
        };
        let until = match self.clauses.get(&About::Expires) {
            Some((Clause::Expires(at), _)) => *at,
            _ => Time::MAX,
        };
        Windows::new(times.iter().copied()).intersect(&Windows::new([Window { from: Time::MIN, until }]))
    }

    /// The clauses that it lacks to be complete.
    pub fn missing(&self) -> Vec<About> {
        let always = [
            About::Kind,
            About::Parties,
            About::Times,
            About::Route,
            About::Places,
            About::WhoMayLeave,
            About::Vehicles,
            About::Inspection,
            About::MedicalCases,
            About::Expires,
        ];
        let each =
            self.parties().iter().flat_map(|p| [About::Contact(p.clone()), About::Authority(p.clone())]);
        always.into_iter().chain(each).filter(|about| !self.clauses.contains_key(about)).collect()
    }
}

fields!(Standing { clauses });

/// All agreements.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Agreements(BTreeMap<Id, Standing>);

impl Put for Agreements {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }
}
impl Take for Agreements {
    fn take(from: &mut From<'_>) -> Option<Agreements> {
        from.take().map(Agreements)
    }
}

impl Agreements {
    /// An agreement.
    pub fn get(&self, id: &Id) -> Option<&Standing> {
        self.0.get(id)
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Standing)> {
        self.0.iter()
    }

    /// A clause was signed.
    pub(crate) fn sign(&mut self, agreement: &Id, clause: &Clause, entry: EntryId) {
        let standing = self.0.entry(agreement.clone()).or_default();
        standing.clauses.insert(clause.about(), (clause.clone(), entry));
    }

    /// Those that decide over a corridor: they speak of it, and are more than a word that somebody was told.
    pub fn over<'a>(&'a self, corridor: &'a Id) -> impl Iterator<Item = (&'a Id, &'a Standing)> {
        self.0.iter().filter(|(_, standing)| {
            standing.covers(corridor)
                && matches!(standing.kind(), Some(Kind::Ceasefire | Kind::Pause | Kind::Corridor))
        })
    }

    /// When a corridor may be used: every agreement over it holds, and one of them silences arms. Never, if there is none.
    pub fn open(&self, corridor: &Id) -> Windows {
        let silent = self
            .over(corridor)
            .any(|(_, standing)| matches!(standing.kind(), Some(Kind::Ceasefire | Kind::Pause)));
        if !silent {
            return Windows::default();
        }
        self.over(corridor)
            .fold(Windows::always(), |open, (_, standing)| open.intersect(&standing.in_force()))
    }
}
