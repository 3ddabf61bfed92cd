//! What a plan is laid out as for running it: flat rows that know each other by their position.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::draw::Spread;
use domain::{
    Class, Corridor, Direction, Exchange, Idx, Inspection, Kind, Load, Place, QuotaUnit, Scenario, Vehicle,
    Windows,
};

/// No convoy, no step, no vehicle.
pub(crate) const NONE: u32 = u32::MAX;

/// A plan ready to be run.
pub struct Compiled<'a> {
    pub(crate) scenario: &'a Scenario,
    /// The plan begins here: the scenario's start or the state's now.
    pub(crate) begin: i64,
    pub(crate) steps: Vec<Step>,
    pub(crate) vehicles: Vec<Unit>,
    pub(crate) convoys: Vec<Train>,
    pub(crate) queues: Vec<Queue>,
    /// Convoys of all queues, queue by queue in the order of departure.
    pub(crate) order: Vec<u32>,
    /// Vehicle and step of all members, convoy by convoy.
    pub(crate) members: Vec<(u32, u32)>,
    pub(crate) rides: Vec<Ride>,
    /// Rides that end, step by step.
    pub(crate) ends: Vec<u32>,
    /// Rides that go through corridors, step by step, where the time aboard is limited.
    pub(crate) spans: Vec<u32>,
    pub(crate) pools: Vec<Pool>,
    pub(crate) places: Vec<Site>,
    pub(crate) corridors: Vec<[u32; 2]>,
    pub(crate) exchanges: Vec<Swap<'a>>,
    /// Families who are safe already.
    pub(crate) safe: Vec<(Idx<Class>, u32, i64)>,
    /// Of them at each place: people, and those who lie.
    pub(crate) safe_at: Vec<(u32, u32, u32)>,
    /// Places with the destinations for which room is filled there, and what the vehicles offer.
    pub(crate) crowds: Vec<(u32, Vec<u32>, Load)>,
    /// How far off driving times may be.
    pub(crate) doubts: Vec<Spread>,
    /// Pairs of places whose driving time changes.
    pub(crate) varies: BTreeSet<(Idx<Place>, Idx<Place>)>,
}

/// A step of a vehicle: a place, or a way through a corridor.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) place: u32,
    /// The convoy; [`NONE`] at a place.
    pub(crate) convoy: u32,
    /// Whether anybody boards or alights, or may.
    pub(crate) serves: bool,
    /// As planned.
    pub(crate) arrive: i64,
    pub(crate) begin: i64,
    pub(crate) end: i64,
    pub(crate) depart: i64,
    /// Driving from the step ahead; its place, and whether the time depends on when it departs.
    pub(crate) drive: i64,
    pub(crate) from: u32,
    pub(crate) varies: bool,
    /// How far off that time may be: position in [`Compiled::doubts`]; [`NONE`] if nobody says.
    pub(crate) doubt: u32,
    /// How long, as planned, from its service or crossing until the vehicle may rest; the same from the drive to it.
    pub(crate) bout: i64,
    pub(crate) way_bout: i64,
    /// Positions in [`Compiled::spans`] of the rides that go through a corridor at this step.
    pub(crate) spans: Range<u32>,
    /// Rides of the plan that begin; up to `fills`, those that others may fill.
    pub(crate) boards: Range<u32>,
    pub(crate) fills: u32,
    /// Position in [`Compiled::crowds`].
    pub(crate) crowd: u32,
    /// Positions in [`Compiled::ends`] of the plan's rides; up to `fills_end`, of those that others may fill.
    pub(crate) alights: Range<u32>,
    pub(crate) fills_end: u32,
}

impl Default for Step {
    fn default() -> Step {
        Step {
            place: NONE,
            convoy: NONE,
            serves: false,
            arrive: 0,
            begin: 0,
            end: 0,
            depart: 0,
            drive: 0,
            from: NONE,
            varies: false,
            doubt: NONE,
            bout: 0,
            way_bout: 0,
            spans: 0..0,
            boards: 0..0,
            fills: 0,
            crowd: NONE,
            alights: 0..0,
            fills_end: 0,
        }
    }
}

