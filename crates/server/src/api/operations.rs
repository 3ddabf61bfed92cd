//! Operations: begun with their scenario, listed, vouched for by a head, and taken away as a file.

use std::sync::Arc;

use access::roles::Action;
use axum::Json;
use axum::body::{Body as Bytes, Bytes as Piece};
use axum::extract::{Path, State as Of};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use ledger::{About, ScenarioFile};
use operation::Id;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use utoipa::ToSchema;
use wire::Severity;

use super::entries::HeadForm;
use super::{Body, Reason, Refused, State, Wrong};
use crate::book;
use crate::clock;
use crate::keys::Who;
use crate::writer::Ask;

/// An operation that begins.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Begin {
    /// Its id: small letters, digits, `-`.
    operation: String,
    /// `operation`, `rehearsal` or `replay`.
    #[schema(value_type = String)]
    label: wire::record::Label,
    /// The scenario, and the files that it names. The scenario comes first.
    files: Vec<FileForm>,
}

/// A file of a scenario.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileForm {
    /// Its path relative to the scenario.
    path: String,
    /// What it holds.
    text: String,
}

/// An operation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OperationForm {
    /// Its id.
    operation: String,
    /// The scenario's first name.
    scenario: String,
    /// `operation`, `rehearsal` or `replay`.
    #[schema(value_type = String)]
    label: wire::record::Label,
    /// The sequence of its last entry.
    last: u64,
    /// The value that its chain begins with.
    genesis: String,
    /// The scenario's time zone: its people read clocks there.
    timezone: String,
}

fn form(about: &About, last: u64, timezone: &str) -> OperationForm {
    OperationForm {
        operation: about.operation.as_str().to_owned(),
        scenario: about.scenario.clone(),
        label: about.label,
        last,
        genesis: ledger::hex(&about.genesis()),
        timezone: timezone.to_owned(),
    }
}

/// Begins an operation's record. The same again changes nothing; another scenario under the same id is refused.
#[utoipa::path(post, path = "/api/v1/operations", request_body = Begin, security(("word" = [])), responses(
    (status = 201, body = OperationForm), (status = 422, body = Wrong),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn begin(
    Of(shared): State,
    who: Who,
    Body(asked): Body<Begin>,
) -> Result<(StatusCode, Json<OperationForm>), Refused> {
    who.may_here(Action::Begin)?;
    let Begin { operation, label, files } = asked;
    let operation =
        Id::new(&operation).ok_or_else(|| Refused::unread(format!("not an id: \"{operation}\"")))?;
    let files: Vec<ScenarioFile> =
        files.into_iter().map(|file| ScenarioFile { path: file.path, text: file.text }).collect();
    let mut about = About { operation, scenario: String::new(), label, key: shared.public, files };
    // Reading takes a while for large scenarios: not on a thread that serves many.
    let about = tokio::task::spawn_blocking(move || {
        let scenario = book::read(&about).map_err(|problems| problem(&problems))?;
        scenario.name.first().clone_into(&mut about.scenario);
        Ok::<_, Refused>((about, scenario.timezone))
    });
    let (about, timezone) = about.await.map_err(|e| ledger::Fault::Storage(e.to_string()))??;
    let form = form(&about, shared.book.get(&about.operation).map_or(0, |known| known.last()), &timezone);
    shared.ask(|reply| Ask::Begin(Box::new(about), reply)).await?;
    Ok((StatusCode::CREATED, Json(form)))
}

/// Everything that is wrong with a scenario.
fn problem(problems: &wire::Problems) -> Refused {
    let errors = problems.0.iter().filter(|one| one.severity == Severity::Error);
    let reasons = errors.map(|one| Reason {
        code: "scenario",
        of: vec![format!("{}:{}:{}", one.file, one.line, one.column)],
        at: None,
        at_most: None,
        said: match &one.help {
            Some(help) => format!("{} ({help})", one.message),
            None => one.message.to_string(),
        },
    });
    let wrong = Wrong {
        code: "scenario",
        said: "the scenario cannot be read".to_owned(),
        reasons: reasons.collect(),
    };
    Refused(StatusCode::UNPROCESSABLE_ENTITY, wrong)
}

