//! What limits an operation in time and number: hours, suspensions, quotas and exchanges, each a sheet that may be left out.

use texts::Text;

use super::ground::Zones;
use super::people::priority_of;
use super::{Agreement, Corridor, End, Place, Sheets, Vehicles, direction, local, value};
use crate::calendar::{Day, Local, Moment};
use crate::columns::Kind;
use crate::fold::{fold, key, slug};
use crate::log::Log;
use crate::names::{Ids, Names};
use crate::rows::{At, Row, Said};
use crate::sheet::Spot;

/// A stretch of time, or the same hours of several days.
#[derive(Clone, Debug)]
pub(crate) enum Hours {
    /// From when until when; what is not said is the start or the end of the operation.
    Once(Option<At<Moment>>, Option<At<Moment>>),
    /// From and until, in seconds since midnight, on each day from the first to the last: of the operation, if not said.
    Daily {
        /// Seconds since midnight.
        from: u32,
        /// Seconds since midnight; on the next day if not after `from`.
        until: u32,
        /// The first day.
        first: Option<Day>,
        /// The last day.
        last: Option<Day>,
        /// Its row.
        spot: Spot,
    },
}

impl Hours {
    /// From when until when; nothing if neither is said.
    pub(super) fn open(from: Option<At<Moment>>, until: Option<At<Moment>>) -> Option<Hours> {
        (from.is_some() || until.is_some()).then_some(Hours::Once(from, until))
    }

    /// Where it is written.
    pub(crate) fn spot(&self) -> Option<&Spot> {
        match self {
            Hours::Once(from, until) => from.as_ref().or(until.as_ref()).map(|at| &at.spot),
            Hours::Daily { spot, .. } => Some(spot),
        }
    }

    /// When it begins first, if its day is said.
    pub(super) fn begins(&self) -> Option<Local> {
        match self {
            Hours::Once(from, _) => {
                let from = from.as_ref()?.value;
                from.day.map(|day| local(from, day, End::Begins))
            }
            Hours::Daily { from, first, .. } => first.map(|day| day.at(i64::from(*from))),
        }
    }

    /// When it ends last, if that is said; a time without its day is of the day on which it begins, else of `day`.
    pub(super) fn ends(&self, day: Day) -> Option<Local> {
        match self {
            Hours::Once(from, until) => {
                let day = from.as_ref().and_then(|f| f.value.day).unwrap_or(day);
                until.as_ref().map(|until| local(until.value, day, End::Ends))
            }
            Hours::Daily { from, until, last, .. } => {
                let after = if until > from { 0 } else { crate::calendar::DAY };
                last.map(|last| last.at(i64::from(*until) + after))
            }
        }
    }

    /// As a scenario has it, within an operation from `start` to `end`.
    pub(crate) fn toml(&self, start: Local, end: Local) -> String {
        match self {
            Hours::Once(from, _) => {
                let from = from.as_ref().map_or(start, |m| local(m.value, start.day(), End::Begins));
                let until = self.ends(start.day()).unwrap_or(end);
                format!("{{ from = {}, until = {} }}", from.toml(), until.toml())
            }
            Hours::Daily { from, until, first, last, .. } => {
                // An operation that ends at midnight has no hours on the day that begins then.
                let end = Local(end.0 - 1).day().max(start.day());
                let (first, last) = (first.unwrap_or(start.day()), last.unwrap_or(end));
                let [from, until] = [from, until].map(|s| clock(*s));
                let [first, last] = [first, last].map(Day::toml);
                format!("{{ daily = \"{from}-{until}\", first = {first}, last = {last} }}")
            }
        }
    }
}

/// `06:00`, with seconds if there are any.
fn clock(second: u32) -> String {
    let (h, m, s) = (second / 3600, second / 60 % 60, second % 60);
    if s == 0 { format!("{h:02}:{m:02}") } else { format!("{h:02}:{m:02}:{s:02}") }
}

/// When an agreement does not hold.
#[derive(Debug)]
pub(crate) struct Suspension {
    /// From when until when.
    pub(crate) hours: Hours,
    /// Why, as it was stated.
    pub(crate) reason: Option<String>,
}

/// What parties allow by the day.
#[derive(Debug)]
pub(crate) struct Quota {
    /// Its id.
    pub(crate) id: String,
    /// The position of the corridor.
    pub(crate) corridor: usize,
    /// `outward` or `back`.
    pub(crate) direction: &'static str,
    /// How many.
    pub(crate) most: At<u32>,
    /// `people`, `vehicles` or `convoys`.
    pub(crate) unit: &'static str,
    /// Its row.
    pub(crate) spot: Spot,
}

