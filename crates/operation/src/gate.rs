//! The gate: may people board, may a convoy go in? Given twice, from the agreements, the guarantees and the clock, and from nothing else.

use alloc::vec::Vec;

use domain::{Duration, QuotaUnit, Scenario, Time};

use crate::account::Unit;
use crate::facts::{ConvoyFacts, Facts};
use crate::ground::Ground;
use crate::id::{EntryId, Id};
use crate::order::Against;

/// How the gate reckons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Care {
    /// How long driving and inspections may take at worst, in hundredths of what the scenario says; at least 100.
    pub slow: i64,
}

impl Default for Care {
    fn default() -> Care {
        Care { slow: 130 }
    }
}

/// A question to the gate.
pub(crate) struct Question<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) ground: &'a Ground<'a>,
    pub(crate) convoy: &'a ConvoyFacts,
    pub(crate) care: Care,
    /// When the convoy would go in.
    pub(crate) at: Time,
    /// When it is asked.
    pub(crate) now: Time,
    /// People who would be aboard.
    pub(crate) people: u32,
}

/// What stands against a convoy, and what it would stand on.
#[derive(Default)]
pub(crate) struct Verdict {
    pub(crate) against: Vec<Against>,
    pub(crate) stands_on: Vec<EntryId>,
}

impl Question<'_> {
    /// What holds for loading as for entering: agreement, guarantees, route, window, size of the convoy.
    pub(crate) fn road(&self) -> Verdict {
        let mut verdict = Verdict::default();
        let corridor = &self.convoy.corridor;
        let Some(c) = self.ground.corridor(corridor) else {
            verdict.against.push(Against::NoSuchCorridor(corridor.clone()));
            return verdict;
        };
        self.agreed(&mut verdict);
        let known = self.facts.corridors.get(corridor);
        match known.and_then(|k| k.cleared) {
            Some((true, entry)) => verdict.stands_on.push(entry),
            _ => verdict.against.push(Against::NotCleared(corridor.clone())),
        }
        if known.is_some_and(|k| !k.suspended.is_empty()) {
            verdict.against.push(Against::Suspended(corridor.clone()));
        }
        let rule = self.ground.scenario.corridors[c].convoy;
        let worst = self.ground.worst(
            c,
            self.convoy.direction,
            self.convoy.vehicles.len(),
            self.people,
            self.care.slow.max(100),
        );
        let through = self.at + worst + rule.margin;
        let open = self.facts.agreements.open(corridor);
        if !open.hold(self.at, through) || open.at(self.now).is_none() && self.at == self.now {
            let shuts = open.at(self.at).map(|w| w.until);
            verdict.against.push(Against::Window { through, shuts });
        }
        self.vehicles(&mut verdict, rule.most, rule.escorts);
        verdict
    }

    /// Agreements over the corridor are complete, and every party's guarantee is fresh.
    fn agreed(&self, verdict: &mut Verdict) {
        let corridor = &self.convoy.corridor;
        if self.facts.agreements.open(corridor).is_empty() {
            verdict.against.push(Against::NoAgreement(corridor.clone()));
        }
        let guarantees = self.facts.corridors.get(corridor).map(|k| &k.guarantees);
        for (agreement, standing) in self.facts.agreements.over(corridor) {
            let clauses = standing.missing();
            if !clauses.is_empty() {
                verdict.against.push(Against::Missing { agreement: agreement.clone(), clauses });
            }
            verdict.stands_on.extend(standing.clauses.values().map(|(_, entry)| *entry));
            for party in standing.parties() {
                let guarantee = guarantees.and_then(|g| g.get(party));
                match guarantee {
                    Some(g) if self.now < g.stale_after => verdict.stands_on.push(g.entry),
                    _ => verdict.against.push(Against::Guarantee {
                        party: party.clone(),
                        stale_since: guarantee.map(|g| g.stale_after),
                    }),
                }
            }
        }
        verdict.stands_on.sort();
        verdict.stands_on.dedup();
    }

    fn vehicles(&self, verdict: &mut Verdict, most: Option<u32>, needs: u32) {
        let vehicles = &self.convoy.vehicles;
        if let Some(most) = most.filter(|&most| vehicles.len() > most as usize) {
            verdict.against.push(Against::TooLarge { vehicles: vehicles.len() as u32, most });
        }
        let escort = |v: &&Id| self.ground.vehicle(v).is_some_and(|v| self.ground.scenario.kind_of(v).escort);
        let has = vehicles.iter().filter(escort).count() as u32;
        if has < needs {
            verdict.against.push(Against::Escorts { has, needs });
        }
        let broken = |v: &&Id| self.facts.vehicles.get(*v).is_some_and(|known| known.broken);
        verdict.against.extend(vehicles.iter().filter(broken).cloned().map(Against::Broken));
    }

    /// What holds for entering besides: who is aboard, headway, the single track, quotas, exchanges.
    pub(crate) fn corridor(&self, id: &Id, verdict: &mut Verdict) {
        let scenario = self.ground.scenario;
        let Some(c) = self.ground.corridor(&self.convoy.corridor) else { return };
        let corridor = &scenario.corridors[c];
        let (gate, _) = corridor.gates(self.convoy.direction);
        if self.people > 0
            && self.convoy.clear_to_load.is_none()
            && scenario.places[gate].zone != Scenario::OPEN
        {
            verdict.against.push(Against::NotLoaded(id.clone()));
        }
        for vehicle in &self.convoy.vehicles {
            let known = self.facts.vehicles.get(vehicle).and_then(|v| v.room);
            let room = known.or_else(|| self.ground.room(vehicle)).map(domain::Load::people);
            if room.is_none_or(|room| self.facts.accounts.aboard(vehicle) > room) {
                verdict.against.push(Against::OverRoom(vehicle.clone()));
            }
        }
        let known = self.facts.corridors.get(&self.convoy.corridor);
        let last = known.and_then(|k| k.departed.get(&self.convoy.direction));
        if let Some(from) = last.map(|&t| t + corridor.convoy.headway).filter(|&from| self.at < from) {
            verdict.against.push(Against::Headway { from });
        }
        let against_us = |v: &&crate::facts::VehicleFacts| {
            let inside = v.inside.as_ref();
            inside.is_some_and(|(k, way, _)| *k == self.convoy.corridor && *way != self.convoy.direction)
        };
        if corridor.single_track && self.facts.vehicles.values().any(|v| against_us(&v)) {
            verdict.against.push(Against::Track(self.convoy.corridor.clone()));
        }
        self.quotas(verdict);
        self.exchanges(verdict, scenario.places[gate].zone);
    }

    fn quotas(&self, verdict: &mut Verdict) {
        let scenario = self.ground.scenario;
        let Some(known) = self.facts.corridors.get(&self.convoy.corridor) else { return };
        let day = scenario.day(self.at);
        for quota in &scenario.quotas {
            let same = scenario.corridors[quota.corridor].id == self.convoy.corridor.as_str();
            if !same || quota.direction != self.convoy.direction {
                continue;
            }
            let today = known
                .convoys
                .values()
                .filter(|(way, at, ..)| *way == quota.direction && scenario.day(*at) == day);
            let (used, more) = match quota.unit {
                QuotaUnit::People => (today.map(|c| c.2).sum::<u32>(), self.people),
                QuotaUnit::Vehicles => (today.map(|c| c.3).sum(), self.convoy.vehicles.len() as u32),
                QuotaUnit::Convoys => (today.count() as u32, 1),
            };
            if used + more > quota.most
                && let Some(id) = Id::new(&quota.id)
            {
                verdict.against.push(Against::Quota(id));
            }
        }
    }

    fn exchanges(&self, verdict: &mut Verdict, zone: domain::Idx<domain::Zone>) {
        let counted = self.people - self.exempt().min(self.people);
        if counted == 0 {
            return;
        }
        let side = |zone| self.facts.zones.get(&zone).copied().unwrap_or_default();
        for exchange in &self.ground.scenario.exchanges {
            let (first, second) = (side(exchange.first), side(exchange.second));
            let ahead = if zone == exchange.first {
                f64::from(first.left + counted) - exchange.ratio * f64::from(second.safe)
            } else if zone == exchange.second {
                exchange.ratio * f64::from(second.left + counted) - f64::from(first.safe)
            } else {
                continue;
            };
            let over = ahead - exchange.slack;
            if over > 0.0
                && let Some(id) = Id::new(&exchange.id)
            {
                verdict.against.push(Against::Exchange { exchange: id, over: over as u32 + 1 });
            }
        }
    }

    /// People of the convoy who do not count for exchanges.
    fn exempt(&self) -> u32 {
        let scenario = self.ground.scenario;
        let vehicles = self.convoy.vehicles.iter().filter_map(|v| self.facts.vehicles.get(v));
        let families = vehicles.flat_map(|v| v.families.iter());
        families
            .filter(|(class, _)| {
                let priority = scenario.classes[**class].priority;
                scenario.exchanges.iter().any(|x| x.exempt.contains(&priority))
            })
            .map(|(class, (n, _))| scenario.classes[*class].family.people() * n)
            .sum()
    }
}

