//! A store in one SQLite file: write-ahead log, synced at every commit, checked from end to end when it is opened.

mod open;
mod rows;

use std::collections::BTreeMap;
use std::path::Path;

use operation::{EntryId, Hash, Id, bytes};
use rusqlite::{Connection, TransactionBehavior, params};

use crate::about::{About, word};
use crate::chain::{leaf, link};
use crate::head::SignedHead;
use crate::snapshot::Snapshot;
use crate::store::{Batch, Fault, Kept, Last, Ledger, Outcome, Receipt};
use crate::tree::Tree;
use rows::fault;

pub use self::rows::Reader;

/// Records in a file. One program writes at a time; [`Sqlite::reader`] reads beside it.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    records: BTreeMap<Id, Record>,
    damage: Option<Fault>,
}

/// A record as far as it was checked.
#[derive(Debug)]
pub struct Checked(Record);

impl Checked {
    /// Where it is whole up to.
    pub fn last(&self) -> Last {
        self.0.last
    }
}

/// What is known of one record without asking the file.
#[derive(Debug)]
struct Record {
    number: i64,
    about: About,
    last: Last,
    tree: Tree,
    /// What comes before was vouched for by a snapshot.
    begun_at: u64,
}

impl Record {
    fn new(number: i64, about: About) -> Record {
        let last = Last { sequence: 0, chain: about.genesis() };
        Record { number, about, last, tree: Tree::default(), begun_at: 0 }
    }
}

impl Sqlite {
    /// Opens or makes the file, reads all of it and checks it: chain, ids, heads. What is whole is given to `each` on the way, so that it need not be read
    /// twice. A file that is damaged is opened for reading what is whole before the damage: [`Sqlite::damage`] says so.
    ///
    /// # Errors
    /// [`Fault::Damaged`] for a file that is no store at all, and those of the storage.
    pub fn open(path: &Path, each: &mut dyn FnMut(&About, Kept)) -> Result<Sqlite, Fault> {
        open::open(path, &[], each)
    }

    /// As [`Sqlite::open`], but what a snapshot vouches for is not read: it must stand at a head that this centre signed and kept, and the chain must have
    /// its value there. What comes after it is read and checked, and given to `each`. Whoever opens it so has the rest checked beside
    /// ([`Reader::check`]). A snapshot that does not fit is not looked at: [`Sqlite::begun_at`] says which one was taken.
    ///
    /// # Errors
    /// As there.
    pub fn open_from(
        path: &Path,
        snapshots: &[Snapshot],
        each: &mut dyn FnMut(&About, Kept),
    ) -> Result<Sqlite, Fault> {
        open::open(path, snapshots, each)
    }

    /// The sequence that a record was begun at; 0 if all of it was read.
    pub fn begun_at(&self, operation: &Id) -> u64 {
        self.records.get(operation).map_or(0, |record| record.begun_at)
    }

    /// The sequence of the last head that is kept.
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], and those of the storage.
    pub fn sealed(&self, operation: &Id) -> Result<u64, Fault> {
        let last = rows::last_head(&self.connection, self.record(operation)?.number)?;
        Ok(last.unwrap_or(0))
    }

    /// An entry by its id.
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], and those of the storage.
    pub fn find(&self, operation: &Id, id: EntryId) -> Result<Option<Kept>, Fault> {
        let record = self.record(operation)?;
        let Some((sequence, _)) = record.tree.get(id) else { return Ok(None) };
        let found = rows::read(&self.connection, operation, record.number, sequence - 1, 1)?;
        Ok(found.into_iter().next())
    }

    /// Where a record stands now, for a later start: at the head that was kept last, with what follows from the entries. None if entries have come since
    /// that head. O(n).
    ///
    /// # Errors
    /// [`Fault::NoSuchOperation`], and those of the storage.
    pub fn snapshot(
        &mut self,
        operation: &Id,
        fold: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Result<Option<Snapshot>, Fault> {
        let sealed = self.sealed(operation)?;
        let root = self.root(operation)?;
        let record =
            self.records.get_mut(operation).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))?;
        let Last { sequence, chain } = record.last;
        if sealed != sequence || self.damage.is_some() {
            return Ok(None);
        }
        let (genesis, leaves) = (record.about.genesis(), record.tree.leaves());
        let operation = operation.clone();
        Ok(fold().map(|fold| Snapshot { operation, genesis, sequence, chain, root, leaves, fold }))
    }

    /// The check beside has found a record damaged: from now on it is only read, up to where it is whole.
    pub fn damaged(&mut self, found: Fault, checked: Option<Checked>) {
        // What cannot be forbidden to SQLite is refused by us.
        let _ = self.connection.pragma_update(None, "query_only", true);
        self.damage.get_or_insert(found);
        if let Some(Checked(whole)) = checked {
            self.records.insert(whole.about.operation.clone(), whole);
        }
    }

    /// What was found when it was opened.
    pub fn damage(&self) -> Option<&Fault> {
        self.damage.as_ref()
    }

    /// Reads the same file beside this store, from another thread.
    ///
    /// # Errors
    /// Of the storage.
    pub fn reader(path: &Path) -> Result<Reader, Fault> {
        open::reader(path)
    }

    /// The file that it is in.
    pub fn path(&self) -> &str {
        self.connection.path().unwrap_or_default()
    }

    fn record(&self, operation: &Id) -> Result<&Record, Fault> {
        self.records.get(operation).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))
    }

    fn may_write(&self) -> Result<(), Fault> {
        if self.damage.is_some() { Err(Fault::ReadOnly) } else { Ok(()) }
    }
}

