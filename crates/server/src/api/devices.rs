//! Devices: admitted by the head of the centre, each for one role; dismissed when they are lost.

use access::roles::Action;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use operation::{Id, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Body, Refused, State, Wrong};
use crate::keys::{Device, Who, hash, word};

/// A device.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Admit {
    /// Its id: small letters, digits, `-`.
    device: String,
    /// The role that it writes for.
    role: String,
}

/// A device that was admitted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Admitted {
    device: String,
    role: String,
    /// What it shows at the door. It is told once.
    word: String,
}

/// Admits a device, and tells its word once.
#[utoipa::path(post, path = "/api/v1/devices", request_body = Admit, security(("word" = [])), responses(
    (status = 201, body = Admitted),
    (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn admit(
    axum::extract::State(shared): State,
    who: Who,
    Body(asked): Body<Admit>,
) -> Result<(StatusCode, Json<Admitted>), Refused> {
    who.may_here(Action::Enrol)?;
    let Admit { device, role } = asked;
    if Id::new(&device).is_none() {
        return Err(Refused::unread(format!("not an id: \"{device}\"")));
    }
    if Role::of(&role).is_none() {
        return Err(Refused::unread(format!("no such role: {role}")));
    }
    let word = word();
    let new = Device { role: role.clone(), id: device.clone(), word: hash(&word), key: None };
    shared.door.change(|devices| {
        if devices.iter().any(|known| known.id == new.id) {
            let said = "a device of this id is there: dismiss it first, or take another id";
            return Err(Refused::new(StatusCode::CONFLICT, "known-device", said));
        }
        devices.push(new);
        Ok(())
    })?;
    Ok((StatusCode::CREATED, Json(Admitted { device, role, word })))
}

/// All devices.
#[utoipa::path(get, path = "/api/v1/devices", security(("word" = [])), responses(
    (status = 200, body = Vec<Admit>), (status = "4XX", body = Wrong)))]
pub(crate) async fn list(axum::extract::State(shared): State, who: Who) -> Result<Json<Vec<Admit>>, Refused> {
    who.may_here(Action::Enrol)?;
    let devices = shared.door.devices().into_iter();
    Ok(Json(devices.map(|d| Admit { device: d.id, role: d.role }).collect()))
}

/// Dismisses a device: its word opens nothing from now on.
#[utoipa::path(delete, path = "/api/v1/devices/{device}", params(("device" = String, Path)), security(("word" = [])),
    responses((status = 204), (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn dismiss(
    axum::extract::State(shared): State,
    who: Who,
    Path(device): Path<String>,
) -> Result<StatusCode, Refused> {
    who.may_here(Action::Revoke)?;
    if device == who.device.as_str() {
        let said = "this is the device that you ask from: it would lock you out";
        return Err(Refused::new(StatusCode::CONFLICT, "own-device", said));
    }
    shared.door.change(|devices| {
        let before = devices.len();
        devices.retain(|known| known.id != device);
        if devices.len() == before {
            let said = format!("no device \"{device}\" is there");
            return Err(Refused::new(StatusCode::NOT_FOUND, "no-such-device", said));
        }
        Ok(())
    })?;
    Ok(StatusCode::NO_CONTENT)
}
