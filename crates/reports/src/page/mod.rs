//! The plan page: one HTML file that asks nobody for anything. A script draws it in every language; without scripts, its
//! twin of words, tables and graphs in one language stands there whole, on screen and on paper.

mod chart;
mod convoys;
mod curve;
mod data;
mod exchange;
mod graph;
mod header;
mod local;
mod program;
mod scale;
mod style;
mod tables;
mod timetable;
mod waits;

use domain::{Name, Time};

use crate::escape::{code, escape, isolate};
use crate::figures::{Figures, figures};
use crate::land::Land;
use crate::lang::Text;
use crate::{Lang, Told};
use scale::Scale;

/// What every section needs.
struct Page<'a> {
    told: &'a Told<'a>,
    lang: Lang,
    figures: &'a Figures,
    /// The time axis of the graphs that show detail.
    scale: &'a Scale,
    /// The same time on a wide screen at once.
    whole: &'a Scale,
}

/// A section: its id and its heading.
type Heading = (&'static str, Text);

/// The sections without a script.
const CONTENTS: [Heading; 10] = [
    ("figures", Text::KeyFigures),
    ("bottleneck", Text::Bottleneck),
    ("graphs", Text::Graphs),
    ("curve", Text::Curve),
    ("exchange", Text::Exchange),
    ("timetable", Text::Timetable),
    ("destinations", Text::Destinations),
    ("convoys", Text::Convoys),
    ("left", Text::LeftTitle),
    ("proofs", Text::Proofs),
];

/// Writes the page. O(v log v) for v visits; about 40 bytes a visit for large plans.
pub fn page(told: &Told<'_>, lang: Lang) -> String {
    page_on(told, None, lang)
}

/// The same with roads beneath its map.
pub fn page_on(told: &Told<'_>, land: Option<&Land>, lang: Lang) -> String {
    let figures = figures(told.scenario, told.plan, told.state);
    let scale = Scale::of(told, &figures);
    let whole = scale.at_once(&told.scenario.days);
    let pages = Lang::ALL.map(|lang| Page { told, lang, figures: &figures, scale: &scale, whole: &whole });
    let page = &pages[lang as usize];
    let mut out = String::with_capacity(1 << 18);
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <title>{} · {}</title>\n<style>{}{}</style>\n</head>\n<body>\n<noscript id=\"plain\">\n",
        lang.tag(),
        lang.dir(),
        program::policy(),
        escape(told.scenario.name.in_language(lang.tag())),
        page.say(Text::EvacuationPlan),
        style::STYLE,
        program::STYLE,
    );
    out.push_str(&page.plain());
    put!(out, "</noscript>\n{}</body>\n</html>\n", program::program(&pages, land));
    out
}

impl Page<'_> {
    /// The page without a script.
    fn plain(&self) -> String {
        // Where there is no corridor, there is no convoy to draw.
        let roads = !self.told.scenario.corridors.is_empty();
        let contents = CONTENTS.into_iter().filter(|(id, _)| roads || !["graphs", "convoys"].contains(id));
        let exchange = !self.told.scenario.exchanges.is_empty();
        let contents: Vec<Heading> = contents.filter(|(id, _)| exchange || *id != "exchange").collect();
        let mut out = format!("{}<main>\n", self.header(&contents));
        for (id, title) in contents {
            let title = self.say(title);
            put!(out, "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{title}</h2>\n");
            out.push_str(&match id {
                "figures" => self.key_figures(),
                "bottleneck" => self.bottleneck(),
                "graphs" => self.graphs(),
                "curve" => self.curve(),
                "exchange" => self.exchange(),
                "timetable" => self.timetable(),
                "destinations" => self.destinations(),
                "convoys" => self.convoys(),
                "left" => self.left(),
                _ => self.proofs(),
            });
            out.push_str("</section>\n");
        }
        put!(out, "</main>\n{}", self.footer());
        out
    }

    /// How the figures were counted, and what software cannot promise.
    fn footer(&self) -> String {
        format!("<footer><p>{}</p><p>{}</p></footer>\n", self.say(Text::Method), self.say(Text::Caveat))
    }
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

    /// What stands between a label and its value: French keeps a colon apart, and on the same line.
    fn colon(&self) -> &'static str {
        match self.lang {
            Lang::En | Lang::Ar => ": ",
            Lang::Fr => "\u{a0}: ",
        }
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