/// Vehicles that would not be out before their corridor shuts, though nobody has suspended anything: the agreement runs out on them.
/// Each with the corridor and when it shuts; shut already if that is not after `now`.
pub fn running_out(facts: &Facts, ground: &Ground<'_>, care: Care, now: Time) -> Vec<(Id, Id, Option<Time>)> {
    let mut found = Vec::new();
    for (vehicle, known) in &facts.vehicles {
        let Some((corridor, way, since)) = &known.inside else { continue };
        let Some(c) = ground.corridor(corridor) else { continue };
        let convoy = known.convoy.as_ref().and_then(|c| facts.convoys.get(c));
        let size = convoy.map_or(1, |c| c.vehicles.len());
        let people = convoy.map_or(0, |c| c.people.0);
        let worst: Duration = ground.worst(c, *way, size, people, care.slow.max(100));
        let window = facts.agreements.open(corridor).at(now);
        if window.is_none_or(|w| w.until < (*since + worst).max(now)) {
            found.push((vehicle.clone(), corridor.clone(), window.map(|w| w.until)));
        }
    }
    found
}

/// Whether nothing is open: all accounts add up, nobody is aboard, no case waits.
pub(crate) fn settled(facts: &Facts, convoy: Option<&Id>) -> bool {
    let unit = convoy.map_or(Unit::Whole, |c| Unit::Convoy(c.clone()));
    let flows = facts.accounts.of(&unit);
    let cases = convoy.is_some() || facts.cases.values().all(|case| case.closed.is_some());
    flows.unexplained == 0 && flows.aboard == 0 && cases
}
