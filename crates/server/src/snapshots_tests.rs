//! Starts from snapshots: in service at once, verified beside, and only read when what they vouch for is damaged.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::Arc;

use ledger::{About, Batch, Head, Key, Last, Ledger, ScenarioFile, Sqlite};
use operation::{Entry, Facts, Id};
use testkit::operations::{Writer, any_event, town};
use testkit::served::{Room, begin};
use tokio::sync::mpsc;

use crate::beside;
use crate::book::Book;
use crate::run::opened;
use crate::snapshots::Snapshots;
use crate::writer::{Ask, Writer as Server};

const KEY: [u8; 32] = [5; 32];

fn about() -> About {
    let said = begin("town");
    let file = |file: &serde_json::Value| ScenarioFile {
        path: file["path"].as_str().unwrap().to_owned(),
        text: file["text"].as_str().unwrap().to_owned(),
    };
    About {
        operation: Id::new("town").unwrap(),
        scenario: "town".to_owned(),
        label: wire::record::Label::Operation,
        key: Key::new(&KEY).public(),
        files: said["files"].as_array().unwrap().iter().map(file).collect(),
    }
}

fn entries(seed: u64, n: usize) -> Vec<Entry> {
    let (s, mut writer) = (town(), Writer::new(seed));
    for _ in 0..n {
        let event = any_event(&s, &mut writer);
        writer.write(event);
        writer.wait();
    }
    writer.entries
}

/// A record with a snapshot in its middle: the folder of snapshots, and the facts from all entries.
fn filled(room: &Room, seed: u64, middle: usize, n: usize) -> (Snapshots, Facts) {
    let (path, about) = (room.path("record.db"), about());
    let mut store = Sqlite::open(&path, &mut |_, _| ()).unwrap();
    store.begin(&about).unwrap();
    let snapshots = Snapshots::new(room.path("snapshots"), Key::new(&KEY));
    let entries = entries(seed, n);
    let (operation, received) = (about.operation.clone(), domain::Time(1_900_000_000));
    let book = Book::new(path);
    let known = Arc::new(crate::book::Operation::new(about).unwrap());
    book.add(known.clone());
    for part in [&entries[..middle], &entries[middle..]] {
        store.append(&[Batch { operation: operation.clone(), entries: part.to_vec(), received }]).unwrap();
        known.add(part.iter().cloned());
        if part.len() == middle {
            let Last { sequence, chain } = store.last(&operation).unwrap();
            let root = Some(store.root(&operation).unwrap());
            let head = Head { sequence, chain, root, at: received, heads: None };
            store.keep_head(&operation, &Key::new(&KEY).sign(&operation, head)).unwrap();
            let snapshot = store.snapshot(&operation, || known.raw().fold_bytes()).unwrap().unwrap();
            snapshots.write(&snapshot).unwrap();
        }
    }
    let facts = known.record().facts().clone();
    (snapshots, facts)
}

#[test]
fn a_start_from_a_snapshot_comes_to_the_facts_of_all_entries() {
    for seed in 0..12 {
        let room = Room::new(&format!("snapshot-{seed}"));
        let (snapshots, facts) = filled(&room, seed, 60, 100);
        let (store, book) = opened(&room.path("record.db"), snapshots.read()).unwrap();
        let id = Id::new("town").unwrap();
        assert_eq!(store.begun_at(&id), 60, "seed {seed}");
        let known = book.get(&id).unwrap();
        assert_eq!(known.last(), 100);
        assert!(!known.raw().is_whole());
        book.to_check(1);
        if !known.raw().lacks() {
            assert_eq!(*known.record().facts(), facts, "seed {seed}: before the check");
        }
        let (asking, _asked) = mpsc::channel(4);
        beside::check(&book, &snapshots, &[(id, 60)], &asking);
        assert!(book.is_checked() && book.damage().is_none());
        assert!(known.raw().is_whole());
        assert_eq!(*known.record().facts(), facts, "seed {seed}");
        assert_eq!(snapshots.read().len(), 1, "it is kept");
    }
}

fn change(path: &Path, sequence: i64) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let change = "UPDATE entry SET received = received + 1 WHERE sequence = ?1";
    assert_eq!(connection.execute(change, [sequence]).unwrap(), 1);
}

#[test]
fn damage_that_a_snapshot_hides_is_found_beside_and_nothing_is_written_any_more() {
    let room = Room::new("snapshot-damage");
    let (snapshots, _) = filled(&room, 3, 60, 100);
    change(&room.path("record.db"), 17);
    let (store, book) = opened(&room.path("record.db"), snapshots.read()).unwrap();
    let (book, id) = (Arc::new(book), Id::new("town").unwrap());
    assert!(store.damage().is_none() && store.begun_at(&id) == 60);
    book.to_check(1);
    let (asking, asked) = mpsc::channel(4);
    beside::check(&book, &snapshots, &[(id.clone(), 60)], &asking);
    assert!(!book.is_checked());
    let (reply, answer) = tokio::sync::oneshot::channel();
    asking.blocking_send(Ask::Append(id.clone(), entries(9, 1), reply)).unwrap();
    drop(asking);
    Server::new(store, Key::new(&KEY), book.clone()).work(asked);
    assert!(matches!(answer.blocking_recv().unwrap(), Err(ledger::Fault::ReadOnly)));
    assert!(book.is_checked() && book.damage().is_some());
    let known = book.get(&id).unwrap();
    assert_eq!((known.last(), known.record().len()), (16, 16));
    assert!(snapshots.read().is_empty(), "it is not gone by again");
}

#[test]
fn damage_behind_a_snapshot_is_said_at_the_start_from_all_that_is_whole() {
    let room = Room::new("snapshot-behind");
    let (snapshots, _) = filled(&room, 4, 60, 100);
    change(&room.path("record.db"), 80);
    let (store, book) = opened(&room.path("record.db"), snapshots.read()).unwrap();
    let known = book.get(&Id::new("town").unwrap()).unwrap();
    assert!(store.damage().is_some());
    assert_eq!((known.last(), known.record().len()), (79, 79));
}
