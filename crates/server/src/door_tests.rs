//! How devices and roles come in, and how they do not.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use access::capability::{Request, Scope};
use access::enrol::Secret;
use ed25519_dalek::SigningKey;
use operation::Role;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::served::sent;

use crate::asked::Asked;
use crate::clock::now;

const TOWN: &str = "/api/v1/operations/town";

/// A device with a key, and its capability.
struct Phone {
    key: SigningKey,
    capability: String,
}

impl Phone {
    /// Asks with the capability, at `late` seconds from now; `signed` is what the signature is over.
    fn ask(
        &self,
        asked: &Asked,
        method: &str,
        path: &str,
        body: &str,
        signed: &str,
        late: i64,
    ) -> (u16, Value) {
        let at = domain::Time(now().0 + late);
        let request = Request { method, path, at, body: Sha256::digest(signed).into() };
        let proof = format!("{}.{}", at.0, ledger::hex(&request.sign(&self.key)));
        let shown = format!("Capability {}", self.capability);
        let headers = [("authorization", shown.as_str()), ("safeconduct-proof", proof.as_str())];
        let (status, said) = asked.raw(method, path, &headers, body.as_bytes());
        (status, serde_json::from_slice(&said).unwrap_or_default())
    }
}

fn code(asked: &Asked, body: &Value) -> (u16, Value) {
    asked.ask(Role::DataProtection, "POST", &format!("{TOWN}/enrolments"), Some(body))
}

fn enrolling(code: &str, key: &SigningKey) -> Value {
    let (secret, operation, _) = Secret::read(code).unwrap();
    let answer = secret.answer(&operation, key);
    let (secret, public) = (ledger::hex(&answer.secret), ledger::hex(&answer.key));
    json!({ "operation": operation.as_str(), "secret": secret, "key": public, "proof": ledger::hex(&answer.proof) })
}

/// Sends without showing anything at the door.
fn send(asked: &Asked, path: &str, body: &Value) -> (u16, Value) {
    let (status, said) = asked.raw("POST", path, &[], body.to_string().as_bytes());
    (status, serde_json::from_slice(&said).unwrap_or_default())
}

fn enrolled(asked: &Asked, device: &str, more: &Value) -> Phone {
    let mut body = json!({ "device": device, "role": "marshal" });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let (status, told) = code(asked, &body);
    assert_eq!(status, 201, "{told}");
    let key = SigningKey::from_bytes(&Sha256::digest(device).into());
    let (status, said) = send(asked, "/api/v1/enrol", &enrolling(told["code"].as_str().unwrap(), &key));
    assert_eq!(status, 201, "{said}");
    Phone { key, capability: said["capability"].as_str().unwrap().to_owned() }
}

fn incident(asked: &mut Asked, device: &str, place: &str) -> String {
    let event = json!({ "kind": "incident", "place": place, "said": "", "known_by": "saw" });
    json!({ "entries": [sent::entry(&sent::id(&mut asked.rng), "marshal", device, &event)] }).to_string()
}

#[test]
fn a_device_enrols_itself_once_by_its_code_and_signs_what_it_asks() {
    let mut asked = Asked::new("enrol");
    asked.begin("town");
    let phone = enrolled(&asked, "tablet-1", &json!({}));
    let path = format!("{TOWN}/entries");
    let body = incident(&mut asked, "tablet-1", "school");
    assert_eq!(phone.ask(&asked, "POST", &path, &body, &body, 0).0, 200);
    assert_eq!(phone.ask(&asked, "POST", &path, &body, "another body", 0).0, 401);
    assert_eq!(
        phone.ask(&asked, "POST", &path, &body, &body, -600).0,
        401,
        "a request that was kept back is stale"
    );
    assert_eq!(phone.ask(&asked, "POST", &path, &body, &body, 600).0, 401);
    let thief = Phone { key: SigningKey::from_bytes(&[9; 32]), capability: phone.capability.clone() };
    assert_eq!(
        thief.ask(&asked, "POST", &path, &body, &body, 0).0,
        401,
        "who has seen a capability does not hold its key"
    );
    let as_word = [("authorization", format!("Bearer {}", phone.capability))];
    let as_word: Vec<(&str, &str)> = as_word.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(asked.raw("GET", "/api/v1/operations", &as_word, b"").0, 401);
    assert_eq!(
        phone.ask(&asked, "GET", &format!("{TOWN}/export"), "", "", 0).0,
        403,
        "a marshal takes no record away"
    );
    asked.begin("port");
    let elsewhere = phone.ask(&asked, "POST", "/api/v1/operations/port/entries", &body, &body, 0);
    assert_eq!(elsewhere.0, 403, "a capability is for one operation");
    let (status, said) = asked.ask(Role::HeadOfCentre, "DELETE", "/api/v1/devices/tablet-1", None);
    assert_eq!(status, 204, "{said}");
    assert_eq!(phone.ask(&asked, "POST", &path, &body, &body, 0).0, 401, "a phone that was lost is shut out");
}

