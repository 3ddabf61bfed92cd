//! The two sides of an exchange, as the convoys committed so far make them.

use domain::{Exchange, Idx, Time, Zone};

use crate::movement::Barrier;

/// People who left a zone, or came out of it, by instant.
#[derive(Clone, Debug, Default)]
struct Moves(Vec<(Time, i64, bool)>);

impl Moves {
    fn add(&mut self, at: Time, people: i64, fact: bool) {
        let i = self.0.partition_point(|m| m.0 <= at);
        self.0.insert(i, (at, people, fact));
    }

    fn remove(&mut self, at: Time, people: i64) {
        if let Some(i) = self.0.iter().position(|m| m.0 == at && m.1 == people && !m.2) {
            self.0.remove(i);
        }
    }

    fn up_to(&self, t: Time) -> i64 {
        self.0.iter().take_while(|m| m.0 <= t).map(|m| m.1).sum()
    }

    fn next(&self, t: Time) -> Option<Time> {
        self.0.iter().map(|m| m.0).find(|&at| at > t)
    }
}

/// One exchange and both its sides: `[first, second]`.
#[derive(Clone, Debug)]
pub(super) struct Sides {
    zones: [Idx<Zone>; 2],
    ratio: f64,
    slack: f64,
    left: [Moves; 2],
    safe: [Moves; 2],
}

impl Sides {
    pub(super) fn new(exchange: &Exchange) -> Sides {
        Sides {
            zones: [exchange.first, exchange.second],
            ratio: exchange.ratio,
            slack: exchange.slack,
            left: Default::default(),
            safe: Default::default(),
        }
    }

    /// People who have left each zone, in all.
    pub(super) fn left(&self) -> [i64; 2] {
        [0, 1].map(|s: usize| self.left[s].0.iter().map(|m| m.1).sum())
    }

    fn side(&self, zone: Idx<Zone>) -> Option<usize> {
        self.zones.iter().position(|&z| z == zone)
    }

    /// Notes a convoy out of a zone with people who count.
    pub(super) fn add(&mut self, zone: Idx<Zone>, depart: Time, arrive: Time, people: i64, fact: bool) {
        if let Some(s) = self.side(zone)
            && people > 0
        {
            self.left[s].add(depart, people, fact);
            self.safe[s].add(arrive, people, fact);
        }
    }

    /// Takes a planned convoy back.
    pub(super) fn remove(&mut self, zone: Idx<Zone>, depart: Time, arrive: Time, people: i64) {
        if let Some(s) = self.side(zone)
            && people > 0
        {
            self.left[s].remove(depart, people);
            self.safe[s].remove(arrive, people);
        }
    }

    /// How far a side is ahead at an instant, with so many more having left.
    fn ahead(&self, side: usize, t: Time, more: i64) -> f64 {
        let left = (self.left[side].up_to(t) + more) as f64;
        let other = self.safe[1 - side].up_to(t) as f64;
        if side == 0 { left - self.ratio * other } else { self.ratio * left - other }
    }

    /// Whether a convoy with so many people who count may leave a zone at `t`: `Ok(None)` if so, `Ok(Some(later))` with
    /// the next instant at which that may be otherwise, an error if none is known. O(convoys²) at worst.
    pub(super) fn may_leave(&self, zone: Idx<Zone>, t: Time, people: i64) -> Result<Option<Time>, Barrier> {
        let Some(side) = self.side(zone) else { return Ok(None) };
        if people == 0 {
            return Ok(None);
        }
        let keeps = |at: Time| self.ahead(side, at, people) <= self.slack + 1e-9;
        if !keeps(t) {
            return self.safe[1 - side].next(t).map(Some).ok_or(Barrier::Exchange);
        }
        // Those of the same side that leave later must still keep it.
        let later = self.left[side].0.iter().filter(|m| m.0 >= t && !m.2).map(|m| m.0).find(|&at| !keeps(at));
        Ok(later.map(|at| Time(at.0 + 1)))
    }
}
