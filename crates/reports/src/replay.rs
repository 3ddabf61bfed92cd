//! A replay: what sources published, day by day and side by side, and beside it a model's answer. Text here; figures for programs in
//! `replay/json.rs`, the page in `replay/page.rs`, what is compared with what in `replay/compare.rs`.
//!
//! Nothing is added up, averaged or decided between sources.

mod chart;
mod compare;
mod json;
mod model;
mod page;

use domain::{Scenario, Time};
use operation::{Bound, Entry, Event, Figure, Id, Precision, Since};
use simulator::Figures;
use texts::isolated;

use crate::lang::Text;
use crate::{Clock, Lang};
use compare::{Day, Difference, Said, days, differences};

pub use json::replay_json;
pub use page::replay_page;

/// All that a report of a replay is made from.
pub struct Replayed<'a> {
    /// What it is called: the scenario's name, or the file's.
    pub title: &'a str,
    /// The entries: statements, and what answers them.
    pub entries: &'a [Entry],
    /// The root of the record, in hexadecimal digits.
    pub root: &'a str,
    /// The zone of local times.
    pub zone: &'a str,
    /// A model's answer, if a scenario is given.
    pub model: Option<Model<'a>>,
    /// Local time.
    pub clock: &'a dyn Clock,
}

/// What planning again at each suspension would have done in the model.
pub struct Model<'a> {
    /// The scenario, as given.
    pub scenario: &'a Scenario,
    /// What was planned, from the start on.
    pub steps: Vec<Step>,
    /// The first of these plans in drawn worlds, in which its corridors are suspended as stated: its convoys wait, and go on afterwards.
    pub worlds: Figures,
    /// Every draw came from it.
    pub seed: u64,
    /// Rounds of search after each first plan.
    pub rounds: u64,
}

/// The plan from one instant on.
#[derive(Clone, Debug)]
pub struct Step {
    /// From when it counts.
    pub from: Time,
    /// Until when: the next step, or the end.
    pub until: Time,
    /// The end of the horizon as it was known.
    pub end: Time,
    /// Whether a corridor is suspended from here on.
    pub shut: bool,
    /// People who got off again because it is.
    pub got_off: u32,
    /// People on the way at `from`: aboard, of those who did not get off again, or getting off at a destination.
    pub aboard: u32,
    /// People safe by the plan, at instants in order, of which the first is `from`.
    pub safe: Vec<(Time, u32)>,
    /// When the last is safe; none if somebody is left.
    pub all_safe: Option<Time>,
}

