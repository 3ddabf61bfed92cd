//! The data that the page's program draws from: every figure counted here, instants in seconds from the start.
//!
//! Names stand once where all languages share one, else as `[en, fr, ar]`. Long lists are rows of numbers; what each number
//! is stands beside the function that writes it, and in `web/plan-page/src/data.ts`, which reads it.

use std::collections::BTreeMap;

use domain::{Convoy, Corridor, Direction, Idx, Name, Place, Time, Visit, Windows};
use serde_json::{Value, json};

use super::local::offsets;
use super::scale::Scale;
use super::waits::waits;
use crate::figures::{Balance, Doing, Figures, Row, all_shut, balances};
use crate::parts::{Amount, Gap, Part, parts};
use crate::words::unexplained;
use crate::{Lang, Told};

/// All of it. O(v log v) for v visits; about 20 bytes for each thing that a vehicle does.
pub(super) fn data(
    told: &Told<'_>,
    figures: &Figures,
    scale: &Scale,
    at_most_out: Option<u64>,
    at_most_safe: &[(Time, u64)],
) -> Value {
    let d = Data { told, figures, scale, from: told.scenario.start };
    let (s, plan) = (told.scenario, told.plan);
    json!({
        "name": name(&s.name),
        "timezone": s.timezone,
        "epoch": d.from.0,
        "start": 0,
        "end": d.at(s.end),
        "now": told.state.map(|state| d.at(state.now)),
        "axis": [d.at(scale.from()), d.at(scale.until())],
        "offsets": offsets(told.clock, scale.from(), scale.until().max(s.end)).into_iter()
            .map(|(t, ahead)| json!([d.at(t), ahead.0])).collect::<Vec<_>>(),
        "people": figures.people,
        "safe": figures.safe,
        "leftBehind": plan.score.left_behind,
        "unexplained": unexplained(told, figures),
        "atMostOut": at_most_out,
        "atMostSafe": at_most_safe.iter().map(|&(t, n)| json!([d.at(t), n])).collect::<Vec<_>>(),
        "exchanges": d.exchanges(),
        "parts": parts(s, plan).into_iter().map(|p| d.part(p)).collect::<Vec<_>>(),
        "zones": s.zones.iter().map(|z| json!({ "id": z.id, "name": name(&z.name) })).collect::<Vec<_>>(),
        "places": d.places(),
        "kinds": d.kinds(),
        "corridors": s.corridors.entries().map(|(i, c)| d.corridor(i, c)).collect::<Vec<_>>(),
        "allShut": d.windows(&all_shut(s)),
        "convoys": d.convoys(),
        "past": d.past(),
        "vehicles": d.vehicles(),
        "arrivals": d.arrivals(),
        "receiving": d.receiving(),
        "priorities": s.priorities.iter().map(|p| json!({ "id": p.id, "weight": p.weight })).collect::<Vec<_>>(),
        "waits": d.waits(),
    })
}

/// A name in every language of the page.
fn name(name: &Name) -> Value {
    let all = Lang::ALL.map(|lang| name.in_language(lang.tag()));
    if all.iter().all(|n| *n == all[0]) { json!(all[0]) } else { json!(all) }
}

struct Data<'a> {
    told: &'a Told<'a>,
    figures: &'a Figures,
    scale: &'a Scale,
    from: Time,
}

