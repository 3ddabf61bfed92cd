//! A road network under `[travel]`: what the scenario asks of it, and its answer as driving times.

use std::path::Path;

use domain::{Corridor, Duration, Idx, Kind, Leg, Place, Table, Travel, TravelRow, Zone};

use texts::Text;

use super::desk::Desk;
use super::limits;
use super::places::degrees;
use super::travel::Known;
use crate::Severity;
use crate::Told;
use crate::fields::{Field, Fields, Least};
use crate::geojson;
use crate::roads::{About, Answer, Area, Ask, Closure, Driven, Note, Observed, Position, Profile, Roads};
use crate::shape;
use crate::source::{quoted, whole_file};
use crate::told::{NO_HELP, say};

/// Metres around a position that is closed, where the scenario does not say.
const WITHIN: f64 = 25.0;

/// Rows in which something asked for is written, to say what is wrong there.
#[derive(Default)]
struct Written<'a> {
    speeds: Vec<Field<'a>>,
    closures: Vec<Fields<'a>>,
    observed: Vec<Fields<'a>>,
    /// Of the corridors asked for, which.
    corridors: Vec<usize>,
}

/// Asks the network; fills in times and lengths of corridors that leave them to it.
pub(super) fn travel(
    known: &Known<'_>,
    fields: Fields<'_>,
    network: Field<'_>,
    corridors: &mut Table<Corridor>,
) -> Travel {
    let page = fields.page;
    let log = page.log;
    let before = log.errors();
    let mut written = Written::default();
    let ask = ask(known, fields, network, corridors, &mut written);
    // A mistake elsewhere may have put places and kinds out of order.
    let Some(ask) = ask.filter(|_| log.errors() == before && before == 0) else { return Travel::default() };
    let say = |note: &Note, error: bool| {
        // Who reads maps says in the language of this run what is wrong with them.
        let foreign = |text: &String| (!text.is_empty()).then(|| Told::Foreign(text.clone()));
        let message = Told::Foreign(note.message.clone());
        let at = match note.about {
            About::Map => {
                if error {
                    let file = Path::new(&known.desk.folder).join(&ask.map).to_string_lossy().into_owned();
                    return log.push(whole_file(&file, message, foreign(&note.help)));
                }
                network.node.span
            }
            About::Place(n) => known.place_rows[n].span,
            About::Zone(n) => known.zones.entries().nth(n).map_or(network.node.span, |(_, zone)| {
                let own = known.zone_rows.iter().find(|row| super::desk::id(**row) == zone.id);
                own.map_or(network.node.span, |row| row.span)
            }),
            About::Speed(n) => written.speeds[n].key,
            About::Closure(n) => written.closures[n].span,
            About::Observed(n) => written.observed[n].span,
            About::Corridor(n) => known.corridor_rows[written.corridors[n]].span,
        };
        let severity = if error { Severity::Error } else { Severity::Warning };
        let problem = page.source.problem(severity, at, message, NO_HELP);
        log.push(crate::Problem { help: foreign(&note.help), ..problem });
    };
    let answer = match known.desk.files.roads(&ask) {
        Ok(answer) => answer,
        Err(notes) => {
            for note in &notes {
                say(note, true);
            }
            return Travel::default();
        }
    };
    answer.warnings.iter().for_each(|note| say(note, false));
    for (&row, &(seconds, km)) in written.corridors.iter().zip(&answer.corridors) {
        let fields = known.corridor_rows[row];
        let corridor = &mut corridors[Idx::new(row)];
        if fields.get("time").is_none() {
            corridor.time = Duration(seconds);
            let late = corridor.checkpoints.iter().find(|c| c.after > corridor.time);
            if let Some(checkpoint) = late {
                fields.page.error(
                    fields.span,
                    say!(BadCheckpointEnd, after = checkpoint.id),
                    say!(FixCheckpointMap, time = corridor.time),
                );
            }
        }
        if fields.get("km").is_none() {
            corridor.km = km;
        }
    }
    travel_of(&answer)
}

