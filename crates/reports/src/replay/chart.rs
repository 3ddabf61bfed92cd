//! Charts of a replay as SVG: each counter's sums as bars as long as their time is uncertain, joined as steps; suspensions as stated;
//! and, where a model answers, its plan and its worlds. Time runs to the right in every language.

use domain::{Time, Window};
use operation::{Event, Precision};

use super::compare::{Chart, Said, Series};
use super::{Model, Replayed, figure};
use crate::Lang;
use crate::escape::{code, escape, plain_code};
use crate::lang::Text;

/// Width of the pictures, and the plot within them: left, top, right, bottom.
const WIDE: f64 = 1_000.0;
const PLOT: (f64, f64, f64, f64) = (64.0, 14.0, 984.0, 386.0);

/// What is drawn: from when to when, up to how many.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) from: Time,
    pub(super) until: Time,
    pub(super) top: u32,
}

impl Frame {
    fn x(self, t: Time) -> f64 {
        let (left, _, right, _) = PLOT;
        let share = (t.0 - self.from.0) as f64 / ((self.until.0 - self.from.0) as f64).max(1.0);
        left + share.clamp(0.0, 1.0) * (right - left)
    }

    fn y(self, n: u32) -> f64 {
        let (_, top, _, bottom) = PLOT;
        bottom - f64::from(n.min(self.top)) / f64::from(self.top.max(1)) * (bottom - top)
    }

    /// Whether a statement can be drawn in it.
    pub(super) fn holds(self, s: &Said<'_>) -> bool {
        let count = s.said.figure.as_ref().map_or(0, |f| f.count);
        self.from < s.said.within.until && s.said.within.until <= self.until && count <= self.top
    }
}

/// The frame of a chart: from its first statement to a day and a half after the last that anybody gives a time of day for.
pub(super) fn frame(chart: &Chart<'_>, all: &[Said<'_>]) -> Frame {
    let said = || chart.series.iter().flat_map(|row| &row.said);
    let from = said().map(|s| s.said.within.from).min().unwrap_or_default();
    let timed = all.iter().filter(|s| s.said.precision <= Precision::Hour).map(|s| s.said.within.until).max();
    let last = said().map(|s| s.said.within.until).max().unwrap_or_default();
    let until = timed.filter(|t| *t > from).map_or(last, |t| Time(t.0 + 36 * 3600)).min(last);
    let drawn = said().filter(|s| s.said.within.until <= until);
    let most = drawn.filter_map(|s| s.said.figure.as_ref()).map(|f| f.count).max().unwrap_or(1);
    Frame { from, until, top: round_up(most) }
}

/// The frame of the model's hours, as high as the scenario has people, and a little more.
pub(super) fn model_frame(model: &Model<'_>) -> Frame {
    let (from, until) = model.span();
    let people = u32::try_from(model.scenario.people()).unwrap_or(u32::MAX);
    Frame { from, until, top: round_up(people.saturating_add(people / 8)) }
}

/// Five steps that are easy to read, at or above this number.
fn round_up(n: u32) -> u32 {
    let mut step = 1_u32;
    while u64::from(step) * 50 < u64::from(n) {
        step = step.saturating_mul(10);
    }
    let steps = [1, 2, 3, 4, 5, 6, 8, 10].into_iter().map(|k| step.saturating_mul(k).saturating_mul(5));
    steps.into_iter().find(|&top| top >= n).unwrap_or(n)
}

/// When anything was suspended, as stated.
pub(super) fn shut(r: &Replayed<'_>) -> Vec<Window> {
    let mut changes: Vec<(Time, bool)> = Vec::new();
    for entry in r.entries {
        match &entry.event {
            Event::Suspended { .. } => changes.push((entry.happened_at, true)),
            Event::Resumed { .. } => changes.push((entry.happened_at, false)),
            _ => {}
        }
    }
    changes.sort_unstable();
    let mut found: Vec<Window> = Vec::new();
    let mut since = None;
    for (at, is_shut) in changes {
        if is_shut {
            since = since.or(Some(at));
        } else if let Some(from) = since.take() {
            found.push(Window { from, until: at });
        }
    }
    found.extend(since.map(|from| Window { from, until: Time::MAX }));
    found
}

