//! Records written and read again: nothing is lost, and what is wrong is said by its line.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use testkit::operations::{Writer, any_event, town};
use testkit::rng::Rng;
use wire::record::{FORMAT, Header, Label, read, write};

fn header() -> Header {
    Header { format: FORMAT.to_owned(), scenario: "A town".to_owned(), label: Label::Rehearsal }
}

fn drawn(seed: u64) -> Writer {
    let s = town();
    let mut writer = Writer::new(seed);
    for _ in 0..60 {
        let event = any_event(&s, &mut writer);
        writer.write(event);
        writer.wait();
    }
    writer
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for seed in 0..300 {
        let entries = drawn(seed).entries;
        let text = write(&header(), &entries);
        let (head, read) = read("record.jsonl", text.as_bytes()).unwrap();
        assert_eq!((head, &read), (header(), &entries), "seed {seed}");
        assert_eq!(write(&header(), &read), text, "seed {seed}");
        for (a, b) in entries.iter().zip(&read) {
            assert_eq!(operation::bytes(a), operation::bytes(b), "seed {seed}");
        }
    }
}

#[test]
fn each_line_that_is_no_entry_is_named() {
    let text = write(&header(), &drawn(1).entries);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[3] = lines[3].replacen("\"role\":\"", "\"role\":\"king-", 1);
    lines[5] = lines[5].replacen("\"kind\":\"", "\"kind\":\"never-", 1);
    let cut = lines.len() - 1;
    lines[cut].truncate(40);
    let wrong = read("record.jsonl", lines.join("\n").as_bytes()).unwrap_err();
    let at: Vec<usize> = wrong.0.iter().map(|p| p.line).collect();
    assert_eq!(at, [4, 6, cut + 1]);
    assert!(wrong.0[0].message.to_string().starts_with("no such role: king-"), "{}", wrong.0[0]);
    assert!(wrong.0[1].message.to_string().contains("unknown variant"), "{}", wrong.0[1]);
}

#[test]
fn a_broken_record_is_never_a_panic() {
    let text = write(&header(), &drawn(2).entries).into_bytes();
    let mut rng = Rng::new(9);
    let mut refused = 0;
    for _ in 0..4_000 {
        let mut bytes = text.clone();
        for _ in 0..=rng.below(3) {
            let at = rng.below(bytes.len());
            match rng.below(3) {
                0 => bytes[at] = rng.below(256) as u8,
                1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        refused += u32::from(read("record.jsonl", &bytes).is_err());
    }
    assert!(refused > 2_000, "{refused}");
}

#[test]
fn another_format_and_no_file_at_all_are_said() {
    let other =
        read("r", b"{\"format\":\"safeconduct-record/9\",\"scenario\":\"x\",\"label\":\"operation\"}");
    assert!(other.unwrap_err().0[0].message.to_string().contains("safeconduct-record/9"));
    assert!(read("r", b"").unwrap_err().0[0].message.to_string().contains("empty"));
}
