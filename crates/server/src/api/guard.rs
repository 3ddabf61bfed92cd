//! Who is at the door: a device by the word that it was given. What each role may do beyond reading stands in one place, and what is not named is refused.

use std::sync::{Arc, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use operation::Role;

use super::{Refused, Shared};
use crate::data::who;
use crate::keys::{Who, hash};

/// What is asked, as far as roles differ in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Act {
    /// Begin an operation, admit and dismiss devices.
    Settle,
    /// Hand in what other devices wrote.
    HandIn,
    /// Give orders.
    Order,
    /// See open cases.
    Cases,
    /// Take the whole record away.
    Export,
}

/// Whether a role may do it.
pub(crate) fn may(role: Role, act: Act) -> bool {
    match act {
        Act::Settle | Act::HandIn => matches!(role, Role::HeadOfCentre),
        Act::Order => matches!(role, Role::HeadOfCentre | Role::Dispatcher),
        Act::Cases => matches!(role, Role::ProtectionOfficer | Role::Monitor),
        Act::Export => matches!(role, Role::HeadOfCentre | Role::Auditor),
    }
}

impl Who {
    /// Lets pass who may do it.
    ///
    /// # Errors
    /// The refusal.
    pub(crate) fn may(&self, act: Act) -> Result<(), Refused> {
        if may(self.role, act) {
            return Ok(());
        }
        let said = format!("not for the role {}: ask the head of the centre", self.role.word());
        Err(Refused::new(StatusCode::FORBIDDEN, "not-yours", said))
    }
}

impl FromRequestParts<Arc<Shared>> for Who {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Who, Refused> {
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        // Hashes are compared: how long that takes says nothing about any word.
        let word = given.and_then(|value| value.strip_prefix("Bearer ")).map(|word| hash(word.trim()));
        let devices = shared.devices.read().unwrap_or_else(PoisonError::into_inner);
        let known = word.and_then(|word| devices.iter().find(|device| device.word == word));
        known.and_then(who).ok_or_else(|| {
            let said =
                "no device has this word: send `Authorization: Bearer WORD` with the one that it was given";
            Refused::new(StatusCode::UNAUTHORIZED, "unknown-device", said)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_watches_for_others_gives_no_orders_and_who_gives_orders_sees_no_cases() {
        for (role, ..) in Role::ALL {
            assert!(!(may(role, Act::Order) && may(role, Act::Cases)), "{role:?}");
            assert!(!may(role, Act::Settle) || role == Role::HeadOfCentre);
        }
    }
}