#[test]
fn a_code_is_good_once_and_only_the_newest_of_a_device() {
    let asked = Asked::new("code");
    asked.begin("town");
    let body = json!({ "device": "tablet-1", "role": "marshal" });
    let (_, old) = code(&asked, &body);
    let (_, new) = code(&asked, &body);
    let key = SigningKey::from_bytes(&[3; 32]);
    let by = |told: &Value| enrolling(told["code"].as_str().unwrap(), &key);
    assert_eq!(send(&asked, "/api/v1/enrol", &by(&old)).0, 401);
    let mut unproven = by(&new);
    unproven["proof"] = json!(ledger::hex(&[1; 64]));
    assert_eq!(send(&asked, "/api/v1/enrol", &unproven).0, 401, "the device must hold the key that it sends");
    assert_eq!(send(&asked, "/api/v1/enrol", &by(&new)).0, 201);
    assert_eq!(send(&asked, "/api/v1/enrol", &by(&new)).0, 401);
    assert_eq!(code(&asked, &body).0, 409, "the id is taken");
    assert_eq!(asked.ask(Role::Marshal, "POST", &format!("{TOWN}/enrolments"), Some(&body)).0, 403);
}

#[test]
fn a_device_of_one_place_writes_of_no_other() {
    let mut asked = Asked::new("scope");
    asked.begin("town");
    let phone = enrolled(&asked, "tablet-2", &json!({ "place": "school", "hours": 2 }));
    let path = format!("{TOWN}/entries");
    for (place, status) in [("school", 200), ("clinic", 403)] {
        let body = incident(&mut asked, "tablet-2", place);
        assert_eq!(phone.ask(&asked, "POST", &path, &body, &body, 0).0, status, "{place}");
    }
    // Handed on, a paper grows no wider, and takes nobody's place.
    let (paper, _) = phone.capability.split_once('.').unwrap();
    let paper = access::capability::Capability::read(&ledger::unhex_all(paper).unwrap()).unwrap();
    let second = SigningKey::from_bytes(&[5; 32]);
    let key = second.verifying_key().to_bytes();
    let device = |text: &str| operation::Id::new(text).unwrap();
    let narrow = access::capability::Capability { key, device: device("tablet-3"), ..paper.clone() };
    let wide = access::capability::Capability { scope: Scope::Whole, ..narrow.clone() };
    let other = access::capability::Capability { device: device("device-marshal"), ..narrow.clone() };
    for (handed, status) in [(narrow, 200), (wide, 401), (other, 401)] {
        let of = handed.device.as_str().to_owned();
        let signed = handed.sign(&phone.key);
        let (paper, signature) = (ledger::hex(&signed.capability.bytes()), ledger::hex(&signed.signature));
        let capability = format!("{},{paper}.{signature}", phone.capability);
        let on = Phone { key: second.clone(), capability };
        let body = incident(&mut asked, &of, "school");
        assert_eq!(on.ask(&asked, "POST", &path, &body, &body, 0).0, status);
    }
}

#[test]
fn a_role_signs_in_by_its_password_and_who_guesses_waits() {
    let asked = Asked::new("sign-in");
    let set = |who, of: &str, text: &str| {
        asked.ask(who, "PUT", &format!("/api/v1/passwords/{of}"), Some(&json!({ "password": text }))).0
    };
    assert_eq!(set(Role::HeadOfCentre, "dispatcher", "short"), 422);
    assert_eq!(set(Role::HeadOfCentre, "dispatcher", "six buses at dawn"), 204);
    assert_eq!(set(Role::DataProtection, "head-of-centre", "six buses at dawn"), 403);
    assert_eq!(set(Role::DataProtection, "data-protection", "nobody reads this"), 204);
    let sign_in =
        |role: &str, text: &str| send(&asked, "/api/v1/sign-in", &json!({ "role": role, "password": text }));
    let (status, said) = sign_in("dispatcher", "six buses at dawn");
    assert_eq!((status, said["device"].as_str()), (201, Some("desk-dispatcher")));
    let shown = format!("Bearer {}", said["word"].as_str().unwrap());
    let list = || asked.raw("GET", "/api/v1/operations", &[("authorization", &shown)], b"").0;
    assert_eq!(list(), 200);
    for _ in 0..5 {
        assert_eq!(sign_in("dispatcher", "seven buses at dawn").0, 401);
    }
    assert_eq!(sign_in("dispatcher", "six buses at dawn").0, 429, "also the right one waits");
    assert_eq!(list(), 200, "who is in stays in");
    assert_eq!(sign_in("data-protection", "nobody reads this").0, 201, "other roles do not wait");
    assert_eq!(sign_in("marshal", "a role without one").0, 401);
    assert_eq!(set(Role::HeadOfCentre, "dispatcher", "a new one, longer"), 204);
    assert_eq!(list(), 401, "a new password ends what the old one began");
}
