//! Numbers, lengths of time, dates and words for yes as people write them into cells.

use crate::calendar::{DAY, Day, Moment};
use crate::fold::{fold, western};
use crate::sheet::Cell;

/// What a bare number in a column of lengths of time counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
}

impl Unit {
    /// So many seconds.
    pub(crate) const fn seconds(self) -> f64 {
        match self {
            Unit::Seconds => 1.0,
            Unit::Minutes => 60.0,
            Unit::Hours => 3600.0,
        }
    }
}

/// Which of two numbers that are both at most twelve is the month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DateOrder {
    /// 15/12/2016.
    DayFirst,
    /// 12/15/2016.
    MonthFirst,
}

/// A number of a cell: with a decimal comma or point, with spaces, apostrophes or points between thousands, in any digits.
pub(crate) fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(x) => Some(*x).filter(|x| x.is_finite()),
        Cell::Text(text) => decimal(&western(text)),
        Cell::Empty | Cell::Flag(_) | Cell::Days { .. } | Cell::Error(_) => None,
    }
}

/// A whole number of a cell. Where only whole numbers are meant, `1,200` and `1.200` are thousands.
pub(crate) fn whole(cell: &Cell) -> Option<f64> {
    if let Cell::Text(text) = cell {
        let plain = western(text);
        let (sign, digits) = plain.strip_prefix('-').map_or((1.0, plain.as_str()), |rest| (-1.0, rest));
        let groups: Vec<&str> = digits.split([',', '.', ' ', '\'', '٬']).collect();
        let grouped = groups.len() > 1
            && (1..=3).contains(&groups[0].len())
            && groups[1..].iter().all(|g| g.len() == 3)
            && groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()));
        if grouped {
            return groups.concat().parse::<f64>().ok().map(|n| sign * n);
        }
    }
    number(cell).filter(|x| x.fract() == 0.0)
}

/// `-1 234,5`, with Western digits already.
fn decimal(text: &str) -> Option<f64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let fraction = text.rfind(['.', ',', '٫']).filter(|&at| {
        let c = text[at..].chars().next().expect("it was found there");
        // A sign that stands twice parts thousands.
        text.matches(c).count() == 1
    });
    let (whole, part) = match fraction {
        Some(at) => (&text[..at], text[at..].trim_start_matches(['.', ',', '٫'])),
        None => (text, ""),
    };
    let digits: Vec<&str> = whole.split([' ', '\'', ',', '.', '٬']).collect();
    let well_parted = digits.len() == 1 || digits[1..].iter().all(|g| g.len() == 3) && !digits[0].is_empty();
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let any = !whole.is_empty() || !part.is_empty();
    if !any || !well_parted || !digits.iter().all(|g| all_digits(g)) || !all_digits(part) {
        return None;
    }
    let number: f64 = format!("0{}.{part}0", digits.concat()).parse().ok()?;
    (number < 1e15).then_some(sign * number)
}

/// A coordinate: a number, perhaps with a degree sign and a letter for the side.
pub(crate) fn degrees(cell: &Cell) -> Option<f64> {
    let Cell::Text(text) = cell else { return number(cell) };
    let plain = western(text).to_uppercase();
    let plain = plain.replace('°', "");
    let plain = plain.trim();
    let side = plain.chars().last().filter(|c| "NSEWO".contains(*c));
    let x = decimal(plain.trim_end_matches(['N', 'S', 'E', 'W', 'O']).trim_end())?;
    // O is the west of the French (ouest).
    Some(if matches!(side, Some('S' | 'W' | 'O')) { -x } else { x })
}

/// Yes or no.
pub(crate) fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Flag(flag) => Some(*flag),
        Cell::Number(x) if x.abs() < f64::EPSILON => Some(false),
        Cell::Number(x) if (*x - 1.0).abs() < f64::EPSILON => Some(true),
        Cell::Text(text) => match fold(text).as_str() {
            "yes" | "y" | "x" | "true" | "vrai" | "oui" | "o" | "1" | "نعم" | "صحيح" => Some(true),
            "no" | "n" | "false" | "faux" | "non" | "0" | "لا" | "كلا" | "خطا" => Some(false),
            // A tick is a sign, and nothing is left of it when it is folded.
            "" if text.contains(['✓', '✔', '☑']) => Some(true),
            "" if text.contains(['-', '–', '✗', '✘', '☐']) => Some(false),
            _ => None,
        },
        Cell::Number(_) | Cell::Empty | Cell::Days { .. } | Cell::Error(_) => None,
    }
}

