//! The referee and the contract's checker agree on thousands of plans that are nearly right.
//!
//! Both judge the same changed plans, states and scenarios; their sets of codes and their scores must be the
//! same. Where the contract's page says otherwise than its checker, the page is right: [`excuses`] lists every such
//! difference with its reason. `SAFECONDUCT_DIFFERENTIAL_PLANS` and `SAFECONDUCT_DIFFERENTIAL_SEED` change the
//! number and the draw; python3 must be there.

#![allow(clippy::disallowed_methods, reason = "the test runs the contract's checker on files of its own")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use domain::{Scenario, Score, StatedScore};
use serde_json::{Value, json};
use testkit::mutate::{self, Names};
use testkit::rng::Rng;

/// How many changed plans are judged unless the environment says otherwise.
const PLANS: usize = 6000;
const SEED: u64 = 20_161_215;
/// Changed scenarios made of each of the conformance scenarios.
const VARIANTS: usize = 4;

fn from_environment<T: std::str::FromStr>(name: &str, default: T) -> T {
    std::env::var(name)
        .ok()
        .map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

/// A scenario with a plan for it, and the state from which it was made if any.
struct Base {
    /// For the checker: a file.
    path: PathBuf,
    scenario: Scenario,
    names: Names,
    plan: Value,
    state: Option<Value>,
}

/// One judgement to compare.
struct Case {
    what: String,
    base: usize,
    plan: Value,
    state: Option<Value>,
    ours: Ours,
}

struct Ours {
    codes: BTreeSet<String>,
    score: Option<Score>,
}

struct Theirs {
    codes: BTreeSet<String>,
    score: Value,
    stopped: bool,
}

fn json_of(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn toml_to_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(n) => json!(n),
        toml::Value::Float(x) => json!(x),
        toml::Value::Boolean(b) => json!(b),
        toml::Value::Datetime(t) => json!(t.to_string()),
        toml::Value::Array(items) => items.iter().map(toml_to_json).collect(),
        toml::Value::Table(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), toml_to_json(value))).collect())
        }
    }
}

/// Every row of the conformance table and every tiny plan, then changed scenarios with the same plans.
fn bases(rng: &mut Rng, scratch: &Path) -> Vec<Base> {
    let mut bases = Vec::new();
    let folder = common::testdata().join("conformance");
    let table = fs::read_to_string(folder.join("expected.csv")).unwrap();
    let mut rows: Vec<(PathBuf, String, PathBuf, Option<PathBuf>)> = Vec::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let state = Some(cells[3]).filter(|s| !s.is_empty()).map(|s| folder.join(s));
        rows.push((folder.clone(), cells[0].to_owned(), folder.join(cells[1]), state));
    }
    let tiny = common::testdata().join("tiny");
    let mut plans: Vec<PathBuf> =
        fs::read_dir(tiny.join("plans")).unwrap().map(|e| e.unwrap().path()).collect();
    plans.sort();
    for plan in plans {
        let name = format!("{}.toml", plan.file_stem().unwrap().to_str().unwrap());
        rows.push((tiny.clone(), name, plan, None));
    }
    for (i, (folder, name, plan, state)) in rows.iter().enumerate() {
        let scenario = common::scenario(folder, name).unwrap_or_else(|e| panic!("{name}\n{e}"));
        let (names, plan, state) = (Names::of(&scenario), json_of(plan), state.as_deref().map(json_of));
        let raw: toml::Table = fs::read_to_string(folder.join(name)).unwrap().parse().unwrap();
        let raw = toml_to_json(&toml::Value::Table(raw));
        bases.push(Base {
            path: folder.join(name),
            scenario,
            names,
            plan: plan.clone(),
            state: state.clone(),
        });
        let tables = raw["travel"]["table"].as_str().unwrap().to_owned();
        fs::copy(folder.join(&tables), scratch.join(&tables)).unwrap();
        let variants = if folder.ends_with("tiny") { 1 } else { VARIANTS };
        for variant in 0..variants {
            let mut changed = raw.clone();
            for _ in 0..=rng.below(3) {
                mutate::scenario(rng, &mut changed);
            }
            let file = format!("{i}-{variant}.json");
            fs::write(scratch.join(&file), changed.to_string()).unwrap();
            // A changed scenario that cannot be planned with is none; there are enough others.
            if let Ok(scenario) = common::scenario(scratch, &file) {
                let names = Names::of(&scenario);
                let path = scratch.join(&file);
                bases.push(Base { path, scenario, names, plan: plan.clone(), state: state.clone() });
            }
        }
    }
    bases
}

