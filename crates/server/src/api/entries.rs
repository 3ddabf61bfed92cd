//! Entries in, in batches that may be sent again; entries out, from a sequence; and those who watch.

use std::fmt::Write as _;
use std::sync::Arc;

use access::roles::{self, Action, Why};
use axum::Json;
use axum::extract::{Path, Query, State as Of};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ledger::{Outcome, Receipt, SignedHead, hex};
use operation::{Entry, Event};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use super::guard::{may_write, within};
use super::{Body, Reason, Refused, State, Wrong};
use crate::book::Operation;
use crate::keys::Who;
use crate::watch;
use crate::writer::{Appended, Ask};

/// The most entries of one request, either way.
const MOST: usize = 10_000;

/// Entries that come in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entries {
    /// Entries as in a record (`safeconduct-record/1`). What `recorded_at` says is not looked at: it becomes the time at which they came in.
    #[schema(value_type = Vec<EntryForm>)]
    entries: Vec<Box<RawValue>>,
}

/// An entry of a record, `safeconduct-record/1`.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it is written and read by the crate of formats; here it is told")]
pub(crate) struct EntryForm {
    /// UUID of version 7, made where the entry was made.
    id: String,
    /// When it happened, RFC 3339, whole seconds.
    happened_at: String,
    /// When the centre got to know.
    recorded_at: String,
    /// A role, never a person.
    role: String,
    /// The device's id.
    device: String,
    /// The entry that this one answers.
    answers: Option<String>,
    /// `kind` and its fields.
    event: serde_json::Value,
}

/// What became of entries.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Receipts {
    /// One for each entry, in their order.
    receipts: Vec<ReceiptForm>,
    /// Signed after they were on the disk.
    head: HeadForm,
}

/// What became of one entry.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReceiptForm {
    /// The entry.
    id: String,
    /// `new`; `known` if it was there; `conflict` if another entry of this id was there: then this one is not kept.
    outcome: &'static str,
    /// Its place in the chain, from 1.
    sequence: u64,
    /// The chain's value there.
    chain: String,
}

/// What the centre states of its record, signed with its key (Ed25519): see the format `safeconduct-ledger/1`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeadForm {
    /// The operation.
    operation: String,
    /// The sequence of the last entry.
    sequence: u64,
    /// The chain's value after it.
    chain: String,
    /// The Merkle root over all entries by id; only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    root: Option<String>,
    /// When this was stated.
    at: String,
    /// The signature.
    signature: String,
    /// The public key that it is checked with.
    key: String,
}

impl HeadForm {
    pub(super) fn new(operation: &str, signed: &SignedHead, key: &[u8; 32]) -> HeadForm {
        let head = signed.head;
        HeadForm {
            operation: operation.to_owned(),
            sequence: head.sequence,
            chain: hex(&head.chain),
            root: head.root.map(|root| hex(&root)),
            at: wire::record::instant(head.at),
            signature: hex(&signed.signature),
            key: hex(key),
        }
    }
}

pub(super) fn receipt(id: operation::EntryId, receipt: &Receipt) -> ReceiptForm {
    let outcome = match receipt.outcome {
        Outcome::New => "new",
        Outcome::Known => "known",
        Outcome::Conflict => "conflict",
    };
    ReceiptForm { id: id.to_string(), outcome, sequence: receipt.sequence, chain: hex(&receipt.chain) }
}

/// Keeps entries. The answer comes when they are on the disk; the same request again changes nothing.
///
/// 409 if another entry of one of the ids was there: the receipts say which; all others are kept.
#[utoipa::path(post, path = "/api/v1/operations/{id}/entries", params(("id" = String, Path)), request_body = Entries,
    security(("word" = [])), responses((status = 200, body = Receipts), (status = 409, body = Receipts),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn append(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    Body(asked): Body<Entries>,
) -> Result<(StatusCode, Json<Receipts>), Refused> {
    let operation = shared.operation(id)?;
    if asked.entries.len() > MOST {
        let said = format!("at most {MOST} entries in one request: send the others after it");
        return Err(Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "too-many", said));
    }
    let entries = read_all(&asked.entries)?;
    if let Err((action, why)) = judge(&entries, &who, &operation) {
        return Err(shared.refuse(&who, &operation, action, why).await);
    }
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    let of = operation.about.operation.clone();
    let Appended { receipts, head } = shared.ask(|reply| Ask::Append(of, entries, reply)).await?;
    let conflict = receipts.iter().any(|one| one.outcome == Outcome::Conflict);
    let receipts = ids.iter().zip(&receipts).map(|(id, one)| receipt(*id, one)).collect();
    let head = HeadForm::new(operation.about.operation.as_str(), &head, &shared.public);
    let status = if conflict { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, Json(Receipts { receipts, head })))
}

