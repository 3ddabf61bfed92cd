//! Rows of the file to values, and the faults of SQLite to ours.

use domain::Time;
use operation::{Entry, Hash, Id, entry_of};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};

use crate::about::{About, ScenarioFile};
use crate::head::{Head, SignedHead};
use crate::store::{Fault, Kept};

/// The tables. `STRICT`, so that a column holds what it says.
pub(super) const TABLES: &str = "
CREATE TABLE IF NOT EXISTS operation (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scenario TEXT NOT NULL, label TEXT NOT NULL, key BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS file (
  operation INTEGER NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  operation INTEGER NOT NULL, sequence INTEGER NOT NULL, id BLOB NOT NULL, body BLOB NOT NULL, received INTEGER NOT NULL,
  chain BLOB NOT NULL, PRIMARY KEY (operation, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS entry_id ON entry (operation, id);
CREATE TABLE IF NOT EXISTS head (
  operation INTEGER NOT NULL, sequence INTEGER NOT NULL, chain BLOB NOT NULL, root BLOB, at INTEGER NOT NULL,
  signature BLOB NOT NULL, PRIMARY KEY (operation, sequence)
) STRICT, WITHOUT ROWID;
";

/// Keeps an entry.
pub(super) const INSERT: &str =
    "INSERT INTO entry (operation, sequence, id, body, received, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Every column of an entry, in the order of [`kept`].
pub(super) const SELECT: &str = "SELECT sequence, id, body, received, chain FROM entry WHERE operation = ?1 AND sequence > ?2 ORDER BY sequence";

/// Reads a store's file beside the one that writes it.
#[derive(Debug)]
pub struct Reader(pub(super) Connection);

impl Reader {
    /// As [`crate::Ledger::read`].
    ///
    /// # Errors
    /// As there.
    pub fn read(&self, operation: &Id, after: u64, most: usize) -> Result<Vec<Kept>, Fault> {
        let number = number(&self.0, operation)?;
        read(&self.0, operation, number, after, most)
    }

    /// As [`crate::Ledger::heads`].
    ///
    /// # Errors
    /// As there.
    pub fn heads(&self, operation: &Id) -> Result<Vec<SignedHead>, Fault> {
        heads(&self.0, number(&self.0, operation)?)
    }

    /// Reads and checks a record from its beginning to where it stood at the snapshot that it was begun from, beside the one that writes on. What is whole
    /// is given to `each`; with what was checked comes what was found wrong with it, if anything.
    ///
    /// # Errors
    /// Of the storage.
    pub fn check(
        &self,
        operation: &Id,
        upto: u64,
        each: &mut dyn FnMut(&About, Kept),
    ) -> Result<(super::Checked, Option<Fault>), Fault> {
        super::open::beside(&self.0, operation, upto, each)
    }

    /// Writes the store as it is at this moment into a new file, while others write on. The new file is not synced: that is for the caller, who names it.
    ///
    /// # Errors
    /// Of the storage; what was written of the new file is of no use then.
    pub fn copy_to(&self, path: &std::path::Path) -> Result<(), Fault> {
        let path = path.to_str().ok_or_else(|| Fault::Storage("a path that is no text".to_owned()))?;
        self.0.execute("VACUUM INTO ?1", params![path]).map(drop).map_err(fault)
    }
}

fn number(connection: &Connection, operation: &Id) -> Result<i64, Fault> {
    connection
        .query_row("SELECT number FROM operation WHERE id = ?1", params![operation.as_str()], |row| {
            row.get(0)
        })
        .optional()
        .map_err(fault)?
        .ok_or_else(|| Fault::NoSuchOperation(operation.clone()))
}

/// What SQLite says, as a fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "the form of map_err")]
pub(super) fn fault(error: rusqlite::Error) -> Fault {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Fault::Full,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            Fault::Damaged { operation: None, sequence: 0, found: error.to_string() }
        }
        _ => Fault::Storage(error.to_string()),
    }
}

/// A row of an entry, as far as it can be one: sequence, entry, its bytes, the chain's value; or what is wrong with it.
pub(super) fn kept(row: &Row<'_>) -> Result<(u64, Entry, Hash), String> {
    let words = |e: rusqlite::Error| e.to_string();
    let sequence: i64 = row.get(0).map_err(words)?;
    let id: [u8; 16] = row.get(1).map_err(words)?;
    let received: i64 = row.get(3).map_err(words)?;
    let chain: Hash = row.get(4).map_err(words)?;
    let body = row.get_ref(2).map_err(words)?.as_blob().map_err(|e| e.to_string())?;
    let entry = entry_of(body, Time(received)).ok_or("its bytes are no entry")?;
    if entry.id.bytes() != id {
        return Err("its id is not that of its bytes".to_owned());
    }
    Ok((u64::try_from(sequence).map_err(|_| "a sequence below zero")?, entry, chain))
}

/// Entries after a sequence.
pub(super) fn read(
    connection: &Connection,
    operation: &Id,
    number: i64,
    after: u64,
    most: usize,
) -> Result<Vec<Kept>, Fault> {
    let damaged =
        |sequence: u64, found: String| Fault::Damaged { operation: Some(operation.clone()), sequence, found };
    let mut select = connection.prepare_cached(SELECT).map_err(fault)?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let mut rows = select.query(params![number, after]).map_err(fault)?;
    let mut found: Vec<Kept> = Vec::new();
    while found.len() < most {
        let next = after as u64 + found.len() as u64 + 1;
        let Some(row) = rows.next().map_err(|e| damaged(next, e.to_string()))? else { break };
        let (sequence, entry, chain) = kept(row).map_err(|what| damaged(next, what))?;
        if sequence != next {
            return Err(damaged(next, "it is missing".to_owned()));
        }
        found.push(Kept { sequence, entry, chain });
    }
    Ok(found)
}

/// The chain's value after an entry that is kept; before the first, the value that it begins with.
pub(super) fn chain_at(
    connection: &Connection,
    number: i64,
    about: &About,
    sequence: u64,
) -> Result<Hash, Fault> {
    if sequence == 0 {
        return Ok(about.genesis());
    }
    let mut select = connection
        .prepare_cached("SELECT chain FROM entry WHERE operation = ?1 AND sequence = ?2")
        .map_err(fault)?;
    select.query_row(params![number, sequence as i64], |row| row.get(0)).map_err(fault)
}

/// The sequence of the last head that is kept.
pub(super) fn last_head(connection: &Connection, number: i64) -> Result<Option<u64>, Fault> {
    let last: Option<i64> = connection
        .query_row("SELECT max(sequence) FROM head WHERE operation = ?1", params![number], |row| row.get(0))
        .map_err(fault)?;
    Ok(last.map(|last| last as u64))
}

/// All heads.
pub(super) fn heads(connection: &Connection, number: i64) -> Result<Vec<SignedHead>, Fault> {
    let mut select = connection
        .prepare_cached(
            "SELECT sequence, chain, root, at, signature FROM head WHERE operation = ?1 ORDER BY sequence",
        )
        .map_err(fault)?;
    let rows = select
        .query_map(params![number], |row| {
            let sequence: i64 = row.get(0)?;
            let (chain, root, at) = (row.get(1)?, row.get(2)?, Time(row.get(3)?));
            let head = Head { sequence: sequence as u64, chain, root, at, heads: None };
            Ok(SignedHead { head, signature: row.get(4)? })
        })
        .map_err(fault)?;
    rows.collect::<Result<_, _>>().map_err(fault)
}

/// Every operation with its number.
pub(super) fn operations(connection: &Connection) -> Result<Vec<(i64, About)>, Fault> {
    let damaged = |found: &str| Fault::Damaged { operation: None, sequence: 0, found: found.to_owned() };
    let mut select = connection
        .prepare("SELECT number, id, scenario, label, key FROM operation ORDER BY number")
        .map_err(fault)?;
    let mut rows = select.query([]).map_err(fault)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let number: i64 = row.get(0).map_err(fault)?;
        let id: String = row.get(1).map_err(fault)?;
        let label: String = row.get(3).map_err(fault)?;
        let about = About {
            operation: Id::new(&id).ok_or_else(|| damaged("an operation without an id"))?,
            scenario: row.get(2).map_err(fault)?,
            label: crate::about::label(&label).ok_or_else(|| damaged("an operation of no kind"))?,
            key: row.get(4).map_err(fault)?,
            files: files(connection, number)?,
        };
        found.push((number, about));
    }
    Ok(found)
}

fn files(connection: &Connection, number: i64) -> Result<Vec<ScenarioFile>, Fault> {
    let mut select = connection
        .prepare("SELECT path, text FROM file WHERE operation = ?1 ORDER BY position")
        .map_err(fault)?;
    let rows = select
        .query_map(params![number], |row| Ok(ScenarioFile { path: row.get(0)?, text: row.get(1)? }))
        .map_err(fault)?;
    rows.collect::<Result<_, _>>().map_err(fault)
}
