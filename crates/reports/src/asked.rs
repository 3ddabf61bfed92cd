//! What to ask for: what each change is worth, as text, as figures, and as one page to take to the table.

use asking::{Change, Measured, What, Won};
use domain::{Direction, Scenario};
use operation::About;
use serde_json::{Value, json};
use texts::Text;

use crate::escape::escape;
use crate::text::{Side, printed, table};
use crate::{Clock, Lang};

/// A change and what it is worth.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The change.
    pub change: Change,
    /// What was found with it.
    pub found: Measured,
    /// What it wins.
    pub won: Won,
}

/// Two changes that win more together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Both at once.
    pub both: Asked,
    /// Their positions among the changes.
    pub of: [usize; 2],
}

/// All that was found.
pub struct Brief<'a> {
    /// The scenario without a change.
    pub scenario: &'a Scenario,
    /// What was found for it.
    pub without: Measured,
    /// By how much searches of the scenario as it is differ in exposure, and how many there were: less may be luck.
    pub noise: (f64, u32),
    /// The changes one by one.
    pub alone: Vec<Asked>,
    /// Pairs that win more together than apart, the best first.
    pub together: Vec<Pair>,
    /// Positions of the changes that together get everybody out; none if nothing did.
    pub least: Option<Vec<usize>>,
    /// For each agreement the clauses that it lacks.
    pub missing: Vec<(String, Vec<About>)>,
    /// The scenario's local time.
    pub clock: &'a dyn Clock,
}

