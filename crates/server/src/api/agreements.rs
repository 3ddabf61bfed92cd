//! What the parties have agreed and stated, clause by clause: what is missing, whose guarantee is stale, who states that a way is shut, and what each side
//! of an exchange has let go. Informative: nothing here is a permission, orders are asked for. What is signed or stated comes in as entries.

use std::collections::BTreeMap;

use access::roles::Action;
use axum::Json;
use axum::extract::{Path, State as Of};
use domain::{Time, Zone};
use operation::{About, Agreements, Facts, Kind, Knowing, Standing, Status};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::situation::look;
use super::{Refused, State, Wrong};
use crate::book::Operation;
use crate::clock;
use crate::keys::Who;

/// What is agreed and stated.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Agreed {
    /// The operation.
    operation: String,
    /// When it was asked for: what is open or stale is so at this instant.
    as_of: String,
    /// The sequence of the last entry that is in it.
    sequence: u64,
    /// Agreements by id.
    agreements: BTreeMap<String, Agreement>,
    /// Every corridor of the scenario, and those that entries speak of.
    corridors: BTreeMap<String, Way>,
    /// Exchanges by id, side by side.
    exchanges: BTreeMap<String, Balance>,
    /// What is said to have happened, by its entry; only for roles that follow cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    allegations: Option<BTreeMap<String, Allegation>>,
}

/// An agreement as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Agreement {
    /// `ceasefire`, `pause`, `corridor`, `notification` or `exchange`; none if no clause says so.
    agreed: Option<&'static str>,
    /// Who guarantees it.
    parties: Vec<String>,
    /// Whether no clause is missing. It says nothing of whether anybody keeps to it.
    complete: bool,
    /// Clauses that are missing.
    missing: Vec<String>,
    /// Clauses with the entry that signed each.
    clauses: Vec<Signed>,
    /// When it is in force, from and until, up to its end; it is extended only by a new signed clause. None stands for no limit.
    in_force: Vec<Span>,
    /// Whether it is in force now.
    now: bool,
}

/// A signed clause.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Signed {
    /// The entry.
    entry: String,
    /// As in an entry: one key, which is what it is about.
    #[schema(value_type = Object)]
    clause: Box<RawValue>,
}

/// A span of time.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Span {
    /// None: since ever.
    from: Option<String>,
    /// None: no end is agreed.
    until: Option<String>,
}

/// A corridor.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Way {
    /// The agreements that decide over it. A notification is none, even if it was acknowledged.
    by: Vec<String>,
    /// Whether every agreement over it holds now, and one of them silences arms. It is no permission.
    agreed_now: bool,
    /// Until when, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed_until: Option<String>,
    /// Who states that it is shut; the centre is `centre`.
    suspended: BTreeMap<String, Suspension>,
    /// Whether it was found free of mines and rubble, and by which entry; none if nobody has looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    cleared: Option<Cleared>,
    /// The last guarantee of each party.
    guarantees: BTreeMap<String, Guaranteed>,
}

/// A suspension as somebody states it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Suspension {
    entry: String,
    since: String,
}

/// Whether a way was found free.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Cleared {
    entry: String,
    clear: bool,
}

/// A party's guarantee.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Guaranteed {
    entry: String,
    as_of: String,
    stale_after: String,
    /// Whether it is too old to stand on now.
    stale: bool,
}

/// An exchange, as both sides can be shown it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Balance {
    /// People of the first side for one of the second.
    ratio: f64,
    /// People of the first side by which one side may be ahead.
    slack: f64,
    first: Side,
    second: Side,
}

/// A side of an exchange: people who count for it, in heads.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Side {
    zone: String,
    /// By convoys that departed.
    left: u32,
    /// Those of them who came through.
    through: u32,
}

/// What is said to have happened. What was said stands in the entry.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Allegation {
    place: Option<String>,
    /// `saw`, `told` or `inferred`.
    known_by: &'static str,
    /// `alleged`, `verified`, `not-verified` or `open`.
    status: &'static str,
}

/// What is agreed and stated: informative, never a permission.
#[utoipa::path(get, path = "/api/v1/operations/{id}/agreements", params(("id" = String, Path)), security(("word" = [])),
    responses((status = 200, body = Agreed), (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn agreements(
    Of(shared): State,
    who: Who,
    id: Path<String>,
) -> Result<Json<Agreed>, Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::ReadAgreements).await?;
    let cases = who.could(&known, Action::ReadCases);
    look(&shared, move || {
        let sequence = known.last();
        of(&known, sequence, known.record().facts(), cases, clock::now())
    })
    .await
    .map(Json)
}

