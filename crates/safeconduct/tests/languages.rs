//! What the program says in French and Arabic: every broken rule, options that are wrong, the locale, and that nothing of it stays
//! English.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use common::{KEPT, TINY, command, end, root, run};
use texts::{Lang, Source};

/// Every plan of the conformance suite that breaks a rule, with the arguments that judge it.
fn broken_plans() -> Vec<Vec<String>> {
    let folder = "testdata/conformance";
    let expected = std::fs::read_to_string(root().join(folder).join("expected.csv")).unwrap();
    let rows = expected.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
    rows.filter(|row| !row[2].is_empty() && row[2] != "FORMAT")
        .map(|row| {
            let path = |name: &str| format!("{folder}/{name}");
            let mut args = vec!["check".to_owned(), path(row[0]), path(row[1])];
            if !row[3].is_empty() {
                args.extend(["--state".to_owned(), path(row[3])]);
            }
            args
        })
        .collect()
}

/// The first line of each rule's code, in one language.
fn rules_in(lang: &str) -> String {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for args in broken_plans() {
        let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
        args.extend(["--lang", lang]);
        let ran = run(&args);
        assert_eq!(ran.code, Some(1), "{args:?}: {}", ran.err);
        let score = ran.out.lines().position(|line| !is_rule(line)).unwrap_or(0);
        for line in ran.out.lines().take(score) {
            let code = line.split(' ').next().unwrap().to_owned();
            first.entry(code).or_insert_with(|| line.to_owned());
        }
    }
    let mut text = String::new();
    for line in first.values() {
        writeln!(text, "{line}").unwrap();
    }
    text
}

/// Whether a line begins with a rule's code, whatever the language.
fn is_rule(line: &str) -> bool {
    line.split(' ').next().is_some_and(|code| referee::rules().iter().any(|rule| rule.code == code))
}

#[test]
fn every_rule_is_told_in_french() {
    insta::assert_snapshot!("rules-fr", rules_in("fr"));
}

#[test]
fn every_rule_is_told_in_arabic_behind_its_code() {
    insta::assert_snapshot!("rules-ar", rules_in("ar"));
}

#[test]
fn no_sentence_of_the_referee_stays_english() {
    let mut unknown = Vec::new();
    for args in broken_plans() {
        let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
        args.push("--json");
        let said: serde_json::Value = serde_json::from_str(&run(&args).out).unwrap();
        for broken in said["broken"].as_array().unwrap() {
            let (code, sentence) = (broken[0].as_str().unwrap(), broken[1].as_str().unwrap());
            if texts::said(Source::Rule(code), sentence).is_none() {
                unknown.push(format!("{code} {sentence}"));
            }
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn a_wrong_command_line_is_refused_in_the_language_that_it_asks_for() {
    let mut text = String::new();
    for lang in [Lang::Fr, Lang::Ar] {
        let tag = lang.tag();
        for args in [
            &["plan", "x.toml", "--out", "p.json", "--limit", "10"][..],
            &["plan", "x.toml", "--out", "p.json", "--threads", "0"],
            &["plan", "x.toml", "--out", "p.json", "--limit", "1s", "--iterations", "3"],
            &["plan", "x.toml", "--out", "p.json", "--order", "speed"],
            &["plan", "x.toml", "--out", "p.json", "--iteration", "3"],
            &["plan", "x.toml", "--seed"],
            &["plan", "x.toml"],
            &["chek", "x.toml"],
            &["check", "nowhere.toml"],
            &["check", "-", "-"],
            &["plan", "x.toml", "--out", "-", "--json"],
            &["plan", TINY, "--out", "no-such-folder/p.json"],
        ] {
            let ran = run(&[args, &["--lang", tag]].concat());
            assert_eq!(ran.code, Some(2), "{args:?}");
            writeln!(text, "{tag} {}\n{}", args.join(" "), ran.err).unwrap();
        }
    }
    insta::assert_snapshot!("refused", text);
}

#[test]
fn a_kept_plan_and_a_scenario_are_told_in_each_language() {
    let mut text = String::new();
    for lang in ["fr", "ar"] {
        text.push_str(&run(&["check", TINY, "--lang", lang]).out);
        text.push_str(&run(&["check", TINY, KEPT, "--lang", lang]).out);
    }
    insta::assert_snapshot!("check-languages", text);
}

#[test]
fn the_locale_speaks_where_no_option_does() {
    let with = |variable: &str, locale: &str, args: &[&str]| {
        let mut command = command(&[&["check", TINY, KEPT], args].concat());
        for other in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(other);
        }
        end(command.env(variable, locale).spawn().unwrap()).out
    };
    assert!(with("LANG", "fr_FR.UTF-8", &[]).contains("respectées"));
    assert!(with("LC_MESSAGES", "ar_SY.UTF-8", &[]).contains("القواعد"));
    assert!(with("LC_ALL", "de_DE.UTF-8", &[]).contains("every rule is kept"));
    assert!(with("LC_ALL", "fr_FR.UTF-8", &["--lang", "en"]).contains("every rule is kept"));
}

#[test]
fn json_is_the_same_in_every_language() {
    let broken = "testdata/conformance/broken-capacity-one-family-too-many.json";
    let said = |lang| run(&["check", TINY, broken, "--json", "--lang", lang]).out;
    assert_eq!(said("en"), said("ar"));
}
