//! Positions and lengths on the ground, by arithmetic that gives the same bits on every machine.

/// A position, WGS 84, in ten-millionths of a degree (as map files have it; about a centimetre).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Point {
    /// Degrees north × 10⁷.
    pub lat: i32,
    /// Degrees east × 10⁷.
    pub lon: i32,
}

/// Units of [`Point`] in a degree.
pub const PER_DEGREE: f64 = 1e7;

/// Metres in a degree of a great circle of the mean earth radius (6,371,008.8 m, IUGG).
const DEGREE: f64 = 6_371_008.8 * core::f64::consts::PI / 180.0;

impl Point {
    /// A position from degrees; none if they lie outside the world or are no numbers.
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Point> {
        let fine = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        // Within the world both fit: 180 × 10⁷ is less than 2³¹.
        fine.then(|| Point { lat: half_up(lat * PER_DEGREE) as i32, lon: half_up(lon * PER_DEGREE) as i32 })
    }

    /// Latitude in degrees.
    pub fn lat_degrees(self) -> f64 {
        f64::from(self.lat) / PER_DEGREE
    }

    /// Longitude in degrees.
    pub fn lon_degrees(self) -> f64 {
        f64::from(self.lon) / PER_DEGREE
    }
}

/// The nearest whole number, halves up. `f64::round` is no part of what every machine does alike in a single instruction, this is.
pub(crate) fn half_up(x: f64) -> f64 {
    (x + 0.5).floor()
}

/// Cosine of an angle in degrees within ±90, by its power series: the same bits everywhere, which libraries do not promise.
pub(crate) fn cos_degrees(degrees: f64) -> f64 {
    let x = degrees * (core::f64::consts::PI / 180.0);
    let square = x * x;
    // Twelve terms: at 90° the first one left out is below 1e-16.
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..12 {
        let k = f64::from(k);
        term *= -square / ((2.0 * k - 1.0) * (2.0 * k));
        sum += term;
    }
    sum
}

/// A flat piece of the world around a latitude: metres east and north.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flat {
    east: f64,
    north: f64,
}

impl Flat {
    pub(crate) fn at(lat: i32) -> Flat {
        let north = DEGREE / PER_DEGREE;
        Flat { east: north * cos_degrees(f64::from(lat) / PER_DEGREE), north }
    }

    /// Metres east and north from `a` to `b`, the short way around the world.
    pub(crate) fn step(self, a: Point, b: Point) -> (f64, f64) {
        let whole = 3_600_000_000_i64;
        let mut east = i64::from(b.lon) - i64::from(a.lon);
        if east > whole / 2 {
            east -= whole;
        } else if east < -whole / 2 {
            east += whole;
        }
        (east as f64 * self.east, (i64::from(b.lat) - i64::from(a.lat)) as f64 * self.north)
    }
}

/// Metres between two positions on a flat piece of the world at their middle latitude: within a thousandth of a great
/// circle up to a hundred kilometres, and roads are drawn in far shorter pieces.
pub fn metres(a: Point, b: Point) -> f64 {
    let middle = i64::midpoint(i64::from(a.lat), i64::from(b.lat)) as i32;
    let (x, y) = Flat::at(middle).step(a, b);
    (x * x + y * y).sqrt()
}

/// Decimetres along a line, at least one: a road of no length would make ties that no rule decides.
pub(crate) fn decimetres(line: &[Point]) -> u32 {
    let whole: f64 = line.windows(2).map(|w| metres(w[0], w[1])).sum();
    half_up(whole * 10.0).clamp(1.0, f64::from(u32::MAX)) as u32
}

/// The nearest point of the piece `a`–`b` to `p`: metres away, and how far along the piece, 0 to 1.
pub(crate) fn nearest_on_piece(p: Point, a: Point, b: Point) -> (f64, f64) {
    let flat = Flat::at(p.lat);
    let (ax, ay) = flat.step(p, a);
    let (bx, by) = flat.step(p, b);
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (ax + along * dx, ay + along * dy);
    ((x * x + y * y).sqrt(), along)
}

/// The point so far along the piece.
pub(crate) fn on_piece(a: Point, b: Point, along: f64) -> Point {
    let between =
        |from: i32, to: i32| half_up(f64::from(from) + (f64::from(to) - f64::from(from)) * along) as i32;
    Point { lat: between(a.lat, b.lat), lon: between(a.lon, b.lon) }
}

/// How much a way bends where it goes from `a` over `b` to `c`: cosine of the change of direction (1 straight on, −1 back),
/// and whether it bends to the right. None if two of the points are one.
pub(crate) fn bend(a: Point, b: Point, c: Point) -> Option<(f64, bool)> {
    let flat = Flat::at(b.lat);
    let (x1, y1) = flat.step(a, b);
    let (x2, y2) = flat.step(b, c);
    let sizes = ((x1 * x1 + y1 * y1) * (x2 * x2 + y2 * y2)).sqrt();
    (sizes > 0.0).then(|| ((x1 * x2 + y1 * y2) / sizes, x1 * y2 - y1 * x2 < 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosine_is_the_cosine() {
        for degrees in -90..=90 {
            let degrees = f64::from(degrees);
            assert!((cos_degrees(degrees) - degrees.to_radians().cos()).abs() < 1e-15, "{degrees}");
        }
    }

    #[test]
    fn aleppo_and_idlib_are_55_kilometres_apart() {
        let aleppo = Point::from_degrees(36.2021, 37.1343).unwrap();
        let idlib = Point::from_degrees(35.93062, 36.63393).unwrap();
        // Haversine on the same sphere.
        let (a, b) = (
            (36.2021_f64.to_radians(), 37.1343_f64.to_radians()),
            (35.93062_f64.to_radians(), 36.63393_f64.to_radians()),
        );
        let h = ((b.0 - a.0) / 2.0).sin().powi(2) + a.0.cos() * b.0.cos() * ((b.1 - a.1) / 2.0).sin().powi(2);
        let great = 2.0 * 6_371_008.8 * h.sqrt().asin();
        assert!((metres(aleppo, idlib) - great).abs() < 10.0, "{} {great}", metres(aleppo, idlib));
    }

    #[test]
    fn a_step_over_the_date_line_is_a_short_one() {
        let west = Point::from_degrees(0.0, 179.999).unwrap();
        let east = Point::from_degrees(0.0, -179.999).unwrap();
        assert!(metres(west, east) < 250.0);
    }

    #[test]
    fn a_right_turn_bends_to_the_right() {
        let p = |lat, lon| Point { lat, lon };
        let (straight, _) = bend(p(0, 0), p(1000, 0), p(2000, 0)).unwrap();
        assert!(straight > 0.999);
        let (cos, right) = bend(p(0, 0), p(1000, 0), p(1000, 1000)).unwrap();
        assert!(cos.abs() < 1e-6 && right);
        let (_, right) = bend(p(0, 0), p(1000, 0), p(1000, -1000)).unwrap();
        assert!(!right);
        assert_eq!(bend(p(0, 0), p(0, 0), p(1, 1)), None);
    }

    #[test]
    fn outside_the_world_is_no_position() {
        assert_eq!(Point::from_degrees(91.0, 0.0), None);
        assert_eq!(Point::from_degrees(0.0, f64::NAN), None);
    }
}
