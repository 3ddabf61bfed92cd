//! A file that was cut off, or in which bits have changed: what is read of it is what was kept, as far as it goes, and what is missing is said. Never is a
//! record taken for whole that is not.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests write to the disk")]

mod common;

use std::path::Path;

use common::Room;
use common::exported::entries;
use ledger::contract::{about, key};
use ledger::{Batch, Fault, Head, Kept, Last, Ledger, SignedHead, Sqlite, export, verify};
use testkit::rng::Rng;

/// What a whole file says.
struct Truth {
    bytes: Vec<u8>,
    kept: Vec<Kept>,
    heads: Vec<SignedHead>,
}

/// A record of some hundred kilobytes with a head behind each fiftieth entry.
fn truth(room: &Room) -> Truth {
    let path = room.path("whole.db");
    let town = about("town");
    let mut store = Sqlite::open(&path, &mut |_, _| ()).unwrap();
    store.begin(&town).unwrap();
    for (n, part) in entries(7, 600).chunks(50).enumerate() {
        let received = domain::Time(1_900_000_000 + n as i64);
        let batch = Batch { operation: town.operation.clone(), entries: part.to_vec(), received };
        store.append(&[batch]).unwrap();
        let (Last { sequence, chain }, root) =
            (store.last(&town.operation).unwrap(), Some(store.root(&town.operation).unwrap()));
        let head = Head { sequence, chain, root, at: received, heads: None };
        store.keep_head(&town.operation, &key().sign(&town.operation, head)).unwrap();
    }
    let (kept, heads) =
        (store.read(&town.operation, 0, 10_000).unwrap(), store.heads(&town.operation).unwrap());
    drop(store);
    assert!(!room.path("whole.db-wal").exists(), "what was closed in good order is in one file");
    Truth { bytes: std::fs::read(&path).unwrap(), kept, heads }
}

/// Opens a file with these bytes and holds it against the truth: why it is silently wrong, or whether its damage was said.
fn held(path: &Path, bytes: &[u8], truth: &Truth) -> Result<bool, String> {
    for more in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(path.with_extension(format!("db{more}")));
    }
    std::fs::write(path, bytes).unwrap();
    let mut read: Vec<Kept> = Vec::new();
    let mut store = match Sqlite::open(path, &mut |_, kept| read.push(kept)) {
        Ok(store) => store,
        Err(fault) if fault.to_string().is_empty() => return Err("refused without a word".to_owned()),
        Err(_) => return Ok(true),
    };
    let town = about("town");
    if read.len() > truth.kept.len() || read != truth.kept[..read.len()] {
        return Err("other entries were read than were kept".to_owned());
    }
    let again = store.read(&town.operation, 0, 10_000);
    match (&again, store.damage().is_some()) {
        (Ok(again), _) if *again != read && !again.is_empty() => {
            return Err("entries are other ones when they are read again".to_owned());
        }
        (Err(_), false) => return Err("it is said to be whole, and cannot be read".to_owned()),
        _ => {}
    }
    let next = Batch {
        operation: town.operation.clone(),
        entries: entries(8, 1),
        received: domain::Time(1_900_000_999),
    };
    if store.damage().is_some() {
        return match store.append(&[next]) {
            Err(Fault::ReadOnly) => Ok(true),
            other => Err(format!("damaged, and written to: {other:?}")),
        };
    }
    if read.len() < truth.kept.len() {
        return Err(format!("{} of {} entries, and said to be whole", read.len(), truth.kept.len()));
    }
    let heads = store.heads(&town.operation).map_err(|fault| fault.to_string())?;
    if heads == truth.heads {
        return Ok(false);
    }
    // Of an older head the signature is asked for by whoever checks an export.
    let mut out = Vec::new();
    let last = read.len() as u64;
    let mut page = |after, most| store.read(&town.operation, after, most);
    export(&mut out, &town, last, &mut page, &heads, &key(), domain::Time(1_900_002_000))
        .map_err(|e| format!("{e:?}"))?;
    let finding = verify(&mut out.as_slice(), None).unwrap().finding;
    if finding.is_some() { Ok(true) } else { Err("a head was changed, and nobody finds it".to_owned()) }
}

/// As in the environment, or as CI has it.
fn asked(name: &str, usual: usize) -> usize {
    std::env::vars().find(|(known, _)| known == name).map_or(usual, |(_, n)| n.parse().unwrap())
}

#[test]
fn a_file_that_is_cut_off_is_never_taken_for_whole() {
    let room = Room::new("cut");
    let truth = truth(&room);
    let (all, path) = (truth.bytes.len(), room.path("cut.db"));
    assert!(all > 65_536, "{all}");
    assert_eq!(held(&path, &truth.bytes, &truth), Ok(false), "what is whole is whole");
    for cut in (all - 65_536..all).step_by(asked("SAFECONDUCT_CUT_STEP", 97)) {
        assert_eq!(held(&path, &truth.bytes[..cut], &truth), Ok(true), "cut after {cut} of {all} bytes");
    }
}

#[test]
fn a_bit_that_has_changed_is_found_or_changes_nothing() {
    let room = Room::new("flip");
    let truth = truth(&room);
    let path = room.path("flip.db");
    let mut rng = Rng::new(3);
    let (mut found, all) = (0, asked("SAFECONDUCT_FLIPS", 300));
    for _ in 0..all {
        let (byte, bit) = (rng.below(truth.bytes.len()), rng.below(8));
        let mut changed = truth.bytes.clone();
        changed[byte] ^= 1 << bit;
        match held(&path, &changed, &truth) {
            Ok(said) => found += usize::from(said),
            Err(wrong) => panic!("bit {bit} of byte {byte}: {wrong}"),
        }
    }
    println!("{found} of {all} found, the others change nothing that is read");
    assert!(found * 2 > all, "{found} of {all}");
}

#[test]
fn what_is_no_record_is_not_opened() {
    let room = Room::new("other");
    std::fs::create_dir_all(room.path("folder")).unwrap();
    std::fs::write(
        room.path("text"),
        "not a record, but longer than a header of a hundred bytes\n".repeat(40),
    )
    .unwrap();
    for name in ["folder", "text", "missing/record.db"] {
        let fault = Sqlite::open(&room.path(name), &mut |_, _| ()).unwrap_err();
        assert!(!fault.to_string().is_empty(), "{name}");
    }
}
