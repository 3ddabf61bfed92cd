//! Which roads hang together: for one vehicle, in each region, the largest part in which every road is reached from every other.

use crate::cost::FAR;
use crate::graph::Graph;
use crate::segments::Segments;
use crate::weights::Weights;

/// No region: closed for good.
pub const NOWHERE: u16 = u16::MAX;

/// From which arcs the main part of their region is reached, and which are reached from it.
#[derive(Clone, Debug)]
pub struct Parts {
    /// By arc.
    pub(crate) leaves: Vec<bool>,
    pub(crate) arrives: Vec<bool>,
    /// Separate parts, islands and dead ends counted each for itself.
    pub count: u32,
    /// Arcs that this vehicle may drive.
    pub driven: u32,
    /// Of those, how many belong to the main part of their region, both ways.
    pub main: u32,
}

impl Parts {
    /// Finds them. `region` says for each segment where it lies; empty if there is one region alone.
    pub(crate) fn of(segments: &Segments, graph: &Graph, weights: &Weights, region: &[u16]) -> Parts {
        let component = components(graph, weights);
        let place = |v: u32| region.get((graph.arc[v as usize] / 2) as usize).copied().unwrap_or(0);
        let open = |v: u32| weights.arc[graph.arc[v as usize] as usize] < FAR;
        let vertices = graph.vertices() as u32;
        let count = component.iter().max().map_or(0, |m| m + 1);
        let mut size = vec![0_u32; count as usize];
        let mut region_of = vec![NOWHERE; count as usize];
        for v in (0..vertices).filter(|&v| open(v)) {
            size[component[v as usize] as usize] += 1;
            region_of[component[v as usize] as usize] = place(v);
        }
        let regions = region_of.iter().filter(|&&r| r != NOWHERE).max().map_or(0, |&r| r + 1);
        let mut main = vec![u32::MAX; usize::from(regions)];
        for (c, &r) in region_of.iter().enumerate().filter(|(_, r)| **r != NOWHERE) {
            let best = &mut main[usize::from(r)];
            if *best == u32::MAX || size[c] > size[*best as usize] {
                *best = c as u32;
            }
        }
        let in_main =
            |v: u32| open(v) && main.get(usize::from(place(v))).is_some_and(|&m| m == component[v as usize]);
        let reached = |forward: bool| {
            let mut seen: Vec<bool> = (0..vertices).map(in_main).collect();
            let mut todo: Vec<u32> = (0..vertices).filter(|&v| seen[v as usize]).collect();
            let back = if forward { Back::default() } else { Back::of(graph, weights) };
            while let Some(v) = todo.pop() {
                let mut step = |w: u32| {
                    if !seen[w as usize] && place(w) == place(v) {
                        seen[w as usize] = true;
                        todo.push(w);
                    }
                };
                if forward {
                    graph.of(v).filter(|&t| weights.turn[t] < FAR).for_each(|t| step(graph.to[t]));
                } else {
                    back.of_vertex(v).iter().for_each(|&w| step(w));
                }
            }
            let mut arcs = vec![false; segments.arcs() as usize];
            for v in (0..vertices).filter(|&v| seen[v as usize] && open(v)) {
                arcs[graph.arc[v as usize] as usize] = true;
            }
            arcs
        };
        let parts = size.iter().filter(|&&s| s > 0).count() as u32;
        let (leaves, arrives) = (reached(false), reached(true));
        let both = leaves.iter().zip(&arrives).filter(|(a, b)| **a && **b).count() as u32;
        Parts {
            leaves,
            arrives,
            count: parts,
            driven: weights.arc.iter().filter(|&&c| c < FAR).count() as u32,
            main: both,
        }
    }
}

/// Turns by what they lead into.
#[derive(Default)]
struct Back {
    first: Vec<u32>,
    from: Vec<u32>,
}

impl Back {
    fn of(graph: &Graph, weights: &Weights) -> Back {
        let mut first = vec![0_u32; graph.vertices() + 1];
        let open = || (0..graph.turns()).filter(|&t| weights.turn[t] < FAR);
        open().for_each(|t| first[graph.to[t] as usize + 1] += 1);
        for n in 1..first.len() {
            first[n] += first[n - 1];
        }
        let mut from = vec![0; first[first.len() - 1] as usize];
        let mut next = first.clone();
        for v in 0..graph.vertices() as u32 {
            for t in graph.of(v).filter(|&t| weights.turn[t] < FAR) {
                let slot = &mut next[graph.to[t] as usize];
                from[*slot as usize] = v;
                *slot += 1;
            }
        }
        Back { first, from }
    }

    fn of_vertex(&self, v: u32) -> &[u32] {
        &self.from[self.first[v as usize] as usize..self.first[v as usize + 1] as usize]
    }
}

/// The strongly connected component of each vertex (Tarjan's algorithm, its stack on the heap).
fn components(graph: &Graph, weights: &Weights) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let n = graph.vertices();
    let (mut index, mut low, mut component) = (vec![NEW; n], vec![0_u32; n], vec![NEW; n]);
    let (mut stack, mut calls): (Vec<u32>, Vec<(u32, usize)>) = (Vec::new(), Vec::new());
    let (mut next, mut found) = (0, 0);
    for root in 0..n as u32 {
        if index[root as usize] != NEW {
            continue;
        }
        calls.push((root, graph.of(root).start));
        index[root as usize] = next;
        low[root as usize] = next;
        next += 1;
        stack.push(root);
        while let Some((v, t)) = calls.pop() {
            if t < graph.of(v).end {
                calls.push((v, t + 1));
                let w = graph.to[t];
                if weights.turn[t] >= FAR {
                    continue;
                }
                if index[w as usize] == NEW {
                    index[w as usize] = next;
                    low[w as usize] = next;
                    next += 1;
                    stack.push(w);
                    calls.push((w, graph.of(w).start));
                } else if component[w as usize] == NEW {
                    low[v as usize] = low[v as usize].min(index[w as usize]);
                }
                continue;
            }
            if low[v as usize] == index[v as usize] {
                while let Some(w) = stack.pop() {
                    component[w as usize] = found;
                    if w == v {
                        break;
                    }
                }
                found += 1;
            }
            if let Some(&(parent, _)) = calls.last() {
                low[parent as usize] = low[parent as usize].min(low[v as usize]);
            }
        }
    }
    component
}
