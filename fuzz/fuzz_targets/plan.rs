//! A plan and a state of any bytes, for a small scenario.
#![no_main]

use libfuzzer_sys::fuzz_target;

struct Tiny;

impl wire::Files for Tiny {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        Ok(match path {
            "tiny.toml" => include_bytes!("../../testdata/conformance/tiny.toml").to_vec(),
            _ => include_bytes!("../../testdata/conformance/tiny-times.csv").to_vec(),
        })
    }
}

fuzz_target!(|data: &[u8]| {
    let scenario = wire::scenario::read("tiny.toml", &Tiny).expect("the project's own scenario reads").scenario;
    let _ = wire::state::read("state.json", data, &scenario);
    let _ = wire::plan::read("plan.json", data, &scenario, None);
});
