//! Best first over positions, each of which is dropped if another with the same people in the same places is no
//! worse in any figure.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::estimate::{Estimate, estimate};
use super::moves::follow;
use super::position::Position;
use super::rules::Rules;

/// What is to be as small as possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// The weight left behind.
    Left,
    /// The weighted person-seconds.
    Exposure,
    /// The last arrival.
    Last,
}

/// How far a search may go: so many positions are made, or [`COMPARED`] times as many compared. Of those made, the
/// best are kept, some 300 bytes each: that bounds the memory too. It is no limit in time, so that every machine
/// proves the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit(pub(super) usize);

/// So many comparisons of two positions cost about as much as one new position.
const COMPARED: usize = 64;

/// What a search has found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Found {
    /// No plan is below this.
    pub(super) floor: f64,
    /// Whether nothing was left to try: the floor is reached, or no plan is below where it began.
    pub(super) complete: bool,
    /// The last arrival of the best plan, if one was found.
    pub(super) last: Option<i32>,
    /// Positions opened.
    pub(super) opened: usize,
}

struct Node {
    p: Position,
    dropped: bool,
}

/// In the queue: the least value first, then the least that is left to do, then the newest.
struct Next {
    value: f64,
    ahead: u32,
    node: usize,
    /// A plan that ends here, with its last arrival; otherwise there is more to do.
    ends: Option<i32>,
}

impl PartialEq for Next {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Next {}
impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Next {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives the greatest first.
        other
            .value
            .total_cmp(&self.value)
            .then(self.ends.is_some().cmp(&other.ends.is_some()))
            .then(other.ahead.cmp(&self.ahead))
            .then(self.node.cmp(&other.node))
    }
}

struct Search<'a> {
    r: &'a Rules,
    goal: Goal,
    may_leave: f64,
    below: f64,
    nodes: Vec<Node>,
    by: BTreeMap<Vec<u8>, Vec<u32>>,
    queue: BinaryHeap<Next>,
    made: usize,
    compared: usize,
}

/// Seeks the plan with the least of `goal` among those that leave no more than `may_leave` and are below `below`.
pub(super) fn search(r: &Rules, goal: Goal, may_leave: f64, below: f64, limit: Limit) -> Found {
    let mut s = Search {
        r,
        goal,
        may_leave,
        below,
        nodes: Vec::new(),
        by: BTreeMap::new(),
        queue: BinaryHeap::new(),
        made: 0,
        compared: 0,
    };
    s.add(Position::first(r));
    let mut opened = 0;
    let mut follows = Vec::new();
    while let Some(next) = s.queue.pop() {
        // Values never fall along a path, but sums may round.
        if next.value >= s.below && next.ends.is_none() {
            continue;
        }
        if let Some(last) = next.ends {
            return Found { floor: next.value, complete: true, last: Some(last), opened };
        }
        if s.nodes[next.node].dropped {
            continue;
        }
        if s.made + s.compared / COMPARED >= limit.0 {
            return Found { floor: next.value.min(below), complete: false, last: None, opened };
        }
        opened += 1;
        follow(r, &s.nodes[next.node].p, &mut |p| follows.push(p));
        follows.drain(..).for_each(|p| s.add(p));
    }
    Found { floor: below, complete: true, last: None, opened }
}

impl Search<'_> {
    fn value(&self, e: Estimate) -> f64 {
        match self.goal {
            Goal::Left => e.left,
            Goal::Exposure => e.exposure,
            Goal::Last => f64::from(e.last),
        }
    }

    /// Whether a position is no worse than another with the same people in the same places.
    fn covers(&self, a: &Position, b: &Position) -> bool {
        let spent = match self.goal {
            Goal::Left => true,
            Goal::Exposure => a.spent <= b.spent,
            Goal::Last => a.last <= b.last,
        };
        spent && a.no_later(b)
    }

    fn add(&mut self, p: Position) {
        let r = self.r;
        self.made += 1;
        let left = p.waits(r);
        let node = self.nodes.len();
        let ahead = p.ahead(r);
        // A plan may end where nobody is aboard.
        let ends = p.empty(r) && left <= self.may_leave;
        let estimate = estimate(r, &p, self.may_leave).map(|e| self.value(e)).filter(|&v| v < self.below);
        if estimate.is_none() && !ends {
            return;
        }
        if let Some(known) = self.by.get(&p.who) {
            // Once to see whether it is covered, once to see what it covers.
            self.compared += 2 * known.len();
            if known.iter().any(|&k| self.covers(&self.nodes[k as usize].p, &p)) {
                return;
            }
        }
        if ends {
            let stays =
                |(n, g): (&u8, &super::rules::Group)| f64::from(*n) * g.weight * f64::from(r.end - g.ready);
            let exposure = p.spent + p.waiting(r).iter().zip(&r.groups).map(stays).sum::<f64>();
            let value = self.value(Estimate { left, exposure, last: p.last });
            if value < self.below {
                self.below = value;
                self.queue.push(Next { value, ahead: 0, node, ends: Some(p.last) });
            }
        }
        if let Some(value) = estimate {
            self.queue.push(Next { value, ahead, node, ends: None });
        }
        let mut known = self.by.remove(&p.who).unwrap_or_default();
        known.retain(|&k| {
            let covered = self.covers(&p, &self.nodes[k as usize].p);
            self.nodes[k as usize].dropped |= covered;
            !covered
        });
        known.push(node as u32);
        self.by.insert(p.who.clone(), known);
        self.nodes.push(Node { p, dropped: false });
    }
}
