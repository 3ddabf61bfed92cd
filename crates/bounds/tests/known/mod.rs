//! Scenarios, states and plans from the test data.
#![allow(dead_code, reason = "each test uses some of it")]
#![allow(clippy::disallowed_methods, reason = "the test data are files")]

use std::path::{Path, PathBuf};

use domain::{Plan, Scenario, State};

struct Beside(PathBuf);

impl wire::Files for Beside {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// The folder of the project.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the test data.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A scenario by its path from the project.
pub(crate) fn scenario(path: &str) -> Scenario {
    let file = project().join(path);
    let folder = file.parent().expect("a file lies in a folder").to_path_buf();
    let name = file.file_name().and_then(|n| n.to_str()).expect("test data have plain names");
    match wire::scenario::read(name, &Beside(folder)) {
        Ok(read) => read.scenario,
        Err(problems) => panic!("{path}: {problems:?}"),
    }
}

/// A plan by its path from the project.
pub(crate) fn plan(path: &str, s: &Scenario, state: Option<&State>) -> Plan {
    wire::plan::read(path, text(path).as_bytes(), s, state).unwrap_or_else(|e| panic!("{path}: {e:?}"))
}

/// A state by its path from the project.
pub(crate) fn state(path: &str, s: &Scenario) -> State {
    wire::state::read(path, text(path).as_bytes(), s).unwrap_or_else(|e| panic!("{path}: {e:?}"))
}

/// No part of the bound is better than this score, which some plan reaches.
pub(crate) fn assert_holds(
    what: &str,
    bound: domain::Bound,
    left: f64,
    exposure: f64,
    last: Option<domain::Time>,
) {
    let b = bound;
    assert!(b.left_behind_weighted.is_none_or(|x| x <= left + 1e-6), "{what}: {b:?}, left {left}");
    assert!(
        b.exposure.is_none_or(|x| x <= exposure * (1.0 + 1e-6) + 1e-3),
        "{what}: {b:?}, exposure {exposure}"
    );
    assert!(
        b.last_arrival.is_none_or(|x| last.is_some_and(|last| x <= last)),
        "{what}: {b:?}, last {last:?}"
    );
}
