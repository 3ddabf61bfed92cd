//! What is signed and stated is told back as it stands.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use operation::Role;
use serde_json::{Value, json};
use testkit::served::sent;

use crate::asked::{Asked, device};

fn writes(asked: &mut Asked, role: Role, event: &Value) -> String {
    let id = sent::id(&mut asked.rng);
    let body = json!({ "entries": [sent::entry(&id, role.word(), &device(role), event)] });
    let (status, said) = asked.ask(role, "POST", "/api/v1/operations/town/entries", Some(&body));
    assert_eq!(status, 200, "{event}: {said}");
    id
}

fn agreed(asked: &Asked) -> Value {
    let (status, said) = asked.ask(Role::HeadOfCentre, "GET", "/api/v1/operations/town/agreements", None);
    assert_eq!(status, 200, "{said}");
    said
}

#[test]
fn an_agreement_is_told_with_what_it_lacks_and_ends_where_the_last_signed_clause_ends_it() {
    let mut asked = Asked::new("agreed");
    asked.begin("town");
    let way = agreed(&asked)["corridors"]["mill-road"].clone();
    assert_eq!((&way["agreed_now"], &way["by"]), (&json!(false), &json!([])), "nothing is signed");
    let signed = |clause: Value| json!({ "kind": "signed", "agreement": "pause-1", "clause": clause });
    let times = json!([{ "from": sent::instant(-3600), "until": sent::instant(7200) }]);
    for clause in [
        json!({ "kind": "pause" }),
        json!({ "parties": ["north", "south"] }),
        json!({ "times": times }),
        json!({ "route": ["mill-road"] }),
        json!({ "expires": sent::instant(-60) }),
    ] {
        writes(&mut asked, Role::HeadOfCentre, &signed(clause));
    }
    let said = agreed(&asked);
    let pause = &said["agreements"]["pause-1"];
    assert_eq!(
        (&pause["agreed"], &pause["complete"], &pause["now"]),
        (&json!("pause"), &json!(false), &json!(false))
    );
    let missing = pause["missing"].as_array().unwrap();
    assert!(
        missing.contains(&json!("who-may-leave")) && missing.contains(&json!("contact of north")),
        "{missing:?}"
    );
    assert_eq!(said["corridors"]["mill-road"]["agreed_now"], false, "it has expired");
    // It is extended by a new signed clause and by nothing else.
    let entry = writes(&mut asked, Role::HeadOfCentre, &signed(json!({ "expires": sent::instant(3600) })));
    let said = agreed(&asked);
    let way = &said["corridors"]["mill-road"];
    assert_eq!((&way["agreed_now"], &way["by"]), (&json!(true), &json!(["pause-1"])));
    let clauses = said["agreements"]["pause-1"]["clauses"].as_array().unwrap();
    assert!(clauses.iter().any(|one| one["entry"] == entry.as_str() && one["clause"]["expires"].is_string()));
}

#[test]
fn a_suspension_stands_by_who_states_it_and_a_notification_opens_nothing() {
    let mut asked = Asked::new("stated");
    asked.begin("town");
    let signed = |clause: Value| json!({ "kind": "signed", "agreement": "told", "clause": clause });
    for clause in [json!({ "kind": "notification" }), json!({ "route": ["mill-road"] })] {
        writes(&mut asked, Role::HeadOfCentre, &signed(clause));
    }
    let shut = json!({ "kind": "suspended", "corridor": "mill-road", "by": "north", "reason": "" });
    let entry = writes(&mut asked, Role::HeadOfCentre, &shut);
    let way = agreed(&asked)["corridors"]["mill-road"].clone();
    assert_eq!((&way["by"], &way["agreed_now"]), (&json!([]), &json!(false)));
    assert_eq!(way["suspended"]["north"]["entry"], entry.as_str());
}
