//! What the tests with files share: where the test data is, and scenarios read from a folder.

#![allow(clippy::disallowed_methods, reason = "tests read the project's own test data")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]
#![allow(dead_code, reason = "each test uses its part")]

use std::fs;
use std::path::{Path, PathBuf};

use domain::Scenario;
use wire::Files;

/// The project's test data.
pub(crate) fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata")
}

/// Files of one folder.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// The scenario of this name in a folder, or all that is wrong with it.
pub(crate) fn scenario(folder: &Path, name: &str) -> Result<Scenario, String> {
    wire::scenario::read(name, &Folder(folder.to_owned()))
        .map(|read| read.scenario)
        .map_err(|e| e.to_string())
}
