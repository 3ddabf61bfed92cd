//! A rehearsal's story as the record that the field would have written: the same events, by marshals, convoy leaders and the centre,
//! each from a device of its own, some of them known late.
//!
//! What the record has no word for is left out: private cars, who refused, who stood. A checkpoint that nobody knew of is called
//! `unexpected`. Who clears a convoy stands on the agreements as the scenario has them; guarantees are not rehearsed.

use std::collections::{BTreeMap, VecDeque};

use domain::{Class, Duration, Idx, Load, Place, Plan, Scenario, Time, Vehicle, Visit, Window, Windows};
use operation::{Clause, Entry, EntryId, Event, Families, Id, Method, Role, Words};

use crate::draw::Stream;
use crate::happening::What;
use crate::hazards::Concern;
use crate::trial::Story;

/// The reason that stands where the field would give one.
const REASON: &str = "rehearsed";

/// The entries of a story, in the order of what happened. Ids and delays come from seed and world alone. O(n log n) for n happenings.
pub fn record(scenario: &Scenario, story: &Story, (seed, world): (u64, u64)) -> Vec<Entry> {
    let mut of = Recorder {
        scenario,
        stream: Stream::new(seed, world, Concern::ALL.len() as u64 + 1),
        now: scenario.start,
        entries: Vec::new(),
        written: BTreeMap::new(),
        vehicles: vec![Followed::default(); scenario.vehicles.len()],
        convoys: BTreeMap::new(),
        stands_on: vec![Vec::new(); scenario.corridors.len()],
        shut: closures(scenario, story),
        chapter: 0,
    };
    of.agreements();
    for (at, next) in timeline(story, &of.shut) {
        if at <= scenario.end {
            of.now = at;
            match next {
                Next::Opens(corridor) => of.opens(corridor),
                Next::Happens(chapter, what) => of.happens(story, chapter, what),
            }
        }
    }
    of.now = scenario.end;
    for v in 0..of.vehicles.len() {
        of.counts_on(v);
    }
    let mut entries = of.entries;
    entries.sort_by_key(|e| (e.happened_at, e.id));
    entries
}

/// When each corridor is shut, each time from the first word of it until nothing shuts it any more.
fn closures(scenario: &Scenario, story: &Story) -> Vec<Windows> {
    let mut shut = vec![Vec::new(); scenario.corridors.len()];
    for h in story.chapters.iter().flat_map(|c| &c.happenings) {
        if let What::Shut { corridor, until } = h.what {
            shut[corridor.get()].push(Window { from: h.at, until });
        }
    }
    shut.into_iter().map(Windows::new).collect()
}

/// What comes next: a corridor opens again, or something happens under a plan.
enum Next {
    Opens(usize),
    Happens(usize, What),
}

/// All of it by its instant; of what is of one instant, what was told first.
fn timeline(story: &Story, shut: &[Windows]) -> Vec<(Time, Next)> {
    let opens = shut.iter().enumerate().flat_map(|(c, w)| w.iter().map(move |w| (w.until, Next::Opens(c))));
    let told = story.chapters.iter().enumerate();
    let told = told.flat_map(|(i, c)| c.happenings.iter().map(move |h| (h.at, Next::Happens(i, h.what))));
    let mut all: Vec<(Time, Next)> = opens.chain(told).collect();
    all.sort_by_key(|n| n.0);
    all
}

/// What is followed of a vehicle.
#[derive(Clone, Debug, Default)]
struct Followed {
    /// Convoys that it is to go with, by plan and position.
    next: VecDeque<(usize, u32)>,
    /// Who has begun to board and where; who has got off.
    boards: Vec<(Idx<Class>, u32)>,
    boards_at: Option<Idx<Place>>,
    off: Vec<(Idx<Class>, u32)>,
    people: u32,
    /// It stands for repair.
    stands: bool,
}

/// What is followed of a convoy.
#[derive(Clone, Debug, Default)]
struct Train {
    /// How often it has departed.
    departures: u32,
    formed: Vec<Idx<Vehicle>>,
    clear_to_load: bool,
    /// Vehicles that go in, or are inside.
    inside: Vec<Idx<Vehicle>>,
}

