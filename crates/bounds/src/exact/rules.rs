//! What the complete search knows of a scenario: whole seconds since the start, small tables, no names.
//!
//! Rules that are left out here (stands, quotas, exchanges, duty, the longest time aboard, `out`, windows of
//! vehicles while they drive) only make the search allow more: what it proves holds with them too.

use domain::{Direction, Duration, Idx, Load, Place, Scenario, ServiceTimes, Time, Windows};

/// Later than any horizon; three of them can be added.
pub(super) const FAR: i32 = 1 << 28;

/// The longest horizon that is searched, in seconds.
const LONGEST: i64 = 1 << 26;

/// Families that are alike.
pub(super) struct Group {
    pub(super) at: usize,
    pub(super) to: Vec<usize>,
    pub(super) ready: i32,
    pub(super) family: Load,
    pub(super) people: i32,
    pub(super) count: u8,
    /// Of one family.
    pub(super) weight: f64,
}

/// A kind of vehicle.
pub(super) struct Fleet {
    pub(super) room: Load,
    pub(super) loading: ServiceTimes,
    pub(super) unloading: ServiceTimes,
    pub(super) escort: bool,
    pub(super) once: bool,
    /// How many may be used, if not all.
    pub(super) usable: Option<usize>,
    /// Its vehicles.
    pub(super) members: std::ops::Range<usize>,
    /// Least driving time from place to place of one zone.
    pub(super) drive: Vec<Vec<i32>>,
    /// The longest such time from each place.
    pub(super) far: Vec<i32>,
    /// When it may load or unload at each place; never where it does not serve.
    hours: Vec<Vec<(i32, i32)>>,
    /// Which classes it can carry from where they wait to a place that they accept.
    pub(super) takes: Vec<bool>,
}

/// One direction of a corridor.
pub(super) struct Way {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) time: i32,
    pub(super) margin: i32,
    pub(super) headway: i32,
    pub(super) single_track: bool,
    pub(super) escorts: usize,
    pub(super) most: usize,
    pub(super) open: Vec<(i32, i32)>,
    pub(super) stops: Vec<Halt>,
    /// The zones that can be reached from its far end without this corridor, one bit each; none if the
    /// zone of its near end is among them.
    pub(super) beyond: Option<u64>,
}

/// A checkpoint of a way.
pub(super) struct Halt {
    pub(super) after: i32,
    pub(super) inspection: domain::Inspection,
    /// Where a position keeps the end of the last inspection.
    pub(super) slot: usize,
}

/// A place with fewer bays than there are vehicles.
pub(super) struct Bays {
    /// Where a position keeps the instants at which they become free, in order.
    pub(super) slots: std::ops::Range<usize>,
}

/// A destination that cannot take in everybody.
pub(super) struct Room {
    pub(super) people: i32,
    pub(super) stretchers: i32,
    /// Where a position keeps the people received; the stretchers follow.
    pub(super) slot: usize,
}

/// All that the search knows.
pub(super) struct Rules {
    pub(super) end: i32,
    pub(super) groups: Vec<Group>,
    pub(super) kinds: Vec<Fleet>,
    /// The kind of each vehicle.
    pub(super) kind_of: Vec<usize>,
    /// The zone of each place.
    pub(super) zone: Vec<usize>,
    /// Outward and back of each corridor in turn.
    pub(super) ways: Vec<Way>,
    /// Where a position keeps the earliest next departure of the first way; the others follow.
    pub(super) departures: usize,
    pub(super) bays: Vec<Option<Bays>>,
    /// The limited room of each place; none if it takes in all.
    pub(super) rooms: Vec<Option<Room>>,
    /// The depot of each vehicle.
    pub(super) depots: Vec<usize>,
    /// How many instants a position keeps.
    pub(super) slots: usize,
    /// The weight of everybody.
    pub(super) total: f64,
    /// Whether all weights are whole.
    pub(super) whole: bool,
}

/// The first start, not before `from`, of a span of this length in one of these windows.
pub(super) fn earliest(windows: &[(i32, i32)], from: i32, length: i32) -> Option<i32> {
    windows.iter().map(|w| (w.0.max(from), w.1)).find(|(at, until)| at + length <= *until).map(|(at, _)| at)
}

impl Fleet {
    /// The first start, not before `from`, of a service of this length.
    pub(super) fn service(&self, place: usize, from: i32, length: i32) -> Option<i32> {
        earliest(&self.hours[place], from, length)
    }

    /// Seconds to load these.
    pub(super) fn loads(&self, load: Load) -> i32 {
        (self.loading.stop + self.loading.of(load)).0 as i32
    }

