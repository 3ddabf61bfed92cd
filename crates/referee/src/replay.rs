//! Plays a plan through and writes down plainly what happens: who stands where from when until when, who
//! boards and alights, who drives, who goes through which convoy.
//!
//! It judges nothing: a vehicle may arrive before it left and set down people who are not aboard. The rules
//! look at what is written down here.

use std::collections::{BTreeMap, VecDeque};

use domain::{
    Class, Convoy, Corridor, Direction, Duration, Idx, Kind, Moved, Place, Plan, Priority, Scenario, State,
    Stop, Time, Vehicle, VehicleState, Visit,
};

use crate::message::{Message, say};

/// What happens if a plan is followed to the letter.
pub(crate) struct Replay<'a> {
    pub(crate) scenario: &'a Scenario,
    pub(crate) plan: &'a Plan,
    pub(crate) state: Option<&'a State>,
    /// One for each vehicle with visits, in the order of the plan.
    pub(crate) tours: Vec<Tour>,
    /// Visits at places, tour by tour, in order.
    pub(crate) stays: Vec<Stay<'a>>,
    /// Visits in convoys, tour by tour, in order.
    pub(crate) crossings: Vec<Crossing>,
    /// Families that board or alight, in the order of the stays; unloading goes before loading.
    pub(crate) changes: Vec<Change>,
    /// How long families that alight have been aboard, in the order of the stays.
    pub(crate) rides: Vec<Ride>,
    /// Families who have alighted, in the plan or as the state has it, wherever that was.
    pub(crate) arrivals: Vec<Arrival>,
    /// Convoys: those of the plan at their own positions, then those that have departed.
    pub(crate) convoys: Vec<Passing<'a>>,
    /// Positions of the convoys of a corridor and direction in the order of their departure; of those that
    /// depart at the same instant, in the order of their inspections, then of their ids.
    pub(crate) queues: BTreeMap<(Idx<Corridor>, Direction), Vec<usize>>,
    /// Kilometres driven by all vehicles.
    pub(crate) km: f64,
}

/// All that one vehicle does, in short.
pub(crate) struct Tour {
    pub(crate) vehicle: Idx<Vehicle>,
    /// Where it stands at first.
    pub(crate) stands: Idx<Place>,
    /// From when on it is free there.
    pub(crate) free: Time,
    /// Where its first visit is; none if that is a convoy.
    pub(crate) begins: Option<Idx<Place>>,
    /// Where its last visit leaves it.
    pub(crate) ends: Idx<Place>,
    /// Whether it moves, loads or unloads, or tries to.
    pub(crate) used: bool,
    /// What the state says that it has done since its last rest.
    pub(crate) duty_before: Option<(Time, Time)>,
    /// When it moves, loads, unloads or is in a convoy, in the order of the visits.
    pub(crate) active: Vec<(Time, Time)>,
    /// Families aboard after its last visit; less than none if more have alighted than were aboard.
    pub(crate) aboard: BTreeMap<Idx<Class>, i64>,
}

/// A vehicle's time at a place, with what the plan leaves out filled in.
pub(crate) struct Stay<'a> {
    pub(crate) vehicle: Idx<Vehicle>,
    pub(crate) place: Idx<Place>,
    pub(crate) arrive: Time,
    pub(crate) begin: Time,
    pub(crate) end: Time,
    pub(crate) depart: Option<Time>,
    /// The tour's last visit.
    pub(crate) last: bool,
    pub(crate) came: Came,
    pub(crate) stop: &'a Stop,
    /// The least that unloading and loading take.
    pub(crate) takes: Duration,
}

impl Stay<'_> {
    /// Whether anybody boards or alights.
    pub(crate) fn serves(&self) -> bool {
        !self.stop.alight.is_empty() || !self.stop.board.is_empty()
    }
}

/// How a vehicle came to a place.
pub(crate) enum Came {
    /// It is its first visit; it is free from then on.
    Stood { free: Time },
    /// From another visit at a place.
    Drove { from: Idx<Place>, left: Time, way: Way },
    /// Out of the convoy at this position, at this gate.
    Emerged { convoy: usize, gate: Idx<Place> },
}

/// How two places are joined.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Way {
    /// The leg can be driven in so long.
    Road(Duration),
    /// No road at that time, though it is the same zone.
    NoRoad,
    /// They lie in two zones: only a corridor leads from one to the other.
    OtherZone,
}

