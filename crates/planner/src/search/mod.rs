//! Search over genes: change a wave or two, decode from there on, keep what is no worse. Prefixes are kept by the schedule's
//! journal; what is rejected is committed again as it was.

mod duties;
mod families;
mod members;
mod moves;
mod retime;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub(crate) use duties::Duties;
use moves::{Piece, Propose};

use crate::dispatch::{Demand, Dispatcher, Habits, Rule, Tasks, Wave};
use crate::model::Model;
use crate::random::Random;
use crate::schedule::{Schedule, Tally};

/// With more vehicles than this a move on one of them changes little, and is drawn less often.
pub(crate) const MANY: usize = 100;

/// A plan as the search holds it: its waves and what they come to.
#[derive(Clone, Debug)]
pub struct Incumbent {
    pub(crate) rides: Vec<crate::movement::Movement>,
    pub(crate) waves: Vec<Wave>,
    pub(crate) barred: std::collections::BTreeMap<domain::Idx<domain::Zone>, crate::movement::Barrier>,
    pub(crate) tally: Tally,
    /// The habits of the queues that it was decoded by at first, if it was.
    pub(crate) habits: Option<Arc<Habits>>,
}

/// Decodes a whole plan by a rule.
pub(crate) fn construct(model: &Model<'_>, demand: &Demand, rule: &Rule, random: &mut Random) -> Incumbent {
    let mut schedule = Schedule::new(model);
    let mut dispatcher = Dispatcher::new(&mut schedule, demand);
    dispatcher.deliver_rides();
    dispatcher.finish(rule, random);
    freeze(dispatcher, None)
}

/// Decodes a whole plan by queues; none if somebody cannot come home.
pub(crate) fn queued(
    model: &Model<'_>,
    demand: &Demand,
    habits: &Habits,
    random: &mut Random,
) -> Option<Incumbent> {
    let mut schedule = Schedule::new(model);
    let mut dispatcher = Dispatcher::new(&mut schedule, demand);
    dispatcher.deliver_rides();
    dispatcher.queues(habits, Tasks::default(), random, usize::MAX);
    complete(&mut dispatcher, random);
    dispatcher.strays_come_home().then(|| freeze(dispatcher, Some(Arc::new(habits.clone()))))
}

/// Whoever is left after the queues is taken by waves of the plain rule; not in large operations, where that takes longer than all
/// else and hardly ever finds anybody whom the queues did not.
fn complete(dispatcher: &mut Dispatcher<'_, '_>, random: &mut Random) {
    if dispatcher.anybody() && dispatcher.schedule.vehicles.len() <= MANY {
        dispatcher.finish(&Rule::plain(), random);
    }
}

/// Takes over what it can of an earlier plan, and completes it by the plain rule.
pub(crate) fn resume(
    model: &Model<'_>,
    demand: &Demand,
    previous: &domain::Plan,
    random: &mut Random,
) -> Incumbent {
    let mut schedule = Schedule::new(model);
    let mut dispatcher = Dispatcher::new(&mut schedule, demand);
    crate::resume::resume(&mut dispatcher, previous);
    dispatcher.deliver_late();
    if dispatcher.schedule.vehicles.len() > MANY {
        dispatcher.queues(&Habits::plain(), Tasks::default(), random, usize::MAX);
    }
    complete(&mut dispatcher, random);
    if !dispatcher.strays_come_home() {
        // Somebody of the earlier plan cannot come home any more: a plan of our own never sends them in.
        return construct(model, demand, &Rule::plain(), random);
    }
    freeze(dispatcher, None)
}

/// A plan of whole duties, annealed anew.
pub(crate) fn by_duties(
    model: &Model<'_>,
    demand: &Demand,
    duties: &Duties,
    random: &mut Random,
    steps: u64,
    stop: &dyn Fn() -> bool,
) -> Incumbent {
    let found = duties.anneal(random, steps, stop);
    let mut schedule = Schedule::new(model);
    let mut dispatcher = Dispatcher::new(&mut schedule, demand);
    duties.commit(&mut dispatcher, &found);
    complete(&mut dispatcher, random);
    freeze(dispatcher, None)
}

fn freeze(dispatcher: Dispatcher<'_, '_>, habits: Option<Arc<Habits>>) -> Incumbent {
    Incumbent {
        habits,
        tally: dispatcher.schedule.tally,
        rides: dispatcher.rides,
        waves: dispatcher.waves,
        barred: dispatcher.barred,
    }
}

