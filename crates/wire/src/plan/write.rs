//! Writes a plan: the same bytes for the same values.

use domain::{Bound, Convoy, Moved, Objective, Plan, Scenario, StatedScore, Visit};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use crate::clock::Clock;

/// Writes a plan with `about` (an object) beside it: pretty JSON, one space deep, a newline at the end, same bytes for the same values.
///
/// The keys stand in the order of the contract's example. `bound` is left out if nothing is proven, `about` if
/// it is null, `wishes` if the scenario's `order` does not name it.
pub fn write(plan: &Plan, scenario: &Scenario, about: &Value) -> String {
    let clock = Clock::of(scenario);
    let wishes = scenario.order.contains(&Objective::Wishes);
    pretty(&PlanOut {
        format: "safeconduct-plan/1",
        scenario: &plan.scenario,
        convoys: plan.convoys.iter().map(|c| ConvoyOut::of(c, scenario, &clock)).collect(),
        vehicles: plan
            .vehicles
            .iter()
            .map(|v| VehicleOut {
                id: &scenario.vehicles[v.vehicle].id,
                visits: v.visits.iter().map(|visit| VisitOut::of(visit, plan, scenario, &clock)).collect(),
            })
            .collect(),
        score: ScoreOut::of(&plan.score, wishes, &clock),
        bound: BoundOut::of(&plan.bound, &clock),
        about: Some(about).filter(|about| !about.is_null()),
    })
}

/// JSON, one space deep, with a newline at its end.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(b" "));
    value.serialize(&mut serializer).expect("what we write has text for keys, and memory takes every byte");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

#[derive(Serialize)]
struct PlanOut<'a> {
    format: &'static str,
    scenario: &'a str,
    convoys: Vec<ConvoyOut<'a>>,
    vehicles: Vec<VehicleOut<'a>>,
    score: ScoreOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<BoundOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a Value>,
}

/// A convoy as plans and states write it.
#[derive(Serialize)]
pub(crate) struct ConvoyOut<'a> {
    id: &'a str,
    corridor: &'a str,
    direction: &'static str,
    depart: String,
    arrive: String,
    checkpoints: Vec<PassageOut<'a>>,
    vehicles: Vec<&'a str>,
}

impl<'a> ConvoyOut<'a> {
    pub(crate) fn of(convoy: &'a Convoy, scenario: &'a Scenario, clock: &Clock) -> ConvoyOut<'a> {
        let Convoy { id, corridor, direction, depart, arrive, passages, vehicles } = convoy;
        ConvoyOut {
            id,
            corridor: &scenario.corridors[*corridor].id,
            direction: direction.as_str(),
            depart: clock.rfc3339(*depart),
            arrive: clock.rfc3339(*arrive),
            checkpoints: passages
                .iter()
                .map(|p| PassageOut {
                    id: &p.checkpoint,
                    begin: clock.rfc3339(p.begin),
                    end: clock.rfc3339(p.end),
                })
                .collect(),
            vehicles: vehicles.iter().map(|&v| scenario.vehicles[v].id.as_str()).collect(),
        }
    }
}

#[derive(Serialize)]
struct PassageOut<'a> {
    id: &'a str,
    begin: String,
    end: String,
}

#[derive(Serialize)]
struct VehicleOut<'a> {
    id: &'a str,
    visits: Vec<VisitOut<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum VisitOut<'a> {
    Convoy { convoy: &'a str },
    Place(StopOut<'a>),
}

#[derive(Serialize)]
struct StopOut<'a> {
    place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrive: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    begin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depart: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alight: Vec<MovedOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    board: Vec<MovedOut<'a>>,
}

impl<'a> VisitOut<'a> {
    fn of(visit: &'a Visit, plan: &'a Plan, scenario: &'a Scenario, clock: &Clock) -> VisitOut<'a> {
        match visit {
            Visit::Convoy(position) => VisitOut::Convoy { convoy: &plan.convoys[*position].id },
            Visit::Place(stop) => VisitOut::Place(StopOut {
                place: &scenario.places[stop.place].id,
                arrive: stop.arrive.map(|t| clock.rfc3339(t)),
                begin: stop.begin.map(|t| clock.rfc3339(t)),
                end: stop.end.map(|t| clock.rfc3339(t)),
                depart: stop.depart.map(|t| clock.rfc3339(t)),
                alight: stop.alight.iter().map(|m| MovedOut::of(*m, scenario)).collect(),
                board: stop.board.iter().map(|m| MovedOut::of(*m, scenario)).collect(),
            }),
        }
    }
}

/// Families by class, as plans and states write them.
#[derive(Serialize)]
pub(crate) struct MovedOut<'a> {
    pub(crate) class: &'a str,
    pub(crate) families: u32,
}

impl<'a> MovedOut<'a> {
    fn of(moved: Moved, scenario: &'a Scenario) -> MovedOut<'a> {
        MovedOut { class: &scenario.classes[moved.class].id, families: moved.families }
    }
}

/// A number of people: whole where it is whole, as people are.
#[derive(Serialize)]
#[serde(untagged)]
enum People {
    Whole(i64),
    Parts(f64),
}

impl People {
    fn of(x: f64) -> People {
        // 2⁵³: up to there every whole number has its own float.
        let whole = x.fract() == 0.0 && x.abs() <= 9_007_199_254_740_992.0;
        if whole { People::Whole(x as i64) } else { People::Parts(x) }
    }
}

#[derive(Serialize)]
struct ScoreOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    left_behind: Option<People>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_behind_weighted: Option<People>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exposure: Option<f64>,
    /// Null if nobody becomes safe.
    last_arrival: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_km: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wishes: Option<People>,
}

impl ScoreOut {
    fn of(score: &StatedScore, wishes_count: bool, clock: &Clock) -> ScoreOut {
        let StatedScore { left_behind, left_behind_weighted, exposure, last_arrival, distance_km, wishes } =
            *score;
        ScoreOut {
            left_behind: left_behind.map(People::of),
            left_behind_weighted: left_behind_weighted.map(People::of),
            exposure,
            last_arrival: last_arrival.map(|t| clock.rfc3339(t)),
            distance_km,
            wishes: wishes.filter(|_| wishes_count).map(People::of),
        }
    }
}

#[derive(Serialize)]
struct BoundOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    left_behind_weighted: Option<People>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exposure: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_arrival: Option<String>,
}

impl BoundOut {
    fn of(bound: &Bound, clock: &Clock) -> Option<BoundOut> {
        let Bound { left_behind_weighted, exposure, last_arrival } = *bound;
        (*bound != Bound::default()).then(|| BoundOut {
            left_behind_weighted: left_behind_weighted.map(People::of),
            exposure,
            last_arrival: last_arrival.map(|t| clock.rfc3339(t)),
        })
    }
}
