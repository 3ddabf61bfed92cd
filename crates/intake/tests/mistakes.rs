//! Every mistake in a sheet is named by file, sheet and cell, with what is wrong and what to do, all at once.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{GOOD, book, but, make, make_text};
use rust_xlsxwriter::{Format, Workbook};
use texts::Lang;

/// Three sheets with more than ten mistakes, and a table of times that is fine.
fn planted() -> Vec<(&'static str, Vec<u8>)> {
    let places = "Place;Zone;Latitude;Longitude;Bays;Receives\n\
        School;Old town;36.2;37.1;2;\n\
        Gate;;36.21;37.12;;\n\
        Mill;open;137.2;36.2;;\n\
        Depot;open;36.3;37.3;two;\n\
        Camp;open;36.1;37.2;;500\n\
        school;open;;;;\n";
    let fleet = book(&[(
        "Our buses",
        &[
            "Kind;Count;Depot;Seats;Stretchers;Airconditioned",
            "Bus;4;Depo;45;;yes",
            "Van;-2;Depot;8;;",
            "Taxi;;Depot;4,5;;",
        ],
    )]);
    let people = book(&[(
        "People",
        &[
            "Place;To;Priority;Ready;1;2;50;7+",
            "School;Camp;;;10;5;;",
            "School;Mill;soon;;3;;;",
            "Gate;Camp;;yesterday;#REF!;;2;",
            "Hospital;Camp;;;1;;;",
            "School;Camp;;;about ten;;;",
        ],
    )]);
    let times = "From;To;Time\nSchool;Gate;8 min\nMill;Depot;6\nMill;Camp;a while\nGate;Gate;1\nDepot;Mill;5\nMill;Depot;7\n";
    let corridors = "Corridor;From;To;Time\nEast road;Gate;Mill;15 min\n";
    vec![
        ("places.csv", places.into()),
        ("fleet.xlsx", fleet),
        ("people.xlsx", people),
        ("times.csv", times.into()),
        ("corridors.csv", corridors.into()),
    ]
}

fn said(lang: Lang) -> String {
    let planted = planted();
    let files: Vec<(&str, &[u8])> = planted.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    make(&files, lang).unwrap_err()
}

#[test]
fn all_mistakes_are_named_by_file_sheet_and_cell() {
    insta::assert_snapshot!("planted-en", said(Lang::En));
}

#[test]
fn they_are_named_in_french_and_arabic() {
    insta::assert_snapshot!("planted-fr", said(Lang::Fr));
    insta::assert_snapshot!("planted-ar", said(Lang::Ar));
}

#[test]
fn half_a_position_is_said_and_not_dropped() {
    let places = b"Place;Latitude;Longitude;Receives\nSchool;36.2;;\nCamp;36.1;37.2;500\n";
    let said = make(&[("places.csv", places)], Lang::En).unwrap_err();
    assert!(said.contains("cell B2: error: latitude and longitude go together"), "{said}");
}

#[test]
fn a_column_about_a_person_is_refused_and_nothing_below_it_is_said() {
    for (header, lang) in [
        ("Phone no.", Lang::En),
        ("Name", Lang::En),
        ("Date of birth", Lang::En),
        ("Nom", Lang::Fr),
        ("Numéro d'identité", Lang::Fr),
        ("الاسم", Lang::Ar),
        ("رقم الهاتف", Lang::Ar),
    ] {
        let people = format!("Place;{header};To;1;2\nNowhere;Zxcvbnm;Sports hall;x;-3\n");
        let files: Vec<(&str, &str)> =
            GOOD.iter().map(|(n, t)| (*n, if *n == "people.csv" { people.as_str() } else { t })).collect();
        let said = make_text(&files, lang).unwrap_err();
        assert!(said.contains("B1"), "{header}: {said}");
        for below in ["Zxcvbnm", "Nowhere", "B2", "D2"] {
            assert!(!said.contains(below), "{header}: {said}");
        }
    }
}

