//! What every arc and every turn costs one vehicle, with what is closed or slower at one time.

use crate::class::Class;
use crate::cost::{Cost, FAR, cost};
use crate::graph::{Graph, NONE, turn};
use crate::import::{INFERRED, Mark, Record, SCHEMATIC};
use crate::segments::{Arc, Segments};
use crate::vehicle::{Profile, Vehicle};

/// Where a driving time comes from, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// A measured time.
    Observed,
    /// A speed that is tagged.
    Tagged,
    /// The speed of the road's class.
    ClassDefault,
    /// A road whose direction was inferred.
    InferredDirection,
    /// A line drawn straight, its length assumed.
    Schematic,
}

impl Origin {
    /// All of them, the surest first.
    pub const ALL: [Origin; 5] = [
        Origin::Observed,
        Origin::Tagged,
        Origin::ClassDefault,
        Origin::InferredDirection,
        Origin::Schematic,
    ];

    /// The word for it in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Origin::Observed => "observed",
            Origin::Tagged => "tagged",
            Origin::ClassDefault => "class-default",
            Origin::InferredDirection => "inferred-direction",
            Origin::Schematic => "schematic",
        }
    }

    /// Where the time of an arc comes from.
    pub(crate) fn of(record: &Record, arc: Arc) -> Origin {
        if record.flags & SCHEMATIC != 0 {
            Origin::Schematic
        } else if record.flags & INFERRED != 0 {
            Origin::InferredDirection
        } else if record.max_speed[(arc & 1) as usize].is_some() {
            Origin::Tagged
        } else {
            Origin::ClassDefault
        }
    }
}

/// What is closed, and what is slower, at one time. By arcs, so that one side of a road can be closed alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conditions {
    /// By arc; empty if nothing is closed.
    closed: Vec<bool>,
    /// Thousandths on the time of an arc; empty if nothing is slower.
    slower: Vec<u32>,
}

impl Conditions {
    /// Closes an arc.
    pub(crate) fn close(&mut self, segments: &Segments, arc: Arc) {
        if self.closed.is_empty() {
            self.closed.resize(segments.arcs() as usize, false);
        }
        self.closed[arc as usize] = true;
    }

    /// Closes a segment in both directions.
    pub fn close_segment(&mut self, segments: &Segments, segment: u32) {
        self.close(segments, 2 * segment);
        self.close(segments, 2 * segment + 1);
    }

    /// Makes a segment slower, in thousandths on its time; of several the slowest counts.
    pub fn slow_segment(&mut self, segments: &Segments, segment: u32, thousandths: u32) {
        if self.slower.is_empty() {
            self.slower.resize(segments.arcs() as usize, 1000);
        }
        for arc in [2 * segment, 2 * segment + 1] {
            let slot = &mut self.slower[arc as usize];
            *slot = (*slot).max(thousandths);
        }
    }

    /// Whether a segment is closed in both directions.
    pub fn closes_segment(&self, segment: u32) -> bool {
        self.closes(2 * segment) && self.closes(2 * segment + 1)
    }

    /// Whether an arc is closed.
    pub(crate) fn closes(&self, arc: Arc) -> bool {
        self.closed.get(arc as usize).copied().unwrap_or(false)
    }

    /// Everything that either closes or slows.
    #[must_use]
    pub fn and(&self, other: &Conditions) -> Conditions {
        let longer = |a: usize, b: usize| 0..a.max(b);
        Conditions {
            closed: longer(self.closed.len(), other.closed.len())
                .map(|arc| self.closes(arc as u32) || other.closes(arc as u32))
                .collect(),
            slower: longer(self.slower.len(), other.slower.len())
                .map(|arc| {
                    let of = |c: &Conditions| c.slower.get(arc).copied().unwrap_or(1000);
                    of(self).max(of(other))
                })
                .collect(),
        }
    }

    /// The same with the time of each arc taken times so many thousandths, by where it comes from.
    #[must_use]
    pub fn doubted(&self, segments: &Segments, thousandths: impl Fn(Origin) -> u32) -> Conditions {
        let slower = (0..segments.arcs()).map(|arc| {
            let own = u64::from(self.slower.get(arc as usize).copied().unwrap_or(1000));
            let factor = u64::from(thousandths(Origin::of(&segments.way(arc / 2).record, arc)));
            (own * factor / 1000).clamp(1, u64::from(u32::MAX)) as u32
        });
        Conditions { closed: self.closed.clone(), slower: slower.collect() }
    }

    /// How many arcs are closed.
    pub fn closed(&self) -> usize {
        self.closed.iter().filter(|&&closed| closed).count()
    }
}

/// Costs of arcs and turns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weights {
    /// All of an arc; [`FAR`] if it is closed or not for this vehicle.
    pub(crate) arc: Vec<Cost>,
    /// A turn with all of the arc that it leads into; [`FAR`] if it is closed or not for this vehicle.
    pub(crate) turn: Vec<Cost>,
}

