//! Sheets as people keep them become scenarios: in three languages, with numbers, times and dates however they are written.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{GOOD, book, but, make, make_text};
use texts::Lang;

#[test]
fn four_sheets_are_enough_and_what_is_assumed_is_said() {
    let made = make_text(&GOOD, Lang::En).unwrap();
    insta::assert_snapshot!("four-sheets", made.scenario);
    insta::assert_snapshot!("four-sheets-times", made.times);
    insta::assert_snapshot!("four-sheets-notes", made.notes.join("\n"));
    assert_eq!(made.warnings.0, []);
    assert_eq!(made.read.scenario.people(), 10 + 16 + 80);
}

#[test]
fn french_and_arabic_sheets_say_the_same() {
    let french = [
        ("lieux.csv", "\u{feff}Lieu;Capacité d’accueil\nÉcole;\nDépôt;\nGymnase;600\n"),
        ("véhicules.csv", "Type\tNombre\tDépôt\tPlaces assises\nBus\t2\tdépôt\t45\n"),
        ("familles.csv", "Lieu;Vers;1 personne;2 personnes;Famille de 4\necole;gymnase;10;8;20\n"),
        ("trajets.csv", "De;À;Temps (min);Distance\nDépôt;École;12;5\nÉcole;Gymnase;20;11,5\n"),
    ];
    let arabic = [
        ("a.csv", "المكان;يستقبل\nالمدرسة;\nالمرآب;\nالقاعة;٦٠٠\n"),
        ("b.csv", "النوع;العدد;المرآب;مقاعد\nحافلة;٢;المرآب;٤٥\n"),
        ("c.csv", "المكان;إلى;شخص 1;شخصان;٤ أشخاص\nالمدرسة;القاعة;١٠;٨;٢٠\n"),
        ("d.csv", "من;إلى;الوقت;كم\nالمرآب;المدرسة;١٢ دقيقة;٥\nالمدرسة;القاعة;ثلث;١١٫٥\n"),
    ];
    // A third of an hour is no word that is known: said by its cell, in Arabic.
    let said = make_text(&arabic, Lang::Ar).unwrap_err();
    assert!(said.contains("C3") && said.contains("ثلث") && said.matches("error").count() == 1, "{said}");
    let mended = arabic.map(|(name, text)| (name, text.replace("ثلث", "٢٠ دقيقة")));
    let mended = mended.each_ref().map(|(name, text)| (*name, text.as_str()));
    let usual = make_text(&GOOD, Lang::En).unwrap().read.scenario;
    for made in [make_text(&french, Lang::Fr).unwrap(), make_text(&mended, Lang::Ar).unwrap()] {
        let s = &made.read.scenario;
        assert_eq!(s.people(), usual.people());
        assert_eq!(s.classes.len(), usual.classes.len());
        assert_eq!(s.places.len(), usual.places.len());
        let minutes = |line: &str| line.split(',').nth(2).unwrap().to_owned();
        assert_eq!(made.times.lines().skip(1).map(minutes).collect::<Vec<_>>(), ["12", "20"]);
        assert_eq!(made.times.lines().nth(2).unwrap().split(',').nth(3), Some("11.5"));
    }
}

#[test]
fn the_example_of_the_templates_is_a_scenario_in_each_language() {
    for lang in Lang::ALL {
        let bytes = intake::template(lang);
        let made = make(&[("scenario.xlsx", &bytes)], lang).unwrap();
        assert_eq!((made.warnings.0.len(), made.notes.len()), (0, 0), "{:?}", made.notes);
        let s = &made.read.scenario;
        assert_eq!((s.people(), s.vehicles.len(), s.corridors.len(), s.agreements.len()), (437, 6, 1, 1));
        assert_eq!(intake::template(lang), bytes, "the same bytes every time");
        // Whoever reads another language reads it too.
        assert!(make(&[("scenario.xlsx", &bytes)], Lang::En).is_ok());
    }
}

#[test]
fn the_starter_is_a_scenario_in_each_language() {
    struct Pair(intake::Starter);
    impl wire::Files for Pair {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            match path {
                "town.toml" => Ok(self.0.scenario.clone().into_bytes()),
                "town-times.csv" => Ok(self.0.times.into()),
                _ => Err("no such file".into()),
            }
        }
    }
    for lang in Lang::ALL {
        let read = wire::scenario::read("town.toml", &Pair(intake::starter(lang, "town-times.csv"))).unwrap();
        assert_eq!(read.warnings.0, [], "{lang:?}");
        assert_eq!((read.scenario.people(), read.scenario.vehicles.len()), (467, 8));
    }
}

