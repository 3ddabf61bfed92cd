//! A map made ready: roads, turns, the hierarchy over them, and where they lie.

use std::collections::BTreeMap;

use crate::banned::Banned;
use crate::cch::{order, topology::Topology};
use crate::graph::Graph;
use crate::import::{self, Trouble};
use crate::nearest::Nearest;
use crate::router::Router;
use crate::segments::{Arc, Segments};
use crate::vehicle::Vehicle;
use crate::weights::Conditions;

/// A map made ready for every vehicle and every state of the roads. It never changes.
#[derive(Clone, Debug)]
pub struct Network {
    /// Roads from junction to junction.
    pub segments: Segments,
    /// Turns.
    pub graph: Graph,
    /// The hierarchy without costs.
    pub topology: Topology,
    pub(crate) index: Nearest,
    /// Vertices of an arc beside the one where vehicles begin.
    pub(crate) copies: BTreeMap<Arc, Vec<u32>>,
}

impl Network {
    /// Reads `.osm.pbf`, `.osm` or `.osm.gz` and makes it ready. Time: by far the most goes into the order, about
    /// segments × log² segments.
    ///
    /// # Errors
    /// When the bytes are none of these formats, are damaged, or hold no road.
    pub fn read(bytes: &[u8]) -> Result<Network, Trouble> {
        let (segments, restrictions) = Segments::cut(import::read(bytes)?);
        Network::prepare(segments, &restrictions)
    }

    fn prepare(mut segments: Segments, restrictions: &[import::Restriction]) -> Result<Network, Trouble> {
        if segments.list.is_empty() {
            return Err(Trouble::new(
                "no road of the file leads anywhere: all are cut to single points",
                "take an extract with all nodes of its ways",
            ));
        }
        let banned = Banned::of(&segments, restrictions);
        segments.report.restrictions -= banned.idle;
        segments.report.not_understood += banned.idle;
        let graph = Graph::build(&segments, &banned);
        let ends: Vec<(u32, u32)> = segments.list.iter().map(|s| (s.from, s.to)).collect();
        let order = order::segments(&segments.junctions, &ends);
        let topology = Topology::build(&graph, &order);
        let mut copies: BTreeMap<Arc, Vec<u32>> = BTreeMap::new();
        for (vertex, &arc) in graph.arc.iter().enumerate() {
            if graph.vertex[arc as usize] != vertex as u32 {
                copies.entry(arc).or_default().push(vertex as u32);
            }
        }
        Ok(Network { index: Nearest::of(&segments), segments, graph, topology, copies })
    }

    /// Costs for one vehicle, with what is closed.
    pub fn router(&self, vehicle: &Vehicle, now: &Conditions) -> Router<'_> {
        Router::new(self, vehicle, now)
    }

    /// All vertices of an arc.
    pub(crate) fn vertices(&self, arc: Arc) -> impl Iterator<Item = u32> {
        let copies = self.copies.get(&arc).map_or(&[][..], Vec::as_slice);
        core::iter::once(self.graph.vertex[arc as usize]).chain(copies.iter().copied())
    }
}