fn of(known: &Operation, sequence: u64, facts: &Facts, cases: bool, now: Time) -> Agreed {
    let scenario = known.ground.scenario;
    let agreements = facts.agreements.iter().map(|(id, standing)| (text(id), agreement(standing, now)));
    let named = scenario.corridors.iter().filter_map(|corridor| operation::Id::new(&corridor.id));
    let ways = named.chain(facts.corridors.keys().cloned());
    let exchanges = scenario.exchanges.iter().map(|exchange| {
        let side = |zone: domain::Idx<Zone>| {
            let counted = facts.zones.get(&zone).copied().unwrap_or_default();
            Side { zone: scenario.zones[zone].id.clone(), left: counted.left, through: counted.safe }
        };
        let balance = Balance {
            ratio: exchange.ratio,
            slack: exchange.slack,
            first: side(exchange.first),
            second: side(exchange.second),
        };
        (exchange.id.clone(), balance)
    });
    Agreed {
        operation: text(&known.about.operation),
        as_of: wire::record::instant(now),
        sequence,
        agreements: agreements.collect(),
        corridors: ways.map(|id| (text(&id), way(facts, &id, now))).collect(),
        exchanges: exchanges.collect(),
        allegations: cases.then(|| allegations(facts)),
    }
}

fn agreement(standing: &Standing, now: Time) -> Agreement {
    let missing = standing.missing();
    let clauses = standing.clauses.values().map(|(clause, entry)| Signed {
        entry: entry.to_string(),
        clause: RawValue::from_string(wire::record::clause(clause)).expect("a clause is JSON"),
    });
    let in_force = standing.in_force();
    Agreement {
        agreed: standing.kind().map(|kind| match kind {
            Kind::Ceasefire => "ceasefire",
            Kind::Pause => "pause",
            Kind::Corridor => "corridor",
            Kind::Notification => "notification",
            Kind::Exchange => "exchange",
        }),
        parties: standing.parties().iter().map(text).collect(),
        complete: missing.is_empty(),
        missing: missing.iter().map(|about: &About| wire::record::about(about)).collect(),
        clauses: clauses.collect(),
        now: in_force.at(now).is_some(),
        in_force: in_force
            .iter()
            .map(|window| Span { from: limit(window.from), until: limit(window.until) })
            .collect(),
    }
}

fn way(facts: &Facts, id: &operation::Id, now: Time) -> Way {
    let agreements: &Agreements = &facts.agreements;
    let open = agreements.open(id).at(now);
    let known = facts.corridors.get(id).cloned().unwrap_or_default();
    let instant = wire::record::instant;
    Way {
        by: agreements.over(id).map(|(agreement, _)| text(agreement)).collect(),
        agreed_now: open.is_some(),
        agreed_until: open.and_then(|window| limit(window.until)),
        suspended: known
            .suspended
            .iter()
            .map(|(by, (entry, since))| {
                let by = by.as_ref().map_or_else(|| "centre".to_owned(), text);
                (by, Suspension { entry: entry.to_string(), since: instant(*since) })
            })
            .collect(),
        cleared: known.cleared.map(|(clear, entry)| Cleared { entry: entry.to_string(), clear }),
        guarantees: known
            .guarantees
            .iter()
            .map(|(party, given)| {
                let guaranteed = Guaranteed {
                    entry: given.entry.to_string(),
                    as_of: instant(given.as_of),
                    stale_after: instant(given.stale_after),
                    stale: now >= given.stale_after,
                };
                (text(party), guaranteed)
            })
            .collect(),
    }
}

fn allegations(facts: &Facts) -> BTreeMap<String, Allegation> {
    let each = facts.incidents.iter().map(|(entry, incident)| {
        let allegation = Allegation {
            place: incident.place.as_ref().map(text),
            known_by: match incident.known_by {
                Knowing::Saw => "saw",
                Knowing::Told => "told",
                Knowing::Inferred => "inferred",
            },
            status: match incident.status {
                Status::Alleged => "alleged",
                Status::Verified => "verified",
                Status::NotVerified => "not-verified",
                Status::Open => "open",
            },
        };
        (entry.to_string(), allegation)
    });
    each.collect()
}

/// An instant that somebody agreed on; none for the ends of time.
fn limit(at: Time) -> Option<String> {
    (at > Time::MIN && at < Time::MAX).then(|| wire::record::instant(at))
}

fn text(id: &operation::Id) -> String {
    id.as_str().to_owned()
}