#[test]
fn sizes_of_families_may_be_rows() {
    let people = "Place;To;Priority;Family size;Stretchers;Families\n\
        School;Sports hall;;1;;10\nSchool;Sports hall;;2;;8\nSchool;Sports hall;high;4;;20\nSchool;Sports hall;urgent;2;1;3\nTotal;;;;;41\n";
    let fleet = "Kind;Count;Depot;Seats;Stretchers\nBus;2;Depot;45;\nAmbulance;1;Depot;2;1\n";
    let files: Vec<(&str, &str)> = GOOD
        .into_iter()
        .map(|(name, text)| match name {
            "people.csv" => (name, people),
            "fleet.csv" => (name, fleet),
            _ => (name, text),
        })
        .collect();
    let made = make_text(&files, Lang::En).unwrap();
    let blocks: Vec<&str> = made.scenario.split("[[people]]").skip(1).map(str::trim).collect();
    insta::assert_snapshot!("sizes-as-rows", blocks.join("\n\n"));
    assert!(made.notes.iter().any(|n| n.contains("people.csv, row 6")), "{:?}", made.notes);
}

#[test]
fn one_workbook_may_hold_everything_below_titles_and_beside_notes() {
    let bytes = book(&[
        ("Read me", &["Dear colleagues, this is our list."]),
        (
            "Places",
            &[
                "Our town, May",
                "",
                "Place;Zone;Receives;Remarks",
                "School;Old town;;ask the guard",
                "Gate;Old town",
                "Mill;open",
                "Camp;outside;yes",
            ],
        ),
        ("Fleet", &["Kind;Count;Depot;Seats", "Bus;3;Mill;40"]),
        ("People", &["Waits at;Goes to;Ready;1;3", "School;Camp;04/05/2030 10:00;12;9"]),
        ("Times", &["From;To;Minutes", "School;Gate;7.5", "Mill;Camp;0:25"]),
        ("Corridors", &["Corridor;From;To;Time;Headway;Most in a convoy", "East road;Gate;Mill;15 min;20;4"]),
        ("Checkpoints", &["Checkpoint;Corridor;After;Direction;Per vehicle", "Post;East road;5;both;2 min"]),
        (
            "Agreements",
            &[
                "Agreement;Parties;Covers;From;Until",
                "Pause;A|B;East road;04/05/2030 08:00;04/05/2030",
                "Pause;;;05/05/2030 08:00;05/05/2030 12:00",
            ],
        ),
    ]);
    let made = make(&[("town.xlsx", &bytes)], Lang::En).unwrap();
    insta::assert_snapshot!(
        "workbook",
        format!("{}\n{}\n{}", made.scenario, made.times, made.notes.join("\n"))
    );
}

#[test]
fn a_time_of_a_spreadsheet_is_that_time() {
    // 0.0208 is half an hour as a part of a day.
    let made = make_text(
        &but("times.csv", "From;To;Time\nDepot;School;0.0208\nSchool;Sports hall;1h30\n"),
        Lang::En,
    )
    .unwrap();
    assert_eq!(made.times, "from,to,minutes,km\ndepot,school,30,0\nschool,sports-hall,90,0\n");
}

#[test]
fn one_kind_may_stand_at_two_depots() {
    let made =
        make_text(&but("fleet.csv", "Kind;Count;Depot;Seats\nBus;2;Depot;45\nBus;1;School;45\n"), Lang::En)
            .unwrap();
    let ids: Vec<&str> = made.read.scenario.kinds.iter().map(|k| k.id.as_str()).collect();
    assert_eq!(ids, ["bus", "bus-2"]);
}

#[test]
fn a_sheet_of_opendocument_is_read_like_any_other() {
    let mut files: Vec<(&str, &[u8])> = GOOD[..3].iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    files.push(("trajets.ods", include_bytes!("data/times.ods")));
    let made = make(&files, Lang::En).unwrap();
    assert_eq!(made.times, make_text(&GOOD, Lang::En).unwrap().times);
}
