//! The OpenAPI document, made from the types and functions that answer.

use axum::Json;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{devices, entries, operations, orders, situation};

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
        devices::dismiss
    ),
    modifiers(&Word)
)]
struct Document;

/// The word of a device, in `Authorization: Bearer`.
struct Word;

impl Modify for Word {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        document.components.get_or_insert_default().add_security_scheme("word", scheme);
    }
}

/// The document.
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Document::openapi())
}
