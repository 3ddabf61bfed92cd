//! What a rehearsal says: the words, as text and as figures for programs. The page is in `rehearsal/page.rs`.

mod page;

use domain::{Idx, Name, Place, Scenario};
use serde_json::{Value, json};
use simulator::{Cause, Concern, Estimate, Figures, Policy, QUANTILES};
use texts::isolated;

pub use page::page as rehearsal_page;

use crate::lang::Text;
use crate::{Clock, Lang};

/// All that a report of a rehearsal is made from.
pub struct Rehearsed<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What the worlds say together.
    pub figures: &'a Figures,
    /// Every draw came from it.
    pub seed: u64,
    /// The number of the first world.
    pub first: u64,
    /// What the control room did.
    pub policy: Policy,
    /// Local time.
    pub clock: &'a dyn Clock,
}

/// How many causes of delay are named; the rest are one.
const CAUSES: usize = 10;

impl Rehearsed<'_> {
    /// `The plan, played in 1,000 drawn worlds …`.
    fn worlds(&self, lang: Lang) -> String {
        let policy = match self.policy {
            Policy::Wait => lang.say(Text::PolicyWait).to_owned(),
            Policy::Hold(span) => lang.fill(Text::PolicyHold, &[("span", &lang.duration(span.0))]),
            Policy::Replan(span, most) => {
                let most = lang.int(u64::from(most));
                lang.fill(Text::PolicyReplan, &[("span", &lang.duration(span.0)), ("most", &most)])
            }
        };
        let n = lang.int(self.figures.worlds as u64);
        let (first, seed) = (self.first.to_string(), self.seed.to_string());
        let values = [("n", n.as_str()), ("first", &first), ("seed", &seed), ("policy", &policy)];
        lang.fill(Text::RehearsalWorlds, &values)
    }

    fn cause(&self, lang: Lang, cause: Cause) -> String {
        let s = self.scenario;
        let name = |name: &Name| isolated(lang, name.in_language(lang.tag()));
        let place = |text, p: Idx<Place>| lang.fill(text, &[("place", &name(&s.places[p].name))]);
        let corridor = |text, c| lang.fill(text, &[("corridor", &name(&s.corridors[c].name))]);
        match cause {
            Cause::Road(p) => place(Text::DelayRoad, p),
            Cause::Service(p) => place(Text::DelayService, p),
            Cause::Bay(p) => place(Text::DelayBay, p),
            Cause::People(p) => place(Text::DelayPeople, p),
            Cause::Corridor(c) => corridor(Text::DelayCorridor, c),
            Cause::Shut(c) => corridor(Text::DelayShut, c),
            Cause::Turn(c) => corridor(Text::DelayTurn, c),
            Cause::Unexpected(c) => corridor(Text::DelayUnexpected, c),
            Cause::Checkpoint(c, k) => {
                let row = &s.corridors[c];
                let id = row.checkpoints.get(usize::from(k)).map_or("", |p| p.id.as_str());
                let values = [("checkpoint", isolated(lang, id)), ("corridor", name(&row.name))];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                lang.fill(Text::DelayCheckpoint, &values)
            }
            Cause::Breakdown => lang.say(Text::DelayBreakdown).to_owned(),
            Cause::Driver => lang.say(Text::DelayDriver).to_owned(),
            Cause::Stand(p) => place(Text::DelayStand, p),
            Cause::Hours => lang.say(Text::DelayHours).to_owned(),
        }
    }

    /// The greatest causes by name, with their share and hours; those beyond as one.
    fn causes(&self, lang: Lang) -> Vec<(String, f64, Estimate)> {
        let all = &self.figures.causes;
        let mut rows: Vec<_> =
            all.iter().take(CAUSES).map(|&(c, share, e)| (self.cause(lang, c), share, e)).collect();
        if all.len() > CAUSES {
            let rest = &all[CAUSES..];
            let sum = |f: fn(&(Cause, f64, Estimate)) -> f64| rest.iter().map(f).sum::<f64>();
            let e = Estimate { mean: sum(|r| r.2.mean), error: sum(|r| r.2.error * r.2.error).sqrt() };
            rows.push((lang.say(Text::OtherCauses).to_owned(), sum(|r| r.1), e));
        }
        rows
    }
}

/// What a concern is called.
fn concern(concern: Concern) -> Text {
    match concern {
        Concern::Driving => Text::HazardDriving,
        Concern::Loading => Text::HazardLoading,
        Concern::Inspection => Text::HazardInspection,
        Concern::Unexpected => Text::HazardUnexpected,
        Concern::People => Text::HazardPeople,
        Concern::Arrival => Text::HazardArrival,
        Concern::NoShow => Text::HazardNoShow,
        Concern::Breakdown => Text::HazardBreakdown,
        Concern::Driver => Text::HazardDriver,
        Concern::Suspension => Text::HazardSuspension,
        Concern::Shortened => Text::HazardShortened,
        Concern::Extended => Text::HazardExtended,
        Concern::Exchange => Text::HazardExchange,
        Concern::Cars => Text::HazardCars,
    }
}

