//! What is compared with what: days, statements that cannot both hold, and the figures of one counter over time.
//!
//! Two figures are compared only if they are of the same thing: sums of one unit, place and day since the same time (or since no time
//! that is said), and single figures of one unit with the same words for their scope.

use std::collections::BTreeMap;

use domain::Time;
use operation::{Bound, Entry, Figure, Id, Precision, Since, Statement};

use crate::Clock;

/// A statement and its entry.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) entry: &'a Entry,
    pub(super) said: &'a Statement,
}

/// What was said of one day, or of one month whose day is not known.
pub(super) struct Day<'a> {
    pub(super) label: String,
    pub(super) said: Vec<Said<'a>>,
}

/// The day that a statement speaks of, or the month.
pub(super) fn label(clock: &dyn Clock, s: &Said<'_>) -> String {
    let mut date = clock.date(s.said.within.from);
    if s.said.precision == Precision::Month {
        date.truncate(date.rfind('-').unwrap_or(date.len()));
    }
    date
}

/// Statements by day, in order; a day has those with a time first come, first.
pub(super) fn days<'a>(clock: &dyn Clock, said: Vec<Said<'a>>) -> Vec<Day<'a>> {
    let mut days: Vec<Day<'a>> = Vec::new();
    for s in said {
        let label = label(clock, &s);
        match days.iter_mut().find(|d| d.label == label) {
            Some(day) => day.said.push(s),
            None => days.push(Day { label, said: vec![s] }),
        }
    }
    days
}

/// Statements of one thing of which two cannot both hold.
pub(super) struct Difference<'a> {
    /// The day of the first of them.
    pub(super) day: String,
    /// Of what, if it is a count.
    pub(super) unit: Option<&'a Id>,
    /// The scope or the place that they have in common.
    pub(super) subject: Option<&'a str>,
    /// Whether it is the time that they differ about.
    pub(super) of_time: bool,
    /// All of them: by number, or by time.
    pub(super) said: Vec<Said<'a>>,
}

/// The lowest and the highest number that a figure can stand for. That *about* is a tenth either way and *almost* a tenth below is our
/// reading, and serves only to say whether two figures can both hold.
pub(super) fn range(f: &Figure) -> (f64, f64) {
    let n = f64::from(f.count);
    match f.bound {
        Bound::Exactly => (n, n),
        Bound::About => (n * 0.9, n * 1.1),
        Bound::Over => (n, f64::INFINITY),
        Bound::Almost => (n * 0.9, n),
        Bound::UpTo => (0.0, n),
    }
}

fn apart(a: &Figure, b: &Figure) -> bool {
    let (a, b) = (range(a), range(b));
    a.1 < b.0 || b.1 < a.0
}

/// What statements have in common that speak of the same thing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Same<'a> {
    Sum(String, &'a Id, Option<&'a Id>),
    Single(&'a Id, &'a str),
    Time(&'a Id, &'a str),
}

/// All differences, by day. O(n log n), and in a group the square of its size.
pub(super) fn differences<'a>(clock: &dyn Clock, said: &[Said<'a>]) -> Vec<Difference<'a>> {
    let mut groups: BTreeMap<Same<'a>, Vec<Said<'a>>> = BTreeMap::new();
    for s in said {
        let scope = s.said.scope.as_str();
        let same = match &s.said.figure {
            Some(Figure { unit, sum: Some(_), .. }) => {
                Some(Same::Sum(label(clock, s), unit, s.said.place.as_ref()))
            }
            Some(Figure { unit, .. }) => (!scope.is_empty()).then_some(Same::Single(unit, scope)),
            None => {
                let timed = s.said.precision <= Precision::Hour && !scope.is_empty();
                timed.then_some(Same::Time(&s.said.about, scope))
            }
        };
        if let Some(same) = same {
            groups.entry(same).or_default().push(*s);
        }
    }
    let mut earliest: BTreeMap<(&Id, Option<&Id>), Time> = BTreeMap::new();
    for s in said {
        if let (Some(f), Some(t)) = (&s.said.figure, since(s)) {
            let first = earliest.entry((&f.unit, s.said.place.as_ref())).or_insert(t);
            *first = t.min(*first);
        }
    }
    let mut found: Vec<Difference<'a>> = Vec::new();
    for (same, said) in groups {
        let day = label(clock, &said[0]);
        match same {
            Same::Sum(_, unit, place) => {
                for mut said in by_since(said, earliest.get(&(unit, place)).copied()) {
                    said.sort_by_key(count);
                    if any_pair(&said, figures_apart) {
                        let (subject, day) = (place.map(Id::as_str), day.clone());
                        found.push(Difference { day, unit: Some(unit), subject, of_time: false, said });
                    }
                }
            }
            Same::Single(unit, scope) => {
                let mut said = said;
                said.sort_by_key(count);
                if any_pair(&said, figures_apart) {
                    found.push(Difference {
                        day,
                        unit: Some(unit),
                        subject: Some(scope),
                        of_time: false,
                        said,
                    });
                }
            }
            Same::Time(_, scope) => {
                let windows = |a: &Said<'_>, b: &Said<'_>| a.said.within.until <= b.said.within.from;
                if any_pair(&said, windows) {
                    found.push(Difference { day, unit: None, subject: Some(scope), of_time: true, said });
                }
            }
        }
    }
    found.sort_by(|a, b| a.day.cmp(&b.day));
    found
}

