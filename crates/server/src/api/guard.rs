//! Who asks, and whether they may: each action against the table of `access` by role and the operation's state. What is refused within an operation is
//! recorded in it.

use std::sync::Arc;

use access::capability::{Capability, Request as Asked, Scope, Signed};
use access::roles::{self, Action, State as Stage, Why};
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State as Of};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Time;
use operation::{Entry, Event, Id, Role};
use sha2::{Digest, Sha256};

use super::{LARGEST, Refused, Shared};
use crate::book::Operation;
use crate::clock;
use crate::keys::Who;
use crate::writer::Ask;

/// The same refusal to the same device is recorded once in so long: who asks a thousand times does not fill the record.
const AGAIN: domain::Duration = domain::Duration(60);

impl Who {
    /// Lets pass who may do what concerns no operation.
    ///
    /// # Errors
    /// The refusal.
    pub(crate) fn may_here(&self, action: Action) -> Result<(), Refused> {
        // A capability is for one operation, and for nothing else.
        if self.operation.is_some() {
            return Err(not_yours(self.role, action, Why::NotThisRole));
        }
        roles::may(self.role, action, Stage::Prepared).map_err(|no| not_yours(no.role, no.action, no.why))
    }

    /// Whether the role may do it now.
    pub(crate) fn could(&self, known: &Operation, action: Action) -> bool {
        self.is_for(known) && roles::may(self.role, action, known.stage()).is_ok()
    }

    pub(crate) fn is_for(&self, known: &Operation) -> bool {
        self.operation.as_ref().is_none_or(|mine| *mine == known.about.operation)
    }
}

fn not_yours(role: Role, action: Action, why: Why) -> Refused {
    let (role, action) = (role.word(), action.word());
    match why {
        Why::NotThisRole => {
            let said = format!("not for the role {role}: {action}; ask the head of the centre");
            Refused::new(StatusCode::FORBIDDEN, "not-yours", said)
        }
        Why::NotNow => {
            let said = format!("not for the role {role} in this state of the operation: {action}");
            Refused::new(StatusCode::FORBIDDEN, "not-now", said)
        }
    }
}

impl Shared {
    /// Lets pass who may do it now; a refusal is recorded.
    ///
    /// # Errors
    /// The refusal.
    pub(crate) async fn may(&self, who: &Who, known: &Operation, action: Action) -> Result<(), Refused> {
        let judged = if who.is_for(known) {
            roles::may(who.role, action, known.stage()).map_err(|no| no.why)
        } else {
            Err(Why::NotThisRole)
        };
        match judged {
            Ok(()) => Ok(()),
            Err(why) => Err(self.refuse(who, known, action, why).await),
        }
    }

    /// Records a refusal, and gives it.
    pub(crate) async fn refuse(&self, who: &Who, known: &Operation, action: Action, why: Why) -> Refused {
        let now = clock::now();
        let word = match why {
            Why::NotThisRole => "not-this-role",
            Why::NotNow => "not-now",
        };
        let event = (Id::new(action.word()), Id::new(word), Id::new("server"));
        if let (Some(action), Some(why), Some(server)) = event
            && known.first_refusal(&who.device, &action, now, AGAIN)
        {
            let entry = Entry {
                id: clock::entry_id(),
                happened_at: now,
                recorded_at: now,
                role: who.role,
                device: server,
                answers: None,
                event: Event::Refused { device: who.device.clone(), action, why },
            };
            let of = known.about.operation.clone();
            // It is refused also when that cannot be written.
            let _ = self.ask(|reply| Ask::Append(of, vec![entry], reply)).await;
        }
        not_yours(who.role, action, why)
    }
}

