//! Why a plan is as it is, in sentences: the facts of `explain` in the words of a language.

use domain::{Class, Corridor, Direction, Duration, Idx, Kind, Place, Time, Vehicle};
use explain::{Before, Case, Cause, Doing, Log, Wait, WaitFor};
use texts::{Value, isolated};

use super::columns;
use crate::lang::Text;
use crate::{Lang, Told};

/// What is asked about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// A convoy, by its position in the plan.
    Convoy(usize),
    /// A vehicle.
    Vehicle(Idx<Vehicle>),
    /// A class.
    Class(Idx<Class>),
    /// Everybody who is left behind.
    Left,
}

/// Answers a question about a plan.
pub fn explained(told: &Told<'_>, lang: Lang, question: Question) -> String {
    let case = Case { scenario: told.scenario, plan: told.plan, state: told.state };
    let explainer = Explainer { told, lang, case };
    let lines = match question {
        Question::Convoy(position) => explainer.convoy(position),
        Question::Vehicle(vehicle) => explainer.vehicle(vehicle),
        Question::Class(class) => explainer.class(class),
        Question::Left => explainer.everybody_left(),
    };
    let mut text = columns::printed(lang, &lines.join("\n"));
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

struct Explainer<'a> {
    told: &'a Told<'a>,
    lang: Lang,
    case: Case<'a>,
}

