//! Chance: keyed draws, so that what one thing meets depends on no other, and the spread of a value in three numbers.
//!
//! Nothing here remembers anything: a draw is a function of seed, world, concern and object. Only operations that every
//! machine rounds alike are used (no logarithm, no power), so the same key gives the same bits everywhere.

/// Steps between the states of the generator: 2⁶⁴ over the golden ratio, as in Steele, Lea and Flood, *Fast splittable
/// pseudorandom number generators* (2014), from which the mixing is too (its variant 13, by Stafford).
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The draws of one concern in one world.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stream(u64);

impl Stream {
    pub(crate) fn new(seed: u64, world: u64, concern: u64) -> Stream {
        let key = mix(seed.wrapping_add(STEP));
        let key = mix(key.wrapping_add(world.wrapping_mul(STEP)));
        Stream(mix(key.wrapping_add(concern.wrapping_add(1).wrapping_mul(STEP))))
    }

    /// The draw for an object.
    #[inline]
    pub(crate) fn at(self, object: u64) -> Draw {
        Draw(mix(self.0.wrapping_add(object.wrapping_mul(STEP))))
    }

    /// The draw for the `n`-th thing that an object meets.
    pub(crate) fn of(self, object: usize, n: u32) -> Draw {
        self.at(((object as u64) << 32) | u64::from(n))
    }
}

/// 64 bits without any pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Draw(u64);

impl Draw {
    /// Evenly between 0 (may be) and 1 (never).
    #[inline]
    pub(crate) fn unit(self) -> f64 {
        (self.0 >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Whether something with this chance happens.
    pub(crate) fn hits(self, chance: f64) -> bool {
        self.unit() < chance
    }

    /// Another draw for the same object.
    pub(crate) fn next(self) -> Draw {
        Draw(mix(self.0.wrapping_add(STEP)))
    }
}

/// How a value spreads: never below `least` or above `most`, most often near `likely` (triangular). Three numbers are what
/// somebody who was there can say; recorded cases give no more.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// Never less.
    pub least: f64,
    /// Most often.
    pub likely: f64,
    /// Never more.
    pub most: f64,
}

impl Spread {
    /// A spread; the three in order.
    pub const fn new(least: f64, likely: f64, most: f64) -> Spread {
        Spread { least, likely, most }
    }

    /// What is known of one drive: factors on the time that it should take.
    pub fn of(doubt: domain::Doubt) -> Spread {
        Spread::new(doubt.least, 1.0, doubt.most)
    }

    /// The value for a draw: the inverse of the distribution, by square roots, which every machine rounds alike.
    #[inline]
    pub(crate) fn at(self, draw: Draw) -> f64 {
        let Spread { least, likely, most } = self;
        let (wide, u) = (most - least, draw.unit());
        // One root and no leap: which side it falls on is as good as a coin.
        let low = u * wide < likely - least;
        let (part, side) = if low { (u, likely - least) } else { (1.0 - u, most - likely) };
        let root = (part * wide * side).sqrt();
        let (from, sign) = if low { (least, 1.0) } else { (most, -1.0) };
        from + sign * root
    }

    /// In whole seconds, or whatever whole unit it is in.
    pub(crate) fn whole(self, draw: Draw) -> i64 {
        (self.at(draw) + 0.5) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_keeps_its_ends_and_its_mean() {
        let spread = Spread::new(1.0, 2.0, 6.0);
        let stream = Stream::new(1, 2, 3);
        let values: Vec<f64> = (0..20_000).map(|i| spread.at(stream.at(i))).collect();
        assert!(values.iter().all(|v| (1.0..=6.0).contains(v)));
        let mean = values.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 3.0).abs() < 0.03, "{mean}");
        assert!((Spread::new(2.0, 2.0, 2.0).at(stream.at(1)) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_chance_happens_as_often_as_it_says() {
        let stream = Stream::new(7, 0, 1);
        let hits = (0..100_000).filter(|&i| stream.at(i).hits(0.03)).count();
        assert!((2_800..3_200).contains(&hits), "{hits}");
        assert!(!stream.at(0).hits(0.0) && stream.at(0).hits(1.0));
    }

    #[test]
    fn worlds_and_concerns_are_strangers() {
        let a: Vec<Draw> = (0..64).map(|i| Stream::new(1, 0, 0).at(i)).collect();
        for other in [Stream::new(1, 1, 0), Stream::new(1, 0, 1), Stream::new(2, 0, 0)] {
            assert!((0..64).all(|i| !a.contains(&other.at(i))));
        }
    }
}
