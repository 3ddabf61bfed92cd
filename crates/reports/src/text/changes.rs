//! Changes as text, for drivers and dispatchers: vehicle by vehicle, and only those that change.

use domain::{Idx, Moved, Time, Vehicle};
use texts::isolated;

use super::WIDTH;
use super::columns::{printed, unbroken, wrap};
use crate::changes::{Change, Changes, Order, VehicleChanges, What};
use crate::lang::Text;
use crate::words::direction_word;
use crate::{Clock, Lang};

/// Writes what changes: the sum in the first line, then the vehicles, those with the same change together.
///
/// A vehicle that changes is told every order that is moved, even slightly, because a convoy does not wait for it.
pub fn changes_text(changes: &Changes<'_>, lang: Lang, clock: &dyn Clock) -> String {
    let telling = Telling { changes, lang, clock };
    let int = |n: usize| lang.int(n as u64);
    let mut lines = wrap(
        &lang.fill(
            Text::ChangesSum,
            &[
                ("changed", &int(changes.changed())),
                ("total", &int(changes.total())),
                ("kept", &int(changes.keeping())),
                ("vehicles", &int(changes.vehicles.len())),
            ],
        ),
        "",
        WIDTH,
    );
    if changes.slight() > 0 {
        let slight = lang.fill(Text::MovedSlightly, &[("n", &int(changes.slight()))]);
        lines.extend(wrap(&slight, "", WIDTH));
    }
    for Same { vehicles, first, out_of_service, sentences } in telling.groups() {
        let id = |&v: &Idx<Vehicle>| isolated(lang, &changes.scenario.vehicles[v].id);
        let ids: Vec<String> = vehicles.iter().map(id).collect();
        let text = if out_of_service { Text::OutOfService } else { Text::ChangesFrom };
        let values = [("vehicles", &*ids.join(lang.say(Text::List))), ("time", &*telling.time(first))];
        lines.push(String::new());
        lines.extend(wrap(&lang.fill(text, &values), "", WIDTH));
        lines.extend(sentences.iter().flat_map(|s| wrap(s, "  ", WIDTH)));
    }
    printed(lang, &lines.join("\n"))
}

/// Vehicles with the same change.
struct Same {
    vehicles: Vec<Idx<Vehicle>>,
    /// The first instant that is another.
    first: Time,
    out_of_service: bool,
    sentences: Vec<String>,
}

struct Telling<'a> {
    changes: &'a Changes<'a>,
    lang: Lang,
    clock: &'a dyn Clock,
}

