//! Who tries passwords or secrets too often waits: a pure function of what was tried and when. The caller keeps the state and the clock.

use std::collections::BTreeMap;

use domain::{Duration, Time};

/// How many tries, and how long to wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// So many failures in a row are free.
    pub free: u32,
    /// The wait after the first one that is not; it doubles with each further failure.
    pub first: Duration,
    /// No wait is longer: nobody can shut somebody out for good by trying in their place.
    pub longest: Duration,
    /// After so long without a failure all is forgotten.
    pub forget: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { free: 4, first: Duration(30), longest: Duration(900), forget: Duration(6 * 3600) }
    }
}

/// What is known of those who failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lockout<W: Ord> {
    limits: Limits,
    failed: BTreeMap<W, (u32, Time)>,
}

/// Not yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// From then on it may be tried again.
    pub until: Time,
}

impl<W: Ord> Lockout<W> {
    /// Nobody has failed yet.
    pub fn new(limits: Limits) -> Lockout<W> {
        Lockout { limits, failed: BTreeMap::new() }
    }

    /// Whether somebody may try now. O(log n).
    ///
    /// # Errors
    /// From when on.
    pub fn may_try(&self, who: &W, now: Time) -> Result<(), Wait> {
        let Some(&(failures, last)) = self.failed.get(who) else { return Ok(()) };
        let until = last + self.wait(failures);
        // A clock that was put back makes nobody wait longer than the wait itself.
        if now < until && now + self.limits.longest >= last { Err(Wait { until }) } else { Ok(()) }
    }

    /// A try failed. O(log n).
    pub fn failed(&mut self, who: W, now: Time) {
        let forget = self.limits.forget;
        let known = self.failed.entry(who).or_insert((0, now));
        let count = if now > known.1 + forget { 0 } else { known.0 };
        *known = (count.saturating_add(1), now);
    }

    /// A try was right: all is forgotten.
    pub fn succeeded(&mut self, who: &W) {
        self.failed.remove(who);
    }

    /// Drops what is forgotten, so that strangers cannot fill the memory. O(n).
    pub fn tidy(&mut self, now: Time) {
        let forget = self.limits.forget;
        self.failed.retain(|_, (_, last)| now <= *last + forget);
    }

    /// How many are known.
    pub fn len(&self) -> usize {
        self.failed.len()
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.failed.is_empty()
    }

    fn wait(&self, failures: u32) -> Duration {
        let Limits { free, first, longest, .. } = self.limits;
        match failures.checked_sub(free + 1) {
            None => Duration::ZERO,
            Some(doublings) => {
                let factor = 1i64.checked_shl(doublings.min(40)).unwrap_or(i64::MAX);
                Duration(first.0.saturating_mul(factor)).min(longest)
            }
        }
    }
}
