//! For tests: the ways in with a record in an empty folder and a device of each role, asked without a network.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use access::password::Work;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use domain::{Scenario, State};
use operation::{Contradiction, Event, Role};
use serde_json::{Value, json};
use testkit::rng::Rng;
use testkit::served::{Room, begin, sent};
use tower::ServiceExt;
use wire::journal::Wrong;

use crate::api::{Shared, routes};
use crate::book::Book;
use crate::clerk::{Clerk, Paper, Told};
use crate::data::{Data, RECORD};
use crate::door::Door;
use crate::keys::{Device, hash};
use crate::planning::{self, Made, Planner};
use crate::writer::Writer;

/// The server without its network.
pub(crate) struct Asked {
    runtime: tokio::runtime::Runtime,
    pub(crate) router: Router,
    pub(crate) rng: Rng,
    _room: Room,
}

/// A planner that makes one plan, and keeps what says that it is good.
struct Stub;

impl Planner for Stub {
    fn judge(&self, _: &Scenario, _: &State, plan: &[u8]) -> Result<(), Vec<String>> {
        if plan.starts_with(b"{\"good") { Ok(()) } else { Err(vec!["no good".to_owned()]) }
    }

    fn plan(&self, asked: &planning::Asked<'_>) -> Result<Made, String> {
        std::thread::sleep(asked.limit);
        Ok(Made { plan: "{\"good\":1}".to_owned(), changes: None })
    }
}

impl Clerk for Stub {
    fn paper(&self, paper: Paper, of: Told<'_>, tongue: &str) -> String {
        let known = of.known_at.is_some();
        json!({ "paper": format!("{paper:?}"), "entries": of.entries.len(), "tongue": tongue, "known": known, "delay": of.delay.0 })
            .to_string()
    }

    fn read_back(&self, _: &Scenario, events: &[Event], tongue: &str) -> String {
        format!("{tongue} {}", events.len())
    }

    fn apart(&self, _: &Scenario, what: &Contradiction, tongue: &str) -> String {
        format!("{tongue} {what:?}")
    }

    fn misheard(&self, wrong: &Wrong, tongue: &str) -> String {
        format!("{tongue} {}", wrong.column)
    }
}

/// The word of the device `device-ROLE`.
pub(crate) fn word(role: Role) -> String {
    format!("word of {}", role.word())
}

/// The device of a role.
pub(crate) fn device(role: Role) -> String {
    format!("device-{}", role.word())
}

impl Asked {
    pub(crate) fn new(name: &str) -> Asked {
        let room = Room::new(name);
        let (data, _) = Data::open(&room.path("centre"), None).unwrap();
        let devices: Vec<Device> = Role::ALL
            .into_iter()
            .map(|(role, text, _)| Device {
                role: text.to_owned(),
                id: device(role),
                word: hash(&word(role)),
                key: None,
            })
            .collect();
        data.write_devices(&devices).unwrap();
        let (path, key) = (data.path(RECORD), data.key().unwrap());
        let store = ledger::Sqlite::open(&path, &mut |_, _| ()).unwrap();
        let book = Arc::new(Book::new(path));
        let public = key.public();
        let (asking, asked) = tokio::sync::mpsc::channel(64);
        let writer = Writer::new(store, key, book.clone());
        std::thread::Builder::new().spawn(move || writer.work(asked)).unwrap();
        let door = Door::open(data, Work::TEST).unwrap();
        let router = routes(Arc::new(Shared::new(door, Arc::new(Stub), book, asking, public)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Asked { runtime, router, rng: Rng::new(1), _room: room }
    }

    /// Asks with any headers, and gives status and body as they are.
    pub(crate) fn raw(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> (u16, Vec<u8>) {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let request = request.body(Body::from(body.to_vec())).unwrap();
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let status = answer.status().as_u16();
            let stream =
                answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
            // A stream has no end to wait for.
            let body = if stream {
                Vec::new()
            } else {
                to_bytes(answer.into_body(), 1 << 26).await.unwrap().to_vec()
            };
            (status, body)
        })
    }

    /// Asks as the device of a role.
    pub(crate) fn ask(&self, role: Role, method: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        let word = format!("Bearer {}", word(role));
        let body = body.map(Value::to_string).unwrap_or_default();
        let (status, body) = self.raw(method, path, &[("authorization", &word)], body.as_bytes());
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    /// Begins an operation.
    pub(crate) fn begin(&self, operation: &str) {
        let (status, said) =
            self.ask(Role::HeadOfCentre, "POST", "/api/v1/operations", Some(&begin(operation)));
        assert_eq!(status, 201, "{said}");
    }

    /// Gives an order as the head of the centre.
    pub(crate) fn order(&mut self, operation: &str, order: &Value) {
        let body = json!({ "id": sent::id(&mut self.rng), "order": order });
        let path = format!("/api/v1/operations/{operation}/orders");
        let (status, said) = self.ask(Role::HeadOfCentre, "POST", &path, Some(&body));
        assert_eq!(status, 200, "{order}: {said}");
    }

    /// All entries of an operation, without their places.
    pub(crate) fn record(&self, operation: &str) -> Vec<Value> {
        let path = format!("/api/v1/operations/{operation}/entries?most=10000");
        let (_, page) = self.ask(Role::Auditor, "GET", &path, None);
        page["entries"].as_array().unwrap().iter().map(|kept| kept["entry"].clone()).collect()
    }
}
