//! Waves taken back and put back, in drawn worlds.

use testkit::scenarios::{Draft, draw};
use testkit::worlds::World;

use super::{Demand, Dispatcher, Rule};
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
fn waves_taken_back_and_put_back_are_the_same_plan() {
    let mut turns = 0;
    for seed in 1..250 {
        let draft = draw(seed);
        let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
        let model = Model::new(&read.scenario, None);
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut random = Random::new(seed, 0);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        let rule = if seed % 3 == 0 { Rule::plain() } else { Rule::draw(true, &mut random) };
        dispatcher.finish(&rule, &mut random);
        let tally = dispatcher.schedule.tally;
        let quota = dispatcher.quota.clone();
        let plan = crate::output::plan(dispatcher.schedule);
        for from in (0..dispatcher.waves.len()).rev() {
            turns += 1;
            let back = dispatcher.take_back(from);
            assert_eq!(dispatcher.waves.len(), from);
            if from == 0 {
                let empty = Schedule::new(&model).tally;
                assert_eq!(dispatcher.schedule.tally, empty, "seed {seed}: nothing is decided any more");
            }
            dispatcher.put_back(back);
            assert_eq!(dispatcher.schedule.tally, tally, "seed {seed}, from wave {from}");
            assert_eq!(dispatcher.quota, quota, "seed {seed}, from wave {from}");
            assert_eq!(crate::output::plan(dispatcher.schedule), plan, "seed {seed}, from wave {from}");
        }
    }
    assert!(turns > 500, "only {turns} waves were taken back");
}

#[test]
fn a_gene_finds_its_wave_again() {
    let (mut same, mut all) = (0, 0);
    for seed in 1..250 {
        let draft = draw(seed);
        let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
        let model = Model::new(&read.scenario, None);
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut random = Random::new(seed, 0);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        dispatcher.finish(&Rule::plain(), &mut random);
        let Some(last) = dispatcher.waves.len().checked_sub(1) else { continue };
        let tally = dispatcher.schedule.tally;
        let back = dispatcher.take_back(last);
        dispatcher.follow(&back[0].decided.gene);
        all += 1;
        same += i32::from(dispatcher.schedule.tally == tally);
    }
    assert!(same * 10 >= all * 9, "{same} of {all} genes decode to the wave that they were kept with");
}

#[test]
fn nobody_is_kept_waiting_aboard_for_a_further_stop_that_brings_little_for_its_time() {
    // Eight who are urgent go to the clinic; two others to a camp, half an hour away from it.
    let scenario = World::new()
        .place("school", "open")
        .destination("clinic")
        .destination("camp")
        .road("school", "clinic", 40, 30.0)
        .road("school", "camp", 40, 30.0)
        .road("clinic", "camp", 30, 20.0)
        .vehicles("van", 1, "school", 10)
        .families("urgent", "school", &["clinic"], 2, 4)
        .families("others", "school", &["camp"], 2, 1)
        .with(|s| s.classes[domain::Idx::new(0)].priority = domain::Idx::new(0))
        .build();
    let model = Model::new(&scenario, None);
    let stops = |further: f32| {
        let mut schedule = Schedule::new(&model);
        let demand = Demand::new(&schedule);
        let mut dispatcher = Dispatcher::new(&mut schedule, &demand);
        let mut rule = Rule::plain();
        rule.gene.further = further;
        dispatcher.finish(&rule, &mut Random::new(1, 0));
        assert_eq!(dispatcher.schedule.tally.left, 0, "everybody is fetched in the end");
        dispatcher.waves[0].decided.movements.iter().flat_map(|m| &m.members).map(|m| m.drops.len()).sum()
    };
    let (always, worth): (usize, usize) = (stops(0.0), stops(0.5));
    assert_eq!((always, worth), (2, 1));
}
