//! The record of an operation: orders that may be refused, observations that never are, and the state and head-count that follow.
//!
//! An [`Entry`] is an [`Event`] with its id, two clocks and its author. A [`Record`] keeps entries, each once; its [`Facts`] are a fold over
//! them in the order of what happened, so that the order of arrival makes no difference, and its root is the same wherever the same
//! entries are. [`decide`] answers orders. It deliberately knows no clock, disk, network or key: those are the shell's. How to
//! add a kind of event stands in `docs/operation.md`.
#![no_std]

extern crate alloc;

mod account;
mod agreements;
mod apply;
mod bytes;
mod decide;
mod discrepancy;
mod entry;
mod event;
mod facts;
mod fold;
mod gate;
mod ground;
mod id;
mod kinds;
mod log;
mod merkle;
mod order;
mod planned;
mod record;
mod resumed;
mod role;
mod situation;
mod statement;
mod unbytes;

pub use account::{Accounts, Flows, Posting, Unit};
pub use agreements::{About, Agreements, Standing};
pub use bytes::bytes;
pub use decide::decide;
pub use discrepancy::{Contradiction, Discrepancy};
pub use entry::Entry;
pub use event::{Clause, Event, Families, Kind, Knowing, Method, Status};
pub use facts::{
    Case, CaseAbout, Caught, ConvoyFacts, CorridorFacts, Facts, FamilyFacts, Guarantee, Incident,
    OthersFigure, Stated, VehicleFacts, ZoneFacts,
};
pub use gate::{Care, running_out};
pub use ground::Ground;
pub use id::{EntryId, Id, NoEntryId, Words};
pub use log::Log;
pub use merkle::Hash;
pub use order::{Against, Order, Refusal};
pub use planned::{planned, planned_from};
pub use record::{Added, Record, root};
pub use resumed::Fold;
pub use role::Role;
pub use situation::situation;
pub use statement::{Bound, Figure, Precision, Since, Statement};
pub use unbytes::entry_of;
