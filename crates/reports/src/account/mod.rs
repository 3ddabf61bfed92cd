//! The account of an operation: who came aboard and where they are, unit by unit, down to the entries that make each figure; and what of
//! it is published.

mod data;
mod differ;
mod page;
mod public;
mod sheet;
pub mod suppress;
mod text;

use std::collections::BTreeMap;

use domain::{Plan, Scenario, Time, Visit};
use operation::{Entry, EntryId, Event, Facts, Flows, Ground, Id, Posting, Unit};
use texts::isolated;

use crate::lang::Text;
use crate::{Clock, Lang};

pub use data::{account_csv, account_geojson, account_json, public_csv};
pub use differ::contradiction;
pub use page::account_page;
pub use public::{Published, Publishing, published};
pub use sheet::{bulletin_page, sitrep_page};
pub use text::account_text;

/// What an account is of. Nothing else tells a rehearsal from an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Happened {
    /// It happened.
    Operation,
    /// It was drawn.
    Rehearsal,
    /// It is put together from what was published.
    Replay,
}

/// All that an account is made from.
pub struct Accounted<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The plan, whose counts stand beside.
    pub plan: Option<&'a Plan>,
    /// What it is of.
    pub happened: Happened,
    /// What had happened by this instant; none for everything.
    pub happened_by: Option<Time>,
    /// As known at this instant; none for now.
    pub known_at: Option<Time>,
    /// What follows from the entries within both.
    pub facts: &'a Facts,
    /// What each entry did to each account.
    pub postings: &'a [Posting],
    /// The entries of the record.
    pub entries: &'a BTreeMap<EntryId, Entry>,
    /// The record's root, in hexadecimal digits.
    pub root: &'a str,
    /// Local time.
    pub clock: &'a dyn Clock,
}

/// What a sort of units is called, and which units are of it.
type Sort = (Text, fn(&Unit) -> bool);

/// A place's name, or its id if the scenario has no such place.
fn place(scenario: &Scenario, id: &Id, lang: Lang) -> String {
    let known = scenario.places.iter().find(|p| p.id == id.as_str());
    isolated(lang, known.map_or(id.as_str(), |p| p.name.in_language(lang.tag())))
}

/// Sorts of units, in the order of the papers.
pub(crate) const SORTS: [Sort; 5] = [
    (Text::AccountWhole, |unit| matches!(unit, Unit::Whole)),
    (Text::AccountByWindow, |unit| matches!(unit, Unit::Window(_))),
    (Text::AccountByPlace, |unit| matches!(unit, Unit::From(_))),
    (Text::AccountByConvoy, |unit| matches!(unit, Unit::Convoy(_))),
    (Text::AccountByVehicle, |unit| matches!(unit, Unit::Vehicle(_))),
];

/// What the terms of the head-count are called, in the order of [`Flows::terms`].
pub(crate) const TERMS: [Text; 12] = [
    Text::FlowBoarded,
    Text::FlowMovedIn,
    Text::FlowBorn,
    Text::FlowJoined,
    Text::FlowHandedOver,
    Text::FlowAboard,
    Text::FlowReturned,
    Text::FlowRemoved,
    Text::FlowLeft,
    Text::FlowDied,
    Text::FlowMovedOut,
    Text::FlowUnexplained,
];

