//! What a map file holds, as a reader of one of its formats tells it to whoever builds the network.

use super::trouble::Trouble;
use crate::geo::Point;

/// Keys and values of one object, as the file has them.
pub(super) type Tags<'a> = [(&'a str, &'a str)];

/// The value of a key, if the object has it.
pub(super) fn value<'a>(tags: &Tags<'a>, key: &str) -> Option<&'a str> {
    tags.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
}

/// What sort of object a member of a relation is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Node,
    Way,
    Relation,
}

/// A member of a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) sort: Sort,
    pub(super) id: i64,
    pub(super) role: &'a str,
}

/// What is asked of the file in one reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ask {
    /// Ways and relations.
    Lines,
    /// Nodes.
    Nodes,
}

/// Takes what is in the file, in its order. Every answer may stop the reading.
pub(super) trait Sink {
    /// A node; none of a position outside the world.
    fn node(&mut self, id: i64, at: Option<Point>, tags: &Tags<'_>) -> Result<(), Trouble>;
    /// A way with the ids of its nodes.
    fn way(&mut self, id: i64, nodes: &[i64], tags: &Tags<'_>) -> Result<(), Trouble>;
    /// A relation.
    fn relation(&mut self, id: i64, members: &[Member<'_>], tags: &Tags<'_>) -> Result<(), Trouble>;
}
