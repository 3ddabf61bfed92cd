//! Worlds at the edge of what a scenario may say: nothing overflows, nothing divides by nothing, and the plan is kept.

mod common;

use domain::{Duration, Idx, Load, Scenario, Time};
use testkit::worlds::{START, World, school_to_camp};

fn kept(what: &str, scenario: &Scenario) -> u64 {
    let (planned, _) = common::planned(scenario, None, 1, 1);
    let faults = common::faults(scenario, None, &planned);
    assert!(faults.is_empty(), "{what}:\n{faults}");
    planned.plan.score.left_behind.expect("a plan states its score") as u64
}

/// The largest figures that the reader lets through, all at once.
fn largest() -> World {
    World::new()
        .place("yard", "open")
        .place("school", "open")
        .destination("camp")
        .road("yard", "school", 1_000_000, 100_000.0)
        .road("school", "camp", 1_000_000, 100_000.0)
        .vehicles("bus", 3, "yard", 10_000)
        .families("families", "school", &["camp"], 10_000, 1000)
        .with(|s| {
            s.end = START + Duration(3660 * 86_400);
            for priority in ["urgent", "high", "normal"] {
                let at = s.priorities.position(|p| p.id == priority).expect("every world has it");
                s.priorities[at].weight = 1e9;
            }
        })
}

#[test]
fn the_largest_figures_do_not_overflow() {
    kept("the largest figures", &largest().build());
    kept("the slowest vehicles", &largest().with(|s| s.kinds[Idx::new(0)].pace = 1000.0).build());
}

#[test]
fn the_largest_figures_behind_a_corridor_do_not_overflow() {
    let world = largest()
        .place("gate", "east")
        .place("court", "east")
        .road("gate", "court", 1_000_000, 100_000.0)
        .corridor("road", "gate", "school", 1_000_000, 100_000.0)
        .families("inside", "court", &["camp"], 10_000, 1000);
    kept("the largest figures", &world.build());
}

#[test]
fn a_weight_that_is_hardly_one_counts() {
    let world = school_to_camp().with(|s| s.priorities[Idx::new(2)].weight = 1e-9);
    assert_eq!(kept("a tiny weight", &world.build()), 0);
}

#[test]
fn a_world_without_people_has_an_empty_plan() {
    let world = World::new().place("yard", "open").vehicles("bus", 2, "yard", 10);
    assert_eq!(kept("nobody", &world.build()), 0);
}

#[test]
fn a_world_without_vehicles_leaves_everybody() {
    let world = school_to_camp().with(|s| s.kinds[Idx::new(0)].reserve = 1);
    assert_eq!(kept("no vehicle", &world.build()), 8);
}

#[test]
fn a_horizon_of_a_second_leaves_everybody() {
    let world = school_to_camp().with(|s| s.end = Time(START.0 + 1));
    assert_eq!(kept("a second", &world.build()), 8);
}

#[test]
fn a_class_of_no_families_and_a_family_of_nobody_do_no_harm() {
    let world = school_to_camp()
        .families("nobody", "school", &["camp"], 0, 5)
        .families("none", "school", &["camp"], 3, 0)
        .with(|s| s.classes[Idx::new(1)].family = Load::NONE);
    assert_eq!(kept("nobody", &world.build()), 0);
}

#[test]
fn a_place_without_bays_serves_nobody() {
    let world = school_to_camp().with(|s| s.places[Idx::new(1)].bays = Some(0));
    assert_eq!(kept("no bay", &world.build()), 8);
}
