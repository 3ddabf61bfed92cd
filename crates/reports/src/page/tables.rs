//! Destinations, those left behind, what holds the operation back, and what proves the bounds.

use super::Page;
use crate::escape::{code, escape, isolate};
use crate::figures::left_groups;
use crate::lang::Text;
use crate::words::{held_back, held_back_rows, proof_label, unexplained};

impl Page<'_> {
    /// A table in a box of its own; `heads` say whether their column holds figures.
    pub(super) fn table(&self, title: Text, heads: &[(Text, bool)], body: &str, tall: bool) -> String {
        let head: String = heads
            .iter()
            .map(|(text, figures)| {
                let class = if *figures { " class=\"num\"" } else { "" };
                format!("<th scope=\"col\"{class}>{}</th>", self.say(*text))
            })
            .collect();
        let title = self.say(title);
        let scrolls = self.lang.fill_html(Text::Scrolls, &[("title", &title)]);
        let tall = if tall { " tall" } else { "" };
        format!(
            "<div class=\"scroll{tall}\" tabindex=\"0\" role=\"region\" aria-label=\"{scrolls}\"><table>\
             <thead><tr>{head}</tr></thead>{body}</table></div>\n"
        )
    }

    /// What each destination receives, of what it can.
    pub(super) fn destinations(&self) -> String {
        let s = self.told.scenario;
        if self.figures.receiving.is_empty() {
            return format!("<p>{}</p>\n", self.say(Text::NoDestinations));
        }
        let mut body = String::from("<tbody>");
        for r in &self.figures.receiving {
            let place = &s.places[r.place];
            let room = place.receives.unwrap_or_default();
            let when = |t| self.minute(t);
            let (first, last) = r
                .span
                .map_or_else(|| ("–".to_owned(), "–".to_owned()), |(first, last)| (when(first), when(last)));
            put!(
                body,
                "<tr><th scope=\"row\">{}</th>{}{}<td>{first}</td><td>{last}</td></tr>",
                self.name(&place.name),
                self.filling(r.load.people(), room.people),
                self.filling(r.load.stretchers, room.stretchers),
            );
        }
        body.push_str("</tbody>");
        let heads = [
            (Text::Destination, false),
            (Text::People, true),
            (Text::Capacity, true),
            (Text::Filling, false),
            (Text::Stretchers, true),
            (Text::Capacity, true),
            (Text::Filling, false),
            (Text::FirstArrival, false),
            (Text::LastArrival, false),
        ];
        self.table(Text::Destinations, &heads, &body, false)
    }

    /// A number, what there is room for, and a bar.
    fn filling(&self, n: u32, room: Option<u32>) -> String {
        let number = self.int(n);
        let Some(room) = room else {
            return format!(
                "<td class=\"num\">{number}</td><td class=\"num\">{}</td><td></td>",
                self.say(Text::NoLimit)
            );
        };
        let share = if room == 0 { 0.0 } else { f64::from(n) / f64::from(room) };
        format!(
            "<td class=\"num\">{number}</td><td class=\"num\">{}</td><td class=\"fl\">\
             <svg class=\"bar\" width=\"90\" height=\"10\" viewBox=\"0 0 90 10\" aria-hidden=\"true\">\
             <rect class=\"room\" width=\"90\" height=\"10\"/><rect class=\"fill\" width=\"{:.1}\" height=\"10\"/></svg> {}</td>",
            self.int(room),
            90.0 * share.min(1.0),
            code(&self.lang.percent((share * 100.0).round() / 100.0)),
        )
    }

    /// Who is left behind, and why.
    pub(super) fn left(&self) -> String {
        let s = self.told.scenario;
        let groups = left_groups(s, &self.told.left);
        let mut out = String::new();
        if !groups.is_empty() {
            let mut body = String::from("<tbody>");
            for g in &groups {
                put!(
                    body,
                    "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td>\
                     <td class=\"why\">{}</td></tr>",
                    code(&g.entry),
                    self.name(&s.places[g.at].name),
                    self.int(g.families),
                    self.int(g.people),
                    isolate(&g.why_in(self.lang)),
                );
            }
            body.push_str("</tbody>");
            let heads = [
                (Text::Entry, false),
                (Text::Waiting, false),
                (Text::Families, true),
                (Text::People, true),
                (Text::Reason, false),
            ];
            out.push_str(&self.table(Text::LeftTitle, &heads, &body, groups.len() > 30));
        }
        let unexplained = unexplained(self.told, self.figures);
        if unexplained > 0 {
            put!(
                out,
                "<p class=\"open\">{}</p>\n",
                self.lang.fill_html(Text::NoReason, &[("people", &self.int(unexplained))])
            );
        } else if groups.is_empty() {
            put!(out, "<p>{}</p>\n", self.say(Text::NobodyLeft));
        }
        out
    }

    /// What holds the operation back, and what would be proven without it.
    pub(super) fn bottleneck(&self) -> String {
        let mut out = String::from("<div class=\"held\">");
        for (text, values) in held_back(self.told, self.lang) {
            // Words run as the page does, figures from the left.
            let value = |name: &str, v: &str| if name == "what" { isolate(v) } else { code(v) };
            let values: Vec<(&str, String)> = values.iter().map(|(n, v)| (*n, value(n, v))).collect();
            let values: Vec<(&str, &str)> = values.iter().map(|(name, v)| (*name, v.as_str())).collect();
            let class = if text == Text::HeldBy { " class=\"most\"" } else { "" };
            put!(out, "<p{class}>{}</p>", self.lang.fill_html(text, &values));
        }
        out.push_str("</div>\n");
        let rows = held_back_rows(self.told, self.lang);
        if rows.is_empty() {
            return out;
        }
        let mut body = String::from("<tbody>");
        for [name, left, exposure, last] in &rows {
            put!(body, "<tr><th scope=\"row\">{}</th>", escape(name));
            for cell in [left, exposure, last] {
                put!(body, "<td class=\"num\">{}</td>", code(cell));
            }
            body.push_str("</tr>");
        }
        body.push_str("</tbody>");
        let heads = [
            (Text::LimitAway, false),
            (Text::LeftWeighted, true),
            (Text::Exposure, true),
            (Text::LastArrival, true),
        ];
        put!(out, "<p>{}</p>\n", self.say(Text::NoneBelow));
        out + &self.table(Text::Bottleneck, &heads, &body, false)
    }

    /// What proves the bounds.
    pub(super) fn proofs(&self) -> String {
        if self.told.proofs.is_empty() {
            return format!("<p>{}</p>\n", self.say(Text::NoProofs));
        }
        let mut out = String::from("<dl class=\"proofs\">");
        for proof in &self.told.proofs {
            let label = escape(&proof_label(self.lang, proof));
            put!(out, "<dt>{label}</dt><dd>{}</dd>", isolate(&proof.says_in(self.lang)));
        }
        out.push_str("</dl>\n");
        out
    }
}
