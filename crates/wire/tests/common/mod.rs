//! Scenarios for tests: those of the project, and small ones in memory.
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]
#![allow(dead_code, reason = "each test uses what it needs")]

pub(crate) mod mutants;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The project's folder.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Files in memory; the paths that are not among them come from a folder, if one is given.
#[derive(Clone, Default)]
pub(crate) struct Memory {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) folder: Option<PathBuf>,
}

impl Memory {
    /// One file.
    pub(crate) fn of(name: &str, text: impl Into<Vec<u8>>) -> Memory {
        Memory::default().and(name, text)
    }

    /// One more file.
    pub(crate) fn and(mut self, name: &str, text: impl Into<Vec<u8>>) -> Memory {
        self.files.insert(name.to_owned(), text.into());
        self
    }
}

impl wire::Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match (self.files.get(path), &self.folder) {
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(folder)) => std::fs::read(folder.join(path)).map_err(|e| e.to_string()),
            (None, None) => Err("there is no such file".to_owned()),
        }
    }
}

/// A scenario of the project with the files beside it.
pub(crate) fn of_project(path: &Path) -> (String, Memory) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut memory = Memory::of(&name, std::fs::read(path).unwrap());
    memory.folder = path.parent().map(Path::to_owned);
    (name, memory)
}

/// Every scenario of the project.
pub(crate) fn all() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let root = project();
    for folder in [
        "testdata/conformance",
        "testdata/tiny",
        "testdata/bep",
        "testdata/generated",
        "examples/aleppo-2016",
    ] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let toml = path.extension().is_some_and(|e| e == "toml");
            let json = path.extension().is_some_and(|e| e == "json")
                && String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains("\"safeconduct/1\"");
            if toml || json {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
