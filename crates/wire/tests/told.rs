//! Every mistake in a file has its words in every language: each text is given the values that it has places for.
#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it fails")]
#![allow(clippy::disallowed_methods, reason = "tests look at the project's own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use texts::{File, Lang};

/// All sources of this crate.
fn sources() -> String {
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut all = String::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    all
}

/// What stands between `say!(` and the bracket that closes it, for each use.
fn uses(sources: &str) -> Vec<&str> {
    sources
        .split("say!(")
        .skip(1)
        .filter_map(|rest| {
            let (mut depth, mut quoted) = (1, false);
            for (at, c) in rest.char_indices() {
                match c {
                    '"' => quoted = !quoted,
                    '(' if !quoted => depth += 1,
                    ')' if !quoted => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    return Some(&rest[..at]);
                }
            }
            None
        })
        .collect()
}

/// `BadUnknown` and its values' names.
fn parts(inside: &str) -> (String, BTreeSet<String>) {
    let (mut depth, mut quoted, mut args) = (0, false, vec![String::new()]);
    for c in inside.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                args.push(String::new());
                continue;
            }
            _ => {}
        }
        args.last_mut().unwrap().push(c);
    }
    let name = args.remove(0).trim().to_owned();
    let named = |arg: &String| arg.split_once('=').map(|(name, _)| name.trim().to_owned());
    (name, args.iter().filter_map(named).collect())
}

/// The values of each English text by its id.
fn places() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in Lang::En.file(File::File).lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            name.clone_into(&mut id);
            found.insert(id.clone(), BTreeSet::new());
        }
        for place in line.split('$').skip(1) {
            let name = place.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.get_mut(&id).unwrap().insert(name);
        }
    }
    found
}

#[test]
fn each_text_is_given_the_values_that_it_has_places_for() {
    let (sources, places) = (sources(), places());
    let mut seen = 0;
    for inside in
        uses(&sources).into_iter().filter(|inside| inside.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        let (name, values) = parts(inside);
        let text = texts::Text::ALL.iter().find(|text| format!("{text:?}") == name).unwrap();
        assert_eq!(places.get(text.id()), Some(&values), "{inside}");
        seen += 1;
    }
    assert!(seen > 200, "only {seen} uses were found");
}

#[test]
fn a_mistake_is_said_in_the_language_of_its_reader() {
    let text = "format = \"safeconduct/1\"\nname = 3\nstrat = 2016-03-24T06:00:00\n";
    let problems = wire::hazards::read("h.toml", text.as_bytes()).unwrap_err();
    let said = |lang| problems.0.iter().map(|p| p.said(lang, "!")).collect::<Vec<_>>().join("\n");
    let (en, fr, ar) = (said(Lang::En), said(Lang::Fr), said(Lang::Ar));
    assert!(en.contains("h.toml:2:1: ! unknown key: name"), "{en}");
    assert!(fr.contains("h.toml:2:1: ! clé inconnue\u{a0}: name"), "{fr}");
    assert!(ar.contains("h.toml:2:1: \u{2067}! مفتاح غير معروف: \u{2068}name\u{2069}\u{2069}"), "{ar}");
}
