//! Group cards: tokens that find mistakes, counts that only their key opens, and deletion that leaves nothing to read.

use std::collections::BTreeMap;

use access::card::{Card, Content, Token, TooMany};
use access::keys::{Called, Drawn, KeyRing, Panic, Recovery};
use access::password::Work;
use access::seal::{Key, Shut};
use access::symbols::{Miscopied, SIGNS};
use domain::{Load, Time};
use operation::{Id, Role};
use testkit::rng::Rng;

fn operation() -> Id {
    Id::new("spring").expect("an id")
}

fn random<const N: usize>(rng: &mut Rng) -> [u8; N] {
    std::array::from_fn(|_| rng.below(256) as u8)
}

fn token(rng: &mut Rng) -> Token {
    Token::draw(&random::<32>(rng)).expect("enough random bytes")
}

fn drawn(rng: &mut Rng) -> Drawn {
    Drawn { master: random(rng), salt: random(rng), nonces: [random(rng), random(rng)] }
}

fn group(n: u32) -> Content {
    let people = Load { seats: 4 + n % 5, wheelchairs: n % 2, stretchers: n % 3 };
    Content { people, escort: 1, priority: 2 }
}

#[test]
fn every_wrong_sign_and_every_swap_is_found() {
    let mut rng = Rng::new(1);
    for _ in 0..300 {
        let token = token(&mut rng);
        let text = token.text();
        assert_eq!(Token::read(&text), Ok(token.clone()));
        assert_eq!(Token::read(&text.to_lowercase().replace('-', " ")), Ok(token.clone()));
        let signs: Vec<char> = text.chars().filter(|c| *c != '-').collect();
        assert_eq!(signs.len(), 9);
        for i in 0..signs.len() {
            for &other in SIGNS.iter().filter(|&&s| s as char != signs[i]) {
                let mut wrong = signs.clone();
                wrong[i] = other as char;
                assert_eq!(Token::read(&wrong.iter().collect::<String>()), Err(Miscopied::Check));
            }
            // Any two that changed places, neighbours or not.
            for j in (0..i).filter(|&j| signs[i] != signs[j]) {
                let mut wrong = signs.clone();
                wrong.swap(i, j);
                assert_eq!(Token::read(&wrong.iter().collect::<String>()), Err(Miscopied::Check));
            }
        }
    }
}

#[test]
fn what_no_card_has_is_said_with_its_place() {
    assert_eq!(Token::read("7KQ4-O9PX-3"), Err(Miscopied::Sign(5)));
    assert_eq!(Token::read("7KQ4"), Err(Miscopied::Length));
    assert_eq!(Token::read(""), Err(Miscopied::Length));
    assert_eq!(Token::read(&"7".repeat(4000)), Err(Miscopied::Length));
    assert_eq!(Token::read("بطاقة"), Err(Miscopied::Sign(1)));
    assert_eq!(Token::draw(&[250; 64]), None);
    assert!(SIGNS.iter().all(|s| !b"01IOL".contains(s)));
}

#[test]
fn a_card_opens_with_its_own_key_in_its_own_operation_only() {
    let mut rng = Rng::new(2);
    let (token, key): (_, Key) = (token(&mut rng), Key::new(random(&mut rng)));
    let card = Card::seal(token, &operation(), group(1), &key, random(&mut rng)).expect("small counts");
    assert_eq!(card.open(&operation(), &key), Ok(group(1)));
    assert_eq!(card.open(&Id::new("autumn").expect("an id"), &key), Err(Shut));
    assert_eq!(card.open(&operation(), &Key::new(random(&mut rng))), Err(Shut));
    let moved = Card { token: self::token(&mut rng), sealed: card.sealed.clone() };
    assert_eq!(moved.open(&operation(), &key), Err(Shut));
    for i in 0..card.sealed.bytes.len() {
        let mut changed = card.clone();
        changed.sealed.bytes[i] ^= 1;
        assert_eq!(changed.open(&operation(), &key), Err(Shut));
    }
    let crowd = Content { people: Load { seats: 70_000, ..Load::NONE }, ..Content::default() };
    let sealed = Card::seal(self::token(&mut rng), &operation(), crowd, &key, random(&mut rng));
    assert_eq!(sealed, Err(TooMany));
}

#[test]
fn cards_of_all_groups_are_equally_long() {
    let mut rng = Rng::new(3);
    let key = Key::new(random(&mut rng));
    let lengths: Vec<usize> = (0..40)
        .map(|n| Card::seal(token(&mut rng), &operation(), group(n), &key, random(&mut rng)).expect("small"))
        .map(|card| card.sealed.bytes.len())
        .collect();
    assert!(lengths.iter().all(|&l| l == lengths[0]));
}

/// A ring with cards.
fn some(rng: &mut Rng, n: u32) -> (KeyRing, access::keys::Shutter, Vec<Card>, Recovery) {
    let recovery = Recovery::new(random(rng));
    let made = KeyRing::new(drawn(rng), "a long enough phrase", &recovery, Work::TEST);
    let (mut ring, shutter) = made.expect("work that can be done");
    let cards = (0..n)
        .map(|i| {
            let (token, key) = (token(rng), Key::new(random(rng)));
            ring.keep(&token, &key, random(rng));
            Card::seal(token, &operation(), group(i), &key, random(rng)).expect("small")
        })
        .collect();
    (ring, shutter, cards, recovery)
}

