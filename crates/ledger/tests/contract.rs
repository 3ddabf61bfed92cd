//! Memory and SQLite keep to the contract, and to the root that the operation's record has.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests write to the disk")]

mod common;

use common::Room;
use ledger::contract::{about, hold};
use ledger::{Batch, Ledger, Memory, Sqlite};
use operation::{Ground, Record};
use testkit::operations::{Writer, any_event, town};
use testkit::rng::Rng;

fn open(path: &std::path::Path) -> Sqlite {
    let store = Sqlite::open(path, &mut |_, _| ()).unwrap();
    assert_eq!(store.damage(), None);
    store
}

#[test]
fn a_store_in_memory_keeps_to_the_contract() {
    hold(Memory::default, |store| store);
}

#[test]
fn a_store_in_a_file_keeps_to_the_contract() {
    // Which file a store is in is known by turns: the contract has at most two open.
    let room = Room::new("contract");
    let mut made = 0;
    let paths = std::cell::RefCell::new(std::collections::BTreeMap::new());
    let make = || {
        made += 1;
        let path = room.path(&format!("{made}.db"));
        let store = open(&path);
        paths.borrow_mut().insert(store.path().to_owned(), path);
        store
    };
    let again = |store: Sqlite| {
        let path = paths.borrow()[store.path()].clone();
        drop(store);
        open(&path)
    };
    hold(make, again);
}

#[test]
fn both_stores_and_the_record_agree_on_drawn_operations() {
    let room = Room::new("agree");
    let scenario = town();
    for seed in 0..20 {
        let mut writer = Writer::new(seed);
        for _ in 0..120 {
            let event = any_event(&scenario, &mut writer);
            writer.write(event);
            writer.wait();
        }
        let mut rng = Rng::new(seed);
        let ground = Ground::new(&scenario);
        let mut record = Record::new(&ground);
        let mut memory = Memory::default();
        let path = room.path(&format!("{seed}.db"));
        let mut sqlite = open(&path);
        let town = about("town");
        memory.begin(&town).unwrap();
        sqlite.begin(&town).unwrap();
        let mut sent = writer.entries.clone();
        for i in (1..sent.len()).rev() {
            sent.swap(i, rng.below(i + 1));
        }
        for part in sent.chunks(7) {
            // Some come twice.
            let mut entries = part.to_vec();
            entries.push(sent[rng.below(sent.len())].clone());
            let batch = Batch { operation: town.operation.clone(), entries, received: domain::Time(5) };
            let told = memory.append(std::slice::from_ref(&batch)).unwrap();
            assert_eq!(sqlite.append(std::slice::from_ref(&batch)).unwrap(), told, "seed {seed}");
            batch.entries.into_iter().for_each(|entry| {
                record.add(entry);
            });
            let root = record.root();
            assert_eq!(memory.root(&town.operation), Ok(root), "seed {seed}");
            assert_eq!(sqlite.root(&town.operation), Ok(root), "seed {seed}");
        }
        drop(sqlite);
        let mut read = Vec::new();
        let sqlite = Sqlite::open(&path, &mut |_, kept| read.push(kept)).unwrap();
        assert_eq!(memory.read(&town.operation, 0, 1000), Ok(read));
        assert_eq!(sqlite.last(&town.operation), memory.last(&town.operation));
        let reader = Sqlite::reader(&path).unwrap();
        assert_eq!(reader.read(&town.operation, 7, 20), memory.read(&town.operation, 7, 20));
        reader.copy_to(&room.path(&format!("{seed}-copy.db"))).unwrap();
        assert_eq!(
            open(&room.path(&format!("{seed}-copy.db"))).last(&town.operation),
            memory.last(&town.operation)
        );
    }
}
