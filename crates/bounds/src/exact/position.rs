//! A position of the search: who is where, and from when on everything can be used again.

use domain::Load;

use super::rules::{FAR, Rules};

/// The place of a vehicle that has nothing left to do.
pub(super) const DONE: u8 = u8::MAX;

/// Set if a vehicle counts for the reserve.
pub(super) const USED: u8 = 1;
/// Set if a vehicle that carries once has carried.
pub(super) const CARRIED: u8 = 2;

/// Where the operation stands after some operations.
///
/// `who` has for each vehicle its place, its flags and the families aboard by class; then the families who wait,
/// by class. `when` has the instant at which each vehicle is free, the clock, and what else the rules need. Of two
/// positions with the same `who`, the one in which no figure of `when` is larger can do whatever the other can.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Position {
    pub(super) who: Vec<u8>,
    pub(super) when: Vec<i32>,
    /// Weighted person-seconds of those who are safe.
    pub(super) spent: f64,
    /// The last arrival until now; negative if nobody has arrived.
    pub(super) last: i32,
}

impl Position {
    /// Everybody waits, every vehicle stands at its depot.
    pub(super) fn first(r: &Rules) -> Position {
        let mut who = Vec::new();
        for &depot in &r.depots {
            who.extend([depot as u8, 0]);
            who.extend(r.groups.iter().map(|_| 0));
        }
        who.extend(r.groups.iter().map(|g| g.count));
        let mut first = Position { who, when: vec![0; r.slots], spent: 0.0, last: -1 };
        first.settle(r);
        first
    }

    fn row(r: &Rules, v: usize) -> usize {
        v * (2 + r.groups.len())
    }

    /// Where a vehicle stands.
    pub(super) fn place(&self, r: &Rules, v: usize) -> usize {
        usize::from(self.who[Position::row(r, v)])
    }

    /// Whether a vehicle has nothing left to do.
    pub(super) fn done(&self, r: &Rules, v: usize) -> bool {
        self.who[Position::row(r, v)] == DONE
    }

    /// Moves a vehicle.
    pub(super) fn put(&mut self, r: &Rules, v: usize, place: usize, free: i32) {
        self.who[Position::row(r, v)] = place as u8;
        if r.kinds[r.kind_of[v]].usable.is_some() {
            self.mark(r, v, USED);
        }
        self.when[v] = free;
    }

    /// Sets a flag of a vehicle.
    pub(super) fn mark(&mut self, r: &Rules, v: usize, flag: u8) {
        self.who[Position::row(r, v) + 1] |= flag;
    }

    /// Whether a vehicle has this flag.
    pub(super) fn is(&self, r: &Rules, v: usize, flag: u8) -> bool {
        self.who[Position::row(r, v) + 1] & flag != 0
    }

    /// Families aboard a vehicle, by class.
    pub(super) fn aboard(&self, r: &Rules, v: usize) -> &[u8] {
        let row = Position::row(r, v) + 2;
        &self.who[row..row + r.groups.len()]
    }

    /// Families aboard a vehicle, by class.
    pub(super) fn aboard_mut(&mut self, r: &Rules, v: usize) -> &mut [u8] {
        let row = Position::row(r, v) + 2;
        &mut self.who[row..row + r.groups.len()]
    }

    /// Families who wait, by class.
    pub(super) fn waiting(&self, r: &Rules) -> &[u8] {
        &self.who[Position::row(r, r.kind_of.len())..]
    }

    /// Families who wait, by class.
    pub(super) fn waiting_mut(&mut self, r: &Rules) -> &mut [u8] {
        let row = Position::row(r, r.kind_of.len());
        &mut self.who[row..]
    }

    /// The begin of the last operation: no later one begins before.
    pub(super) fn clock(&self, r: &Rules) -> i32 {
        self.when[r.kind_of.len()]
    }

    /// Sets the clock.
    pub(super) fn tick(&mut self, r: &Rules, now: i32) {
        self.when[r.kind_of.len()] = now;
    }

    /// The load of a vehicle.
    pub(super) fn load(&self, r: &Rules, v: usize) -> Load {
        sum(r, self.aboard(r, v))
    }

    /// Whether nobody is aboard anywhere.
    pub(super) fn empty(&self, r: &Rules) -> bool {
        (0..r.kind_of.len()).all(|v| self.aboard(r, v).iter().all(|&n| n == 0))
    }

    /// The weight of those who wait.
    pub(super) fn waits(&self, r: &Rules) -> f64 {
        self.waiting(r).iter().zip(&r.groups).map(|(&n, g)| f64::from(n) * g.weight).sum()
    }

    /// When a bay at the place is free, at the earliest.
    pub(super) fn bay(&self, r: &Rules, place: usize) -> i32 {
        r.bays[place].as_ref().map_or(0, |b| self.when[b.slots.start])
    }

    /// The earliest departure of the next convoy of a way.
    pub(super) fn departure(&self, r: &Rules, way: usize) -> i32 {
        self.when[r.departures + way]
    }

    /// How many families wait or ride, those who ride counted less: a measure of what is left to do.
    pub(super) fn ahead(&self, r: &Rules) -> u32 {
        let waiting: u32 = self.waiting(r).iter().map(|&n| u32::from(n)).sum();
        let riding: u32 = (0..r.kind_of.len()).flat_map(|v| self.aboard(r, v)).map(|&n| u32::from(n)).sum();
        2 * waiting + riding
    }