impl Replayed<'_> {
    /// The statements, in the order of their instants.
    fn statements(&self) -> Vec<Said<'_>> {
        let mut all: Vec<Said<'_>> = Vec::new();
        for entry in self.entries {
            if let Event::Stated { statement: said } = &entry.event {
                all.push(Said { entry, said });
            }
        }
        all.sort_by_key(|s| s.entry.happened_at);
        all
    }

    /// How many statements by how many counters, from when to when.
    fn extent(&self, lang: Lang) -> String {
        let all = self.statements();
        let mut counters: Vec<&Id> = all.iter().map(|s| &s.said.counter).collect();
        counters.sort();
        counters.dedup();
        let from = all.iter().map(|s| s.said.within.from).min().map_or(String::new(), |t| self.clock.date(t));
        let last = all.iter().map(|s| s.said.within.until).max();
        let until = last.map_or(String::new(), |t| self.clock.date(Time(t.0 - 1)));
        let (n, sources) = (lang.int(all.len() as u64), lang.int(counters.len() as u64));
        let values = [
            ("n", n.as_str()),
            ("sources", &sources),
            ("from", &from),
            ("until", &until),
            ("zone", self.zone),
        ];
        lang.fill(
            Text::ReplayExtent,
            &values.map(|(k, v)| (k, isolated(lang, v))).each_ref().map(|(k, v)| (*k, v.as_str())),
        )
    }

    /// When, as near as its source gives it: `14:30`, `14 h`, or `≈` where no source gives it.
    fn when(&self, s: &Said<'_>) -> String {
        let time = self.clock.time_of_day(s.entry.happened_at);
        match s.said.precision {
            _ if s.said.synthetic => "≈".to_owned(),
            Precision::Hour => format!("{} h", time.split(':').next().unwrap_or_default()),
            Precision::Minute | Precision::Day | Precision::Month => time,
        }
    }

    /// What the scenario calls a place, zone, corridor or agreement; the id where there is no scenario, or it knows none.
    fn called(&self, id: &str, lang: Lang) -> String {
        let Some(s) = self.model.as_ref().map(|m| m.scenario) else { return id.to_owned() };
        let zone = s.zones.iter().find(|z| z.id == id).map(|z| &z.name);
        let place = || s.places.iter().find(|p| p.id == id).map(|p| &p.name);
        let corridor = || s.corridors.iter().find(|c| c.id == id).map(|c| &c.name);
        let agreement = || s.agreements.iter().find(|a| a.id == id).map(|a| &a.name);
        let found = zone.or_else(place).or_else(corridor).or_else(agreement);
        found.map_or(id, |name| name.in_language(lang.tag())).to_owned()
    }

    /// What a statement did to the record besides being kept.
    fn answers(&self, s: &Said<'_>, lang: Lang) -> Vec<String> {
        let (instant, within) = (s.entry.happened_at, s.said.within);
        let at = match s.said.synthetic {
            // The middle of a day stands for the day.
            true if instant.0 - within.from.0 == within.length().0 / 2 => self.clock.date(instant),
            true => format!("≈ {}", self.clock.minute(instant)),
            false => self.clock.minute(instant),
        };
        let mut shut: Vec<&str> = Vec::new();
        let mut open: Vec<&str> = Vec::new();
        let mut signed: Vec<&str> = Vec::new();
        for entry in self.entries.iter().filter(|e| e.answers == Some(s.entry.id)) {
            match &entry.event {
                Event::Suspended { corridor, .. } => shut.push(corridor.as_str()),
                Event::Resumed { corridor } => open.push(corridor.as_str()),
                Event::Signed { agreement, .. } => signed.push(agreement.as_str()),
                _ => {}
            }
        }
        let line = |text, ids: &[&str]| {
            (!ids.is_empty()).then(|| {
                let ids: Vec<String> = ids.iter().map(|id| isolated(lang, &self.called(id, lang))).collect();
                lang.fill(text, &[("ids", &ids.join(lang.say(Text::List))), ("at", &isolated(lang, &at))])
            })
        };
        let lines = [
            line(Text::ReplaySuspended, &shut),
            line(Text::ReplayResumed, &open),
            line(Text::ReplaySigned, &signed),
        ];
        lines.into_iter().flatten().collect()
    }
}

/// `over 9,500`: the number with the word that its source puts before it.
fn number(lang: Lang, figure: &Figure) -> String {
    let n = lang.int(u64::from(figure.count));
    match figure.bound {
        Bound::Exactly => n,
        Bound::About => lang.fill(Text::ReplayAbout, &[("n", &n)]),
        Bound::Over => lang.fill(Text::ReplayOver, &[("n", &n)]),
        Bound::Almost => lang.fill(Text::ReplayAlmost, &[("n", &n)]),
        Bound::UpTo => lang.fill(Text::ReplayUpTo, &[("n", &n)]),
    }
}

/// What is counted, in the language where it is a usual word.
fn unit(lang: Lang, id: &Id) -> String {
    let text = match id.as_str() {
        "people" => Text::ReplayUnitPeople,
        "buses" => Text::ReplayUnitBuses,
        "patients" => Text::ReplayUnitPatients,
        "wounded" | "injured" => Text::ReplayUnitWounded,
        "killed" => Text::ReplayUnitKilled,
        "children" => Text::ReplayUnitChildren,
        "ambulances" => Text::ReplayUnitAmbulances,
        "private-vehicles" => Text::ReplayUnitCars,
        "convoys" => Text::ReplayUnitConvoys,
        "hours" => Text::ReplayUnitHours,
        "minutes" => Text::ReplayUnitMinutes,
        other => return isolated(lang, other),
    };
    lang.say(text).to_owned()
}