impl Brief<'_> {
    /// The positions of the changes, what wins most first: in people, in exposure, in time.
    fn ranked(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.alone.len()).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (&self.alone[a].won, &self.alone[b].won);
            let by = b.people.total_cmp(&a.people).then(b.exposure.total_cmp(&a.exposure));
            by.then(b.sooner.cmp(&a.sooner))
        });
        order
    }

    /// A change in words.
    fn says(&self, change: &Change, lang: Lang) -> String {
        let parts: Vec<String> = change.what.iter().map(|what| self.what(what, lang)).collect();
        parts.join(" + ")
    }

    fn what(&self, what: &What, lang: Lang) -> String {
        let s = self.scenario;
        let tag = lang.tag();
        let agreement = |id: &str| {
            let found = s.agreements.iter().find(|a| a.id == id);
            found.map_or(id, |a| a.name.in_language(tag)).to_owned()
        };
        let corridor = |id: &str| {
            let found = s.corridors.iter().find(|c| c.id == id);
            found.map_or(id, |c| c.name.in_language(tag)).to_owned()
        };
        let place = |id: &str| {
            let found = s.places.iter().find(|p| p.id == id);
            found.map_or(id, |p| p.name.in_language(tag)).to_owned()
        };
        let kind = |id: &str| {
            let found = s.kinds.iter().find(|k| k.id == id);
            found.map_or(id, |k| k.name.in_language(tag)).to_owned()
        };
        let direction = |way: Direction| match way {
            Direction::Outward => lang.say(Text::Outward),
            Direction::Back => lang.say(Text::Back),
        };
        let int = |n: u32| lang.int(u64::from(n));
        let span = |d: domain::Duration| lang.duration(d.0);
        let fill = |text: Text, values: &[(&str, &str)]| lang.fill(text, values);
        match what {
            What::Sooner(a, d) => {
                fill(Text::WantSoonerChange, &[("agreement", &agreement(a)), ("span", &span(*d))])
            }
            What::Later(a, d) => {
                fill(Text::WantLaterChange, &[("agreement", &agreement(a)), ("span", &span(*d))])
            }
            What::ByNight(a) => fill(Text::WantByNight, &[("agreement", &agreement(a))]),
            What::NotSuspended(a) => fill(Text::WantNotSuspended, &[("agreement", &agreement(a))]),
            What::Headway(c, d) => {
                fill(Text::WantHeadway, &[("corridor", &corridor(c)), ("span", &span(*d))])
            }
            What::Most(c, n) => fill(Text::WantMost, &[("corridor", &corridor(c)), ("n", &int(*n))]),
            What::Margin(c, d) => fill(Text::WantMargin, &[("corridor", &corridor(c)), ("span", &span(*d))]),
            What::Lanes(c, post, way, n) => {
                let (corridor, n) = (corridor(c), int(*n));
                let values = [
                    ("corridor", corridor.as_str()),
                    ("checkpoint", post),
                    ("direction", direction(*way)),
                    ("n", &n),
                ];
                fill(Text::WantLanes, &values)
            }
            What::Inspection(c, post, way, d) => {
                let (corridor, d) = (corridor(c), span(*d));
                let way = direction(*way);
                let values =
                    [("corridor", corridor.as_str()), ("checkpoint", post), ("direction", way), ("span", &d)];
                fill(Text::WantInspection, &values)
            }
            What::Vehicles(k, n) => fill(Text::WantVehicles, &[("kind", &kind(k)), ("n", &int(*n))]),
            What::Bays(p, n) => fill(Text::WantBays, &[("place", &place(p)), ("n", &int(*n))]),
            What::Room(p, n) => fill(Text::WantRoom, &[("place", &place(p)), ("n", &int(*n))]),
            What::Escorts(c, n) => fill(Text::WantEscorts, &[("corridor", &corridor(c)), ("n", &int(*n))]),
            What::Destination(p) => fill(Text::WantDestination, &[("place", &place(p))]),
            What::Ratio(x, n) => {
                let n = lang.decimal(f64::from(*n) / 100.0, 2);
                fill(Text::WantRatio, &[("exchange", x), ("n", &n)])
            }
            What::Quota(q, n) => fill(Text::WantQuota, &[("quota", q), ("n", &int(*n))]),
            What::Slack(x, n) => fill(Text::WantSlack, &[("exchange", x), ("n", &int(*n))]),
            What::SecondRoad(c) => fill(Text::WantSecondRoad, &[("corridor", &corridor(c))]),
        }
    }

    /// A clause in words.
    fn clause(about: &About, lang: Lang) -> &'static str {
        lang.say(match about {
            About::Kind => Text::WantClauseKind,
            About::Parties => Text::WantClauseParties,
            About::Times => Text::WantClauseTimes,
            About::Route => Text::WantClauseRoute,
            About::Places => Text::WantClausePlaces,
            About::WhoMayLeave => Text::WantClauseWho,
            About::Vehicles => Text::WantClauseVehicles,
            About::Inspection => Text::WantClauseInspection,
            About::MedicalCases => Text::WantClauseMedical,
            About::Contact(_) => Text::WantClauseContact,
            About::Authority(_) => Text::WantClauseAuthority,
            About::Expires => Text::WantClauseExpires,
            About::EndsIf => Text::WantClauseEndsIf,
            About::LinkedTo => Text::WantClauseLinked,
        })
    }

    fn without_says(&self, lang: Lang) -> String {
        let all = self.scenario.people();
        let score = &self.without.score;
        let out = lang.int(all.saturating_sub(score.left_behind));
        let last = score.last_arrival.map_or_else(|| "-".to_owned(), |t| self.clock.minute(t));
        let (all, exposure) = (lang.int(all), lang.decimal(score.exposure, 0));
        lang.fill(
            Text::WantWithout,
            &[("out", &out), ("all", &all), ("exposure", &exposure), ("last", &last)],
        )
    }

    /// The cells of a row: the change; people, exposure and time won, each with the most that can be.
    fn cells(&self, asked: &Asked, lang: Lang) -> Vec<String> {
        let dash = || "-".to_owned();
        let number = |x: Option<f64>| x.map_or_else(dash, |x| lang.decimal(x, 0));
        let span = |s: Option<i64>| match s {
            None => dash(),
            Some(s) if s < 0 => format!("-{}", lang.duration(-s)),
            Some(s) => lang.duration(s / 60 * 60),
        };
        let won = &asked.won;
        let exposure = number(Some(won.exposure));
        let luck = won.people <= 0.0 && won.exposure > 0.0 && won.exposure < self.noise.0;
        let mut cells = vec![self.says(&asked.change, lang)];
        if self.without.worlds.is_some() {
            let worlds = asked.found.worlds;
            cells.push(worlds.map_or_else(dash, |w| lang.percent(w.all_safe.0)));
            cells.push(number(worlds.map(|w| w.left.0)));
        }
        if self.people_stay() {
            cells.extend([number(Some(won.people)), number(won.people_at_most)]);
        }
        cells.extend([
            if luck { format!("({exposure})") } else { exposure },
            number(won.exposure_at_most),
            span(won.sooner),
            span(won.sooner_at_most),
        ]);
        cells
    }

    /// Whether anybody is left behind without a change.
    fn people_stay(&self) -> bool {
        self.without.score.left_behind > 0
    }

    fn noise_says(&self, lang: Lang) -> String {
        let (hours, n) = (lang.decimal(self.noise.0, 0), lang.int(u64::from(self.noise.1)));
        lang.fill(Text::WantNoise, &[("hours", &hours), ("n", &n)])
    }

    /// What comes of it in the worlds without any change, if that was tried.
    fn worlds_say(&self, lang: Lang) -> Option<String> {
        let w = self.without.worlds?;
        let values = [
            ("n", lang.int(w.worlds)),
            ("chance", lang.percent(w.all_safe.0)),
            ("error", lang.percent(w.all_safe.1)),
            ("left", lang.decimal(w.left.0, 0)),
            ("spread", lang.decimal(w.left.1, 0)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        Some(lang.fill(Text::WantWorlds, &values))
    }

    fn heads(&self, lang: Lang) -> Vec<&'static str> {
        let people = [Text::WantPeople, Text::WantAtMost];
        let rest = [Text::WantHours, Text::WantAtMost, Text::WantSooner, Text::WantAtMost];
        let people = people.into_iter().filter(|_| self.people_stay());
        let worlds =
            [Text::WantAllSafe, Text::WantLeft].into_iter().filter(|_| self.without.worlds.is_some());
        std::iter::once(Text::WantChange)
            .chain(worlds)
            .chain(people)
            .chain(rest)
            .map(|t| lang.say(t))
            .collect()
    }

    fn pair_says(&self, pair: &Pair, lang: Lang) -> String {
        let sum: f64 = pair.of.iter().map(|&i| self.alone[i].won.exposure).sum();
        let changes = self.says(&pair.both.change, lang);
        let (hours, sum) = (lang.decimal(pair.both.won.exposure, 0), lang.decimal(sum, 0));
        lang.fill(Text::WantTogetherSays, &[("changes", &changes), ("hours", &hours), ("sum", &sum)])
    }

    /// The sentences about pairs, the least, and what is missing, each with its heading.
    fn sections(&self, lang: Lang) -> Vec<(&'static str, Vec<String>)> {
        let together: Vec<String> = self.together.iter().map(|pair| self.pair_says(pair, lang)).collect();
        let together =
            if together.is_empty() { vec![lang.say(Text::WantNoneTogether).to_owned()] } else { together };
        let least = match &self.least {
            None => vec![lang.say(Text::WantLeastNone).to_owned()],
            Some(none) if none.is_empty() => vec![lang.say(Text::WantLeastAll).to_owned()],
            Some(some) => some.iter().map(|&i| self.says(&self.alone[i].change, lang)).collect(),
        };
        let missing = self.missing.iter().map(|(agreement, clauses)| {
            let found = self.scenario.agreements.iter().find(|a| a.id == *agreement);
            let name = found.map_or(agreement.as_str(), |a| a.name.in_language(lang.tag()));
            let mut words: Vec<&str> = clauses.iter().map(|about| Self::clause(about, lang)).collect();
            words.dedup();
            let mut once: Vec<&str> = Vec::new();
            for word in words {
                if !once.contains(&word) {
                    once.push(word);
                }
            }
            let clauses = once.join(lang.say(Text::List));
            lang.fill(Text::WantMissingSays, &[("agreement", name), ("clauses", &clauses)])
        });
        vec![
            (lang.say(Text::WantTogether), together),
            (lang.say(Text::WantLeast), least),
            (lang.say(Text::WantMissing), missing.collect()),
        ]
    }

    /// As text for a terminal.
    pub fn text(&self, lang: Lang) -> String {
        let name = self.scenario.name.in_language(lang.tag());
        let mut out = vec![lang.say(Text::WantTitle).to_uppercase(), name.to_owned(), String::new()];
        out.push(self.without_says(lang));
        out.extend([lang.say(Text::WantHow).to_owned(), self.noise_says(lang)]);
        out.extend(self.worlds_say(lang));
        out.push(String::new());
        let heads = self.heads(lang);
        let sides = |i: usize| if i == 0 { Side::Left } else { Side::Right };
        let heads: Vec<(&str, Side)> = heads.iter().enumerate().map(|(i, h)| (*h, sides(i))).collect();
        let rows: Vec<Vec<String>> =
            self.ranked().into_iter().map(|i| self.cells(&self.alone[i], lang)).collect();
        out.extend(table(lang, &heads, &rows));
        for i in self.ranked().into_iter().filter(|&i| self.alone[i].won.worthless) {
            out.push(format!(
                "{}: {}",
                self.says(&self.alone[i].change, lang),
                lang.say(Text::WantWorthless)
            ));
        }
        for (heading, lines) in self.sections(lang) {
            out.extend([String::new(), heading.to_owned()]);
            out.extend(lines.into_iter().map(|line| format!("  {line}")));
        }
        out.extend([String::new(), lang.say(Text::WantAgain).to_owned()]);
        for i in self.ranked() {
            let sets = self.alone[i].change.sets.iter().map(|set| format!("--set '{set}'"));
            let sets: Vec<String> = sets.collect();
            if !sets.is_empty() {
                out.push(format!("  {}", sets.join(" ")));
            }
        }
        out.extend([String::new(), lang.say(Text::Caveat).to_owned()]);
        printed(lang, &out.join("\n"))
    }

    /// As figures.
    pub fn json(&self) -> Value {
        let measured = |m: &Measured| {
            json!({
                "left_behind": m.score.left_behind,
                "left_behind_weighted": m.score.left_behind_weighted,
                "exposure": m.score.exposure,
                "last_arrival": m.score.last_arrival.map(|t| self.clock.minute(t)),
                "worlds": m.worlds.map(|w| json!({
                    "worlds": w.worlds,
                    "all_safe": { "mean": w.all_safe.0, "error": w.all_safe.1 },
                    "left": { "mean": w.left.0, "error": w.left.1 },
                })),
                "bound": {
                    "left_behind_weighted": m.bound.left_behind_weighted,
                    "exposure": m.bound.exposure,
                    "last_arrival": m.bound.last_arrival.map(|t| self.clock.minute(t)),
                },
            })
        };
        let asked = |a: &Asked| {
            json!({
                "id": a.change.id,
                "says": self.says(&a.change, Lang::En),
                "set": a.change.sets,
                "found": measured(&a.found),
                "won": {
                    "people": a.won.people, "people_at_most": a.won.people_at_most,
                    "exposure": a.won.exposure, "exposure_at_most": a.won.exposure_at_most,
                    "sooner_seconds": a.won.sooner, "sooner_seconds_at_most": a.won.sooner_at_most,
                },
                "worthless": a.won.worthless,
            })
        };
        let id = |i: &usize| self.alone[*i].change.id.clone();
        json!({
            "scenario": self.scenario.name.first(),
            "without": measured(&self.without),
            "noise": { "exposure": self.noise.0, "searches": self.noise.1 },
            "changes": self.alone.iter().map(asked).collect::<Vec<_>>(),
            "together": self.together.iter().map(|p| asked(&p.both)).collect::<Vec<_>>(),
            "least": self.least.as_ref().map(|least| least.iter().map(id).collect::<Vec<_>>()),
            "missing": self.missing.iter().map(|(agreement, clauses)| {
                let clauses: Vec<&str> = clauses.iter().map(|about| Self::clause(about, Lang::En)).collect();
                json!({ "agreement": agreement, "clauses": clauses })
            }).collect::<Vec<_>>(),
        })
    }

    /// As one page: the table with a bar for each change, and the sentences. No script, no request.
    pub fn page(&self, lang: Lang) -> String {
        let e = escape;
        let mut out = String::new();
        let title = e(lang.say(Text::WantTitle));
        let name = e(self.scenario.name.in_language(lang.tag()));
        put!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{name} · {title}</title>\n<style>{}</style>\n</head>\n<body>\n<header><h1>{title}</h1><p class=\"name\">{name}</p></header>\n<main>\n",
            lang.tag(),
            lang.dir(),
            include_str!("asked.css"),
        );
        put!(
            out,
            "<p>{}</p>\n<p class=\"how\">{}</p>\n",
            e(&self.without_says(lang)),
            e(&format!("{} {}", lang.say(Text::WantHow), self.noise_says(lang)))
        );
        if let Some(worlds) = self.worlds_say(lang) {
            put!(out, "<p class=\"how\">{}</p>\n", e(&worlds));
        }
        put!(
            out,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table>\n<thead><tr>"
        );
        for head in self.heads(lang) {
            put!(out, "<th scope=\"col\">{}</th>", e(head));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        // A bar is as long as what is won of the exposure, beside the longest; light, what is proven to be the most.
        let longest =
            self.alone.iter().map(|a| a.won.exposure_at_most.unwrap_or(a.won.exposure)).fold(1.0, f64::max);
        for i in self.ranked() {
            let asked = &self.alone[i];
            let cells = self.cells(asked, lang);
            put!(out, "<tr><th scope=\"row\">{}", e(&cells[0]));
            let width = |x: f64| (100.0 * x / longest).clamp(0.0, 100.0);
            put!(
                out,
                "<span class=\"bar\"><i style=\"inline-size:{:.1}%\"></i><b style=\"inline-size:{:.1}%\"></b></span>",
                width(asked.won.exposure_at_most.unwrap_or(0.0)),
                width(asked.won.exposure),
            );
            if asked.won.worthless {
                put!(out, "<small>{}</small>", e(lang.say(Text::WantWorthless)));
            }
            out.push_str("</th>");
            for cell in &cells[1..] {
                put!(out, "<td>{}</td>", crate::escape::isolate(cell));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table></div>\n");
        for (heading, lines) in self.sections(lang) {
            put!(out, "<h2>{}</h2>\n<ul>\n", e(heading));
            for line in lines {
                put!(out, "<li>{}</li>\n", e(&line));
            }
            out.push_str("</ul>\n");
        }
        put!(out, "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", e(lang.say(Text::Caveat)));
        out
    }
}
