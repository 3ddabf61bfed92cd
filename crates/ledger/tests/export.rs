//! What is exported can be put back as it was, and whoever changes anything is found out.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests write to the disk")]

mod common;

use common::exported::{entries, exported, store, tamper};
use ledger::contract::{about, key};
use ledger::{Batch, Key, Ledger, Memory, Wrong, import, verify};
use testkit::rng::Rng;

#[test]
fn a_whole_export_is_whole_and_says_what_it_is_of() {
    let store = store(1, 60);
    let file = exported(&store);
    let seen = verify(&mut file.as_slice(), Some(key().public())).unwrap();
    assert_eq!(seen.finding, None);
    assert_eq!((seen.entries, seen.signed, seen.heads), (60, 60, 5));
    assert_eq!(seen.about, Some(about("town")));
}

#[test]
fn an_export_put_back_is_the_record_that_it_was() {
    let mut store = store(2, 100);
    let file = exported(&store);
    let mut other = Memory::default();
    let seen = import(&mut file.as_slice(), None, &mut other).unwrap();
    assert_eq!(seen.finding, None);
    let town = about("town").operation;
    assert_eq!(other.read(&town, 0, 1000), store.read(&town, 0, 1000));
    assert_eq!(other.heads(&town), store.heads(&town));
    assert_eq!(other.root(&town), store.root(&town));
    assert_eq!(exported(&other), file, "and is exported as the same bytes");
    import(&mut file.as_slice(), None, &mut other).unwrap_err();
}

#[test]
fn of_a_file_that_was_cut_off_anywhere_what_is_whole_is_put_back() {
    let store = store(3, 24);
    let file = exported(&store);
    let town = about("town").operation;
    let all = store.read(&town, 0, 1000).unwrap();
    for cut in 0..file.len() {
        let mut other = Memory::default();
        let seen = import(&mut &file[..cut], None, &mut other).unwrap();
        assert!(seen.finding.is_some(), "cut after {cut} bytes");
        let kept = if other.operations().unwrap().is_empty() {
            Vec::new()
        } else {
            other.read(&town, 0, 1000).unwrap()
        };
        assert_eq!(kept.len() as u64, seen.entries, "cut after {cut} bytes");
        assert_eq!(kept, all[..kept.len()], "cut after {cut} bytes");
    }
}

#[test]
fn what_an_empty_machine_gets_from_an_export_and_the_devices_is_the_whole_record() {
    let mut store = store(4, 120);
    let file = exported(&store);
    let half: Vec<u8> = file.split_inclusive(|b| *b == b'\n').take(60).flatten().copied().collect();
    let mut other = Memory::default();
    let seen = import(&mut half.as_slice(), None, &mut other).unwrap();
    assert!(seen.entries < 120 && seen.entries > 40);
    let town = about("town").operation;
    // Devices send all that they have, in their own order.
    let mut outboxes = entries(4, 120);
    outboxes.reverse();
    other
        .append(&[Batch {
            operation: town.clone(),
            entries: outboxes,
            received: domain::Time(1_900_002_000),
        }])
        .unwrap();
    assert_eq!(
        other.root(&town),
        store.root(&town),
        "the same entries, whatever the order in which they came"
    );
}

#[test]
fn each_of_a_thousand_single_changes_is_found() {
    let whole = exported(&store(1, 60));
    let mut rng = Rng::new(20);
    for n in 0..1_000 {
        let (what, changed) = tamper(&whole, &mut rng);
        let seen = verify(&mut changed.as_slice(), None).unwrap();
        assert!(seen.finding.is_some(), "change {n} was not found: {what}");
    }
}

#[test]
fn whoever_writes_the_whole_file_anew_is_found_by_the_key_alone() {
    let store = store(5, 30);
    let mut forged = Memory::default();
    let other = Key::new(&[9; 32]);
    let town = about("town");
    forged.begin(&ledger::About { key: other.public(), ..town.clone() }).unwrap();
    let kept = store.read(&town.operation, 0, 29).unwrap();
    let entries = kept.into_iter().map(|k| k.entry).collect();
    let received = domain::Time(1_900_000_000);
    forged.append(&[Batch { operation: town.operation.clone(), entries, received }]).unwrap();
    let about = forged.operations().unwrap().remove(0);
    let mut file = Vec::new();
    let mut read = |after, most| forged.read(&town.operation, after, most);
    ledger::export(&mut file, &about, 29, &mut read, &[], &other, received).unwrap();
    assert_eq!(verify(&mut file.as_slice(), None).unwrap().finding, None);
    let finding = verify(&mut file.as_slice(), Some(key().public())).unwrap().finding.unwrap();
    assert_eq!((finding.line, finding.wrong), (1, Wrong::Key));
}

#[test]
fn the_first_entry_that_is_wrong_is_named() {
    let whole = String::from_utf8(exported(&store(1, 60))).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    let check = |lines: &[&str], line: usize, sequence: Option<u64>, code: &str| {
        let finding = verify(&mut lines.concat().as_bytes(), None).unwrap().finding.unwrap();
        assert_eq!((finding.line, finding.sequence, finding.wrong.code()), (line, sequence, code));
    };
    let entry = |n: usize| lines.iter().position(|l| l.starts_with(&format!("{{\"sequence\":{n},"))).unwrap();
    let twenty = entry(20);
    let without = [&lines[..twenty], &lines[twenty + 1..]].concat();
    check(&without, twenty + 1, Some(20), "ORDER");
    let late = lines[twenty].replacen("\"recorded_at\":\"20", "\"recorded_at\":\"21", 1);
    let changed = [&lines[..twenty], &[late.as_str()], &lines[twenty + 1..]].concat();
    check(&changed, twenty + 1, Some(20), "CHAIN");
    let last = lines.len() - 1;
    check(&lines[..last], lines.len(), None, "END");
    let head = entry(12) + 1;
    check(&[&lines[..head], &lines[head + 1..]].concat(), lines.len() - 1, Some(60), "HEADS");
    check(&[&lines[..head], &lines[head..=head], &lines[head..]].concat(), head + 2, Some(12), "PLACE");
    check(&[&lines[..], &lines[last..]].concat(), lines.len() + 1, None, "AFTER");
}
