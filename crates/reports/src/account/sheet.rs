//! Bulletin and situation report: printable HTML for whoever is not of the centre.

use operation::Status;
use texts::isolated;

use super::page::head;
use super::public::Published;
use super::suppress::Cell;
use crate::Lang;
use crate::escape::{code, escape, isolate};
use crate::lang::Text;

/// The bulletin: who is safe, what is shut, what is alleged, how it was counted. One HTML file.
pub fn bulletin_page(p: &Published<'_>, lang: Lang) -> String {
    let mut out = begin(p, Text::Bulletin, lang);
    out.push_str(&figures(p, lang));
    out.push_str(&roads(p, lang));
    out.push_str(&incidents(p, lang));
    out.push_str(&others(p, lang));
    end(p, lang, out)
}

/// The situation report: the bulletin's figures, agreements as they were signed, and what remains to be done.
pub fn sitrep_page(p: &Published<'_>, lang: Lang) -> String {
    let mut out = begin(p, Text::Sitrep, lang);
    out.push_str(&figures(p, lang));
    put!(
        out,
        "<section>\n<h2>{}</h2>\n<p>{}</p>\n</section>\n",
        escape(lang.say(Text::BulletinRemaining)),
        cell(p.remaining, lang)
    );
    out.push_str(&agreements(p, lang));
    out.push_str(&roads(p, lang));
    out.push_str(&incidents(p, lang));
    let cases = p.account.facts.cases.values().filter(|case| case.closed.is_none()).count();
    put!(
        out,
        "<section>\n<h2>{}</h2>\n<p>{}</p>\n</section>\n",
        escape(lang.say(Text::AccountCases)),
        code(&lang.int(cases as u64))
    );
    out.push_str(&others(p, lang));
    end(p, lang, out)
}

fn begin(p: &Published<'_>, kind: Text, lang: Lang) -> String {
    let a = p.account;
    let mut out = head(kind, a.scenario.name.in_language(lang.tag()), lang);
    for line in a.says_when(lang) {
        put!(out, "<p>{}</p>", escape(&line));
    }
    for line in careful(p, lang) {
        put!(out, "<p class=\"caveat\">{}</p>", escape(&line));
    }
    out.push_str("</header>\n<main class=\"public\">\n");
    out
}

/// What is left out, or that nothing is.
fn careful(p: &Published<'_>, lang: Lang) -> [String; 2] {
    let delay = if p.care.delay.0 > 0 {
        lang.fill(Text::BulletinDelay, &[("span", &lang.duration(p.care.delay.0))])
    } else {
        lang.say(Text::BulletinNoDelay).to_owned()
    };
    let small = if p.care.smallest > 1 {
        lang.fill(Text::BulletinSmall, &[("n", &lang.int(p.care.smallest.unsigned_abs()))])
    } else {
        lang.say(Text::BulletinNothingLeftOut).to_owned()
    };
    [delay, small]
}

fn cell(cell: Cell, lang: Lang) -> String {
    match cell {
        Cell::Number(n) => code(&super::text::number(n, lang)),
        Cell::Hidden => "∗".to_owned(),
    }
}

fn rows(title: Text, rows: &[(String, Cell)], lang: Lang) -> String {
    let mut out = format!("<h3>{}</h3>\n<table><tbody>\n", escape(lang.say(title)));
    for (label, n) in rows {
        let hidden = if *n == Cell::Hidden { " class=\"hidden\"" } else { "" };
        put!(out, "<tr><th scope=\"row\">{}</th><td{hidden}>{}</td></tr>\n", escape(label), cell(*n, lang));
    }
    out.push_str("</tbody></table>\n");
    out
}

fn figures(p: &Published<'_>, lang: Lang) -> String {
    let a = p.account;
    let origins: Vec<(String, Cell)> = p
        .origins
        .iter()
        .map(|(id, n)| {
            let label = id.as_ref().map(|id| a.place(id, lang));
            (label.unwrap_or_else(|| lang.say(Text::AccountOnTheWay).to_owned()), *n)
        })
        .collect();
    let destinations: Vec<(String, Cell)> =
        p.destinations.iter().map(|(id, n)| (a.place(id, lang), *n)).collect();
    let mut out = format!(
        "<section>\n<h2>{}</h2>\n<dl class=\"tiles\"><div><dt>{}</dt><dd class=\"v\">{}</dd></div></dl>\n",
        escape(lang.say(Text::BulletinSafe)),
        escape(lang.say(Text::AccountWhole)),
        cell(p.whole, lang)
    );
    out.push_str(&rows(Text::BulletinOrigins, &origins, lang));
    out.push_str(&rows(Text::BulletinDestinations, &destinations, lang));
    out.push_str("</section>\n");
    out
}

