//! What a vehicle of one kind can do, as a net of places and loads: it drives, loads, crosses in a convoy of some size, unloads.
//!
//! A node is a place with what is aboard. Time is counted in steps; an index k at a node stands for every instant from the node's
//! phase + k steps on, until one step later. An arc that takes d seconds leads from index k to k + ⌊(phase + d − phase there) /
//! step⌋ and may wait: so whatever a vehicle really does has a way in the net that is nowhere later.

use std::collections::BTreeMap;

use domain::{Corridor, Direction, Idx, Kind, Place, Windows};

use crate::argument::earliest::Rides;
use crate::roads::FAR;
use crate::world::World;

/// The part of the sort of room that is shortest in vehicles that alone can carry somebody.
const SHORT: f64 = 0.75;

/// Convoys of more carriers than this are lumped with others.
const EXACT: usize = 12;

/// One direction of a corridor, for all kinds.
pub(super) struct Lane<'w> {
    pub(super) from: Idx<Place>,
    pub(super) to: Idx<Place>,
    pub(super) corridor: &'w Corridor,
    pub(super) open: &'w Windows,
    /// Sizes of convoys: most carriers, and the seconds of the smallest that is lumped with it.
    pub(super) sizes: Vec<(usize, i64)>,
    /// Steps between two departures; none if departures are not priced.
    pub(super) spacing: Option<usize>,
}

/// All directions that somebody can use.
pub(super) fn lanes<'w>(w: &'w World, step: i64, carriers: usize) -> Vec<Lane<'w>> {
    let lane = |(from, c): (Idx<Place>, &crate::roads::Crossing)| {
        let corridor = &w.s.corridors[c.corridor];
        let headway = corridor.convoy.headway.0.div_euclid(step);
        let spacing = (headway > 0).then_some(headway as usize);
        let escorts = corridor.convoy.escorts as usize;
        let most = corridor.convoy.most.map_or(carriers, |m| (m as usize).saturating_sub(escorts));
        let sizes = sizes(corridor, c.direction, most.min(carriers).max(1), spacing.is_some());
        Lane { from, to: c.to, corridor, open: &w.roads.open[c.corridor.get()], sizes, spacing }
    };
    w.roads.crossings().map(lane).collect()
}

/// Sizes that are told apart. Where departures cost nothing the smallest convoy is the best for everybody.
fn sizes(corridor: &Corridor, direction: Direction, most: usize, priced: bool) -> Vec<(usize, i64)> {
    let stops = corridor.stops(direction);
    let takes = |n: usize| {
        let all = n + corridor.convoy.escorts as usize;
        stops.iter().fold(corridor.time, |sum, (_, _, i)| sum + i.takes(all, 0)).0
    };
    if !priced || takes(most) == takes(1) {
        return vec![(most, takes(1))];
    }
    let mut sizes = Vec::new();
    let mut low = 1;
    while low <= most {
        let high = if low < EXACT { low } else { (low + low / 6).min(most) };
        sizes.push((high, takes(low)));
        low = high + 1;
    }
    sizes
}

/// What is aboard of a thread: nothing, or a family of a lot.
pub(super) type Cargo = Option<usize>;

/// Where a vehicle is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Spot {
    /// It stands there.
    At(Idx<Place>),
    /// It stands there and has just loaded or unloaded.
    Done(Idx<Place>),
    /// It is at the gate of a lane, to go in.
    Gate(usize),
}

/// Something that a vehicle can do next.
#[derive(Clone, Debug)]
pub(super) enum Arc {
    /// It drives: so many seconds, so many steps.
    Go { to: usize, seconds: i64, steps: usize },
    /// It loads a family of a lot.
    Load { to: usize, seconds: i64, steps: usize, lot: usize },
    /// It unloads who is of a cell.
    Unload { to: usize, seconds: i64, steps: usize, cell: usize },
    /// It crosses, in a convoy of any size: steps by size.
    Cross { to: usize, lane: usize, steps: Vec<usize> },
}