/// Two zones of which neither runs ahead.
#[derive(Debug)]
pub(crate) struct Exchange {
    /// Its id.
    pub(crate) id: String,
    /// The positions of the two zones.
    pub(crate) zones: [usize; 2],
    /// People of the first for one of the second.
    pub(crate) ratio: Option<At<f64>>,
    /// People of the first by which one side may be ahead.
    pub(crate) slack: At<f64>,
    /// Keys of `priorities`.
    pub(crate) exempt: Vec<&'static str>,
    /// Its row.
    pub(crate) spot: Spot,
}

/// All that hours and suspensions may be of.
pub(super) struct Subjects<'a> {
    pub(super) places: (&'a mut [Place], &'a Names),
    pub(super) fleet: &'a mut [Vehicles],
    pub(super) corridors: (&'a [Corridor], &'a Names),
    pub(super) agreements: (&'a mut [Agreement], &'a Names),
}

/// Reads hours and suspensions into what they are of.
pub(super) fn hours(sheets: &Sheets<'_>, mut of: Subjects<'_>) {
    for row in sheets.rows(Kind::Hours) {
        let name = row.need("of", row.text("of"));
        let hours = read_hours(row);
        let (Ok(name), Ok(hours)) = (name, hours) else { continue };
        of.put(&name, &hours, sheets.log);
    }
    for row in sheets.rows(Kind::Suspensions) {
        let name = row.need("of", row.text("of"));
        let (from, until) = (row.need("from", row.moment("from")), row.need("until", row.moment("until")));
        let reason = value(row.text("reason")).map(|r| r.value);
        let (Ok(name), Ok(from), Ok(until)) = (name, from, until) else { continue };
        if let Ok(agreement) = of.agreement(&name, sheets.log) {
            let hours = Hours::Once(Some(from), Some(until));
            of.agreements.0[agreement].suspended.push(Suspension { hours, reason });
        }
    }
}

/// Dates and times are one stretch; times alone are the same hours of each day.
fn read_hours(row: Row<'_>) -> Result<Hours, Said> {
    let (from, until) = (row.need("from", row.moment("from")), row.need("until", row.moment("until")));
    let (first, last) = (row.moment("first")?, row.moment("last")?);
    let (from, until) = (from?, until?);
    let (None, None) = (from.value.day, until.value.day) else {
        if let Some(first) = first.or(last) {
            let help = row.log.lang.say(Text::IntakeDayTwiceHelp).to_owned();
            row.log.error(&first.spot, Text::IntakeDayTwice, &[], Some(help));
            return Err(Said);
        }
        return Ok(Hours::Once(Some(from), Some(until)));
    };
    let day = |at: Option<At<Moment>>| at.and_then(|at| at.value.day);
    let (first, last) = (day(first), day(last));
    let (from, until) = (from.value.second.unwrap_or(0), until.value.second.unwrap_or(0));
    Ok(Hours::Daily { from, until, first, last: last.or(first), spot: row.spot() })
}

impl Subjects<'_> {
    /// Gives hours to the one thing that is called so.
    fn put(&mut self, name: &At<String>, hours: &Hours, log: &Log) {
        let bound =
            self.agreements.1.get(&name.value).is_some() || self.corridors.1.get(&name.value).is_some();
        let place = self.places.1.get(&name.value);
        let carried = self.fleet.iter().any(|v| key(&v.name.value) == key(&name.value));
        let found = [(bound, Kind::Agreements), (place.is_some(), Kind::Places), (carried, Kind::Fleet)];
        let found: Vec<&str> = found.iter().filter(|f| f.0).map(|f| f.1.title(log.lang)).collect();
        match (found.as_slice(), place) {
            ([], _) => {
                let all = [Kind::Agreements, Kind::Corridors, Kind::Places, Kind::Fleet];
                let all = all.map(|kind| kind.title(log.lang)).join(log.lang.say(Text::List));
                let help = log.lang.fill(Text::IntakeOfNothingHelp, &[("all", &all)]);
                log.error(&name.spot, Text::IntakeOfNothing, &[("value", &name.value)], Some(help));
            }
            ([_], Some(place)) => self.places.0[place].hours.push(hours.clone()),
            ([_], None) if carried => {
                let same = self.fleet.iter_mut().filter(|v| key(&v.name.value) == key(&name.value));
                same.for_each(|v| v.available.push(hours.clone()));
            }
            ([_], None) => {
                if let Ok(agreement) = self.agreement(name, log) {
                    self.agreements.0[agreement].windows.push(hours.clone());
                }
            }
            (all, _) => {
                let help =
                    log.lang.fill(Text::IntakeOfSeveralHelp, &[("all", &all.join(log.lang.say(Text::List)))]);
                log.error(&name.spot, Text::IntakeOfSeveral, &[("value", &name.value)], Some(help));
            }
        }
    }

    /// The agreement that is called so, or the only one over the corridor that is.
    fn agreement(&self, name: &At<String>, log: &Log) -> Result<usize, Said> {
        let (agreements, names) = &self.agreements;
        if let Some(agreement) = names.get(&name.value) {
            return Ok(agreement);
        }
        let Some(corridor) = self.corridors.1.get(&name.value) else {
            return names.find(&name.value, &name.spot, log);
        };
        let over: Vec<usize> =
            (0..agreements.len()).filter(|a| agreements[*a].covers.contains(&corridor)).collect();
        match over.as_slice() {
            [agreement] => Ok(*agreement),
            [] => {
                let help = log.lang.say(Text::IntakeUncoveredHelp).to_owned();
                log.error(&name.spot, Text::IntakeUncovered, &[("value", &name.value)], Some(help));
                Err(Said)
            }
            several => {
                let all: Vec<&str> = several.iter().map(|a| agreements[*a].name.value.as_str()).collect();
                let help = log
                    .lang
                    .fill(Text::IntakeCoveredTwiceHelp, &[("all", &all.join(log.lang.say(Text::List)))]);
                log.error(&name.spot, Text::IntakeCoveredTwice, &[("value", &name.value)], Some(help));
                Err(Said)
            }
        }
    }
}

