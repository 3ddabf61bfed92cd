//! A scenario of any bytes, as TOML and as JSON, with any bytes for the files that it names.
#![no_main]

use libfuzzer_sys::fuzz_target;

struct Same<'a>(&'a [u8]);

impl wire::Files for Same<'_> {
    fn read(&self, _path: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.to_vec())
    }
}

fuzz_target!(|data: &[u8]| {
    let _ = wire::scenario::read("scenario.toml", &Same(data));
    let _ = wire::scenario::read("scenario.json", &Same(data));
});
