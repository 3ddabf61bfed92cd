//! What the program says about itself: help of every command, completions, and the nearest word after a wrong one.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::run;

#[test]
fn every_command_explains_itself() {
    for command in [
        "",
        "check",
        "plan",
        "compare",
        "explain",
        "page",
        "ask",
        "rehearse",
        "journal",
        "account",
        "cards",
        "replay",
        "report",
        "roads",
        "roads import",
        "roads matrix",
        "roads route",
        "roads snap",
        "roads check",
        "roads export",
        "state",
        "serve",
        "verify",
        "schema",
        "completions",
        "man",
        "new",
    ] {
        let args: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let ran = run(&args);
        assert_eq!(ran.code, Some(0));
        insta::assert_snapshot!(
            format!("help-{}", if command.is_empty() { "all".to_owned() } else { command.replace(' ', "-") }),
            ran.out
        );
    }
}

#[test]
fn nothing_asked_is_answered_with_help_and_a_fault() {
    let ran = run(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("safeconduct check my-town.toml"));
}

#[test]
fn a_wrong_option_is_answered_with_the_nearest_one() {
    let ran = run(&["plan", "x.toml", "--out", "p.json", "--iteration", "3"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--iterations"), "{}", ran.err);
    let ran = run(&["chek", "x.toml"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("check"), "{}", ran.err);
}

#[test]
fn a_limit_without_its_unit_is_asked_for_it() {
    let ran = run(&["plan", "x.toml", "--out", "p.json", "--limit", "10"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("10s"), "{}", ran.err);
}

#[test]
fn a_limit_of_time_and_one_of_rounds_exclude_each_other() {
    let ran = run(&["plan", "x.toml", "--out", "p.json", "--limit", "1s", "--iterations", "3"]);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn completions_know_the_options() {
    for shell in ["bash", "fish", "zsh", "powershell", "elvish"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.out.contains("iterations"), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    for command in [
        "check",
        "plan",
        "compare",
        "explain",
        "page",
        "ask",
        "rehearse",
        "journal",
        "account",
        "cards",
        "replay",
        "state",
        "schema",
        "completions",
        "man",
        "new",
    ] {
        let ran = run(&["man", command]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let name = format!("safeconduct\\-{command} \\-");
        assert!(ran.out.contains(&name), "{command}: {}", &ran.out[..300]);
    }
    assert!(run(&["man"]).out.contains(".TH safeconduct 1"));
    let ran = run(&["man", "plam"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("explain"), "{}", ran.err);
}

#[test]
fn the_schemas_are_json_schemas() {
    for format in ["scenario", "plan", "state"] {
        let ran = run(&["schema", format]);
        assert_eq!(ran.code, Some(0));
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert!(schema["$schema"].is_string(), "{format}");
    }
}
