//! Convoys in the corridors, and the search for the next slot: windows, headway, queues at checkpoints,
//! single track, quotas and exchanges.

use domain::{Duration, Idx, QuotaUnit, Time, Vehicle};

use super::Schedule;
use crate::model::{Crossing, side};
use crate::movement::{Barrier, Blocked};

/// A convoy as committed.
#[derive(Clone, Debug)]
pub(crate) struct ConvoyNow {
    /// Through which corridor, which way.
    pub(crate) crossing: Crossing,
    /// It leaves the departing gate.
    pub(crate) depart: Time,
    /// It is through.
    pub(crate) arrive: Time,
    /// Begin and end at each post of the direction.
    pub(crate) passages: Vec<(Time, Time)>,
    /// Its vehicles.
    pub(crate) vehicles: Vec<Idx<Vehicle>>,
    /// People aboard.
    pub(crate) people: u32,
    /// People who count for each exchange.
    pub(crate) counted: Vec<i64>,
    /// Whether it had departed before planning began.
    pub(crate) fact: bool,
}

/// What a convoy asks a slot for.
#[derive(Clone, Debug)]
pub(super) struct Ask<'a> {
    pub(super) crossing: Crossing,
    pub(super) ready: Time,
    pub(super) vehicles: usize,
    pub(super) people: u32,
    pub(super) counted: &'a [i64],
}

/// When a convoy can go, and how.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) depart: Time,
    pub(super) arrive: Time,
    pub(super) passages: Vec<(Time, Time)>,
}

