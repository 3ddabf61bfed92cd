//! Who loads or unloads where and when: the calendar of a place's bays.

use domain::{Duration, Time};

/// Services at one place, sorted by begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Bays {
    services: Vec<(Time, Time)>,
    longest: Duration,
}

impl Bays {
    /// The earliest begin, not before `t`, at which a service of this length leaves at most `limit` at once.
    /// O(services that overlap) for each begin tried.
    pub(super) fn earliest(&self, t: Time, length: Duration, limit: u32) -> Time {
        let limit = limit as usize;
        let mut t = t;
        if length.0 == 0 {
            return t;
        }
        loop {
            let until = t + length;
            let end = self.services.partition_point(|s| s.0 < until);
            let begin =
                self.services[..end].iter().rposition(|s| s.0 + self.longest <= t).map_or(0, |i| i + 1);
            let near = &self.services[begin..end];
            let overlapping = || near.iter().filter(|s| s.1 > t);
            if overlapping().count() < limit || peak(near, t) < limit {
                return t;
            }
            // Until one of them ends nothing can become better.
            t = overlapping().map(|s| s.1).min().unwrap_or(until);
        }
    }

    /// Adds a service. O(n).
    pub(super) fn add(&mut self, begin: Time, end: Time) {
        if begin < end {
            let at = self.services.partition_point(|s| *s <= (begin, end));
            self.services.insert(at, (begin, end));
            self.longest = self.longest.max(end - begin);
        }
    }

    /// Takes a service back. O(n). The longest length stays: it is only a limit for looking back.
    pub(super) fn remove(&mut self, begin: Time, end: Time) {
        if begin < end
            && let Ok(at) = self.services.binary_search(&(begin, end))
        {
            self.services.remove(at);
        }
    }

    /// Every service, by begin.
    #[cfg(test)]
    pub(super) fn services(&self) -> &[(Time, Time)] {
        &self.services
    }
}

/// The most of these services at one instant from `t` on.
fn peak(services: &[(Time, Time)], t: Time) -> usize {
    let starts = services.iter().map(|s| s.0.max(t));
    starts.map(|at| services.iter().filter(|s| s.0 <= at && at < s.1).count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_waits_until_a_bay_is_free() {
        let mut bays = Bays::default();
        bays.add(Time(0), Time(10));
        bays.add(Time(5), Time(20));
        assert_eq!(bays.earliest(Time(0), Duration(5), 2), Time(0));
        assert_eq!(bays.earliest(Time(0), Duration(6), 2), Time(10));
        assert_eq!(bays.earliest(Time(0), Duration(6), 1), Time(20));
        bays.remove(Time(5), Time(20));
        assert_eq!(bays.earliest(Time(0), Duration(6), 1), Time(10));
    }

    #[test]
    fn two_short_services_one_after_the_other_take_one_bay() {
        let mut bays = Bays::default();
        bays.add(Time(0), Time(10));
        bays.add(Time(10), Time(20));
        assert_eq!(bays.earliest(Time(0), Duration(20), 2), Time(0));
    }

    #[test]
    fn a_service_begins_in_the_first_second_with_a_bay() {
        for seed in 0..300 {
            let mut rng = testkit::rng::Rng::new(seed);
            let limit = rng.between(1, 3) as u32;
            let mut bays = Bays::default();
            let mut all: Vec<(i64, i64)> = Vec::new();
            for _ in 0..25 {
                if !all.is_empty() && rng.one_in(4) {
                    let (begin, end) = all.swap_remove(rng.below(all.len()));
                    bays.remove(Time(begin), Time(end));
                    continue;
                }
                let (from, length) = (rng.between(0, 60), rng.between(0, 15));
                let busy = |s: i64| all.iter().filter(|&&(b, e)| b <= s && s < e).count() < limit as usize;
                let slow = (from..9999).find(|&t| (t..t + length).all(busy)).expect("every service ends");
                let fast = bays.earliest(Time(from), Duration(length), limit);
                assert_eq!(
                    fast,
                    Time(slow),
                    "seed {seed}, {limit} bays, {length} s from {from} beside {all:?}"
                );
                bays.add(fast, fast + Duration(length));
                if length > 0 {
                    all.push((slow, slow + length));
                }
            }
        }
    }
}
