//! What follows from the record now: the head-count, convoys, vehicles, corridors, what does not fit, who must be followed.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::roles::Action;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State as Of};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use operation::{CaseAbout, Contradiction, ConvoyFacts, Facts, Flows, Unit};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::papers::Tongue;
use super::{Refused, Shared, State, Wrong};
use crate::book::Operation;
use crate::clock;
use crate::keys::Who;

/// The situation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Situation {
    /// The operation.
    operation: String,
    /// When it was asked for; what is said is by the entries up to `sequence`.
    as_of: String,
    /// The sequence of the last entry that is in it.
    sequence: u64,
    /// The head-count of the whole operation.
    people: Count,
    /// Convoys by id.
    convoys: BTreeMap<String, Convoy>,
    /// Vehicles by id, of which anything was said.
    vehicles: BTreeMap<String, Vehicle>,
    /// Corridors by id, of which anything was said.
    corridors: BTreeMap<String, Corridor>,
    /// Vehicles that a suspension caught inside a corridor, with their ways out.
    caught: BTreeMap<String, Caught>,
    /// Orders that wait for acknowledgement: the entry, and the vehicle.
    unacknowledged: Vec<(String, String)>,
    /// What does not fit together, in the order of what happened; the last hundred.
    discrepancies: Vec<Discrepancy>,
    /// How many there are in all.
    discrepancies_in_all: usize,
    /// Open cases; only for roles that follow them.
    #[serde(skip_serializing_if = "Option::is_none")]
    cases: Option<BTreeMap<String, Case>>,
    /// Whether the account of the operation is closed.
    closed: bool,
}

/// A head-count by double entry, in heads.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Count {
    boarded: i64,
    handed_over: i64,
    aboard: i64,
    returned: i64,
    removed: i64,
    left: i64,
    died: i64,
    moved_out: i64,
    moved_in: i64,
    born: i64,
    joined: i64,
    /// What no report explains: more than 0 are missing, fewer are too many.
    unexplained: i64,
}

/// A convoy.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Convoy {
    corridor: String,
    /// `outward` or `back`.
    direction: &'static str,
    vehicles: Vec<String>,
    /// `formed`, `clear-to-load`, `clear-to-enter`, `held`, `recalled`, `departed`, `through`, `closed`.
    stage: &'static str,
    people: Count,
}

/// A vehicle.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Vehicle {
    /// Where it is, or left last.
    place: Option<String>,
    /// Since when it is there; none while it drives.
    there_since: Option<String>,
    /// The corridor that it is in.
    inside: Option<String>,
    /// The checkpoint where it stands.
    at_checkpoint: Option<String>,
    /// The convoy that it belongs to.
    convoy: Option<String>,
    /// People aboard.
    aboard: u32,
    /// Since when somebody has been aboard.
    aboard_since: Option<String>,
    /// Whether it cannot go on.
    broken: bool,
    /// When the last thing that was said of it happened.
    last: Option<String>,
}

/// A corridor.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Corridor {
    /// Who states that it is shut; the centre is `centre`.
    suspended_by: Vec<String>,
    /// Whether it was found free of mines and rubble; none if nobody has looked.
    cleared: Option<bool>,
    /// Until when the guarantee of each party is fresh.
    guaranteed_until: BTreeMap<String, String>,
}

/// A vehicle inside a corridor that was suspended.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Caught {
    corridor: String,
    people: u32,
    /// The gate that it is on the way to, and the one that it came from.
    ways_out: [String; 2],
}

/// What does not fit.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Discrepancy {
    /// The entry that brought it up.
    entry: String,
    /// What it is.
    said: String,
}

/// Something that somebody must follow.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Case {
    since: String,
    /// `did-not-continue`, `missing` or `death`.
    about: &'static str,
    /// The checkpoint, or the vehicle.
    at: String,
    people: u32,
}

/// In which words.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Spoken {
    /// `en`, `fr` or `ar`; English if it is left out.
    #[serde(default)]
    lang: Tongue,
}

/// What follows from the record now.
#[utoipa::path(get, path = "/api/v1/operations/{id}/situation", params(("id" = String, Path), Spoken), security(("word" = [])),
    responses((status = 200, body = Situation), (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn situation(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    asked: Result<Query<Spoken>, QueryRejection>,
) -> Result<Json<Situation>, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::ReadSituation).await?;
    let Query(Spoken { lang }) = asked.map_err(|e| Refused::unread(e.body_text()))?;
    let desk = shared.desk.clone();
    let cases = who.could(&known, Action::ReadCases);
    look(&shared, move || {
        // Asked for before the record is locked: what is in the facts is at least that.
        let sequence = known.last();
        let mut record = known.record();
        let scenario = known.ground.scenario;
        let says = |what: &Contradiction| desk.apart(scenario, what, lang.tag());
        of(&known, sequence, record.facts(), cases, &says)
    })
    .await
    .map(Json)
}

/// Where everybody is now, as a plan can begin from it: `safeconduct-state/1`.
#[utoipa::path(get, path = "/api/v1/operations/{id}/state", params(("id" = String, Path)), security(("word" = [])),
    responses((status = 200, content_type = "application/json", body = serde_json::Value),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn state(Of(shared): State, who: Who, id: Path<String>) -> Result<Response, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::ReadSituation).await?;
    let text = look(&shared, move || {
        let state = operation::situation(known.record().facts(), known.ground, clock::now());
        wire::state::write(&state, known.ground.scenario)
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], text.await?).into_response())
}