/// One chart. `model` draws the model's answer behind the sources.
pub(super) fn svg(
    r: &Replayed<'_>,
    chart: &Chart<'_>,
    f: Frame,
    model: Option<&Model<'_>>,
    (label, lang): (&str, Lang),
) -> String {
    let (_, top, _, bottom) = PLOT;
    let mut svg = format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\" dir=\"ltr\"><svg class=\"fan hues\" role=\"img\" \
         aria-label=\"{0}\" viewBox=\"0 0 {WIDE} 440\" direction=\"ltr\">",
        escape(label)
    );
    for w in shut(r).iter().filter(|w| w.until > f.from && w.from < f.until) {
        let (a, b) = (f.x(w.from), f.x(w.until));
        let says = r.clock.minute(w.from);
        put!(
            svg,
            "<rect class=\"shut\" x=\"{a:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{:.1}\"><title>{}</title></rect>",
            b - a,
            bottom - top,
            escape(&says)
        );
    }
    svg.push_str(&grid(r, f, lang));
    if let Some(model) = model {
        svg.push_str(&answer(model, f));
    }
    for (i, row) in chart.series.iter().enumerate() {
        svg.push_str(&series(r, row, i, f, lang));
    }
    svg.push_str("</svg></div>\n");
    svg
}

/// Lines of numbers and of time.
fn grid(r: &Replayed<'_>, f: Frame, lang: Lang) -> String {
    let (left, top, right, bottom) = PLOT;
    let mut svg = String::new();
    for i in 0..=5 {
        let n = f.top / 5 * i;
        let y = f.y(n);
        put!(svg, "<path class=\"grid\" d=\"M{left} {y:.1}H{right}\"/>");
        let text = escape(&lang.int(u64::from(n)));
        put!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>", left - 8.0, y + 4.0);
    }
    // Full hours of local time: those at midnight begin a day; others are named where there is room.
    let hours = (f.until.0 - f.from.0) / 3600;
    let apart = [1, 3, 6, 12, 24].into_iter().find(|a| hours / a <= 16).unwrap_or(24);
    let mut t = f.from.0 - f.from.0.rem_euclid(900);
    let mut days = 0;
    while t <= f.until.0 && days < 400 {
        let time = Time(t);
        t += 900;
        let clock = r.clock.time_of_day(time);
        let hour = clock.strip_suffix(":00").and_then(|h| h.parse::<i64>().ok());
        let Some(hour) = hour.filter(|_| time >= f.from) else { continue };
        let x = f.x(time);
        if hour == 0 {
            days += 1;
            put!(svg, "<path class=\"day\" d=\"M{x:.1} {top}V{bottom}\"/>");
            if x < right - 60.0 {
                let date = escape(&r.clock.date(time));
                put!(svg, "<text class=\"date\" x=\"{:.1}\" y=\"424\">{date}</text>", x + 3.0);
            }
        } else if apart < 24 && hour % apart == 0 {
            put!(svg, "<path class=\"grid\" d=\"M{x:.1} {top}V{bottom}\"/>");
        }
        if apart < 24 && hour % apart == 0 && x < right - 14.0 {
            put!(svg, "<text x=\"{x:.1}\" y=\"404\" text-anchor=\"middle\">{}</text>", escape(&clock));
        }
    }
    svg
}

