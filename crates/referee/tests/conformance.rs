//! The referee agrees with every row of the contract's conformance table, and finds exactly the one rule broken.

#![allow(clippy::disallowed_methods, reason = "tests read the project's own test data")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

mod common;

use std::fs;

use domain::StatedScore;

/// The codes of a plan, from files; a file that does not read breaks `FORMAT`.
fn codes(scenario: &str, plan: &str, state: &str) -> Vec<String> {
    let folder = common::testdata().join("conformance");
    let scenario = common::scenario(&folder, scenario).unwrap_or_else(|e| panic!("{scenario}\n{e}"));
    let state = (!state.is_empty()).then(|| {
        let bytes = fs::read(folder.join(state)).unwrap();
        wire::state::read(state, &bytes, &scenario).unwrap_or_else(|e| panic!("{e}"))
    });
    let bytes = fs::read(folder.join(plan)).unwrap();
    match wire::plan::read(plan, &bytes, &scenario, state.as_ref()) {
        Err(problems) => {
            assert!(problems.has_errors());
            vec!["FORMAT".to_owned()]
        }
        Ok(plan) => {
            let verdict = referee::check(&scenario, &plan, state.as_ref());
            let lines = verdict.text(|t| t.0.to_string());
            assert_eq!(lines.lines().count(), verdict.broken.len(), "one line each:\n{lines}");
            verdict.codes().into_iter().map(str::to_owned).collect()
        }
    }
}

#[test]
fn every_row_of_the_table_breaks_the_rule_that_it_names_and_no_other() {
    let table = fs::read_to_string(common::testdata().join("conformance/expected.csv")).unwrap();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [scenario, plan, code, state] = cells[..] else { panic!("not four cells: {row}") };
        let expected: Vec<&str> = Some(code).filter(|code| !code.is_empty()).into_iter().collect();
        let found = codes(scenario, plan, state);
        if found != expected {
            wrong.push(format!("{plan}: expected {expected:?}, found {found:?}"));
        }
        rows += 1;
    }
    assert!(rows >= 55, "the table has {rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_best_plans_of_the_tiny_scenarios_keep_every_rule() {
    let folder = common::testdata().join("tiny");
    let mut plans: Vec<_> = fs::read_dir(folder.join("plans")).unwrap().map(|e| e.unwrap().path()).collect();
    plans.sort();
    assert!(plans.len() >= 50);
    for path in plans {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let scenario =
            common::scenario(&folder, &format!("{name}.toml")).unwrap_or_else(|e| panic!("{name}\n{e}"));
        let plan = wire::plan::read(&name, &fs::read(&path).unwrap(), &scenario, None);
        let plan = plan.unwrap_or_else(|e| panic!("{name}\n{e}"));
        let verdict = referee::check(&scenario, &plan, None);
        assert!(verdict.broken.is_empty(), "{name}\n{}", verdict.text(|t| t.0.to_string()));
        assert!((plan.score.exposure.unwrap() - verdict.score.exposure).abs() < 1e-3);

        // Written and read again it is the same plan, and the same bytes.
        let about = serde_json::json!({ "program": "test" });
        let text = wire::plan::write(&plan, &scenario, &about);
        let again = wire::plan::read(&name, text.as_bytes(), &scenario, None).unwrap();
        assert_eq!(again, plan, "{name}");
        assert_eq!(wire::plan::write(&again, &scenario, &about), text);
        let restated = domain::Plan { score: StatedScore::from(verdict.score), ..plan };
        assert!(referee::check(&scenario, &restated, None).broken.is_empty());
    }
}
