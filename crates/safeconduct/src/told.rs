//! What the reports are told about a plan, and what the plan file says about itself under `about`: written here,
//! read here, and nowhere else.

use bounds::Proof;
use domain::{Plan, Scenario, State, Time};
use planner::LeftBehind;
use reports::{Left, Told};
use serde_json::{Value, json};

/// The scenario's local time, as the reports ask for it.
pub(crate) struct Local(wire::clock::Clock);

impl Local {
    /// The clock of a scenario.
    pub(crate) fn of(scenario: &Scenario) -> Local {
        Local(wire::clock::Clock::of(scenario))
    }
}

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

/// How a plan was made, for the record in its file. Nothing in it depends on the machine or the time of day, so
/// that the same rounds give the same bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Making {
    /// Every draw came from it.
    pub(crate) seed: u64,
    /// The limit of rounds, if that was the limit.
    pub(crate) iterations: Option<u64>,
    /// The limit of time, in seconds, if that was the limit.
    pub(crate) limit: Option<u64>,
    /// How many rounds it came to, where the clock or a Ctrl-C decided it.
    pub(crate) rounds: Option<u64>,
    /// Whether the previous plan stands.
    pub(crate) previous: bool,
}

/// The object `about` of a plan file.
pub(crate) fn about(scenario: &Scenario, making: &Making, left: &[LeftBehind], proofs: &[Proof]) -> Value {
    let mut about = json!({
        "program": "safeconduct",
        "version": env!("CARGO_PKG_VERSION"),
        "seed": making.seed,
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            about[key] = value;
        }
    };
    add("iterations", making.iterations.map(Value::from));
    add("limit", making.limit.map(|s| domain::Duration(s as i64).to_string().into()));
    add("rounds", making.rounds.map(Value::from));
    add("previous", making.previous.then_some(Value::Bool(true)));
    add(
        "proofs",
        Some(proofs.iter().map(|p| json!({ "part": p.part, "by": p.by, "says": p.says })).collect()),
    );
    let left = left.iter().map(|l| {
        let class = &scenario.classes[l.class];
        json!({
            "class": class.id, "families": l.families, "people": u64::from(l.families) * u64::from(class.family.people()),
            "why": l.why,
        })
    });
    add("left", Some(left.collect()));
    about
}

/// What the reports are told of a plan that was just made.
pub(crate) fn made<'a>(
    scenario: &'a Scenario,
    state: Option<&'a State>,
    plan: &'a Plan,
    left: &[LeftBehind],
    proofs: &'a [Proof],
    clock: &'a Local,
) -> Told<'a> {
    Told {
        scenario,
        plan,
        state,
        left: left
            .iter()
            .map(|l| Left { class: l.class, families: l.families, why: l.why.clone() })
            .collect(),
        proofs: proofs.iter().map(|p| (p.part, p.says.clone())).collect(),
        clock,
    }
}

/// Reasons and proofs as a plan file has them under `about`; what is not there, or is of another program, is left out.
pub(crate) fn from_about<'a>(scenario: &Scenario, about: &'a Value) -> (Vec<Left>, Vec<(&'a str, String)>) {
    let list = |key: &str| about.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let left = list("left").iter().filter_map(|l| {
        let id = l.get("class")?.as_str()?;
        let class = scenario.classes.position(|c| c.id == id)?;
        let families = u32::try_from(l.get("families")?.as_u64()?).ok()?;
        Some(Left { class, families, why: l.get("why")?.as_str()?.to_owned() })
    });
    let proofs = list("proofs")
        .iter()
        .filter_map(|p| Some((p.get("part")?.as_str()?, p.get("says")?.as_str()?.to_owned())));
    (left.collect(), proofs.collect())
}
