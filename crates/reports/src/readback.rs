//! Observations of the journal as sentences, to be read back to the station that spoke them.

use domain::{Direction, Load, Scenario};
use operation::{Event, Ground, Id, Knowing, Method};
use texts::isolated;

use crate::Lang;
use crate::lang::Text;

/// What events say, a sentence or two each, in their order. Vehicles and convoys stand by their ids, places and corridors by the names
/// that the scenario has for them. Empty for an event that the journal has no line for.
pub fn readback(scenario: &Scenario, events: &[Event], lang: Lang) -> Vec<String> {
    let ground = Ground::new(scenario);
    let of = Speaker { scenario, ground: &ground, lang };
    events.iter().flat_map(|event| of.sentences(event)).collect()
}

struct Speaker<'a> {
    scenario: &'a Scenario,
    ground: &'a Ground<'a>,
    lang: Lang,
}

impl Speaker<'_> {
    fn id(&self, id: &Id) -> String {
        isolated(self.lang, id.as_str())
    }

    /// A place by its name, a checkpoint or a place that no scenario knew by its id.
    fn place(&self, id: &Id) -> String {
        let known = self.ground.place(id).map(|p| &self.scenario.places[p].name);
        self.called(id, known.map(|name| name.in_language(self.lang.tag())))
    }

    fn corridor(&self, id: &Id) -> String {
        let known = self.ground.corridor(id).map(|c| &self.scenario.corridors[c].name);
        self.called(id, known.map(|name| name.in_language(self.lang.tag())))
    }

    fn called(&self, id: &Id, name: Option<&str>) -> String {
        isolated(self.lang, name.unwrap_or(id.as_str()))
    }

    fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.lang.fill(text, values).trim().to_owned()
    }

    fn at(&self, text: Text, vehicle: &Id, place: &Id) -> Vec<String> {
        vec![self.fill(text, &[("vehicle", &self.id(vehicle)), ("place", &self.place(place))])]
    }

    fn of_vehicle(&self, text: Text, vehicle: &Id) -> Vec<String> {
        vec![self.fill(text, &[("vehicle", &self.id(vehicle))])]
    }

    fn some(&self, text: Text, vehicle: &Id, people: u32) -> Vec<String> {
        let n = self.lang.int(u64::from(people));
        vec![self.fill(text, &[("vehicle", &self.id(vehicle)), ("n", &n)])]
    }

    fn some_at(&self, text: Text, (vehicle, place): (&Id, &Id), people: u32) -> Vec<String> {
        let n = self.lang.int(u64::from(people));
        let (vehicle, place) = (self.id(vehicle), self.place(place));
        vec![self.fill(text, &[("vehicle", &vehicle), ("place", &place), ("n", &n)])]
    }

    fn load(&self, text: Text, (vehicle, place): (&Id, &Id), people: Load, method: Method) -> Vec<String> {
        let n = self.lang.int(u64::from(people.people()));
        let (v, p, how) = (self.id(vehicle), self.place(place), self.lang.say(how(method)));
        let mut out = vec![self.fill(text, &[("vehicle", &v), ("place", &p), ("n", &n), ("how", how)])];
        if people.wheelchairs + people.stretchers > 0 {
            let wheelchairs = self.lang.int(u64::from(people.wheelchairs));
            let stretchers = self.lang.int(u64::from(people.stretchers));
            let values = [("wheelchairs", wheelchairs.as_str()), ("stretchers", &stretchers)];
            out.push(self.fill(Text::ReadNeeds, &values));
        }
        out
    }

    fn sentences(&self, event: &Event) -> Vec<String> {
        match event {
            Event::Arrived { vehicle, place } => self.at(Text::ReadArrived, vehicle, place),
            Event::AtCheckpoint { vehicle, checkpoint } => {
                self.at(Text::ReadAtCheckpoint, vehicle, checkpoint)
            }
            Event::Departed { vehicle, place } => self.at(Text::ReadDeparted, vehicle, place),
            Event::PassedCheckpoint { vehicle, checkpoint } => self.at(Text::ReadPassed, vehicle, checkpoint),
            Event::Entered { vehicle, corridor, direction } => {
                let text = match direction {
                    Direction::Outward => Text::ReadEnteredOutward,
                    Direction::Back => Text::ReadEnteredBack,
                };
                let (vehicle, corridor) = (self.id(vehicle), self.corridor(corridor));
                vec![self.fill(text, &[("vehicle", &vehicle), ("corridor", &corridor)])]
            }
            Event::Boarded { vehicle, place, people, method, .. } => {
                self.load(Text::ReadBoarded, (vehicle, place), *people, *method)
            }
            Event::HandedOver { vehicle, place, people, empty, method, .. } => {
                let mut out = self.load(Text::ReadHandedOver, (vehicle, place), *people, *method);
                if *empty {
                    out.extend(self.of_vehicle(Text::ReadEmpty, vehicle));
                }
                out
            }
            Event::Returned { vehicle, place, people, .. } => {
                self.some_at(Text::ReadReturned, (vehicle, place), *people)
            }
            Event::Counted { vehicle, people, method } => {
                let (vehicle, n) = (self.id(vehicle), self.lang.int(u64::from(*people)));
                let how = self.lang.say(how(*method));
                vec![self.fill(Text::ReadCounted, &[("vehicle", &vehicle), ("n", &n), ("how", how)])]
            }
            Event::BrokeDown { vehicle } => self.of_vehicle(Text::ReadBrokeDown, vehicle),
            Event::Repaired { vehicle } => self.of_vehicle(Text::ReadRepaired, vehicle),
            Event::Born { vehicle } => self.of_vehicle(Text::ReadBorn, vehicle),
            Event::DidNotContinue { vehicle, checkpoint, people } => {
                self.some_at(Text::ReadDidNotContinue, (vehicle, checkpoint), *people)
            }
            Event::LeftOnTheWay { vehicle, people } => self.some(Text::ReadLeft, vehicle, *people),
            Event::Joined { vehicle, people } => self.some(Text::ReadJoined, vehicle, *people),
            Event::Died { vehicle, people } => self.some(Text::ReadDied, vehicle, *people),
            Event::Transferred { from, to, people, .. } => {
                let (from, to, n) = (self.id(from), self.id(to), self.lang.int(u64::from(*people)));
                vec![self.fill(Text::ReadTransferred, &[("from", &from), ("to", &to), ("n", &n)])]
            }
            _ => self.of_the_road(event),
        }
    }

    fn of_the_road(&self, event: &Event) -> Vec<String> {
        let said = |text: &str| isolated(self.lang, text);
        let sentence = match event {
            Event::Held { convoy, reason } => {
                let (convoy, reason) = (self.id(convoy), said(reason.as_str()));
                self.fill(Text::ReadHeld, &[("convoy", &convoy), ("reason", &reason)])
            }
            Event::Suspended { corridor, by, reason } => {
                let (corridor, reason) = (self.corridor(corridor), said(reason.as_str()));
                let mut values = vec![("corridor", corridor.as_str()), ("reason", &reason)];
                let by = by.as_ref().map(|by| self.id(by));
                if let Some(by) = &by {
                    values.push(("by", by));
                }
                self.fill(if by.is_some() { Text::ReadSuspendedBy } else { Text::ReadSuspended }, &values)
            }
            Event::Resumed { corridor } => {
                self.fill(Text::ReadResumed, &[("corridor", &self.corridor(corridor))])
            }
            Event::Cleared { corridor, clear } => {
                let text = if *clear { Text::ReadClear } else { Text::ReadNotClear };
                self.fill(text, &[("corridor", &self.corridor(corridor))])
            }
            Event::Incident { place, said: words, known_by } => {
                let how = self.lang.say(match known_by {
                    Knowing::Saw => Text::HowSaw,
                    Knowing::Told => Text::HowTold,
                    Knowing::Inferred => Text::HowInferred,
                });
                let words = said(words.as_str());
                match place.as_ref().map(|p| self.place(p)) {
                    Some(place) => {
                        let values = [("place", place.as_str()), ("how", how), ("said", &words)];
                        self.fill(Text::ReadIncidentAt, &values)
                    }
                    None => self.fill(Text::ReadIncident, &[("how", how), ("said", &words)]),
                }
            }
            Event::OthersCount { source, people, scope } => {
                let (source, n) = (self.id(source), self.lang.int(u64::from(*people)));
                let words = said(scope.as_str());
                self.fill(Text::ReadOthers, &[("source", &source), ("n", &n), ("said", &words)])
            }
            _ => return Vec::new(),
        };
        vec![sentence]
    }
}

/// How people were counted, in words.
pub(crate) fn how(method: Method) -> Text {
    match method {
        Method::List => Text::HowList,
        Method::Scan => Text::HowScan,
        Method::Clicker => Text::HowClicker,
        Method::Seats => Text::HowSeats,
        Method::Estimate => Text::HowEstimate,
    }
}
