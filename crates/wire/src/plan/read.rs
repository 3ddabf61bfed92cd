//! Reads a plan.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Bound, Convoy, Itinerary, Plan, Scenario, State, StatedScore, Stop, Visit};
use texts::Text;

use crate::Problems;
use crate::json_value::{Node, Value};
use crate::nearest::nearest;
use crate::reading::{self, Known, Nulls, Reading, did_you_mean};
use crate::state;
use crate::told::{NO_HELP, say};

/// Among so many convoys the one that was meant is looked for.
const SUGGESTED: usize = 500;

/// Reads a plan. Every problem is one that the rule `FORMAT` names.
///
/// Keys that the format does not know are passed over. O(bytes × log ids).
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read(path: &str, bytes: &[u8], scenario: &Scenario, state: Option<&State>) -> Result<Plan, Problems> {
    let source = reading::source(path, bytes)?;
    let mut r = Reading::new(&source);
    let mut plan = Plan::default();
    if let Some(root) = r.json()
        && r.object(&root, "plan")
    {
        let facts = state.iter().flat_map(|s| &s.convoys).map(|past| past.convoy.id.as_str()).collect();
        let known = Known::of(scenario);
        let mut reader = PlanReader { known, facts, positions: BTreeMap::new() };
        plan = reader.plan(&mut r, &root);
    }
    r.finish()?;
    Ok(plan)
}

struct PlanReader<'s> {
    known: Known<'s>,
    /// The ids of the convoys that have departed.
    facts: BTreeSet<&'s str>,
    /// Where in the plan each convoy stands, by its id.
    positions: BTreeMap<String, usize>,
}

impl PlanReader<'_> {
    fn plan<'a>(&mut self, r: &mut Reading<'a>, root: &Node<'a>) -> Plan {
        r.format(root, "safeconduct-plan/1");
        let scenario = if root.get("scenario").is_some() { r.string(root, "scenario") } else { None };
        let mut plan = Plan { scenario: scenario.unwrap_or_default(), ..Plan::default() };
        // A convoy that does not read keeps its position, so that visits that name it are no problem of theirs.
        let nodes = r.list(root, "convoys", Nulls::AsWrong);
        for (position, node) in nodes.iter().enumerate() {
            plan.convoys.extend(self.convoy(r, node, position));
        }
        let mut stood = BTreeSet::new();
        for node in r.list(root, "vehicles", Nulls::AsWrong) {
            if !r.object(node, "vehicle") {
                continue;
            }
            let vehicle = r.id(node, "id", &mut self.known.vehicles);
            let nodes = r.required_list(node, "visits");
            let visits = self.visits(r, nodes);
            if let Some(vehicle) = vehicle {
                if !stood.insert(vehicle)
                    && let Some(id) = node.get("id")
                    && let Value::Text(text) = &id.value
                {
                    r.say(id.span, say!(BadVehicleTwice, id = &**text), NO_HELP);
                }
                plan.vehicles.push(Itinerary { vehicle, visits });
            }
        }
        plan.score = stated(r, root);
        plan.bound = bound(r, root);
        plan
    }

    fn convoy<'a>(&mut self, r: &mut Reading<'a>, node: &Node<'a>, position: usize) -> Option<Convoy> {
        if !r.object(node, "convoy") {
            return None;
        }
        if let Some(at) = node.get("id")
            && let Value::Text(id) = &at.value
        {
            let taken = self.facts.contains(id.as_ref());
            if self.positions.insert(id.clone().into_owned(), position).is_some() || taken {
                let help = taken.then(|| say!(FixConvoyTaken));
                r.say(at.span, say!(BadConvoyTwice, id = &**id), help);
            }
        }
        state::convoy(r, node, &mut self.known)
    }

    fn visits<'a>(&mut self, r: &mut Reading<'a>, nodes: &[Node<'a>]) -> Vec<Visit> {
        let mut visits = Vec::with_capacity(nodes.len());
        for (i, node) in nodes.iter().enumerate() {
            if !r.object(node, "visit") {
                continue;
            }
            if node.get("convoy").is_some() {
                visits.extend(self.through(r, node));
                continue;
            }
            if i > 0 && node.get("arrive").is_none() {
                r.missing(node, "arrive", Text::SortNotFirst);
            }
            let drives_on = nodes.get(i + 1).is_some_and(|next| next.get("convoy").is_none());
            if drives_on && node.get("depart").is_none() {
                r.missing(node, "depart", Text::SortNotLast);
            }
            visits.extend(self.stop(r, node));
        }
        visits
    }

    fn through<'a>(&mut self, r: &mut Reading<'a>, node: &Node<'a>) -> Option<Visit> {
        let id = r.string(node, "convoy")?;
        if let Some(&position) = self.positions.get(&id) {
            return Some(Visit::Convoy(position));
        }
        let at = node.get("convoy")?.span;
        if self.facts.contains(id.as_str()) {
            r.say(at, say!(BadConvoyGone, id = id), say!(FixConvoyGone));
        } else {
            let near = nearest(&id, self.positions.keys().map(String::as_str).take(SUGGESTED));
            r.say(at, say!(BadNoId, noun = Text::ThingConvoy, id = id), did_you_mean(near));
        }
        None
    }

    fn stop<'a>(&mut self, r: &mut Reading<'a>, node: &Node<'a>) -> Option<Visit> {
        let place = r.id(node, "place", &mut self.known.places);
        let [arrive, begin, end, depart] =
            ["arrive", "begin", "end", "depart"].map(|key| r.instant_if_any(node, key));
        let [alight, board] = ["alight", "board"].map(|key| {
            let items = r.list(node, key, Nulls::AsAbsent);
            items.iter().filter_map(|item| r.moved(item, &mut self.known, 1)).collect()
        });
        Some(Visit::Place(Stop { place: place?, arrive, begin, end, depart, alight, board }))
    }
}

/// The stated score. What it leaves out is a matter of the rule `SCORE`.
fn stated<'a>(r: &mut Reading<'a>, root: &Node<'a>) -> StatedScore {
    let Some(node) = root.get("score") else { return StatedScore::default() };
    if !r.object(node, "score") {
        return StatedScore::default();
    }
    let [left_behind, left_behind_weighted, exposure, distance_km, wishes] =
        ["left_behind", "left_behind_weighted", "exposure", "distance_km", "wishes"]
            .map(|key| r.number(node, key, Nulls::AsWrong));
    let last_arrival = r.instant_or_null(node, "last_arrival");
    StatedScore { left_behind, left_behind_weighted, exposure, last_arrival, distance_km, wishes }
}

fn bound<'a>(r: &mut Reading<'a>, root: &Node<'a>) -> Bound {
    let Some(node) = root.get("bound").filter(|node| node.value != Value::Null) else {
        return Bound::default();
    };
    if !r.object(node, "bound") {
        return Bound::default();
    }
    let [left_behind_weighted, exposure] =
        ["left_behind_weighted", "exposure"].map(|key| r.number(node, key, Nulls::AsAbsent));
    Bound { left_behind_weighted, exposure, last_arrival: r.instant_or_null(node, "last_arrival") }
}
