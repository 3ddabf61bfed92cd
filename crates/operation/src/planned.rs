//! Cuts a plan at an instant: the state that an operation has then if all has gone as planned.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use domain::{
    Aboard, Class, ClassState, Convoy, Idx, Itinerary, Kind, Past, Place, Plan, Safe, Scenario, State, Stop,
    Time, VehicleState, Visit, WaitingAt,
};

/// The state at an instant of a plan that began at the scenario's start. What has begun before it is a fact, what begins then or later is not.
///
/// A vehicle that idles is `free` since its last activity if `exact`, else at the instant: a state may say either. O(visits).
pub fn planned(scenario: &Scenario, plan: &Plan, now: Time, exact: bool) -> State {
    planned_from(scenario, plan, None, now, exact)
}

/// As [`planned`], of a plan that began from a state, or from the scenario's start if there is none: what was a fact then is one now.
pub fn planned_from(scenario: &Scenario, plan: &Plan, from: Option<&State>, now: Time, exact: bool) -> State {
    let mut seen = Seen { scenario, plan, from, now, classes: BTreeMap::new(), aboard: BTreeMap::new() };
    for class in from.iter().flat_map(|state| &state.people) {
        let known = ClassSeen {
            boarded: scenario.classes[class.class].count.saturating_sub(class.waiting),
            safe: class.safe.clone(),
            elsewhere: class.waiting_at.iter().map(|w| (w.place, w.families)).collect(),
        };
        seen.classes.insert(class.class, known);
    }
    let mut vehicles: Vec<VehicleState> =
        plan.vehicles.iter().filter_map(|itinerary| seen.vehicle(itinerary, exact)).collect();
    let idle = from.iter().flat_map(|state| &state.vehicles).filter_map(|known| {
        let moves = plan.vehicles.iter().any(|itinerary| itinerary.vehicle == known.vehicle);
        (!moves).then(|| seen.vehicle(&Itinerary { vehicle: known.vehicle, visits: Vec::new() }, exact))?
    });
    let idle: Vec<VehicleState> = idle.collect();
    vehicles.extend(idle);
    let departed = plan.convoys.iter().enumerate().filter(|(_, convoy)| convoy.depart < now);
    let departed = departed.map(|(position, convoy)| seen.past(position, convoy));
    let convoys = from.iter().flat_map(|state| state.convoys.clone()).chain(departed).collect();
    let people = seen
        .classes
        .iter()
        .map(|(&class, known)| ClassState {
            class,
            waiting: scenario.classes[class].count - known.boarded,
            waiting_at: known
                .elsewhere
                .iter()
                .filter(|(_, families)| **families > 0)
                .map(|(&place, &families)| WaitingAt { place, families })
                .collect(),
            safe: known.safe.clone(),
        })
        .collect();
    let out_of_service = from.map(|state| state.out_of_service.clone()).unwrap_or_default();
    State { now, vehicles, out_of_service, people, convoys }
}

/// What has become of a class.
#[derive(Default)]
struct ClassSeen {
    /// Families that have boarded and not got off again where they wait.
    boarded: u32,
    /// Families who are safe.
    safe: Vec<Safe>,
    /// Families who wait elsewhere than at their own place.
    elsewhere: BTreeMap<Idx<Place>, u32>,
}

struct Seen<'a> {
    scenario: &'a Scenario,
    plan: &'a Plan,
    from: Option<&'a State>,
    now: Time,
    classes: BTreeMap<Idx<Class>, ClassSeen>,
    /// Who was aboard which vehicle in which convoy: people by class.
    aboard: BTreeMap<usize, Vec<(Idx<Class>, u32)>>,
}

/// A vehicle followed up to the instant.
struct Followed {
    place: Idx<Place>,
    free: Time,
    acts: Vec<(Time, Time)>,
    carried: bool,
    aboard: Vec<Aboard>,
}