/// All operations.
#[utoipa::path(get, path = "/api/v1/operations", security(("word" = [])), responses(
    (status = 200, body = Vec<OperationForm>), (status = "4XX", body = Wrong)))]
pub(crate) async fn list(Of(shared): State, who: Who) -> Json<Vec<OperationForm>> {
    Json(
        shared
            .book
            .all()
            .iter()
            .filter(|one| who.is_for(one))
            .map(|one| form(&one.about, one.last(), &one.ground.scenario.timezone))
            .collect(),
    )
}

/// A signed head with its Merkle root: what this centre states of its record now.
#[utoipa::path(get, path = "/api/v1/operations/{id}/head", params(("id" = String, Path)), security(("word" = [])),
    responses((status = 200, body = HeadForm), (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn head(Of(shared): State, who: Who, id: Path<String>) -> Result<Json<HeadForm>, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::ReadAccount).await?;
    let operation = known.about.operation.clone();
    let head = shared.ask(|reply| Ask::Head(operation, reply)).await?;
    Ok(Json(HeadForm::new(known.about.operation.as_str(), &head, &shared.public)))
}

/// The whole record as a file that others check: `safeconduct-ledger/1`.
#[utoipa::path(get, path = "/api/v1/operations/{id}/export", params(("id" = String, Path)), security(("word" = [])),
    responses((status = 200, content_type = "application/jsonl", body = String),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn export(Of(shared): State, who: Who, id: Path<String>) -> Result<Response, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::Export).await?;
    let key = {
        shared.door.data().key().map_err(|_| ledger::Fault::Storage("the key cannot be read".to_owned()))?
    };
    let (pieces, coming) = mpsc::channel::<Result<Piece, std::io::Error>>(16);
    let book = shared.book.clone();
    tokio::task::spawn_blocking(move || {
        let id = &known.about.operation;
        let mut out = std::io::BufWriter::with_capacity(1 << 16, Pieces(pieces.clone()));
        let written = book.reading(|reader| {
            let heads = reader.heads(id)?;
            let mut read = |after, most| reader.read(id, after, most);
            let (about, last) = (&known.about, known.last());
            Ok(ledger::export(&mut out, about, last, &mut read, &heads, &key, clock::now()))
        });
        if !matches!(written, Ok(Ok(_))) {
            // The file has no end: whoever checks it sees that it was cut off.
            let _ = pieces.blocking_send(Err(std::io::Error::other("the record could not be read")));
        }
    });
    let body = futures_util::stream::unfold(coming, |mut coming| async move {
        let piece = coming.recv().await?;
        Some((piece, coming))
    });
    Ok(([(header::CONTENT_TYPE, "application/jsonl")], Bytes::from_stream(body)).into_response())
}

/// Bytes on their way out.
struct Pieces(mpsc::Sender<Result<Piece, std::io::Error>>);

impl std::io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let piece = Ok(Piece::copy_from_slice(bytes));
        self.0.blocking_send(piece).map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether the server keeps what it is sent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`, or `read-only` if the record was found damaged.
    status: &'static str,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    /// Whether all of the record was verified since the start; until then it is being verified beside.
    verified: bool,
}

/// Whether the server keeps what it is sent. Anybody may ask.
#[utoipa::path(get, path = "/health", responses((status = 200, body = Health)))]
pub(crate) async fn health(Of(shared): State) -> Json<Health> {
    let shared = Arc::clone(&shared);
    let damage = shared.book.damage();
    let status = if damage.is_some() { "read-only" } else { "ok" };
    let said = damage.map(|_| "the record is damaged: what is whole can be read".to_owned());
    Json(Health { status, said, verified: shared.book.is_checked() })
}
