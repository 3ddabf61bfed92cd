//! People never appear or vanish by arithmetic, and neither the order of arrival nor a second sending makes a difference.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::{Duration, Time};
use operation::{Added, Contradiction, Entry, Event, Facts, Ground, Record, Unit};
use testkit::rng::Rng;

use testkit::operations::{Writer, any_event, id, seated, town};

const OPERATIONS: u64 = 10_000;

/// Every account balances, and the sum over vehicles is the whole.
fn conserved(facts: &Facts, seed: u64) {
    let mut aboard = 0;
    for (unit, flows) in facts.accounts.iter() {
        assert!(flows.balances(), "seed {seed}: {unit:?} {flows:?}");
        assert!(flows.aboard >= 0, "seed {seed}: {unit:?} {flows:?}");
        if let Unit::Vehicle(vehicle) = unit {
            assert_eq!(flows.aboard, i64::from(facts.accounts.aboard(vehicle)), "seed {seed}: {vehicle}");
            aboard += flows.aboard;
        }
    }
    let whole = facts.accounts.of(&Unit::Whole);
    assert_eq!(whole.aboard, aboard, "seed {seed}");
    let by = |from: fn(&Unit) -> bool| {
        let parts = facts.accounts.iter().filter(|(unit, _)| from(unit)).map(|(_, f)| f);
        parts.fold((0, 0, 0), |sum, f| (sum.0 + f.boarded, sum.1 + f.handed_over, sum.2 + f.unexplained))
    };
    let all = (whole.boarded, whole.handed_over, whole.unexplained);
    assert_eq!(by(|u| matches!(u, Unit::From(_))), all, "seed {seed}: by place");
    assert_eq!(by(|u| matches!(u, Unit::Window(_))), all, "seed {seed}: by window");
    assert_eq!(by(|u| matches!(u, Unit::Vehicle(_))), all, "seed {seed}: by vehicle");
}

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
fn the_identity_holds_after_every_entry_of_ten_thousand_operations() {
    let s = town();
    let ground = Ground::new(&s);
    for seed in 0..OPERATIONS {
        let mut record = Record::new(&ground);
        for entry in operation(seed, 40) {
            assert_eq!(record.add(entry), Added::New);
            conserved(record.facts(), seed);
        }
    }
}

#[test]
fn every_order_of_arrival_gives_the_same_state_and_the_same_root() {
    let s = town();
    let ground = Ground::new(&s);
    for seed in 0..OPERATIONS {
        let entries = operation(seed, 30);
        let mut straight = Record::new(&ground);
        for entry in &entries {
            straight.add(entry.clone());
        }
        let mut shuffled = entries.clone();
        let mut rng = Rng::new(seed ^ 0x5eed);
        for i in (1..shuffled.len()).rev() {
            shuffled.swap(i, rng.below(i + 1));
        }
        let twice: Vec<Entry> = shuffled.iter().filter(|_| rng.one_in(3)).cloned().collect();
        let mut other = Record::new(&ground);
        for (i, entry) in shuffled.into_iter().chain(twice).enumerate() {
            other.add(entry);
            // Somebody looks in between: what was folded then must not stay.
            if i % 7 == 0 {
                other.facts();
            }
        }
        assert_eq!(straight.root(), other.root(), "seed {seed}");
        assert_eq!(straight.facts(), other.facts(), "seed {seed}");
        let folded = straight.happened_by(Time::MAX);
        assert_eq!(*straight.facts(), folded, "seed {seed}: applied against folded");
    }
}

/// The slow twin: what each entry says in the end, by its last correction if there is one, added up without any account.
fn added_up(entries: &[Entry]) -> [i64; 6] {
    let said = |entry: &Entry| -> Option<Event> {
        let speaks_of_it =
            |e: &&Entry| matches!(&e.event, Event::Corrected { entry: of, .. } if *of == entry.id);
        match entries.iter().filter(speaks_of_it).max_by_key(|e| (e.happened_at, e.id)).map(|e| &e.event) {
            Some(Event::Corrected { to, .. }) => to.as_deref().cloned(),
            _ => Some(entry.event.clone()),
        }
    };
    let mut sums = [0; 6];
    for event in entries.iter().filter_map(said) {
        match event {
            Event::Boarded { people, .. } => sums[0] += i64::from(people.people()),
            Event::HandedOver { people, .. } => sums[1] += i64::from(people.people()),
            Event::Returned { people, .. } => sums[2] += i64::from(people),
            Event::DidNotContinue { people, .. } => sums[3] += i64::from(people),
            Event::Born { .. } => sums[4] += 1,
            Event::Died { people, .. } => sums[5] += i64::from(people),
            _ => {}
        }
    }
    sums
}

#[test]
fn the_accounts_say_what_the_entries_add_up_to() {
    let s = town();
    let ground = Ground::new(&s);
    for seed in 0..2_000 {
        let entries = operation(seed, 60);
        // A correction of a correction to something else is chased by the record alone.
        let plain = |e: &Entry| match &e.event {
            Event::Corrected { entry, .. } => {
                !entries.iter().any(|o| o.id == *entry && matches!(o.event, Event::Corrected { .. }))
            }
            _ => true,
        };
        let entries: Vec<Entry> = entries.iter().filter(|e| plain(e)).cloned().collect();
        let mut record = Record::new(&ground);
        for entry in &entries {
            record.add(entry.clone());
        }
        let whole = record.facts().accounts.of(&Unit::Whole);
        let ours = [whole.boarded, whole.handed_over, whole.returned, whole.removed, whole.born, whole.died];
        assert_eq!(ours, added_up(&entries), "seed {seed}");
    }
}