struct Recorder<'a> {
    scenario: &'a Scenario,
    stream: Stream,
    now: Time,
    entries: Vec<Entry>,
    /// Entries of each instant so far.
    written: BTreeMap<Time, u64>,
    vehicles: Vec<Followed>,
    convoys: BTreeMap<(usize, u32), Train>,
    /// By corridor: the entries of its agreements.
    stands_on: Vec<Vec<EntryId>>,
    shut: Vec<Windows>,
    chapter: usize,
}

/// An id of the scenario's; it is one, but for its length.
fn id(text: &str, sort: &str, position: usize) -> Id {
    let plain = || Id::new(&format!("{sort}-{}", position + 1)).expect("small letters, a dash and digits");
    Id::new(text).unwrap_or_else(plain)
}

impl Recorder<'_> {
    fn vehicle(&self, v: Idx<Vehicle>) -> Id {
        id(&self.scenario.vehicles[v].id, "vehicle", v.get())
    }

    fn place(&self, p: Idx<Place>) -> Id {
        id(&self.scenario.places[p].id, "place", p.get())
    }

    fn corridor(&self, c: usize) -> Id {
        id(&self.scenario.corridors[Idx::new(c)].id, "corridor", c)
    }

    /// Writes an entry about an instant. Entries of one instant keep their order.
    fn write(&mut self, at: Time, (role, device): (Role, &str), event: Event) -> EntryId {
        let n = self.entries.len() as u64;
        let count = self.written.entry(at).or_default();
        // Twelve bits count on within a millisecond.
        let (millis, sequence) = (at.0.unsigned_abs() * 1000 + (*count >> 12).min(999), *count & 0xfff);
        *count += 1;
        let draw = self.stream.at(n);
        let low = (draw.unit() * (1_u64 << 53) as f64) as u128;
        let id = EntryId::new(millis, u128::from(sequence) << 62 | low);
        let (often, long) = (draw.next(), draw.next().next().unit());
        let seconds = match role {
            Role::Dispatcher | Role::Liaison => 0.0,
            _ if often.hits(0.9) => long * 120.0,
            // A telephone out of reach.
            _ => long * 7_200.0,
        };
        let device = Id::new(device).expect("made of small letters, dashes and digits");
        let recorded_at = at + Duration(seconds as i64);
        self.entries.push(Entry { id, happened_at: at, recorded_at, role, device, answers: None, event });
        id
    }

    fn centre(&mut self, event: Event) -> EntryId {
        self.write(self.now, (Role::Dispatcher, "centre"), event)
    }

    fn aboard(&mut self, at: Time, v: Idx<Vehicle>, event: Event) {
        let device = format!("vehicle-{}", v.get() + 1);
        self.write(at, (Role::ConvoyLeader, &device), event);
    }

    /// The agreements as the scenario has them.
    fn agreements(&mut self) {
        for (a, agreement) in self.scenario.agreements.iter().enumerate() {
            let name = id(&agreement.id, "agreement", a);
            let route = agreement.covers.iter().map(|c| self.corridor(c.get())).collect();
            let times = agreement.in_force.as_ref().map(|w| Clause::Times(w.iter().copied().collect()));
            for clause in std::iter::once(Clause::Route(route)).chain(times) {
                let event = Event::Signed { agreement: name.clone(), clause };
                let entry = self.write(self.scenario.start, (Role::Liaison, "centre"), event);
                for c in &agreement.covers {
                    self.stands_on[c.get()].push(entry);
                }
            }
        }
    }

    fn opens(&mut self, corridor: usize) {
        let event = Event::Resumed { corridor: self.corridor(corridor) };
        self.write(self.now, (Role::Liaison, "centre"), event);
    }

    /// A plan is in force from here on.
    fn begin(&mut self, chapter: usize, plan: &Plan) {
        self.chapter = chapter + 1;
        self.vehicles.iter_mut().for_each(|v| v.next.clear());
        for itinerary in &plan.vehicles {
            let convoys = itinerary.visits.iter().filter_map(|visit| match visit {
                Visit::Convoy(c) => Some((chapter, *c as u32)),
                Visit::Place(_) => None,
            });
            self.vehicles[itinerary.vehicle.get()].next = convoys.collect();
        }
    }

    fn happens(&mut self, story: &Story, chapter: usize, what: What) {
        if self.chapter == 0 {
            self.begin(0, &story.chapters[0].plan);
        }
        let plan = &story.chapters[chapter].plan;
        let at = self.now;
        match what {
            What::Boarded { vehicle, place, class, families } => {
                self.is_to_load(story, vehicle);
                let of = &mut self.vehicles[vehicle.get()];
                of.boards.push((class, families));
                of.boards_at = Some(place);
            }
            What::Alighted { vehicle, class, families, .. } => {
                self.vehicles[vehicle.get()].off.push((class, families));
            }
            What::Served { vehicle, place } => {
                self.hands_over(vehicle, place);
                // Another plan may have given it another convoy meanwhile.
                if self.vehicles[vehicle.get()].boards_at.is_some() {
                    self.is_to_load(story, vehicle);
                }
                self.counts_on(vehicle.get());
            }
            What::Departed { vehicle, place } => {
                let event = Event::Departed { vehicle: self.vehicle(vehicle), place: self.place(place) };
                self.aboard(at, vehicle, event);
            }
            What::Arrived { vehicle, place } => self.arrives(vehicle, place),
            What::Entered { vehicle, convoy } => {
                self.convoys.entry((chapter, convoy)).or_default().inside.push(vehicle);
                let next = &mut self.vehicles[vehicle.get()].next;
                if next.front() == Some(&(chapter, convoy)) {
                    next.pop_front();
                }
            }
            What::ConvoyDeparted { convoy, .. } => self.departs(plan, (chapter, convoy)),
            What::Passed { convoy, checkpoint, reached, .. } => {
                let corridor = plan.convoys[convoy as usize].corridor;
                let of = &self.scenario.corridors[corridor].checkpoints[usize::from(checkpoint)];
                let checkpoint = id(&of.id, "checkpoint", usize::from(checkpoint));
                self.stops((chapter, convoy), &checkpoint, reached, at);
            }
            What::Stopped { convoy, long } => {
                let unexpected = id("unexpected", "checkpoint", 0);
                self.stops((chapter, convoy), &unexpected, at, at + long);
            }
            What::ConvoyArrived { convoy, .. } => {
                let of = &plan.convoys[convoy as usize];
                let gate = self.scenario.corridors[of.corridor].gates(of.direction).1;
                self.comes_out((chapter, convoy), gate);
            }
            What::TurnedBack { convoy, .. } => {
                let of = &plan.convoys[convoy as usize];
                let gate = self.scenario.corridors[of.corridor].gates(of.direction).0;
                self.comes_out((chapter, convoy), gate);
                // It goes again as another one: its way so far is a fact of its own.
                let train = self.convoys.entry((chapter, convoy)).or_default();
                (train.formed, train.clear_to_load) = (Vec::new(), false);
            }
            What::Held { convoy, .. } => self.is_recalled(plan, (chapter, convoy)),
            What::Missed { vehicle, convoy, instead } => {
                let next = &mut self.vehicles[vehicle.get()].next;
                if let Some(of) = next.iter_mut().find(|of| **of == (chapter, convoy)) {
                    *of = (chapter, instead);
                }
                let train = self.convoys.entry((chapter, convoy)).or_default();
                let was = train.formed.contains(&vehicle);
                train.formed.retain(|&v| v != vehicle);
                if was {
                    self.forms(plan, (chapter, instead), &[vehicle]);
                    self.clears(plan, (chapter, instead));
                }
            }
            What::BrokeDown { vehicle, lost } => {
                let event = Event::BrokeDown { vehicle: self.vehicle(vehicle) };
                self.aboard(at, vehicle, event);
                self.vehicles[vehicle.get()].stands = !lost;
            }
            What::Transferred { from, to, class, families } => {
                let people = self.scenario.classes[class].family.people() * families;
                self.vehicles[from.get()].people -= people;
                self.vehicles[to.get()].people += people;
                let families = self.families(&[(class, families)]);
                let (a, b) = (self.vehicle(from), self.vehicle(to));
                self.aboard(at, from, Event::Transferred { from: a, to: b, people, families });
            }
            What::Shut { corridor, .. } => {
                // One that holds already is not stated again.
                if self.shut[corridor.get()].iter().any(|w| w.from == at) {
                    let corridor = self.corridor(corridor.get());
                    let event = Event::Suspended { corridor, by: None, reason: Words::new(REASON) };
                    self.write(at, (Role::Liaison, "centre"), event);
                }
            }
            What::Replanned => {
                let next = chapter + 1;
                if let Some(chapter) = story.chapters.get(next) {
                    self.begin(next, &chapter.plan);
                }
            }
            What::Stood { .. }
            | What::Caught { .. }
            | What::Overran { .. }
            | What::CarsJoined { .. }
            | What::Withdrawn { .. }
            | What::Relieved { .. }
            | What::Refused { .. } => {}
        }
    }

    /// A vehicle may be boarded for the convoy that it goes with next.
    fn is_to_load(&mut self, story: &Story, v: Idx<Vehicle>) {
        if let Some(&key) = self.vehicles[v.get()].next.front() {
            let plan = &story.chapters[key.0].plan;
            self.forms(plan, key, &[v]);
            self.clears(plan, key);
        }
    }

    fn families(&self, moved: &[(Idx<Class>, u32)]) -> Vec<Families> {
        let mut sums: BTreeMap<Idx<Class>, u32> = BTreeMap::new();
        for &(class, n) in moved {
            *sums.entry(class).or_default() += n;
        }
        let class = |c: Idx<Class>| id(&self.scenario.classes[c].id, "class", c.get());
        sums.into_iter().map(|(c, families)| Families { class: class(c), families }).collect()
    }

    fn load(&self, moved: &[(Idx<Class>, u32)]) -> Load {
        moved.iter().fold(Load::NONE, |sum, &(c, n)| sum + self.scenario.classes[c].family * n)
    }

    /// Whoever receives takes over those who have got off.
    fn hands_over(&mut self, v: Idx<Vehicle>, place: Idx<Place>) {
        let off = std::mem::take(&mut self.vehicles[v.get()].off);
        if off.is_empty() {
            return;
        }
        let people = self.load(&off);
        let of = &mut self.vehicles[v.get()];
        of.people -= people.people();
        let empty = of.people == 0;
        let event = Event::HandedOver {
            vehicle: self.vehicle(v),
            place: self.place(place),
            people,
            families: self.families(&off),
            empty,
            method: Method::List,
        };
        let device = format!("place-{}", place.get() + 1);
        self.write(self.now, (Role::Receiver, &device), event);
    }

    /// The marshal says how many have boarded.
    fn counts_on(&mut self, v: usize) {
        let boards = std::mem::take(&mut self.vehicles[v].boards);
        let Some(place) = self.vehicles[v].boards_at.take() else { return };
        let people = self.load(&boards);
        self.vehicles[v].people += people.people();
        let event = Event::Boarded {
            vehicle: self.vehicle(Idx::new(v)),
            place: self.place(place),
            people,
            families: self.families(&boards),
            method: Method::List,
        };
        let device = format!("place-{}", place.get() + 1);
        self.write(self.now, (Role::Marshal, &device), event);
    }

    fn arrives(&mut self, v: Idx<Vehicle>, place: Idx<Place>) {
        let vehicle = self.vehicle(v);
        if std::mem::take(&mut self.vehicles[v.get()].stands) {
            self.aboard(self.now, v, Event::Repaired { vehicle: vehicle.clone() });
        }
        let place = self.place(place);
        self.aboard(self.now, v, Event::Arrived { vehicle, place });
    }

    /// The id of a convoy: the plan's, with a number where it goes again or is of a later plan.
    fn convoy(&self, plan: &Plan, (chapter, convoy): (usize, u32)) -> Id {
        let of = id(&plan.convoys[convoy as usize].id, "convoy", convoy as usize);
        let departures = self.convoys.get(&(chapter, convoy)).map_or(0, |t| t.departures);
        let plain = || format!("convoy-{}", convoy + 1);
        let again = |base: &str| match (chapter, departures) {
            (0, 0) => base.to_owned(),
            (0, n) => format!("{base}-again-{n}"),
            (p, 0) => format!("{base}-plan-{}", p + 1),
            (p, n) => format!("{base}-plan-{}-again-{n}", p + 1),
        };
        id(&again(of.as_str()), &again(&plain()), 0)
    }

    /// Vehicles belong to a convoy from now on.
    fn forms(&mut self, plan: &Plan, key: (usize, u32), vehicles: &[Idx<Vehicle>]) {
        let train = self.convoys.entry(key).or_default();
        let before = train.formed.len();
        for &v in vehicles {
            if !train.formed.contains(&v) {
                train.formed.push(v);
            }
        }
        if train.formed.len() == before {
            return;
        }
        let formed = train.formed.clone();
        let of = &plan.convoys[key.1 as usize];
        let event = Event::Formed {
            convoy: self.convoy(plan, key),
            corridor: self.corridor(of.corridor.get()),
            direction: of.direction,
            vehicles: formed.into_iter().map(|v| self.vehicle(v)).collect(),
        };
        self.centre(event);
    }

    fn clears(&mut self, plan: &Plan, key: (usize, u32)) {
        let train = self.convoys.entry(key).or_default();
        if !std::mem::replace(&mut train.clear_to_load, true) {
            let stands_on = self.stands_on[plan.convoys[key.1 as usize].corridor.get()].clone();
            let convoy = self.convoy(plan, key);
            self.centre(Event::ClearToLoad { convoy, stands_on, overriding: None });
        }
    }

    /// A convoy goes in.
    fn departs(&mut self, plan: &Plan, key: (usize, u32)) {
        let inside = self.convoys.entry(key).or_default().inside.clone();
        // Who was to go with it and does not is not of it any more.
        let train = self.convoys.entry(key).or_default();
        if train.formed.iter().any(|v| !inside.contains(v)) {
            train.formed.clear();
        }
        self.forms(plan, key, &inside);
        let of = &plan.convoys[key.1 as usize];
        let (convoy, stands_on) = (self.convoy(plan, key), self.stands_on[of.corridor.get()].clone());
        self.centre(Event::ClearToEnter { convoy, stands_on, overriding: None });
        for v in inside {
            let (vehicle, corridor) = (self.vehicle(v), self.corridor(of.corridor.get()));
            self.aboard(self.now, v, Event::Entered { vehicle, corridor, direction: of.direction });
        }
    }

    fn stops(&mut self, key: (usize, u32), checkpoint: &Id, from: Time, until: Time) {
        for v in self.convoys.entry(key).or_default().inside.clone() {
            let (vehicle, checkpoint) = (self.vehicle(v), checkpoint.clone());
            let event = Event::AtCheckpoint { vehicle: vehicle.clone(), checkpoint: checkpoint.clone() };
            self.aboard(from, v, event);
            if until <= self.scenario.end {
                self.aboard(until, v, Event::PassedCheckpoint { vehicle, checkpoint });
            }
        }
    }

    fn comes_out(&mut self, key: (usize, u32), gate: Idx<Place>) {
        let train = self.convoys.entry(key).or_default();
        let inside = std::mem::take(&mut train.inside);
        train.departures += 1;
        for v in inside {
            self.arrives(v, gate);
        }
    }

    fn is_recalled(&mut self, plan: &Plan, key: (usize, u32)) {
        let convoy = self.convoy(plan, key);
        let order = self.centre(Event::Recalled { convoy, reason: Words::new(REASON) });
        for v in self.convoys.entry(key).or_default().inside.clone() {
            let vehicle = self.vehicle(v);
            self.aboard(self.now, v, Event::Acknowledged { vehicle, order });
            if let Some(entry) = self.entries.last_mut() {
                entry.answers = Some(order);
            }
        }
    }
}
