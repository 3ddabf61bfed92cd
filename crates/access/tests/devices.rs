//! Enrolment, capabilities and signed entries; passwords and waits.

use std::collections::BTreeMap;

use access::capability::{
    Capability, Invalid, NotTheirs, Request, Scope, Signed, sign_entry, verify, verify_entry,
};
use access::enrol::{NotEnrolled, Offer, Secret, enrol};
use access::lockout::{Limits, Lockout};
use access::password::{Bad, Work, hash, is_right};
use domain::{Duration, Time};
use ed25519_dalek::SigningKey;
use operation::{Id, Role};
use testkit::operations::{Writer, any_event, town};
use testkit::rng::Rng;

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn paper(device: &SigningKey) -> Capability {
    Capability {
        operation: id("spring"),
        device: id("device-1"),
        key: device.verifying_key().to_bytes(),
        role: Role::Marshal,
        scope: Scope::Whole,
        from: Time(1_000),
        until: Time(2_000),
    }
}

fn check(chain: &[Signed], now: i64) -> Result<&Capability, Invalid> {
    verify(chain, &key(1).verifying_key(), &id("spring"), Time(now))
}

#[test]
fn a_capability_holds_from_its_first_instant_to_before_its_last() {
    let chain = [paper(&key(2)).sign(&key(1))];
    assert_eq!(check(&chain, 999), Err(Invalid::Early));
    assert!(check(&chain, 1_000).is_ok());
    assert!(check(&chain, 1_999).is_ok());
    assert_eq!(check(&chain, 2_000), Err(Invalid::Expired));
    let other = verify(&chain, &key(1).verifying_key(), &id("autumn"), Time(1_500));
    assert_eq!(other, Err(Invalid::OtherOperation));
    assert_eq!(check(&[], 1_500), Err(Invalid::Empty));
}

#[test]
fn whoever_is_not_the_server_signs_nothing() {
    let chain = [paper(&key(2)).sign(&key(9))];
    assert_eq!(check(&chain, 1_500), Err(Invalid::NotSigned(0)));
}

#[test]
fn a_changed_word_is_found_wherever_it_is() {
    let signed = paper(&key(2)).sign(&key(1));
    let mut changed = Vec::new();
    let c = &signed.capability;
    changed.push(Capability { role: Role::HeadOfCentre, ..c.clone() });
    changed.push(Capability { until: Time(3_000), ..c.clone() });
    changed.push(Capability { from: Time(0), ..c.clone() });
    changed.push(Capability { device: id("device-2"), ..c.clone() });
    changed.push(Capability { operation: id("autumn"), ..c.clone() });
    changed.push(Capability { scope: Scope::Place(id("school")), ..c.clone() });
    changed.push(Capability { key: key(3).verifying_key().to_bytes(), ..c.clone() });
    for capability in changed {
        let chain = [Signed { capability: capability.clone(), signature: signed.signature }];
        assert_eq!(check(&chain, 1_500), Err(Invalid::NotSigned(0)), "{capability:?}");
    }
    for byte in 0..64 {
        for bit in 0..8 {
            let mut signature = signed.signature;
            signature[byte] ^= 1 << bit;
            let chain = [Signed { capability: signed.capability.clone(), signature }];
            assert_eq!(check(&chain, 1_500), Err(Invalid::NotSigned(0)));
        }
    }
}

#[test]
fn a_paper_is_handed_on_narrower_and_never_wider() {
    let first = paper(&key(2)).sign(&key(1));
    let narrower = Capability {
        device: id("device-2"),
        key: key(3).verifying_key().to_bytes(),
        scope: Scope::Place(id("school")),
        from: Time(1_200),
        until: Time(1_300),
        ..paper(&key(2))
    };
    let chain = [first.clone(), narrower.clone().sign(&key(2))];
    assert_eq!(check(&chain, 1_250).map(|c| c.scope.clone()), Ok(Scope::Place(id("school"))));
    assert_eq!(check(&chain, 1_400), Err(Invalid::Expired));
    // Not by whom it was handed to, but by somebody else.
    assert_eq!(check(&[first.clone(), narrower.clone().sign(&key(4))], 1_250), Err(Invalid::NotSigned(1)));
    for wider in [
        Capability { role: Role::Dispatcher, ..narrower.clone() },
        Capability { until: Time(2_001), ..narrower.clone() },
        Capability { from: Time(999), ..narrower.clone() },
        Capability { operation: id("autumn"), ..narrower.clone() },
    ] {
        assert_eq!(check(&[first.clone(), wider.sign(&key(2))], 1_250), Err(Invalid::Wider(1)));
    }
    // A place is not widened again.
    let again = Capability { scope: Scope::Whole, ..narrower.clone() };
    let third = [first, narrower.sign(&key(2)), again.sign(&key(3))];
    assert_eq!(check(&third, 1_250), Err(Invalid::Wider(2)));
    let long: Vec<Signed> = std::iter::repeat_n(third[0].clone(), 5).collect();
    assert_eq!(check(&long, 1_250), Err(Invalid::TooLong));
}

