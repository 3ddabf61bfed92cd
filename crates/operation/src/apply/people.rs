//! Entries about people who come aboard, change vehicles and get off.

use domain::Idx;

use super::Applying;
use crate::account::{Off, On};
use crate::discrepancy::Contradiction;
use crate::event::Families;
use crate::facts::{CaseAbout, Facts};
use crate::ground::Ground;
use crate::id::Id;

impl Applying<'_, '_> {
    pub(super) fn on(&mut self, how: On, vehicle: &Id, place: Option<&Id>, people: u32) {
        let (at, window) = (self.at, self.ground.window(self.at));
        let known = self.vehicle(vehicle);
        known.aboard_since = known.aboard_since.or((people > 0).then_some(at));
        known.used = true;
        let room = known.room.or_else(|| self.ground.room(vehicle));
        self.facts.accounts.on(how, vehicle, place, window, people);
        let aboard = self.facts.accounts.aboard(vehicle);
        if let Some(room) = room.map(domain::Load::people).filter(|&room| aboard > room) {
            self.contradict(Contradiction::OverRoom { vehicle: vehicle.clone(), people: aboard, room });
        }
    }

    pub(super) fn off(&mut self, how: Off, vehicle: &Id, people: u32) {
        self.vehicle(vehicle);
        let missing = i64::from(self.facts.accounts.aboard(vehicle)) - i64::from(people);
        self.facts.accounts.off(how, vehicle, people);
        if missing < 0 {
            self.contradict(Contradiction::CountDiffers { vehicle: vehicle.clone(), missing });
        }
        self.maybe_empty(vehicle);
    }

    pub(super) fn counted(&mut self, vehicle: &Id, people: u32) {
        let missing = self.facts.accounts.count(vehicle, people);
        if missing != 0 {
            self.contradict(Contradiction::CountDiffers { vehicle: vehicle.clone(), missing });
        }
        if missing > 0 {
            self.case(CaseAbout::Missing { vehicle: vehicle.clone(), people: missing as u32 });
        }
        self.maybe_empty(vehicle);
    }

    pub(super) fn maybe_empty(&mut self, vehicle: &Id) {
        if self.facts.accounts.aboard(vehicle) == 0
            && let Some(known) = self.facts.vehicles.get_mut(vehicle)
        {
            known.aboard_since = None;
            known.families.clear();
            known.carried_from = None;
        }
    }

    pub(super) fn boarded(&mut self, vehicle: &Id, place: &Id, people: u32, families: &[Families]) {
        self.stands(vehicle, place);
        let convoy = self.facts.vehicles.get(vehicle).and_then(|v| v.convoy.clone());
        let clear =
            convoy.and_then(|c| self.facts.convoys.get(&c)).is_some_and(|c| c.clear_to_load.is_some());
        if !clear && self.ground.besieged(place) {
            self.contradict(Contradiction::NotClearToLoad(vehicle.clone()));
        }
        self.on(On::Boarded, vehicle, Some(place), people);
        for Families { class, families } in families {
            let Some(c) = self.ground.class(class) else {
                self.contradict(Contradiction::UnknownClass(class.clone()));
                continue;
            };
            let (at, n) = (self.at, *families);
            let known = self.facts.families.entry(c).or_default();
            let here = self.ground.place(place);
            let elsewhere = here.and_then(|p| known.waiting_at.get_mut(&p)).filter(|waiting| **waiting >= n);
            match elsewhere {
                Some(waiting) => *waiting -= n,
                None => known.taken += i64::from(n),
            }
            if known.taken > i64::from(self.ground.scenario.classes[c].count) {
                self.contradict(Contradiction::MoreFamilies(class.clone()));
            }
            self.vehicle(vehicle).families.entry(c).or_insert((0, at)).0 += n;
        }
    }

    /// Takes reported families out of a vehicle, and says to each what becomes of them.
    pub(super) fn families_off(
        &mut self,
        vehicle: &Id,
        families: &[Families],
        mut then: impl FnMut(&mut Facts, &Ground<'_>, Idx<domain::Class>, u32),
    ) {
        for Families { class, families } in families {
            let Some(c) = self.ground.class(class) else {
                self.contradict(Contradiction::UnknownClass(class.clone()));
                continue;
            };
            let aboard = &mut self.vehicle(vehicle).families;
            let there = aboard.get(&c).map_or(0, |(n, _)| *n);
            if there > *families {
                aboard.entry(c).and_modify(|(n, _)| *n -= families);
            } else {
                aboard.remove(&c);
            }
            if there < *families {
                self.contradict(Contradiction::MoreFamilies(class.clone()));
            }
            then(self.facts, self.ground, c, *families);
        }
    }

    pub(super) fn handed_over(
        &mut self,
        vehicle: &Id,
        place: &Id,
        people: u32,
        families: &[Families],
        empty: bool,
    ) {
        self.stands(vehicle, place);
        let known = self.vehicle(vehicle);
        known.carried = true;
        // Before the vehicle is known to be empty: what is cleared with it is still wanted here.
        let at = self.at;
        self.families_off(vehicle, families, |facts, ground, class, n| {
            if let Some(p) = ground.place(place) {
                facts.families.entry(class).or_default().safe.push((p, at, n));
            }
        });
        self.off(Off::HandedOver, vehicle, people);
        if empty && self.facts.accounts.aboard(vehicle) > 0 {
            self.counted(vehicle, 0);
        }
    }

    pub(super) fn transferred(&mut self, from: &Id, to: &Id, people: u32, families: &[Families]) {
        self.vehicle(from);
        self.vehicle(to);
        if from == to {
            return;
        }
        let missing = i64::from(self.facts.accounts.aboard(from)) - i64::from(people);
        if missing < 0 {
            self.contradict(Contradiction::CountDiffers { vehicle: from.clone(), missing });
        }
        let at = self.at;
        let since = self.vehicle(from).aboard_since.unwrap_or(at);
        let zone = self.vehicle(from).carried_from.map(|(zone, _)| zone);
        self.families_off(from, families, |facts, _, class, n| {
            facts.vehicles.entry(to.clone()).or_default().families.entry(class).or_insert((0, since)).0 += n;
        });
        self.facts.accounts.transfer(from, to, people);
        let known = self.vehicle(to);
        known.used = true;
        known.aboard_since = Some(known.aboard_since.map_or(since, |t| t.min(since)));
        // Those who changed count with the vehicle that brings them out.
        if let Some(zone) = zone {
            let moved = self.vehicle(from).carried_from.map_or(0, |(_, n)| n.min(people));
            if let Some((_, n)) = &mut self.vehicle(from).carried_from {
                *n -= moved;
            }
            let into = self.vehicle(to).carried_from.get_or_insert((zone, 0));
            into.1 += moved;
        }
        self.maybe_empty(from);
        let room = self.vehicle(to).room.or_else(|| self.ground.room(to));
        let aboard = self.facts.accounts.aboard(to);
        if let Some(room) = room.map(domain::Load::people).filter(|&room| aboard > room) {
            self.contradict(Contradiction::OverRoom { vehicle: to.clone(), people: aboard, room });
        }
    }
}
