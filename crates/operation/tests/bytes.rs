//! An entry's bytes are read back to the entry that they were written of, and bytes of nobody's to none.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use operation::{Entry, EntryId, Event, bytes, entry_of};
use testkit::operations::{Writer, any_event, town};
use testkit::rng::Rng;

fn drawn(seed: u64) -> Vec<Entry> {
    let s = town();
    let mut writer = Writer::new(seed);
    for _ in 0..60 {
        let event = any_event(&s, &mut writer);
        writer.write(event);
        writer.wait();
    }
    writer.entries
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for seed in 0..300 {
        for entry in drawn(seed) {
            assert_eq!(entry_of(&bytes(&entry), entry.recorded_at), Some(entry), "seed {seed}");
        }
    }
}

#[test]
fn bytes_that_were_cut_lengthened_or_changed_are_another_entry_or_none() {
    let mut rng = Rng::new(7);
    for entry in drawn(1) {
        let whole = bytes(&entry);
        for cut in 0..whole.len() {
            assert_eq!(entry_of(&whole[..cut], entry.recorded_at), None, "{entry:?} cut at {cut}");
        }
        assert_eq!(entry_of(&[whole.as_slice(), &[0]].concat(), entry.recorded_at), None);
        for _ in 0..200 {
            let mut changed = whole.clone();
            let at = rng.below(changed.len());
            changed[at] ^= 1 << rng.below(8);
            // If it reads at all, it says something else, and says it in these very bytes.
            let read = entry_of(&changed, entry.recorded_at);
            assert!(read.is_none_or(|e| e != entry && bytes(&e) == changed));
        }
    }
}

#[test]
fn a_correction_of_corrections_without_end_is_no_entry() {
    let mut entry = drawn(1).remove(0);
    entry.event = Event::Corrected { entry: EntryId::new(1, 1), to: None };
    let mut encoded = bytes(&entry);
    encoded.pop();
    let level: Vec<u8> = [vec![1, 33], EntryId::new(1, 1).bytes().to_vec()].concat();
    for _ in 0..100_000 {
        encoded.extend(&level);
    }
    encoded.push(0);
    assert_eq!(entry_of(&encoded, entry.recorded_at), None);
}
