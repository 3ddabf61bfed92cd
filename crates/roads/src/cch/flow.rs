//! Least cuts between two sets of nodes, every edge of weight one: what the order is made of.
//!
//! Source: Dinic's algorithm; on edges of capacity one a phase takes time linear in the edges.

/// No node, no level.
const NONE: u32 = u32::MAX;

/// A small undirected graph with the flow over it. Its arrays are used again for the next.
#[derive(Default)]
pub(crate) struct Flow {
    /// Ends of each edge.
    edges: Vec<(u32, u32)>,
    first: Vec<u32>,
    /// Edges at each node.
    at: Vec<u32>,
    /// Flow over each edge, from its first end to its second.
    over: Vec<i8>,
    level: Vec<u32>,
    next: Vec<u32>,
    queue: Vec<u32>,
    path: Vec<u32>,
}

/// On which side of a cut a node may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    Source,
    Sink,
    Free,
}

impl Flow {
    /// Takes a graph of so many nodes.
    pub(crate) fn load(&mut self, nodes: usize, edges: impl Iterator<Item = (u32, u32)>) {
        self.edges.clear();
        self.edges.extend(edges);
        self.first.clear();
        self.first.resize(nodes + 1, 0);
        for &(a, b) in &self.edges {
            self.first[a as usize + 1] += 1;
            self.first[b as usize + 1] += 1;
        }
        for n in 1..=nodes {
            self.first[n] += self.first[n - 1];
        }
        self.next.clear();
        self.next.extend_from_slice(&self.first[..nodes]);
        self.at.clear();
        self.at.resize(2 * self.edges.len(), 0);
        for (edge, &(a, b)) in self.edges.iter().enumerate() {
            for node in [a, b] {
                let slot = &mut self.next[node as usize];
                self.at[*slot as usize] = edge as u32;
                *slot += 1;
            }
        }
    }

    /// Where an edge leads from a node, and whether it has room that way.
    #[inline]
    fn along(&self, edge: u32, from: u32) -> (u32, bool) {
        let (a, b) = self.edges[edge as usize];
        let flow = self.over[edge as usize];
        if a == from { (b, flow < 1) } else { (a, flow > -1) }
    }

    /// The size of a least cut, or none if it is `most` or larger.
    pub(crate) fn run(&mut self, ends: &[End], most: u32) -> Option<u32> {
        self.over.clear();
        self.over.resize(self.edges.len(), 0);
        let mut total = 0;
        loop {
            if total >= most {
                return None;
            }
            if !self.levels(ends) {
                return Some(total);
            }
            self.next.clear();
            self.next.extend_from_slice(&self.first[..ends.len()]);
            for source in 0..ends.len() as u32 {
                if ends[source as usize] == End::Source {
                    while total < most && self.push(source, ends) {
                        total += 1;
                    }
                }
            }
        }
    }

    /// Breadth first from all sources; whether a sink was met.
    fn levels(&mut self, ends: &[End]) -> bool {
        self.level.clear();
        self.level.resize(ends.len(), NONE);
        self.queue.clear();
        for (node, end) in ends.iter().enumerate() {
            if *end == End::Source {
                self.level[node] = 0;
                self.queue.push(node as u32);
            }
        }
        let mut met = NONE;
        let mut done = 0;
        while done < self.queue.len() {
            let node = self.queue[done];
            done += 1;
            let level = self.level[node as usize];
            if level >= met {
                break;
            }
            for slot in self.first[node as usize]..self.first[node as usize + 1] {
                let (other, room) = self.along(self.at[slot as usize], node);
                if room && self.level[other as usize] == NONE {
                    self.level[other as usize] = level + 1;
                    if ends[other as usize] == End::Sink {
                        met = level + 1;
                    }
                    self.queue.push(other);
                }
            }
        }
        met != NONE
    }

