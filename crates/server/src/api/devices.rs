//! Devices: admitted by the head of the centre, each for one role; dismissed when they are lost.

use std::sync::PoisonError;

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use operation::{Id, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::guard::Act;
use super::{Body, Refused, Shared, State, Wrong};
use crate::data::NotOpened;
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
    who.may(Act::Settle)?;
    let Admit { device, role } = asked;
    if Id::new(&device).is_none() {
        return Err(Refused::unread(format!("not an id: \"{device}\"")));
    }
    if Role::of(&role).is_none() {
        return Err(Refused::unread(format!("no such role: {role}")));
    }
    let word = word();
    let new = Device { role: role.clone(), id: device.clone(), word: hash(&word) };
    change(&shared, |devices| {
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
    who.may(Act::Settle)?;
    let devices = shared.devices.read().unwrap_or_else(PoisonError::into_inner);
    Ok(Json(devices.iter().map(|d| Admit { device: d.id.clone(), role: d.role.clone() }).collect()))
}

/// Dismisses a device: its word opens nothing from now on.
#[utoipa::path(delete, path = "/api/v1/devices/{device}", params(("device" = String, Path)), security(("word" = [])),
    responses((status = 204), (status = "4XX", body = Wrong), (status = "5XX", body = Wrong)))]
pub(crate) async fn dismiss(
    axum::extract::State(shared): State,
    who: Who,
    Path(device): Path<String>,
) -> Result<StatusCode, Refused> {
    who.may(Act::Settle)?;
    if device == who.device.as_str() {
        let said = "this is the device that you ask from: it would lock you out";
        return Err(Refused::new(StatusCode::CONFLICT, "own-device", said));
    }
    change(&shared, |devices| {
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

/// Changes the list on the disk, then in memory.
fn change(
    shared: &Shared,
    change: impl FnOnce(&mut Vec<Device>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let data = shared.data.lock().unwrap_or_else(PoisonError::into_inner);
    let mut devices = shared.devices.read().unwrap_or_else(PoisonError::into_inner).clone();
    change(&mut devices)?;
    data.write_devices(&devices).map_err(|why| {
        let said = match why {
            NotOpened::Disk(_, e) => e.to_string(),
            other => format!("{other:?}"),
        };
        Refused::new(StatusCode::SERVICE_UNAVAILABLE, "storage", said)
    })?;
    *shared.devices.write().unwrap_or_else(PoisonError::into_inner) = devices;
    Ok(())
}