/// The band of the worlds, and the plan step by step.
fn answer(model: &Model<'_>, f: Frame) -> String {
    let mut svg = String::new();
    let fan = &model.worlds;
    if fan.worlds > 0 {
        let within: Vec<usize> =
            (0..fan.times.len()).filter(|&i| f.from <= fan.times[i] && fan.times[i] <= f.until).collect();
        let line = |k: usize| -> Vec<String> {
            within.iter().map(|&i| format!("{:.1} {:.1}", f.x(fan.times[i]), f.y(fan.fan[i][k].0))).collect()
        };
        let (below, mut above) = (line(0), line(4));
        above.reverse();
        if !below.is_empty() {
            put!(svg, "<path class=\"most\" d=\"M{}L{}Z\"/>", below.join("L"), above.join("L"));
        }
    }
    for step in &model.steps {
        let within = step.safe.iter().filter(|(t, _)| step.from <= *t && *t <= step.until);
        let mut line: Vec<String> = within.map(|&(t, n)| format!("{:.1} {:.1}", f.x(t), f.y(n))).collect();
        // Nothing is planned after a horizon that was known, until the corridor opens again.
        if let Some(&(_, n)) = step.safe.iter().rfind(|(t, _)| *t <= step.until) {
            line.push(format!("{:.1} {:.1}", f.x(step.until), f.y(n)));
            put!(svg, "<path class=\"own\" d=\"M{}\"/>", line.join("L"));
        }
    }
    svg
}

/// One counter: a bar for each figure, and steps between them.
fn series(r: &Replayed<'_>, row: &Series<'_>, position: usize, f: Frame, lang: Lang) -> String {
    let class = format!("c{}", position % 12);
    let number = position + 1;
    let mut svg = format!("<g class=\"{class}\">");
    let drawn: Vec<&Said<'_>> = row.said.iter().filter(|s| f.holds(s)).collect();
    let count = |s: &Said<'_>| s.said.figure.as_ref().map_or(0, |f| f.count);
    for pair in drawn.windows(2) {
        let (a, b) = (pair[0].said.within, pair[1].said.within);
        let (from, to) = (f.x(a.until), f.x(b.from).max(f.x(a.until).min(f.x(b.until))));
        let (low, high) = (f.y(count(pair[0])), f.y(count(pair[1])));
        put!(svg, "<path class=\"step\" d=\"M{from:.1} {low:.1}H{to:.1}V{high:.1}\"/>");
    }
    for (i, s) in drawn.iter().enumerate() {
        let (a, b, y) = (f.x(s.said.within.from), f.x(s.said.within.until), f.y(count(s)));
        let (a, wide) = if b - a < 6.0 { (f64::midpoint(a, b) - 3.0, 6.0) } else { (a + 1.0, b - a - 2.0) };
        let mut says = vec![s.said.source.as_str().to_owned()];
        says.extend(s.said.figure.as_ref().map(|f| figure(lang, f)));
        says.push(s.said.scope.as_str().to_owned());
        says.retain(|part| !part.is_empty());
        put!(
            svg,
            "<rect x=\"{a:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"5\" rx=\"2\"><title>{} · {}</title></rect>",
            y - 2.5,
            plain_code(&r.clock.date(s.said.within.from)),
            escape(&says.join(" · "))
        );
        // Bars of one day lie close: numbers of different counters stand at different places along them.
        let along = ((position * 5 + i) % 7) as f64 / 7.0;
        let x = a + 2.0 + along * (wide - 14.0).max(0.0);
        put!(svg, "<text class=\"n\" x=\"{x:.1}\" y=\"{:.1}\">{number}</text>", y - 4.5);
    }
    svg.push_str("</g>");
    svg
}

/// The counters of a chart by number, with the hue of each.
pub(super) fn key(r: &Replayed<'_>, chart: &Chart<'_>, lang: Lang) -> String {
    let mut out = String::from("<ol class=\"key hues\">");
    for (i, row) in chart.series.iter().enumerate() {
        let source = row.said.first().map_or("", |s| s.said.source.as_str());
        let plain = source.split(" (").next().unwrap_or(source);
        let since = row.since.map(|t| lang.fill(Text::ReplaySince, &[("day", &r.clock.date(t))]));
        let since = since.map(|text| format!(" ({})", escape(&text))).unwrap_or_default();
        put!(
            out,
            "<li><i class=\"c{}\"></i>{} <bdi>{}</bdi>{since}</li>",
            i % 12,
            code(&(i + 1).to_string()),
            escape(plain)
        );
    }
    out.push_str("</ol>\n");
    out
}
