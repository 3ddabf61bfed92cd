//! Speeds, lengths and weights as they stand in tags, with their units.

/// Kilometres in the hour of a `maxspeed`; none where it says none or what is not known.
pub(super) fn speed(text: &str) -> Option<u16> {
    let text = text.trim();
    if text == "walk" {
        return Some(6);
    }
    // Where several are given, the lowest binds for sure.
    text.split(';')
        .map(|one| {
            let (number, unit) = number(one)?;
            let factor = match unit {
                "" | "km/h" | "kmh" | "kph" | "kmph" => 1.0,
                "mph" => 1.609_344,
                "knots" => 1.852,
                _ => return None,
            };
            let speed = crate::geo::half_up(number * factor);
            (1.0..=300.0).contains(&speed).then_some(speed as u16)
        })
        .min()
        .flatten()
}

/// Centimetres of a height, width or length, as `3.8`, `3.8 m`, `380 cm` or `12'6"`.
pub(super) fn centimetres(text: &str) -> Option<u16> {
    let text = text.trim();
    let metres = if let Some((feet, inches)) = text.split_once('\'') {
        let inches = inches.trim().trim_end_matches('"').trim_end_matches('\'');
        let inches = if inches.is_empty() { 0.0 } else { inches.trim().parse::<f64>().ok()? };
        (feet.trim().parse::<f64>().ok()? * 12.0 + inches) * 0.0254
    } else {
        let (number, unit) = number(text)?;
        number
            * match unit {
                "" | "m" => 1.0,
                "cm" => 0.01,
                "ft" | "feet" => 0.3048,
                "in" | "\"" => 0.0254,
                _ => return None,
            }
    };
    within(metres * 100.0)
}

/// Hundreds of kilograms of a weight, as `3.5`, `3.5 t`, `3500 kg` or `8 st` (short tons).
pub(super) fn quintals(text: &str) -> Option<u16> {
    let (number, unit) = number(text)?;
    let tonnes = number
        * match unit {
            "" | "t" => 1.0,
            "kg" => 0.001,
            "st" => 0.907_184_74,
            "lt" => 1.016_046_91,
            "lbs" | "lb" => 0.000_453_592_37,
            _ => return None,
        };
    within(tonnes * 10.0)
}

/// The strictest of a conditional tag, as `7.5 @ (22:00-06:00); 3.5 @ wet`.
pub(super) fn strictest(text: &str, read: fn(&str) -> Option<u16>) -> Option<u16> {
    text.split(';').filter_map(|part| read(part.split('@').next()?.trim())).min()
}

/// Kilometres as decimetres.
pub(super) fn decimetres_of_km(text: &str) -> Option<u32> {
    let (number, unit) = number(text)?;
    let whole = crate::geo::half_up(number * 1e4);
    (matches!(unit, "" | "km") && (1.0..=4e9).contains(&whole)).then_some(whole as u32)
}

fn within(x: f64) -> Option<u16> {
    // Cut off, not rounded: a limit is never made wider.
    (1.0..65_000.0).contains(&(x + 1e-6)).then_some((x + 1e-6) as u16)
}

/// A number and the word behind it.
fn number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    number.parse::<f64>().ok().map(|n| (n, unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_read_with_their_units() {
        let cases = [("50", 50), ("50 km/h", 50), ("30 mph", 48), ("walk", 6), ("60;80", 60)];
        for (text, expected) in cases {
            assert_eq!(speed(text), Some(expected), "{text}");
        }
        for text in ["none", "signals", "RO:urban", "", "0", "50 furlongs", "9999"] {
            assert_eq!(speed(text), None, "{text}");
        }
    }

    #[test]
    fn heights_are_read_with_their_units() {
        let cases =
            [("3.8", 380), ("3.8 m", 380), ("380cm", 380), ("12'6\"", 381), ("12'", 365), ("10 ft", 304)];
        for (text, expected) in cases {
            assert_eq!(centimetres(text), Some(expected), "{text}");
        }
        for text in ["default", "none", "below_default", "", "-3", "1e9"] {
            assert_eq!(centimetres(text), None, "{text}");
        }
    }

    #[test]
    fn weights_are_read_with_their_units() {
        let cases = [("3.5", 35), ("7.5 t", 75), ("3500 kg", 35), ("20000 lbs", 90), ("8 st", 72)];
        for (text, expected) in cases {
            assert_eq!(quintals(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn of_conditions_the_strictest_counts() {
        assert_eq!(strictest("7.5 @ (22:00-06:00); 3.5 @ wet", quintals), Some(35));
        assert_eq!(strictest("none @ (Su)", quintals), None);
    }
}
