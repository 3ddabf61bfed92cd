//! A timeline of any bytes: what is read goes through a record and comes back as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let clock = wire::clock::Clock::in_zone("Asia/Damascus").expect("the time-zone data is bundled");
    let Ok(timeline) = wire::timeline::read("timeline.csv", data, &clock) else { return };
    let header = wire::record::Header {
        format: wire::record::FORMAT.to_owned(),
        scenario: String::new(),
        label: wire::record::Label::Replay,
    };
    let text = wire::record::write(&header, &timeline.entries);
    let (_, again) = wire::record::read("record.jsonl", text.as_bytes()).expect("a record that we wrote reads");
    assert_eq!(again, timeline.entries);
});
