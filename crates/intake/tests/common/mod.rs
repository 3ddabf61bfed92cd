//! Sheets in a line or two, and what is made of them.
#![allow(dead_code, reason = "each test file uses its part")]

use intake::{Input, Made, Request};
use rust_xlsxwriter::Workbook;
use texts::Lang;

/// Makes a scenario of files.
pub(crate) fn make(files: &[(&str, &[u8])], lang: Lang) -> Result<Made, String> {
    let inputs: Vec<Input<'_>> = files.iter().map(|(name, bytes)| Input { name, bytes }).collect();
    // 20 May 2030.
    let request = Request { name: "My town", times: "my-town-times.csv", lang, today: 22_054 };
    intake::scenario(&inputs, &request).map_err(|problems| problems.to_string())
}

/// The same of files of text.
pub(crate) fn make_text(files: &[(&str, &str)], lang: Lang) -> Result<Made, String> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    make(&files, lang)
}

/// A workbook: each sheet its name and its lines, with ; between the cells. What is a number is written as one.
pub(crate) fn book(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, lines) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in (0_u32..).zip(lines.iter()) {
            for (column, cell) in (0_u16..).zip(line.split(';')) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) => sheet.write(row, column, cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Four sheets that can be planned.
pub(crate) const GOOD: [(&str, &str); 4] = [
    ("places.csv", "Place;Receives\nSchool;\nDepot;\nSports hall;600\n"),
    ("fleet.csv", "Kind;Count;Depot;Seats\nBus;2;Depot;45\n"),
    ("people.csv", "Place;To;1;2;4\nSchool;Sports hall;10;8;20\n"),
    ("times.csv", "From;To;Time;Km\nDepot;School;12 min;5\nSchool;Sports hall;0:20;11,5\n"),
];

/// The same with one of them written otherwise.
pub(crate) fn but(name: &'static str, text: &'static str) -> Vec<(&'static str, &'static str)> {
    GOOD.into_iter().map(|(other, usual)| if other == name { (name, text) } else { (other, usual) }).collect()
}