impl Explainer<'_> {
    fn at(&self, t: Time) -> String {
        self.told.clock.minute(t)
    }

    fn span(&self, d: Duration) -> String {
        self.lang.duration(d.0)
    }

    fn place(&self, place: Idx<Place>) -> &str {
        self.told.scenario.places[place].name.in_language(self.lang.tag())
    }

    fn corridor(&self, corridor: Idx<Corridor>) -> &str {
        self.told.scenario.corridors[corridor].name.in_language(self.lang.tag())
    }

    fn kind(&self, kind: Idx<Kind>) -> &str {
        self.told.scenario.kinds[kind].name.in_language(self.lang.tag())
    }

    fn direction(&self, direction: Direction) -> &'static str {
        self.lang.say(match direction {
            Direction::Outward => Text::Outward,
            Direction::Back => Text::Back,
        })
    }

    fn before(&self, before: Before) -> &str {
        let found = match before {
            Before::Planned(position) => self.told.plan.convoys.get(position),
            Before::Past(position) => {
                self.told.state.and_then(|s| s.convoys.get(position)).map(|p| &p.convoy)
            }
        };
        found.map_or("?", |c| &c.id)
    }

    /// A cause in a sentence.
    fn cause(&self, cause: Cause, at: Time, corridor: Idx<Corridor>) -> String {
        let time = self.at(at);
        match cause {
            Cause::Vehicle(vehicle) => {
                let id = &self.told.scenario.vehicles[vehicle].id;
                self.lang.fill(Text::ExplainDecidedVehicle, &[("vehicle", id), ("time", &time)])
            }
            Cause::Headway(before) => {
                let headway = self.span(self.told.scenario.corridors[corridor].convoy.headway);
                let values = [("headway", headway.as_str()), ("convoy", self.before(before))];
                self.lang.fill(Text::ExplainDecidedHeadway, &values)
            }
            Cause::Opens => self.lang.fill(Text::ExplainDecidedOpens, &[("time", &time)]),
            Cause::Track(before) => {
                let values = [("convoy", self.before(before)), ("time", &time)];
                self.lang.fill(Text::ExplainDecidedTrack, &values)
            }
            Cause::Begin => self.lang.fill(Text::ExplainDecidedBegin, &[("time", &time)]),
        }
    }

    fn convoy(&self, position: usize) -> Vec<String> {
        let (lang, plan) = (self.lang, self.told.plan);
        let Some(facts) = explain::convoy(self.case, position) else { return Vec::new() };
        let convoy = &plan.convoys[position];
        let clock = self.told.clock;
        let mut lines = vec![
            lang.fill(
                Text::ExplainConvoy,
                &[
                    ("id", &convoy.id),
                    ("corridor", self.corridor(convoy.corridor)),
                    ("direction", self.direction(convoy.direction)),
                    ("day", &clock.date(convoy.depart)),
                    ("depart", &clock.time_of_day(convoy.depart)),
                    ("arrive", &clock.time_of_day(convoy.arrive)),
                ],
            ),
            lang.text(
                Text::ExplainConvoyWho,
                &[
                    ("carriers", Value::Int(facts.carriers as u64)),
                    ("escorts", Value::Int(facts.escorts as u64)),
                    ("people", Value::Int(u64::from(facts.people))),
                ],
            ),
        ];
        if let Some(most) = facts.most {
            lines.push(lang.text(Text::ExplainMost, &[("n", Value::Int(u64::from(most)))]));
        }
        lines.push(String::new());
        lines.extend(self.why_then(&facts, convoy));
        lines.push(String::new());
        let inspect = facts.passed.iter().fold(Duration::ZERO, |sum, p| sum + (p.end - p.begin));
        let queue = facts.passed.iter().fold(Duration::ZERO, |sum, p| sum + (p.begin - p.reached));
        lines.push(lang.fill(
            Text::ExplainInside,
            &[
                ("drive", &self.span(facts.drive)),
                ("inspect", &self.span(inspect)),
                ("queue", &self.span(queue)),
            ],
        ));
        for p in &facts.passed {
            lines.push(lang.fill(
                Text::ExplainCheckpoint,
                &[
                    ("checkpoint", &p.checkpoint),
                    ("reached", &clock.time_of_day(p.reached)),
                    ("begin", &clock.time_of_day(p.begin)),
                    ("end", &clock.time_of_day(p.end)),
                ],
            ));
        }
        if let Some(shuts) = facts.shuts {
            let spare = shuts - facts.margin - convoy.arrive;
            lines.push(lang.fill(
                Text::ExplainShuts,
                &[
                    ("time", &self.at(shuts)),
                    ("margin", &self.span(facts.margin)),
                    ("spare", &self.span(spare)),
                ],
            ));
        }
        lines
    }

    /// What decided when a convoy goes, and what would have decided otherwise.
    fn why_then(&self, facts: &explain::ConvoyFacts, convoy: &domain::Convoy) -> Vec<String> {
        let lang = self.lang;
        let mut lines = Vec::new();
        let Some(latest) = facts.not_before.first() else { return lines };
        if facts.held > Duration::ZERO {
            let values = [("time", self.at(latest.at)), ("span", self.span(facts.held))];
            let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
            lines.push(lang.fill(Text::ExplainHeld, &values));
        }
        lines.push(self.cause(latest.cause, latest.at, convoy.corridor));
        if let Cause::Vehicle(vehicle) = latest.cause {
            lines.extend(self.did_before(vehicle, convoy.depart));
        }
        // The next cause that is another matter: what would hold it if this one fell away.
        let next = facts.not_before.iter().skip(1).find(|n| n.at < latest.at);
        if let Some(next) = next {
            let values = [
                ("span", self.span(latest.at - next.at)),
                ("time", self.at(next.at)),
                ("cause", self.cause(next.cause, next.at, convoy.corridor)),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
            lines.push(lang.fill(Text::ExplainOtherwise, &values));
        }
        lines
    }

    /// The last few things that a vehicle did before an instant, in order.
    fn did_before(&self, vehicle: Idx<Vehicle>, t: Time) -> Vec<String> {
        let log = Log::of(self.case, vehicle);
        let id = &self.told.scenario.vehicles[vehicle].id;
        let done: Vec<_> =
            log.did.iter().filter(|d| d.until <= t && !matches!(d.doing, Doing::Stands(_))).collect();
        let last = &done[done.len().saturating_sub(3)..];
        last.iter()
            .map(|d| {
                let time = self.at(d.until);
                let (text, name, value) = match d.doing {
                    Doing::Serves { place, .. } => (Text::ExplainBeforeServes, "place", self.place(place)),
                    Doing::Drives(place) | Doing::Stands(place) => {
                        (Text::ExplainBeforeDrives, "place", self.place(place))
                    }
                    Doing::Convoy(position) => {
                        (Text::ExplainBeforeConvoy, "convoy", self.before(Before::Planned(position)))
                    }
                };
                self.lang.fill(text, &[("vehicle", id), (name, value), ("time", &time)])
            })
            .map(|line| format!("  {line}"))
            .collect()
    }

    fn vehicle(&self, vehicle: Idx<Vehicle>) -> Vec<String> {
        let lang = self.lang;
        let facts = explain::vehicle(self.case, vehicle);
        let id = &self.told.scenario.vehicles[vehicle].id;
        let kind = self.kind(self.told.scenario.vehicles[vehicle].kind);
        let Some((from, until)) = facts.active else {
            return vec![lang.fill(Text::ExplainVehicleIdle, &[("id", id), ("kind", kind)])];
        };
        let mut lines = vec![
            lang.text(
                Text::ExplainVehicle,
                &[
                    ("id", Value::Text(id)),
                    ("kind", Value::Text(kind)),
                    ("loads", Value::Int(facts.loads as u64)),
                    ("people", Value::Int(u64::from(facts.carried))),
                ],
            ),
            lang.fill(
                Text::ExplainVehicleTimes,
                &[
                    ("from", &self.at(from)),
                    ("until", &self.at(until)),
                    ("drives", &self.span(facts.drives)),
                    ("convoys", &self.span(facts.convoys)),
                    ("serves", &self.span(facts.serves)),
                    ("stands", &self.span(facts.stands)),
                ],
            ),
            String::new(),
        ];
        if facts.waits.is_empty() {
            lines.push(lang.say(Text::ExplainNoWaits).to_owned());
            return lines;
        }
        lines.push(lang.say(Text::ExplainWaits).to_owned());
        lines.extend(facts.waits.iter().map(|wait| format!("  {}", self.wait(wait))));
        lines
    }

    fn wait(&self, wait: &Wait) -> String {
        let lang = self.lang;
        let what = match wait.what {
            WaitFor::Convoy(position, because) => {
                let convoy = self.before(Before::Planned(position));
                let planned = &self.told.plan.convoys[position];
                match because {
                    Some(cause) => {
                        let cause = self.cause(cause, planned.depart, planned.corridor);
                        lang.fill(Text::WaitConvoyBecause, &[("convoy", convoy), ("cause", &cause)])
                    }
                    None => lang.fill(Text::WaitConvoy, &[("convoy", convoy)]),
                }
            }
            WaitFor::Bay(bays) => lang.text(Text::WaitBay, &[("bays", Value::Int(u64::from(bays)))]),
            WaitFor::Hours => lang.say(Text::WaitHours).to_owned(),
            WaitFor::Ready => lang.say(Text::WaitReady).to_owned(),
            WaitFor::Rest => lang.say(Text::WaitRest).to_owned(),
            WaitFor::Held => lang.say(Text::WaitHeld).to_owned(),
        };
        lang.text(
            Text::ExplainWait,
            &[
                ("from", Value::Text(&self.at(wait.from))),
                ("until", Value::Text(&self.at(wait.until))),
                ("place", Value::Text(self.place(wait.place))),
                ("span", Value::Text(&self.span(wait.until - wait.from))),
                ("aboard", Value::Int(u64::from(wait.aboard))),
                ("what", Value::Text(&what)),
            ],
        )
    }

    fn kinds(&self, kinds: &[Idx<Kind>]) -> String {
        if kinds.is_empty() {
            return self.lang.say(Text::None).to_owned();
        }
        let names: Vec<String> = kinds.iter().map(|&k| isolated(self.lang, self.kind(k))).collect();
        names.join(self.lang.say(Text::List))
    }

    fn class(&self, class: Idx<Class>) -> Vec<String> {
        let lang = self.lang;
        let facts = explain::class(self.case, class);
        let known = &self.told.scenario.classes[class];
        let mut lines = vec![lang.text(
            Text::ExplainClass,
            &[
                ("id", Value::Text(&known.id)),
                ("place", Value::Text(self.place(known.at))),
                ("families", Value::Int(u64::from(facts.families))),
                ("safe", Value::Int(u64::from(facts.safe))),
                ("left", Value::Int(u64::from(facts.families.saturating_sub(facts.safe)))),
            ],
        )];
        if let Some((first, last)) = facts.loaded {
            let values = [("first", self.at(first)), ("last", self.at(last))];
            let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
            lines.push(lang.fill(Text::ExplainClassLoaded, &values));
        }
        if let Some(mean) = facts.mean {
            lines.push(lang.fill(Text::ExplainClassMean, &[("span", &self.span(mean))]));
        }
        for r in &facts.received {
            let line = lang.text(
                Text::ExplainClassReceived,
                &[
                    ("place", Value::Text(self.place(r.place))),
                    ("wish", Value::Int(r.wish as u64 + 1)),
                    ("families", Value::Int(u64::from(r.families))),
                    ("first", Value::Text(&self.at(r.first))),
                    ("last", Value::Text(&self.at(r.last))),
                ],
            );
            lines.push(format!("  {line}"));
        }
        let (kinds, could) = (self.kinds(&facts.carried_by), self.kinds(&facts.could_carry));
        lines.push(lang.fill(Text::ExplainCarriedBy, &[("kinds", &kinds), ("could", &could)]));
        let left = self.left(class);
        if !left.is_empty() {
            lines.push(String::new());
            lines.extend(left);
        }
        lines
    }

    fn everybody_left(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for class in self.told.scenario.classes.indices() {
            let left = self.left(class);
            if !left.is_empty() && !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(left);
        }
        if lines.is_empty() {
            lines.push(self.lang.say(Text::ExplainNobodyLeft).to_owned());
        }
        lines
    }

    /// Those of a class who are left behind; nothing if nobody is.
    fn left(&self, class: Idx<Class>) -> Vec<String> {
        let lang = self.lang;
        let Some(facts) = explain::left(self.case, class) else { return Vec::new() };
        let id = &self.told.scenario.classes[class].id;
        let families = Value::Int(u64::from(facts.families));
        let mut lines =
            vec![lang.text(Text::ExplainLeft, &[("families", families), ("id", Value::Text(id))])];
        let why = self.told.left.iter().filter(|l| l.class == class).map(|l| l.why_in(lang));
        lines.extend(why.map(|why| format!("  {why}")));
        if facts.carriers.is_empty() {
            lines.push(format!("  {}", lang.say(Text::ExplainNoCarrier)));
        }
        for c in &facts.carriers {
            let line = lang.text(
                Text::ExplainCarrier,
                &[
                    ("kind", Value::Text(self.kind(c.kind))),
                    ("used", Value::Int(u64::from(c.used))),
                    ("usable", Value::Int(u64::from(c.usable))),
                    ("trips", Value::Int(u64::from(c.trips))),
                    ("room", Value::Int(u64::from(c.with_room))),
                ],
            );
            lines.push(format!("  {line}"));
        }
        lines.extend(facts.outlets.iter().map(|o| format!("  {}", self.outlet(o))));
        for &(place, room) in &facts.room {
            let line = match room {
                Some(n) => lang.text(
                    Text::ExplainRoom,
                    &[("place", Value::Text(self.place(place))), ("n", Value::Int(n.max(0).unsigned_abs()))],
                ),
                None => lang.fill(Text::ExplainRoomFree, &[("place", self.place(place))]),
            };
            lines.push(format!("  {line}"));
        }
        lines
    }

    fn outlet(&self, o: &explain::Outlet) -> String {
        let lang = self.lang;
        let name = format!("{} ({})", self.corridor(o.corridor), self.direction(o.direction));
        let mut sentences = vec![lang.text(
            Text::ExplainOutlet,
            &[
                ("corridor", Value::Text(&name)),
                ("convoys", Value::Int(o.convoys as u64)),
                ("carriers", Value::Int(o.carriers as u64)),
            ],
        )];
        if let Some(places) = o.places.filter(|_| o.convoys > 0) {
            sentences.push(lang.text(Text::ExplainOutletPlaces, &[("places", Value::Int(places as u64))]));
        }
        sentences.extend(o.last.map(|t| lang.fill(Text::ExplainOutletLast, &[("last", &self.at(t))])));
        sentences.extend(o.shuts.map(|t| lang.fill(Text::ExplainOutletShuts, &[("time", &self.at(t))])));
        sentences.join(" ")
    }
}
