//! The first paragraph of the movement order: what has been agreed, which checkpoints there are, who waits where.

use std::collections::BTreeMap;

use domain::{Class, Idx, Load, Place, Windows};
use texts::Text;

use super::frame::{Head, Holds, Sheet};

impl Sheet<'_> {
    /// The paragraph.
    pub(super) fn situation(&self) -> String {
        let mut out = String::new();
        if let Some(state) = self.case.asked.told.state {
            let time = self.minute(state.now);
            put!(out, "<p>{}</p>\n", self.fill(Text::SheetFromState, &[("time", &time)]));
        }
        put!(out, "<h3>{}</h3>\n{}", self.say(Text::SheetAgreements), self.agreements());
        put!(out, "<h3>{}</h3>\n{}", self.say(Text::Checkpoints), self.inspections());
        put!(out, "<h3>{}</h3>\n{}", self.say(Text::SheetWhoWaits), self.waiting());
        let open = [Text::SheetLight, Text::SheetClearance, Text::SheetOpenQuestions];
        out.push_str(&self.lines(Text::SheetMatter, &open, &[Text::SheetAsOf]));
        out
    }

    fn agreements(&self) -> String {
        const HEADS: [Head; 6] = [
            (Text::SheetAgreement, Holds::Words),
            (Text::SheetParties, Holds::Words),
            (Text::SheetNotParty, Holds::Words),
            (Text::SheetCovers, Holds::Words),
            (Text::SheetInForce, Holds::Words),
            (Text::SheetSuspended, Holds::Words),
        ];
        let s = self.case.scenario();
        let mut rows = String::new();
        for a in &s.agreements {
            let covers: Vec<String> = a.covers.iter().map(|&c| self.name(&s.corridors[c].name)).collect();
            let suspended: Vec<String> = a
                .suspended
                .iter()
                .map(|out| {
                    let span = self.fill(
                        Text::FromTo,
                        &[("from", &self.minute(out.window.from)), ("to", &self.minute(out.window.until))],
                    );
                    if out.reason.is_empty() {
                        span
                    } else {
                        format!("{span}<br>{}", self.wrote(&out.reason))
                    }
                })
                .collect();
            let cells = [
                self.name(&a.name),
                self.said(&a.parties),
                self.said(&a.not_party),
                covers.join("<br>"),
                self.windows(&a.in_force.clone().unwrap_or_else(Windows::always)),
                suspended.join("<br>"),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        let covered = |c| s.agreements.iter().any(|a| a.covers.contains(&c));
        let bare: Vec<String> =
            s.corridors.entries().filter(|(i, _)| !covered(*i)).map(|(_, c)| self.name(&c.name)).collect();
        let mut out = if rows.is_empty() { String::new() } else { self.table(&HEADS, &rows) };
        if !bare.is_empty() {
            let names = bare.join(&reports::escape::escape(self.lang().say(Text::List)));
            put!(out, "<p><b>{}</b></p>\n", self.fill(Text::SheetNoAgreement, &[("corridors", &names)]));
        }
        out
    }

    fn inspections(&self) -> String {
        const HEADS: [Head; 7] = [
            (Text::SheetCheckpoint, Holds::Words),
            (Text::Corridor, Holds::Words),
            (Text::Direction, Holds::Words),
            (Text::SheetLanes, Holds::Figures),
            (Text::SheetPerVehicle, Holds::Words),
            (Text::SheetPerPerson, Holds::Words),
            (Text::SheetChannel, Holds::Blank),
        ];
        let s = self.case.scenario();
        let mut rows = String::new();
        for c in &s.corridors {
            for checkpoint in &c.checkpoints {
                for direction in domain::Direction::BOTH {
                    let Some(i) = checkpoint.inspection(direction) else { continue };
                    let cells = [
                        self.code(&checkpoint.id),
                        self.name(&c.name),
                        self.direction(direction),
                        self.int(i.lanes),
                        self.lasts(i.vehicle),
                        self.lasts(i.person),
                    ];
                    rows.push_str(&Self::row(&HEADS, "", &cells));
                }
            }
        }
        if rows.is_empty() {
            return format!("<p>{}</p>\n", self.say(Text::SheetNoCheckpoint));
        }
        self.table(&HEADS, &rows)
    }

    /// Everybody whom the scenario names, by place and priority.
    fn waiting(&self) -> String {
        const HEADS: [Head; 6] = [
            (Text::Waiting, Holds::Words),
            (Text::SheetPriority, Holds::Words),
            (Text::Families, Holds::Figures),
            (Text::People, Holds::Figures),
            (Text::SheetWheelchairs, Holds::Figures),
            (Text::SheetLying, Holds::Figures),
        ];
        let s = self.case.scenario();
        let mut groups: BTreeMap<(Idx<Place>, usize), (u64, Load)> = BTreeMap::new();
        let people = |c: &Class| c.family * c.count;
        for c in s.classes.iter().filter(|c| c.count > 0) {
            let sum = groups.entry((c.at, c.priority.get())).or_default();
            sum.0 += u64::from(c.count);
            sum.1 += people(c);
        }
        let (mut rows, mut families, mut all) = (String::new(), 0, Load::NONE);
        for ((place, priority), (n, load)) in groups {
            families += n;
            all += load;
            let cells = [
                self.place(place),
                self.priority(&s.priorities[Idx::new(priority)].id),
                self.int(n),
                self.int(load.people()),
                self.some(load.wheelchairs),
                self.some(load.stretchers),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        let cells = [
            self.say(Text::SheetTotal),
            String::new(),
            self.int(families),
            self.int(all.people()),
            self.int(all.wheelchairs),
            self.int(all.stretchers),
        ];
        rows.push_str(&Self::row(&HEADS, "sum", &cells));
        self.table(&HEADS, &rows)
    }
}
