//! What may be asked over HTTP, and how every refusal looks.

#[cfg(test)]
mod agreed;
mod agreements;
#[cfg(test)]
mod cells;
mod devices;
mod document;
mod entries;
mod guard;
mod journal;
mod operations;
mod orders;
mod papers;
mod proposals;
#[cfg(test)]
mod proposed;
mod sign_in;
mod situation;
#[cfg(test)]
mod walk;

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use ledger::Fault;
use operation::Id;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Semaphore, mpsc, oneshot};
use utoipa::ToSchema;

use crate::book::{Book, Operation};
use crate::clerk::Desk;
use crate::door::Door;
use crate::pages;
use crate::planning::Planning;
use crate::writer::Ask;

/// The largest request, in bytes.
const LARGEST: usize = 16 << 20;

/// What all requests share.
pub(crate) struct Shared {
    pub(crate) door: Door,
    pub(crate) book: Arc<Book>,
    pub(crate) asking: mpsc::Sender<Ask>,
    pub(crate) public: [u8; 32],
    /// Facts are looked at by few at a time: looking must not keep entries waiting.
    pub(crate) looking: Semaphore,
    /// A password is much work, on purpose: one at a time.
    pub(crate) signing_in: Arc<Semaphore>,
    pub(crate) planning: Arc<Planning>,
    pub(crate) desk: Arc<dyn Desk>,
    /// One plan comes in force at a time.
    pub(crate) taking: tokio::sync::Mutex<()>,
}

impl Shared {
    pub(crate) fn new(
        door: Door,
        desk: Arc<dyn Desk>,
        book: Arc<Book>,
        asking: mpsc::Sender<Ask>,
        public: [u8; 32],
    ) -> Shared {
        let signing_in = Arc::new(Semaphore::new(1));
        let planning = Arc::new(Planning::new(desk.clone(), door.data().path("plans")));
        let taking = tokio::sync::Mutex::new(());
        Shared { planning, desk, taking, door, book, asking, public, looking: Semaphore::new(2), signing_in }
    }

    /// Asks the writer and waits for its answer.
    async fn ask<T>(
        &self,
        make: impl FnOnce(oneshot::Sender<Result<T, Fault>>) -> Ask,
    ) -> Result<T, Refused> {
        let (reply, answer) = oneshot::channel();
        let gone = || {
            Refused::new(StatusCode::SERVICE_UNAVAILABLE, "ending", "the server is ending: ask again soon")
        };
        self.asking.send(make(reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?.map_err(Refused::from)
    }

    /// An operation by the id in a path.
    fn operation(&self, Path(id): Path<String>) -> Result<Arc<Operation>, Refused> {
        let known = Id::new(&id).and_then(|id| self.book.get(&id));
        known.ok_or_else(|| no_such_operation(&id))
    }
}

type State = axum::extract::State<Arc<Shared>>;

fn no_such_operation(id: &str) -> Refused {
    let said = format!("no operation \"{id}\" has begun here: begin it with POST /api/v1/operations");
    Refused::new(StatusCode::NOT_FOUND, "no-such-operation", said)
}

/// Why a request is refused.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Wrong {
    /// The word for programs.
    pub(crate) code: &'static str,
    /// One sentence: what is wrong, and what to do.
    pub(crate) said: String,
    /// Of an order: all that stands against it. Of a scenario: every mistake in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) reasons: Vec<Reason>,
}

/// One thing that stands against what was asked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reason {
    /// The word for programs.
    pub(crate) code: &'static str,
    /// The ids that it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) of: Vec<String>,
    /// An instant that it turns on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<String>,
    /// A number that it turns on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at_most: Option<u32>,
    /// One sentence: what is wrong, and what would make it right.
    pub(crate) said: String,
}

/// A refusal.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) StatusCode, pub(crate) Wrong);

impl Refused {
    pub(crate) fn new(status: StatusCode, code: &'static str, said: impl Into<String>) -> Refused {
        Refused(status, Wrong { code, said: said.into(), reasons: Vec::new() })
    }

    /// A request that says something that cannot be.
    fn unread(said: impl Into<String>) -> Refused {
        Refused::new(StatusCode::UNPROCESSABLE_ENTITY, "unread", said)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(self.1)).into_response()
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Refused {
        let said = fault.to_string();
        let stop = StatusCode::SERVICE_UNAVAILABLE;
        match fault {
            Fault::NoSuchOperation(id) => no_such_operation(id.as_str()),
            Fault::OtherRecord(_) => Refused::new(StatusCode::CONFLICT, "other-record", said),
            Fault::Full => Refused::new(StatusCode::INSUFFICIENT_STORAGE, "full", said),
            Fault::ReadOnly | Fault::Damaged { .. } => Refused::new(stop, "read-only", said),
            Fault::Broken(_) | Fault::Storage(_) => Refused::new(stop, "storage", said),
        }
    }
}

/// A body of JSON; what is wrong with it is said as everything else is.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Body<T>, Refused> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Body(body)),
            Err(rejected) => Err(Refused::new(rejected.status(), "unread", rejected.body_text())),
        }
    }
}

/// The ways in.
pub(crate) fn routes(shared: Arc<Shared>) -> Router {
    let within = Router::new()
        .route("/operations", get(operations::list).post(operations::begin))
        .route("/operations/{id}/entries", get(entries::read).post(entries::append))
        .route("/operations/{id}/head", get(operations::head))
        .route("/operations/{id}/situation", get(situation::situation))
        .route("/operations/{id}/state", get(situation::state))
        .route("/operations/{id}/agreements", get(agreements::agreements))
        .route("/operations/{id}/orders", post(orders::order))
        .route("/operations/{id}/journal", post(journal::journal))
        .route("/operations/{id}/papers/{paper}", get(papers::paper))
        .route("/operations/{id}/events", get(entries::watch))
        .route("/operations/{id}/export", get(operations::export))
        .route("/devices", get(devices::list).post(devices::admit))
        .route("/devices/{device}", axum::routing::delete(devices::dismiss))
        .route("/operations/{id}/enrolments", post(sign_in::offer))
        .route("/operations/{id}/plan", get(proposals::plan).put(proposals::put))
        .route("/operations/{id}/proposals", post(proposals::propose))
        .route("/operations/{id}/proposals/{proposal}", get(proposals::get))
        .route("/operations/{id}/proposals/{proposal}/plan", get(proposals::plan_of))
        .route("/operations/{id}/proposals/{proposal}/accept", post(proposals::accept))
        .route("/enrol", post(sign_in::enrol))
        .route("/passwords/{role}", axum::routing::put(sign_in::set_password))
        .route("/sign-in", post(sign_in::sign_in));
    Router::new()
        .nest("/api/v1", within)
        .merge(pages::routes())
        .route("/openapi.json", get(document::document))
        .route("/health", get(operations::health))
        .fallback(|| async { Refused::new(StatusCode::NOT_FOUND, "no-such-way", "see GET /openapi.json") })
        .method_not_allowed_fallback(|| async {
            Refused::new(StatusCode::METHOD_NOT_ALLOWED, "no-such-way", "see GET /openapi.json")
        })
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(middleware::from_fn_with_state(shared.clone(), guard::identify))
        .layer(middleware::from_fn(closed))
        .with_state(shared)
}

/// Nothing that is answered is kept on the way, framed, or taken for something else.
async fn closed(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    // What is refused on the way to us is said as everything else is.
    let json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if response.status().is_client_error() && !json {
        let status = response.status();
        let said = format!("{status}: see GET /openapi.json");
        response = Refused::new(status, "unread", said).into_response();
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Pages say for themselves what they may do.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}