fn travel_of(answer: &Answer) -> Travel {
    Travel::new(answer.rows.iter().map(|row| {
        let leg = row.leg.map(|(minutes, km)| Leg {
            minutes,
            km,
            doubt: row.between.and_then(|(low, high)| super::travel::doubt(minutes, low, high)),
        });
        ((row.from, row.to, row.kind), TravelRow { since: row.since, leg })
    }))
}

/// All that decides the driving times; none if the map is not there.
fn ask<'a>(
    known: &Known<'a>,
    fields: Fields<'a>,
    network: Field<'a>,
    corridors: &Table<Corridor>,
    written: &mut Written<'a>,
) -> Option<Ask> {
    let file = network.text()?;
    let bytes = known.desk.files.read(file).map_err(|why| {
        network.error(say!(BadFile, why = why, file = quoted(file)), say!(FixPaths));
    });
    for entry in fields.get("speeds").and_then(Field::table).unwrap_or_default() {
        written.speeds.push(Field {
            page: fields.page,
            label: &entry.key,
            key: entry.span,
            node: &entry.node,
        });
    }
    let speeds =
        written.speeds.iter().filter_map(|f| Some((f.label.to_owned(), f.number(Least::AboveZero, 300.0)?)));
    written.closures = fields.rows("closure", &shape::CLOSURE);
    written.observed = fields.rows("observed", &shape::OBSERVED);
    for (n, row) in known.corridor_rows.iter().enumerate() {
        if row.get("time").is_none() || row.get("km").is_none() {
            written.corridors.push(n);
        }
    }
    let ask = Ask {
        map: file.to_owned(),
        pace: fields.get("pace").and_then(|f| f.number(Least::AboveZero, limits::PACE)).unwrap_or(1.0),
        speeds: speeds.collect(),
        delays: fields.get("delays").and_then(Field::flag).unwrap_or(true),
        avoid: fields.get("avoid").map(|f| areas(known.desk, f)).unwrap_or_default(),
        zones: zones(known),
        places: positions(known),
        kinds: known.kind_rows.iter().zip(known.kinds).map(|(&row, kind)| driven(row, kind)).collect(),
        closures: written.closures.iter().filter_map(|&row| closure(known.desk, row)).collect(),
        observed: written.observed.iter().filter_map(|&row| observed(known, row)).collect(),
        corridors: written
            .corridors
            .iter()
            .map(|&n| (corridors[Idx::new(n)].from, corridors[Idx::new(n)].to))
            .collect(),
        bytes: bytes.ok()?,
    };
    Some(ask)
}

fn positions(known: &Known<'_>) -> Vec<Position> {
    let at = |(row, place): (&Fields<'_>, &Place)| {
        if row.get("lat").is_none() && row.get("lon").is_none() {
            row.page.error(row.span, say!(BadLatLon), say!(FixLatLon));
        }
        let (lat, lon) = place.position.unwrap_or_default();
        Position { lat, lon, zone: place.zone.get() }
    };
    known.place_rows.iter().zip(known.places).map(at).collect()
}

/// Where each zone lies.
fn zones(known: &Known<'_>) -> Vec<Option<Area>> {
    let of = |zone: &Zone| {
        zone.area.as_ref()?;
        let row = known.zone_rows.iter().find(|row| super::desk::id(**row) == zone.id)?;
        // Its parts together are one area.
        Some(areas(known.desk, row.get("area")?).into_iter().flatten().collect())
    };
    known.zones.iter().map(of).collect()
}

/// The areas of the files that a value names, one or several.
fn areas(desk: &Desk<'_>, field: Field<'_>) -> Vec<Area> {
    let one = |field: Field<'_>| {
        let Some(name) = field.text() else { return Vec::new() };
        match desk.files.read(name) {
            Err(why) => field.error(say!(BadFile, why = why, file = quoted(name)), say!(FixPaths)),
            Ok(bytes) => match geojson::areas(&bytes) {
                Ok(areas) => return areas,
                Err(why) => field.error(say!(BadAreas, file = quoted(name), why = why), say!(FixAreas)),
            },
        }
        Vec::new()
    };
    if matches!(field.node.value, crate::node::Value::List(_)) {
        return field.list().unwrap_or_default().into_iter().flat_map(one).collect();
    }
    one(field)
}

