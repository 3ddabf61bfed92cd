//! The page of a replay: one HTML file without a script, that loads nothing; addresses of sources are links for whoever follows them.

use texts::isolated;

use super::chart::{self, Frame};
use super::compare::{Chart, Day, Difference, Said, charts, days, differences, label};
use super::model::{from_to, tally};
use super::{Model, Replayed, differs, figure, says, scope};
use crate::Lang;
use crate::escape::{code, escape, isolate};
use crate::lang::Text;

/// The look, on screen in light and dark and on paper: that of a rehearsal, and what only a replay has.
const STYLE: [&str; 2] = [include_str!("../rehearsal/style.css"), include_str!("style.css")];

/// Nothing is loaded from anywhere, nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Writes the page.
pub fn replay_page(r: &Replayed<'_>, lang: Lang) -> String {
    let say = |text: Text| escape(lang.say(text));
    let said = r.statements();
    let mut out = String::with_capacity(1 << 17);
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{} · {}</title>\n<style>{}</style>\n</head>\n<body>\n",
        lang.tag(),
        lang.dir(),
        escape(r.title),
        say(Text::Replay),
        STYLE.concat()
    );
    put!(
        out,
        "<header><p class=\"kind\">{}</p><h1>{}</h1><p>{}</p><p class=\"caveat\">{}</p><p>{}</p><p>{}</p></header>\n<main>\n",
        say(Text::Replay),
        isolate(r.title),
        escape(&r.extent(lang)),
        say(Text::ReplaySays),
        say(Text::ReplaySynthetic),
        say(Text::ReplaySums)
    );
    let all = charts(&said);
    for (i, chart) in all.iter().enumerate() {
        out.push_str(&picture(r, chart, &said, i == 0, lang));
    }
    if let Some(model) = &r.model {
        out.push_str(&answer(r, model, all.first(), &said, lang));
    }
    let apart = differences(r.clock, &said);
    put!(out, "<section>\n<h2>{}</h2>\n", say(Text::ReplayDays));
    for d in days(r.clock, said) {
        out.push_str(&day(r, &d, &apart, lang));
    }
    put!(
        out,
        "</section>\n</main>\n<footer><p class=\"root\">{}</p><p>{}</p></footer>\n</body>\n</html>\n",
        escape(&lang.fill(Text::ReplayRoot, &[("root", r.root)])),
        say(Text::Caveat)
    );
    out
}

