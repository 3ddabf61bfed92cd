//! The forecast for those who receive people: hour by hour who comes, and what is left of the room.

use std::collections::BTreeMap;

use domain::{Class, Idx, Load, Place, Time, Vehicle};
use texts::Text;

use super::frame::{Head, Holds, Paper, Sheet};
use crate::Document;
use crate::data::hour;
use crate::facts::Group;

const HEADS: [Head; 10] = [
    (Text::SheetHour, Holds::Words),
    (Text::Vehicles, Holds::Figures),
    (Text::People, Holds::Figures),
    (Text::SheetWheelchairs, Holds::Figures),
    (Text::SheetLying, Holds::Figures),
    (Text::SheetPeopleByThen, Holds::Figures),
    (Text::SheetRoomLeft, Holds::Figures),
    (Text::SheetLyingRoomLeft, Holds::Figures),
    (Text::SheetWhoComes, Holds::Words),
    (Text::SheetHeadCount, Holds::Blank),
];

/// Those who become safe at a place within an hour.
#[derive(Default)]
struct Arriving {
    group: Group,
    load: Load,
    vehicles: Vec<Idx<Vehicle>>,
}

/// By place and hour.
type Forecast = BTreeMap<Idx<Place>, BTreeMap<Time, Arriving>>;

impl Sheet<'_> {
    /// The file.
    pub(super) fn receivers(&self) -> Document {
        let s = self.case.scenario();
        let forecast = self.forecast();
        let places: Vec<Idx<Place>> = s
            .places
            .entries()
            .filter(|(i, p)| p.receives.is_some() || forecast.contains_key(i))
            .map(|(i, _)| i)
            .collect();
        let mut body = format!("<h2>{}</h2>\n", self.say(Text::Contents));
        if places.is_empty() {
            put!(body, "<p>{}</p>\n", self.say(Text::NoDestinations));
        }
        body.push_str(&self.destinations(&places, &forecast));
        let none = BTreeMap::new();
        for place in places {
            let id = &s.places[place].id;
            body.push_str(&self.sheet(&format!("r-{id}"), &self.place(place)));
            self.forecast_of(&mut body, place, forecast.get(&place).unwrap_or(&none));
            body.push_str("</section>\n");
        }
        self.file("receivers.html", Text::SheetReceivers, Paper::Lying, &body)
    }

    fn forecast(&self) -> Forecast {
        let (s, clock) = (self.case.scenario(), self.case.asked.told.clock);
        let mut forecast = Forecast::new();
        let mut add = |place: Idx<Place>, at: Time, class: Idx<Class>, n: u32, by: Option<Idx<Vehicle>>| {
            let arriving = forecast.entry(place).or_default().entry(hour(clock, at)).or_default();
            *arriving.group.entry(class).or_default() += n;
            arriving.load += s.classes[class].family * n;
            arriving.vehicles.extend(by);
        };
        for b in &self.case.facts.before {
            add(b.place, b.at, b.class, b.families, None);
        }
        for ride in &self.case.facts.rides {
            add(ride.to, ride.safe, ride.class, ride.families, Some(ride.vehicle));
        }
        for arriving in forecast.values_mut().flat_map(BTreeMap::values_mut) {
            arriving.vehicles.sort_unstable();
            arriving.vehicles.dedup();
        }
        forecast
    }

    /// All destinations in one table, each with a link to its forecast.
    fn destinations(&self, places: &[Idx<Place>], forecast: &Forecast) -> String {
        const HEADS: [Head; 8] = [
            (Text::Destination, Holds::Words),
            (Text::People, Holds::Figures),
            (Text::SheetRoom, Holds::Figures),
            (Text::SheetWheelchairs, Holds::Figures),
            (Text::SheetLying, Holds::Figures),
            (Text::SheetRoomLying, Holds::Figures),
            (Text::FirstArrival, Holds::Words),
            (Text::LastArrival, Holds::Words),
        ];
        let s = self.case.scenario();
        let mut rows = String::new();
        let mut all = Load::NONE;
        for &place in places {
            let p = &s.places[place];
            let load = forecast
                .get(&place)
                .into_iter()
                .flat_map(BTreeMap::values)
                .fold(Load::NONE, |sum, a| sum + a.load);
            all += load;
            let room = p.receives.unwrap_or_default();
            let facts = self.case.facts;
            let times = || {
                let rides = facts.rides.iter().filter(|r| r.to == place).map(|r| r.safe);
                rides.chain(facts.before.iter().filter(|b| b.place == place).map(|b| b.at))
            };
            let cells = [
                format!("<a href=\"#r-{}\">{}</a>", reports::escape::escape(&p.id), self.place(place)),
                self.int(load.people()),
                self.limit(room.people),
                self.int(load.wheelchairs),
                self.int(load.stretchers),
                self.limit(room.stretchers),
                times().min().map_or(String::new(), |t| self.minute(t)),
                times().max().map_or(String::new(), |t| self.minute(t)),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        let cells = [
            self.say(Text::SheetTotal),
            self.int(all.people()),
            String::new(),
            self.int(all.wheelchairs),
            self.int(all.stretchers),
        ];
        rows.push_str(&Self::row(&HEADS, "sum", &cells));
        self.table(&HEADS, &rows)
    }

    fn forecast_of(&self, out: &mut String, place: Idx<Place>, hours: &BTreeMap<Time, Arriving>) {
        let s = self.case.scenario();
        let p = &s.places[place];
        let room = p.receives.unwrap_or_default();
        let rooms = [
            ("people", self.limit(room.people)),
            ("lying", self.limit(room.stretchers)),
            ("bays", self.limit(p.bays)),
        ];
        let rooms: Vec<(&str, &str)> = rooms.iter().map(|(name, value)| (*name, value.as_str())).collect();
        put!(out, "<p>{}</p>\n", self.fill(Text::SheetRoomIs, &rooms));
        if hours.is_empty() {
            put!(out, "<p>{}</p>\n", self.say(Text::SheetNobodyComes));
            return;
        }
        let mut rows = String::new();
        let mut today = None;
        let mut by_then = Load::NONE;
        // Room may be less than what comes only in a plan that breaks a rule.
        let rest = |room: Option<u32>, taken: u32| {
            room.map_or_else(|| self.say(Text::NoLimit), |room| self.int(room.saturating_sub(taken)))
        };
        for (&from, arriving) in hours {
            if today != Some(s.day(from)) {
                rows.push_str(&self.day_row(HEADS.len(), from));
                today = Some(s.day(from));
            }
            by_then += arriving.load;
            let until = hour(self.case.asked.told.clock, from + domain::Duration::minutes(90));
            let cells = [
                self.span((from, until), from),
                self.int(arriving.vehicles.len() as u64),
                self.int(arriving.load.people()),
                self.some(arriving.load.wheelchairs),
                self.some(arriving.load.stretchers),
                self.int(by_then.people()),
                rest(room.people, by_then.people()),
                rest(room.stretchers, by_then.stretchers),
                self.families(arriving.group.iter().map(|(&class, &n)| (class, n))),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        out.push_str(&self.table(&HEADS, &rows));
        put!(out, "<h3>{}</h3>\n<p>{}</p>\n", self.say(Text::SheetByClass), self.all_classes(hours));
        put!(out, "<p class=\"small\">{}</p>\n", self.say(Text::SheetFamiliesNote));
    }

    /// Everybody who comes, entry by entry.
    fn all_classes(&self, hours: &BTreeMap<Time, Arriving>) -> String {
        let mut group = Group::new();
        for (&class, &n) in hours.values().flat_map(|a| &a.group) {
            *group.entry(class).or_default() += n;
        }
        self.families(group)
    }
}
