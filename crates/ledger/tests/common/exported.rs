//! A small record as it is exported, and one change to it.

use domain::Time;
use ledger::contract::{about, key};
use ledger::{Batch, Head, Key, Last, Ledger, Memory, SignedHead, export, hex};
use operation::Entry;
use testkit::operations::{Writer, any_event, town};
use testkit::rng::Rng;

/// Drawn entries.
pub(crate) fn entries(seed: u64, n: usize) -> Vec<Entry> {
    let scenario = town();
    let mut writer = Writer::new(seed);
    for _ in 0..n {
        let event = any_event(&scenario, &mut writer);
        writer.write(event);
        writer.wait();
    }
    writer.entries
}

/// A record in a store, with a head behind each twelfth entry.
pub(crate) fn store(seed: u64, n: usize) -> Memory {
    let mut store = Memory::default();
    let town = about("town");
    store.begin(&town).unwrap();
    for (i, part) in entries(seed, n).chunks(6).enumerate() {
        let received = Time(1_900_000_000 + i as i64);
        let batch = Batch { operation: town.operation.clone(), entries: part.to_vec(), received };
        store.append(&[batch]).unwrap();
        if i % 2 == 1 {
            let Last { sequence, chain } = store.last(&town.operation).unwrap();
            let root = Some(store.root(&town.operation).unwrap()).filter(|_| i % 4 == 1);
            let head = Head { sequence, chain, root, at: received, heads: None };
            store.keep_head(&town.operation, &key().sign(&town.operation, head)).unwrap();
        }
    }
    store
}

/// The export of a store.
pub(crate) fn exported(store: &Memory) -> Vec<u8> {
    let town = about("town");
    let last = store.last(&town.operation).unwrap().sequence;
    let heads = store.heads(&town.operation).unwrap();
    let mut out = Vec::new();
    let mut read = |after, most| store.read(&town.operation, after, most);
    export(&mut out, &town, last, &mut read, &heads, &key(), Time(1_900_001_000)).unwrap();
    out
}

/// One change, by its draw, and what it is.
pub(crate) fn tamper(whole: &[u8], rng: &mut Rng) -> (String, Vec<u8>) {
    loop {
        let (what, changed) = draw(whole, rng);
        // Two lines that change places with themselves are no change.
        if changed != whole {
            return (what, changed);
        }
    }
}

fn draw(whole: &[u8], rng: &mut Rng) -> (String, Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = whole.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
    let at = rng.below(lines.len());
    match rng.below(10) {
        0..4 => {
            let (byte, bit) = (rng.below(whole.len()), rng.below(8));
            let mut changed = whole.to_vec();
            changed[byte] ^= 1 << bit;
            (format!("bit {bit} of byte {byte}"), changed)
        }
        4 => {
            lines.remove(at);
            (format!("line {} dropped", at + 1), lines.concat())
        }
        5 => {
            let to = rng.below(lines.len() + 1);
            lines.insert(to, lines[at].clone());
            (format!("line {} again as line {}", at + 1, to + 1), lines.concat())
        }
        6 => {
            let other = rng.below(lines.len());
            lines.swap(at, other);
            (format!("lines {} and {} changed places", at + 1, other + 1), lines.concat())
        }
        7 => {
            let cut = rng.below(whole.len());
            (format!("cut after {cut} bytes"), whole[..cut].to_vec())
        }
        8 => {
            let (byte, new) = (rng.below(whole.len() + 1), b"0123456789abcdef\",:{}\n -"[rng.below(24)]);
            let mut changed = whole.to_vec();
            changed.insert(byte, new);
            (format!("{:?} put in at byte {byte}", new as char), changed)
        }
        _ => resigned(whole, rng),
    }
}

/// A head that another key has signed.
fn resigned(whole: &[u8], rng: &mut Rng) -> (String, Vec<u8>) {
    let town = about("town");
    let text = String::from_utf8(whole.to_vec()).unwrap();
    let store = store(1, 60);
    let mut heads: Vec<SignedHead> = store.heads(&town.operation).unwrap();
    let Last { sequence, chain } = store.last(&town.operation).unwrap();
    let root = Some(store.clone().root(&town.operation).unwrap());
    let end = Head { sequence, chain, root, at: Time(1_900_001_000), heads: Some(heads.len() as u32) };
    heads.push(key().sign(&town.operation, end));
    let one = heads[rng.below(heads.len())];
    let other = Key::new(&[rng.below(255) as u8 + u8::from(true); 32]);
    let again = other.sign(&town.operation, one.head);
    let changed = text.replacen(&hex(&one.signature), &hex(&again.signature), 1);
    (format!("the head of entry {} signed by another key", one.head.sequence), changed.into_bytes())
}
