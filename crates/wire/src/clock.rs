//! Instants in the local time of a scenario.

use domain::{Scenario, Time, Window};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use texts::Said;

use crate::Told;
use crate::instant;
use crate::told::say;

/// Writes instants in the scenario's time zone.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
}

impl Clock {
    /// The clock of a scenario. A zone that the bundled time-zone data does not know reads as UTC; the scenario reader has refused it before.
    pub fn of(scenario: &Scenario) -> Clock {
        Clock { zone: TimeZone::get(&scenario.timezone).unwrap_or(TimeZone::UTC) }
    }

    /// The clock of a zone by its IANA name; none if there is no such zone.
    pub fn in_zone(name: &str) -> Option<Clock> {
        TimeZone::get(name).ok().map(|zone| Clock { zone })
    }

    /// The local day of a date such as `2016-12-15`, from its first instant to that of the next; none if it is no date.
    pub fn day(&self, date: &str) -> Option<Window> {
        let parsed = instant::parse(date)?;
        let day = parsed.date.filter(|_| parsed.time.is_none())?;
        let from = instant::first_instant(day, &self.zone)?;
        Some(Window { from, until: instant::first_instant(day.tomorrow().ok()?, &self.zone)? })
    }

    /// The local month of a text such as `2017-01`; none if it is no month.
    pub fn month(&self, month: &str) -> Option<Window> {
        let first = instant::parse(&format!("{month}-01"))?.date?;
        let next = first.checked_add(jiff::Span::new().months(1)).ok()?;
        let from = instant::first_instant(first, &self.zone)?;
        Some(Window { from, until: instant::first_instant(next, &self.zone)? })
    }

    /// The local days that a scenario with this horizon has: their first instants, from the day before to the one after.
    pub fn days(&self, from: Time, until: Time) -> Vec<Time> {
        instant::days(from, until, &self.zone)
    }

    fn zoned(&self, t: Time) -> Zoned {
        Timestamp::from_second(t.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }

    /// The instant that a text means, as a scenario would write it: local, or with an offset.
    ///
    /// # Errors
    /// What is wrong with it, and what would be right.
    pub fn read(&self, text: &str) -> Result<Time, Told> {
        self.instant(text).map_err(Told::Said)
    }

    pub(crate) fn instant(&self, text: &str) -> Result<Time, Said> {
        let civil = instant::parse(text).ok_or_else(|| say!(FixInstant))?;
        instant::resolve(&civil, &self.zone)
            .map_err(|trouble| say!(FixNoLocal, what = trouble.message, help = trouble.help))
    }

    /// RFC 3339 with offset, whole seconds: `2016-12-15T08:00:00+02:00`.
    pub fn rfc3339(&self, t: Time) -> String {
        self.zoned(t).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// Date and time to the minute: `2016-12-15 08:00`.
    pub fn minute(&self, t: Time) -> String {
        self.zoned(t).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Time of day to the minute: `08:00`.
    pub fn time_of_day(&self, t: Time) -> String {
        self.zoned(t).strftime("%H:%M").to_string()
    }

    /// The local date: `2016-12-15`.
    pub fn date(&self, t: Time) -> String {
        self.zoned(t).strftime("%Y-%m-%d").to_string()
    }
}
