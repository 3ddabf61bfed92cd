//! Roads as a picture needs them: those within a frame, joined along each way, with no more points than can be seen.

use crate::class::Class;
use crate::geo::{Point, metres, nearest_on_piece};
use crate::import::SCHEMATIC;
use crate::network::Network;

/// A line to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stroke {
    /// The road, by its position among the network's.
    pub way: u32,
    /// Its class.
    pub class: Class,
    /// What `mark` says of its segments: pieces that differ are lines of their own.
    pub mark: u8,
    /// Whether it is a straight link that stands for a road.
    pub schematic: bool,
    /// Where it runs.
    pub line: Vec<Point>,
}

/// A part of the world; it does not cross the date line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Its corner with the least latitude and longitude.
    pub least: Point,
    /// The other.
    pub most: Point,
}

impl Frame {
    /// Around points, wider by a share of their extent on every side and by half a kilometre; none without a point.
    pub fn around(points: impl IntoIterator<Item = Point>, share: f64) -> Option<Frame> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let (mut least, mut most) = (first, first);
        for p in points {
            least = Point { lat: least.lat.min(p.lat), lon: least.lon.min(p.lon) };
            most = Point { lat: most.lat.max(p.lat), lon: most.lon.max(p.lon) };
        }
        let wide = |a: i32, b: i32, edge: i32| {
            let more = ((f64::from(b) - f64::from(a)) * share) as i32 + 50_000;
            (a.saturating_sub(more).max(-edge), b.saturating_add(more).min(edge))
        };
        let (south, north) = wide(least.lat, most.lat, 900_000_000);
        let (west, east) = wide(least.lon, most.lon, 1_800_000_000);
        Some(Frame { least: Point { lat: south, lon: west }, most: Point { lat: north, lon: east } })
    }

    /// Metres from corner to corner.
    pub fn diagonal(&self) -> f64 {
        metres(self.least, self.most)
    }

    /// Whether a line can be in it: whether the box around the line meets it.
    fn meets(&self, line: &[Point]) -> bool {
        let clear = |low: i32, high: i32, of: fn(&Point) -> i32| {
            line.iter().all(|p| of(p) < low) || line.iter().all(|p| of(p) > high)
        };
        !line.is_empty()
            && !clear(self.least.lat, self.most.lat, |p| p.lat)
            && !clear(self.least.lon, self.most.lon, |p| p.lon)
    }
}

/// The roads that meet a frame and are `wanted`, each drawn to within so many metres. Segments of one way that follow each other and
/// have one `mark` are one line. O(p log p) for p points as a rule.
pub fn strokes(
    network: &Network,
    frame: Frame,
    within: f64,
    mark: impl Fn(u32) -> u8,
    wanted: impl Fn(Class, &[Point]) -> bool,
) -> Vec<Stroke> {
    let segments = &network.segments;
    let mut out: Vec<Stroke> = Vec::new();
    // The junction and the way at which the last line ends.
    let mut open: Option<(u32, u32)> = None;
    for (n, segment) in segments.list.iter().enumerate() {
        let n = n as u32;
        let (shape, record) = (segments.shape(n), &segments.way(n).record);
        if !frame.meets(shape) || !wanted(record.class, shape) {
            open = None;
            continue;
        }
        let mark = mark(n);
        match out.last_mut() {
            Some(last) if open == Some((segment.from, segment.way)) && last.mark == mark => {
                last.line.extend_from_slice(&shape[1..]);
            }
            _ => out.push(Stroke {
                way: segment.way,
                class: record.class,
                mark,
                schematic: record.flags & SCHEMATIC != 0,
                line: shape.to_vec(),
            }),
        }
        open = Some((segment.to, segment.way));
    }
    for stroke in &mut out {
        stroke.line = simplified(&stroke.line, within);
    }
    out
}

/// A line with fewer points, from which none of those left out is further than so many metres (Douglas and Peucker: Algorithms for
/// the reduction of the number of points required to represent a digitized line or its caricature, Cartographica 10, 1973).
pub fn simplified(line: &[Point], within: f64) -> Vec<Point> {
    let Some(last) = line.len().checked_sub(1).filter(|&last| last > 1) else { return line.to_vec() };
    let mut keep = vec![false; line.len()];
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((a, b)) = open.pop() {
        let mut worst = (within, 0);
        for (i, p) in line.iter().enumerate().take(b).skip(a + 1) {
            let (away, _) = nearest_on_piece(*p, line[a], line[b]);
            if away > worst.0 {
                worst = (away, i);
            }
        }
        if worst.1 > 0 {
            keep[worst.1] = true;
            open.extend([(a, worst.1), (worst.1, b)]);
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| *p).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plain generator, so that a seed that fails can be tried again.
    fn walk(seed: u64, n: usize) -> Vec<Point> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut draw = |n: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % n) as i32
        };
        let mut at = Point { lat: 361_000_000, lon: 371_000_000 };
        let mut step = || {
            at = Point { lat: at.lat + draw(4_000) - 1_500, lon: at.lon + draw(4_000) - 1_500 };
            at
        };
        (0..n).map(|_| step()).collect()
    }

    #[test]
    fn no_point_that_is_left_out_lies_off_the_line() {
        for seed in 1..300 {
            let line = walk(seed, 2 + (seed as usize % 90));
            for within in [0.0, 3.0, 20.0, 500.0] {
                let short = simplified(&line, within);
                assert_eq!((short.first(), short.last()), (line.first(), line.last()), "seed {seed}");
                assert!(short.iter().all(|p| line.contains(p)), "seed {seed}");
                let away = |p: &Point| {
                    short.windows(2).map(|w| nearest_on_piece(*p, w[0], w[1]).0).fold(f64::MAX, f64::min)
                };
                assert!(line.iter().all(|p| away(p) <= within + 0.01), "seed {seed}, {within} m");
            }
            assert!(simplified(&line, 1e6).len() == 2, "seed {seed}");
        }
    }

    #[test]
    fn a_frame_holds_what_it_was_made_around_and_knows_what_is_far_from_it() {
        let points = walk(7, 40);
        let frame = Frame::around(points.iter().copied(), 0.1).unwrap();
        assert!(frame.meets(&points));
        let far: Vec<Point> = points.iter().map(|p| Point { lat: p.lat + 20_000_000, ..*p }).collect();
        assert!(!frame.meets(&far));
        assert_eq!(Frame::around([], 0.1), None);
        // A line that goes through without a point inside.
        let through = [
            Point { lat: frame.least.lat - 10, lon: frame.least.lon + 10 },
            Point { lat: frame.most.lat + 10, lon: frame.least.lon + 10 },
        ];
        assert!(frame.meets(&through));
    }
}