/// A length of time in whole seconds; below none if it is negative.
///
/// A bare number counts the column's unit; where its header names none, minutes, or, below one, the part of a day that
/// spreadsheets keep times as.
pub(crate) fn duration(cell: &Cell, unit: Option<Unit>) -> Option<i64> {
    let bare = |x: f64| match unit {
        None if x > 0.0 && x < 1.0 => Some(of_days(x)),
        _ => rounded(x * unit.unwrap_or(Unit::Minutes).seconds()),
    };
    match cell {
        Cell::Days { days, .. } => rounded(days * DAY as f64),
        Cell::Number(x) => bare(*x),
        Cell::Text(text) => {
            let text = western(text);
            match decimal(&text) {
                Some(x) => bare(x),
                None => spoken(&text),
            }
        }
        Cell::Empty | Cell::Flag(_) | Cell::Error(_) => None,
    }
}

/// A century is longer than anything here.
fn rounded(seconds: f64) -> Option<i64> {
    (seconds.abs() < 3.2e9).then(|| seconds.round() as i64)
}

/// The part of a day that a time was copied as: 0.0208 is half an hour, and the digits that were cut off are put back.
fn of_days(days: f64) -> i64 {
    let seconds = days * DAY as f64;
    let minutes = (seconds / 60.0).round() * 60.0;
    (if (seconds - minutes).abs() <= 5.0 { minutes } else { seconds.round() }) as i64
}

/// `5 min`, `1h30`, `1:30`, `ساعة ونصف`.
fn spoken(text: &str) -> Option<i64> {
    if let Some(rest) = text.strip_prefix('-') {
        return spoken(rest.trim_start()).map(|s| -s);
    }
    if text.contains(':') {
        return clock(text);
    }
    let (mut total, mut last, mut number) = (0.0, None::<f64>, None::<f64>);
    let mut any = false;
    for token in tokens(text) {
        if let Some(x) = decimal(&token) {
            if number.replace(x).is_some() {
                return None;
            }
            continue;
        }
        let word = fold(&token);
        let (times, unit) = match word.as_str() {
            "and" | "et" | "و" => continue,
            "نصف" | "ونصف" | "half" if last.is_some() => (0.5, last),
            "نصف" | "half" => {
                number = Some(0.5);
                continue;
            }
            "ربع" | "وربع" if last.is_some() => (0.25, last),
            "ربع" => {
                number = Some(0.25);
                continue;
            }
            "دقيقتان" | "دقيقتين" => (2.0, Some(60.0)),
            "ساعتان" | "ساعتين" => (2.0, Some(3600.0)),
            "يومان" | "يومين" => (2.0, Some(86_400.0)),
            "ساعه" if number.is_none() => (1.0, Some(3600.0)),
            "دقيقه" if number.is_none() => (1.0, Some(60.0)),
            _ => (number.take()?, unit_word(&token, &word)),
        };
        let unit = unit?;
        // Units come from the longest to the shortest; `5 min 1h` is a slip.
        if last.is_some_and(|last| unit > last) {
            return None;
        }
        total += times * unit;
        last = Some(unit);
        any = true;
    }
    if let Some(x) = number {
        // `1h30`: the next unit is not written.
        total += x * match last? {
            3600.0 => 60.0,
            60.0 => 1.0,
            _ => return None,
        };
        if x >= 60.0 {
            return None;
        }
    }
    any.then(|| rounded(total)).flatten()
}

/// Numbers and words, one after the other.
fn tokens(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in text.chars() {
        let now = match c {
            '0'..='9' => '0',
            '.' | ',' | '٫' if kind == '0' => '0',
            '\'' | '"' | '″' => '\'',
            c if c.is_alphabetic() => 'a',
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' => kind,
            _ => ' ',
        };
        if now == ' ' {
            kind = ' ';
            continue;
        }
        if now != kind {
            found.push(String::new());
        }
        found.last_mut().expect("one was just begun").push(c);
        kind = now;
    }
    // The point behind `min.` is no decimal point.
    for token in &mut found {
        let cut = token.trim_end_matches(['.', ',']).len();
        token.truncate(cut);
    }
    found
}

