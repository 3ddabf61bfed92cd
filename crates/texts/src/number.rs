//! How each language writes numbers and spans of time. Western digits everywhere, as on plates and radios.

use crate::{Lang, Text, Value};

impl Lang {
    /// A whole number with its thousands apart.
    pub fn int(self, n: u64) -> String {
        let apart = match self {
            Lang::En | Lang::Ar => ',',
            Lang::Fr => '\u{202f}',
        };
        let digits = n.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, d) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(apart);
            }
            out.push(d);
        }
        out
    }

    /// A number with at most so many decimals; ones that are 0 at the end fall away.
    pub fn decimal(self, x: f64, decimals: usize) -> String {
        let text = format!("{:.decimals$}", x.abs());
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let part = part.trim_end_matches('0');
        // A number that overflows no plan's figures; what is not finite reads as 0.
        let mut out = self.int(whole.parse().unwrap_or(0));
        if !part.is_empty() {
            out.push(if self == Lang::Fr { ',' } else { '.' });
            out.push_str(part);
        }
        if x < 0.0 && out.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            out.insert(0, '−');
        }
        out
    }

    /// A number with just so many decimals, for figures that change where they stand.
    pub fn fixed(self, x: f64, decimals: usize) -> String {
        let text = self.decimal(x, decimals);
        let point = if self == Lang::Fr { ',' } else { '.' };
        let found = text.split_once(point).map_or(0, |(_, part)| part.len());
        match (found, decimals) {
            (_, 0) => text,
            (0, n) => format!("{text}{point}{}", "0".repeat(n)),
            (m, n) => format!("{text}{}", "0".repeat(n - m)),
        }
    }

    /// A share in per cent. What is not nothing never reads as nothing.
    pub fn percent(self, ratio: f64) -> String {
        let percent = ratio * 100.0;
        let decimals = if percent.abs() >= 0.1 { 1 } else { 4 };
        let sign = if self == Lang::Fr { "\u{202f}%" } else { "%" };
        format!("{}{sign}", self.decimal(percent, decimals))
    }

    /// A span of time: `3h18m`, `3 h 18 min`, or in words where the language has no signs for its units.
    pub fn duration(self, seconds: i64) -> String {
        let s = seconds.unsigned_abs();
        let parts = [
            (s / 86_400, Text::Days),
            (s % 86_400 / 3600, Text::Hours),
            (s % 3600 / 60, Text::Minutes),
            (s % 60, Text::Seconds),
        ];
        let mut said: Vec<String> = parts
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, unit)| self.text(unit, &[("n", Value::Int(n))]))
            .collect();
        if said.is_empty() {
            said.push(self.text(Text::Seconds, &[("n", Value::Int(0))]));
        }
        let sign = if seconds < 0 { "−" } else { "" };
        format!("{sign}{}", said.join(self.say(Text::UnitsBetween)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_numbers_in_its_way() {
        assert_eq!(Lang::En.int(1_234_567), "1,234,567");
        assert_eq!(Lang::Fr.decimal(12_345.60, 2), "12\u{202f}345,6");
        assert_eq!(Lang::Ar.decimal(-0.5, 1), "−0.5");
        assert_eq!(Lang::En.percent(0.051), "5.1%");
        assert_eq!(Lang::En.percent(0.000_2), "0.02%");
        assert_eq!(Lang::En.decimal(0.0, 2), "0");
        assert_eq!(Lang::En.fixed(99.96, 1), "100.0");
        assert_eq!(Lang::Fr.fixed(0.5, 2), "0,50");
    }

    #[test]
    fn a_span_of_time_agrees_with_its_numbers() {
        assert_eq!(Lang::En.duration(3 * 3600 + 18 * 60), "3h18m");
        assert_eq!(Lang::En.duration(0), "0s");
        assert_eq!(Lang::Fr.duration(-90), "−1\u{a0}min\u{a0}30\u{a0}s");
        assert_eq!(Lang::Ar.duration(3600), "ساعة واحدة");
        assert_eq!(Lang::Ar.duration(2 * 3600 + 5 * 60), "ساعتان و5 دقائق");
        assert_eq!(Lang::Ar.duration(11 * 60), "11 دقيقة");
        assert_eq!(Lang::Ar.duration(0), "0 ثانية");
    }
}
