//! Whether the means suit the task at all: every family fits in a vehicle, every place can be reached.
//!
//! Both ask only for what no plan can do without. Whether everybody can be brought out in time is the
//! planner's question.

use domain::{Idx, Kind, Load, Place, Scenario};

use texts::{Said, Text, Word};

use super::people::Origin;
use crate::fields::Fields;
use crate::source::{Page, Span};
use crate::told::{names, say};

/// A scenario, with where its places and classes stand in the files.
pub(super) struct Use<'a, 's> {
    pub(super) scenario: &'s Scenario,
    pub(super) places: &'s [Fields<'a>],
    pub(super) classes: &'s [Origin<'a>],
    pub(super) page: Page<'a>,
}

impl Use<'_, '_> {
    fn has_vehicles(&self) -> bool {
        self.scenario.kinds.iter().any(|k| k.count > 0)
    }

    /// Every family must fit in a vehicle that carries people and may load where it waits.
    pub(super) fn check_fits(&self) {
        let s = self.scenario;
        if !self.has_vehicles() {
            if s.classes.iter().any(|c| c.count > 0) {
                self.page.error(Span::default(), say!(BadNoVehicle), say!(FixNoVehicle));
            }
            return;
        }
        let carry: Vec<&Kind> = s.kinds.iter().filter(|k| k.count > 0 && !k.escort).collect();
        for (class, origin) in s.classes.iter().zip(self.classes) {
            if class.count == 0 || class.family.is_none() {
                continue;
            }
            let fitting: Vec<&Kind> = carry.iter().copied().filter(|k| k.room.admits(class.family)).collect();
            if fitting.is_empty() {
                let rooms: Vec<Said> =
                    carry.iter().map(|k| say!(FixRoom, id = k.id, load = shown(k.room))).collect();
                let help = if rooms.is_empty() {
                    say!(FixEscorts)
                } else {
                    say!(FixRooms, rooms = Word::Each(rooms, Text::RoomsApart))
                };
                origin.page.error(origin.family, say!(BadFit, load = shown(class.family)), help);
            } else if !fitting.iter().any(|k| k.may_serve(class.at)) {
                let help = say!(FixFitServe, place = place_id(s, class.at), kinds = kinds(&fitting));
                origin.page.error(origin.family, say!(BadFitServe, load = shown(class.family)), help);
            } else if !fitting
                .iter()
                .any(|k| k.may_serve(class.at) && class.to.iter().any(|&p| k.may_serve(p)))
            {
                let all: Vec<&str> = class.to.iter().map(|&p| place_id(s, p)).collect();
                let help = say!(FixAccept, places = names(&all), kinds = kinds(&fitting));
                origin.page.warn(origin.family, say!(BadAccept, class = class.id), help);
            }
        }
    }

    /// Every place must be within reach of some vehicle; where people wait or go, of one that carries people.
    pub(super) fn check_reach(&self) {
        let s = self.scenario;
        if !self.has_vehicles() {
            return;
        }
        let (mut any, mut carrying) = (vec![false; s.places.len()], vec![false; s.places.len()]);
        let ways = self.ways();
        for (kind, k) in s.kinds.entries().filter(|(_, k)| k.count > 0) {
            for place in reached(&ways, kind, k.depot) {
                any[place.get()] = true;
                carrying[place.get()] |= !k.escort;
            }
        }
        let mut used = vec![false; s.places.len()];
        for class in s.classes.iter().filter(|c| c.count > 0) {
            used[class.at.get()] = true;
            class.to.iter().for_each(|p| used[p.get()] = true);
        }
        for (place, row) in s.places.indices().zip(self.places) {
            let i = place.get();
            let id = &s.places[place].id;
            let what = if !any[i] {
                say!(BadReach, place = id)
            } else if used[i] && !carrying[i] {
                say!(BadReachCarry, place = id)
            } else {
                continue;
            };
            let span = row.get("id").map_or(row.span, |f| f.node.span);
            row.page.error(span, what, self.way_out(place));
        }
    }

    fn way_out(&self, place: Idx<Place>) -> Said {
        let s = self.scenario;
        let zone = s.places[place].zone;
        let within = |p: Idx<Place>| s.places[p].zone == zone;
        let entered = s.corridors.iter().any(|c| within(c.from) || within(c.to))
            || s.kinds.iter().any(|k| within(k.depot));
        if entered { say!(FixNoWay) } else { say!(FixNoZone, zone = s.zones[zone].id) }
    }

    /// For each place where one can drive from it at some time, and which kind if not all.
    fn ways(&self) -> Vec<Vec<Way>> {
        let s = self.scenario;
        let mut ways: Vec<Vec<Way>> = vec![Vec::new(); s.places.len()];
        for (&(from, to, only), rows) in s.travel.rows() {
            if s.places[from].zone != s.places[to].zone {
                continue;
            }
            let open = rows.iter().any(|row| row.leg.is_some());
            // A row for a kind that holds at all times leaves nothing to the row for all.
            let shuts = only.is_some() && rows[0].since == domain::Time::MIN && !open;
            if open || shuts {
                ways[from.get()].push(Way { to, only, open });
            }
        }
        for c in &s.corridors {
            ways[c.from.get()].push(Way { to: c.to, only: None, open: true });
            ways[c.to.get()].push(Way { to: c.from, only: None, open: true });
        }
        ways
    }
}

/// A way to another place, for one kind or for all; one that is not open bars that kind from the way for all.
#[derive(Clone, Copy)]
struct Way {
    to: Idx<Place>,
    only: Option<Idx<Kind>>,
    open: bool,
}

/// Every place that a kind can reach from its depot. O(ways × log).
fn reached(ways: &[Vec<Way>], kind: Idx<Kind>, depot: Idx<Place>) -> Vec<Idx<Place>> {
    let mut seen = vec![false; ways.len()];
    let mut found = vec![depot];
    seen[depot.get()] = true;
    let mut next = 0;
    while let Some(&place) = found.get(next) {
        next += 1;
        let mine = &ways[place.get()];
        let barred: Vec<Idx<Place>> =
            mine.iter().filter(|w| w.only == Some(kind) && !w.open).map(|w| w.to).collect();
        for way in mine.iter().filter(|w| w.open && w.only.is_none_or(|only| only == kind)) {
            if !seen[way.to.get()] && (way.only.is_some() || !barred.contains(&way.to)) {
                seen[way.to.get()] = true;
                found.push(way.to);
            }
        }
    }
    found
}

fn place_id(s: &Scenario, place: Idx<Place>) -> &str {
    &s.places[place].id
}

fn kinds(of: &[&Kind]) -> Word {
    names(&of.iter().map(|k| k.id.as_str()).collect::<Vec<_>>())
}

/// `3 seats, 2 stretchers`.
fn shown(load: Load) -> Word {
    let parts = [
        (load.seats, Text::LoadSeats),
        (load.wheelchairs, Text::LoadWheelchairs),
        (load.stretchers, Text::LoadStretchers),
    ];
    let said = |(n, text): (u32, Text)| Said { text, values: vec![("n", Word::Count(u64::from(n)))] };
    let words: Vec<Said> = parts.into_iter().filter(|(n, _)| *n > 0).map(said).collect();
    if words.is_empty() { Word::Said(say!(LoadNone)) } else { Word::Each(words, Text::List) }
}
