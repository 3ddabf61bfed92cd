//! Instants in JSON: finding them, moving them.

use serde_json::{Value, json};

use crate::rng::Rng;

/// Seconds by which instants are moved; small and great, either way.
pub(super) fn some_seconds(rng: &mut Rng) -> i64 {
    let most = *rng.pick(&[1, 60, 300, 1800, 3600, 6 * 3600, 24 * 3600]).unwrap_or(&60);
    let n = if rng.one_in(3) { most } else { rng.between(1, most) };
    if rng.one_in(2) { n } else { -n }
}

/// Every instant below a value, in order.
pub(super) fn all<'v>(value: &'v mut Value, found: &mut Vec<&'v mut Value>) {
    match value {
        Value::String(text) => {
            if seconds(text).is_some() {
                found.push(value);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|v| all(v, found)),
        Value::Object(entries) => entries.values_mut().for_each(|v| all(v, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Moves every instant below a value.
pub(super) fn shift_all(value: &mut Value, by: i64) {
    let mut found = Vec::new();
    all(value, &mut found);
    for instant in found {
        shift(instant, by);
    }
}

/// Moves one instant; it keeps its offset.
pub(super) fn shift(value: &mut Value, by: i64) {
    if let Some(text) = value.as_str()
        && let Some(t) = seconds(text)
    {
        *value = json!(written(t + by, &text[19..]));
    }
}

/// Local seconds since 1970 of `2016-12-15T08:00:00+02:00` or `…Z`.
fn seconds(text: &str) -> Option<i64> {
    let b = text.as_bytes();
    if !(b.len() == 25 || b.len() == 20) || b[4] != b'-' || b[10] != b'T' || !text.is_ascii() {
        return None;
    }
    let part = |from: usize, until: usize| text[from..until].parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    Some(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

fn written(t: i64, offset: &str) -> String {
    let (day, second) = (t.div_euclid(86_400), t.rem_euclid(86_400));
    // 400 years are 146,097 days; years counted from March, so that a leap day ends one.
    let shifted = day + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let m = (5 * of_year + 2) / 153;
    let (date, month) = (of_year - (153 * m + 2) / 5 + 1, if m < 10 { m + 3 } else { m - 9 });
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    let (hour, minute) = (second / 3600, second % 3600 / 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{:02}{offset}", second % 60)
}

fn days(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_moved_there_and_back_is_the_same() {
        for by in [1, -1, 86_400, -86_400 * 400, 86_400 * 77, 12_345_678] {
            let mut value = json!("2016-02-29T23:59:59+02:00");
            shift(&mut value, by);
            assert_ne!(value, json!("2016-02-29T23:59:59+02:00"));
            shift(&mut value, -by);
            assert_eq!(value, json!("2016-02-29T23:59:59+02:00"), "{by}");
        }
        let mut value = json!("2016-12-31T23:59:59Z");
        shift(&mut value, 1);
        assert_eq!(value, json!("2017-01-01T00:00:00Z"));
    }
}
