//! Beginning from an earlier plan: its decisions that still lie ahead become movements again, in their order, as far as
//! they still can be made. So a new plan changes only what is better changed.

use std::collections::BTreeMap;

use domain::{Idx, Moved, Place, Plan, Stop, Time, Vehicle, Visit};

use crate::dispatch::{Dispatcher, Gene, Rule};
use crate::model::{Crossing, Model};
use crate::movement::{Call, Item, Member, Movement};

/// A piece of an itinerary: what one vehicle does from loading to unloading, or one empty crossing.
#[derive(Default)]
struct Segment {
    begin: Option<Time>,
    boards: Vec<(Idx<Place>, Vec<Moved>)>,
    convoys: Vec<usize>,
    alights: Vec<(Idx<Place>, Vec<Moved>)>,
}

/// What vehicles of one decision share: when it begins, its convoys, and the vehicle itself where there is none.
type Together = (Time, Vec<usize>, Option<Idx<Vehicle>>);

/// The decisions of a plan that lie ahead of what the model stands at, in the order of their departures.
pub(crate) fn movements(model: &Model<'_>, plan: &Plan) -> Vec<Movement> {
    let mut groups: BTreeMap<Together, Vec<(Idx<Vehicle>, Segment)>> = BTreeMap::new();
    for itinerary in &plan.vehicles {
        for segment in segments(model, plan, itinerary.vehicle, &itinerary.visits) {
            let departs = segment.convoys.first().map(|&c| plan.convoys[c].depart);
            let at = departs.or(segment.begin).unwrap_or(model.now);
            // Vehicles that take the same convoys share a decision; within a zone each has its own.
            let alone = segment.convoys.is_empty().then_some(itinerary.vehicle);
            let key = (at, segment.convoys.clone(), alone);
            groups.entry(key).or_default().push((itinerary.vehicle, segment));
        }
    }
    groups
        .into_iter()
        .map(|((_, convoys, _), members)| Movement {
            way: convoys
                .iter()
                .map(|&c| Crossing {
                    corridor: plan.convoys[c].corridor,
                    direction: plan.convoys[c].direction,
                })
                .collect(),
            members: in_order(members).into_iter().map(|(v, segment)| member(model, v, segment)).collect(),
            not_before: model.now,
            overdue: false,
        })
        .collect()
}

/// Those who loaded first ask first for bays again.
fn in_order(mut members: Vec<(Idx<Vehicle>, Segment)>) -> Vec<(Idx<Vehicle>, Segment)> {
    members.sort_by_key(|(v, segment)| (segment.begin.unwrap_or(Time::MAX), *v));
    members
}

/// Cuts what is left of a vehicle's visits into segments.
fn segments(model: &Model<'_>, plan: &Plan, vehicle: Idx<Vehicle>, visits: &[Visit]) -> Vec<Segment> {
    let free = model.start.vehicles[vehicle.get()].free;
    let ahead = |visit: &Visit| match visit {
        Visit::Convoy(c) => plan.convoys.get(*c).is_some_and(|c| c.depart >= free),
        Visit::Place(stop) => stop.begin.or(stop.arrive).unwrap_or(free) >= free,
    };
    let mut found = Vec::new();
    let mut now = Segment::default();
    let mut laden = !model.start.vehicles[vehicle.get()].aboard.is_empty();
    for visit in visits.iter().filter(|v| ahead(v)) {
        match visit {
            Visit::Convoy(c) => {
                if !laden || !now.alights.is_empty() {
                    found.push(std::mem::take(&mut now));
                    laden = false;
                }
                now.convoys.push(*c);
            }
            Visit::Place(Stop { place, begin, alight, board, .. }) => {
                if !alight.is_empty() {
                    now.alights.push((*place, alight.clone()));
                    now.begin = now.begin.or(*begin);
                }
                if !board.is_empty() {
                    if !now.alights.is_empty() || !now.convoys.is_empty() {
                        found.push(std::mem::take(&mut now));
                    }
                    now.boards.push((*place, board.clone()));
                    now.begin = now.begin.or(*begin);
                    laden = true;
                }
            }
        }
        if !now.alights.is_empty() {
            laden = laden && now.boards.is_empty();
        }
    }
    found.push(now);
    found.retain(|s| !(s.convoys.is_empty() && s.boards.is_empty() && s.alights.is_empty()));
    found
}

