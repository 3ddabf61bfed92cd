//! Costs filled into the hierarchy: for one vehicle, with some roads closed.

use super::topology::Topology;
use crate::cost::{Cost, FAR};

/// Costs of every edge, upwards and downwards.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Metric {
    pub(crate) cost: Vec<[Cost; 2]>,
}

/// Upwards in [`Metric::cost`].
pub(crate) const UP: usize = 0;
/// Downwards.
pub(crate) const DOWN: usize = 1;

impl Metric {
    /// Fills in the cost of every turn ([`FAR`] where it is closed), then of every shortcut: the least over all lower
    /// vertices between its ends. Time: linear in the triangles of the hierarchy.
    pub(crate) fn of(topology: &Topology, turns: &[Cost]) -> Metric {
        let mut metric = Metric { cost: vec![[FAR; 2]; topology.up.len()] };
        for (turn, &of) in topology.of_turn.iter().enumerate() {
            let slot = &mut metric.cost[(of / 2) as usize][(of & 1) as usize];
            *slot = turns[turn].min(*slot);
        }
        metric.relax(topology);
        metric
    }

    fn relax(&mut self, topology: &Topology) {
        let mut place = vec![0_u32; topology.vertex.len()];
        for x in 0..topology.vertex.len() as u32 {
            let row = topology.edges(x);
            if row.is_empty() {
                continue;
            }
            let above = &topology.up[row.clone()];
            for (n, &y) in above.iter().enumerate() {
                place[y as usize] = n as u32;
            }
            // Lower edges stand before this row.
            let (lower, rest) = self.cost.split_at_mut(row.start);
            let row = &mut rest[..above.len()];
            for &(v, e) in topology.below(x) {
                let e = e as usize;
                let [to_x, from_x] = lower[e];
                if to_x >= FAR && from_x >= FAR {
                    continue;
                }
                let edges = e + 1..topology.first_up[v as usize + 1] as usize;
                for (&y, &[up, down]) in topology.up[edges.clone()].iter().zip(&lower[edges]) {
                    let slot = &mut row[place[y as usize] as usize];
                    slot[UP] = slot[UP].min(from_x + up);
                    slot[DOWN] = slot[DOWN].min(down + to_x);
                }
            }
            for slot in row {
                *slot = slot.map(|cost| cost.min(FAR));
            }
        }
    }

    /// The same without edges that another way undercuts: those stand at [`FAR`]. Answers are the same, and sooner.
    ///
    /// Source: perfect customisation in the paper named in [`super`].
    pub(crate) fn perfect(&self, topology: &Topology) -> Metric {
        let mut best = self.cost.clone();
        let mut place = vec![0_u32; topology.vertex.len()];
        let vertices = topology.vertex.len() as u32;
        for x in (0..vertices).rev() {
            let row = topology.edges(x);
            let above = &topology.up[row.clone()];
            for (n, &y) in above.iter().enumerate() {
                place[y as usize] = n as u32;
            }
            let (mine, rest) = best.split_at_mut(row.end);
            let mine = &mut mine[row.clone()];
            for (n, &y) in above.iter().enumerate() {
                // All edges of the lower of two neighbours lead to neighbours too, or above them.
                let of_y = topology.edges(y);
                for (&z, &[up, down]) in topology.up[of_y.clone()].iter().zip(&rest[of_y.start - row.end..]) {
                    let m = place[z as usize] as usize;
                    if m >= above.len() || above[m] != z {
                        continue;
                    }
                    let (xy, xz) = (mine[n], mine[m]);
                    mine[n] = [xy[UP].min(xz[UP] + down), xy[DOWN].min(up + xz[DOWN])];
                    mine[m] = [xz[UP].min(xy[UP] + up), xz[DOWN].min(down + xy[DOWN])];
                }
            }
        }
        let keep = |basic: Cost, best: Cost| if basic == best { basic } else { FAR };
        let pairs = self.cost.iter().zip(&best);
        Metric { cost: pairs.map(|(a, b)| [keep(a[UP], b[UP]), keep(a[DOWN], b[DOWN])]).collect() }
    }
}