/// Entries of one record that are in a transaction which is not committed yet.
struct Pending {
    last: Last,
    new: BTreeMap<EntryId, (u64, Hash, Hash)>,
}

impl Ledger for Sqlite {
    fn begin(&mut self, about: &About) -> Result<(), Fault> {
        if let Some(record) = self.records.get(&about.operation) {
            let same = record.about == *about;
            return if same { Ok(()) } else { Err(Fault::OtherRecord(about.operation.clone())) };
        }
        self.may_write()?;
        let change =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        change
            .execute(
                "INSERT INTO operation (id, scenario, label, key) VALUES (?1, ?2, ?3, ?4)",
                params![about.operation.as_str(), about.scenario, word(about.label), about.key],
            )
            .map_err(fault)?;
        let number = change.last_insert_rowid();
        for (position, file) in about.files.iter().enumerate() {
            change
                .execute(
                    "INSERT INTO file (operation, position, path, text) VALUES (?1, ?2, ?3, ?4)",
                    params![number, position as i64, file.path, file.text],
                )
                .map_err(fault)?;
        }
        change.commit().map_err(fault)?;
        self.records.insert(about.operation.clone(), Record::new(number, about.clone()));
        Ok(())
    }

    fn operations(&self) -> Result<Vec<About>, Fault> {
        Ok(self.records.values().map(|record| record.about.clone()).collect())
    }

    fn append(&mut self, batches: &[Batch]) -> Result<Vec<Vec<Receipt>>, Fault> {
        self.may_write()?;
        let change =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let mut pending: BTreeMap<&Id, Pending> = BTreeMap::new();
        let mut answers = Vec::with_capacity(batches.len());
        {
            let mut insert = change.prepare_cached(rows::INSERT).map_err(fault)?;
            for batch in batches {
                let record = self
                    .records
                    .get(&batch.operation)
                    .ok_or_else(|| Fault::NoSuchOperation(batch.operation.clone()))?;
                let state = pending
                    .entry(&batch.operation)
                    .or_insert_with(|| Pending { last: record.last, new: BTreeMap::new() });
                let mut receipts = Vec::with_capacity(batch.entries.len());
                for entry in &batch.entries {
                    let encoded = bytes(entry);
                    let leaf = leaf(&encoded);
                    let known = match state.new.get(&entry.id) {
                        Some((sequence, leaf, chain)) => Some((*sequence, *leaf, *chain)),
                        None => match record.tree.get(entry.id) {
                            Some((sequence, leaf)) => {
                                let chain = rows::chain_at(&change, record.number, &record.about, sequence)?;
                                Some((sequence, leaf, chain))
                            }
                            None => None,
                        },
                    };
                    if let Some((sequence, known, chain)) = known {
                        let outcome = if known == leaf { Outcome::Known } else { Outcome::Conflict };
                        receipts.push(Receipt { outcome, sequence, chain });
                        continue;
                    }
                    let sequence = state.last.sequence + 1;
                    let chain = link(&state.last.chain, &encoded, batch.received);
                    let (number, id) = (record.number, entry.id.bytes());
                    insert
                        .execute(params![number, sequence as i64, id, encoded, batch.received.0, chain])
                        .map_err(fault)?;
                    state.last = Last { sequence, chain };
                    state.new.insert(entry.id, (sequence, leaf, chain));
                    receipts.push(Receipt { outcome: Outcome::New, sequence, chain });
                }
                answers.push(receipts);
            }
        }
        change.commit().map_err(fault)?;
        let pending: Vec<(Id, Pending)> =
            pending.into_iter().map(|(operation, state)| (operation.clone(), state)).collect();
        for (operation, state) in pending {
            let record = self.records.get_mut(&operation).expect("it was looked up above");
            record.last = state.last;
            for (id, (sequence, leaf, _)) in state.new {
                record.tree.add(id, sequence, leaf);
            }
        }
        Ok(answers)
    }

