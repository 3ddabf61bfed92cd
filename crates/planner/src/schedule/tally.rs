//! The score of a schedule in whole numbers, so that the order in which it was summed up cannot matter.

use std::cmp::Ordering;

use domain::{Objective, Scenario, Time};

use crate::model::Model;

/// The parts of the score. Weights count in millionths, kilometres too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tally {
    /// Weighted people not safe by the end.
    pub(crate) left: i128,
    /// Weighted person-seconds from ready until safe, or until the end.
    pub(crate) exposure: i128,
    /// The last instant at which anybody becomes safe.
    pub(crate) last: Time,
    /// Distance.
    pub(crate) km: i64,
    /// Weighted places that stand before the one reached.
    pub(crate) wishes: i128,
}

impl Tally {
    /// Nobody has moved; those whom the state has as safe are.
    pub(crate) fn new(model: &Model<'_>) -> Tally {
        let scenario = model.scenario;
        let mut tally = Tally { left: 0, exposure: 0, last: Time::MIN, km: 0, wishes: 0 };
        for (i, class) in scenario.classes.entries() {
            let weight = i128::from(class.people()) * i128::from(model.weights[i.get()]);
            tally.left += weight;
            tally.exposure += weight * i128::from((scenario.end - class.ready).0);
        }
        for arrived in &model.start.safe {
            let class = &scenario.classes[arrived.class];
            if let Some(wish) = class.wish(arrived.place)
                && arrived.at <= scenario.end
            {
                let people = i128::from(class.family.people() * arrived.families);
                // Somebody who was safe before being ready counts no exposure, not a negative one.
                let at = arrived.at.max(class.ready);
                tally.safe(scenario, people * i128::from(model.weights[arrived.class.get()]), wish, at);
                tally.last = tally.last.max(arrived.at);
            }
        }
        tally
    }

    /// Notes people who become safe: their weight in all, their wish, the instant.
    pub(crate) fn safe(&mut self, scenario: &Scenario, weight: i128, wish: usize, at: Time) {
        self.left -= weight;
        self.exposure -= weight * i128::from((scenario.end - at).0);
        self.wishes += weight * wish as i128;
        self.last = self.last.max(at);
    }

    /// By how much this is worse than another in the first part in which they differ, as a part of the other's; none if it is no
    /// worse.
    pub(crate) fn worse(&self, other: &Tally, order: &[Objective]) -> Option<f64> {
        let part = order.iter().find(|&&part| self.compare(other, &[part]).is_ne())?;
        let (mine, theirs) = match part {
            Objective::LeftBehind => (self.left as f64, other.left as f64),
            Objective::Exposure => (self.exposure as f64, other.exposure as f64),
            // Of the instants only the difference counts: as parts of a day.
            Objective::LastArrival => ((self.last.0 - other.last.0) as f64 + 86_400.0, 86_400.0),
            Objective::Distance => (self.km as f64, other.km as f64),
            Objective::Wishes => (self.wishes as f64, other.wishes as f64),
        };
        (mine > theirs).then(|| (mine - theirs) / theirs.abs().max(1.0))
    }

    /// Compares in the scenario's order; less is better.
    pub(crate) fn compare(&self, other: &Tally, order: &[Objective]) -> Ordering {
        order
            .iter()
            .map(|part| match part {
                Objective::LeftBehind => self.left.cmp(&other.left),
                Objective::Exposure => self.exposure.cmp(&other.exposure),
                Objective::LastArrival => self.last.cmp(&other.last),
                Objective::Distance => self.km.cmp(&other.km),
                Objective::Wishes => self.wishes.cmp(&other.wishes),
            })
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}
