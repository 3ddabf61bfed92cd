//! What every store must keep to, as one function that fails loudly: memory and SQLite pass it, and whatever comes next must.
//!
//! `make` gives a store that is empty; `again` closes a store and opens it anew (a store in memory is given back as it is).

use std::collections::BTreeMap;

use domain::{Load, Time};
use operation::{Entry, EntryId, Event, Hash, Id, Method, Role, bytes};
use wire::record::Label;

use crate::about::{About, ScenarioFile};
use crate::chain::{leaf, link};
use crate::head::{Head, Key};
use crate::store::{Batch, Fault, Last, Ledger, Outcome, Receipt};
use crate::tree::Tree;

/// Holds a store against all of it.
///
/// # Panics
/// With a sentence about the world, if the store does not keep to it.
pub fn hold<L: Ledger>(mut make: impl FnMut() -> L, mut again: impl FnMut(L) -> L) {
    an_operation_begins_once(make(), &mut again);
    an_entry_sent_twice_is_kept_once(make(), &mut again);
    another_entry_of_the_same_id_is_refused(make(), &mut again);
    nothing_is_kept_for_an_operation_that_is_not_there(make(), &mut again);
    the_chain_and_the_root_are_those_of_the_definition(make(), &mut again);
    what_is_read_resumes_anywhere(make(), &mut again);
    operations_do_not_mix(make(), &mut again);
    what_another_store_had_is_put_back_as_it_was(make(), make(), &mut again);
    what_does_not_follow_is_not_put_back(make(), make(), &mut again);
    heads_are_kept_if_they_fit(make(), &mut again);
}

/// What a record is of, for tests.
pub fn about(operation: &str) -> About {
    let file = |path: &str, text: &str| ScenarioFile { path: path.to_owned(), text: text.to_owned() };
    About {
        operation: Id::new(operation).expect("an id"),
        scenario: "A town \u{2014} مدينة".to_owned(),
        label: Label::Rehearsal,
        key: key().public(),
        files: vec![file("town.toml", "name = \"A town\"\n"), file("times.csv", "from,to,minutes\n")],
    }
}

/// The key that tests sign with.
pub fn key() -> Key {
    Key::new(&[42; 32])
}

/// The entry of a number: numbers that differ, ids that differ.
pub fn entry(number: u64) -> Entry {
    saying(number, u32::try_from(number % 60).expect("a small number"))
}

/// The entry of a number, with what it says.
fn saying(number: u64, seats: u32) -> Entry {
    let id = |text: &str| Id::new(text).expect("an id");
    let event = Event::Boarded {
        vehicle: id("bus-1"),
        place: id("school"),
        people: Load { seats, ..Load::NONE },
        families: Vec::new(),
        method: Method::Clicker,
    };
    Entry {
        // Ids that do not rise with the number: late entries are the rule.
        id: EntryId::new(1_900_000_000_000 + number * 7919 % 1000, u128::from(number)),
        happened_at: Time(1_900_000_000 + number as i64),
        recorded_at: Time(0),
        role: Role::Marshal,
        device: id("device-1"),
        answers: None,
        event,
    }
}

/// A batch for an operation.
pub fn batch(operation: &str, received: i64, entries: Vec<Entry>) -> Batch {
    Batch { operation: Id::new(operation).expect("an id"), entries, received: Time(received) }
}

fn ok<T>(answer: Result<T, Fault>) -> T {
    answer.unwrap_or_else(|fault| panic!("a store that is whole refuses: {fault}"))
}

fn append(store: &mut impl Ledger, batch: Batch) -> Vec<Receipt> {
    ok(store.append(&[batch])).remove(0)
}

fn last(store: &impl Ledger, operation: &str) -> Last {
    ok(store.last(&Id::new(operation).expect("an id")))
}

fn an_operation_begins_once<L: Ledger>(mut store: L, again: &mut impl FnMut(L) -> L) {
    let town = about("town");
    ok(store.begin(&town));
    ok(store.begin(&town));
    for changed in [
        About { scenario: "Another".to_owned(), ..town.clone() },
        About { label: Label::Operation, ..town.clone() },
        About { key: [0; 32], ..town.clone() },
        About { files: Vec::new(), ..town.clone() },
    ] {
        assert_eq!(store.begin(&changed), Err(Fault::OtherRecord(town.operation.clone())));
    }
    ok(store.begin(&about("port")));
    let store = again(store);
    assert_eq!(ok(store.operations()), [about("port"), town.clone()], "operations by id, as they began");
    assert_eq!(last(&store, "town"), Last { sequence: 0, chain: town.genesis() });
}

