//! The scenario and the state, compiled for timing: what the schedule looks up millions of times.

mod roads;
mod start;
mod ways;

use domain::{
    Class, Corridor, Direction, Duration, Idx, Inspection, Place, Scenario, State, Time, Windows, Zone,
};

pub(crate) use roads::Roads;
pub(crate) use start::{Ride, Start};
pub(crate) use ways::{Crossing, Way, Ways};

/// A place in a list of people who wait: families of one class at one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source {
    /// Who.
    pub(crate) class: Idx<Class>,
    /// Where they wait; not always the class's own place.
    pub(crate) place: Idx<Place>,
    /// How many families at the beginning.
    pub(crate) families: u32,
}

/// A checkpoint as convoys of one direction meet it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Post {
    /// Its position in the corridor's list of checkpoints.
    pub(crate) number: usize,
    /// Driving time from the departing gate.
    pub(crate) after: Duration,
    /// How it inspects.
    pub(crate) inspection: Inspection,
}

/// A corridor with what follows from the agreements.
#[derive(Clone, Debug)]
pub(crate) struct Lane {
    /// When it is open.
    pub(crate) open: Windows,
    /// When an agreement over it is suspended.
    pub(crate) suspended: Windows,
    /// The posts outward and back.
    pub(crate) posts: [Vec<Post>; 2],
}

/// All that timing and dispatch look up.
pub(crate) struct Model<'a> {
    /// What the planner was told.
    pub(crate) scenario: &'a Scenario,
    /// Nothing happens before.
    pub(crate) now: Time,
    /// So long before a stated end of a suspension people may board for what opens then; never before, by default.
    pub(crate) board_early: Duration,
    /// Driving within zones.
    pub(crate) roads: Roads,
    /// Corridors, by index.
    pub(crate) lanes: Vec<Lane>,
    /// Ways between zones.
    pub(crate) ways: Ways,
    /// Weights of a person of each class, in millionths.
    pub(crate) weights: Vec<i64>,
    /// Who waits where.
    pub(crate) sources: Vec<Source>,
    /// Where everything stands at the beginning.
    pub(crate) start: Start,
}

/// The position of a direction in pairs.
pub(crate) const fn side(direction: Direction) -> usize {
    match direction {
        Direction::Outward => 0,
        Direction::Back => 1,
    }
}

impl<'a> Model<'a> {
    /// Compiles a scenario and, if the operation has begun, its state.
    /// O(places³ of the largest zone × kinds of different roads) once.
    pub(crate) fn new(scenario: &'a Scenario, state: Option<&State>) -> Model<'a> {
        let lanes = scenario
            .corridors
            .entries()
            .map(|(i, corridor)| Lane {
                open: scenario.open(i),
                suspended: suspended(scenario, i),
                posts: Direction::BOTH.map(|d| posts(corridor, d)),
            })
            .collect();
        // Millionths, or coarser where somebody weighs more than a million, so that sums of them stay far from overflow.
        let heaviest = scenario.priorities.iter().map(|p| p.weight).fold(1.0, f64::max);
        let unit = if heaviest > 1e6 { 1e12 / heaviest } else { 1e6 };
        let weigh = |c| ((scenario.weight(c) * unit).round() as i64).max(1);
        let weights = scenario.classes.indices().map(weigh).collect();
        let start = Start::new(scenario, state);
        let sources = start::sources(scenario, state);
        Model {
            scenario,
            now: state.map_or(scenario.start, |s| s.now),
            board_early: Duration::ZERO,
            roads: Roads::new(scenario),
            lanes,
            ways: Ways::new(scenario),
            weights,
            sources,
            start,
        }
    }

    /// Whether the operation is so small that anything can be worth a try: a handful of vehicles.
    pub(crate) fn wide(&self) -> bool {
        self.scenario.vehicles.len() <= 12
    }

    /// The zone of a place.
    pub(crate) fn zone(&self, place: Idx<Place>) -> Idx<Zone> {
        self.scenario.places[place].zone
    }

    /// The gates of a crossing, departing first.
    pub(crate) fn gates(&self, crossing: Crossing) -> (Idx<Place>, Idx<Place>) {
        self.scenario.corridors[crossing.corridor].gates(crossing.direction)
    }

    /// The lane of a corridor.
    pub(crate) fn lane(&self, corridor: Idx<Corridor>) -> &Lane {
        &self.lanes[corridor.get()]
    }
}

/// When any agreement over a corridor is suspended.
fn suspended(scenario: &Scenario, corridor: Idx<Corridor>) -> Windows {
    let over = scenario.agreements.iter().filter(|a| a.covers.contains(&corridor));
    over.flat_map(|a| a.suspended.iter().map(|s| s.window)).collect()
}

fn posts(corridor: &Corridor, direction: Direction) -> Vec<Post> {
    corridor
        .stops(direction)
        .into_iter()
        .map(|(checkpoint, after, inspection)| Post {
            number: corridor.checkpoints.iter().position(|c| c.id == checkpoint.id).unwrap_or(0),
            after,
            inspection,
        })
        .collect()
}
