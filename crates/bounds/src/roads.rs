//! Least driving times and earliest arrivals over legs and corridors. Every figure here is a floor: no vehicle
//! of any plan is quicker.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use domain::{Corridor, Direction, Duration, Idx, Kind, Place, Scenario, Time, TravelRow, Windows};

/// Longer than any horizon, and safe to add to itself.
pub(crate) const FAR: i64 = i64::MAX / 16;

/// What ways are counted by.
pub(crate) struct Charges {
    /// Whether time counts; else crossings alone do.
    pub(crate) time: bool,
    /// What each crossing counts on top, by corridor and direction.
    pub(crate) crossing: Vec<[i64; 2]>,
}

/// A leg of one profile: it takes `takes` for departures in `[since, until)`.
struct Piece {
    since: Time,
    until: Time,
    takes: Duration,
}

struct Drive {
    to: usize,
    least: i64,
    pieces: Vec<Piece>,
}

/// One way through a corridor.
pub(crate) struct Crossing {
    /// Which corridor.
    pub(crate) corridor: Idx<Corridor>,
    /// Which way.
    pub(crate) direction: Direction,
    /// The arriving gate.
    pub(crate) to: Idx<Place>,
    /// Driving and inspections of the smallest convoy that a carrier can go with, nobody aboard.
    pub(crate) least: i64,
}

/// All ways, by profile: kinds of one pace and without rows of their own drive alike.
pub(crate) struct Roads<'a> {
    s: &'a Scenario,
    profile_of: Vec<usize>,
    profiles: Vec<Vec<Vec<Drive>>>,
    crossings: Vec<Vec<Crossing>>,
    /// When each corridor is open.
    pub(crate) open: Vec<Windows>,
    /// Whether any inspection counts people, so that the number aboard matters.
    pub(crate) counts_people: bool,
}

/// Driving and inspections of a convoy of `escorts + 1` vehicles with so many people: the least time that a
/// vehicle which carries them can be in the corridor, because inspections only grow with vehicles and people.
pub(crate) fn least_crossing(c: &Corridor, direction: Direction, people: u32) -> Duration {
    let vehicles = c.convoy.escorts as usize + 1;
    c.stops(direction).iter().fold(c.time, |sum, (_, _, i)| sum + i.takes(vehicles, people))
}

