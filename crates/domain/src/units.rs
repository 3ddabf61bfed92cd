//! Instants and lengths of time, in whole seconds. Civil time and time zones are `wire`'s.

use core::fmt;
use core::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// An instant: seconds since the Unix epoch, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Time(pub i64);

/// A length of time in seconds; may be negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Duration(pub i64);

impl Time {
    /// Before every instant that a scenario can name.
    pub const MIN: Time = Time(-(1 << 50));
    /// After every instant that a scenario can name.
    pub const MAX: Time = Time(1 << 50);
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration(0);

    /// So many minutes.
    pub const fn minutes(n: i64) -> Duration {
        Duration(n * 60)
    }

    /// So many hours.
    pub const fn hours(n: i64) -> Duration {
        Duration(n * 3600)
    }

    /// In hours, for scores and texts.
    pub fn as_hours(self) -> f64 {
        self.0 as f64 / 3600.0
    }
}

impl Add<Duration> for Time {
    type Output = Time;
    fn add(self, d: Duration) -> Time {
        Time(self.0 + d.0)
    }
}

impl AddAssign<Duration> for Time {
    fn add_assign(&mut self, d: Duration) {
        self.0 += d.0;
    }
}

impl Sub<Duration> for Time {
    type Output = Time;
    fn sub(self, d: Duration) -> Time {
        Time(self.0 - d.0)
    }
}

impl Sub for Time {
    type Output = Duration;
    fn sub(self, other: Time) -> Duration {
        Duration(self.0 - other.0)
    }
}

impl Add for Duration {
    type Output = Duration;
    fn add(self, d: Duration) -> Duration {
        Duration(self.0 + d.0)
    }
}

impl AddAssign for Duration {
    fn add_assign(&mut self, d: Duration) {
        self.0 += d.0;
    }
}

impl Sub for Duration {
    type Output = Duration;
    fn sub(self, d: Duration) -> Duration {
        Duration(self.0 - d.0)
    }
}

impl SubAssign for Duration {
    fn sub_assign(&mut self, d: Duration) {
        self.0 -= d.0;
    }
}

impl Neg for Duration {
    type Output = Duration;
    fn neg(self) -> Duration {
        Duration(-self.0)
    }
}

impl Mul<i64> for Duration {
    type Output = Duration;
    fn mul(self, n: i64) -> Duration {
        Duration(self.0 * n)
    }
}

/// As the contract writes it: `1h30m`, `45s`, `0s`.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let s = self.0.unsigned_abs();
        let parts = [(s / 86_400, 'd'), (s % 86_400 / 3600, 'h'), (s % 3600 / 60, 'm'), (s % 60, 's')];
        let mut any = false;
        for (n, unit) in parts {
            if n > 0 {
                write!(f, "{n}{unit}")?;
                any = true;
            }
        }
        if any { Ok(()) } else { f.write_str("0s") }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::ToString;

    #[test]
    fn a_duration_reads_as_the_contract_writes_it() {
        assert_eq!(Duration(5400).to_string(), "1h30m");
        assert_eq!(Duration(90_061).to_string(), "1d1h1m1s");
        assert_eq!(Duration(0).to_string(), "0s");
        assert_eq!(Duration(-60).to_string(), "-1m");
    }
}