    /// Seconds to unload these.
    pub(super) fn unloads(&self, load: Load) -> i32 {
        (self.unloading.stop + self.unloading.of(load)).0 as i32
    }
}

impl Way {
    /// Departure and arrival of the earliest convoy of `vehicles` with `people` aboard that is at the gate
    /// at `from`, if inspections of those ahead end at `ends`. Given to `passed`: the end at each halt.
    pub(super) fn cross(
        &self,
        from: i32,
        vehicles: usize,
        people: i32,
        ends: &[i32],
        mut passed: impl FnMut(usize, i32),
    ) -> Option<(i32, i32)> {
        let run = |depart: i32, passed: &mut dyn FnMut(usize, i32)| {
            let (mut now, mut behind) = (depart, 0);
            for halt in &self.stops {
                let begin = (now + halt.after - behind).max(ends[halt.slot]);
                now = begin + halt.inspection.takes(vehicles, people as u32).0 as i32;
                behind = halt.after;
                passed(halt.slot, now);
            }
            now + self.time - behind
        };
        for &(opens, shuts) in &self.open {
            let depart = from.max(opens);
            if depart >= shuts {
                continue;
            }
            // Whoever departs later in this window arrives no sooner, so one try is enough.
            let arrive = run(depart, &mut |_, _| {});
            if arrive + self.margin <= shuts {
                run(depart, &mut passed);
                return Some((depart, arrive));
            }
        }
        None
    }
}

/// Windows in seconds since the start.
fn seconds(windows: &Windows, start: Time) -> Vec<(i32, i32)> {
    let near = |t: Time| (t - start).0.clamp(0, i64::from(FAR)) as i32;
    windows.iter().map(|w| (near(w.from), near(w.until))).collect()
}

fn short(d: Duration) -> Option<i32> {
    (0..=LONGEST).contains(&d.0).then_some(d.0 as i32)
}

impl Rules {
    /// Reads a scenario; none if it is too large to be searched.
    pub(super) fn new(s: &Scenario) -> Option<Rules> {
        let start = s.start;
        let end = short(s.end - start)?;
        let vehicles = s.vehicles.len();
        let mut groups = Vec::new();
        for (c, class) in s.classes.entries() {
            groups.push(Group {
                at: class.at.get(),
                to: class.to.iter().filter(|&&p| s.places[p].receives.is_some()).map(|p| p.get()).collect(),
                // Before the start, if they have waited for longer.
                ready: i32::try_from((class.ready - start).0).ok().filter(|t| t.abs() < FAR / 4)?,
                family: class.family,
                people: class.family.people() as i32,
                count: u8::try_from(class.count).ok()?,
                weight: s.weight(c) * f64::from(class.family.people()),
            });
        }
        let mut slots = vehicles + 1;
        let mut take = |n: usize| {
            slots += n;
            slots - n..slots
        };
        let bays = s.places.iter().map(|p| {
            let few = p.bays.filter(|&b| (b as usize) < vehicles);
            few.map(|b| Bays { slots: take(b as usize) })
        });
        let bays: Vec<Option<Bays>> = bays.collect();
        let everybody = s.people() as i32;
        let rooms = s.places.iter().map(|p| {
            let room = p.receives?;
            let limit = |x: Option<u32>| x.map_or(everybody, |x| (x as i32).min(everybody));
            let (people, stretchers) = (limit(room.people), limit(room.stretchers));
            let tight = people < everybody || stretchers < everybody;
            tight.then(|| Room { people, stretchers, slot: take(2).start })
        });
        let rooms: Vec<Option<Room>> = rooms.collect();
        let (ways, departures) = ways(s, &mut take)?;
        let mut kinds = Vec::new();
        let mut first = 0;
        for (k, kind) in s.kinds.entries() {
            let drive = drive(s, k);
            let far = drive.iter().map(|row| row.iter().copied().filter(|&x| x < FAR).max().unwrap_or(0));
            let hours = s.places.entries().map(|(p, place)| {
                let mut open = place.hours.clone().unwrap_or_else(Windows::always);
                if let Some(available) = &kind.available {
                    open = open.intersect(available);
                }
                if kind.may_serve(p) { seconds(&open, start) } else { Vec::new() }
            });
            let takes = s.classes.iter().map(|c| {
                !kind.escort && kind.room.admits(c.family) && kind.may_serve(c.at) && {
                    let fits = |p: &Idx<Place>| s.places[*p].receives.is_some() && kind.may_serve(*p);
                    c.to.iter().any(fits)
                }
            });
            let count = kind.count as usize;
            kinds.push(Fleet {
                room: kind.room,
                loading: kind.loading,
                unloading: kind.unloading,
                escort: kind.escort,
                once: kind.once,
                usable: (kind.reserve > 0).then(|| kind.usable() as usize),
                members: first..first + count,
                far: far.collect(),
                drive,
                hours: hours.collect(),
                takes: takes.collect(),
            });
            first += count;
        }
        Some(Rules {
            end,
            total: groups.iter().map(|g| g.weight * f64::from(g.count)).sum(),
            whole: groups.iter().all(|g| g.weight.fract() == 0.0),
            groups,
            kind_of: s.vehicles.iter().map(|v| v.kind.get()).collect(),
            kinds,
            zone: s.places.iter().map(|p| p.zone.get()).collect(),
            ways,
            departures,
            bays,
            rooms,
            depots: s.vehicles.indices().map(|v| s.kind_of(v).depot.get()).collect(),
            slots,
        })
    }

