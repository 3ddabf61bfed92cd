//! Plans: proposed from where everybody is, looked at, and taken by a role that may; the plan that counts changes by an entry.

use std::time::Duration;

use access::roles::Action;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Of};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use operation::{Entry, Event, Id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Body, Reason, Refused, Shared, State, Wrong};
use crate::book::Operation;
use crate::clock;
use crate::keys::Who;
use crate::planning::{NotNow, Proposal, in_force};
use crate::writer::Ask;

/// The longest limit, in seconds.
const LONGEST: u64 = 600;
/// For how long a proposal can be taken.
const GOOD: domain::Duration = domain::Duration(900);

/// What is to be proposed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Propose {
    /// How long to look for better plans, in seconds; 10 if it is left out.
    #[schema(minimum = 0, maximum = 600)]
    limit: Option<u64>,
}

/// Begins a proposal from where everybody is. One is made at a time: 409 while another is.
#[utoipa::path(post, path = "/api/v1/operations/{id}/proposals", params(("id" = String, Path)), request_body = Propose,
    security(("word" = []), ("capability" = [])), responses((status = 202, body = Proposal),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn propose(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    Body(asked): Body<Propose>,
) -> Result<(StatusCode, Json<Proposal>), Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::Propose).await?;
    let limit = asked.limit.unwrap_or(10);
    if limit > LONGEST {
        return Err(Refused::unread(format!("a limit of at most {LONGEST} seconds, not {limit}")));
    }
    let planning = shared.planning.clone();
    let begun = tokio::task::spawn_blocking(move || planning.begin(&known, Duration::from_secs(limit)));
    match begun.await.map_err(|e| ledger::Fault::Storage(e.to_string()))? {
        Ok(proposal) => Ok((StatusCode::ACCEPTED, Json(proposal))),
        Err(NotNow::Busy) => {
            let said = "a proposal is being made: ask for it, or wait for its end";
            Err(Refused::new(StatusCode::CONFLICT, "busy", said))
        }
        Err(NotNow::Over) => {
            let said = "the hours of the scenario are over: nothing can be planned in them";
            Err(Refused::new(StatusCode::CONFLICT, "over", said))
        }
        Err(NotNow::Machine(said)) => Err(Refused::new(StatusCode::CONFLICT, "no-plan", said)),
    }
}

fn proposal(shared: &Shared, known: &Operation, id: &str) -> Result<Proposal, Refused> {
    shared.planning.get(&known.about.operation, id).ok_or_else(|| {
        let said = format!("no proposal \"{id}\" is remembered: make one with POST …/proposals");
        Refused::new(StatusCode::NOT_FOUND, "no-such-proposal", said)
    })
}

/// A proposal, with the orders that it changes against the plan that counts.
#[utoipa::path(get, path = "/api/v1/operations/{id}/proposals/{proposal}", params(("id" = String, Path), ("proposal" = String, Path)),
    security(("word" = []), ("capability" = [])), responses((status = 200, body = Proposal),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn get(
    Of(shared): State,
    who: Who,
    Path((id, of)): Path<(String, String)>,
) -> Result<Json<Proposal>, Refused> {
    let known = shared.operation(Path(id))?;
    shared.may(&who, &known, Action::ReadSituation).await?;
    Ok(Json(proposal(&shared, &known, &of)?))
}

/// The plan of a proposal that is ready: `safeconduct-plan/1`.
#[utoipa::path(get, path = "/api/v1/operations/{id}/proposals/{proposal}/plan", params(("id" = String, Path), ("proposal" = String, Path)),
    security(("word" = []), ("capability" = [])), responses((status = 200, body = serde_json::Value),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn plan_of(
    Of(shared): State,
    who: Who,
    Path((id, of)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let known = shared.operation(Path(id))?;
    shared.may(&who, &known, Action::ReadSituation).await?;
    let file = proposal(&shared, &known, &of)?.file.ok_or_else(not_ready)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], file.to_string()).into_response())
}

fn not_ready() -> Refused {
    Refused::new(
        StatusCode::CONFLICT,
        "not-ready",
        "the proposal has no plan yet, or failed: ask for it again",
    )
}

/// The plan that counts now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InForce {
    /// SHA-256 of its file.
    plan: String,
    /// The sequence of the entry that put it in force.
    sequence: u64,
}

