//! An earlier plan of the same scenario: what of it still lies ahead, and whether that still keeps every rule.

use std::path::Path;

use domain::{Itinerary, Objective, Plan, Scenario, State, Stop, Time, Visit};
use planner::LeftBehind;
use referee::Verdict;
use texts::Text;

use crate::fault::Fault;
use crate::inputs;
use crate::language::fill;
use crate::seal::Answer;
use crate::told;
use crate::workers::Work;

/// A plan that was there already.
pub(crate) struct Previous {
    /// As its file has it.
    pub(crate) plan: Plan,
    /// What of it lies ahead, if that keeps every rule: it stands unless a better plan is found.
    pub(crate) stands: Option<Answer>,
}

/// What it takes to change an order of the earlier plan.
pub(crate) struct Keep<'a> {
    /// What both are plans of.
    pub(crate) scenario: &'a Scenario,
    /// From when on orders are compared.
    pub(crate) state: Option<&'a State>,
    /// The earlier plan.
    pub(crate) previous: &'a Plan,
    /// Weighted person-hours of exposure that a further changed order must spare.
    pub(crate) hours: f64,
}

impl Keep<'_> {
    /// Whether a better plan is worth the orders that it changes beyond those that the best so far changes: always if it differs
    /// in who is left behind, or in what counts first; if in exposure, by what it spares for each order; for what
    /// counts after exposure no order is changed.
    pub(crate) fn worth(&self, new: &Plan, best: &Plan) -> bool {
        let changed =
            |plan| reports::changes(self.scenario, self.previous, plan, self.state).changed() as f64;
        let more = changed(new) - changed(best);
        if more <= 0.0 {
            return true;
        }
        let differs = |part: &Objective| match part {
            Objective::LeftBehind => new.score.left_behind_weighted != best.score.left_behind_weighted,
            Objective::Exposure => new.score.exposure != best.score.exposure,
            Objective::LastArrival => new.score.last_arrival != best.score.last_arrival,
            Objective::Distance => new.score.distance_km != best.score.distance_km,
            Objective::Wishes => new.score.wishes != best.score.wishes,
        };
        let exposure = |plan: &Plan| plan.score.exposure.unwrap_or_default();
        match self.scenario.order.iter().position(differs) {
            Some(at) if self.scenario.order[at] == Objective::Exposure => {
                exposure(best) - exposure(new) >= self.hours * more
            }
            Some(at) => at == 0 || self.scenario.order[at] == Objective::LeftBehind,
            None => false,
        }
    }
}

/// Reads the previous plan. If it keeps the rules no more, that is said.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn read(path: &Path, work: Work) -> Result<Previous, Fault> {
    // Without the state: convoys that have departed by then are in both, under the same names.
    let file = inputs::plan(path, work.scenario, None).map_err(|e| match e {
        Ok(problems) => Fault::problems(&problems),
        Err(fault) => fault,
    })?;
    let plan = work.state.map_or_else(|| file.plan.clone(), |state| ahead(&file.plan, state.now));
    let verdict = referee::check(work.scenario, &plan, work.state);
    if let Some(code) = broken(&verdict).first() {
        eprintln!("{}", fill(Text::PreviousBroken, &[("code", code)]));
        return Ok(Previous { plan: file.plan, stands: None });
    }
    let left = told::from_about(work.scenario, &file.about).left;
    let left =
        left.into_iter().map(|l| LeftBehind { class: l.class, families: l.families, why: l.why }).collect();
    let stands = Answer { plan: Plan { score: verdict.score.into(), ..plan }, left };
    Ok(Previous { plan: file.plan, stands: Some(stands) })
}

/// The rules that a plan breaks, but for what it states about itself: that is counted again.
fn broken(verdict: &Verdict) -> Vec<&'static str> {
    verdict.codes().into_iter().filter(|code| !["SCORE", "BOUND"].contains(code)).collect()
}