fn count(s: &Said<'_>) -> u32 {
    s.said.figure.as_ref().map_or(0, |f| f.count)
}

fn figures_apart(a: &Said<'_>, b: &Said<'_>) -> bool {
    a.said.figure.as_ref().zip(b.said.figure.as_ref()).is_some_and(|(a, b)| apart(a, b))
}

fn any_pair<'a>(said: &[Said<'a>], differ: impl Fn(&Said<'a>, &Said<'a>) -> bool) -> bool {
    said.iter().enumerate().any(|(i, a)| said[i + 1..].iter().any(|b| differ(a, b) || differ(b, a)))
}

/// Sums since one time; those that do not say since when stand with the earliest time that anybody ever gives.
fn by_since(said: Vec<Said<'_>>, first: Option<Time>) -> Vec<Vec<Said<'_>>> {
    let mut groups: BTreeMap<Option<Time>, Vec<Said<'_>>> = BTreeMap::new();
    for s in said {
        groups.entry(since(&s).or(first)).or_default().push(s);
    }
    groups.into_values().collect()
}

/// Since when a sum is counted, if it says so.
pub(super) fn since(s: &Said<'_>) -> Option<Time> {
    match s.said.figure.as_ref()?.sum? {
        Since::Time(t) => Some(t),
        Since::NotSaid => None,
    }
}

/// The sums of people of one place: what a chart shows.
pub(super) struct Chart<'a> {
    /// The place, if it is said.
    pub(super) place: Option<&'a Id>,
    /// Each counter's figures, the counter with the earliest first.
    pub(super) series: Vec<Series<'a>>,
}

/// The sums of one counter since one time.
pub(super) struct Series<'a> {
    /// Who counts.
    pub(super) counter: &'a Id,
    /// Since when, where that is later than the earliest that anybody gives.
    pub(super) since: Option<Time>,
    /// In order.
    pub(super) said: Vec<Said<'a>>,
}

/// The sums of people by place and counter, the place with most statements first. A place with one statement has no chart.
pub(super) fn charts<'a>(said: &[Said<'a>]) -> Vec<Chart<'a>> {
    let mut places: BTreeMap<Option<&'a Id>, Vec<Said<'a>>> = BTreeMap::new();
    for s in said {
        let sum = s.said.figure.as_ref().filter(|f| f.sum.is_some() && f.unit.as_str() == "people");
        if sum.is_some() {
            places.entry(s.said.place.as_ref()).or_default().push(*s);
        }
    }
    let mut charts: Vec<(usize, Chart<'a>)> = Vec::new();
    for (place, said) in places.into_iter().filter(|(_, said)| said.len() > 1) {
        let n = said.len();
        let earliest = said.iter().filter_map(since).min();
        let mut series: Vec<Series<'a>> = Vec::new();
        for s in said {
            let later = since(&s).filter(|t| Some(*t) != earliest);
            let known = series.iter_mut().find(|r| r.counter == &s.said.counter && r.since == later);
            match known {
                Some(row) => row.said.push(s),
                None => series.push(Series { counter: &s.said.counter, since: later, said: vec![s] }),
            }
        }
        charts.push((n, Chart { place, series }));
    }
    charts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    charts.into_iter().map(|(_, chart)| chart).collect()
}

#[cfg(test)]
mod tests;