impl Data<'_> {
    fn at(&self, t: Time) -> i64 {
        (t - self.from).0
    }

    fn part(&self, part: Part) -> Value {
        let value = |a: Option<Amount>| match a {
            Some(Amount::Weighted(x) | Amount::PersonHours(x) | Amount::Km(x) | Amount::Wishes(x)) => {
                json!(x)
            }
            Some(Amount::At(t)) => json!(self.at(t)),
            None => Value::Null,
        };
        let (gap, is) = match part.gap {
            Some(Gap::Ratio(gap)) => (json!(gap), "ratio"),
            Some(Gap::Difference(gap)) => (json!(gap), "difference"),
            Some(Gap::Later(gap)) => (json!(gap.0), "seconds"),
            None => (Value::Null, ""),
        };
        json!({
            "part": part.objective.as_str(), "plan": value(part.stated), "bound": value(part.bound),
            "gap": gap, "gapIs": is, "proven": part.closed,
        })
    }

    /// Each exchange with its balance: `[instant, left of the first, through of the first, left of the second, through of the
    /// second, by how much the first is ahead, by how much the second is]`.
    fn exchanges(&self) -> Vec<Value> {
        let s = self.told.scenario;
        let all = balances(s, self.told.plan, self.told.state);
        let drawn = s.exchanges.iter().zip(all).map(|(x, steps)| {
            let step = |b: Balance| {
                let [first, second] = b.sides;
                json!([self.at(b.at), first.left, first.through, second.left, second.through, b.ahead[0], b.ahead[1]])
            };
            json!({
                "id": x.id, "first": x.first.get(), "second": x.second.get(), "ratio": x.ratio, "slack": x.slack,
                "steps": steps.into_iter().map(step).collect::<Vec<_>>(),
            })
        });
        drawn.collect()
    }

    /// What the axis shows of windows: `[from, until]`.
    fn windows(&self, windows: &Windows) -> Vec<Value> {
        self.scale.visible(windows).iter().map(|w| json!([self.at(w.from), self.at(w.until)])).collect()
    }

    fn places(&self) -> Vec<Value> {
        let s = self.told.scenario;
        let begin = self.people_at_begin();
        s.places
            .entries()
            .map(|(i, p)| {
                let room = p.receives.unwrap_or_default();
                json!({
                    "id": p.id, "name": name(&p.name), "at": p.position.map(|(lat, lon)| json!([lat, lon])),
                    "zone": p.zone.get(), "room": room.people, "begin": begin.get(&i).copied().unwrap_or(0),
                })
            })
            .collect()
    }

    /// How many people wait at each place when the plan begins.
    fn people_at_begin(&self) -> BTreeMap<Idx<Place>, u64> {
        let s = self.told.scenario;
        let mut found: BTreeMap<Idx<Place>, u64> = BTreeMap::new();
        for (i, class) in s.classes.entries() {
            let each = u64::from(class.family.people());
            let mut add =
                |place, families: u32| *found.entry(place).or_default() += each * u64::from(families);
            match self.told.state.and_then(|st| st.people.iter().find(|c| c.class == i)) {
                None => add(class.at, class.count),
                Some(known) => {
                    let elsewhere: u32 = known.waiting_at.iter().map(|w| w.families).sum();
                    add(class.at, known.waiting.saturating_sub(elsewhere));
                    known.waiting_at.iter().for_each(|w| add(w.place, w.families));
                }
            }
        }
        found
    }

    fn kinds(&self) -> Vec<Value> {
        let s = self.told.scenario;
        self.figures
            .fleet
            .iter()
            .map(|u| {
                let k = &s.kinds[u.kind];
                json!({ "id": k.id, "name": name(&k.name), "there": u.there, "used": u.used, "room": k.room.people() })
            })
            .collect()
    }

    fn corridor(&self, index: Idx<Corridor>, c: &Corridor) -> Value {
        let points: Vec<Value> = c.checkpoints.iter().map(|p| json!([p.id, p.after.0])).collect();
        json!({
            "id": c.id, "name": name(&c.name), "from": c.from.get(), "to": c.to.get(), "time": c.time.0,
            "margin": c.convoy.margin.0, "points": points,
            "shut": self.windows(&self.told.scenario.open(index).complement()),
        })
    }

    /// What a convoy is, planned or past; `passages` are `[checkpoint, begin, end]`.
    fn convoy(&self, c: &Convoy) -> serde_json::Map<String, Value> {
        let corridor = &self.told.scenario.corridors[c.corridor];
        let passages = c.passages.iter().filter_map(|p| {
            let point = corridor.checkpoints.iter().position(|point| point.id == p.checkpoint)?;
            Some(json!([point, self.at(p.begin), self.at(p.end)]))
        });
        [
            ("id", json!(c.id)),
            ("corridor", json!(c.corridor.get())),
            ("back", json!(u8::from(c.direction == Direction::Back))),
            ("depart", json!(self.at(c.depart))),
            ("arrive", json!(self.at(c.arrive))),
            ("passages", passages.collect()),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
    }

    /// In the order of departure; `kinds` are `[kind, vehicles]`.
    fn convoys(&self) -> Vec<Value> {
        let planned = self.figures.departures.iter().map(|&i| {
            let m = &self.figures.manifests[i];
            let mut c = self.convoy(&self.told.plan.convoys[i]);
            c.insert("people".to_owned(), json!(m.load.people()));
            c.insert("stretchers".to_owned(), json!(m.load.stretchers));
            let kinds: Vec<Value> = m.vehicles.iter().map(|&(kind, n)| json!([kind.get(), n])).collect();
            c.insert("kinds".to_owned(), json!(kinds));
            Value::Object(c)
        });
        planned.collect()
    }

    fn past(&self) -> Vec<Value> {
        let past = self.told.state.iter().flat_map(|state| &state.convoys).map(|past| {
            let mut c = self.convoy(&past.convoy);
            c.insert("people".to_owned(), json!(past.people));
            Value::Object(c)
        });
        past.collect()
    }

    /// Every vehicle that does something: who, of which kind, how many it brings to safety, where it is at first, and what it does.
    fn vehicles(&self) -> Vec<Value> {
        let s = self.told.scenario;
        // Positions of convoys as `convoys` has them.
        let mut position = vec![0; self.told.plan.convoys.len()];
        for (i, &convoy) in self.figures.departures.iter().enumerate() {
            position[convoy] = i;
        }
        let first: BTreeMap<_, _> = self
            .told
            .plan
            .vehicles
            .iter()
            .filter_map(|it| match it.visits.first()? {
                Visit::Place(stop) => Some((it.vehicle, stop.place.get())),
                Visit::Convoy(_) => None,
            })
            .collect();
        let rows = self.figures.rows.iter().filter(|row| !row.spans.is_empty());
        rows.map(|row| {
            let v = &s.vehicles[row.vehicle];
            json!([v.id, v.kind.get(), row.carried, first.get(&row.vehicle), self.spans(row, &position)])
        })
        .collect()
    }

    /// Five numbers for each thing that a vehicle does: what; how long after the end of the thing before; for how long; people;
    /// and for things in a convoy its position, for others the place's, either plus one, 0 for none.
    fn spans(&self, row: &Row, position: &[usize]) -> Vec<i64> {
        let mut out = Vec::with_capacity(row.spans.len() * 5);
        let mut last = self.from;
        for span in &row.spans {
            let where_ = match (span.convoy, span.place) {
                (Some(convoy), _) => position.get(convoy).map_or(0, |&p| p as i64 + 1),
                (None, Some(place)) => place.get() as i64 + 1,
                (None, None) => 0,
            };
            let people = i64::from(span.people);
            out.extend([doing(span.doing), (span.from - last).0, (span.until - span.from).0, people, where_]);
            last = span.until;
        }
        out
    }

    /// `[instant, place, people]`, those who become safe at one instant and place together.
    fn arrivals(&self) -> Vec<Value> {
        let mut sums: BTreeMap<(Time, Idx<Place>), u64> = BTreeMap::new();
        for a in &self.figures.arrivals {
            *sums.entry((a.at, a.place)).or_default() += u64::from(a.load.people());
        }
        sums.into_iter().map(|((t, place), people)| json!([self.at(t), place.get(), people])).collect()
    }

    fn receiving(&self) -> Vec<Value> {
        let rows = self.figures.receiving.iter().map(|r| {
            json!({
                "place": r.place.get(), "people": r.load.people(), "stretchers": r.load.stretchers,
                "first": r.span.map(|(first, _)| self.at(first)), "last": r.span.map(|(_, last)| self.at(last)),
            })
        });
        rows.collect()
    }

    fn waits(&self) -> Vec<Value> {
        let rows = waits(self.told).into_iter().map(|w| {
            let mean = (w.safe > 0).then(|| (w.sum as f64 / w.safe as f64).round() as i64);
            let reached = w.reached.map(|r| r.map(|d| d.0));
            json!({
                "place": w.place.get(), "priority": w.priority.get(), "people": w.people, "safe": w.safe,
                "sum": w.sum, "mean": mean, "reached": reached,
            })
        });
        rows.collect()
    }
}

/// What a vehicle does, as a number; `data.ts` has the same order.
fn doing(doing: Doing) -> i64 {
    match doing {
        Doing::Driving => 0,
        Doing::Loading => 1,
        Doing::Unloading => 2,
        Doing::Loaded => 3,
        Doing::Empty => 4,
        Doing::Aboard => 5,
        Doing::Standing => 6,
        Doing::Resting => 7,
    }
}
