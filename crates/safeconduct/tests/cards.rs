//! `safeconduct cards`: sheets with tokens that are all different and all right.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeSet;

use common::{Room, run};

#[test]
fn two_hundred_cards_have_two_hundred_tokens_that_are_right() {
    let room = Room::new("cards");
    let out = room.path("cards.html");
    let ran = run(&["cards", "--count", "200", "--first", "11", "--out", &out]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let html = std::fs::read_to_string(&out).unwrap();
    let tokens: Vec<&str> = html
        .split("<p class=\"token\"><bdi dir=\"ltr\">")
        .skip(1)
        .map(|rest| rest.split("</bdi>").next().unwrap())
        .collect();
    assert_eq!(tokens.len(), 400, "each stands on both parts of its card");
    assert!(tokens.chunks(2).all(|pair| pair[0] == pair[1]));
    let different: BTreeSet<&str> = tokens.iter().copied().collect();
    assert_eq!(different.len(), 200);
    assert!(different.iter().all(|token| access::card::Token::read(token).is_ok()));
    assert!(html.contains("Card 11<") && html.contains("Card 210<") && !html.contains("Card 211<"));
    // Printed again, they are others.
    assert_eq!(run(&["cards", "--out", &out]).code, Some(0));
    assert!(!std::fs::read_to_string(&out).unwrap().contains(tokens[0]));
}