fn an_entry_sent_twice_is_kept_once<L: Ledger>(mut store: L, again: &mut impl FnMut(L) -> L) {
    ok(store.begin(&about("town")));
    let first = append(&mut store, batch("town", 10, vec![entry(1), entry(2), entry(1)]));
    let outcomes: Vec<Outcome> = first.iter().map(|r| r.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::New, Outcome::Known], "twice in one batch is once");
    assert_eq!((first[0].sequence, first[0].chain), (first[2].sequence, first[2].chain));
    let mut store = again(store);
    let mut later = entry(2);
    later.recorded_at = Time(99);
    let second = append(&mut store, batch("town", 20, vec![later, entry(3)]));
    assert_eq!(second[0], Receipt { outcome: Outcome::Known, ..first[1] }, "a receipt is the same again");
    assert_eq!((second[1].outcome, second[1].sequence), (Outcome::New, 3));
    let kept = ok(again(store).read(&about("town").operation, 0, 10));
    let got: Vec<(u64, i64)> = kept.iter().map(|k| (k.sequence, k.entry.recorded_at.0)).collect();
    assert_eq!(got, [(1, 10), (2, 10), (3, 20)], "the first time that an entry came in counts");
}

fn another_entry_of_the_same_id_is_refused<L: Ledger>(mut store: L, again: &mut impl FnMut(L) -> L) {
    ok(store.begin(&about("town")));
    let first = append(&mut store, batch("town", 10, vec![entry(1)]));
    let mut store = again(store);
    let answers =
        append(&mut store, batch("town", 11, vec![entry(2), saying(1, 59), saying(2, 58), entry(3)]));
    let outcomes: Vec<Outcome> = answers.iter().map(|r| r.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Conflict, Outcome::Conflict, Outcome::New]);
    assert_eq!((answers[1].sequence, answers[1].chain), (1, first[0].chain), "it names the one that is kept");
    let kept = ok(again(store).read(&about("town").operation, 0, 10));
    let mut all: Vec<Entry> = kept.into_iter().map(|k| k.entry).collect();
    for entry in &mut all {
        entry.recorded_at = Time(0);
    }
    assert_eq!(
        all,
        [entry(1), entry(2), entry(3)],
        "what was kept first stays, and the rest of the batch is kept"
    );
}

fn nothing_is_kept_for_an_operation_that_is_not_there<L: Ledger>(
    mut store: L,
    again: &mut impl FnMut(L) -> L,
) {
    ok(store.begin(&about("town")));
    let nowhere = Id::new("nowhere").expect("an id");
    let both = [batch("town", 1, vec![entry(1)]), batch("nowhere", 1, vec![entry(1)])];
    assert_eq!(store.append(&both), Err(Fault::NoSuchOperation(nowhere.clone())));
    assert_eq!(store.read(&nowhere, 0, 1), Err(Fault::NoSuchOperation(nowhere.clone())));
    assert_eq!(store.last(&nowhere), Err(Fault::NoSuchOperation(nowhere)));
    let mut store = again(store);
    assert_eq!(last(&store, "town").sequence, 0, "a call that fails keeps nothing");
    assert_eq!(append(&mut store, batch("town", 2, vec![entry(1)]))[0].sequence, 1);
}

fn the_chain_and_the_root_are_those_of_the_definition<L: Ledger>(
    mut store: L,
    again: &mut impl FnMut(L) -> L,
) {
    let town = about("town");
    ok(store.begin(&town));
    let mut chain = town.genesis();
    let mut leaves: BTreeMap<EntryId, Hash> = BTreeMap::new();
    for round in 0..40u64 {
        let sent: Vec<Entry> = (0..round % 7).map(|i| entry(round * 10 + i)).collect();
        let receipts = append(&mut store, batch("town", round as i64, sent.clone()));
        for (sent, receipt) in sent.iter().zip(&receipts) {
            chain = link(&chain, &bytes(sent), Time(round as i64));
            leaves.insert(sent.id, leaf(&bytes(sent)));
            assert_eq!((receipt.outcome, receipt.chain), (Outcome::New, chain));
            assert_eq!(receipt.sequence, leaves.len() as u64);
        }
        let mut tree = Tree::default();
        for (id, leaf) in &leaves {
            tree.add(*id, 0, *leaf);
        }
        assert_eq!(ok(store.root(&town.operation)), tree.root(), "round {round}");
        assert_eq!(last(&store, "town"), Last { sequence: leaves.len() as u64, chain });
        if round % 9 == 0 {
            store = again(store);
        }
    }
}

fn what_is_read_resumes_anywhere<L: Ledger>(mut store: L, again: &mut impl FnMut(L) -> L) {
    ok(store.begin(&about("town")));
    append(&mut store, batch("town", 1, (0..25).map(entry).collect()));
    let store = again(store);
    let town = about("town").operation;
    let all = ok(store.read(&town, 0, 100));
    assert_eq!(all.len(), 25);
    for after in 0..27u64 {
        for most in [0, 1, 3, 100] {
            let part = ok(store.read(&town, after, most));
            let from = (after as usize).min(25);
            assert_eq!(part, all[from..(from + most).min(25)], "after {after}, at most {most}");
        }
    }
    assert_eq!(ok(store.read(&town, u64::MAX, 3)), []);
}

