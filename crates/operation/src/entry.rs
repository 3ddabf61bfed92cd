//! An event with its id, its two clocks and its author.

use domain::Time;

use crate::event::Event;
use crate::id::{EntryId, Id};
use crate::role::Role;

/// One line of the record. Never edited: a correction is an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Made where the entry was made.
    pub id: EntryId,
    /// When it happened, by whoever saw it.
    pub happened_at: Time,
    /// When the centre got to know; differs from server to server, and is left out of the root.
    pub recorded_at: Time,
    /// The role that wrote it.
    pub role: Role,
    /// The device that it was written on.
    pub device: Id,
    /// The entry that it answers, such as an order.
    pub answers: Option<EntryId>,
    /// What happened.
    pub event: Event,
}
