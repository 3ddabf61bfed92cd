//! Phrases of the papers: who gets on, which way, which vehicles, when something is open.

use std::collections::BTreeMap;

use domain::{Class, Corridor, Direction, Idx, Kind, Load, Moved, Vehicle, Windows};
use reports::escape::escape;
use texts::Text;

use super::frame::Sheet;
use crate::facts::Group;

/// The id of the entry that a class comes from: `<id>/<size>` comes from `<id>`.
pub(super) fn entry(class: &str) -> &str {
    match class.rsplit_once('/') {
        Some((entry, size)) if !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit()) => entry,
        _ => class,
    }
}

impl Sheet<'_> {
    /// Which families, entry by entry: `east-families: 12 × 4, 3 × 2 (54)`.
    pub(super) fn families(&self, group: impl IntoIterator<Item = (Idx<Class>, u32)>) -> String {
        let s = self.case.scenario();
        let mut entries: BTreeMap<Idx<Class>, (String, u64, Vec<String>)> = BTreeMap::new();
        let mut first_of: BTreeMap<&str, Idx<Class>> = BTreeMap::new();
        for (class, n) in group {
            let c = &s.classes[class];
            let key = *first_of.entry(entry(&c.id)).or_insert(class);
            let sum = entries.entry(key).or_insert_with(|| (self.code(entry(&c.id)), 0, Vec::new()));
            sum.1 += u64::from(c.family.people()) * u64::from(n);
            sum.2.push(self.times(n, c.family));
        }
        let each: Vec<String> = entries
            .into_values()
            .map(|(entry, people, sizes)| {
                let sizes = sizes.join(&escape(self.lang().say(Text::List)));
                self.fill(
                    Text::SheetWho,
                    &[("entry", &entry), ("sizes", &sizes), ("people", &self.int(people))],
                )
            })
            .collect();
        each.join("<br>")
    }

    /// The same of those who move.
    pub(super) fn moved(&self, moved: &[Moved]) -> String {
        let mut group = Group::new();
        for m in moved {
            *group.entry(m.class).or_default() += m.families;
        }
        self.families(group)
    }

    /// How many families of which sizes: `12 × 4, 3 × 2`.
    pub(super) fn sizes(&self, group: impl IntoIterator<Item = (Idx<Class>, u32)>) -> String {
        let s = self.case.scenario();
        let each: Vec<String> =
            group.into_iter().map(|(class, n)| self.times(n, s.classes[class].family)).collect();
        each.join(&escape(self.lang().say(Text::List)))
    }

    /// So many families of this size. A size is a number where all sit, else what each sort of place is needed for. It is one
    /// piece, from left to right in every language: 12 × 4 the other way round would be other families.
    fn times(&self, n: u32, family: Load) -> String {
        let n = self.lang().int(u64::from(n));
        if family.wheelchairs == 0 && family.stretchers == 0 {
            let size = self.lang().int(u64::from(family.seats));
            return format!("<span class=\"nb\">{}</span>", self.code(&format!("{n} × {size}")));
        }
        let parts = [
            (family.seats, Text::SheetSitting),
            (family.wheelchairs, Text::SheetInWheelchair),
            (family.stretchers, Text::SheetLyingDown),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, text)| self.lang().fill(text, &[("n", &self.lang().int(u64::from(n)))]))
            .collect();
        let size = self.wrote(&parts.join(self.lang().say(Text::List)));
        format!("<bdi dir=\"ltr\">{} × ({size})</bdi>", escape(&n))
    }

    /// People, and how many of them need a wheelchair's place or lie.
    pub(super) fn load(&self, load: Load) -> String {
        let mut parts = vec![self.int(load.people())];
        for (n, text) in
            [(load.wheelchairs, Text::SheetInWheelchair), (load.stretchers, Text::SheetLyingDown)]
        {
            if n > 0 {
                parts.push(format!("<span class=\"nb\">{}</span>", self.fill(text, &[("n", &self.int(n))])));
            }
        }
        parts.join("<br>")
    }

    /// Outward or back.
    pub(super) fn direction(&self, direction: Direction) -> String {
        self.say(match direction {
            Direction::Outward => Text::Outward,
            Direction::Back => Text::Back,
        })
    }

    /// A corridor and the way through it, gate to gate.
    pub(super) fn way(&self, corridor: Idx<Corridor>, direction: Direction) -> String {
        let c = &self.case.scenario().corridors[corridor];
        let (from, to) = c.gates(direction);
        let gates = self.fill(Text::FromTo, &[("from", &self.place(from)), ("to", &self.place(to))]);
        let comma = escape(self.lang().say(Text::List));
        format!(
            "{}{comma}{}<br><span class=\"small\">{gates}</span>",
            self.name(&c.name),
            self.direction(direction)
        )
    }

    /// `18 Bus, 1 Escort`.
    pub(super) fn kinds(&self, vehicles: &[Idx<Vehicle>]) -> String {
        let s = self.case.scenario();
        let mut count: BTreeMap<Idx<Kind>, u32> = BTreeMap::new();
        for &v in vehicles {
            *count.entry(s.vehicles[v].kind).or_default() += 1;
        }
        let each: Vec<String> = count
            .into_iter()
            .map(|(kind, n)| format!("{} {}", self.int(n), self.name(&s.kinds[kind].name)))
            .collect();
        each.join(&escape(self.lang().say(Text::List)))
    }

    /// Vehicles by their ids, in the order of march.
    pub(super) fn march(&self, vehicles: &[Idx<Vehicle>]) -> String {
        let s = self.case.scenario();
        let each: Vec<String> = vehicles
            .iter()
            .enumerate()
            .map(|(i, v)| {
                format!(
                    "<span class=\"nb\">{}.&nbsp;{}</span>",
                    self.int(i as u64 + 1),
                    self.code(&s.vehicles[*v].id)
                )
            })
            .collect();
        each.join(" ")
    }

    /// When something is open within the planning horizon.
    pub(super) fn windows(&self, windows: &Windows) -> String {
        let s = self.case.scenario();
        let open = windows.iter().filter(|w| w.until > s.start && w.from < s.end);
        let each: Vec<String> = open
            .map(|w| {
                if w.from <= s.start && w.until >= s.end {
                    return self.say(Text::SheetAllTheTime);
                }
                let (from, until) = (self.minute(w.from.max(s.start)), self.minute(w.until.min(s.end)));
                self.fill(Text::FromTo, &[("from", &from), ("to", &until)])
            })
            .collect();
        if each.is_empty() { self.say(Text::SheetNever) } else { each.join("<br>") }
    }

    /// A limit, or that there is none.
    pub(super) fn limit(&self, limit: Option<u32>) -> String {
        limit.map_or_else(|| self.say(Text::NoLimit), |n| self.int(n))
    }

    /// Texts that people wrote, one after the other.
    pub(super) fn said<'t>(&self, texts: impl IntoIterator<Item = &'t String>) -> String {
        let each: Vec<String> = texts.into_iter().map(|t| self.wrote(t)).collect();
        each.join(&escape(self.lang().say(Text::List)))
    }
}