/// A group in a cell: which, the part of a vehicle that a unit takes, the second from which it can be safe there, and the
/// seconds in which a vehicle full of it unloads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) group: usize,
    pub(super) share: f64,
    pub(super) earliest: i64,
    pub(super) unloads: f64,
}

/// Who can be brought of a lot to a destination.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) dest: usize,
    pub(super) members: Vec<Member>,
    /// Least seconds of unloading one family.
    pub(super) own: i64,
}

/// Families at one pick-up of which a vehicle full loads in the same time.
#[derive(Clone, Debug)]
pub(super) struct Lot {
    pickup: Idx<Place>,
    /// Seconds in which a vehicle is full.
    pub(super) loads: f64,
    /// Least seconds of loading one family.
    pub(super) own: i64,
    /// By destination: the cell.
    to: BTreeMap<usize, usize>,
}

/// The net of a kind.
pub(super) struct Net {
    pub(super) phase: Vec<i64>,
    pub(super) arcs: Vec<Vec<Arc>>,
    /// Nodes in an order in which arcs of no step lead to nodes before.
    pub(super) order: Vec<usize>,
    /// By node: whether it is a place where vehicles load or unload, and others aboard wait meanwhile.
    pub(super) serves: Vec<bool>,
    pub(super) cells: Vec<Cell>,
    pub(super) lots: Vec<Lot>,
    /// Node, second when free, how many.
    pub(super) starts: Vec<(usize, i64, f64)>,
    /// The most that may be used.
    pub(super) usable: f64,
}

/// What a net is made of.
struct Maker<'a, 'w> {
    w: &'a World<'w>,
    kind: &'a Kind,
    profile: usize,
    lanes: &'a [Lane<'w>],
    step: i64,
    dests: &'a [Idx<Place>],
    /// Where the kind loads or unloads.
    places: Vec<Idx<Place>>,
    lots: Vec<Lot>,
    cells: Vec<Cell>,
    inside: BTreeMap<usize, Vec<i64>>,
    /// For empty vehicles, and by lot: crossings from each zone to where they are going. Only for the plain net.
    hops: Option<(Vec<usize>, Vec<Vec<usize>>)>,
    nodes: BTreeMap<(Spot, Cargo), usize>,
    queue: Vec<(Spot, Cargo)>,
    phase: Vec<i64>,
}

