//! Those who are aboard when planning begins: they are taken to a place that they accept before anything else.

use std::sync::Arc;

use domain::{Idx, Place, Vehicle, Zone};

use super::{Decided, Dispatcher, Rule, Wave};
use crate::model::{Crossing, Ride};
use crate::movement::{Call, Item, Member, Movement};

/// How many orders of delivery are tried until nobody is left in a vehicle.
const ORDERS: usize = 6;

impl Dispatcher<'_, '_> {
    /// Takes all who are aboard to the end of their ride: vehicles that stand at the same gate together, else each by itself; those who
    /// are free first go first. If somebody then cannot be brought anywhere, the same again with them first; and who still cannot,
    /// because a crew's duty or the longest time aboard has run out, is brought out all the same: nobody gains by being left in a bus.
    pub(crate) fn deliver_rides(&mut self) {
        let mut order: Vec<Idx<Vehicle>> = (0..self.schedule.vehicles.len())
            .map(Idx::new)
            .filter(|&v| !self.schedule.aboard(v).is_empty() && self.schedule.usable(v))
            .collect();
        order.sort_by_key(|&v| (self.schedule.free(v), v));
        let mark = self.schedule.mark();
        let mut best = (order.clone(), usize::MAX);
        for _ in 0..ORDERS {
            let failed = self.deliver_in_order(order.clone(), false);
            if failed.is_empty() {
                return;
            }
            if failed.len() < best.1 {
                best = (order.clone(), failed.len());
            }
            self.schedule.undo_to(mark);
            self.rides.clear();
            order.retain(|v| !failed.contains(v));
            order.splice(0..0, failed);
        }
        let failed = self.deliver_in_order(best.0, false);
        self.deliver_in_order(failed, true);
    }

    /// The same after other decisions: what is sent is a wave of its own.
    pub(crate) fn deliver_late(&mut self) {
        let mark = self.schedule.mark();
        self.deliver_rides();
        let movements = std::mem::take(&mut self.rides);
        if !movements.is_empty() {
            let decided = Decided { gene: Rule::plain().gene, movements, cells: Vec::new() };
            self.waves.push(Wave { decided: Arc::new(decided), mark });
        }
    }

    /// Takes those aboard to the end of their ride, one vehicle after the other; returns those that could not.
    fn deliver_in_order(&mut self, mut laden: Vec<Idx<Vehicle>>, overdue: bool) -> Vec<Idx<Vehicle>> {
        let mut failed = Vec::new();
        while let Some(&first) = laden.first() {
            let sent = match self.ride_of(first, overdue) {
                Some((way, zone, member)) => {
                    let members = self.together(&way, zone, member, &laden[1..], overdue);
                    if self.send_rides(&way, &members, overdue) {
                        members.iter().map(|m| m.vehicle).collect()
                    } else {
                        Vec::new()
                    }
                }
                None => Vec::new(),
            };
            if sent.is_empty() {
                failed.push(laden.remove(0));
            } else {
                laden.retain(|v| !sent.contains(v));
            }
        }
        failed
    }

    /// Others who stand in the same zone and can take the same way go along: all at once if that works, else whoever can.
    fn together(
        &mut self,
        way: &[Crossing],
        zone: Idx<Zone>,
        first: Member,
        others: &[Idx<Vehicle>],
        overdue: bool,
    ) -> Vec<Member> {
        let model = self.schedule.model;
        let place = |this: &Self, v: Idx<Vehicle>| model.zone(this.schedule.vehicles[v.get()].cursor.place);
        let here = place(self, first.vehicle);
        let room = self.most(way).saturating_sub(self.escorts_needed(way));
        let near: Vec<Idx<Vehicle>> = others.iter().copied().filter(|&v| place(self, v) == here).collect();
        let mut all = vec![first];
        for &v in &near {
            if all.len() < room
                && let Some(drops) = self.drops(self.schedule.aboard(v), zone, None)
            {
                all.push(Member { vehicle: v, pickups: Vec::new(), drops });
            }
        }
        if all.len() == 1 || self.would_send(way, &all, overdue) {
            return all;
        }
        all.truncate(1);
        for &v in &near {
            if all.len() >= room {
                break;
            }
            for drops in self.choices(v, zone) {
                all.push(Member { vehicle: v, pickups: Vec::new(), drops });
                if self.would_send(way, &all, overdue) {
                    break;
                }
                all.pop();
            }
        }
        all
    }

    /// Whether these rides could be sent: tried, and taken back.
    fn would_send(&mut self, way: &[Crossing], members: &[Member], overdue: bool) -> bool {
        let mark = self.schedule.mark();
        let count = self.rides.len();
        let works = self.send_rides(way, members, overdue);
        self.schedule.undo_to(mark);
        self.rides.truncate(count);
        works
    }