#[test]
fn passphrase_and_recovery_key_open_the_same_cards() {
    let mut rng = Rng::new(4);
    let (ring, shutter, cards, recovery) = some(&mut rng, 20);
    let wrapped = ring.wrapped().clone();
    drop(ring);
    let printed = recovery.text();
    let copied = Recovery::read(&printed.to_lowercase()).expect("as it was printed");
    let rings = [
        KeyRing::open(&shutter, "a long enough phrase", wrapped.clone()).expect("the phrase"),
        KeyRing::recover(&shutter, &copied, wrapped.clone()).expect("the key"),
    ];
    for ring in &rings {
        for (i, card) in (0..).zip(&cards) {
            assert_eq!(card.open(&operation(), &ring.key(&card.token).expect("its key")), Ok(group(i)));
        }
    }
    assert!(KeyRing::open(&shutter, "another long phrase", wrapped.clone()).is_err());
    assert!(KeyRing::recover(&shutter, &Recovery::new([1; 32]), wrapped).is_err());
}

#[test]
fn a_mistake_in_a_recovery_key_is_found_in_its_group() {
    let mut rng = Rng::new(5);
    for _ in 0..50 {
        let recovery = Recovery::new(random(&mut rng));
        let text = recovery.text();
        assert_eq!(text.split(' ').count(), 13);
        let again = Recovery::read(&text).expect("as it was printed");
        assert_eq!(*again.text(), *text);
        let mut signs: Vec<char> = text.chars().collect();
        let group = rng.below(13);
        let at = group * 6 + rng.below(5);
        signs[at] = if signs[at] == '7' { '8' } else { '7' };
        let wrong: String = signs.into_iter().collect();
        assert_eq!(Recovery::read(&wrong).err(), Some((group + 1, Miscopied::Check)));
    }
    for seed in [[0u8; 32], [255; 32]] {
        let recovery = Recovery::new(seed);
        assert_eq!(*Recovery::read(&recovery.text()).expect("a key").text(), *recovery.text());
    }
    assert_eq!(Recovery::read("2222").err(), Some((0, Miscopied::Length)));
}

/// All that an export holds: tokens and sealed bytes.
fn exported(cards: &[Card]) -> Vec<u8> {
    let of = |c: &Card| [c.token.text().as_bytes(), &c.sealed.nonce, &c.sealed.bytes].concat();
    cards.iter().flat_map(of).collect()
}

#[test]
fn after_deletion_nothing_is_read_from_the_bytes_of_an_export() {
    let mut rng = Rng::new(6);
    let (mut ring, old_shutter, cards, recovery) = some(&mut rng, 30);
    let key = ring.key(&cards[7].token).expect("its key");
    let export = exported(&cards);
    // Neither what a card says nor any key stands in an export, deleted or not.
    for card in &cards {
        let key = ring.key(&card.token).expect("its key");
        assert!(!export.windows(32).any(|w| w == *key));
    }
    ring.destroy(&cards[7].token);
    assert!(ring.key(&cards[7].token).is_err());
    let old_wrapped = ring.wrapped().clone();
    let nonces = &mut Rng::new(60);
    let rotated =
        ring.rotate(drawn(&mut rng), "a long enough phrase", &recovery, Work::TEST, || random(nonces));
    let (ring, shutter, lost) = rotated.expect("work that can be done");
    assert!(lost.is_empty());
    assert!(ring.key(&cards[7].token).is_err());
    assert_eq!(ring.wrapped().len(), 29);
    // What is left opens with the new shutter and not with keys wrapped before.
    for (i, card) in (0..).zip(&cards).filter(|(i, _)| *i != 7) {
        assert_eq!(card.open(&operation(), &ring.key(&card.token).expect("its key")), Ok(group(i)));
    }
    let mixed = KeyRing::open(&shutter, "a long enough phrase", old_wrapped.clone()).expect("the phrase");
    assert!(old_wrapped.keys().all(|token| mixed.key(token).is_err()));
    drop(old_shutter);
    // With every key that is left, no card of the export but its own is read; the deleted one is read by none.
    for token in ring.wrapped().keys() {
        let key = ring.key(token).expect("its key");
        assert_eq!(cards[7].open(&operation(), &key), Err(Shut));
    }
    assert_eq!(cards[7].open(&operation(), &key), Ok(group(7)), "only the destroyed key would open it");
    let tokens: BTreeMap<_, _> = ring.wrapped().clone();
    ring.destroy_all();
    assert!(KeyRing::open(&shutter, "a wrong but long phrase", tokens).is_err());
}

#[test]
fn all_is_destroyed_only_if_two_roles_call_within_ten_minutes() {
    let mut panic = Panic::default();
    assert_eq!(panic.call(Role::HeadOfCentre, Time(0)), Called::Waiting(Time(600)));
    assert_eq!(panic.call(Role::HeadOfCentre, Time(5)), Called::Waiting(Time(605)), "one role alone never");
    assert_eq!(panic.call(Role::DataProtection, Time(606)), Called::Waiting(Time(1_206)), "too late");
    assert_eq!(panic.call(Role::HeadOfCentre, Time(1_206)), Called::Destroy);
    assert_eq!(panic.call(Role::DataProtection, Time(1_207)), Called::Waiting(Time(1_807)), "it begins anew");
    assert_eq!(panic.call(Role::HeadOfCentre, Time(1_100)), Called::Waiting(Time(1_700)), "a clock put back");
}
