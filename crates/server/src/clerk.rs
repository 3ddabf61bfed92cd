//! What puts the record into people's words: papers, and what is said back to a station. Words are not the server's: the shell hands this in.

use domain::{Duration, Plan, Scenario, Time};
use operation::{Contradiction, Entry, Event, Ground};
use wire::journal::Wrong;
use wire::record::Label;

use crate::planning::Planner;

/// What writes.
pub trait Clerk: Send + Sync {
    /// A paper of a record, in a language by its tag.
    fn paper(&self, paper: Paper, of: Told<'_>, tongue: &str) -> String;

    /// What is said back to whoever said a line of the journal.
    fn read_back(&self, scenario: &Scenario, events: &[Event], tongue: &str) -> String;

    /// What of the reports does not fit together.
    fn apart(&self, scenario: &Scenario, what: &Contradiction, tongue: &str) -> String;

    /// Why a line of the journal is not understood, and what would be right.
    fn misheard(&self, wrong: &Wrong, tongue: &str) -> String;
}

/// All that the shell does for the server.
pub trait Desk: Planner + Clerk {}

impl<T: Planner + Clerk> Desk for T {}

/// A paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paper {
    /// The account, as JSON.
    Account,
    /// The account as a page, for the centre.
    AccountPage,
    /// The accounts as CSV with HXL hashtags.
    AccountTable,
    /// Places with their accounts, as a map for programs.
    AccountMap,
    /// The bulletin, for the public.
    Bulletin,
    /// The situation report.
    Sitrep,
    /// The published figures as CSV with HXL hashtags.
    Figures,
}

impl Paper {
    /// All of them, each with the name that it is asked for by, and what it is.
    pub const ALL: [(Paper, &'static str, &'static str); 7] = [
        (Paper::Account, "account.json", "application/json"),
        (Paper::AccountPage, "account.html", "text/html; charset=utf-8"),
        (Paper::AccountTable, "account.csv", "text/csv; charset=utf-8"),
        (Paper::AccountMap, "account.geojson", "application/geo+json"),
        (Paper::Bulletin, "bulletin.html", "text/html; charset=utf-8"),
        (Paper::Sitrep, "sitrep.html", "text/html; charset=utf-8"),
        (Paper::Figures, "figures.csv", "text/csv; charset=utf-8"),
    ];

    /// Whether it is for others than the centre: then it is late, and without small counts.
    pub fn is_public(self) -> bool {
        matches!(self, Paper::Bulletin | Paper::Sitrep | Paper::Figures)
    }
}

/// What a paper is made from.
#[derive(Debug)]
pub struct Told<'a> {
    /// What it is planned on.
    pub ground: &'a Ground<'a>,
    /// The plan that counts, whose counts stand beside.
    pub plan: Option<&'a Plan>,
    /// Whether it happened, was rehearsed, or is played again.
    pub label: Label,
    /// All entries.
    pub entries: Vec<Entry>,
    /// Only what had happened by then.
    pub happened_by: Option<Time>,
    /// Only what was known then.
    pub known_at: Option<Time>,
    /// What is younger is not published.
    pub delay: Duration,
    /// Counts from 1 to below this are not published.
    pub smallest: i64,
}
