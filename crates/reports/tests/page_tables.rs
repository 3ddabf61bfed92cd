//! Every figure in the tiles and tables of the page, and every count that its program is given beside, against the referee's score
//! and a plain walk through the plan that shares nothing with what the page counts by.
#![allow(clippy::disallowed_methods, reason = "tests read files under the project")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Class, Idx, Plan, Scenario, State, Time, Visit};
use reports::{Clock as _, Lang, Told, page};
use serde_json::{Value, json};
use support::Local;
use support::drawn::{drawn_from, each_plan, rows};

/// People who become safe: when, where, how many, and how many of them lie.
fn arrivals(s: &Scenario, p: &Plan, state: Option<&State>) -> Vec<(Time, usize, u64, u64)> {
    let mut found = Vec::new();
    let mut add = |class: Idx<Class>, place: Idx<domain::Place>, families: u32, at: Time| {
        let c = &s.classes[class];
        if c.to.contains(&place) && at <= s.end && families > 0 {
            let n = u64::from(families);
            let lying = n * u64::from(c.family.stretchers);
            found.push((at, place.get(), n * u64::from(c.family.people()), lying));
        }
    };
    for class in state.iter().flat_map(|st| &st.people) {
        class.safe.iter().for_each(|safe| add(class.class, safe.place, safe.families, safe.at));
    }
    for visit in p.vehicles.iter().flat_map(|itinerary| &itinerary.visits) {
        let Visit::Place(stop) = visit else { continue };
        for moved in &stop.alight {
            add(moved.class, stop.place, moved.families, stop.end.expect("who gets off has a service"));
        }
    }
    found.sort_unstable();
    found
}

#[test]
fn who_is_safe_where_and_when_is_what_the_plan_says() {
    each_plan(|name, s, p, state| {
        let data = drawn_from(s, p, state);
        let found = arrivals(s, p, state);
        let mut steps: BTreeMap<(i64, usize), u64> = BTreeMap::new();
        for (at, place, people, _) in &found {
            *steps.entry(((*at - s.start).0, *place)).or_default() += people;
        }
        let steps: Vec<Value> = steps.into_iter().map(|((at, place), n)| json!([at, place, n])).collect();
        assert_eq!(data["arrivals"], json!(steps), "{name}");
        for row in rows(&data["receiving"]) {
            let place = row["place"].as_u64().expect("a place") as usize;
            let here = || found.iter().filter(|a| a.1 == place);
            let at = |t: Option<Time>| t.map_or(Value::Null, |t| json!((t - s.start).0));
            assert_eq!(row["people"], here().map(|a| a.2).sum::<u64>(), "{name}: {row}");
            assert_eq!(row["stretchers"], here().map(|a| a.3).sum::<u64>(), "{name}: {row}");
            assert_eq!(row["first"], at(here().map(|a| a.0).min()), "{name}: {row}");
            assert_eq!(row["last"], at(here().map(|a| a.0).max()), "{name}: {row}");
        }
    });
}

#[test]
fn those_who_wait_at_first_and_those_carried_are_everybody() {
    each_plan(|name, s, p, state| {
        let data = drawn_from(s, p, state);
        let waiting: u64 = rows(&data["places"]).map(|place| place["begin"].as_u64().expect("people")).sum();
        let size = |class: Idx<Class>| u64::from(s.classes[class].family.people());
        let wait = |st: &State| st.people.iter().map(|c| u64::from(c.waiting) * size(c.class)).sum::<u64>();
        let named: BTreeSet<Idx<Class>> = state.iter().flat_map(|st| &st.people).map(|c| c.class).collect();
        let others = s.classes.entries().filter(|(i, _)| !named.contains(i));
        let others: u64 = others.map(|(i, c)| u64::from(c.count) * size(i)).sum();
        assert_eq!(waiting, others + state.map_or(0, wait), "{name}");
        let before: u64 = state
            .iter()
            .flat_map(|st| &st.people)
            .flat_map(|c| c.safe.iter().map(move |safe| (c.class, safe)))
            .filter(|(class, safe)| s.classes[*class].to.contains(&safe.place))
            .map(|(class, safe)| u64::from(safe.families) * size(class))
            .sum();
        let carried: u64 = rows(&data["vehicles"]).map(|v| v[2].as_u64().expect("people")).sum();
        assert_eq!(carried + before, data["safe"].as_u64().expect("people"), "{name}");
    });
}

