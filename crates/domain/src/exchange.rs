//! Two evacuations tied to each other.

use alloc::string::String;
use alloc::vec::Vec;

use crate::people::Priority;
use crate::place::Zone;
use crate::table::Idx;

/// Neither side may run ahead of the other by more than `slack`.
#[derive(Clone, PartialEq, Debug)]
pub struct Exchange {
    /// The scenario's id.
    pub id: String,
    /// One zone.
    pub first: Idx<Zone>,
    /// The other.
    pub second: Idx<Zone>,
    /// People of `first` for one of `second`.
    pub ratio: f64,
    /// People of `first` by which one side may be ahead.
    pub slack: f64,
    /// Priorities that count on neither side.
    pub exempt: Vec<Idx<Priority>>,
}