/// `1,882.7 ± 12.3`, with as many decimals as the error bears.
fn estimate(lang: Lang, e: Estimate) -> String {
    let decimals = usize::from(e.error < 10.0);
    format!("{} ± {}", lang.fixed(e.mean, decimals), lang.fixed(e.error, decimals))
}

/// `43.1 % ± 1.6 %`.
fn chance(lang: Lang, e: Estimate) -> String {
    format!("{} ± {}", lang.percent(e.mean), lang.percent(e.error))
}

/// The incidents of an average world, with what they are called.
fn incidents(f: &Figures) -> [(Text, Estimate); 7] {
    [
        (Text::PeopleCaught, f.caught),
        (Text::PeopleTurned, f.turned_back),
        (Text::PeopleOverran, f.overran),
        (Text::VehiclesBroken, f.broken),
        (Text::VehiclesLost, f.lost),
        (Text::ConvoysMissed, f.missed),
        (Text::TimesReplanned, f.replans),
    ]
}

/// The rehearsal as text for a terminal.
pub fn rehearsal_text(r: &Rehearsed<'_>, lang: Lang) -> String {
    let (f, mut lines) = (r.figures, Vec::new());
    let name = isolated(lang, r.scenario.name.in_language(lang.tag()));
    lines.push(format!("{}: {name}", lang.say(Text::Rehearsal)));
    lines.push(r.worlds(lang));
    lines.push(lang.say(Text::RehearsalCaveat).to_owned());
    let title = |lines: &mut Vec<String>, text: Text| {
        lines.push(String::new());
        lines.push(lang.say(text).to_owned());
    };
    title(&mut lines, Text::AllOutBy);
    for &(t, e) in &f.all_by {
        let by = lang.fill(Text::ByTime, &[("time", &r.clock.minute(t))]);
        lines.push(format!("  {by}: {}", chance(lang, e)));
    }
    title(&mut lines, Text::KeyFigures);
    let plan = |n: f64, decimals| format!(" ({}: {})", lang.say(Text::ThePlan), lang.decimal(n, decimals));
    let worst = |e| format!("; {}: {}", lang.say(Text::WorstTwentieth), estimate(lang, e));
    let mut figure = |text: Text, e: Estimate, more: String| {
        lines.push(format!("  {}: {}{more}", lang.say(text), estimate(lang, e)));
    };
    figure(Text::PeopleCome, f.came, plan(f.plan.came as f64, 0));
    figure(Text::PeopleStay, f.no_show, String::new());
    figure(Text::PeopleLeft, f.left, worst(f.left_worst) + &plan(f.plan.left as f64, 0));
    let hours = |seconds: i64| seconds as f64 / 3600.0;
    figure(Text::HoursExposed, f.exposure, worst(f.exposure_worst) + &plan(hours(f.plan.exposure), 0));
    figure(Text::HoursStood, f.stood, plan(hours(f.plan.stood), 0));
    title(&mut lines, Text::SafeOverTime);
    let head = QUANTILES.map(|q| lang.percent(f64::from(q) / 100.0));
    lines.push(format!("  {}: {} | {}", lang.say(Text::Instant), head.join(" | "), lang.say(Text::ThePlan)));
    for i in sampled(f) {
        let row: Vec<String> = f.fan[i].iter().map(|q| lang.int(u64::from(q.0))).collect();
        let own = lang.int(u64::from(f.plan.safe[i]));
        lines.push(format!("  {}: {} | {own}", r.clock.minute(f.times[i]), row.join(" | ")));
    }
    title(&mut lines, Text::DelayBegins);
    if f.causes.is_empty() {
        lines.push(format!("  {}", lang.say(Text::NoDelay)));
    }
    for (what, share, hours) in r.causes(lang) {
        lines.push(format!("  {}  {what} ({})", lang.percent(share), estimate(lang, hours)));
    }
    title(&mut lines, Text::HazardCosts);
    if f.costs.is_empty() {
        lines.push(format!("  {}", lang.say(Text::NoCosts)));
    }
    for c in &f.costs {
        let (left, hours) = (estimate(lang, c.left), estimate(lang, c.exposure));
        let what = lang.say(concern(c.concern));
        lines.push(format!(
            "  {what}: {} {left}; {} {hours}; {} {}",
            lang.say(Text::CostLeft),
            lang.say(Text::CostHours),
            lang.say(Text::CostChance),
            chance(lang, c.chance)
        ));
    }
    title(&mut lines, Text::InAWorld);
    for (text, e) in incidents(f) {
        lines.push(format!("  {}: {}", lang.say(text), estimate(lang, e)));
    }
    lines.push(String::new());
    lines.push(lang.say(Text::RehearsalErrors).to_owned());
    crate::printed(lang, &lines.join("\n"))
}

