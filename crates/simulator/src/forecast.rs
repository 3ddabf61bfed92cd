//! What comes of a plan from here on, in futures drawn from the same hazards: so that a new plan is taken only where it gains.

use domain::{Idx, Scenario, State};

use crate::hazards::Hazards;
use crate::layout::Compiled;
use crate::player::Player;
use crate::room::Wait;
use crate::running::{Event, unpack};
use crate::script::Script;
use crate::tally::Tally;
use crate::world::{Ground, World, draw};

/// In how many futures plans are compared.
const FUTURES: u64 = 12;

/// What a forecast comes to, as a mean: people left, and exposure in weighted person-seconds; less is better.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Forecast {
    pub(crate) left: f64,
    pub(crate) exposure: f64,
}

impl Forecast {
    /// Whether it is so much better that people are told to do otherwise: fewer are left, by more than a two-hundredth of those who
    /// are not safe yet, for hardly more exposure; or not more, and a hundredth less exposure. It buys neither with the other:
    /// what a forecast says of the last day is too uncertain for that.
    pub(crate) fn gains(self, old: Forecast, waiting: u64) -> bool {
        let fewer = old.left - self.left;
        let worth = waiting as f64 / 200.0;
        let more = self.exposure / old.exposure.max(1.0);
        (fewer > worth && more <= 1.01) || (fewer >= -worth / 10.0 && more <= 0.99)
    }
}

/// What the control room expects: of people, what it knows; of all else, what the hazards say that may come.
pub(crate) struct Outlook {
    futures: Vec<World>,
    /// By class.
    came: Vec<u32>,
}

impl Outlook {
    /// From where a run stands. `before` are families, by class, who were aboard or safe before its first plan.
    pub(crate) fn of(
        player: &Player<'_, '_>,
        before: &[u32],
        (ground, hazards): (&Ground, &Hazards),
        seed: u64,
    ) -> Outlook {
        let classes = player.plan.scenario.classes.len();
        let (mut script, mut came) = (Script::new(), before.to_vec());
        came.resize(classes, 0);
        for (p, pool) in player.plan.pools.iter().enumerate() {
            let known = player.known(p);
            came[pool.class.get()] += known;
            if pool.home {
                script = script.comes(pool.class, known, known);
            }
        }
        let future = |number| {
            let mut world = draw(ground, hazards, seed, number);
            // What has begun already is not drawn again, and what is shut now opens: nobody knows when.
            world.closures.retain(|c| c.window.from.0 > player.now);
            world.halts.retain(|h| h.window.from.0 > player.now);
            world.extensions.clear();
            world.script = Some(Box::new(script.clone()));
            world
        };
        Outlook { futures: (0..FUTURES).map(future).collect(), came }
    }

    /// The plan in force goes on.
    pub(crate) fn goes_on(&self, player: &Player<'_, '_>, tally: &Tally<'_>) -> Forecast {
        self.mean(|world| {
            let (mut player, mut tally) = (player.clone(), tally.counting());
            for p in 0..player.comes.len() {
                player.comes[p] = (player.known(p), 0);
            }
            player.crowded.fill(true);
            player.heap.retain(|key| !matches!(unpack(key.0).1, Event::Shut | Event::News));
            for (i, c) in world.closures().iter().enumerate() {
                player.push(c.window.from.0, Event::Shut, i as u32);
            }
            for q in 0..player.lines.len() {
                player.lines[q].shut_until = i64::MIN;
                player.look_at(q, player.now);
            }
            player.go_on(world, &mut Wait, &mut tally);
            tally
        })
    }

    /// A plan made from the state takes over.
    pub(crate) fn takes_over(
        &self,
        player: &Player<'_, '_>,
        tally: &Tally<'_>,
        compiled: &Compiled<'_>,
        state: &State,
    ) -> Forecast {
        self.mean(|world| {
            let mut tally = tally.counting();
            unloading(&mut tally, state);
            Player::new(compiled).resume(world, player.carry(), &mut Wait, &mut tally);
            tally
        })
    }

    fn mean<'t>(&self, one: impl Fn(&World) -> Tally<'t>) -> Forecast {
        let mut sum = Forecast::default();
        for world in &self.futures {
            let (left, exposure) = one(world).so_far(|class| self.came[class]);
            sum.left += left as f64 / FUTURES as f64;
            sum.exposure += exposure / FUTURES as f64;
        }
        sum
    }

    /// People who came and are not safe yet.
    pub(crate) fn waiting(&self, tally: &Tally<'_>) -> u64 {
        tally.so_far(|class| self.came[class]).0
    }
}

/// Those who unload right now are safe in the state already, and in nobody's run.
fn unloading(tally: &mut Tally<'_>, state: &State) {
    for class in &state.people {
        for safe in class.safe.iter().filter(|s| s.at > state.now) {
            tally.safe(class.class, safe.families, safe.at.0);
        }
    }
}

/// The scenario with the people of whom the control room knows in place of those who were counted.
pub(crate) fn with_known_people(scenario: &Scenario, state: &State) -> Scenario {
    let mut known = scenario.clone();
    for class in &state.people {
        let aboard = state.vehicles.iter().flat_map(|v| &v.aboard).filter(|a| a.class == class.class);
        let safe = class.safe.iter().map(|s| s.families).sum::<u32>();
        let row = &mut known.classes[Idx::new(class.class.get())];
        row.count = class.waiting + safe + aboard.map(|a| a.families).sum::<u32>();
    }
    known
}