#[test]
fn an_entry_is_signed_by_its_device_and_by_no_other() {
    let s = town();
    let mut writer = Writer::new(3);
    for _ in 0..200 {
        let event = any_event(&s, &mut writer);
        writer.write(event);
    }
    for entry in &writer.entries {
        let capability = Capability { role: entry.role, ..paper(&key(2)) };
        let signature = sign_entry(&id("spring"), entry, &key(2));
        assert_eq!(verify_entry(&capability, entry, &signature), Ok(()));
        // When the centre got to know is not the device's.
        let later = operation::Entry { recorded_at: entry.recorded_at + Duration(60), ..entry.clone() };
        assert_eq!(verify_entry(&capability, &later, &signature), Ok(()));
        let moved = operation::Entry { happened_at: entry.happened_at + Duration(1), ..entry.clone() };
        assert_eq!(verify_entry(&capability, &moved, &signature), Err(NotTheirs::Signature));
        let elsewhere = Capability { operation: id("autumn"), ..capability.clone() };
        assert_eq!(verify_entry(&elsewhere, entry, &signature), Err(NotTheirs::Signature));
        let other = sign_entry(&id("spring"), entry, &key(5));
        assert_eq!(verify_entry(&capability, entry, &other), Err(NotTheirs::Signature));
        let device = Capability { device: id("device-7"), ..capability.clone() };
        assert_eq!(verify_entry(&device, entry, &signature), Err(NotTheirs::Device));
    }
}

fn offer(secret: &Secret) -> Offer {
    Offer {
        operation: id("spring"),
        hash: secret.hash(),
        device: id("device-1"),
        role: Role::Marshal,
        scope: Scope::Place(id("school")),
        expires: Time(600),
        until: Time(90_000),
        used: false,
    }
}

#[test]
fn a_device_is_enrolled_once_with_the_secret_that_it_was_shown() {
    let secret = Secret::new([7; 32]);
    let text = secret.text(&id("spring"), Time(600));
    let (read, operation, expires) = Secret::read(&text).expect("our own text");
    assert_eq!((operation.as_str(), expires), ("spring", Time(600)));
    let answer = read.answer(&operation, &key(2));
    let mut offer = offer(&secret);
    let signed = enrol(&mut offer, &answer, &key(1), Time(500)).expect("in time");
    let chain = [signed];
    let held = check(&chain, 500).expect("the server's own paper");
    assert_eq!((held.role, held.until), (Role::Marshal, Time(90_000)));
    assert_eq!(enrol(&mut offer, &answer, &key(1), Time(501)), Err(NotEnrolled::Used));
}

#[test]
fn nobody_is_enrolled_late_without_the_secret_or_with_a_key_of_somebody_else() {
    let secret = Secret::new([7; 32]);
    let mut offer = offer(&secret);
    let good = secret.answer(&id("spring"), &key(2));
    assert_eq!(enrol(&mut offer, &good, &key(1), Time(600)), Err(NotEnrolled::Expired));
    let guessed = Secret::new([8; 32]).answer(&id("spring"), &key(2));
    assert_eq!(enrol(&mut offer, &guessed, &key(1), Time(1)), Err(NotEnrolled::Secret));
    let stolen = access::enrol::Answer { key: key(3).verifying_key().to_bytes(), ..good.clone() };
    assert_eq!(enrol(&mut offer, &stolen, &key(1), Time(1)), Err(NotEnrolled::Proof));
    let elsewhere = secret.answer(&id("autumn"), &key(2));
    assert_eq!(enrol(&mut offer, &elsewhere, &key(1), Time(1)), Err(NotEnrolled::Proof));
    assert!(!offer.used && enrol(&mut offer, &good, &key(1), Time(1)).is_ok());
    for text in ["", "safeconduct-enrol/1 spring 00 5", "safeconduct-enrol/2 spring", "é é é é"] {
        assert!(Secret::read(text).is_none(), "{text}");
    }
}

