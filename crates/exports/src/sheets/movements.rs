//! The movement table: every convoy with its vehicles in order of march, its checkpoints, and who goes with it.

use texts::Text;

use super::frame::{Head, Holds, Paper, Sheet};
use super::passing::passing;
use crate::Document;
use crate::facts::load;

const HEADS: [Head; 12] = [
    (Text::Convoy, Holds::Words),
    (Text::Corridor, Holds::Words),
    (Text::SheetMarch, Holds::Words),
    (Text::People, Holds::Figures),
    (Text::SheetWheelchairs, Holds::Figures),
    (Text::SheetLying, Holds::Figures),
    (Text::SheetHeadDeparts, Holds::Words),
    (Text::SheetCheckpoint, Holds::Words),
    (Text::SheetDue, Holds::Words),
    (Text::SheetInspectionBegins, Holds::Words),
    (Text::SheetTailClears, Holds::Words),
    (Text::SheetThrough, Holds::Words),
];

impl Sheet<'_> {
    /// The file.
    pub(super) fn movements(&self) -> Document {
        let (s, plan, facts) = (self.case.scenario(), self.case.plan(), self.case.facts);
        let mut body = format!("<h2>{}</h2>\n{}", self.say(Text::SheetGeneral), self.general());
        put!(
            body,
            "<h2>{}</h2>\n<p class=\"small\">{} {}</p>\n",
            self.say(Text::Convoys),
            self.say(Text::SheetTimesNote),
            self.say(Text::SheetFamiliesNote)
        );
        if plan.convoys.is_empty() {
            put!(body, "<p>{}</p>\n", self.say(Text::NoConvoys));
        } else {
            let days: Vec<(String, String)> = self
                .days()
                .into_iter()
                .map(|convoys| {
                    let date = self.date(plan.convoys[convoys[0]].depart);
                    (format!("day-{}", s.day(plan.convoys[convoys[0]].depart)), date)
                })
                .collect();
            if days.len() > 1 {
                body.push_str(&Self::index(days));
            }
        }
        for convoys in self.days() {
            let first = plan.convoys[convoys[0]].depart;
            put!(body, "<h3 id=\"day-{}\">{}</h3>\n", s.day(first), self.date(first));
            let mut rows = String::new();
            let mut sum = domain::Load::NONE;
            for &i in &convoys {
                sum += load(s, &facts.aboard[i]);
                self.convoy(&mut rows, i);
            }
            let cells = [self.say(Text::SheetTotal), self.int(convoys.len() as u64), String::new()];
            let people = [self.int(sum.people()), self.int(sum.wheelchairs), self.int(sum.stretchers)];
            rows.push_str(&Self::row(&HEADS, "sum", &[cells, people].concat()));
            body.push_str(&self.table(&HEADS, &rows));
        }
        self.file("movement-table.html", Text::SheetMovementTable, Paper::Lying, &body)
    }

    /// Convoys in the order of departure, day by day; no day is empty.
    pub(super) fn days(&self) -> Vec<Vec<usize>> {
        let (s, plan) = (self.case.scenario(), self.case.plan());
        let mut days: Vec<Vec<usize>> = Vec::new();
        for &i in &self.case.facts.departures {
            let same =
                |d: &&mut Vec<usize>| s.day(plan.convoys[d[0]].depart) == s.day(plan.convoys[i].depart);
            match days.last_mut().filter(same) {
                Some(day) => day.push(i),
                None => days.push(vec![i]),
            }
        }
        days
    }

    /// The rows of a convoy: one for each checkpoint, then one for who goes with it.
    fn convoy(&self, out: &mut String, i: usize) {
        let s = self.case.scenario();
        let c = &self.case.plan().convoys[i];
        let aboard = &self.case.facts.aboard[i];
        let people = load(s, aboard);
        let stops: Vec<_> = passing(s, c).into_iter().filter(|p| p.inspected.is_some()).collect();
        let rows = stops.len().max(1);
        let empty = if people.is_none() { " class=\"empty\"" } else { "" };
        let tall = |class: &str, cell: &str| format!("<td rowspan=\"{rows}\"{class}>{cell}</td>");
        let num = " class=\"num\"";
        for at in 0..rows {
            put!(out, "<tr{empty}>");
            if at == 0 {
                put!(out, "<th scope=\"row\" rowspan=\"{rows}\">{}</th>", self.code(&c.id));
                out.push_str(&tall(" class=\"way\"", &self.way(c.corridor, c.direction)));
                let march = format!(
                    "{}<br><span class=\"small\">{}</span>",
                    self.kinds(&c.vehicles),
                    self.march(&c.vehicles)
                );
                out.push_str(&tall("", &march));
                out.push_str(&tall(num, &self.int(people.people())));
                out.push_str(&tall(num, &self.some(people.wheelchairs)));
                out.push_str(&tall(num, &self.some(people.stretchers)));
                out.push_str(&tall("", &self.on_day(c.depart, c.depart)));
            }
            match stops.get(at).and_then(|p| p.inspected.map(|inspected| (p, inspected))) {
                Some((p, (begin, end))) => {
                    let [due, begin, end] = [p.due, begin, end].map(|t| self.on_day(t, c.depart));
                    put!(
                        out,
                        "<td>{}</td><td>{due}</td><td>{begin}</td><td>{end}</td>",
                        self.code(p.checkpoint)
                    );
                }
                None => out.push_str("<td></td><td></td><td></td><td></td>"),
            }
            if at == 0 {
                out.push_str(&tall("", &self.on_day(c.arrive, c.depart)));
            }
            out.push_str("</tr>\n");
        }
        if !aboard.is_empty() {
            let who = self.families(aboard.iter().map(|(&class, &n)| (class, n))).replace("<br>", " · ");
            put!(out, "<tr class=\"who\"><td colspan=\"{}\">{who}</td></tr>\n", HEADS.len());
        }
    }

    /// What a corridor asks of every convoy.
    pub(super) fn general(&self) -> String {
        const HEADS: [Head; 9] = [
            (Text::Corridor, Holds::Words),
            (Text::SheetGates, Holds::Words),
            (Text::SheetDrivingTime, Holds::Words),
            (Text::Distance, Holds::Figures),
            (Text::SheetMostVehicles, Holds::Figures),
            (Text::SheetEscorts, Holds::Figures),
            (Text::SheetHeadway, Holds::Words),
            (Text::SheetMargin, Holds::Words),
            (Text::SheetOneWay, Holds::Words),
        ];
        let s = self.case.scenario();
        let mut rows = String::new();
        for c in &s.corridors {
            let gates = self.fill(Text::FromTo, &[("from", &self.place(c.from)), ("to", &self.place(c.to))]);
            let km = self.code(&self.lang().fill(Text::Km, &[("n", &self.lang().decimal(c.km, 1))]));
            let one_way = if c.single_track { self.say(Text::SheetYes) } else { String::new() };
            let cells = [
                self.name(&c.name),
                gates,
                self.lasts(c.time),
                km,
                self.limit(c.convoy.most),
                self.some(c.convoy.escorts),
                self.lasts(c.convoy.headway),
                self.lasts(c.convoy.margin),
                one_way,
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        if rows.is_empty() {
            return format!("<p>{}</p>\n", self.say(Text::SheetNoCorridor));
        }
        self.table(&HEADS, &rows)
    }
}
