//! What a vehicle's day amounts to, and what it waits for.

use domain::{Duration, Idx, Place, Time, Vehicle};

use crate::Case;
use crate::convoy::{Cause, convoy};
use crate::log::{Doing, Log};

/// Waits shorter than this are not worth a sentence.
const SHORT: Duration = Duration::minutes(5);

/// What a vehicle waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitFor {
    /// Its convoy, which departs then: by its position, and what decided when it goes if anything but the plan did.
    Convoy(usize, Option<Cause>),
    /// All bays are taken until then.
    Bay(u32),
    /// The place opens then.
    Hours,
    /// The people whom it loads are ready then.
    Ready,
    /// It must rest before its next activity, or it would be on duty for too long.
    Rest,
    /// Nothing that is known here: the plan holds it, or it has nothing to do.
    Held,
}

/// A wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// Where.
    pub place: Idx<Place>,
    /// From when.
    pub from: Time,
    /// Until when.
    pub until: Time,
    /// People aboard meanwhile.
    pub aboard: u32,
    /// For what.
    pub what: WaitFor,
}

/// A vehicle explained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VehicleFacts {
    /// Which.
    pub vehicle: Idx<Vehicle>,
    /// How often people get on.
    pub loads: usize,
    /// How many people get off.
    pub carried: u32,
    /// Time driving outside corridors, in convoys, loading and unloading, and standing.
    pub drives: Duration,
    /// In convoys.
    pub convoys: Duration,
    /// Loading and unloading.
    pub serves: Duration,
    /// Standing, rests and waits.
    pub stands: Duration,
    /// The waits of five minutes and more, in order.
    pub waits: Vec<Wait>,
    /// From its first to its last activity; none if it does nothing.
    pub active: Option<(Time, Time)>,
}

/// Explains a vehicle. O(visits of the plan).
pub fn vehicle(case: Case<'_>, vehicle: Idx<Vehicle>) -> VehicleFacts {
    let log = Log::of(case, vehicle);
    let mut facts = VehicleFacts {
        vehicle,
        loads: 0,
        carried: 0,
        drives: Duration::ZERO,
        convoys: Duration::ZERO,
        serves: Duration::ZERO,
        stands: Duration::ZERO,
        waits: Vec::new(),
        active: None,
    };
    let busy = || log.did.iter().filter(|d| !matches!(d.doing, Doing::Stands(_)));
    if let (Some(first), Some(last)) = (busy().next(), busy().next_back()) {
        facts.active = Some((first.from, last.until));
    }
    for (i, did) in log.did.iter().enumerate() {
        let took = did.until - did.from;
        match did.doing {
            Doing::Drives(_) => facts.drives += took,
            Doing::Convoy(_) => facts.convoys += took,
            Doing::Serves { off, on, .. } => {
                facts.serves += took;
                facts.carried += off;
                facts.loads += usize::from(on > 0);
            }
            Doing::Stands(place) => {
                facts.stands += took;
                // Before the first activity and after the last it has nothing to wait for.
                if took >= SHORT && facts.active.is_some_and(|(a, b)| did.from >= a && did.until <= b) {
                    let what = wait_for(case, &log, i, place);
                    facts.waits.push(Wait {
                        place,
                        from: did.from,
                        until: did.until,
                        aboard: did.aboard,
                        what,
                    });
                }
            }
        }
    }
    facts
}

/// What ends a standing.
fn wait_for(case: Case<'_>, log: &Log, at: usize, place: Idx<Place>) -> WaitFor {
    let scenario = case.scenario;
    let (from, until) = (log.did[at].from, log.did[at].until);
    let kind = scenario.kind_of(log.vehicle);
    let Some(next) = log.did.get(at + 1) else { return WaitFor::Held };
    match next.doing {
        Doing::Convoy(position) => {
            let decided = convoy(case, position).and_then(|c| c.decided().map(|n| n.cause));
            return WaitFor::Convoy(position, decided);
        }
        Doing::Serves { on, .. } => {
            let opens = scenario.places[place].hours.as_ref().and_then(|h| h.at(until)).map(|w| w.from);
            if opens == Some(until) {
                return WaitFor::Hours;
            }
            if on > 0 && boards_when_ready(case, log.vehicle, until) {
                return WaitFor::Ready;
            }
            if let Some(bays) = scenario.places[place].bays
                && served_by_others(case, log.vehicle, place, until) >= bays as usize
            {
                return WaitFor::Bay(bays);
            }
        }
        Doing::Drives(_) | Doing::Stands(_) => {}
    }
    match kind.duty {
        Some(duty) if until - from >= duty.rest => WaitFor::Rest,
        _ => WaitFor::Held,
    }
}

/// Whether some of those who board in the service that begins then are ready just then.
fn boards_when_ready(case: Case<'_>, vehicle: Idx<Vehicle>, begin: Time) -> bool {
    let visits = case.plan.vehicles.iter().filter(|i| i.vehicle == vehicle).flat_map(|i| &i.visits);
    let stops = visits.filter_map(|v| match v {
        domain::Visit::Place(stop) if stop.begin == Some(begin) => Some(stop),
        _ => None,
    });
    stops.flat_map(|s| &s.board).any(|m| case.scenario.classes[m.class].ready == begin)
}

/// How many other vehicles load or unload at a place just before an instant.
fn served_by_others(case: Case<'_>, vehicle: Idx<Vehicle>, place: Idx<Place>, before: Time) -> usize {
    let others = case.plan.vehicles.iter().filter(|i| i.vehicle != vehicle).flat_map(|i| &i.visits);
    others
        .filter(|v| match v {
            domain::Visit::Place(stop) if stop.place == place => {
                stop.begin.zip(stop.end).is_some_and(|(begin, end)| begin < before && before <= end)
            }
            _ => false,
        })
        .count()
}
