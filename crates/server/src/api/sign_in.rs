//! How somebody comes in: a device by a code that is good once, with a key of its own; a role at the centre's desk by its password.

use access::capability::Scope;
use access::enrol::Answer;
use access::roles::Action;
use axum::Json;
use axum::extract::{Path, State as Of};
use axum::http::StatusCode;
use domain::Duration;
use operation::{Id, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Body, Refused, State, Wrong};
use crate::clock;
use crate::door::Closed;
use crate::keys::Who;

/// The longest that a capability is good for, in hours.
const LONGEST: u32 = 14 * 24;

impl From<Closed> for Refused {
    fn from(closed: Closed) -> Refused {
        match closed {
            Closed::Wait(until) => {
                let said = format!("too many tries: again from {} on", wire::record::instant(until));
                Refused::new(StatusCode::TOO_MANY_REQUESTS, "wait", said)
            }
            Closed::Wrong => {
                let said =
                    "this is not known, or no longer good: ask for a new code, or look at what was typed";
                Refused::new(StatusCode::UNAUTHORIZED, "not-known", said)
            }
            Closed::Bad => Refused::unread("a password has at least 10 signs and at most 1024 bytes"),
            Closed::KnownDevice => {
                let said = "a device of this id is there: dismiss it first, or take another id";
                Refused::new(StatusCode::CONFLICT, "known-device", said)
            }
            Closed::Disk(said) => Refused::new(StatusCode::SERVICE_UNAVAILABLE, "storage", said),
        }
    }
}

/// A device that is to be enrolled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Offered {
    /// Its id: small letters, digits, `-`.
    device: String,
    /// The role that it speaks for.
    role: String,
    /// Only of this place or checkpoint.
    place: Option<String>,
    /// Only of this convoy.
    convoy: Option<String>,
    /// For how many hours; 24 if it is left out.
    #[schema(minimum = 1, maximum = 336)]
    hours: Option<u32>,
}

/// A code, to be shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Code {
    /// What the device reads, as text of a QR code: `safeconduct-enrol/1 OPERATION SECRET EXPIRES`.
    code: String,
    /// It is good until then, and once.
    expires: String,
}

/// Makes a code by which a device enrols itself in this operation.
#[utoipa::path(post, path = "/api/v1/operations/{id}/enrolments", params(("id" = String, Path)), request_body = Offered,
    security(("word" = []), ("capability" = [])), responses((status = 201, body = Code),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn offer(
    Of(shared): State,
    who: Who,
    id: Path<String>,
    Body(asked): Body<Offered>,
) -> Result<(StatusCode, Json<Code>), Refused> {
    let known = shared.operation(id)?;
    shared.may(&who, &known, Action::Enrol).await?;
    let Offered { device, role, place, convoy, hours } = asked;
    let id = |text: &str| Id::new(text).ok_or_else(|| Refused::unread(format!("not an id: \"{text}\"")));
    let role = Role::of(&role).ok_or_else(|| Refused::unread(format!("no such role: {role}")))?;
    let scope = match (place, convoy) {
        (None, None) => Scope::Whole,
        (Some(place), None) => Scope::Place(id(&place)?),
        (None, Some(convoy)) => Scope::Convoy(id(&convoy)?),
        (Some(_), Some(_)) => return Err(Refused::unread("a place or a convoy, not both")),
    };
    let hours = hours.unwrap_or(24);
    if !(1..=LONGEST).contains(&hours) {
        return Err(Refused::unread(format!("from 1 to {LONGEST} hours, not {hours}")));
    }
    let operation = known.about.operation.clone();
    let until = clock::now() + Duration::hours(i64::from(hours));
    let asked = Who { role, device: id(&device)?, operation: Some(operation.clone()), scope };
    let (code, expires) = shared.door.offer(asked, operation, until)?;
    Ok((StatusCode::CREATED, Json(Code { code, expires: wire::record::instant(expires) })))
}

/// What a device answers to its code, in hexadecimal digits.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enrolling {
    /// The operation of the code.
    operation: String,
    /// The secret of the code, 32 bytes.
    secret: String,
    /// The device's own public key (Ed25519), 32 bytes.
    key: String,
    /// Signed with it: `safeconduct-enrol-answer/1`, a zero byte, the operation with its length in one byte before it, secret, key. 64 bytes.
    proof: String,
}

/// A capability, signed by the centre.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Enrolled {
    /// `PAPER.SIGNATURE` in hexadecimal digits, as `Authorization: Capability` shows it.
    capability: String,
    /// It is good until then.
    until: String,
    /// The centre's public key.
    centre: String,
}

