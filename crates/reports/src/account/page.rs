//! The page of an account: reconciliation sheets for screen and paper, each figure of a vehicle with its entries.

use operation::{Flows, Unit};
use texts::isolated;

use super::{Accounted, SORTS, TERMS, differ, text};
use crate::Lang;
use crate::escape::{code, escape, isolate};
use crate::lang::Text;

const STYLE: [&str; 2] = [include_str!("../rehearsal/style.css"), include_str!("style.css")];

/// Nothing is loaded from anywhere, nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Begins a page.
pub(super) fn head(kind: Text, title: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(1 << 16);
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{} · {}</title>\n<style>{}</style>\n</head>\n<body>\n\
         <header><p class=\"kind\">{}</p><h1>{}</h1>\n",
        lang.tag(),
        lang.dir(),
        escape(title),
        escape(lang.say(kind)),
        STYLE.concat(),
        escape(lang.say(kind)),
        isolate(title)
    );
    out
}

/// The account as one HTML file.
pub fn account_page(a: &Accounted<'_>, lang: Lang) -> String {
    let say = |text: Text| escape(lang.say(text));
    let mut out = head(Text::Account, a.scenario.name.in_language(lang.tag()), lang);
    for line in a.says_when(lang) {
        put!(out, "<p>{}</p>", escape(&line));
    }
    put!(
        out,
        "<p>{}</p><p class=\"caveat\">{}</p></header>\n<main>\n",
        say(Text::AccountIdentity),
        say(Text::AccountInside)
    );
    for (sort, of) in SORTS {
        let units = a.units(of);
        if !units.is_empty() {
            put!(out, "<section>\n<h2>{}</h2>\n{}</section>\n", say(sort), table(a, &units, lang));
        }
    }
    out.push_str(&entries(a, lang));
    out.push_str(&open(a, lang));
    put!(
        out,
        "</main>\n<footer><p class=\"root\">{}</p><p>{}</p></footer>\n</body>\n</html>\n",
        escape(&lang.fill(Text::AccountRoot, &[("root", a.root)])),
        say(Text::AccountCaveat)
    );
    out
}

fn cell(n: i64, lang: Lang) -> String {
    if n == 0 { String::new() } else { code(&text::number(n, lang)) }
}

fn table(a: &Accounted<'_>, units: &[(&Unit, &Flows)], lang: Lang) -> String {
    let mut out = String::from("<div class=\"wide\"><table class=\"account\"><thead><tr><th></th>");
    let planned = units.iter().any(|(unit, _)| a.planned(unit).is_some());
    if planned {
        put!(out, "<th>{}</th>", escape(lang.say(Text::AccountPlan)));
    }
    for term in TERMS {
        put!(out, "<th>{}</th>", escape(lang.say(term)));
    }
    out.push_str("</tr></thead><tbody>\n");
    for (unit, flows) in units {
        let open = if flows.unexplained == 0 { "" } else { " class=\"open\"" };
        put!(out, "<tr{open}><th scope=\"row\">{}</th>", escape(&a.called(unit, lang)));
        if planned {
            put!(out, "<td>{}</td>", a.planned(unit).map_or_else(String::new, |n| cell(n, lang)));
        }
        for (_, n) in flows.terms() {
            put!(out, "<td>{}</td>", cell(n, lang));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

/// The entries of each vehicle, and what each did to its account.
fn entries(a: &Accounted<'_>, lang: Lang) -> String {
    let mut out = format!(
        "<section>\n<h2>{}</h2>\n<p class=\"says\">{}</p>\n",
        escape(lang.say(Text::AccountEntries)),
        escape(lang.say(Text::AccountEntriesSay))
    );
    for (unit, flows) in a.units(|unit| matches!(unit, Unit::Vehicle(_))) {
        put!(
            out,
            "<details><summary>{}: {}</summary><table class=\"entries\"><tbody>\n",
            escape(&a.called(unit, lang)),
            escape(&text::terms(flows, lang))
        );
        for posting in a.postings {
            let (Some(did), Some(entry)) = (posting.accounts.get(unit), a.entries.get(&posting.entry)) else {
                continue;
            };
            let corrected = posting.corrected_by.map(|by| {
                let by = isolated(lang, &by.to_string());
                format!(" {}", lang.fill(Text::AccountCorrected, &[("entry", &by)]))
            });
            put!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td><td>{}</td></tr>\n",
                code(&a.clock.minute(entry.happened_at)),
                code(entry.role.word()),
                code(&entry.id.to_string()),
                escape(&a.sentence(&posting.event, lang)),
                escape(&corrected.unwrap_or_default()),
                escape(&text::terms(did, lang))
            );
        }
        out.push_str("</tbody></table></details>\n");
    }
    out.push_str("</section>\n");
    out
}

/// Open cases, what does not fit, figures of others.
fn open(a: &Accounted<'_>, lang: Lang) -> String {
    let say = |text: Text| escape(lang.say(text));
    let list = |rows: &[String]| {
        let rows: String = rows.iter().map(|row| format!("<li>{row}</li>\n")).collect();
        if rows.is_empty() {
            format!("<p>{}</p>\n", say(Text::AccountNone))
        } else {
            format!("<ul>\n{rows}</ul>\n")
        }
    };
    let at = |t| code(&a.clock.minute(t));
    let cases: Vec<String> = a
        .facts
        .cases
        .values()
        .map(|case| {
            let closed = case.closed.as_ref().map(|(_, how)| {
                format!(" {}", lang.fill(Text::AccountCaseClosed, &[("how", &isolated(lang, how.as_str()))]))
            });
            let about = differ::case(&case.about, lang) + &closed.unwrap_or_default();
            format!("{} {}", at(case.since), escape(&about))
        })
        .collect();
    let differs: Vec<String> = a
        .facts
        .discrepancies
        .iter()
        .map(|d| {
            let when = a.entries.get(&d.entry).map_or_else(String::new, |e| at(e.happened_at));
            format!("{when} {}", escape(&differ::contradiction(a.scenario, &d.what, lang)))
        })
        .collect();
    let others: Vec<String> = a
        .facts
        .others
        .iter()
        .map(|o| {
            let n = lang.int(u64::from(o.people));
            format!(
                "{} {}: {} ({})",
                at(o.at),
                isolate(o.source.as_str()),
                code(&n),
                isolate(o.scope.as_str())
            )
        })
        .collect();
    format!(
        "<section>\n<h2>{}</h2>\n{}</section>\n<section>\n<h2>{}</h2>\n{}</section>\n<section>\n<h2>{}</h2>\n<p class=\"says\">{}</p>\n{}</section>\n",
        say(Text::AccountCases),
        list(&cases),
        say(Text::AccountDiffers),
        list(&differs),
        say(Text::AccountOthers),
        say(Text::AccountOthersSay),
        list(&others)
    )
}