/// What the referee says, by way of the files' own readers.
fn ours(scenario: &Scenario, plan: &Value, state: Option<&Value>) -> Ours {
    let format = || Ours { codes: BTreeSet::from(["FORMAT".to_owned()]), score: None };
    let state = match state.map(|s| wire::state::read("state", s.to_string().as_bytes(), scenario)) {
        None => None,
        Some(Ok(state)) => Some(state),
        Some(Err(problems)) => panic!("a changed state reads:\n{problems}"),
    };
    match wire::plan::read("plan", plan.to_string().as_bytes(), scenario, state.as_ref()) {
        Err(_) => format(),
        Ok(plan) => {
            let verdict = referee::check(scenario, &plan, state.as_ref());
            let codes = verdict.broken.iter().map(|b| b.code.to_owned()).collect();
            Ours { codes, score: Some(verdict.score) }
        }
    }
}

/// Lets a plan state the score that the referee counts, so that the checker must count the same.
fn restate(scenario: &Scenario, plan: &mut Value, state: Option<&Value>) {
    let state = state.map(|s| wire::state::read("state", s.to_string().as_bytes(), scenario).unwrap());
    if let Ok(read) = wire::plan::read("plan", plan.to_string().as_bytes(), scenario, state.as_ref()) {
        let score = StatedScore::from(referee::score(scenario, &read, state.as_ref()));
        let text = wire::plan::write(&domain::Plan { score, ..read }, scenario, &Value::Null);
        plan["score"] = serde_json::from_str::<Value>(&text).unwrap()["score"].clone();
    }
}

fn cases(rng: &mut Rng, bases: &[Base], count: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for i in 0..count {
        // Each base once as it is, then all of them changed in turn.
        let base = i % bases.len();
        let Base { scenario, names, .. } = &bases[base];
        let (mut plan, mut state) = (bases[base].plan.clone(), bases[base].state.clone());
        let mut what = Vec::new();
        if i >= bases.len() {
            for _ in 0..=rng.below(3) {
                what.push(mutate::plan(rng, &mut plan, names));
            }
            if state.is_some() || rng.one_in(5) {
                let fresh = || {
                    let now = bases[base].plan["vehicles"][0]["visits"][0]["depart"].clone();
                    json!({ "format": "safeconduct-state/1", "now": now })
                };
                let mut changed = state.take().unwrap_or_else(fresh);
                if changed["now"].is_string() {
                    for _ in 0..rng.below(5) {
                        what.push(mutate::state(rng, &mut changed, &bases[base].plan, names));
                    }
                    state = Some(changed);
                }
            }
            if rng.one_in(2) {
                restate(scenario, &mut plan, state.as_ref());
            }
        }
        let ours = ours(scenario, &plan, state.as_ref());
        cases.push(Case { what: what.join(", "), base, plan, state, ours });
    }
    cases
}

fn theirs(cases: &[Case], bases: &[Base], scratch: &Path) -> Vec<Theirs> {
    let requests = scratch.join("requests.jsonl");
    let mut file = BufWriter::new(fs::File::create(&requests).unwrap());
    for case in cases {
        let request = json!({ "scenario": bases[case.base].path, "plan": case.plan, "state": case.state });
        writeln!(file, "{request}").unwrap();
    }
    file.into_inner().unwrap();
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential/oracle.py");
    let answer = Command::new("python3")
        .arg(oracle)
        .arg(common::testdata().join("check_plan.py"))
        .stdin(Stdio::from(fs::File::open(&requests).unwrap()))
        .stderr(Stdio::inherit())
        .output()
        .expect(
            "this test needs python3 (3.11 or later) to run the contract's checker, and could not start it",
        );
    assert!(answer.status.success(), "the contract's checker failed; it needs python3 3.11 or later");
    let text = String::from_utf8(answer.stdout).unwrap();
    text.lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).unwrap();
            let codes = answer["broken"].as_array().unwrap().iter();
            Theirs {
                codes: codes.map(|code| code.as_str().unwrap().to_owned()).collect(),
                score: answer["score"].clone(),
                stopped: !answer["stopped"].is_null(),
            }
        })
        .collect()
}

/// A difference that there may be: why, and which codes only one of the two may find then.
struct Excuse {
    reason: &'static str,
    only_ours: &'static [&'static str],
    only_theirs: &'static [&'static str],
}

