//! A timetable feed in the form of GTFS Schedule, for programs that draw and measure timetables. It is marked as an exercise in its
//! agency, its routes and its head-signs, and nobody can board or alight by it: a planner of journeys that is fed it by mistake
//! offers nothing.
//!
//! A trip is one run of one vehicle with people aboard, from the first loading to the last unloading; a route is a pair of places.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use domain::{Duration, Idx, Place, Time, Vehicle};
use reports::Clock;
use texts::Text;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::facts::{AtPlace, Step};
use crate::{Case, Document};

/// What everything in the feed is called by, so that nobody takes it for a service.
const EXERCISE: &str = "EXERCISE – not a public service";
/// No address: the name can be registered by nobody (RFC 2606).
const NOWHERE: &str = "https://exercise.invalid/";

/// A vehicle's time at a place within a run.
struct Halt {
    place: Idx<Place>,
    arrive: Time,
    depart: Time,
}

/// A run with people aboard.
struct Run {
    vehicle: Idx<Vehicle>,
    halts: Vec<Halt>,
}

/// The feed, and what is not in it.
///
/// # Errors
/// Why there is none: no run has positions at all its places.
pub(crate) fn gtfs(case: &Case<'_>) -> Result<(Document, Vec<String>), String> {
    let s = case.scenario();
    let lang = case.asked.lang;
    let known = |run: &Run| run.halts.iter().all(|h| s.places[h.place].position.is_some());
    let (runs, unknown): (Vec<Run>, Vec<Run>) = runs(case).into_iter().partition(known);
    if runs.is_empty() {
        return Err(lang.say(Text::SheetNoGtfs).to_owned());
    }
    let mut notes = Vec::new();
    if !unknown.is_empty() {
        notes.push(lang.fill(Text::SheetGtfsWithout, &[("n", &lang.int(unknown.len() as u64))]));
    }
    let bytes = zipped(&files(case, &runs));
    Ok((case.document("data/gtfs.zip", Text::SheetFeed, bytes), notes))
}

/// Every run with people aboard, vehicle by vehicle.
fn runs(case: &Case<'_>) -> Vec<Run> {
    let mut found = Vec::new();
    for duties in &case.facts.duties {
        let mut halts: Vec<Halt> = Vec::new();
        for step in &duties.steps {
            let Step::At(at) = step else { continue };
            let begins = halts.is_empty() && !at.aboard.is_empty();
            if begins || !halts.is_empty() {
                let first = halts.is_empty();
                halts.push(halt(at, first));
            }
            if at.aboard.is_empty() && !halts.is_empty() {
                found.push(Run { vehicle: duties.vehicle, halts: std::mem::take(&mut halts) });
            }
        }
    }
    // A run has a way.
    found.retain(|run| run.halts.len() > 1);
    found
}

/// A run begins and ends with the service, not with the waiting around it.
fn halt(at: &AtPlace, first: bool) -> Halt {
    let leaves = if at.aboard.is_empty() { at.service.map(|s| s.1) } else { at.depart };
    let arrive = at.service.map(|s| s.0).filter(|_| first).unwrap_or(at.arrive);
    let depart = leaves.or(at.service.map(|s| s.1)).unwrap_or(at.arrive);
    Halt { place: at.place, arrive, depart: depart.max(arrive) }
}

