//! What every store of records can do. `contract.rs` holds what it must keep to.

use std::fmt;

use domain::Time;
use operation::{Entry, Hash, Id};

use crate::about::About;
use crate::head::SignedHead;

/// Entries that came in together for one operation.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The operation.
    pub operation: Id,
    /// The entries, in the order in which they are to be chained. What they say of `recorded_at` is not looked at.
    pub entries: Vec<Entry>,
    /// When they came in.
    pub received: Time,
}

/// What became of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is kept now.
    New,
    /// It was kept already.
    Known,
    /// Refused: another entry with its id, one that says something else, was kept before.
    Conflict,
}

/// What a store says of one entry: where the entry with this id stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// What became of it.
    pub outcome: Outcome,
    /// Its place in the chain, from 1; of the one kept before if this one was refused.
    pub sequence: u64,
    /// The chain's value there.
    pub chain: Hash,
}

/// An entry as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// The entry; `recorded_at` is when it came in here.
    pub entry: Entry,
    /// The chain's value after it.
    pub chain: Hash,
}

/// Where a chain stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Last {
    /// The sequence of the last entry; 0 if there is none.
    pub sequence: u64,
    /// The chain's value after it, or the value that it begins with.
    pub chain: Hash,
}

/// Keeps records: entries, each once, chained in the order in which they came in.
///
/// What a call has answered is durable: it outlives whatever the storage outlives. A call that fails has kept all of what it was given or none of it, and
/// the same call again is safe.
pub trait Ledger {
    /// Begins an operation's record. The same again changes nothing.
    ///
    /// # Errors
    /// [`Fault::OtherRecord`] if this operation has begun with anything else.
    fn begin(&mut self, about: &About) -> Result<(), Fault>;

    /// What there are records of, by operation.
    ///
    /// # Errors
    /// Of the storage.
    fn operations(&self) -> Result<Vec<About>, Fault>;

    /// Keeps entries, in one step for all batches. Of each entry the answer says whether it is new, known, or refused.
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], and those of the storage; then nothing is kept.
    fn append(&mut self, batches: &[Batch]) -> Result<Vec<Vec<Receipt>>, Fault>;

    /// Puts back what another store had, with its sequence and chain: only directly after what is there, and only if the chain holds.
    ///
    /// # Errors
    /// [`Fault::Broken`] where it does not; then nothing is kept.
    fn restore(&mut self, operation: &Id, kept: &[Kept]) -> Result<(), Fault>;

    /// Entries in the order of the chain: those after a sequence, at most so many.
    ///
    /// # Errors
    /// [`Fault::Damaged`] at the first that cannot be read.
    fn read(&self, operation: &Id, after: u64, most: usize) -> Result<Vec<Kept>, Fault>;

    /// Where the chain stands. O(1).
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`].
    fn last(&self, operation: &Id) -> Result<Last, Fault>;

    /// The Merkle root over all entries by id.
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], and those of the storage.
    fn root(&mut self, operation: &Id) -> Result<Hash, Fault>;

    /// Keeps a signed head, of a sequence not lower than that of the last one kept.
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], [`Fault::Broken`] for a head that does not fit the chain, and those of the storage.
    fn keep_head(&mut self, operation: &Id, head: &SignedHead) -> Result<(), Fault>;

    /// Signed heads that were kept, in the order of their sequence.
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], and those of the storage.
    fn heads(&self, operation: &Id) -> Result<Vec<SignedHead>, Fault>;
}

/// Why a store cannot do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It has no record of this operation.
    NoSuchOperation(Id),
    /// This operation's record began with another scenario, label or key.
    OtherRecord(Id),
    /// What is to be put back does not follow from what is there: this sequence is the first that does not.
    Broken(u64),
    /// What is kept cannot be read, or is not what was kept; all before this sequence is whole.
    Damaged {
        /// The operation; none if the store as a whole is meant.
        operation: Option<Id>,
        /// The first sequence that is not whole.
        sequence: u64,
        /// What was found, for whoever mends machines.
        found: String,
    },
    /// The store was found damaged when it was opened: what is whole can be read, and nothing is written.
    ReadOnly,
    /// No room is left.
    Full,
    /// The machine's storage says no.
    Storage(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoSuchOperation(id) => write!(f, "no such operation: {id}"),
            Fault::OtherRecord(id) => {
                write!(f, "the operation began with another scenario, label or key: {id}")
            }
            Fault::Broken(sequence) => write!(f, "does not follow from what is kept: entry {sequence}"),
            Fault::Damaged { operation, sequence, found } => {
                if let Some(operation) = operation {
                    write!(f, "{operation}: ")?;
                }
                write!(f, "damaged from entry {sequence} on, whole before it: {found}")
            }
            Fault::ReadOnly => f.write_str("the store is damaged and is only read"),
            Fault::Full => f.write_str("no room is left on the disk"),
            Fault::Storage(what) => write!(f, "the storage says: {what}"),
        }
    }
}

impl std::error::Error for Fault {}
