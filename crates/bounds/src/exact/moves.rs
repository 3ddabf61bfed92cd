//! The operations that can come next: a loading, an unloading, a convoy, each at the earliest instant that the rules
//! allow after all that have begun.

use domain::Load;

use super::position::{CARRIED, Position, USED, drive, sum};
use super::rules::{FAR, Rules};

/// Gives every position that follows by one operation to `found`.
pub(super) fn follow(r: &Rules, p: &Position, found: &mut dyn FnMut(Position)) {
    for v in 0..r.kind_of.len() {
        let kind = &r.kinds[r.kind_of[v]];
        if p.done(r, v) || kind.escort || p.twin(r, v) {
            continue;
        }
        if p.aboard(r, v).iter().any(|&n| n > 0) {
            alight(r, p, v, found);
        }
        if !p.is(r, v, CARRIED) && may_start(r, p, v) {
            board(r, p, v, found);
        }
    }
    for w in 0..r.ways.len() {
        convoys(r, p, w, found);
    }
}

/// Whether the reserve lets this vehicle do something.
fn may_start(r: &Rules, p: &Position, v: usize) -> bool {
    let kind = &r.kinds[r.kind_of[v]];
    kind.usable.is_none_or(|most| {
        p.is(r, v, USED) || kind.members.clone().filter(|&o| p.is(r, o, USED)).count() < most
    })
}

/// All that fit of at most so many families of each class, but not nobody.
fn choices(r: &Rules, most: &[u8], fits: &dyn Fn(Load) -> bool, found: &mut dyn FnMut(&[u8])) {
    fn pick(
        r: &Rules,
        most: &[u8],
        at: usize,
        chosen: &mut Vec<u8>,
        fits: &dyn Fn(Load) -> bool,
        found: &mut dyn FnMut(&[u8]),
    ) {
        if at == most.len() {
            if chosen.iter().any(|&n| n > 0) {
                found(chosen);
            }
            return;
        }
        for n in 0..=most[at] {
            chosen[at] = n;
            if n > 0 && !fits(sum(r, chosen)) {
                break;
            }
            pick(r, most, at + 1, chosen, fits, found);
        }
        chosen[at] = 0;
    }
    pick(r, most, 0, &mut vec![0; most.len()], fits, found);
}

/// The position after a service of this length, if it can be; it begins not before `from`.
fn serve(r: &Rules, p: &Position, v: usize, place: usize, from: i32, takes: i32) -> Option<(Position, i32)> {
    let there = p.when[v] + drive(r, p, v, place);
    let bays = r.bays[place].as_ref().filter(|_| takes > 0);
    let bay = bays.map_or(0, |b| p.when[b.slots.start]);
    let from = there.max(from).max(p.clock(r)).max(bay);
    let begin = r.kinds[r.kind_of[v]].service(place, from, takes)?;
    let end = begin + takes;
    if end > r.end {
        return None;
    }
    let mut next = p.clone();
    if let Some(bays) = bays {
        next.when[bays.slots.start] = end;
    }
    next.put(r, v, place, end);
    next.tick(r, begin);
    Some((next, end))
}

fn board(r: &Rules, p: &Position, v: usize, found: &mut dyn FnMut(Position)) {
    let kind = &r.kinds[r.kind_of[v]];
    let load = p.load(r, v);
    let mut seen: Vec<usize> = Vec::new();
    for group in &r.groups {
        if seen.contains(&group.at) || drive(r, p, v, group.at) >= FAR {
            continue;
        }
        seen.push(group.at);
        let here = |g: usize| r.groups[g].at == group.at && kind.takes[g];
        let most: Vec<u8> =
            p.waiting(r).iter().enumerate().map(|(g, &n)| if here(g) { n } else { 0 }).collect();
        choices(r, &most, &|l| kind.room.admits(load + l), &mut |chosen| {
            let ready = chosen.iter().zip(&r.groups).filter(|(n, _)| **n > 0).map(|(_, g)| g.ready).max();
            let takes = kind.loads(sum(r, chosen));
            let Some((mut next, _)) = serve(r, p, v, group.at, ready.unwrap_or(0), takes) else { return };
            for (g, &n) in chosen.iter().enumerate() {
                next.aboard_mut(r, v)[g] += n;
                next.waiting_mut(r)[g] -= n;
            }
            next.settle(r);
            found(next);
        });
    }
}

fn alight(r: &Rules, p: &Position, v: usize, found: &mut dyn FnMut(Position)) {
    let kind = &r.kinds[r.kind_of[v]];
    let aboard = p.aboard(r, v).to_vec();
    let mut places: Vec<usize> = (0..aboard.len())
        .filter(|&g| aboard[g] > 0)
        .flat_map(|g| r.groups[g].to.iter().copied())
        .filter(|&to| drive(r, p, v, to) < FAR)
        .collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        let accepts = |g: usize| r.groups[g].to.contains(&place);
        let most: Vec<u8> = aboard.iter().enumerate().map(|(g, &n)| if accepts(g) { n } else { 0 }).collect();
        let room = r.rooms[place].as_ref();
        let fits = |l: Load| {
            room.is_none_or(|x| {
                p.when[x.slot] + l.people() as i32 <= x.people
                    && p.when[x.slot + 1] + l.stretchers as i32 <= x.stretchers
            })
        };
        choices(r, &most, &fits, &mut |chosen| {
            let load = sum(r, chosen);
            let Some((mut next, end)) = serve(r, p, v, place, 0, kind.unloads(load)) else { return };
            if let Some(x) = room {
                next.when[x.slot] += load.people() as i32;
                next.when[x.slot + 1] += load.stretchers as i32;
            }
            for (g, &n) in chosen.iter().enumerate() {
                next.aboard_mut(r, v)[g] -= n;
                let group = &r.groups[g];
                next.spent += f64::from(n) * group.weight * f64::from(end - group.ready);
            }
            if kind.once {
                next.mark(r, v, CARRIED);
            }
            next.last = next.last.max(end);
            next.settle(r);
            found(next);
        });
    }
}

