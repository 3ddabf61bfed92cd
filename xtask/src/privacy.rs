//! No field anywhere could hold who a person is: no name, birth date, nationality, religion, affiliation, phone, photo
//! or biometric. Whoever adds one finds the build broken, and this file to argue with.
//!
//! It looks at every field and parameter of the crates, at every word in them that could be a key of a file, at the
//! keys of all TOML files and at the columns of all CSV files. Prose is free: documents may say what must not be.

use crate::tree::File;

/// Words that a key must not contain.
const FORBIDDEN: &[&str] = &[
    "surname",
    "forename",
    "patronymic",
    "nickname",
    "birth",
    "birthday",
    "birthdate",
    "dob",
    "nationality",
    "citizenship",
    "passport",
    "ssn",
    "religion",
    "religious",
    "sect",
    "faith",
    "ethnicity",
    "ethnic",
    "tribe",
    "affiliation",
    "affiliations",
    "allegiance",
    "political",
    "phone",
    "telephone",
    "msisdn",
    "imei",
    "whatsapp",
    "email",
    "photo",
    "photograph",
    "portrait",
    "selfie",
    "biometric",
    "biometrics",
    "fingerprint",
    "iris",
    "retina",
    "voiceprint",
    "dna",
];

/// Two words that a key must not contain together: a name is only a fault where it is a person's.
const PERSONS: &[&str] = &[
    "person",
    "people",
    "first",
    "last",
    "full",
    "given",
    "maiden",
    "driver",
    "passenger",
    "patient",
    "member",
    "guardian",
    "contact",
    "child",
    "mother",
    "father",
    "evacuee",
    "wounded",
    "family",
    "crew",
    "leader",
    "marshal",
    "author",
    "user",
];

/// What may have a field `name`: things, places and groups, never a person.
const NAMED: &[(&str, &str)] = &[
    ("Agreement", "a document"),
    ("Corridor", "a road"),
    ("Kind", "a kind of vehicle"),
    ("Place", "a place"),
    ("Scenario", "an operation"),
    ("Zone", "an area"),
];

/// Keys that look like one of the above and are not.
const ALLOWED: &[(&str, &str, &str)] = &[];

/// Fields, keys and columns that could hold who a person is.
pub(crate) fn check(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        let keys = match file.path.rsplit_once('.') {
            Some((path, "rs")) if path.starts_with("crates/") => rust_keys(&file.text),
            Some((path, "toml")) if path.starts_with("examples/") || path.starts_with("testdata/") => {
                toml_keys(&file.text)
            }
            Some((_, "csv")) => csv_columns(&file.text),
            _ => continue,
        };
        for Key { line, owner, word: key } in keys {
            // The nouns are few: each that has a name is known here, so that a new one is thought about.
            let new_noun = file.path.starts_with("crates/domain/")
                && key == "name"
                && !owner.is_empty()
                && !NAMED.iter().any(|(named, _)| *named == owner);
            let why = fault(&owner, &key).or_else(|| new_noun.then(|| format!("a name in `{owner}`")));
            if let Some(why) = why
                && !ALLOWED.iter().any(|(path, allowed, _)| *path == file.path && *allowed == key)
            {
                faults.push(format!(
                    "{}:{line}: {key}: {why}; nothing here may hold who a person is (xtask/src/privacy.rs)",
                    file.path
                ));
            }
        }
    }
    faults
}

/// A word that could be a key, and the type or entry that it belongs to, if one is known.
struct Key {
    line: usize,
    owner: String,
    word: String,
}

fn fault(owner: &str, key: &str) -> Option<String> {
    let words = words(key);
    if let Some(word) = words.iter().find(|w| FORBIDDEN.contains(&w.as_str())) {
        return Some(format!("`{word}`"));
    }
    let named = words.iter().any(|w| w == "name" || w == "names");
    if named && let Some(word) = words.iter().find(|w| PERSONS.contains(&w.as_str())) {
        return Some(format!("the name of a `{word}`"));
    }
    if key == "name" && is_person(owner) {
        return Some(format!("a name in `{owner}`"));
    }
    None
}

/// Whether a type or a table of a file is about people. A type whose name says nothing of people may have names.
fn is_person(owner: &str) -> bool {
    !NAMED.iter().any(|(named, _)| *named == owner)
        && words(owner).iter().any(|w| PEOPLE.contains(&w.as_str()))
}

/// Words that say that a type or table is about people.
const PEOPLE: &[&str] = &[
    "class",
    "classes",
    "person",
    "persons",
    "people",
    "families",
    "family",
    "group",
    "card",
    "passenger",
    "driver",
    "crew",
    "member",
    "patient",
    "child",
    "aboard",
    "left",
    "evacuee",
    "human",
];

