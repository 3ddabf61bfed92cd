//! What can have passed a corridor in one direction by an instant: convoys, vehicles, people.
//!
//! Proofs. *Convoys*: a convoy departs and arrives in one open window, `margin` before it shuts, and takes at
//! least the crossing of the smallest convoy. Of departures at least `headway` apart, taking each as early as
//! possible leaves most room for the next, so the count of this greedy is the largest (by induction: the i-th
//! greedy departure is no later than the i-th of any plan). *Carriers*: a convoy has at most `most` vehicles, of
//! which `escorts` carry nobody. *Inspections*: those of one checkpoint and direction do not overlap, and each lies in
//! the window of its convoy, after the drive to it and before the drive on; so the open time, less these,
//! summed over windows, holds them all. A convoy of c carriers takes ⌈(c + escorts) / lanes⌉ × `vehicle` +
//! people × `person`, so at least `kappa` a carrier, the least of this over c,
//! and no convoy takes less than one with a single carrier. *Quotas*: of the convoys that
//! depart on one local day, no more than `most`; by an instant, so many days have begun.

use domain::{Direction, Quota, QuotaUnit, Scenario, Time, Windows};

/// A checkpoint of the direction.
#[derive(Clone, Debug)]
struct Check {
    /// Least seconds from the departure to the begin of the inspection, and from its end to the arrival.
    reach: i64,
    rest: i64,
    /// Least seconds of inspection for each carrier, and for each person.
    kappa: f64,
    person: f64,
    /// Least seconds of inspection for any convoy with a carrier.
    smallest: i64,
}

/// One direction of one corridor.
pub(crate) struct Exit<'a> {
    s: &'a Scenario,
    windows: &'a Windows,
    /// The first instant at which a convoy that counts can depart.
    from: Time,
    least: i64,
    margin: i64,
    headway: i64,
    most: Option<u32>,
    escorts: u32,
    checks: Vec<Check>,
    quotas: Vec<&'a Quota>,
}

