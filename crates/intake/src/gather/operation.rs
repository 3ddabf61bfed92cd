//! The sheet of the operation, and what is assumed where it says nothing.

use texts::Text;

use super::{Agreement, End, Entry, Hours, Sheets, local, value};
use crate::calendar::{DAY, Day, Local, Moment};
use crate::columns::Kind;
use crate::log::Log;
use crate::names::say_twice;
use crate::rows::At;
use crate::sheet::Spot;

/// When and where all of it happens.
#[derive(Debug)]
pub(crate) struct Operation {
    /// What it is called.
    pub(crate) name: String,
    /// Its time zone.
    pub(crate) timezone: Given<String>,
    /// When planning begins.
    pub(crate) start: Given<Local>,
    /// When it ends.
    pub(crate) end: Given<Local>,
    /// The longest that anybody may sit in a vehicle, in seconds.
    pub(crate) aboard: Option<At<i64>>,
}

/// A value that a cell says, or that is assumed because none does.
#[derive(Clone, Debug)]
pub(crate) struct Given<T> {
    /// The value.
    pub(crate) value: T,
    /// Its cell; none if it is assumed.
    pub(crate) spot: Option<Spot>,
}

impl<T> Given<T> {
    fn said(at: At<T>) -> Given<T> {
        Given { value: at.value, spot: Some(at.spot) }
    }

    fn assumed(value: T) -> Given<T> {
        Given { value, spot: None }
    }
}

/// What the sheet says.
#[derive(Debug, Default)]
pub(super) struct Said {
    name: Option<At<String>>,
    timezone: Option<At<String>>,
    start: Option<At<Moment>>,
    end: Option<At<Moment>>,
    aboard: Option<At<i64>>,
}

/// Reads the sheet, if there is one: it has one row.
pub(super) fn read(sheets: &Sheets<'_>) -> Said {
    let mut said = Said::default();
    let mut first: Option<Spot> = None;
    for row in sheets.rows(Kind::Operation) {
        let name = row.need("name", row.text("name"));
        if let Some(first) = &first {
            say_twice(&row.spot(), name.map(|n| n.value).unwrap_or_default().as_str(), first, sheets.log);
            continue;
        }
        first = Some(row.spot());
        said = Said {
            name: name.ok(),
            timezone: value(row.text("timezone")),
            start: value(row.moment("start")),
            end: value(row.moment("end")),
            aboard: value(row.duration("aboard")),
        };
    }
    said
}

/// Settles when it begins and ends: as it is said, else as agreements and people have it, else from tomorrow morning on, a day.
pub(super) fn settle(
    said: Said,
    name: &str,
    today: Day,
    people: &[Entry],
    agreements: &[Agreement],
    log: &Log,
) -> Operation {
    let name = said.name.map_or_else(|| name.to_owned(), |n| n.value);
    let timezone = match said.timezone {
        Some(zone) => Given::said(zone),
        None => {
            log.note(Text::IntakeAssumedZone, &[]);
            Given::assumed("UTC".to_owned())
        }
    };
    let start = match said.start {
        Some(At { value, spot }) => {
            if value.day.is_none() {
                let help = log.lang.say(Text::IntakeNotInstantHelp).to_owned();
                log.error(&spot, Text::IntakeNoDay, &[], Some(help));
            }
            Given { value: local(value, today, End::Begins), spot: Some(spot) }
        }
        None => {
            let windows = agreements.iter().flat_map(|a| &a.windows).filter_map(Hours::begins);
            let ready = people.iter().filter_map(|e| e.ready.as_ref());
            let dated = |at: &At<Moment>| at.value.day.map(|_| local(at.value, today, End::Begins));
            let first = windows.min().or_else(|| ready.filter_map(dated).min());
            let first = first.unwrap_or_else(|| today.at(DAY + 6 * 3600));
            log.note(Text::IntakeAssumedStart, &[("at", &first.minute())]);
            Given::assumed(first)
        }
    };
    let day = start.value.day();
    let end = match said.end {
        Some(At { value, spot }) => Given { value: local(value, day, End::Ends), spot: Some(spot) },
        None => {
            let last = agreements.iter().flat_map(|a| &a.windows).filter_map(|w| w.ends(day)).max();
            let last = last.filter(|last| *last > start.value).unwrap_or(Local(start.value.0 + DAY));
            log.note(Text::IntakeAssumedEnd, &[("at", &last.minute())]);
            Given::assumed(last)
        }
    };
    if end.value <= start.value
        && let Some(spot) = end.spot.as_ref().or(start.spot.as_ref())
    {
        let values = [("start", start.value.minute()), ("end", end.value.minute())];
        log.error(spot, Text::IntakeEndFirst, &values.each_ref().map(|(k, v)| (*k, v.as_str())), None);
    }
    Operation { name, timezone, start, end, aboard: said.aboard }
}
