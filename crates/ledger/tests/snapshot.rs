//! A store that is opened from a snapshot is the store that is opened from its beginning; a snapshot that does not fit is not looked at; and what is
//! damaged before it is found by the check beside.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests write to the disk")]

mod common;

use std::path::PathBuf;

use common::Room;
use common::exported::entries;
use ledger::contract::{about, key};
use ledger::{About, Batch, Fault, Head, Kept, Key, Last, Ledger, Outcome, Snapshot, Sqlite};
use operation::Entry;
use testkit::rng::Rng;

const PROGRAM: &str = "a test";

/// A record of 600 entries with a head behind each hundredth, and a snapshot at the fourth head.
struct Filled {
    room: Room,
    town: About,
    entries: Vec<Entry>,
    snapshot: Snapshot,
}

fn seal(store: &mut Sqlite, town: &About) {
    let id = &town.operation;
    let (Last { sequence, chain }, root) = (store.last(id).unwrap(), Some(store.root(id).unwrap()));
    let head = Head { sequence, chain, root, at: domain::Time(1_900_000_000), heads: None };
    store.keep_head(id, &key().sign(id, head)).unwrap();
}

fn batch(town: &About, entries: &[Entry]) -> Batch {
    let (operation, received) = (town.operation.clone(), domain::Time(1_900_000_000));
    Batch { operation, entries: entries.to_vec(), received }
}

fn filled(name: &str) -> Filled {
    let (room, town, entries) = (Room::new(name), about("town"), entries(7, 600));
    let mut store = Sqlite::open(&room.path("town.db"), &mut |_, _| ()).unwrap();
    store.begin(&town).unwrap();
    let mut snapshot = None;
    for (n, part) in entries.chunks(100).enumerate() {
        store.append(&[batch(&town, part)]).unwrap();
        assert!(store.snapshot(&town.operation, || Some(Vec::new())).unwrap().is_none(), "no head yet");
        seal(&mut store, &town);
        if n == 3 {
            snapshot = store.snapshot(&town.operation, || Some(vec![1, 2, 3])).unwrap();
        }
    }
    Filled { room, town, entries, snapshot: snapshot.unwrap() }
}

impl Filled {
    fn path(&self) -> PathBuf {
        self.room.path("town.db")
    }

    fn open(&self, snapshots: &[Snapshot]) -> (Sqlite, Vec<Kept>) {
        let mut read = Vec::new();
        let store = Sqlite::open_from(&self.path(), snapshots, &mut |_, kept| read.push(kept)).unwrap();
        (store, read)
    }
}

#[test]
fn from_a_snapshot_and_from_the_beginning_the_store_is_the_same() {
    let filled = filled("same");
    let id = &filled.town.operation;
    let (mut whole, all) = filled.open(&[]);
    let (mut from, tail) = filled.open(std::slice::from_ref(&filled.snapshot));
    assert_eq!((whole.begun_at(id), from.begun_at(id)), (0, 400));
    assert_eq!(tail, all[400..]);
    assert!(from.damage().is_none());
    assert_eq!(whole.last(id).unwrap(), from.last(id).unwrap());
    assert_eq!(whole.root(id).unwrap(), from.root(id).unwrap());
    for entry in &filled.entries {
        assert_eq!(whole.find(id, entry.id).unwrap(), from.find(id, entry.id).unwrap());
    }
    // What was kept before is known, also before it has been read.
    let again = batch(&filled.town, &filled.entries);
    let receipts = from.append(std::slice::from_ref(&again)).unwrap();
    assert!(receipts[0].iter().all(|receipt| receipt.outcome == Outcome::Known));
    assert_eq!(receipts, whole.append(&[again]).unwrap());
    // And the check beside finds all of it, and nothing wrong.
    let mut read = Vec::new();
    let (checked, found) =
        Sqlite::reader(&filled.path()).unwrap().check(id, 400, &mut |_, kept| read.push(kept)).unwrap();
    assert_eq!((read.as_slice(), found), (&all[..400], None));
    assert_eq!(checked.last(), Last { sequence: 400, chain: all[399].chain });
}

#[test]
fn a_snapshot_of_which_any_bit_has_changed_is_not_read() {
    let filled = filled("bits");
    let (key, bytes) = (key(), filled.snapshot.write(PROGRAM, &key()));
    let read = |bytes: &[u8]| Snapshot::read(bytes, PROGRAM, &key.public());
    assert_eq!(read(&bytes).as_ref(), Some(&filled.snapshot));
    let mut rng = Rng::new(3);
    for _ in 0..3_000 {
        let (at, bit) = (rng.below(bytes.len()), rng.below(8));
        let mut other = bytes.clone();
        other[at] ^= 1 << bit;
        assert_eq!(read(&other), None, "byte {at}, bit {bit}");
        other.truncate(at);
        assert_eq!(read(&other), None, "cut off at {at}");
    }
    assert_eq!(Snapshot::read(&bytes, "another program", &key.public()), None);
    assert_eq!(Snapshot::read(&bytes, PROGRAM, &Key::new(&[9; 32]).public()), None);
}

#[test]
fn a_snapshot_that_stands_at_no_head_of_this_record_is_not_looked_at() {
    let filled = filled("other");
    let right = &filled.snapshot;
    let others = [
        Snapshot { genesis: [1; 32], ..right.clone() },
        Snapshot { chain: [1; 32], ..right.clone() },
        Snapshot { root: [1; 32], ..right.clone() },
        Snapshot { sequence: 401, ..right.clone() },
        Snapshot { sequence: 0, ..right.clone() },
        Snapshot { operation: operation::Id::new("elsewhere").unwrap(), ..right.clone() },
    ];
    for (n, other) in others.into_iter().enumerate() {
        let (store, read) = filled.open(&[other]);
        assert_eq!((store.begun_at(&filled.town.operation), read.len()), (0, 600), "{n}");
    }
}

#[test]
fn damage_before_the_snapshot_is_found_beside_and_the_store_is_only_read_from_then_on() {
    let filled = filled("beside");
    let id = &filled.town.operation;
    let changed = rusqlite_change(&filled, 123);
    assert_eq!(changed, 1);
    let (mut store, tail) = filled.open(std::slice::from_ref(&filled.snapshot));
    assert!(store.damage().is_none() && tail.len() == 200, "it is not seen at the start");
    let mut read = 0;
    let reader = Sqlite::reader(&filled.path()).unwrap();
    let (checked, found) = reader.check(id, 400, &mut |_, _| read += 1).unwrap();
    let found = found.expect("it is found");
    assert!(matches!(found, Fault::Damaged { sequence: 123, .. }), "{found}");
    assert_eq!((read, checked.last().sequence), (122, 122));
    store.damaged(found.clone(), Some(checked));
    assert_eq!(store.damage(), Some(&found));
    assert_eq!(store.last(id).unwrap().sequence, 122);
    assert!(matches!(store.append(&[batch(&filled.town, &entries(8, 1))]), Err(Fault::ReadOnly)));
    assert!(store.snapshot(id, || Some(Vec::new())).unwrap().is_none());
    // It is what a start without the snapshot finds.
    drop(store);
    let (whole, read) = filled.open(&[]);
    assert_eq!((whole.damage(), read.len()), (Some(&found), 122));
}

/// Another instant at which an entry came in.
fn rusqlite_change(filled: &Filled, sequence: i64) -> usize {
    let connection = rusqlite::Connection::open(filled.path()).unwrap();
    let change = "UPDATE entry SET received = received + 1 WHERE sequence = ?1";
    connection.execute(change, [sequence]).unwrap()
}
