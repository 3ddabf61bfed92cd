//! One way: up from where it begins, up from where it ends, until both meet.

use super::metric::{DOWN, Metric, UP};
use super::topology::{NONE, Topology};
use crate::cost::{Cost, FAR};

/// Arrays that queries use again, so that asking once costs no more than the way is long.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// By direction and rank.
    least: [Vec<Cost>; 2],
    /// The edge over which the least cost came.
    edge: [Vec<u32>; 2],
    /// Ranks above the ends, in order.
    above: [Vec<u32>; 2],
}

/// Where both halves of a way meet, and what it costs in all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Meeting {
    pub(crate) rank: u32,
    pub(crate) cost: Cost,
}

impl Workspace {
    pub(crate) fn of(topology: &Topology) -> Workspace {
        let n = topology.vertex.len();
        Workspace {
            least: [vec![FAR; n], vec![FAR; n]],
            edge: [vec![NONE; n], vec![NONE; n]],
            above: [Vec::new(), Vec::new()],
        }
    }

    /// The least cost from any of the starts to any of the ends, by ranks; none if nothing leads there.
    /// Where several ways cost the same, they meet at the lowest rank.
    pub(crate) fn run(
        &mut self,
        topology: &Topology,
        metric: &Metric,
        starts: &[(u32, Cost)],
        ends: &[(u32, Cost)],
    ) -> Option<Meeting> {
        self.clear();
        for (direction, list) in [(UP, starts), (DOWN, ends)] {
            self.climb(topology, metric, direction, list);
        }
        let mut best: Option<Meeting> = None;
        for &rank in &self.above[DOWN] {
            let cost = self.least[UP][rank as usize] + self.least[DOWN][rank as usize];
            if cost < best.map_or(FAR, |b| b.cost) {
                best = Some(Meeting { rank, cost });
            }
        }
        best
    }

    fn clear(&mut self) {
        for direction in [UP, DOWN] {
            for rank in self.above[direction].drain(..) {
                self.least[direction][rank as usize] = FAR;
                self.edge[direction][rank as usize] = NONE;
            }
        }
    }

    fn climb(&mut self, topology: &Topology, metric: &Metric, direction: usize, list: &[(u32, Cost)]) {
        let (least, edge) = (&mut self.least[direction], &mut self.edge[direction]);
        let above = &mut self.above[direction];
        // While chains are gathered, an edge of 0 marks where one has been.
        for &(rank, cost) in list {
            let mut v = rank;
            while v != NONE && edge[v as usize] == NONE {
                edge[v as usize] = 0;
                above.push(v);
                v = topology.parent(v);
            }
            let slot = &mut least[rank as usize];
            *slot = cost.min(*slot);
        }
        above.sort_unstable();
        for &v in above.iter() {
            edge[v as usize] = NONE;
        }
        for &v in above.iter() {
            let here = least[v as usize];
            if here >= FAR {
                continue;
            }
            for e in topology.edges(v) {
                let there = here + metric.cost[e][direction];
                let w = topology.up[e] as usize;
                if there < least[w] {
                    least[w] = there;
                    edge[w] = e as u32;
                }
            }
        }
    }

    /// The edges of the last way that was asked for, from its begin to its end, each with whether it is driven downwards.
    pub(crate) fn edges(
        &self,
        topology: &Topology,
        meeting: Meeting,
        low: &dyn Fn(u32) -> u32,
    ) -> (u32, Vec<(u32, usize)>, u32) {
        let follow = |direction: usize| {
            let mut edges = Vec::new();
            let mut at = meeting.rank;
            while self.edge[direction][at as usize] != NONE {
                let e = self.edge[direction][at as usize];
                edges.push((e, direction));
                at = low(e);
            }
            (at, edges)
        };
        let _ = topology;
        let (begin, mut edges) = follow(UP);
        edges.reverse();
        let (end, down) = follow(DOWN);
        edges.extend(down);
        (begin, edges, end)
    }
}
