//! The nearest that exists: what somebody who mistyped a key or an id probably meant.

use texts::{Said, Text};

use crate::told::{names, say};

/// The candidate that differs least from `word`, if any is near enough to be meant; the first of equals.
/// O(candidates × length²), but only lengths that can be near are looked at.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = folded(word);
    let slack = match word.len() {
        1..=3 => 1,
        4..=7 => 2,
        8..=64 => 3,
        _ => return None,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len() > 256 {
            continue;
        }
        let other = folded(candidate);
        if other.len().abs_diff(word.len()) > slack {
            continue;
        }
        let apart = distance(&word, &other);
        // A short word that shares nothing is another word, not a slip.
        if apart <= slack && apart < word.len().max(2) && best.is_none_or(|(least, _)| apart < least) {
            best = Some((apart, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// What a help line says of an unknown word: the nearest, or all there are if they are few.
pub(crate) fn suggestion<'a>(
    word: &str,
    many: Text,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Said {
    const FEW: usize = 12;
    if let Some(meant) = nearest(word, candidates.clone()) {
        return say!(FixMeant, meant = meant);
    }
    let all: Vec<&str> = candidates.into_iter().take(FEW + 1).collect();
    match all.len() {
        0 => say!(FixNone, many = many),
        n if n > FEW => say!(FixNoneLike, many = many),
        _ => say!(FixThese, many = many, ids = names(&all)),
    }
}

/// Upper case and the two sorts of dash are slips that weigh nothing.
fn folded(word: &str) -> Vec<char> {
    word.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == '_' || c == ' ' { '-' } else { c })
        .collect()
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let change = last[j] + usize::from(a[i] != b[j]);
            row[j + 1] = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_what_was_meant() {
        let places = ["school", "clinic", "gate-east", "gate-west", "yard"];
        assert_eq!(nearest("shcool", places), Some("school"));
        assert_eq!(nearest("Clinic", places), Some("clinic"));
        assert_eq!(nearest("gate_east", places), Some("gate-east"));
        assert_eq!(nearest("gate-esat", places), Some("gate-east"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("hospital", ["school", "yard"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(nearest("zz", ["ab"]), None);
    }

    fn said(word: &str, many: Text, all: &[&str]) -> String {
        suggestion(word, many, all.iter().copied()).text(texts::Lang::En)
    }

    #[test]
    fn few_are_listed_and_many_are_not() {
        assert_eq!(said("x", Text::ThingPlaces, &["camp", "yard"]), "the places are `camp` and `yard`");
        assert_eq!(said("x", Text::ThingZones, &[]), "there are no zones");
        let many: Vec<String> = (0..40).map(|n| format!("point-{n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(said("somewhere", Text::ThingPlaces, &many), "no places have a name like it");
    }
}
