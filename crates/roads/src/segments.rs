//! Roads cut into segments from one junction to the next, with their shape; a segment driven one way is an arc.

use crate::geo::{Point, decimetres};
use crate::import::{MISSING, Map, Mark, Report, Restriction, Via, Way};

/// Roads from junction to junction. Everything is by index; an arc is `2 × segment`, plus 1 against the drawing.
#[derive(Clone, Debug)]
pub struct Segments {
    /// Ids in the file of the junctions, in order.
    pub junction_ids: Vec<i64>,
    /// Where the junctions are.
    pub junctions: Vec<Point>,
    /// What stands at junctions.
    pub(crate) marks: Vec<(u32, Mark)>,
    /// All roads.
    pub ways: Vec<Way>,
    /// Roads cut up.
    pub list: Vec<Segment>,
    /// Shapes, one after another, both ends included.
    pub(crate) shape: Vec<Point>,
    /// What the import found.
    pub report: Report,
}

/// A piece of road between two junctions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Junction where its drawing begins.
    pub from: u32,
    /// Junction where it ends.
    pub to: u32,
    /// The road.
    pub way: u32,
    /// Decimetres.
    pub length: u32,
    /// Signals between its junctions.
    pub signals: u8,
    shape: u32,
    points: u32,
}

/// An arc: a segment in one direction.
pub(crate) type Arc = u32;

/// The same road the other way.
#[inline]
pub(crate) fn reverse(arc: Arc) -> Arc {
    arc ^ 1
}

impl Segments {
    /// Cuts roads up where they meet, where something bars a point, and where a restriction needs it.
    pub(crate) fn cut(map: Map) -> (Segments, Vec<Restriction>) {
        let uses = uses(&map);
        let mut junction = vec![MISSING; map.ids.len()];
        let mut out = Segments {
            junction_ids: Vec::new(),
            junctions: Vec::new(),
            marks: Vec::new(),
            ways: Vec::new(),
            list: Vec::new(),
            shape: Vec::new(),
            report: map.report,
        };
        for (node, slot) in junction.iter_mut().enumerate() {
            if uses[node] >= 2 {
                *slot = out.junctions.len() as u32;
                out.junctions.push(map.at[node]);
                out.junction_ids.push(map.ids[node]);
            }
        }
        let mut signal = vec![false; map.ids.len()];
        for &(node, mark) in &map.marks {
            signal[node as usize] = mark.signals;
            if junction[node as usize] != MISSING {
                out.marks.push((junction[node as usize], mark));
            }
        }
        for way in 0..map.ways.len() {
            let begin = out.list.len();
            let nodes = &map.nodes[map.first[way] as usize..map.first[way + 1] as usize];
            for run in nodes.split(|&node| node == MISSING) {
                out.cut_run(way as u32, run, &junction, &map.at, &signal);
            }
            out.stretch(begin, map.ways[way].record.assumed);
        }
        out.ways = map.ways;
        (out, map.restrictions)
    }

    /// Cuts a run of nodes that are all there.
    fn cut_run(&mut self, way: u32, run: &[u32], junction: &[u32], at: &[Point], signal: &[bool]) {
        let mut begin = 0;
        for end in 1..run.len() {
            let (a, b) = (junction[run[begin] as usize], junction[run[end] as usize]);
            if b == MISSING {
                continue;
            }
            let piece = &run[begin..=end];
            begin = end;
            // A point named twice in a row is no road.
            if a == b && piece.len() == 2 {
                continue;
            }
            let shape = self.shape.len() as u32;
            self.shape.extend(piece.iter().map(|&node| at[node as usize]));
            let inner = &piece[1..piece.len() - 1];
            self.list.push(Segment {
                from: a,
                to: b,
                way,
                length: decimetres(&self.shape[shape as usize..]),
                signals: inner.iter().filter(|&&node| signal[node as usize]).count().min(255) as u8,
                shape,
                points: piece.len() as u32,
            });
        }
    }

    /// Gives the segments of a way the length that was assumed for all of it.
    fn stretch(&mut self, begin: usize, assumed: Option<u32>) {
        let Some(assumed) = assumed else { return };
        let drawn: u64 = self.list[begin..].iter().map(|s| u64::from(s.length)).sum();
        for segment in &mut self.list[begin..] {
            let share = (u64::from(segment.length) * u64::from(assumed) + drawn / 2) / drawn;
            segment.length = share.clamp(1, u64::from(u32::MAX)) as u32;
        }
    }

    /// Where a segment runs, in the order of its drawing.
    pub fn shape(&self, segment: u32) -> &[Point] {
        let segment = &self.list[segment as usize];
        &self.shape[segment.shape as usize..][..segment.points as usize]
    }

    /// The road that a segment is of.
    pub fn way(&self, segment: u32) -> &Way {
        &self.ways[self.list[segment as usize].way as usize]
    }

    /// Where an arc begins.
    pub(crate) fn tail(&self, arc: Arc) -> u32 {
        let segment = &self.list[(arc / 2) as usize];
        if arc & 1 == 0 { segment.from } else { segment.to }
    }

    /// Where an arc ends.
    pub(crate) fn head(&self, arc: Arc) -> u32 {
        self.tail(reverse(arc))
    }

    /// Who may drive along an arc, by the bits of profiles.
    pub(crate) fn may(&self, arc: Arc) -> u8 {
        let record = &self.way(arc / 2).record;
        if arc & 1 == 0 { record.forward } else { record.backward }
    }

    /// How many arcs there could be.
    pub(crate) fn arcs(&self) -> u32 {
        2 * self.list.len() as u32
    }

    /// The two points that an arc begins with.
    pub(crate) fn first_step(&self, arc: Arc) -> (Point, Point) {
        let shape = self.shape(arc / 2);
        if arc & 1 == 0 { (shape[0], shape[1]) } else { (shape[shape.len() - 1], shape[shape.len() - 2]) }
    }
}

/// How often roads touch each node; an end counts as two, and so does what a road must be cut at.
fn uses(map: &Map) -> Vec<u8> {
    let mut uses = vec![0_u8; map.ids.len()];
    let mut touch = |node: u32, n: u8| {
        if node != MISSING {
            let count = &mut uses[node as usize];
            *count = count.saturating_add(n);
        }
    };
    for pair in map.first.windows(2) {
        let nodes = &map.nodes[pair[0] as usize..pair[1] as usize];
        for run in nodes.split(|&node| node == MISSING) {
            for &node in run {
                touch(node, 1);
            }
            if let [first, .., last] = run {
                touch(*first, 1);
                touch(*last, 1);
            }
        }
    }
    for (node, mark) in &map.marks {
        if mark.parts() {
            touch(*node, 2);
        }
    }
    for restriction in &map.restrictions {
        if let Via::Node(id) = restriction.via
            && let Ok(node) = map.ids.binary_search(&id)
        {
            touch(node as u32, 2);
        }
    }
    // A node that stands alone between two missing ones touches nothing that can be driven.
    uses
}