/// `people: over 9,500`.
fn figure(lang: Lang, figure: &Figure) -> String {
    let of = [("unit", unit(lang, &figure.unit)), ("n", number(lang, figure))];
    lang.fill(Text::ReplayFigure, &of.each_ref().map(|(k, v)| (*k, v.as_str())))
}

/// Who is counted, since when: whatever is said of it.
fn scope(r: &Replayed<'_>, s: &Said<'_>, lang: Lang) -> Vec<String> {
    let mut parts = Vec::new();
    if !s.said.scope.as_str().is_empty() {
        parts.push(isolated(lang, s.said.scope.as_str()));
    }
    parts.extend(s.said.place.as_ref().map(|id| isolated(lang, &r.called(id.as_str(), lang))));
    match s.said.figure.as_ref().and_then(|f| f.sum) {
        Some(Since::Time(t)) => {
            let day = isolated(lang, &r.clock.date(t));
            parts.push(lang.fill(Text::ReplaySumSince, &[("day", &day)]));
        }
        Some(Since::NotSaid) => parts.push(lang.say(Text::ReplaySumUnsaid).to_owned()),
        None => {}
    }
    parts
}

/// What one of several says that differ: its number, or its time.
fn says(r: &Replayed<'_>, d: &Difference<'_>, s: &Said<'_>, lang: Lang) -> String {
    match (&s.said.figure, d.of_time) {
        (Some(figure), false) => number(lang, figure),
        _ => isolated(lang, &r.clock.minute(s.entry.happened_at)),
    }
}

/// `Sources differ (people, convoy 1): …`, with what stands for the list of all.
fn differs(r: &Replayed<'_>, d: &Difference<'_>, all: &str, lang: Lang) -> String {
    let mut of: Vec<String> = d.unit.iter().map(|id| unit(lang, id)).collect();
    of.extend(d.subject.iter().map(|text| isolated(lang, &r.called(text, lang))));
    let text = if d.of_time { Text::ReplayDifferTime } else { Text::ReplayDiffer };
    let list = lang.say(Text::List);
    lang.fill(text, &[("of", &of.join(list)), ("all", all)])
}

/// The replay as text for a terminal.
pub fn replay_text(r: &Replayed<'_>, lang: Lang) -> String {
    let mut lines = vec![
        format!("{}: {}", lang.say(Text::Replay), isolated(lang, r.title)),
        r.extent(lang),
        lang.say(Text::ReplaySays).to_owned(),
        lang.say(Text::ReplaySynthetic).to_owned(),
        lang.say(Text::ReplaySums).to_owned(),
    ];
    let said = r.statements();
    let apart = differences(r.clock, &said);
    for Day { label, said } in days(r.clock, said) {
        lines.push(String::new());
        lines.push(isolated(lang, &label));
        for s in &said {
            let mut parts = vec![isolated(lang, s.said.source.as_str())];
            parts.extend(s.said.figure.as_ref().map(|f| figure(lang, f)));
            let scope = scope(r, s, lang);
            if !scope.is_empty() {
                parts.push(format!("[{}]", scope.join("; ")));
            }
            if !s.said.said.as_str().is_empty() {
                parts.push(isolated(lang, s.said.said.as_str()));
            }
            lines.push(format!("  {:5}  {}", r.when(s), parts.join(" — ")));
            lines.extend(r.answers(s, lang).into_iter().map(|line| format!("         → {line}")));
        }
        for d in apart.iter().filter(|d| d.day == label) {
            let who = |s: &Said<'_>| {
                format!("{} ({})", says(r, d, s, lang), isolated(lang, s.said.source.as_str()))
            };
            let all: Vec<String> = d.said.iter().map(who).collect();
            lines.push(format!("  ≠ {}", differs(r, d, &all.join(" | "), lang)));
        }
    }
    if let Some(model) = &r.model {
        lines.extend(model::text(r, model, lang));
    }
    lines.push(String::new());
    lines.push(lang.fill(Text::ReplayRoot, &[("root", &isolated(lang, r.root))]));
    crate::printed(lang, &lines.join("\n"))
}
