//! The convoys of a movement order, in the order of departure or summed up by day and corridor.

use std::collections::BTreeMap;

use domain::{Convoy, Corridor, Direction, Idx, Time};
use texts::isolated;

use super::columns::{Side, table, unbroken, wrap};
use super::{Extent, Order, WIDTH};
use crate::lang::Text;
use crate::words::direction_word;

/// With more convoys than this a brief order sums up: about two pages of single convoys.
const MANY: usize = 40;

/// The convoys of one day, corridor and direction together.
struct Together {
    convoys: u64,
    vehicles: u64,
    people: u64,
    first: Time,
    last: Time,
}

impl Order<'_> {
    /// The section of the convoys.
    pub(super) fn convoys(&self, extent: Extent) -> String {
        let mut out = self.title(Text::Convoys);
        let n = self.told.plan.convoys.len();
        if n == 0 {
            out.push_str(self.lang.say(Text::NoConvoys));
            out.push('\n');
        } else if n > MANY && extent == Extent::Brief {
            let hint = self.lang.fill(Text::SummaryHint, &[("n", &self.lang.int(n as u64))]);
            for line in wrap(&hint, "", WIDTH).into_iter().chain([String::new()]).chain(self.summed_up()) {
                out.push_str(&line);
                out.push('\n');
            }
        } else {
            out.push_str(&self.each());
        }
        out
    }

    /// Every convoy under its day, all in one table so that its columns line up through the days.
    fn each(&self) -> String {
        let (lang, clock) = (self.lang, self.told.clock);
        let convoy = |i: usize| &self.told.plan.convoys[i];
        let heads = [
            (lang.say(Text::Depart), Side::Left),
            (lang.say(Text::Arrive), Side::Left),
            (lang.say(Text::Convoy), Side::Left),
            (lang.say(Text::Corridor), Side::Left),
            (lang.say(Text::People), Side::Right),
        ];
        let rows: Vec<Vec<String>> = self
            .figures
            .departures
            .iter()
            .map(|&i| {
                let c = convoy(i);
                vec![
                    clock.time_of_day(c.depart),
                    self.on_day(c.arrive, c.depart),
                    c.id.clone(),
                    self.way(c.corridor, c.direction),
                    lang.int(u64::from(self.figures.manifests[i].load.people())),
                ]
            })
            .collect();
        let lines = table(lang, &heads, &rows);
        let mut out = String::new();
        let mut today = String::new();
        for (&i, line) in self.figures.departures.iter().zip(&lines[1..]) {
            let date = clock.date(convoy(i).depart);
            if date != today {
                if !today.is_empty() {
                    out.push('\n');
                }
                put!(out, "{}\n{}\n", isolated(lang, &date), lines[0]);
                today = date;
            }
            out.push_str(line);
            out.push('\n');
            for detail in wrap(&self.details(i, convoy(i)), "         ", WIDTH) {
                out.push_str(&detail);
                out.push('\n');
            }
        }
        out
    }

    /// Its vehicles by kind and its inspections.
    fn details(&self, i: usize, convoy: &Convoy) -> String {
        let mut details = vec![self.kinds(&self.figures.manifests[i].vehicles)];
        details.extend(convoy.passages.iter().map(|p| {
            let (begin, end) = (self.on_day(p.begin, convoy.depart), self.on_day(p.end, convoy.depart));
            isolated(self.lang, &format!("{} {begin}–{end}", p.checkpoint))
        }));
        // An inspection and its times stay on one line.
        details.iter().map(|d| unbroken(d)).collect::<Vec<_>>().join(self.lang.say(Text::Then))
    }

    /// The time of day, with the days that lie between as timetables write them: `00:10+1`.
    fn on_day(&self, t: Time, day: Time) -> String {
        let of = |t: Time| self.told.scenario.day(t);
        let time = self.told.clock.time_of_day(t);
        match of(t).saturating_sub(of(day)) {
            0 => time,
            days => format!("{time}+{days}"),
        }
    }

    fn way(&self, corridor: Idx<Corridor>, direction: Direction) -> String {
        let name = self.told.scenario.corridors[corridor].name.in_language(self.lang.tag());
        let name = isolated(self.lang, name);
        format!("{name}{}{}", self.lang.say(Text::List), direction_word(self.lang, direction))
    }

    fn summed_up(&self) -> Vec<String> {
        let (lang, clock) = (self.lang, self.told.clock);
        let mut sums: BTreeMap<(usize, Idx<Corridor>, Direction), Together> = BTreeMap::new();
        for (convoy, manifest) in self.told.plan.convoys.iter().zip(&self.figures.manifests) {
            let key = (self.told.scenario.day(convoy.depart), convoy.corridor, convoy.direction);
            let sum = sums.entry(key).or_insert(Together {
                convoys: 0,
                vehicles: 0,
                people: 0,
                first: convoy.depart,
                last: convoy.arrive,
            });
            sum.convoys += 1;
            sum.vehicles += convoy.vehicles.len() as u64;
            sum.people += u64::from(manifest.load.people());
            sum.first = sum.first.min(convoy.depart);
            sum.last = sum.last.max(convoy.arrive);
        }
        let heads = [
            (lang.say(Text::Day), Side::Left),
            (lang.say(Text::Corridor), Side::Left),
            (lang.say(Text::Convoys), Side::Right),
            (lang.say(Text::Vehicles), Side::Right),
            (lang.say(Text::People), Side::Right),
            (lang.say(Text::FirstDeparture), Side::Left),
            (lang.say(Text::LastArrival), Side::Left),
        ];
        let rows: Vec<Vec<String>> = sums
            .iter()
            .map(|(&(_, corridor, direction), sum)| {
                vec![
                    clock.date(sum.first),
                    self.way(corridor, direction),
                    lang.int(sum.convoys),
                    lang.int(sum.vehicles),
                    lang.int(sum.people),
                    clock.time_of_day(sum.first),
                    self.on_day(sum.last, sum.first),
                ]
            })
            .collect();
        table(lang, &heads, &rows)
    }
}
