//! One plan, many worlds: runs a plan in a world under a policy and counts what it came to, planning again where that is asked.

use domain::{Duration, Plan, Scenario, State};

use crate::compile::compile;
use crate::forecast::{Outlook, with_known_people};
use crate::happening::{Happening, Sink, What};
use crate::hazards::Hazards;
use crate::layout::Compiled;
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

/// What the control room asks a planner.
#[derive(Clone, Copy)]
pub struct Asked<'q> {
    /// The scenario, with the people of whom the control room knows by now.
    pub scenario: &'q Scenario,
    /// Where the operation stands.
    pub state: &'q State,
    /// The plan in force.
    pub plan: &'q Plan,
}

/// Makes plans from where an operation stands, all of which keep the rules: the control room takes the one of which it expects
/// most, or stays with the plan in force.
pub type Planning<'p> = dyn Fn(&Asked<'_>) -> Vec<Plan> + 'p;

/// What happens while one plan is in force.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The plan: convoys are positions in it.
    pub plan: Plan,
    /// What happens, as it is told. What has begun when another plan takes over ends here.
    pub happenings: Vec<Happening>,
}

/// Whoever wants to know what happens, and which plan is in force.
trait Listener: Sink {
    fn another(&mut self, plan: &Plan);
}

impl Listener for () {
    fn another(&mut self, _: &Plan) {}
}

impl Listener for Vec<Chapter> {
    fn another(&mut self, plan: &Plan) {
        self.push(Chapter { plan: plan.clone(), happenings: Vec::new() });
    }
}

impl Sink for Vec<Chapter> {
    fn happens(&mut self, happening: Happening) {
        if let Some(chapter) = self.last_mut() {
            chapter.happenings.push(happening);
        }
    }
}

/// One world, with all that happens in it.
#[derive(Clone, Debug)]
pub struct Story {
    /// What it comes to.
    pub trial: Trial,
    /// Plan by plan.
    pub chapters: Vec<Chapter>,
}

/// What a run with planning meets: its world, what may come in others, seed and number, and the planner.
struct Met<'m> {
    world: &'m World,
    hazards: &'m Hazards,
    key: (u64, u64),
    planning: &'m Planning<'m>,
}

/// A plan that is played in many worlds.
pub struct Stage<'a> {
    scenario: &'a Scenario,
    plan: Plan,
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
        Stage { scenario, plan: plan.clone(), state, ground: Ground::of(scenario), compiled, before, grid }
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
        self.play((player, tally, &mut ()), hazards, (seed, number), policy, planning)
    }

    /// The same with all that happens.
    pub fn story(
        &self,
        (player, tally): &mut (Player<'_, 'a>, Tally<'a>),
        hazards: &Hazards,
        key: (u64, u64),
        policy: Policy,
        planning: &Planning<'_>,
    ) -> Story {
        let mut chapters = vec![Chapter { plan: self.plan.clone(), happenings: Vec::new() }];
        let trial = self.play((player, tally, &mut chapters), hazards, key, policy, planning);
        Story { trial, chapters }
    }

    fn play(
        &self,
        (player, tally, listener): (&mut Player<'_, 'a>, &mut Tally<'a>, &mut impl Listener),
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
                player.run(&world, &mut Wait, &mut (&mut *tally, listener));
            }
            Policy::Hold(after) => {
                player.run(&world, &mut HoldAtGate(after), &mut (&mut *tally, listener));
            }
            Policy::Replan(after, most) => {
                tally.saved = Some(Vec::new());
                let mut room = Replan { after, most, pause: PAUSE, next: domain::Time::MIN };
                let ended = player.run(&world, &mut room, &mut (&mut *tally, &mut *listener));
                let met = Met { world: &world, hazards, key: (seed, number), planning };
                self.follow((player, tally, listener), (self.state, &self.plan, ended), &met, &mut room);
            }
        }
        let came = |class: usize| player.who_comes(class) + self.before[class];
        tally.close(number, player.turnout(), came)
    }

    /// Plans from where the operation stands and goes on with what comes of it if that gains, as often as the control room wants.
    fn follow(
        &self,
        (player, tally, listener): (&mut Player<'_, 'a>, &mut Tally<'a>, &mut impl Listener),
        (before, plan, mut ended): (Option<&State>, &Plan, Ended),
        met: &Met<'_>,
        room: &mut impl ControlRoom,
    ) {
        let Met { world, hazards, key: (seed, number), planning } = *met;
        while let Ended::Replan(at) = ended {
            let state = player.state(before, tally.saved.as_deref().unwrap_or_default());
            let known = with_known_people(self.scenario, &state);
            let plans = planning(&Asked { scenario: &known, state: &state, plan });
            // The futures that it thinks of are not the one that comes.
            let own = seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ !(at.0 as u64);
            let outlook = Outlook::of(player, &self.before, (&self.ground, hazards), own);
            let waiting = outlook.waiting(tally);
            let mut best = outlook.goes_on(player, tally);
            let mut chosen = None;
            for plan in plans {
                let compiled = compile(self.scenario, &plan, Some(&state));
                let forecast = outlook.takes_over(player, tally, &compiled, &state);
                if forecast.gains(best, waiting) {
                    (best, chosen) = (forecast, Some((plan, compiled)));
                }
            }
            let Some((plan, compiled)) = chosen else {
                ended = player.go_on(world, room, &mut (&mut *tally, &mut *listener));
                continue;
            };
            room.replanned(at);
            let mut both = (&mut *tally, &mut *listener);
            player.finish(&mut both);
            both.happens(Happening { at, what: What::Replanned });
            both.0.saved = Some(Vec::new());
            both.1.another(&plan);
            let mut next = Player::new(&compiled);
            let ended = next.resume(world, player.carry(), room, &mut both);
            self.follow((&mut next, tally, listener), (Some(&state), &plan, ended), met, room);
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
