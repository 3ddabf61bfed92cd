//! Shortcuts back to the turns that they stand for.

use super::metric::{DOWN, Metric, UP};
use super::topology::Topology;
use crate::cost::{Cost, FAR};

/// The turns of an edge, in the order driven. `turns` are their costs, by which the metric was made.
///
/// Of several ways that cost the same, a turn itself comes first, then the way over the lowest rank.
pub(crate) fn edge(
    topology: &Topology,
    metric: &Metric,
    turns: &[Cost],
    edge: u32,
    direction: usize,
    out: &mut Vec<u32>,
) {
    let mut todo = vec![(edge, direction)];
    while let Some((e, direction)) = todo.pop() {
        let cost = metric.cost[e as usize][direction];
        debug_assert!(cost < FAR, "an edge that nobody can drive is on no way");
        if let Some(turn) = turn_of(topology, turns, e, direction, cost) {
            out.push(turn);
            continue;
        }
        let (low, high) = (low(topology, e), topology.up[e as usize]);
        let (first, second) = over(topology, metric, low, high, direction, cost)
            .expect("a shortcut is a turn or the sum of two lower edges");
        // What is driven first is unpacked first.
        todo.push(second);
        todo.push(first);
    }
}

/// The turn that an edge is, if it costs as much.
fn turn_of(topology: &Topology, turns: &[Cost], edge: u32, direction: usize, cost: Cost) -> Option<u32> {
    let of = 2 * edge + direction as u32;
    let from = topology.turns.partition_point(|&(key, _)| key < of);
    topology.turns[from..]
        .iter()
        .take_while(|&&(key, _)| key == of)
        .map(|&(_, turn)| turn)
        .find(|&turn| turns[turn as usize] == cost)
}

/// The lower end of an edge.
pub(crate) fn low(topology: &Topology, edge: u32) -> u32 {
    topology.first_up.partition_point(|&first| first <= edge) as u32 - 1
}

/// The two edges over a lower vertex that together cost as much, in the order driven.
fn over(
    topology: &Topology,
    metric: &Metric,
    low: u32,
    high: u32,
    direction: usize,
    cost: Cost,
) -> Option<((u32, usize), (u32, usize))> {
    let below_high = topology.below(high);
    let mut next = 0;
    for &(v, to_low) in topology.below(low) {
        next += below_high[next..].partition_point(|&(w, _)| w < v);
        let Some(&(w, to_high)) = below_high.get(next) else { break };
        if w != v {
            continue;
        }
        let (a, b) = (metric.cost[to_low as usize], metric.cost[to_high as usize]);
        // Upwards: from `low` down to the middle, then up to `high`; downwards the other way.
        if direction == UP && a[DOWN] + b[UP] == cost {
            return Some(((to_low, DOWN), (to_high, UP)));
        }
        if direction == DOWN && b[DOWN] + a[UP] == cost {
            return Some(((to_high, DOWN), (to_low, UP)));
        }
    }
    None
}
