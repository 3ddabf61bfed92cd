//! The hierarchy without costs: which shortcuts there are, by ranks of the order.
//!
//! A vertex goes by its rank here. Its neighbours above it are all that can be reached over lower ones; the lowest of them is
//! its parent in the elimination tree, and all others are neighbours of the parent too.

use crate::graph::Graph;

/// No vertex, no turn.
pub(crate) const NONE: u32 = u32::MAX;

/// The hierarchy: compressed arrays by rank.
#[derive(Clone, Debug)]
pub struct Topology {
    /// The rank of each vertex of the graph.
    pub(crate) rank: Vec<u32>,
    /// The vertex of each rank.
    pub(crate) vertex: Vec<u32>,
    pub(crate) first_up: Vec<u32>,
    /// Neighbours above, in order.
    pub(crate) up: Vec<u32>,
    pub(crate) first_down: Vec<u32>,
    /// Neighbours below, in order, each with the edge to it.
    pub(crate) down: Vec<(u32, u32)>,
    /// The edge of each turn: twice its index, plus 1 if the turn runs downwards.
    pub(crate) of_turn: Vec<u32>,
    /// Turns by what `of_turn` says of them, in order.
    pub(crate) turns: Vec<(u32, u32)>,
}

impl Topology {
    /// Contracts a graph in the order of its segments.
    pub(crate) fn build(graph: &Graph, segments: &[u32]) -> Topology {
        let vertices = graph.vertices();
        let mut place = vec![0_u32; segments.len()];
        for (n, &segment) in segments.iter().enumerate() {
            place[segment as usize] = n as u32;
        }
        let mut vertex: Vec<u32> = (0..vertices as u32).collect();
        vertex.sort_by_key(|&v| (place[(graph.arc[v as usize] / 2) as usize], v));
        let mut rank = vec![0_u32; vertices];
        for (n, &v) in vertex.iter().enumerate() {
            rank[v as usize] = n as u32;
        }
        let mut out = Topology {
            rank,
            vertex,
            first_up: Vec::with_capacity(vertices + 1),
            up: Vec::new(),
            first_down: Vec::new(),
            down: Vec::new(),
            of_turn: Vec::new(),
            turns: Vec::new(),
        };
        out.contract(graph);
        out.turn_round();
        out.place_turns(graph);
        out
    }

    /// Fills the neighbours above.
    fn contract(&mut self, graph: &Graph) {
        let vertices = graph.vertices();
        // Neighbours above by turns alone.
        let mut first = vec![0_u32; vertices + 1];
        let rank = self.rank.as_slice();
        let pairs = || {
            (0..vertices as u32).flat_map(move |v| {
                graph.of(v).map(move |turn| {
                    let (a, b) = (rank[v as usize], rank[graph.to[turn] as usize]);
                    (a.min(b), a.max(b))
                })
            })
        };
        pairs().for_each(|(low, _)| first[low as usize + 1] += 1);
        for n in 1..=vertices {
            first[n] += first[n - 1];
        }
        let mut near = vec![0_u32; graph.turns()];
        let mut next = first.clone();
        for (low, high) in pairs() {
            near[next[low as usize] as usize] = high;
            next[low as usize] += 1;
        }
        // The vertices whose parent each is, as chains.
        let (mut child, mut sibling) = (vec![NONE; vertices], vec![NONE; vertices]);
        let mut seen = vec![NONE; vertices];
        self.first_up.push(0);
        for v in 0..vertices as u32 {
            let begin = self.up.len();
            seen[v as usize] = v;
            for &w in &near[first[v as usize] as usize..first[v as usize + 1] as usize] {
                if seen[w as usize] != v {
                    seen[w as usize] = v;
                    self.up.push(w);
                }
            }
            let mut c = child[v as usize];
            while c != NONE {
                for e in self.first_up[c as usize] as usize..self.first_up[c as usize + 1] as usize {
                    let w = self.up[e];
                    if seen[w as usize] != v {
                        seen[w as usize] = v;
                        self.up.push(w);
                    }
                }
                c = sibling[c as usize];
            }
            self.up[begin..].sort_unstable();
            if let Some(&parent) = self.up.get(begin) {
                sibling[v as usize] = child[parent as usize];
                child[parent as usize] = v;
            }
            self.first_up.push(self.up.len() as u32);
        }
        self.up.shrink_to_fit();
    }

    /// Fills the neighbours below.
    fn turn_round(&mut self) {
        let vertices = self.vertex.len();
        let mut first = vec![0_u32; vertices + 1];
        self.up.iter().for_each(|&w| first[w as usize + 1] += 1);
        for n in 1..=vertices {
            first[n] += first[n - 1];
        }
        let mut next = first.clone();
        self.down = vec![(0, 0); self.up.len()];
        for v in 0..vertices as u32 {
            for e in self.edges(v) {
                let slot = &mut next[self.up[e] as usize];
                self.down[*slot as usize] = (v, e as u32);
                *slot += 1;
            }
        }
        self.first_down = first;
    }

    fn place_turns(&mut self, graph: &Graph) {
        self.of_turn = vec![0; graph.turns()];
        for v in 0..graph.vertices() as u32 {
            for turn in graph.of(v) {
                let (a, b) = (self.rank[v as usize], self.rank[graph.to[turn] as usize]);
                let edge = self.edge(a.min(b), a.max(b)).expect("every turn is an edge of the hierarchy");
                self.of_turn[turn] = 2 * edge + u32::from(a > b);
            }
        }
        self.turns = self.of_turn.iter().enumerate().map(|(turn, &of)| (of, turn as u32)).collect();
        self.turns.sort_unstable();
    }

    /// The edges of a vertex to those above it.
    #[inline]
    pub(crate) fn edges(&self, v: u32) -> core::ops::Range<usize> {
        self.first_up[v as usize] as usize..self.first_up[v as usize + 1] as usize
    }

    /// The edge between two.
    pub(crate) fn edge(&self, low: u32, high: u32) -> Option<u32> {
        let edges = self.edges(low);
        let found = self.up[edges.clone()].binary_search(&high).ok()?;
        Some((edges.start + found) as u32)
    }

    /// Neighbours below.
    #[inline]
    pub(crate) fn below(&self, v: u32) -> &[(u32, u32)] {
        &self.down[self.first_down[v as usize] as usize..self.first_down[v as usize + 1] as usize]
    }

    /// The next in the elimination tree; [`NONE`] at a root.
    #[inline]
    pub(crate) fn parent(&self, v: u32) -> u32 {
        let first = self.first_up[v as usize];
        if first < self.first_up[v as usize + 1] { self.up[first as usize] } else { NONE }
    }

    /// Shortcuts and turns.
    pub fn size(&self) -> usize {
        self.up.len()
    }
}
