//! What the integration tests share: files of the project, clocks, and a plan for the looks.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::disallowed_methods,
    reason = "tests read files under the project; not every test uses all"
)]

pub mod drawn;
pub mod synthetic;

use std::path::{Path, PathBuf};

use domain::{Plan, Scenario, State, Time};

/// The clock that the shell uses, seen through the trait of the reports.
pub struct Local(wire::clock::Clock);

impl reports::Clock for Local {
    fn time_of_day(&self, t: Time) -> String {
        self.0.time_of_day(t)
    }
    fn date(&self, t: Time) -> String {
        self.0.date(t)
    }
    fn minute(&self, t: Time) -> String {
        self.0.minute(t)
    }
    fn rfc3339(&self, t: Time) -> String {
        self.0.rfc3339(t)
    }
}

impl Local {
    pub fn of(scenario: &Scenario) -> Local {
        Local(wire::clock::Clock::of(scenario))
    }
}

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads a scenario of the project.
pub fn scenario(path: &str) -> Scenario {
    let path = root().join(path);
    let (folder, file) =
        (path.parent().expect("a file has a folder"), path.file_name().expect("a file has a name"));
    let files = Disk(folder.to_owned());
    match wire::scenario::read(file.to_str().expect("the project's names are UTF-8"), &files) {
        Ok(read) => read.scenario,
        Err(problems) => panic!("{}: {problems}", path.display()),
    }
}

/// Reads a plan of the project.
pub fn plan(path: &str, scenario: &Scenario, state: Option<&State>) -> Plan {
    let bytes = std::fs::read(root().join(path)).expect(path);
    wire::plan::read(path, &bytes, scenario, state).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Reads a state of the project.
pub fn state(path: &str, scenario: &Scenario) -> State {
    let bytes = std::fs::read(root().join(path)).expect(path);
    wire::state::read(path, &bytes, scenario).unwrap_or_else(|problems| panic!("{problems}"))
}