fn driven(row: Fields<'_>, kind: &Kind) -> Driven {
    let size = |key, most| row.get(key).and_then(|f: Field<'_>| f.number(Least::AboveZero, most));
    let usual = if kind.room.stretchers > 0 {
        Profile::Ambulance
    } else if kind.room.seats + kind.room.wheelchairs >= 10 {
        Profile::Bus
    } else {
        Profile::Car
    };
    Driven {
        profile: row.get("profile").and_then(profile).unwrap_or(usual),
        pace: kind.pace,
        height: size("height", 20.0),
        width: size("width", 20.0),
        length: size("length", 100.0),
        weight: size("weight", 500.0),
        axle: size("axle", 100.0),
        turns: row.get("turns").and_then(Field::flag),
    }
}

fn profile(field: Field<'_>) -> Option<Profile> {
    let text = field.text()?;
    let found = Profile::ALL.iter().find(|(word, _)| *word == text).map(|(_, profile)| *profile);
    if found.is_none() {
        let help =
            crate::nearest::suggestion(text, Text::ThingProfiles, Profile::ALL.iter().map(|(word, _)| *word));
        field.error(say!(BadUnknown, noun = Text::ThingProfile, id = quoted(text)), help);
    }
    found
}

fn closure(desk: &Desk<'_>, row: Fields<'_>) -> Option<Closure> {
    let (area, road, at) = (row.get("area"), row.get("road"), row.get("at"));
    if [area, road, at].iter().flatten().count() != 1 {
        row.page.error(row.span, say!(BadClosureRoads), say!(FixClosureRoads));
    }
    if let (Some(field), None) = (row.get("within"), at) {
        field.page.error(field.key, say!(BadWithout, key = "within", other = "at"), say!(FixWithin));
    }
    let within = row.get("within").and_then(|f| f.number(Least::AboveZero, 10_000.0));
    let (from, until) = (row.get("from"), row.get("until"));
    let instant = |field: Option<Field<'_>>| field.and_then(|f| desk.instant(f));
    let (begin, end) = (instant(from), instant(until));
    if let (Some(begin), Some(end), Some(field)) = (begin, end, until)
        && end <= begin
    {
        field.error(say!(BadClosureEnd, text = field.page.quote(field.node.span)), NO_HELP);
    }
    let slower = row.get("slower").and_then(|f| f.number(Least::AboveZero, 1000.0));
    if let (Some(slower), Some(field)) = (slower, row.get("slower"))
        && slower < 1.0
    {
        field.error(say!(BadSlower, n = slower), say!(FixSlower));
    }
    row.get("reason").and_then(Field::text);
    let roads = match (area, road, at) {
        (Some(field), _, _) => Roads::Areas(areas(desk, field)),
        (_, Some(field), _) => Roads::Called(match field.node.value {
            crate::node::Value::Whole(id) => id.to_string(),
            _ => field.text()?.to_owned(),
        }),
        (_, _, Some(field)) => {
            let at = Fields::open(field, &shape::AT)?;
            let (lat, lon) = (at.need("lat"), at.need("lon"));
            let (lat, lon) = (degrees(lat?, 90.0)?, degrees(lon?, 180.0)?);
            Roads::Near { lat, lon, within: within.unwrap_or(WITHIN) }
        }
        _ => return None,
    };
    Some(Closure { roads, from: begin, until: end, slower })
}

fn observed(known: &Known<'_>, row: Fields<'_>) -> Option<Observed> {
    let place = |key| row.need(key).and_then(|f: Field<'_>| known.place_ids.read(f));
    let (from, to) = (place("from"), place("to"));
    let minutes = row.need("minutes").and_then(|f| f.number(Least::AboveZero, limits::MINUTES));
    let kind = row.get("kind").map(|f| known.kind_ids.read(f));
    let kind = match kind {
        Some(kind) => Some(kind?),
        None => None,
    };
    Some(Observed { from: from?, to: to?, kind, minutes: minutes? })
}
