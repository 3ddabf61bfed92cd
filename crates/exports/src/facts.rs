//! What every paper and table is made from, counted once: who rides from where to where, what each vehicle does step by step, who is in
//! which convoy, who is left.
//!
//! It judges nothing; the plan that it is given has been judged. Nobody can get off who did not get on.

use std::collections::{BTreeMap, VecDeque};

use domain::{Class, Idx, Load, Moved, Place, Plan, Scenario, State, Stop, Time, Vehicle, Visit};
use reports::{Left, Told};

/// Families by class.
pub(crate) type Group = BTreeMap<Idx<Class>, u32>;

/// Families of one class who ride together, from one loading to one unloading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ride {
    pub(crate) vehicle: Idx<Vehicle>,
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    /// Where they got on; none if they were aboard when the plan began.
    pub(crate) from: Option<Idx<Place>>,
    /// Their loading begins.
    pub(crate) loading: Time,
    /// It ends; none if they were aboard when the plan began.
    pub(crate) loaded: Option<Time>,
    /// The convoys that they go with, by their positions in the plan.
    pub(crate) convoys: Vec<usize>,
    pub(crate) to: Idx<Place>,
    /// Their unloading begins.
    pub(crate) unloading: Time,
    /// They are safe, if it is a place that they accept.
    pub(crate) safe: Time,
}

/// Families who are safe before the plan begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SafeBefore {
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    pub(crate) place: Idx<Place>,
    pub(crate) at: Time,
}

/// One step of a vehicle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// It is at a place.
    At(AtPlace),
    /// It goes with a convoy.
    Convoy {
        /// By its position in the plan.
        convoy: usize,
        /// Its place in the order of march, from 1.
        place: usize,
        /// Who is aboard.
        aboard: Group,
    },
}

/// A vehicle's time at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AtPlace {
    pub(crate) place: Idx<Place>,
    pub(crate) arrive: Time,
    /// When people get off and on, if anybody does.
    pub(crate) service: Option<(Time, Time)>,
    pub(crate) depart: Option<Time>,
    pub(crate) off: Vec<Moved>,
    pub(crate) on: Vec<Moved>,
    /// Who is aboard after it.
    pub(crate) aboard: Group,
    /// Whether it stands here empty for as long as its duty rule calls a rest.
    pub(crate) rests: bool,
}

/// All that a vehicle is to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Duties {
    pub(crate) vehicle: Idx<Vehicle>,
    pub(crate) steps: Vec<Step>,
}

/// Families of a class who are left behind, with the reason where there is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LeftBehind {
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    pub(crate) why: Option<Left>,
}

/// All of it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Facts {
    /// In the order of the scenario's vehicles, those that do something.
    pub(crate) duties: Vec<Duties>,
    /// Who is aboard each convoy, by its position in the plan.
    pub(crate) aboard: Vec<Group>,
    /// Positions of convoys in the order of departure.
    pub(crate) departures: Vec<usize>,
    /// In the order of arrival.
    pub(crate) rides: Vec<Ride>,
    /// In the order of time.
    pub(crate) before: Vec<SafeBefore>,
    /// In the order of the scenario's classes.
    pub(crate) left: Vec<LeftBehind>,
}

/// Everybody in a group.
pub(crate) fn load(scenario: &Scenario, group: &Group) -> Load {
    group.iter().fold(Load::NONE, |sum, (&class, &families)| sum + scenario.classes[class].family * families)
}

/// Everybody of some families that move.
pub(crate) fn load_of(scenario: &Scenario, moved: &[Moved]) -> Load {
    moved.iter().fold(Load::NONE, |sum, m| sum + scenario.classes[m.class].family * m.families)
}

impl Ride {
    /// Who rides.
    pub(crate) fn load(&self, scenario: &Scenario) -> Load {
        scenario.classes[self.class].family * self.families
    }
}

