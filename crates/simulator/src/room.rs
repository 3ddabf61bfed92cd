//! What the control room does when things go otherwise than planned. It knows what has happened, and nothing of what will.

use domain::{Duration, Time};

/// What vehicles do that are in a corridor when it is shut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inside {
    /// Each convoy goes to the gate that is nearer: on, or back.
    NearestGate,
    /// They stay where they are until it opens again.
    Hold,
}

/// A control room.
pub trait ControlRoom {
    /// How long a convoy that could go waits for vehicles that are not there; `None` is for all of them, however long.
    fn patience(&self) -> Option<Duration>;

    /// What vehicles do that are in a corridor when it is shut.
    fn inside(&self) -> Inside {
        Inside::NearestGate
    }

    /// Whether to plan again now, when a convoy departs this late.
    fn replans(&mut self, now: Time, late: Duration) -> bool {
        let _ = (now, late);
        false
    }

    /// Whether it ever plans again.
    fn may_replan(&self) -> bool {
        false
    }

    /// Another plan is in force.
    fn replanned(&mut self, now: Time) {
        let _ = now;
    }
}

/// Waits for all: what is late makes late whatever depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait;

impl ControlRoom for Wait {
    fn patience(&self) -> Option<Duration> {
        None
    }
}

/// A convoy leaves without those who are later than this; they join the next one that has room. Where no later one has, it waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HoldAtGate(pub Duration);

impl ControlRoom for HoldAtGate {
    fn patience(&self) -> Option<Duration> {
        Some(self.0)
    }
}

/// Asks for another plan when a convoy departs later than `after`, until `most` new plans were taken: not within `pause` of the last
/// that was, nor within three times that of the last that did not gain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Replan {
    /// From which delay on.
    pub after: Duration,
    /// How many new plans are taken at most in one world.
    pub most: u32,
    /// How long until another is asked for.
    pub pause: Duration,
    /// Not before.
    pub next: Time,
}

impl ControlRoom for Replan {
    fn patience(&self) -> Option<Duration> {
        None
    }

    fn replans(&mut self, now: Time, late: Duration) -> bool {
        let again = self.most > 0 && late >= self.after && now >= self.next;
        if again {
            self.next = now + self.pause * 3;
        }
        again
    }

    fn may_replan(&self) -> bool {
        true
    }

    fn replanned(&mut self, now: Time) {
        self.most -= 1;
        self.next = now + self.pause;
    }
}