#[test]
fn a_password_is_right_or_wrong_and_a_short_one_is_not_taken() {
    let made = hash("a long enough phrase", [3; 16], Work::TEST).expect("a hash");
    assert!(made.starts_with("$argon2id$v=19$m=16,t=1,p=1$"), "{made}");
    assert!(is_right("a long enough phrase", &made));
    assert!(!is_right("a long enough phrasf", &made) && !is_right("", &made));
    assert!(!is_right("a long enough phrase", "no hash"));
    assert_eq!(hash("short", [3; 16], Work::TEST), Err(Bad::TooShort));
    assert_eq!(hash(&"x".repeat(2000), [3; 16], Work::TEST), Err(Bad::TooLong));
    assert_ne!(hash("a long enough phrase", [4; 16], Work::TEST), Ok(made));
}

/// The slow twin: the whole history of one who tries, looked through each time.
fn must_wait(history: &[(Time, bool)], now: Time, limits: Limits) -> bool {
    let mut failures = 0;
    let mut last: Option<Time> = None;
    for (at, right) in history {
        if *right {
            (failures, last) = (0, None);
            continue;
        }
        if last.is_some_and(|l| *at > l + limits.forget) {
            failures = 0;
        }
        (failures, last) = (failures + 1, Some(*at));
    }
    let mut wait = 0;
    for n in limits.free + 1..=failures {
        wait = if n == limits.free + 1 { limits.first.0 } else { (wait * 2).min(limits.longest.0) };
    }
    last.is_some_and(|l| now.0 < l.0 + wait)
}

#[test]
fn who_fails_too_often_waits_and_nobody_else_does() {
    let limits = Limits { free: 3, first: Duration(10), longest: Duration(100), forget: Duration(1_000) };
    let mut waited = 0;
    for seed in 0..2_000 {
        let mut rng = Rng::new(seed);
        let mut lockout = Lockout::new(limits);
        let mut history: BTreeMap<usize, Vec<(Time, bool)>> = BTreeMap::new();
        let mut now = Time(0);
        for _ in 0..80 {
            let most = if rng.one_in(20) { 1_500 } else { 15 };
            now += Duration(rng.between(0, most));
            let who = rng.below(3);
            let known = history.entry(who).or_default();
            let wait = must_wait(known, now, limits);
            assert_eq!(lockout.may_try(&who, now).is_err(), wait, "seed {seed}, {who} at {now:?}");
            if let Err(wait) = lockout.may_try(&who, now) {
                assert!(lockout.may_try(&who, wait.until).is_ok(), "seed {seed}");
                waited += 1;
                continue;
            }
            let right = rng.one_in(10);
            known.push((now, right));
            if right {
                lockout.succeeded(&who);
            } else {
                lockout.failed(who, now);
            }
            if rng.one_in(7) {
                lockout.tidy(now);
            }
        }
    }
    assert!(waited > 1_000, "{waited}");
}

#[test]
fn a_capability_is_read_back_and_nothing_else_is() {
    for scope in [Scope::Whole, Scope::Place(id("school")), Scope::Convoy(id("c-1"))] {
        for (role, ..) in Role::ALL {
            let paper = Capability { role, scope: scope.clone(), ..paper(&key(2)) };
            let bytes = paper.bytes();
            assert_eq!(Capability::read(&bytes), Some(paper));
            for cut in 0..bytes.len() {
                assert_eq!(Capability::read(&bytes[..cut]), None);
            }
            assert_eq!(Capability::read(&[&bytes[..], &[0]].concat()), None);
        }
    }
}

#[test]
fn a_request_is_signed_for_one_way_one_instant_and_one_body() {
    let request = Request { method: "POST", path: "/api/v1/x?from=1", at: Time(1_500), body: [7; 32] };
    let signature = request.sign(&key(2));
    let public = key(2).verifying_key().to_bytes();
    assert!(request.is_signed(&public, &signature));
    for other in [
        Request { method: "GET", ..request },
        Request { path: "/api/v1/x?from=2", ..request },
        Request { at: Time(1_501), ..request },
        Request { body: [8; 32], ..request },
    ] {
        assert!(!other.is_signed(&public, &signature), "{other:?}");
    }
    assert!(!request.is_signed(&key(3).verifying_key().to_bytes(), &signature));
}
