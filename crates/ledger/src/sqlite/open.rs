//! Opening a store: how SQLite is to keep it, and the check of all that is in it.

use std::collections::BTreeMap;
use std::path::Path;

use operation::{Id, bytes};
use rusqlite::{Connection, OpenFlags, params};

use super::rows::{self, Reader, fault};
use super::{Checked, Record, Sqlite};
use crate::about::About;
use crate::chain::{leaf, link};
use crate::snapshot::Snapshot;
use crate::store::{Fault, Kept, Last};
use crate::tree::Tree;

/// Says that the file is ours: `SCdt`.
const APPLICATION: i64 = 0x5343_6474;
/// The version of the tables.
const VERSION: i64 = 1;

pub(super) fn open(
    path: &Path,
    snapshots: &[Snapshot],
    each: &mut dyn FnMut(&About, Kept),
) -> Result<Sqlite, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
    settle(&connection)?;
    let mut records = BTreeMap::new();
    let mut damage = None;
    for (number, about) in rows::operations(&connection)? {
        let mut record = Record::new(number, about);
        if let Some(snapshot) = snapshots.iter().find(|one| one.operation == record.about.operation)
            && fits(&connection, &record, snapshot)
        {
            record.last = Last { sequence: snapshot.sequence, chain: snapshot.chain };
            record.tree = Tree::of(&snapshot.leaves);
            record.begun_at = snapshot.sequence;
        }
        if let Err(found) =
            entries(&connection, &mut record, u64::MAX, each).and_then(|()| heads(&connection, &record))
        {
            // The first damage is said; the other records are read all the same.
            damage.get_or_insert(found);
        }
        records.insert(record.about.operation.clone(), record);
    }
    if damage.is_some() {
        connection.pragma_update(None, "query_only", true).map_err(fault)?;
    }
    Ok(Sqlite { connection, records, damage })
}

pub(super) fn reader(path: &Path) -> Result<Reader, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
    connection.busy_timeout(std::time::Duration::from_secs(5)).map_err(fault)?;
    Ok(Reader(connection))
}

/// Every commit is on the disk before it is answered; what SQLite reads it checks against its own rules.
fn settle(connection: &Connection) -> Result<(), Fault> {
    connection.busy_timeout(std::time::Duration::from_secs(5)).map_err(fault)?;
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let (application, version) =
        (number("application_id").map_err(fault)?, number("user_version").map_err(fault)?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(fault)?;
    let new = tables == 0 && application == 0 && version == 0;
    if !new && (application != APPLICATION || version != VERSION) {
        let found = format!("not a record of this version (application {application}, version {version})");
        return Err(Fault::Damaged { operation: None, sequence: 0, found });
    }
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0)).map_err(fault)?;
    if mode != "wal" {
        return Err(Fault::Storage(format!("no write-ahead log here, only: {mode}")));
    }
    for (pragma, value) in [("synchronous", "FULL"), ("cell_size_check", "ON"), ("trusted_schema", "OFF")] {
        connection.pragma_update(None, pragma, value).map_err(fault)?;
    }
    if new {
        let script = format!(
            "BEGIN IMMEDIATE; {} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;",
            rows::TABLES
        );
        connection.execute_batch(&script).map_err(fault)?;
    }
    Ok(())
}

/// Whether a snapshot stands at a head that was signed and kept, of this very record.
fn fits(connection: &Connection, record: &Record, snapshot: &Snapshot) -> bool {
    let (number, about, sequence) = (record.number, &record.about, snapshot.sequence);
    let kept = rows::heads(connection, number).unwrap_or_default();
    let head = kept.iter().find(|head| snapshot.stands_at(head));
    snapshot.genesis == about.genesis()
        && sequence > 0
        && head.is_some_and(|head| head.holds(&about.operation, &about.key))
        && rows::chain_at(connection, number, about, sequence).is_ok_and(|chain| chain == snapshot.chain)
}