/// Looks at facts on a thread of its own, with few others.
pub(super) async fn look<T: Send + 'static>(
    shared: &Arc<Shared>,
    look: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Refused> {
    let _turn = shared.looking.acquire().await;
    let found = tokio::task::spawn_blocking(look).await;
    found.map_err(|e| ledger::Fault::Storage(e.to_string()).into())
}

fn of(
    known: &Operation,
    sequence: u64,
    facts: &Facts,
    cases: bool,
    says: &dyn Fn(&Contradiction) -> String,
) -> Situation {
    let instant = wire::record::instant;
    let vehicles = facts.vehicles.iter().map(|(id, v)| {
        let vehicle = Vehicle {
            place: v.place.as_ref().map(text),
            there_since: v.there_since.map(instant),
            inside: v.inside.as_ref().map(|(corridor, ..)| text(corridor)),
            at_checkpoint: v.at_checkpoint.as_ref().map(|(checkpoint, _)| text(checkpoint)),
            convoy: v.convoy.as_ref().map(text),
            aboard: facts.accounts.aboard(id),
            aboard_since: v.aboard_since.map(instant),
            broken: v.broken,
            last: v.last.map(instant),
        };
        (text(id), vehicle)
    });
    let convoys = facts.convoys.iter().map(|(id, c)| {
        let convoy = Convoy {
            corridor: text(&c.corridor),
            direction: match c.direction {
                domain::Direction::Outward => "outward",
                domain::Direction::Back => "back",
            },
            vehicles: c.vehicles.iter().map(text).collect(),
            stage: stage(c),
            people: count(&facts.accounts.of(&Unit::Convoy(id.clone()))),
        };
        (text(id), convoy)
    });
    let corridors = facts.corridors.iter().map(|(id, c)| {
        let by = c.suspended.keys().map(|by| by.as_ref().map_or_else(|| "centre".to_owned(), text));
        let fresh = c.guarantees.iter().map(|(party, g)| (text(party), instant(g.stale_after)));
        let corridor = Corridor {
            suspended_by: by.collect(),
            cleared: c.cleared.map(|(clear, _)| clear),
            guaranteed_until: fresh.collect(),
        };
        (text(id), corridor)
    });
    let caught = facts.caught.iter().map(|(id, c)| {
        let ways_out = [text(&c.ways_out[0]), text(&c.ways_out[1])];
        (text(id), Caught { corridor: text(&c.corridor), people: c.people, ways_out })
    });
    let discrepancies = facts
        .discrepancies
        .latest(100)
        .map(|d| Discrepancy { entry: d.entry.to_string(), said: says(&d.what) });
    Situation {
        operation: text(&known.about.operation),
        as_of: instant(clock::now()),
        sequence,
        people: count(&facts.accounts.of(&Unit::Whole)),
        convoys: convoys.collect(),
        vehicles: vehicles.collect(),
        corridors: corridors.collect(),
        caught: caught.collect(),
        unacknowledged: facts.unacknowledged.iter().map(|(entry, v)| (entry.to_string(), text(v))).collect(),
        discrepancies: discrepancies.collect(),
        discrepancies_in_all: facts.discrepancies.len(),
        cases: cases.then(|| open(facts)),
        closed: facts.closed.is_some(),
    }
}

fn text(id: &operation::Id) -> String {
    id.as_str().to_owned()
}

fn open(facts: &Facts) -> BTreeMap<String, Case> {
    let open = facts.cases.iter().filter(|(_, case)| case.closed.is_none());
    open.map(|(entry, case)| {
        let (about, at, people) = match &case.about {
            CaseAbout::DidNotContinue { checkpoint, people } => ("did-not-continue", checkpoint, *people),
            CaseAbout::Missing { vehicle, people } => ("missing", vehicle, *people),
            CaseAbout::Death { vehicle, people } => ("death", vehicle, *people),
        };
        (entry.to_string(), Case { since: wire::record::instant(case.since), about, at: text(at), people })
    })
    .collect()
}

fn stage(c: &ConvoyFacts) -> &'static str {
    if c.closed.is_some() {
        "closed"
    } else if c.through.is_some() {
        "through"
    } else if c.recalled.is_some() {
        "recalled"
    } else if c.departed.is_some() {
        "departed"
    } else if c.held.is_some() {
        "held"
    } else if c.clear_to_enter.is_some() {
        "clear-to-enter"
    } else if c.clear_to_load.is_some() {
        "clear-to-load"
    } else {
        "formed"
    }
}

fn count(flows: &Flows) -> Count {
    let Flows {
        boarded,
        handed_over,
        aboard,
        returned,
        removed,
        left,
        died,
        moved_out,
        moved_in,
        born,
        joined,
        unexplained,
    } = *flows;
    Count {
        boarded,
        handed_over,
        aboard,
        returned,
        removed,
        left,
        died,
        moved_out,
        moved_in,
        born,
        joined,
        unexplained,
    }
}
