//! The frame of every graph: a box of its own that scrolls, with the time above and labels at its side
//! that stay in sight.

use domain::Windows;

use super::Page;
use super::scale::{Scale, px};
use crate::escape::escape;
use crate::lang::Text;

/// Height of the time axis in pixels.
const AXIS: u32 = 38;

/// A label at the side of a plot.
pub(super) struct SideLabel {
    /// The middle of the label, in pixels from the top of the plot.
    pub(super) y: f64,
    /// Its text, not escaped.
    pub(super) text: String,
    /// Its style.
    pub(super) class: &'static str,
}

/// A graph without its frame.
pub(super) struct Chart<'a> {
    /// Unique in the page, for references within it.
    pub(super) id: String,
    /// Its time axis.
    pub(super) scale: &'a Scale,
    /// What it is called, escaped.
    pub(super) title: String,
    /// What it shows, for those who do not see it, escaped.
    pub(super) desc: String,
    /// Height of the plot in pixels.
    pub(super) height: f64,
    /// Labels at its side.
    pub(super) side: Vec<SideLabel>,
    /// When it is grey behind the plot, and what that means, escaped.
    pub(super) shut: (Windows, String),
    /// SVG.
    pub(super) body: String,
    /// From where to where something happens, in pixels; none if that is everywhere.
    pub(super) busy: Option<Vec<(f64, f64)>>,
    /// Whether it may be taller than the window and scrolls upwards too.
    pub(super) tall: bool,
}

impl Page<'_> {
    /// Puts a graph into its box. Time runs to the right in every language.
    pub(super) fn frame(&self, chart: &Chart<'_>) -> String {
        let (w, h) = (px(chart.scale.width), px(chart.height));
        let scrolls = self.lang.fill_html(Text::Scrolls, &[("title", &chart.title)]);
        let tall = if chart.tall { " tall" } else { "" };
        let mut out = format!(
            "<div class=\"scroll{tall}\" tabindex=\"0\" role=\"region\" aria-label=\"{scrolls}\" dir=\"ltr\">\
             <div class=\"chart\"><div class=\"corner\"></div>{}<div class=\"side\" aria-hidden=\"true\">",
            self.axis(chart)
        );
        for label in &chart.side {
            let text = escape(&label.text);
            put!(
                out,
                "<span class=\"{}\" dir=\"auto\" style=\"top:{:.2}%\" title=\"{text}\">{text}</span>",
                label.class,
                label.y / chart.height * 100.0
            );
        }
        put!(
            out,
            "</div><svg class=\"plot\" role=\"img\" aria-label=\"{}\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">\
             <desc>{}</desc>",
            chart.title,
            chart.desc
        );
        put!(out, "<g id=\"{}-plot\">{}{}</g>", chart.id, behind(chart), chart.body);
        out.push_str("</svg></div></div>\n");
        out.push_str(&strips(chart));
        out
    }

    /// The dates and hours.
    fn axis(&self, chart: &Chart<'_>) -> String {
        let scale = chart.scale;
        let w = px(scale.width);
        let mut out = format!(
            "<svg class=\"top\" aria-hidden=\"true\" width=\"{w}\" height=\"{AXIS}\" viewBox=\"0 0 {w} {AXIS}\">\
             <g id=\"{}-dates\">",
            chart.id
        );
        let first = scale.from();
        let begins_day = scale.days.first().is_some_and(|&day| scale.x(day) < 84.0);
        let dates = Some(first).filter(|_| !begins_day).into_iter().chain(scale.days.iter().copied());
        for day in dates {
            put!(
                out,
                "<text class=\"date\" x=\"{}\" y=\"14\">{}</text>",
                px(scale.x(day) + 4.0),
                escape(&self.told.clock.date(day))
            );
        }
        put!(out, "</g><g id=\"{}-hours\">", chart.id);
        for &hour in &scale.hours {
            let x = scale.x(hour);
            // At an edge half of the label would be cut off.
            let anchor = if x < 16.0 {
                "start"
            } else if x > scale.width - 16.0 {
                "end"
            } else {
                "middle"
            };
            put!(
                out,
                "<text text-anchor=\"{anchor}\" x=\"{}\" y=\"31\">{}</text>",
                px(x),
                escape(&self.told.clock.time_of_day(hour))
            );
        }
        out.push_str("</g></svg>");
        out
    }

    /// The key of a graph: a sample of SVG (44 × 14 pixels) and what it means.
    pub(super) fn key(&self, entries: &[(&str, Text)]) -> String {
        let mut out = String::from("<ul class=\"key\">");
        for (sample, text) in entries {
            put!(
                out,
                "<li><svg width=\"34\" height=\"14\" viewBox=\"0 0 34 14\" aria-hidden=\"true\">{sample}</svg>{}</li>",
                self.say(*text)
            );
        }
        out.push_str("</ul>\n");
        out
    }
}