impl<'a> Exit<'a> {
    /// Convoys through this corridor that depart not before `from`, each carrier with so many people or more.
    pub(crate) fn new(
        s: &'a Scenario,
        windows: &'a Windows,
        corridor: domain::Idx<domain::Corridor>,
        direction: Direction,
        from: Time,
        people: u32,
    ) -> Exit<'a> {
        let c = &s.corridors[corridor];
        let vehicles = c.convoy.escorts as usize + 1;
        let stops = c.stops(direction);
        let mut checks = Vec::new();
        let mut before = 0;
        let all: i64 = stops.iter().map(|(_, _, i)| i.takes(vehicles, people).0).sum();
        for (_, after, i) in &stops {
            let own = i.takes(vehicles, people).0;
            let reach = after.0 + before;
            let rest = (c.time - *after).0 + all - before - own;
            checks.push(Check {
                reach,
                rest,
                kappa: kappa(*i, c.convoy.most, c.convoy.escorts),
                person: i.person.0 as f64,
                smallest: own,
            });
            before += own;
        }
        Exit {
            s,
            windows,
            from,
            least: c.time.0 + all,
            margin: c.convoy.margin.0,
            headway: c.convoy.headway.0,
            most: c.convoy.most,
            escorts: c.convoy.escorts,
            checks,
            quotas: s.quotas.iter().filter(|q| q.corridor == corridor && q.direction == direction).collect(),
        }
    }

    fn days(&self, by: Time) -> f64 {
        let last = Time(by.0 - self.least);
        if last < self.from { 0.0 } else { (self.s.day(last) + 1 - self.s.day(self.from)) as f64 }
    }

    /// The most convoys that can have arrived by then.
    fn convoys(&self, by: Time) -> f64 {
        let mut next = self.from.0;
        let mut count = 0.0;
        for w in self.windows {
            let first = w.from.0.max(next);
            let last = (w.until.0 - self.margin).min(by.0) - self.least;
            if first > last {
                continue;
            }
            if self.headway == 0 {
                count = f64::INFINITY;
                break;
            }
            let n = (last - first) / self.headway + 1;
            count += n as f64;
            next = first + n * self.headway;
        }
        self.quota(QuotaUnit::Convoys).map_or(count, |q| count.min(q * self.days(by)))
    }

    /// The most convoys with a carrier that can have arrived by then, inspections and quotas of vehicles counted:
    /// each convoy takes at least the inspection of the smallest.
    pub(crate) fn convoys_inspected(&self, by: Time) -> f64 {
        let convoys = self.convoys(by);
        let allowed = self
            .quota(QuotaUnit::Vehicles)
            .map_or(convoys, |q| convoys.min((q / f64::from(self.escorts + 1)).floor() * self.days(by)));
        (0..self.checks.len()).fold(allowed, |most, q| match self.checks[q].smallest {
            0 => most,
            takes => most.min((self.inspected(q, by) / takes as f64).floor()),
        })
    }

    fn quota(&self, unit: QuotaUnit) -> Option<f64> {
        self.quotas.iter().filter(|q| q.unit == unit).map(|q| f64::from(q.most)).reduce(f64::min)
    }

    /// The most carriers that can have come through by then, checkpoints aside; infinite where nothing says.
    pub(crate) fn carriers(&self, by: Time) -> f64 {
        let convoys = self.convoys(by);
        let by_size = match self.most {
            _ if convoys == 0.0 => 0.0,
            Some(most) => convoys * f64::from(most.saturating_sub(self.escorts)),
            None => f64::INFINITY,
        };
        self.quota(QuotaUnit::Vehicles).map_or(by_size, |q| by_size.min(self.carriers_of(q) * self.days(by)))
    }

    /// The most carriers among so many vehicles a day: every convoy of up to `most` has its escorts.
    fn carriers_of(&self, vehicles: f64) -> f64 {
        let escorts = f64::from(self.escorts);
        match self.most.map(f64::from) {
            Some(most) if most > 0.0 => {
                let full = (vehicles / most).floor();
                full * (most - escorts).max(0.0) + (vehicles - full * most - escorts).max(0.0)
            }
            _ => (vehicles - escorts).max(0.0),
        }
    }

    /// How many checkpoints inspect this direction.
    pub(crate) fn checkpoints(&self) -> usize {
        self.checks.len()
    }

    /// Least seconds of inspection for each carrier, and for each person.
    pub(crate) fn rate(&self, checkpoint: usize) -> (f64, f64) {
        (self.checks[checkpoint].kappa, self.checks[checkpoint].person)
    }

    /// The most seconds that a checkpoint can have inspected convoys that have arrived by then.
    pub(crate) fn inspected(&self, checkpoint: usize, by: Time) -> f64 {
        let c = &self.checks[checkpoint];
        let open = self.windows.iter().map(|w| {
            let begin = w.from.0.max(self.from.0) + c.reach;
            let end = (w.until.0 - self.margin).min(by.0) - c.rest;
            (end - begin).max(0)
        });
        open.sum::<i64>() as f64
    }

    /// The most carriers that can have come through by then, checkpoints counted.
    pub(crate) fn carriers_inspected(&self, by: Time) -> f64 {
        (0..self.checks.len()).fold(self.carriers(by), |most, q| {
            let kappa = self.checks[q].kappa;
            if kappa > 0.0 { most.min(self.inspected(q, by) / kappa) } else { most }
        })
    }

    /// The most people that can have come through by then in vehicles with room for at most so many each.
    pub(crate) fn people(&self, by: Time, room: f64) -> f64 {
        let carried = self.carriers(by) * room;
        let seen = (0..self.checks.len()).fold(carried, |most, q| {
            let each = self.checks[q].person + self.checks[q].kappa / room;
            if each > 0.0 { most.min(self.inspected(q, by) / each) } else { most }
        });
        self.quota(QuotaUnit::People).map_or(seen, |q| seen.min(q * self.days(by)))
    }
}

/// The least seconds of inspection for each carrier, over convoys of every size that is allowed.
fn kappa(i: domain::Inspection, most: Option<u32>, escorts: u32) -> f64 {
    let lanes = u64::from(i.lanes.max(1));
    let vehicle = i.vehicle.0 as f64;
    match most {
        // Of large convoys the share of the escorts and of a lane left empty is small: leaving it out is a floor.
        None | Some(10_000..) => vehicle / lanes as f64,
        Some(most) => (1..=u64::from(most.saturating_sub(escorts)))
            .map(|c| (c + u64::from(escorts)).div_ceil(lanes) as f64 * vehicle / c as f64)
            .fold(f64::INFINITY, f64::min),
    }
}
