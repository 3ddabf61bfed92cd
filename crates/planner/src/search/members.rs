//! Moves on the vehicles of waves, with their loads: small changes that leave all else as it was decided.

use std::sync::Arc;

use domain::{Idx, Vehicle};

use super::moves::Piece;
use crate::dispatch::{Decided, Dispatcher, Given, Wave};
use crate::model::Model;
use crate::movement::{Call, Member};
use crate::random::Random;

/// What a move comes to: waves from the first on are replaced by these, up to the second.
pub(super) type Replaced = (usize, Vec<Piece>, usize);

/// Draws a move on members; none if what was drawn makes no sense here.
pub(super) fn draw(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    match random.below(12) {
        0..=3 => transfer(dispatcher, random),
        4 | 5 => swap_loads(model, dispatcher, random),
        6 | 7 => swap_vehicles(model, dispatcher, random),
        8 => merge(dispatcher, random),
        9 => split(model, dispatcher, random),
        _ => regroup(model, dispatcher, random),
    }
}

/// The vehicles of a wave that carry people, with their calls.
pub(super) fn carrying(wave: &Wave) -> Vec<&Member> {
    wave.decided.movements.iter().flat_map(|m| &m.members).filter(|m| !m.pickups.is_empty()).collect()
}

fn goes_with(wave: &Wave, vehicle: Idx<Vehicle>) -> bool {
    wave.decided.movements.iter().flat_map(|m| &m.members).any(|m| m.vehicle == vehicle)
}

/// A wave as given, with these members.
pub(super) fn given(wave: &Wave, members: Vec<Member>) -> Piece {
    let Decided { gene, cells, .. } = &*wave.decided;
    Piece::Given(Given { gene: gene.clone(), members, cells: cells.clone() })
}

/// Two waves of one pair of zones that carry people, with at most so many such waves from one to the other, the earlier first.
pub(super) fn two(waves: &[Wave], apart: usize, random: &mut Random) -> Option<(usize, usize)> {
    let a = random.below(waves.len());
    if !carries(&waves[a]) {
        return None;
    }
    let same = |w: &&usize| waves[**w].decided.gene.zones == waves[a].decided.gene.zones;
    let later: Vec<usize> =
        (a + 1..waves.len().min(a + 1 + 4 * apart)).filter(|&w| carries(&waves[w])).collect();
    let b = *later.get(random.below(apart)).filter(same)?;
    Some((a, b))
}

/// Whether a wave carries people.
fn carries(wave: &Wave) -> bool {
    wave.decided.movements.iter().flat_map(|m| &m.members).any(|m| !m.pickups.is_empty())
}

/// The waves from `a` to `b` with new ones in place of these two.
pub(super) fn between(
    waves: &[Wave],
    a: usize,
    b: usize,
    first: Option<Piece>,
    last: Option<Piece>,
) -> Replaced {
    let middle = waves[a + 1..b].iter().cloned().map(Piece::Exact);
    (a, first.into_iter().chain(middle).chain(last).collect(), b + 1)
}

/// A vehicle or a few with their loads go with another wave.
fn transfer(dispatcher: &Dispatcher<'_, '_>, random: &mut Random) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = two(waves, 4, random)?;
    let forth = random.chance(0.5);
    let (from, to) = if forth { (a, b) } else { (b, a) };
    let mut kept: Vec<Member> = carrying(&waves[from]).into_iter().cloned().collect();
    let mut moved: Vec<Member> = carrying(&waves[to]).into_iter().cloned().collect();
    for _ in 0..=random.below(2) * random.below(3) {
        let free: Vec<usize> = (0..kept.len())
            .filter(|&i| {
                let v = kept[i].vehicle;
                (a..=b).all(|w| w == from || !goes_with(&waves[w], v))
            })
            .collect();
        if free.is_empty() {
            break;
        }
        moved.push(kept.remove(random.pick(&free)));
    }
    if kept.len() == carrying(&waves[from]).len() {
        return None;
    }
    let left = (!kept.is_empty()).then(|| given(&waves[from], kept));
    let more = Some(given(&waves[to], moved));
    let (first, last) = if forth { (left, more) } else { (more, left) };
    Some(between(waves, a, b, first, last))
}

/// Two vehicles of a kind, in different waves, take each other's people.
fn swap_loads(model: &Model<'_>, dispatcher: &Dispatcher<'_, '_>, random: &mut Random) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = two(waves, 12, random)?;
    let (x, y) = alike(model, &waves[a], &waves[b], random)?;
    let (of_x, of_y) = (calls(&waves[a], x), calls(&waves[b], y));
    let first = edited(&waves[a], |m| {
        if m.vehicle == x {
            load(m, &of_y);
        }
    });
    let last = edited(&waves[b], |m| {
        if m.vehicle == y {
            load(m, &of_x);
        }
    });
    Some(between(waves, a, b, Some(first), Some(last)))
}

/// Two vehicles of a kind take each other's places: in their two waves, or from the earlier wave on for good.
fn swap_vehicles(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = two(waves, 5, random)?;
    let (x, y) = alike(model, &waves[a], &waves[b], random)?;
    let exchange = |m: &mut Member| {
        if m.vehicle == x {
            m.vehicle = y;
        } else if m.vehicle == y {
            m.vehicle = x;
        }
    };
    if random.chance(0.5) {
        let pieces = waves[a..].iter().map(|w| edited(w, exchange)).collect();
        return Some((a, pieces, waves.len()));
    }
    let free = (a..=b).all(|w| (w == a || !goes_with(&waves[w], x)) && (w == b || !goes_with(&waves[w], y)));
    free.then(|| between(waves, a, b, Some(edited(&waves[a], exchange)), Some(edited(&waves[b], exchange))))
}

