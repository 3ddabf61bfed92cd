//! What driving costs: time first, and of two ways that take the same time the shorter.

/// Milliseconds in the upper half, decimetres in the lower: comparing two costs compares time first, adding adds both.
pub type Cost = u64;

/// More than any way costs. Four of them can be added.
pub const FAR: Cost = (1 << 29) << 32;

/// A cost of its parts.
#[inline]
pub fn cost(milliseconds: u32, decimetres: u32) -> Cost {
    Cost::from(milliseconds) << 32 | Cost::from(decimetres)
}

/// Milliseconds.
#[inline]
pub fn milliseconds(cost: Cost) -> u32 {
    (cost >> 32) as u32
}

/// Decimetres.
#[inline]
pub fn decimetres(cost: Cost) -> u32 {
    cost as u32
}
