//! Local time for a program in a browser: how far it is from UTC, and since when.

use domain::{Duration, Time};

use crate::Clock;

/// The instants from which on local time is so many seconds ahead of UTC, the first of them `from`. Clocks that change
/// are asked at every hour, and at every minute of an hour in which they change: that is what they tell.
pub(super) fn offsets(clock: &dyn Clock, from: Time, until: Time) -> Vec<(Time, Duration)> {
    const HOUR: i64 = 3_600;
    let of = |t: i64| offset(clock, Time(t));
    let mut found = vec![(from, of(from.0))];
    let mut t = from.0;
    while t < until.0 {
        let (next, now) = (t + HOUR, found[found.len() - 1].1);
        if of(next) != now
            && let Some(at) = (t / 60 * 60..=next).step_by(60).find(|&at| at >= t && of(at) != now)
        {
            found.push((Time(at), of(at)));
        }
        t = next;
    }
    found
}

/// What the clock shows less what UTC would.
fn offset(clock: &dyn Clock, t: Time) -> Duration {
    let shown = clock.minute(t);
    let mut numbers = shown.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<i64>().ok());
    let mut next = || numbers.next().unwrap_or(0);
    let (year, month, day, hour, minute) = (next(), next(), next(), next(), next());
    let local = days_from_civil(year, month, day) * 86_400 + hour * 3_600 + minute * 60;
    // The clock shows minutes; what it drops is not part of the difference.
    Duration(local - t.0.div_euclid(60) * 60)
}

/// A Gregorian date as days since 1970-01-01. Years are counted from March, so that the leap day is the last of its year.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{START, Utc};

    /// An hour ahead until noon of the first day, then two.
    struct Summer;

    impl Clock for Summer {
        fn time_of_day(&self, t: Time) -> String {
            self.minute(t)[11..].to_owned()
        }
        fn date(&self, t: Time) -> String {
            self.minute(t)[..10].to_owned()
        }
        fn minute(&self, t: Time) -> String {
            let ahead = if t < START + Duration::hours(6) { 1 } else { 2 };
            Utc.minute(t + Duration::hours(ahead))
        }
    }

    #[test]
    fn a_clock_that_changes_says_so_to_the_minute() {
        let until = START + Duration::hours(24);
        assert_eq!(offsets(&Utc, START, until), [(START, Duration::ZERO)]);
        let change = START + Duration::hours(6);
        let found = offsets(&Summer, START + Duration::minutes(7), until);
        assert_eq!(found, [(START + Duration::minutes(7), Duration::hours(1)), (change, Duration::hours(2))]);
    }

    #[test]
    fn dates_are_days_since_1970() {
        assert_eq!([days_from_civil(1970, 1, 1), days_from_civil(2000, 2, 29)], [0, 11_016]);
        assert_eq!(days_from_civil(2016, 12, 15) * 86_400 + 6 * 3_600, START.0);
    }
}