/// Reads a record up to a sequence, from its beginning to where it stood at a snapshot.
pub(super) fn beside(
    connection: &Connection,
    operation: &Id,
    upto: u64,
    each: &mut dyn FnMut(&About, Kept),
) -> Result<(Checked, Option<Fault>), Fault> {
    let known = rows::operations(connection)?.into_iter().find(|(_, about)| about.operation == *operation);
    let (number, about) = known.ok_or_else(|| Fault::NoSuchOperation(operation.clone()))?;
    let mut record = Record::new(number, about);
    let mut found = entries(connection, &mut record, upto, each).err();
    if found.is_none() && record.last.sequence < upto {
        let sequence = record.last.sequence + 1;
        let (operation, said) = (Some(operation.clone()), "it is missing".to_owned());
        found = Some(Fault::Damaged { operation, sequence, found: said });
    }
    // The head that the snapshot stood at says what they must come to.
    let stated = rows::heads(connection, number)?.into_iter().find(|head| head.head.sequence == upto);
    let root = record.tree.root();
    let agrees = stated.is_some_and(|stated| {
        (stated.head.chain, stated.head.root) == (record.last.chain, Some(root))
            && stated.holds(operation, &record.about.key)
    });
    if found.is_none() && !agrees {
        let (operation, said) = (Some(operation.clone()), "the head signed for it does not fit".to_owned());
        found = Some(Fault::Damaged { operation, sequence: upto, found: said });
    }
    Ok((Checked(record), found))
}

/// Reads a record from where it stands, up to a sequence or to the first entry that is not what was kept.
fn entries(
    connection: &Connection,
    record: &mut Record,
    upto: u64,
    each: &mut dyn FnMut(&About, Kept),
) -> Result<(), Fault> {
    let operation = record.about.operation.clone();
    let damaged =
        |sequence: u64, found: String| Fault::Damaged { operation: Some(operation.clone()), sequence, found };
    let mut select = connection.prepare(rows::SELECT).map_err(fault)?;
    let mut rows = select.query(params![record.number, record.last.sequence as i64]).map_err(fault)?;
    while record.last.sequence < upto {
        let next = record.last.sequence + 1;
        let Some(row) = rows.next().map_err(|e| damaged(next, e.to_string()))? else { break };
        let (sequence, entry, chain) = rows::kept(row).map_err(|what| damaged(next, what))?;
        let encoded = bytes(&entry);
        if sequence != next {
            return Err(damaged(next, "it is missing".to_owned()));
        }
        if link(&record.last.chain, &encoded, entry.recorded_at) != chain {
            return Err(damaged(next, "the chain does not hold".to_owned()));
        }
        if !record.tree.add(entry.id, sequence, leaf(&encoded)) {
            return Err(damaged(next, "its id was there before".to_owned()));
        }
        record.last = Last { sequence, chain };
        each(&record.about, Kept { sequence, entry, chain });
    }
    Ok(())
}

/// Holds the heads that were kept, and the index, against the entries. Of what a snapshot vouches for, the chain's values are those in the file.
fn heads(connection: &Connection, record: &Record) -> Result<(), Fault> {
    let operation = record.about.operation.clone();
    let damaged =
        |sequence: u64, found: String| Fault::Damaged { operation: Some(operation.clone()), sequence, found };
    let heads = rows::heads(connection, record.number)?;
    for (at, head) in heads.iter().enumerate() {
        let stated = head.head;
        if stated.sequence > record.last.sequence {
            let found =
                format!("a head was signed for entry {}, and entries up to it are missing", stated.sequence);
            return Err(damaged(record.last.sequence + 1, found));
        }
        let chain = rows::chain_at(connection, record.number, &record.about, stated.sequence)?;
        // The chain says of all of them that they fit; whose they are is asked of the last, and of each by who verifies an export.
        let signed = at + 1 < heads.len() || head.holds(&operation, &record.about.key);
        if chain != stated.chain || !signed {
            return Err(damaged(stated.sequence, "the head signed for it does not fit".to_owned()));
        }
    }
    // Ids are looked up through the index when somebody looks at the file by other means: it must say the same.
    let indexed: i64 = connection
        .query_row(
            "SELECT count(*) FROM entry INDEXED BY entry_id WHERE operation = ?1",
            params![record.number],
            |row| row.get(0),
        )
        .map_err(|e| damaged(record.last.sequence + 1, e.to_string()))?;
    if indexed as u64 != record.last.sequence {
        return Err(damaged(record.last.sequence + 1, format!("{indexed} ids in its index")));
    }
    Ok(())
}
