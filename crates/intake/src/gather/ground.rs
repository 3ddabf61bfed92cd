//! What lies on the ground: places, driving times, corridors with their checkpoints, and the agreements over them.

use std::collections::BTreeMap;

use texts::Text;

use super::terms::{Hours, Suspension};
use super::{Sheets, direction, value};
use crate::columns::Kind;
use crate::fold::{fold, key};
use crate::log::Log;
use crate::names::{Names, say_twice};
use crate::rows::{At, Row};
use crate::sheet::Spot;

/// A place.
#[derive(Debug)]
pub(crate) struct Place {
    /// Its id.
    pub(crate) id: String,
    /// What the sheets call it.
    pub(crate) name: At<String>,
    /// What it is called in orders, if that is something else.
    pub(crate) title: Option<String>,
    /// The position of its zone; none outside.
    pub(crate) zone: Option<usize>,
    /// Latitude and longitude.
    pub(crate) position: Option<(At<f64>, At<f64>)>,
    /// How many vehicles load at once.
    pub(crate) bays: Option<At<u32>>,
    /// How many vehicles stand there.
    pub(crate) stand: Option<At<u32>>,
    /// When it loads and unloads; always, if nothing says.
    pub(crate) hours: Vec<Hours>,
    /// Whether it takes people in: how many, and how many of them lying.
    pub(crate) receives: Option<(Option<u32>, Option<u32>)>,
    /// Whether what it receives could be read.
    pub(crate) sound: bool,
}

/// Places, what they are called, and their zones.
#[expect(clippy::struct_field_names, reason = "places are what most of it is")]
pub(super) struct Places {
    pub(super) places: Vec<Place>,
    pub(super) names: Names,
    pub(super) zones: Zones,
}

/// Zones by id, with their names as the first place has them.
pub(super) struct Zones {
    pub(super) list: Vec<(String, At<String>)>,
    pub(super) names: Names,
}

/// Words for what lies outside of all zones.
const OUTSIDE: &[&str] = &[
    "open",
    "outside",
    "out",
    "none",
    "dehors",
    "exterieur",
    "ouvert",
    "ouverte",
    "خارج",
    "مفتوح",
    "مفتوحه",
];

/// Reads the places.
pub(super) fn places(sheets: &Sheets<'_>) -> Places {
    let log = sheets.log;
    let mut names = Names::new(Kind::Places, "place", sheets.has(Kind::Places));
    let mut zone_names = Names::new(Kind::Places, "zone", true);
    let (mut places, mut zones, mut bare) = (Vec::new(), Vec::<(String, At<String>)>::new(), Vec::new());
    let mut zone_of: BTreeMap<String, usize> = BTreeMap::new();
    for row in sheets.rows(Kind::Places) {
        let name = row.need("id", row.text("id"));
        let zone = row.text("zone");
        if matches!(zone, Ok(None)) {
            bare.extend(name.clone().ok().map(|n| (row, n)));
        }
        let zone = value(zone).filter(|z| !OUTSIDE.contains(&fold(&z.value).as_str())).map(|zone| {
            *zone_of.entry(key(&zone.value)).or_insert_with(|| {
                let id = zone_names.add(zone.clone(), log).unwrap_or_default();
                zones.push((id, zone));
                zones.len() - 1
            })
        });
        let (lat, lon) = (row.degrees("lat"), row.degrees("lon"));
        if let (Ok(Some(half)), Ok(None)) | (Ok(None), Ok(Some(half))) = (&lat, &lon) {
            let help = Some(log.lang.say(Text::FixBoth).to_owned());
            log.error(&half.spot, Text::IntakeHalfPosition, &[("value", &half.value.to_string())], help);
        }
        let position = value(lat).zip(value(lon));
        if let Some((lat, lon)) = &position {
            check_position(lat, lon, log);
        }
        let before = log.errors();
        let receives = receives(row);
        let sound = log.errors() == before;
        let place = Place {
            id: String::new(),
            title: value(row.text("title")).map(|t| t.value),
            zone,
            position,
            bays: value(row.whole("bays")),
            stand: value(row.whole("stand")),
            hours: Vec::new(),
            receives,
            sound,
            name: At { value: String::new(), spot: row.spot() },
        };
        if let Ok(name) = name
            && let Some(id) = names.add(name.clone(), log)
        {
            places.push(Place { id, name, ..place });
        }
    }
    if !zones.is_empty() {
        for (row, name) in bare {
            let help = log.lang.say(Text::IntakeNoZoneHelp).to_owned();
            let spot = row.cell_spot("zone").unwrap_or_else(|| name.spot.clone());
            log.error(&spot, Text::IntakeNoZone, &[("value", &name.value)], Some(help));
        }
    }
    check_astray(&places, log);
    Places { places, names, zones: Zones { list: zones, names: zone_names } }
}

