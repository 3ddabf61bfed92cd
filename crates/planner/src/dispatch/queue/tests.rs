//! Queues in drawn worlds, judged by the referee, and against their slow twin: the same decisions made again from the start.

use testkit::scenarios::{Draft, draw};

use super::balance::Balance;
use super::rest::Rest;
use super::{Habits, Tasks};
use crate::dispatch::{Demand, Dispatcher};
use crate::model::Model;
use crate::random::Random;
use crate::schedule::Schedule;
use domain::{Duration, Duty, Scenario, Time};

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

fn worlds(from: u64, until: u64) -> impl Iterator<Item = (u64, Scenario)> {
    (from..until).filter_map(|seed| {
        let draft = draw(seed);
        let read = wire::scenario::read(Draft::MAIN, &Drawn(&draft)).ok()?;
        Some((seed, read.scenario))
    })
}

/// What the referee finds broken.
fn faults(scenario: &Scenario, schedule: &Schedule<'_>) -> Vec<String> {
    let verdict = referee::check(scenario, &crate::output::plan(schedule), None);
    verdict.codes().into_iter().map(|code| format!("{code:?}")).collect()
}

#[test]
fn queues_with_any_habits_keep_every_rule() {
    let (mut waves, mut safe, mut away, mut all) = (0, 0, 0, 0);
    for (seed, scenario) in worlds(1, 1200) {
        let model = Model::new(&scenario, None);
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut random = Random::new(seed, 7);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        let before = (dispatcher.schedule.tally, dispatcher.quota.clone());
        let habits = Habits::draw(&mut random);
        dispatcher.queues(&habits, Tasks::default(), &mut random, usize::MAX);
        let home = dispatcher.strays_come_home();
        let faults = faults(&scenario, dispatcher.schedule);
        // Who is away where they may not stay, and could not come home, is the only thing that may be wrong: such a plan is not used.
        let wrong: Vec<_> = faults.iter().filter(|code| home || !code.contains("OUT")).collect();
        assert!(wrong.is_empty(), "seed {seed}, {habits:?}: {wrong:?}");
        waves += dispatcher.waves.len();
        safe += usize::from(dispatcher.schedule.tally.left < before.0.left);
        away += usize::from(!home);
        all += 1;
        // Slow twin: the movements again from the start come to the same plan.
        let plan = crate::output::plan(dispatcher.schedule);
        let taken = dispatcher.take_back(0);
        assert_eq!(dispatcher.schedule.tally, before.0, "seed {seed}: all is taken back");
        assert_eq!(dispatcher.quota, before.1, "seed {seed}: no promise is left");
        dispatcher.put_back(taken);
        assert_eq!(crate::output::plan(dispatcher.schedule), plan, "seed {seed}: the same again");
    }
    println!("{waves} waves in {all} worlds, somebody safe in {safe}, somebody not home in {away}");
    assert!(away * 20 < all, "seldom somebody cannot come home: {away} of {all}");
    assert!(safe * 2 > all, "somebody is brought out in most worlds: {safe} of {all}");
}

#[test]
fn queues_go_on_from_any_wave_and_stop_after_as_many_as_they_are_told() {
    for (seed, scenario) in worlds(1200, 1500) {
        let model = Model::new(&scenario, None);
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut random = Random::new(seed, 8);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        dispatcher.queues(&Habits::plain(), Tasks::default(), &mut random, usize::MAX);
        for _ in 0..4 {
            let from = random.below(dispatcher.waves.len() + 1);
            dispatcher.take_back(from);
            let habits = Habits::plain().varied(&mut random);
            dispatcher.queues(&habits, Tasks::default(), &mut random, 1);
            // One look at a gate can send a vehicle on each of several trips within a zone.
            if dispatcher.waves.len() > from {
                dispatcher.queues(&habits, Tasks::default(), &mut random, usize::MAX);
            }
            let home = dispatcher.strays_come_home();
            let faults = faults(&scenario, dispatcher.schedule);
            let wrong: Vec<_> = faults.iter().filter(|code| home || !code.contains("OUT")).collect();
            assert!(wrong.is_empty(), "seed {seed}, {habits:?}: {wrong:?}");
        }
    }
}

#[test]
fn a_trip_that_is_not_made_counts_for_no_exchange() {
    let mut seen = 0;
    for (seed, scenario) in worlds(1, 600) {
        if scenario.exchanges.is_empty() {
            continue;
        }
        let model = Model::new(&scenario, None);
        let schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        for mut balance in Balance::all(&schedule) {
            for cell in &demand.cells {
                // Nobody at all never runs ahead; more people than anywhere do, unless they are exempt or of neither zone.
                assert!(!balance.bars(cell, 0), "seed {seed}");
                seen += usize::from(balance.bars(cell, 1 << 40));
            }
        }
    }
    assert!(seen > 100, "{seen} cells are barred");
}

#[test]
fn a_crew_rests_before_a_trip_that_its_duty_has_no_room_for() {
    let hours = |n: i64| Time(3600 * n);
    let duty = Duty { most: Duration::hours(10), rest: Duration::hours(6) };
    let on = Some((hours(0), hours(8)));
    let short = Rest::of(duty, on, hours(8), hours(8), hours(10));
    assert_eq!(short.before, Duration::ZERO);
    assert_eq!(short.after(hours(10), hours(11)), hours(16), "the next trip begins after a rest");
    let long = Rest::of(duty, on, hours(8), hours(8), hours(11));
    assert_eq!(long.before, Duration::hours(6));
    assert_eq!(long.after(hours(17), hours(18)), hours(18), "it has rested");
    let fresh = Rest::of(duty, on, hours(14), hours(14), hours(17));
    assert_eq!(fresh.before, Duration::ZERO);
    assert_eq!(Rest::NONE.after(hours(1), hours(2)), hours(2));
}