/// A vehicle's way through a convoy.
pub(crate) struct Crossing {
    pub(crate) vehicle: Idx<Vehicle>,
    /// The convoy's position in the plan.
    pub(crate) convoy: usize,
    /// The place ahead of it and when it was left, if the visit ahead is at a place.
    pub(crate) before: Option<(Idx<Place>, Option<Time>)>,
    /// The tour's last visit: it never comes out.
    pub(crate) last: bool,
}

/// Whether families board or alight.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Alight,
    Board,
}

/// Families of one class that board or alight.
pub(crate) struct Change {
    /// The position of the stay.
    pub(crate) stay: usize,
    pub(crate) turn: Turn,
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    /// Whether all who alight, or all who board, have done so with it.
    pub(crate) done: bool,
    /// Seats, wheelchairs and stretchers taken after it; less than none if people alight who are not aboard.
    pub(crate) load: [i64; 3],
    /// Families of the class aboard after it.
    pub(crate) aboard: i64,
    /// Whether anybody had alighted from the vehicle before it.
    pub(crate) carried: bool,
}

/// Families who alight, and since when they were aboard.
pub(crate) struct Ride {
    /// The position of the stay at which they alight.
    pub(crate) stay: usize,
    pub(crate) class: Idx<Class>,
    /// Their loading began.
    pub(crate) since: Time,
}

/// Families who have alighted.
pub(crate) struct Arrival {
    pub(crate) at: Time,
    pub(crate) class: Idx<Class>,
    pub(crate) families: u32,
    pub(crate) place: Idx<Place>,
}

/// A convoy with those aboard.
pub(crate) struct Passing<'a> {
    pub(crate) convoy: &'a Convoy,
    /// Whether it has departed already: then it counts, but is not judged.
    pub(crate) fact: bool,
    pub(crate) people: i64,
    by_priority: BTreeMap<Idx<Priority>, i64>,
    /// Of a fact: people who do not count for exchange.
    exempt: i64,
}

impl Passing<'_> {
    /// The people aboard without those of these priorities.
    pub(crate) fn people_without(&self, exempt: &[Idx<Priority>]) -> i64 {
        if exempt.is_empty() {
            return self.people;
        }
        let spared: i64 = self.by_priority.iter().filter(|(p, _)| exempt.contains(p)).map(|(_, n)| n).sum();
        self.people - spared - self.exempt
    }
}

impl<'a> Replay<'a> {
    pub(crate) fn kind(&self, vehicle: Idx<Vehicle>) -> &'a Kind {
        self.scenario.kind_of(vehicle)
    }

    pub(crate) fn vehicle_id(&self, vehicle: Idx<Vehicle>) -> &'a str {
        &self.scenario.vehicles[vehicle].id
    }

    pub(crate) fn place_id(&self, place: Idx<Place>) -> &'a str {
        &self.scenario.places[place].id
    }

    pub(crate) fn class_id(&self, class: Idx<Class>) -> &'a str {
        &self.scenario.classes[class].id
    }

    /// `bus-1 at school at …: `, the begin of a message.
    pub(crate) fn at(&self, stay: &Stay<'_>) -> Message {
        say(self.vehicle_id(stay.vehicle))
            .text(" at ")
            .text(self.place_id(stay.place))
            .text(" at ")
            .time(stay.arrive)
    }

    /// `convoy … at …`, the begin of a message.
    pub(crate) fn of_convoy(&self, position: usize) -> Message {
        let convoy = self.convoys[position].convoy;
        say("convoy ").text(&convoy.id).text(" at ").time(convoy.depart)
    }
}

/// People of so many families; far beyond all people there are, it stays at the most that can be counted.
pub(crate) fn heads(scenario: &Scenario, class: Idx<Class>, families: i64) -> i64 {
    let size: i64 = scenario.classes[class].family.parts().into_iter().map(i64::from).sum();
    size.saturating_mul(families)
}