    fn restore(&mut self, operation: &Id, kept: &[Kept]) -> Result<(), Fault> {
        self.may_write()?;
        let change =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let record =
            self.records.get_mut(operation).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))?;
        let mut last = record.last;
        let mut new: BTreeMap<EntryId, (u64, Hash)> = BTreeMap::new();
        {
            let mut insert = change.prepare_cached(rows::INSERT).map_err(fault)?;
            for Kept { sequence, entry, chain } in kept {
                let encoded = bytes(entry);
                let follows = *sequence == last.sequence + 1
                    && *chain == link(&last.chain, &encoded, entry.recorded_at)
                    && record.tree.get(entry.id).is_none()
                    && new.insert(entry.id, (*sequence, leaf(&encoded))).is_none();
                if !follows {
                    return Err(Fault::Broken(*sequence));
                }
                let (number, id) = (record.number, entry.id.bytes());
                insert
                    .execute(params![number, *sequence as i64, id, encoded, entry.recorded_at.0, chain])
                    .map_err(fault)?;
                last = Last { sequence: *sequence, chain: *chain };
            }
        }
        change.commit().map_err(fault)?;
        record.last = last;
        for (id, (sequence, leaf)) in new {
            record.tree.add(id, sequence, leaf);
        }
        Ok(())
    }

    fn read(&self, operation: &Id, after: u64, most: usize) -> Result<Vec<Kept>, Fault> {
        let record = self.record(operation)?;
        // What comes after damage is not what was kept.
        let most =
            most.min(usize::try_from(record.last.sequence.saturating_sub(after)).unwrap_or(usize::MAX));
        rows::read(&self.connection, operation, record.number, after, most)
    }

    fn last(&self, operation: &Id) -> Result<Last, Fault> {
        Ok(self.record(operation)?.last)
    }

    fn root(&mut self, operation: &Id) -> Result<Hash, Fault> {
        let record = self.records.get_mut(operation);
        record.map(|record| record.tree.root()).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))
    }

    fn keep_head(&mut self, operation: &Id, head: &SignedHead) -> Result<(), Fault> {
        self.may_write()?;
        let record = self.record(operation)?;
        let stated = head.head;
        let last = rows::last_head(&self.connection, record.number)?;
        if last == Some(stated.sequence) {
            return Ok(());
        }
        let fits = stated.sequence <= record.last.sequence
            && rows::chain_at(&self.connection, record.number, &record.about, stated.sequence)?
                == stated.chain;
        if !fits || last.is_some_and(|last| last > stated.sequence) {
            return Err(Fault::Broken(stated.sequence));
        }
        let values = params![
            record.number,
            stated.sequence as i64,
            stated.chain,
            stated.root,
            stated.at.0,
            head.signature
        ];
        self.connection
            .execute(
                "INSERT INTO head (operation, sequence, chain, root, at, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                values,
            )
            .map_err(fault)?;
        Ok(())
    }

    fn heads(&self, operation: &Id) -> Result<Vec<SignedHead>, Fault> {
        let record = self.record(operation)?;
        let heads = rows::heads(&self.connection, record.number)?;
        // Heads of what is damaged stay in the file, and out of every export.
        Ok(heads.into_iter().filter(|head| head.head.sequence <= record.last.sequence).collect())
    }
}
