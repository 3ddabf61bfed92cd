//! How long a map takes: reading and preparing, costs anew after closures, a matrix, a way with its roads. Medians of the wall clock:
//! `cargo run --release -p safeconduct-roads --example roads_bench -- [--points POINTS] FILE…`, where POINTS has a latitude and a
//! longitude on each line: times are then asked from all of them to all of them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program that measures is no part of the core"
)]

use std::time::{Duration, Instant};

use roads::{Conditions, Network, Point, Profile, Stop, Vehicle};

/// Rows and columns of the matrix.
const SIDE: usize = 1000;

/// How often each is done; the middle one counts.
const TIMES: usize = 9;

/// A plain generator, so that everybody draws the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// The middle of so many runs, and the last result.
fn median<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut took = Vec::with_capacity(TIMES);
    let mut last = None;
    for _ in 0..TIMES {
        // Two at a time would be counted as memory.
        drop(last.take());
        let begin = Instant::now();
        last = Some(run());
        took.push(begin.elapsed());
    }
    took.sort_unstable();
    (took[TIMES / 2], last.expect("it ran at least once"))
}

fn main() {
    println!(
        "file | arcs | turns between them | read and prepare | costs for a bus | the same with 50 closures | {SIDE} x {SIDE} | one way with its roads"
    );
    let mut paths = std::env::args().skip(1).peekable();
    let mut points: Vec<Point> = Vec::new();
    if paths.next_if(|first| first == "--points").is_some() {
        let text =
            std::fs::read_to_string(paths.next().expect("a file of points")).expect("the file of points");
        points.extend(text.lines().filter_map(|line| {
            let mut of = line.split_whitespace().filter_map(|number| number.parse::<f64>().ok());
            Point::from_degrees(of.next()?, of.next()?)
        }));
    }
    for path in paths {
        let bytes = std::fs::read(&path).expect("the file that was named");
        let (prepare, network) = median(|| Network::read(&bytes).expect("a map"));
        let vehicle = Vehicle::usual(Profile::Bus);
        let (costs, router) = median(|| network.router(&vehicle, &Conditions::default()));
        let parts = router.parts(&[]);
        let mut draw = Draw(7);
        let stops: Vec<Stop> = std::iter::repeat_with(|| {
            let segment = draw.below(network.segments.list.len()) as u32;
            let shape = network.segments.shape(segment);
            let place = shape[draw.below(shape.len())];
            router.snap(&parts, &[], place, 0)
        })
        .take(20 * SIDE)
        .filter_map(Result::ok)
        .take(2 * SIDE)
        .collect();
        let given: Vec<Stop> =
            points.iter().filter_map(|&place| router.snap(&parts, &[], place, 0).ok()).collect();
        let (from, to) =
            if given.is_empty() { stops.split_at(stops.len() / 2) } else { (&given[..], &given[..]) };
        let mut some = Conditions::default();
        for _ in 0..50 {
            some.close_segment(&network.segments, draw.below(network.segments.list.len()) as u32);
        }
        let (closed, _) = median(|| router.again(&vehicle, &some));
        let perfect = router.clone().perfect();
        let (matrix, _) = median(|| perfect.times(from, to));
        let mut work = perfect.workspace();
        let (routes, _) = median(|| {
            from.iter()
                .zip(to.iter().cycle().skip(1))
                .filter_map(|(a, b)| perfect.route(&mut work, a, b))
                .count()
        });
        println!(
            "{} | {} | {} | {:.0} ms | {:.1} ms | {:.1} ms | {:.1} ms | {:.3} ms",
            path.rsplit('/').next().unwrap_or(&path),
            network.graph.vertices(),
            network.graph.turns(),
            prepare.as_secs_f64() * 1e3,
            costs.as_secs_f64() * 1e3,
            closed.as_secs_f64() * 1e3,
            matrix.as_secs_f64() * 1e3,
            routes.as_secs_f64() * 1e3 / from.len() as f64,
        );
    }
}
