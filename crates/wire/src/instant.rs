//! Instants and durations as texts: ISO 8601 as scenarios write it, RFC 3339 as plans do.
//!
//! A local time that its zone skips or has twice is refused here, for every file alike.

use domain::{Duration, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, civil};
use texts::Said;

use crate::told::say;

/// The longest duration that a file may state. A century: nothing in an operation is longer, and sums stay far from overflow.
pub(crate) const LONGEST: Duration = Duration(36_525 * 86_400);

/// A date, a time of day, an offset: whichever of them a text has.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Civil {
    /// The date.
    pub(crate) date: Option<civil::Date>,
    /// The time of day.
    pub(crate) time: Option<civil::Time>,
    /// Seconds east of UTC.
    pub(crate) offset: Option<i32>,
}

/// Why a text or a local time is no instant, and what to do about it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Trouble {
    /// What is wrong.
    pub(crate) message: Said,
    /// What would be right.
    pub(crate) help: Said,
}

fn trouble(message: Said, help: Said) -> Trouble {
    Trouble { message, help }
}

/// Reads `2016-12-15T08:00:00+02:00`: RFC 3339 with an offset and whole seconds, as plans and states have it.
pub(crate) fn rfc3339(text: &str) -> Result<Time, Trouble> {
    let civil = parse(text)
        .ok_or_else(|| trouble(say!(BadInstantText, text = format!("{text:?}")), say!(FixOffset)))?;
    if civil.offset.is_none() {
        return Err(trouble(say!(BadNoOffset, text = format!("{text:?}")), say!(FixOffset)));
    }
    resolve(&civil, &TimeZone::UTC)
}

/// The instant that a date and time mean: with an offset as it stands, without one in this zone.
pub(crate) fn resolve(civil: &Civil, zone: &TimeZone) -> Result<Time, Trouble> {
    let Some(date) = civil.date else {
        return Err(trouble(say!(BadDateless), say!(FixInstant)));
    };
    let Some(time) = civil.time else {
        return Err(trouble(say!(BadTimeless), say!(FixInstant)));
    };
    if time.subsec_nanosecond() != 0 {
        return Err(trouble(say!(BadFraction), say!(FixFraction)));
    }
    let local = civil::DateTime::from_parts(date, time);
    let offset = match civil.offset {
        Some(seconds) => {
            Offset::from_seconds(seconds).map_err(|_| trouble(say!(BadOffset), say!(FixInstant)))?
        }
        None => offset_of(local, zone)?,
    };
    let stamp = offset.to_timestamp(local).map_err(|_| trouble(say!(BadInstantRange), say!(FixInstant)))?;
    Ok(Time(stamp.as_second()))
}

/// The offset of a local time, which must happen exactly once.
fn offset_of(local: civil::DateTime, zone: &TimeZone) -> Result<Offset, Trouble> {
    let name = zone.iana_name().unwrap_or("the zone");
    let time = local.strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let with = |offset: Offset| format!("{time}{}", shown(offset));
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => Ok(offset),
        AmbiguousOffset::Gap { before, after } => Err(trouble(
            say!(BadSkipped, zone = name, time = time),
            say!(FixSkipped, before = with(before), after = with(after)),
        )),
        AmbiguousOffset::Fold { before, after } => Err(trouble(
            say!(BadRepeated, zone = name, time = time),
            say!(FixRepeated, before = with(before), after = with(after)),
        )),
    }
}

/// The first instant of a local day; of one that the zone leaves out, that of the next.
pub(crate) fn first_instant(day: civil::Date, zone: &TimeZone) -> Option<Time> {
    // Noon is on the day wherever its midnight has gone.
    let noon = day.at(12, 0, 0, 0).to_zoned(zone.clone()).ok()?;
    Some(Time(noon.start_of_day().ok()?.timestamp().as_second()))
}