#[test]
fn vehicles_used_and_people_lying_in_convoys_are_those_of_the_plan() {
    each_plan(|name, s, p, state| {
        let data = drawn_from(s, p, state);
        for (kind, row) in s.kinds.indices().zip(rows(&data["kinds"])) {
            let used: BTreeSet<usize> = p
                .vehicles
                .iter()
                .filter(|i| {
                    i.visits.len() > 1
                        || i.visits.iter().any(|v| match v {
                            Visit::Place(stop) => !stop.board.is_empty() || !stop.alight.is_empty(),
                            Visit::Convoy(_) => true,
                        })
                })
                .map(|i| i.vehicle)
                .chain(state.iter().flat_map(|st| &st.vehicles).filter(|v| v.used).map(|v| v.vehicle))
                .filter(|v| s.vehicles[*v].kind == kind)
                .map(Idx::get)
                .collect();
            assert_eq!(row["used"], used.len() as u64, "{name}: {row}");
            assert_eq!(row["there"], s.kinds[kind].count, "{name}: {row}");
            assert_eq!(row["room"], s.kinds[kind].room.people(), "{name}: {row}");
        }
        let mut lying = vec![0_i64; p.convoys.len()];
        for itinerary in &p.vehicles {
            let stood = state.and_then(|st| st.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle));
            let of = |class: Idx<Class>, n: u32| i64::from(n * s.classes[class].family.stretchers);
            let mut aboard: i64 = stood.iter().flat_map(|v| &v.aboard).map(|a| of(a.class, a.families)).sum();
            for visit in &itinerary.visits {
                match visit {
                    Visit::Place(stop) => {
                        aboard += stop.board.iter().map(|m| of(m.class, m.families)).sum::<i64>();
                        aboard -= stop.alight.iter().map(|m| of(m.class, m.families)).sum::<i64>();
                    }
                    Visit::Convoy(i) => lying[*i] += aboard,
                }
            }
        }
        for drawn in rows(&data["convoys"]) {
            let at = p.convoys.iter().position(|c| drawn["id"] == c.id).expect("a convoy of the plan");
            assert_eq!(drawn["stretchers"], lying[at], "{name}: {drawn}");
        }
    });
}

/// What stands in the cells of the first table behind this heading, tags taken away.
fn cells(html: &str, section: &str) -> Vec<Vec<String>> {
    let body = html.split_once(&format!("<section id=\"{section}\"")).expect("the section").1;
    let body = body.split_once("</section>").expect("its end").0;
    let Some((_, body)) = body.split_once("<tbody>") else { return Vec::new() };
    let body = body.split_once("</tbody>").expect("the end of the table").0;
    let row = |row: &str| {
        let cell = |cell: &str| bare(cell.split_once('>').map_or("", |(_, text)| text));
        row.split("<t").skip(1).filter(|c| c.starts_with(['h', 'd'])).map(cell).collect()
    };
    body.split("<tr").skip(1).map(row).collect()
}

