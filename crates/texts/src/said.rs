//! Sentences of other crates in every language: the referee, the planner and the bounds say what they find in one English sentence,
//! plan files keep some of them, and here each is found again with its values.
//!
//! Whoever knows its text from the start, as the reader of files does, makes a [`Said`] and needs no sentence.
//!
//! A sentence that is not known is no fault: whoever prints it prints it as it is.

mod table;

use std::fmt::Write as _;

use crate::{Lang, Text, Value, isolated};
use table::{BEGINS, SENTENCES};

/// Who says a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source<'a> {
    /// The rule of this code, of a plan that breaks it.
    Rule(&'a str),
    /// The planner, of people who are left behind.
    Left,
    /// The bounds, of what proves one.
    Proof,
    /// The bounds, of the first cause within a proof.
    Cause,
}

/// A sentence that was understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    /// Which text it is.
    pub text: Text,
    /// Its values by their names.
    pub values: Vec<(&'static str, Word)>,
}

/// A value in a sentence.
#[derive(Clone, PartialEq, Debug)]
pub enum Word {
    /// An id, an instant, or other text that is the same in every language.
    Plain(String),
    /// Several of them.
    List(Vec<String>),
    /// Several keys or ids, each in backquotes, the last two with an "and" between them.
    Names(Vec<String>),
    /// Sentences or counts one after the other, with a text between each two.
    Each(Vec<Said>, Text),
    /// A count.
    Count(u64),
    /// A number.
    Number(f64),
    /// A span of time, in seconds.
    Span(i64),
    /// A sentence within the sentence.
    Said(Said),
}

impl Said {
    /// The sentence in a language.
    pub fn text(&self, lang: Lang) -> String {
        let written: Vec<(&str, Result<u64, String>)> =
            self.values.iter().map(|(name, word)| (*name, word.written(lang))).collect();
        let values: Vec<(&str, Value<'_>)> = written
            .iter()
            .map(|(name, w)| (*name, w.as_ref().map_or_else(|text| Value::Text(text), |&n| Value::Int(n))))
            .collect();
        lang.text(self.text, &values)
    }
}

impl Word {
    /// A count as it is, because it chooses plural forms; all else as text.
    fn written(&self, lang: Lang) -> Result<u64, String> {
        Err(match self {
            Word::Count(n) => return Ok(*n),
            Word::Plain(text) => text.clone(),
            Word::List(words) if words.is_empty() => lang.say(Text::None).to_owned(),
            Word::List(words) => {
                let each: Vec<String> = words.iter().map(|word| isolated(lang, word)).collect();
                each.join(lang.say(Text::List))
            }
            Word::Names(names) => {
                let each: Vec<String> =
                    names.iter().map(|name| format!("`{}`", isolated(lang, name))).collect();
                match each.as_slice() {
                    [] => String::new(),
                    [one] => one.clone(),
                    [most @ .., last] => {
                        let most = most.join(lang.say(Text::List));
                        lang.fill(Text::NamesAnd, &[("most", &most), ("last", last)])
                    }
                }
            }
            Word::Each(each, between) => {
                let each: Vec<String> = each.iter().map(|said| said.text(lang)).collect();
                each.join(lang.say(*between))
            }
            // As fine as anybody states a score: what differs by less is the same.
            Word::Number(x) => lang.decimal(*x, 6),
            Word::Span(seconds) => lang.duration(*seconds),
            Word::Said(said) => said.text(lang),
        })
    }
}

/// What a sentence says; nothing if it is none that is known. O(sentences of the source).
pub fn said(source: Source<'_>, sentence: &str) -> Option<Said> {
    SENTENCES.iter().filter(|(by, ..)| *by == source).find_map(|(_, text, pattern)| {
        let mut values = Vec::new();
        let begin = BEGINS.iter().find(|(sign, _)| pattern.starts_with(*sign));
        let found = match begin {
            Some((_, begin)) => matches(&[begin, &pattern[1..]], sentence, &mut values),
            None => matches(&[pattern], sentence, &mut values),
        };
        found.then_some(Said { text: *text, values })
    })
}

/// The sentence in a language; as it is where it is none that is known.
pub fn in_language(lang: Lang, source: Source<'_>, sentence: &str) -> String {
    said(source, sentence).map_or_else(|| sentence.to_owned(), |said| said.text(lang))
}

/// Whether the sentence is these parts of a pattern one after the other, with values that fit their places. A value ends
/// where what follows it first fits.
fn matches(parts: &[&'static str], sentence: &str, values: &mut Vec<(&'static str, Word)>) -> bool {
    let Some((&part, others)) = parts.split_first() else { return sentence.is_empty() };
    let Some((literal, place)) = part.split_once('{') else {
        return sentence.strip_prefix(part).is_some_and(|rest| matches(others, rest, values));
    };
    let Some(sentence) = sentence.strip_prefix(literal) else { return false };
    let (place, after) = place.split_once('}').expect("every place in the table is closed");
    let (name, kind) = place.split_once(':').expect("every place in the table has a kind");
    let mut rest = vec![after];
    rest.extend(others);
    for (end, _) in sentence.char_indices().skip(1).chain([(sentence.len(), ' ')]) {
        let Some(word) = word(kind, &sentence[..end]) else { continue };
        let before = values.len();
        values.push((name, word));
        if matches(&rest, &sentence[end..], values) {
            return true;
        }
        values.truncate(before);
    }
    false
}

/// A value of a kind, if this can be one.
fn word(kind: &str, text: &str) -> Option<Word> {
    match kind {
        "w" => (!text.is_empty()).then(|| Word::Plain(text.to_owned())),
        "l" if text == "none" => Some(Word::List(Vec::new())),
        "l" => (!text.is_empty()).then(|| Word::List(text.split(", ").map(str::to_owned).collect())),
        "t" => is_minute(text).then(|| Word::Plain(text.to_owned())),
        "d" => span(text).map(Word::Span),
        "s" => text.parse().ok().map(Word::Span),
        "n" => text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok().map(Word::Count))?,
        "x" => {
            let x: f64 = text.parse().ok().filter(|x: &f64| x.is_finite())?;
            // `1.` and `.5` are parts of a number that goes on.
            (!text.ends_with('.') && !text.starts_with(['.', '+'])).then_some(Word::Number(x))
        }
        "c" => said(Source::Cause, text).map(Word::Said),
        _ => unreachable!("a kind of place that the table does not explain: {kind}"),
    }
}