/// The first instants of the local days from the day before an instant to the one after another. O(days).
pub(crate) fn days(from: Time, until: Time, zone: &TimeZone) -> Vec<Time> {
    let date = |t: Time| Timestamp::from_second(t.0).ok().map(|s| s.to_zoned(zone.clone()).date());
    let (Some(first), Some(last)) = (date(from), date(until)) else {
        return vec![from];
    };
    let (first, last) = (first.yesterday().unwrap_or(first), last.tomorrow().unwrap_or(last));
    let mut days: Vec<Time> = first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= last)
        .filter_map(|day| first_instant(day, zone))
        .collect();
    // A day that a zone has left out altogether begins with the next one.
    days.sort_unstable();
    days.dedup();
    days
}

/// `+02:00`.
fn shown(offset: Offset) -> String {
    let s = offset.seconds();
    let sign = if s < 0 { '-' } else { '+' };
    let (h, m, s) = (s.abs() / 3600, s.abs() % 3600 / 60, s.abs() % 60);
    if s == 0 { format!("{sign}{h:02}:{m:02}") } else { format!("{sign}{h:02}:{m:02}:{s:02}") }
}

/// Reads a date, or a date and a time with or without an offset, basic or extended, as ISO 8601 has it.
pub(crate) fn parse(text: &str) -> Option<Civil> {
    let mut rest = Cut(text.as_bytes());
    let year = rest.digits(4)?;
    let dashed = rest.skip(b"-");
    let month = rest.digits(2)?;
    if dashed != rest.skip(b"-") {
        return None;
    }
    let day = rest.digits(2)?;
    let date = civil::Date::new(year as i16, month as i8, day as i8).ok()?;
    if rest.0.is_empty() {
        return Some(Civil { date: Some(date), time: None, offset: None });
    }
    if !rest.skip(b"Tt ") {
        return None;
    }
    let time = rest.time()?;
    let offset = rest.offset()?;
    Some(Civil { date: Some(date), time: Some(time), offset })
}

/// Reads a time of day, `08:00` or `08:00:30`.
pub(crate) fn time_of_day(text: &str) -> Option<civil::Time> {
    let mut rest = Cut(text.as_bytes());
    let time = rest.time()?;
    rest.0.is_empty().then_some(time)
}

/// What is left of a text.
struct Cut<'a>(&'a [u8]);

impl Cut<'_> {
    fn digits(&mut self, n: usize) -> Option<u32> {
        let (head, tail) = self.0.split_at_checked(n)?;
        if !head.iter().all(u8::is_ascii_digit) {
            return None;
        }
        self.0 = tail;
        Some(head.iter().fold(0, |sum, d| sum * 10 + u32::from(d - b'0')))
    }

    fn skip(&mut self, any: &[u8]) -> bool {
        let found = self.0.first().is_some_and(|b| any.contains(b));
        if found {
            self.0 = &self.0[1..];
        }
        found
    }

    /// Hour, then minutes and seconds as far as they are there, all with colons or all without.
    fn time(&mut self) -> Option<civil::Time> {
        let (hour, mut parts, mut nanos) = (self.digits(2)?, [0, 0], 0);
        let colons = self.0.first() == Some(&b':');
        for part in &mut parts {
            if colons && !self.skip(b":") || !self.0.first().is_some_and(u8::is_ascii_digit) {
                break;
            }
            *part = self.digits(2)?;
        }
        if self.skip(b".,") {
            let length = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
            if length == 0 {
                return None;
            }
            // Any part of a second is refused later; which one does not matter beyond the ninth digit.
            let any = self.0[..length].iter().any(|&b| b != b'0');
            nanos = i32::from(any);
            self.0 = &self.0[length..];
        }
        civil::Time::new(hour as i8, parts[0] as i8, parts[1] as i8, nanos).ok()
    }

    /// `Z`, `+02:00`, `+0200`, `+02`, or nothing; all that is left must be it.
    #[expect(clippy::option_option, reason = "a text without an offset is not one with a bad offset")]
    fn offset(&mut self) -> Option<Option<i32>> {
        if self.0.is_empty() {
            return Some(None);
        }
        if self.skip(b"Zz") {
            return self.0.is_empty().then_some(Some(0));
        }
        let sign = if self.skip(b"+") {
            1
        } else if self.skip(b"-") {
            -1
        } else {
            return None;
        };
        let time = self.time()?;
        let seconds =
            i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
        self.0.is_empty().then_some(Some(sign * seconds))
    }
}

