//! The journal and the papers of the operation's server, by the real program: what it writes is what the command line writes of the exported record.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read what the program has written")]

mod common;

use std::path::Path;

use common::{root, run};
use serde_json::{Value, json};
use testkit::rng::Rng;
use testkit::served::http::Connection;
use testkit::served::{Room, Served, sent};

const TOWN: &str = "/api/v1/operations/town";

fn started(room: &Room) -> Served {
    let served = Served::start(Path::new(env!("CARGO_BIN_EXE_safeconduct")), &room.path("centre"), &[]);
    served.begin("town").of(201);
    let form = json!({ "kind": "form", "convoy": "c1", "corridor": "mill-road", "direction": "outward", "vehicles": ["bus-1", "bus-2"] });
    let order = json!({ "id": sent::id(&mut Rng::new(5)), "order": form });
    served.centre().post(&format!("{TOWN}/orders"), &order).of(200);
    served
}

/// A device of a role.
fn role(served: &Served, role: &str) -> Connection {
    let told = served
        .centre()
        .post("/api/v1/devices", &json!({ "device": format!("desk-{role}"), "role": role }))
        .of(201);
    Connection::new(served.at, told["word"].as_str())
}

fn situation(connection: &mut Connection, query: &str) -> Value {
    connection.get(&format!("{TOWN}/situation{query}")).of(200)
}

fn text(connection: &mut Connection, path: &str) -> String {
    let answer = connection.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
    String::from_utf8(answer.body).unwrap()
}

#[test]
fn lines_of_the_journal_become_entries_once_and_are_said_back_in_the_language_asked_for() {
    let room = Room::new("journal");
    let served = started(&room);
    let mut dispatcher = role(&served, "dispatcher");
    let path = format!("{TOWN}/journal");
    let lines = json!(["BUS01 48 ON SCHOOL BY LIST", "BUS1 OUT SCHOOL"]);
    let say = json!({ "lines": lines, "only_say": true, "lang": "fr" });
    let said = dispatcher.post(&path, &say).of(200);
    assert!(
        said["head"].is_null() && said["lines"][0]["receipts"] == json!([]),
        "nothing is written: {said}"
    );
    assert!(said["lines"][0]["said"].as_str().unwrap().contains("48"), "{said}");
    let before = dispatcher.get(&format!("{TOWN}/situation")).of(200);
    assert!(before["vehicles"]["bus-1"].is_null() || before["vehicles"]["bus-1"]["aboard"] == 0);
    let written = dispatcher.post(&path, &json!({ "lines": lines })).of(200);
    assert_ne!(written["lines"][0]["said"], said["lines"][0]["said"], "in English if nothing is said");
    let again = dispatcher.post(&path, &json!({ "lines": lines, "heard_at": written["heard_at"] })).of(200);
    assert_eq!(again["lines"][0]["receipts"][0]["outcome"], "known", "the same lines heard at the same time");
    // What does not fit is said in words, in the language asked for.
    let apart = |told: &Value| told["discrepancies"][0]["said"].as_str().unwrap().to_owned();
    let (en, fr) = (situation(&mut dispatcher, ""), situation(&mut dispatcher, "?lang=fr"));
    assert!(apart(&en).contains("bus-1") && !apart(&en).contains("NotClearToLoad"), "{}", apart(&en));
    assert_ne!(apart(&en), apart(&fr));
    assert_eq!(dispatcher.get(&format!("{TOWN}/situation?lang=xx")).of(422)["code"], "unread");
    let after = dispatcher.get(&format!("{TOWN}/situation")).of(200);
    assert_eq!(
        (&after["vehicles"]["bus-1"]["aboard"], &after["people"]["boarded"]),
        (&json!(48), &json!(48))
    );
}

