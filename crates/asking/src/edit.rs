//! Small edits of a scenario, and the words by which a command line makes the same.

use domain::{Duration, Idx, Kind, Scenario, Table, Time, Vehicle, Window, Windows};

/// Another number of vehicles of a kind; all others keep their ids.
pub(crate) fn count(scenario: &mut Scenario, kind: Idx<Kind>, count: u32) {
    scenario.kinds[kind].count = count;
    let vehicles: Table<Vehicle> = scenario
        .kinds
        .entries()
        .flat_map(|(k, row)| (1..=row.count).map(move |n| Vehicle { id: format!("{}-{n}", row.id), kind: k }))
        .collect();
    scenario.vehicles = vehicles;
}

/// Every window longer by so much at its begin and at its end; neighbours may become one.
pub(crate) fn longer(windows: &Windows, before: Duration, after: Duration) -> Windows {
    windows.iter().map(|w| Window { from: w.from - before, until: w.until + after }).collect()
}

/// From the first begin to the last end without a break.
pub(crate) fn whole(windows: &Windows) -> Windows {
    let ends = windows.as_slice().first().zip(windows.as_slice().last());
    ends.map(|(a, b)| Window { from: a.from, until: b.until }).into_iter().collect()
}

/// Windows as a scenario writes them.
pub(crate) fn written(windows: &Windows, instant: &dyn Fn(Time) -> String) -> String {
    let each =
        windows.iter().map(|w| format!("{{ from = {}, until = {} }}", instant(w.from), instant(w.until)));
    format!("[{}]", each.collect::<Vec<_>>().join(", "))
}