/// A vehicle.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) vehicle: Idx<Vehicle>,
    pub(crate) kind: Idx<Kind>,
    pub(crate) steps: Range<u32>,
    pub(crate) free: i64,
    /// Where it stands at first.
    pub(crate) place: u32,
    pub(crate) room: Load,
    pub(crate) escort: bool,
    pub(crate) load_stop: i64,
    pub(crate) unload_stop: i64,
    /// The rest that its duty rule asks for; 0 if it has none.
    pub(crate) rest: i64,
    /// The longest time between two rests; the longest of all if there is no rule.
    pub(crate) most: i64,
    /// When it is to be had; always if none is given.
    pub(crate) available: Option<Windows>,
    /// Rides that begin before the plan does.
    pub(crate) aboard: Range<u32>,
    pub(crate) carried: bool,
    pub(crate) duty_from: Option<i64>,
    pub(crate) used: bool,
}

impl Unit {
    /// Whether its crew or itself have hours at all.
    pub(crate) fn is_limited(&self) -> bool {
        self.most < i64::MAX || self.available.is_some()
    }
}

/// A convoy of the plan.
#[derive(Clone, Debug)]
pub(crate) struct Train {
    pub(crate) queue: u32,
    /// Its place in [`Compiled::order`].
    pub(crate) at: u32,
    pub(crate) depart: i64,
    pub(crate) arrive: i64,
    pub(crate) members: Range<u32>,
    /// How much later it may be before anybody is aboard for too long.
    pub(crate) slack: i64,
    /// As planned: begin and end of each inspection.
    pub(crate) passages: Vec<(i64, i64)>,
}

/// A corridor in one direction.
#[derive(Clone, Debug)]
pub(crate) struct Queue {
    pub(crate) corridor: Idx<Corridor>,
    pub(crate) direction: Direction,
    /// The queue of the other direction; [`NONE`] if the plan has none.
    pub(crate) other: u32,
    pub(crate) order: Range<u32>,
    /// Inspections on the way: driving time from the one ahead (or the gate), and what they take.
    pub(crate) stops: Vec<(i64, Inspection)>,
    /// Positions of those in the corridor's own list.
    pub(crate) points: Vec<usize>,
    /// Driving time after the last of them.
    pub(crate) rest: i64,
    pub(crate) headway: i64,
    pub(crate) most: u32,
    /// Escorts that each convoy must have.
    pub(crate) escorts: u32,
    pub(crate) margin: i64,
    pub(crate) single: bool,
    pub(crate) windows: Windows,
    pub(crate) zone: usize,
    pub(crate) gates: (u32, u32),
    pub(crate) quotas: Vec<(QuotaUnit, u32)>,
    /// The last departure before the plan.
    pub(crate) last: i64,
    /// The last of those who departed before the plan is out.
    pub(crate) last_out: i64,
    /// Until when each checkpoint is taken before the plan.
    pub(crate) taken: Vec<i64>,
    /// Departed before the plan: when, vehicles, people.
    pub(crate) gone: Vec<(i64, u32, u32)>,
}

/// Families who go from one step to another in one vehicle.
#[derive(Clone, Debug)]
pub(crate) struct Ride {
    pub(crate) class: Idx<Class>,
    /// Where they board from; [`NONE`] if they are aboard when the plan begins.
    pub(crate) pool: u32,
    /// As planned; 0 if others may fill it.
    pub(crate) families: u32,
    pub(crate) family: Load,
    pub(crate) people: u32,
    pub(crate) load: i64,
    pub(crate) unload: i64,
    /// The step at which they alight; [`NONE`] if the plan does not say.
    pub(crate) end: u32,
    pub(crate) since: i64,
}

/// Families of a class who wait at a place.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    pub(crate) class: Idx<Class>,
    pub(crate) place: u32,
    pub(crate) families: u32,
    pub(crate) ready: i64,
    /// Whether it is where the class waits by itself.
    pub(crate) home: bool,
    /// Families whom the plan has board from it.
    pub(crate) planned: u32,
    /// Families whom the plan leaves.
    pub(crate) left: u32,
}

/// A place.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) bays: u32,
    /// How many vehicles may stand there.
    pub(crate) stand: u32,
    pub(crate) hours: Option<Windows>,
    /// Room beyond those whom the plan brings.
    pub(crate) spare: (u32, u32),
}

/// An exchange with what has happened before the plan.
#[derive(Clone, Debug)]
pub(crate) struct Swap<'a> {
    pub(crate) of: &'a Exchange,
    /// People carried out of the first and of the second zone.
    pub(crate) left: [i64; 2],
    /// Of them, those who are out by `begin`.
    pub(crate) safe: [i64; 2],
    /// Those who are still inside: when out, side, people.
    pub(crate) coming: Vec<(i64, usize, i64)>,
}
