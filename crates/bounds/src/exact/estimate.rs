//! What is left to do costs at least so much: each family by itself, as if it had all vehicles to itself.
//!
//! A family that waits is safe no sooner than the first vehicle with room can fetch it and bring it to a place that
//! it accepts, through windows, headways, escorts and bays as they stand now. Where destinations are short of
//! room, the best choice of those who still find some counts.

use super::position::{Position, drive};
use super::rules::{FAR, Rules, Way};

/// What every way to go on costs at least.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimate {
    /// Weight left behind.
    pub(super) left: f64,
    /// Weighted person-seconds in all.
    pub(super) exposure: f64,
    /// The last arrival.
    pub(super) last: i32,
}

/// A class that waits.
struct Waiter {
    families: f64,
    people: i32,
    stretchers: i32,
    weight: f64,
    /// Of one family.
    saving: f64,
    safe: i32,
    group: usize,
}

/// Figures of a position that all families share.
struct View<'a> {
    r: &'a Rules,
    p: &'a Position,
    /// When enough escorts can be at the near end of each way.
    escorted: Vec<i32>,
}

/// The least that goes on from here, by each part; none if no way to go on leaves no more than `may_leave`.
pub(super) fn estimate(r: &Rules, p: &Position, may_leave: f64) -> Option<Estimate> {
    let mut view = View { r, p, escorted: vec![0; r.ways.len()] };
    if r.ways.iter().any(|w| w.escorts > 0) {
        view.escorted = (0..r.ways.len()).map(|w| view.escorts(w)).collect();
    }
    let mut exposure = p.spent;
    let mut last = p.last;
    for v in 0..r.kind_of.len() {
        for (g, &n) in p.aboard(r, v).iter().enumerate().filter(|(_, n)| **n > 0) {
            let safe = view.brought(v, g, p.when[v], p.place(r, v));
            if safe > r.end {
                return None;
            }
            let group = &r.groups[g];
            exposure += f64::from(n) * group.weight * f64::from(safe - group.ready);
            last = last.max(safe);
        }
    }
    let mut waiters = Vec::new();
    let mut left = 0.0;
    for (g, &n) in p.waiting(r).iter().enumerate().filter(|(_, n)| **n > 0) {
        let group = &r.groups[g];
        let safe = view.fetched(g);
        let families = f64::from(n);
        // Whoever is left counts until the end.
        exposure += families * group.weight * f64::from(r.end - group.ready);
        if safe > r.end {
            left += families * group.weight;
            continue;
        }
        let saving = group.weight * f64::from(r.end - safe);
        exposure -= families * saving;
        let (people, stretchers) = (group.people, group.family.stretchers as i32);
        waiters.push(Waiter { families, people, stretchers, weight: group.weight, saving, safe, group: g });
    }
    if r.rooms.iter().any(Option::is_some) {
        let (more, lost) = short_of_room(r, p, &waiters);
        left += more;
        exposure += lost;
    }
    if left > may_leave {
        return None;
    }
    waiters.sort_by_key(|w| w.safe);
    let mut must = p.waits(r) - may_leave;
    for w in &waiters {
        if must <= 0.0 {
            break;
        }
        last = last.max(w.safe);
        must -= w.families * w.weight;
    }
    Some(Estimate { left, exposure, last })
}

