//! When a statement puts what it speaks of: a window as wide as the source is vague, and an instant within it.

use domain::{Time, Window};

use crate::clock::Clock;
use crate::csv_table::{Cell, Row};
use crate::source::quoted;
use crate::told::say;
use operation::Precision;

/// What date and time of a line mean.
pub(super) struct When {
    /// Holds the instant, as far as the source says.
    pub(super) within: Window,
    /// How near it is known.
    pub(super) precision: Precision,
    /// The instant of the entry.
    pub(super) at: Time,
    /// Whether that instant is ours.
    pub(super) synthetic: bool,
}

/// A date as far as it is given.
struct Date<'t> {
    cell: &'t Cell,
    /// Whether the day is given.
    day: bool,
}

/// Reads the cells `date`, `time` and `assumed`; what is wrong with them is said.
pub(super) fn when(row: &Row<'_>, clock: &Clock) -> Option<When> {
    let date = date(row)?;
    let (time, assumed) = (row.get("time"), row.get("assumed"));
    if !date.day {
        if let Some(cell) = time.or(assumed) {
            row.page.error(cell.span, say!(BadMonthTime), say!(FixLeaveEmpty));
            return None;
        }
        return month(row, &date, clock);
    }
    match (time, assumed) {
        (Some(_), Some(assumed)) => {
            row.page.error(assumed.span, say!(BadAssumedBeside), say!(FixAssumedBeside));
            None
        }
        (Some(time), None) => {
            let (from, precision) = instant(row, &date, time, clock)?;
            let length = if precision == Precision::Hour { 3600 } else { 60 };
            let within = Window { from, until: Time(from.0 + length) };
            Some(When { within, precision, at: from, synthetic: false })
        }
        (None, assumed) => {
            let within = day(row, &date, clock)?;
            let at = match assumed {
                Some(cell) => instant(row, &date, cell, clock)?.0,
                None => middle(within),
            };
            Some(When { within, precision: Precision::Day, at, synthetic: true })
        }
    }
}

/// The first instant of a day or month of the cell `since`; what is wrong with it is said.
pub(super) fn since(row: &Row<'_>, cell: &Cell, clock: &Clock) -> Option<Time> {
    let text = &cell.text;
    let found = clock.day(text).map(|w| w.from).or_else(|| clock.read(text).ok());
    if found.is_none() {
        row.page.error(cell.span, say!(BadSince, text = quoted(text)), say!(FixSince));
    }
    found
}

fn middle(w: Window) -> Time {
    Time(w.from.0 + (w.until.0 - w.from.0) / 2)
}

fn date<'t>(row: &Row<'t>) -> Option<Date<'t>> {
    let cell = row.need("date")?;
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = cell.text.split('-').collect();
    let (shape, day) = match parts[..] {
        [y, m, d] => (digits(y, 4) && digits(m, 2) && digits(d, 2), true),
        [y, m] => (digits(y, 4) && digits(m, 2), false),
        _ => (false, false),
    };
    if !shape {
        wrong_date(row, cell);
        return None;
    }
    Some(Date { cell, day })
}

fn wrong_date(row: &Row<'_>, cell: &Cell) {
    row.page.error(cell.span, say!(BadDay, text = quoted(&cell.text)), say!(FixDay));
}

fn day(row: &Row<'_>, date: &Date<'_>, clock: &Clock) -> Option<Window> {
    let found = clock.day(&date.cell.text);
    if found.is_none() {
        wrong_date(row, date.cell);
    }
    found
}

fn month(row: &Row<'_>, date: &Date<'_>, clock: &Clock) -> Option<When> {
    let Some(within) = clock.month(&date.cell.text) else {
        wrong_date(row, date.cell);
        return None;
    };
    Some(When { within, precision: Precision::Month, at: middle(within), synthetic: true })
}

/// A time of day on its date: `14:30` to the minute, `14` to the hour.
fn instant(row: &Row<'_>, date: &Date<'_>, cell: &Cell, clock: &Clock) -> Option<(Time, Precision)> {
    day(row, date, clock)?;
    let text = cell.text.as_str();
    let (full, precision) = match text.len() {
        2 => (format!("{text}:00"), Precision::Hour),
        5 => (text.to_owned(), Precision::Minute),
        _ => (String::new(), Precision::Minute),
    };
    if full.as_bytes().get(2) != Some(&b':') || crate::instant::time_of_day(&full).is_none() {
        row.page.error(cell.span, say!(BadTime, text = quoted(text)), say!(FixTime));
        return None;
    }
    match clock.instant(&format!("{}T{full}", date.cell.text)) {
        Ok(at) => Some((at, precision)),
        Err(why) => {
            row.page.error(cell.span, say!(BadNoLocal, text = text), why);
            None
        }
    }
}
