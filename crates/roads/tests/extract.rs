//! A real map: both formats say the same, and the hierarchy says what Dijkstra says.

use roads::{Conditions, Network, Profile, Router, Stop, Vehicle};

const XML: &[u8] = include_bytes!("../../../testdata/roads/north-bayreuth.osm.gz");
const PBF: &[u8] = include_bytes!("../../../examples/river-flood/roads/roads.osm.pbf");

/// A plain generator: the seed is the whole draw.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn stops(&mut self, router: &Router<'_>, n: usize) -> Vec<Stop> {
        let network = router.network;
        let parts = router.parts(&[]);
        let segments = network.segments.list.len();
        std::iter::repeat_with(|| {
            let shape = network.segments.shape(self.below(segments) as u32);
            router.snap(&parts, &[], shape[self.below(shape.len())], 0)
        })
        .take(100 * n)
        .filter_map(Result::ok)
        .take(n)
        .collect()
    }
}

#[test]
fn both_formats_say_the_same() {
    let (a, b) = (Network::read(XML).unwrap(), Network::read(PBF).unwrap());
    assert_eq!(a.segments.report, b.segments.report);
    assert_eq!(a.segments.junctions, b.segments.junctions);
    assert_eq!(a.segments.list, b.segments.list);
    assert_eq!(a.segments.report.restrictions + a.segments.report.not_understood, 38);
    assert!(a.segments.report.restrictions >= 30, "{:?}", a.segments.report);
}

#[test]
fn the_hierarchy_says_what_dijkstra_says_with_roads_open_and_closed() {
    let network = Network::read(PBF).unwrap();
    for (seed, profile) in (5..).zip(Profile::ALL) {
        let mut draw = Draw(seed);
        let vehicle = Vehicle::usual(profile);
        let open = network.router(&vehicle, &Conditions::default());
        let (from, to) = (draw.stops(&open, 12), draw.stops(&open, 40));
        let mut closed = Conditions::default();
        for _ in 0..40 {
            closed.close_segment(&network.segments, draw.below(network.segments.list.len()) as u32);
        }
        for router in [open.clone(), open.again(&vehicle, &closed), open.again(&vehicle, &closed).perfect()] {
            let (matrix, times) = (router.matrix(&from, &to), router.times(&from, &to));
            let mut work = router.workspace();
            for (row, a) in from.iter().enumerate() {
                for (column, truth) in router.slow_drives(a, &to).into_iter().enumerate() {
                    let n = row * to.len() + column;
                    assert_eq!(matrix[n], truth, "seed {seed}, row {row}, column {column}");
                    assert_eq!(times[n], truth.map(|d| d.time), "seed {seed}, row {row}, column {column}");
                    assert_eq!(router.drive(&mut work, a, &to[column]), truth, "seed {seed}, {row} {column}");
                    let route = router.route(&mut work, a, &to[column]);
                    assert_eq!(route.as_ref().map(|r| r.drive), truth, "seed {seed}, {row} {column}");
                    if let Some(route) = route {
                        assert_eq!(route.legs.last().map(|l| l.until), Some(route.drive.time));
                        let length: u32 = route.legs.iter().map(|l| l.length).sum();
                        assert_eq!(length, route.drive.length);
                        let drawn: f64 = route.line.windows(2).map(|w| roads::geo::metres(w[0], w[1])).sum();
                        let stated = f64::from(length) / 10.0;
                        assert!((drawn - stated).abs() < 1.0 + 0.001 * stated, "{drawn} {stated}");
                    }
                }
            }
        }
    }
}

#[test]
fn more_closures_never_make_a_drive_shorter() {
    let network = Network::read(PBF).unwrap();
    let vehicle = Vehicle::usual(Profile::Car);
    let mut draw = Draw(3);
    let open = network.router(&vehicle, &Conditions::default());
    let stops = draw.stops(&open, 40);
    let mut closed = Conditions::default();
    let mut before = open.matrix(&stops, &stops);
    for _ in 0..5 {
        for _ in 0..20 {
            closed.close_segment(&network.segments, draw.below(network.segments.list.len()) as u32);
        }
        let now = open.again(&vehicle, &closed).matrix(&stops, &stops);
        for (a, b) in before.iter().zip(&now) {
            assert!(b.is_none() || a.is_some_and(|a| Some(a) <= *b), "{a:?} {b:?}");
        }
        before = now;
    }
}