/// A schedule in which an incumbent's decisions are committed again.
pub(crate) fn thaw<'m>(model: &'m Model<'m>, incumbent: &Incumbent) -> Schedule<'m> {
    let mut schedule = Schedule::new(model);
    let movements = incumbent.rides.iter().chain(incumbent.waves.iter().flat_map(|w| &w.decided.movements));
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
    dispatcher.rides.clone_from(&from.rides);
    dispatcher.barred.clone_from(&from.barred);
    dispatcher.put_back(from.waves.clone());
    let mut best = from.clone();
    let mut current = from.tally;
    let tail = Habits::plain().leftovers();
    let habits = from.habits.clone().unwrap_or_else(|| Arc::new(Habits::plain()));
    let heat = hottest(random);
    for step in 0..steps {
        if stop() {
            break;
        }
        let change = moves::draw(model, &dispatcher, &habits, random);
        let Some(change) = change else { continue };
        let old = dispatcher.take_back(change.from);
        if !change.before.iter().all(|piece| decode(&mut dispatcher, piece)) {
            dispatcher.take_back(change.from);
            dispatcher.put_back(old);
            continue;
        }
        if change.propose.is_none()
            && same(&dispatcher.waves[change.from..], &old[..change.rest - change.from])
        {
            // Nothing has changed, so nothing after it can.
            dispatcher.take_back(change.from);
            dispatcher.put_back(old);
            continue;
        }
        match &change.propose {
            None => {}
            Some(Propose::Rule(rule, waves)) => dispatcher.some(rule, random, *waves),
            Some(Propose::Queues(habits, waves)) => {
                dispatcher.queues(habits, Tasks::default(), random, *waves);
            }
            Some(Propose::Retime(habits, shared)) => {
                let tasks = retime::tasks(model, &old, *shared);
                dispatcher.queues(habits, tasks, random, usize::MAX);
            }
        }
        // What comes after is kept as it was where it can be, so that a small change stays small; or it is decided anew.
        let keep = random.chance(0.8);
        for wave in &old[(change.rest - change.from).min(old.len())..] {
            if keep {
                dispatcher.repeat(wave)
            } else {
                dispatcher.follow(&wave.decided.gene)
            };
        }
        if dispatcher.anybody() {
            dispatcher.queues(&tail, Tasks::default(), random, usize::MAX);
            complete(&mut dispatcher, random);
        }
        let home = dispatcher.strays_come_home();
        let tally = dispatcher.schedule.tally;
        let warmth = heat * (1.0 - step as f64 / steps as f64);
        if home && accepts(&tally, &current, order, warmth, random) {
            current = tally;
            if tally.compare(&best.tally, order).is_lt() {
                best = Incumbent {
                    rides: dispatcher.rides.clone(),
                    waves: dispatcher.waves.clone(),
                    barred: dispatcher.barred.clone(),
                    tally,
                    habits: from.habits.clone(),
                };
            }
        } else {
            dispatcher.take_back(change.from);
            dispatcher.put_back(old);
        }
    }
    best
}

/// Decodes one piece of a change; false if the change makes no sense without it.
fn decode(dispatcher: &mut Dispatcher<'_, '_>, piece: &Piece) -> bool {
    match piece {
        Piece::Gene(gene) => {
            dispatcher.follow(gene);
            true
        }
        Piece::Wave(wave) => {
            dispatcher.repeat(wave);
            true
        }
        Piece::Exact(wave) => dispatcher.repeat_exactly(wave),
        Piece::Given(given) => dispatcher.carry(given),
    }
}

/// Whether waves come to the same movements, so that all after them does.
fn same(new: &[Wave], old: &[Wave]) -> bool {
    let movements = |waves: &'_ [Wave]| waves.iter().map(|w| w.decided.clone()).collect::<Vec<_>>();
    let (new, old) = (movements(new), movements(old));
    new.iter().flat_map(|d| &d.movements).eq(old.iter().flat_map(|d| &d.movements))
}

/// How much worse, in parts of the whole, a plan may be at the beginning of a lane: drawn for each lane, from not at all to
/// one in two hundred.
fn hottest(random: &mut Random) -> f64 {
    if random.chance(0.25) { 0.0 } else { 10f64.powf(-5.0 + 2.7 * random.unit()) }
}

/// Whether the search goes on from a plan: always if it is no worse, and by chance if it is a little worse in the first part in
/// which the two differ (simulated annealing: Kirkpatrick, Gelatt, Vecchi, Science 220, 1983, on one part at a time).
fn accepts(new: &Tally, old: &Tally, order: &[domain::Objective], warmth: f64, random: &mut Random) -> bool {
    let chance = random.unit();
    match new.worse(old, order) {
        None => true,
        Some(_) if warmth <= 0.0 => false,
        Some(part) => chance < (-part / warmth).exp(),
    }
}
