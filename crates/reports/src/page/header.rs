//! The head of the page: what operation, what hours, and the key figures with their bounds and gaps.

use super::{Heading, Page};
use crate::escape::{code, escape, isolate};
use crate::lang::Text;
use crate::parts::{Amount, Part, parts};
use crate::words::{amount, bound_says, gap_text, label, objectives, standing_says};

impl Page<'_> {
    /// Name, horizon, people and vehicles, what software cannot promise, and what stands below.
    pub(super) fn header(&self, contents: &[Heading]) -> String {
        let s = self.told.scenario;
        let horizon = self.lang.fill_html(
            Text::Horizon,
            &[("from", &self.minute(s.start)), ("until", &self.minute(s.end)), ("zone", &code(&s.timezone))],
        );
        let fleet: Vec<String> =
            s.kinds.iter().map(|k| format!("{} {}", self.int(k.count), self.name(&k.name))).collect();
        let line = self.lang.fill_html(
            Text::PeopleLine,
            &[("people", &self.int(self.figures.people)), ("vehicles", &fleet.join(&self.say(Text::List)))],
        );
        let from_state = self.told.state.map_or_else(String::new, |state| {
            let safe: u64 = state
                .people
                .iter()
                .flat_map(|c| c.safe.iter().map(|safe| s.classes[c.class].family * safe.families))
                .map(|load| u64::from(load.people()))
                .sum();
            let text = self.lang.fill_html(
                Text::FromState,
                &[
                    ("time", &self.minute(state.now)),
                    ("people", &self.int(safe)),
                    ("convoys", &self.int(state.convoys.len() as u64)),
                ],
            );
            format!("<p>{text}</p>\n")
        });
        let links: String = contents
            .iter()
            .map(|(id, text)| format!("<li><a href=\"#{id}\">{}</a></li>", self.say(*text)))
            .collect();
        let nav = if links.is_empty() {
            String::new()
        } else {
            format!("<nav aria-label=\"{}\"><ul>{links}</ul></nav>\n", self.say(Text::Contents))
        };
        format!(
            "<header>\n<p class=\"kind\">{}</p>\n<h1>{}</h1>\n<p>{horizon}</p>\n<p>{line}</p>\n{from_state}\
             <p class=\"caveat\">{}</p>\n{nav}</header>\n",
            self.say(Text::EvacuationPlan),
            isolate(s.name.in_language(self.lang.tag())),
            self.say(Text::Caveat),
        )
    }

    /// The key figures.
    pub(super) fn key_figures(&self) -> String {
        let parts = parts(self.told.scenario, self.told.plan);
        let mut tiles = String::new();
        for part in parts {
            tiles.push_str(&match part.stated {
                Some(Amount::Weighted(weighted)) => self.people_tiles(part, weighted),
                _ => self.part_tile(part),
            });
        }
        let order = self.lang.fill_html(
            Text::CountsFirst,
            &[("order", &escape(&objectives(self.lang, &self.told.scenario.order)))],
        );
        let standing = standing_says(self.told, self.lang).map_or_else(String::new, |(text, parts)| {
            let says = self.lang.fill_html(text, &[("parts", &escape(&parts))]);
            format!("<p class=\"proven\">{says}</p>\n")
        });
        format!("{standing}<dl class=\"tiles\">{tiles}</dl>\n<p>{order}</p>\n")
    }

    /// People brought out and people left behind, which are one part of the score.
    fn people_tiles(&self, part: Part, weighted: f64) -> String {
        let total = self.figures.people;
        let Some(left) = self.told.plan.score.left_behind else {
            return self.part_tile(part);
        };
        let of = self.lang.fill_html(Text::OfTotal, &[("total", &self.int(total))]);
        let out_of = (total as f64 - left).max(0.0);
        let share = format!(
            "<svg class=\"bar wide\" viewBox=\"0 0 120 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <rect class=\"room\" width=\"120\" height=\"8\"/><rect class=\"fill\" width=\"{:.1}\" height=\"8\"/></svg>",
            120.0 * out_of / (total as f64).max(1.0)
        );
        let out = self.tile(
            Text::PeopleOut,
            &code(&self.lang.decimal(out_of, 0)),
            &format!("<dd>{of}</dd><dd>{share}</dd>"),
        );
        let weight = format!(
            "{}{}{}",
            self.say(Text::LeftWeighted),
            self.colon(),
            code(&self.lang.decimal(weighted, 2))
        );
        let details = format!("<dd>{weight}</dd>{}", self.bound(part));
        out + &self.tile(Text::LeftBehind, &code(&self.lang.decimal(left, 0)), &details)
    }

    /// A value with its unit, whose words may run from the right.
    fn amount(&self, value: Amount) -> String {
        let text = amount(self.told, self.lang, value);
        match value {
            Amount::Km(_) => isolate(&text),
            Amount::Weighted(_) | Amount::PersonHours(_) | Amount::At(_) | Amount::Wishes(_) => code(&text),
        }
    }

    fn part_tile(&self, part: Part) -> String {
        let value = part.stated.map_or_else(|| self.say(Text::NotStated), |a| self.amount(a));
        let unit = match part.stated {
            Some(Amount::PersonHours(_)) => format!("<dd>{}</dd>", self.say(Text::ExposureUnit)),
            _ => String::new(),
        };
        self.tile(label(part.objective), &value, &(unit + &self.bound(part)))
    }

    fn tile(&self, label: Text, value: &str, details: &str) -> String {
        format!("<div><dt>{}</dt><dd class=\"v\">{value}</dd>{details}</div>", self.say(label))
    }

    /// What is proven, and how far the plan is from it.
    fn bound(&self, part: Part) -> String {
        let (says, value) = bound_says(part);
        let value = value.map(|a| self.amount(a)).unwrap_or_default();
        let proven = self.lang.fill_html(says, &[("n", &value)]);
        if part.closed {
            return format!("<dd class=\"best\">{proven}</dd>");
        }
        let gap = part.gap.map_or_else(String::new, |_| {
            let gap = code(&gap_text(self.lang, part));
            format!("<dd class=\"gap\">{}</dd>", self.lang.fill_html(Text::GapIs, &[("n", &gap)]))
        });
        format!("<dd>{proven}</dd>{gap}")
    }
}