impl Net {
    /// The net of a kind; with `plain` only trips that load once and unload once. None if it carries nobody, or if some way
    /// round takes no step.
    pub(super) fn new(
        w: &World,
        rides: &Rides,
        lanes: &[Lane],
        dests: &[Idx<Place>],
        k: Idx<Kind>,
        step: i64,
        plain: bool,
    ) -> Option<Net> {
        let kind = &w.s.kinds[k];
        let mine: Vec<_> = rides.all.iter().filter(|r| r.kind == Some(k)).collect();
        let part = parts(w, kind, mine.iter().map(|r| r.group));
        let mut lots: Vec<Lot> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        let mut places = Vec::new();
        for r in &mine {
            let g = &w.groups[r.group];
            let share: f64 = part.iter().zip(g.unit.parts()).map(|(a, n)| a * f64::from(n)).sum();
            if share <= 0.0 {
                return None;
            }
            places.extend([r.pickup, r.dest]);
            let dest = dests.binary_search(&r.dest).ok()?;
            let full = kind.loading.of(g.unit).0 as f64 / share;
            let own = kind.loading.of(g.smallest).0.min(kind.loading.of(g.unit).0);
            let alike = |l: &Lot| l.pickup == r.pickup && (l.loads - full).abs() < 1.0;
            let lot = lots.iter().position(alike).unwrap_or_else(|| {
                lots.push(Lot { pickup: r.pickup, loads: full, own, to: BTreeMap::new() });
                lots.len() - 1
            });
            (lots[lot].loads, lots[lot].own) = (lots[lot].loads.min(full), lots[lot].own.min(own));
            let cell = *lots[lot].to.entry(dest).or_insert_with(|| {
                cells.push(Cell { dest, members: Vec::new(), own: FAR });
                cells.len() - 1
            });
            let unloads = kind.unloading.of(g.unit).0 as f64 / share;
            let earliest = (r.earliest - w.s.start).0;
            cells[cell].members.push(Member { group: r.group, share, earliest, unloads });
            let own = kind.unloading.of(g.smallest).0.min(kind.unloading.of(g.unit).0);
            cells[cell].own = cells[cell].own.min(own);
        }
        places.sort_unstable();
        places.dedup();
        // Who alights and who boards could do so in one visit.
        if lots.iter().any(|l| mine.iter().any(|r| r.dest == l.pickup)) {
            return None;
        }
        let mut maker = Maker {
            w,
            kind,
            profile: w.roads.profile(k),
            lanes,
            step,
            dests,
            places,
            lots,
            cells,
            inside: BTreeMap::new(),
            hops: None,
            nodes: BTreeMap::new(),
            queue: Vec::new(),
            phase: Vec::new(),
        };
        if plain {
            maker.hops = Some(maker.hops());
        }
        let mut starts = Vec::new();
        for x in w.starts.iter().filter(|x| x.kind == k && x.boards) {
            let free = (x.free - w.s.start).0;
            let node = maker.node((Spot::At(x.place), None), free.rem_euclid(step));
            starts.push((node, free, f64::from(x.count)));
        }
        let mut arcs = Vec::new();
        while arcs.len() < maker.queue.len() {
            let (spot, cargo) = maker.queue[arcs.len()];
            let all = maker.expand(arcs.len(), spot, cargo);
            arcs.push(all);
        }
        let usable = f64::from(kind.usable());
        let place = |spot: Spot| match spot {
            Spot::At(place) => Some(place),
            Spot::Done(_) | Spot::Gate(_) => None,
        };
        let at: Vec<Option<Idx<Place>>> = maker.queue.iter().map(|x| place(x.0)).collect();
        let serves = at.iter().map(|p| p.is_some_and(|p| maker.places.contains(&p))).collect();
        let Maker { phase, cells, lots, .. } = maker;
        let mut net = Net { phase, arcs, order: Vec::new(), serves, cells, lots, starts, usable };
        net.order = net.ordered()?;
        Some(net)
    }

    /// Nodes such that arcs of no step lead to nodes before; none if they lead in a circle.
    fn ordered(&self) -> Option<Vec<usize>> {
        let n = self.arcs.len();
        let still = |v: usize| {
            self.arcs[v].iter().filter_map(|arc| match arc {
                Arc::Go { to, steps: 0, .. }
                | Arc::Load { to, steps: 0, .. }
                | Arc::Unload { to, steps: 0, .. } => Some(*to),
                Arc::Cross { to, steps, .. } if steps.contains(&0) => Some(*to),
                Arc::Go { .. } | Arc::Load { .. } | Arc::Unload { .. } | Arc::Cross { .. } => None,
            })
        };
        let mut waits = vec![0_usize; n];
        let mut before = vec![Vec::new(); n];
        for (v, waits) in waits.iter_mut().enumerate() {
            for to in still(v) {
                *waits += 1;
                before[to].push(v);
            }
        }
        let mut order: Vec<usize> = (0..n).filter(|&v| waits[v] == 0).collect();
        let mut next = 0;
        while next < order.len() {
            for &v in &before[order[next]] {
                waits[v] -= 1;
                if waits[v] == 0 {
                    order.push(v);
                }
            }
            next += 1;
        }
        (order.len() == n).then_some(order)
    }
}

