//! Plans of drawn worlds, from the start and from the middle, judged by the contract's own checker too. Needs python3.
#![allow(clippy::disallowed_methods, reason = "tests write worlds for the checker and run it")]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use domain::{Scenario, State, Time};
use planner::{Search, Settings};
use serde_json::{Value, json};
use testkit::cut;
use testkit::rng::Rng;

/// Worlds of a test, unless the environment says otherwise.
const WORLDS: u64 = 250;

/// The plan of a world after one lane, and from its middle another.
fn requests(seed: u64, scenario: &Scenario, path: &Path) -> Vec<Value> {
    let plan = |state: Option<&State>| {
        let search = Search::new(scenario, state, Settings { seed });
        let few = std::cell::Cell::new(0);
        let best =
            search.lane(&search.first(), seed % 6, seed % Search::LANES, &|| few.replace(few.get() + 1) >= 4);
        let plan = search.plan(&best).plan;
        let text = wire::plan::write(&plan, scenario, &Value::Null);
        (plan, serde_json::from_str::<Value>(&text).expect("a plan is JSON"))
    };
    let (first, text) = plan(None);
    let mut requests = vec![json!({ "scenario": path, "plan": text, "state": null })];
    if let Some(last) = first.score.last_arrival {
        let mut rng = Rng::new(seed);
        let now = Time(rng.between(scenario.start.0 + 1, last.0));
        let mut state = cut::state_at(scenario, &first, now, rng.one_in(2));
        for v in scenario.vehicles.indices() {
            if rng.one_in(8) {
                cut::turn_back(scenario, &mut state, v);
            }
        }
        let text: Value =
            serde_json::from_str(&wire::state::write(&state, scenario)).expect("a state is JSON");
        requests.push(json!({ "scenario": path, "plan": plan(Some(&state)).1, "state": text }));
    }
    requests
}

#[test]
fn the_contracts_checker_finds_no_broken_rule() {
    let (first, count) = (common::first_seed(), common::count(WORLDS));
    println!("seeds {first} to {}", first + count - 1);
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planned");
    let mut all = Vec::new();
    for seed in first..first + count {
        let Some((draft, scenario)) = common::world(seed) else { continue };
        let folder = scratch.join(seed.to_string());
        fs::create_dir_all(&folder).expect("a folder for a world");
        for (name, text) in &draft.files {
            fs::write(folder.join(name), text).expect("a file of a world");
        }
        let path = folder.join(testkit::scenarios::Draft::MAIN);
        all.extend(requests(seed, &scenario, &path).into_iter().map(|request| (seed, request)));
    }
    let lines: Vec<String> = all.iter().map(|(_, request)| request.to_string()).collect();
    let file = scratch.join("requests.jsonl");
    fs::write(&file, lines.join("\n")).expect("a file of requests");
    let answer = Command::new("python3")
        .arg(common::root().join("crates/referee/tests/differential/oracle.py"))
        .arg(common::root().join("testdata/check_plan.py"))
        .stdin(Stdio::from(fs::File::open(&file).expect("it has just been written")))
        .stderr(Stdio::inherit())
        .output()
        .expect(
            "this test needs python3 (3.11 or later) to run the contract's checker, and could not start it",
        );
    assert!(answer.status.success(), "the contract's checker failed; it needs python3 3.11 or later");
    let text = String::from_utf8(answer.stdout).expect("the checker writes JSON");
    assert_eq!(text.lines().count(), all.len());
    for (line, (seed, request)) in text.lines().zip(&all) {
        let answer: Value = serde_json::from_str(line).expect("the checker writes JSON");
        let kind = if request["state"].is_null() { "the start" } else { "the middle" };
        assert!(answer["stopped"].is_null(), "seed {seed}, from {kind}: {}", answer["stopped"]);
        let broken = answer["broken"].as_array().expect("a list of codes");
        assert!(broken.is_empty(), "seed {seed}, from {kind}: {broken:?}");
    }
}
