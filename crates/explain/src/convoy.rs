//! Why a convoy departs when it does, and why it takes as long as it does.

use domain::{Convoy, Duration, Idx, Time, Vehicle};

use crate::Case;
use crate::log::Log;

/// What a convoy could not go ahead of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// This vehicle of it was not at the gate, done with what it had to do there, sooner.
    Vehicle(Idx<Vehicle>),
    /// The convoy before it in the same direction, and the headway between two.
    Headway(Before),
    /// The corridor was shut until then.
    Opens,
    /// A convoy came the other way, and there is room for one direction only.
    Track(Before),
    /// The plan, or the state that it starts from, begins then.
    Begin,
}

/// A convoy ahead of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Before {
    /// One of the plan, by its position.
    Planned(usize),
    /// One that had departed before the plan began, by its position in the state.
    Past(usize),
}

/// A cause and the instant before which it did not let the convoy go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotBefore {
    /// Why.
    pub cause: Cause,
    /// Not before.
    pub at: Time,
}

/// A checkpoint on its way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passed {
    /// Which.
    pub checkpoint: String,
    /// When the convoy could be there.
    pub reached: Time,
    /// When its inspection begins; later than `reached` if others were there.
    pub begin: Time,
    /// When it ends.
    pub end: Time,
}

/// A convoy explained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConvoyFacts {
    /// Which, by its position in the plan.
    pub convoy: usize,
    /// Vehicles that are no escorts.
    pub carriers: usize,
    /// Escorts.
    pub escorts: usize,
    /// People aboard.
    pub people: u32,
    /// The most vehicles that the corridor allows.
    pub most: Option<u32>,
    /// What did not let it go sooner, the latest first; one of each sort but vehicles, of which there are all.
    pub not_before: Vec<NotBefore>,
    /// How much later than all of these it departs: by the plan's own choice, a quota or an exchange.
    pub held: Duration,
    /// Its driving time in the corridor.
    pub drive: Duration,
    /// Its checkpoints in order.
    pub passed: Vec<Passed>,
    /// When the corridor shuts after it, if it does before the end.
    pub shuts: Option<Time>,
    /// The corridor's margin: it must be through so long before.
    pub margin: Duration,
}

impl ConvoyFacts {
    /// What decided: the cause that let it go last, unless the plan held it longer.
    pub fn decided(&self) -> Option<&NotBefore> {
        self.not_before.first().filter(|_| self.held == Duration::ZERO)
    }
}

/// Explains a convoy of the plan; none if there is no such position. O(convoys + visits of its vehicles).
pub fn convoy(case: Case<'_>, position: usize) -> Option<ConvoyFacts> {
    let scenario = case.scenario;
    let this = case.plan.convoys.get(position)?;
    let corridor = &scenario.corridors[this.corridor];
    let logs: Vec<Log> = this.vehicles.iter().map(|&v| Log::of(case, v)).collect();
    let escorts = this.vehicles.iter().filter(|&&v| scenario.kind_of(v).escort).count();
    let people = logs
        .iter()
        .flat_map(|log| &log.did)
        .filter(|d| d.doing == crate::Doing::Convoy(position))
        .map(|d| d.aboard)
        .sum();

    let mut not_before: Vec<NotBefore> = logs.iter().map(|log| ready(case, log, this)).collect();
    let earlier = || {
        let past = case.state.iter().flat_map(|s| s.convoys.iter().enumerate());
        let past = past.map(|(i, p)| (Before::Past(i), &p.convoy));
        let planned = case.plan.convoys.iter().enumerate().filter(|(i, _)| *i != position);
        let planned = planned.map(|(i, c)| (Before::Planned(i), c));
        past.chain(planned).filter(|(_, c)| c.corridor == this.corridor && c.depart <= this.depart)
    };
    let ahead = earlier().filter(|(_, c)| c.direction == this.direction).max_by_key(|(_, c)| c.depart);
    if let Some((before, c)) = ahead.filter(|_| corridor.convoy.headway > Duration::ZERO) {
        not_before.push(NotBefore { cause: Cause::Headway(before), at: c.depart + corridor.convoy.headway });
    }
    if corridor.single_track {
        let against = earlier().filter(|(_, c)| c.direction != this.direction).max_by_key(|(_, c)| c.arrive);
        if let Some((before, c)) = against {
            not_before.push(NotBefore { cause: Cause::Track(before), at: c.arrive });
        }
    }
    let open = scenario.open(this.corridor);
    let window = open.at(this.depart);
    if let Some(window) = window.filter(|w| w.from > case.begins()) {
        not_before.push(NotBefore { cause: Cause::Opens, at: window.from });
    }
    not_before.push(NotBefore { cause: Cause::Begin, at: case.begins() });
    not_before.sort_by_key(|n| std::cmp::Reverse(n.at));
    let latest = not_before.first().map_or(this.depart, |n| n.at);
    Some(ConvoyFacts {
        convoy: position,
        carriers: this.vehicles.len() - escorts,
        escorts,
        people,
        most: corridor.convoy.most,
        not_before,
        held: (this.depart - latest).max(Duration::ZERO),
        drive: corridor.time,
        passed: passed(this, corridor),
        shuts: window.map(|w| w.until).filter(|&t| t < scenario.end),
        margin: corridor.convoy.margin,
    })
}

/// When a vehicle could leave the gate: when it was there and done.
fn ready(case: Case<'_>, log: &Log, this: &Convoy) -> NotBefore {
    let at = log.before(this.depart).map_or_else(|| case.begins(), |d| d.until);
    NotBefore { cause: Cause::Vehicle(log.vehicle), at }
}

fn passed(this: &Convoy, corridor: &domain::Corridor) -> Vec<Passed> {
    let stops = corridor.stops(this.direction);
    let mut left = this.depart;
    let mut driven = Duration::ZERO;
    let mut found = Vec::new();
    for ((_, after, _), passage) in stops.iter().zip(&this.passages) {
        let reached = left + (*after - driven);
        found.push(Passed {
            checkpoint: passage.checkpoint.clone(),
            reached,
            begin: passage.begin,
            end: passage.end,
        });
        left = passage.end;
        driven = *after;
    }
    found
}
