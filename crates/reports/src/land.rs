//! What a map draws beneath an operation: roads and ways, as whoever has a map gives them.

use serde_json::{Value, json};

/// Latitude and longitude in degrees, one after another.
pub type Line = Vec<(f64, f64)>;

/// How much a road carries, as a map draws it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// Motorways, trunk and primary roads.
    Main,
    /// Secondary and tertiary roads.
    Middle,
    /// All others.
    Small,
}

/// Whether a road can be driven.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Open {
    /// It can.
    Always,
    /// It is closed for a time.
    AtTimes,
    /// It is closed for good.
    Never,
}

/// A road.
#[derive(Clone, PartialEq, Debug)]
pub struct Road {
    /// How much it carries.
    pub rank: Rank,
    /// Whether it can be driven.
    pub open: Open,
    /// Whether it is a straight link that stands for a road.
    pub schematic: bool,
    /// Where it runs.
    pub line: Line,
}

/// Roads and ways, and who is to be named for them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Land {
    /// Roads, those that carry most first.
    pub roads: Vec<Road>,
    /// The way from a place to another, by their positions in the scenario.
    pub ways: Vec<(usize, usize, Line)>,
    /// The way of each corridor from gate to gate, by its position; none where the map has none.
    pub corridors: Vec<Option<Line>>,
    /// Where zones lie, by their positions: rings.
    pub areas: Vec<(usize, Vec<Line>)>,
    /// Whom the map is from.
    pub source: String,
}

impl Land {
    /// For the page's program; lines are packed by [`packed`].
    pub(crate) fn json(&self) -> Value {
        let roads = self
            .roads
            .iter()
            .map(|r| json!([r.rank as u8, r.open as u8, u8::from(r.schematic), packed(&r.line)]));
        json!({
            "roads": roads.collect::<Vec<_>>(),
            "ways": self.ways.iter().map(|(a, b, line)| json!([a, b, packed(line)])).collect::<Vec<_>>(),
            "corridors": self.corridors.iter().map(|c| c.as_ref().map(|c| packed(c))).collect::<Vec<_>>(),
            "areas": self.areas.iter().map(|(zone, rings)| {
                json!([zone, rings.iter().map(|ring| packed(ring)).collect::<Vec<_>>()])
            }).collect::<Vec<_>>(),
            "source": self.source,
        })
    }
}

/// A line as text, about a metre fine: steps of latitude and longitude in hundred-thousandths of a degree, each with its sign in the
/// lowest bit, five bits to a character from `?` on, 32 more in all but the last. It is what maps on the web call an encoded polyline.
fn packed(line: &[(f64, f64)]) -> String {
    let mut out = String::with_capacity(line.len() * 5);
    let mut before = (0, 0);
    for &(lat, lon) in line {
        let at = ((lat * 1e5).round() as i64, (lon * 1e5).round() as i64);
        for step in [at.0 - before.0, at.1 - before.1] {
            let mut bits = ((step << 1) ^ (step >> 63)) as u64;
            while bits >= 32 {
                out.push(char::from((bits & 31) as u8 + 32 + 63));
                bits >>= 5;
            }
            out.push(char::from(bits as u8 + 63));
        }
        before = at;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `web/plan-page/src/land.ts` reads it.
    fn unpacked(text: &str) -> Line {
        let (mut out, mut at, mut numbers) = (Vec::new(), (0_i64, 0_i64), Vec::new());
        let (mut bits, mut shift) = (0_u64, 0);
        for c in text.bytes() {
            let c = u64::from(c - 63);
            bits |= (c & 31) << shift;
            shift += 5;
            if c < 32 {
                numbers.push((bits >> 1) as i64 ^ -((bits & 1) as i64));
                (bits, shift) = (0, 0);
            }
        }
        for step in numbers.chunks(2) {
            at = (at.0 + step[0], at.1 + step[1]);
            out.push((at.0 as f64 / 1e5, at.1 as f64 / 1e5));
        }
        out
    }

    #[test]
    fn a_line_comes_back_to_within_a_metre() {
        let line = vec![(38.5, -120.2), (40.7, -120.95), (43.252, -126.453), (-33.86, 151.2), (0.0, 0.0)];
        // The first three are the example that the form was published with.
        assert_eq!(packed(&line[..3]), "_p~iF~ps|U_ulLnnqC_mqNvxq`@");
        for (a, b) in line.iter().zip(unpacked(&packed(&line))) {
            assert!((a.0 - b.0).abs() < 6e-6 && (a.1 - b.1).abs() < 6e-6, "{a:?} {b:?}");
        }
        assert_eq!(packed(&[]), "");
    }
}
