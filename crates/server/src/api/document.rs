//! The OpenAPI document, made from the types and functions that answer.

use axum::Json;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{devices, entries, operations, orders, proposals, sign_in, situation};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Safeconduct, the operation's server",
        description = "Entries in, orders decided, the record signed. Every refusal is an object with `code`, `said` and, where there are several, `reasons`. Software gives no guarantee and cannot make a road safe."
    ),
    paths(
        operations::list,
        operations::begin,
        operations::head,
        operations::export,
        operations::health,
        entries::read,
        entries::append,
        entries::watch,
        orders::order,
        situation::situation,
        situation::state,
        devices::list,
        devices::admit,
        devices::dismiss,
        proposals::propose,
        proposals::get,
        proposals::plan_of,
        proposals::accept,
        proposals::plan,
        proposals::put,
        sign_in::offer,
        sign_in::enrol,
        sign_in::set_password,
        sign_in::sign_in
    ),
    modifiers(&Word)
)]
struct Document;

/// The word of a device, in `Authorization: Bearer`.
struct Word;

impl Modify for Word {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("word", scheme);
        let about = "`Authorization: Capability PAPER.SIGNATURE`, with `Safeconduct-Proof: SECONDS.SIGNATURE` by the device's key: see docs/server.md";
        let header = ApiKey::Header(ApiKeyValue::with_description("Authorization", about));
        components.add_security_scheme("capability", SecurityScheme::ApiKey(header));
    }
}

/// The document.
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Document::openapi())
}
