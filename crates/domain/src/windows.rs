//! Lists of windows, united: the hours of a place, of an agreement, of a vehicle.

use alloc::vec::Vec;

use crate::units::{Duration, Time};

/// Half-open: `until` is outside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Window {
    /// The first instant inside.
    pub from: Time,
    /// The first instant outside.
    pub until: Time,
}

impl Window {
    /// How long it lasts.
    pub fn length(self) -> Duration {
        self.until - self.from
    }
}

/// Windows in order, none touching the next.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Windows(Vec<Window>);

impl Windows {
    /// Unites windows that overlap or touch; empty ones vanish. O(n log n).
    pub fn new(windows: impl IntoIterator<Item = Window>) -> Windows {
        let mut all: Vec<Window> = windows.into_iter().filter(|w| w.from < w.until).collect();
        all.sort();
        let mut united: Vec<Window> = Vec::with_capacity(all.len());
        for w in all {
            match united.last_mut() {
                Some(last) if w.from <= last.until => last.until = last.until.max(w.until),
                _ => united.push(w),
            }
        }
        Windows(united)
    }

    /// The one window that holds every instant.
    pub fn always() -> Windows {
        Windows::new([Window { from: Time::MIN, until: Time::MAX }])
    }

    /// The windows, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, Window> {
        self.0.iter()
    }

    /// The windows, in order.
    pub fn as_slice(&self) -> &[Window] {
        &self.0
    }

    /// Whether no instant is inside.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one window holds `from` to `until`, both ends allowed to touch its own. O(log n).
    pub fn hold(&self, from: Time, until: Time) -> bool {
        let i = self.0.partition_point(|w| w.from <= from);
        // At the seam of an empty span the window before may hold it too; windows never touch, so one look is enough.
        i > 0 && until <= self.0[i - 1].until
    }

    /// The window that has this instant inside. O(log n).
    pub fn at(&self, t: Time) -> Option<Window> {
        let i = self.0.partition_point(|w| w.from <= t);
        i.checked_sub(1).map(|i| self.0[i]).filter(|w| t < w.until)
    }

    /// The earliest instant, not before `t`, from which a span of this length lies in one window. O(log n + k).
    pub fn earliest(&self, t: Time, length: Duration) -> Option<Time> {
        let i = self.0.partition_point(|w| w.until < t);
        self.0[i..]
            .iter()
            .map(|w| (w.from.max(t), w.until))
            .find(|(at, until)| *at + length <= *until)
            .map(|(at, _)| at)
    }

    /// What lies between the windows, from [`Time::MIN`] to [`Time::MAX`]. O(n).
    #[must_use]
    pub fn complement(&self) -> Windows {
        let mut gaps = Vec::with_capacity(self.0.len() + 1);
        let mut last = Time::MIN;
        for w in &self.0 {
            gaps.push(Window { from: last, until: w.from });
            last = w.until;
        }
        gaps.push(Window { from: last, until: Time::MAX });
        Windows::new(gaps)
    }

    /// The instants that are in both. O(n + m), through the complements.
    #[must_use]
    pub fn intersect(&self, other: &Windows) -> Windows {
        let outside = self.complement().0.into_iter().chain(other.complement().0);
        Windows::new(outside).complement()
    }
}

impl<'a> IntoIterator for &'a Windows {
    type Item = &'a Window;
    type IntoIter = core::slice::Iter<'a, Window>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl FromIterator<Window> for Windows {
    fn from_iter<I: IntoIterator<Item = Window>>(windows: I) -> Self {
        Windows::new(windows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn w(from: i64, until: i64) -> Window {
        Window { from: Time(from), until: Time(until) }
    }

    #[test]
    fn windows_that_touch_are_one() {
        assert_eq!(Windows::new([w(5, 9), w(1, 5), w(20, 20)]).as_slice(), vec![w(1, 9)]);
    }

    #[test]
    fn a_span_must_lie_in_one_window() {
        let two = Windows::new([w(0, 10), w(20, 30)]);
        assert!(two.hold(Time(0), Time(10)));
        assert!(!two.hold(Time(5), Time(25)));
        assert!(two.hold(Time(10), Time(10)), "an empty span at the end touches the window");
        assert!(!two.hold(Time(15), Time(15)));
    }

    #[test]
    fn the_earliest_start_waits_for_a_window_that_is_long_enough() {
        let two = Windows::new([w(0, 10), w(20, 40)]);
        assert_eq!(two.earliest(Time(4), Duration(6)), Some(Time(4)));
        assert_eq!(two.earliest(Time(5), Duration(6)), Some(Time(20)));
        assert_eq!(two.earliest(Time(35), Duration(6)), None);
    }

    #[test]
    fn what_is_in_both_is_outside_no_complement() {
        let a = Windows::new([w(0, 10), w(20, 40)]);
        let b = Windows::new([w(5, 25)]);
        assert_eq!(a.intersect(&b).as_slice(), vec![w(5, 10), w(20, 25)]);
        assert_eq!(a.complement().complement(), a);
    }
}
