//! The movement order: five paragraphs and one on protection, as movement orders have them everywhere. What a plan does not know
//! stays a line for a pencil.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Corridor, Direction, Idx, Load, Place, Time, Windows};
use reports::escape::escape;
use texts::Text;

use super::frame::{Head, Holds, Paper, Sheet};
use crate::Document;
use crate::facts::load;

/// With more convoys than this the order sums them up; the movement table has each.
const MANY: usize = 60;

/// The convoys of one day, corridor and direction together.
struct Together {
    convoys: u64,
    vehicles: u64,
    people: Load,
    first: Time,
    last: Time,
}

impl Sheet<'_> {
    /// The file.
    pub(super) fn order(&self) -> Document {
        let mut body = String::new();
        put!(
            body,
            "<p class=\"wide\">{} <span class=\"line wide\"></span></p>\n",
            self.say(Text::SheetReferences)
        );
        let paragraphs = [
            (Text::SheetSituation, self.situation()),
            (Text::SheetMission, self.mission()),
            (Text::SheetExecution, self.execution()),
            (Text::SheetSupport, self.support()),
            (Text::SheetSignal, self.signal()),
            (Text::SheetProtection, self.protection()),
        ];
        for (n, (title, text)) in (1_u32..).zip(paragraphs) {
            put!(body, "<section>\n<h2>{}. {}</h2>\n{text}</section>\n", self.int(n), self.say(title));
        }
        body.push_str(&self.annexes());
        self.file("movement-order.html", Text::MovementOrder, Paper::Upright, &body)
    }

    /// Who, how many, from where to where, between when and when, under what.
    fn mission(&self) -> String {
        let (s, facts) = (self.case.scenario(), self.case.facts);
        let list = |places: BTreeSet<Idx<Place>>| {
            let names: Vec<String> = places.into_iter().map(|p| self.place(p)).collect();
            names.join(&escape(self.lang().say(Text::List)))
        };
        let from = list(s.classes.iter().filter(|c| c.count > 0).map(|c| c.at).collect());
        let to = list(s.classes.iter().filter(|c| c.count > 0).flat_map(|c| c.to.iter().copied()).collect());
        let mut out = format!(
            "<p>{}</p>\n",
            self.fill(
                Text::SheetMissionIs,
                &[
                    ("people", &self.int(s.people())),
                    ("from", &from),
                    ("to", &to),
                    ("start", &self.minute(s.start)),
                    ("end", &self.minute(s.end)),
                ],
            )
        );
        let left = facts.left_people(s);
        let rows = [
            (Text::PeopleOut, format!("{} {}", self.int(s.people() - left), self.of_all())),
            (Text::LeftBehind, self.int(left)),
            (Text::LastArrival, facts.last_arrival().map_or(String::new(), |t| self.minute(t))),
            (Text::Convoys, self.int(self.case.plan().convoys.len() as u64)),
            (Text::VehiclesUsed, self.int(facts.duties.len() as u64)),
        ];
        out.push_str("<table class=\"key\"><tbody>");
        for (label, value) in rows {
            put!(out, "<tr><th scope=\"row\">{}</th><td>{value}</td></tr>", self.say(label));
        }
        out.push_str("</tbody></table>\n");
        out
    }

    /// `of 9,500`.
    fn of_all(&self) -> String {
        self.fill(Text::OfTotal, &[("total", &self.int(self.case.scenario().people()))])
    }

    fn execution(&self) -> String {
        let mut out = format!("<h3>{}</h3>\n{}", self.say(Text::SheetConcept), self.by_day());
        if self.case.plan().convoys.len() <= MANY {
            put!(out, "<h3>{}</h3>\n{}", self.say(Text::SheetTimings), self.timings());
        }
        put!(out, "<p>{}</p>\n", self.say(Text::SheetSeeTable));
        put!(out, "<h3>{}</h3>\n{}{}", self.say(Text::SheetGeneral), self.general(), self.clear_by());
        let cases = [
            Text::SheetCaseShots,
            Text::SheetCaseMine,
            Text::SheetCaseBreakdown,
            Text::SheetCaseApart,
            Text::SheetCaseRefused,
            Text::SheetCaseRemoved,
            Text::SheetCaseBornDied,
            Text::SheetCaseSilent,
            Text::SheetCaseClosing,
        ];
        put!(out, "<h3>{}</h3>\n", self.say(Text::SheetWhatIf));
        out.push_str(&self.lines(Text::SheetMatter, &cases, &[Text::SheetWhatToDo]));
        put!(out, "<h3>{}</h3>\n", self.say(Text::SheetHalt));
        out.push_str(&self.lines(
            Text::SheetMatter,
            &[Text::SheetHaltWho, Text::SheetHaltWord, Text::SheetGoWord],
            &[Text::SheetAsAgreed],
        ));
        out
    }

    /// Convoys of each day, corridor and direction together.
    fn by_day(&self) -> String {
        const HEADS: [Head; 7] = [
            (Text::Day, Holds::Words),
            (Text::Corridor, Holds::Words),
            (Text::Convoys, Holds::Figures),
            (Text::Vehicles, Holds::Figures),
            (Text::People, Holds::Figures),
            (Text::FirstDeparture, Holds::Words),
            (Text::SheetThrough, Holds::Words),
        ];
        let (s, plan) = (self.case.scenario(), self.case.plan());
        let mut sums: BTreeMap<(usize, Idx<Corridor>, Direction), Together> = BTreeMap::new();
        for (c, aboard) in plan.convoys.iter().zip(&self.case.facts.aboard) {
            let key = (s.day(c.depart), c.corridor, c.direction);
            let sum = sums.entry(key).or_insert(Together {
                convoys: 0,
                vehicles: 0,
                people: Load::NONE,
                first: c.depart,
                last: c.arrive,
            });
            sum.convoys += 1;
            sum.vehicles += c.vehicles.len() as u64;
            sum.people += load(s, aboard);
            sum.first = sum.first.min(c.depart);
            sum.last = sum.last.max(c.arrive);
        }
        if sums.is_empty() {
            return format!("<p>{}</p>\n", self.say(Text::NoConvoys));
        }
        let mut rows = String::new();
        for ((_, corridor, direction), sum) in sums {
            let cells = [
                self.date(sum.first),
                self.way(corridor, direction),
                self.int(sum.convoys),
                self.int(sum.vehicles),
                self.int(sum.people.people()),
                self.on_day(sum.first, sum.first),
                self.on_day(sum.last, sum.first),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        self.table(&HEADS, &rows)
    }

    /// Every convoy in a line.
    fn timings(&self) -> String {
        const HEADS: [Head; 7] = [
            (Text::SheetHeadDeparts, Holds::Words),
            (Text::SheetThrough, Holds::Words),
            (Text::Convoy, Holds::Words),
            (Text::Direction, Holds::Words),
            (Text::Vehicles, Holds::Words),
            (Text::People, Holds::Figures),
            (Text::SheetLying, Holds::Figures),
        ];
        let (s, plan) = (self.case.scenario(), self.case.plan());
        let mut rows = String::new();
        for day in self.days() {
            rows.push_str(&self.day_row(HEADS.len(), plan.convoys[day[0]].depart));
            for i in day {
                let c = &plan.convoys[i];
                let people = load(s, &self.case.facts.aboard[i]);
                let cells = [
                    self.on_day(c.depart, c.depart),
                    self.on_day(c.arrive, c.depart),
                    self.code(&c.id),
                    self.direction(c.direction),
                    self.kinds(&c.vehicles),
                    self.int(people.people()),
                    self.some(people.stretchers),
                ];
                rows.push_str(&Self::row(&HEADS, if people.is_none() { "empty" } else { "" }, &cells));
            }
        }
        self.table(&HEADS, &rows)
    }

    /// When each corridor is open, and by when a convoy must be through.
    fn clear_by(&self) -> String {
        const HEADS: [Head; 4] = [
            (Text::Corridor, Holds::Words),
            (Text::SheetOpens, Holds::Words),
            (Text::SheetShuts, Holds::Words),
            (Text::SheetClearBy, Holds::Words),
        ];
        let s = self.case.scenario();
        let mut rows = String::new();
        for (corridor, c) in s.corridors.entries() {
            let open: Windows = s.open(corridor);
            for w in open.iter().filter(|w| w.until > s.start && w.from < s.end) {
                let edge =
                    |t: Time| if t <= s.start || t > s.end { "–".to_owned() } else { self.minute(t) };
                let by =
                    if w.until > s.end { "–".to_owned() } else { self.minute(w.until - c.convoy.margin) };
                rows.push_str(&Self::row(&HEADS, "", &[self.name(&c.name), edge(w.from), edge(w.until), by]));
            }
        }
        if rows.is_empty() { String::new() } else { self.table(&HEADS, &rows) }
    }

    /// Rows with a label and columns for a pencil.
    pub(super) fn lines(&self, matter: Text, labels: &[Text], columns: &[Text]) -> String {
        let mut heads: Vec<Head> = vec![(matter, Holds::Words)];
        heads.extend(columns.iter().map(|column| (*column, Holds::Blank)));
        let rows: Vec<String> =
            labels.iter().map(|label| Self::row(&heads, "blank", &[self.say(*label)])).collect();
        self.table(&heads, &rows.concat())
    }

    /// What belongs to the order, and who has taken note of it.
    fn annexes(&self) -> String {
        let mut files = vec![
            ("movement-table.html", Text::SheetMovementTable),
            ("vehicles.html", Text::SheetVehicles),
            ("checkpoints.html", Text::SheetCheckpoints),
            ("receivers.html", Text::SheetReceivers),
        ];
        if !self.case.facts.left.is_empty() {
            files.push(("who-is-left.html", Text::LeftTitle));
        }
        let mut out = format!("<section>\n<h2>{}</h2>\n<ol type=\"A\">", self.say(Text::SheetAnnexes));
        for (file, title) in files {
            put!(out, "<li><a href=\"{file}\">{}</a></li>", self.say(title));
        }
        put!(out, "</ol>\n<h3>{}</h3>\n", self.say(Text::SheetAcknowledged));
        let heads = [
            (Text::SheetRole, Holds::Blank),
            (Text::SheetTime, Holds::Blank),
            (Text::SheetMeans, Holds::Blank),
        ];
        out.push_str(&self.table(&heads, &Self::blank_rows(&heads, 5)));
        out.push_str("</section>\n");
        out
    }
}
