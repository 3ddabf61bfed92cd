//! The page of a rehearsal: one HTML file without a script, with pictures as SVG: fan, tornado, strip of where time is lost.

use domain::Time;
use simulator::{Figures, QUANTILES};

use super::{Rehearsed, chance, concern, estimate, incidents, sampled};
use crate::Lang;
use crate::escape::{code, escape, isolate};
use crate::lang::Text;

/// The look, on screen in light and dark and on paper.
const STYLE: &str = include_str!("style.css");

/// Nothing is loaded from anywhere, nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Writes the page.
pub fn page(r: &Rehearsed<'_>, lang: Lang) -> String {
    let say = |text: Text| escape(lang.say(text));
    let f = r.figures;
    let name = r.scenario.name.in_language(lang.tag());
    let mut out = String::with_capacity(1 << 16);
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{} · {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        lang.tag(),
        lang.dir(),
        escape(name),
        say(Text::Rehearsal)
    );
    put!(
        out,
        "<header><p class=\"kind\">{}</p><h1>{}</h1><p>{}</p><p class=\"caveat\">{}</p></header>\n<main>\n",
        say(Text::Rehearsal),
        isolate(name),
        escape(&r.worlds(lang)),
        say(Text::RehearsalCaveat)
    );
    out.push_str(&tiles(r, lang));
    section(&mut out, &say(Text::SafeOverTime), &say(Text::FanSays), &(fan(r, lang) + &fan_table(r, lang)));
    let delays = if f.causes.is_empty() { paragraph(&say(Text::NoDelay)) } else { strip(r, lang) };
    section(&mut out, &say(Text::DelayBegins), &say(Text::DelaySays), &delays);
    let costs = if f.costs.is_empty() { paragraph(&say(Text::NoCosts)) } else { tornado(f, lang) };
    section(&mut out, &say(Text::HazardCosts), &say(Text::CostSays), &costs);
    let mut rows = String::new();
    for (text, e) in incidents(f) {
        put!(rows, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", say(text), code(&estimate(lang, e)));
    }
    section(&mut out, &say(Text::InAWorld), "", &format!("<table>{rows}</table>\n"));
    put!(
        out,
        "</main>\n<footer><p>{}</p><p>{}</p></footer>\n</body>\n</html>\n",
        say(Text::RehearsalErrors),
        say(Text::Caveat)
    );
    out
}

fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>\n")
}

fn section(out: &mut String, title: &str, says: &str, body: &str) {
    put!(out, "<section>\n<h2>{title}</h2>\n");
    if !says.is_empty() {
        put!(out, "<p class=\"says\">{says}</p>\n");
    }
    put!(out, "{body}</section>\n");
}

/// The figures that are asked for first.
fn tiles(r: &Rehearsed<'_>, lang: Lang) -> String {
    let (f, say) = (r.figures, |text: Text| escape(lang.say(text)));
    let mut out = format!("<section>\n<h2>{}</h2>\n<dl class=\"tiles\">\n", say(Text::KeyFigures));
    let plan = |n: String| format!("{}: {}", say(Text::ThePlan), code(&n));
    let mut tile = |title: String, value: &str, more: &[String]| {
        put!(out, "<div><dt>{title}</dt><dd class=\"v\">{}</dd>", code(value));
        for m in more {
            put!(out, "<dd>{m}</dd>");
        }
        out.push_str("</div>\n");
    };
    if let Some(&(end, all)) = f.all_by.last() {
        let by = |t: Time| {
            let text = escape(&lang.fill(Text::ByTime, &[("time", "\u{1}")]));
            text.replace('\u{fffd}', &code(&r.clock.minute(t)))
        };
        let mut more = vec![by(end)];
        for &(t, e) in f.all_by.iter().rev().skip(1).take(4) {
            more.push(format!("{}: {}", by(t), code(&chance(lang, e))));
        }
        tile(say(Text::AllOutBy), &chance(lang, all), &more);
    }
    let worst = |e| format!("{}: {}", say(Text::WorstTwentieth), code(&estimate(lang, e)));
    let hours = |seconds: i64| lang.decimal(seconds as f64 / 3600.0, 0);
    tile(say(Text::PeopleLeft), &estimate(lang, f.left), &[worst(f.left_worst), plan(lang.int(f.plan.left))]);
    tile(
        say(Text::HoursExposed),
        &estimate(lang, f.exposure),
        &[worst(f.exposure_worst), plan(hours(f.plan.exposure))],
    );
    tile(say(Text::HoursStood), &estimate(lang, f.stood), &[plan(hours(f.plan.stood))]);
    let stays = format!("{}: {}", say(Text::PeopleStay), code(&estimate(lang, f.no_show)));
    tile(say(Text::PeopleCome), &estimate(lang, f.came), &[plan(lang.int(f.plan.came)), stays]);
    out.push_str("</dl>\n</section>\n");
    out
}

