//! Questions to a network: how long from here to there, for one vehicle in one state of the roads.

use crate::cch::matrix::{self, Terminal};
use crate::cch::metric::Metric;
use crate::cch::query::Workspace;
use crate::cch::unpack;
use crate::cost::{Cost, FAR, cost, decimetres, milliseconds};
use crate::dijkstra;
use crate::geo::{Point, on_piece};
use crate::network::Network;
use crate::parts::Parts;
use crate::segments::Arc;
use crate::snap::{Foothold, OffRoad, Snapper, Stop};
use crate::vehicle::Vehicle;
use crate::weights::{Conditions, Origin, Weights};

/// A network with costs.
#[derive(Clone, Debug)]
pub struct Router<'a> {
    /// The network.
    pub network: &'a Network,
    /// What arcs and turns cost.
    pub weights: Weights,
    metric: Metric,
}

/// How long and how far.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Drive {
    /// Milliseconds.
    pub time: u32,
    /// Decimetres.
    pub length: u32,
}

/// A drive with the roads that it takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// How long and how far.
    pub drive: Drive,
    /// What is driven, in order.
    pub legs: Vec<RouteLeg>,
    /// Where it runs, from the place on the road to the other.
    pub line: Vec<Point>,
}

/// A piece of a route: an arc, or a part of one at its ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RouteLeg {
    /// The segment.
    pub segment: u32,
    /// Whether it is driven against its drawing.
    pub backward: bool,
    /// Milliseconds from the begin of the route until it is left.
    pub until: u32,
    /// Decimetres of it.
    pub length: u32,
    /// Where its time comes from.
    pub origin: Origin,
}

impl<'a> Router<'a> {
    pub(crate) fn new(network: &'a Network, vehicle: &Vehicle, now: &Conditions) -> Router<'a> {
        let weights = Weights::of(&network.segments, &network.graph, vehicle, now);
        let metric = Metric::of(&network.topology, &weights.turn);
        Router { network, weights, metric }
    }

    /// The same with other closures: all costs anew.
    #[must_use]
    pub fn again(&self, vehicle: &Vehicle, now: &Conditions) -> Router<'a> {
        Router::new(self.network, vehicle, now)
    }

