//! Moves against their slow twin: what a change leaves behind, decoded from the start again, is the same plan.

use std::collections::BTreeSet;

use testkit::scenarios::{Draft, draw};

use super::{decode, families, members, thaw};
use crate::dispatch::{Demand, Dispatcher, Habits, Rule};
use crate::model::Model;
use crate::random::Random;
use crate::schedule::Schedule;

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

#[test]
fn a_move_on_members_is_the_plan_that_decoding_from_the_start_gives() {
    decoded_as_from_the_start(members::draw, 20);
}

#[test]
fn a_move_on_families_is_the_plan_that_decoding_from_the_start_gives() {
    // Small worlds have few families that could ride otherwise: more is drawn.
    decoded_as_from_the_start(families::draw, 80);
}

/// Draws a move.
type Draw = fn(&Model<'_>, &Dispatcher<'_, '_>, &mut Random) -> Option<members::Replaced>;

fn decoded_as_from_the_start(draw_move: Draw, times: usize) {
    let (mut made, mut refused) = (0, 0);
    for seed in 1..400 {
        let draft = draw(seed);
        let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
        let model = Model::new(&read.scenario, None);
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut random = Random::new(seed, 0);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        let mut rule = Rule::draw(true, &mut random);
        rule.sizes = vec![0.3];
        dispatcher.finish(&rule, &mut random);
        if dispatcher.waves.is_empty() {
            continue;
        }
        for _ in 0..times {
            let Some((from, pieces, rest)) = draw_move(&model, &dispatcher, &mut random) else {
                continue;
            };
            let before = (dispatcher.schedule.tally, crate::output::plan(dispatcher.schedule));
            let waiting = dispatcher.schedule.waiting.clone();
            let old = dispatcher.take_back(from);
            let done = pieces.iter().all(|piece| decode(&mut dispatcher, piece))
                && old[(rest - from).min(old.len())..].iter().all(|wave| dispatcher.repeat_exactly(wave));
            if !done {
                refused += 1;
                dispatcher.take_back(from);
                dispatcher.put_back(old);
                let after = (dispatcher.schedule.tally, crate::output::plan(dispatcher.schedule));
                assert_eq!(before, after, "seed {seed}: a change that is given up leaves nothing behind");
                continue;
            }
            made += 1;
            assert_eq!(waiting, dispatcher.schedule.waiting, "seed {seed}: the same people are carried");
            let plan = crate::output::plan(dispatcher.schedule);
            let incumbent = freeze_of(&dispatcher);
            let again = thaw(&model, &incumbent);
            assert_eq!(again.tally, incumbent.tally, "seed {seed}");
            assert_eq!(crate::output::plan(&again), plan, "seed {seed}");
            let verdict = referee::check(&read.scenario, &plan, None);
            let codes: BTreeSet<_> = verdict.codes().into_iter().collect();
            assert!(codes.is_empty(), "seed {seed}: {codes:?}");
        }
    }
    println!("{made} changes made, {refused} given up");
    assert!(made > 500, "only {made} changes were made, {refused} given up");
}

fn freeze_of(dispatcher: &Dispatcher<'_, '_>) -> super::Incumbent {
    super::Incumbent {
        tally: dispatcher.schedule.tally,
        rides: dispatcher.rides.clone(),
        waves: dispatcher.waves.clone(),
        barred: dispatcher.barred.clone(),
        habits: None,
    }
}

#[test]
fn trips_that_are_timed_anew_carry_whom_they_carried_and_keep_every_rule() {
    let (mut carried, mut kept) = (0, 0);
    for seed in 1..600 {
        let draft = draw(seed);
        let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
        let model = Model::new(&read.scenario, None);
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut random = Random::new(seed, 0);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        dispatcher.finish(&Rule::plain(), &mut random);
        let left = dispatcher.schedule.tally.left;
        let old = dispatcher.take_back(0);
        let tasks = super::retime::tasks(&model, &old, random.chance(0.5));
        let members = |w: &crate::dispatch::Wave| {
            let all = w.decided.movements.iter().flat_map(|m| &m.members);
            all.filter(|m| !m.pickups.is_empty()).count()
        };
        let trips: usize = tasks.lists.values().map(std::collections::VecDeque::len).sum();
        assert_eq!(trips, old.iter().map(members).sum::<usize>(), "seed {seed}: every trip is in a list");
        dispatcher.queues(&Habits::draw(&mut random), tasks, &mut random, usize::MAX);
        if !dispatcher.strays_come_home() {
            continue;
        }
        carried += 1;
        kept += usize::from(dispatcher.schedule.tally.left <= left);
        let verdict = referee::check(&read.scenario, &crate::output::plan(dispatcher.schedule), None);
        let codes: BTreeSet<_> = verdict.codes().into_iter().collect();
        assert!(codes.is_empty(), "seed {seed}: {codes:?}");
    }
    println!("no more are left in {kept} of {carried} worlds");
    assert!(kept * 2 > carried, "mostly no more are left: {kept} of {carried}");
}

#[test]
fn trips_of_an_earlier_plan_can_be_timed_anew() {
    let mut timed = 0;
    for seed in 1..300 {
        let draft = draw(seed);
        let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
        let model = Model::new(&read.scenario, None);
        let demand = Demand::new(&Schedule::new(&model));
        let mut random = Random::new(seed, 0);
        let mut schedule = Schedule::new(&model);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        dispatcher.finish(&Rule::plain(), &mut random);
        if !dispatcher.strays_come_home() {
            continue;
        }
        let earlier = crate::output::plan(dispatcher.schedule);
        let mut schedule = Schedule::new(&model);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        crate::resume::resume(&mut dispatcher, &earlier);
        let old = dispatcher.take_back(0);
        let tasks = super::retime::tasks(&model, &old, random.chance(0.5));
        timed += usize::from(!tasks.lists.is_empty());
        dispatcher.queues(&Habits::draw(&mut random), tasks, &mut random, usize::MAX);
        if !dispatcher.strays_come_home() {
            continue;
        }
        let verdict = referee::check(&read.scenario, &crate::output::plan(dispatcher.schedule), None);
        let codes: BTreeSet<_> = verdict.codes().into_iter().collect();
        assert!(codes.is_empty(), "seed {seed}: {codes:?}");
    }
    assert!(timed > 50, "few worlds had trips: {timed}");
}