    /// Brings positions that allow the same to one form: instants that cannot matter any more are moved to the
    /// first at which they could, vehicles without a task leave, equal vehicles stand in order.
    pub(super) fn settle(&mut self, r: &Rules) {
        let now = self.clock(r);
        for (k, kind) in r.kinds.iter().enumerate() {
            let spent = kind
                .usable
                .is_some_and(|most| kind.members.clone().filter(|&v| self.is(r, v, USED)).count() >= most);
            for v in kind.members.clone().filter(|_| !kind.escort) {
                if self.done(r, v) || self.aboard(r, v).iter().any(|&n| n > 0) {
                    continue;
                }
                let barred = self.is(r, v, CARRIED) || spent && !self.is(r, v, USED);
                let wanted = self.waiting(r).iter().zip(&r.kinds[k].takes).any(|(&n, &takes)| n > 0 && takes);
                if barred || !wanted {
                    self.leave(r, v);
                }
            }
        }
        let escorted = r.ways.iter().any(|w| w.escorts > 0)
            && (0..r.kind_of.len()).any(|v| !r.kinds[r.kind_of[v]].escort && !self.done(r, v));
        for kind in r.kinds.iter().filter(|k| k.escort) {
            let spent = kind
                .usable
                .is_some_and(|most| kind.members.clone().filter(|&v| self.is(r, v, USED)).count() >= most);
            for v in kind.members.clone() {
                if !self.done(r, v) && (!escorted || spent && !self.is(r, v, USED)) {
                    self.leave(r, v);
                }
            }
        }
        for v in 0..r.kind_of.len() {
            if !self.done(r, v) {
                // What begins at the clock anywhere in the zone can be reached from here if it is free by then.
                let far = r.kinds[r.kind_of[v]].far[self.place(r, v)];
                self.when[v] = self.when[v].max(now - far);
            }
        }
        for bays in r.bays.iter().flatten() {
            let slots = &mut self.when[bays.slots.clone()];
            for t in slots.iter_mut() {
                *t = (*t).max(now);
            }
            slots.sort_unstable();
        }
        for (w, way) in r.ways.iter().enumerate() {
            let depart = self.departure(r, w).max(now);
            self.when[r.departures + w] = depart;
            for halt in &way.stops {
                self.when[halt.slot] = self.when[halt.slot].max(depart + halt.after);
            }
        }
        self.free_rooms(r);
        for kind in &r.kinds {
            self.sort(r, kind.members.clone());
        }
    }

    fn leave(&mut self, r: &Rules, v: usize) {
        let row = Position::row(r, v);
        self.who[row] = DONE;
        // Whether it counts for the reserve still matters to the others.
        self.who[row + 1] &= USED;
        self.when[v] = 0;
    }

    /// A destination that has room for all who may still come is as good as empty.
    fn free_rooms(&mut self, r: &Rules) {
        for (place, room) in r.rooms.iter().enumerate() {
            let Some(room) = room else { continue };
            let (mut people, mut lying) = (0, 0);
            for (g, group) in r.groups.iter().enumerate().filter(|(_, g)| g.to.contains(&place)) {
                let riding = (0..r.kind_of.len()).map(|v| i32::from(self.aboard(r, v)[g])).sum::<i32>();
                let families = riding + i32::from(self.waiting(r)[g]);
                people += families * group.people;
                lying += families * group.family.stretchers as i32;
            }
            if self.when[room.slot] + people <= room.people {
                self.when[room.slot] = 0;
            }
            if self.when[room.slot + 1] + lying <= room.stretchers {
                self.when[room.slot + 1] = 0;
            }
        }
    }

    fn sort(&mut self, r: &Rules, members: std::ops::Range<usize>) {
        let width = 2 + r.groups.len();
        for i in members.clone().skip(1) {
            let mut j = i;
            while j > members.start {
                let (a, b) = (Position::row(r, j - 1), Position::row(r, j));
                let above = (&self.who[a..a + width], self.when[j - 1]);
                let below = (&self.who[b..b + width], self.when[j]);
                if above <= below {
                    break;
                }
                let (left, right) = self.who.split_at_mut(b);
                left[a..].swap_with_slice(&mut right[..width]);
                self.when.swap(j - 1, j);
                j -= 1;
            }
        }
    }

    /// Whether another vehicle ahead of this one is in the same position, so that only that one need move.
    pub(super) fn twin(&self, r: &Rules, v: usize) -> bool {
        let width = 2 + r.groups.len();
        v > 0 && r.kind_of[v - 1] == r.kind_of[v] && self.when[v - 1] == self.when[v] && {
            let (a, b) = (Position::row(r, v - 1), Position::row(r, v));
            self.who[a..a + width] == self.who[b..b + width]
        }
    }

    /// Whether no instant here is later than there.
    pub(super) fn no_later(&self, other: &Position) -> bool {
        self.when.iter().zip(&other.when).all(|(a, b)| a <= b)
    }
}

/// What these families need together.
pub(super) fn sum(r: &Rules, families: &[u8]) -> Load {
    families.iter().zip(&r.groups).fold(Load::NONE, |sum, (&n, g)| sum + g.family * u32::from(n))
}

/// Driving time of a vehicle within its zone.
pub(super) fn drive(r: &Rules, p: &Position, v: usize, to: usize) -> i32 {
    if p.done(r, v) { FAR } else { r.kinds[r.kind_of[v]].drive[p.place(r, v)][to] }
}