    /// The same answers, sooner: worth it where many are asked.
    #[must_use]
    pub fn perfect(mut self) -> Router<'a> {
        self.metric = self.metric.perfect(&self.network.topology);
        self
    }

    /// Which roads hang together; `regions` as [`Parts`] has them.
    pub fn parts(&self, regions: &[u16]) -> Parts {
        Parts::of(&self.network.segments, &self.network.graph, &self.weights, regions)
    }

    /// A place on the roads of its region.
    ///
    /// # Errors
    /// Why it is on none.
    pub fn snap(&self, parts: &Parts, regions: &[u16], place: Point, region: u16) -> Result<Stop, OffRoad> {
        let network = self.network;
        Snapper { segments: &network.segments, index: &network.index, weights: &self.weights, parts, regions }
            .snap(place, region)
    }

    /// Arrays for [`Router::drive`] and [`Router::route`].
    pub fn workspace(&self) -> Workspace {
        Workspace::of(&self.network.topology)
    }

    /// Vertices that a drive from here enters first, each with the cost to its end.
    pub(crate) fn starts(&self, stop: &Stop) -> Vec<(u32, Cost)> {
        let graph = &self.network.graph;
        let mut out = Vec::new();
        for foothold in &stop.footholds {
            let Some(vertex) = self.weights.begins(graph, foothold.arc) else { continue };
            let left = self.left(foothold);
            for t in graph.of(vertex).filter(|&t| self.weights.turn[t] < FAR) {
                out.push((graph.to[t], left + self.weights.turn[t]));
            }
        }
        out
    }

    /// Vertices on which a drive to here ends, each with the cost of what lies behind.
    pub(crate) fn ends(&self, stop: &Stop) -> Vec<(u32, Cost)> {
        let mut out = Vec::new();
        for foothold in &stop.footholds {
            if self.weights.begins(&self.network.graph, foothold.arc).is_some() {
                let left = self.left(foothold);
                out.extend(self.network.vertices(foothold.arc).map(|vertex| (vertex, left)));
            }
        }
        out
    }

    /// From a foothold to the end of its arc.
    fn left(&self, foothold: &Foothold) -> Cost {
        self.weights.arc[foothold.arc as usize]
            - self.weights.part(&self.network.segments, foothold.arc, foothold.along)
    }

    /// On along the same arc, without a turn; the arc with the cost.
    fn straight(&self, from: &Stop, to: &Stop) -> Option<(Cost, Foothold, Foothold)> {
        let pairs = from.footholds.iter().flat_map(|a| to.footholds.iter().map(move |b| (a, b)));
        pairs
            .filter(|(a, b)| a.arc == b.arc && a.along <= b.along)
            .filter(|(a, _)| self.weights.begins(&self.network.graph, a.arc).is_some())
            .map(|(a, b)| {
                let part = |f: &Foothold| self.weights.part(&self.network.segments, f.arc, f.along);
                (part(b) - part(a), *a, *b)
            })
            .min_by_key(|(cost, a, _)| (*cost, a.arc))
    }

    fn ranked(&self, list: Vec<(u32, Cost)>) -> Terminal {
        list.into_iter().map(|(v, c)| (self.network.topology.rank[v as usize], c)).collect()
    }

    /// The fastest way, of two as fast the shorter; none if nothing leads there. The slow twin of [`Router::drive`] and the matrices.
    pub fn slow_drives(&self, from: &Stop, to: &[Stop]) -> Vec<Option<Drive>> {
        let least = dijkstra::from(&self.network.graph, &self.weights.turn, &self.starts(from));
        let one = |to: &Stop| {
            let there = self
                .ends(to)
                .into_iter()
                .filter(|&(v, _)| least[v as usize] < FAR)
                .map(|(v, behind)| least[v as usize] - behind)
                .min();
            drive(there.into_iter().chain(self.straight(from, to).map(|s| s.0)).min())
        };
        to.iter().map(one).collect()
    }

    /// How long and how far; none if nothing leads there.
    pub fn drive(&self, work: &mut Workspace, from: &Stop, to: &Stop) -> Option<Drive> {
        let straight = self.straight(from, to).map(|s| s.0);
        let (_, over) = self.ask(work, from, to);
        drive(over.map(|(cost, _)| cost).into_iter().chain(straight).min())
    }

    /// Asks the hierarchy: what was added at the ends so that none is negative, and the way with its cost.
    fn ask(
        &self,
        work: &mut Workspace,
        from: &Stop,
        to: &Stop,
    ) -> (Cost, Option<(Cost, crate::cch::query::Meeting)>) {
        let ends = self.ends(to);
        let most = ends.iter().fold(0, |most: Cost, &(_, behind)| {
            cost(milliseconds(most).max(milliseconds(behind)), decimetres(most).max(decimetres(behind)))
        });
        let ends = ends.into_iter().map(|(v, behind)| (v, most - behind)).collect();
        let found = work.run(
            &self.network.topology,
            &self.metric,
            &self.ranked(self.starts(from)),
            &self.ranked(ends),
        );
        (most, found.map(|meeting| (meeting.cost - most, meeting)))
    }

    /// Time and length from everywhere to everywhere, row by row; none where nothing leads.
    pub fn matrix(&self, from: &[Stop], to: &[Stop]) -> Vec<Option<Drive>> {
        let (starts, ends) = self.terminals(from, to);
        let mut costs: Vec<Cost> = matrix::run(&self.network.topology, &self.metric, &starts, &ends);
        self.patch(from, to, |n, straight| costs[n] = costs[n].min(straight));
        costs.into_iter().map(|c| drive((c < FAR).then_some(c))).collect()
    }

    /// Milliseconds from everywhere to everywhere, row by row; none where nothing leads.
    pub fn times(&self, from: &[Stop], to: &[Stop]) -> Vec<Option<u32>> {
        const NEVER: i32 = (FAR >> 32) as i32;
        let (starts, ends) = self.terminals(from, to);
        let mut times: Vec<i32> = matrix::run(&self.network.topology, &self.metric, &starts, &ends);
        self.patch(from, to, |n, straight| times[n] = times[n].min(milliseconds(straight) as i32));
        times.into_iter().map(|t| (t < NEVER).then_some(t as u32)).collect()
    }

    fn terminals(&self, from: &[Stop], to: &[Stop]) -> (Vec<Terminal>, Vec<Terminal>) {
        (
            from.iter().map(|stop| self.ranked(self.starts(stop))).collect(),
            to.iter().map(|stop| self.ranked(self.ends(stop))).collect(),
        )
    }

    /// Tells of all pairs that stand on one arc.
    fn patch(&self, from: &[Stop], to: &[Stop], mut tell: impl FnMut(usize, Cost)) {
        let mut arcs: Vec<(Arc, usize)> = Vec::new();
        for (n, stop) in to.iter().enumerate() {
            arcs.extend(stop.footholds.iter().map(|f| (f.arc, n)));
        }
        arcs.sort_unstable();
        for (row, stop) in from.iter().enumerate() {
            for foothold in &stop.footholds {
                let begin = arcs.partition_point(|&(arc, _)| arc < foothold.arc);
                for &(_, n) in arcs[begin..].iter().take_while(|&&(arc, _)| arc == foothold.arc) {
                    if let Some((cost, _, _)) = self.straight(stop, &to[n]) {
                        tell(row * to.len() + n, cost);
                    }
                }
            }
        }
    }

    /// The fastest way with the roads that it takes.
    pub fn route(&self, work: &mut Workspace, from: &Stop, to: &Stop) -> Option<Route> {
        let straight = self.straight(from, to);
        let (_, over) = self.ask(work, from, to);
        if let Some((cost, a, b)) = straight
            && over.is_none_or(|(other, _)| cost <= other)
        {
            return Some(self.assemble(cost, &[a.arc], &[], a.along, b.along));
        }
        let (cost, meeting) = over?;
        let topology = &self.network.topology;
        let (begin, edges, end) = work.edges(topology, meeting, &|e| unpack::low(topology, e));
        let mut turns = Vec::new();
        for (edge, direction) in edges {
            unpack::edge(topology, &self.metric, &self.weights.turn, edge, direction, &mut turns);
        }
        let graph = &self.network.graph;
        let first = topology.vertex[begin as usize];
        let last = topology.vertex[end as usize];
        // Which foothold it begins with: the one whose turn leads into the first vertex for what it costs there.
        let (turn, a) = self.first_turn(from, first, cost, &turns, to, last)?;
        let left = |f: &&Foothold| f.arc == graph.arc[last as usize];
        let b = to.footholds.iter().find(left)?;
        let mut arcs = vec![a.arc, graph.arc[first as usize]];
        arcs.extend(turns.iter().map(|&t| graph.arc[graph.to[t as usize] as usize]));
        turns.insert(0, turn);
        Some(self.assemble(cost, &arcs, &turns, a.along, b.along))
    }

    /// The turn out of a foothold that makes the whole cost what it does.
    fn first_turn(
        &self,
        from: &Stop,
        first: u32,
        cost: Cost,
        turns: &[u32],
        to: &Stop,
        last: u32,
    ) -> Option<(u32, Foothold)> {
        let graph = &self.network.graph;
        let between: Cost = turns.iter().map(|&t| self.weights.turn[t as usize]).sum();
        let arrives = |f: &&Foothold| f.arc == graph.arc[last as usize];
        let behind = self.left(to.footholds.iter().find(arrives)?);
        for foothold in &from.footholds {
            let Some(vertex) = self.weights.begins(graph, foothold.arc) else { continue };
            for t in graph.of(vertex).filter(|&t| graph.to[t] == first && self.weights.turn[t] < FAR) {
                if self.left(foothold) + self.weights.turn[t] + between == cost + behind {
                    return Some((t as u32, *foothold));
                }
            }
        }
        None
    }

    /// Puts a route together: its arcs, the turns between them, and where on the first and the last it begins and ends.
    fn assemble(&self, whole: Cost, arcs: &[Arc], turns: &[u32], begin: u32, end: u32) -> Route {
        let segments = &self.network.segments;
        let mut legs = Vec::with_capacity(arcs.len());
        let mut line: Vec<Point> = Vec::new();
        let mut so_far: Cost = 0;
        for (n, &arc) in arcs.iter().enumerate() {
            let whole_arc = self.weights.arc[arc as usize];
            let length = segments.list[(arc / 2) as usize].length;
            let from = if n == 0 { begin } else { 0 };
            let until = if n + 1 == arcs.len() { end } else { length };
            let part = |along: u32| {
                if along == length { whole_arc } else { self.weights.part(segments, arc, along) }
            };
            let cost = part(until) - part(from);
            let turn = n.checked_sub(1).map_or(0, |n| self.weights.turn[turns[n] as usize] - whole_arc);
            so_far += turn + cost;
            legs.push(RouteLeg {
                segment: arc / 2,
                backward: arc & 1 == 1,
                until: milliseconds(so_far),
                length: decimetres(cost),
                origin: Origin::of(&segments.way(arc / 2).record, arc),
            });
            self.draw(arc, from, until, &mut line);
        }
        debug_assert_eq!(so_far, whole, "a route costs what its parts cost");
        Route { drive: Drive { time: milliseconds(whole), length: decimetres(whole) }, legs, line }
    }

    /// Adds the shape of an arc between two of its points to a line.
    fn draw(&self, arc: Arc, from: u32, until: u32, line: &mut Vec<Point>) {
        let segments = &self.network.segments;
        let length = f64::from(segments.list[(arc / 2) as usize].length);
        let mut shape = segments.shape(arc / 2).to_vec();
        if arc & 1 == 1 {
            shape.reverse();
        }
        let drawn: f64 = shape.windows(2).map(|w| crate::geo::metres(w[0], w[1])).sum();
        let (from, until) = (f64::from(from) / length * drawn, f64::from(until) / length * drawn);
        let mut push = |p: Point| {
            if line.last() != Some(&p) {
                line.push(p);
            }
        };
        let mut so_far = 0.0;
        for piece in shape.windows(2) {
            let long = crate::geo::metres(piece[0], piece[1]);
            let (a, b) = (from - so_far, until - so_far);
            if b >= 0.0 && a <= long {
                let at = |x: f64| {
                    if long > 0.0 {
                        on_piece(piece[0], piece[1], (x / long).clamp(0.0, 1.0))
                    } else {
                        piece[0]
                    }
                };
                push(at(a));
                push(at(b));
            }
            so_far += long;
        }
    }
}

pub(crate) fn drive(cost: Option<Cost>) -> Option<Drive> {
    cost.map(|c| Drive { time: milliseconds(c), length: decimetres(c) })
}
