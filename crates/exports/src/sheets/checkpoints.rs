//! A card for each checkpoint: which convoy comes when, with how many vehicles and people, and blank columns for what happens.

use domain::{Corridor, Duration, Idx};
use texts::Text;

use super::frame::{Head, Holds, Paper, Sheet};
use super::passing::{Passing, passing};
use crate::Document;
use crate::facts::load;

const HEADS: [Head; 13] = [
    (Text::SheetDue, Holds::Words),
    (Text::Convoy, Holds::Words),
    (Text::Direction, Holds::Words),
    (Text::Vehicles, Holds::Words),
    (Text::People, Holds::Figures),
    (Text::SheetWheelchairs, Holds::Figures),
    (Text::SheetLying, Holds::Figures),
    (Text::Inspection, Holds::Words),
    (Text::SheetLasts, Holds::Words),
    (Text::SheetActualIn, Holds::Blank),
    (Text::SheetCountIn, Holds::Blank),
    (Text::SheetActualOut, Holds::Blank),
    (Text::SheetCountOut, Holds::Blank),
];

impl Sheet<'_> {
    /// The file.
    pub(super) fn checkpoints(&self) -> Document {
        let (s, plan) = (self.case.scenario(), self.case.plan());
        // By corridor and checkpoint: which convoys pass, and how.
        let mut passed: Vec<Vec<Vec<(usize, Passing<'_>)>>> =
            s.corridors.iter().map(|c| vec![Vec::new(); c.checkpoints.len()]).collect();
        for &i in &self.case.facts.departures {
            let corridor = plan.convoys[i].corridor;
            for p in passing(s, &plan.convoys[i]) {
                let at = s.corridors[corridor].checkpoints.iter().position(|c| c.id == p.checkpoint);
                if let Some(at) = at {
                    passed[corridor.get()][at].push((i, p));
                }
            }
        }
        let anchor = |corridor: &Corridor, id: &str| format!("c-{}--{id}", corridor.id);
        let all: Vec<(Idx<Corridor>, usize)> = s
            .corridors
            .entries()
            .flat_map(|(i, c)| (0..c.checkpoints.len()).map(move |at| (i, at)))
            .collect();
        let mut body = format!("<h2>{}</h2>\n", self.say(Text::Contents));
        body.push_str(&Self::index(all.iter().map(|&(corridor, at)| {
            let c = &s.corridors[corridor];
            let id = &c.checkpoints[at].id;
            (anchor(c, id), format!("{} · {}", self.code(id), self.name(&c.name)))
        })));
        if all.is_empty() {
            put!(body, "<p>{}</p>\n", self.say(Text::SheetNoCheckpoint));
        }
        for (corridor, at) in all {
            let c = &s.corridors[corridor];
            let id = &c.checkpoints[at].id;
            let heading =
                format!("{} {} · {}", self.say(Text::SheetCheckpoint), self.code(id), self.name(&c.name));
            body.push_str(&self.sheet(&anchor(c, id), &heading));
            self.card(&mut body, corridor, at, &mut passed[corridor.get()][at]);
            body.push_str("</section>\n");
        }
        self.file("checkpoints.html", Text::SheetCheckpoints, Paper::Lying, &body)
    }

    fn card(
        &self,
        out: &mut String,
        corridor: Idx<Corridor>,
        at: usize,
        passed: &mut [(usize, Passing<'_>)],
    ) {
        let (s, plan) = (self.case.scenario(), self.case.plan());
        let c = &s.corridors[corridor];
        let checkpoint = &c.checkpoints[at];
        let where_it_is = self.fill(
            Text::SheetCheckpointWhere,
            &[
                ("a", &self.lasts(checkpoint.after)),
                ("from", &self.place(c.from)),
                ("b", &self.lasts(c.time - checkpoint.after)),
                ("to", &self.place(c.to)),
            ],
        );
        put!(out, "<p>{where_it_is}</p>\n");
        for direction in domain::Direction::BOTH {
            let says = match checkpoint.inspection(direction) {
                Some(i) => self.fill(
                    Text::SheetInspectionRule,
                    &[
                        ("direction", &self.direction(direction)),
                        ("lanes", &self.int(i.lanes)),
                        ("vehicle", &self.lasts(i.vehicle)),
                        ("person", &self.lasts(i.person)),
                    ],
                ),
                None => self.fill(Text::SheetNoStop, &[("direction", &self.direction(direction))]),
            };
            put!(out, "<p class=\"small\">{says}</p>\n");
        }
        passed.sort_by_key(|(i, p)| (p.inspected.map_or(p.due, |span| span.0), p.due, *i));
        let mut rows = String::new();
        let (mut today, mut sum, mut vehicles) = (None, domain::Load::NONE, 0);
        for (i, p) in passed.iter() {
            let convoy = &plan.convoys[*i];
            if today != Some(s.day(p.due)) {
                rows.push_str(&self.day_row(HEADS.len(), p.due));
                today = Some(s.day(p.due));
            }
            let people = load(s, &self.case.facts.aboard[*i]);
            sum += people;
            vehicles += convoy.vehicles.len() as u64;
            let (span, lasts) = match p.inspected {
                Some((begin, end)) => (self.span((begin, end), p.due), self.lasts(end - begin)),
                None => (self.say(Text::SheetPasses), String::new()),
            };
            let cells = [
                self.on_day(p.due, p.due),
                self.code(&convoy.id),
                self.direction(convoy.direction),
                self.kinds(&convoy.vehicles),
                self.int(people.people()),
                self.some(people.wheelchairs),
                self.some(people.stretchers),
                span,
                lasts,
            ];
            rows.push_str(&Self::row(&HEADS, if people.is_none() { "empty" } else { "" }, &cells));
        }
        let inspected: Duration = passed
            .iter()
            .filter_map(|(_, p)| p.inspected.map(|(begin, end)| end - begin))
            .fold(Duration::ZERO, |sum, d| sum + d);
        let cells = [
            self.say(Text::SheetTotal),
            self.int(passed.len() as u64),
            String::new(),
            self.int(vehicles),
            self.int(sum.people()),
            self.int(sum.wheelchairs),
            self.int(sum.stretchers),
            String::new(),
            self.lasts(inspected),
        ];
        rows.push_str(&Self::row(&HEADS, "sum", &cells));
        rows.push_str(&Self::blank_rows(&HEADS, 2));
        out.push_str(&self.table(&HEADS, &rows));
        put!(out, "<p class=\"small\">{}</p>\n", self.say(Text::SheetCheckpointNote));
    }
}