fn agreements(p: &Published<'_>, lang: Lang) -> String {
    let list: String = p
        .account
        .scenario
        .agreements
        .iter()
        .map(|agreement| {
            let name = isolated(lang, agreement.name.in_language(lang.tag()));
            let clock = p.account.clock;
            let times = agreement.in_force.as_ref().map(|windows| {
                let each =
                    windows.iter().map(|w| format!("{} – {}", clock.minute(w.from), clock.minute(w.until)));
                each.map(|t| code(&t)).collect::<Vec<_>>().join(lang.say(Text::List))
            });
            format!("<li>{}{}</li>\n", escape(&name), times.map(|t| format!(": {t}")).unwrap_or_default())
        })
        .collect();
    let heading = escape(lang.say(Text::BulletinAgreements));
    format!("<section>\n<h2>{heading}</h2>\n<ul>\n{list}</ul>\n</section>\n")
}

fn roads(p: &Published<'_>, lang: Lang) -> String {
    let a = p.account;
    let mut out = format!("<section>\n<h2>{}</h2>\n", escape(lang.say(Text::BulletinShut)));
    if p.shut.is_empty() {
        put!(out, "<p>{}</p>\n", escape(lang.say(Text::AccountNone)));
    }
    for (id, by, at) in &p.shut {
        let ground = a.ground();
        let name = ground.corridor(id).map(|c| a.scenario.corridors[c].name.in_language(lang.tag()));
        let by = by.as_ref().map(|by| {
            format!(" ({})", lang.fill(Text::BulletinAsStated, &[("by", &isolated(lang, by.as_str()))]))
        });
        put!(
            out,
            "<p>{} {}{}</p>\n",
            code(&a.clock.minute(*at)),
            isolate(name.unwrap_or(id.as_str())),
            escape(&by.unwrap_or_default())
        );
    }
    out.push_str("</section>\n");
    out
}

fn incidents(p: &Published<'_>, lang: Lang) -> String {
    let mut out = format!(
        "<section>\n<h2>{}</h2>\n<p class=\"says\">{}</p>\n<table><tbody>\n",
        escape(lang.say(Text::BulletinIncidents)),
        escape(lang.say(Text::BulletinIncidentsSay))
    );
    for (status, n) in p.incidents {
        let text = match status {
            Status::Alleged => Text::StatusAlleged,
            Status::Verified => Text::StatusVerified,
            Status::NotVerified => Text::StatusNotVerified,
            Status::Open => Text::StatusOpen,
        };
        let n = code(&lang.int(n as u64));
        put!(out, "<tr><th scope=\"row\">{}</th><td>{n}</td></tr>\n", escape(lang.say(text)));
    }
    out.push_str("</tbody></table>\n</section>\n");
    out
}

fn others(p: &Published<'_>, lang: Lang) -> String {
    let a = p.account;
    if a.facts.others.is_empty() {
        return String::new();
    }
    let rows: String = a
        .facts
        .others
        .iter()
        .map(|o| {
            let n = code(&lang.int(u64::from(o.people)));
            let (source, scope) = (isolate(o.source.as_str()), isolate(o.scope.as_str()));
            format!("<li>{} {source}: {n} ({scope})</li>\n", code(&a.clock.minute(o.at)))
        })
        .collect();
    let (heading, says) = (escape(lang.say(Text::AccountOthers)), escape(lang.say(Text::AccountOthersSay)));
    format!("<section>\n<h2>{heading}</h2>\n<p class=\"says\">{says}</p>\n<ul>\n{rows}</ul>\n</section>\n")
}

fn end(p: &Published<'_>, lang: Lang, mut out: String) -> String {
    put!(
        out,
        "<section>\n<h2>{}</h2>\n<p>{}</p>\n</section>\n</main>\n<footer><p class=\"root\">{}</p><p>{}</p></footer>\n</body>\n</html>\n",
        escape(lang.say(Text::BulletinMethod)),
        escape(lang.say(Text::BulletinMethodSays)),
        escape(&lang.fill(Text::AccountRoot, &[("root", p.account.root)])),
        escape(lang.say(Text::AccountCaveat))
    );
    out
}