impl Facts {
    /// Walks the plan. O(v log v) for v visits and families that move.
    pub(crate) fn of(told: &Told<'_>) -> Facts {
        let (s, plan) = (told.scenario, told.plan);
        let mut walk =
            Walk { scenario: s, plan, aboard: vec![Group::new(); plan.convoys.len()], rides: Vec::new() };
        let mut duties: Vec<Duties> = plan
            .vehicles
            .iter()
            .map(|i| Duties { vehicle: i.vehicle, steps: walk.vehicle(i, told.state) })
            .collect();
        duties.retain(does_something);
        duties.sort_by_key(|d| d.vehicle);
        let mut departures: Vec<usize> = (0..plan.convoys.len()).collect();
        departures.sort_by_key(|&i| (plan.convoys[i].depart, plan.convoys[i].arrive, i));
        let mut rides = walk.rides;
        rides.sort_by_key(|r| (r.safe, r.to, r.vehicle, r.class, r.loading));
        let before = safe_before(s, told.state);
        let left = left(s, &rides, &before, &told.left);
        Facts { duties, aboard: walk.aboard, departures, rides, before, left }
    }

    /// People who are left behind.
    pub(crate) fn left_people(&self, scenario: &Scenario) -> u64 {
        let of =
            |l: &LeftBehind| u64::from(l.families) * u64::from(scenario.classes[l.class].family.people());
        self.left.iter().map(of).sum()
    }

    /// When the last of all becomes safe.
    pub(crate) fn last_arrival(&self) -> Option<Time> {
        self.rides.iter().map(|r| r.safe).chain(self.before.iter().map(|b| b.at)).max()
    }
}

/// Whether a vehicle is told anything but to stay.
fn does_something(duties: &Duties) -> bool {
    duties.steps.len() > 1
        || duties.steps.iter().any(|step| match step {
            Step::At(at) => at.service.is_some(),
            Step::Convoy { .. } => true,
        })
}

/// Those whom the state knows to be safe at a place that they accept.
fn safe_before(scenario: &Scenario, state: Option<&State>) -> Vec<SafeBefore> {
    let mut found: Vec<SafeBefore> = state
        .iter()
        .flat_map(|s| &s.people)
        .flat_map(|c| {
            c.safe.iter().map(|safe| SafeBefore {
                class: c.class,
                families: safe.families,
                place: safe.place,
                at: safe.at,
            })
        })
        .filter(|b| {
            b.families > 0 && scenario.classes[b.class].wish(b.place).is_some() && b.at <= scenario.end
        })
        .collect();
    found.sort_by_key(|b| (b.at, b.place, b.class));
    found
}

/// Who is left of each class, with the reasons that somebody has found, as far as they go.
fn left(scenario: &Scenario, rides: &[Ride], before: &[SafeBefore], reasons: &[Left]) -> Vec<LeftBehind> {
    let mut safe: Vec<u32> = vec![0; scenario.classes.len()];
    for ride in rides {
        let accepted = scenario.classes[ride.class].wish(ride.to).is_some() && ride.safe <= scenario.end;
        safe[ride.class.get()] += if accepted { ride.families } else { 0 };
    }
    for b in before {
        safe[b.class.get()] += b.families;
    }
    let mut of: BTreeMap<Idx<Class>, Vec<&Left>> = BTreeMap::new();
    for reason in reasons {
        of.entry(reason.class).or_default().push(reason);
    }
    let mut found = Vec::new();
    for (class, c) in scenario.classes.entries() {
        let mut rest = c.count.saturating_sub(safe[class.get()]);
        for reason in of.get(&class).into_iter().flatten() {
            let families = reason.families.min(rest);
            if families > 0 {
                found.push(LeftBehind { class, families, why: Some((*reason).clone()) });
                rest -= families;
            }
        }
        if rest > 0 {
            found.push(LeftBehind { class, families: rest, why: None });
        }
    }
    found
}

/// Families aboard since one loading.
struct Since {
    families: u32,
    from: Option<Idx<Place>>,
    loading: Time,
    loaded: Option<Time>,
    convoys: Vec<usize>,
}

/// The walk along all itineraries.
struct Walk<'a> {
    scenario: &'a Scenario,
    plan: &'a Plan,
    aboard: Vec<Group>,
    rides: Vec<Ride>,
}

