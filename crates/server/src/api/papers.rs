//! Papers of a record: the account for the centre, and what is published of it, a day late and without small counts unless it is asked for otherwise.

use std::sync::Arc;

use access::roles::Action;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State as Of};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Duration, Time};
use operation::Entry;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::situation::look;
use super::{Refused, State, Wrong};
use crate::book::{Book, Operation};
use crate::clerk::{Paper, Told};
use crate::clock;
use crate::keys::Who;
use crate::planning;

/// How many entries are read from the disk at a time.
const PAGE: usize = 10_000;
/// What a page may do in a browser: show itself, and nothing else.
const STILL: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

/// A language of the texts.
#[derive(Clone, Copy, Default, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Tongue {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Arabic.
    Ar,
}

impl Tongue {
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Tongue::En => "en",
            Tongue::Fr => "fr",
            Tongue::Ar => "ar",
        }
    }
}

/// Which words, and as of when.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// `en`, `fr` or `ar`; English if it is left out.
    #[serde(default)]
    lang: Tongue,
    /// Only what had happened by then (RFC 3339).
    happened_by: Option<String>,
    /// Only what was known then (RFC 3339).
    known_at: Option<String>,
    /// What is younger is not published, in seconds: a day if it is left out. Only for what is published.
    delay: Option<u32>,
    /// Counts from 1 to below this are not published: 10 if it is left out, at most 1,000. Only for what is published.
    smallest: Option<u16>,
}

/// A paper of the record: `account.json`, `account.html`, `account.csv` and `account.geojson` for the centre; `bulletin.html`, `sitrep.html` and
/// `figures.csv` for others.
#[utoipa::path(get, path = "/api/v1/operations/{id}/papers/{paper}", params(("id" = String, Path), ("paper" = String, Path), Asked),
    security(("word" = [])), responses((status = 200, content((String = "text/html"), (String = "text/csv"),
    (String = "application/json"), (String = "application/geo+json"))),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn paper(
    Of(shared): State,
    who: Who,
    Path((id, name)): Path<(String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refused> {
    let known = shared.operation(Path(id))?;
    let Some((paper, _, kind)) = Paper::ALL.into_iter().find(|(_, file, _)| *file == name) else {
        let all = Paper::ALL.map(|(_, file, _)| file).join(", ");
        let said = format!("no such paper: there are {all}");
        return Err(Refused::new(StatusCode::NOT_FOUND, "no-such-paper", said));
    };
    let action = if paper.is_public() { Action::Publish } else { Action::ReadAccount };
    shared.may(&who, &known, action).await?;
    let Query(asked) = asked.map_err(|e| Refused::unread(e.body_text()))?;
    let at = |name: &str, text: Option<&String>| -> Result<Option<Time>, Refused> {
        let read = |text: &String| {
            wire::record::of_instant(text).map_err(|_| {
                Refused::unread(format!("{name} is no instant such as 2030-05-04T12:00:00Z: {text}"))
            })
        };
        text.map(read).transpose()
    };
    let happened_by = at("happened_by", asked.happened_by.as_ref())?;
    let known_at = at("known_at", asked.known_at.as_ref())?;
    // What is published is late by the clock, also when nothing has come in for long.
    let known_at = if paper.is_public() { known_at.or_else(|| Some(clock::now())) } else { known_at };
    let delay = Duration(asked.delay.map_or(24 * 3600, i64::from));
    let smallest = asked.smallest.map_or(10, |n| i64::from(n.clamp(1, 1_000)));
    let plan = planning::in_force(&known).and_then(|plan| shared.planning.read(&known, &plan).ok());
    let (book, desk) = (shared.book.clone(), shared.desk.clone());
    let text = look(&shared, move || {
        let entries = all(&book, &known)?;
        let told = Told {
            ground: known.ground,
            plan: plan.as_ref(),
            label: known.about.label,
            entries,
            happened_by,
            known_at,
            delay,
            smallest,
        };
        Ok::<String, ledger::Fault>(desk.paper(paper, told, asked.lang.tag()))
    });
    let text = text.await??;
    let mut response = ([(header::CONTENT_TYPE, kind)], text).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(STILL));
    Ok(response)
}

/// All entries that the facts know, from the disk: who appends does not wait for it.
fn all(book: &Arc<Book>, known: &Arc<Operation>) -> Result<Vec<Entry>, ledger::Fault> {
    let last = known.last();
    let mut entries: Vec<Entry> = Vec::with_capacity(usize::try_from(last).unwrap_or(0).min(1 << 20));
    let mut at = 0;
    while at < last {
        let most = PAGE.min(usize::try_from(last - at).unwrap_or(PAGE));
        let kept = book.reading(|reader| reader.read(&known.about.operation, at, most))?;
        let Some(end) = kept.last().map(|one| one.sequence) else { break };
        at = end;
        entries.extend(kept.into_iter().map(|one| one.entry));
    }
    Ok(entries)
}
