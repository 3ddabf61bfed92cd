//! Holds the hierarchy against Dijkstra on drawn pairs of map files, every road open and some closed:
//! `cargo run --release -p safeconduct-roads --example roads_exact -- FILE…`

#![allow(clippy::disallowed_methods, reason = "a program that measures is no part of the core")]

use roads::{Conditions, Network, Profile, Router, Stop, Vehicle};

/// Rows and columns: 10,000 pairs a state.
const SIDE: usize = 100;

/// A plain generator, so that everybody draws the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

fn main() {
    println!(
        "file                      | profile   | closed | pairs | reached | wrong times | wrong drives | wrong routes"
    );
    let mut wrong = 0;
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("the file that was named");
        let network = Network::read(&bytes).expect("a map");
        let name = path.rsplit('/').next().unwrap_or(&path);
        for profile in Profile::ALL {
            let vehicle = Vehicle::usual(profile);
            let open = network.router(&vehicle, &Conditions::default());
            let parts = open.parts(&[]);
            let mut draw = Draw(7);
            let stops: Vec<Stop> = std::iter::repeat_with(|| {
                let segment = draw.below(network.segments.list.len()) as u32;
                let shape = network.segments.shape(segment);
                let place = shape[draw.below(shape.len())];
                open.snap(&parts, &[], place, 0)
            })
            .take(20 * SIDE)
            .filter_map(Result::ok)
            .take(2 * SIDE)
            .collect();
            let (from, to) = stops.split_at(stops.len() / 2);
            let mut some = Conditions::default();
            for _ in 0..50 {
                some.close_segment(&network.segments, draw.below(network.segments.list.len()) as u32);
            }
            for (closed, router) in [(0, open.clone()), (50, network.router(&vehicle, &some))] {
                let bad = judge(&router, from, to);
                println!(
                    "{name:<25} | {:<9} | {closed:>6} | {} | {} | {} | {} | {}",
                    profile.as_str(),
                    from.len() * to.len(),
                    bad[0],
                    bad[1],
                    bad[2],
                    bad[3]
                );
                wrong += bad[1] + bad[2] + bad[3];
            }
        }
    }
    assert_eq!(wrong, 0, "the hierarchy and Dijkstra differ");
}

/// Pairs that are reached, and of all pairs those where matrix, single drive or route differ from Dijkstra.
fn judge(router: &Router<'_>, from: &[Stop], to: &[Stop]) -> [usize; 4] {
    let perfect = router.clone().perfect();
    let mut work = router.workspace();
    let times = router.times(from, to);
    let matrix = perfect.matrix(from, to);
    let mut bad = [0; 4];
    for (row, a) in from.iter().enumerate() {
        let slow = router.slow_drives(a, to);
        for (column, b) in to.iter().enumerate() {
            let (n, truth) = (row * to.len() + column, slow[column]);
            bad[0] += usize::from(truth.is_some());
            bad[1] += usize::from(times[n] != truth.map(|d| d.time) || matrix[n] != truth);
            let drives = [router.drive(&mut work, a, b), perfect.drive(&mut work, a, b)];
            bad[2] += usize::from(drives != [truth; 2]);
            let route = router.route(&mut work, a, b);
            let also = perfect.route(&mut work, a, b);
            let sums = route.as_ref().map(|r| r.legs.last().map(|l| l.until)) == truth.map(|d| Some(d.time));
            bad[3] += usize::from(route.as_ref().map(|r| r.drive) != truth || route != also || !sums);
        }
    }
    bad
}
