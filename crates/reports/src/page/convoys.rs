//! The table of convoys, in the order of departure, day by day.

use super::Page;
use crate::escape::{code, escape, isolate};
use crate::lang::Text;
use crate::words::{direction_word, kinds};

/// With more convoys than this the table scrolls within a window of its own.
const MANY: usize = 60;

impl Page<'_> {
    /// The table.
    pub(super) fn convoys(&self) -> String {
        let (s, plan, clock) = (self.told.scenario, self.told.plan, self.told.clock);
        if plan.convoys.is_empty() {
            return format!("<p>{}</p>\n", self.say(Text::NoConvoys));
        }
        let heads = [
            (Text::Depart, false),
            (Text::Arrive, false),
            (Text::Convoy, false),
            (Text::Corridor, false),
            (Text::Direction, false),
            (Text::People, true),
            (Text::Stretchers, true),
            (Text::Vehicles, false),
            (Text::Checkpoints, false),
        ];
        let mut body = String::new();
        let mut today = String::new();
        for &i in &self.figures.departures {
            let (c, m) = (&plan.convoys[i], &self.figures.manifests[i]);
            let date = clock.date(c.depart);
            if date != today {
                if !today.is_empty() {
                    body.push_str("</tbody>");
                }
                put!(
                    body,
                    "<tbody><tr class=\"date\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>",
                    heads.len(),
                    code(&date)
                );
                today = date;
            }
            let passages: Vec<String> = c
                .passages
                .iter()
                .map(|p| {
                    let times =
                        format!("{}–{}", self.on_day(p.begin, c.depart), self.on_day(p.end, c.depart));
                    format!("<span class=\"nb\">{} {}</span>", code(&p.checkpoint), code(&times))
                })
                .collect();
            let empty = if m.load.people() == 0 { " class=\"empty\"" } else { "" };
            put!(
                body,
                "<tr{empty}><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"num\">{}</td>\
                 <td class=\"num\">{}</td><td class=\"kinds\">{}</td><td>{}</td></tr>\n",
                code(&clock.time_of_day(c.depart)),
                code(&self.on_day(c.arrive, c.depart)),
                code(&c.id),
                self.name(&s.corridors[c.corridor].name),
                escape(direction_word(self.lang, c.direction)),
                self.int(m.load.people()),
                self.int(m.load.stretchers),
                isolate(&kinds(self.told, self.lang, &m.vehicles)),
                passages.join("<br>"),
            );
        }
        body.push_str("</tbody>");
        self.table(Text::Convoys, &heads, &body, plan.convoys.len() > MANY)
    }
}