/// Width of the pictures, and the plot of the fan within it.
const WIDE: f64 = 1_000.0;
const PLOT: (f64, f64, f64, f64) = (72.0, 14.0, 984.0, 366.0);

/// A number that is easy to read, at or above this one.
fn round_up(n: f64) -> f64 {
    let mut step = 1.0;
    while step * 10.0 < n {
        step *= 10.0;
    }
    [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|k| k * step).find(|&k| k >= n).unwrap_or(n)
}

/// People safe over time: time runs to the right in every language.
fn fan(r: &Rehearsed<'_>, lang: Lang) -> String {
    let f = r.figures;
    let (left, top, right, bottom) = PLOT;
    let most = f.fan.iter().map(|q| q[4].0).chain(f.plan.safe.iter().copied()).max().unwrap_or(0).max(1);
    let tick = round_up(f64::from(most) / 5.0);
    let ticks = (f64::from(most) / tick).ceil();
    let (from, until) = (f.times[0].0 as f64, f.times[f.times.len() - 1].0 as f64);
    let x = |t: Time| left + (t.0 as f64 - from) / (until - from).max(1.0) * (right - left);
    let y = |n: u32| bottom - f64::from(n) / (tick * ticks) * (bottom - top);
    let mut svg = format!(
        "<svg class=\"fan\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {WIDE} 420\" direction=\"ltr\">",
        escape(lang.say(Text::SafeOverTime))
    );
    for i in 0..=ticks as u32 {
        let n = tick * f64::from(i);
        let at = y(n as u32);
        put!(svg, "<path class=\"grid\" d=\"M{left} {at:.1}H{right}\"/>");
        put!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            left - 8.0,
            at + 4.0,
            lang.int(n as u64)
        );
    }
    // As many hours apart as leaves room for their labels.
    let hours = (until - from) / 3600.0;
    let apart =
        [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 48.0, 96.0].into_iter().find(|a| hours / a <= 14.0).unwrap_or(240.0);
    let mut day = String::new();
    let mut t = from;
    while t <= until {
        let time = Time(t as i64);
        put!(svg, "<path class=\"grid\" d=\"M{:.1} {top}V{bottom}\"/>", x(time));
        // Half of a label would be cut off at the edge.
        let anchor = if x(time) > right - 18.0 { "end" } else { "middle" };
        let label = escape(&r.clock.time_of_day(time));
        put!(svg, "<text x=\"{:.1}\" y=\"384\" text-anchor=\"{anchor}\">{label}</text>", x(time));
        let date = r.clock.date(time);
        if date != day && x(time) < right - 70.0 {
            put!(
                svg,
                "<text class=\"date\" x=\"{:.1}\" y=\"402\" text-anchor=\"middle\">{}</text>",
                x(time),
                escape(&date)
            );
        }
        day = date;
        t += apart * 3600.0;
    }
    for &(end, _) in f.all_by.iter().rev().skip(1) {
        put!(svg, "<path class=\"end\" d=\"M{:.1} {top}V{bottom}\"/>", x(end));
    }
    let line = |k: usize| -> Vec<String> {
        f.times.iter().zip(&f.fan).map(|(&t, q)| format!("{:.1} {:.1}", x(t), y(q[k].0))).collect()
    };
    for (class, low, high) in [("most", 0, 4), ("half", 1, 3)] {
        let (below, mut above) = (line(low), line(high));
        above.reverse();
        put!(svg, "<path class=\"{class}\" d=\"M{}L{}Z\"/>", below.join("L"), above.join("L"));
    }
    put!(svg, "<path class=\"median\" d=\"M{}\"/>", line(2).join("L"));
    let own: Vec<String> =
        f.times.iter().zip(&f.plan.safe).map(|(&t, &n)| format!("{:.1} {:.1}", x(t), y(n))).collect();
    put!(svg, "<path class=\"own\" d=\"M{}\"/></svg>\n<ul class=\"key\">", own.join("L"));
    for (sample, text) in [
        ("<path class=\"median\" d=\"M1 7H33\"/>", Text::FanMedian),
        ("<path class=\"half\" d=\"M1 1H33V13H1Z\"/>", Text::FanHalf),
        ("<path class=\"most\" d=\"M1 1H33V13H1Z\"/>", Text::FanMost),
        ("<path class=\"own\" d=\"M1 7H33\"/>", Text::ThePlan),
    ] {
        let text = escape(lang.say(text));
        put!(
            svg,
            "<li><svg width=\"34\" height=\"14\" viewBox=\"0 0 34 14\" aria-hidden=\"true\">{sample}</svg>{text}</li>"
        );
    }
    svg.push_str("</ul>\n");
    svg
}