/// The files of the feed, in the order of the reference.
fn files(case: &Case<'_>, runs: &[Run]) -> Vec<(&'static str, Vec<u8>)> {
    let (s, clock, lang) = (case.scenario(), case.asked.told.clock, case.asked.lang);
    let id = |place: Idx<Place>| s.places[place].id.clone();
    let name = |place: Idx<Place>| case.name(&s.places[place].name).to_owned();
    let mut stops: BTreeSet<Idx<Place>> = BTreeSet::new();
    let mut routes: BTreeMap<(Idx<Place>, Idx<Place>), String> = BTreeMap::new();
    let mut days: BTreeSet<String> = BTreeSet::new();
    let (mut trips, mut times) = (Vec::new(), Vec::new());
    let mut count: BTreeMap<Idx<Vehicle>, u32> = BTreeMap::new();
    for run in runs {
        let [first, .., last] = run.halts.as_slice() else { continue };
        let route = routes
            .entry((first.place, last.place))
            .or_insert_with(|| format!("{}--{}", id(first.place), id(last.place)))
            .clone();
        let nth = count.entry(run.vehicle).or_default();
        *nth += 1;
        let vehicle = &s.vehicles[run.vehicle].id;
        let trip = format!("{vehicle}--{nth}");
        let day = clock.date(first.arrive);
        let midnight = service_day(clock, first.arrive);
        let service = day.replace('-', "");
        trips.push(vec![
            route,
            service.clone(),
            trip.clone(),
            format!("{EXERCISE}: {}", name(last.place)),
            vehicle.clone(),
        ]);
        for (n, halt) in run.halts.iter().enumerate() {
            stops.insert(halt.place);
            times.push(vec![
                trip.clone(),
                since(midnight, halt.arrive),
                since(midnight, halt.depart),
                id(halt.place),
                (n + 1).to_string(),
                "1".into(),
                "1".into(),
                "1".into(),
            ]);
        }
        days.insert(service);
    }
    let stop = |place: &Idx<Place>| {
        // Runs through places without a position have been left out.
        let (lat, lon) = s.places[*place].position.unwrap_or_default();
        vec![id(*place), name(*place), lat.to_string(), lon.to_string()]
    };
    let route = |((from, to), route): (&(Idx<Place>, Idx<Place>), &String)| {
        let long = format!("{EXERCISE}: {} – {}", name(*from), name(*to));
        vec![route.clone(), "exercise".into(), long, "3".into()]
    };
    let edge = |day: Option<&String>| day.cloned().unwrap_or_default();
    vec![
        file(
            "agency.txt",
            "agency_id,agency_name,agency_url,agency_timezone,agency_lang",
            [["exercise", EXERCISE, NOWHERE, &s.timezone, lang.tag()].map(str::to_owned).to_vec()],
        ),
        file("stops.txt", "stop_id,stop_name,stop_lat,stop_lon", stops.iter().map(stop)),
        file("routes.txt", "route_id,agency_id,route_long_name,route_type", routes.iter().map(route)),
        file("trips.txt", "route_id,service_id,trip_id,trip_headsign,block_id", trips),
        file(
            "stop_times.txt",
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,timepoint",
            times,
        ),
        file(
            "calendar_dates.txt",
            "service_id,date,exception_type",
            days.iter().map(|day| vec![day.clone(), day.clone(), "1".into()]),
        ),
        file(
            "feed_info.txt",
            "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version",
            [vec![
                EXERCISE.into(),
                NOWHERE.into(),
                lang.tag().into(),
                edge(days.first()),
                edge(days.last()),
                case.asked.checksum.into(),
            ]],
        ),
    ]
}

/// Noon of the local day less twelve hours: what GTFS counts times from, and midnight but for days on which the clock is set.
fn service_day(clock: &dyn Clock, t: Time) -> Time {
    let clock_says = clock.time_of_day(t);
    let part = |n: usize| clock_says.split(':').nth(n).and_then(|p| p.parse::<i64>().ok()).unwrap_or(0);
    let noon = Time(t.0 - t.0.rem_euclid(60)) + Duration::hours(12 - part(0)) - Duration::minutes(part(1));
    // The clock may have been set in between; an hour's step sets it right.
    let off = clock.time_of_day(noon);
    let shift = match off.get(..2) {
        Some("11") => 1,
        Some("13") => -1,
        _ => 0,
    };
    noon + Duration::hours(shift) - Duration::hours(12)
}

/// Hours, which go on beyond 24, minutes and seconds since the day began.
fn since(midnight: Time, t: Time) -> String {
    let s = (t - midnight).0.max(0);
    format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
}

/// A file of the feed.
fn file(
    name: &'static str,
    head: &str,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> (&'static str, Vec<u8>) {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let why = "writing to memory cannot fail, and every row is as long as its head";
    out.write_record(head.split(',')).expect(why);
    for row in rows {
        // The reference allows no line breaks within values.
        out.write_record(row.iter().map(|v| v.replace(char::is_control, " "))).expect(why);
    }
    (name, out.into_inner().expect(why))
}

/// The files in one, with dates that are always the same.
fn zipped(files: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let why = "writing to memory cannot fail";
    for (name, bytes) in files {
        zip.start_file(*name, options).expect(why);
        zip.write_all(bytes).expect(why);
    }
    zip.finish().expect(why).into_inner()
}