impl View<'_> {
    /// When a vehicle that is at a place at an instant can be at another, people of this number aboard.
    fn reach(&self, kind: usize, place: usize, at: i32, to: usize, people: i32, used: u64) -> i32 {
        let r = self.r;
        let direct = r.kinds[kind].drive[place][to];
        let mut best = if direct < FAR { at + direct } else { FAR };
        if direct < FAR && r.ways.len() < 3 {
            // With one corridor nobody gains by going out and coming back.
            return best;
        }
        for (w, way) in r.ways.iter().enumerate() {
            let gate = r.kinds[kind].drive[place][way.from];
            if gate >= FAR || used & (1 << w) != 0 {
                continue;
            }
            let Some(out) = self.cross(w, way, at + gate, people) else { continue };
            best = best.min(self.reach(kind, way.to, out, to, people, used | (3 << (w & !1))));
        }
        best
    }

    fn cross(&self, w: usize, way: &Way, at: i32, people: i32) -> Option<i32> {
        if way.most <= way.escorts {
            return None;
        }
        let from = at.max(self.p.departure(self.r, w)).max(self.escorted[w]);
        if from > self.r.end {
            return None;
        }
        let found = way.cross(from, way.escorts + 1, people, &self.p.when, |_, _| {});
        found.map(|(_, arrive)| arrive).filter(|&arrive| arrive <= self.r.end)
    }

    /// When enough escorts can be at the near end of a way.
    fn escorts(&self, w: usize) -> i32 {
        let (r, p) = (self.r, self.p);
        let way = &r.ways[w];
        if way.escorts == 0 {
            return 0;
        }
        let escorts = (0..r.kind_of.len()).filter(|&v| r.kinds[r.kind_of[v]].escort && !p.done(r, v));
        // An escort on the far side comes back with others or alone; the least it needs is a convoy of escorts.
        let mut at: Vec<i32> = escorts
            .map(|v| {
                let direct = drive(r, p, v, way.from);
                if direct < FAR {
                    return p.when[v] + direct;
                }
                self.alone(r.kind_of[v], p.place(r, v), p.when[v], way.from, 0)
            })
            .collect();
        at.sort_unstable();
        at.get(way.escorts - 1).copied().unwrap_or(FAR)
    }

    /// As `reach`, for an escort: in the smallest convoy of all.
    fn alone(&self, kind: usize, place: usize, at: i32, to: usize, used: u64) -> i32 {
        let (r, p) = (self.r, self.p);
        let direct = r.kinds[kind].drive[place][to];
        let mut best = if direct < FAR { at + direct } else { FAR };
        for (w, way) in r.ways.iter().enumerate() {
            let gate = r.kinds[kind].drive[place][way.from];
            if gate >= FAR || used & (1 << w) != 0 {
                continue;
            }
            let from = (at + gate).max(p.departure(r, w));
            if from > r.end {
                continue;
            }
            if let Some((_, out)) = way.cross(from, way.escorts.max(1), 0, &p.when, |_, _| {}) {
                best = best.min(self.alone(kind, way.to, out.min(FAR), to, used | (3 << (w & !1))));
            }
        }
        best
    }

    /// When families of a class that are in a vehicle then and there can be safe.
    fn brought(&self, v: usize, g: usize, at: i32, place: usize) -> i32 {
        let (r, p) = (self.r, self.p);
        let group = &r.groups[g];
        let kind = r.kind_of[v];
        let takes = r.kinds[kind].unloads(group.family);
        let mut best = FAR;
        for &to in &group.to {
            if !self.admits(to, g) {
                continue;
            }
            let there = self.reach(kind, place, at, to, group.people, 0);
            if there >= best || there > r.end {
                continue;
            }
            let bay = if takes > 0 { p.bay(r, to) } else { 0 };
            let from = there.max(p.clock(r)).max(bay);
            if let Some(begin) = r.kinds[kind].service(to, from, takes) {
                best = best.min(begin + takes);
            }
        }
        best
    }

    /// Whether a place has room for one more family of a class.
    fn admits(&self, place: usize, g: usize) -> bool {
        let group = &self.r.groups[g];
        self.r.rooms[place].as_ref().is_none_or(|room| {
            self.p.when[room.slot] + group.people <= room.people
                && self.p.when[room.slot + 1] + group.family.stretchers as i32 <= room.stretchers
        })
    }

    /// When a family of a class that waits can be safe.
    fn fetched(&self, g: usize) -> i32 {
        let (r, p) = (self.r, self.p);
        let group = &r.groups[g];
        let mut best = FAR;
        for v in 0..r.kind_of.len() {
            let kind = &r.kinds[r.kind_of[v]];
            if p.done(r, v) || !kind.takes[g] || p.is(r, v, super::position::CARRIED) || p.twin(r, v) {
                continue;
            }
            let there = self.free_at(v, g);
            if there > r.end {
                continue;
            }
            let takes = kind.loads(group.family);
            let bay = if takes > 0 { p.bay(r, group.at) } else { 0 };
            let from = there.max(group.ready).max(p.clock(r)).max(bay);
            if let Some(begin) = kind.service(group.at, from, takes) {
                best = best.min(self.brought(v, g, begin + takes, group.at));
            }
        }
        best
    }

    /// When a vehicle can stand where a class waits, with room for a family.
    fn free_at(&self, v: usize, g: usize) -> i32 {
        let (r, p) = (self.r, self.p);
        let group = &r.groups[g];
        let k = r.kind_of[v];
        let kind = &r.kinds[k];
        let place = p.place(r, v);
        let load = p.load(r, v);
        if load.is_none() || kind.room.admits(load + group.family) {
            return self.reach(k, place, p.when[v], group.at, 0, 0);
        }
        if kind.once {
            // Somebody would have to alight first, and then nobody boards.
            return FAR;
        }
        let mut best = FAR;
        for (h, _) in p.aboard(r, v).iter().enumerate().filter(|(_, n)| **n > 0) {
            let other = &r.groups[h];
            let takes = kind.unloads(other.family);
            for &to in &other.to {
                let there = self.reach(k, place, p.when[v], to, other.people, 0);
                if there > r.end {
                    continue;
                }
                if let Some(begin) = kind.service(to, there.max(p.clock(r)), takes) {
                    best = best.min(self.reach(k, to, begin + takes, group.at, 0, 0));
                }
            }
        }
        best
    }
}