    /// The zone of a place as a bit.
    pub(super) fn bit(&self, place: usize) -> u64 {
        1 << self.zone[place]
    }
}

/// Both directions of each corridor, in pairs, and where a position keeps their next departures.
fn ways(s: &Scenario, take: &mut dyn FnMut(usize) -> std::ops::Range<usize>) -> Option<(Vec<Way>, usize)> {
    // Where a corridor takes no time, a vehicle could be in two convoys at one instant, which then have no order.
    if s.zones.len() > 64 || s.corridors.iter().any(|c| c.time <= Duration::ZERO) {
        return None;
    }
    let departures = take(2 * s.corridors.len()).start;
    let mut ways = Vec::new();
    for (c, corridor) in s.corridors.entries() {
        let rule = corridor.convoy;
        for direction in Direction::BOTH {
            let (from, to) = corridor.gates(direction);
            let mut stops = Vec::new();
            for (_, after, inspection) in corridor.stops(direction) {
                stops.push(Halt { after: short(after)?, inspection, slot: take(1).start });
            }
            let mut beyond = 1_u64 << s.places[to].zone.get();
            for _ in &s.zones {
                for (_, other) in s.corridors.entries().filter(|(o, _)| *o != c) {
                    let ends = [other.from, other.to].map(|p| 1_u64 << s.places[p].zone.get());
                    if ends.iter().any(|e| beyond & e != 0) {
                        beyond |= ends[0] | ends[1];
                    }
                }
            }
            let back = beyond & (1 << s.places[from].zone.get()) != 0;
            ways.push(Way {
                from: from.get(),
                to: to.get(),
                time: short(corridor.time)?,
                margin: short(rule.margin)?,
                headway: short(rule.headway)?,
                single_track: corridor.single_track,
                escorts: rule.escorts as usize,
                most: rule.most.map_or(usize::MAX, |m| m as usize),
                open: seconds(&s.open(c), s.start),
                stops,
                beyond: (!back).then_some(beyond),
            });
        }
    }
    Some((ways, departures))
}

/// Least driving times of a kind between places of one zone, by whatever places and whenever. O(places³).
fn drive(s: &Scenario, kind: Idx<domain::Kind>) -> Vec<Vec<i32>> {
    let n = s.places.len();
    let mut least = vec![vec![FAR; n]; n];
    for (&(from, to, whose), rows) in s.travel.rows() {
        // A row that holds for another kind alone does not count; of all others the quickest does.
        if whose.is_some_and(|k| k != kind) || s.places[from].zone != s.places[to].zone {
            continue;
        }
        if whose.is_none() && always(s, from, to, kind) {
            continue;
        }
        for leg in rows.iter().filter_map(|row| row.leg) {
            let takes = leg.seconds(s.kinds[kind].pace).0.min(i64::from(FAR)) as i32;
            let known = &mut least[from.get()][to.get()];
            *known = (*known).min(takes);
        }
    }
    for (p, row) in least.iter_mut().enumerate() {
        row[p] = 0;
    }
    for via in 0..n {
        for a in 0..n {
            for b in 0..n {
                let round = (least[a][via] + least[via][b]).min(FAR);
                least[a][b] = least[a][b].min(round);
            }
        }
    }
    least
}

/// Whether rows of its own hold for this kind all the time.
fn always(s: &Scenario, from: Idx<Place>, to: Idx<Place>, kind: Idx<domain::Kind>) -> bool {
    let own = s.travel.rows().find(|(key, _)| **key == (from, to, Some(kind)));
    own.is_some_and(|(_, rows)| rows.first().is_some_and(|row| row.since <= s.start))
}
