//! Sheets of hours, suspensions, quotas, exchanges and duty: what an agreement limits in time and number.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::make_text;
use texts::Lang;

/// A town behind a gate, and another behind its own.
const TOWN: [(&str, &str); 7] = [
    (
        "places.csv",
        "Place;Zone;Receives\nSchool;East;\nDepot;East;\nEast gate;East;\nMill;West;\nWest gate;West;\nYard;West;\nJunction;open;\nSports hall;open;600\n",
    ),
    ("fleet.csv", "Kind;Count;Depot;Seats;Longest duty;Rest\nBus;2;Depot;45;14 h;8 h\nCoach;1;Yard;50;;\n"),
    ("people.csv", "Place;To;1;2;4\nSchool;Sports hall;10;8;20\nMill;Sports hall;5;5;5\n"),
    (
        "times.csv",
        "From;To;Time;Km\nDepot;School;12;5\nSchool;East gate;5;2\nEast gate;School;5;2\nMill;West gate;5;2\nWest gate;Mill;5;2\nYard;Mill;5;2\nJunction;Sports hall;20;11\nSports hall;Junction;20;11\n",
    ),
    (
        "corridors.csv",
        "Corridor;From;To;Time\nEast road;East gate;Junction;20\nWest road;West gate;Junction;25\n",
    ),
    ("agreements.csv", "Agreement;Parties;Covers\nEast terms;A;East road\nWest terms;B;West road\n"),
    (
        "operation.csv",
        "Name;Start;End;Time zone\nTwo towns;2030-05-20 06:00;2030-05-22 20:00;Asia/Damascus\n",
    ),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    TOWN.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn what_an_agreement_limits_may_be_sheets() {
    let english = with(&[
        (
            "hours.csv",
            "Of;From;Until;First day;Last day\nEast road;07:00;18:00;;\nWest terms;2030-05-20 08:00;2030-05-21 16:00;;\nSports hall;06:00;22:00;2030-05-20;2030-05-21\nCoach;09:00;17:00;;\n",
        ),
        (
            "suspensions.csv",
            "Agreement;From;Until;Reason\nEast terms;2030-05-20 11:00;2030-05-20 13:00;talks\n",
        ),
        ("quotas.csv", "Corridor;Most per day;Unit\nEast road;60;people\nWest road;2;convoys\n"),
        ("exchanges.csv", "First zone;Second zone;Ratio;Slack;Exempt\nEast;West;4;30;urgent\n"),
    ]);
    let made = make_text(&english, Lang::En).unwrap();
    assert_eq!(made.warnings.0, []);
    let blocks = ["[[agreement", "[[quota", "[[exchange", "hours =", "available =", "duty ="];
    let terms: Vec<&str> = made
        .scenario
        .split("\n\n")
        .filter(|block| blocks.iter().any(|b| block.contains(b)))
        .map(str::trim)
        .collect();
    insta::assert_snapshot!("terms", terms.join("\n\n"));
    let s = &made.read.scenario;
    assert_eq!((s.quotas.len(), s.exchanges.len(), s.agreements.len()), (2, 1, 2));
}

#[test]
fn their_mistakes_are_named_by_the_cell() {
    let wrong = with(&[
        (
            "hours.csv",
            "Of;From;Until;First day;Last day\nNorth road;07:00;18:00;;\nEast road;2030-05-20 08:00;2030-05-20 16:00;2030-05-20;\nSchool;;18:00;;\n",
        ),
        ("suspensions.csv", "Agreement;From;Until\nNo terms;2030-05-20 11:00;2030-05-20 13:00\n"),
        (
            "quotas.csv",
            "Corridor;Direction;Most per day;Unit\nEast road;both;60;people\nWest road;;many;people\nWest road;;3;boats\n",
        ),
        ("exchanges.csv", "First zone;Second zone;Slack;Exempt\nEast;South;30;\nEast;West;30;frail\n"),
    ]);
    let said = make_text(&wrong, Lang::En).unwrap_err();
    insta::assert_snapshot!("terms-mistakes", said);
    let cells = [
        ("hours.csv", ["A2", "D3", "B4"].as_slice()),
        ("suspensions.csv", &["A2"]),
        ("quotas.csv", &["B2", "C3", "D4"]),
        ("exchanges.csv", &["B2", "D3"]),
    ];
    for (file, cells) in cells {
        for cell in cells {
            assert!(
                said.contains(&format!("{file}, cell {cell}")) || said.contains(&format!("{file}, {cell}")),
                "{file} {cell}: {said}"
            );
        }
    }
}
