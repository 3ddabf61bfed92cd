//! The OpenAPI document, made from the types and functions that answer.

use axum::Json;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{
    agreements, devices, entries, journal, operations, orders, papers, proposals, sign_in, situation,
};

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
        journal::journal,
        papers::paper,
        situation::situation,
        situation::state,
        agreements::agreements,
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
    modifiers(&Word, &Refusals)
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

/// Each way in says with a range that it may refuse; here it becomes the refusals that it knows.
struct Refusals;

impl Modify for Refusals {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            for of in [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten() {
                refusals(path, of);
            }
        }
    }
}

fn refusals(path: &str, of: &mut Operation) {
    let known = &mut of.responses.responses;
    let (Some(wrong), _) = (known.remove("4XX"), known.remove("5XX")) else { return };
    let mut may = vec!["503"];
    if of.security.is_some() {
        may.extend(["401", "403"]);
    }
    if path.contains('{') {
        may.extend(["400", "404"]);
    }
    if of.request_body.is_some() {
        may.extend(["400", "409", "413", "415", "422", "507"]);
    }
    let ends = |end: &str| path.ends_with(end);
    let query =
        |one: &RefOr<Parameter>| matches!(one, RefOr::T(one) if one.parameter_in == ParameterIn::Query);
    let asked = of.parameters.iter().flatten().any(query);
    if asked || ends("/{role}") || ends("/head") {
        may.push("422");
    }
    if ends("/enrol") || ends("/sign-in") || ends("/{role}") {
        may.extend(["401", "429"]);
    }
    if ends("/accept") || ends("/plan") || ends("/{device}") {
        may.extend(["409", "507"]);
    }
    for status in may {
        known.entry(status.to_owned()).or_insert_with(|| wrong.clone());
    }
}

/// The document.
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Document::openapi())
}