/// Says places that lie far from the others and near them if latitude and longitude are swapped.
fn check_astray(places: &[Place], log: &Log) {
    let known: Vec<&(At<f64>, At<f64>)> = places.iter().filter_map(|p| p.position.as_ref()).collect();
    if known.len() < 3 {
        return;
    }
    let middle = |of: fn(&(At<f64>, At<f64>)) -> f64| {
        let mut all: Vec<f64> = known.iter().map(|p| of(p)).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let (y, x) = (middle(|p| p.0.value), middle(|p| p.1.value));
    for (lat, lon) in known {
        let away = |lat: f64, lon: f64| (lat - y).abs() + (lon - x).abs();
        let (as_is, swapped) = (away(lat.value, lon.value), away(lon.value, lat.value));
        if as_is > 0.5 && swapped < as_is / 4.0 && lat.value.abs() <= 90.0 && lon.value.abs() <= 90.0 {
            let help = log.lang.say(Text::IntakeSwappedHelp).to_owned();
            let values = [("lat", lat.value.to_string()), ("lon", lon.value.to_string())];
            let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
            log.error(&lat.spot, Text::IntakeSwapped, &values, Some(help));
        }
    }
}

fn check_position(lat: &At<f64>, lon: &At<f64>, log: &Log) {
    let (y, x) = (lat.value, lon.value);
    let on_earth = |y: f64, x: f64| y.abs() <= 90.0 && x.abs() <= 180.0;
    if on_earth(y, x) {
        return;
    }
    let values = [("lat", y.to_string()), ("lon", x.to_string())];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    let (text, help) = if on_earth(x, y) {
        (Text::IntakeSwapped, Text::IntakeSwappedHelp)
    } else {
        (Text::IntakeNotOnEarth, Text::IntakeNotOnEarthHelp)
    };
    log.error(&lat.spot, text, &values, Some(log.lang.say(help).to_owned()));
}

/// Whether a place takes people in, how many, and how many of them lying.
fn receives(row: Row<'_>) -> Option<(Option<u32>, Option<u32>)> {
    let lying = value(row.whole("receives_lying")).map(|n| n.value);
    if let Some(flag) = row.flag_word("receives") {
        return flag.value.then_some((None, lying));
    }
    match value(row.whole("receives")) {
        // A place that takes in nobody is no destination.
        Some(people) if people.value == 0 => None,
        Some(people) => Some((Some(people.value), lying)),
        None => lying.map(|lying| (None, Some(lying))),
    }
}

/// A driving time.
#[derive(Debug)]
pub(crate) struct Leg {
    /// From which place.
    pub(crate) from: usize,
    /// To which.
    pub(crate) to: usize,
    /// Seconds; none if it cannot be driven.
    pub(crate) seconds: Option<i64>,
    /// Kilometres.
    pub(crate) km: Option<f64>,
    /// Its row.
    pub(crate) spot: Spot,
}

/// Reads the driving times.
pub(super) fn times(sheets: &Sheets<'_>, places: &Names) -> Vec<Leg> {
    let log = sheets.log;
    let (mut legs, mut seen) = (Vec::new(), BTreeMap::<(usize, usize), Spot>::new());
    let mut no_km = false;
    for row in sheets.rows(Kind::Times) {
        let place = |key| {
            let name = row.need(key, row.text(key))?;
            places.find(&name.value, &name.spot, log)
        };
        let (from, to) = (place("from"), place("to"));
        let (time, km) = (row.duration("time"), value(row.number("km")));
        no_km |= km.is_none() && matches!(time, Ok(Some(_)));
        let (Ok(from), Ok(to)) = (from, to) else { continue };
        let shown = || value(row.text("from")).map(|n| n.value).unwrap_or_default();
        if from == to {
            log.error(&row.spot(), Text::IntakeSamePlace, &[("value", &shown())], None);
        } else if let Some(first) = seen.insert((from, to), row.spot()) {
            let way = format!("{} – {}", shown(), value(row.text("to")).map(|n| n.value).unwrap_or_default());
            say_twice(&row.spot(), &way, &first, log);
        } else {
            let seconds = value(time).map(|t| t.value);
            legs.push(Leg { from, to, seconds, km: km.map(|km| km.value), spot: row.spot() });
        }
    }
    if no_km {
        log.note(Text::IntakeAssumedKm, &[]);
    }
    legs
}

/// A corridor.
#[derive(Debug)]
pub(crate) struct Corridor {
    /// Its id.
    pub(crate) id: String,
    /// What the sheets call it.
    pub(crate) name: At<String>,
    /// The gate inside and the gate outside.
    pub(crate) gates: Option<(usize, usize)>,
    /// Driving time in seconds.
    pub(crate) time: Option<At<i64>>,
    /// Kilometres.
    pub(crate) km: Option<At<f64>>,
    /// The most vehicles in a convoy.
    pub(crate) most: Option<At<u32>>,
    /// Seconds between departures.
    pub(crate) headway: Option<At<i64>>,
    /// Escorts of a convoy.
    pub(crate) escorts: Option<At<u32>>,
    /// Seconds ahead of a closure.
    pub(crate) margin: Option<At<i64>>,
    /// Whether convoys in opposite directions exclude each other.
    pub(crate) single_track: bool,
    /// In the order of the gate inside.
    pub(crate) checkpoints: Vec<Checkpoint>,
}

/// Where convoys are inspected.
#[derive(Debug)]
pub(crate) struct Checkpoint {
    /// Its id.
    pub(crate) id: String,
    /// Seconds from the gate inside.
    pub(crate) after: At<i64>,
    /// Outward and back.
    pub(crate) ways: [Option<Inspection>; 2],
}

/// How a checkpoint inspects.
#[derive(Clone, Debug)]
pub(crate) struct Inspection {
    /// Vehicles at the same time.
    pub(crate) lanes: u32,
    /// Seconds for a vehicle.
    pub(crate) vehicle: i64,
    /// Seconds for a person.
    pub(crate) person: i64,
    /// Its row.
    pub(crate) spot: Spot,
}

/// Reads corridors and checkpoints.
pub(super) fn corridors(sheets: &Sheets<'_>, places: &Names) -> (Vec<Corridor>, Names) {
    let log = sheets.log;
    let mut names = Names::new(Kind::Corridors, "corridor", sheets.has(Kind::Corridors));
    let mut corridors = Vec::new();
    for row in sheets.rows(Kind::Corridors) {
        let name = row.need("id", row.text("id"));
        let gate = |key| {
            let name = row.need(key, row.text(key))?;
            places.find(&name.value, &name.spot, log)
        };
        let (from, to) = (gate("from"), gate("to"));
        let corridor = Corridor {
            id: String::new(),
            gates: from.ok().zip(to.ok()),
            time: row.need("time", row.duration("time")).ok(),
            km: value(row.number("km")),
            most: value(row.whole("most")),
            headway: value(row.duration("headway")),
            escorts: value(row.whole("escorts")),
            margin: value(row.duration("margin")),
            single_track: value(row.flag("single_track")).is_some_and(|f| f.value),
            checkpoints: Vec::new(),
            name: At { value: String::new(), spot: row.spot() },
        };
        if let Ok(name) = name
            && let Some(id) = names.add(name.clone(), log)
        {
            corridors.push(Corridor { id, name, ..corridor });
        }
    }
    checkpoints(sheets, &names, &mut corridors);
    (corridors, names)
}

fn checkpoints(sheets: &Sheets<'_>, corridors: &Names, into: &mut [Corridor]) {
    let log = sheets.log;
    let mut ids: Vec<(Names, BTreeMap<String, usize>)> =
        into.iter().map(|_| (Names::new(Kind::Checkpoints, "checkpoint", true), BTreeMap::new())).collect();
    for row in sheets.rows(Kind::Checkpoints) {
        let name = row.need("id", row.text("id"));
        let corridor =
            row.need("corridor", row.text("corridor")).and_then(|c| corridors.find(&c.value, &c.spot, log));
        let after = row.need("after", row.duration("after"));
        let ways = directions(row);
        let vehicle = row.need("vehicle", row.duration("vehicle"));
        let inspection = Inspection {
            lanes: value(row.whole("lanes")).map_or(1, |n| n.value),
            vehicle: vehicle.map_or(0, |v| v.value),
            person: value(row.duration("person")).map_or(0, |v| v.value),
            spot: row.spot(),
        };
        let (Ok(name), Ok(corridor), Ok(after)) = (name, corridor, after) else { continue };
        let list = &mut into[corridor].checkpoints;
        let (names, known) = &mut ids[corridor];
        // A second row of the same checkpoint is for the other direction.
        let at = *known.entry(key(&name.value)).or_insert_with(|| {
            let id = names.add(name.clone(), log).unwrap_or_default();
            list.push(Checkpoint { id, after, ways: [None, None] });
            list.len() - 1
        });
        for (way, _) in ways.into_iter().enumerate().filter(|(_, wanted)| *wanted) {
            if let Some(first) = list[at].ways[way].replace(inspection.clone()) {
                say_twice(&name.spot, &name.value, &first.spot, log);
            }
        }
    }
    for corridor in into {
        corridor.checkpoints.sort_by_key(|c| c.after.value);
    }
}

/// Outward, back or both.
fn directions(row: Row<'_>) -> [bool; 2] {
    let Some(said) = value(row.text("direction")) else { return [true, false] };
    direction(&said.value).unwrap_or_else(|| {
        let help = row.log.lang.say(Text::IntakeDirectionHelp).to_owned();
        row.log.error(&said.spot, Text::IntakeDirection, &[("value", &said.value)], Some(help));
        [true, false]
    })
}

/// An agreement.
#[derive(Debug)]
pub(crate) struct Agreement {
    /// Its id.
    pub(crate) id: String,
    /// What the sheet calls it.
    pub(crate) name: At<String>,
    /// Who guarantees it.
    pub(crate) parties: Vec<String>,
    /// Whom it does not bind.
    pub(crate) not_party: Vec<String>,
    /// Positions of corridors.
    pub(crate) covers: Vec<usize>,
    /// When it is in force; always, if nothing says.
    pub(crate) windows: Vec<Hours>,
    /// When it does not hold.
    pub(crate) suspended: Vec<Suspension>,
}

/// Reads the agreements and what they are called; several rows of one name are several windows of it.
pub(super) fn agreements(sheets: &Sheets<'_>, corridors: &Names) -> (Vec<Agreement>, Names) {
    let log = sheets.log;
    let mut names = Names::new(Kind::Agreements, "agreement", true);
    let mut found: Vec<Agreement> = Vec::new();
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for row in sheets.rows(Kind::Agreements) {
        let name = row.need("id", row.text("id"));
        let again = name.as_ref().ok().and_then(|n| rows.get(&key(&n.value)).copied());
        let parties = if again.is_some() {
            row.list("parties")
        } else {
            row.need("parties", row.list("parties")).map(Some)
        };
        let covers = if again.is_some() {
            row.list("covers")
        } else {
            row.need("covers", row.list("covers")).map(Some)
        };
        let covers: Vec<usize> = value(covers).map_or_else(Vec::new, |list| {
            let mut all: Vec<usize> = Vec::new();
            for corridor in list.value.iter().filter_map(|c| corridors.find(c, &list.spot, log).ok()) {
                if !all.contains(&corridor) {
                    all.push(corridor);
                }
            }
            all
        });
        let window = Hours::open(value(row.moment("from")), value(row.moment("until")));
        let Ok(name) = name else { continue };
        if let Some(again) = again {
            let first = &mut found[again];
            if covers.is_empty() || covers == first.covers {
                first.windows.extend(window);
            } else {
                say_twice(&name.spot, &name.value, &first.name.spot, log);
            }
        } else if let Some(id) = names.add(name.clone(), log) {
            rows.insert(key(&name.value), found.len());
            let parties = value(parties).map_or_else(Vec::new, |p| p.value);
            let not_party = value(row.list("not_party")).map_or_else(Vec::new, |p| p.value);
            found.push(Agreement {
                id,
                name,
                parties,
                not_party,
                covers,
                windows: window.into_iter().collect(),
                suspended: Vec::new(),
            });
        }
    }
    (found, names)
}
