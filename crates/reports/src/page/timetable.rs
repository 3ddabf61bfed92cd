//! What every vehicle does at every instant, a row for each, grouped by kind.

use std::collections::BTreeMap;

use super::Page;
use super::chart::{Chart, SideLabel};
use super::scale::px;
use crate::escape::{escape, plain_code};
use crate::figures::{Doing, Row, Span, all_shut};
use crate::lang::Text;

/// With more vehicles than this, rows are low and each is drawn as a few paths without words for every step.
const MANY: usize = 120;
/// With more vehicles than this they are summed up by kind: a graph of them all without a script would outweigh the rest of the page.
const TOO_MANY: usize = 400;
/// Height of a kind's heading in pixels.
const HEAD: f64 = 22.0;

impl Page<'_> {
    /// The timetable.
    pub(super) fn timetable(&self) -> String {
        if self.figures.rows.iter().all(|row| row.spans.is_empty()) {
            return format!("<p>{}</p>\n", self.say(Text::NoVehicles));
        }
        if self.figures.rows.len() > TOO_MANY {
            return self.fleet();
        }
        let many = self.figures.rows.len() > MANY;
        let height = if many { 10.0 } else { 18.0 };
        let (mut side, mut body, mut y) = (Vec::new(), String::new(), 0.0);
        for used in self.figures.fleet.iter().filter(|u| u.used > 0) {
            let kind = &self.told.scenario.kinds[used.kind];
            let (n, there) = (self.lang.int(u64::from(used.used)), self.lang.int(u64::from(used.there)));
            let of = self.lang.fill(Text::UsedOf, &[("used", &n), ("there", &there)]);
            let name = kind.name.in_language(self.lang.tag());
            side.push(SideLabel {
                y: y + HEAD / 2.0 + 1.0,
                text: format!("{name}{}{of}", self.colon()),
                class: "kind",
            });
            put!(body, "<path class=\"post\" d=\"M0 {}h{}\"/>", px(y + 0.5), px(self.scale.width));
            y += HEAD;
            let of_kind = |row: &&Row| self.told.scenario.vehicles[row.vehicle].kind == used.kind;
            for row in self.figures.rows.iter().filter(of_kind).filter(|row| !row.spans.is_empty()) {
                let id = &self.told.scenario.vehicles[row.vehicle].id;
                let class = if many { "row low" } else { "row" };
                side.push(SideLabel { y: y + height / 2.0, text: id.clone(), class });
                body.push_str(&if many { self.low_row(row, y, height) } else { self.row(row, y, height) });
                y += height;
            }
            y += 4.0;
        }
        let chart = Chart {
            id: "t".to_owned(),
            scale: self.scale,
            title: self.say(Text::Timetable),
            desc: self.say(Text::TimetableDesc),
            height: y,
            side,
            shut: (all_shut(self.told.scenario), self.say(Text::AllShut)),
            body,
            busy: None,
            tall: y > 900.0,
        };
        format!("{}{}", self.doing_key(), self.frame(&chart))
    }

    /// How many of each kind are used, and how many people they carry.
    fn fleet(&self) -> String {
        let mut body = String::from("<tbody>");
        for used in &self.figures.fleet {
            let of_kind = |row: &&Row| self.told.scenario.vehicles[row.vehicle].kind == used.kind;
            let carried: u64 =
                self.figures.rows.iter().filter(of_kind).map(|row| u64::from(row.carried)).sum();
            let (n, there) = (self.int(used.used), self.int(used.there));
            put!(
                body,
                "<tr><th scope=\"row\">{}</th><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
                self.name(&self.told.scenario.kinds[used.kind].name),
                self.lang.fill_html(Text::UsedOf, &[("used", &n), ("there", &there)]),
                self.int(carried),
            );
        }
        body.push_str("</tbody>");
        let heads = [(Text::Vehicles, false), (Text::VehiclesUsed, true), (Text::PeopleOut, true)];
        self.table(Text::Timetable, &heads, &body, false)
    }

    fn doing_key(&self) -> String {
        let all = [
            Doing::Driving,
            Doing::Loading,
            Doing::Aboard,
            Doing::Loaded,
            Doing::Unloading,
            Doing::Empty,
            Doing::Standing,
            Doing::Resting,
        ];
        let samples: Vec<(String, Text)> = all
            .into_iter()
            .map(|d| {
                let path = shape(d, 1.0, 33.0, 0.0, 14.0);
                (format!("<path class=\"{}\" d=\"{path}\"/>", class(d)), word(d))
            })
            .chain([("<rect class=\"shut\" width=\"34\" height=\"14\"/>".to_owned(), Text::AllShut)])
            .collect();
        let entries: Vec<(&str, Text)> = samples.iter().map(|(s, t)| (s.as_str(), *t)).collect();
        self.key(&entries)
    }

    /// A row in which every step says what it is.
    fn row(&self, row: &Row, y: f64, height: f64) -> String {
        let mut out = String::from("<g>");
        for span in &row.spans {
            let path = shape(span.doing, self.scale.x(span.from), self.scale.x(span.until), y, height);
            let class = class(span.doing);
            put!(
                out,
                "<path class=\"{class}\" d=\"{path}\"><title>{}</title></path>",
                self.about_span(row, span)
            );
        }
        out.push_str("</g>");
        out
    }

    /// A row as one path for each thing that its vehicle does.
    fn low_row(&self, row: &Row, y: f64, height: f64) -> String {
        let mut paths: BTreeMap<Doing, String> = BTreeMap::new();
        for span in &row.spans {
            let (from, until) = (self.scale.x(span.from), self.scale.x(span.until));
            paths.entry(span.doing).or_default().push_str(&shape(span.doing, from, until, y, height));
        }
        let id = escape(&self.told.scenario.vehicles[row.vehicle].id);
        let carried = self.lang.fill_html(Text::Carried, &[("n", &self.lang.int(u64::from(row.carried)))]);
        let mut out = format!("<g><title>{id}\n{carried}</title>");
        for (doing, path) in paths {
            put!(out, "<path class=\"{}\" d=\"{path}\"/>", class(doing));
        }
        out.push_str("</g>");
        out
    }

    fn about_span(&self, row: &Row, span: &Span) -> String {
        let s = self.told.scenario;
        let clock = self.told.clock;
        let mut text = format!(
            "{}{}{}",
            plain_code(&s.vehicles[row.vehicle].id),
            self.colon(),
            self.say(word(span.doing))
        );
        if let Some(i) = span.convoy {
            put!(text, "\n{}", plain_code(&self.told.plan.convoys[i].id));
        }
        if let Some(place) = span.place {
            put!(text, "\n{}", self.plain_name(&s.places[place].name));
        }
        if span.people > 0 {
            put!(
                text,
                "\n{}{}{}",
                self.say(Text::People),
                self.colon(),
                self.lang.int(u64::from(span.people))
            );
        }
        let times = format!("{}–{}", clock.time_of_day(span.from), self.on_day(span.until, span.from));
        put!(text, "\n{}", plain_code(&times));
        text
    }
}

