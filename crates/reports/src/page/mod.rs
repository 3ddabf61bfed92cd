//! The plan page: one HTML file that asks nobody for anything, whole without scripts, on screen and on paper.

mod chart;
mod convoys;
mod curve;
mod graph;
mod header;
mod scale;
mod style;
mod tables;
mod timetable;

use domain::{Name, Time};

use crate::escape::{code, escape, isolate};
use crate::figures::{Figures, figures};
use crate::lang::Text;
use crate::{Lang, Told};
use scale::Scale;

/// What every section needs.
struct Page<'a> {
    told: &'a Told<'a>,
    lang: Lang,
    figures: Figures,
    /// The time axis of the graphs that show detail.
    scale: Scale,
    /// The same time on a wide screen at once.
    whole: Scale,
}

/// Writes the page. O(v log v) for v visits; about 40 bytes a visit for large plans.
pub fn page(told: &Told<'_>, lang: Lang) -> String {
    let figures = figures(told.scenario, told.plan, told.state);
    let scale = Scale::of(told, &figures);
    let whole = scale.at_once(&told.scenario.days);
    let page = Page { told, lang, figures, scale, whole };
    let name = told.scenario.name.in_language(lang.tag());
    let mut out = String::with_capacity(1 << 18);
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{} · {}</title>\n<style>{}</style>\n</head>\n<body>\n",
        lang.tag(),
        lang.dir(),
        escape(name),
        page.say(Text::EvacuationPlan),
        style::STYLE,
    );
    out.push_str(&page.header());
    out.push_str("<main>\n");
    let sections = [
        ("figures", Text::KeyFigures, page.key_figures()),
        ("bottleneck", Text::Bottleneck, page.bottleneck()),
        ("graphs", Text::Graphs, page.graphs()),
        ("curve", Text::Curve, page.curve()),
        ("timetable", Text::Timetable, page.timetable()),
        ("destinations", Text::Destinations, page.destinations()),
        ("convoys", Text::Convoys, page.convoys()),
        ("left", Text::LeftTitle, page.left()),
        ("proofs", Text::Proofs, page.proofs()),
    ];
    for (id, title, body) in sections {
        let title = page.say(title);
        put!(out, "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{title}</h2>\n");
        out.push_str(&body);
        out.push_str("</section>\n");
    }
    put!(
        out,
        "</main>\n<footer><p>{}</p><p>{}</p></footer>\n</body>\n</html>\n",
        page.say(Text::Method),
        page.say(Text::Caveat)
    );
    out
}

impl Page<'_> {
    /// A text, escaped.
    fn say(&self, text: Text) -> String {
        escape(self.lang.say(text))
    }

    /// A name in the page's language, escaped but not set apart: for attributes and titles.
    fn plain_name(&self, name: &Name) -> String {
        escape(name.in_language(self.lang.tag()))
    }

    /// A name in the page's language.
    fn name(&self, name: &Name) -> String {
        isolate(name.in_language(self.lang.tag()))
    }

    /// A whole number.
    fn int(&self, n: impl Into<u64>) -> String {
        code(&self.lang.int(n.into()))
    }

    /// Date and time.
    fn minute(&self, t: Time) -> String {
        code(&self.told.clock.minute(t))
    }

    /// Time of day, with the days that lie between as timetables write them: `00:10+1`.
    fn on_day(&self, t: Time, day: Time) -> String {
        let of = |t: Time| self.told.scenario.day(t);
        let time = self.told.clock.time_of_day(t);
        match of(t).saturating_sub(of(day)) {
            0 => time,
            days => format!("{time}+{days}"),
        }
    }
}

#[cfg(test)]
mod tests;
