//! Tables to a draft of the scenario: each kind of sheet has a module, and what is wrong goes to the log.

mod fleet;
mod ground;
mod operation;
mod people;
mod terms;

use texts::Text;

use crate::calendar::{Day, Local, Moment};
use crate::columns::Kind;
use crate::fold::fold;
use crate::log::Log;
use crate::recognise::Table;
use crate::rows::{At, Got, Row};
use crate::sheet::Spot;

pub(crate) use fleet::Vehicles;
pub(crate) use ground::{Agreement, Corridor, Leg, Place};
pub(crate) use operation::Operation;
pub(crate) use people::{Entry, Families};
pub(crate) use terms::{Exchange, Hours, Quota, Suspension};

/// A scenario as the sheets have it. Where something could not be read, something harmless stands: a draft with an error is
/// never written.
#[derive(Debug)]
pub(crate) struct Draft {
    /// When and where.
    pub(crate) operation: Operation,
    /// Zones by id, with their names.
    pub(crate) zones: Vec<(String, At<String>)>,
    /// In the order of the rows, which others mean by their position.
    pub(crate) places: Vec<Place>,
    /// Kinds of vehicles.
    pub(crate) fleet: Vec<Vehicles>,
    /// Families that wait.
    pub(crate) people: Vec<Entry>,
    /// Driving times.
    pub(crate) times: Vec<Leg>,
    /// Corridors with their checkpoints.
    pub(crate) corridors: Vec<Corridor>,
    /// What holds them open.
    pub(crate) agreements: Vec<Agreement>,
    /// What parties allow by the day.
    pub(crate) quotas: Vec<Quota>,
    /// Zones tied to each other.
    pub(crate) exchanges: Vec<Exchange>,
}

/// All sheets of a scenario.
pub(crate) struct Sheets<'a> {
    tables: &'a [Table],
    log: &'a Log,
}

impl<'a> Sheets<'a> {
    fn rows(&self, kind: Kind) -> impl Iterator<Item = Row<'a>> {
        let log = self.log;
        self.tables.iter().filter(move |t| t.kind == kind).flat_map(move |t| t.rows(log))
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().filter(move |t| t.kind == kind)
    }

    fn has(&self, kind: Kind) -> bool {
        self.of(kind).next().is_some()
    }
}

/// What was read of a cell, if it could be.
fn value<T>(got: Got<At<T>>) -> Option<At<T>> {
    got.ok().flatten()
}

/// Reads all tables; `today` is the day from which a start is assumed that nothing says.
pub(crate) fn gather(tables: &[Table], name: &str, today: Day, log: &Log) -> Draft {
    let sheets = Sheets { tables, log };
    let given = operation::read(&sheets);
    let before = log.errors();
    let ground::Places { mut places, names, zones } = ground::places(&sheets);
    let mut fleet = fleet::read(&sheets, &names);
    let fleet_sound = log.errors() == before;
    let people = people::read(&sheets, &names);
    let times = ground::times(&sheets, &names);
    let (corridors, corridor_names) = ground::corridors(&sheets, &names);
    let (mut agreements, agreement_names) = ground::agreements(&sheets, &corridor_names);
    terms::hours(
        &sheets,
        terms::Subjects {
            places: (&mut places, &names),
            fleet: &mut fleet,
            corridors: (&corridors, &corridor_names),
            agreements: (&mut agreements, &agreement_names),
        },
    );
    let quotas = terms::quotas(&sheets, (&corridors, &corridor_names));
    let exchanges = terms::exchanges(&sheets, &zones);
    let zones = zones.list;
    receive(&sheets, &mut places, &people);
    if fleet_sound && sheets.has(Kind::Fleet) {
        people::check_fits(&people, &fleet, log);
    }
    if !zones.is_empty() && !sheets.has(Kind::Corridors) {
        let (_, zone) = &zones[0];
        let help = log.lang.say(Text::IntakeZonesAloneHelp).to_owned();
        log.error(&zone.spot, Text::IntakeZonesAlone, &[("value", &zone.value)], Some(help));
    }
    let operation = operation::settle(given, name, today, &people, &agreements, log);
    Draft { operation, zones, places, fleet, people, times, corridors, agreements, quotas, exchanges }
}

/// Sees to it that people go only where they are received; where nothing says who receives, all to whom they go do.
fn receive(sheets: &Sheets<'_>, places: &mut [Place], people: &[Entry]) {
    let log = sheets.log;
    if !sheets.has(Kind::Places) {
        return;
    }
    if sheets.of(Kind::Places).all(|t| !t.has("receives") && !t.has("receives_lying")) {
        let mut all: Vec<String> = Vec::new();
        for to in people.iter().flat_map(|e| &e.to.value) {
            let place = &mut places[*to];
            if place.receives.is_none() {
                place.receives = Some((None, None));
                all.push(place.name.value.clone());
            }
        }
        if !all.is_empty() {
            log.note(Text::IntakeAssumedReceives, &[("all", &all.join(log.lang.say(Text::List)))]);
        }
        return;
    }
    let column = Kind::Places.column("receives").expect("places have this column").title(log.lang);
    for entry in people {
        for place in entry.to.value.iter().map(|to| &places[*to]).filter(|p| p.receives.is_none() && p.sound)
        {
            let (name, spot) = (&place.name.value, place.name.spot.said(log.lang));
            let help = log.lang.fill(Text::IntakeNoDestinationHelp, &[("column", column), ("place", &spot)]);
            log.error(&entry.to.spot, Text::IntakeNoDestination, &[("value", name)], Some(help));
        }
    }
}

/// Outward, back or both, as a word says it.
fn direction(word: &str) -> Option<[bool; 2]> {
    match fold(word).as_str() {
        "outward" | "out" | "aller" | "sortie" | "خروج" | "ذهاب" => Some([true, false]),
        "back" | "inward" | "in" | "return" | "retour" | "عوده" | "اياب" => Some([false, true]),
        "both" | "les deux" | "deux" | "كلاهما" | "اتجاهان" | "اتجاهين" => {
            Some([true, true])
        }
        _ => None,
    }
}

/// An instant as an instant of local time: a time without a day is of `day`, a day without a time its begin or its end.
pub(crate) fn local(moment: Moment, day: Day, end: End) -> Local {
    let second = match (moment.second, end) {
        (Some(second), _) => i64::from(second),
        (None, End::Begins) => 0,
        (None, End::Ends) => crate::calendar::DAY,
    };
    moment.day.unwrap_or(day).at(second)
}

/// What a day without a time of day is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// Its midnight.
    Begins,
    /// The next midnight.
    Ends,
}

/// The place as a whole of what no cell says.
pub(crate) fn all_files(log: &Log) -> Spot {
    Spot { file: log.lang.say(Text::IntakeAllFiles).to_owned(), ..Spot::default() }
}