/// The words of an identifier, in lower case: `firstName`, `first_name` and `first-name` have two.
fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower_before = false;
    for c in key.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && lower_before) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("there is always a last word").extend(c.to_lowercase());
        }
        lower_before = c.is_lowercase();
    }
    words.retain(|w| !w.is_empty());
    words
}

/// Identifiers ahead of a `:` and texts of one word, outside of comments, with the type around them.
fn rust_keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut owner = String::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        let mut heads = code.split_whitespace().skip_while(|w| w.starts_with("pub"));
        if let (Some("struct" | "enum"), Some(name)) = (heads.next(), heads.next()) {
            owner = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        } else if line == "}" {
            owner.clear();
        }
        let mut add =
            |key: &str| keys.push(Key { line: number + 1, owner: owner.clone(), word: key.to_owned() });
        let mut rest = code;
        while let Some((before, after)) = rest.split_once(':') {
            let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            if let Some(path) = after.strip_prefix(':') {
                rest = path;
                continue;
            }
            add(word);
            rest = after;
        }
        for literal in code.split('"').skip(1).step_by(2) {
            let one_word = literal.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
            if one_word && literal.len() > 1 {
                add(literal);
            }
        }
    }
    keys.retain(|k| !k.word.is_empty());
    keys
}

/// Keys of a TOML file with the table that they stand in.
fn toml_keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut owner = String::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(table) = line.strip_prefix('[') {
            owner = table.chars().filter(|c| *c != '[').take_while(|c| *c != ']').collect();
        } else if !line.starts_with('#') {
            for part in line.split('=').rev().skip(1) {
                let key = part.trim_end().rsplit(|c: char| !c.is_alphanumeric() && !"_-".contains(c)).next();
                let word = key.unwrap_or_default().to_owned();
                keys.push(Key { line: number + 1, owner: owner.clone(), word });
            }
        }
    }
    keys
}

/// The columns of a CSV file: what stands in its first line. A file of rows about people may have no `name`.
fn csv_columns(text: &str) -> Vec<Key> {
    let header = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    let people = header.split(',').any(|c| ["seats", "stretchers", "wheelchairs"].contains(&c.trim()));
    let owner = if people { "people" } else { "" };
    header
        .split(',')
        .map(|c| Key { line: 1, owner: owner.to_owned(), word: c.trim().trim_matches('"').to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        check(&[File { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn no_field_of_this_project_could_hold_who_a_person_is() {
        let files = crate::tree::files(&crate::tree::root());
        assert_eq!(check(&files), Vec::<String>::new());
    }

    #[test]
    fn words_of_other_scripts_before_a_colon_are_read() {
        assert_eq!(
            faults(
                "crates/domain/src/place.rs",
                "//! x\n    say(\"المكان → « bus » : phone\", « phone: 1);\n"
            ),
            1
        );
    }

    #[test]
    fn a_place_has_a_name_and_a_family_has_none() {
        let named = |owner: &str| format!("//! x\npub struct {owner} {{\n    pub name: Name,\n}}\n");
        assert_eq!(faults("crates/domain/src/place.rs", &named("Place")), 0);
        assert_eq!(faults("crates/domain/src/people.rs", &named("Class")), 1);
        assert_eq!(faults("crates/domain/src/people.rs", &named("GroupCard")), 1);
        assert_eq!(faults("crates/domain/src/people.rs", &named("Evac")), 1);
    }

    #[test]
    fn a_field_for_who_a_person_is_fails_however_it_is_written() {
        for field in
            ["phone: String", "birthDate: Date", "pub photo_url: Url", "driver_name: String", "religion: u8"]
        {
            let text = format!("//! x\nstruct Kind {{\n    {field},\n}}\n");
            assert_eq!(faults("crates/x/src/a.rs", &text), 1, "{field}");
        }
        assert_eq!(faults("crates/x/src/a.rs", "//! x\nlet key = \"nationality\";\n"), 1);
        assert_eq!(faults("crates/x/src/a.rs", "//! x\n// No phone: never.\n"), 0);
    }

    #[test]
    fn files_of_scenarios_are_looked_at_too() {
        assert_eq!(faults("examples/a/b.toml", "[[people]]\nid = \"a\"\nname = \"b\"\n"), 1);
        assert_eq!(faults("examples/a/b.toml", "[[place]]\nid = \"a\"\nname = \"b\"\n"), 0);
        assert_eq!(faults("examples/a/b.toml", "[[people]]\nid = \"a\"\nat = { phone = 1 }\n"), 1);
        assert_eq!(faults("examples/a/b.csv", "id,seats,name\n"), 1);
        assert_eq!(faults("examples/a/b.csv", "from,to,minutes,km\n"), 0);
    }
}