/// A dozen points of the grid, from where anything happens to where nothing does any more, and the last.
fn sampled(f: &Figures) -> Vec<usize> {
    let last = f.times.len() - 1;
    let moves = |i: &usize| *i > 0 && f.fan[*i] != f.fan[*i - 1];
    let (from, until) = ((0..=last).find(moves).unwrap_or(0), (0..=last).rev().find(moves).unwrap_or(last));
    let step = ((until - from) / 12).max(1);
    let mut points: Vec<usize> = (from..=until).step_by(step).chain([until]).collect();
    points.dedup();
    points
}

/// The rehearsal for programs: every figure with its standard error, instants as RFC 3339.
pub fn rehearsal_json(r: &Rehearsed<'_>) -> Value {
    let (f, s) = (r.figures, r.scenario);
    let e = |e: Estimate| json!({ "mean": e.mean, "error": e.error });
    let at = |t| r.clock.rfc3339(t);
    let cause = |c: Cause| match c {
        Cause::Road(p) => json!({ "is": "road", "place": s.places[p].id }),
        Cause::Service(p) => json!({ "is": "service", "place": s.places[p].id }),
        Cause::Bay(p) => json!({ "is": "bay", "place": s.places[p].id }),
        Cause::People(p) => json!({ "is": "people", "place": s.places[p].id }),
        Cause::Corridor(c) => json!({ "is": "corridor", "corridor": s.corridors[c].id }),
        Cause::Shut(c) => json!({ "is": "shut", "corridor": s.corridors[c].id }),
        Cause::Turn(c) => json!({ "is": "turn", "corridor": s.corridors[c].id }),
        Cause::Unexpected(c) => json!({ "is": "unexpected", "corridor": s.corridors[c].id }),
        Cause::Checkpoint(c, k) => {
            let row = &s.corridors[c];
            let id = row.checkpoints.get(usize::from(k)).map(|p| &p.id);
            json!({ "is": "checkpoint", "corridor": row.id, "checkpoint": id })
        }
        Cause::Breakdown => json!({ "is": "breakdown" }),
        Cause::Driver => json!({ "is": "driver" }),
        Cause::Stand(p) => json!({ "is": "stand", "place": s.places[p].id }),
        Cause::Hours => json!({ "is": "hours" }),
    };
    let policy = match r.policy {
        Policy::Wait => json!({ "is": "wait" }),
        Policy::Hold(span) => json!({ "is": "hold", "seconds": span.0 }),
        Policy::Replan(span, most) => json!({ "is": "replan", "seconds": span.0, "most": most }),
    };
    let safe: Vec<Value> = f
        .times
        .iter()
        .zip(&f.fan)
        .enumerate()
        .map(|(i, (&t, q))| {
            json!({
                "at": at(t),
                "quantiles": q.map(|q| q.0),
                "errors": q.map(|q| q.1),
                "plan": f.plan.safe[i],
            })
        })
        .collect();
    let hours = |seconds: i64| seconds as f64 / 3600.0;
    json!({
        "worlds": f.worlds,
        "first": r.first,
        "seed": r.seed,
        "policy": policy,
        "plan": {
            "people": f.plan.came,
            "left": f.plan.left,
            "all_safe": f.plan.all_out.map(at),
            "exposure": hours(f.plan.exposure),
            "stood": hours(f.plan.stood),
        },
        "came": e(f.came),
        "no_show": e(f.no_show),
        "left": e(f.left),
        "left_worst_twentieth": e(f.left_worst),
        "exposure": e(f.exposure),
        "exposure_worst_twentieth": e(f.exposure_worst),
        "stood": e(f.stood),
        "all_safe_by": f.all_by.iter().map(|&(t, c)| json!({ "at": at(t), "chance": e(c) })).collect::<Vec<_>>(),
        "quantiles": QUANTILES,
        "safe": safe,
        "delays": f.causes.iter().map(|&(c, share, h)| json!({ "cause": cause(c), "share": share, "person_hours": e(h) })).collect::<Vec<_>>(),
        "hazards": f.costs.iter().map(|c| json!({
            "hazard": c.concern.key(), "left": e(c.left), "exposure": e(c.exposure), "chance": e(c.chance),
        })).collect::<Vec<_>>(),
        "caught": e(f.caught),
        "turned_back": e(f.turned_back),
        "overran": e(f.overran),
        "broken": e(f.broken),
        "lost": e(f.lost),
        "missed": e(f.missed),
        "replans": e(f.replans),
    })
}
