//! Orders: given, which writes them into the record, or refused with all that stands against them.

use access::roles::Action;
use axum::Json;
use axum::extract::{Path, State as Of};
use axum::http::StatusCode;
use operation::EntryId;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::entries::{EntryForm, HeadForm, ReceiptForm, receipt};
use super::{Body, Reason, Refused, State, Wrong};
use crate::keys::Who;
use crate::writer::{Ask, Decided};

/// An order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// UUID of version 7, made by whoever gives the order: sending twice is giving once.
    id: String,
    /// `kind` (`form`, `clear-to-load`, `clear-to-enter`, `hold`, `recall`, `suspend`, `resume`, `transfer`, `close`) and its fields; `ready_in` in
    /// seconds.
    #[schema(value_type = Object)]
    order: Box<RawValue>,
}

/// An order that is given.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Given {
    /// The entries that it became.
    #[schema(value_type = Vec<EntryForm>)]
    entries: Vec<Box<RawValue>>,
    /// One for each.
    receipts: Vec<ReceiptForm>,
    /// Signed after they were on the disk.
    head: HeadForm,
}

/// Gives an order. 409 with all reasons if it is refused.
#[utoipa::path(post, path = "/api/v1/operations/{id}/orders", params(("id" = String, Path)), request_body = Asked,
    security(("word" = [])), responses((status = 200, body = Given), (status = 409, body = Wrong),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn order(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    Body(asked): Body<Asked>,
) -> Result<Json<Given>, Refused> {
    let known = shared.operation(id)?;
    let id: EntryId =
        asked.id.parse().map_err(|_| Refused::unread(format!("not a UUID: \"{}\"", asked.id)))?;
    let order = wire::record::order(asked.order.get()).map_err(Refused::unread)?;
    let (action, over) = Action::of_order(&order);
    for action in [Some(action), over].into_iter().flatten() {
        shared.may(&who, &known, action).await?;
    }
    let operation = known.about.operation.clone();
    // Whoever must wait for what follows from the record waits here, and not in the way of entries.
    let waits = known.clone();
    let whole = tokio::task::spawn_blocking(move || drop(waits.record()));
    whole.await.map_err(|e| ledger::Fault::Storage(e.to_string()))?;
    let decided = shared.ask(|reply| Ask::Order { operation, id, who, order, reply }).await?;
    match decided {
        Decided::Given { entries, appended } => Ok(Json(Given {
            receipts: entries.iter().zip(&appended.receipts).map(|(e, r)| receipt(e.id, r)).collect(),
            entries: entries
                .iter()
                .map(|entry| {
                    RawValue::from_string(wire::record::line(entry)).expect("a line of a record is JSON")
                })
                .collect(),
            head: HeadForm::new(known.about.operation.as_str(), &appended.head, &shared.public),
        })),
        Decided::Refused(refusal) => {
            let reasons = refusal.0.iter().map(wire::record::reason).map(reason).collect();
            let said =
                "the order is refused, and nothing was written: the reasons say what would make it right";
            Err(Refused(StatusCode::CONFLICT, Wrong { code: "refused", said: said.to_owned(), reasons }))
        }
        Decided::Taken => {
            let said = "another entry has this id: make a new one";
            Err(Refused::new(StatusCode::CONFLICT, "id-taken", said))
        }
    }
}

fn reason(of: wire::record::Reason) -> Reason {
    let wire::record::Reason { code, of, at, at_most, said } = of;
    Reason { code, of, at, at_most, said }
}