/// The differences that there may be in a case. Each is one where the page is right and the checker is not.
fn excuses(case: &Case, theirs: &Theirs) -> Vec<Excuse> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let state = case.state.clone().unwrap_or_default();
    let facts = list(&state, "convoys");
    let vehicles = list(&case.plan, "vehicles");
    let both = |code: &str| case.ours.codes.contains(code) && theirs.codes.contains(code);
    let said = |part: &str, key: &str| case.plan[part][key].as_f64();
    let off = |key: &str| said("score", key).zip(theirs.score[key].as_f64()).map(|(a, b)| (b, (a - b).abs()));

    let stated = case.plan["score"]["last_arrival"].is_string();
    let nobody_is_safe = stated && !theirs.score["last_arrival"].is_string();
    let nearly_right = ["left_behind", "left_behind_weighted"].map(off);
    let nearly_right = nearly_right.iter().flatten().any(|&(_, off)| off > 0.0 && off < 0.1);
    // The checker prints exposure with four places and kilometres with three.
    let at_the_edge = ["exposure", "distance_km"].map(off);
    let at_the_edge = at_the_edge
        .iter()
        .flatten()
        .any(|&(counted, off)| (off - 1e-4 * counted.abs().max(1.0)).abs() < 1e-3);
    let counted = case.ours.score.map(|score| score.exposure);
    let own_bound =
        said("bound", "exposure").zip(counted).is_some_and(|(bound, own)| (bound - own).abs() < 1e-4);
    let stands_only = vehicles.iter().any(|vehicle| {
        let visits = list(vehicle, "visits");
        visits.len() > 1 && visits.iter().all(|v| v["place"] == visits[0]["place"] && v["place"].is_string())
    });
    [
        (
            nobody_is_safe,
            "SCORE: a last arrival is stated though nobody becomes safe",
            &["SCORE"][..],
            &[][..],
        ),
        (nearly_right, "SCORE: people are stated exactly", &["SCORE"], &[]),
        (at_the_edge, "SCORE: the checker compares with figures that it has rounded", &["SCORE"], &["SCORE"]),
        (own_bound, "BOUND: the checker compares with an exposure that it has rounded", &[], &["BOUND"]),
        (
            list(&state, "people").iter().any(|c| !list(c, "waiting_at").is_empty()),
            "COUNT: those who wait elsewhere do not board at their own place",
            &["COUNT"],
            &[],
        ),
        (
            !facts.is_empty(),
            "HEADWAY, CHECKPOINT: a convoy of the plan ahead of one that has departed is looked at too",
            &["HEADWAY", "CHECKPOINT"],
            &[],
        ),
        (
            list(&state, "vehicles").iter().any(|v| v.get("duty_from").is_none()),
            "DUTY: duty_from left out is free",
            &["DUTY"],
            &[],
        ),
        (stands_only, "RESERVE: a vehicle that neither moves nor loads is not used", &[], &["RESERVE"]),
        (
            both("TIMELINE"),
            "HORIZON: the checker takes a departure at the very start for none",
            &[],
            &["HORIZON"],
        ),
    ]
    .into_iter()
    .filter(|(holds, ..)| *holds)
    .map(|(_, reason, only_ours, only_theirs)| Excuse { reason, only_ours, only_theirs })
    .collect()
}

/// Whether both judge alike, and by which excuses if not quite.
fn alike(case: &Case, theirs: &Theirs) -> Result<Vec<&'static str>, String> {
    let (ours, checker) = (&case.ours.codes, &theirs.codes);
    let format = ours.contains("FORMAT");
    if theirs.stopped && format {
        return Ok(vec!["FORMAT: the checker stops with an error on a plan that does not read"]);
    }
    if format || theirs.stopped || checker.contains("FORMAT") {
        let ids = |value: &Value, list: &str, key: &str| -> Vec<Value> {
            value[list].as_array().into_iter().flatten().map(|item| item[key].clone()).collect()
        };
        let facts = case.state.as_ref().map(|state| ids(state, "convoys", "id")).unwrap_or_default();
        let visits = case.plan["vehicles"].as_array().into_iter().flatten();
        let takes_a_fact = visits.flat_map(|v| ids(v, "visits", "convoy")).any(|id| facts.contains(&id));
        return match (format, checker.contains("FORMAT")) {
            (true, true) => Ok(Vec::new()),
            (true, false) if takes_a_fact => {
                Ok(vec!["FORMAT: a convoy that has departed is none of the plan's, nobody can take it"])
            }
            _ => Err(format!("FORMAT: the referee {format}, the checker {checker:?}")),
        };
    }
    let only_ours: Vec<&str> = ours.difference(checker).map(String::as_str).collect();
    let only_theirs: Vec<&str> = checker.difference(ours).map(String::as_str).collect();
    if only_ours.is_empty() && only_theirs.is_empty() {
        return Ok(Vec::new());
    }
    let mut used = Vec::new();
    let (mut left_ours, mut left_theirs) = (only_ours.clone(), only_theirs.clone());
    for excuse in excuses(case, theirs) {
        let before = left_ours.len() + left_theirs.len();
        left_ours.retain(|code| !excuse.only_ours.contains(code));
        left_theirs.retain(|code| !excuse.only_theirs.contains(code));
        if left_ours.len() + left_theirs.len() < before {
            used.push(excuse.reason);
        }
    }
    if left_ours.is_empty() && left_theirs.is_empty() {
        Ok(used)
    } else {
        Err(format!("only the referee: {only_ours:?}, only the checker: {only_theirs:?}"))
    }
}