impl Telling<'_> {
    /// Vehicles that change, those with the same change together, in the order of time.
    fn groups(&self) -> Vec<Same> {
        let mut found: Vec<Same> = Vec::new();
        for changed in self.changes.vehicles.iter().filter(|v| !v.keeps()) {
            let first = changed.orders.iter().filter_map(earliest).min().unwrap_or(self.changes.from);
            found.push(Same {
                vehicles: vec![changed.vehicle],
                first,
                out_of_service: changed.out_of_service,
                sentences: self.sentences(changed),
            });
        }
        found.sort_by(|a, b| {
            let key = |s: &Same| (s.first, s.out_of_service);
            key(a).cmp(&key(b)).then_with(|| a.sentences.cmp(&b.sentences)).then(a.vehicles.cmp(&b.vehicles))
        });
        found.dedup_by(|later, kept| {
            let same = (later.first, later.out_of_service) == (kept.first, kept.out_of_service)
                && later.sentences == kept.sentences;
            if same {
                kept.vehicles.append(&mut later.vehicles);
            }
            same
        });
        found.sort_by_key(|s| (s.first, s.vehicles[0]));
        found
    }

    /// A sentence for each place in the sequence at which it changes.
    fn sentences(&self, vehicle: &VehicleChanges) -> Vec<String> {
        // Nobody drives it: which orders they were is told to those who take them over.
        if vehicle.out_of_service && vehicle.orders.iter().all(|c| matches!(c, Change::Dropped(_))) {
            let n = self.lang.int(vehicle.orders.len() as u64);
            return vec![self.lang.fill(Text::AllDropped, &[("n", &n)])];
        }
        let mut sentences = Vec::new();
        let (mut dropped, mut added) = (Vec::new(), Vec::new());
        for change in &vehicle.orders {
            match change {
                Change::Dropped(order) => dropped.push(order),
                Change::New(order) => added.push(order),
                Change::Kept(_) => sentences.extend(self.instead(&mut dropped, &mut added)),
                Change::Moved { old, new } => {
                    sentences.extend(self.instead(&mut dropped, &mut added));
                    let values = [
                        ("what", &*self.what(new, false)),
                        ("new", &*self.time(new.at)),
                        ("old", &*self.time(old.at)),
                    ];
                    sentences.push(self.lang.fill(Text::OrderMoved, &values));
                }
            }
        }
        sentences.extend(self.instead(&mut dropped, &mut added));
        sentences
    }

    /// What falls away at one place in the sequence, and what takes its place.
    fn instead(&self, dropped: &mut Vec<&Order>, added: &mut Vec<&Order>) -> Option<String> {
        let (old, new) = (std::mem::take(dropped), std::mem::take(added));
        let (text, with_classes) = match (old.is_empty(), new.is_empty()) {
            (true, true) => return None,
            (false, true) => (Text::OrdersDropped, false),
            (true, false) => (Text::OrdersNew, false),
            // Where as many are taken from the same place, they are others, and it must be said who.
            (false, false) => {
                (Text::OrdersInstead, old.iter().any(|o| new.iter().any(|n| self.reads_alike(o, n))))
            }
        };
        let list = |orders: &[&Order]| {
            let each = orders
                .iter()
                .map(|o| format!("{} {}", isolated(self.lang, &self.time(o.at)), self.what(o, with_classes)));
            each.collect::<Vec<_>>().join(self.lang.say(Text::Then))
        };
        Some(self.lang.fill(text, &[("old", &list(&old)), ("new", &list(&new))]))
    }

    fn reads_alike(&self, a: &Order, b: &Order) -> bool {
        a.what != b.what && self.what(a, false) == self.what(b, false)
    }

    /// What is to be done, in words.
    fn what(&self, order: &Order, with_classes: bool) -> String {
        let (lang, s) = (self.lang, self.changes.scenario);
        match &order.what {
            What::Crossing { corridor, direction } => {
                let name = s.corridors[*corridor].name.in_language(lang.tag());
                let values = [("corridor", name), ("direction", direction_word(lang, *direction))];
                lang.fill(Text::CrossingBy, &values)
            }
            What::Dwell { place, alight, board } => {
                let place = s.places[*place].name.in_language(lang.tag());
                let each = [(Text::UnloadingAt, alight), (Text::LoadingAt, board)]
                    .into_iter()
                    .filter(|(_, moved)| !moved.is_empty())
                    .map(|(text, moved)| {
                        lang.fill(text, &[("place", place), ("who", &self.who(moved, with_classes))])
                    });
                each.collect::<Vec<_>>().join(lang.say(Text::List))
            }
        }
    }

    /// How many families and people, and of which classes if that is asked.
    fn who(&self, moved: &[Moved], with_classes: bool) -> String {
        let (lang, s) = (self.lang, self.changes.scenario);
        let families: u64 = moved.iter().map(|m| u64::from(m.families)).sum();
        let people: u64 =
            moved.iter().map(|m| u64::from(m.families) * u64::from(s.classes[m.class].family.people())).sum();
        let sum = lang
            .fill(Text::FamiliesPeople, &[("families", &lang.int(families)), ("people", &lang.int(people))]);
        let sum = unbroken(&sum);
        if !with_classes {
            return sum;
        }
        let classes: Vec<String> = moved
            .iter()
            .map(|m| {
                let (class, n) = (&s.classes[m.class].id, lang.int(u64::from(m.families)));
                unbroken(&lang.fill(Text::Labelled, &[("label", class), ("text", &n)]))
            })
            .collect();
        format!("{sum}{}{}", lang.say(Text::Then), classes.join(lang.say(Text::List)))
    }

    /// The time of day, with the date where it is another day than that of the comparison.
    fn time(&self, t: Time) -> String {
        if self.clock.date(t) == self.clock.date(self.changes.from) {
            self.clock.time_of_day(t)
        } else {
            unbroken(&self.clock.minute(t))
        }
    }
}

/// When a vehicle first notices a change; none if it does not.
fn earliest(change: &Change) -> Option<Time> {
    match change {
        Change::Kept(_) => None,
        Change::Moved { old, new } => Some(old.at.min(new.at)),
        Change::Dropped(order) | Change::New(order) => Some(order.at),
    }
}