/// Takes a proposal: from now on it is the plan that counts, by an entry. 409 if another plan has come in force since it was made.
#[utoipa::path(post, path = "/api/v1/operations/{id}/proposals/{proposal}/accept", params(("id" = String, Path), ("proposal" = String, Path)),
    security(("word" = []), ("capability" = [])), responses((status = 200, body = InForce),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn accept(
    Of(shared): State,
    who: Who,
    Path((id, of)): Path<(String, String)>,
) -> Result<Json<InForce>, Refused> {
    let known = shared.operation(Path(id))?;
    shared.may(&who, &known, Action::Accept).await?;
    let proposal = proposal(&shared, &known, &of)?;
    let file = proposal.file.clone().ok_or_else(not_ready)?;
    let _turn = shared.taking.lock().await;
    let counts = in_force(&known).map(|plan| plan.as_str().to_owned());
    if counts == proposal.plan {
        // The answer was lost on the way: it is in force, and is not put in force twice.
        return Ok(Json(InForce { plan: counts.unwrap_or_default(), sequence: known.last() }));
    }
    if counts != proposal.previous {
        let said = "another plan has come in force since this was proposed: make a new proposal";
        return Err(Refused::new(StatusCode::CONFLICT, "stale", said));
    }
    // The referee has kept it from where everybody was then: not for long is that where they are.
    if clock::now() > proposal.made + GOOD {
        let said = "this was planned from where everybody was too long ago: make a new proposal";
        return Err(Refused::new(StatusCode::CONFLICT, "stale", said));
    }
    let taken = take(&shared, &known, &who, file.as_bytes(), false).await?;
    shared.planning.accepted(&known.about.operation, &of);
    Ok(Json(taken))
}

/// The plan that counts: `safeconduct-plan/1`.
#[utoipa::path(get, path = "/api/v1/operations/{id}/plan", params(("id" = String, Path)),
    security(("word" = []), ("capability" = [])), responses((status = 200, body = serde_json::Value),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn plan(Of(shared): State, who: Who, id: Path<String>) -> Result<Response, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::ReadSituation).await?;
    let none = |said| Refused::new(StatusCode::NOT_FOUND, "no-plan", said);
    let counts =
        in_force(&known).ok_or_else(|| none("no plan is in force: propose one, or send one with PUT"))?;
    let file = shared.planning.file(&counts);
    let file =
        file.ok_or_else(|| none("the file of the plan that counts is not in the folder: send it with PUT"))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], file).into_response())
}

/// Takes a plan that was made elsewhere (`safeconduct plan`), if the referee keeps it.
#[utoipa::path(put, path = "/api/v1/operations/{id}/plan", params(("id" = String, Path)), request_body = serde_json::Value,
    security(("word" = []), ("capability" = [])), responses((status = 200, body = InForce),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn put(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    body: Bytes,
) -> Result<Json<InForce>, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::Accept).await?;
    let _turn = shared.taking.lock().await;
    take(&shared, &known, &who, &body, true).await.map(Json)
}

/// Judges a plan if that was not done, keeps its file, and writes the entry.
async fn take(
    shared: &Shared,
    known: &std::sync::Arc<Operation>,
    who: &Who,
    file: &[u8],
    judge: bool,
) -> Result<InForce, Refused> {
    let (planning, operation, bytes) = (shared.planning.clone(), known.clone(), file.to_vec());
    let judged = tokio::task::spawn_blocking(move || {
        if judge {
            planning.judge(&operation, &bytes)?;
        }
        planning.keep(&bytes).map_err(|e| vec![e.to_string()])
    });
    let kept = judged.await.map_err(|e| ledger::Fault::Storage(e.to_string()))?;
    let plan = kept.map_err(|broken| {
        let said = "the referee does not keep this plan from where everybody is: make a new one".to_owned();
        let reason = |said| Reason { code: "plan", of: Vec::new(), at: None, at_most: None, said };
        let reasons = broken.into_iter().take(100).map(reason).collect();
        Refused(StatusCode::UNPROCESSABLE_ENTITY, Wrong { code: "plan", said, reasons })
    })?;
    let now = clock::now();
    let (id, server) = (Id::new(&plan), Id::new("server"));
    let (Some(id), Some(device)) = (id, server) else { return Err(not_ready()) };
    let event = Event::PlanInForce { plan: id };
    let id = clock::entry_id();
    let entry =
        Entry { id, happened_at: now, recorded_at: now, role: who.role, device, answers: None, event };
    let of = known.about.operation.clone();
    let appended = shared.ask(|reply| Ask::Append(of, vec![entry], reply)).await?;
    let sequence = appended.receipts.first().map_or(0, |receipt| receipt.sequence);
    Ok(InForce { plan, sequence })
}