fn member(model: &Model<'_>, vehicle: Idx<Vehicle>, segment: Segment) -> Member {
    let source =
        |class, place: Idx<Place>| model.sources.iter().position(|s| s.class == class && s.place == place);
    let mut pickups: Vec<Call> = Vec::new();
    for (place, moved) in segment.boards {
        let item =
            |m: Moved| Some(Item { class: m.class, families: m.families, source: source(m.class, place)? });
        pickups.push(Call { place, items: moved.into_iter().filter_map(item).collect() });
    }
    // Who gets off is named by where they had waited, as in every other movement; first come, first off.
    let mut boarded: Vec<Item> = pickups.iter().flat_map(|call| call.items.iter().copied()).collect();
    let mut drops: Vec<Call> = Vec::new();
    for (place, moved) in segment.alights {
        let mut items = Vec::new();
        for m in moved {
            let mut left = m.families;
            for lot in boarded.iter_mut().filter(|lot| lot.class == m.class) {
                let families = lot.families.min(left);
                lot.families -= families;
                left -= families;
                items.push(Item { families, ..*lot });
            }
            items.push(Item { class: m.class, families: left, source: Item::ABOARD });
        }
        items.retain(|item| item.families > 0);
        drops.push(Call { place, items });
    }
    for calls in [&mut pickups, &mut drops] {
        calls.retain(|call| !call.items.is_empty());
    }
    Member { vehicle, pickups, drops }
}

/// Commits an earlier plan's movements as waves, as far as they can be made.
pub(crate) fn resume(dispatcher: &mut Dispatcher<'_, '_>, plan: &Plan) {
    let model = dispatcher.schedule.model;
    for mut movement in movements(model, plan) {
        movement.members.retain(|m| dispatcher.schedule.usable(m.vehicle));
        for member in &mut movement.members {
            balance(dispatcher, member);
        }
        // Whoever is aboard gets out first: a vehicle does nothing else before.
        movement.members.retain(|m| dispatcher.schedule.aboard(m.vehicle).is_empty() || !m.drops.is_empty());
        if movement.members.iter().all(|m| m.pickups.is_empty() && m.drops.is_empty())
            && movement.way.is_empty()
        {
            continue;
        }
        let gene = Gene { zones: zones(model, &movement), ..Rule::plain().gene };
        dispatcher.adopt(gene, movement);
    }
}

/// Who boards must wait there still and find room, and who alights must be aboard: a member's calls as they can be now. The earlier
/// plan may be anybody's and break any rule.
fn balance(dispatcher: &Dispatcher<'_, '_>, member: &mut Member) {
    let scenario = dispatcher.schedule.model.scenario;
    let kind = scenario.kind_of(member.vehicle);
    let mut room = kind.room;
    for ride in dispatcher.schedule.aboard(member.vehicle) {
        // Whoever is aboard already is a fact, even beyond the room.
        let taken = scenario.classes[ride.class].family;
        room -= taken * ride.families.min(room.fits(taken));
    }
    let mut aboard: BTreeMap<_, u32> = BTreeMap::new();
    for ride in dispatcher.schedule.aboard(member.vehicle) {
        *aboard.entry(ride.class).or_default() += ride.families;
    }
    for item in member.pickups.iter_mut().flat_map(|c| &mut c.items) {
        let family = scenario.classes[item.class].family;
        item.families = item.families.min(dispatcher.schedule.waiting[item.source]).min(room.fits(family));
        room -= family * item.families;
        *aboard.entry(item.class).or_default() += item.families;
    }
    for item in member.drops.iter_mut().flat_map(|c| &mut c.items) {
        let there = aboard.entry(item.class).or_default();
        item.families = item.families.min(*there);
        *there -= item.families;
    }
    for calls in [&mut member.pickups, &mut member.drops] {
        for call in calls.iter_mut() {
            call.items.retain(|i| i.families > 0);
        }
        calls.retain(|c| !c.items.is_empty());
    }
    let serves = member.pickups.iter().chain(&member.drops).all(|call| kind.may_serve(call.place));
    if aboard.values().any(|&n| n > 0) || !serves || (kind.escort && !member.pickups.is_empty()) {
        // Somebody would be left aboard, or the vehicle may not do this: nothing of this trip can be taken over.
        member.pickups.clear();
        member.drops.clear();
    }
}

fn zones(model: &Model<'_>, movement: &Movement) -> (Idx<domain::Zone>, Idx<domain::Zone>) {
    match (movement.way.first(), movement.way.last(), movement.members.first()) {
        (Some(&first), Some(&last), _) => (model.zone(model.gates(first).0), model.zone(model.gates(last).1)),
        (_, _, Some(member)) => {
            let place = member.pickups.first().or(member.drops.first()).map(|c| c.place);
            let zone = place.map_or(domain::Scenario::OPEN, |p| model.zone(p));
            (zone, zone)
        }
        _ => (domain::Scenario::OPEN, domain::Scenario::OPEN),
    }
}