/// What a plan is judged from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Basis {
    /// The scenario's start.
    Start,
    /// The state.
    State,
    /// The state, and only what the plan has ahead of it.
    Ahead,
}

/// Judges a plan that may be of the state or older than it: from the state if it keeps the rules so, as a whole or what of it
/// lies ahead, else from the start. If it keeps them in no way, the verdict is that from the state: on what lies ahead of a plan
/// that is older, because of what has been done already nothing can be broken any more.
pub(crate) fn judge(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> (Verdict, Basis) {
    let Some(state) = state else { return (referee::check(scenario, plan, None), Basis::Start) };
    let from_state = referee::check(scenario, plan, Some(state));
    if from_state.broken.is_empty() {
        return (from_state, Basis::State);
    }
    let mut rest = ahead(plan, state.now);
    rest.score = referee::score(scenario, &rest, Some(state)).into();
    let of_rest = referee::check(scenario, &rest, Some(state));
    if of_rest.broken.is_empty() {
        return (of_rest, Basis::Ahead);
    }
    let from_start = referee::check(scenario, plan, None);
    if from_start.broken.is_empty() {
        return (from_start, Basis::Start);
    }
    let visits = |p: &Plan| p.vehicles.iter().map(|i| i.visits.len()).sum::<usize>();
    let is_older = (plan.convoys.len(), visits(plan)) != (rest.convoys.len(), visits(&rest));
    if is_older { (of_rest, Basis::Ahead) } else { (from_state, Basis::State) }
}

/// What of a plan begins at an instant or later: the convoys that depart then, and of each vehicle the visits from where it
/// stands then.
fn ahead(plan: &Plan, now: Time) -> Plan {
    let mut position = vec![None; plan.convoys.len()];
    let mut convoys = Vec::new();
    for (old, convoy) in plan.convoys.iter().enumerate().filter(|(_, c)| c.depart >= now) {
        position[old] = Some(convoys.len());
        convoys.push(convoy.clone());
    }
    let vehicles = plan
        .vehicles
        .iter()
        .map(|itinerary| {
            let visit = |visit: Visit| match visit {
                Visit::Convoy(old) => position.get(old).copied().flatten().map(Visit::Convoy),
                Visit::Place(_) => Some(visit),
            };
            let visits = rest(plan, &itinerary.visits, now).into_iter().filter_map(visit).collect();
            Itinerary { vehicle: itinerary.vehicle, visits }
        })
        .filter(|itinerary| !itinerary.visits.is_empty())
        .collect();
    Plan { convoys, vehicles, bound: domain::Bound::default(), ..plan.clone() }
}

/// A vehicle's visits from the stop at which its first activity at an instant or later begins: a service, a drive, or
/// a convoy.
fn rest(plan: &Plan, visits: &[Visit], now: Time) -> Vec<Visit> {
    for (i, visit) in visits.iter().enumerate() {
        let Visit::Place(stop) = visit else { continue };
        let serves = !stop.alight.is_empty() || !stop.board.is_empty();
        let begin = stop.begin.or(stop.arrive);
        let (service_ahead, leaves) = (
            serves && begin.is_none_or(|begin| begin >= now),
            match visits.get(i + 1) {
                Some(Visit::Convoy(c)) => plan.convoys.get(*c).map(|c| c.depart),
                Some(Visit::Place(next)) if next.place != stop.place => stop.depart,
                Some(Visit::Place(_)) | None => None,
            },
        );
        if !service_ahead && leaves.is_none_or(|leaves| leaves < now) {
            continue;
        }
        // It stands there when it is free, whenever the plan had it come.
        let here = if service_ahead {
            Stop { arrive: None, begin, ..stop.clone() }
        } else {
            let (alight, board) = (Vec::new(), Vec::new());
            Stop { arrive: None, begin: None, end: None, alight, board, ..stop.clone() }
        };
        return [Visit::Place(here)].into_iter().chain(visits[i + 1..].iter().cloned()).collect();
    }
    Vec::new()
}
