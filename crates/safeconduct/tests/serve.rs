//! The operation's server as devices meet it: the real program on a port of this machine, asked over HTTP, killed and started again.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read what the program has written")]

mod common;

use std::path::Path;
use std::process::Command;

use common::{root, run};
use serde_json::{Value, json};
use testkit::rng::Rng;
use testkit::served::{Room, Served, kills, sent};

const TOWN: &str = "/api/v1/operations/town";

fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_safeconduct"))
}

fn started(room: &Room) -> Served {
    let served = Served::start(binary(), &room.path("centre"), &[]);
    served.begin("town").of(201);
    served
}

fn order(rng: &mut Rng, order: &Value) -> Value {
    json!({ "id": sent::id(rng), "order": order })
}

fn reasons(refused: &Value) -> Vec<String> {
    let reasons = refused["reasons"].as_array().unwrap();
    reasons.iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_batch_sent_twice_has_the_same_receipts_and_another_entry_of_an_id_is_refused() {
    let room = Room::new("twice");
    let served = started(&room);
    let (mut rng, mut centre) = (Rng::new(1), served.centre());
    let batch: Vec<Value> = (0..20).map(|_| sent::counted(&mut rng)).collect();
    let first = centre.post(&format!("{TOWN}/entries"), &json!({ "entries": batch })).of(200);
    let mut again = centre.post(&format!("{TOWN}/entries"), &json!({ "entries": batch })).of(200);
    let mut expected = first["receipts"].clone();
    for (n, receipt) in expected.as_array_mut().unwrap().iter_mut().enumerate() {
        assert_eq!((&receipt["outcome"], &receipt["sequence"]), (&json!("new"), &json!(n + 1)));
        receipt["outcome"] = json!("known");
    }
    assert_eq!(again["receipts"].take(), expected);
    assert_eq!(first["head"]["chain"], again["head"]["chain"], "the record has not moved");
    let (mut other, event) = (batch[3].clone(), batch[3]["event"].clone());
    other["event"]["people"] = json!(46);
    let batch = [sent::counted(&mut rng), other, sent::counted(&mut rng)];
    let refused = centre.post(&format!("{TOWN}/entries"), &json!({ "entries": batch })).of(409);
    let outcomes: Vec<&Value> =
        refused["receipts"].as_array().unwrap().iter().map(|r| &r["outcome"]).collect();
    assert_eq!(outcomes, ["new", "conflict", "new"]);
    assert_eq!(refused["receipts"][1]["sequence"], 4, "the one that is kept is named");
    let kept = centre.get(&format!("{TOWN}/entries?from=4&most=1")).of(200);
    assert_eq!(kept["entries"][0]["entry"]["event"], event, "and stays as it was");
    assert_eq!(kept["last"], 22);
}

#[test]
fn an_order_is_refused_with_all_that_stands_against_it_and_given_once_when_nothing_does() {
    let room = Room::new("orders");
    let served = started(&room);
    let (mut rng, mut centre) = (Rng::new(2), served.centre());
    let path = format!("{TOWN}/orders");
    let form = json!({ "kind": "form", "convoy": "c1", "corridor": "mill-road", "direction": "outward", "vehicles": ["bus-1", "bus-2"] });
    let form = order(&mut rng, &form);
    let load = json!({ "kind": "clear-to-load", "convoy": "c1", "ready_in": 600, "people": 80 });
    let early = centre.post(&path, &order(&mut rng, &load)).of(403);
    assert_eq!(early["code"], "not-now", "nothing is loaded before the first convoy is formed");
    let given = centre.post(&path, &form).of(200);
    assert_eq!(given["entries"][0]["id"], form["id"], "the first entry of an order has its id");
    let again = centre.post(&path, &form).of(200);
    assert_eq!((&again["receipts"][0]["outcome"], &again["head"]["sequence"]), (&json!("known"), &json!(2)));
    let refused = centre.post(&path, &order(&mut rng, &load)).of(409);
    for code in ["no-agreement", "not-cleared", "window"] {
        assert!(reasons(&refused).contains(&code.to_owned()), "{refused}");
    }
    let entries = sent::agreed(&mut rng);
    centre.post(&format!("{TOWN}/entries"), &json!({ "entries": entries })).of(200);
    let given = centre.post(&path, &order(&mut rng, &load)).of(200);
    assert_eq!(given["entries"][0]["event"]["kind"], "clear-to-load");
    assert!(
        given["entries"][0]["event"]["stands_on"].as_array().unwrap().len() > 10,
        "it names what it stands on"
    );
    let suspend = json!({ "kind": "suspend", "corridor": "mill-road", "reason": "shots heard" });
    centre.post(&path, &order(&mut rng, &suspend)).of(200);
    let enter = json!({ "kind": "clear-to-enter", "convoy": "c1" });
    let refused = centre.post(&path, &order(&mut rng, &enter)).of(403);
    assert_eq!(refused["code"], "not-now", "while all is held, nobody is let go");
    centre.post(&path, &order(&mut rng, &json!({ "kind": "resume", "corridor": "mill-road" }))).of(200);
    let stated =
        json!({ "kind": "suspended", "corridor": "mill-road", "by": "party-a", "reason": "as stated" });
    let stated = sent::entry(&sent::id(&mut rng), "head-of-centre", "centre", &stated);
    centre.post(&format!("{TOWN}/entries"), &json!({ "entries": [stated] })).of(200);
    let refused = centre.post(&path, &order(&mut rng, &enter)).of(409);
    assert!(reasons(&refused).contains(&"suspended".to_owned()), "{refused}");
    let cleared = json!({ "kind": "clear-to-enter", "convoy": "c1", "stands_on": [], "overriding": null });
    let cleared = sent::entry(&sent::id(&mut rng), "head-of-centre", "centre", &cleared);
    let around = centre.post(&format!("{TOWN}/entries"), &json!({ "entries": [cleared] })).of(403);
    assert_eq!(around["code"], "not-yours", "nobody writes a clearance past the gate");
    let situation = centre.get(&format!("{TOWN}/situation")).of(200);
    assert_eq!(situation["convoys"]["c1"]["stage"], "clear-to-load");
    assert_eq!(situation["corridors"]["mill-road"]["suspended_by"], json!(["party-a"]));
}

#[test]
fn who_watches_resumes_after_the_last_event_that_was_seen() {
    let room = Room::new("events");
    let served = started(&room);
    let (mut rng, mut centre) = (Rng::new(3), served.centre());
    let mut events = served.centre().watch(&format!("{TOWN}/events"), None).unwrap();
    let mut append = |n: usize| {
        let batch: Vec<Value> = (0..n).map(|_| sent::counted(&mut rng)).collect();
        centre.post(&format!("{TOWN}/entries"), &json!({ "entries": batch })).of(200);
        batch
    };
    let mut sent = append(3);
    for n in 0..3 {
        let (id, data) = events.next_event().unwrap();
        assert_eq!((id, &data["entry"]["id"]), (n + 1, &sent[n as usize]["id"]));
    }
    drop(events);
    // While nobody listens, more comes in than one commit's worth.
    for _ in 0..30 {
        sent.extend(append(50));
    }
    let mut events = served.centre().watch(&format!("{TOWN}/events"), Some(3)).unwrap();
    sent.extend(append(7));
    for (n, sent) in sent.iter().enumerate().skip(3) {
        let (id, data) = events.next_event().unwrap();
        assert_eq!(
            (id, &data["entry"]["id"]),
            (n as u64 + 1, &sent["id"]),
            "none is left out, none comes twice"
        );
    }
    let wrong =
        served.centre().ask("GET", &format!("{TOWN}/events"), &[("Last-Event-ID", "x")], None).unwrap();
    assert_eq!(wrong.status, 422);
}

#[test]
fn what_is_exported_is_found_whole_by_both_verifiers_and_goes_on_on_another_machine() {
    let room = Room::new("export");
    let served = started(&room);
    let (mut rng, mut centre) = (Rng::new(4), served.centre());
    for _ in 0..10 {
        let batch: Vec<Value> = (0..30).map(|_| sent::counted(&mut rng)).collect();
        centre.post(&format!("{TOWN}/entries"), &json!({ "entries": batch })).of(200);
    }
    let head = centre.get(&format!("{TOWN}/head")).of(200);
    let export = centre.get(&format!("{TOWN}/export"));
    let path = room.path("town.jsonl");
    std::fs::write(&path, &export.body).unwrap();
    let (path, public) = (path.to_str().unwrap(), served.public.clone());
    let ran = run(&["verify", path, "--key", &public, "--json"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    let seen: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&seen["entries"], &seen["signed"]), (&json!(300), &json!(300)));
    assert!(python_says(&[path, "--key", &public]).contains(": whole: operation town, 300 entries"));
    served.kill();
    // One bit, and both say so.
    let mut changed = export.body.clone();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    let spoilt = room.path("spoilt.jsonl");
    std::fs::write(&spoilt, changed).unwrap();
    let spoilt = spoilt.to_str().unwrap();
    assert_eq!(run(&["verify", spoilt]).code, Some(1));
    assert!(!python_says(&[spoilt]).contains(": whole: "));
    // Another machine goes on with the recovery key, signs with the same key, and states the same.
    let key = testkit::served::Sheet::read(&room.path("centre.sheet.html")).key;
    std::fs::write(room.path("key"), key).unwrap();
    let more = ["--recovery-key", room.path("key").to_str().unwrap(), "--import", path].map(str::to_owned);
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let other = Served::start(binary(), &room.path("other"), &more);
    let there = other.centre().get(&format!("{TOWN}/head")).of(200);
    for what in ["sequence", "chain", "root", "key"] {
        assert_eq!(there[what], head[what], "{what}");
    }
}

fn python_says(args: &[&str]) -> String {
    let ran = Command::new("python3").arg(root().join("tools/verify_record.py")).args(args).output().unwrap();
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn an_operation_is_planned_again_from_where_everybody_is_and_the_plan_stays_after_an_end_by_force() {
    let room = Room::new("planned");
    let served = started(&room);
    let mut centre = served.centre();
    let mut proposed = |limit: u64| {
        let begun = centre.post(&format!("{TOWN}/proposals"), &json!({ "limit": limit })).of(202);
        let path = format!("{TOWN}/proposals/{}", begun["proposal"].as_str().unwrap());
        let ready = loop {
            let seen = centre.get(&path).of(200);
            if seen["status"] != "planning" {
                break seen;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        };
        assert_eq!(ready["status"], "ready", "{ready}");
        (path, ready)
    };
    let (first, ready) = proposed(1);
    assert!(ready.get("changes").is_none(), "there is no plan to change yet");
    let mut centre = served.centre();
    let taken = centre.post(&format!("{first}/accept"), &json!({})).of(200);
    let plan = centre.get(&format!("{TOWN}/plan"));
    std::fs::write(room.path("plan.json"), &plan.body).unwrap();
    let scenario = root().join("examples/first/my-town.toml");
    let ran = run(&["check", scenario.to_str().unwrap(), room.path("plan.json").to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    // A plan that breaks a rule is refused with the rule.
    let mut broken: Value = serde_json::from_slice(&plan.body).unwrap();
    broken["convoys"][0]["vehicles"] = json!([]);
    let refused =
        centre.ask("PUT", &format!("{TOWN}/plan"), &[], Some(broken.to_string().as_bytes())).unwrap();
    assert!(!refused.of(422)["reasons"].as_array().unwrap().is_empty());
    served.kill();
    let served = Served::start(binary(), &room.path("centre"), &[]);
    let mut centre = served.centre();
    assert_eq!(centre.get(&format!("{TOWN}/plan")).body, plan.body);
    // The road is stated as shut: nobody is sent into it, and what changes is said.
    let mut rng = Rng::new(5);
    let stated =
        json!({ "kind": "suspended", "corridor": "mill-road", "by": "party-a", "reason": "as stated" });
    let stated = sent::entry(&sent::id(&mut rng), "head-of-centre", "centre", &stated);
    centre.post(&format!("{TOWN}/entries"), &json!({ "entries": [stated] })).of(200);
    centre.post(&format!("{TOWN}/proposals"), &json!({ "limit": 0 })).of(202);
    let shut = loop {
        let seen = centre.get(&format!("{TOWN}/proposals/p1")).of(200);
        if seen["status"] != "planning" {
            break seen;
        }
    };
    assert_eq!((&shut["status"], &shut["previous"]), (&json!("ready"), &taken["plan"]), "{shut}");
    assert!(shut["changes"].is_object());
    let plan = centre.get(&format!("{TOWN}/proposals/p1/plan")).of(200);
    assert_eq!(plan["convoys"], json!([]));
}

#[test]
fn no_acknowledged_entry_is_lost_or_doubled_when_the_server_is_killed_under_load() {
    let seed = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    println!("seed {seed}");
    let room = Room::new("kills");
    let log = kills::run(binary(), &room.path("centre"), 20, seed, |_| ());
    println!("{log:?}");
    assert!(log.wrong.is_empty(), "seed {seed}: {:?}", log.wrong);
    assert!(log.cycles == 20 && log.acknowledged > 100, "{log:?}");
}