impl Seen<'_> {
    fn vehicle(&mut self, itinerary: &Itinerary, exact: bool) -> Option<VehicleState> {
        let kind = self.scenario.kind_of(itinerary.vehicle);
        let known = self.from.and_then(|s| s.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle));
        let mut f = Followed {
            place: kind.depot,
            free: self.from.map_or(self.scenario.start, |state| state.now),
            acts: Vec::new(),
            carried: false,
            aboard: Vec::new(),
        };
        if let Some(known) = known {
            (f.place, f.free, f.carried) = (known.place, known.free, known.carried);
            f.acts.extend(known.duty_from.map(|since| (since, known.free)));
            f.aboard.clone_from(&known.aboard);
            f.aboard.sort_by_key(|a| a.since);
        }
        self.follow(itinerary, &mut f);
        let Followed { place, free, acts, carried, aboard } = f;
        let used = known.is_some_and(|v| v.used) || !acts.is_empty();
        let duty_from = match self.on_duty_since(kind, &acts) {
            Some(duty_from) => duty_from,
            // It has rested since before it was last known.
            None if known.is_some() => None,
            None => return None,
        };
        // With a duty rule only the exact instant tells when a rest began.
        let free = if exact || kind.duty.is_some() { free } else { free.max(self.now) };
        Some(VehicleState { vehicle: itinerary.vehicle, place, free, used, carried, duty_from, aboard })
    }

    /// Follows a vehicle as far as it has come.
    fn follow(&mut self, itinerary: &Itinerary, f: &mut Followed) {
        let mut left: Option<Time> = None;
        for visit in &itinerary.visits {
            match visit {
                Visit::Convoy(position) => {
                    let convoy = &self.plan.convoys[*position];
                    if convoy.depart >= self.now {
                        return;
                    }
                    let people = f.aboard.iter().map(|a| (a.class, a.families));
                    self.aboard.entry(*position).or_default().extend(people);
                    f.acts.push((convoy.depart, convoy.arrive));
                    f.place = self.scenario.corridors[convoy.corridor].gates(convoy.direction).1;
                    f.free = convoy.arrive;
                    left = None;
                }
                Visit::Place(stop) => {
                    let arrive = stop.arrive.unwrap_or(f.free);
                    if let Some(left) = left
                        && stop.place != f.place
                    {
                        if left >= self.now {
                            return;
                        }
                        f.acts.push((left, arrive));
                        f.place = stop.place;
                        f.free = arrive;
                    }
                    if !self.serve(stop, arrive, f) {
                        return;
                    }
                    left = stop.depart;
                }
            }
        }
    }

    /// Loading and unloading; false if they have not begun, and all that follows has not.
    fn serve(&mut self, stop: &Stop, arrive: Time, f: &mut Followed) -> bool {
        if stop.board.is_empty() && stop.alight.is_empty() {
            return true;
        }
        let begin = stop.begin.unwrap_or(arrive);
        let end = stop.end.unwrap_or(begin);
        if begin >= self.now {
            return false;
        }
        f.acts.push((begin, end));
        f.free = end;
        for moved in &stop.alight {
            f.carried = true;
            let mut left = moved.families;
            // Those who boarded first alight first.
            for aboard in f.aboard.iter_mut().filter(|a| a.class == moved.class) {
                let n = left.min(aboard.families);
                aboard.families -= n;
                left -= n;
            }
            f.aboard.retain(|a| a.families > 0);
            let safe = &mut self.classes.entry(moved.class).or_default().safe;
            safe.push(Safe { place: stop.place, families: moved.families, at: end });
        }
        for moved in &stop.board {
            let known = self.classes.entry(moved.class).or_default();
            known.boarded += moved.families;
            if let Some(here) = known.elsewhere.get_mut(&stop.place) {
                *here = here.saturating_sub(moved.families);
            }
            f.aboard.push(Aboard { class: moved.class, families: moved.families, since: begin });
        }
        true
    }

    /// None if the vehicle has not acted at all; `Some(None)` if it is rested.
    #[expect(clippy::option_option, reason = "not having acted and being rested are two things")]
    fn on_duty_since(&self, kind: &Kind, acts: &[(Time, Time)]) -> Option<Option<Time>> {
        let &(mut first, mut last) = acts.first()?;
        for &(begin, end) in acts {
            if kind.duty.is_some_and(|duty| begin - last >= duty.rest) {
                first = begin;
            }
            last = last.max(end);
        }
        let rested = kind.duty.is_some_and(|duty| self.now - last >= duty.rest);
        Some((!rested).then_some(first))
    }

    fn past(&self, position: usize, convoy: &Convoy) -> Past {
        let aboard = self.aboard.get(&position).cloned().unwrap_or_default();
        let people = |counts: &dyn Fn(Idx<Class>) -> bool| {
            let counted = aboard.iter().filter(|a| counts(a.0));
            counted.map(|&(class, n)| self.scenario.classes[class].family.people() * n).sum()
        };
        let exempt = |class: Idx<Class>| {
            let priority = self.scenario.classes[class].priority;
            self.scenario.exchanges.iter().any(|x| x.exempt.contains(&priority))
        };
        Past { convoy: convoy.clone(), people: people(&|_| true), exempt: people(&exempt) }
    }
}