/// `2016-12-15 08:00`
fn is_minute(text: &str) -> bool {
    let mut shape = String::with_capacity(text.len());
    for c in text.chars() {
        let _ = write!(shape, "{}", if c.is_ascii_digit() { '0' } else { c });
    }
    shape == "0000-00-00 00:00"
}

/// `3h18m` in seconds.
fn span(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (mut total, mut number) = (0_i64, String::new());
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'd' => 86_400,
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        total = number.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(total)?;
        number.clear();
    }
    (number.is_empty() && !text.is_empty()).then_some(sign * total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_in_every_language_with_its_values() {
        let sentence = "gate at 2016-12-15 08:00: 2 vehicles load or unload, it has 1 bays";
        let said = said(Source::Rule("BAYS"), sentence).unwrap();
        assert_eq!(said.text, Text::RuleBays);
        assert_eq!(said.text(Lang::En), "gate at 2016-12-15 08:00: 2 vehicles load or unload, it has 1 bay");
        assert_eq!(
            said.text(Lang::Fr),
            "gate, 2016-12-15 08:00\u{a0}: 2 véhicules embarquent ou débarquent, le lieu a 1 quai"
        );
        assert!(said.text(Lang::Ar).contains("مركبتان"));
        assert!(said.text(Lang::Ar).contains("موقف واحد"));
    }

    #[test]
    fn ids_may_look_like_words_of_the_sentence() {
        let sentence = "bus-1 at look-at at 2016-12-15 08:00: families/4 alights, it accepts only camp, gate";
        let said = said(Source::Rule("CHOICE"), sentence).unwrap();
        let list = Word::List(vec!["camp".into(), "gate".into()]);
        assert!(said.values.contains(&("only", list)), "{said:?}");
        assert!(said.values.contains(&("place", Word::Plain("look-at".into()))), "{said:?}");
    }

    #[test]
    fn a_proof_is_told_with_its_cause() {
        let sentence = "7.6 h after the start at most 6194.2 of the weight 12365.0 that waits can be safe; \
                        the first cause: the time of 20 bus";
        let said = said(Source::Proof, sentence).unwrap();
        assert!(
            said.text(Lang::Fr).ends_with("première cause\u{a0}: le temps des véhicules (bus\u{a0}: 20)")
        );
        assert!(said.text(Lang::En).contains("6,194.2 of the weight 12,365 that"));
    }

    /// Rust sources under a path.
    #[allow(clippy::disallowed_methods, reason = "a test looks at the project's own files")]
    fn source(path: &std::path::Path) -> String {
        if path.is_file() {
            return std::fs::read_to_string(path).unwrap();
        }
        std::fs::read_dir(path).unwrap().map(|entry| source(&entry.unwrap().path())).collect()
    }

    #[test]
    fn the_sentences_are_those_that_the_others_say() {
        let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let of = |path: &str| source(&crates.join(path));
        let (referee, planner, bounds) = (of("referee/src"), of("planner/src/reasons.rs"), of("bounds/src"));
        let quotas = of("domain/src/corridor.rs");
        let mut strange = Vec::new();
        for (by, text, sentence) in SENTENCES {
            let said = match by {
                Source::Rule(_) => format!("{referee}{quotas}"),
                Source::Left => planner.clone(),
                Source::Proof | Source::Cause => format!("{bounds}{quotas}"),
            };
            // Between the places stand words, perhaps of two pieces of the source: each is looked for.
            let literals =
                sentence.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
            let words = literals.flat_map(|l| l.split(|c: char| !c.is_alphabetic() && c != '_'));
            strange.extend(words.filter(|word| !said.contains(word)).map(|word| format!("{text:?}: {word}")));
        }
        assert_eq!(strange, Vec::<String>::new());
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        assert_eq!(said(Source::Rule("BAYS"), "two cows on the line"), None);
        assert_eq!(in_language(Lang::Fr, Source::Left, "the bridge is down"), "the bridge is down");
        assert_eq!(span("3h18"), None);
        assert_eq!(span("1d2h3m4s"), Some(93_784));
    }
}
