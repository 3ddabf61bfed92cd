//! Makes plans: scenario and state in, plan out. Pure and deterministic: no clock, no disk, no threads, no hash order.
//!
//! A plan is a list of *waves*; each is decoded from a *gene* into *movements*, or formed by *queues* at the gates, and each movement
//! is timed completely before it is committed to the schedule. [`Search`] makes a first plan and improves it.

mod dispatch;
mod model;
mod movement;
mod output;
mod random;
mod reasons;
mod resume;
mod schedule;
mod search;

use std::cmp::Ordering;

use domain::{Class, Duration, Idx, Plan, Scenario, State};

use dispatch::{Demand, Habits, Rule};
use model::Model;
use random::Random;
use schedule::Schedule;
use search::Duties;
pub use search::Incumbent;

/// What a planning run is told.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Every draw comes from it.
    pub seed: u64,
}

/// Why families of a class are left behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftBehind {
    /// Who.
    pub class: Idx<Class>,
    /// How many families.
    pub families: u32,
    /// The reason in one sentence, for a planner.
    pub why: String,
}

/// A plan, with what it leaves open.
#[derive(Clone, PartialEq, Debug)]
pub struct Planned {
    /// The plan, with its score stated and without bounds.
    pub plan: Plan,
    /// Who is left, and why.
    pub left: Vec<LeftBehind>,
}

/// A search for a plan: a first plan, then rounds of improvement. Every part is a pure function of scenario, state,
/// seed and its numbers. A round has [`Search::LANES`] lanes that can run side by side, each from the best plan so far;
/// the best of them by [`Search::compare`], and of equals that of the lowest lane, begins the next round. So the
/// answer depends on seed and number of rounds, never on the number of threads.
pub struct Search<'a> {
    model: Model<'a>,
    demand: Demand,
    /// Where whole duties can be sought.
    duties: Option<Duties>,
    settings: Settings,
}

impl<'a> Search<'a> {
    /// How many lanes a round has.
    pub const LANES: u64 = 4;

    /// In so many first rounds lanes other than the first make plans anew; in large operations some do so in all rounds, unless
    /// the best plan goes on from an earlier one. Whoever goes on from an earlier plan, of which
    /// as much as can be is to be kept, begins with the round after them.
    pub const ANEW: u64 = 4;

    /// Compiles the scenario; makes no plan yet.
    pub fn new(scenario: &'a Scenario, state: Option<&State>, settings: Settings) -> Search<'a> {
        let model = Model::new(scenario, state);
        let demand = Demand::new(&Schedule::new(&model));
        let duties = Duties::new(&model);
        Search { model, demand, duties, settings }
    }

    /// People may board so long before the stated end of a suspension, to be at the gate when it opens. Without it nobody
    /// boards, or stays aboard, for a corridor that is suspended: a stated end is a hope until the party confirms it.
    #[must_use]
    pub fn boarding_early(mut self, before: Duration) -> Search<'a> {
        self.model.board_early = before.max(Duration::ZERO);
        self
    }

    /// A plan by queues with plain habits, or of the plain rule if that is better: complete, and every rule of the contract kept.
    pub fn first(&self) -> Incumbent {
        let queued = self.queued(&Habits::plain(), &mut Random::new(self.settings.seed, 0));
        let by_rule = || {
            let mut random = Random::new(self.settings.seed, 0);
            search::construct(&self.model, &self.demand, &Rule::plain(), &mut random)
        };
        match queued {
            None => by_rule(),
            Some(queued) if self.model.scenario.vehicles.len() > search::MANY => queued,
            Some(queued) => {
                let other = by_rule();
                if self.compare(&other, &queued).is_lt() { other } else { queued }
            }
        }
    }

    /// The plan of queues with these habits, if all come home.
    fn queued(&self, habits: &Habits, random: &mut Random) -> Option<Incumbent> {
        search::queued(&self.model, &self.demand, habits, random)
    }

    /// A plan made anew: mostly by queues whose habits are drawn or vary those of the best plan, else by a drawn rule.
    fn anew(&self, best: &Incumbent, random: &mut Random) -> Incumbent {
        let by_rule = if self.model.scenario.vehicles.len() > search::MANY { 0.02 } else { 0.2 };
        if !random.chance(by_rule) {
            let habits = match &best.habits {
                Some(habits) if random.chance(0.6) => habits.varied(random),
                _ => Habits::draw(random),
            };
            if let Some(queued) = self.queued(&habits, random) {
                return queued;
            }
        }
        let rule = Rule::draw(self.model.wide(), random);
        search::construct(&self.model, &self.demand, &rule, random)
    }

    /// A plan that keeps what it can of an earlier one of the same scenario: its decisions that still lie ahead, then the plain
    /// rule for whoever is left.
    pub fn resume(&self, previous: &Plan) -> Incumbent {
        search::resume(&self.model, &self.demand, previous, &mut Random::new(self.settings.seed, 0))
    }

    /// One lane of a round. In the first rounds lanes other than the first make whole plans by drawn habits and rules; later they
    /// change the best plan. `stop` is asked now and then; whoever wants the same answer every time never stops a lane.
    pub fn lane(&self, best: &Incumbent, round: u64, lane: u64, stop: &dyn Fn() -> bool) -> Incumbent {
        let mut random = Random::new(self.settings.seed, 1 + round * Self::LANES + lane);
        let steps = Self::candidates(best);
        // Short at first, so that a plan for all to go on from is there soon.
        if let Some(duties) = self.duties.as_ref().filter(|_| lane == Self::LANES - 1) {
            let steps = if round < Self::ANEW { 50_000 } else { 300_000 };
            let other = search::by_duties(&self.model, &self.demand, duties, &mut random, steps, stop);
            return if self.compare(&other, best).is_lt() { other } else { best.clone() };
        }
        // In large operations a plan as a whole is found better than one step after the other; but an earlier plan is to be kept.
        let many = self.model.scenario.vehicles.len() > search::MANY && best.habits.is_some();
        if (round < Self::ANEW && lane > 0) || (many && lane > 1) {
            let mut found = best.clone();
            for _ in 0..steps {
                if stop() {
                    break;
                }
                let other = self.anew(&found, &mut random);
                if self.compare(&other, &found).is_lt() {
                    found = other;
                }
            }
            return found;
        }
        search::improve(&self.model, &self.demand, best, &mut random, steps, stop)
    }

    /// How many plans a lane decodes: fewer where that takes longer, so that a round stays short.
    pub fn candidates(best: &Incumbent) -> u64 {
        let members: usize =
            best.waves.iter().flat_map(|w| &w.decided.movements).map(|m| m.members.len()).sum();
        (60_000 / (members as u64 + 50)).clamp(2, 1000)
    }

    /// Compares two plans in the scenario's order; less is better.
    pub fn compare(&self, a: &Incumbent, b: &Incumbent) -> Ordering {
        a.tally.compare(&b.tally, &self.model.scenario.order)
    }

    /// Writes a plan down.
    pub fn plan(&self, incumbent: &Incumbent) -> Planned {
        let schedule = search::thaw(&self.model, incumbent);
        Planned { plan: output::plan(&schedule), left: reasons::left(&schedule, &incumbent.barred) }
    }
}