impl Schedule<'_> {
    /// The earliest slot for a convoy. Each turn of the loop moves the departure to the next instant at
    /// which the constraint that barred it can be otherwise; O(convoys of the corridor) turns.
    pub(super) fn slot(&self, ask: &Ask<'_>) -> Result<Slot, Blocked> {
        let model = self.model;
        let corridor = &model.scenario.corridors[ask.crossing.corridor];
        let lane = model.lane(ask.crossing.corridor);
        let direction = side(ask.crossing.direction);
        let rule = corridor.convoy;
        if rule.most.is_some_and(|most| ask.vehicles > most as usize) {
            return Err(Blocked::all(Barrier::Most));
        }
        let list = &self.traffic[ask.crossing.corridor.get()][direction];
        let mut t = ask.ready.max(model.now);
        loop {
            t = lane.open.earliest(t, Duration(1)).ok_or(Blocked::all(Barrier::Window))?;
            let i = list.partition_point(|&k| self.convoys[k].depart <= t);
            let before = i.checked_sub(1).map(|i| &self.convoys[list[i]]);
            let after = list.get(i).map(|&k| &self.convoys[k]);
            if let Some(before) = before
                && t - before.depart < rule.headway
            {
                t = before.depart + rule.headway;
                continue;
            }
            if let Some(after) = after
                && after.depart - t < rule.headway
            {
                t = after.depart + rule.headway;
                continue;
            }
            let (passages, arrive) = self.pass(ask, t, before);
            if let Some(after) = after
                && passages.iter().zip(&after.passages).any(|(mine, theirs)| mine.1 > theirs.0)
            {
                t = after.depart + rule.headway;
                continue;
            }
            if arrive > model.scenario.end {
                return Err(Blocked::all(Barrier::Horizon));
            }
            if !lane.open.hold(t, arrive + rule.margin) {
                // A later departure in this window arrives no earlier: only the next window can help.
                let shuts = lane.open.at(t).map_or(t + Duration(1), |w| w.until);
                t = lane.open.earliest(shuts, Duration(1)).ok_or(Blocked::all(Barrier::Window))?;
                continue;
            }
            if corridor.single_track
                && let Some(clear) = self.track_clear(ask.crossing, t, arrive)
            {
                t = clear;
                continue;
            }
            if let Some(later) = self.quota_allows(ask, t).map_err(Blocked::all)? {
                t = later;
                continue;
            }
            if let Some(later) = self.exchange_allows(ask, t).map_err(Blocked::all)? {
                t = later;
                continue;
            }
            return Ok(Slot { depart: t, arrive, passages });
        }
    }

    /// The next departure of a small convoy without people: a guess for deciding who can be there in time.
    pub(crate) fn next_slot(&self, crossing: Crossing, ready: Time) -> Option<Time> {
        let counted = vec![0; self.exchanges.len()];
        self.slot(&Ask { crossing, ready, vehicles: 1, people: 0, counted: &counted }).ok().map(|s| s.depart)
    }

    /// Whether a convoy of so many vehicles without people has a slot at exactly that instant.
    pub(crate) fn can_go(&self, crossing: Crossing, at: Time, vehicles: usize) -> bool {
        let counted = vec![0; self.exchanges.len()];
        let ask = Ask { crossing, ready: at, vehicles, people: 0, counted: &counted };
        self.slot(&ask).is_ok_and(|slot| slot.depart == at)
    }

    /// Goes through the posts after the convoy ahead: passages and arrival.
    fn pass(&self, ask: &Ask<'_>, depart: Time, before: Option<&ConvoyNow>) -> (Vec<(Time, Time)>, Time) {
        let corridor = &self.model.scenario.corridors[ask.crossing.corridor];
        let direction = side(ask.crossing.direction);
        let posts = &self.model.lane(ask.crossing.corridor).posts[direction];
        let facts = &self.facts_end[ask.crossing.corridor.get()][direction];
        let mut passages = Vec::with_capacity(posts.len());
        let mut ready = depart;
        let mut passed = Duration::ZERO;
        for (p, post) in posts.iter().enumerate() {
            let mut begin = ready + (post.after - passed);
            if let Some(ahead) = before.and_then(|b| b.passages.get(p)) {
                begin = begin.max(ahead.1);
            }
            begin = begin.max(facts[p]);
            let end = begin + post.inspection.takes(ask.vehicles, ask.people);
            passages.push((begin, end));
            ready = end;
            passed = post.after;
        }
        (passages, ready + (corridor.time - passed))
    }

    /// When the opposite convoys that bar a single track are through; none if none does.
    fn track_clear(&self, crossing: Crossing, depart: Time, arrive: Time) -> Option<Time> {
        let opposite = &self.traffic[crossing.corridor.get()][1 - side(crossing.direction)];
        opposite
            .iter()
            .map(|&k| &self.convoys[k])
            .take_while(|c| c.depart < arrive)
            .filter(|c| depart < c.arrive)
            .map(|c| c.arrive)
            .max()
    }

    /// The next day if a quota is used up on this one.
    fn quota_allows(&self, ask: &Ask<'_>, t: Time) -> Result<Option<Time>, Barrier> {
        let scenario = self.model.scenario;
        let amount = |unit: QuotaUnit, people: u32, vehicles: usize| match unit {
            QuotaUnit::People => u64::from(people),
            QuotaUnit::Vehicles => vehicles as u64,
            QuotaUnit::Convoys => 1,
        };
        for quota in &scenario.quotas {
            if quota.corridor != ask.crossing.corridor || quota.direction != ask.crossing.direction {
                continue;
            }
            let mine = amount(quota.unit, ask.people, ask.vehicles);
            if mine > u64::from(quota.most) {
                return Err(Barrier::Quota);
            }
            let day = scenario.day(t);
            let until = scenario.days.get(day + 1).copied();
            let used: u64 = self.traffic[ask.crossing.corridor.get()][side(ask.crossing.direction)]
                .iter()
                .map(|&k| &self.convoys[k])
                .filter(|c| scenario.day(c.depart) == day)
                .map(|c| amount(quota.unit, c.people, c.vehicles.len()))
                .sum();
            if used + mine > u64::from(quota.most) {
                return until.map(Some).ok_or(Barrier::Quota);
            }
        }
        Ok(None)
    }

    fn exchange_allows(&self, ask: &Ask<'_>, t: Time) -> Result<Option<Time>, Barrier> {
        let zone = self.model.zone(self.model.gates(ask.crossing).0);
        for (sides, &people) in self.exchanges.iter().zip(ask.counted) {
            if let Some(later) = sides.may_leave(zone, t, people)? {
                return Ok(Some(later));
            }
        }
        Ok(None)
    }

    /// Commits a convoy and returns its key.
    pub(super) fn enter(&mut self, convoy: ConvoyNow) -> usize {
        let zone = self.model.zone(self.model.gates(convoy.crossing).0);
        for (sides, &people) in self.exchanges.iter_mut().zip(&convoy.counted) {
            sides.add(zone, convoy.depart, convoy.arrive, people, convoy.fact);
        }
        let key = self.convoys.len();
        let list = &mut self.traffic[convoy.crossing.corridor.get()][side(convoy.crossing.direction)];
        let convoys = &self.convoys;
        let at = list.partition_point(|&k| convoys[k].depart <= convoy.depart);
        list.insert(at, key);
        self.convoys.push(convoy);
        key
    }

    /// Takes the last convoy back.
    pub(super) fn leave(&mut self) {
        if let Some(convoy) = self.convoys.pop() {
            let key = self.convoys.len();
            let zone = self.model.zone(self.model.gates(convoy.crossing).0);
            for (sides, &people) in self.exchanges.iter_mut().zip(&convoy.counted) {
                sides.remove(zone, convoy.depart, convoy.arrive, people);
            }
            let list = &mut self.traffic[convoy.crossing.corridor.get()][side(convoy.crossing.direction)];
            if let Some(at) = list.iter().position(|&k| k == key) {
                list.remove(at);
            }
        }
    }
}
