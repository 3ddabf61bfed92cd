//! The slow twin: Dijkstra's algorithm on the turns themselves. What the hierarchy answers is held against it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::cost::{Cost, FAR};
use crate::graph::Graph;

/// The least cost from the starts to the end of every vertex's arc; [`FAR`] where nothing leads.
/// Time: turns × log vertices.
pub fn from(graph: &Graph, turn: &[Cost], starts: &[(u32, Cost)]) -> Vec<Cost> {
    let mut least = vec![FAR; graph.vertices()];
    let mut queue = BinaryHeap::new();
    for &(vertex, cost) in starts {
        if cost < least[vertex as usize] {
            least[vertex as usize] = cost;
            queue.push(Reverse((cost, vertex)));
        }
    }
    while let Some(Reverse((cost, vertex))) = queue.pop() {
        if cost > least[vertex as usize] {
            continue;
        }
        for t in graph.of(vertex) {
            let (to, there) = (graph.to[t], cost + turn[t]);
            if there < least[to as usize] {
                least[to as usize] = there;
                queue.push(Reverse((there, to)));
            }
        }
    }
    least
}
