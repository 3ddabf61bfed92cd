//! What a plan amounts to, in a movement order: score and bounds, destinations, those left, vehicles, proofs.

use domain::{Idx, Kind};

use super::columns::{Side, table, wrap};
use super::{Order, WIDTH};
use crate::figures::left_groups;
use crate::lang::Text;
use crate::parts::{Amount, parts};
use crate::words::{
    amount, bound_says, gap_text, held_back, held_back_rows, kinds, label, objectives, proof_label,
    standing_says, unexplained,
};

/// The most reasons that are printed; the page has all.
const MOST_REASONS: usize = 40;

impl Order<'_> {
    /// Score, gap and bound of each part.
    pub(super) fn result(&self) -> String {
        let (lang, told) = (self.lang, self.told);
        let mut out = self.title(Text::EvacuationPlan);
        // Label, plan, gap, and the sentence of the bound, which has a line of its own.
        let mut rows: Vec<([String; 3], Option<String>)> = Vec::new();
        if let Some(left) = told.plan.score.left_behind {
            let brought_out = (self.figures.people as f64 - left).max(0.0);
            let total = lang.fill(Text::OfTotal, &[("total", &lang.int(self.figures.people))]);
            for (label, value) in [
                (Text::PeopleOut, format!("{} {total}", lang.decimal(brought_out, 0))),
                (Text::LeftBehind, lang.decimal(left, 0)),
            ] {
                rows.push(([lang.say(label).to_owned(), value, String::new()], None));
            }
        }
        for part in parts(told.scenario, told.plan) {
            let plan =
                part.stated.map_or_else(|| lang.say(Text::NotStated).to_owned(), |a| amount(told, lang, a));
            let gap = part
                .gap
                .map_or_else(String::new, |_| lang.fill(Text::GapIs, &[("n", &gap_text(lang, part))]));
            let (says, value) = bound_says(part);
            let value = value.map(|a| amount(told, lang, a)).unwrap_or_default();
            let unit = match part.stated {
                Some(Amount::PersonHours(_)) => {
                    format!("{}{}", lang.say(Text::List), lang.say(Text::ExposureUnit))
                }
                _ => String::new(),
            };
            rows.push((
                [lang.say(label(part.objective)).to_owned() + &unit, plan, gap],
                Some(lang.fill(says, &[("n", &value)])),
            ));
        }
        let heads = [("", Side::Left), (lang.say(Text::Plan), Side::Right), ("", Side::Left)];
        let (cells, bounds): (Vec<Vec<String>>, Vec<Option<String>>) =
            rows.into_iter().map(|(cells, bound)| (cells.to_vec(), bound)).unzip();
        for (line, bound) in table(lang, &heads, &cells)[1..].iter().zip(bounds) {
            put!(out, "{line}\n");
            for line in bound.iter().flat_map(|b| wrap(b, "    ", WIDTH)) {
                put!(out, "{line}\n");
            }
        }
        let order = objectives(lang, &told.scenario.order);
        let order = lang.fill(Text::CountsFirst, &[("order", &order)]);
        let standing = standing_says(told, lang).map(|(text, parts)| lang.fill(text, &[("parts", &parts)]));
        for line in standing.iter().chain([&order]).flat_map(|text| wrap(text, "", WIDTH)) {
            put!(out, "{line}\n");
        }
        out
    }

    /// What each destination receives.
    pub(super) fn destinations(&self) -> String {
        let (lang, s, clock) = (self.lang, self.told.scenario, self.told.clock);
        let mut out = self.title(Text::Destinations);
        let of = |n: u32, limit: Option<u32>| {
            let n = lang.int(u64::from(n));
            let limit = limit.map(|l| lang.int(u64::from(l)));
            limit.map_or_else(|| n.clone(), |l| lang.fill(Text::UsedOf, &[("used", &n), ("there", &l)]))
        };
        let rows: Vec<Vec<String>> = self
            .figures
            .receiving
            .iter()
            .map(|r| {
                let place = &s.places[r.place];
                let room = place.receives.unwrap_or_default();
                vec![
                    place.name.in_language(lang.tag()).to_owned(),
                    of(r.load.people(), room.people),
                    of(r.load.stretchers, room.stretchers),
                    r.span.map_or_else(|| "-".to_owned(), |(first, _)| clock.minute(first)),
                    r.span.map_or_else(|| "-".to_owned(), |(_, last)| clock.minute(last)),
                ]
            })
            .collect();
        let heads = [
            (lang.say(Text::Destination), Side::Left),
            (lang.say(Text::People), Side::Right),
            (lang.say(Text::Stretchers), Side::Right),
            (lang.say(Text::FirstArrival), Side::Left),
            (lang.say(Text::LastArrival), Side::Left),
        ];
        for line in table(lang, &heads, &rows) {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// Who is left, and why.
    pub(super) fn left(&self) -> String {
        let (lang, s) = (self.lang, self.told.scenario);
        let mut out = self.title(Text::LeftTitle);
        let groups = left_groups(s, &self.told.left);
        let rows: Vec<Vec<String>> = groups
            .iter()
            .take(MOST_REASONS)
            .map(|g| {
                vec![
                    lang.int(g.people),
                    lang.int(g.families),
                    g.entry.clone(),
                    s.places[g.at].name.in_language(lang.tag()).to_owned(),
                ]
            })
            .collect();
        if !groups.is_empty() {
            let heads = [
                (lang.say(Text::People), Side::Right),
                (lang.say(Text::Families), Side::Right),
                (lang.say(Text::Entry), Side::Left),
                (lang.say(Text::Waiting), Side::Left),
            ];
            let lines = table(lang, &heads, &rows);
            out.push_str(&lines[0]);
            out.push('\n');
            for (line, group) in lines[1..].iter().zip(&groups) {
                out.push_str(line);
                out.push('\n');
                for why in wrap(&group.why_in(lang), "    ", WIDTH) {
                    out.push_str(&why);
                    out.push('\n');
                }
            }
        }
        if groups.len() > MOST_REASONS {
            let more = lang.int((groups.len() - MOST_REASONS) as u64);
            out.push_str(&lang.fill(Text::AndMore, &[("n", &more)]));
            out.push('\n');
        }
        let unexplained = unexplained(self.told, &self.figures);
        if unexplained > 0 {
            out.push_str(&lang.fill(Text::NoReason, &[("people", &lang.int(unexplained))]));
            out.push('\n');
        } else if groups.is_empty() {
            out.push_str(lang.say(Text::NobodyLeft));
            out.push('\n');
        }
        out
    }

    /// How many vehicles of each kind are used.
    pub(super) fn vehicles(&self) -> String {
        let (lang, s) = (self.lang, self.told.scenario);
        let mut out = self.title(Text::VehiclesUsed);
        let used: Vec<String> = self
            .figures
            .fleet
            .iter()
            .map(|u| {
                let (n, there) = (lang.int(u64::from(u.used)), lang.int(u64::from(u.there)));
                let of = lang.fill(Text::UsedOf, &[("used", &n), ("there", &there)]);
                let name = s.kinds[u.kind].name.in_language(lang.tag());
                lang.fill(Text::Labelled, &[("label", name), ("text", &of)])
            })
            .collect();
        for line in wrap(&used.join(lang.say(Text::Then)), "", WIDTH) {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// What holds the operation back, and what would be proven without it.
    pub(super) fn bottleneck(&self) -> String {
        let lang = self.lang;
        let mut out = self.title(Text::Bottleneck);
        for (text, values) in held_back(self.told, lang) {
            let values: Vec<(&str, &str)> = values.iter().map(|(name, v)| (*name, v.as_str())).collect();
            for line in wrap(&lang.fill(text, &values), "", WIDTH) {
                put!(out, "{line}\n");
            }
        }
        let rows: Vec<Vec<String>> =
            held_back_rows(self.told, lang).into_iter().map(|row| row.to_vec()).collect();
        if !rows.is_empty() {
            let heads = [
                (lang.say(Text::LimitAway), Side::Left),
                (lang.say(Text::LeftWeighted), Side::Right),
                (lang.say(Text::Exposure), Side::Right),
                (lang.say(Text::LastArrival), Side::Right),
            ];
            put!(out, "\n{}\n", lang.say(Text::NoneBelow));
            for line in table(lang, &heads, &rows) {
                put!(out, "{line}\n");
            }
        }
        out
    }

    /// What proves the bounds.
    pub(super) fn proofs(&self) -> String {
        let mut out = self.title(Text::Proofs);
        if self.told.proofs.is_empty() {
            out.push_str(self.lang.say(Text::NoProofs));
            out.push('\n');
        }
        for proof in &self.told.proofs {
            let (label, says) = (proof_label(self.lang, proof), proof.says_in(self.lang));
            let says = self.lang.fill(Text::Labelled, &[("label", &label), ("text", &says)]);
            for line in wrap(&says, "", WIDTH) {
                out.push_str(&line);
                out.push('\n');
            }
        }
        out
    }

    /// `18 Bus, 9 Ambulance, 1 Escort`.
    pub(super) fn kinds(&self, vehicles: &[(Idx<Kind>, u32)]) -> String {
        kinds(self.told, self.lang, vehicles)
    }
}
