//! A gate: who waits there or is on the way, and about when who comes will be through.

use domain::{Duration, Idx, Time, Vehicle};

use super::Trip;
use crate::model::{Crossing, side};
use crate::schedule::Schedule;

/// A vehicle at a gate, or on its way there.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub(super) vehicle: Idx<Vehicle>,
    /// When it is there.
    pub(super) eta: Time,
    /// What it is going to do, or does.
    pub(super) trip: Trip,
    /// Whether it comes with its people aboard; else it goes to where it loads.
    pub(super) out: bool,
}

/// The head of a way: one convoy after the other departs from there.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    /// The corridors, in the order of driving.
    pub(super) way: Vec<Crossing>,
    /// The most vehicles of a convoy that are no escorts.
    pub(super) most: usize,
    /// Who waits or comes, in no order.
    pub(super) queue: Vec<Waiting>,
    /// Since when a convoy could have gone.
    pub(super) since: Option<Time>,
    /// When it is looked at next.
    pub(super) look: Option<Time>,
    /// How often in a row nobody could go.
    pub(super) refused: u32,
    /// From one convoy to the next, if all are full.
    pub(super) turn: Duration,
    headway: Duration,
    /// From the first gate to the last, for a convoy half full.
    pub(super) through: Duration,
    margin: Duration,
}

impl Gate {
    pub(super) fn new(schedule: &Schedule<'_>, way: &[Crossing], most: usize) -> Gate {
        let model = schedule.model;
        let mut turn = Duration(1);
        let first = way.first().map(|x| model.scenario.corridors[x.corridor].convoy.headway);
        let mut through = Duration::ZERO;
        let mut margin = Duration::ZERO;
        for &x in way {
            let corridor = &model.scenario.corridors[x.corridor];
            turn = turn.max(corridor.convoy.headway);
            margin = margin.max(corridor.convoy.margin);
            through += corridor.time;
            for post in &model.lane(x.corridor).posts[side(x.direction)] {
                turn = turn.max(post.inspection.takes(most.min(40), 0));
                through += post.inspection.takes(most.min(40).div_ceil(2), 0);
            }
        }
        Gate {
            way: way.to_vec(),
            most: most.max(1),
            queue: Vec::new(),
            since: None,
            look: None,
            refused: 0,
            turn,
            headway: first.unwrap_or(Duration::ZERO),
            through,
            margin,
        }
    }

    /// Whether a convoy waits for the next who comes: if those who come within the headway would lose more by its going now than
    /// those who are there lose by waiting, their people weighted.
    pub(super) fn is_held(&self, now: Time, next: Time, ready: usize, most: usize, patience: f64) -> bool {
        let value = |w: &Waiting| w.trip.packed.value.max(1) as f64;
        let waits: f64 = self.queue.iter().filter(|w| w.eta <= now).map(value).sum();
        let after = now + self.headway;
        let mut coming: Vec<(Time, f64)> =
            self.queue.iter().filter(|w| w.eta > now && w.eta < after).map(|w| (w.eta, value(w))).collect();
        coming.sort_by_key(|&(eta, _)| eta);
        let lose: f64 =
            coming.iter().take(most.saturating_sub(ready)).map(|&(eta, v)| v * (after - eta).0 as f64).sum();
        waits * (next - now).0 as f64 <= patience * lose
    }

    /// About when a vehicle that comes at `eta` departs; none if never. O(queue).
    pub(super) fn departs(&self, schedule: &Schedule<'_>, eta: Time) -> Option<Time> {
        let &first = self.way.first()?;
        let lane = schedule.model.lane(first.corridor);
        let needs = self.through + self.margin;
        let headway = schedule.model.scenario.corridors[first.corridor].convoy.headway;
        let last = schedule.traffic[first.corridor.get()][side(first.direction)].last();
        let after = last.map_or(Time::MIN, |&k| schedule.convoys[k].depart + headway);
        let ahead = self.queue.iter().filter(|w| w.eta < eta).count();
        let mut convoys = (ahead / self.most) as i64;
        let mut at = lane.open.earliest(eta.max(after), needs)?;
        while convoys > 0 {
            let next = at + self.turn;
            let shut = lane.open.at(at).map_or(next, |w| w.until - needs);
            if next <= shut {
                let room = (shut - at).0 / self.turn.0.max(1);
                let step = convoys.min(room.max(1));
                at += Duration(self.turn.0 * step);
                convoys -= step;
            } else {
                at = lane.open.earliest(next, needs)?;
                convoys -= 1;
            }
        }
        Some(at.max(eta))
    }
}