/// Weight and saving that are lost at least because destinations are short of room: the most over the sets of
/// destinations that some class names.
fn short_of_room(r: &Rules, p: &Position, waiters: &[Waiter]) -> (f64, f64) {
    let mut all: Vec<usize> = waiters.iter().flat_map(|w| r.groups[w.group].to.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let mut sets: Vec<Vec<usize>> = waiters.iter().map(|w| sorted(&r.groups[w.group].to)).collect();
    sets.push(all);
    sets.sort();
    sets.dedup();
    let mut most = (0.0_f64, 0.0_f64);
    for set in sets {
        let inside = |to: &[usize]| to.iter().all(|q| set.binary_search(q).is_ok());
        let rooms: Option<Vec<_>> = set.iter().map(|&q| r.rooms[q].as_ref()).collect();
        let Some(rooms) = rooms else { continue };
        let mut people: i32 = rooms.iter().map(|x| x.people - p.when[x.slot]).sum();
        let mut lying: i32 = rooms.iter().map(|x| x.stretchers - p.when[x.slot + 1]).sum();
        for v in 0..r.kind_of.len() {
            for (g, &n) in p.aboard(r, v).iter().enumerate().filter(|(_, n)| **n > 0) {
                if inside(&r.groups[g].to) {
                    people -= i32::from(n) * r.groups[g].people;
                    lying -= i32::from(n) * r.groups[g].family.stretchers as i32;
                }
            }
        }
        let here: Vec<&Waiter> = waiters.iter().filter(|w| inside(&r.groups[w.group].to)).collect();
        for (room, size) in [(people, 0), (lying, 1)] {
            let of = |w: &Waiter| if size == 0 { w.people } else { w.stretchers };
            most.0 = most.0.max(lost(&here, room, of, |w| w.weight));
            most.1 = most.1.max(lost(&here, room, of, |w| w.saving));
        }
    }
    most
}

fn sorted(to: &[usize]) -> Vec<usize> {
    let mut to = to.to_vec();
    to.sort_unstable();
    to
}

/// What is lost at least if sizes of so much alone find room. O(families × room).
fn lost(all: &[&Waiter], room: i32, size: impl Fn(&Waiter) -> i32, worth: impl Fn(&Waiter) -> f64) -> f64 {
    let wanted: f64 = all.iter().map(|w| w.families * f64::from(size(w))).sum();
    if wanted <= f64::from(room) {
        return 0.0;
    }
    let total: f64 = all.iter().map(|w| w.families * worth(w)).sum();
    let mut best = vec![0.0_f64; room.max(0) as usize + 1];
    for w in all {
        let (size, worth) = (size(w) as usize, worth(w));
        for _ in 0..w.families as usize {
            for i in (size..best.len()).rev() {
                best[i] = best[i].max(best[i - size] + worth);
            }
        }
    }
    // A hair is given away for the rounding of the sums.
    (total - best[best.len() - 1] - 1e-9 * total.abs()).max(0.0)
}