fn unit_word(token: &str, word: &str) -> Option<f64> {
    Some(match word {
        "s" | "sec" | "secs" | "second" | "seconds" | "seconde" | "secondes" | "ث" | "ثانيه" | "ثواني"
        | "ثوان" => 1.0,
        "m" | "mn" | "mns" | "min" | "mins" | "minute" | "minutes" | "د" | "دقيقه" | "دقايق" | "دقائق" => {
            60.0
        }
        "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" | "س" | "ساعه" | "ساعات" => {
            3600.0
        }
        "d" | "day" | "days" | "j" | "jour" | "jours" | "يوم" | "ايام" => 86_400.0,
        "" if token == "'" => 60.0,
        "" if ["\"", "''", "″"].contains(&token) => 1.0,
        _ => return None,
    })
}

/// `1:30` or `1:30:00`: hours and minutes, as a spreadsheet reads it.
fn clock(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    let digits = |p: &&str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(digits) {
        return None;
    }
    let n: Vec<i64> = parts.iter().filter_map(|p| p.parse().ok()).collect();
    let (h, m, s) = (n[0], n[1], n.get(2).copied().unwrap_or(0));
    (m < 60 && s < 60).then_some(h * 3600 + m * 60 + s)
}

/// A date, a time of day or both.
pub(crate) fn moment(cell: &Cell, order: DateOrder) -> Option<Moment> {
    match cell {
        Cell::Days { days, since_1904 } => of_serial(*days, *since_1904),
        // The number behind a date, where its format was lost: from 1954 to 2118.
        Cell::Number(x) if (20_000.0..80_000.0).contains(x) => of_serial(*x, false),
        Cell::Number(x) if (0.0..1.0).contains(x) => of_serial(*x, false),
        Cell::Text(text) => written(&western(text), order),
        Cell::Number(_) | Cell::Empty | Cell::Flag(_) | Cell::Error(_) => None,
    }
}

fn of_serial(days: f64, since_1904: bool) -> Option<Moment> {
    if !(0.0..120_000.0).contains(&days) {
        return None;
    }
    let seconds = (days * DAY as f64).round() as i64;
    let (day, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY) as u32);
    let day = (day > 0).then(|| Day::of_serial(day, since_1904));
    // A date alone is kept as its midnight.
    let second = (second > 0 || day.is_none()).then_some(second);
    Some(Moment { day, second })
}

/// The three numbers of a written date, if it is one.
fn three(date: &str) -> Option<[(i64, usize); 3]> {
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let part = |p: &str| {
        let good = !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
        good.then(|| p.parse().ok().map(|n| (n, p.len()))).flatten()
    };
    Some([part(a)?, part(b)?, part(c)?])
}