    fn send_rides(&mut self, way: &[Crossing], members: &[Member], overdue: bool) -> bool {
        let mark = self.schedule.mark();
        let mut members = members.to_vec();
        let mut movements = Vec::new();
        let needed = self.escorts_needed(way);
        let sent = self.add_escorts(way, needed, &mut members, &mut movements).is_ok() && {
            let movement =
                Movement { way: way.to_vec(), members, not_before: self.schedule.model.now, overdue };
            self.commit_in_order(movement, &mut movements).is_ok() && {
                let all: Vec<Idx<Vehicle>> =
                    movements.iter().flat_map(|m| m.members.iter().map(|m| m.vehicle)).collect();
                self.bring_home(&all, &mut movements).is_ok()
            }
        };
        if sent {
            self.rides.extend(movements);
        } else {
            self.schedule.undo_to(mark);
        }
        sent
    }

    /// The first way by which all aboard a vehicle can be taken to places that they accept.
    fn ride_of(&mut self, v: Idx<Vehicle>, overdue: bool) -> Option<(Vec<Crossing>, Idx<Zone>, Member)> {
        let model = self.schedule.model;
        let here = model.zone(self.schedule.vehicles[v.get()].cursor.place);
        let mut ways: Vec<(domain::Duration, Vec<Crossing>, Idx<Zone>)> = Vec::new();
        for zone in model.scenario.zones.indices() {
            ways.extend(model.ways.between(here, zone).iter().map(|w| (w.time, w.crossings.clone(), zone)));
        }
        ways.sort_by_key(|w| (w.0, w.1.len()));
        for (_, way, zone) in ways {
            for drops in self.choices(v, zone) {
                let member = Member { vehicle: v, pickups: Vec::new(), drops };
                if self.would_send(&way, std::slice::from_ref(&member), overdue) {
                    return Some((way, zone, member));
                }
            }
        }
        None
    }

    /// Where those aboard a vehicle can get off in a zone: where they wish, and with each of its places preferred, for those of
    /// their wish may be shut or too far.
    fn choices(&self, v: Idx<Vehicle>, zone: Idx<Zone>) -> Vec<Vec<Call>> {
        let rides = self.schedule.aboard(v);
        let scenario = self.schedule.model.scenario;
        let accepted = |p: &Idx<Place>| rides.iter().any(|r| scenario.classes[r.class].to.contains(p));
        let places = scenario.places.indices().filter(|&p| scenario.places[p].zone == zone).filter(accepted);
        let mut choices: Vec<Vec<Call>> = Vec::new();
        for first_choice in std::iter::once(None).chain(places.map(Some)) {
            if let Some(drops) = self.drops(rides, zone, first_choice)
                && !choices.contains(&drops)
            {
                choices.push(drops);
            }
        }
        choices
    }

    /// Where each family aboard gets off in a zone: at a place that they accept with room, the first choice if they accept it, else
    /// with as few stops as may be.
    fn drops(&self, rides: &[Ride], zone: Idx<Zone>, first_choice: Option<Idx<Place>>) -> Option<Vec<Call>> {
        let scenario = self.schedule.model.scenario;
        let mut calls: Vec<Call> = Vec::new();
        let mut promised = std::collections::BTreeMap::<Idx<Place>, (i64, i64)>::new();
        for ride in rides {
            let class = &scenario.classes[ride.class];
            let people = i64::from(class.family.people() * ride.families);
            let lying = i64::from(class.family.stretchers * ride.families);
            let takes = |p: &Idx<Place>| {
                let room = self.schedule.room[p.get()];
                let (others, others_lying) = promised.get(p).copied().unwrap_or_default();
                scenario.places[*p].zone == zone
                    && room.people.saturating_sub(others) >= people
                    && room.stretchers.saturating_sub(others_lying) >= lying
            };
            let used = |p: &Idx<Place>| calls.iter().any(|c| c.place == *p);
            let choice = |p: &Idx<Place>| (first_choice != Some(*p), !used(p));
            let place = class.to.iter().copied().filter(takes).min_by_key(choice)?;
            let room = promised.entry(place).or_default();
            *room = (room.0 + people, room.1 + lying);
            let item = Item { class: ride.class, families: ride.families, source: Item::ABOARD };
            match calls.iter_mut().find(|c| c.place == place) {
                Some(call) => match call.items.iter_mut().find(|i| i.class == ride.class) {
                    Some(i) => i.families += ride.families,
                    None => call.items.push(item),
                },
                None => calls.push(Call { place, items: vec![item] }),
            }
        }
        Some(calls)
    }
}
