//! Places onto roads: the nearest road of the main part, and the other carriageway where there is one.

use crate::cost::FAR;
use crate::geo::{Flat, Point, decimetres, on_piece};
use crate::nearest::{Nearest, project};
use crate::parts::{NOWHERE, Parts};
use crate::segments::{Arc, Segments};
use crate::weights::Weights;

/// Metres to a road at which a place is said to be far from it.
pub const FAR_OFF: f64 = 50.0;
/// Metres to a road beyond which a place is on none.
pub const TOO_FAR: f64 = 500.0;
/// Metres between the carriageways of one road, at most.
const CARRIAGEWAYS: f64 = 45.0;

/// Where a vehicle stands on an arc.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Foothold {
    pub(crate) arc: Arc,
    /// Decimetres from the beginning of the arc.
    pub(crate) along: u32,
    /// Whether it leads to the main part.
    leaves: bool,
    /// Whether the main part leads to it.
    arrives: bool,
}

/// A place on the roads. A drive begins and ends at whichever of its footholds is cheaper: the roadside is not asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// Where the place is.
    pub place: Point,
    /// The nearest point of its road.
    pub road: Point,
    /// Millimetres between them.
    pub away: u64,
    /// Segments that it stands on, the nearest first.
    pub segments: Vec<u32>,
    pub(crate) footholds: Vec<Foothold>,
}

/// Why a place is on no road.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OffRoad {
    /// No road for this vehicle within [`TOO_FAR`]; millimetres to the nearest of all roads, if there is one.
    NoRoad {
        /// Millimetres to the nearest road of any kind.
        nearest: Option<u64>,
    },
    /// There is one, but only roads that do not hang together with the others: millimetres to it.
    Island {
        /// Millimetres to it.
        nearest: u64,
    },
}

/// What snapping needs.
pub(crate) struct Snapper<'a> {
    pub(crate) segments: &'a Segments,
    pub(crate) index: &'a Nearest,
    pub(crate) weights: &'a Weights,
    pub(crate) parts: &'a Parts,
    /// Where each segment lies; empty if there is one region alone.
    pub(crate) regions: &'a [u16],
}

impl Snapper<'_> {
    /// The place on the roads of its region.
    pub(crate) fn snap(&self, place: Point, region: u16) -> Result<Stop, OffRoad> {
        let mut stop: Option<Stop> = None;
        let (mut any, mut island) = (None, None);
        self.index.each(self.segments, place, TOO_FAR, |near| {
            if any.is_none() {
                any = Some(near.away);
            }
            let here = self.regions.get(near.segment as usize).copied().unwrap_or(0);
            if here == NOWHERE || here != region {
                return true;
            }
            let limit = stop.as_ref().map_or(u64::MAX, |s| s.away + (CARRIAGEWAYS * 1000.0) as u64);
            if near.away > limit && stop.as_ref().is_some_and(Stop::whole) {
                return false;
            }
            let arcs = [2 * near.segment, 2 * near.segment + 1];
            let driven = arcs.iter().any(|&arc| self.weights.arc[arc as usize] < FAR);
            if !driven {
                return true;
            }
            let footholds = self.footholds(near.segment, place);
            if footholds.is_empty() {
                island = island.or(Some(near.away));
                return true;
            }
            match &mut stop {
                None => {
                    let (_, piece, along) = project(self.segments, near.segment, place);
                    let shape = self.segments.shape(near.segment);
                    let road = on_piece(shape[piece], shape[piece + 1], along);
                    stop =
                        Some(Stop { place, road, away: near.away, segments: vec![near.segment], footholds });
                }
                Some(stop) if !stop.whole() || self.sister(stop, near.segment, place) => {
                    stop.segments.push(near.segment);
                    stop.footholds.extend(footholds);
                }
                Some(_) => {}
            }
            // Two carriageways are all there are.
            stop.as_ref().is_none_or(|s| s.segments.len() < 2 || !s.whole())
        });
        match stop {
            Some(stop) if stop.whole() => Ok(stop),
            Some(stop) => Err(OffRoad::Island { nearest: stop.away }),
            None => match island {
                Some(nearest) => Err(OffRoad::Island { nearest }),
                None => Err(OffRoad::NoRoad { nearest: any }),
            },
        }
    }

    fn footholds(&self, segment: u32, place: Point) -> Vec<Foothold> {
        let (_, piece, along) = project(self.segments, segment, place);
        let shape = self.segments.shape(segment);
        let point = on_piece(shape[piece], shape[piece + 1], along);
        let mut head = shape[..=piece].to_vec();
        head.push(point);
        let (head, whole) = (decimetres(&head), decimetres(shape));
        let length = self.segments.list[segment as usize].length;
        // A length that was assumed is not that of the drawing.
        let along = (u64::from(head.min(whole)) * u64::from(length) / u64::from(whole)) as u32;
        let both = [(2 * segment, along), (2 * segment + 1, length - along)];
        both.into_iter()
            .filter(|&(arc, _)| self.weights.arc[arc as usize] < FAR)
            .map(|(arc, along)| Foothold {
                arc,
                along,
                leaves: self.parts.leaves[arc as usize],
                arrives: self.parts.arrives[arc as usize],
            })
            .filter(|f| f.leaves || f.arrives)
            .collect()
    }

    /// Whether a segment is the other carriageway of a stop that stands on a one-way road.
    fn sister(&self, stop: &Stop, segment: u32, place: Point) -> bool {
        let first = stop.segments[0];
        let open = |s: u32| {
            let both = [2 * s, 2 * s + 1].map(|arc| self.weights.arc[arc as usize] < FAR);
            (both[0] != both[1]).then(|| u32::from(both[1]))
        };
        let (Some(a), Some(b)) = (open(first), open(segment)) else { return false };
        let class = |s: u32| self.segments.way(s).record.class;
        if class(first) != class(segment) {
            return false;
        }
        let heading = |s: u32, backward: u32| {
            let (_, piece, _) = project(self.segments, s, place);
            let shape = self.segments.shape(s);
            let (x, y) = Flat::at(place.lat).step(shape[piece], shape[piece + 1]);
            if backward == 1 { (-x, -y) } else { (x, y) }
        };
        let ((x1, y1), (x2, y2)) = (heading(first, a), heading(segment, b));
        // More than 135° apart.
        x1 * x2 + y1 * y2 < -0.707 * ((x1 * x1 + y1 * y1) * (x2 * x2 + y2 * y2)).sqrt()
    }
}

impl Stop {
    /// Whether the main part both is reached from here and leads here.
    fn whole(&self) -> bool {
        self.footholds.iter().any(|f| f.leaves) && self.footholds.iter().any(|f| f.arrives)
    }
}
