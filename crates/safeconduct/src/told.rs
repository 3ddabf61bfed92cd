//! What the reports are told about a plan, and what the plan file says about itself under `about`: written here,
//! read here, and nowhere else.

use domain::{Bound, Objective, Plan, Scenario, State, Time};
use planner::LeftBehind;
use reports::{Bottleneck, Gap, Left, Limit, Proof, Told, bottleneck_json};
use serde_json::{Map, Value, json};

use crate::order;
use crate::seal::Sealed;
use crate::what_if;

/// The scenario's local time, as the reports ask for it.
pub(crate) struct Local(wire::clock::Clock);

impl Local {
    /// The clock of a scenario.
    pub(crate) fn of(scenario: &Scenario) -> Local {
        Local(wire::clock::Clock::of(scenario))
    }

    /// A clock that is there already.
    pub(crate) fn with(clock: wire::clock::Clock) -> Local {
        Local(clock)
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
    /// Whether the search ended before its limit because nothing better was to be expected.
    pub(crate) settled: bool,
    /// Whether the command line, not the scenario, says what counts first.
    pub(crate) ordered: bool,
    /// How long before the stated end of a suspension people may board, in seconds, if at all.
    pub(crate) board_early: Option<u64>,
    /// How many percent of exposure might be given up for a better chance that all are safe, if that was asked for.
    pub(crate) robust: Option<f64>,
}

/// What is known about a plan beside the plan.
pub(crate) struct Found<'a> {
    /// Who is left, and why.
    pub(crate) left: &'a [LeftBehind],
    /// What proves the bounds.
    pub(crate) proofs: &'a [Proof],
    /// What holds the operation back.
    pub(crate) bottleneck: Option<&'a Bottleneck>,
    /// The most weight that any plan can have safe, from each instant on.
    pub(crate) safe_at_most: &'a [(Time, f64)],
}

/// A proof as the reports are told it.
pub(crate) fn proof(proof: bounds::Proof) -> Proof {
    Proof { part: proof.part.to_owned(), by: proof.by.to_owned(), says: proof.says }
}

/// The object `about` of a plan file.
pub(crate) fn about(scenario: &Scenario, making: &Making, plan: &Plan, found: &Found<'_>) -> Value {
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
    add("board_early", making.board_early.map(|s| domain::Duration(s as i64).to_string().into()));
    add("robust", making.robust.map(Value::from));
    add("previous", making.previous.then_some(Value::Bool(true)));
    add("stopped", making.settled.then(|| "proven".into()));
    let words = || scenario.order.iter().map(|part| part.as_str()).collect::<Vec<_>>();
    let sets = what_if::sets();
    add("set", (!sets.is_empty()).then(|| json!(sets)));
    add("order", making.ordered.then(|| json!(words())));
    add("gap", Some(gaps(scenario, plan)));
    add(
        "proofs",
        Some(found.proofs.iter().map(|p| json!({ "part": p.part, "by": p.by, "says": p.says })).collect()),
    );
    let clock = wire::clock::Clock::of(scenario);
    let steps = found.safe_at_most.iter().map(|(from, weight)| json!([clock.rfc3339(*from), weight]));
    add("safe_at_most", (!found.safe_at_most.is_empty()).then(|| steps.collect()));
    add("bottleneck", found.bottleneck.map(|b| bottleneck_json(b, scenario, &Local::of(scenario))));
    let left = found.left.iter().map(|l| {
        let class = &scenario.classes[l.class];
        json!({
            "class": class.id, "families": l.families, "people": u64::from(l.families) * u64::from(class.family.people()),
            "why": l.why,
        })
    });
    add("left", Some(left.collect()));
    about
}

/// The gap of each part of the score by its key; null where no bound is proven. For a bound of 0 it is the difference itself,
/// of an instant in seconds.
fn gaps(scenario: &Scenario, plan: &Plan) -> Value {
    let gap = |part: &reports::Part| match part.gap {
        Some(Gap::Ratio(gap) | Gap::Difference(gap)) => json!(gap),
        Some(Gap::Later(gap)) => json!(gap.0),
        None => Value::Null,
    };
    let gaps: Map<String, Value> = reports::parts(scenario, plan)
        .iter()
        .map(|part| (key(part.objective).to_owned(), gap(part)))
        .collect();
    Value::Object(gaps)
}

/// The key of a part in a plan's score.
fn key(part: Objective) -> &'static str {
    match part {
        Objective::LeftBehind => "left_behind_weighted",
        Objective::Exposure => "exposure",
        Objective::LastArrival => "last_arrival",
        Objective::Distance => "distance_km",
        Objective::Wishes => "wishes",
    }
}

/// What the reports are told of a plan that was just made.
pub(crate) fn made<'a>(
    scenario: &'a Scenario,
    state: Option<&'a State>,
    sealed: &'a Sealed,
    clock: &'a Local,
) -> Told<'a> {
    let left = &sealed.left;
    Told {
        scenario,
        plan: &sealed.plan,
        state,
        left: left
            .iter()
            .map(|l| Left { class: l.class, families: l.families, why: l.why.clone() })
            .collect(),
        proofs: sealed.proofs.clone(),
        bottleneck: sealed.bottleneck.clone(),
        safe_at_most: sealed.safe_at_most.clone(),
        clock,
    }
}

