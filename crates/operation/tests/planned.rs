//! A plan that is cut twice: what was a fact at the first cut is one at the second.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use domain::{Itinerary, Plan, Scenario, State, Visit};
use operation::{planned, planned_from};
use planner::{Search, Settings};
use testkit::operations::town;
use testkit::worlds::minute;

fn first(scenario: &Scenario, state: Option<&State>) -> Plan {
    let search = Search::new(scenario, state, Settings { seed: 1 });
    let plan = search.plan(&search.first()).plan;
    assert_eq!(referee::check(scenario, &plan, state).broken, vec![]);
    plan
}

/// People by class: safe, aboard, waiting.
fn heads(scenario: &Scenario, state: &State) -> BTreeMap<usize, (u32, u32, u32)> {
    let mut heads: BTreeMap<usize, (u32, u32, u32)> =
        scenario.classes.entries().map(|(c, row)| (c.get(), (0, 0, row.count))).collect();
    for class in &state.people {
        let here = heads.get_mut(&class.class.get()).unwrap();
        (here.0, here.2) = (class.safe.iter().map(|s| s.families).sum(), class.waiting);
    }
    for aboard in state.vehicles.iter().flat_map(|v| &v.aboard) {
        heads.get_mut(&aboard.class.get()).unwrap().1 += aboard.families;
    }
    heads
}

#[test]
fn nobody_appears_or_vanishes_however_often_a_plan_is_cut_and_made_anew() {
    let scenario = town();
    let mut plan = first(&scenario, None);
    let mut state: Option<State> = None;
    for at in [20, 45, 70, 100, 160] {
        let next = planned_from(&scenario, &plan, state.as_ref(), minute(at), true);
        for (class, (safe, aboard, waiting)) in heads(&scenario, &next) {
            let count = scenario.classes[domain::Idx::new(class)].count;
            assert_eq!(safe + aboard + waiting, count, "class {class} at minute {at}");
        }
        if let Some(before) = &state {
            assert!(next.convoys.starts_with(&before.convoys), "a convoy that has departed has departed");
        }
        plan = first(&scenario, Some(&next));
        state = Some(next);
    }
}

#[test]
fn a_cut_of_what_is_left_is_the_cut_of_the_whole() {
    let scenario = town();
    let plan = first(&scenario, None);
    for (one, two) in [(20, 45), (45, 100), (30, 160)] {
        let early = planned(&scenario, &plan, minute(one), true);
        let rest = ahead(&plan, &early);
        let direct = planned(&scenario, &plan, minute(two), true);
        let safe = |s: &State| heads(&scenario, s).values().map(|h| h.0).sum::<u32>();
        assert!(safe(&direct) > 0 || two < 100, "something happens: {two}");
        let twice = planned_from(&scenario, &rest, Some(&early), minute(two), true);
        assert_eq!(heads(&scenario, &twice), heads(&scenario, &direct), "{one}, then {two}");
        let departed =
            |s: &State| s.convoys.iter().map(|p| (p.convoy.id.clone(), p.people)).collect::<Vec<_>>();
        let (mut a, mut b) = (departed(&twice), departed(&direct));
        a.sort();
        b.sort();
        assert_eq!(a, b, "{one}, then {two}");
        let stands =
            |s: &State| s.vehicles.iter().map(|v| (v.vehicle, v.place, v.carried)).collect::<Vec<_>>();
        let (mut a, mut b) = (stands(&twice), stands(&direct));
        a.sort();
        b.sort();
        assert_eq!(a, b, "{one}, then {two}");
    }
}

/// What of a plan begins at a state's instant or later, visit by visit: the slow and plain way.
fn ahead(plan: &Plan, state: &State) -> Plan {
    let now = state.now;
    let kept: Vec<usize> = (0..plan.convoys.len()).filter(|&c| plan.convoys[c].depart >= now).collect();
    let vehicles = plan.vehicles.iter().map(|itinerary| {
        let begins = |visit: &Visit| match visit {
            Visit::Convoy(c) => plan.convoys[*c].depart >= now,
            Visit::Place(stop) => stop.begin.or(stop.arrive).is_some_and(|t| t >= now),
        };
        let first = itinerary.visits.iter().position(begins).unwrap_or(itinerary.visits.len());
        let mut visits = Vec::new();
        for visit in &itinerary.visits[first..] {
            match visit {
                Visit::Convoy(c) => {
                    visits.extend(kept.iter().position(|k| k == c).map(Visit::Convoy));
                }
                Visit::Place(stop) => visits.push(Visit::Place(stop.clone())),
            }
        }
        Itinerary { vehicle: itinerary.vehicle, visits }
    });
    Plan {
        convoys: kept.iter().map(|&c| plan.convoys[c].clone()).collect(),
        vehicles: vehicles.collect(),
        ..plan.clone()
    }
}