#[test]
fn two_entries_of_one_id_are_settled_alike_in_either_order() {
    let s = town();
    let ground = Ground::new(&s);
    let mut writer = Writer::new(1);
    let board = |people| Event::Joined { vehicle: id(&s.vehicles.iter().next().unwrap().id), people };
    writer.write(board(3));
    let one = writer.entries[0].clone();
    let other = Entry { happened_at: one.happened_at + Duration(60), event: board(4), ..one.clone() };
    let both = |first: &Entry, second: &Entry| {
        let mut record = Record::new(&ground);
        assert_eq!(record.add(first.clone()), Added::New);
        assert_eq!(record.add(second.clone()), Added::Conflict);
        (record.root(), record.facts().clone())
    };
    let (root, facts) = both(&one, &other);
    assert_eq!((root, facts.clone()), both(&other, &one));
    assert_eq!(facts.discrepancies.last().unwrap().what, Contradiction::SameIdTwice);
}

#[test]
fn a_correction_stands_where_the_corrected_entry_stood() {
    let s = town();
    let ground = Ground::new(&s);
    let vehicle = id("coach-1");
    let mut writer = Writer::new(2);
    let wrong = writer.write(Event::Joined { vehicle: vehicle.clone(), people: 54 });
    writer.now += Duration(600);
    writer.write(Event::Counted { vehicle: vehicle.clone(), people: 45, method: operation::Method::List });
    writer.now += Duration(600);
    let to = Some(Box::new(Event::Joined { vehicle: vehicle.clone(), people: 45 }));
    let correction = writer.write(Event::Corrected { entry: wrong, to });
    let mut record = Record::new(&ground);
    for entry in &writer.entries {
        record.add(entry.clone());
    }
    let facts = record.facts();
    assert_eq!(facts.accounts.of(&Unit::Whole).unexplained, 0);
    assert_eq!(facts.discrepancies, vec![]);
    // The correction was wrong itself.
    writer.now += Duration(600);
    writer.write(Event::Corrected { entry: correction, to: None });
    record.add(writer.entries.last().unwrap().clone());
    assert_eq!(record.facts().accounts.of(&Unit::Whole).unexplained, 9);
}

#[test]
fn what_had_happened_and_what_was_known_are_two_readings() {
    let s = town();
    let ground = Ground::new(&s);
    let vehicle = id(&s.vehicles.iter().next().unwrap().id);
    let mut writer = Writer::new(3);
    writer.write(Event::Boarded {
        vehicle,
        place: id("school"),
        people: seated(40),
        families: vec![],
        method: operation::Method::Clicker,
    });
    let mut entry = writer.entries[0].clone();
    entry.recorded_at = entry.happened_at + Duration::hours(3);
    let mut record = Record::new(&ground);
    record.add(entry.clone());
    let at = entry.happened_at + Duration::hours(1);
    assert_eq!(record.happened_by(at).accounts.of(&Unit::Whole).boarded, 40);
    assert_eq!(record.known_at(at).accounts.of(&Unit::Whole).boarded, 0);
}

#[test]
fn what_the_entries_did_to_an_account_is_that_account_by_both_clocks() {
    let s = town();
    let ground = Ground::new(&s);
    for seed in 0..2_000 {
        let entries = operation(seed, 40);
        let mut record = Record::new(&ground);
        for entry in &entries {
            assert_eq!(record.add(entry.clone()), Added::New);
        }
        let mut rng = Rng::new(seed);
        let some = |rng: &mut Rng| {
            let entry: &Entry = rng.pick(&entries).unwrap();
            (!rng.one_in(3)).then_some(entry.recorded_at)
        };
        let (happened_by, known_at) = (some(&mut rng), some(&mut rng));
        let (facts, postings) = record.accounted(happened_by, known_at);
        if happened_by.is_none() {
            assert_eq!(facts, record.known_at(known_at.unwrap_or(Time::MAX)), "seed {seed}: known");
        }
        if known_at.is_none() {
            assert_eq!(facts, record.happened_by(happened_by.unwrap_or(Time::MAX)), "seed {seed}: happened");
        }
        for (unit, flows) in facts.accounts.iter() {
            let of = || postings.iter().filter_map(|p| p.accounts.get(unit).map(|did| (p, did)));
            for (i, (term, sum)) in flows.terms().into_iter().enumerate() {
                let added: i64 = of().map(|(_, did)| did.terms()[i].1).sum();
                assert_eq!(added, sum, "seed {seed}: {unit:?} {term}");
            }
            for (posting, did) in of() {
                assert!(did.balances(), "seed {seed}: {posting:?}");
                let entry = record.get(posting.entry).unwrap();
                assert!(happened_by.is_none_or(|at| entry.happened_at <= at), "seed {seed}");
                assert!(known_at.is_none_or(|at| entry.recorded_at <= at), "seed {seed}");
            }
        }
    }
}
