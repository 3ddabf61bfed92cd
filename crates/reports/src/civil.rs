//! Instants as RFC 3339 in UTC, for clocks that say nothing better. Time zones are the shell's.

use domain::Time;

/// RFC 3339 in UTC with whole seconds: `2016-12-15T06:00:00Z`.
pub(crate) fn rfc3339_utc(t: Time) -> String {
    let (days, seconds) = (t.0.div_euclid(86_400), t.0.rem_euclid(86_400));
    let (year, month, day) = date_of(days);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// The Gregorian date of a day counted from 1970-01-01. Whole eras of 400 years have the same number of days.
fn date_of(days: i64) -> (i64, i64, i64) {
    const ERA: i64 = 146_097;
    // Years are counted from March, so that the leap day is the last of its year; 719,468 days lie
    // between 0000-03-01 and 1970-01-01.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(ERA), shifted.rem_euclid(ERA));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + carry, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_as_utc() {
        assert_eq!(rfc3339_utc(Time(0)), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339_utc(Time(1_481_781_600)), "2016-12-15T06:00:00Z");
        assert_eq!(rfc3339_utc(Time(951_782_400)), "2000-02-29T00:00:00Z");
        assert_eq!(rfc3339_utc(Time(-1)), "1969-12-31T23:59:59Z");
    }
}