/// Enrols a device that has read a code. Nothing else is shown at the door.
#[utoipa::path(post, path = "/api/v1/enrol", request_body = Enrolling, responses((status = 201, body = Enrolled),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn enrol(
    Of(shared): State,
    Body(asked): Body<Enrolling>,
) -> Result<(StatusCode, Json<Enrolled>), Refused> {
    let Enrolling { operation, secret, key, proof } = asked;
    let unread =
        |what: &str| Refused::unread(format!("not as many small hexadecimal digits as it needs: {what}"));
    let operation = Id::new(&operation).ok_or(Closed::Wrong)?;
    let answer = Answer {
        secret: ledger::unhex(&secret).ok_or_else(|| unread("secret"))?,
        key: ledger::unhex(&key).ok_or_else(|| unread("key"))?,
        proof: ledger::unhex(&proof).ok_or_else(|| unread("proof"))?,
    };
    let signed = shared.door.enrol(&operation, &answer)?;
    let paper = ledger::hex(&signed.capability.bytes());
    let enrolled = Enrolled {
        capability: format!("{paper}.{}", ledger::hex(&signed.signature)),
        until: wire::record::instant(signed.capability.until),
        centre: ledger::hex(shared.door.public().as_bytes()),
    };
    Ok((StatusCode::CREATED, Json(enrolled)))
}

/// A password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Password {
    /// At least 10 signs.
    password: String,
}

/// Sets the password of a role. The head of the centre sets that of any role, others their own.
#[utoipa::path(put, path = "/api/v1/passwords/{role}", params(("role" = String, Path)), request_body = Password,
    security(("word" = [])), responses((status = 204), (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn set_password(
    Of(shared): State,
    who: Who,
    Path(role): Path<String>,
    Body(asked): Body<Password>,
) -> Result<StatusCode, Refused> {
    let role = Role::of(&role).ok_or_else(|| Refused::unread(format!("no such role: {role}")))?;
    if role != who.role || who.operation.is_some() {
        // Whoever enrols others speaks for nobody else: two roles are to stay two.
        who.may_here(Action::Begin)?;
    }
    let one = one_at_a_time(&shared).await?;
    let door = std::sync::Arc::clone(&shared);
    let set = tokio::task::spawn_blocking(move || {
        let _one = one;
        door.door.set_password(role, &asked.password)
    });
    set.await.map_err(|e| ledger::Fault::Storage(e.to_string()))??;
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody at the centre's desk.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SigningIn {
    /// The role.
    role: String,
    /// Its password.
    password: String,
}

/// A word for this sitting.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignedIn {
    /// To be shown as `Authorization: Bearer`.
    word: String,
    /// The device that entries are of: `desk-` and the role.
    device: String,
    /// It is good until then, or until the server ends.
    until: String,
}

/// Gives a word for the password of a role. Who fails waits: 429.
#[utoipa::path(post, path = "/api/v1/sign-in", request_body = SigningIn, responses((status = 201, body = SignedIn),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn sign_in(
    Of(shared): State,
    Body(asked): Body<SigningIn>,
) -> Result<(StatusCode, Json<SignedIn>), Refused> {
    let SigningIn { role, password } = asked;
    let role = Role::of(&role).ok_or(Closed::Wrong)?;
    let one = one_at_a_time(&shared).await?;
    let door = std::sync::Arc::clone(&shared);
    let given = tokio::task::spawn_blocking(move || {
        let _one = one;
        door.door.sign_in(role, &password)
    });
    let (word, until) = given.await.map_err(|e| ledger::Fault::Storage(e.to_string()))??;
    let device = format!("desk-{}", role.word());
    Ok((StatusCode::CREATED, Json(SignedIn { word, device, until: wire::record::instant(until) })))
}

/// A password is 64 MiB of work: one at a time, and whoever finds several waiting comes again.
async fn one_at_a_time(
    shared: &std::sync::Arc<super::Shared>,
) -> Result<tokio::sync::OwnedSemaphorePermit, Refused> {
    let busy =
        || Refused::new(StatusCode::TOO_MANY_REQUESTS, "wait", "others are signing in: again in a moment");
    let waited = std::time::Duration::from_secs(5);
    let permit = tokio::time::timeout(waited, shared.signing_in.clone().acquire_owned()).await;
    permit.ok().and_then(Result::ok).ok_or_else(busy)
}
