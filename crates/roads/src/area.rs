//! Areas on the map, and which roads touch them or cross their borders: by whole numbers, so exact.

use crate::geo::Point;

/// An area by its rings, each closed in itself; what lies within an even number of them is outside. Sides are straight on a
/// map in degrees.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Area {
    rings: Vec<Vec<Point>>,
}

impl Area {
    /// An area of rings; the last point of each is joined to its first. Rings of fewer than three points are none.
    pub fn new(rings: Vec<Vec<Point>>) -> Area {
        Area { rings: rings.into_iter().filter(|ring| ring.len() >= 3).collect() }
    }

    /// Whether there is anything in it.
    pub fn is_empty(&self) -> bool {
        self.rings.is_empty()
    }

    /// Its rings.
    pub fn rings(&self) -> &[Vec<Point>] {
        &self.rings
    }

    fn sides(&self) -> impl Iterator<Item = (Point, Point)> {
        self.rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (*a, *b)))
    }

    /// Whether a point lies in it.
    pub fn holds(&self, p: Point) -> bool {
        let mut inside = false;
        for (a, b) in self.sides() {
            if (a.lat > p.lat) != (b.lat > p.lat) {
                // Whether the side passes east of the point.
                let turn = turn(a, b, p);
                inside ^= if b.lat > a.lat { turn > 0 } else { turn < 0 };
            }
        }
        inside
    }

    /// Whether a line touches its border.
    pub fn border_meets(&self, line: &[Point]) -> bool {
        self.sides().any(|(a, b)| line.windows(2).any(|piece| meet(a, b, piece[0], piece[1])))
    }

    /// Whether a line touches it at all.
    pub fn meets(&self, line: &[Point]) -> bool {
        line.first().is_some_and(|&p| self.holds(p)) || self.border_meets(line)
    }
}

/// Twice the area of the triangle: more than 0 if it turns left.
fn turn(a: Point, b: Point, c: Point) -> i128 {
    let d = |x: i32, y: i32| i128::from(x) - i128::from(y);
    d(b.lon, a.lon) * d(c.lat, a.lat) - d(b.lat, a.lat) * d(c.lon, a.lon)
}

/// Whether two straight pieces have a point in common.
fn meet(a: Point, b: Point, c: Point, d: Point) -> bool {
    let apart = |a: i32, b: i32, c: i32, d: i32| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    if apart(a.lat, b.lat, c.lat, d.lat) || apart(a.lon, b.lon, c.lon, d.lon) {
        return false;
    }
    let side = |p: Point, q: Point, r: Point| turn(p, q, r).signum();
    side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(lon: i32, lat: i32) -> Point {
        Point { lat, lon }
    }

    fn square() -> Area {
        Area::new(vec![
            vec![p(0, 0), p(10, 0), p(10, 10), p(0, 10)],
            vec![p(4, 4), p(6, 4), p(6, 6), p(4, 6)],
        ])
    }

    #[test]
    fn a_hole_is_not_inside() {
        let area = square();
        assert!(area.holds(p(1, 1)) && area.holds(p(9, 5)));
        assert!(!area.holds(p(5, 5)) && !area.holds(p(11, 5)) && !area.holds(p(-1, -1)));
    }

    #[test]
    fn a_road_that_passes_through_meets_it() {
        let area = square();
        assert!(area.meets(&[p(-5, 1), p(20, 1)]));
        assert!(area.border_meets(&[p(-5, 1), p(20, 1)]));
        assert!(area.meets(&[p(1, 1), p(2, 2)]) && !area.border_meets(&[p(1, 1), p(2, 2)]));
        assert!(!area.meets(&[p(-5, 11), p(20, 11)]));
    }

    #[test]
    fn a_road_that_ends_at_the_border_touches_it() {
        assert!(square().border_meets(&[p(-5, 5), p(0, 5)]));
    }

    #[test]
    fn points_are_inside_as_a_slow_count_of_crossings_says() {
        // A star with whole corners, asked at half steps by doubling everything.
        let star = Area::new(vec![vec![p(0, 0), p(40, 60), p(80, 0), p(10, 40), p(70, 40)]]);
        for lon in (-9..90).step_by(2) {
            for lat in (-9..70).step_by(2) {
                let crossings = star
                    .sides()
                    .filter(|(a, b)| {
                        let (y1, y2, y) = (f64::from(a.lat), f64::from(b.lat), f64::from(lat));
                        (y1 > y) != (y2 > y)
                            && f64::from(a.lon) + (y - y1) / (y2 - y1) * f64::from(b.lon - a.lon)
                                > f64::from(lon)
                    })
                    .count();
                assert_eq!(star.holds(p(lon, lat)), crossings % 2 == 1, "{lon} {lat}");
            }
        }
    }
}