/// A vehicle of each wave, different ones of one kind, both with people.
fn alike(model: &Model<'_>, a: &Wave, b: &Wave, random: &mut Random) -> Option<(Idx<Vehicle>, Idx<Vehicle>)> {
    let kind = |v: Idx<Vehicle>| model.scenario.vehicles[v].kind;
    let first: Vec<Idx<Vehicle>> = carrying(a).iter().map(|m| m.vehicle).collect();
    if first.is_empty() {
        return None;
    }
    let x = random.pick(&first);
    let fit = |m: &&&Member| m.vehicle != x && kind(m.vehicle) == kind(x);
    let second: Vec<Idx<Vehicle>> = carrying(b).iter().filter(fit).map(|m| m.vehicle).collect();
    (!second.is_empty()).then(|| (x, random.pick(&second)))
}

/// What a vehicle loads and unloads in a wave.
fn calls(wave: &Wave, vehicle: Idx<Vehicle>) -> (Vec<Call>, Vec<Call>) {
    let member = carrying(wave).into_iter().find(|m| m.vehicle == vehicle);
    member.map_or((Vec::new(), Vec::new()), |m| (m.pickups.clone(), m.drops.clone()))
}

fn load(member: &mut Member, calls: &(Vec<Call>, Vec<Call>)) {
    if !member.pickups.is_empty() {
        member.pickups.clone_from(&calls.0);
        member.drops.clone_from(&calls.1);
    }
}

/// A wave with its members changed by hand.
fn edited(wave: &Wave, change: impl Fn(&mut Member)) -> Piece {
    let mut decided = (*wave.decided).clone();
    decided.movements.iter_mut().flat_map(|m| &mut m.members).for_each(change);
    Piece::Exact(Wave { decided: Arc::new(decided), mark: wave.mark })
}

/// Two waves become one.
fn merge(dispatcher: &Dispatcher<'_, '_>, random: &mut Random) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = two(waves, 2, random)?;
    let mut members: Vec<Member> = carrying(&waves[a]).into_iter().cloned().collect();
    for member in carrying(&waves[b]) {
        if (a..b).any(|w| goes_with(&waves[w], member.vehicle)) {
            return None;
        }
        members.push(member.clone());
    }
    let both = joined(&waves[a], &waves[b], members);
    Some(if random.chance(0.5) {
        between(waves, a, b, Some(both), None)
    } else {
        between(waves, a, b, None, Some(both))
    })
}

/// The first wave with other members, and the quotas of both.
fn joined(a: &Wave, b: &Wave, members: Vec<Member>) -> Piece {
    let mut cells = a.decided.cells.clone();
    cells.extend(&b.decided.cells);
    Piece::Given(Given { gene: a.decided.gene.clone(), members, cells })
}

/// A wave becomes two: by kind, by place, by destination, or by the order in which its vehicles come.
fn split(model: &Model<'_>, dispatcher: &Dispatcher<'_, '_>, random: &mut Random) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let a = random.below(waves.len());
    let mut members: Vec<Member> = carrying(&waves[a]).into_iter().cloned().collect();
    if members.len() < 2 {
        return None;
    }
    sort(model, &mut members, random);
    let rest = members.split_off(1 + random.below(members.len() - 1));
    let Decided { gene, .. } = &*waves[a].decided;
    let second = Piece::Given(Given { gene: gene.clone(), members: rest, cells: Vec::new() });
    Some((a, vec![given(&waves[a], members), second], a + 1))
}

/// The vehicles of two waves are shared out between them anew.
fn regroup(model: &Model<'_>, dispatcher: &Dispatcher<'_, '_>, random: &mut Random) -> Option<Replaced> {
    let waves = &dispatcher.waves;
    let (a, b) = two(waves, 2, random)?;
    let mut members: Vec<Member> = carrying(&waves[a]).into_iter().cloned().collect();
    let fixed = members.len();
    for member in carrying(&waves[b]) {
        if (a..b).any(|w| goes_with(&waves[w], member.vehicle)) {
            return None;
        }
        members.push(member.clone());
    }
    if (a + 1..b).any(|w| members[..fixed].iter().any(|m| goes_with(&waves[w], m.vehicle)))
        || members.len() < 2
    {
        return None;
    }
    sort(model, &mut members, random);
    let last = members.split_off(1 + random.below(members.len() - 1));
    Some(between(waves, a, b, Some(given(&waves[a], members)), Some(given(&waves[b], last))))
}

/// Sorts members by something that vehicles which go together should share.
fn sort(model: &Model<'_>, members: &mut [Member], random: &mut Random) {
    let to = |m: &Member| m.drops.last().map(|d| d.place);
    let from = |m: &Member| m.pickups.first().map(|d| d.place);
    let reverse = random.chance(0.5);
    match random.below(4) {
        0 => members.sort_by_key(|m| model.scenario.vehicles[m.vehicle].kind),
        1 => members.sort_by_key(to),
        2 => members.sort_by_key(from),
        // As they are: each wave's vehicles stand in the order in which they come.
        _ => {}
    }
    if reverse {
        members.reverse();
    }
}
