//! What the walk counts, in a small world.

use super::*;
use crate::world::{CAMP, GATE_WEST, START, at, moved, plan, scenario};
use domain::{Aboard, ClassState, Safe, Stop, VehicleState, Visit};

fn doings(row: &Row) -> Vec<(Doing, Time, Time)> {
    row.spans.iter().map(|s| (s.doing, s.from, s.until)).collect()
}

fn stop_at(plan: &mut Plan, visit: usize) -> &mut Stop {
    match &mut plan.vehicles[0].visits[visit] {
        Visit::Place(stop) => stop,
        Visit::Convoy(_) => panic!("visit {visit} is at a place"),
    }
}

#[test]
fn a_convoy_carries_those_who_boarded_and_have_not_alighted() {
    let f = figures(&scenario(), &plan(), None);
    assert_eq!(f.manifests[1].load.people(), 36);
    assert_eq!(f.manifests[0].load.people(), 0, "it comes back empty");
    assert_eq!(f.manifests[1].vehicles, [(Idx::new(0), 1)]);
    assert_eq!(f.departures, [1, 0], "the file has them the other way round");
}

#[test]
fn people_are_safe_when_their_vehicle_has_been_unloaded() {
    let f = figures(&scenario(), &plan(), None);
    assert_eq!(f.arrivals.iter().map(|a| (a.at, a.load.people())).collect::<Vec<_>>(), [(at(9, 20), 36)]);
    assert_eq!((f.safe, f.people), (36, 40));
    assert_eq!(f.receiving[0].span, Some((at(9, 20), at(9, 20))));
    assert_eq!(f.rows[0].carried, 36);
}

#[test]
fn nobody_is_safe_where_they_did_not_want_to_go_or_after_the_end() {
    let mut s = scenario();
    let mut p = plan();
    stop_at(&mut p, 4).place = GATE_WEST;
    assert_eq!(figures(&s, &p, None).safe, 0);
    s.end = at(9, 19);
    assert_eq!(figures(&s, &plan(), None).safe, 0);
}

#[test]
fn nobody_alights_who_is_not_aboard() {
    let mut p = plan();
    stop_at(&mut p, 4).alight = moved(8, 9);
    assert_eq!(figures(&scenario(), &p, None).safe, 36);
}

#[test]
fn every_minute_of_a_bus_is_told() {
    let f = figures(&scenario(), &plan(), None);
    assert_eq!(
        doings(&f.rows[0]),
        [
            (Doing::Loading, at(7, 0), at(7, 10)),
            (Doing::Driving, at(7, 10), at(7, 20)),
            (Doing::Aboard, at(7, 20), at(8, 0)),
            (Doing::Loaded, at(8, 0), at(8, 33)),
            (Doing::Driving, at(8, 33), at(9, 0)),
            (Doing::Aboard, at(9, 0), at(9, 10)),
            (Doing::Unloading, at(9, 10), at(9, 20)),
            (Doing::Driving, at(9, 20), at(9, 40)),
            (Doing::Resting, at(9, 40), at(16, 0)),
            (Doing::Empty, at(16, 0), at(16, 25)),
        ],
        "the wait at the gate goes on from its departure until the convoy's, and is long enough for a rest"
    );
    assert_eq!(f.activity(), Some((at(7, 0), at(16, 25))));
}

#[test]
fn a_wait_that_is_too_short_is_no_rest() {
    let mut s = scenario();
    s.kinds[Idx::new(0)].duty = None;
    let f = figures(&s, &plan(), None);
    assert!(f.rows[0].spans.iter().any(|s| s.doing == Doing::Standing));
    assert!(f.rows[0].spans.iter().all(|s| s.doing != Doing::Resting));
}

#[test]
fn unloading_comes_before_loading_in_one_visit() {
    let mut p = plan();
    let stop = stop_at(&mut p, 4);
    stop.board = moved(1, 0);
    stop.end = Some(at(9, 30));
    stop.depart = Some(at(9, 30));
    let f = figures(&scenario(), &p, None);
    let served: Vec<_> =
        doings(&f.rows[0]).into_iter().filter(|d| d.1 >= at(9, 10) && d.2 <= at(9, 30)).collect();
    // Two minutes for the stop and six seconds for each of 36 people.
    let split = Time(at(9, 12).0 + 216);
    assert_eq!(served, [(Doing::Unloading, at(9, 10), split), (Doing::Loading, split, at(9, 30))]);
}

#[test]
fn a_bus_that_only_stands_is_not_used() {
    let f = figures(&scenario(), &plan(), None);
    assert_eq!((f.fleet[0].used, f.fleet[0].there), (1, 2));
}

#[test]
fn a_state_brings_those_aboard_and_those_safe() {
    let s = scenario();
    let mut p = plan();
    p.vehicles[0].visits.drain(..4);
    stop_at(&mut p, 0).arrive = None;
    let state = State {
        now: at(8, 40),
        vehicles: vec![VehicleState {
            vehicle: Idx::new(0),
            place: CAMP,
            free: at(9, 0),
            used: true,
            carried: false,
            duty_from: None,
            aboard: vec![Aboard { class: Idx::new(0), families: 7, since: at(7, 0) }],
        }],
        out_of_service: vec![],
        people: vec![ClassState {
            class: Idx::new(1),
            waiting: 0,
            waiting_at: vec![],
            safe: vec![Safe { place: CAMP, families: 4, at: at(8, 0) }],
        }],
        convoys: vec![],
    };
    let f = figures(&s, &p, Some(&state));
    assert_eq!(f.safe, 36, "28 who were aboard and 8 who were safe");
    assert_eq!(f.receiving[0].load.people(), 36);
    assert_eq!(f.rows[0].spans[0].doing, Doing::Aboard, "it stands with its people from when it is free");
}

#[test]
fn those_left_are_told_by_entry_and_reason() {
    let s = scenario();
    let left = |class, families, why: &str| Left { class: Idx::new(class), families, why: why.into() };
    let groups = left_groups(
        &s,
        &[left(1, 1, "no seat"), left(0, 2, "no seat"), left(0, 1, "no time"), left(1, 0, "nobody")],
    );
    let told: Vec<_> =
        groups.iter().map(|g| (g.entry.as_str(), g.why.as_str(), g.families, g.people)).collect();
    assert_eq!(told, [("families", "no seat", 3, 10), ("families", "no time", 1, 4)]);
}

#[test]
fn an_entry_with_a_slash_in_no_size_keeps_its_name() {
    assert_eq!(entry_of("school-families/12"), "school-families");
    assert_eq!(entry_of("case-1"), "case-1");
}

#[test]
fn a_broken_plan_gives_figures_and_no_panic() {
    let mut p = plan();
    p.vehicles[0].visits.insert(3, Visit::Convoy(99));
    stop_at(&mut p, 0).board.clear();
    let f = figures(&scenario(), &p, None);
    assert_eq!(f.safe, 0);
    assert_eq!(figures(&scenario(), &Plan::default(), None).activity(), None);
}

#[test]
fn no_corridor_is_never_shut() {
    let mut s = scenario();
    assert!(!all_shut(&s).hold(at(8, 0), at(9, 0)));
    assert!(all_shut(&s).hold(START, at(7, 0)));
    s.corridors = domain::Table::new();
    assert!(all_shut(&s).is_empty());
}
