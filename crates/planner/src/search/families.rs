//! Moves on the families of waves: who rides with which vehicle, in which order it calls, and where they are taken.

use domain::{Idx, Load, Place};

use super::members::{Replaced, between, given, two};
use crate::dispatch::{Dispatcher, Wave};
use crate::model::Model;
use crate::movement::{Call, Item, Member};
use crate::random::Random;

/// Draws a move on families; none if what was drawn makes no sense here.
pub(super) fn draw(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    match random.below(6) {
        0..=2 => ride_with_another(model, dispatcher, random),
        3 => reorder(dispatcher, random),
        4 => taken_elsewhere(model, dispatcher, random),
        _ => exchange_destinations(model, dispatcher, random),
    }
}

/// The vehicles of a wave that carry people, as they are.
fn carriers(wave: &Wave) -> Vec<Member> {
    let members = wave.decided.movements.iter().flat_map(|m| &m.members);
    members.filter(|m| !m.pickups.is_empty()).cloned().collect()
}

/// Two waves with people: one of them twice, or two of one pair of zones that are near each other, the earlier first.
fn one_or_two(waves: &[Wave], random: &mut Random) -> Option<(usize, usize)> {
    if random.chance(0.5) {
        let a = random.below(waves.len());
        return (!carriers(&waves[a]).is_empty()).then_some((a, a));
    }
    two(waves, 4, random)
}

/// One wave or two with these vehicles; who carries nobody any more stays away.
fn changed(
    waves: &[Wave],
    (a, b): (usize, usize),
    first: Vec<Member>,
    last: Vec<Member>,
) -> Option<Replaced> {
    let piece = |w: usize, mut members: Vec<Member>| {
        members.retain(|m| !m.pickups.is_empty());
        (!members.is_empty()).then(|| given(&waves[w], members))
    };
    let (first, last) = (piece(a, first), piece(b, last));
    if a == b {
        return first.map(|piece| (a, vec![piece], a + 1));
    }
    Some(between(waves, a, b, first, last))
}

/// Some families of a class leave a vehicle for another, of the same wave or of one near it.
fn ride_with_another(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = one_or_two(waves, random)?;
    let (mut first, mut last) = (carriers(&waves[a]), if a == b { Vec::new() } else { carriers(&waves[b]) });
    let count = first.len() + last.len();
    let (x, y) = (random.below(count), random.below(count));
    if x == y {
        return None;
    }
    let mut all: Vec<&mut Member> = first.iter_mut().chain(&mut last).collect();
    let call = random.below(all[x].pickups.len());
    let item = random.pick(&all[x].pickups[call].items);
    let from = all[x].pickups[call].place;
    let family = model.scenario.classes[item.class].family;
    let mut room = model.scenario.kind_of(all[y].vehicle).room;
    let there = load(model, all[y]);
    if !room.admits(there) {
        return None;
    }
    room -= there;
    let fits = room.fits(family).min(item.families);
    if fits == 0 {
        return None;
    }
    let n = if random.chance(0.5) { fits } else { 1 + random.below(fits as usize) as u32 };
    let to = leave(all[x], Item { families: n, ..item })?;
    board(&mut all[y].pickups, from, Item { families: n, ..item }, random);
    for (place, families) in to {
        board(&mut all[y].drops, place, Item { families, ..item }, random);
    }
    changed(waves, (a, b), first, last)
}

/// A vehicle makes its calls in another order, or two things at one place one after the other.
fn reorder(dispatcher: &Dispatcher<'_, '_>, random: &mut Random) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let a = random.below(waves.len());
    let mut members = carriers(&waves[a]);
    if members.is_empty() {
        return None;
    }
    let x = random.below(members.len());
    let member = &mut members[x];
    let calls = if random.chance(0.5) { &mut member.pickups } else { &mut member.drops };
    let i = random.below(calls.len());
    if random.chance(0.5) && calls[i].items.len() > 1 {
        let at = random.below(calls[i].items.len());
        let item = calls[i].items.remove(at);
        let place = calls[i].place;
        calls.insert(i + random.below(2), Call { place, items: vec![item] });
    } else {
        let j = random.below(calls.len());
        if i == j {
            return None;
        }
        let call = calls.remove(i);
        calls.insert(j, call);
    }
    changed(waves, (a, a), members, Vec::new())
}

