//! Moves on the families of waves: who rides with which vehicle, in which order it calls, and where they are taken.

use domain::{Idx, Load, Place};

use super::members::{Replaced, between, carrying, given, two};
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

/// The vehicles of a wave that carry people, to be changed.
fn carriers(wave: &Wave) -> Vec<Member> {
    carrying(wave).into_iter().cloned().collect()
}

/// Two vehicles with people, of one wave or of two that are near each other.
struct Two {
    /// The waves, the earlier first; twice the same if it is one.
    waves: (usize, usize),
    /// The vehicles of the first wave, and of the second if it is another.
    members: (Vec<Member>, Vec<Member>),
    /// Which two, as positions in both lists one after the other; different.
    chosen: (usize, usize),
}

impl Two {
    fn draw(waves: &[Wave], random: &mut Random) -> Option<Two> {
        let (a, b) = if random.chance(0.5) {
            let a = random.below(waves.len());
            (a, a)
        } else {
            two(waves, 4, random)?
        };
        let members = (carriers(&waves[a]), if a == b { Vec::new() } else { carriers(&waves[b]) });
        let count = members.0.len() + members.1.len();
        if count < 2 {
            return None;
        }
        let chosen = (random.below(count), random.below(count));
        (chosen.0 != chosen.1).then_some(Two { waves: (a, b), members, chosen })
    }

    fn member(&mut self, at: usize) -> &mut Member {
        let first = self.members.0.len();
        if at < first { &mut self.members.0[at] } else { &mut self.members.1[at - first] }
    }

    fn x(&mut self) -> &mut Member {
        self.member(self.chosen.0)
    }

    fn y(&mut self) -> &mut Member {
        self.member(self.chosen.1)
    }

    fn changed(self, waves: &[Wave]) -> Option<Replaced> {
        changed(waves, self.waves, self.members.0, self.members.1)
    }
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
    let mut two = Two::draw(&dispatcher.waves, random)?;
    let at = random.below(two.x().pickups.len());
    let Call { place: from, items } = &two.x().pickups[at];
    let (from, item) = (*from, random.pick(items));
    let mut room = model.scenario.kind_of(two.y().vehicle).room;
    let there = load(model, two.y());
    if !room.admits(there) {
        return None;
    }
    room -= there;
    let fits = room.fits(model.scenario.classes[item.class].family).min(item.families);
    if fits == 0 {
        return None;
    }
    let n = if random.chance(0.5) { fits } else { 1 + random.below(fits as usize) as u32 };
    let moved = Item { families: n, ..item };
    let to = leave(two.x(), moved)?;
    board(&mut two.y().pickups, from, moved, random);
    for (place, families) in to {
        board(&mut two.y().drops, place, Item { families, ..item }, random);
    }
    two.changed(&dispatcher.waves)
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
    let dropped = Dropped::pick(&members[x], random);
    let to = random.pick(&model.scenario.classes[dropped.item.class].to);
    if to == dropped.place || model.zone(to) != model.zone(dropped.place) {
        return None;
    }
    dropped.redirect(&mut members[x], to, random);
    changed(waves, (a, a), members, Vec::new())
}

/// Families of two vehicles are taken to each other's places.
fn exchange_destinations(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    let mut two = Two::draw(&dispatcher.waves, random)?;
    let (of_x, of_y) = (Dropped::pick(two.x(), random), Dropped::pick(two.y(), random));
    let takes = |whom: &Dropped, place| model.scenario.classes[whom.item.class].to.contains(&place);
    if of_x.place == of_y.place || !takes(&of_x, of_y.place) || !takes(&of_y, of_x.place) {
        return None;
    }
    let (to_x, to_y) = (of_y.place, of_x.place);
    of_x.redirect(two.x(), to_x, random);
    of_y.redirect(two.y(), to_y, random);
    two.changed(&dispatcher.waves)
}

/// Families of a class who get off at one call.
struct Dropped {
    call: usize,
    /// Its position among those who get off there.
    at: usize,
    place: Idx<Place>,
    item: Item,
}

impl Dropped {
    fn pick(member: &Member, random: &mut Random) -> Dropped {
        let call = random.below(member.drops.len());
        let Call { place, items } = &member.drops[call];
        let at = random.below(items.len());
        Dropped { call, at, place: *place, item: items[at] }
    }

    /// They get off elsewhere; others of their class stay where they were.
    fn redirect(self, member: &mut Member, to: Idx<Place>, random: &mut Random) {
        let drops = &mut member.drops;
        drops[self.call].items.remove(self.at);
        drops.retain(|call| !call.items.is_empty());
        board(drops, to, self.item, random);
    }
}

/// What a vehicle carries in all.
fn load(model: &Model<'_>, member: &Member) -> Load {
    let items = member.pickups.iter().flat_map(|call| &call.items);
    items.fold(Load::NONE, |sum, i| sum + model.scenario.classes[i.class].family * i.families)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_taken_elsewhere_leaves_others_of_the_class_where_they_were() {
        // Of a class that waits at two places two lots get off at one call.
        let lot = |families, source| Item { class: Idx::new(0), families, source };
        let drops = vec![Call { place: Idx::new(1), items: vec![lot(2, 0), lot(3, 1)] }];
        for seed in 0..20 {
            let mut random = Random::new(seed, 0);
            let mut member = Member { vehicle: Idx::new(0), pickups: Vec::new(), drops: drops.clone() };
            let dropped = Dropped::pick(&member, &mut random);
            let moved = dropped.item.families;
            dropped.redirect(&mut member, Idx::new(2), &mut random);
            let at = |place: usize| -> u32 {
                let calls = member.drops.iter().filter(|call| call.place == Idx::new(place));
                calls.flat_map(|call| &call.items).map(|i| i.families).sum()
            };
            assert_eq!((at(1), at(2)), (5 - moved, moved), "seed {seed}");
        }
    }
}