/// Whether somebody waits beyond a way for this vehicle, or is aboard and may go to a place there. With only one
/// way to that side, a vehicle that has nothing to do there can as well stay: it would come back by the same way.
fn wanted_beyond(r: &Rules, p: &Position, v: usize, beyond: u64) -> bool {
    let kind = &r.kinds[r.kind_of[v]];
    (0..r.groups.len()).any(|g| {
        let group = &r.groups[g];
        let waits = p.waiting(r)[g] > 0 && kind.takes[g] && r.bit(group.at) & beyond != 0;
        waits || p.aboard(r, v)[g] > 0 && group.to.iter().any(|&q| r.bit(q) & beyond != 0)
    })
}

/// Whether escorts beyond a way may still have to bring others back: not if nobody waits, all who are aboard go
/// only to places beyond, and all their vehicles are on this side.
fn escorts_return(r: &Rules, p: &Position, beyond: u64) -> bool {
    let here = |place: usize| r.bit(place) & beyond == 0;
    p.waiting(r).iter().any(|&n| n > 0)
        || (0..r.kind_of.len()).filter(|&v| !p.done(r, v) && !r.kinds[r.kind_of[v]].escort).any(|v| {
            let mut aboard = p.aboard(r, v).iter().zip(&r.groups).filter(|(n, _)| **n > 0);
            !here(p.place(r, v)) || aboard.any(|(_, g)| g.to.iter().any(|&q| here(q)))
        })
}

fn convoys(r: &Rules, p: &Position, w: usize, found: &mut dyn FnMut(Position)) {
    let way = &r.ways[w];
    if way.most <= way.escorts {
        return;
    }
    let escort = |v: usize| r.kinds[r.kind_of[v]].escort;
    let can = |v: &usize| {
        drive(r, p, *v, way.from) < FAR
            && may_start(r, p, *v)
            && (escort(*v) || way.beyond.is_none_or(|beyond| wanted_beyond(r, p, *v, beyond)))
    };
    let able: Vec<usize> = (0..r.kind_of.len()).filter(can).collect();
    for mask in 1_u32..1 << able.len() {
        // Of equal vehicles the first go.
        let skips = |i: usize| {
            i > 0 && able[i - 1] + 1 == able[i] && mask & (1 << (i - 1)) == 0 && p.twin(r, able[i])
        };
        let chosen = (0..able.len()).filter(|i| mask & (1 << i) != 0);
        if chosen.clone().any(skips) {
            continue;
        }
        let members: Vec<usize> = chosen.map(|i| able[i]).collect();
        let escorts = members.iter().filter(|&&v| escort(v)).count();
        let carriers = members.len() - escorts;
        if members.len() > way.most || escorts < way.escorts {
            continue;
        }
        let spare = escorts > way.escorts || carriers == 0;
        if spare && way.beyond.is_some_and(|beyond| !escorts_return(r, p, beyond)) {
            continue;
        }
        if let Some(next) = convoy(r, p, w, &members) {
            found(next);
        }
    }
}

fn convoy(r: &Rules, p: &Position, w: usize, members: &[usize]) -> Option<Position> {
    let way = &r.ways[w];
    if members.iter().any(|&v| !within_reserve(r, p, members, v)) {
        return None;
    }
    let gathered = members.iter().map(|&v| p.when[v] + drive(r, p, v, way.from)).max()?;
    let people: i32 = members.iter().map(|&v| p.load(r, v).people() as i32).sum();
    let mut next = p.clone();
    let from = gathered.max(p.clock(r)).max(p.departure(r, w));
    if from > r.end {
        return None;
    }
    let ends = &p.when;
    let (depart, arrive) = way.cross(from, members.len(), people, ends, |slot, end| next.when[slot] = end)?;
    if arrive > r.end {
        return None;
    }
    for &v in members {
        next.put(r, v, way.to, arrive);
    }
    next.tick(r, depart);
    next.when[r.departures + w] = depart + way.headway;
    if way.single_track {
        let back = &mut next.when[r.departures + (w ^ 1)];
        *back = (*back).max(arrive);
    }
    next.settle(r);
    Some(next)
}

/// Whether all new vehicles of a kind in a convoy together stay within the reserve.
fn within_reserve(r: &Rules, p: &Position, members: &[usize], v: usize) -> bool {
    let kind = &r.kinds[r.kind_of[v]];
    kind.usable.is_none_or(|most| {
        kind.members.clone().filter(|&o| p.is(r, o, USED) || members.contains(&o)).count() <= most
    })
}