/// All entries, or every one that is none.
fn read_all(given: &[Box<RawValue>]) -> Result<Vec<Entry>, Refused> {
    let mut entries = Vec::with_capacity(given.len());
    let mut reasons = Vec::new();
    for (at, text) in given.iter().enumerate() {
        match wire::record::of_line(text.get()) {
            Ok(entry) => entries.push(entry),
            Err(said) => {
                let said = format!("entry {}: {said}", at + 1);
                reasons.push(Reason { code: "unread", of: Vec::new(), at: None, at_most: None, said });
            }
        }
    }
    if !reasons.is_empty() {
        reasons.truncate(100);
        let said = "some are no entries: none was kept".to_owned();
        return Err(Refused(StatusCode::UNPROCESSABLE_ENTITY, Wrong { code: "unread", said, reasons }));
    }
    Ok(entries)
}

/// Whether the sender may write all of this: its own by its role, now; what others wrote only if it may hand in, and by their roles, whenever it was.
pub(super) fn judge(entries: &[Entry], who: &Who, known: &Operation) -> Result<(), (Action, Why)> {
    if !who.is_for(known) {
        return Err((Action::HandIn, Why::NotThisRole));
    }
    let stage = known.stage();
    for entry in entries {
        let mine = entry.role == who.role && entry.device == who.device;
        let judged = may_write(entry.role, &entry.event, stage).map_err(|no| (no.action, no.why));
        if mine {
            judged?;
            if !within(&who.scope, &entry.event) {
                return Err((Action::of_event(&entry.event), Why::NotThisRole));
            }
            // Whether the gate lets a convoy go is decided here, and is not for whoever asks to say.
            if let Event::ClearToLoad { .. } | Event::ClearToEnter { .. } = entry.event {
                return Err((Action::ServerOnly, Why::NotThisRole));
            }
        } else {
            roles::may(who.role, Action::HandIn, stage).map_err(|no| (no.action, no.why))?;
            match judged {
                Err((_, Why::NotNow)) | Ok(()) => {}
                Err(no) => return Err(no),
            }
        }
    }
    Ok(())
}

/// From where on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct From {
    /// The first sequence that is wanted; 1 if it is left out.
    from: Option<u64>,
    /// The most entries in one answer.
    most: Option<usize>,
}

/// Entries by sequence, `most` at a time.
#[utoipa::path(get, path = "/api/v1/operations/{id}/entries", params(("id" = String, Path), From),
    security(("word" = [])), responses((status = 200, body = Page),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn read(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    asked: Result<Query<From>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Refused> {
    let operation = shared.operation(id)?;
    shared.may(&who, &operation, Action::ReadRecord).await?;
    let Query(From { from, most }) = asked.map_err(|e| Refused::unread(e.body_text()))?;
    let (after, most) = (from.unwrap_or(1).saturating_sub(1), most.unwrap_or(1_000).clamp(1, MOST));
    let book = shared.book.clone();
    let page = tokio::task::spawn_blocking(move || {
        let id = &operation.about.operation;
        // What the facts do not know yet is not told yet.
        let most = most.min(usize::try_from(operation.last().saturating_sub(after)).unwrap_or(most));
        let kept = book.reading(|reader| reader.read(id, after, most))?;
        let mut text = String::from("{\"entries\":[");
        for (at, one) in kept.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let (chain, entry) = (hex(&one.chain), wire::record::line(&one.entry));
            let _ = write!(text, "{{\"sequence\":{},\"chain\":\"{chain}\",\"entry\":{entry}}}", one.sequence);
        }
        let _ = write!(text, "],\"last\":{}}}", operation.last());
        Ok::<String, ledger::Fault>(text)
    });
    let text = page.await.map_err(|e| ledger::Fault::Storage(e.to_string()))??;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// A page of the record.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it is written by hand, line by line; here it is told")]
pub(crate) struct Page {
    /// Entries in the order of the chain.
    entries: Vec<KeptForm>,
    /// The sequence of the last entry that there is.
    last: u64,
}

/// An entry and its place.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it is written by hand, line by line; here it is told")]
pub(crate) struct KeptForm {
    /// Its place in the chain, from 1.
    sequence: u64,
    /// The chain's value after it.
    chain: String,
    /// The entry.
    entry: EntryForm,
}

/// Entries as they come in, as server-sent events without end: `id` is the sequence, `data` as in a page. `Last-Event-ID` resumes after it.
#[utoipa::path(get, path = "/api/v1/operations/{id}/events", params(("id" = String, Path), From,
    ("Last-Event-ID" = Option<u64>, Header, description = "the last sequence that was seen; counts before `from`")),
    security(("word" = [])), responses((status = 200, content_type = "text/event-stream", body = String),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn watch(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    asked: Result<Query<From>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let operation = shared.operation(id)?;
    shared.may(&who, &operation, Action::ReadRecord).await?;
    let Query(From { from, .. }) = asked.map_err(|e| Refused::unread(e.body_text()))?;
    let seen = match headers.get("last-event-id") {
        None => from.unwrap_or(1).saturating_sub(1),
        Some(value) => {
            let number = value.to_str().ok().and_then(|text| text.parse().ok());
            number.ok_or_else(|| Refused::unread("Last-Event-ID is not a sequence"))?
        }
    };
    let body = watch::stream(Arc::clone(&shared.book), operation, seen);
    Ok(([(header::CONTENT_TYPE, "text/event-stream")], body).into_response())
}
