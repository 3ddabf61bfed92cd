//! `safeconduct ask`: the same figures every time, in every language, and a page that asks nobody.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{Room, run};

const TOWN: &str = "examples/first/my-town.toml";

fn asked(args: &[&str]) -> serde_json::Value {
    let ran = run(&[&["ask", TOWN, "--json", "--iterations", "0"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_same_figures_come_out_on_any_number_of_threads() {
    let one = asked(&["--threads", "1"]);
    assert_eq!(one, asked(&["--threads", "3"]));
    let changes = one["changes"].as_array().unwrap();
    assert!(changes.len() > 8, "{one}");
    for change in changes {
        let won = &change["won"];
        let (exposure, most) = (won["exposure"].as_f64().unwrap(), won["exposure_at_most"].as_f64().unwrap());
        assert!(exposure >= 0.0 && exposure <= most + 1e-6, "{change}");
    }
    let missing = one["missing"][0]["clauses"].as_array().unwrap();
    assert!(missing.iter().any(|c| c == "who may leave"), "{one}");
}

#[test]
fn it_speaks_three_languages_and_its_page_asks_nobody() {
    let room = Room::new("ask");
    for (lang, title) in [("en", "What to ask for"), ("fr", "Ce qu’il faut demander"), ("ar", "ما الذي يُطلب")]
    {
        let page = room.path("ask.html");
        let ran = run(&["ask", TOWN, "--iterations", "0", "--lang", lang, "--page", &page]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let html = std::fs::read_to_string(&page).unwrap();
        assert!(html.contains(title) && html.contains(&format!("<html lang=\"{lang}\"")), "{lang}");
        assert!(html.contains("default-src 'none'"));
        for word in ["<script", "http://", "https://", "src=", "@import", "url("] {
            assert!(!html.contains(word), "{lang}: {word}");
        }
    }
}

#[test]
fn a_page_that_cannot_be_written_is_said_before_an_hour_is_spent() {
    let ran = run(&["ask", TOWN, "--limit", "1h", "--page", "/no/such/folder/ask.html"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("/no/such/folder/ask.html"), "{}", ran.err);
}
