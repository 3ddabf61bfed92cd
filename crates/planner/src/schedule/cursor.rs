//! Where a vehicle stands, and when it may act again: its hours of availability and of duty.

use domain::{Duration, Idx, Kind, Place, Time};

/// A vehicle between two activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// Where it stands.
    pub(crate) place: Idx<Place>,
    /// From when it is free.
    pub(crate) at: Time,
    /// First begin and last end of the activities since its last rest; none if it has not acted.
    pub(crate) duty: Option<(Time, Time)>,
    /// Whether somebody has alighted from it.
    pub(crate) carried: bool,
    /// Whether it counts as used.
    pub(crate) used: bool,
    /// Whether those who were aboard at the beginning still are.
    pub(crate) laden: bool,
}

/// When an activity can be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// The earliest begin.
    pub(super) at: Time,
    /// Whether it had to wait for a rest.
    pub(super) rested: bool,
}

impl Cursor {
    /// The earliest begin, not before `t`, of an activity of this length that keeps to the kind's windows and duty.
    /// Those who are overdue do not wait for the crew's rest.
    pub(super) fn fit(&self, kind: &Kind, t: Time, length: Duration, overdue: bool) -> Option<Fit> {
        let mut t = t;
        let mut rested = false;
        let limit = if overdue { None } else { kind.duty };
        loop {
            if let Some(windows) = &kind.available {
                t = windows.earliest(t, length)?;
            }
            if let (Some(duty), Some((first, last))) = (limit, self.duty) {
                let fresh = t - last >= duty.rest;
                if !fresh && (t + length).max(last) - first > duty.most {
                    t = last + duty.rest;
                    rested = true;
                    continue;
                }
                if fresh && length > duty.most {
                    return None;
                }
            } else if let Some(duty) = limit
                && length > duty.most
            {
                return None;
            }
            return Some(Fit { at: t, rested });
        }
    }

    /// Notes an activity. The vehicle is free, and where it was, at its end.
    pub(super) fn act(&mut self, kind: &Kind, begin: Time, end: Time) {
        self.duty = match (kind.duty, self.duty) {
            (Some(duty), Some((first, last))) if begin - last < duty.rest => Some((first, end.max(last))),
            _ => Some((begin, end)),
        };
        self.at = end;
    }
}