impl Weights {
    /// For one vehicle.
    pub fn of(segments: &Segments, graph: &Graph, vehicle: &Vehicle, now: &Conditions) -> Weights {
        let bit = vehicle.profile.bit();
        let delays = Delays::of(vehicle);
        let arc: Vec<Cost> = (0..segments.arcs())
            .map(|arc| {
                if segments.may(arc) & bit == 0 || now.closes(arc) {
                    return FAR;
                }
                let slower = now.slower.get(arc as usize).copied().unwrap_or(1000);
                arc_cost(segments, vehicle, &delays, arc, slower)
            })
            .collect();
        let too_low: Vec<u32> =
            segments.marks.iter().filter(|(_, mark)| bars(mark, vehicle)).map(|(at, _)| *at).collect();
        let mut turn = vec![FAR; graph.turns()];
        for v in 0..graph.vertices() as u32 {
            let from = graph.arc[v as usize];
            // Into a closed arc nobody comes, so nobody leaves it; but from one that is not for this vehicle none may start either.
            if arc[from as usize] >= FAR {
                continue;
            }
            let barred = !too_low.is_empty() && too_low.binary_search(&segments.head(from)).is_ok();
            for t in graph.of(v) {
                let shape = graph.shape[t];
                let round = shape & turn::SHAPE == turn::ROUND;
                if graph.may[t] & bit == 0 || (barred && !round) || (round && !vehicle.turns_round) {
                    continue;
                }
                let into = arc[graph.arc[graph.to[t] as usize] as usize];
                turn[t] = (into + cost(delays.of_turn(shape), 0)).min(FAR);
            }
        }
        Weights { arc, turn }
    }

    /// Of an arc, what is driven up to a point so many decimetres from its beginning.
    pub(crate) fn part(&self, segments: &Segments, arc: Arc, along: u32) -> Cost {
        let whole = self.arc[arc as usize];
        let length = u64::from(segments.list[(arc / 2) as usize].length);
        let along = u64::from(along).min(length);
        let share = |x: u64| x * along / length;
        share(whole >> 32) << 32 | share(whole & u64::from(u32::MAX))
    }

    /// The vertex where a vehicle begins on an arc, if it may.
    pub(crate) fn begins(&self, graph: &Graph, arc: Arc) -> Option<u32> {
        let vertex = graph.vertex[arc as usize];
        (vertex != NONE && self.arc[arc as usize] < FAR).then_some(vertex)
    }
}

/// Whether a vehicle cannot pass what stands at a point.
fn bars(mark: &Mark, vehicle: &Vehicle) -> bool {
    over(vehicle.height, mark.max_height)
        || over(vehicle.width, mark.max_width)
        || over(vehicle.weight, mark.max_weight)
}

fn over(size: Option<u16>, most: Option<u16>) -> bool {
    size.zip(most).is_some_and(|(size, most)| size > most)
}

fn arc_cost(segments: &Segments, vehicle: &Vehicle, delays: &Delays, arc: Arc, slower: u32) -> Cost {
    let segment = &segments.list[(arc / 2) as usize];
    let record = &segments.way(arc / 2).record;
    let too_big = over(vehicle.height, record.max_height)
        || over(vehicle.width, record.max_width)
        || over(vehicle.length, record.max_length)
        || over(vehicle.weight, record.max_weight)
        || over(vehicle.axle, record.max_axle);
    if too_big {
        return FAR;
    }
    // Decimetres × 3600 / tenths of km/h = milliseconds.
    let drive = u64::from(segment.length) * 3600 * u64::from(vehicle.pace) * u64::from(slower);
    let per = u64::from(speed(vehicle, record, arc)) * 1_000_000;
    let time = (drive + per / 2) / per + u64::from(segment.signals) * u64::from(delays.signal);
    // Zero time would be no harm, but a road that takes none is a mistake somewhere.
    let time = time.max(1);
    if time >= FAR >> 32 { FAR } else { time << 32 | u64::from(segment.length) }
}

/// Tenths of kilometres in the hour.
pub(crate) fn speed(vehicle: &Vehicle, record: &Record, arc: Arc) -> u32 {
    let tagged = record.max_speed[(arc & 1) as usize].map(|speed| {
        // Nobody drives all of what a sign allows, all the way: four fifths, an assumption that other routers make too.
        u32::from(speed) * 8
    });
    let given = vehicle.speeds.iter().any(|(class, _)| given_for(record.class, *class));
    let class = vehicle.class_speed(record.class);
    let free = match tagged {
        None => class,
        Some(tagged) if given => class.min(tagged * 10 / 8),
        Some(tagged) => tagged,
    };
    let surface = record.surface_speed.map_or(u32::MAX, |speed| u32::from(speed) * 10);
    free.min(u32::from(vehicle.most) * 10).min(surface).max(1)
}

fn given_for(class: Class, given: Class) -> bool {
    class == given || class.main() == Some(given)
}

/// Milliseconds that bends and signals cost: assumptions.
struct Delays {
    turn: u32,
    sharp: u32,
    round: u32,
    signal: u32,
}

impl Delays {
    fn of(vehicle: &Vehicle) -> Delays {
        let (turn, sharp, round, signal) = match vehicle.profile {
            Profile::Bus => (4_000, 8_000, 60_000, 10_000),
            Profile::Ambulance => (2_000, 4_000, 20_000, 3_000),
            Profile::Car => (2_000, 4_000, 20_000, 10_000),
        };
        if vehicle.delays {
            Delays { turn, sharp, round, signal }
        } else {
            Delays { turn: 0, sharp: 0, round, signal: 0 }
        }
    }

    fn of_turn(&self, shape: u8) -> u32 {
        let bend = match shape & turn::SHAPE {
            turn::TURN => self.turn,
            turn::SHARP => self.sharp,
            turn::ROUND | turn::RING => self.round,
            _ => 0,
        };
        bend + if shape & turn::SIGNAL != 0 { self.signal } else { 0 }
    }
}