/// Whether a role may write an event; what a correction puts in its place counts as well if it is a decision.
pub(crate) fn may_write(role: Role, event: &Event, stage: Stage) -> Result<(), roles::Refused> {
    roles::may(role, Action::of_event(event), stage)?;
    if let Event::Corrected { to: Some(to), .. } = event {
        let inside = Action::of_event(to);
        if inside.word().starts_with("order-") {
            return roles::may(role, inside, stage);
        }
        // A correction of a correction names the entry itself; what only the server writes stays its own.
        if matches!(inside, Action::ServerOnly | Action::Correct) {
            return roles::may(role, Action::ServerOnly, stage);
        }
    }
    Ok(())
}

/// Whether what an entry speaks of lies within the scope of its device.
pub(crate) fn within(scope: &Scope, event: &Event) -> bool {
    let (place, convoy) = match event {
        Event::Boarded { place, .. }
        | Event::Departed { place, .. }
        | Event::Arrived { place, .. }
        | Event::HandedOver { place, .. }
        | Event::Returned { place, .. }
        | Event::VehicleJoined { place, .. }
        | Event::Incident { place: Some(place), .. } => (Some(place), None),
        Event::AtCheckpoint { checkpoint, .. }
        | Event::PassedCheckpoint { checkpoint, .. }
        | Event::DidNotContinue { checkpoint, .. } => (Some(checkpoint), None),
        Event::Formed { convoy, .. }
        | Event::ClearToLoad { convoy, .. }
        | Event::ClearToEnter { convoy, .. }
        | Event::Held { convoy, .. }
        | Event::Recalled { convoy, .. } => (None, Some(convoy)),
        _ => (None, None),
    };
    match scope {
        Scope::Whole => true,
        Scope::Place(mine) => place.is_none_or(|place| place == mine),
        Scope::Convoy(mine) => convoy.is_none_or(|convoy| convoy == mine),
    }
}

/// Looks at the capability of a request, and at the signature over it; one that does not hold says nothing.
pub(crate) async fn identify(Of(shared): Of<Arc<Shared>>, request: Request, next: Next) -> Response {
    let shown = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(shown) = shown.and_then(|value| value.strip_prefix("Capability ")) else {
        return next.run(request).await;
    };
    let chain = chain(shown.trim());
    let proof =
        request.headers().get("safeconduct-proof").and_then(|value| value.to_str().ok()).and_then(proof);
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "send it in smaller parts")
            .into_response();
    };
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let who = chain.zip(proof).and_then(|(chain, (at, signature))| {
        let method = parts.method.as_str();
        let asked = Asked { method, path: &path, at, body: Sha256::digest(&body).into() };
        shared.door.of_capability(&chain, &asked, &signature)
    });
    let mut request = Request::from_parts(parts, Body::from(body));
    // Whoever is not known by what they show is refused where it is asked who they are.
    if let Some(who) = who {
        request.extensions_mut().insert(who);
    }
    next.run(request).await
}

/// `PAPER.SIGNATURE`, a link after the other with commas between, in hexadecimal digits.
fn chain(text: &str) -> Option<Vec<Signed>> {
    let link = |text: &str| {
        let (paper, signature) = text.split_once('.')?;
        let capability = Capability::read(&ledger::unhex_all(paper)?)?;
        Some(Signed { capability, signature: ledger::unhex(signature)? })
    };
    text.split(',').map(link).collect()
}

/// `SECONDS.SIGNATURE`.
fn proof(text: &str) -> Option<(Time, [u8; 64])> {
    let (at, signature) = text.split_once('.')?;
    Some((Time(at.parse().ok()?), ledger::unhex(signature)?))
}

fn unknown() -> Refused {
    let said = "nobody is known by this: send `Authorization: Bearer WORD` with the word that the device was given, or \
                `Authorization: Capability …` with `Safeconduct-Proof`";
    Refused::new(StatusCode::UNAUTHORIZED, "unknown-device", said)
}

impl FromRequestParts<Arc<Shared>> for Who {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Who, Refused> {
        if let Some(who) = parts.extensions.get::<Who>() {
            return Ok(who.clone());
        }
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let word = given.and_then(|value| value.strip_prefix("Bearer "));
        word.and_then(|word| shared.door.of_word(word.trim())).ok_or_else(unknown)
    }
}