impl Walk<'_> {
    fn vehicle(&mut self, itinerary: &domain::Itinerary, state: Option<&State>) -> Vec<Step> {
        let vehicle = itinerary.vehicle;
        let stood = state.and_then(|s| s.vehicles.iter().find(|v| v.vehicle == vehicle));
        let mut now = stood.map_or_else(|| state.map_or(self.scenario.start, |s| s.now), |v| v.free);
        let mut queues: BTreeMap<Idx<Class>, VecDeque<Since>> = BTreeMap::new();
        for a in stood.iter().flat_map(|v| &v.aboard) {
            queues.entry(a.class).or_default().push_back(Since {
                families: a.families,
                from: None,
                loading: a.since,
                loaded: None,
                convoys: Vec::new(),
            });
        }
        let mut steps = Vec::with_capacity(itinerary.visits.len());
        for visit in &itinerary.visits {
            match visit {
                Visit::Convoy(position) => {
                    let Some(convoy) = self.plan.convoys.get(*position) else { continue };
                    for since in queues.values_mut().flatten() {
                        since.convoys.push(*position);
                    }
                    let aboard = group(&queues);
                    for (&class, families) in &aboard {
                        *self.aboard[*position].entry(class).or_default() += families;
                    }
                    let place = convoy.vehicles.iter().position(|v| *v == vehicle).map_or(0, |p| p + 1);
                    steps.push(Step::Convoy { convoy: *position, place, aboard });
                    now = convoy.arrive;
                }
                Visit::Place(stop) => {
                    let at = self.stop(vehicle, stop, now, &mut queues);
                    now = at.depart.or(at.service.map(|s| s.1)).unwrap_or(at.arrive);
                    steps.push(Step::At(at));
                }
            }
        }
        steps
    }

    fn stop(
        &mut self,
        vehicle: Idx<Vehicle>,
        stop: &Stop,
        now: Time,
        queues: &mut BTreeMap<Idx<Class>, VecDeque<Since>>,
    ) -> AtPlace {
        let arrive = stop.arrive.unwrap_or(now);
        let begin = stop.begin.unwrap_or(arrive);
        let end = stop.end.unwrap_or(begin);
        let serves = !stop.alight.is_empty() || !stop.board.is_empty();
        let came_empty = queues.values().all(VecDeque::is_empty);
        for moved in &stop.alight {
            self.alight(vehicle, stop.place, *moved, (begin, end), queues.entry(moved.class).or_default());
        }
        for moved in &stop.board {
            queues.entry(moved.class).or_default().push_back(Since {
                families: moved.families,
                from: Some(stop.place),
                loading: begin,
                loaded: Some(end),
                convoys: Vec::new(),
            });
        }
        let leaves_empty = queues.values().all(VecDeque::is_empty);
        // It rests ahead of its service or after it, while nobody is aboard.
        let rests = self.scenario.kind_of(vehicle).duty.is_some_and(|duty| {
            let stands =
                |from: Time, until: Option<Time>| until.is_some_and(|until| until - from >= duty.rest);
            let ahead = if serves { Some(begin) } else { stop.depart };
            (came_empty && stands(arrive, ahead)) || (serves && leaves_empty && stands(end, stop.depart))
        });
        AtPlace {
            place: stop.place,
            arrive,
            service: serves.then_some((begin, end)),
            depart: stop.depart,
            off: stop.alight.clone(),
            on: stop.board.clone(),
            aboard: group(queues),
            rests,
        }
    }

    /// Those who boarded first get off first.
    fn alight(
        &mut self,
        vehicle: Idx<Vehicle>,
        to: Idx<Place>,
        moved: Moved,
        (unloading, safe): (Time, Time),
        queue: &mut VecDeque<Since>,
    ) {
        let mut rest = moved.families;
        while rest > 0 {
            let Some(first) = queue.front_mut() else { return };
            let families = first.families.min(rest);
            self.rides.push(Ride {
                vehicle,
                class: moved.class,
                families,
                from: first.from,
                loading: first.loading,
                loaded: first.loaded,
                convoys: first.convoys.clone(),
                to,
                unloading,
                safe,
            });
            rest -= families;
            first.families -= families;
            if first.families == 0 {
                queue.pop_front();
            }
        }
    }
}

/// Who is aboard.
fn group(queues: &BTreeMap<Idx<Class>, VecDeque<Since>>) -> Group {
    let sum = |queue: &VecDeque<Since>| queue.iter().map(|s| s.families).sum::<u32>();
    queues.iter().map(|(&class, queue)| (class, sum(queue))).filter(|(_, families)| *families > 0).collect()
}