/// Families are taken to another place that they accept.
fn taken_elsewhere(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let a = random.below(waves.len());
    let mut members = carriers(&waves[a]);
    if members.is_empty() {
        return None;
    }
    let x = random.below(members.len());
    let (call, item) = pick(&members[x].drops, random);
    let from = members[x].drops[call].place;
    let to = random.pick(&model.scenario.classes[item.class].to);
    if to == from || model.zone(to) != model.zone(from) {
        return None;
    }
    redirect(&mut members[x], call, item, to, random);
    changed(waves, (a, a), members, Vec::new())
}

/// Families of two vehicles are taken to each other's places.
fn exchange_destinations(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = one_or_two(waves, random)?;
    let (mut first, mut last) = (carriers(&waves[a]), if a == b { Vec::new() } else { carriers(&waves[b]) });
    let count = first.len() + last.len();
    let (x, y) = (random.below(count), random.below(count));
    let mut all: Vec<&mut Member> = first.iter_mut().chain(&mut last).collect();
    if x == y {
        return None;
    }
    let (of_x, of_y) = (pick(&all[x].drops, random), pick(&all[y].drops, random));
    let (from_x, from_y) = (all[x].drops[of_x.0].place, all[y].drops[of_y.0].place);
    let takes = |item: Item, place| model.scenario.classes[item.class].to.contains(&place);
    if from_x == from_y || !takes(of_x.1, from_y) || !takes(of_y.1, from_x) {
        return None;
    }
    redirect(all[x], of_x.0, of_x.1, from_y, random);
    redirect(all[y], of_y.0, of_y.1, from_x, random);
    changed(waves, (a, b), first, last)
}

/// What a vehicle carries in all.
fn load(model: &Model<'_>, member: &Member) -> Load {
    let items = member.pickups.iter().flat_map(|call| &call.items);
    items.fold(Load::NONE, |sum, i| sum + model.scenario.classes[i.class].family * i.families)
}

/// A call and one item of it.
fn pick(calls: &[Call], random: &mut Random) -> (usize, Item) {
    let call = random.below(calls.len());
    (call, random.pick(&calls[call].items))
}

/// Takes families out of a vehicle; returns where they were to alight, and how many where.
fn leave(member: &mut Member, gone: Item) -> Option<Vec<(Idx<Place>, u32)>> {
    take(&mut member.pickups, gone.families, |i| i.class == gone.class && i.source == gone.source)?;
    take(&mut member.drops, gone.families, |i| i.class == gone.class)
}

/// Takes so many families off the calls; none if there are fewer. Empty calls go.
fn take(calls: &mut Vec<Call>, families: u32, of: impl Fn(&Item) -> bool) -> Option<Vec<(Idx<Place>, u32)>> {
    let mut left = families;
    let mut taken = Vec::new();
    for call in calls.iter_mut() {
        for item in call.items.iter_mut().filter(|i| of(i)) {
            let n = item.families.min(left);
            if n > 0 {
                taken.push((call.place, n));
            }
            item.families -= n;
            left -= n;
        }
        call.items.retain(|i| i.families > 0);
    }
    calls.retain(|call| !call.items.is_empty());
    (left == 0).then_some(taken)
}

/// Puts families onto the calls: at one of the same place, or at one of their own somewhere among the others.
fn board(calls: &mut Vec<Call>, place: Idx<Place>, item: Item, random: &mut Random) {
    let same = calls.iter().position(|call| call.place == place);
    match same {
        Some(at) if random.chance(0.7) => {
            let alike = |i: &&mut Item| i.class == item.class && i.source == item.source;
            match calls[at].items.iter_mut().find(alike) {
                Some(there) => there.families += item.families,
                None => calls[at].items.push(item),
            }
        }
        _ => {
            let at = random.below(calls.len() + 1);
            calls.insert(at, Call { place, items: vec![item] });
        }
    }
}

/// Moves an item of a drop to another place.
fn redirect(member: &mut Member, call: usize, item: Item, to: Idx<Place>, random: &mut Random) {
    let drops = &mut member.drops;
    drops[call].items.retain(|i| i.class != item.class);
    drops.retain(|call| !call.items.is_empty());
    board(drops, to, item, random);
}