/// By sort of room: the part of the vehicle that one place of it stands for. The parts of all places sum to 1, so no load that
/// fits takes more than 1, whichever they are. They follow what is short: by the weight that only this kind can carry, or by all.
fn parts(w: &World, kind: &Kind, groups: impl Iterator<Item = usize>) -> [f64; 3] {
    let room = kind.room.parts();
    let mut groups: Vec<usize> = groups.collect();
    groups.sort_unstable();
    groups.dedup();
    let only = |&g: &usize| {
        let able = w.s.kinds.iter().filter(|k| !k.escort && k.room.admits(w.groups[g].unit));
        able.count() == 1
    };
    let own: Vec<usize> = groups.iter().copied().filter(only).collect();
    let chosen = if own.is_empty() { &groups } else { &own };
    let mut asks = [0.0_f64; 3];
    for &g in chosen {
        for (sort, ask) in asks.iter_mut().enumerate() {
            if room[sort] > 0 {
                *ask += w.groups[g].units * f64::from(w.groups[g].unit.parts()[sort]) / f64::from(room[sort]);
            }
        }
    }
    // Everybody takes some room of some sort.
    let needed = |sort: usize| groups.iter().any(|&g| w.groups[g].unit.parts()[sort] > 0);
    if !own.is_empty() {
        // Most of it is the sort that is shortest: whoever needs only another one gets on easily, but others can carry them too.
        let most = asks.iter().copied().fold(0.0, f64::max);
        let short = asks.iter().position(|&x| x >= most).unwrap_or(0);
        let rest: f64 = asks.iter().sum::<f64>() - most;
        let rest = if rest > 0.0 { rest } else { 1.0 };
        for (sort, ask) in asks.iter_mut().enumerate() {
            *ask = if sort == short { SHORT } else { (1.0 - SHORT) * *ask / rest };
        }
    }
    let sum: f64 = asks.iter().sum();
    let mut parts = [0.0; 3];
    for sort in 0..3 {
        if room[sort] > 0 && needed(sort) {
            parts[sort] = (asks[sort] / sum.max(1e-9)).max(0.03);
        }
    }
    let sum: f64 = parts.iter().sum();
    for sort in 0..3 {
        parts[sort] = if room[sort] > 0 { parts[sort] / sum.max(1e-9) / f64::from(room[sort]) } else { 0.0 };
    }
    parts
}

impl Maker<'_, '_> {
    fn node(&mut self, key: (Spot, Cargo), phase: i64) -> usize {
        if let Some(&node) = self.nodes.get(&key) {
            return node;
        }
        let node = self.queue.len();
        // At gates the steps are the same for all: departures are counted there.
        self.phase.push(if matches!(key.0, Spot::Gate(_)) { 0 } else { phase.rem_euclid(self.step) });
        self.queue.push(key);
        self.nodes.insert(key, node);
        node
    }

    /// Least seconds within the zone.
    fn drive(&mut self, from: Idx<Place>, to: Idx<Place>) -> Option<i64> {
        let (roads, profile) = (&self.w.roads, self.profile);
        let row = self.inside.entry(from.get()).or_insert_with(|| roads.least(profile, from, true, None));
        Some(row[to.get()]).filter(|&x| x < FAR)
    }

    /// Node and steps of an arc.
    fn arc(&mut self, from: usize, key: (Spot, Cargo), seconds: i64) -> (usize, usize) {
        let to = self.node(key, self.phase[from] + seconds);
        let steps = (self.phase[from] + seconds - self.phase[to]).div_euclid(self.step);
        (to, steps.max(0) as usize)
    }

