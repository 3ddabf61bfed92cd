//! Beginning from an earlier plan: what need not change does not change.
#![allow(clippy::disallowed_methods, reason = "tests read the project's own files")]

use std::path::{Path, PathBuf};

use planner::{Search, Settings};

struct Disk(PathBuf);

impl wire::Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

fn scenario(path: &str) -> domain::Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    let disk = Disk(path.parent().unwrap().to_path_buf());
    wire::scenario::read(path.file_name().unwrap().to_str().unwrap(), &disk).unwrap().scenario
}

#[test]
fn a_plan_resumed_at_the_start_is_the_same_plan() {
    for path in [
        "testdata/conformance/tiny.toml",
        "examples/aleppo-2016/first-days.toml",
        "testdata/generated/s-001.toml",
    ] {
        let scenario = scenario(path);
        let search = Search::new(&scenario, None, Settings { seed: 1 });
        let first = search.first();
        let plan = search.plan(&first).plan;
        let resumed = search.resume(&plan);
        assert!(search.compare(&resumed, &first).is_le(), "{path}: what was decided can be decided again");
        let again = search.plan(&resumed).plan;
        assert_eq!(referee::check(&scenario, &again, None).broken, []);
        assert_eq!(again.score.left_behind, plan.score.left_behind, "{path}");
    }
}
