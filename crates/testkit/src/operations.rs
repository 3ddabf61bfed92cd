//! Drawn operations: people in the field who do mostly what they should, sometimes report late, twice or wrongly, and sometimes nonsense.

use domain::{Direction, Duration, Load, Scenario, Time, Window};
use operation::{
    Bound, Clause, Entry, EntryId, Event, Families, Figure, Id, Kind, Knowing, Method, Precision, Role,
    Since, Statement, Status, Words,
};

use crate::rng::Rng;
use crate::worlds::{behind_the_gate, minute};

/// An id that is one.
pub fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// So many people who sit.
pub fn seated(people: u32) -> Load {
    Load { seats: people, ..Load::NONE }
}

/// A town behind a gate: two small buses, four coaches, an escort, one road out with a checkpoint.
pub fn town() -> Scenario {
    behind_the_gate().vehicles("coach", 4, "yard", 50).families("many", "school", &["camp"], 4, 60).build()
}

/// Writes entries of an operation, each a while after the one before.
pub struct Writer {
    rng: Rng,
    /// When what is written next happens.
    pub now: Time,
    /// What has been written.
    pub entries: Vec<Entry>,
}

impl Writer {
    /// Begins at the worlds' first minute.
    pub fn new(seed: u64) -> Writer {
        Writer { rng: Rng::new(seed), now: minute(0), entries: Vec::new() }
    }

    /// Its draws.
    pub fn rng(&mut self) -> &mut Rng {
        &mut self.rng
    }

    /// Writes an event that happens now.
    pub fn write(&mut self, event: Event) -> EntryId {
        let random = (u128::from(self.rng.draw()) << 64) | u128::from(self.rng.draw());
        // Ids of one device rise, so that what it writes within one second keeps its order.
        let millis = self.now.0.unsigned_abs() * 1000 + self.entries.len() as u64 % 1000;
        let id = EntryId::new(millis, random);
        let late = Duration(self.rng.between(0, 7200));
        self.entries.push(Entry {
            id,
            happened_at: self.now,
            recorded_at: self.now + late,
            role: Role::ALL[self.rng.below(Role::ALL.len())].0,
            device: self::id("device-1"),
            answers: None,
            event,
        });
        id
    }

    /// Time goes by; sometimes none.
    pub fn wait(&mut self) {
        if !self.rng.one_in(5) {
            self.now += Duration(self.rng.between(1, 1200));
        }
    }
}

/// The clauses of a complete agreement over a corridor.
pub fn complete(corridor: &str, from: Time, until: Time) -> Vec<Clause> {
    let words = |text: &str| Words::new(text);
    let mut clauses = vec![
        Clause::Kind(Kind::Pause),
        Clause::Parties(vec![id("party-a"), id("party-b")]),
        Clause::Times(vec![Window { from, until }]),
        Clause::Route(vec![id(corridor)]),
        Clause::Places(vec![id("school")]),
        Clause::WhoMayLeave(words("whoever wishes")),
        Clause::Vehicles(words("buses and ambulances")),
        Clause::Inspection(words("vehicles only")),
        Clause::MedicalCases(words("first, without inspection")),
        Clause::Expires(until),
    ];
    for party in ["party-a", "party-b"] {
        clauses.push(Clause::Contact { party: id(party) });
        clauses.push(Clause::Authority { party: id(party) });
    }
    clauses
}

/// Something that a source could have published.
pub fn any_statement(rng: &mut Rng) -> Statement {
    let at = minute(rng.between(0, 3_000));
    let since = if rng.one_in(2) { Since::Time(minute(0)) } else { Since::NotSaid };
    let sum = rng.one_in(2).then_some(since);
    let bounds = [Bound::Exactly, Bound::About, Bound::Over, Bound::Almost, Bound::UpTo];
    let precisions = [Precision::Minute, Precision::Hour, Precision::Day, Precision::Month];
    let precision = precisions[rng.below(4)];
    Statement {
        counter: id(["radio", "red-cross", "army"][rng.below(3)]),
        source: Words::new("Radio (agency)"),
        about: id("cumulative-count"),
        figure: (!rng.one_in(4)).then(|| Figure {
            count: rng.below(40_000) as u32,
            unit: id("people"),
            bound: bounds[rng.below(5)],
            sum,
        }),
        place: rng.one_in(2).then(|| id("school")),
        scope: Words::new(["", "civilians"][rng.below(2)]),
        within: Window { from: at, until: at + Duration::hours(24) },
        precision,
        synthetic: precision >= Precision::Day,
        said: Words::new("as published"),
        found_at: (0..rng.below(3)).map(|_| Words::new("https://example.org/1")).collect(),
    }
}

