//! What of an account is published: late, and without small counts.

use domain::{Duration, Time};
use operation::{Id, Status, Unit};

use super::Accounted;
use super::suppress::{Cell, suppressed};

/// How careful a publication is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Publishing {
    /// What is younger is left out.
    pub delay: Duration,
    /// Counts from 1 to below this are left out; 1 leaves out none.
    pub smallest: i64,
}

/// As agreed for the public: a day late, no count below ten.
impl Default for Publishing {
    fn default() -> Publishing {
        Publishing { delay: Duration::hours(24), smallest: 10 }
    }
}

/// What is published.
pub struct Published<'a> {
    /// The account as of the delay: its facts must be those of `happened_by`.
    pub account: &'a Accounted<'a>,
    /// How careful it is.
    pub care: Publishing,
    /// People handed over, together.
    pub whole: Cell,
    /// By the place where they got on; none for those who came aboard on the way.
    pub origins: Vec<(Option<Id>, Cell)>,
    /// By the place where they were handed over.
    pub destinations: Vec<(Id, Cell)>,
    /// Incidents by status: how many. Nobody is named, nothing is attributed.
    pub incidents: [(Status, usize); 4],
    /// Corridors that are shut, each with when and by whom it was stated.
    pub shut: Vec<(Id, Option<Id>, Time)>,
    /// People whom the plan or the scenario has leaving, and who are not yet handed over.
    pub remaining: Cell,
}

/// Makes the figures of a publication. O(units + entries).
pub fn published<'a>(account: &'a Accounted<'a>, care: Publishing) -> Published<'a> {
    let facts = account.facts;
    let from: Vec<(Option<Id>, i64)> = facts
        .accounts
        .iter()
        .filter_map(|(unit, flows)| match unit {
            Unit::From(place) => Some((place.clone(), flows.handed_over)),
            _ => None,
        })
        .filter(|(_, n)| *n != 0)
        .collect();
    let received: Vec<(Id, i64)> = account.received().into_iter().filter(|(_, n)| *n != 0).collect();
    let counts = |all: &[i64]| suppressed(all, care.smallest);
    let (origins, whole) = counts(&from.iter().map(|(_, n)| *n).collect::<Vec<_>>());
    let (destinations, _) = counts(&received.iter().map(|(_, n)| *n).collect::<Vec<_>>());
    let incidents = [Status::Alleged, Status::Verified, Status::NotVerified, Status::Open]
        .map(|status| (status, facts.incidents.values().filter(|i| i.status == status).count()));
    let shut = facts
        .corridors
        .iter()
        .flat_map(|(id, c)| c.suspended.iter().map(|(by, (_, at))| (id.clone(), by.clone(), *at)))
        .collect();
    let everybody: i64 = account
        .scenario
        .classes
        .iter()
        .map(|class| i64::from(class.count) * i64::from(class.family.people()))
        .sum();
    let handed_over = facts.accounts.of(&Unit::Whole).handed_over;
    // What remains gives the whole away by subtraction, and the other way round: either both stand or none.
    let left = (everybody - handed_over).max(0);
    let small = left != 0 && left < care.smallest;
    let remaining = if small || whole == Cell::Hidden { Cell::Hidden } else { Cell::Number(left) };
    Published {
        account,
        care,
        whole,
        origins: from.into_iter().map(|(id, _)| id).zip(origins).collect(),
        destinations: received.into_iter().map(|(id, _)| id).zip(destinations).collect(),
        incidents,
        shut,
        remaining,
    }
}