/// What a plan file says under `about`; what is not there, or is of another program, is left out.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Who is left, and why.
    pub(crate) left: Vec<Left>,
    /// What proves the bounds.
    pub(crate) proofs: Vec<Proof>,
    /// What holds the operation back.
    pub(crate) bottleneck: Option<Bottleneck>,
    /// The most weight that any plan can have safe, from each instant on.
    pub(crate) safe_at_most: Vec<(Time, f64)>,
    /// What counts first, if it is not what the scenario says.
    pub(crate) order: Option<Vec<Objective>>,
}

/// Reads it.
pub(crate) fn from_about(scenario: &Scenario, about: &Value) -> Said {
    let list = |key: &str| about.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let left = list("left").iter().filter_map(|l| {
        let id = l.get("class")?.as_str()?;
        let class = scenario.classes.position(|c| c.id == id)?;
        let families = u32::try_from(l.get("families")?.as_u64()?).ok()?;
        Some(Left { class, families, why: l.get("why")?.as_str()?.to_owned() })
    });
    let proofs = list("proofs").iter().filter_map(|p| {
        let text = |key: &str| Some(p.get(key)?.as_str()?.to_owned());
        Some(Proof { part: text("part")?, by: text("by").unwrap_or_default(), says: text("says")? })
    });
    let words: Option<Vec<&str>> = list("order").iter().map(Value::as_str).collect();
    Said {
        left: left.collect(),
        proofs: proofs.collect(),
        bottleneck: about.get("bottleneck").and_then(|b| bottleneck(scenario, b)),
        safe_at_most: safe_at_most(scenario, list("safe_at_most")),
        order: words.and_then(|words| order::from_words(&words)),
    }
}

/// Steps that grow, or nothing: what another program has written may be anything.
fn safe_at_most(scenario: &Scenario, steps: &[Value]) -> Vec<(Time, f64)> {
    let clock = wire::clock::Clock::of(scenario);
    let step = |step: &Value| {
        let at = clock.read(step.get(0)?.as_str()?).ok()?;
        Some((at, step.get(1)?.as_f64().filter(|weight| *weight >= 0.0)?))
    };
    let read: Option<Vec<(Time, f64)>> = steps.iter().map(step).collect();
    let grow = |steps: &Vec<(Time, f64)>| steps.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1);
    read.filter(grow).unwrap_or_default()
}

/// A bottleneck as [`bottleneck_json`] writes it.
fn bottleneck(scenario: &Scenario, said: &Value) -> Option<Bottleneck> {
    let without = said.get("without")?.as_object()?;
    let without = Limit::ALL.into_iter().filter_map(|limit| Some((limit, without.get(limit.code())?)));
    let without: Option<Vec<(Limit, Bound)>> =
        without.map(|(limit, b)| Some((limit, bound(scenario, b)?))).collect();
    Some(Bottleneck { proven: bound(scenario, said.get("proven")?)?, without: without? })
}

/// A bound as a plan states it: read as that of an empty plan.
fn bound(scenario: &Scenario, said: &Value) -> Option<Bound> {
    let said: Map<String, Value> =
        said.as_object()?.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect();
    let file = json!({
        "format": "safeconduct-plan/1", "scenario": scenario.name.first(), "convoys": [], "vehicles": [],
        "score": {}, "bound": said,
    });
    let plan = wire::plan::read("about", file.to_string().as_bytes(), scenario, None).ok()?;
    Some(plan.bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_about_its_plan_is_read_as_it_was_written() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
        let s = crate::inputs::scenario(&folder.join("tiny.toml")).unwrap();
        let proven = Bound {
            left_behind_weighted: Some(0.0),
            exposure: Some(782.594_123),
            last_arrival: Some(s.start + domain::Duration::minutes(391)),
        };
        let without = vec![(Limit::Fleet, Bound { last_arrival: None, ..proven }), (Limit::Bays, proven)];
        let bottleneck = Bottleneck { proven, without };
        let proofs = [Proof { part: "exposure".into(), by: "fleet".into(), says: "three buses".into() }];
        let left = [LeftBehind { class: domain::Idx::new(0), families: 2, why: "the room is taken".into() }];
        let most = [(s.start, 3.5), (s.start + domain::Duration::minutes(9), 12.0)];
        let making = Making {
            seed: 1,
            iterations: None,
            limit: Some(10),
            rounds: Some(3),
            previous: false,
            settled: true,
            ordered: true,
            board_early: None,
            robust: None,
        };
        let found =
            Found { left: &left, proofs: &proofs, bottleneck: Some(&bottleneck), safe_at_most: &most };
        let about = about(&s, &making, &Plan { bound: proven, ..Plan::default() }, &found);
        assert_eq!(about["stopped"], "proven");
        let said = from_about(&s, &about);
        assert_eq!(said.bottleneck, Some(bottleneck));
        assert_eq!(said.proofs, proofs);
        assert_eq!(said.safe_at_most, most);
        assert_eq!(said.order, Some(s.order.clone()));
        assert_eq!((said.left.len(), said.left[0].families), (1, 2));
    }

    #[test]
    fn what_another_program_says_is_no_hindrance() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
        let s = crate::inputs::scenario(&folder.join("tiny.toml")).unwrap();
        for about in [
            Value::Null,
            json!([1]),
            json!({ "bottleneck": "the bridge", "order": ["speed"], "proofs": [3], "left": {} }),
            json!({ "bottleneck": { "proven": { "exposure": "much" }, "without": { "fleet": {} } }, "order": "exposure" }),
            json!({ "bottleneck": { "proven": {}, "without": { "fleet": { "last_arrival": "noon" } } } }),
        ] {
            let said = from_about(&s, &about);
            assert_eq!((said.left.len(), said.proofs.len(), said.bottleneck, said.order), (0, 0, None, None));
        }
    }
}
