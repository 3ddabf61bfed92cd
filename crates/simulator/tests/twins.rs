//! The simulator and its slow twin tell the same story in the same worlds: everything that happens, to the second.

#[path = "../../planner/tests/common/mod.rs"]
mod common;
mod storm;
mod twin;

use std::collections::BTreeMap;

use domain::{Doubt, Duration, Leg, Plan, Scenario, Travel, TravelRow};
use planner::{Search, Settings};
use simulator::{
    ControlRoom, Ground, Happening, HoldAtGate, Player, Spread, Wait, What, World, compile, draw,
};

/// What is compared, in one order: no standing and no causes, which are counts of the first simulator; families of a class who
/// get on or off together are told once.
fn story(told: Vec<Happening>, scenario: &Scenario) -> Vec<String> {
    let mut lines: BTreeMap<(i64, String), u32> = BTreeMap::new();
    for mut h in told.into_iter().filter(|h| h.at <= scenario.end) {
        let n = match &mut h.what {
            What::Stood { .. } => continue,
            What::Alighted { cause, families, .. } => {
                *cause = None;
                std::mem::take(families)
            }
            What::Boarded { families, .. } => std::mem::take(families),
            _ => 1,
        };
        *lines.entry((h.at.0, format!("{:?}", h.what))).or_default() += n;
    }
    lines.into_iter().map(|((at, what), n)| format!("{at} {what} × {n}")).collect()
}

/// A control room that might plan again, and never does.
struct Careful(Option<Duration>);

impl ControlRoom for Careful {
    fn patience(&self) -> Option<Duration> {
        self.0
    }
    fn may_replan(&self) -> bool {
        true
    }
}

/// How often each sort of thing happened, so that what is proven is known.
type Seen = BTreeMap<String, u32>;

fn sort(what: &What) -> String {
    let said = format!("{what:?}");
    said.split([' ', '{']).next().expect("a word comes first").to_owned()
}

fn judge(
    name: &str,
    (scenario, plan, world): (&Scenario, &Plan, &World),
    patience: Option<Duration>,
    seen: &mut Seen,
) {
    let compiled = compile(scenario, plan, None);
    let mut told: Vec<Happening> = Vec::new();
    match patience {
        None => Player::new(&compiled).run(world, &mut Wait, &mut told),
        Some(p) => Player::new(&compiled).run(world, &mut HoldAtGate(p), &mut told),
    };
    for h in &told {
        *seen.entry(sort(&h.what)).or_default() += 1;
    }
    // Where another plan may come, vehicles leave one by one: it makes no difference.
    let mut one_by_one: Vec<Happening> = Vec::new();
    Player::new(&compiled).run(world, &mut Careful(patience), &mut one_by_one);
    let (said, again) = (story(told.clone(), scenario), story(one_by_one, scenario));
    assert!(said == again, "{name}: reckoned ahead and one by one they part");
    let (fast, slow) = (story(told, scenario), story(twin::play(scenario, plan, world, patience), scenario));
    if let Some(i) = (0..fast.len().max(slow.len())).find(|&i| fast.get(i) != slow.get(i)) {
        let near =
            |all: &[String]| all[i.saturating_sub(6).min(all.len())..(i + 6).min(all.len())].join("\n  ");
        panic!("{name}: they part\nfast:\n  {}\nslow:\n  {}", near(&fast), near(&slow));
    }
}

fn first(scenario: &Scenario) -> Plan {
    let search = Search::new(scenario, None, Settings { seed: 1 });
    search.plan(&search.first()).plan
}

fn in_worlds(name: &str, scenario: &Scenario, worlds: std::ops::Range<u64>, seen: &mut Seen) {
    let (plan, ground) = (first(scenario), Ground::of(scenario));
    for number in worlds {
        for (hazards, sort) in [(storm::mild(), "mild"), (storm::storm(), "storm")] {
            let world = draw(&ground, &hazards, 1, number);
            let patience = [None, Some(Duration::minutes(10)), None, Some(Duration(0))];
            let patience = patience[number as usize % 4];
            judge(&format!("{name}, {sort} world {number}"), (scenario, &plan, &world), patience, seen);
        }
    }
}

/// Says of some drives how far off they may be.
fn doubt(scenario: &mut Scenario, seed: u64) {
    let of = |n: u64| Doubt { least: 0.5 + (n % 5) as f64 / 10.0, most: 1.0 + (n % 7) as f64 / 3.0 };
    let rows: Vec<_> = scenario
        .travel
        .rows()
        .flat_map(|(key, rows)| rows.iter().map(move |row| (*key, *row)))
        .enumerate()
        .map(|(n, (key, row))| {
            let n = n as u64 + seed;
            let leg = row.leg.map(|leg| Leg { doubt: (!n.is_multiple_of(3)).then(|| of(n)), ..leg });
            (key, TravelRow { leg, ..row })
        })
        .collect();
    scenario.travel = Travel::new(rows);
}

#[test]
fn a_drive_stays_within_what_is_said_of_it() {
    let (scenario, hazards) = (first_world(), storm::storm());
    let ground = Ground::of(&scenario);
    let own = Spread::of(Doubt { least: 0.9, most: 1.25 });
    let (mut shorter, mut longer) = (0, 0);
    for number in 0..400 {
        let world = draw(&ground, &hazards, 1, number);
        // The factor of the whole operation is on all drives alike.
        let all = world.drive(0, 0, (1_000_000, Some(Spread::new(1.0, 1.0, 1.0)))) as f64;
        for vehicle in 0..10 {
            let takes = world.drive(vehicle, 3, (1_000_000, Some(own))) as f64 / all;
            assert!((0.8999..=1.2501).contains(&takes), "world {number}: {takes}");
            shorter += u32::from(takes < 0.97);
            longer += u32::from(takes > 1.15);
        }
    }
    assert!(shorter > 100 && longer > 100, "{shorter} {longer}");
    let quiet = draw(&ground, &simulator::Hazards::NONE, 1, 1);
    assert_eq!(quiet.drive(0, 0, (1234, Some(own))), 1234, "without the hazard it is as planned");
}

fn first_world() -> Scenario {
    (1..).find_map(common::world).expect("some seed gives a world").1
}

#[test]
fn the_slow_twin_tells_the_same_story_in_drawn_operations() {
    let (from, count) = (common::first_seed(), common::count(300));
    println!("seeds {from} to {}", from + count - 1);
    let mut seen = Seen::new();
    for seed in from..from + count {
        if let Some((_, mut scenario)) = common::world(seed) {
            doubt(&mut scenario, seed);
            in_worlds(&format!("seed {seed}"), &scenario, 0..6, &mut seen);
        }
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), 23, "something never happened, so nothing is proven of it: {seen:?}");
}

#[test]
fn the_slow_twin_tells_the_same_story_of_the_examples() {
    let mut seen = Seen::new();
    for (folder, prefix) in [
        ("examples/two-towns", ""),
        ("examples/river-flood", ""),
        ("examples/aleppo-2016", "first"),
        ("testdata/generated", "s-00"),
    ] {
        for (name, scenario) in common::scenarios(folder, prefix) {
            in_worlds(&name, &scenario, 0..4, &mut seen);
        }
    }
    println!("{seen:?}");
}
