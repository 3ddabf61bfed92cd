//! Puts a file together: roads with their nodes, what stands on them, restrictions, and what was not understood.

use super::marks::{self, Mark};
use super::restrictions::{self, Restriction, Understood, Via};
use super::sink::{Member, Sink, Tags, value};
use super::tags::{self, Record, Unclear};
use super::trouble::Trouble;
use crate::geo::Point;

/// A node that a way names and the file does not hold.
pub(crate) const MISSING: u32 = u32::MAX;

/// Whether a line can be a road: what readers ask before they unpack its nodes.
pub(super) fn may_be_road(tags: &Tags<'_>) -> bool {
    value(tags, "highway").is_some()
}

/// Whether a relation can be a turn restriction.
pub(super) fn may_be_restriction(tags: &Tags<'_>) -> bool {
    value(tags, "type").is_some_and(|kind| kind == "restriction" || kind.starts_with("restriction:"))
}

/// A road as it is drawn.
#[derive(Clone, Debug)]
pub struct Way {
    /// Its id in the file.
    pub id: i64,
    /// What its tags say.
    pub record: Record,
}

/// What an import found, and what it passed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Roads that some vehicle may use.
    pub roads: u32,
    /// Nodes of roads.
    pub nodes: u32,
    /// Nodes that roads name and the file does not hold: the roads are cut there.
    pub missing: u32,
    /// Turn restrictions that hold for our vehicles.
    pub restrictions: u32,
    /// Turn restrictions passed over, because they are incomplete, conditional or lead nowhere.
    pub not_understood: u32,
    /// Tags passed over.
    pub unclear: Unclear,
}

/// A whole file, by indices of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    /// Ids of all nodes of roads, in order.
    pub(crate) ids: Vec<i64>,
    pub(crate) at: Vec<Point>,
    /// What stands at a node, in their order.
    pub(crate) marks: Vec<(u32, Mark)>,
    pub(crate) ways: Vec<Way>,
    /// Where each way's nodes begin in `nodes`; one more at the end.
    pub(crate) first: Vec<u32>,
    /// Nodes of ways; [`MISSING`] if the file does not hold it.
    pub(crate) nodes: Vec<u32>,
    pub(crate) restrictions: Vec<Restriction>,
    pub(crate) report: Report,
}

/// Takes ways and relations.
pub(super) struct Lines {
    ways: Vec<Way>,
    first: Vec<u32>,
    nodes: Vec<i64>,
    restrictions: Vec<Restriction>,
    report: Report,
    /// The most nodes that a file of this size can name.
    most: usize,
}

impl Lines {
    /// Of a file of so many bytes.
    pub(super) fn new(bytes: usize) -> Lines {
        Lines {
            ways: Vec::new(),
            first: vec![0],
            nodes: Vec::new(),
            restrictions: Vec::new(),
            report: Report::default(),
            // Real files have a tenth of a node a byte; a file that says more is made to fill the memory.
            most: (4 * bytes + (1 << 16)).min(1 << 30),
        }
    }

    fn held(&self) -> usize {
        self.nodes.len() + 32 * (self.ways.len() + self.restrictions.len())
    }

    /// What is asked of the nodes.
    pub(super) fn into_nodes(self) -> Nodes {
        let mut ids = self.nodes.clone();
        ids.sort_unstable();
        ids.dedup();
        let at = vec![None; ids.len()];
        Nodes { lines: self, ids, at, marks: Vec::new(), hint: 0 }
    }
}

fn too_much() -> Trouble {
    Trouble::new(
        "the file names more roads than one of its size can hold",
        "take the map from another source",
    )
}

impl Sink for Lines {
    fn node(&mut self, _: i64, _: Option<Point>, _: &Tags<'_>) -> Result<(), Trouble> {
        Ok(())
    }

    fn way(&mut self, id: i64, nodes: &[i64], tags: &Tags<'_>) -> Result<(), Trouble> {
        let Some(record) = tags::read(tags, &mut self.report.unclear) else { return Ok(()) };
        if nodes.len() < 2 {
            return Ok(());
        }
        self.nodes.extend_from_slice(nodes);
        self.ways.push(Way { id, record });
        self.first.push(self.nodes.len() as u32);
        if self.held() > self.most { Err(too_much()) } else { Ok(()) }
    }

