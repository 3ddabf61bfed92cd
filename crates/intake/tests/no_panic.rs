//! Damaged sheets are refused or read, and never end the program: drawn mutations from fixed seeds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{GOOD, make};
use testkit::rng::Rng;
use texts::Lang;

/// Cells that have broken readers before, here or elsewhere.
const ODD: &[&str] = &[
    "",
    ";",
    "\"",
    "\n",
    "-1",
    "1e309",
    "99999999999999999999",
    "#REF!",
    "31/02/2016",
    "24:00",
    "1:99",
    "٠",
    "\u{202e}",
    "\0",
    "0.0208",
    "=A1",
    "𝟙",
    "ى",
    "min",
    "1h1h1h",
    "--",
    ",",
    "‏",
    "2147483648",
    "00:00:00:00",
    "é",
    "\u{feff}",
    "15/12/16 25:61",
];

#[test]
fn mutated_files_of_text_never_panic() {
    for seed in 0..1500 {
        let mut rng = Rng::new(seed);
        let mut files: Vec<(String, Vec<u8>)> =
            GOOD.iter().map(|(n, t)| ((*n).to_owned(), t.as_bytes().to_vec())).collect();
        for _ in 0..=rng.below(6) {
            let at = rng.below(files.len());
            mutate(&mut files[at].1, &mut rng);
        }
        let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
        let lang = Lang::ALL[rng.below(3)];
        drop(make(&files, lang));
    }
}

#[test]
fn mutated_workbooks_never_panic() {
    let good = intake::template(Lang::En);
    for seed in 0..150 {
        let mut rng = Rng::new(seed);
        let mut bytes = good.clone();
        for _ in 0..=rng.below(4) {
            let at = rng.below(bytes.len());
            match rng.below(3) {
                0 => bytes[at] ^= 1 << rng.below(8),
                1 => bytes.truncate(at.max(1)),
                _ => bytes[at] = rng.below(256) as u8,
            }
        }
        drop(make(&[("book.xlsx", &bytes)], Lang::Fr));
    }
}

/// A cell, a byte or a line is put in, taken out or changed.
fn mutate(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.below(bytes.len() + 1);
    let odd = ODD[rng.below(ODD.len())].as_bytes();
    match rng.below(5) {
        0 => drop(bytes.splice(at..at, odd.iter().copied())),
        1 => {
            let until = (at + rng.below(9)).min(bytes.len());
            bytes.splice(at..until, odd.iter().copied());
        }
        2 => bytes.truncate(at),
        3 => bytes.extend_from_within(..at),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = rng.below(256) as u8;
            }
        }
    }
}
