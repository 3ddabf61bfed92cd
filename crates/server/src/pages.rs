//! The console: pages that the server gives to a browser, all of them from this program. What they may do is ask this server.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// What a page may do: run and style itself from here, and ask here.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; \
     base-uri 'none'; frame-ancestors 'none'";

/// The page; its program fills it. Without a script it says what to do.
const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
<title>Safeconduct</title>\n<link rel=\"stylesheet\" href=\"/console.css\">\n<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n\
<div id=\"console\"></div>\n<noscript><p>The console needs scripts. Everything that it does can be asked by other programs: see /openapi.json.</p></noscript>\n\
<script src=\"/console.js\"></script>\n</body>\n</html>\n";

/// Path, kind, content. `console.js` and `console.css` are built from `web/console`.
const FILES: &[(&str, &str, &str)] = &[
    ("/", "text/html; charset=utf-8", PAGE),
    ("/console.js", "text/javascript; charset=utf-8", include_str!("pages/console.js")),
    ("/console.css", "text/css; charset=utf-8", include_str!("pages/console.css")),
];

/// The ways to the pages.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    FILES.iter().fold(Router::new(), |router, (path, kind, content)| {
        router.route(path, get(|| async { answer(kind, content) }))
    })
}

fn answer(kind: &'static str, content: &'static str) -> Response {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