    fn relation(&mut self, _: i64, members: &[Member<'_>], tags: &Tags<'_>) -> Result<(), Trouble> {
        match restrictions::read(members, tags) {
            Understood::Yes(all) => self.restrictions.extend(all.into_iter().filter(small)),
            Understood::No => self.report.not_understood += 1,
            Understood::NotOurs => {}
        }
        if self.held() > self.most { Err(too_much()) } else { Ok(()) }
    }
}

/// Whether a restriction names no more ways than any can.
fn small(restriction: &Restriction) -> bool {
    let via = if let Via::Ways(ways) = &restriction.via { ways.len() } else { 1 };
    restriction.from.len() <= 8 && restriction.to.len() <= 8 && via <= 8
}

/// Takes nodes.
pub(super) struct Nodes {
    lines: Lines,
    ids: Vec<i64>,
    at: Vec<Option<Point>>,
    marks: Vec<(u32, Mark)>,
    /// Where the next id is likely to stand: files hold nodes in their order.
    hint: usize,
}

impl Sink for Nodes {
    fn node(&mut self, id: i64, at: Option<Point>, tags: &Tags<'_>) -> Result<(), Trouble> {
        let likely = self.ids.get(self.hint);
        if likely != Some(&id) {
            let before = |n: usize| self.hint.checked_sub(n).map_or(i64::MIN, |n| self.ids[n]);
            if likely.is_some_and(|&next| id < next) && before(1) < id {
                return Ok(());
            }
            let Ok(found) = self.ids.binary_search(&id) else { return Ok(()) };
            self.hint = found;
        }
        let index = self.hint;
        self.hint += 1;
        // What a file says last holds, should it say it twice.
        self.at[index] = at;
        if !tags.is_empty() {
            let mark = marks::read(tags);
            if mark != Mark::default() {
                self.marks.push((index as u32, mark));
            }
        }
        Ok(())
    }

    fn way(&mut self, _: i64, _: &[i64], _: &Tags<'_>) -> Result<(), Trouble> {
        Ok(())
    }

    fn relation(&mut self, _: i64, _: &[Member<'_>], _: &Tags<'_>) -> Result<(), Trouble> {
        Ok(())
    }
}

impl Nodes {
    /// The whole file.
    pub(super) fn into_map(self) -> Result<Map, Trouble> {
        let Nodes { lines, ids, at, mut marks, .. } = self;
        if lines.ways.is_empty() {
            return Err(Trouble::new(
                "there is no road in the file that a vehicle may use",
                "take an extract with roads: ways with a `highway` tag",
            ));
        }
        // Indices of those that are there.
        let mut index = vec![MISSING; ids.len()];
        let mut count = 0;
        for (slot, at) in index.iter_mut().zip(&at) {
            if at.is_some() {
                *slot = count;
                count += 1;
            }
        }
        if count == 0 {
            return Err(Trouble::new(
                "the file holds roads but none of their nodes",
                "take an extract with all nodes of its ways",
            ));
        }
        let nodes: Vec<u32> = lines
            .nodes
            .iter()
            .map(|id| ids.binary_search(id).map_or(MISSING, |found| index[found]))
            .collect();
        marks.sort_by_key(|(node, _)| *node);
        marks.dedup_by_key(|(node, _)| *node);
        let marks = marks
            .into_iter()
            .map(|(node, mark)| (index[node as usize], mark))
            .filter(|(node, _)| *node != MISSING)
            .collect();
        let mut report = lines.report;
        report.roads = lines.ways.len() as u32;
        report.nodes = count;
        report.missing = ids.len() as u32 - count;
        report.restrictions = lines.restrictions.len() as u32;
        let held = at.iter().map(Option::is_some).collect::<Vec<bool>>();
        Ok(Map {
            ids: ids.iter().zip(&held).filter(|(_, held)| **held).map(|(id, _)| *id).collect(),
            at: at.into_iter().flatten().collect(),
            marks,
            ways: lines.ways,
            first: lines.first,
            nodes,
            restrictions: lines.restrictions,
            report,
        })
    }
}