fn operations_do_not_mix<L: Ledger>(mut store: L, again: &mut impl FnMut(L) -> L) {
    for operation in ["town", "port"] {
        ok(store.begin(&about(operation)));
    }
    let answers = ok(store.append(&[
        batch("town", 1, vec![entry(1)]),
        batch("port", 1, vec![entry(1), entry(2)]),
        batch("town", 2, vec![entry(1), entry(3)]),
    ]));
    let told: Vec<Vec<(Outcome, u64)>> =
        answers.iter().map(|batch| batch.iter().map(|r| (r.outcome, r.sequence)).collect()).collect();
    let new = |sequence: u64| (Outcome::New, sequence);
    assert_eq!(told, [vec![new(1)], vec![new(1), new(2)], vec![(Outcome::Known, 1), new(2)]]);
    assert_ne!(answers[0][0].chain, answers[1][0].chain, "each chain begins with its operation");
    let store = again(store);
    assert_eq!(ok(store.read(&about("port").operation, 0, 9)).len(), 2);
    assert_eq!(ok(store.read(&about("town").operation, 0, 9)).len(), 2);
}

fn what_another_store_had_is_put_back_as_it_was<L: Ledger>(
    mut store: L,
    mut other: L,
    again: &mut impl FnMut(L) -> L,
) {
    let town = about("town");
    ok(store.begin(&town));
    for round in 0..5 {
        append(&mut store, batch("town", round, (0..10).map(|i| entry(round as u64 * 10 + i)).collect()));
    }
    ok(other.begin(&town));
    let all = ok(store.read(&town.operation, 0, 100));
    ok(other.restore(&town.operation, &all[..20]));
    let mut other = again(other);
    ok(other.restore(&town.operation, &all[20..]));
    let mut other = again(other);
    assert_eq!(ok(other.read(&town.operation, 0, 100)), all);
    assert_eq!(ok(other.last(&town.operation)), ok(store.last(&town.operation)));
    assert_eq!(ok(other.root(&town.operation)), ok(store.root(&town.operation)));
    let next = batch("town", 9, vec![entry(3), entry(99)]);
    assert_eq!(append(&mut other, next.clone()), append(&mut store, next), "and goes on as the other does");
}

fn what_does_not_follow_is_not_put_back<L: Ledger>(
    mut store: L,
    mut other: L,
    again: &mut impl FnMut(L) -> L,
) {
    let town = about("town");
    ok(store.begin(&town));
    append(&mut store, batch("town", 1, (0..6).map(entry).collect()));
    let all = ok(store.read(&town.operation, 0, 100));
    ok(other.begin(&town));
    let mut changed = all.clone();
    changed[3].entry.event = saying(3, 59).event;
    let mut late = all.clone();
    late[4].entry.recorded_at = Time(2);
    let dropped = [&all[..2], &all[3..]].concat();
    let mut chained = all.clone();
    chained[5].entry = entry(0);
    chained[5].chain = link(&all[4].chain, &bytes(&entry(0)), Time(1));
    chained[5].entry.recorded_at = Time(1);
    for (wrong, at) in [(&changed, 4), (&late, 5), (&dropped, 4), (&chained, 6), (&all[1..].to_vec(), 2)] {
        assert_eq!(other.restore(&town.operation, wrong), Err(Fault::Broken(at)));
        assert_eq!(last(&other, "town").sequence, 0, "nothing is put back of what does not follow");
    }
    let mut other = again(other);
    ok(other.restore(&town.operation, &all));
    assert_eq!(other.restore(&town.operation, &all), Err(Fault::Broken(1)));
}

fn heads_are_kept_if_they_fit<L: Ledger>(mut store: L, again: &mut impl FnMut(L) -> L) {
    let town = about("town");
    ok(store.begin(&town));
    let mut kept = Vec::new();
    for round in 0..4 {
        append(&mut store, batch("town", round, (0..3).map(|i| entry(round as u64 * 3 + i)).collect()));
        let Last { sequence, chain } = last(&store, "town");
        let root = (round % 2 == 0).then(|| ok(store.root(&town.operation)));
        let signed =
            key().sign(&town.operation, Head { sequence, chain, root, at: Time(round), heads: None });
        ok(store.keep_head(&town.operation, &signed));
        ok(store.keep_head(&town.operation, &signed));
        kept.push(signed);
    }
    let other = key().sign(&town.operation, Head { chain: [1; 32], ..kept[3].head });
    let ahead = key().sign(&town.operation, Head { sequence: 13, ..kept[3].head });
    let mut store = again(store);
    assert_eq!(store.keep_head(&town.operation, &kept[1]), Err(Fault::Broken(6)), "heads do not go back");
    assert_eq!(store.keep_head(&town.operation, &ahead), Err(Fault::Broken(13)));
    append(&mut store, batch("town", 9, vec![entry(50)]));
    let wrong = key().sign(&town.operation, Head { sequence: 13, ..other.head });
    assert_eq!(store.keep_head(&town.operation, &wrong), Err(Fault::Broken(13)));
    assert_eq!(ok(again(store).heads(&town.operation)), kept);
}
