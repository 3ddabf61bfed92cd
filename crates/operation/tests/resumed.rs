//! What a record comes to that goes on from an earlier fold is what all entries come to.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use operation::{Entry, Ground, Record};
use testkit::operations::{Writer, any_event, town};
use testkit::rng::Rng;

fn operation(seed: u64, length: usize) -> Vec<Entry> {
    let s = town();
    let mut writer = Writer::new(seed);
    for _ in 0..length {
        let event = any_event(&s, &mut writer);
        writer.write(event);
        writer.wait();
    }
    writer.entries
}

#[test]
fn from_a_fold_and_from_all_entries_the_facts_are_the_same() {
    let s = town();
    let ground = Ground::new(&s);
    let (mut asked_at_once, mut waited) = (0, 0);
    for seed in 0..4_000 {
        let mut rng = Rng::new(seed ^ 0xf01d);
        let mut entries = operation(seed, 40);
        // Some come late.
        for _ in 0..rng.below(4) {
            let (a, b) = (rng.below(entries.len()), rng.below(entries.len()));
            entries.swap(a, b);
        }
        let cut = rng.below(entries.len() + 1);
        // How far back the base stands makes no difference.
        let mut all = Record::new(&ground).with_tail(rng.below(50));
        let mut earlier = Record::new(&ground).with_tail(rng.below(50));
        for (at, entry) in entries.iter().enumerate() {
            all.add(entry.clone());
            if at < cut {
                earlier.add(entry.clone());
            }
        }
        let fold = earlier.fold_bytes().unwrap();
        let mut resumed = Record::resumed(&ground, &fold).unwrap();
        assert!(!resumed.is_whole() && resumed.fold_bytes().is_none());
        for entry in &entries[cut..] {
            resumed.add(entry.clone());
        }
        if resumed.lacks() {
            waited += 1;
        } else {
            asked_at_once += 1;
            assert_eq!(resumed.facts(), all.facts(), "seed {seed}, cut {cut}: before the entries are here");
        }
        assert!(resumed.join(earlier), "seed {seed}, cut {cut}: held against each other");
        assert!(resumed.is_whole());
        assert_eq!(resumed.facts(), all.facts(), "seed {seed}, cut {cut}");
        assert_eq!(resumed.root(), all.root(), "seed {seed}, cut {cut}");
        assert!(resumed.entries().eq(all.entries()), "seed {seed}, cut {cut}");
    }
    assert!(asked_at_once > 400 && waited > 400, "{asked_at_once} at once, {waited} waited");
}

#[test]
fn a_fold_that_says_anything_else_is_found_and_forgotten() {
    let s = town();
    let ground = Ground::new(&s);
    for seed in 0..200 {
        let entries = operation(seed, 30);
        let (mut earlier, mut shorter) = (Record::new(&ground), Record::new(&ground));
        for (at, entry) in entries.iter().enumerate() {
            earlier.add(entry.clone());
            if at < 20 {
                shorter.add(entry.clone());
            }
        }
        let mut resumed = Record::resumed(&ground, &shorter.fold_bytes().unwrap()).unwrap();
        let mut right = earlier.clone();
        let differs = shorter.facts() != right.facts();
        assert_eq!(resumed.join(earlier), !differs, "seed {seed}");
        assert_eq!(resumed.facts(), right.facts(), "seed {seed}");
    }
}

#[test]
fn bytes_of_a_fold_that_are_changed_or_cut_off_never_panic() {
    let s = town();
    let ground = Ground::new(&s);
    for seed in 0..40 {
        let mut record = Record::new(&ground);
        for entry in operation(seed, 60) {
            record.add(entry);
        }
        let fold = record.fold_bytes().unwrap();
        let mut rng = Rng::new(seed);
        for _ in 0..200 {
            let mut other = fold.clone();
            let at = rng.below(other.len());
            other[at] ^= 1 << rng.below(8);
            let _ = Record::resumed(&ground, &other);
            other.truncate(at);
            assert!(Record::resumed(&ground, &other).is_none(), "seed {seed}: cut off at {at}");
        }
    }
}

#[test]
fn an_entry_that_is_a_little_late_comes_to_what_folding_everything_comes_to() {
    let s = town();
    let ground = Ground::new(&s);
    let mut looked = 0;
    for seed in 0..3_000 {
        let mut rng = Rng::new(seed ^ 0x1a7e);
        let mut entries = operation(seed, 60);
        // Most come a little late, some very late, some twice and some under an id that another has.
        for _ in 0..rng.below(30) {
            let a = rng.below(entries.len() - 1);
            let near = (a + 1 + rng.below(4)).min(entries.len() - 1);
            let b = if rng.one_in(5) { rng.below(entries.len()) } else { near };
            entries.swap(a, b);
        }
        if rng.one_in(4) {
            let (a, b) = (rng.below(entries.len()), rng.below(entries.len()));
            let mut other = entries[a].clone();
            other.id = entries[b].id;
            entries.insert(rng.below(entries.len()), other);
        }
        let mut record = Record::new(&ground).with_tail(rng.below(20));
        for entry in entries {
            record.add(entry);
            if rng.one_in(3) {
                looked += 1;
                let slow = record.known_at(domain::Time::MAX);
                assert_eq!(*record.facts(), slow, "seed {seed}");
            }
        }
        let slow = record.happened_by(domain::Time::MAX);
        assert_eq!(*record.facts(), slow, "seed {seed}");
    }
    assert!(looked > 30_000, "{looked}");
}