/// One place's sums, counter by counter.
fn picture(r: &Replayed<'_>, chart: &Chart<'_>, said: &[Said<'_>], first: bool, lang: Lang) -> String {
    let place = chart.place.map(|id| r.called(id.as_str(), lang));
    let title = match &place {
        Some(place) => lang.fill(Text::ReplayChartOf, &[("place", &isolated(lang, place))]),
        None => lang.say(Text::ReplayChart).to_owned(),
    };
    let frame = chart::frame(chart, said);
    let mut out = format!("<section>\n<h2>{}</h2>\n", escape(&title));
    if first {
        put!(out, "<p class=\"says\">{}</p>\n", escape(lang.say(Text::ReplayChartSays)));
    }
    out.push_str(&chart::svg(r, chart, frame, None, (&title, lang)));
    out.push_str(&chart::key(r, chart, lang));
    out.push_str(&later(r, chart, frame, lang));
    out.push_str("</section>\n");
    out
}

/// What is not drawn because it is later than the chart.
fn later(r: &Replayed<'_>, chart: &Chart<'_>, frame: Frame, lang: Lang) -> String {
    let said = chart.series.iter().flat_map(|row| &row.said).filter(|s| !frame.holds(s));
    let mut said: Vec<&Said<'_>> = said.collect();
    said.sort_by_key(|s| s.entry.happened_at);
    let each = said.into_iter().filter_map(|s| {
        let date = isolated(lang, &label(r.clock, s));
        let source = isolated(lang, s.said.source.as_str());
        Some(format!("{date} {source}, {}", figure(lang, s.said.figure.as_ref()?)))
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        return String::new();
    }
    format!(
        "<p class=\"says\">{}</p>\n",
        escape(&lang.fill(Text::ReplayLater, &[("all", &each.join(" | "))]))
    )
}

/// The model's answer: what it planned, beside the sources, with all that it assumes.
fn answer(
    r: &Replayed<'_>,
    model: &Model<'_>,
    chart: Option<&Chart<'_>>,
    said: &[Said<'_>],
    lang: Lang,
) -> String {
    let say = |text: Text| escape(lang.say(text));
    let mut out = format!(
        "<section class=\"model\">\n<h2>{}</h2>\n<p class=\"says\">{}</p>\n<ol class=\"steps\">",
        say(Text::ReplayModel),
        say(Text::ReplayModelSays)
    );
    for i in 0..model.steps.len() {
        put!(out, "<li>{}</li>", unbroken(&escape(&model.step(r, i, lang))));
    }
    out.push_str("</ol>\n");
    if model.steps.len() == 1 {
        put!(out, "<p>{}</p>\n", say(Text::ReplayNoSuspension));
    }
    if let Some(chart) = chart {
        let title = lang.say(Text::ReplayChartZoom);
        put!(out, "<h3>{}</h3>\n<p class=\"says\">{}</p>\n", escape(title), say(Text::ReplayZoomSays));
        out.push_str(&chart::svg(r, chart, chart::model_frame(model), Some(model), (title, lang)));
    }
    put!(out, "<h3>{}</h3>\n<ul>", say(Text::ReplayAssumptions));
    for line in model.assumptions(lang) {
        put!(out, "<li>{}</li>", escape(&line));
    }
    out.push_str("</ul>\n");
    let held = model.held(said);
    let worlds = model.worlds.worlds;
    if worlds > 0 && !held.is_empty() {
        let says = lang.fill(Text::ReplayAgainstSays, &[("worlds", &lang.int(worlds as u64))]);
        put!(
            out,
            "<h3>{}</h3>\n<p class=\"says\">{}</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table class=\"against\"><thead><tr>\
             <th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
             <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
            say(Text::ReplayAgainst),
            escape(&says),
            say(Text::Instant),
            say(Text::ReplaySource),
            say(Text::ReplayNumber),
            say(Text::ReplayBand),
            say(Text::ThePlan),
            say(Text::ReplayAgainstColumn)
        );
        for h in &held {
            let when = if h.s.said.synthetic {
                r.clock.date(h.s.said.within.from)
            } else {
                r.clock.minute(h.s.entry.happened_at)
            };
            let number = h.s.said.figure.as_ref().map_or(String::new(), |f| super::number(lang, f));
            put!(
                out,
                "<tr class=\"{}\"><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                h.against.key(),
                code(&when),
                isolate(h.s.said.source.as_str()),
                escape(&number),
                escape(&from_to(lang, h.band)),
                escape(&from_to(lang, h.plan)),
                say(h.against.text())
            );
        }
        put!(out, "</tbody></table></div>\n<p>{}</p>\n", escape(&tally(&held, lang)));
    }
    out.push_str("</section>\n");
    out
}

/// Text with each `2016-12-15 08:00` kept on one line, and from left to right.
fn unbroken(text: &str) -> String {
    const SHAPE: &[u8] = b"dddd-dd-dd dd:dd";
    let is_one = |at: &[u8]| {
        at.len() >= SHAPE.len()
            && at.iter().zip(SHAPE).all(|(b, s)| if *s == b'd' { b.is_ascii_digit() } else { b == s })
    };
    let (mut out, mut rest) = (String::with_capacity(text.len() + 64), text);
    while let Some(at) = (0..rest.len()).find(|&i| is_one(&rest.as_bytes()[i..])) {
        // It begins and ends with digits, so that these are borders of characters.
        let end = at + SHAPE.len();
        put!(out, "{}<bdi dir=\"ltr\" class=\"when\">{}</bdi>", &rest[..at], &rest[at..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// A day: what differs, then what each source said.
fn day(r: &Replayed<'_>, day: &Day<'_>, apart: &[Difference<'_>], lang: Lang) -> String {
    let mut out = format!("<article>\n<h3>{}</h3>\n", code(&day.label));
    for d in apart.iter().filter(|d| d.day == day.label) {
        put!(out, "<div class=\"differ\">{}<ul>", escape(&differs(r, d, "", lang)));
        for s in &d.said {
            let (what, who) = (escape(&says(r, d, s, lang)), isolate(s.said.source.as_str()));
            put!(out, "<li><b>{what}</b> {who}</li>");
        }
        out.push_str("</ul></div>\n");
    }
    out.push_str("<ul class=\"said\">\n");
    for s in &day.said {
        put!(
            out,
            "<li><span class=\"when\">{}</span><div><b>{}</b>",
            code(&r.when(s)),
            isolate(s.said.source.as_str())
        );
        if let Some(f) = &s.said.figure {
            put!(out, " <span class=\"figure\">{}</span>", escape(&figure(lang, f)));
        }
        let scope = scope(r, s, lang);
        if !scope.is_empty() {
            put!(out, " <span class=\"scope\">{}</span>", escape(&scope.join("; ")));
        }
        if !s.said.said.as_str().is_empty() {
            put!(out, "<p>{}{}</p>", isolate(s.said.said.as_str()), links(s));
        } else if !s.said.found_at.is_empty() {
            put!(out, "<p>{}</p>", links(s));
        }
        for line in r.answers(s, lang) {
            put!(out, "<p class=\"answer\">{}</p>", escape(&line));
        }
        out.push_str("</div></li>\n");
    }
    out.push_str("</ul>\n</article>\n");
    out
}

/// Where it can be read, by number. Only what is an address of the web becomes a link.
fn links(s: &Said<'_>) -> String {
    let mut out = String::new();
    for (i, address) in s.said.found_at.iter().enumerate() {
        let address = address.as_str();
        if address.starts_with("https://") || address.starts_with("http://") {
            let host = address.split('/').nth(2).unwrap_or(address);
            put!(
                out,
                " <a href=\"{}\" rel=\"noreferrer noopener\" title=\"{}\">{}</a>",
                escape(address),
                escape(host),
                code(&format!("[{}]", i + 1))
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn an_instant_stays_on_one_line_in_every_language() {
        let html = unbroken("حتى 2016-12-18 08:00، ثم 2016-12-1");
        assert_eq!(html, "حتى <bdi dir=\"ltr\" class=\"when\">2016-12-18 08:00</bdi>، ثم 2016-12-1");
    }
}
