//! Days and instants of local time as sheets have them: what a scenario file needs, and no time zone.

/// A day of the Gregorian calendar, as days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Day(i64);

/// A day, and the seconds since its midnight if a time of day is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Moment {
    /// The day, if one is said.
    pub(crate) day: Option<Day>,
    /// Seconds since midnight, if said.
    pub(crate) second: Option<u32>,
}

/// An instant of local time: seconds since 1970-01-01T00:00.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Local(pub(crate) i64);

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

impl Day {
    /// A day by year, month and day of the month, if there is such a one.
    pub(crate) fn new(year: i64, month: i64, day: i64) -> Option<Day> {
        let plausible = (1900..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let found = plausible.then(|| Day::count(year, month, day))?;
        (found.parts() == (year, month, day)).then_some(found)
    }

    /// The day so many days after 1970-01-01.
    pub(crate) fn since_1970(days: i64) -> Day {
        Day(days.clamp(0, 80_000))
    }

    /// The day number `serial` of a spreadsheet, whose day 0 is 1899-12-30 or 1904-01-01.
    pub(crate) fn of_serial(serial: i64, since_1904: bool) -> Day {
        Day(serial + if since_1904 { Day::count(1904, 1, 1).0 } else { Day::count(1899, 12, 30).0 })
    }

    /// Days since 1970 by the shifted year that begins in March (H. Hinnant, chrono-compatible date algorithms).
    fn count(year: i64, month: i64, day: i64) -> Day {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month, day of the month.
    fn parts(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    /// `2016-12-15`, as TOML has it.
    pub(crate) fn toml(self) -> String {
        self.at(0).toml()[..10].to_owned()
    }

    /// So many seconds after its midnight.
    pub(crate) fn at(self, second: i64) -> Local {
        Local(self.0 * DAY + second)
    }
}

impl Local {
    /// The day of it.
    pub(crate) fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }

    /// `2016-12-15T08:00:00`, as TOML has it.
    pub(crate) fn toml(self) -> String {
        let (y, m, d) = self.day().parts();
        let s = self.0.rem_euclid(DAY);
        format!("{y:04}-{m:02}-{d:02}T{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
    }

    /// `2016-12-15 08:00`, for people.
    pub(crate) fn minute(self) -> String {
        self.toml()[..16].replace('T', " ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_counted_and_found_again() {
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::new(2016, 2, 30), None);
        assert_eq!(Day::new(2015, 2, 29), None);
        assert_eq!(Day::new(2016, 13, 1), None);
        for n in -25_000..80_000 {
            let (y, m, d) = Day(n).parts();
            assert_eq!(Day::count(y, m, d), Day(n));
        }
    }

    #[test]
    fn the_serial_of_a_spreadsheet_is_its_day() {
        // 42719 is what spreadsheets show as 15 December 2016.
        assert_eq!(Day::of_serial(42_719, false).at(8 * 3600).toml(), "2016-12-15T08:00:00");
        assert_eq!(Day::of_serial(42_719 - 1462, true).at(0).minute(), "2016-12-15 00:00");
    }
}
