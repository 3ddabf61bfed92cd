//! Proposals with a planner that does as it is told: one at a time, taken once, and not when another plan has come in force.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use operation::Role;
use serde_json::{Value, json};

use crate::asked::Asked;

const TOWN: &str = "/api/v1/operations/town";

fn propose(asked: &Asked, limit: u64) -> (u16, Value) {
    asked.ask(Role::Planner, "POST", &format!("{TOWN}/proposals"), Some(&json!({ "limit": limit })))
}

/// The proposal when it is no longer being made.
fn made(asked: &Asked, id: &str) -> Value {
    loop {
        let (status, said) = asked.ask(Role::Planner, "GET", &format!("{TOWN}/proposals/{id}"), None);
        assert_eq!(status, 200, "{said}");
        if said["status"] != "planning" {
            return said;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn a_proposal_is_made_in_the_background_and_becomes_the_plan_by_an_entry() {
    let asked = Asked::new("proposed");
    asked.begin("town");
    assert_eq!(asked.ask(Role::Planner, "GET", &format!("{TOWN}/plan"), None).0, 404);
    let (status, begun) = propose(&asked, 1);
    assert_eq!((status, begun["status"].as_str()), (202, Some("planning")));
    let accept = format!("{TOWN}/proposals/p1/accept");
    assert_eq!(propose(&asked, 0).0, 409, "one at a time");
    assert_eq!(asked.ask(Role::HeadOfCentre, "POST", &accept, None).0, 409, "there is nothing to take yet");
    assert_eq!(
        asked.ask(Role::HeadOfCentre, "GET", "/api/v1/operations", None).0,
        200,
        "others are answered meanwhile"
    );
    assert_eq!(made(&asked, "p1")["status"], "ready");
    assert_eq!(asked.ask(Role::Planner, "POST", &accept, None).0, 403, "who plans does not decide");
    let (status, taken) = asked.ask(Role::HeadOfCentre, "POST", &accept, None);
    assert_eq!(status, 200, "{taken}");
    assert_eq!(
        asked.ask(Role::HeadOfCentre, "POST", &accept, None).1["plan"],
        taken["plan"],
        "sent twice is taken once"
    );
    let record = asked.record("town");
    let in_force: Vec<&Value> = record.iter().filter(|one| one["event"]["kind"] == "plan-in-force").collect();
    assert_eq!(in_force.len(), 1);
    assert_eq!(
        (&in_force[0]["event"]["plan"], in_force[0]["role"].as_str()),
        (&taken["plan"], Some("head-of-centre"))
    );
    assert_eq!(asked.ask(Role::Planner, "GET", &format!("{TOWN}/plan"), None), (200, json!({ "good": 1 })));
}

#[test]
fn a_plan_from_elsewhere_is_judged_first_and_makes_older_proposals_stale() {
    let asked = Asked::new("elsewhere");
    asked.begin("town");
    assert_eq!(propose(&asked, 0).0, 202);
    made(&asked, "p1");
    let put = |plan: &Value| asked.ask(Role::HeadOfCentre, "PUT", &format!("{TOWN}/plan"), Some(plan));
    let (status, said) = put(&json!({ "bad": 1 }));
    assert_eq!((status, &said["reasons"][0]["said"]), (422, &json!("no good")));
    assert!(asked.record("town").is_empty(), "nothing is written of what is not taken");
    let (status, said) = put(&json!({ "good": 2 }));
    assert_eq!(status, 200, "{said}");
    let (status, said) = asked.ask(Role::HeadOfCentre, "POST", &format!("{TOWN}/proposals/p1/accept"), None);
    assert_eq!((status, said["code"].as_str()), (409, Some("stale")));
    let (status, _) = asked.ask(Role::HeadOfCentre, "GET", &format!("{TOWN}/proposals/p7"), None);
    assert_eq!(status, 404);
}
