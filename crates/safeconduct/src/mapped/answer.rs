//! Driving times of a scenario on its map: within zones, from instants on, and along corridors.

use domain::{Idx, Time};
use roads::timetable::{self, ALWAYS};
use roads::{Conditions, Drive, Origin, Stop};
use wire::roads::{About, Answer, Ask, Note, Row};

use super::ready::{Group, Ready, note};

/// All driving times.
///
/// # Errors
/// Everything that is wrong with the map, or with what is asked of it.
pub(crate) fn answer(ask: &Ask) -> Result<Answer, Vec<Note>> {
    let mut ready = Ready::of(ask)?;
    let corridors = corridors(ask, &mut ready)?;
    let states = timetable::states(&ready.network, &ready.always, &ready.closures);
    let mut rows = Vec::new();
    // The first group stands for all whose kind has no rows of its own.
    for (n, group) in ready.groups.iter().enumerate() {
        let kinds: Vec<Option<usize>> =
            if n == 0 { vec![None] } else { group.kinds.iter().map(|&kind| Some(kind)).collect() };
        let table = table(ask, &ready, group, &states);
        // Those who drive as the first group does need no rows of their own.
        if n > 0 && table == rows[..table.len().min(rows.len())] {
            continue;
        }
        for kind in kinds {
            rows.extend(table.iter().map(|row| Row { kind: kind.map(Idx::new), ..*row }));
        }
    }
    Ok(Answer { rows, corridors, warnings: ready.warnings })
}

/// The rows of one group, every pair of a zone both ways.
fn table(ask: &Ask, ready: &Ready, group: &Group, states: &[(i64, Conditions)]) -> Vec<Row> {
    // Places that are on no road for them have no stop, and no way.
    let here: Vec<usize> = (0..ask.places.len()).filter(|&n| group.stops[n].is_ok()).collect();
    let stops: Vec<Stop> = here.iter().filter_map(|&n| group.stops[n].clone().ok()).collect();
    let together = |a: usize, b: usize| a != b && ask.places[a].zone == ask.places[b].zone;
    let wanted = |a: usize, b: usize| together(here[a], here[b]);
    let mut found = timetable::timetable(&ready.network, &group.vehicle, states, &stops, &wanted).into_iter();
    let doubts = doubts(ask, ready, group, &stops);
    let mut by_pair = vec![Vec::new(); ask.places.len() * ask.places.len()];
    for &a in &here {
        for &b in &here {
            by_pair[a * ask.places.len() + b] = found.next().unwrap_or_default();
        }
    }
    let position = |place: usize| here.iter().position(|&n| n == place);
    let doubt = |from: usize, to: usize| doubts[position(from)? * here.len() + position(to)?];
    let mut rows = Vec::new();
    for from in 0..ask.places.len() {
        for to in (0..ask.places.len()).filter(|&to| together(from, to)) {
            let row = |since: i64, drive: Option<Drive>| Row {
                from: Idx::new(from),
                to: Idx::new(to),
                kind: None,
                since: if since == ALWAYS { Time::MIN } else { Time(since) },
                leg: drive.map(|d| (minutes(d, group.own_pace), kilometres(d))),
                between: drive.zip(doubt(from, to)).map(|(d, (low, high))| {
                    let minutes = minutes(d, group.own_pace);
                    (hundredths(minutes * low).min(minutes), hundredths(minutes * high).max(minutes))
                }),
            };
            let pair = &by_pair[from * ask.places.len() + to];
            if pair.is_empty() {
                rows.push(row(ALWAYS, None));
            }
            rows.extend(pair.iter().map(|r| row(r.since, r.drive)));
        }
    }
    rows
}