/// What a cell says of the order of day and month: only one of the two numbers can be a month.
pub(crate) fn order_of(cell: &Cell) -> Option<DateOrder> {
    let Cell::Text(text) = cell else { return None };
    let text = western(text);
    let [(a, long), (b, _), _] = three(text.split([' ', 'T']).next()?)?;
    match (a, b) {
        _ if long == 4 => None,
        (13..=31, 1..=12) => Some(DateOrder::DayFirst),
        (1..=12, 13..=31) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn written(text: &str, order: DateOrder) -> Option<Moment> {
    let text = text.replace(['T', 't'], " ").replace([',', '،'], " ");
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let day = match words.first().and_then(|w| three(w)) {
        None => None,
        Some([(a, long), (b, _), (c, short)]) => {
            words.remove(0);
            let year = if short == 2 { 2000 + c } else { c };
            Some(match order {
                _ if long == 4 => Day::new(a, b, c)?,
                DateOrder::DayFirst => Day::new(year, b, a)?,
                DateOrder::MonthFirst => Day::new(year, a, b)?,
            })
        }
    };
    words.retain(|w| !["à", "at", "الساعة", "-"].contains(w));
    let second = if words.is_empty() { None } else { Some(time_of_day(&words.concat())?) };
    (day.is_some() || second.is_some()).then_some(Moment { day, second })
}

/// `08:00`, `8h00`, `8h`, `8:00pm`; midnight at the end of a day is `24:00`.
fn time_of_day(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.to_owned(), Some(0)),
        (_, Some(rest)) => (rest.to_owned(), Some(12)),
        _ => (text, None),
    };
    let text = match text.split_once('h') {
        Some((h, "")) => format!("{h}:00"),
        Some((h, m)) => format!("{h}:{m}"),
        None if half.is_some() && !text.contains(':') => format!("{text}:00"),
        None => text,
    };
    let mut seconds = clock(&text)?;
    if let Some(half) = half {
        let hour = seconds / 3600;
        if !(1..=12).contains(&hour) {
            return None;
        }
        seconds += (hour % 12 + half - hour) * 3600;
    }
    u32::try_from(seconds).ok().filter(|s| *s <= 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::of_text(text)
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, n) in [
            ("1200", 1200.0),
            ("1 200", 1200.0),
            ("1\u{202f}200", 1200.0),
            ("١٢٠٠", 1200.0),
            ("3,5", 3.5),
            ("3.5", 3.5),
            ("٣٫٥", 3.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("-4", -4.0),
            ("−4", -4.0),
            ("1'200", 1200.0),
            (".5", 0.5),
        ] {
            assert_eq!(number(&text(written)), Some(n), "{written}");
        }
        for wrong in ["", "abc", "12a", "1 2", "1 20 300", "--4", "1e5", "NaN", ",", "1,2,3"] {
            assert_eq!(number(&text(wrong)), None, "{wrong}");
        }
        assert_eq!(whole(&text("1,200")), Some(1200.0));
        assert_eq!(whole(&text("1.200.000")), Some(1_200_000.0));
        assert_eq!(whole(&text("3,5")), None);
        assert_eq!(degrees(&text("36,2° N")), Some(36.2));
        assert_eq!(degrees(&text("4.5 O")), Some(-4.5));
    }

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        for (written, seconds) in [
            ("5 min", 300),
            ("5min.", 300),
            ("5'", 300),
            ("5 mn", 300),
            ("1h30", 5400),
            ("1 h 30 min", 5400),
            ("1h", 3600),
            ("05:00", 18_000),
            ("1:30:15", 5415),
            ("90 s", 90),
            ("1,5 h", 5400),
            ("1.5h", 5400),
            ("٥ دقائق", 300),
            ("ساعة", 3600),
            ("ساعة ونصف", 5400),
            ("ساعة و 30 دقيقة", 5400),
            ("ساعتان", 7200),
            ("نصف ساعة", 1800),
            ("2 jours", 172_800),
            ("12", 720),
            ("0.0208", 1800),
            ("2 h 5 min 10 s", 7510),
            ("-5 min", -300),
        ] {
            assert_eq!(duration(&text(written), None), Some(seconds), "{written}");
        }
        for wrong in ["soon", "5 parsecs", "1:75", "5 min 1 h", "1h75", "", "min", "1:2:3:4"] {
            assert_eq!(duration(&text(wrong), None), None, "{wrong}");
        }
        assert_eq!(duration(&Cell::Number(0.5), Some(Unit::Minutes)), Some(30));
        assert_eq!(duration(&Cell::Number(0.5), Some(Unit::Hours)), Some(1800));
        assert_eq!(
            duration(&Cell::Days { days: 0.0625, since_1904: false }, Some(Unit::Minutes)),
            Some(5400)
        );
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let at = |cell: &Cell, order| {
            let m = moment(cell, order)?;
            Some(m.day?.at(i64::from(m.second.unwrap_or(0))).minute())
        };
        for written in [
            "15/12/2016 08:00",
            "15.12.2016 8h",
            "15-12-16 08:00",
            "2016-12-15T08:00:00",
            "2016/12/15 8:00 am",
            "١٥/١٢/٢٠١٦ ٠٨:٠٠",
            "15/12/2016 à 8h00",
        ] {
            assert_eq!(
                at(&text(written), DateOrder::DayFirst).as_deref(),
                Some("2016-12-15 08:00"),
                "{written}"
            );
        }
        assert_eq!(at(&text("12/5/2016"), DateOrder::MonthFirst).as_deref(), Some("2016-12-05 00:00"));
        assert_eq!(at(&Cell::Number(42_719.25), DateOrder::DayFirst).as_deref(), Some("2016-12-15 06:00"));
        for wrong in ["31/02/2016", "soon", "15/12", "15/12/2016 25:00", "2016"] {
            assert_eq!(at(&text(wrong), DateOrder::DayFirst), None, "{wrong}");
        }
        assert_eq!(
            moment(&text("08:00"), DateOrder::DayFirst),
            Some(Moment { day: None, second: Some(28_800) })
        );
        assert_eq!(order_of(&text("12/25/2016")), Some(DateOrder::MonthFirst));
        assert_eq!(order_of(&text("2016-12-25")), None);
    }

    #[test]
    fn yes_and_no_are_said_in_three_languages() {
        for yes in ["yes", "Oui", "نعم", "x", "✓", "1"] {
            assert_eq!(flag(&text(yes)), Some(true), "{yes}");
        }
        for no in ["no", "Non", "لا", "-", "0"] {
            assert_eq!(flag(&text(no)), Some(false), "{no}");
        }
        assert_eq!(flag(&text("perhaps")), None);
    }
}
