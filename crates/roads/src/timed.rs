//! Dijkstra's algorithm with instants: the fastest drive through roads that get worse while it is on its way.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::cost::{Cost, FAR, milliseconds};
use crate::network::Network;
use crate::router::{Drive, drive};
use crate::snap::{Foothold, Stop};
use crate::vehicle::Vehicle;
use crate::weights::{Conditions, Weights};

/// Costs in every state of the roads.
pub struct Epochs<'a> {
    network: &'a Network,
    begins: Vec<i64>,
    weights: Vec<Weights>,
}

/// A drive found with instants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// How long and how far.
    pub drive: Drive,
    /// Milliseconds by which it can depart later and still take as long; none if for ever.
    pub slack: Option<i64>,
}

/// What has been driven, and how many milliseconds later it could have been.
#[derive(Clone, Copy)]
struct Label {
    cost: Cost,
    slack: i64,
}

/// A drive that departs in this state at this second of the clock.
#[derive(Clone, Copy)]
struct Departure {
    state: usize,
    at: i64,
}

impl<'a> Epochs<'a> {
    /// Of states in the order of time.
    pub fn of(network: &'a Network, vehicle: &Vehicle, states: &[(i64, Conditions)]) -> Epochs<'a> {
        let weights = |now: &Conditions| Weights::of(&network.segments, &network.graph, vehicle, now);
        Epochs {
            network,
            begins: states.iter().map(|(begin, _)| *begin).collect(),
            weights: states.iter().map(|(_, now)| weights(now)).collect(),
        }
    }

    /// When a state begins.
    pub(crate) fn begins(&self, state: usize) -> Option<i64> {
        self.begins.get(state).copied()
    }

    /// Whether any road is worse than in this state in one that begins by then.
    pub(crate) fn worsens(&self, state: usize, by: i64) -> bool {
        let here = &self.weights[state].turn;
        (state + 1..self.begins.len())
            .take_while(|&n| self.begins[n] <= by)
            .any(|n| self.weights[n].turn.iter().zip(here).any(|(then, now)| then > now))
    }

    /// The fastest drives that depart at a second of the clock, which lies in that state, by the rule of
    /// [`crate::timetable`]. Exact, because who comes earlier finds every road open that is open to who comes later.
    pub fn search(&self, state: usize, at: i64, from: &Stop, to: &[&Stop]) -> Vec<Option<Found>> {
        let departure = Departure { state, at };
        let graph = &self.network.graph;
        let mut ends: Vec<(u32, usize, Foothold)> = Vec::new();
        let mut best: Vec<Option<Label>> = Vec::new();
        for (n, stop) in to.iter().enumerate() {
            for foothold in &stop.footholds {
                if self.weights[state].begins(graph, foothold.arc).is_some() {
                    ends.extend(self.network.vertices(foothold.arc).map(|vertex| (vertex, n, *foothold)));
                }
            }
            best.push(self.straight(departure, from, stop));
        }
        ends.sort_unstable_by_key(|&(vertex, n, foothold)| (vertex, n, foothold.along));
        let mut labels: Vec<Option<Label>> = vec![None; graph.vertices()];
        let mut queue = BinaryHeap::new();
        let mut todo: Vec<(u32, Label)> = Vec::new();
        for foothold in &from.footholds {
            if let Some(vertex) = self.weights[state].begins(graph, foothold.arc)
                && let Some(label) = self.drive_on(departure, NOTHING, |w| self.left(w, foothold))
            {
                todo.push((vertex, label));
            }
        }
        loop {
            // Where the queue is empty or beyond all answers, nothing better comes.
            for (vertex, here) in todo.drain(..) {
                for turn in graph.of(vertex) {
                    let into = graph.to[turn];
                    self.arrive(departure, here, turn, into, &ends, &mut best);
                    if let Some(there) = self.drive_on(departure, here, |w| w.turn[turn])
                        && labels[into as usize].is_none_or(|old| there.cost < old.cost)
                    {
                        labels[into as usize] = Some(there);
                        queue.push(Reverse((there.cost, into)));
                    }
                }
            }
            let Some(Reverse((cost, vertex))) = queue.pop() else { break };
            if best.iter().all(|b| b.is_some_and(|b| b.cost <= cost)) {
                break;
            }
            if let Some(label) = labels[vertex as usize].filter(|l| l.cost == cost) {
                todo.push((vertex, label));
            }
        }
        let found = |label: Label| {
            let drive = drive(Some(label.cost))?;
            Some(Found { drive, slack: (label.slack != i64::MAX).then_some(label.slack) })
        };
        best.into_iter().map(|label| found(label?)).collect()
    }

    /// Takes a turn into an arc on which targets lie; what lies behind them is not driven.
    fn arrive(
        &self,
        departure: Departure,
        here: Label,
        turn: usize,
        into: u32,
        ends: &[(u32, usize, Foothold)],
        best: &mut [Option<Label>],
    ) {
        let begin = ends.partition_point(|&(vertex, _, _)| vertex < into);
        for (_, n, foothold) in ends[begin..].iter().take_while(|&&(vertex, _, _)| vertex == into) {
            let cost = |w: &Weights| {
                if w.turn[turn] < FAR { w.turn[turn] - self.left(w, foothold) } else { FAR }
            };
            if let Some(there) = self.drive_on(departure, here, cost)
                && best[*n].is_none_or(|old| there.cost < old.cost)
            {
                best[*n] = Some(there);
            }
        }
    }

    /// On along one arc, without a turn.
    fn straight(&self, departure: Departure, from: &Stop, to: &Stop) -> Option<Label> {
        let pairs = from.footholds.iter().flat_map(|a| to.footholds.iter().map(move |b| (a, b)));
        pairs
            .filter(|(a, b)| a.arc == b.arc && a.along <= b.along)
            .filter_map(|(a, b)| {
                let between = |w: &Weights| {
                    if w.arc[a.arc as usize] >= FAR { FAR } else { self.left(w, a) - self.left(w, b) }
                };
                self.drive_on(departure, NOTHING, between)
            })
            .min_by_key(|label| label.cost)
    }

    /// From a foothold to the end of its arc.
    fn left(&self, weights: &Weights, foothold: &Foothold) -> Cost {
        let whole = weights.arc[foothold.arc as usize];
        if whole >= FAR {
            return FAR;
        }
        whole - weights.part(&self.network.segments, foothold.arc, foothold.along)
    }

    /// Drives a piece that costs so much in each state: as much as in the worst state between departure and its end.
    fn drive_on(&self, departure: Departure, here: Label, cost: impl Fn(&Weights) -> Cost) -> Option<Label> {
        let mut worst = cost(&self.weights[departure.state]);
        let mut slack = here.slack;
        for state in departure.state + 1..self.begins.len() {
            if worst >= FAR {
                return None;
            }
            let change = self.begins[state].saturating_sub(departure.at).saturating_mul(1000);
            let spare = change - i64::from(milliseconds(here.cost + worst));
            let then = cost(&self.weights[state]);
            if spare < 0 {
                worst = worst.max(then);
            } else if then > worst {
                slack = slack.min(spare);
            }
        }
        (worst < FAR && here.cost + worst < FAR).then(|| Label { cost: here.cost + worst, slack })
    }
}

/// Nothing driven yet.
const NOTHING: Label = Label { cost: 0, slack: i64::MAX };
