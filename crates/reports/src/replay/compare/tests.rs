//! What is compared with what, on statements of a made-up day.

use domain::{Time, Window};
use operation::{Bound, Entry, EntryId, Event, Figure, Id, Precision, Role, Since, Statement, Words};

use super::{Said, charts, days, differences};
use crate::Clock;

/// Days of 24 hours from the epoch on.
struct Days;

impl Clock for Days {
    fn time_of_day(&self, t: Time) -> String {
        format!("{:02}:{:02}", t.0.rem_euclid(86_400) / 3600, t.0.rem_euclid(3600) / 60)
    }
    fn date(&self, t: Time) -> String {
        format!("2030-05-{:02}", t.0.div_euclid(86_400) + 1)
    }
    fn minute(&self, t: Time) -> String {
        format!("{} {}", self.date(t), self.time_of_day(t))
    }
}

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// A sum since a day.
fn since(day: i64) -> Since {
    Since::Time(Time(day * 86_400))
}

/// A count of people on a day: a sum since another day, or of one thing.
fn count(counter: &str, day: i64, count: u32, bound: Bound, sum: Option<Since>, scope: &str) -> Entry {
    let within = Window { from: Time(day * 86_400), until: Time((day + 1) * 86_400) };
    let at = Time(day * 86_400 + 43_200);
    let statement = Statement {
        counter: id(counter),
        source: Words::new(counter),
        about: id("count"),
        figure: Some(Figure { count, unit: id("people"), bound, sum }),
        place: None,
        scope: Words::new(scope),
        within,
        precision: Precision::Day,
        synthetic: true,
        said: Words::default(),
        found_at: vec![],
    };
    Entry {
        id: EntryId::of_text(at.0 as u64 * 1000, &format!("{counter} {count}")),
        happened_at: at,
        recorded_at: at,
        role: Role::Auditor,
        device: id("timeline"),
        answers: None,
        event: Event::Stated { statement: Box::new(statement) },
    }
}

/// The counts of each difference.
fn differ(entries: &[Entry]) -> Vec<Vec<u32>> {
    let said = said(entries);
    let counts = |s: &Said<'_>| s.said.figure.as_ref().map_or(0, |f| f.count);
    differences(&Days, &said).iter().map(|d| d.said.iter().map(counts).collect()).collect()
}

fn said(entries: &[Entry]) -> Vec<Said<'_>> {
    let mut all = Vec::new();
    for entry in entries {
        if let Event::Stated { statement: said } = &entry.event {
            all.push(Said { entry, said });
        }
    }
    all
}

#[test]
fn figures_that_cannot_both_hold_differ_and_those_that_can_do_not() {
    let sum = Some(Since::NotSaid);
    let pair = |a, b| differ(&[count("a", 3, 35_000, a, sum, ""), count("b", 3, 36_086, b, sum, "")]).len();
    assert_eq!(pair(Bound::Exactly, Bound::Exactly), 1);
    assert_eq!(pair(Bound::Over, Bound::Exactly), 0, "over 35,000 is what 36,086 is");
    assert_eq!(pair(Bound::About, Bound::Exactly), 0);
    assert_eq!(pair(Bound::Exactly, Bound::Almost), 0);
    assert_eq!(pair(Bound::UpTo, Bound::Over), 1);
}

#[test]
fn sums_are_compared_only_since_the_same_time() {
    let entries = [
        count("a", 1, 900, Bound::Exactly, Some(since(0)), ""),
        count("b", 5, 1_500, Bound::Exactly, Some(since(4)), ""),
        count("c", 5, 9_000, Bound::Exactly, Some(Since::NotSaid), ""),
        count("d", 5, 2_000, Bound::Exactly, Some(since(4)), ""),
        count("e", 5, 7_000, Bound::Exactly, Some(since(0)), ""),
    ];
    assert_eq!(
        differ(&entries),
        [vec![7_000, 9_000], vec![1_500, 2_000]],
        "not since the day before is since the first"
    );
}

#[test]
fn single_figures_are_compared_only_within_their_scope() {
    let one = |who, n, scope| count(who, 1, n, Bound::Exactly, None, scope);
    let entries = [
        one("a", 951, "convoy 1"),
        one("b", 1_500, "convoy 1"),
        one("c", 1_198, "convoy 2"),
        one("d", 7, ""),
    ];
    assert_eq!(differ(&entries), [[951, 1_500]]);
}

#[test]
fn a_chart_has_each_counter_apart_and_never_a_sum_of_theirs() {
    let sum = |who, day, n, sum| count(who, day, n, Bound::Exactly, sum, "");
    let entries = [
        sum("a", 1, 100, Some(since(0))),
        sum("b", 1, 400, Some(Since::NotSaid)),
        sum("a", 2, 250, Some(Since::NotSaid)),
        sum("a", 2, 90, Some(since(2))),
        count("c", 2, 50, Bound::Exactly, None, "one bus"),
    ];
    let said = said(&entries);
    let charts = charts(&said);
    assert_eq!(charts.len(), 1);
    let series: Vec<(&str, bool, usize)> =
        charts[0].series.iter().map(|r| (r.counter.as_str(), r.since.is_some(), r.said.len())).collect();
    assert_eq!(series, [("a", false, 2), ("b", false, 1), ("a", true, 1)]);
    let days = days(&Days, said);
    assert_eq!(
        days.iter().map(|d| (d.label.as_str(), d.said.len())).collect::<Vec<_>>(),
        [("2030-05-02", 2), ("2030-05-03", 3)]
    );
}