#[test]
fn a_line_that_is_not_understood_keeps_all_from_being_written_and_a_role_writes_only_what_it_may() {
    let room = Room::new("misheard");
    let served = started(&room);
    let mut dispatcher = role(&served, "dispatcher");
    let path = format!("{TOWN}/journal");
    let wrong =
        dispatcher.post(&path, &json!({ "lines": ["BUS01 48 ON SCHOOL", "BUS01 DANCES", ""] })).of(422);
    let reasons = wrong["reasons"].as_array().unwrap();
    assert_eq!((reasons.len(), &reasons[0]["of"]), (2, &json!(["BUS01 DANCES"])));
    assert!(reasons[0]["said"].as_str().unwrap().contains("DANCES"), "{wrong}");
    let late =
        dispatcher.post(&path, &json!({ "lines": ["BUS01 48 ON SCHOOL"], "heard_at": "yesterday" })).of(422);
    assert_eq!(late["code"], "unread");
    let situation = dispatcher.get(&format!("{TOWN}/situation")).of(200);
    assert_eq!(situation["people"]["boarded"], 0, "nothing was written");
    let refused = role(&served, "receiver").post(&path, &json!({ "lines": ["BUS01 48 ON SCHOOL"] })).of(403);
    assert_eq!(refused["code"], "not-yours", "a receiver does not board people");
}

#[test]
fn papers_are_those_that_the_command_line_writes_of_the_exported_record() {
    let room = Room::new("papers");
    let served = started(&room);
    let mut centre = served.centre();
    let lines = json!({ "lines": ["BUS01 48 ON SCHOOL BY LIST", "BUS02 40 ON SCHOOL", "BUS01 45 OFF CLINIC EMPTY BY LIST"] });
    role(&served, "dispatcher").post(&format!("{TOWN}/journal"), &lines).of(200);
    let entries = centre.get(&format!("{TOWN}/entries?most=100")).of(200);
    let record: Vec<String> =
        entries["entries"].as_array().unwrap().iter().map(|e| e["entry"].to_string()).collect();
    let town = root().join("crates/testkit/src/served/town.toml");
    let file = room.path("record.jsonl");
    let header = json!({ "format": "safeconduct-record/1", "scenario": "My town", "label": "rehearsal" });
    std::fs::write(&file, format!("{header}\n{}\n", record.join("\n"))).unwrap();
    let (town, file) = (town.to_str().unwrap(), file.to_str().unwrap());
    let said = run(&["account", town, file, "--json"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let ours: Value =
        serde_json::from_str(&text(&mut centre, &format!("{TOWN}/papers/account.json"))).unwrap();
    let theirs: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(ours, theirs);
    let csv = room.path("account.csv");
    run(&["account", town, file, "--csv", csv.to_str().unwrap()]);
    assert_eq!(
        text(&mut centre, &format!("{TOWN}/papers/account.csv")),
        std::fs::read_to_string(csv).unwrap()
    );
    let page = text(&mut centre, &format!("{TOWN}/papers/account.html?lang=ar"));
    assert!(page.contains("lang=\"ar\"") && page.contains("dir=\"rtl\""), "{}", &page[..300]);
    // What is published is a day old: nothing yet. With no delay it is there, and small counts stay out.
    let late = text(&mut centre, &format!("{TOWN}/papers/figures.csv"));
    let now = text(&mut centre, &format!("{TOWN}/papers/figures.csv?delay=0"));
    assert!(!late.contains("45") && now.contains("45"), "{late}\n{now}");
    let hidden = text(&mut centre, &format!("{TOWN}/papers/figures.csv?delay=0&smallest=100"));
    assert!(!hidden.contains("45"), "{hidden}");
    let none = centre.get(&format!("{TOWN}/papers/diary.html")).of(404);
    assert_eq!(none["code"], "no-such-paper");
    let refused = role(&served, "planner").get(&format!("{TOWN}/papers/bulletin.html")).of(403);
    assert_eq!(refused["code"], "not-yours", "a planner publishes nothing");
}
