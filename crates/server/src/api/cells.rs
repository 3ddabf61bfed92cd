//! Each cell of role × action × state, asked of the ways in as they are served: what the table of `access` allows is let through, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use access::roles::{Action, State, may};
use operation::Role;
use serde_json::{Value, json};
use testkit::served::{begin, sent};

use crate::asked::{Asked, device};

const CONVOY: &str = "convoy-0";

/// What an action is asked by.
enum Way {
    /// An order that the decision refuses (409) if the door lets it through, so that no cell changes another.
    Order(Value),
    /// An entry of the asker's own.
    Write(Value),
    /// Any other request within the operation.
    Ask(&'static str, String, Option<Value>),
    /// A request of the whole centre, which no operation's state changes.
    Centre(&'static str, String, Option<Value>),
    /// Cases are a part of the situation.
    Cases,
    /// Nothing that is served asks for it yet.
    NotServed,
}

/// Each action, so that a new one does not compile until it is said what asks for it.
fn way(action: Action, number: usize) -> Way {
    use Action as A;
    let order = |order: Value| Way::Order(order);
    let none = "no-such";
    match action {
        A::Form => order(
            json!({ "kind": "form", "convoy": "c9", "corridor": none, "direction": "outward", "vehicles": [] }),
        ),
        A::ClearToLoad => {
            order(json!({ "kind": "clear-to-load", "convoy": none, "ready_in": 0, "people": 1 }))
        }
        A::ClearToEnter => order(json!({ "kind": "clear-to-enter", "convoy": none })),
        A::Override => order(json!({ "kind": "clear-to-enter", "convoy": none, "overriding": "as stated" })),
        A::Hold => order(json!({ "kind": "hold", "convoy": none, "reason": "" })),
        A::Recall => order(json!({ "kind": "recall", "convoy": none, "reason": "" })),
        A::Suspend => order(json!({ "kind": "suspend", "corridor": none, "reason": "" })),
        A::Resume => order(json!({ "kind": "resume", "corridor": none })),
        A::Transfer => {
            order(json!({ "kind": "transfer", "from": "no-1", "to": "no-2", "people": 1, "families": [] }))
        }
        A::Close => order(json!({ "kind": "close", "convoy": none })),
        A::WriteClause => {
            Way::Write(json!({ "kind": "signed", "agreement": "pause", "clause": { "kind": "pause" } }))
        }
        A::WriteGuarantee => Way::Write(
            json!({ "kind": "guaranteed", "party": "party-a", "corridor": "mill-road", "stale_after": sent::instant(60) }),
        ),
        A::WriteRoute => Way::Write(json!({ "kind": "cleared", "corridor": "mill-road", "clear": true })),
        A::WriteSuspension => {
            Way::Write(json!({ "kind": "suspended", "corridor": "mill-road", "by": "party-a", "reason": "" }))
        }
        A::WriteAcknowledgement => {
            let any = "0190a000-0000-7000-8000-000000000001";
            Way::Write(json!({ "kind": "acknowledged", "vehicle": "bus-1", "order": any }))
        }
        A::WriteBoarding => Way::Write(
            json!({ "kind": "vehicle-joined", "vehicle": "car-1", "room": { "seats": 4 }, "place": "depot" }),
        ),
        A::WriteMovement => Way::Write(json!({ "kind": "arrived", "vehicle": "bus-1", "place": "depot" })),
        A::WriteCheckpoint => {
            Way::Write(json!({ "kind": "at-checkpoint", "vehicle": "bus-1", "checkpoint": "river-post" }))
        }
        A::WriteHandover => Way::Write(
            json!({ "kind": "handed-over", "vehicle": "bus-1", "place": "clinic", "people": { "seats": 0 }, "families": [], "empty": true, "method": "list" }),
        ),
        A::WriteCount => {
            Way::Write(json!({ "kind": "counted", "vehicle": "bus-1", "people": 0, "method": "seats" }))
        }
        A::WriteBreakdown => Way::Write(json!({ "kind": "repaired", "vehicle": "bus-1" })),
        A::WriteIncident => {
            Way::Write(json!({ "kind": "incident", "place": null, "said": "", "known_by": "saw" }))
        }
        A::WriteAssessment => {
            let any = "0190a000-0000-7000-8000-000000000001";
            Way::Write(json!({ "kind": "assessed", "incident": any, "status": "open" }))
        }
        A::WriteOthers => {
            Way::Write(json!({ "kind": "others-count", "source": "radio", "people": 1, "scope": "" }))
        }
        A::CloseCase => {
            let any = "0190a000-0000-7000-8000-000000000001";
            Way::Write(json!({ "kind": "case-closed", "case": any, "outcome": "" }))
        }
        A::Correct => {
            let any = "0190a000-0000-7000-8000-000000000001";
            Way::Write(json!({ "kind": "corrected", "entry": any, "to": null }))
        }
        A::ServerOnly => Way::Write(
            json!({ "kind": "refused", "device": "device-1", "action": "close", "why": "not-now" }),
        ),
        A::ReadSituation => Way::Ask("GET", "situation".to_owned(), None),
        A::ReadAgreements => Way::Ask("GET", "agreements".to_owned(), None),
        A::ReadAccount => Way::Ask("GET", "papers/account.json".to_owned(), None),
        A::Publish => Way::Ask("GET", "papers/bulletin.html".to_owned(), None),
        A::ReadRecord => Way::Ask("GET", "events".to_owned(), None),
        A::ReadCases => Way::Cases,
        // What the table lets through comes to another answer: nothing is planned for so long, and there is no such proposal.
        A::Propose => Way::Ask("POST", "proposals".to_owned(), Some(json!({ "limit": 1_000_000 }))),
        A::Accept => Way::Ask("POST", "proposals/p99/accept".to_owned(), None),
        A::Export => Way::Ask("GET", "export".to_owned(), None),
        A::Enrol => {
            let body = json!({ "device": format!("new-{number}"), "role": "marshal" });
            Way::Ask("POST", "enrolments".to_owned(), Some(body))
        }
        A::HandIn => {
            let event = json!({ "kind": "incident", "place": null, "said": "", "known_by": "saw" });
            let id = sent::id(&mut testkit::rng::Rng::new(number as u64));
            let body = json!({ "entries": [sent::entry(&id, "marshal", "device-of-another", &event)] });
            Way::Ask("POST", "entries".to_owned(), Some(body))
        }
        A::Revoke => Way::Centre("DELETE", "/api/v1/devices/no-such".to_owned(), None),
        A::Begin => {
            Way::Centre("POST", "/api/v1/operations".to_owned(), Some(begin(&format!("begun-{number}"))))
        }
        A::ReadOwn | A::IssueCard | A::ReadCard | A::DeleteCard | A::PanicDelete | A::RotateKeys => {
            Way::NotServed
        }
    }
}

/// An operation that was brought into a state by orders.
fn bring(asked: &mut Asked, state: State) -> &'static str {
    let form = json!({ "kind": "form", "convoy": CONVOY, "corridor": "mill-road", "direction": "outward", "vehicles": ["bus-1"] });
    let name = State::ALL.iter().find(|(known, _)| *known == state).unwrap().1;
    asked.begin(name);
    if state != State::Prepared {
        asked.order(name, &form);
    }
    match state {
        State::Held => {
            asked.order(name, &json!({ "kind": "suspend", "corridor": "mill-road", "reason": "" }));
        }
        State::Closed => asked.order(name, &json!({ "kind": "close" })),
        State::Prepared | State::Running => {}
    }
    name
}

#[test]
fn each_cell_is_let_through_or_refused_as_the_table_has_it_and_refusals_are_recorded() {
    let mut asked = Asked::new("cells");
    let (mut cells, mut allowed, mut wrong) = (0, 0, Vec::new());
    for (state, state_word) in State::ALL {
        let operation = bring(&mut asked, state);
        for (role, role_word, _) in Role::ALL {
            for (action, word) in Action::ALL.iter().copied() {
                let within = format!("/api/v1/operations/{operation}/");
                let mut due = may(role, action, state).is_ok();
                let id = sent::id(&mut asked.rng);
                let (status, said) = match way(action, cells) {
                    Way::Order(order) => {
                        if word == "order-override" {
                            // An override asks for the order as well.
                            due &= may(role, Action::ClearToEnter, state).is_ok();
                        }
                        let body = json!({ "id": id, "order": order });
                        asked.ask(role, "POST", &format!("{within}orders"), Some(&body))
                    }
                    Way::Write(event) => {
                        let body = json!({ "entries": [sent::entry(&id, role_word, &device(role), &event)] });
                        asked.ask(role, "POST", &format!("{within}entries"), Some(&body))
                    }
                    Way::Ask(method, path, body) => {
                        asked.ask(role, method, &format!("{within}{path}"), body.as_ref())
                    }
                    Way::Centre(method, path, body) => {
                        due = may(role, action, State::Prepared).is_ok();
                        asked.ask(role, method, &path, body.as_ref())
                    }
                    Way::Cases => {
                        let (status, said) = asked.ask(role, "GET", &format!("{within}situation"), None);
                        let sees = said.get("cases").is_some();
                        (if sees { status } else { 403 }, json!("cases are left out"))
                    }
                    Way::NotServed => continue,
                };
                cells += 1;
                allowed += usize::from(due);
                let through = status != 403;
                let served = matches!(status, 200 | 201 | 204 | 403 | 404 | 409 | 422);
                if through != due || !served {
                    wrong.push(format!("{role_word} {word} {state_word}: {status} {said}"));
                }
                if !due && !matches!(way(action, 0), Way::Centre(..) | Way::Cases) {
                    let who = device(role);
                    let path = format!("{within}entries?most=10000");
                    let (_, page) = asked.ask(Role::Auditor, "GET", &path, None);
                    let kept = page["entries"].as_array().unwrap();
                    let recorded = kept.iter().any(|kept| {
                        let event = &kept["entry"]["event"];
                        event["kind"] == "refused" && event["device"] == who.as_str()
                    });
                    if !recorded {
                        wrong.push(format!("{role_word} {word} {state_word}: refused, and not recorded"));
                    }
                }
            }
        }
    }
    wrong.truncate(20);
    assert_eq!(wrong, Vec::<String>::new());
    assert!(cells > 15 * 4 * 30 && allowed > 300 && allowed * 2 < cells, "{allowed} of {cells}");
}

#[test]
fn a_correction_is_no_way_around_the_table() {
    let mut asked = Asked::new("around");
    asked.begin("town");
    let any = sent::id(&mut asked.rng);
    let to = json!({ "kind": "resumed", "corridor": "mill-road" });
    let deep = json!({ "kind": "corrected", "entry": any, "to": to });
    for event in [&deep, &json!({ "kind": "corrected", "entry": any, "to": deep })] {
        let entry = sent::entry(&sent::id(&mut asked.rng), "dispatcher", &device(Role::Dispatcher), event);
        let body = json!({ "entries": [entry] });
        let (status, said) =
            asked.ask(Role::Dispatcher, "POST", "/api/v1/operations/town/entries", Some(&body));
        assert_eq!(status, 403, "{said}");
    }
    let kept = asked.record("town");
    assert!(kept.iter().all(|entry| entry["event"]["kind"] == "refused"), "{kept:?}");
}

#[test]
fn the_same_refusal_asked_a_hundred_times_is_recorded_once_a_minute() {
    let asked = Asked::new("again");
    asked.begin("town");
    for _ in 0..100 {
        assert_eq!(asked.ask(Role::Marshal, "GET", "/api/v1/operations/town/export", None).0, 403);
    }
    // A minute may end among them.
    assert!((1..=2).contains(&asked.record("town").len()));
}
