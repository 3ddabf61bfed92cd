//! With no hazard at all a run is the plan: every departure, arrival, inspection, boarding and alighting, to the second.

#[path = "../../planner/tests/common/mod.rs"]
mod common;

use std::collections::BTreeMap;

use domain::{Plan, Scenario, State, Time, Visit};
use planner::{Search, Settings};
use simulator::{Ended, Ground, Happening, Hazards, HoldAtGate, Player, Wait, What, compile, draw};
use testkit::rng::Rng;

/// What is done, as a line each.
fn planned(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> BTreeMap<String, u32> {
    let mut lines: BTreeMap<String, u32> = BTreeMap::new();
    let mut say = |line: String, n: u32| *lines.entry(line).or_default() += n;
    for (i, c) in plan.convoys.iter().enumerate() {
        say(format!("convoy {i} departs {} arrives {}", c.depart.0, c.arrive.0), 1);
        for p in &c.passages {
            say(format!("convoy {i} at {} {} {}", p.checkpoint, p.begin.0, p.end.0), 1);
        }
    }
    let now = state.map_or(scenario.start, |s| s.now);
    for it in &plan.vehicles {
        let known = state.and_then(|s| s.vehicles.iter().find(|v| v.vehicle == it.vehicle));
        let mut at = None;
        let free = known.map_or(now, |k| k.free);
        for visit in &it.visits {
            match visit {
                Visit::Convoy(c) => {
                    let of = &plan.convoys[*c];
                    at = Some((scenario.corridors[of.corridor].gates(of.direction).1, of.arrive));
                }
                Visit::Place(stop) => {
                    let arrive = stop.arrive.unwrap_or(at.map_or(free, |(_, t)| t));
                    let begin = stop.begin.unwrap_or(arrive);
                    let end = stop.end.unwrap_or(begin);
                    if let Some((from, left)) = at.filter(|(from, _)| *from != stop.place) {
                        say(format!("{:?} leaves {from:?} {}", it.vehicle, left.0), 1);
                        say(format!("{:?} comes to {:?} {}", it.vehicle, stop.place, arrive.0), 1);
                    }
                    for m in &stop.board {
                        say(format!("{:?} boards {:?} {}", it.vehicle, m.class, begin.0), m.families);
                    }
                    for m in &stop.alight {
                        say(format!("{:?} alights {:?} {}", it.vehicle, m.class, end.0), m.families);
                    }
                    at = Some((stop.place, stop.depart.unwrap_or(end)));
                }
            }
        }
    }
    lines
}

/// The same of what happened.
fn done(scenario: &Scenario, plan: &Plan, happenings: &[Happening]) -> BTreeMap<String, u32> {
    let mut lines: BTreeMap<String, u32> = BTreeMap::new();
    let mut say = |line: String, n: u32| *lines.entry(line).or_default() += n;
    let mut left: BTreeMap<u32, Time> = BTreeMap::new();
    for &Happening { at, what } in happenings {
        match what {
            What::ConvoyDeparted { convoy, .. } => {
                left.insert(convoy, at);
            }
            What::ConvoyArrived { convoy, .. } => {
                say(format!("convoy {convoy} departs {} arrives {}", left[&convoy].0, at.0), 1);
            }
            What::Passed { convoy, checkpoint, begin, .. } => {
                let corridor = &scenario.corridors[plan.convoys[convoy as usize].corridor];
                let id = &corridor.checkpoints[usize::from(checkpoint)].id;
                say(format!("convoy {convoy} at {id} {} {}", begin.0, at.0), 1);
            }
            What::Departed { vehicle, place } => say(format!("{vehicle:?} leaves {place:?} {}", at.0), 1),
            What::Arrived { vehicle, place } => say(format!("{vehicle:?} comes to {place:?} {}", at.0), 1),
            What::Boarded { vehicle, class, families, .. } => {
                say(format!("{vehicle:?} boards {class:?} {}", at.0), families);
            }
            What::Alighted { vehicle, class, families, late, cause, .. } => {
                assert_eq!((late.0, cause), (0, None));
                say(format!("{vehicle:?} alights {class:?} {}", at.0), families);
            }
            What::Stood { .. } | What::Served { .. } | What::Entered { .. } => {}
            other => panic!("nothing of the sort is planned: {other:?}"),
        }
    }
    lines
}

fn judge(name: &str, scenario: &Scenario, plan: &Plan, state: Option<&State>) {
    let verdict = referee::check(scenario, plan, state);
    assert!(verdict.broken.iter().all(|b| b.code == "SCORE"), "{name}: the plan is not kept");
    let compiled = compile(scenario, plan, state);
    let mut player = Player::new(&compiled);
    let world = draw(&Ground::of(scenario), &Hazards::NONE, 1, 0);
    for hold in [false, true] {
        let mut told: Vec<Happening> = Vec::new();
        let ended = if hold {
            player.run(&world, &mut HoldAtGate(domain::Duration(0)), &mut told)
        } else {
            player.run(&world, &mut Wait, &mut told)
        };
        assert_eq!(ended, Ended::Over);
        let (planned, done) = (planned(scenario, plan, state), done(scenario, plan, &told));
        let missing: Vec<_> = planned.iter().filter(|(k, n)| done.get(*k) != Some(n)).take(5).collect();
        let surplus: Vec<_> = done.iter().filter(|(k, n)| planned.get(*k) != Some(n)).take(5).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{name}:\nplanned {missing:#?}\nhappened {surplus:#?}"
        );
    }
}

fn planned_first(scenario: &Scenario, seed: u64) -> Plan {
    let search = Search::new(scenario, None, Settings { seed });
    search.plan(&search.first()).plan
}

#[test]
fn a_run_without_hazards_is_the_plan_on_the_examples_and_generated_ones() {
    for (folder, prefix) in [
        ("examples/aleppo-2016", ""),
        ("examples/two-towns", ""),
        ("examples/river-flood", ""),
        ("testdata/generated", "s-"),
    ] {
        for (name, scenario) in common::scenarios(folder, prefix) {
            judge(&name, &scenario, &planned_first(&scenario, 1), None);
        }
    }
}

#[test]
fn a_run_without_hazards_is_the_plan_on_tiny_ones() {
    let mut seen = 0;
    for (name, scenario) in common::scenarios("testdata/tiny", "tiny-00") {
        judge(&name, &scenario, &planned_first(&scenario, 1), None);
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn a_run_without_hazards_is_the_plan_in_drawn_worlds_and_from_their_middle() {
    let (first, count) = (common::first_seed(), common::count(600));
    println!("seeds {first} to {}", first + count - 1);
    let mut cuts = 0;
    for seed in first..first + count {
        let Some((_, scenario)) = common::world(seed) else { continue };
        let plan = planned_first(&scenario, seed);
        judge(&format!("seed {seed}"), &scenario, &plan, None);
        let Some(last) = plan.score.last_arrival else { continue };
        let mut rng = Rng::new(seed);
        let now = Time(rng.between(scenario.start.0 + 1, last.0));
        let state = testkit::cut::state_at(&scenario, &plan, now, rng.one_in(2));
        let search = Search::new(&scenario, Some(&state), Settings { seed });
        let again = search.plan(&search.first()).plan;
        judge(&format!("seed {seed} from {}", now.0), &scenario, &again, Some(&state));
        cuts += 1;
    }
    assert!(cuts > count / 4, "{cuts}");
}
