//! A folder that goes when its test is over.

#[allow(dead_code, reason = "not every test looks at exports")]
pub(crate) mod exported;

use std::path::{Path, PathBuf};

/// An empty folder.
#[allow(dead_code, reason = "not every test writes files")]
pub(crate) struct Room(PathBuf);

#[allow(dead_code, reason = "not every test writes files")]
impl Room {
    pub(crate) fn new(what: &str) -> Room {
        let path = std::env::temp_dir().join(format!("safeconduct-ledger-{what}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Room(path)
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        Path::new(&self.0).join(inside)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
