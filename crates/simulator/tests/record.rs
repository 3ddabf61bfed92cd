//! The record of a rehearsal says the same as the rehearsal: its fold gives the counts of the run, and every account balances.

#[path = "../../planner/tests/common/mod.rs"]
mod common;
mod storm;

use std::collections::BTreeMap;

use domain::{Duration, Plan, Scenario};
use operation::{Contradiction, Entry, Event, Ground, Record, Unit};
use planner::{Search, Settings};
use simulator::{Asked, Grid, Hazards, Policy, Stage, Story, What, record};
use wire::record::{Header, Label};

fn again(asked: &Asked<'_>) -> Vec<Plan> {
    let search = Search::new(asked.scenario, Some(asked.state), Settings { seed: 1 });
    vec![search.plan(&search.first()).plan]
}

fn first(scenario: &Scenario) -> Plan {
    let search = Search::new(scenario, None, Settings { seed: 1 });
    search.plan(&search.first()).plan
}

/// What is wrong with a record, against the story that it tells.
fn judge(name: &str, scenario: &Scenario, story: &Story, entries: &[Entry]) {
    let ground = Ground::new(scenario);
    let mut ledger = Record::new(&ground);
    for entry in entries {
        ledger.add(entry.clone());
    }
    assert_eq!(ledger.len(), entries.len(), "{name}: two entries share an id");
    let facts = ledger.facts();
    for (unit, flows) in facts.accounts.iter() {
        assert!(flows.balances(), "{name}: {unit:?} {flows:?}");
        assert_eq!(flows.unexplained, 0, "{name}: {unit:?} {flows:?}");
    }
    let happenings = || story.chapters.iter().flat_map(|c| &c.happenings).filter(|h| h.at <= scenario.end);
    let mut boarded = 0;
    for h in happenings() {
        if let What::Boarded { class, families, .. } = h.what {
            boarded += i64::from(scenario.classes[class].family.people() * families);
        }
    }
    let whole = facts.accounts.of(&Unit::Whole);
    let safe = i64::from(*story.trial.safe.last().expect("the grid has points"));
    assert_eq!((whole.handed_over, whole.boarded), (safe, boarded), "{name}: {whole:?}");
    assert_eq!(whole.aboard, boarded - safe, "{name}");
    assert_eq!(story.trial.came as i64 - safe, story.trial.left as i64, "{name}");
    for (unit, flows) in facts.accounts.iter() {
        assert!(flows.aboard >= 0, "{name}: {unit:?} {flows:?}");
    }
    // Nothing contradicts but what the world drew: more families than the scenario knows of. Where people are carried within a
    // besieged zone, no convoy is cleared.
    for d in facts.discrepancies.iter() {
        let drawn = match &d.what {
            Contradiction::MoreFamilies(_) => true,
            Contradiction::NotClearToLoad(v) => {
                let vehicle = vehicle_of(scenario, v.as_str());
                story.chapters.iter().any(|c| within(&c.plan, vehicle))
            }
            _ => false,
        };
        assert!(drawn, "{name}: {:?} by {:?}", d.what, ledger_entry(entries, d));
    }
    // Only what the run shut is shut.
    let shut = facts.corridors.values().filter(|c| !c.suspended.is_empty()).count();
    let mut ends: BTreeMap<_, domain::Time> = BTreeMap::new();
    for h in happenings() {
        if let What::Shut { corridor, until } = h.what {
            let end = ends.entry(corridor).or_insert(until);
            *end = (*end).max(until);
        }
    }
    assert_eq!(shut, ends.values().filter(|&&t| t > scenario.end).count(), "{name}");
}

fn ledger_entry<'e>(entries: &'e [Entry], d: &operation::Discrepancy) -> Option<&'e Entry> {
    entries.iter().find(|e| e.id == d.entry)
}

fn vehicle_of(scenario: &Scenario, id: &str) -> domain::Idx<domain::Vehicle> {
    scenario.vehicles.position(|v| v.id == id).expect("the scenario has it")
}

/// Whether a plan has a vehicle board where no crossing follows.
fn within(plan: &Plan, vehicle: domain::Idx<domain::Vehicle>) -> bool {
    plan.vehicles.iter().filter(|i| i.vehicle == vehicle).all(|i| {
        let mut crosses = false;
        i.visits.iter().rev().any(|v| {
            crosses |= matches!(v, domain::Visit::Convoy(_));
            !crosses && matches!(v, domain::Visit::Place(s) if !s.board.is_empty())
        })
    })
}

fn in_worlds(name: &str, scenario: &Scenario, worlds: u64, seen: &mut BTreeMap<&'static str, u32>) {
    let plan = first(scenario);
    let stage = Stage::new(scenario, &plan, None, Grid::of(scenario, 9));
    let mut room = stage.players();
    for world in 0..worlds {
        let hazards = [Hazards::NONE, storm::mild(), storm::storm()][world as usize % 3];
        let policies =
            [Policy::Wait, Policy::Hold(Duration::minutes(10)), Policy::Replan(Duration::minutes(30), 2)];
        for policy in policies {
            let story = stage.story(&mut room, &hazards, (1, world), policy, &again);
            assert_eq!(story.trial, stage.trial(&mut room, &hazards, (1, world), policy, &again));
            let entries = record(scenario, &story, (1, world));
            let name = format!("{name}, world {world}, {policy:?}");
            judge(&name, scenario, &story, &entries);
            assert!(entries.iter().all(|e| e.recorded_at >= e.happened_at));
            assert_eq!(entries, record(scenario, &story, (1, world)), "{name}: not the same twice");
            for e in &entries {
                let what = match e.event {
                    Event::Suspended { .. } => "suspended",
                    Event::Recalled { .. } => "recalled",
                    Event::Transferred { .. } => "transferred",
                    Event::Repaired { .. } => "repaired",
                    Event::BrokeDown { .. } => "broke down",
                    Event::PassedCheckpoint { .. } => "passed",
                    Event::HandedOver { .. } => "handed over",
                    _ => continue,
                };
                *seen.entry(what).or_default() += 1;
            }
        }
    }
}

#[test]
fn the_fold_of_a_record_gives_the_counts_of_the_run() {
    let (from, count) = (common::first_seed(), common::count(200));
    println!("seeds {from} to {}", from + count - 1);
    let mut seen = BTreeMap::new();
    for seed in from..from + count {
        if let Some((_, scenario)) = common::world(seed) {
            in_worlds(&format!("seed {seed}"), &scenario, 3, &mut seen);
        }
    }
    for (folder, prefix) in [("examples/aleppo-2016", "first"), ("examples/two-towns", "")] {
        for (name, scenario) in common::scenarios(folder, prefix) {
            in_worlds(&name, &scenario, 3, &mut seen);
        }
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), 7, "something never happened, so nothing is proven of it: {seen:?}");
}

#[test]
fn a_record_goes_through_a_file() {
    for (_, scenario) in common::scenarios("examples/two-towns", "") {
        let plan = first(&scenario);
        let stage = Stage::new(&scenario, &plan, None, Grid::of(&scenario, 9));
        let mut room = stage.players();
        let story = stage.story(&mut room, &storm::mild(), (1, 5), Policy::Wait, &again);
        let entries = record(&scenario, &story, (1, 5));
        let header = Header {
            format: wire::record::FORMAT.to_owned(),
            scenario: scenario.name.first().to_owned(),
            label: Label::Rehearsal,
        };
        let text = wire::record::write(&header, &entries);
        let (read, again) = wire::record::read("record", text.as_bytes()).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((read, again), (header, entries));
    }
}