/// Plays a plan through. O(n log n) in its visits.
pub(crate) fn replay<'a>(scenario: &'a Scenario, plan: &'a Plan, state: Option<&'a State>) -> Replay<'a> {
    let passing =
        |convoy, fact, people, exempt| Passing { convoy, fact, people, by_priority: BTreeMap::new(), exempt };
    let planned = plan.convoys.iter().map(|c| passing(c, false, 0, 0));
    let facts = state.iter().flat_map(|s| &s.convoys);
    let facts = facts.map(|past| passing(&past.convoy, true, i64::from(past.people), i64::from(past.exempt)));
    let mut replay = Replay {
        scenario,
        plan,
        state,
        tours: Vec::new(),
        stays: Vec::new(),
        crossings: Vec::new(),
        changes: Vec::new(),
        rides: Vec::new(),
        arrivals: Vec::new(),
        convoys: planned.chain(facts).collect(),
        queues: BTreeMap::new(),
        km: 0.0,
    };
    for (position, passing) in replay.convoys.iter().enumerate() {
        replay.queues.entry((passing.convoy.corridor, passing.convoy.direction)).or_default().push(position);
    }
    for queue in replay.queues.values_mut() {
        let begins = |c: &Convoy| c.passages.iter().map(|p| p.begin).collect::<Vec<Time>>();
        queue.sort_by_cached_key(|&i| {
            let c = replay.convoys[i].convoy;
            (c.depart, begins(c), c.id.as_str())
        });
    }
    let known: BTreeMap<Idx<Vehicle>, &VehicleState> =
        state.iter().flat_map(|s| &s.vehicles).map(|v| (v.vehicle, v)).collect();
    for itinerary in &plan.vehicles {
        if !itinerary.visits.is_empty() {
            play(&mut replay, itinerary.vehicle, &itinerary.visits, known.get(&itinerary.vehicle).copied());
        }
    }
    for class in state.iter().flat_map(|s| &s.people) {
        replay.arrivals.extend(class.safe.iter().map(|safe| Arrival {
            at: safe.at,
            class: class.class,
            families: safe.families,
            place: safe.place,
        }));
    }
    replay
}

/// A vehicle on its way through its visits.
struct Playing {
    vehicle: Idx<Vehicle>,
    load: [i64; 3],
    aboard: BTreeMap<Idx<Class>, i64>,
    /// Families by when their loading began, oldest first.
    boarded: BTreeMap<Idx<Class>, VecDeque<(Time, u32)>>,
    carried: bool,
    used: bool,
    active: Vec<(Time, Time)>,
}

/// Where the visit ahead has left the vehicle.
enum Ahead {
    Nothing,
    Place(Idx<Place>, Option<Time>),
    Convoy(usize, Idx<Place>),
}

fn play<'a>(
    replay: &mut Replay<'a>,
    vehicle: Idx<Vehicle>,
    visits: &'a [Visit],
    known: Option<&VehicleState>,
) {
    let scenario = replay.scenario;
    let kind = scenario.kind_of(vehicle);
    let now = replay.state.map_or(scenario.start, |s| s.now);
    let stands = known.map_or(kind.depot, |k| k.place);
    let free = known.map_or(now, |k| k.free);
    let mut p = Playing {
        vehicle,
        load: [0; 3],
        aboard: BTreeMap::new(),
        boarded: BTreeMap::new(),
        carried: known.is_some_and(|k| k.carried),
        used: false,
        active: Vec::new(),
    };
    for item in known.iter().flat_map(|k| &k.aboard) {
        shift(scenario, &mut p, item.class, i64::from(item.families));
        p.boarded.entry(item.class).or_default().push_back((item.since, item.families));
    }
    for queue in p.boarded.values_mut() {
        queue.make_contiguous().sort_unstable();
    }
    let mut ahead = Ahead::Nothing;
    for (i, visit) in visits.iter().enumerate() {
        let last = i + 1 == visits.len();
        match visit {
            Visit::Convoy(position) => {
                // Checked by `FORMAT`; here it only must not go wrong.
                let Some(convoy) = replay.plan.convoys.get(*position) else { continue };
                let before = match ahead {
                    Ahead::Place(place, left) => Some((place, left)),
                    Ahead::Nothing | Ahead::Convoy(..) => None,
                };
                replay.crossings.push(Crossing { vehicle, convoy: *position, before, last });
                let passing = &mut replay.convoys[*position];
                for (&class, &families) in &p.aboard {
                    let people = heads(scenario, class, families);
                    passing.people = passing.people.saturating_add(people);
                    let same = passing.by_priority.entry(scenario.classes[class].priority).or_default();
                    *same = same.saturating_add(people);
                }
                replay.km += scenario.corridors[convoy.corridor].km;
                p.used = true;
                p.active.push((convoy.depart, convoy.arrive));
                ahead =
                    Ahead::Convoy(*position, scenario.corridors[convoy.corridor].gates(convoy.direction).1);
            }
            Visit::Place(stop) => {
                let arrive = stop.arrive.unwrap_or(match ahead {
                    Ahead::Place(_, Some(left)) => left,
                    Ahead::Nothing | Ahead::Place(_, None) | Ahead::Convoy(..) => free,
                });
                let came = come(replay, &mut p, &ahead, stop.place, arrive, free);
                let begin = stop.begin.unwrap_or(arrive);
                let end = stop.end.unwrap_or(begin);
                let takes = takes(scenario, kind, stop);
                let (place, depart) = (stop.place, stop.depart);
                replay.stays.push(Stay {
                    vehicle,
                    place,
                    arrive,
                    begin,
                    end,
                    depart,
                    last,
                    came,
                    stop,
                    takes,
                });
                for (turn, items) in [(Turn::Alight, &stop.alight), (Turn::Board, &stop.board)] {
                    for item in items {
                        change(replay, &mut p, turn, *item, (begin, end));
                    }
                    if let Some(last) = replay.changes.last_mut().filter(|_| !items.is_empty()) {
                        last.done = true;
                    }
                }
                if !stop.alight.is_empty() || !stop.board.is_empty() {
                    p.used = true;
                    p.active.push((begin, end));
                }
                ahead = Ahead::Place(place, depart);
            }
        }
    }
    replay.tours.push(Tour {
        vehicle,
        stands,
        free,
        begins: match &visits[0] {
            Visit::Place(stop) => Some(stop.place),
            Visit::Convoy(_) => None,
        },
        ends: match ahead {
            Ahead::Place(place, _) | Ahead::Convoy(_, place) => place,
            Ahead::Nothing => stands,
        },
        used: p.used,
        duty_before: known.map(|k| (k.duty_from.unwrap_or(k.free), k.free)),
        active: p.active,
        aboard: p.aboard,
    });
}

