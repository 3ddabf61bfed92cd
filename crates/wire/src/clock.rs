//! Instants in the local time of a scenario.

use domain::{Scenario, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::instant;

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

    fn zoned(&self, t: Time) -> Zoned {
        Timestamp::from_second(t.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }

    /// The instant that a text means, as a scenario would write it: local, or with an offset.
    ///
    /// # Errors
    /// What is wrong with it, and what would be right.
    pub fn read(&self, text: &str) -> Result<Time, String> {
        let civil = instant::parse(text).ok_or("expected an instant such as 2016-12-15T08:00")?;
        instant::resolve(&civil, &self.zone)
            .map_err(|trouble| format!("{}: {}", trouble.message, trouble.help))
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
