//! What holds in every world, however bad: people are conserved, nobody loads more than the room, no convoy enters a corridor
//! that is shut, bays, headway and the convoys' own stories are kept. Told from the happenings alone.

#[path = "../../planner/tests/common/mod.rs"]
mod common;
mod storm;

use std::collections::BTreeMap;

use domain::{Direction, Duration, Load, Plan, Scenario, Time};
use planner::{Search, Settings};
use simulator::{
    Asked, ControlRoom, Ended, Grid, Ground, Happening, HoldAtGate, Inside, Player, Policy, Stage, Wait,
    What, World, compile, draw,
};

/// A control room that holds convoys where they are.
struct Holds;

impl ControlRoom for Holds {
    fn patience(&self) -> Option<Duration> {
        None
    }
    fn inside(&self) -> Inside {
        Inside::Hold
    }
}

fn judge(name: &str, scenario: &Scenario, world: &World, told: &[Happening]) {
    let mut aboard: BTreeMap<_, Load> = BTreeMap::new();
    let mut inside: BTreeMap<u32, Time> = BTreeMap::new();
    let mut last: BTreeMap<(_, Direction), Time> = BTreeMap::new();
    let mut lost = Vec::new();
    for &Happening { at, what } in told {
        match what {
            What::Boarded { vehicle, class, families, .. } => {
                let load = aboard.entry(vehicle).or_default();
                *load += scenario.classes[class].family * families;
                assert!(!lost.contains(&vehicle), "{name}: a lost vehicle loads");
                // Who unloads at the same stop counts until the end of it: the room is looked at when it leaves.
            }
            What::Transferred { from, to, class, families } => {
                let moved = scenario.classes[class].family * families;
                *aboard.get_mut(&from).expect("somebody is aboard") -= moved;
                let load = aboard.entry(to).or_default();
                *load += moved;
                assert!(
                    scenario.kind_of(to).room.admits(*load),
                    "{name}: {to:?} is too full after a transfer"
                );
            }
            What::Alighted { vehicle, class, families, place, .. } => {
                let load = aboard.get_mut(&vehicle).expect("somebody is aboard");
                *load -= scenario.classes[class].family * families;
                assert!(
                    scenario.classes[class].to.contains(&place),
                    "{name}: set down where they do not accept"
                );
            }
            What::BrokeDown { vehicle, lost: true } => lost.push(vehicle),
            What::Departed { vehicle, .. } => {
                let load = aboard.get(&vehicle).copied().unwrap_or_default();
                assert!(scenario.kind_of(vehicle).room.admits(load), "{name}: {vehicle:?} is too full");
            }
            What::ConvoyDeparted { convoy, corridor, direction, .. } => {
                assert!(inside.insert(convoy, at).is_none(), "{name}: convoy {convoy} departs twice");
                let shut = |c: &&simulator::Closure| {
                    c.corridor == corridor && c.window.from <= at && at < c.window.until
                };
                assert!(!world.closures().iter().any(|c| shut(&c)), "{name}: enters while it is shut");
                let longer =
                    world.extensions().iter().any(|x| x.corridor == corridor && x.end <= at && at < x.until);
                assert!(scenario.open(corridor).at(at).is_some() || longer, "{name}: no window is open");
                let headway = scenario.corridors[corridor].convoy.headway;
                if let Some(before) = last.insert((corridor, direction), at) {
                    assert!(before + headway <= at, "{name}: too close to the convoy ahead");
                }
            }
            What::ConvoyArrived { convoy, .. } | What::TurnedBack { convoy, .. } => {
                assert!(inside.remove(&convoy).is_some(), "{name}: convoy {convoy} comes out twice");
            }
            _ => {}
        }
    }
}

fn first(scenario: &Scenario) -> Plan {
    let search = Search::new(scenario, None, Settings { seed: 1 });
    search.plan(&search.first()).plan
}