/// Text without tags and marks of direction.
fn bare(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            '\u{2066}'..='\u{2069}' => {}
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[test]
fn the_tiles_and_the_table_of_destinations_say_what_the_referee_counts() {
    each_plan(|name, s, p, state| {
        let clock = Local::of(s);
        let told = Told {
            scenario: s,
            plan: p,
            state,
            left: vec![],
            proofs: vec![],
            bottleneck: None,
            safe_at_most: vec![],
            clock: &clock,
        };
        let score = referee::score(s, p, state);
        for lang in Lang::ALL {
            let html = page(&told, lang);
            let tiles = html
                .split_once("<dl class=\"tiles\">")
                .expect("tiles")
                .1
                .split_once("</dl>")
                .expect("an end")
                .0;
            let values: Vec<String> = tiles
                .split("<dd class=\"v\">")
                .skip(1)
                .map(|tile| bare(tile.split_once("</dd>").map_or("", |(value, _)| value)))
                .collect();
            let has = |value: String| assert!(values.contains(&value), "{name}: {value:?} in {values:?}");
            has(lang.int(s.people() - score.left_behind));
            has(lang.int(score.left_behind));
            // As fine as the tile says it, of what the referee counts within its own tolerance.
            let shown = |value: f64| {
                let said: Vec<f64> = values.iter().filter_map(|v| plain_number(v)).collect();
                let near = |x: &f64| (x - value).abs() <= 0.051 + 1e-4 * value.abs();
                assert!(said.iter().any(near), "{name}: {value} in {values:?}");
            };
            shown(score.exposure);
            shown(score.distance_km);
            if let Some(last) = score.last_arrival {
                has(clock.minute(last));
            }
            for row in cells(&html, "destinations") {
                let place =
                    s.places.entries().find(|(_, place)| place.name.in_language(lang.tag()) == row[0]);
                let (place, _) = place.expect("a place of the scenario");
                let here: u64 =
                    arrivals(s, p, state).iter().filter(|a| a.1 == place.get()).map(|a| a.2).sum();
                assert_eq!(row[1], lang.int(here), "{name}: {row:?}");
            }
        }
    });
}

/// The number at the beginning of a text, however its language writes it.
fn plain_number(text: &str) -> Option<f64> {
    let number: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202f}' | '\u{a0}'))
        .take_while(|c| c.is_ascii_digit() || ",.".contains(*c))
        .collect();
    let french = text.contains('\u{202f}') || number.matches(',').count() == 1 && !number.contains('.');
    let decimal_comma = french && number.rsplit(',').next().is_some_and(|rest| rest.len() != 3);
    let plain = if decimal_comma { number.replace(',', ".") } else { number.replace(',', "") };
    plain.parse().ok()
}

#[test]
fn those_left_behind_stand_with_their_numbers() {
    let mut seen = 0;
    each_plan(|name, s, p, state| {
        let score = referee::score(s, p, state);
        if score.left_behind == 0 || state.is_some() {
            return;
        }
        // Who is left, by class: those who never become safe.
        let mut out: BTreeMap<Idx<Class>, u32> = BTreeMap::new();
        for visit in p.vehicles.iter().flat_map(|itinerary| &itinerary.visits) {
            let Visit::Place(stop) = visit else { continue };
            for moved in stop.alight.iter().filter(|m| s.classes[m.class].to.contains(&stop.place)) {
                *out.entry(moved.class).or_default() += moved.families;
            }
        }
        let left: Vec<reports::Left> = s
            .classes
            .entries()
            .map(|(class, c)| (class, c.count - out.get(&class).copied().unwrap_or(0)))
            .filter(|(_, families)| *families > 0)
            .map(|(class, families)| reports::Left { class, families, why: "no bus".to_owned() })
            .collect();
        let clock = Local::of(s);
        let told = Told {
            scenario: s,
            plan: p,
            state,
            left,
            proofs: vec![],
            bottleneck: None,
            safe_at_most: vec![],
            clock: &clock,
        };
        let html = page(&told, Lang::En);
        let data: Value = support::drawn::data_of(&html);
        assert_eq!(
            data["unexplained"].as_f64().map(|n| n as i64),
            Some(0),
            "{name}: every one of them has a reason"
        );
        let people: u64 = cells(&html, "left")
            .iter()
            .map(|row| row[3].replace(',', "").parse::<u64>().expect("a number of people"))
            .sum();
        assert_eq!(people, score.left_behind, "{name}");
        seen += 1;
    });
    assert!(seen > 5, "{seen} plans leave somebody");
}
