//! The journal of radio and telephone: lines as they are spoken become entries of whoever writes them, and are said back.

use axum::Json;
use axum::extract::{Path, State as Of};
use axum::http::StatusCode;
use domain::Time;
use operation::{Entry, EntryId, Id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::clock::Clock;
use wire::journal::Vocabulary;

use super::entries::{HeadForm, ReceiptForm, judge, receipt};
use super::papers::Tongue;
use super::situation::look;
use super::{Body, Reason, Refused, State, Wrong};
use crate::clock;
use crate::keys::Who;
use crate::writer::{Appended, Ask};

/// The most lines of one request.
const MOST: usize = 200;

/// Lines that were heard.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Said {
    /// As they were spoken, such as `CP2 BUS07 48 IN`.
    lines: Vec<String>,
    /// When they were heard (RFC 3339); now if it is left out. The same line heard at the same time is the same entry: who sends again says it.
    heard_at: Option<String>,
    /// The language of what is said back.
    #[serde(default)]
    lang: Tongue,
    /// Only say back what would be written.
    #[serde(default)]
    only_say: bool,
}

/// What the lines say.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Written {
    /// When they were heard, to be sent along if the same lines are sent again.
    heard_at: String,
    /// One for each line, in their order.
    lines: Vec<Line>,
    /// Signed after they were on the disk; none if nothing was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<HeadForm>,
}

/// A line.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Line {
    /// As it was spoken.
    spoken: String,
    /// What to say back.
    said: String,
    /// When it happened.
    happened_at: String,
    /// Its entries; empty if it was only said back.
    receipts: Vec<ReceiptForm>,
}

/// Reads lines of the journal and writes what they say, all or none: 422 with a reason for each line that is not understood.
#[utoipa::path(post, path = "/api/v1/operations/{id}/journal", params(("id" = String, Path)), request_body = Said,
    security(("word" = [])), responses((status = 200, body = Written),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn journal(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    Body(asked): Body<Said>,
) -> Result<(StatusCode, Json<Written>), Refused> {
    let known = shared.operation(id)?;
    if asked.lines.len() > MOST {
        let said = format!("at most {MOST} lines in one request: send the others after it");
        return Err(Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "too-many", said));
    }
    let heard = match &asked.heard_at {
        None => clock::now(),
        Some(text) => wire::record::of_instant(text).map_err(|_| {
            Refused::unread(format!("heard_at is no instant such as 2030-05-04T12:00:00Z: {text}"))
        })?,
    };
    let names = known.clone();
    let vocabulary = look(&shared, move || {
        let mut record = names.record();
        let facts = record.facts();
        let vocabulary = Vocabulary::of(names.ground);
        let named = facts.vehicles.keys().filter(|id| names.ground.vehicle(id).is_none());
        vocabulary.with_convoys(facts.convoys.keys().map(Id::as_str)).with_vehicles(named.map(Id::as_str))
    })
    .await?;
    let (scenario, tongue) = (known.ground.scenario, asked.lang.tag());
    let local = Clock::of(scenario);
    let mut reasons = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut lines = Vec::new();
    for line in &asked.lines {
        match wire::journal::read(line, &vocabulary, &local, heard) {
            Ok(read) => {
                let said = shared.desk.read_back(scenario, &read.events, tongue);
                let happened_at = wire::record::instant(read.happened_at);
                let line = Line { spoken: line.clone(), said, happened_at, receipts: Vec::new() };
                lines.push((line, read.events.len()));
                entries.extend(of_line(&lines, read, &who, heard, entries.len()));
            }
            Err(wrong) => {
                let said = shared.desk.misheard(&wrong, tongue);
                let of = vec![line.clone()];
                reasons.push(Reason { code: "misheard", of, at: None, at_most: None, said });
            }
        }
    }
    if !reasons.is_empty() {
        let said = "some lines are not understood: none was written".to_owned();
        return Err(Refused(StatusCode::UNPROCESSABLE_ENTITY, Wrong { code: "misheard", said, reasons }));
    }
    if let Err((action, why)) = judge(&entries, &who, &known) {
        return Err(shared.refuse(&who, &known, action, why).await);
    }
    let mut head = None;
    let mut receipts = Vec::new();
    if !asked.only_say && !entries.is_empty() {
        let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
        let of = known.about.operation.clone();
        let appended = shared.ask(|reply| Ask::Append(of, entries, reply)).await?;
        let Appended { receipts: all, head: signed } = appended;
        receipts = ids.iter().zip(&all).map(|(id, one)| receipt(*id, one)).collect();
        head = Some(HeadForm::new(known.about.operation.as_str(), &signed, &shared.public));
    }
    let mut receipts = receipts.into_iter();
    let lines = lines
        .into_iter()
        .map(|(line, n)| Line { receipts: receipts.by_ref().take(n).collect(), ..line })
        .collect();
    Ok((StatusCode::OK, Json(Written { heard_at: wire::record::instant(heard), lines, head })))
}

/// The entries of the line that was read last. Their ids follow from what was said, when, and its place, so that sending twice is writing once.
fn of_line(
    lines: &[(Line, usize)],
    read: wire::journal::Read,
    who: &Who,
    heard: Time,
    before: usize,
) -> Vec<Entry> {
    let line = lines.last().map_or("", |(line, _)| line.spoken.trim());
    let millis = u64::try_from(heard.0).unwrap_or(0).saturating_mul(1000) + before as u64;
    let entry = |(nth, event)| Entry {
        id: EntryId::of_text(millis + nth as u64, line),
        happened_at: read.happened_at,
        recorded_at: heard,
        role: who.role,
        device: who.device.clone(),
        answers: None,
        event,
    };
    read.events.into_iter().enumerate().map(entry).collect()
}
