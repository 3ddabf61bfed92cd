//! Lists of windows: stretches of time and daily rules in local time.

use domain::{Time, Window, Windows};
use jiff::civil;

use super::desk::Desk;
use super::limits;
use crate::fields::{Field, Fields};
use crate::instant::{Civil, first_instant, resolve, time_of_day};
use crate::node::Value;
use crate::shape;
use crate::source::quoted;
use crate::told::{NO_HELP, say};

/// A list of windows, united.
pub(super) fn windows(desk: &Desk<'_>, field: Field<'_>) -> Option<Windows> {
    let items = field.list()?;
    if items.is_empty() {
        field.warn(say!(BadNever, key = field.label), say!(FixNever));
    }
    let mut all = Vec::new();
    for item in items {
        if is_daily(item) {
            if let Some(rule) = Fields::open(item, &shape::DAILY) {
                all.extend(daily(desk, rule).unwrap_or_default());
            }
        } else if let Some(window) = Fields::open(item, &shape::WINDOW) {
            all.extend(window_of(desk, window));
        }
    }
    Some(Windows::new(all))
}

fn is_daily(item: Field<'_>) -> bool {
    let Value::Table(entries) = &item.node.value else { return false };
    let any = |keys: &[&str]| entries.iter().any(|e| keys.contains(&e.key.as_str()));
    any(&["daily"]) || any(&["first", "last"]) && !any(&["from", "until"])
}

/// `from` and `until`, which must be later.
pub(super) fn window_of(desk: &Desk<'_>, fields: Fields<'_>) -> Option<Window> {
    let (from, until) = (fields.need("from"), fields.need("until"));
    let window = Window { from: desk.instant(from?)?, until: desk.instant(until?)? };
    if window.from < window.until {
        return Some(window);
    }
    let field = until?;
    let text = field.page.quote(field.node.span);
    field.error(say!(BadNotAfter, key = "until", other = "from", text = text), say!(FixWindow));
    None
}

/// One window for each day of a daily rule.
fn daily(desk: &Desk<'_>, rule: Fields<'_>) -> Option<Vec<Window>> {
    let (daily, first, last) = (rule.need("daily"), rule.need("first"), rule.need("last"));
    let (first, last_field) = (first.and_then(Field::date), last);
    let last = last.and_then(Field::date);
    let daily = daily?;
    let text = daily.text()?;
    let hours = text.split_once('-').and_then(|(begin, end)| {
        let end = if end == "24:00" { None } else { Some(time_of_day(end)?) };
        Some((time_of_day(begin)?, end))
    });
    let Some((begin, end)) = hours.filter(|(b, e)| whole_second(*b) && e.is_none_or(whole_second)) else {
        daily.error(say!(BadDaily, text = quoted(text)), say!(FixDaily));
        return None;
    };
    let (first, last, last_field) = (first?, last?, last_field?);
    if last < first {
        let text = last_field.page.quote(last_field.node.span);
        last_field.error(say!(BadBefore, key = "last", other = "first", text = text), NO_HELP);
        return None;
    }
    if i64::from((last - first).get_days()) >= limits::DAYS {
        let text = last_field.page.quote(last_field.node.span);
        last_field
            .error(say!(BadTenYears, key = "first", text = text), say!(FixDailyDays, days = limits::DAYS));
        return None;
    }
    let past_midnight = end.is_none_or(|end| end <= begin);
    let mut found = Vec::new();
    for day in first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last) {
        let shut_on = if past_midnight { day.tomorrow().ok()? } else { day };
        let opens = moment(desk, daily, day, begin);
        let shuts = moment(desk, daily, shut_on, end.unwrap_or(civil::Time::midnight()));
        found.push(Window { from: opens?, until: shuts? });
    }
    Some(found)
}

fn whole_second(time: civil::Time) -> bool {
    time.subsec_nanosecond() == 0
}

/// A time of day on a day. Midnight is the border of the day even where the zone skips it or has it twice.
fn moment(desk: &Desk<'_>, field: Field<'_>, day: civil::Date, time: civil::Time) -> Option<Time> {
    if time == civil::Time::midnight() {
        return first_instant(day, &desk.zone);
    }
    let civil = Civil { date: Some(day), time: Some(time), offset: None };
    resolve(&civil, &desk.zone).map_err(|t| field.error(t.message, say!(FixDailyClock, help = t.help))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn a_day_without_midnight_begins_with_its_first_instant() {
        let damascus = TimeZone::get("Asia/Damascus").unwrap();
        let at = first_instant(civil::date(2016, 3, 25), &damascus).unwrap();
        assert_eq!(at, crate::instant::rfc3339("2016-03-25T01:00:00+03:00").unwrap());
        let havana = TimeZone::get("America/Havana").unwrap();
        let at = first_instant(civil::date(2016, 11, 6), &havana).unwrap();
        assert_eq!(at, crate::instant::rfc3339("2016-11-06T00:00:00-04:00").unwrap());
    }
}