/// Writes down how the vehicle came here, and what it drove.
fn come(
    replay: &mut Replay<'_>,
    p: &mut Playing,
    ahead: &Ahead,
    place: Idx<Place>,
    arrive: Time,
    free: Time,
) -> Came {
    let scenario = replay.scenario;
    match *ahead {
        Ahead::Nothing => Came::Stood { free },
        Ahead::Convoy(convoy, gate) => Came::Emerged { convoy, gate },
        Ahead::Place(from, left) => {
            let left = left.unwrap_or(arrive);
            let kind = scenario.vehicles[p.vehicle].kind;
            p.used |= from != place;
            let way = match scenario.travel.leg(&scenario.places, from, place, kind, left) {
                Some(leg) => {
                    replay.km += leg.km;
                    if from != place {
                        p.active.push((left, arrive));
                    }
                    Way::Road(leg.seconds(scenario.kinds[kind].pace))
                }
                None if scenario.places[from].zone == scenario.places[place].zone => Way::NoRoad,
                None => Way::OtherZone,
            };
            Came::Drove { from, left, way }
        }
    }
}

/// Unloading and loading: each its stop once, then each person by what they need.
fn takes(scenario: &Scenario, kind: &Kind, stop: &Stop) -> Duration {
    let mut seconds = 0_i64;
    for (items, rate) in [(&stop.alight, kind.unloading), (&stop.board, kind.loading)] {
        if !items.is_empty() {
            seconds = seconds.saturating_add(rate.stop.0);
        }
        for item in items {
            let family = rate.of(scenario.classes[item.class].family).0;
            seconds = seconds.saturating_add(family.saturating_mul(i64::from(item.families)));
        }
    }
    Duration(seconds)
}

/// Puts families aboard, or with a number below 0 takes them out.
fn shift(scenario: &Scenario, p: &mut Playing, class: Idx<Class>, families: i64) {
    let aboard = p.aboard.entry(class).or_default();
    *aboard = aboard.saturating_add(families);
    for (sum, need) in p.load.iter_mut().zip(scenario.classes[class].family.parts()) {
        *sum = sum.saturating_add(i64::from(need).saturating_mul(families));
    }
}

fn change(replay: &mut Replay<'_>, p: &mut Playing, turn: Turn, item: Moved, (begin, end): (Time, Time)) {
    let Moved { class, families } = item;
    let stay = replay.stays.len() - 1;
    let carried = p.carried;
    match turn {
        Turn::Board => {
            shift(replay.scenario, p, class, i64::from(families));
            p.boarded.entry(class).or_default().push_back((begin, families));
        }
        Turn::Alight => {
            shift(replay.scenario, p, class, -i64::from(families));
            p.carried = true;
            let queue = p.boarded.entry(class).or_default();
            let mut left = families;
            while left > 0
                && let Some((since, there)) = queue.pop_front()
            {
                replay.rides.push(Ride { stay, class, since });
                if there > left {
                    queue.push_front((since, there - left));
                }
                left -= left.min(there);
            }
            let place = replay.stays[stay].place;
            replay.arrivals.push(Arrival { at: end, class, families, place });
        }
    }
    let aboard = p.aboard.get(&class).copied().unwrap_or(0);
    replay.changes.push(Change { stay, turn, class, families, done: false, load: p.load, aboard, carried });
}
