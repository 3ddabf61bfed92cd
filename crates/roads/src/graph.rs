//! The network as turns: a vertex is an arc on which a vehicle is, an edge the turn from one arc into the next.
//!
//! So restrictions, barriers and the ban on turning round are edges that are not there, and nothing else has to know of them.
//! A restriction over several ways is kept by copies of its arcs that remember where a vehicle came from.

use std::collections::BTreeMap;

use crate::banned::Banned;
use crate::geo::bend;
use crate::segments::{Arc, Segments, reverse};

/// No vertex.
pub(crate) const NONE: u32 = u32::MAX;

/// How much a turn bends, and what else it costs.
pub(crate) mod turn {
    /// Straight on, or no junction.
    pub(crate) const STRAIGHT: u8 = 0;
    /// A turn.
    pub(crate) const TURN: u8 = 1;
    /// A sharp turn.
    pub(crate) const SHARP: u8 = 2;
    /// Round in the road, by those who can.
    pub(crate) const ROUND: u8 = 3;
    /// Round where there is room for anybody.
    pub(crate) const RING: u8 = 4;
    /// The bits that say which of them.
    pub(crate) const SHAPE: u8 = 7;
    /// Over signals.
    pub(crate) const SIGNAL: u8 = 8;
}

/// Turns as compressed arrays: those from vertex `v` are `first[v]..first[v + 1]`, in the order of the arcs that they lead into.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The arc of each vertex.
    pub(crate) arc: Vec<Arc>,
    /// The vertex on which a vehicle begins on an arc; [`NONE`] for arcs that nobody may drive.
    pub(crate) vertex: Vec<u32>,
    pub(crate) first: Vec<u32>,
    /// Vertex that the turn leads into.
    pub(crate) to: Vec<u32>,
    /// Who may turn so, by the bits of profiles.
    pub(crate) may: Vec<u8>,
    /// Of [`turn`].
    pub(crate) shape: Vec<u8>,
}

impl Graph {
    /// Vertices.
    pub fn vertices(&self) -> usize {
        self.arc.len()
    }

    /// Turns.
    pub fn turns(&self) -> usize {
        self.to.len()
    }

    /// The turns of a vertex.
    pub(crate) fn of(&self, vertex: u32) -> core::ops::Range<usize> {
        self.first[vertex as usize] as usize..self.first[vertex as usize + 1] as usize
    }

    /// All turns that anybody may take.
    pub(crate) fn build(segments: &Segments, banned: &Banned) -> Graph {
        let leaving = Leaving::of(segments);
        let mut marks = vec![(0_u8, false, false); segments.junctions.len()];
        for &(junction, mark) in &segments.marks {
            marks[junction as usize] = (mark.blocked, mark.signals, mark.ring);
        }
        let mut graph = Graph { vertex: vec![NONE; segments.arcs() as usize], ..Graph::default() };
        for arc in 0..segments.arcs() {
            if segments.may(arc) != 0 {
                graph.vertex[arc as usize] = graph.arc.len() as u32;
                graph.arc.push(arc);
            }
        }
        // Copies of arcs that remember, each behind those without memory.
        let plain = graph.arc.len() as u32;
        let copies: BTreeMap<&[Arc], u32> = banned.memories().zip(plain..).collect();
        graph
            .arc
            .extend(banned.memories().map(|walk| *walk.last().expect("a walk that is remembered has arcs")));
        let mut walks: Vec<&[Arc]> = vec![&[]; graph.arc.len()];
        for (walk, &vertex) in &copies {
            walks[vertex as usize] = walk;
        }
        graph.first.push(0);
        let mut walk = Vec::new();
        for vertex in 0..graph.arc.len() as u32 {
            let arc = graph.arc[vertex as usize];
            let junction = segments.head(arc);
            let (blocked, signals, ring) = marks[junction as usize];
            let out = leaving.at(junction);
            walk.clear();
            if vertex < plain {
                walk.push(arc);
            } else {
                walk.extend_from_slice(walks[vertex as usize]);
            }
            // Who has somewhere else to go on to.
            let onward =
                out.iter().filter(|&&next| next != reverse(arc)).fold(0, |m, &n| m | segments.may(n))
                    & !blocked;
            let crossing = leaving.segments(junction) > 2;
            for &next in out {
                let mut may = segments.may(arc) & segments.may(next);
                let shape = if next == reverse(arc) {
                    if !ring {
                        may &= !onward;
                    }
                    if ring { turn::RING } else { turn::ROUND }
                } else {
                    may &= !blocked;
                    if crossing { bends(segments, arc, next) } else { turn::STRAIGHT }
                };
                walk.push(next);
                may &= !banned.who(&walk);
                let to = (0..walk.len() - 1).find_map(|n| copies.get(&walk[n..]).copied());
                walk.pop();
                let to = to.unwrap_or(graph.vertex[next as usize]);
                if may != 0 && to != vertex {
                    graph.to.push(to);
                    graph.may.push(may);
                    graph.shape.push(shape | if signals { turn::SIGNAL } else { 0 });
                }
            }
            graph.first.push(graph.to.len() as u32);
        }
        graph
    }
}

/// How much the way bends from an arc into the next.
fn bends(segments: &Segments, arc: Arc, next: Arc) -> u8 {
    let (b, a) = segments.first_step(reverse(arc));
    let (_, c) = segments.first_step(next);
    match bend(a, b, c) {
        // 45° and 110°.
        Some((cos, _)) if cos < -0.342 => turn::SHARP,
        Some((cos, _)) if cos < 0.707 => turn::TURN,
        _ => turn::STRAIGHT,
    }
}

/// Arcs by the junction that they leave, those that somebody may drive.
pub(crate) struct Leaving {
    first: Vec<u32>,
    arcs: Vec<Arc>,
    segments: Vec<u32>,
}

impl Leaving {
    pub(crate) fn of(segments: &Segments) -> Leaving {
        let mut first = vec![0_u32; segments.junctions.len() + 1];
        let mut touching = vec![0_u32; segments.junctions.len()];
        let driven = |arc: &Arc| segments.may(*arc) != 0;
        for segment in &segments.list {
            touching[segment.from as usize] += 1;
            touching[segment.to as usize] += 1;
        }
        for arc in (0..segments.arcs()).filter(driven) {
            first[segments.tail(arc) as usize + 1] += 1;
        }
        for n in 1..first.len() {
            first[n] += first[n - 1];
        }
        let mut next = first.clone();
        let mut arcs = vec![0; first[first.len() - 1] as usize];
        for arc in (0..segments.arcs()).filter(driven) {
            let slot = &mut next[segments.tail(arc) as usize];
            arcs[*slot as usize] = arc;
            *slot += 1;
        }
        Leaving { first, arcs, segments: touching }
    }

    /// Arcs that leave a junction, in their order.
    pub(crate) fn at(&self, junction: u32) -> &[Arc] {
        &self.arcs[self.first[junction as usize] as usize..self.first[junction as usize + 1] as usize]
    }

    /// How many segments touch it.
    fn segments(&self, junction: u32) -> u32 {
        self.segments[junction as usize]
    }
}