/// Each thing has a form of its own beside its colour, so that a copy in black shows it too.
fn shape(doing: Doing, from: f64, until: f64, y: f64, height: f64) -> String {
    let middle = y + height / 2.0;
    let bar = |share: f64| {
        let h = height * share;
        format!(
            "M{} {}h{}v{}H{}z",
            px(from),
            px(middle - h / 2.0),
            px((until - from).max(0.4)),
            px(h),
            px(from)
        )
    };
    match doing {
        Doing::Loading | Doing::Unloading | Doing::Loaded => bar(0.76),
        Doing::Empty => bar(0.62),
        Doing::Aboard => bar(0.44),
        Doing::Driving => bar(0.2),
        Doing::Standing | Doing::Resting => format!("M{} {}H{}", px(from), px(middle), px(until)),
    }
}

fn class(doing: Doing) -> &'static str {
    match doing {
        Doing::Driving => "dr",
        Doing::Loading => "lo",
        Doing::Unloading => "un",
        Doing::Loaded => "cl",
        Doing::Empty => "ce",
        Doing::Aboard => "ab",
        Doing::Standing => "st",
        Doing::Resting => "re",
    }
}

fn word(doing: Doing) -> Text {
    match doing {
        Doing::Driving => Text::Driving,
        Doing::Loading => Text::Loading,
        Doing::Unloading => Text::Unloading,
        Doing::Loaded => Text::Loaded,
        Doing::Empty => Text::Empty,
        Doing::Aboard => Text::Aboard,
        Doing::Standing => Text::Standing,
        Doing::Resting => Text::Resting,
    }
}
