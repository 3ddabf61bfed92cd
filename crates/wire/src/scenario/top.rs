//! The keys at the top of a scenario: format, zone, horizon, order, priorities.

use domain::{Idx, Objective, Priority, Scenario, Table, Time};
use jiff::tz::TimeZone;

use texts::Text;

use super::desk::Desk;
use super::limits;
use crate::fields::{Field, Fields, Least};
use crate::ids::Ids;
use crate::nearest::nearest;
use crate::node::Value;
use crate::source::quoted;
use crate::told::{NO_HELP, names, say};

const FORMAT: &str = "safeconduct/1";

/// Whether the file says that it is something else of ours, such as a plan; then nothing more need be said.
pub(super) fn is_another_format(whole: Field<'_>) -> bool {
    let Value::Table(entries) = &whole.node.value else { return false };
    let Some(entry) = entries.iter().find(|e| e.key == "format") else { return false };
    let Value::Text(text) = &entry.node.value else { return false };
    let version = text.strip_prefix("safeconduct/").is_some_and(|v| v.parse::<u32>().is_ok());
    let other = text != FORMAT
        && (version || text.starts_with("safeconduct-plan/") || text.starts_with("safeconduct-state/"));
    if other {
        whole.page.error(entry.node.span, say!(BadFormatOther, format = quoted(text)), say!(FixFormat));
    }
    other
}

/// The format must be ours.
pub(super) fn check_format(scenario: Fields<'_>) {
    if let Some(field) = scenario.need("format")
        && let Some(text) = field.text()
        && text != FORMAT
    {
        field.error(say!(BadFormat, format = quoted(text)), say!(FixFormat));
    }
}

/// The time zone; UTC after a mistake, so that the rest can be read.
pub(super) fn timezone(scenario: Fields<'_>) -> TimeZone {
    let Some(field) = scenario.need("timezone") else { return TimeZone::UTC };
    let Some(text) = field.text() else { return TimeZone::UTC };
    // The look-up overlooks upper and lower case; other readers of the file may not.
    match TimeZone::get(text) {
        Ok(zone) if zone.iana_name() == Some(text) => return zone,
        _ => {}
    }
    let names: Vec<String> = jiff::tz::db().available().map(|n| n.as_str().to_owned()).collect();
    let by_city = names
        .iter()
        .find(|n| n.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(text.trim())));
    let help = match nearest(text, names.iter().map(String::as_str)).or(by_city.map(String::as_str)) {
        Some(meant) => say!(FixMeant, meant = meant),
        None => say!(FixTimezone),
    };
    field.error(say!(BadTimezone, zone = quoted(text)), help);
    TimeZone::UTC
}

/// When the operation may happen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Horizon {
    /// Its first instant.
    pub(super) start: Time,
    /// The first instant after it.
    pub(super) end: Time,
}

/// `start` and `end`.
pub(super) fn horizon(desk: &Desk<'_>, scenario: Fields<'_>) -> Horizon {
    let start = scenario.need("start").and_then(|f| desk.instant(f));
    let end = scenario.need("end").and_then(|f| desk.instant(f));
    match (start, end, scenario.get("end")) {
        (Some(start), Some(end), Some(field)) if end <= start => {
            let text = field.page.quote(field.node.span);
            field.error(say!(BadNotAfter, key = "end", other = "start", text = text), say!(FixEnd));
        }
        (Some(start), Some(end), Some(field)) if (end - start).0 > limits::DAYS * 86_400 => {
            let text = field.page.quote(field.node.span);
            field.error(
                say!(BadTenYears, key = "start", text = text),
                say!(FixHorizonDays, days = limits::DAYS),
            );
        }
        (Some(start), Some(end), _) => return Horizon { start, end },
        _ => {}
    }
    let start = start.unwrap_or_default();
    Horizon { start, end: Time(start.0 + 86_400) }
}

/// Which part of the score counts first.
pub(super) fn order(scenario: Fields<'_>) -> Vec<Objective> {
    let Some(field) = scenario.get("order") else { return Objective::DEFAULT.to_vec() };
    let words = Objective::ALL.map(Objective::as_str);
    let mut order: Vec<Objective> = Vec::new();
    let items = field.list().unwrap_or_default();
    if items.is_empty() && matches!(field.node.value, Value::List(_)) {
        field.error(say!(BadEmpty, key = "order"), say!(FixOrder, words = names(&words)));
    }
    for item in items {
        let Some(text) = item.text() else { continue };
        match Objective::ALL.into_iter().find(|o| o.as_str() == text) {
            Some(objective) if order.contains(&objective) => {
                item.error(say!(BadScoreTwice, part = text), NO_HELP);
            }
            Some(objective) => order.push(objective),
            None => {
                let help = nearest(text, words).map_or_else(
                    || say!(FixScoreParts, words = names(&words)),
                    |w| say!(FixMeant, meant = w),
                );
                item.error(say!(BadScorePart, part = quoted(text)), help);
            }
        }
    }
    order
}

/// Priorities with their ids.
pub(super) struct Priorities<'a> {
    /// In the order of the file.
    pub(super) table: Table<Priority>,
    /// By name.
    pub(super) ids: Ids<'a, Priority>,
}

/// `priorities`, or what the contract has if the key is left out.
pub(super) fn priorities(scenario: Fields<'_>) -> Priorities<'_> {
    let (mut table, mut ids) = (Table::new(), Ids::new(Text::ThingPriority, Text::ThingPriorities));
    let Some(field) = scenario.get("priorities") else {
        for (id, weight) in [("urgent", 10.0), ("high", 3.0), ("normal", 1.0)] {
            ids.declare_silently(id, table.push(Priority { id: id.to_owned(), weight }));
        }
        return Priorities { table, ids };
    };
    for entry in field.table().unwrap_or_default() {
        if entry.key.trim().is_empty() || entry.key.chars().any(char::is_control) {
            let text = format!("{:?}", quoted(&entry.key));
            field.page.error(entry.span, say!(BadPriorityName, text = text), NO_HELP);
        }
        let value = Field { page: field.page, label: &entry.key, key: entry.span, node: &entry.node };
        let weight = value.number(Least::AboveZero, limits::WEIGHT).unwrap_or(1.0);
        let row: Idx<Priority> = table.push(Priority { id: entry.key.clone(), weight });
        ids.declare(field.page, entry.span, &entry.key, row);
    }
    Priorities { table, ids }
}

/// The zone `open` stands first in every scenario.
pub(super) const OPEN: Idx<domain::Zone> = Scenario::OPEN;
