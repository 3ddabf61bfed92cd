//! Who is left behind: by place and class, with the reason that is known.

use std::collections::BTreeMap;

use domain::{Idx, Load, Place};
use texts::Text;

use super::frame::{Head, Holds, Paper, Sheet};
use super::words::entry;
use crate::Document;
use crate::facts::LeftBehind;

const HEADS: [Head; 8] = [
    (Text::Entry, Holds::Words),
    (Text::SheetPriority, Holds::Words),
    (Text::Families, Holds::Words),
    (Text::People, Holds::Figures),
    (Text::SheetWheelchairs, Holds::Figures),
    (Text::SheetLying, Holds::Figures),
    (Text::Reason, Holds::Words),
    (Text::SheetWhatWasDone, Holds::Blank),
];

impl Sheet<'_> {
    /// The file.
    pub(super) fn left(&self) -> Document {
        let (s, facts) = (self.case.scenario(), self.case.facts);
        let people = self.int(facts.left_people(s));
        let total = self.fill(Text::OfTotal, &[("total", &self.int(s.people()))]);
        let label = self.say(Text::LeftBehind);
        let left = self.fill(Text::Labelled, &[("label", &label), ("text", &people)]);
        let mut body = format!("<p><b>{left}</b> {total}</p>\n");
        put!(
            body,
            "<p>{}</p>\n<p class=\"small\">{}</p>\n",
            self.say(Text::SheetLeftNote),
            self.say(Text::SheetFamiliesNote)
        );
        let mut by_place: BTreeMap<Idx<Place>, Vec<&LeftBehind>> = BTreeMap::new();
        for l in &facts.left {
            by_place.entry(s.classes[l.class].at).or_default().push(l);
        }
        for (place, here) in &by_place {
            let p = &s.places[*place];
            put!(body, "<h2>{}</h2>\n<p class=\"small\">{}</p>\n", self.name(&p.name), self.code(&p.id));
            body.push_str(&self.left_at(here));
        }
        self.file("who-is-left.html", Text::LeftTitle, Paper::Upright, &body)
    }

    fn left_at(&self, here: &[&LeftBehind]) -> String {
        let s = self.case.scenario();
        // Classes of one entry that are left for one reason are one row.
        let mut groups: Vec<(&str, &str, Vec<&LeftBehind>)> = Vec::new();
        let mut position: BTreeMap<(&str, &str, Option<&str>), usize> = BTreeMap::new();
        for l in here {
            let class = &s.classes[l.class];
            let (entry, priority) = (entry(&class.id), s.priorities[class.priority].id.as_str());
            let why = l.why.as_ref().map(|left| left.why.as_str());
            let at = *position.entry((entry, priority, why)).or_insert_with(|| {
                groups.push((entry, priority, Vec::new()));
                groups.len() - 1
            });
            groups[at].2.push(l);
        }
        let (mut rows, mut all) = (String::new(), Load::NONE);
        for (entry, priority, members) in &groups {
            let load = members.iter().fold(Load::NONE, |sum, l| sum + s.classes[l.class].family * l.families);
            all += load;
            let why = members
                .first()
                .and_then(|l| l.why.as_ref())
                .map_or_else(|| self.say(Text::SheetNoReason), |left| self.wrote(&left.why_in(self.lang())));
            let cells = [
                self.code(entry),
                self.priority(priority),
                self.sizes(members.iter().map(|l| (l.class, l.families))),
                self.int(load.people()),
                self.some(load.wheelchairs),
                self.some(load.stretchers),
                why,
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        let cells = [
            self.say(Text::SheetTotal),
            String::new(),
            String::new(),
            self.int(all.people()),
            self.int(all.wheelchairs),
            self.int(all.stretchers),
        ];
        rows.push_str(&Self::row(&HEADS, "sum", &cells));
        self.table(&HEADS, &rows)
    }
}
