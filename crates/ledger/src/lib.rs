//! The record, kept: stores of entries, the hash chain, signed heads, export, import and verification.
//!
//! A [`Ledger`] keeps each entry once, in the order in which it came in, chained by hash; [`Memory`] and [`Sqlite`] are two, and
//! [`contract`] is what every one must keep to. It deliberately knows no clock and no network: instants come in as values, and who may
//! write what is decided by others. The formats stand in `docs/formats/ledger.md`.

mod about;
mod chain;
pub mod contract;
mod export;
mod head;
mod hex;
mod lines;
mod memory;
mod snapshot;
mod sqlite;
mod store;
mod tree;
mod verify;

pub use about::{About, ScenarioFile};
pub use chain::{leaf, link};
pub use export::{NotExported, export};
pub use head::{Head, Key, SignedHead};
pub use hex::{hex, unhex, unhex_all};
pub use memory::Memory;
pub use snapshot::Snapshot;
pub use sqlite::{Checked, Reader, Sqlite};
pub use store::{Batch, Fault, Kept, Last, Ledger, Outcome, Receipt};
pub use tree::Tree;
pub use verify::{Finding, NotImported, Seen, Wrong, import, verify};

/// The format of an exported record; also the first thing in every chain.
pub const FORMAT: &str = "safeconduct-ledger/1";