#[test]
fn a_sheet_that_is_missing_is_asked_for_with_its_columns() {
    let said = make_text(&GOOD[..2], Lang::En).unwrap_err();
    assert!(said.contains("no sheet holds this: People") && said.contains("From, To, Time"), "{said}");
}

#[test]
fn merged_cells_and_a_header_that_is_empty_are_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("People").unwrap();
    for (column, title) in (0_u16..).zip(["Place", "To", "1", "", "2"]) {
        sheet.write(0, column, title).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "School", &Format::new()).unwrap();
    for row in [1, 2] {
        sheet.write(row, 1, "Sports hall").unwrap();
        sheet.write(row, 3, 5).unwrap();
        sheet.write(row, 4, 5).unwrap();
    }
    let people = book.save_to_buffer().unwrap();
    let mut files: Vec<(&str, &[u8])> =
        GOOD.iter().filter(|(n, _)| *n != "people.csv").map(|(n, t)| (*n, t.as_bytes())).collect();
    files.push(("people.xlsx", &people));
    insta::assert_snapshot!("merged", make(&files, Lang::En).unwrap_err());
}

#[test]
fn files_that_are_no_sheets_are_said_as_such() {
    let mut files: Vec<(&str, &[u8])> = GOOD.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    files.extend([
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 whatever".as_slice()),
        ("torn.xlsx", b"PK\x03\x04 torn"),
        ("letter.csv", b"Dear all\nplease find attached\n"),
        ("empty.csv", b"\n\n"),
    ]);
    insta::assert_snapshot!("no-sheets", make(&files, Lang::En).unwrap_err());
}

#[test]
fn what_the_reader_of_scenarios_finds_is_said_by_the_cell() {
    // No time leads to the clinic, and the zone is no zone of the world.
    let mut files = but("places.csv", "Place;Receives\nSchool;\nDepot;\nSports hall;600\nClinic;40\n");
    files.push((
        "operation.csv",
        "Operation;Time zone;Start;End\nPause;Mars/Olympus;04/05/2030 08:00;04/05/2030 20:00\n",
    ));
    let said = make_text(&files, Lang::En).unwrap_err();
    assert!(said.contains("places.csv, cell A5: error: no vehicle can reach this place: clinic"), "{said}");
    assert!(said.contains("operation.csv, cell B2"), "{said}");
}

#[test]
fn zones_need_corridors_and_ends_come_after_starts() {
    let mut files =
        but("places.csv", "Place;Zone;Receives\nSchool;Town;\nDepot;open;\nSports hall;open;600\n");
    files.push(("operation.csv", "Operation;Start;End\nPause;04/05/2030 08:00;03/05/2030\n"));
    insta::assert_snapshot!("zones-alone", make_text(&files, Lang::En).unwrap_err());
}

#[test]
fn two_groups_of_one_code_are_a_slip() {
    let people = "Group;Place;To;1;2\nNorth;School;Sports hall;1;2\nNorth;School;Sports hall;1;\n";
    let said = make_text(&but("people.csv", people), Lang::En).unwrap_err();
    assert!(said.contains("D3") && said.contains("D2"), "{said}");
}

#[test]
fn families_that_fit_nowhere_and_places_that_take_nobody_in_are_said() {
    let people = "Place;To;1;50;Stretchers;Families\nSchool;Depot, of course;1;;;\nSchool;Depot;1;;;\nSchool;Sports hall;;2;;\nSchool;Sports hall;;;1;3\n";
    insta::assert_snapshot!("no-fit", make_text(&but("people.csv", people), Lang::En).unwrap_err());
}

#[test]
fn a_place_far_from_the_others_is_asked_whether_it_is_swapped() {
    let places = "Place;Lat;Lon;Receives\nSchool;36,2;37,9;\nDepot;36,25;37,95;\nSports hall;37,9;36,2;600\n";
    let said = make_text(&but("places.csv", places), Lang::En).unwrap_err();
    assert!(said.contains("places.csv, cell B4") && said.contains("swapped"), "{said}");
}