/// Whether both count the same, as exactly as the checker prints.
fn same_score(ours: &Score, theirs: &Value, scenario: &Scenario) -> bool {
    let near =
        |a: f64, key: &str| theirs[key].as_f64().is_some_and(|b| (a - b).abs() <= 1e-9 * b.abs() + 1e-3);
    let last = ours.last_arrival.map(|t| wire::clock::Clock::of(scenario).rfc3339(t));
    // The checker counts on below 0 where more become safe than there are.
    let left = theirs["left_behind"].as_i64().is_some_and(|n| n.max(0).unsigned_abs() == ours.left_behind);
    left && near(ours.left_behind_weighted, "left_behind_weighted")
        && near(ours.exposure, "exposure")
        && near(ours.distance_km, "distance_km")
        && near(ours.wishes, "wishes")
        && theirs["last_arrival"].as_str() == last.as_deref()
}

#[test]
fn thousands_of_changed_plans_are_judged_alike() {
    let count = from_environment("SAFECONDUCT_DIFFERENTIAL_PLANS", PLANS);
    let seed = from_environment("SAFECONDUCT_DIFFERENTIAL_SEED", SEED);
    println!("seed {seed}, {count} plans");
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("differential");
    fs::create_dir_all(&scratch).unwrap();
    let mut rng = Rng::new(seed);
    let bases = bases(&mut rng, &scratch);
    assert!(count == 0 || count >= bases.len(), "there are {} plans before any is changed", bases.len());
    let cases = cases(&mut rng, &bases, count);
    let answers = theirs(&cases, &bases, &scratch);
    assert_eq!(answers.len(), cases.len());
    let mut excuses_used: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (i, (case, theirs)) in cases.iter().zip(&answers).enumerate() {
        if case.ours.codes.is_empty() {
            *seen.entry("kept".to_owned()).or_default() += 1;
        }
        for code in &case.ours.codes {
            *seen.entry(code.clone()).or_default() += 1;
        }
        let base = &bases[case.base];
        let verdict = alike(case, theirs).and_then(|used| match &case.ours.score {
            Some(ours)
                if !case.ours.codes.contains("FORMAT")
                    && !same_score(ours, &theirs.score, &base.scenario) =>
            {
                Err(format!("the referee counts {ours:?}, the checker {}", theirs.score))
            }
            _ => Ok(used),
        });
        match verdict {
            Ok(used) => used.into_iter().for_each(|reason| *excuses_used.entry(reason).or_default() += 1),
            Err(what) => wrong.push(format!(
                "case {i}, {}: {}\n  {what}",
                base.path.file_name().unwrap_or_default().display(),
                case.what
            )),
        }
    }
    println!("codes: {seen:?}");
    for (reason, n) in &excuses_used {
        println!("{n} excused: {reason}");
    }
    let shown: Vec<String> = wrong.iter().take(12).cloned().collect();
    assert!(wrong.is_empty(), "seed {seed}: {} of {} differ\n{}", wrong.len(), cases.len(), shown.join("\n"));
    let missed: Vec<&str> = referee::rules()
        .iter()
        .map(|rule| rule.code)
        .filter(|code| count > 0 && !seen.contains_key(*code))
        .collect();
    assert!(missed.is_empty(), "no changed plan breaks {missed:?}");
    let excused: usize = excuses_used.values().sum();
    assert!(excused * 50 <= cases.len(), "{excused} differences are excused, which is more than a few");
}
