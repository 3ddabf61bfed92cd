//! Search over genes: change a wave or two, decode from there on, keep what is no worse. Prefixes are kept by the schedule's
//! journal; what is rejected is committed again as it was.

mod moves;

use crate::dispatch::{Demand, Dispatcher, Gene, Rule, Wave};
use crate::model::Model;
use crate::random::Random;
use crate::schedule::{Schedule, Tally};

/// A plan as the search holds it: its waves and what they come to.
#[derive(Clone, Debug)]
pub struct Incumbent {
    pub(crate) rides: Vec<crate::movement::Movement>,
    pub(crate) waves: Vec<Wave>,
    pub(crate) barred: std::collections::BTreeMap<domain::Idx<domain::Zone>, crate::movement::Barrier>,
    pub(crate) tally: Tally,
}

/// How many steps back a worse plan may still be compared with: late acceptance (Burke and Bykov, The late acceptance
/// hill-climbing heuristic, European Journal of Operational Research 258, 2017).
const LATE: usize = 12;

/// Decodes a whole plan by a rule.
pub(crate) fn construct(model: &Model<'_>, demand: &Demand, rule: &Rule, random: &mut Random) -> Incumbent {
    let mut schedule = Schedule::new(model);
    let mut dispatcher = Dispatcher::new(&mut schedule, demand);
    dispatcher.deliver_rides();
    dispatcher.finish(rule, random);
    freeze(dispatcher)
}

fn freeze(dispatcher: Dispatcher<'_, '_>) -> Incumbent {
    Incumbent {
        tally: dispatcher.schedule.tally,
        rides: dispatcher.rides,
        waves: dispatcher.waves,
        barred: dispatcher.barred,
    }
}

/// A schedule in which an incumbent's decisions are committed again.
pub(crate) fn thaw<'m>(model: &'m Model<'m>, incumbent: &Incumbent) -> Schedule<'m> {
    let mut schedule = Schedule::new(model);
    let movements = incumbent.rides.iter().chain(incumbent.waves.iter().flat_map(|w| &w.movements));
    for movement in movements {
        let committed = schedule.commit(movement);
        debug_assert!(committed.is_ok(), "what was committed once can be again: {committed:?}");
    }
    schedule
}

/// So many steps from an incumbent; returns the best plan met. `stop` is asked before each step.
pub(crate) fn improve(
    model: &Model<'_>,
    demand: &Demand,
    from: &Incumbent,
    random: &mut Random,
    steps: u64,
    stop: &dyn Fn() -> bool,
) -> Incumbent {
    let order = &model.scenario.order;
    let mut schedule = Schedule::new(model);
    let mut dispatcher = Dispatcher::new(&mut schedule, demand);
    for ride in &from.rides {
        let committed = dispatcher.schedule.commit(ride);
        debug_assert!(committed.is_ok(), "what was committed once can be again: {committed:?}");
    }
    dispatcher.rides = from.rides.clone();
    dispatcher.barred = from.barred.clone();
    dispatcher.put_back(from.waves.clone());
    let mut best = from.clone();
    let mut current = from.tally;
    let mut late = vec![current; LATE];
    let tail = Rule::plain();
    for step in 0..steps {
        if stop() {
            break;
        }
        let genes: Vec<Gene> = dispatcher.waves.iter().map(|w| w.gene.clone()).collect();
        let change = moves::draw(model, &genes, &dispatcher, random);
        let Some(change) = change else { continue };
        let old = dispatcher.take_back(change.from);
        for gene in &change.before {
            dispatcher.follow(gene);
        }
        if let Some((rule, waves)) = &change.propose {
            dispatcher.some(rule, random, *waves);
        }
        for gene in &change.after {
            dispatcher.follow(gene);
        }
        if dispatcher.anybody() {
            dispatcher.finish(&tail, random);
        }
        let tally = dispatcher.schedule.tally;
        let slot = (step as usize) % LATE;
        if tally.compare(&current, order).is_le() || tally.compare(&late[slot], order).is_lt() {
            current = tally;
            if tally.compare(&best.tally, order).is_lt() {
                best = Incumbent {
                    rides: dispatcher.rides.clone(),
                    waves: dispatcher.waves.clone(),
                    barred: dispatcher.barred.clone(),
                    tally,
                };
            }
        } else {
            dispatcher.take_back(change.from);
            dispatcher.put_back(old);
        }
        if current.compare(&late[slot], order).is_lt() {
            late[slot] = current;
        }
    }
    best
}