    /// One unit from this source along the levels.
    fn push(&mut self, source: u32, ends: &[End]) -> bool {
        self.path.clear();
        let mut node = source;
        loop {
            if ends[node as usize] == End::Sink {
                for &edge in self.path.iter().rev() {
                    // The path is walked back from the sink.
                    let (a, b) = self.edges[edge as usize];
                    let step = if b == node { 1 } else { -1 };
                    self.over[edge as usize] += step;
                    node = if b == node { a } else { b };
                }
                return true;
            }
            let end = self.first[node as usize + 1];
            let mut stepped = false;
            while self.next[node as usize] < end {
                let edge = self.at[self.next[node as usize] as usize];
                let (other, room) = self.along(edge, node);
                if room && self.level[other as usize] == self.level[node as usize].wrapping_add(1) {
                    self.path.push(edge);
                    node = other;
                    stepped = true;
                    break;
                }
                self.next[node as usize] += 1;
            }
            if !stepped {
                let Some(edge) = self.path.pop() else { return false };
                let (a, b) = self.edges[edge as usize];
                node = if a == node { b } else { a };
                self.next[node as usize] += 1;
            }
        }
    }

    /// After a run: marks the side of the sources, by all that can still be reached from them, or by all that can still
    /// not reach a sink, whichever is nearer to half.
    pub(crate) fn side(&mut self, ends: &[End], side: &mut Vec<bool>) {
        let near = self.reached(ends, End::Source);
        side.clear();
        side.extend(self.level.iter().map(|&l| l != NONE));
        let far = self.reached(ends, End::Sink);
        let half = |n: usize| n.abs_diff(ends.len() - n);
        if half(ends.len() - far) < half(near) {
            side.clear();
            side.extend(self.level.iter().map(|&l| l == NONE));
        }
    }

    /// Everything that has room from the sources, or to the sinks.
    fn reached(&mut self, ends: &[End], from: End) -> usize {
        self.level.clear();
        self.level.resize(ends.len(), NONE);
        self.queue.clear();
        for (node, end) in ends.iter().enumerate() {
            if *end == from {
                self.level[node] = 0;
                self.queue.push(node as u32);
            }
        }
        let mut done = 0;
        while done < self.queue.len() {
            let node = self.queue[done];
            done += 1;
            for slot in self.first[node as usize]..self.first[node as usize + 1] {
                let edge = self.at[slot as usize];
                let (other, mut room) = self.along(edge, node);
                if from == End::Sink {
                    room = self.along(edge, other).1;
                }
                if room && self.level[other as usize] == NONE {
                    self.level[other as usize] = 0;
                    self.queue.push(other);
                }
            }
        }
        self.queue.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(nodes: usize, edges: &[(u32, u32)], ends: &[End]) -> (u32, Vec<bool>) {
        let mut flow = Flow::default();
        flow.load(nodes, edges.iter().copied());
        let cut = flow.run(ends, u32::MAX).unwrap();
        let mut side = Vec::new();
        flow.side(ends, &mut side);
        (cut, side)
    }

    #[test]
    fn two_towns_are_cut_at_the_bridge() {
        let edges = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)];
        let mut ends = [End::Free; 6];
        ends[0] = End::Source;
        ends[5] = End::Sink;
        assert_eq!(cut(6, &edges, &ends), (1, vec![true, true, true, false, false, false]));
    }

    #[test]
    fn a_cut_is_as_small_as_the_smallest_of_all_ways_to_cut() {
        let mut seed = 11_u64;
        for _ in 0..300 {
            let mut draw = |n: u64| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 33) % n
            };
            let n = 3 + draw(6) as usize;
            let edges: Vec<(u32, u32)> =
                (0..draw(16)).map(|_| (draw(n as u64) as u32, draw(n as u64) as u32)).collect();
            let edges: Vec<(u32, u32)> = edges.into_iter().filter(|(a, b)| a != b).collect();
            let mut ends = vec![End::Free; n];
            ends[0] = End::Source;
            ends[n - 1] = End::Sink;
            let crossing = |side: &dyn Fn(u32) -> bool| {
                edges.iter().filter(|&&(a, b)| side(a) != side(b)).count() as u32
            };
            let least = (0..1_u32 << n)
                .filter(|m| m & 1 == 1 && m >> (n - 1) == 0)
                .map(|m| crossing(&|node| m >> node & 1 == 1))
                .min();
            let (found, side) = cut(n, &edges, &ends);
            assert_eq!(Some(found), least, "{edges:?}");
            assert_eq!(crossing(&|node| side[node as usize]), found, "{edges:?}");
            assert!(side[0] && !side[n - 1]);
        }
    }
}