/// Any event at all about the things of a scenario, sensible or not.
pub fn any_event(s: &Scenario, writer: &mut Writer) -> Event {
    let known: Vec<EntryId> = writer.entries.iter().map(|e| e.id).collect();
    let rng = writer.rng();
    let vehicle = |rng: &mut Rng| {
        if rng.one_in(20) {
            return id("no-such-bus");
        }
        let all: Vec<&str> = s.vehicles.iter().map(|v| v.id.as_str()).collect();
        id(rng.pick(&all).expect("a scenario has some"))
    };
    let place = |rng: &mut Rng| {
        if rng.one_in(30) {
            return id("nowhere");
        }
        let all: Vec<&str> = s.places.iter().map(|p| p.id.as_str()).collect();
        id(rng.pick(&all).expect("a scenario has some"))
    };
    let corridor = |rng: &mut Rng| {
        let all: Vec<&str> = s.corridors.iter().map(|c| c.id.as_str()).collect();
        id(rng.pick(&all).copied().unwrap_or("no-road"))
    };
    let convoy = |rng: &mut Rng| id(["c-1", "c-2", "c-3", "c-9"][rng.below(4)]);
    let families = |rng: &mut Rng| -> Vec<Families> {
        let all: Vec<&str> = s.classes.iter().map(|c| c.id.as_str()).collect();
        (0..rng.below(3))
            .map(|_| Families {
                class: id(rng.pick(&all).expect("a scenario has some")),
                families: rng.below(9) as u32,
            })
            .collect()
    };
    let entry = |rng: &mut Rng| *rng.pick(&known).unwrap_or(&EntryId::new(1, 1));
    let people = |rng: &mut Rng| rng.below(60) as u32;
    let words = Words::new("as reported");
    match rng.below(32) {
        0 => {
            let clauses = complete("road", Time(0), Time(1 << 40));
            Event::Signed {
                agreement: id("pause"),
                clause: rng.pick(&clauses).expect("there are clauses").clone(),
            }
        }
        1 => Event::Guaranteed {
            party: id("party-a"),
            corridor: corridor(rng),
            stale_after: Time(rng.between(0, 1 << 20)),
        },
        2 => Event::Cleared { corridor: corridor(rng), clear: rng.one_in(2) },
        3 => {
            let by = rng.one_in(2).then(|| id("party-b"));
            Event::Suspended { corridor: corridor(rng), by, reason: words }
        }
        4 => Event::Resumed { corridor: corridor(rng) },
        5 | 6 => {
            let direction = Direction::BOTH[rng.below(2)];
            let vehicles = (0..=rng.below(4)).map(|_| vehicle(rng)).collect();
            Event::Formed { convoy: convoy(rng), corridor: corridor(rng), direction, vehicles }
        }
        7 => Event::ClearToLoad { convoy: convoy(rng), stands_on: vec![], overriding: None },
        8 => Event::ClearToEnter { convoy: convoy(rng), stands_on: vec![entry(rng)], overriding: None },
        9 => Event::Held { convoy: convoy(rng), reason: words },
        10 => Event::Recalled { convoy: convoy(rng), reason: words },
        11 => Event::Acknowledged { vehicle: vehicle(rng), order: entry(rng) },
        12..=15 => Event::Boarded {
            vehicle: vehicle(rng),
            place: place(rng),
            people: seated(people(rng)),
            families: families(rng),
            method: Method::Clicker,
        },
        16 => Event::Departed { vehicle: vehicle(rng), place: place(rng) },
        17 => {
            let direction = Direction::BOTH[rng.below(2)];
            Event::Entered { vehicle: vehicle(rng), corridor: corridor(rng), direction }
        }
        18 => Event::AtCheckpoint { vehicle: vehicle(rng), checkpoint: id("bridge") },
        19 => Event::DidNotContinue {
            vehicle: vehicle(rng),
            checkpoint: id("bridge"),
            people: rng.below(5) as u32,
        },
        20 | 21 => Event::Arrived { vehicle: vehicle(rng), place: place(rng) },
        22..=24 => Event::HandedOver {
            vehicle: vehicle(rng),
            place: place(rng),
            people: seated(people(rng)),
            families: families(rng),
            empty: rng.one_in(2),
            method: Method::List,
        },
        25 => Event::Returned {
            vehicle: vehicle(rng),
            place: place(rng),
            people: people(rng),
            families: families(rng),
        },
        26 => match rng.below(4) {
            0 => Event::LeftOnTheWay { vehicle: vehicle(rng), people: rng.below(4) as u32 },
            1 => Event::Joined { vehicle: vehicle(rng), people: rng.below(9) as u32 },
            2 => Event::Born { vehicle: vehicle(rng) },
            _ => Event::Died { vehicle: vehicle(rng), people: 1 },
        },
        27 => Event::Transferred {
            from: vehicle(rng),
            to: vehicle(rng),
            people: people(rng),
            families: families(rng),
        },
        28 => Event::Counted { vehicle: vehicle(rng), people: people(rng), method: Method::Estimate },
        29 => match rng.below(9) {
            0 => Event::BrokeDown { vehicle: vehicle(rng) },
            1 => Event::VehicleJoined { vehicle: id("car-7"), room: seated(4), place: place(rng) },
            2 => Event::Incident { place: Some(place(rng)), said: words, known_by: Knowing::Told },
            3 => Event::Assessed { incident: entry(rng), status: Status::Open },
            4 => Event::Stated { statement: Box::new(any_statement(rng)) },
            5 => Event::OthersCount { source: id("radio"), people: 25_000, scope: words },
            6 => Event::Refused {
                device: id("device-2"),
                action: id("order-resume"),
                why: id("not-this-role"),
            },
            7 => Event::PlanInForce { plan: id(&format!("{:064x}", rng.draw())) },
            _ => Event::CaseClosed { case: entry(rng), outcome: words },
        },
        30 => {
            let to = (!rng.one_in(3)).then(|| Event::Counted {
                vehicle: vehicle(rng),
                people: people(rng),
                method: Method::Seats,
            });
            let entry = if rng.one_in(12) { EntryId::new(2, u128::from(rng.draw())) } else { entry(rng) };
            Event::Corrected { entry, to: to.map(Box::new) }
        }
        _ => Event::Closed { convoy: rng.one_in(2).then(|| convoy(rng)) },
    }
}
