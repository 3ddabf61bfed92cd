//! The model's answer: people safe by plan and in drawn worlds at any instant, the sources' sums held against it, and how it is said.

use domain::Time;
use texts::isolated;

use super::compare::{Said, charts, since};
use super::{Model, Replayed, Step, figure};
use crate::Lang;
use crate::lang::Text;

/// People safe at an instant, by the plan and in the worlds.
#[derive(Clone, Copy)]
pub(super) struct Safe {
    /// One world in twenty has fewer, or as many.
    pub(super) low: u32,
    /// One world in twenty has more, or as many.
    pub(super) high: u32,
    /// The plan alone.
    pub(super) plan: u32,
}

/// Where a source's figure lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Against {
    /// Below the band.
    Below,
    /// In it.
    Inside,
    /// Above it.
    Above,
    /// Above everybody that the scenario has.
    Beyond,
}

/// A source's figure held against the band over the time that the figure may be of.
pub(super) struct Held<'a> {
    pub(super) s: Said<'a>,
    pub(super) count: u32,
    /// The band's lowest when that time begins, and its highest when it ends.
    pub(super) band: (u32, u32),
    /// The plan then.
    pub(super) plan: (u32, u32),
    pub(super) against: Against,
}

impl Model<'_> {
    /// From when until when it says anything.
    pub(super) fn span(&self) -> (Time, Time) {
        let first = self.steps.first().map_or(self.scenario.start, |s| s.from);
        (first, self.steps.last().map_or(self.scenario.end, |s| s.until))
    }

    /// People safe at an instant within its span, counted at the last point of the grid before.
    pub(super) fn safe(&self, t: Time) -> Option<Safe> {
        let (first, last) = self.span();
        let step = self.steps.iter().rev().find(|s| s.from <= t).filter(|_| first <= t && t <= last)?;
        let plan = step.safe[step.safe.partition_point(|&(at, _)| at <= t).checked_sub(1)?].1;
        let f = &self.worlds;
        let fan = f.fan[f.times.partition_point(|&at| at <= t).checked_sub(1)?];
        Some(Safe { low: fan[0].0, high: fan[4].0, plan })
    }

    /// The sums of people whose time lies within the model's, since its start or since no time that is said; of the place with most.
    pub(super) fn held<'a>(&self, said: &[Said<'a>]) -> Vec<Held<'a>> {
        let (first, last) = self.span();
        let all = self.scenario.people();
        let Some(chart) = charts(said).into_iter().next() else { return Vec::new() };
        let series = chart.series.into_iter().filter(|row| row.since.is_none());
        let mut found: Vec<Held<'a>> = Vec::new();
        for s in series.flat_map(|row| row.said) {
            let Some(f) = &s.said.figure else { continue };
            let (from, until) = (s.said.within.from.max(first), s.said.within.until.min(last));
            if from > until || since(&s).is_some_and(|t| t > last) {
                continue;
            }
            let (Some(a), Some(b)) = (self.safe(from), self.safe(until)) else { continue };
            let band = (a.low.min(b.low), b.high.max(a.high));
            let against = match f.count {
                n if u64::from(n) > all => Against::Beyond,
                n if n < band.0 => Against::Below,
                n if n > band.1 => Against::Above,
                _ => Against::Inside,
            };
            found.push(Held { s, count: f.count, band, plan: (a.plan, b.plan), against });
        }
        found.sort_by_key(|h| (h.s.entry.happened_at, h.count));
        found
    }

    /// What is assumed, one sentence each.
    pub(super) fn assumptions(&self, lang: Lang) -> Vec<String> {
        let s = self.scenario;
        let (people, vehicles) = (lang.int(s.people()), lang.int(s.vehicles.len() as u64));
        let (rounds, seed) = (lang.int(self.rounds), self.seed.to_string());
        let mut all = vec![
            lang.fill(Text::ReplayAssumePeople, &[("people", &people), ("vehicles", &vehicles)]),
            lang.say(Text::ReplayAssumeKnown).to_owned(),
            lang.say(Text::ReplayAssumeHours).to_owned(),
            lang.say(Text::ReplayAssumeThrough).to_owned(),
            lang.say(Text::ReplayAssumeOff).to_owned(),
            lang.say(Text::ReplayAssumeTimes).to_owned(),
            lang.say(Text::ReplayAssumeGoods).to_owned(),
            lang.fill(Text::ReplayAssumeSearch, &[("rounds", &rounds), ("seed", &seed)]),
        ];
        if self.worlds.worlds > 0 {
            all.push(lang.say(Text::ReplayAssumeWorlds).to_owned());
        }
        all
    }

    /// A step in a sentence or two.
    pub(super) fn step(&self, r: &Replayed<'_>, position: usize, lang: Lang) -> String {
        let step: &Step = &self.steps[position];
        let at = |t| isolated(lang, &r.clock.minute(t));
        let safe = |t| self.safe(t).map_or(0, |s| s.plan);
        let int = |n: u64| lang.int(n);
        let all = self.scenario.people();
        let (now, then) =
            (u64::from(position.checked_sub(1).map_or(0, |_| safe(step.from))), u64::from(safe(step.until)));
        let waits = all.saturating_sub(now + u64::from(step.aboard));
        let values = [
            ("from", at(step.from)),
            ("until", at(step.until)),
            ("end", at(step.end)),
            ("safe", int(now)),
            ("aboard", int(u64::from(step.aboard))),
            ("waiting", int(waits)),
            ("off", int(u64::from(step.got_off))),
            ("then", int(then)),
            ("all", int(all)),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        let pick = |names: &[&str]| -> Vec<(&str, &str)> {
            values.iter().filter(|(k, _)| names.contains(k)).copied().collect()
        };
        let said = match (position, step.shut) {
            (0, _) => lang.fill(Text::ReplayStepStart, &pick(&["from", "end"])),
            (_, true) => {
                lang.fill(Text::ReplayStepShut, &pick(&["from", "safe", "aboard", "waiting", "off"]))
            }
            (_, false) => lang.fill(Text::ReplayStepOpen, &pick(&["from", "end", "safe", "waiting"])),
        };
        let outcome = lang.fill(Text::ReplayStepThen, &pick(&["until", "then", "all"]));
        let last = step.all_safe.filter(|t| *t <= step.until);
        let last = last.map(|t| lang.fill(Text::ReplayStepLast, &[("last", &at(t))]));
        [Some(said), Some(outcome), last].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// How many figures lie where.
pub(super) fn tally(held: &[Held<'_>], lang: Lang) -> String {
    let n = |a: Against| lang.int(held.iter().filter(|h| h.against == a).count() as u64);
    let values = [
        ("all", lang.int(held.len() as u64)),
        ("inside", n(Against::Inside)),
        ("above", n(Against::Above)),
        ("below", n(Against::Below)),
        ("beyond", n(Against::Beyond)),
    ];
    lang.fill(Text::ReplayTally, &values.each_ref().map(|(k, v)| (*k, v.as_str())))
}

impl Against {
    /// In one word for a person.
    pub(super) fn text(self) -> Text {
        match self {
            Against::Below => Text::ReplayBelow,
            Against::Inside => Text::ReplayInside,
            Against::Above => Text::ReplayAbove,
            Against::Beyond => Text::ReplayBeyond,
        }
    }

    /// In one word for a program.
    pub(super) fn key(self) -> &'static str {
        match self {
            Against::Below => "below",
            Against::Inside => "inside",
            Against::Above => "above",
            Against::Beyond => "beyond",
        }
    }
}

/// `1,200 – 3,400`.
pub(super) fn from_to(lang: Lang, (a, b): (u32, u32)) -> String {
    let both = format!("{} – {}", lang.int(u64::from(a)), lang.int(u64::from(b)));
    // From left to right in every language, like all numbers.
    if lang.runs_left() { format!("\u{2066}{both}\u{2069}") } else { both }
}

/// The model's answer as lines of text.
pub(super) fn text(r: &Replayed<'_>, model: &Model<'_>, lang: Lang) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        lang.say(Text::ReplayModel).to_owned(),
        lang.say(Text::ReplayModelSays).to_owned(),
    ];
    for i in 0..model.steps.len() {
        lines.push(format!("  {}", model.step(r, i, lang)));
    }
    if model.steps.len() == 1 {
        lines.push(format!("  {}", lang.say(Text::ReplayNoSuspension)));
    }
    lines.extend([String::new(), lang.say(Text::ReplayAssumptions).to_owned()]);
    lines.extend(model.assumptions(lang).into_iter().map(|line| format!("  - {line}")));
    let worlds = model.worlds.worlds;
    let said = r.statements();
    let held = model.held(&said);
    if worlds == 0 || held.is_empty() {
        return lines;
    }
    lines.extend([String::new(), lang.say(Text::ReplayAgainst).to_owned()]);
    lines.push(lang.fill(Text::ReplayAgainstSays, &[("worlds", &lang.int(worlds as u64))]));
    for h in &held {
        let when = if h.s.said.synthetic {
            r.clock.date(h.s.said.within.from)
        } else {
            r.clock.minute(h.s.entry.happened_at)
        };
        let number = h.s.said.figure.as_ref().map_or(String::new(), |f| figure(lang, f));
        let source = isolated(lang, h.s.said.source.as_str());
        let against = lang.say(h.against.text());
        lines.push(format!(
            "  {}  {number} ({source}): {against}; {} {}; {} {}",
            isolated(lang, &when),
            lang.say(Text::ReplayBand),
            from_to(lang, h.band),
            lang.say(Text::ThePlan),
            from_to(lang, h.plan)
        ));
    }
    lines.push(tally(&held, lang));
    lines
}