/// Shut times, hours and days behind the plot.
fn behind(chart: &Chart<'_>) -> String {
    let scale = chart.scale;
    let h = px(chart.height);
    let mut out = String::new();
    for shut in &scale.visible(&chart.shut.0) {
        let (from, until) = (scale.x(shut.from), scale.x(shut.until));
        put!(
            out,
            "<rect class=\"shut\" x=\"{}\" y=\"0\" width=\"{}\" height=\"{h}\"><title>{}</title></rect>",
            px(from),
            px(until - from),
            chart.shut.1
        );
    }
    for (class, ticks) in [("hour", &scale.hours), ("day", &scale.days)] {
        let lines: String = ticks.iter().map(|&t| format!("M{} 0V{h}", px(scale.x(t)))).collect();
        if !lines.is_empty() {
            put!(out, "<path class=\"{class}\" d=\"{lines}\"/>");
        }
    }
    out
}

/// The graph again for paper, a strip for each local day, so that a long one can be read; nothing where the
/// whole fits on a page or where rows are too many for one. Each strip shows a part of what is drawn already.
fn strips(chart: &Chart<'_>) -> String {
    /// Room for the labels at the side.
    const SIDE: f64 = 150.0;
    /// Room for half of the label of an hour.
    const BEYOND: f64 = 18.0;
    /// As wide as a page upright is at a size that can be read, and as tall as a page can be.
    const FITS: (f64, f64) = (1_200.0, 1_100.0);
    let scale = chart.scale;
    if scale.width <= FITS.0 || chart.height > FITS.1 {
        return String::new();
    }
    let midnights = scale.days.iter().map(|&day| scale.x(day)).filter(|&x| x > 0.0 && x < scale.width);
    let edges: Vec<f64> = [0.0].into_iter().chain(midnights).chain([scale.width]).collect();
    let day = edges.windows(2).map(|e| e[1] - e[0]).fold(0.0, f64::max);
    let tall = f64::from(AXIS) + chart.height;
    let id = &chart.id;
    // Two of the low ones stand on a page.
    let class = if tall < 450.0 { "two" } else { "one" };
    let labels: String = chart
        .side
        .iter()
        .map(|l| {
            let (x, anchor) = if l.class == "kind" { (2.0, "start") } else { (SIDE - 8.0, "end") };
            let y = px(f64::from(AXIS) + l.y + 4.0);
            format!(
                "<text class=\"{}\" text-anchor=\"{anchor}\" x=\"{x}\" y=\"{y}\">{}</text>",
                l.class,
                escape(&l.text)
            )
        })
        .collect();
    let mut out = String::from("<div class=\"strips\" aria-hidden=\"true\" dir=\"ltr\">");
    for edge in edges.windows(2) {
        let happens =
            |busy: &Vec<(f64, f64)>| busy.iter().any(|&(from, until)| from < edge[1] && edge[0] < until);
        if !chart.busy.as_ref().is_none_or(happens) {
            continue;
        }
        let (from, wide) = (px(edge[0]), px(edge[1] - edge[0]));
        let tall_plot = px(chart.height);
        put!(
            out,
            "<svg class=\"{class}\" viewBox=\"0 0 {} {}\">{labels}\
             <svg x=\"{SIDE}\" width=\"{wide}\" height=\"{AXIS}\" viewBox=\"{from} 0 {wide} {AXIS}\">\
             <use href=\"#{id}-dates\"/></svg>",
            px(SIDE + day + BEYOND),
            px(tall),
        );
        // Half of the label of an hour stands before or beyond the day.
        let (before, axis) = (px(edge[0] - BEYOND), px(edge[1] - edge[0] + 2.0 * BEYOND));
        put!(
            out,
            "<svg x=\"{}\" width=\"{axis}\" height=\"{AXIS}\" viewBox=\"{before} 0 {axis} {AXIS}\">\
             <use href=\"#{id}-hours\"/></svg>\
             <svg x=\"{SIDE}\" y=\"{AXIS}\" width=\"{wide}\" height=\"{tall_plot}\" viewBox=\"{from} 0 {wide} {tall_plot}\">\
             <use href=\"#{id}-plot\"/></svg></svg>",
            px(SIDE - BEYOND),
        );
    }
    out.push_str("</div>\n");
    out
}