/// Reads the quotas.
pub(super) fn quotas(sheets: &Sheets<'_>, corridors: (&[Corridor], &Names)) -> Vec<Quota> {
    let log = sheets.log;
    let (mut quotas, mut ids) = (Vec::new(), Ids::default());
    for row in sheets.rows(Kind::Quotas) {
        let id = value(row.text("id"));
        let corridor =
            row.need("corridor", row.text("corridor")).and_then(|c| corridors.1.find(&c.value, &c.spot, log));
        let most = row.need("most", row.whole("most"));
        let (direction, unit) = (one_way(row), unit(row));
        let (Ok(corridor), Ok(most), Ok(direction), Ok(unit)) = (corridor, most, direction, unit) else {
            continue;
        };
        let named = id.and_then(|id| slug(&id.value));
        let id = ids.unique(&named.unwrap_or_else(|| format!("{}-{unit}", corridors.0[corridor].id)));
        quotas.push(Quota { id, corridor, direction, most, unit, spot: row.spot() });
    }
    quotas
}

/// Outward or back, not both: a quota is of one direction.
fn one_way(row: Row<'_>) -> Result<&'static str, Said> {
    let Some(said) = row.text("direction")? else { return Ok("outward") };
    match direction(&said.value) {
        Some([true, false]) => Ok("outward"),
        Some([false, true]) => Ok("back"),
        _ => {
            let help = row.log.lang.say(Text::IntakeOneWayHelp).to_owned();
            row.log.error(&said.spot, Text::IntakeDirection, &[("value", &said.value)], Some(help));
            Err(Said)
        }
    }
}

fn unit(row: Row<'_>) -> Result<&'static str, Said> {
    let Some(said) = row.text("unit")? else { return Ok("people") };
    match fold(&said.value).as_str() {
        "people" | "persons" | "person" | "personnes" | "personne" | "اشخاص" | "شخص" | "ناس" => {
            Ok("people")
        }
        "vehicles" | "vehicle" | "buses" | "vehicules" | "vehicule" | "bus" | "مركبات" | "مركبه"
        | "حافلات" => Ok("vehicles"),
        "convoys" | "convoy" | "convois" | "convoi" | "قوافل" | "قافله" => Ok("convoys"),
        _ => {
            let help = row.log.lang.say(Text::IntakeUnitHelp).to_owned();
            row.log.error(&said.spot, Text::IntakeUnit, &[("value", &said.value)], Some(help));
            Err(Said)
        }
    }
}

/// Reads the exchanges.
pub(super) fn exchanges(sheets: &Sheets<'_>, zones: &Zones) -> Vec<Exchange> {
    let (mut exchanges, mut ids) = (Vec::new(), Ids::default());
    for row in sheets.rows(Kind::Exchanges) {
        let zone =
            |key| row.need(key, row.text(key)).and_then(|z| zones.names.find(&z.value, &z.spot, sheets.log));
        let (first, second) = (zone("first"), zone("second"));
        let slack = row.need("slack", row.number("slack"));
        let id = value(row.text("id"));
        let (ratio, exempt) = (value(row.number("ratio")), exempt(row));
        let (Ok(first), Ok(second), Ok(slack), Ok(exempt)) = (first, second, slack, exempt) else { continue };
        let named = id.and_then(|id| slug(&id.value));
        let id = named.unwrap_or_else(|| format!("{}-{}", zones.list[first].0, zones.list[second].0));
        let id = ids.unique(&id);
        exchanges.push(Exchange { id, zones: [first, second], ratio, slack, exempt, spot: row.spot() });
    }
    exchanges
}

/// Priorities that count on neither side.
fn exempt(row: Row<'_>) -> Result<Vec<&'static str>, Said> {
    let Some(list) = row.list("exempt")? else { return Ok(Vec::new()) };
    list.value.into_iter().map(|value| priority_of(row, &At { value, spot: list.spot.clone() })).collect()
}