impl<'a> Roads<'a> {
    /// Reads the travel table once for each profile. O(rows × profiles).
    pub(crate) fn new(s: &'a Scenario) -> Roads<'a> {
        let mut general: BTreeMap<(usize, usize), &[TravelRow]> = BTreeMap::new();
        let mut own: BTreeMap<(usize, usize, usize), &[TravelRow]> = BTreeMap::new();
        for (&(from, to, kind), rows) in s.travel.rows() {
            if from == to || s.places[from].zone != s.places[to].zone {
                continue;
            }
            match kind {
                None => general.insert((from.get(), to.get()), rows),
                Some(k) => own.insert((from.get(), to.get(), k.get()), rows),
            };
        }
        let mut keys: BTreeMap<(u64, Option<usize>), usize> = BTreeMap::new();
        let mut profile_of = Vec::new();
        for (k, kind) in s.kinds.entries() {
            let special = own.keys().any(|key| key.2 == k.get()).then_some(k.get());
            let next = keys.len();
            profile_of.push(*keys.entry((kind.pace.to_bits(), special)).or_insert(next));
        }
        let mut profiles: Vec<Vec<Vec<Drive>>> = (0..keys.len()).map(|_| Vec::new()).collect();
        for (&(pace, special), &at) in &keys {
            let mut legs: Vec<Vec<Drive>> = s.places.iter().map(|_| Vec::new()).collect();
            let pairs = general.keys().copied().chain(own.keys().map(|k| (k.0, k.1)));
            let pairs: std::collections::BTreeSet<(usize, usize)> = pairs.collect();
            for (from, to) in pairs {
                let mine = special.and_then(|k| own.get(&(from, to, k)).copied()).unwrap_or(&[]);
                let plain = general.get(&(from, to)).copied().unwrap_or(&[]);
                let pieces = pieces(s, plain, mine, f64::from_bits(pace));
                if let Some(least) = pieces.iter().map(|p| p.takes.0).min() {
                    legs[from].push(Drive { to, least, pieces });
                }
            }
            profiles[at] = legs;
        }
        let open: Vec<Windows> = s.corridors.indices().map(|c| s.open(c)).collect();
        let mut crossings: Vec<Vec<Crossing>> = s.places.iter().map(|_| Vec::new()).collect();
        let mut counts_people = false;
        for (corridor, c) in s.corridors.entries() {
            for direction in Direction::BOTH {
                let (from, to) = c.gates(direction);
                counts_people |= c.stops(direction).iter().any(|(_, _, i)| i.person > Duration::ZERO);
                if c.convoy.most.is_some_and(|most| most <= c.convoy.escorts) {
                    continue;
                }
                let least = least_crossing(c, direction, 0);
                let first = open[corridor.get()].earliest(s.start, least + c.convoy.margin);
                if first.is_some_and(|at| at + least <= s.end) {
                    crossings[from.get()].push(Crossing { corridor, direction, to, least: least.0 });
                }
            }
        }
        Roads { s, profile_of, profiles, crossings, open, counts_people }
    }

    /// The profile by which a kind drives.
    pub(crate) fn profile(&self, kind: Idx<Kind>) -> usize {
        self.profile_of[kind.get()]
    }

    /// How many profiles there are.
    pub(crate) fn profiles(&self) -> usize {
        self.profiles.len()
    }

    /// Every beginning and every length of a leg that can be driven within the horizon.
    pub(crate) fn figures(&self, see: &mut dyn FnMut(Time, Duration)) {
        for piece in self.profiles.iter().flatten().flatten().flat_map(|d| &d.pieces) {
            see(piece.since, piece.takes);
        }
    }

    /// The ways through corridors that some convoy can take within the horizon, by departing gate.
    pub(crate) fn crossings(&self) -> impl Iterator<Item = (Idx<Place>, &Crossing)> {
        self.crossings.iter().enumerate().flat_map(|(i, all)| all.iter().map(move |c| (Idx::new(i), c)))
    }

    /// Least time in motion from a place to every place, [`FAR`] where there is no way. With `inside` the way
    /// stays in the zone; with charges, crossings take so much longer. O(legs log places).
    pub(crate) fn least(
        &self,
        profile: usize,
        from: Idx<Place>,
        inside: bool,
        charges: Option<&Charges>,
    ) -> Vec<i64> {
        let time = i64::from(charges.is_none_or(|x| x.time));
        let charge = |c: &Crossing| charges.map_or(0, |x| x.crossing[c.corridor.get()][c.direction as usize]);
        let mut label = vec![FAR; self.s.places.len()];
        let mut heap = BinaryHeap::new();
        label[from.get()] = 0;
        heap.push(Reverse((0_i64, from.get())));
        while let Some(Reverse((t, a))) = heap.pop() {
            if t > label[a] {
                continue;
            }
            let legs = self.profiles[profile][a].iter().map(|d| (d.to, time * d.least));
            let over = self.crossings[a]
                .iter()
                .filter(|_| !inside)
                .map(|c| (c.to.get(), time * c.least + charge(c)));
            for (b, takes) in legs.chain(over) {
                if t + takes < label[b] {
                    label[b] = t + takes;
                    heap.push(Reverse((t + takes, b)));
                }
            }
        }
        label
    }

    /// The earliest instant at which a vehicle of this kind can be at each place, from where and when it is
    /// free, with so many people aboard; [`Time::MAX`] where never. Waiting is allowed everywhere, so that
    /// being early never hurts and labels may be settled in order of time. O(legs log places).
    pub(crate) fn earliest(&self, kind: Idx<Kind>, from: &[(Idx<Place>, Time)], people: u32) -> Vec<Time> {
        let available = self.s.kinds[kind].available.as_ref();
        let mut label = vec![Time::MAX; self.s.places.len()];
        let mut heap = BinaryHeap::new();
        for &(p, t) in from {
            if t < label[p.get()] {
                label[p.get()] = t;
                heap.push(Reverse((t, p.get())));
            }
        }
        while let Some(Reverse((t, a))) = heap.pop() {
            if t > label[a] {
                continue;
            }
            for drive in &self.profiles[self.profile_of[kind.get()]][a] {
                if t.0 + drive.least >= label[drive.to].0 {
                    continue;
                }
                let at = drive.pieces.iter().filter_map(|p| over_leg(p, t, available)).min();
                if let Some(at) = at.filter(|&at| at <= self.s.end && at < label[drive.to]) {
                    label[drive.to] = at;
                    heap.push(Reverse((at, drive.to)));
                }
            }
            for c in &self.crossings[a] {
                let b = c.to.get();
                let at = self.through(c, t, people, available);
                if let Some(at) = at.filter(|&at| at <= self.s.end && at < label[b]) {
                    label[b] = at;
                    heap.push(Reverse((at, b)));
                }
            }
        }
        label
    }

    /// When a vehicle that is at the gate at `t` can be through at the earliest.
    fn through(&self, c: &Crossing, t: Time, people: u32, available: Option<&Windows>) -> Option<Time> {
        let corridor = &self.s.corridors[c.corridor];
        let takes = least_crossing(corridor, c.direction, people);
        let mut t = t;
        loop {
            let depart = self.open[c.corridor.get()].earliest(t, takes + corridor.convoy.margin)?;
            let ours = available.map_or(Some(depart), |w| w.earliest(depart, takes))?;
            if ours == depart {
                return Some(depart + takes);
            }
            t = ours;
        }
    }

    /// The earliest begin, not before `t`, of a loading or unloading of this length by this kind there.
    pub(crate) fn service(
        &self,
        kind: Idx<Kind>,
        place: Idx<Place>,
        t: Time,
        takes: Duration,
    ) -> Option<Time> {
        let hours = self.s.places[place].hours.as_ref();
        let available = self.s.kinds[kind].available.as_ref();
        let mut t = t;
        loop {
            let begin = hours.map_or(Some(t), |w| w.earliest(t, takes))?;
            let ours = available.map_or(Some(begin), |w| w.earliest(begin, takes))?;
            if ours == begin {
                return (begin + takes <= self.s.end).then_some(begin);
            }
            t = ours;
        }
    }
}

/// What holds when, of the rows without a kind and the rows for the kind, which go before.
fn pieces(s: &Scenario, plain: &[TravelRow], mine: &[TravelRow], pace: f64) -> Vec<Piece> {
    let own_from = mine.first().map_or(Time::MAX, |r| r.since);
    let rows: Vec<&TravelRow> = plain.iter().filter(|r| r.since < own_from).chain(mine).collect();
    let mut found = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let until = rows.get(i + 1).map_or(Time::MAX, |next| next.since);
        if let Some(leg) = row.leg
            && row.since < until
            && until > s.start
            && row.since <= s.end
        {
            found.push(Piece { since: row.since, until, takes: leg.seconds(pace) });
        }
    }
    found
}

fn over_leg(p: &Piece, t: Time, available: Option<&Windows>) -> Option<Time> {
    let depart = t.max(p.since);
    let depart = available.map_or(Some(depart), |w| w.earliest(depart, p.takes))?;
    (depart < p.until).then_some(depart + p.takes)
}
