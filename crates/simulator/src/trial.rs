//! One plan, many worlds: runs a plan in a world under a policy and counts what it came to, planning again where that is asked.

use domain::{Duration, Plan, Scenario, State};

use crate::compile::{Compiled, compile};
use crate::happening::{Happening, Sink, What};
use crate::hazards::Hazards;
use crate::player::{Ended, Player};
use crate::room::{ControlRoom, HoldAtGate, Replan, Wait};
use crate::tally::{Grid, Tally, Trial};
use crate::world::{Ground, World, draw};

/// What the control room does, by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    /// Waits for all.
    Wait,
    /// Convoys leave without those who are later than this.
    Hold(Duration),
    /// Plans again when a convoy departs later than this, at most so many times.
    Replan(Duration, u32),
}

/// How long a new plan is given before another.
const PAUSE: Duration = Duration::hours(1);

/// Makes a plan from a state, or says that there is none.
pub type Planning<'p> = dyn Fn(&State) -> Option<Plan> + 'p;

/// A plan that is played in many worlds.
pub struct Stage<'a> {
    scenario: &'a Scenario,
    state: Option<&'a State>,
    ground: Ground,
    compiled: Compiled<'a>,
    before: Vec<u32>,
    grid: Grid,
}

impl<'a> Stage<'a> {
    /// Lays out a plan that the referee keeps.
    pub fn new(scenario: &'a Scenario, plan: &Plan, state: Option<&'a State>, grid: Grid) -> Stage<'a> {
        let compiled = compile(scenario, plan, state);
        let before = before(scenario, &compiled);
        Stage { scenario, state, ground: Ground::of(scenario), compiled, before, grid }
    }

    /// Room to play in; one for each thread.
    pub fn players(&self) -> (Player<'_, 'a>, Tally<'a>) {
        (Player::new(&self.compiled), Tally::new(self.scenario, self.grid))
    }

    /// Plays the plan in one world; the same seed and number are the same world whatever the plan, policy and thread.
    pub fn trial(
        &self,
        (player, tally): &mut (Player<'_, 'a>, Tally<'a>),
        hazards: &Hazards,
        (seed, number): (u64, u64),
        policy: Policy,
        planning: &Planning<'_>,
    ) -> Trial {
        let world = draw(&self.ground, hazards, seed, number);
        tally.clear();
        for &(class, families, at) in &self.compiled.safe {
            tally.safe(class, families, at);
        }
        match policy {
            Policy::Wait => {
                player.run(&world, &mut Wait, tally);
            }
            Policy::Hold(after) => {
                player.run(&world, &mut HoldAtGate(after), tally);
            }
            Policy::Replan(after, most) => {
                tally.saved = Some(Vec::new());
                let mut room = Replan { after, most, pause: PAUSE, last: None };
                let ended = player.run(&world, &mut room, tally);
                self.follow(player, tally, (self.state, ended), &world, &mut room, planning);
            }
        }
        let came = |class: usize| player.who_comes(class) + self.before[class];
        tally.close(number, player.turnout(), came)
    }

    /// Plans from where the operation stands and goes on with what comes of it, as often as the control room wants.
    fn follow(
        &self,
        player: &mut Player<'_, 'a>,
        tally: &mut Tally<'a>,
        (before, mut ended): (Option<&State>, Ended),
        world: &World,
        room: &mut impl ControlRoom,
        planning: &Planning<'_>,
    ) {
        while let Ended::Replan(at) = ended {
            let state = player.state(before, tally.saved.as_deref().unwrap_or_default());
            let Some(plan) = planning(&state) else {
                // The old plan is better than none.
                ended = player.go_on(world, room, tally);
                continue;
            };
            tally.happens(Happening { at, what: What::Replanned });
            tally.saved = Some(Vec::new());
            // Those who unload right now are safe in the state already, and in nobody's run.
            for class in &state.people {
                for safe in class.safe.iter().filter(|s| s.at > state.now) {
                    tally.safe(class.class, safe.families, safe.at.0);
                }
            }
            let compiled = compile(self.scenario, &plan, Some(&state));
            let mut next = Player::new(&compiled);
            let ended = next.resume(world, std::mem::take(&mut player.carry), room, tally);
            self.follow(&mut next, tally, (Some(&state), ended), world, room, planning);
            return;
        }
    }
}

/// Families, by class, who are aboard or safe before the plan.
fn before(scenario: &Scenario, compiled: &Compiled<'_>) -> Vec<u32> {
    let mut families = vec![0; scenario.classes.len()];
    for &(class, n, _) in &compiled.safe {
        families[class.get()] += n;
    }
    for r in compiled.vehicles.iter().flat_map(|u| u.aboard.clone()) {
        let ride = &compiled.rides[r as usize];
        families[ride.class.get()] += ride.families;
    }
    families
}
