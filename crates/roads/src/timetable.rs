//! Driving times that hold from an instant on, where roads close and open again.
//!
//! The rule: a drive takes only roads that are open from when it departs until it has left them. So nobody is sent into a road that
//! is about to close, and nobody counts on one that has yet to open. Of a road that is slower for a time the slowest
//! moment between departure and leaving it counts.
//!
//! Within a state of the roads a drive of `d` that ends before the next change takes what the hierarchy says. Nearer to the change a
//! search with instants ([`Epochs::search`]) finds the fastest drive that is through in time; how long that one can wait says until when it is
//! the answer, and the search is asked again from there. Later departures are never faster, so nothing lies between.

use crate::network::Network;
use crate::router::Drive;
use crate::snap::Stop;
use crate::timed::Epochs;
use crate::vehicle::Vehicle;
use crate::weights::Conditions;

/// Before every instant.
pub const ALWAYS: i64 = i64::MIN;
/// The most rows of a pair within one state of the roads; behind them it is said that it cannot be driven until the change.
const PIECES: usize = 48;

/// Roads that are closed, or slower, for a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closure {
    /// Which.
    pub segments: Vec<u32>,
    /// Seconds of the clock from which on; none if it has always been so.
    pub from: Option<i64>,
    /// Seconds of the clock at which it ends; none if never.
    pub until: Option<i64>,
    /// Thousandths on the time of its roads; none if they are closed.
    pub slower: Option<u32>,
}

/// The roads at one time after another.
pub fn states(network: &Network, always: &Conditions, closures: &[Closure]) -> Vec<(i64, Conditions)> {
    let mut instants: Vec<i64> = closures.iter().flat_map(|c| [c.from, c.until]).flatten().collect();
    instants.push(ALWAYS);
    instants.sort_unstable();
    instants.dedup();
    let holds =
        |c: &Closure, t: i64| c.from.is_none_or(|from| from <= t) && c.until.is_none_or(|until| t < until);
    let state = |t: i64| {
        let mut now = always.clone();
        for closure in closures.iter().filter(|c| holds(c, t)) {
            for &segment in &closure.segments {
                match closure.slower {
                    None => now.close_segment(&network.segments, segment),
                    Some(slower) => now.slow_segment(&network.segments, segment, slower),
                }
            }
        }
        (t, now)
    };
    instants.into_iter().map(state).collect()
}

/// A drive that holds for departures from then on, until the next row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Seconds of the clock; [`ALWAYS`] in the first.
    pub since: i64,
    /// How long and how far; none if it cannot be driven.
    pub drive: Option<Drive>,
}

/// The rows of every pair, start by start. `wanted` says which pairs are asked for; the others have no rows.
pub fn timetable(
    network: &Network,
    vehicle: &Vehicle,
    states: &[(i64, Conditions)],
    stops: &[Stop],
    wanted: &dyn Fn(usize, usize) -> bool,
) -> Vec<Vec<Row>> {
    let epochs = Epochs::of(network, vehicle, states);
    let mut rows = vec![Vec::new(); stops.len() * stops.len()];
    for (now, (begin, conditions)) in states.iter().enumerate() {
        let router = network.router(vehicle, conditions);
        let matrix = router.matrix(stops, stops);
        for from in 0..stops.len() {
            let targets: Vec<usize> = (0..stops.len()).filter(|&to| from != to && wanted(from, to)).collect();
            let before: Vec<Option<Drive>> =
                targets.iter().map(|&to| matrix[from * stops.len() + to]).collect();
            for (&to, &drive) in targets.iter().zip(&before) {
                add(&mut rows[from * stops.len() + to], *begin, drive);
            }
            for (to, row) in toward_change(&epochs, now, &stops[from], stops, &targets, &before) {
                add(&mut rows[from * stops.len() + to], row.since, row.drive);
            }
        }
    }
    rows
}

/// Adds a row where something changes.
fn add(rows: &mut Vec<Row>, since: i64, drive: Option<Drive>) {
    if rows.last().is_none_or(|last| last.drive != drive) {
        rows.push(Row { since, drive });
    }
}

/// All rows of departures in a state after its first, in the order of time for each target.
fn toward_change(
    epochs: &Epochs<'_>,
    now: usize,
    from: &Stop,
    stops: &[Stop],
    targets: &[usize],
    before: &[Option<Drive>],
) -> Vec<(usize, Row)> {
    let mut out = Vec::new();
    let longest = before.iter().flatten().map(|d| i64::from(d.time)).max();
    let Some((longest, change)) = longest.zip(epochs.begins(now + 1)) else { return out };
    if !epochs.worsens(now, change.saturating_add(longest / 1000 + 1)) {
        return out;
    }
    let begin = epochs.begins(now).unwrap_or(ALWAYS);
    let first = (change - (longest + 999) / 1000).max(begin);
    // When each target is asked for next.
    let mut next: Vec<Option<i64>> = before.iter().map(|d| d.map(|_| first)).collect();
    let mut pieces = vec![0_usize; targets.len()];
    while let Some(t) = next.iter().flatten().min().copied().filter(|&t| t < change) {
        let asked: Vec<usize> = (0..targets.len()).filter(|&n| next[n] == Some(t)).collect();
        let to: Vec<&Stop> = asked.iter().map(|&n| &stops[targets[n]]).collect();
        let found = epochs.search(now, t, from, &to);
        for (&n, found) in asked.iter().zip(found) {
            pieces[n] += 1;
            let found = found.filter(|_| pieces[n] <= PIECES);
            out.push((targets[n], Row { since: t, drive: found.map(|f| f.drive) }));
            next[n] = found.and_then(|f| f.slack).map(|slack| t + slack.div_euclid(1000) + 1);
        }
    }
    out
}
