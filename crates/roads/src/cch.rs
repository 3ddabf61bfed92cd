//! Customizable contraction hierarchies of our own: an order of the vertices that no cost is needed for, shortcuts that no
//! cost is needed for, and costs filled into them in one sweep, again whenever roads close.
//!
//! Source: Dibbelt, Strasser, Wagner, *Customizable Contraction Hierarchies*, <https://arxiv.org/abs/1402.0402>; orders by
//! Schild, Sommer, *On Balanced Separators in Road Networks* (inertial flow); queries on the elimination tree and
//! selection for matrices as surveyed in <https://arxiv.org/abs/2502.10519>. Its slow twin is [`crate::dijkstra`].

pub(crate) mod flow;
pub(crate) mod matrix;
pub(crate) mod metric;
pub(crate) mod order;
pub(crate) mod query;
pub(crate) mod topology;
pub(crate) mod unpack;