/// How far off times may be, in thousandths, by where they come from: the least and the most. Assumed, as the spread of single drives
/// in the built-in hazards is, which tagged speeds have. Where drives were observed, classes of roads are as sure as tags.
fn trust(origin: Origin, observed: bool) -> (u32, u32) {
    match origin {
        Origin::Observed | Origin::Tagged => (900, 1500),
        Origin::ClassDefault if observed => (900, 1500),
        Origin::ClassDefault => (800, 1800),
        Origin::InferredDirection => (800, 2000),
        Origin::Schematic => (700, 2500),
    }
}

/// For every pair of stops the shortest and the longest time, as factors on the likely one: the fastest way if all roads are at their
/// least, and if all are at their most, as it is where nothing is closed for a time.
fn doubts(ask: &Ask, ready: &Ready, group: &Group, stops: &[Stop]) -> Vec<Option<(f64, f64)>> {
    let (now, segments) = (ready.open_for_good(), &ready.network.segments);
    let observed = !ask.observed.is_empty();
    let times = |now: &Conditions| ready.network.router(&group.vehicle, now).times(stops, stops);
    let likely = times(&now);
    let low = times(&now.doubted(segments, |origin| trust(origin, observed).0));
    let high = times(&now.doubted(segments, |origin| trust(origin, observed).1));
    let each = likely.iter().zip(low).zip(high).map(|((likely, low), high)| {
        let likely = f64::from((*likely)?.max(1));
        Some(((f64::from(low?) / likely).min(1.0), (f64::from(high?) / likely).max(1.0)))
    });
    each.collect()
}

/// To hundredths.
fn hundredths(minutes: f64) -> f64 {
    (minutes * 100.0).round() / 100.0
}

/// Hundredths of minutes at pace 1, rounded up: no drive is over before it is.
fn minutes(drive: Drive, own_pace: u32) -> f64 {
    let hundredths = (u64::from(drive.time) * 1000).div_ceil(600 * u64::from(own_pace));
    hundredths as f64 / 100.0
}

/// Hundredths of kilometres.
fn kilometres(drive: Drive) -> f64 {
    f64::from((drive.length + 50) / 100) / 100.0
}

/// Seconds and kilometres of the corridors asked for: those of the slowest kind, with the borders of both zones open.
fn corridors(ask: &Ask, ready: &mut Ready) -> Result<Vec<(i64, f64)>, Vec<Note>> {
    let mut errors = Vec::new();
    let mut out = Vec::new();
    for (n, &(from, to)) in ask.corridors.iter().enumerate() {
        let (from, to) = (from.get(), to.get());
        let now = ready.through([ask.places[from].zone, ask.places[to].zone]);
        let mut slowest: Option<(u64, f64)> = None;
        let mut lost = Vec::new();
        for group in &ready.groups {
            let (Ok(a), Ok(b)) = (&group.stops[from], &group.stops[to]) else {
                lost.push(group.vehicle.profile.as_str());
                continue;
            };
            let router = ready.network.router(&group.vehicle, &now);
            let Some(drive) = router.drive(&mut router.workspace(), a, b) else {
                lost.push(group.vehicle.profile.as_str());
                continue;
            };
            let pace = group.kinds.iter().map(|&kind| ask.kinds[kind].pace).fold(0.0, f64::max);
            let time = (f64::from(drive.time) * pace * 1000.0 / f64::from(group.own_pace)) as u64;
            if slowest.is_none_or(|(longest, _)| time > longest) {
                slowest = Some((time, kilometres(drive)));
            }
        }
        match slowest {
            Some((time, km)) => {
                out.push((time.div_ceil(1000) as i64, km));
                if !lost.is_empty() {
                    ready.warnings.push(note(
                        About::Corridor(n),
                        format!(
                            "not every kind of vehicle finds a way between its gates: {}",
                            lost.join(", ")
                        ),
                        "the time is that of the others",
                    ));
                }
            }
            None => errors.push(note(
                About::Corridor(n),
                "the map has no way between its gates",
                "give its `time` and `km`, or look with safeconduct roads check at what is closed",
            )),
        }
    }
    if errors.is_empty() { Ok(out) } else { Err(errors) }
}
