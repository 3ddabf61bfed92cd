//! Limits of time as the command line takes them: `10s`, `1m30s`, `0s`.

use std::time::Duration;

use texts::Text;

use crate::language::{fill, say};

/// Reads a duration of `d`, `h`, `m`, `s` parts.
///
/// # Errors
/// In words for the user.
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    let examples = || say(Text::LimitUnits).to_owned();
    let too_long = || say(Text::LimitTooLong).to_owned();
    if text.is_empty() {
        return Err(examples());
    }
    let (mut total, mut number) = (0_u64, String::new());
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => return Err(examples()),
        };
        let n: u64 = number.parse().map_err(|_| examples())?;
        total = n.checked_mul(unit).and_then(|s| total.checked_add(s)).ok_or_else(too_long)?;
        number.clear();
    }
    if !number.is_empty() {
        return Err(fill(Text::LimitNoUnit, &[("n", text)]));
    }
    // A century is no limit any more, and keeps instants within what clocks can add.
    if total > 100 * 366 * 86_400 {
        return Err(too_long());
    }
    Ok(Duration::from_secs(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_adds_up_its_parts() {
        assert_eq!(parse("10s"), Ok(Duration::from_secs(10)));
        assert_eq!(parse("1m30s"), Ok(Duration::from_secs(90)));
        assert_eq!(parse("1d2h"), Ok(Duration::from_hours(26)));
        assert_eq!(parse("0s"), Ok(Duration::ZERO));
    }

    #[test]
    fn a_limit_without_a_unit_is_asked_for_one() {
        assert!(parse("10").unwrap_err().contains("10s, 10m or 10h"));
    }

    #[test]
    fn a_limit_that_is_no_duration_is_refused() {
        for text in
            ["", "s", "1x", "-1s", "1.5h", "99999999999999999999s", "18446744073709551615d", "1e3s", "٣s"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
