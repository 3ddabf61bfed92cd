//! A sheet for each vehicle: where to be when, whom to load and unload, with which convoy to go, when to rest.

use domain::{Idx, Kind, Time, Vehicle};
use texts::Text;

use super::frame::{Head, Holds, Paper, Sheet};
use super::passing::passing;
use crate::Document;
use crate::facts::{AtPlace, Duties, Group, Step, load, load_of};

const HEADS: [Head; 7] = [
    (Text::SheetNumber, Holds::Figures),
    (Text::SheetFromTime, Holds::Words),
    (Text::SheetUntilTime, Holds::Words),
    (Text::SheetWhatToDo, Holds::Words),
    (Text::SheetAboardAfter, Holds::Figures),
    (Text::SheetActualTime, Holds::Blank),
    (Text::SheetHeadCount, Holds::Blank),
];

/// A row of a vehicle's sheet.
struct Line {
    from: Time,
    until: Option<Time>,
    what: String,
    aboard: String,
}

impl Sheet<'_> {
    /// The file.
    pub(super) fn vehicles(&self) -> Document {
        let (s, facts) = (self.case.scenario(), self.case.facts);
        let mut used: Vec<bool> = vec![false; s.vehicles.len()];
        for duties in &facts.duties {
            used[duties.vehicle.get()] = true;
        }
        let mut body = format!("<h2>{}</h2>\n", self.say(Text::Contents));
        for (kind, k) in s.kinds.entries() {
            let of_kind: Vec<Idx<Vehicle>> =
                s.vehicles.entries().filter(|(_, v)| v.kind == kind).map(|(v, _)| v).collect();
            let n = of_kind.iter().filter(|v| used[v.get()]).count() as u64;
            let there = self.fill(Text::UsedOf, &[("used", &self.int(n)), ("there", &self.int(k.count))]);
            put!(
                body,
                "<h3>{}</h3>\n<p class=\"small\">{}</p>\n",
                self.fill(Text::Labelled, &[("label", &self.name(&k.name)), ("text", &there)]),
                self.room(kind)
            );
            let links = of_kind.iter().filter(|v| used[v.get()]).map(|v| {
                let id = &s.vehicles[*v].id;
                (format!("v-{id}"), self.code(id))
            });
            body.push_str(&Self::index(links));
        }
        if facts.duties.is_empty() {
            put!(body, "<p>{}</p>\n", self.say(Text::NoVehicles));
        }
        for duties in &facts.duties {
            self.vehicle(&mut body, duties);
        }
        self.file("vehicles.html", Text::SheetVehicles, Paper::Upright, &body)
    }

    /// What a kind has room for.
    fn room(&self, kind: Idx<Kind>) -> String {
        let k = &self.case.scenario().kinds[kind];
        if k.escort {
            return self.say(Text::SheetCarriesNobody);
        }
        let [seats, wheelchairs, stretchers] = k.room.parts().map(|n| self.int(n));
        self.fill(
            Text::SheetPlaces,
            &[("seats", &seats), ("wheelchairs", &wheelchairs), ("stretchers", &stretchers)],
        )
    }

    fn vehicle(&self, out: &mut String, duties: &Duties) {
        let s = self.case.scenario();
        let vehicle = &s.vehicles[duties.vehicle];
        let heading = format!("{} · {}", self.code(&vehicle.id), self.name(&s.kinds[vehicle.kind].name));
        out.push_str(&self.sheet(&format!("v-{}", vehicle.id), &heading));
        let (trips, people) = trips(self, duties);
        let sum =
            self.fill(Text::SheetVehicleSum, &[("trips", &self.int(trips)), ("people", &self.int(people))]);
        put!(out, "<p>{sum} · {}</p>\n", self.room(vehicle.kind));
        let lines: Vec<Line> = duties
            .steps
            .iter()
            .enumerate()
            .filter(|(i, step)| *i == 0 || !goes_on(&duties.steps[i - 1], step))
            .map(|(i, step)| self.line(step, i == 0, i + 1 == duties.steps.len()))
            .collect();
        let mut rows = String::new();
        let mut today = None;
        for (i, line) in lines.iter().enumerate() {
            let day = s.day(line.from);
            if today != Some(day) {
                rows.push_str(&self.day_row(HEADS.len(), line.from));
                today = Some(day);
            }
            let cells = [
                self.int(i as u64 + 1),
                self.on_day(line.from, line.from),
                line.until.map_or(String::new(), |t| self.on_day(t, line.from)),
                line.what.clone(),
                line.aboard.clone(),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        out.push_str(&self.table(&HEADS, &rows));
        put!(out, "<p class=\"small\">{}</p>\n</section>\n", self.say(Text::SheetFamiliesNote));
    }

    fn line(&self, step: &Step, first: bool, last: bool) -> Line {
        match step {
            Step::Convoy { convoy, place, aboard } => self.in_convoy(*convoy, *place, aboard),
            Step::At(at) => self.at(at, first, last),
        }
    }

    fn in_convoy(&self, convoy: usize, place: usize, aboard: &Group) -> Line {
        let s = self.case.scenario();
        let c = &self.case.plan().convoys[convoy];
        let of = self.int(c.vehicles.len() as u64);
        let mut what = self.fill(
            Text::SheetInConvoy,
            &[
                ("convoy", &format!("<b>{}</b>", self.code(&c.id))),
                ("place", &self.int(place as u64)),
                ("of", &of),
            ],
        );
        put!(what, "<br>{}", self.way(c.corridor, c.direction));
        for p in passing(s, c) {
            put!(what, "<br>{}", self.passed(&p, c.depart));
        }
        Line { from: c.depart, until: Some(c.arrive), what, aboard: self.load(load(s, aboard)) }
    }

    /// A checkpoint on the way.
    fn passed(&self, p: &super::passing::Passing<'_>, day: Time) -> String {
        let (checkpoint, due) = (self.code(p.checkpoint), self.on_day(p.due, day));
        match p.inspected {
            Some(span) => self.fill(
                Text::SheetInspectedAt,
                &[("checkpoint", &checkpoint), ("due", &due), ("span", &self.span(span, day))],
            ),
            None => self.fill(Text::SheetPassesAt, &[("checkpoint", &checkpoint), ("due", &due)]),
        }
    }

    fn at(&self, at: &AtPlace, first: bool, last: bool) -> Line {
        let s = self.case.scenario();
        let place = format!("<b>{}</b>", self.place(at.place));
        let mut what = match (first, at.depart, &at.service) {
            (true, Some(_), None) => self.fill(Text::SheetBeginsAt, &[("place", &place)]),
            _ if last && at.service.is_none() => self.fill(Text::SheetEndsAt, &[("place", &place)]),
            _ => self.fill(Text::SheetBeAt, &[("place", &place)]),
        };
        if let Some(span) = at.service {
            let span = self.span(span, at.arrive);
            for (moved, text) in [(&at.off, Text::SheetUnload), (&at.on, Text::SheetLoad)] {
                if !moved.is_empty() {
                    let people = self.int(load_of(s, moved).people());
                    let head = self.fill(text, &[("people", &people), ("span", &span)]);
                    put!(what, "<br><b>{head}</b><br>{}", self.moved(moved));
                }
            }
        }
        if at.rests {
            put!(what, "<br><b>{}</b>", self.say(Text::SheetRest));
        }
        // From the start a vehicle is told when to leave, not when it came.
        let begins = first && at.service.is_none();
        let from = if begins { at.depart.unwrap_or(at.arrive) } else { at.arrive };
        let until = if begins { None } else { at.depart.or(at.service.map(|s| s.1)) };
        Line { from, until: until.filter(|t| *t > from), what, aboard: self.load(load(s, &at.aboard)) }
    }
}

/// Whether a vehicle drives on at once from the gate at which its convoy ends: the convoy's line says so.
fn goes_on(before: &Step, step: &Step) -> bool {
    match (before, step) {
        (Step::Convoy { .. }, Step::At(at)) => at.service.is_none() && at.depart == Some(at.arrive),
        _ => false,
    }
}

/// How often a vehicle leaves with people after having had none aboard, and how many people it brings to safety.
fn trips(sheet: &Sheet<'_>, duties: &Duties) -> (u64, u64) {
    let s = sheet.case.scenario();
    let (mut trips, mut people, mut empty) = (0, 0, true);
    for step in &duties.steps {
        if let Step::At(at) = step {
            people += u64::from(load_of(s, &at.off).people());
            trips += u64::from((empty || !at.off.is_empty()) && !at.on.is_empty());
            empty = at.aboard.is_empty();
        }
    }
    (trips, people)
}
