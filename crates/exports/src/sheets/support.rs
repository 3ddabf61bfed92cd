//! The last paragraphs of the movement order: vehicles, places to load and unload, who speaks with whom, and what protects people.

use domain::Visit;
use texts::Text;

use super::frame::{Head, Holds, Sheet};

impl Sheet<'_> {
    /// Paragraph 4.
    pub(super) fn support(&self) -> String {
        let mut out = format!("<h3>{}</h3>\n{}", self.say(Text::Vehicles), self.fleet());
        put!(out, "<h3>{}</h3>\n{}", self.say(Text::SheetServicePlaces), self.places());
        out.push_str(&self.lines(
            Text::SheetMatter,
            &[
                Text::SheetWater,
                Text::SheetCasualties,
                Text::SheetRecovery,
                Text::SheetFuel,
                Text::SheetMarking,
            ],
            &[Text::SheetAsAgreed],
        ));
        out
    }

    fn fleet(&self) -> String {
        const HEADS: [Head; 8] = [
            (Text::SheetKind, Holds::Words),
            (Text::SheetDepot, Holds::Words),
            (Text::SheetThere, Holds::Figures),
            (Text::VehiclesUsed, Holds::Figures),
            (Text::SheetReserve, Holds::Figures),
            (Text::SheetSeats, Holds::Figures),
            (Text::SheetWheelchairs, Holds::Figures),
            (Text::SheetLying, Holds::Figures),
        ];
        let s = self.case.scenario();
        let mut used = vec![0_u32; s.kinds.len()];
        for duties in &self.case.facts.duties {
            used[s.vehicles[duties.vehicle].kind.get()] += 1;
        }
        let mut rows = String::new();
        for (kind, k) in s.kinds.entries() {
            let cells = [
                self.name(&k.name),
                self.place(k.depot),
                self.int(k.count),
                self.int(used[kind.get()]),
                self.some(k.reserve),
                self.some(k.room.seats),
                self.some(k.room.wheelchairs),
                self.some(k.room.stretchers),
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        self.table(&HEADS, &rows)
    }

    /// Places where the plan loads or unloads.
    fn places(&self) -> String {
        const HEADS: [Head; 6] = [
            (Text::SheetPlace, Holds::Words),
            (Text::SheetPeopleOn, Holds::Figures),
            (Text::SheetPeopleOff, Holds::Figures),
            (Text::SheetBays, Holds::Figures),
            (Text::SheetStand, Holds::Figures),
            (Text::SheetServiceHours, Holds::Words),
        ];
        let s = self.case.scenario();
        let mut moved = vec![[0_u64; 2]; s.places.len()];
        for visit in self.case.plan().vehicles.iter().flat_map(|v| &v.visits) {
            let Visit::Place(stop) = visit else { continue };
            for (n, list) in [(0, &stop.board), (1, &stop.alight)] {
                moved[stop.place.get()][n] += u64::from(crate::facts::load_of(s, list).people());
            }
        }
        let mut rows = String::new();
        for (place, p) in s.places.entries().filter(|(i, _)| moved[i.get()] != [0, 0]) {
            let [on, off] = moved[place.get()];
            let hours = p.hours.as_ref().map_or_else(|| self.say(Text::SheetAllTheTime), |w| self.windows(w));
            let cells = [
                self.place(place),
                self.some(on),
                self.some(off),
                self.limit(p.bays),
                self.limit(p.stand),
                hours,
            ];
            rows.push_str(&Self::row(&HEADS, "", &cells));
        }
        self.table(&HEADS, &rows)
    }

    /// Paragraph 5: by role and channel; no sheet names a person.
    pub(super) fn signal(&self) -> String {
        let roles = [
            Text::SheetRoleCentre,
            Text::SheetRoleLeader,
            Text::SheetRoleTail,
            Text::SheetRoleMarshal,
            Text::SheetRoleObserver,
            Text::SheetRoleReceiver,
        ];
        let columns = [Text::SheetPrimary, Text::SheetAlternate, Text::SheetEmergency];
        format!(
            "{}<p>{}</p>\n",
            self.lines(Text::SheetRole, &roles, &columns),
            self.say(Text::SheetReportLine)
        )
    }

    /// Paragraph 6.
    pub(super) fn protection(&self) -> String {
        let rules = [
            Text::SheetProtectWill,
            Text::SheetProtectFamilies,
            Text::SheetProtectLoad,
            Text::SheetProtectCount,
            Text::SheetProtectMissing,
            Text::SheetProtectWeapons,
            Text::SheetProtectNames,
        ];
        let rules: Vec<String> = rules.iter().map(|rule| format!("<li>{}</li>", self.say(*rule))).collect();
        format!("<ul>{}</ul>\n", rules.concat())
    }
}
