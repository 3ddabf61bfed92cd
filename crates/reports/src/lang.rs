//! The languages of the reports: all their texts in one table, and how each language writes numbers.

use crate::escape::escape;

/// A language that reports are written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
    /// Arabic, from right to left.
    Ar,
}

impl Lang {
    /// All of them.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Fr, Lang::Ar];

    /// The language of a BCP 47 tag such as `fr` or `ar-SY`, if reports are written in it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
            Lang::Ar => "ar",
        }
    }

    /// The direction of writing, as HTML names it.
    pub(crate) const fn dir(self) -> &'static str {
        match self {
            Lang::En | Lang::Fr => "ltr",
            Lang::Ar => "rtl",
        }
    }

    /// A text.
    pub(crate) const fn say(self, text: Text) -> &'static str {
        TEXTS[text as usize].1[self as usize]
    }

    /// A text with its places filled.
    pub(crate) fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        filled(self.say(text).to_owned(), values)
    }

    /// A text escaped for HTML, with its places filled by what is HTML already.
    pub(crate) fn fill_html(self, text: Text, values: &[(&str, &str)]) -> String {
        filled(escape(self.say(text)), values)
    }

    /// A whole number with its thousands apart. Western digits everywhere, as on plates and radios.
    pub(crate) fn int(self, n: u64) -> String {
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
    pub(crate) fn decimal(self, x: f64, decimals: usize) -> String {
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

    /// A share in per cent. What is not nothing never reads as nothing.
    pub(crate) fn percent(self, ratio: f64) -> String {
        let percent = ratio * 100.0;
        let decimals = if percent.abs() >= 0.1 { 1 } else { 4 };
        let sign = if self == Lang::Fr { "\u{202f}%" } else { "%" };
        format!("{}{sign}", self.decimal(percent, decimals))
    }
}

/// Puts the values into the places `{name}` in one pass, so that no value is read for places again.
fn filled(text: String, values: &[(&str, &str)]) -> String {
    if !text.contains('{') {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

mod table;
pub(crate) use table::{TEXTS, Text};

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|t| t.split_once('}').map(|(name, _)| name)).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn every_text_stands_in_every_language_with_the_same_places() {
        for (i, (text, words)) in TEXTS.iter().enumerate() {
            assert_eq!(*text as usize, i, "{text:?} stands where it is looked for");
            for word in words {
                assert!(!word.trim().is_empty(), "{text:?}");
                assert_eq!(places(word), places(words[0]), "{text:?}: {word}");
            }
        }
    }

    #[test]
    fn arabic_texts_are_arabic() {
        let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
        for (text, [.., ar]) in TEXTS {
            assert!(ar.chars().any(arabic) || *text == Text::List, "{text:?}: {ar}");
        }
    }

    #[test]
    fn each_language_writes_numbers_in_its_way() {
        assert_eq!(Lang::En.int(1_234_567), "1,234,567");
        assert_eq!(Lang::Fr.decimal(12_345.60, 2), "12\u{202f}345,6");
        assert_eq!(Lang::Ar.decimal(-0.5, 1), "−0.5");
        assert_eq!(Lang::En.percent(0.051), "5.1%");
        assert_eq!(Lang::En.percent(0.000_2), "0.02%");
        assert_eq!(Lang::En.decimal(0.0, 2), "0");
    }

    #[test]
    fn a_value_is_not_read_for_places() {
        assert_eq!(filled("{a}, {b}".into(), &[("a", "{b}"), ("b", "c")]), "{b}, c");
    }

    #[test]
    fn a_tag_with_a_region_is_its_language() {
        assert_eq!(Lang::from_tag("ar-SY"), Some(Lang::Ar));
        assert_eq!(Lang::from_tag("de"), None);
    }
}
