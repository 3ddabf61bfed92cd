//! The Fluent files held against each other, against the program that uses them, and against the manners of each language.
#![allow(clippy::disallowed_methods, reason = "tests look at the project's own files")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use texts::{File, Lang, Text};

/// The texts of a language, all files together: id and what stands behind it, plural forms and all.
fn entries(lang: Lang) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for file in File::ALL {
        let mut id = String::new();
        for line in lang.file(file).lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, text)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut id);
                assert!(found.insert(id.clone(), text.to_owned()).is_none(), "{id} stands twice in {lang:?}");
            } else if let Some(text) = found.get_mut(&id) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    found
}

/// Values and texts that a text refers to: `$name` and `other-text`.
fn places(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut values, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for place in text.split('{').skip(1) {
        let name: String = place
            .trim_start()
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || ['$', '-', '_'].contains(c))
            .collect();
        match name.strip_prefix('$') {
            Some(value) => values.insert(value.to_owned()),
            None if !name.is_empty() => texts.insert(name),
            None => false,
        };
    }
    (values, texts)
}

/// The values of a text and of those that it refers to.
fn values(entries: &BTreeMap<String, String>, id: &str) -> BTreeSet<String> {
    let (mut values_here, texts) = places(&entries[id]);
    for text in texts {
        assert!(entries.contains_key(&text), "{id} refers to {text}, which is not there");
        values_here.extend(values(entries, &text));
    }
    values_here
}

#[test]
fn every_language_has_the_same_texts_with_the_same_values() {
    let english = entries(Lang::En);
    for lang in [Lang::Fr, Lang::Ar] {
        let other = entries(lang);
        let (ids, known): (BTreeSet<_>, BTreeSet<_>) = (other.keys().collect(), english.keys().collect());
        assert_eq!(ids.symmetric_difference(&known).collect::<Vec<_>>(), Vec::<&&String>::new(), "{lang:?}");
        for id in english.keys() {
            assert_eq!(values(&other, id), values(&english, id), "{id} in {lang:?}");
        }
    }
}

/// All sources that may look texts up: Rust by name, the page's program by id.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = String::new();
    let mut folders: Vec<PathBuf> = vec![root.join("crates"), root.join("web/plan-page/src")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            let own = path.ends_with("texts/src/text.rs") || path.ends_with("texts/tests");
            if path.is_dir() && !own && !path.ends_with("node_modules") {
                folders.push(path);
            } else if ["rs", "ts"].contains(&extension) && !own {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    all
}

/// The words of a source that a text could be looked up by.
fn words(source: &str) -> BTreeSet<&str> {
    source.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).collect()
}

#[test]
fn every_text_is_looked_up_somewhere() {
    let sources = sources();
    let words = words(&sources);
    let english = entries(Lang::En);
    let referred: BTreeSet<String> = english.values().flat_map(|text| places(text).1).collect();
    let named: BTreeMap<&str, String> =
        Text::ALL.iter().map(|text| (text.id(), format!("{text:?}"))).collect();
    // Those of the console are looked up in TypeScript; its own tests hold them (web/console/tests/words.mjs).
    let unused = english.keys().filter(|id| !id.starts_with("desk-")).filter(|id| {
        let by_name = named.get(id.as_str()).is_some_and(|name| words.contains(name.as_str()));
        !by_name && !referred.contains(*id) && !words.contains(id.as_str())
    });
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new(), "texts that nothing looks up");
}

#[test]
fn no_two_names_are_one_text_and_each_has_its_words() {
    let ids: BTreeSet<&str> = Text::ALL.iter().map(|text| text.id()).collect();
    assert_eq!(ids.len(), Text::ALL.len());
    for lang in Lang::ALL {
        let entries = entries(lang);
        for id in &ids {
            assert!(entries.get(*id).is_some_and(|text| !text.trim().is_empty()), "{id} in {lang:?}");
        }
    }
}

#[test]
fn french_has_its_no_break_spaces_and_its_apostrophe() {
    let mut wrong = Vec::new();
    for (id, text) in entries(Lang::Fr) {
        let plain = [" :", " ;", " !", " ?", " %", "'"].into_iter().find(|sign| text.contains(sign));
        wrong.extend(plain.map(|sign| format!("{id}: a plain {sign:?} in {text}")));
        for (at, sign) in text.char_indices().filter(|(_, c)| ";!?".contains(*c)) {
            if !text[..at].ends_with(['\u{202f}', '}']) {
                wrong.push(format!("{id}: no narrow no-break space ahead of {sign} in {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn latin_words_within_arabic_are_set_apart() {
    let mut wrong = Vec::new();
    for (id, text) in entries(Lang::Ar) {
        for line in text.lines().map(|line| variant(line).unwrap_or(line)) {
            let (mut depth, mut place) = (0_i32, 0_i32);
            let mut is_bare = |c: char| {
                match c {
                    '{' => place += 1,
                    // A choice of forms may have begun lines ahead.
                    '}' => place = (place - 1).max(0),
                    '\u{2068}' => depth += 1,
                    '\u{2069}' => depth -= 1,
                    _ => {}
                }
                place == 0 && depth == 0 && c.is_ascii_alphabetic()
            };
            if line.chars().any(&mut is_bare) {
                wrong.push(format!("{id}: a Latin word without marks (U+2068, U+2069) in {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands behind the name of a plural form.
fn variant(line: &str) -> Option<&str> {
    let (name, text) = line.trim_start().trim_start_matches('*').split_once("] ")?;
    name.starts_with('[').then_some(text)
}

#[test]
fn arabic_chooses_among_all_its_forms() {
    // None may be said as a number, and many as other for feminine nouns; one, two and few always differ.
    let forms = ["[one]", "[two]", "[few]", "*[other]"];
    let mut wrong = Vec::new();
    for (id, text) in entries(Lang::Ar) {
        let choices = text.matches("->").count();
        let missing = forms.into_iter().find(|form| text.matches(form).count() != choices);
        wrong.extend(missing.map(|form| format!("{id}: {form} is missing")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
