//! The page's program: built from `web/plan-page` into `app.js` and `app.css`, and put into the page with its data and its texts.

use serde_json::{Value, json};
use texts::File;

use super::{Page, data};
use crate::Lang;
use crate::land::Land;

/// Draws everything that a script can draw; TypeScript in `web/plan-page/src`, and `npm run build` there writes it.
const SCRIPT: &str = include_str!("app.js");
/// Its look.
pub(super) const STYLE: &str = include_str!("app.css");
/// The SHA-256 of [`SCRIPT`] as a browser wants it, so that no other script runs in the page.
const HASH: &str = include_str!("app.sha256");

/// What the browser may do with the page: run this one script, use its styles, and ask nobody for anything.
pub(super) fn policy() -> String {
    format!("default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'", HASH.trim())
}

/// The data, the words and the program. `pages` is the same plan in every language.
pub(super) fn program(pages: &[Page<'_>], land: Option<&Land>) -> String {
    let Some(first) = pages.first() else { return String::new() };
    let mut figures =
        data::data(first.told, first.figures, first.scale, first.at_most_out(), &first.at_most_safe());
    figures["land"] = land.map_or(Value::Null, Land::json);
    let said: serde_json::Map<String, Value> =
        pages.iter().map(|page| (page.lang.tag().to_owned(), said(page))).collect();
    format!(
        "<script type=\"application/json\" id=\"plan-data\">{}</script>\n\
         <script type=\"application/json\" id=\"plan-words\">{}</script>\n<script>{SCRIPT}</script>\n",
        inert(&figures.to_string()),
        inert(&Value::Object(said).to_string()),
    )
}

/// What a language says: its texts as Fluent has them, and the parts of the page that are words and tables.
fn said(page: &Page<'_>) -> Value {
    json!({
        "dir": page.lang.dir(),
        "texts": texts(page.lang),
        "header": page.header(&[]),
        "figures": page.key_figures(),
        "bottleneck": page.bottleneck(),
        "destinations": page.destinations(),
        "left": page.left(),
        "proofs": page.proofs(),
        "footer": page.footer(),
    })
}

/// The Fluent files that the program reads.
fn texts(lang: Lang) -> Vec<String> {
    [File::Plan, File::Page, File::Screen].map(|file| words_alone(lang.file(file))).to_vec()
}

/// JSON that no HTML reader takes for markup.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A Fluent file without its comments.
fn words_alone(file: &str) -> String {
    file.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}
