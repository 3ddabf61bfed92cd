//! Those who are aboard when planning begins: they are taken to a place that they accept before anything else.

use domain::{Idx, Place, Vehicle, Zone};

use super::Dispatcher;
use crate::model::{Crossing, Ride};
use crate::movement::{Call, Item, Member, Movement};

/// How many orders of delivery are tried until nobody is left in a vehicle.
const ORDERS: usize = 6;

/// A way out for those aboard: its corridors, the zone it leads to, the place that was preferred, and who gets off where.
type RideOut = (Vec<Crossing>, Idx<Zone>, Option<Idx<Place>>, Member);

impl Dispatcher<'_, '_> {
    /// Takes all who are aboard to the end of their ride: vehicles that stand at the same gate together, else each by itself; those who
    /// are free first go first. If somebody then cannot be brought anywhere, the same again with them first.
    pub(crate) fn deliver_rides(&mut self) {
        let mut order: Vec<Idx<Vehicle>> = (0..self.schedule.vehicles.len())
            .map(Idx::new)
            .filter(|&v| !self.schedule.aboard(v).is_empty() && self.schedule.usable(v))
            .collect();
        order.sort_by_key(|&v| (self.schedule.free(v), v));
        let mark = self.schedule.mark();
        let mut best = (order.clone(), usize::MAX);
        for _ in 0..ORDERS {
            let failed = self.deliver_in_order(order.clone());
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
        self.deliver_in_order(best.0);
    }

    /// Takes those aboard to the end of their ride, one vehicle after the other; returns those that could not.
    fn deliver_in_order(&mut self, mut laden: Vec<Idx<Vehicle>>) -> Vec<Idx<Vehicle>> {
        let mut failed = Vec::new();
        while let Some(&first) = laden.first() {
            let Some((way, zone, first_choice, movement)) = self.ride_of(first) else {
                failed.push(laden.remove(0));
                continue;
            };
            // Others who stand in the same zone and can take the same way share the convoy, if that does not fail.
            let here = self.schedule.model.zone(self.schedule.vehicles[first.get()].cursor.place);
            let mut together = vec![movement];
            if !way.is_empty() {
                let room = self.most(&way).saturating_sub(self.escorts_needed(&way));
                for &v in &laden[1..] {
                    if together.len() < room
                        && self.schedule.model.zone(self.schedule.vehicles[v.get()].cursor.place) == here
                        && let Some(drops) = self.drops(self.schedule.aboard(v), zone, first_choice)
                    {
                        together.push(Member { vehicle: v, pickups: Vec::new(), drops });
                    }
                }
            }
            let mut done = self.send_rides(&way, &together);
            if !done {
                together.truncate(1);
                done = self.send_rides(&way, &together);
            }
            if done {
                laden.retain(|v| together.iter().all(|m| m.vehicle != *v));
            } else {
                failed.push(laden.remove(0));
            }
        }
        failed
    }

    fn send_rides(&mut self, way: &[Crossing], members: &[Member]) -> bool {
        let mark = self.schedule.mark();
        let mut members = members.to_vec();
        let mut movements = Vec::new();
        let needed = self.escorts_needed(way);
        let sent = self.add_escorts(way, needed, &mut members, &mut movements).is_ok() && {
            let movement = Movement { way: way.to_vec(), members, not_before: self.schedule.model.now };
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

    /// The first way by which all aboard a vehicle can be taken to places that they accept: tried, and taken back. Where the places
    /// of their wish cannot take them in time, each other place of the zone is tried.
    fn ride_of(&mut self, v: Idx<Vehicle>) -> Option<RideOut> {
        let model = self.schedule.model;
        let here = model.zone(self.schedule.vehicles[v.get()].cursor.place);
        let mut ways: Vec<(domain::Duration, Vec<Crossing>, Idx<Zone>)> = Vec::new();
        for zone in model.scenario.zones.indices() {
            ways.extend(model.ways.between(here, zone).iter().map(|w| (w.time, w.crossings.clone(), zone)));
        }
        ways.sort_by_key(|w| (w.0, w.1.len()));
        for (_, way, zone) in ways {
            let places = model.scenario.places.indices().filter(|&p| model.zone(p) == zone).map(Some);
            let mut tried: Vec<Vec<Call>> = Vec::new();
            for first_choice in std::iter::once(None).chain(places) {
                let Some(drops) = self.drops(self.schedule.aboard(v), zone, first_choice) else { break };
                if tried.contains(&drops) {
                    continue;
                }
                tried.push(drops.clone());
                let member = Member { vehicle: v, pickups: Vec::new(), drops };
                let mark = self.schedule.mark();
                let count = self.rides.len();
                let works = self.send_rides(&way, std::slice::from_ref(&member));
                self.schedule.undo_to(mark);
                self.rides.truncate(count);
                if works {
                    return Some((way, zone, first_choice, member));
                }
            }
        }
        None
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
            let item = Item { class: ride.class, families: ride.families, source: usize::MAX };
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