/// Reads `1h30m`: whole numbers of days, hours, minutes and seconds, in any order.
pub(crate) fn duration(text: &str) -> Result<Duration, Trouble> {
    let quoted = format!("{text:?}");
    let wrong = || trouble(say!(BadDuration, text = quoted), say!(FixDurationParts));
    let long = || trouble(say!(BadCentury, text = quoted), say!(FixDurationParts));
    if text.starts_with('-') {
        return Err(trouble(say!(BadNegativeDuration, text = quoted), say!(FixDurationParts)));
    }
    let (mut total, mut number, mut any) = (0_i64, None::<i64>, false);
    for byte in text.bytes() {
        let unit = match byte {
            b'0'..=b'9' => {
                let grown =
                    number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(i64::from(byte - b'0')));
                number = Some(grown.ok_or_else(long)?);
                continue;
            }
            b'd' => 86_400,
            b'h' => 3600,
            b'm' => 60,
            b's' => 1,
            _ => return Err(wrong()),
        };
        let part = number.take().ok_or_else(wrong)?.checked_mul(unit).ok_or_else(long)?;
        total = total.checked_add(part).ok_or_else(long)?;
        any = true;
    }
    if number.is_some() || !any {
        return Err(wrong());
    }
    if total > LONGEST.0 { Err(long()) } else { Ok(Duration(total)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn damascus() -> TimeZone {
        TimeZone::get("Asia/Damascus").unwrap()
    }

    fn at(text: &str) -> Result<i64, String> {
        resolve(&parse(text).ok_or("no instant")?, &damascus())
            .map(|t| t.0)
            .map_err(|t| t.message.text(texts::Lang::En))
    }

    #[test]
    fn an_offset_stands_and_a_local_time_is_read_in_its_zone() {
        assert_eq!(at("2016-12-15T08:00:00"), at("2016-12-15T06:00:00Z"));
        assert_eq!(at("2016-12-15 08:00"), at("2016-12-15T09:00:00+03:00"));
        assert_eq!(at("20161215T080000"), at("2016-12-15T07:00:00.000+01"));
        assert_eq!(rfc3339("1970-01-01T02:00:00+02:00"), Ok(Time(0)));
    }

    #[test]
    fn a_local_time_that_the_zone_skips_or_has_twice_is_refused_with_a_way_out() {
        let skipped = resolve(&parse("2016-03-25T00:30:00").unwrap(), &damascus()).unwrap_err();
        assert_eq!(
            skipped.message.text(texts::Lang::En),
            "Asia/Damascus skips this local time: 2016-03-25T00:30:00"
        );
        let twice = resolve(&parse("2016-10-27T23:30:00").unwrap(), &damascus()).unwrap_err();
        assert_eq!(
            twice.help.text(texts::Lang::En),
            "the clocks are put back then; write which is meant: 2016-10-27T23:30:00+03:00 or 2016-10-27T23:30:00+02:00"
        );
        assert!(at("2016-10-27T23:30:00+03:00").is_ok());
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "2016",
            "2016-13-01T00:00:00",
            "2016-02-30T00:00:00",
            "2016-12-15T25:00:00",
            "2016-12-15T08:00:00x",
            "2016-12-15T08:00:00.5",
            "2016-12-15",
            "2016-1215T08:00:00",
            "2016-12-15T08:00:00+99:00",
            "٢٠١٦-12-15T08:00",
        ] {
            assert!(at(text).is_err(), "{text}");
        }
        assert!(rfc3339("2016-12-15T08:00:00").unwrap_err().message.text == texts::Text::BadNoOffset);
    }

    #[test]
    fn a_duration_is_the_sum_of_its_parts() {
        assert_eq!(duration("1h30m"), Ok(Duration(5400)));
        assert_eq!(duration("90s"), Ok(Duration(90)));
        assert_eq!(duration("0s"), Ok(Duration(0)));
        assert_eq!(duration("30m1h30m"), Ok(Duration(7200)));
        for text in
            ["", "1", "h", "1h30", "1.5h", "1 h", "-1m", "1w", "99999999999999999999d", "36526d", "١m"]
        {
            assert!(duration(text).is_err(), "{text}");
        }
    }
}
