//! Where people are at the end of each hour: waiting, aboard, safe.

use std::collections::BTreeMap;

use domain::{Duration, Time};
use reports::Clock;
use texts::Text;

use super::table::{Cell, Table, columns};
use crate::Case;

/// The begin of the local hour that an instant lies in.
pub(crate) fn hour(clock: &dyn Clock, t: Time) -> Time {
    // Zones differ from UTC by whole minutes, at every instant that a scenario can name.
    let minutes = clock.time_of_day(t).rsplit(':').next().and_then(|m| m.parse::<i64>().ok()).unwrap_or(0);
    Time(t.0 - t.0.rem_euclid(60) - minutes * 60)
}

/// Hour by hour from the start until the last has arrived. Who gets on counts as aboard when the loading has ended, who gets off as
/// safe when the unloading has; at the end of each hour the three add up to everybody.
pub(crate) fn by_hour(case: &Case<'_>) -> Table {
    let (s, told, facts) = (case.scenario(), case.asked.told, case.facts);
    // People who got on, who were set down, and who were safe before the plan, by instant.
    let mut changes: BTreeMap<Time, [u64; 3]> = BTreeMap::new();
    for ride in &facts.rides {
        let people = u64::from(ride.load(s).people());
        changes.entry(ride.loaded.unwrap_or(ride.loading)).or_default()[0] += people;
        changes.entry(ride.safe).or_default()[1] += people;
    }
    for b in &facts.before {
        changes.entry(b.at).or_default()[2] +=
            u64::from(s.classes[b.class].family.people()) * u64::from(b.families);
    }
    let last = changes.keys().next_back().copied().unwrap_or(s.start);
    let mut rows = Vec::new();
    let (mut waiting, mut aboard, mut safe) = (s.people(), 0, 0);
    let mut from = hour(told.clock, s.start);
    // Before the start nobody counts hours.
    for [on, off, before] in changes.range(..from).map(|(_, change)| change) {
        waiting -= on + before;
        aboard = aboard + on - off;
        safe += off + before;
    }
    while from <= last {
        // An hour in which the clock is set may be longer or shorter; the next begins where the clock says so.
        let until = hour(told.clock, from + Duration::minutes(90)).max(from + Duration::minutes(30));
        let [mut boarded, mut arrived] = [0, 0];
        for [on, off, before] in changes.range(from..until).map(|(_, change)| change) {
            boarded += on;
            arrived += off + before;
            waiting -= on + before;
            aboard = aboard + on - off;
            safe += off + before;
        }
        let people = [boarded, arrived, waiting, aboard, safe].map(Cell::Int);
        rows.push([Cell::At(from), Cell::At(until)].into_iter().chain(people).collect());
        from = until;
    }
    Table {
        name: "people-by-hour",
        title: Text::SheetPeopleByHour,
        columns: columns(&[
            ("from", Text::SheetHourFrom, "#date+start"),
            ("until", Text::SheetHourUntil, "#date+end"),
            ("boarded", Text::SheetBoarded, "#targeted+boarded+ind"),
            ("arrived", Text::SheetArrived, "#targeted+arrived+ind"),
            ("waiting", Text::SheetWaitingThen, "#inneed+waiting+ind"),
            ("aboard", Text::SheetAboardThen, "#affected+aboard+ind"),
            ("safe", Text::SheetSafeThen, "#affected+safe+ind"),
        ]),
        rows,
    }
}
