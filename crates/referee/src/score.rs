//! Counts what a plan amounts to.

use std::collections::BTreeMap;

use domain::{Class, Duration, Idx, Score};

use crate::replay::Replay;

/// What a plan amounts to, as counted.
pub(crate) struct Tally {
    pub(crate) score: Score,
    /// People who are not safe. Below 0 if more become safe than there are, which `COUNT` reports; the score
    /// itself then says that nobody is left behind.
    pub(crate) left_behind: f64,
}

/// Counts the score of what happened.
///
/// A person is safe at the end of the visit at which their family alights at a place in their `to`, if that
/// is not after the scenario's end. The exposure of those left behind runs from `ready` to the end whatever
/// `ready` is; that of the safe is never below 0.
pub(crate) fn count(replay: &Replay<'_>) -> Tally {
    let s = replay.scenario;
    let mut safe: BTreeMap<Idx<Class>, i64> = BTreeMap::new();
    let mut score = Score::default();
    for arrival in &replay.arrivals {
        let class = &s.classes[arrival.class];
        let Some(wish) = class.wish(arrival.place).filter(|_| arrival.at <= s.end) else { continue };
        let families = i64::from(arrival.families);
        let weight = s.weight(arrival.class) * people(class, families);
        *safe.entry(arrival.class).or_default() += families;
        score.exposure += weight * (arrival.at - class.ready).max(Duration::ZERO).as_hours();
        score.wishes += weight * wish as f64;
        score.last_arrival = score.last_arrival.max(Some(arrival.at));
    }
    let mut left_behind = 0.0;
    for (i, class) in s.classes.entries() {
        let left = i64::from(class.count) - safe.get(&i).copied().unwrap_or(0);
        let people = people(class, left);
        left_behind += people;
        score.left_behind_weighted += people * s.weight(i);
        score.exposure += people * s.weight(i) * (s.end - class.ready).as_hours();
    }
    score.left_behind = left_behind.max(0.0) as u64;
    score.distance_km = replay.km;
    Tally { score, left_behind }
}

/// As a number that cannot overflow; exact up to 2⁵³ people.
fn people(class: &Class, families: i64) -> f64 {
    let size: f64 = class.family.parts().into_iter().map(f64::from).sum();
    size * families as f64
}