#[test]
fn the_laws_hold_in_every_world() {
    let (from, count) = (common::first_seed(), common::count(400));
    println!("seeds {from} to {}", from + count - 1);
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let mut cases: Vec<(String, Scenario)> = (from..from + count)
        .filter_map(|seed| Some((format!("seed {seed}"), common::world(seed)?.1)))
        .collect();
    cases.extend(common::scenarios("examples/aleppo-2016", "first"));
    cases.extend(common::scenarios("examples/two-towns", ""));
    for (name, scenario) in cases {
        let plan = first(&scenario);
        let (compiled, ground) = (compile(&scenario, &plan, None), Ground::of(&scenario));
        let mut player = Player::new(&compiled);
        for number in 0..6 {
            let world = draw(&ground, &storm::storm(), 1, number);
            let mut told: Vec<Happening> = Vec::new();
            let ended = match number % 3 {
                0 => player.run(&world, &mut Wait, &mut told),
                1 => player.run(&world, &mut HoldAtGate(Duration::minutes(10)), &mut told),
                _ => player.run(&world, &mut Holds, &mut told),
            };
            assert_eq!(ended, Ended::Over);
            judge(&format!("{name}, world {number}"), &scenario, &world, &told);
            for h in &told {
                let what = match h.what {
                    What::TurnedBack { .. } => "turned back",
                    What::Held { .. } => "held",
                    What::Caught { .. } => "caught",
                    What::Missed { .. } => "missed",
                    What::Transferred { .. } => "transferred",
                    What::Withdrawn { .. } => "withdrawn",
                    What::Refused { .. } => "refused",
                    What::Overran { .. } => "overran",
                    What::Stopped { .. } => "stopped",
                    What::CarsJoined { .. } => "cars",
                    _ => continue,
                };
                *seen.entry(what).or_default() += 1;
            }
        }
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), 10, "something never happened, so nothing is proven of it: {seen:?}");
}

#[test]
fn nobody_appears_or_vanishes() {
    for (name, scenario) in common::scenarios("examples/aleppo-2016", "first") {
        let plan = first(&scenario);
        let stage = Stage::new(&scenario, &plan, None, Grid::of(&scenario, 9));
        let mut room = stage.players();
        for policy in
            [Policy::Wait, Policy::Hold(Duration::minutes(5)), Policy::Replan(Duration::hours(1), 2)]
        {
            for world in 0..12 {
                let planning = |asked: &Asked<'_>| {
                    let (scenario, state) = (asked.scenario, asked.state);
                    let search = Search::new(scenario, Some(state), Settings { seed: 1 });
                    let mut plans = Vec::new();
                    for (anew, plan) in [(false, search.resume(asked.plan)), (true, search.first())] {
                        let plan = search.plan(&plan).plan;
                        // What a delay has made too long already, no plan makes shorter.
                        let broken = referee::standing(scenario, &plan, Some(state)).verdict.codes();
                        assert!(broken.is_empty(), "{name}, world {world}, anew: {anew}: {broken:?}");
                        plans.push(plan);
                    }
                    plans
                };
                let t = stage.trial(&mut room, &storm::storm(), (1, world), policy, &planning);
                let safe = u64::from(*t.safe.last().expect("the grid has points"));
                assert!(t.came <= t.there);
                assert_eq!(safe + t.left, t.came, "{name}, world {world}, {policy:?}");
                assert!(t.safe.is_sorted());
            }
        }
    }
}

#[test]
fn the_same_world_meets_two_plans_and_one_concern_less_changes_no_other() {
    let scenario = common::scenario(&common::root().join("examples/aleppo-2016/first-days.toml"));
    let ground = Ground::of(&scenario);
    for number in 0..50 {
        let all = draw(&ground, &storm::storm(), 3, number);
        let less = draw(&ground, &storm::storm().without(simulator::Concern::Driving), 3, number);
        assert_eq!(all.closures(), less.closures());
        assert_eq!(all.extensions(), less.extensions());
    }
}