    fn expand(&mut self, node: usize, spot: Spot, cargo: Cargo) -> Vec<Arc> {
        let mut arcs = Vec::new();
        match spot {
            Spot::Gate(lane) => {
                let x = &self.lanes[lane];
                let sizes = x.sizes.clone();
                let usual = sizes[sizes.len().div_ceil(2).min(8) - 1].1;
                let (to, _) = self.arc(node, (Spot::At(x.to), cargo), usual);
                let steps = |&(_, seconds): &(usize, i64)| {
                    (self.phase[node] + seconds - self.phase[to]).div_euclid(self.step).max(0) as usize
                };
                arcs.push(Arc::Cross { to, lane, steps: sizes.iter().map(steps).collect() });
            }
            Spot::At(place) | Spot::Done(place) => {
                for lane in 0..self.lanes.len() {
                    let gate = self.lanes[lane].from;
                    if let Some(seconds) = self.drive(place, gate).filter(|_| self.leads(lane, cargo)) {
                        let (to, steps) = self.arc(node, (Spot::Gate(lane), cargo), seconds);
                        arcs.push(Arc::Go { to, seconds, steps });
                    }
                }
                let stops = [self.kind.loading.stop.0, self.kind.unloading.stop.0];
                for i in 0..self.places.len() {
                    let next = self.places[i];
                    let again = matches!(spot, Spot::Done(_)).then_some(stops[0].min(stops[1]));
                    let seconds = if next == place { again } else { self.drive(place, next) };
                    if let Some(seconds) = seconds {
                        let (to, steps) = self.arc(node, (Spot::At(next), cargo), seconds);
                        // The plain net proves nothing, so it may keep clear of circles of no step.
                        let steps = steps.max(usize::from(self.hops.is_some()));
                        arcs.push(Arc::Go { to, seconds, steps });
                    }
                }
                if spot == Spot::At(place) {
                    match cargo {
                        None => self.load(node, place, &mut arcs),
                        Some(lot) => self.unload(node, place, lot, &mut arcs),
                    }
                }
            }
        }
        arcs
    }

    fn load(&mut self, node: usize, place: Idx<Place>, arcs: &mut Vec<Arc>) {
        for lot in 0..self.lots.len() {
            if self.lots[lot].pickup == place {
                let seconds = self.kind.loading.stop.0 + self.lots[lot].own;
                let (to, steps) = self.arc(node, (Spot::Done(place), Some(lot)), seconds);
                arcs.push(Arc::Load { to, seconds, steps, lot });
            }
        }
    }

    fn unload(&mut self, node: usize, place: Idx<Place>, lot: usize, arcs: &mut Vec<Arc>) {
        let Ok(dest) = self.dests.binary_search(&place) else { return };
        let Some(&cell) = self.lots[lot].to.get(&dest) else { return };
        let seconds = self.kind.unloading.stop.0 + self.cells[cell].own;
        let (to, steps) = self.arc(node, (Spot::Done(place), None), seconds);
        arcs.push(Arc::Unload { to, seconds, steps, cell });
    }

    /// Whether a lane leads on; in the net of all ways every lane does.
    fn leads(&self, lane: usize, cargo: Cargo) -> bool {
        let Some((empty, loaded)) = &self.hops else { return true };
        let hops = cargo.map_or(empty, |lot| &loaded[lot]);
        let zone = |p: Idx<Place>| self.w.s.places[p].zone.get();
        let (from, to) = (zone(self.lanes[lane].from), zone(self.lanes[lane].to));
        hops[to] < hops[from]
    }

    /// By zone: crossings to a pick-up, and from the pick-up of each lot to somebody's destination.
    fn hops(&self) -> (Vec<usize>, Vec<Vec<usize>>) {
        let zone = |p: Idx<Place>| self.w.s.places[p].zone.get();
        let far = usize::MAX / 2;
        let spread = |mut hops: Vec<usize>| {
            for _ in 0..hops.len() {
                for lane in self.lanes {
                    let over = hops[zone(lane.to)] + 1;
                    if over < hops[zone(lane.from)] {
                        hops[zone(lane.from)] = over;
                    }
                }
            }
            hops
        };
        let from = |places: &mut dyn Iterator<Item = Idx<Place>>| {
            let mut hops = vec![far; self.w.s.zones.len()];
            places.for_each(|p| hops[zone(p)] = 0);
            spread(hops)
        };
        let empty = from(&mut self.lots.iter().map(|l| l.pickup));
        let loaded = self.lots.iter().map(|l| from(&mut l.to.keys().map(|&d| self.dests[d]))).collect();
        (empty, loaded)
    }
}

impl Net {
    /// The most seconds in which one family is loaded or unloaded.
    pub(super) fn own(&self) -> i64 {
        self.lots.iter().map(|l| l.own).chain(self.cells.iter().map(|c| c.own)).max().unwrap_or(0)
    }
}
