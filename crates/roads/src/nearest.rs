//! Which roads are near a point: a packed tree of boxes around segments.
//!
//! Boxes are grouped by tiles of longitude, then latitude (sort-tile-recursive, Leutenegger and others, 1997). Memory is linear in
//! the segments whatever their shapes. Over the date line nothing is near.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geo::{Flat, Point, nearest_on_piece};
use crate::segments::Segments;

/// Boxes in a box.
const FAN: usize = 8;

#[derive(Clone, Copy, Debug)]
struct Box4 {
    low: Point,
    high: Point,
}

impl Box4 {
    fn around<'a>(points: impl IntoIterator<Item = &'a Point>) -> Box4 {
        let none = Box4 {
            low: Point { lat: i32::MAX, lon: i32::MAX },
            high: Point { lat: i32::MIN, lon: i32::MIN },
        };
        points.into_iter().fold(none, |b, &p| b.with(Box4 { low: p, high: p }))
    }

    fn with(self, other: Box4) -> Box4 {
        let pick =
            |f: fn(i32, i32) -> i32, a: Point, b: Point| Point { lat: f(a.lat, b.lat), lon: f(a.lon, b.lon) };
        Box4 { low: pick(i32::min, self.low, other.low), high: pick(i32::max, self.high, other.high) }
    }

    /// Millimetres at most as far as anything in it.
    fn away(self, p: Point, flat: Flat) -> u64 {
        let near = Point {
            lat: p.lat.clamp(self.low.lat, self.high.lat),
            lon: p.lon.clamp(self.low.lon, self.high.lon),
        };
        let (x, y) = flat.step(p, near);
        ((x * x + y * y).sqrt() * 1000.0) as u64
    }

    fn meets(self, other: Box4) -> bool {
        self.low.lat <= other.high.lat
            && other.low.lat <= self.high.lat
            && self.low.lon <= other.high.lon
            && other.low.lon <= self.high.lon
    }
}

/// The tree: the first level holds the segments, each further one boxes of the one before.
#[derive(Clone, Debug)]
pub(crate) struct Nearest {
    segments: Vec<u32>,
    levels: Vec<Vec<Box4>>,
}

/// A road near a point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Near {
    pub(crate) segment: u32,
    /// Millimetres from the point.
    pub(crate) away: u64,
}

impl Nearest {
    pub(crate) fn of(segments: &Segments) -> Nearest {
        let mut leaves: Vec<(Box4, u32)> =
            (0..segments.list.len() as u32).map(|s| (Box4::around(segments.shape(s)), s)).collect();
        let middle = |low: i32, high: i32| i64::from(low) + i64::from(high);
        leaves.sort_unstable_by_key(|(b, s)| (middle(b.low.lon, b.high.lon), *s));
        let tiles = (leaves.len() as f64 / FAN as f64).sqrt().ceil().max(1.0) as usize;
        for tile in leaves.chunks_mut((tiles * FAN).max(1)) {
            tile.sort_unstable_by_key(|(b, s)| (middle(b.low.lat, b.high.lat), *s));
        }
        let mut levels = vec![leaves.iter().map(|(b, _)| *b).collect::<Vec<Box4>>()];
        while levels[levels.len() - 1].len() > 1 {
            let last = &levels[levels.len() - 1];
            let up =
                last.chunks(FAN).map(|c| c.iter().copied().reduce(Box4::with).expect("a chunk is not empty"));
            levels.push(up.collect());
        }
        Nearest { segments: leaves.into_iter().map(|(_, s)| s).collect(), levels }
    }

    /// Tells roads from the nearest on until `each` has enough (says false) or `within` metres are passed. Of two that are as near
    /// the one with the lower index comes first.
    pub(crate) fn each(&self, roads: &Segments, p: Point, within: f64, mut each: impl FnMut(Near) -> bool) {
        let flat = Flat::at(p.lat);
        let most = (within * 1000.0) as u64;
        let mut queue = BinaryHeap::new();
        let top = self.levels.len() - 1;
        for (n, b) in self.levels[top].iter().enumerate() {
            queue.push(Reverse((b.away(p, flat), 0, top as u32 + 1, n as u32)));
        }
        while let Some(Reverse((away, _, level, n))) = queue.pop() {
            if away > most {
                return;
            }
            match level {
                0 => {
                    if !each(Near { segment: n, away }) {
                        return;
                    }
                }
                1 => {
                    let segment = self.segments[n as usize];
                    let exact = (project(roads, segment, p).0 * 1000.0) as u64;
                    // Roads come behind boxes as far away, so that among them the index decides.
                    queue.push(Reverse((exact.max(away), 1, 0, segment)));
                }
                _ => {
                    let below = &self.levels[level as usize - 2];
                    let from = n as usize * FAN;
                    for (m, b) in below[from..(from + FAN).min(below.len())].iter().enumerate() {
                        queue.push(Reverse((b.away(p, flat), 0, level - 1, (from + m) as u32)));
                    }
                }
            }
        }
    }

    /// Segments whose boxes meet that of the points.
    pub(crate) fn around(&self, points: &[Point]) -> Vec<u32> {
        let wanted = Box4::around(points);
        let top = self.levels.len() - 1;
        let mut todo: Vec<(usize, usize)> = (0..self.levels[top].len()).map(|n| (top, n)).collect();
        let mut found = Vec::new();
        while let Some((level, n)) = todo.pop() {
            if !self.levels[level][n].meets(wanted) {
                continue;
            }
            if level == 0 {
                found.push(self.segments[n]);
            } else {
                let from = n * FAN;
                todo.extend((from..(from + FAN).min(self.levels[level - 1].len())).map(|m| (level - 1, m)));
            }
        }
        found.sort_unstable();
        found
    }
}

/// The nearest point of a segment: metres away, the piece of its shape, and how far along that piece, 0 to 1.
pub(crate) fn project(roads: &Segments, segment: u32, p: Point) -> (f64, usize, f64) {
    let shape = roads.shape(segment);
    let mut best = (f64::INFINITY, 0, 0.0);
    for (n, piece) in shape.windows(2).enumerate() {
        let (away, along) = nearest_on_piece(p, piece[0], piece[1]);
        if away < best.0 {
            best = (away, n, along);
        }
    }
    best
}
