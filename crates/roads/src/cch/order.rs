//! The order in which roads are contracted: the network is cut in two, what is cut stands highest, and so on in each half.
//!
//! Cuts are of segments, not of junctions: on the graph of turns, whose vertices are arcs, the arcs of a cut part it exactly.
//! Each is a least cut between the outermost quarters along one of four directions (inertial flow). Ties go by index, so
//! that the order is the same on every machine.

use super::flow::{End, Flow};
use crate::geo::{Point, cos_degrees};

/// Cells of so many junctions and fewer are halved along their longer side.
const SMALL: usize = 6;

/// The order of segments from the lowest to the highest.
pub(crate) fn segments(at: &[Point], ends: &[(u32, u32)]) -> Vec<u32> {
    let flat: Vec<(i64, i64)> = at.iter().map(|&p| flat(p)).collect();
    let mut order = Vec::with_capacity(ends.len());
    let mut inner = Vec::with_capacity(ends.len());
    for (segment, (a, b)) in ends.iter().enumerate() {
        // A loop parts nothing; it stands lowest, so it is said last.
        if a == b { order.push(segment as u32) } else { inner.push(segment as u32) }
    }
    order.reverse();
    let mut halver = Halver {
        flat: &flat,
        ends,
        local: vec![0; at.len()],
        flow: Flow::default(),
        sides: Vec::new(),
        side: Vec::new(),
        best: Vec::new(),
        keys: Vec::new(),
        highest: Vec::with_capacity(ends.len()),
    };
    halver.cell((0..at.len() as u32).collect(), inner);
    order.extend(halver.highest.iter().rev());
    order
}

/// Units of the ground that are the same north and east.
fn flat(p: Point) -> (i64, i64) {
    ((f64::from(p.lon) * cos_degrees(p.lat_degrees())) as i64, i64::from(p.lat))
}

/// How far along a direction.
type Key = fn(&(i64, i64)) -> i64;

struct Halver<'a> {
    flat: &'a [(i64, i64)],
    ends: &'a [(u32, u32)],
    /// The number of a junction within its cell.
    local: Vec<u32>,
    flow: Flow,
    sides: Vec<End>,
    side: Vec<bool>,
    best: Vec<bool>,
    keys: Vec<(i64, u32)>,
    /// Segments from the highest to the lowest.
    highest: Vec<u32>,
}

impl Halver<'_> {
    fn cell(&mut self, nodes: Vec<u32>, segments: Vec<u32>) {
        if nodes.len() <= 1 || segments.is_empty() {
            return;
        }
        for (n, &node) in nodes.iter().enumerate() {
            self.local[node as usize] = n as u32;
        }
        if nodes.len() <= SMALL {
            self.halve(&nodes);
        } else {
            self.cut(&nodes, &segments);
        }
        let mut halves = [(Vec::new(), Vec::new()), (Vec::new(), Vec::new())];
        for (n, &node) in nodes.iter().enumerate() {
            halves[usize::from(self.best[n])].0.push(node);
        }
        for &segment in &segments {
            let (a, b) = self.ends[segment as usize];
            let [a, b] = [a, b].map(|node| self.best[self.local[node as usize] as usize]);
            if a == b {
                halves[usize::from(a)].1.push(segment);
            } else {
                self.highest.push(segment);
            }
        }
        drop((nodes, segments));
        let [first, second] = halves;
        self.cell(first.0, first.1);
        self.cell(second.0, second.1);
    }

    /// Halves a small cell along its longer side.
    fn halve(&mut self, nodes: &[u32]) {
        let range = |axis: fn(&(i64, i64)) -> i64| {
            let values = || nodes.iter().map(|&n| axis(&self.flat[n as usize]));
            values().max().unwrap_or(0) - values().min().unwrap_or(0)
        };
        let east = range(|p| p.0) >= range(|p| p.1);
        self.sort(nodes, |p| if east { p.0 } else { p.1 });
        self.best.clear();
        self.best.resize(nodes.len(), false);
        for (_, node) in &self.keys[nodes.len() / 2..] {
            self.best[*node as usize] = true;
        }
    }

    /// Local numbers in the order along a direction.
    fn sort(&mut self, nodes: &[u32], key: impl Fn(&(i64, i64)) -> i64) {
        self.keys.clear();
        self.keys
            .extend(nodes.iter().enumerate().map(|(n, &node)| (key(&self.flat[node as usize]), n as u32)));
        self.keys.sort_unstable();
    }

    /// The least of the cuts along four directions.
    fn cut(&mut self, nodes: &[u32], segments: &[u32]) {
        let (local, ends) = (&self.local, self.ends);
        self.flow.load(
            nodes.len(),
            segments.iter().map(|&s| {
                let (a, b) = ends[s as usize];
                (local[a as usize], local[b as usize])
            }),
        );
        let quarter = (nodes.len() / 4).max(1);
        let mut least = u32::MAX;
        let directions: [Key; 4] = [|p| p.0, |p| p.1, |p| p.0 + p.1, |p| p.0 - p.1];
        for direction in directions {
            self.sort(nodes, direction);
            self.sides.clear();
            self.sides.resize(nodes.len(), End::Free);
            for (_, node) in &self.keys[..quarter] {
                self.sides[*node as usize] = End::Source;
            }
            for (_, node) in &self.keys[nodes.len() - quarter..] {
                self.sides[*node as usize] = End::Sink;
            }
            if let Some(found) = self.flow.run(&self.sides, least) {
                least = found;
                self.flow.side(&self.sides, &mut self.side);
                core::mem::swap(&mut self.best, &mut self.side);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bridge_between_two_towns_stands_highest() {
        // Two grids of three by three, and one road between them.
        let mut at = Vec::new();
        let mut ends = Vec::new();
        for town in 0..2 {
            for y in 0..3 {
                for x in 0..3 {
                    let n = at.len() as u32;
                    at.push(Point { lat: y * 1000, lon: town * 100_000 + x * 1000 });
                    if x > 0 {
                        ends.push((n - 1, n));
                    }
                    if y > 0 {
                        ends.push((n - 3, n));
                    }
                }
            }
        }
        ends.push((5, 12));
        let order = segments(&at, &ends);
        assert_eq!(order.last().map(|&s| ends[s as usize]), Some((5, 12)));
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..ends.len() as u32).collect::<Vec<u32>>());
    }

    #[test]
    fn loops_and_roads_side_by_side_are_ordered_too() {
        let at = [Point { lat: 0, lon: 0 }, Point { lat: 0, lon: 5 }];
        let mut order = segments(&at, &[(0, 0), (0, 1), (1, 0), (1, 1)]);
        assert_eq!(order.len(), 4);
        order.sort_unstable();
        assert_eq!(order, [0, 1, 2, 3]);
    }
}
