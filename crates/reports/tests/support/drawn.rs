//! Pages of every plan that lies beside a scenario of the project, and what their program draws from.
#![allow(dead_code, reason = "each test uses some of it")]

use domain::{Plan, Scenario, State};
use reports::{Lang, Told, page};
use serde_json::Value;

use super::{Local, plan, root, scenario};

/// What the program draws from, out of the page.
pub(crate) fn drawn_from(s: &Scenario, p: &Plan, state: Option<&State>) -> Value {
    let clock = Local::of(s);
    let told = Told {
        scenario: s,
        plan: p,
        state,
        left: vec![],
        proofs: vec![],
        bottleneck: None,
        safe_at_most: vec![],
        clock: &clock,
    };
    data_of(&page(&told, Lang::En))
}

/// What the program draws from.
pub(crate) fn data_of(html: &str) -> Value {
    let data =
        html.split_once("id=\"plan-data\">").expect("data").1.split_once("</script>").expect("its end").0;
    serde_json::from_str(data).expect("JSON")
}

/// Every scenario of the project that a plan lies beside, with its plan and the state it begins from.
pub(crate) fn each_plan(mut look: impl FnMut(&str, &Scenario, &Plan, Option<&State>)) {
    let mut seen = 0;
    for file in std::fs::read_dir(root().join("testdata/tiny/plans")).expect("the folder").flatten() {
        let name = file.file_name().into_string().expect("the project's names are UTF-8");
        let Some(id) = name.strip_suffix(".json") else { continue };
        let s = scenario(&format!("testdata/tiny/{id}.toml"));
        let p = plan(&format!("testdata/tiny/plans/{name}"), &s, None);
        look(id, &s, &p, None);
        seen += 1;
    }
    assert!(seen > 50, "{seen} plans");
    let tiny = scenario("testdata/conformance/tiny.toml");
    for (plan, state) in
        [("kept-state-last-families", "state-last-families"), ("kept-state-ride", "state-ride")]
    {
        let began = super::state(&format!("testdata/conformance/{state}.json"), &tiny);
        let p = super::plan(&format!("testdata/conformance/{plan}.json"), &tiny, Some(&began));
        look(plan, &tiny, &p, Some(&began));
    }
    for (scenario, plan) in [
        ("tiny-exchange-exempt", "kept-exchange-exempt"),
        ("tiny-short-day", "kept-short-day"),
        ("tiny", "kept-tiny"),
    ] {
        let s = super::scenario(&format!("testdata/conformance/{scenario}.toml"));
        let p = super::plan(&format!("testdata/conformance/{plan}.json"), &s, None);
        look(plan, &s, &p, None);
    }
}

pub(crate) fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-4 * b.abs().max(1e-2)
}

pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

pub(crate) fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}