/// The fan in figures.
fn fan_table(r: &Rehearsed<'_>, lang: Lang) -> String {
    let f = r.figures;
    let per_cent = |q: &u32| code(&lang.percent(f64::from(*q) / 100.0));
    let head: String = QUANTILES.iter().map(|q| format!("<th scope=\"col\">{}</th>", per_cent(q))).collect();
    let (instant, plan) = (escape(lang.say(Text::Instant)), escape(lang.say(Text::ThePlan)));
    let mut out = format!(
        "<details><summary>{instant} · {}</summary><table><thead><tr><th scope=\"col\">{instant}</th>{head}<th scope=\"col\">{plan}</th></tr></thead><tbody>\n",
        escape(lang.say(Text::SafeOverTime))
    );
    for i in sampled(f) {
        put!(out, "<tr><th scope=\"row\">{}</th>", code(&r.clock.minute(f.times[i])));
        for n in f.fan[i].iter().map(|q| q.0).chain([f.plan.safe[i]]) {
            put!(out, "<td>{}</td>", code(&lang.int(u64::from(n))));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></details>\n");
    out
}

/// Where time is lost: one strip for the whole, and a row for each part with its hue.
fn strip(r: &Rehearsed<'_>, lang: Lang) -> String {
    let rows = r.causes(lang);
    let mut svg = String::from(
        "<svg class=\"strip\" viewBox=\"0 0 1000 34\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
    );
    let mut at = 0.0;
    for (i, (_, share, _)) in rows.iter().enumerate() {
        // In Arabic the first part is at the right, as its row reads.
        let x = if lang.runs_left() { WIDE - at - share * WIDE } else { at };
        put!(svg, "<rect class=\"c{i}\" x=\"{x:.2}\" y=\"0\" width=\"{:.2}\" height=\"34\"/>", share * WIDE);
        at += share * WIDE;
    }
    svg.push_str("</svg>\n<table class=\"bars\"><tbody>\n");
    for (i, (what, share, hours)) in rows.iter().enumerate() {
        put!(
            svg,
            "<tr><th scope=\"row\"><i class=\"c{i}\"></i>{}</th><td>{}</td><td>{}</td></tr>\n",
            escape(what),
            code(&lang.percent(*share)),
            code(&estimate(lang, *hours))
        );
    }
    svg.push_str("</tbody></table>\n");
    svg
}

/// What each hazard costs, the greatest above: a bar to one side costs, to the other it spares.
fn tornado(f: &Figures, lang: Lang) -> String {
    let say = |text: Text| escape(lang.say(text));
    let most = f.costs.iter().map(|c| c.left.mean.abs() + c.left.error).fold(1.0, f64::max);
    let low = f.costs.iter().map(|c| (c.left.mean - c.left.error).min(0.0)).fold(0.0, f64::min);
    let high = f.costs.iter().map(|c| (c.left.mean + c.left.error).max(0.0)).fold(most / 100.0, f64::max);
    let (wide, span) = (300.0, high - low);
    let x = |n: f64| {
        let at = (n - low) / span * wide;
        if lang.runs_left() { wide - at } else { at }
    };
    let mut out = format!(
        "<table class=\"tornado\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" colspan=\"2\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
        say(Text::Hazard),
        say(Text::CostLeft),
        say(Text::CostHours),
        say(Text::CostChance)
    );
    for c in &f.costs {
        let (a, b) = (x(0.0), x(c.left.mean));
        let class = if c.left.mean < 0.0 { "spares" } else { "costs" };
        let (e, d) = (x(c.left.mean - c.left.error), x(c.left.mean + c.left.error));
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"bar\"><svg viewBox=\"0 0 {wide} 22\" aria-hidden=\"true\">\
             <rect class=\"{class}\" x=\"{:.1}\" y=\"3\" width=\"{:.1}\" height=\"16\"/>\
             <path class=\"zero\" d=\"M{a:.1} 0V22\"/><path class=\"error\" d=\"M{e:.1} 11H{d:.1}\"/></svg></td>\
             <td>{}</td><td>{}</td><td>{}</td></tr>\n",
            say(concern(c.concern)),
            a.min(b),
            (a - b).abs(),
            code(&estimate(lang, c.left)),
            code(&estimate(lang, c.exposure)),
            code(&chance(lang, c.chance))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}
