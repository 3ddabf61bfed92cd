//! The verifier of another code base (Python, standard library) says of every file what ours says, down to the line and the word.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests write to the disk")]

mod common;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use common::Room;
use common::exported::{exported, store, tamper};
use ledger::contract::key;
use ledger::{hex, verify};
use testkit::rng::Rng;

/// What Python says of files, a line each: `None` if it is whole, else its line and word.
fn python(room: &Path, files: &[Vec<u8>], key: Option<&str>) -> Vec<Option<(usize, String)>> {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/verify_record.py");
    let mut said = Vec::new();
    for part in files.chunks(500) {
        let mut command = Command::new("python3");
        command.arg(&tool);
        for (n, file) in part.iter().enumerate() {
            let path = room.join(n.to_string());
            std::fs::write(&path, file).unwrap();
            command.arg(&path);
        }
        if let Some(key) = key {
            command.args(["--key", key]);
        }
        let out = command.output().unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        assert_eq!(text.lines().count(), part.len(), "{}", String::from_utf8_lossy(&out.stderr));
        for (n, line) in text.lines().enumerate() {
            let rest = line.strip_prefix(&format!("{}:", room.join(n.to_string()).display())).unwrap();
            if rest.starts_with(" whole: ") {
                said.push(None);
            } else {
                let (at, rest) = rest.split_once(": ").unwrap();
                said.push(Some((at.parse().unwrap(), rest.split_once(':').unwrap().0.to_owned())));
            }
        }
    }
    said
}

/// How many changes are tried: a thousand, or as many as the long runs ask for.
fn count() -> usize {
    std::env::vars()
        .find(|(name, _)| name == "SAFECONDUCT_TAMPERINGS")
        .map_or(1_000, |(_, n)| n.parse().unwrap())
}

#[test]
fn both_find_each_single_change_and_say_the_same_of_it() {
    let room = Room::new("two");
    let whole = exported(&store(1, 60));
    let mut rng = Rng::new(31);
    let (mut told, mut files) = (Vec::new(), Vec::new());
    for _ in 0..count() {
        let (what, changed) = tamper(&whole, &mut rng);
        told.push(what);
        files.push(changed);
    }
    let theirs = python(&room.path(""), &files, None);
    let mut missed = String::new();
    for ((what, file), theirs) in told.iter().zip(&files).zip(theirs) {
        let finding = verify(&mut file.as_slice(), None).unwrap().finding;
        let ours = finding.map(|found| (found.line, found.wrong.code().to_owned()));
        if ours.is_none() || ours != theirs {
            writeln!(missed, "{what}: ours {ours:?}, theirs {theirs:?}").unwrap();
        }
    }
    assert_eq!(missed, "");
}

#[test]
fn both_find_whole_what_is_whole() {
    let room = Room::new("whole");
    let files: Vec<Vec<u8>> = (0..40).map(|seed| exported(&store(seed, 90))).collect();
    for (seed, file) in files.iter().enumerate() {
        assert_eq!(verify(&mut file.as_slice(), None).unwrap().finding, None, "seed {seed}");
    }
    let right = hex(&key().public());
    assert_eq!(python(&room.path(""), &files, Some(&right)), vec![None; files.len()]);
    let other = hex(&[7; 32]);
    assert_eq!(python(&room.path(""), &files[..1], Some(&other)), [Some((1, "KEY".to_owned()))]);
}
