//! A line of the journal of any text: events, or one message with its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use wire::journal::{Vocabulary, read};

struct OneFile;

impl wire::Files for OneFile {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(include_bytes!("../../examples/first/my-town.toml").to_vec())
    }
}

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let scenario = wire::scenario::read("my-town.toml", &OneFile).expect("the example reads").scenario;
    Vocabulary::of(&operation::Ground::new(&scenario)).with_convoys(["c-1", "c-2"])
});

fuzz_target!(|line: &str| {
    let clock = wire::clock::Clock::in_zone("Asia/Damascus").expect("the time-zone data is bundled");
    let heard = clock.read("2030-05-04T14:30").expect("an instant");
    match read(line, &WORDS, &clock, heard) {
        Ok(read) => assert!(!read.events.is_empty()),
        Err(wrong) => assert!(wrong.column >= 1 && wrong.column <= line.chars().count() + 1),
    }
});