impl Accounted<'_> {
    /// The units of a sort with their accounts; vehicles as people count: `bus-2` ahead of `bus-10`.
    pub(crate) fn units(&self, of: fn(&Unit) -> bool) -> Vec<(&Unit, &Flows)> {
        let mut units: Vec<_> = self.facts.accounts.iter().filter(|(unit, _)| of(unit)).collect();
        units.sort_by_cached_key(|(unit, _)| match unit {
            Unit::Vehicle(id) | Unit::Convoy(id) => natural(id.as_str()),
            _ => (String::new(), 0, String::new()),
        });
        units
    }

    /// What a unit is called.
    pub(crate) fn called(&self, unit: &Unit, lang: Lang) -> String {
        match unit {
            Unit::Whole => lang.say(Text::AccountWhole).to_owned(),
            Unit::Vehicle(id) | Unit::Convoy(id) => isolated(lang, id.as_str()),
            Unit::From(Some(id)) => self.place(id, lang),
            Unit::From(None) => lang.say(Text::AccountOnTheWay).to_owned(),
            Unit::Window(None) => lang.say(Text::AccountBeforeFirst).to_owned(),
            Unit::Window(Some(n)) => {
                let window = self.window(*n).map_or_else(String::new, |(from, until)| {
                    format!("{} – {}", self.clock.minute(from), self.clock.minute(until))
                });
                lang.fill(Text::AccountWindow, &[("n", &(n + 1).to_string()), ("times", &window)])
            }
        }
    }

    /// A place by its name.
    pub(crate) fn place(&self, id: &Id, lang: Lang) -> String {
        place(self.scenario, id, lang)
    }

    /// A window of the agreements.
    pub(crate) fn window(&self, n: u32) -> Option<(Time, Time)> {
        let every = self.scenario.agreements.iter().filter_map(|a| a.in_force.as_ref());
        let all: domain::Windows = every.flat_map(domain::Windows::iter).copied().collect();
        all.as_slice().get(n as usize).map(|w| (w.from, w.until))
    }

    /// How many the plan has boarding, by unit: the whole, vehicles, places.
    pub(crate) fn planned(&self, unit: &Unit) -> Option<i64> {
        let plan = self.plan?;
        let mut sum = 0;
        for itinerary in &plan.vehicles {
            let vehicle = &self.scenario.vehicles[itinerary.vehicle].id;
            for visit in &itinerary.visits {
                let Visit::Place(stop) = visit else { continue };
                let counts = match unit {
                    Unit::Whole => true,
                    Unit::Vehicle(id) => vehicle == id.as_str(),
                    Unit::From(Some(id)) => self.scenario.places[stop.place].id == id.as_str(),
                    Unit::From(None) | Unit::Convoy(_) | Unit::Window(_) => return None,
                };
                for moved in stop.board.iter().filter(|_| counts) {
                    let class = &self.scenario.classes[moved.class];
                    sum += i64::from(moved.families) * i64::from(class.family.people());
                }
            }
        }
        Some(sum)
    }

    /// People handed over, place by place: the sum over the entries that say so, and of nothing else.
    pub(crate) fn received(&self) -> BTreeMap<Id, i64> {
        let mut received = BTreeMap::new();
        for posting in self.postings {
            let whole = posting.accounts.get(&Unit::Whole);
            if let (Event::HandedOver { place, .. }, Some(flows)) = (&posting.event, whole) {
                *received.entry(place.clone()).or_default() += flows.handed_over;
            }
        }
        received
    }

    /// What the account is of, and by which clocks.
    pub(crate) fn says_when(&self, lang: Lang) -> Vec<String> {
        let kind = match self.happened {
            Happened::Operation => Text::AccountOfOperation,
            Happened::Rehearsal => Text::AccountOfRehearsal,
            Happened::Replay => Text::AccountOfReplay,
        };
        let mut says = vec![lang.say(kind).to_owned()];
        let at = |text, t: Time| lang.fill(text, &[("at", &self.clock.minute(t))]);
        says.extend(self.happened_by.map(|t| at(Text::AccountHappenedBy, t)));
        says.extend(self.known_at.map(|t| at(Text::AccountKnownAt, t)));
        says
    }

    /// An entry's event as a sentence, if the journal has words for it.
    pub(crate) fn sentence(&self, event: &Event, lang: Lang) -> String {
        crate::readback(self.scenario, std::slice::from_ref(event), lang).join(" ")
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground::new(self.scenario)
    }
}

/// Letters, then the number at the end, so that 2 is ahead of 10.
fn natural(id: &str) -> (String, u64, String) {
    let letters = id.trim_end_matches(|c: char| c.is_ascii_digit());
    (letters.to_owned(), id[letters.len()..].parse().unwrap_or(0), id.to_owned())
}
