//! What the hours of duty of a crew do to a trip, as far as a choice needs to know.

use domain::{Duration, Duty, Time};

/// When somebody rests.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    /// How much later the trip begins, so that there is a rest before it.
    pub(super) before: Duration,
    /// When the duty that the trip belongs to ends, and how long the rest after it is.
    ends: Option<(Time, Duration)>,
}

impl Rest {
    /// For a kind without hours of duty.
    pub(super) const NONE: Rest = Rest { before: Duration::ZERO, ends: None };

    /// For a trip from `now` to `done` of a crew that has been on duty from the first to the last of two instants, and goes in
    /// at `inside`.
    pub(super) fn of(duty: Duty, on: Option<(Time, Time)>, now: Time, inside: Time, done: Time) -> Rest {
        let fresh = Rest {
            before: Duration::ZERO,
            ends: Some((now.max(inside - Duration::hours(1)) + duty.most, duty.rest)),
        };
        let Some((first, last)) = on else { return fresh };
        if now - last >= duty.rest || inside - now >= duty.rest + Duration::hours(1) {
            return fresh;
        }
        if done - first <= duty.most {
            return Rest { before: Duration::ZERO, ends: Some((first + duty.most, duty.rest)) };
        }
        let begin = now.max(last + duty.rest);
        Rest { before: begin - now, ends: Some((begin + duty.most, duty.rest)) }
    }

    /// When the next trip begins, if it could at `next`: after a rest if the duty is over by then.
    pub(super) fn after(self, done: Time, next: Time) -> Time {
        match self.ends {
            Some((ends, rest)) if next > ends => next.max(done + rest),
            _ => next,
        }
    }
}
