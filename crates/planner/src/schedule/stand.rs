//! Room to stand: for the few places that limit it, who is there from when until when.

use domain::{Duration, Time};

/// Stays at one place; nothing is kept where there is no limit.
#[derive(Clone, Debug, Default)]
pub(super) struct Stand {
    /// The most vehicles at the same time.
    pub(super) limit: Option<u32>,
    stays: Vec<(Time, Time)>,
}

impl Stand {
    pub(super) fn new(limit: Option<u32>) -> Stand {
        Stand { limit, stays: Vec::new() }
    }

    pub(super) fn add(&mut self, from: Time, until: Time) {
        if self.limit.is_some() && from < until {
            self.stays.push((from, until));
        }
    }

    pub(super) fn remove(&mut self, from: Time, until: Time) {
        if let Some(i) = self.stays.iter().rposition(|&s| s == (from, until)) {
            self.stays.remove(i);
        }
    }

    /// The most vehicles at one instant of a span.
    fn peak(&self, from: Time, until: Time) -> u32 {
        let starts = self.stays.iter().map(|s| s.0).filter(|&s| s > from && s < until).chain([from]);
        starts.map(|t| self.stays.iter().filter(|s| s.0 <= t && t < s.1).count() as u32).max().unwrap_or(0)
    }

    /// Whether all stays together keep the limit. O(n²), for places that have one.
    pub(super) fn kept(&self) -> bool {
        self.limit.is_none_or(|limit| self.stays.iter().all(|s| self.peak(s.0, s.0 + Duration(1)) <= limit))
    }

    /// The earliest arrival, not before `t`, from which so many more can stay this long; `t` if they never can. O(n³), for
    /// places that have a limit.
    pub(super) fn earliest(&self, t: Time, length: Duration, more: usize) -> Time {
        let Some(limit) = self.limit else { return t };
        let mut tries: Vec<Time> = self.stays.iter().map(|s| s.1).filter(|&e| e > t).collect();
        tries.push(t);
        tries.sort_unstable();
        let room =
            |at: &Time| self.peak(*at, *at + length.max(Duration(1))) as usize + more <= limit as usize;
        tries.into_iter().find(room).unwrap_or(t)
    }

    /// Every stay, in no order.
    #[cfg(test)]
    pub(super) fn stays(&self) -> &[(Time, Time)] {
        &self.stays
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vehicle_comes_in_the_first_second_with_room_to_stand() {
        for seed in 0..300 {
            let mut rng = testkit::rng::Rng::new(seed);
            let limit = rng.between(1, 3) as u32;
            let mut stand = Stand::new(Some(limit));
            let mut all: Vec<(i64, i64)> = Vec::new();
            for _ in 0..20 {
                let (from, length) = (rng.between(0, 60), rng.between(1, 15));
                let room = |s: i64| all.iter().filter(|&&(a, d)| a <= s && s < d).count() < limit as usize;
                let slow = (from..9999).find(|&t| (t..t + length).all(room)).expect("every stay ends");
                assert_eq!(stand.earliest(Time(from), Duration(length), 1), Time(slow), "seed {seed}");
                if limit > 1 {
                    let two =
                        |s: i64| all.iter().filter(|&&(a, d)| a <= s && s < d).count() + 2 <= limit as usize;
                    let slow = (from..9999).find(|&t| (t..t + length).all(two)).expect("every stay ends");
                    assert_eq!(
                        stand.earliest(Time(from), Duration(length), 2),
                        Time(slow),
                        "seed {seed}, two"
                    );
                }
                stand.add(Time(slow), Time(slow + length));
                all.push((slow, slow + length));
                assert!(stand.kept(), "seed {seed}: as many as may be are there");
            }
            let full = Time(all[0].0);
            for _ in 0..=limit {
                stand.add(full, full + Duration(1));
            }
            assert!(!stand.kept(), "seed {seed}: more than may be are there");
        }
    }
}
