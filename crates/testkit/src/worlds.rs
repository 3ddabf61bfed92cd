//! Small scenarios, built in a line or two, and plans that keep their rules.

use domain::{
    Class, ConvoyRule, Corridor, Duration, Idx, Kind, Leg, Load, Name, Objective, Place, Plan, Priority,
    Reception, Scenario, ServiceTimes, Table, Time, Travel, TravelRow, Vehicle, Zone,
};

use crate::script::Script;

/// Every small world begins at 2016-12-15T06:00:00Z and lasts a day.
pub const START: Time = Time(1_481_781_600);

/// So many minutes after [`START`].
pub fn minute(n: i64) -> Time {
    START + Duration::minutes(n)
}

/// A scenario in the making. An id that does not exist is the test's mistake and panics.
#[derive(Clone, Debug)]
pub struct World {
    scenario: Scenario,
    legs: Vec<(String, String, Leg)>,
}

impl Default for World {
    fn default() -> World {
        World::new()
    }
}

impl World {
    /// Nothing but the zone `open`, the three usual priorities and a day.
    pub fn new() -> World {
        let priority = |id: &str, weight| Priority { id: id.to_owned(), weight };
        let open = Zone { id: "open".to_owned(), name: Name::plain("open"), area: None };
        let midnight = Time(START.0 - START.0.rem_euclid(86_400));
        World {
            scenario: Scenario {
                name: Name::plain("Small"),
                timezone: "UTC".to_owned(),
                start: START,
                end: minute(24 * 60),
                order: Objective::DEFAULT.to_vec(),
                aboard: None,
                priorities: vec![priority("urgent", 10.0), priority("high", 3.0), priority("normal", 1.0)]
                    .into(),
                zones: vec![open].into(),
                places: Table::new(),
                kinds: Table::new(),
                vehicles: Table::new(),
                classes: Table::new(),
                travel: Travel::default(),
                corridors: Table::new(),
                agreements: Vec::new(),
                quotas: Vec::new(),
                exchanges: Vec::new(),
                days: (-1..=3).map(|day| midnight + Duration(day * 86_400)).collect(),
            },
            legs: Vec::new(),
        }
    }

    /// A place in a zone, which comes into being with its first place.
    #[must_use]
    pub fn place(mut self, id: &str, zone: &str) -> World {
        let s = &mut self.scenario;
        let known = s.zones.position(|z| z.id == zone);
        let zone = known.unwrap_or_else(|| {
            s.zones.push(Zone { id: zone.to_owned(), name: Name::plain(zone), area: None })
        });
        s.places.push(Place {
            id: id.to_owned(),
            name: Name::plain(id),
            position: None,
            zone,
            bays: None,
            hours: None,
            stand: None,
            receives: None,
        });
        self
    }

    /// A place in the zone `open` that takes in whoever comes.
    #[must_use]
    pub fn destination(mut self, id: &str) -> World {
        self = self.place(id, "open");
        let place = place(&self.scenario, id);
        self.scenario.places[place].receives = Some(Reception::default());
        self
    }

    /// A road for both directions.
    #[must_use]
    pub fn road(mut self, from: &str, to: &str, minutes: i32, km: f64) -> World {
        self.legs.push((
            from.to_owned(),
            to.to_owned(),
            Leg { minutes: f64::from(minutes), km, doubt: None },
        ));
        self
    }

    /// Vehicles of one kind with seats alone.
    #[must_use]
    pub fn vehicles(mut self, id: &str, count: u32, depot: &str, seats: u32) -> World {
        let depot = place(&self.scenario, depot);
        let kind = self.scenario.kinds.push(Kind {
            id: id.to_owned(),
            name: Name::plain(id),
            count,
            depot,
            room: Load { seats, wheelchairs: 0, stretchers: 0 },
            available: None,
            pace: 1.0,
            loading: ServiceTimes::default(),
            unloading: ServiceTimes::default(),
            serves: None,
            out: false,
            escort: seats == 0,
            reserve: 0,
            once: false,
            duty: None,
        });
        for n in 1..=count {
            self.scenario.vehicles.push(Vehicle { id: format!("{id}-{n}"), kind });
        }
        self
    }

    /// Families of seated people, of normal priority and ready from the start.
    #[must_use]
    pub fn families(mut self, id: &str, at: &str, to: &[&str], size: u32, count: u32) -> World {
        let s = &mut self.scenario;
        let class = Class {
            id: id.to_owned(),
            at: place(s, at),
            to: to.iter().map(|id| place(s, id)).collect(),
            priority: s.priorities.position(|p| p.id == "normal").expect("every world has it"),
            ready: s.start,
            family: Load { seats: size, wheelchairs: 0, stretchers: 0 },
            count,
        };
        s.classes.push(class);
        self
    }

    /// A corridor without any rule.
    #[must_use]
    pub fn corridor(mut self, id: &str, from: &str, to: &str, minutes: i64, km: f64) -> World {
        let s = &mut self.scenario;
        let (from, to) = (place(s, from), place(s, to));
        s.corridors.push(Corridor {
            id: id.to_owned(),
            name: Name::plain(id),
            from,
            to,
            time: Duration::minutes(minutes),
            km,
            convoy: ConvoyRule::default(),
            single_track: false,
            checkpoints: Vec::new(),
        });
        self
    }

    /// Anything else.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Scenario)) -> World {
        change(&mut self.scenario);
        self
    }

    /// The scenario.
    pub fn build(self) -> Scenario {
        let mut s = self.scenario;
        s.travel = Travel::new(self.legs.iter().map(|(from, to, leg)| {
            ((place(&s, from), place(&s, to), None), TravelRow { since: Time::MIN, leg: Some(*leg) })
        }));
        s
    }
}

/// The place of this id.
pub fn place(s: &Scenario, id: &str) -> Idx<Place> {
    s.places.position(|p| p.id == id).unwrap_or_else(|| panic!("the world has no place {id}"))
}

/// The vehicle of this id.
pub fn vehicle(s: &Scenario, id: &str) -> Idx<Vehicle> {
    s.vehicles.position(|v| v.id == id).unwrap_or_else(|| panic!("the world has no vehicle {id}"))
}

/// The class of this id.
pub fn class(s: &Scenario, id: &str) -> Idx<Class> {
    s.classes.position(|c| c.id == id).unwrap_or_else(|| panic!("the world has no class {id}"))
}

/// The corridor of this id.
pub fn corridor(s: &Scenario, id: &str) -> Idx<Corridor> {
    s.corridors.position(|c| c.id == id).unwrap_or_else(|| panic!("the world has no corridor {id}"))
}

/// Two stops, one bus: four families of two wait at a school, a camp takes them in.
pub fn school_to_camp() -> World {
    World::new()
        .place("yard", "open")
        .place("school", "open")
        .destination("camp")
        .road("yard", "school", 10, 2.0)
        .road("school", "camp", 20, 8.0)
        .vehicles("bus", 1, "yard", 10)
        .families("families", "school", &["camp"], 2, 4)
}

/// The bus of [`school_to_camp`] takes all four families in one journey. It states no score.
pub fn school_to_camp_plan(s: &Scenario) -> Plan {
    Script::new(s)
        .vehicle("bus-1")
        .leave("yard", 0)
        .serve("school", 10, 15)
        .board("families", 4)
        .end("camp", 35, 40)
        .alight("families", 4)
        .plan()
}

/// Two buses and an escort behind a gate; the road out has one checkpoint. Eight families of two wait.
pub fn behind_the_gate() -> World {
    World::new()
        .place("yard", "east")
        .place("school", "east")
        .place("gate-in", "east")
        .place("gate-out", "open")
        .destination("camp")
        .road("yard", "school", 10, 2.0)
        .road("school", "gate-in", 5, 1.0)
        .road("gate-out", "camp", 10, 3.0)
        .corridor("road", "gate-in", "gate-out", 30, 10.0)
        .with(|s| {
            s.corridors[Idx::new(0)].checkpoints.push(domain::Checkpoint {
                id: "bridge".to_owned(),
                after: Duration::minutes(10),
                outward: Some(domain::Inspection {
                    lanes: 1,
                    vehicle: Duration::minutes(2),
                    person: Duration::ZERO,
                }),
                back: None,
            });
        })
        .vehicles("bus", 2, "yard", 10)
        .vehicles("escort", 1, "yard", 0)
        .families("families", "school", &["camp"], 2, 8)
}

/// Both buses of [`behind_the_gate`] go out together in `out-1`; the first comes back in `back-1` for the last
/// family and goes out in `out-2`. It is over after 185 minutes and states no score.
pub fn behind_the_gate_plan(s: &Scenario) -> Plan {
    Script::new(s)
        .convoy("out-1", "road", domain::Direction::Outward, 30, 64, &["bus-1", "bus-2"])
        .inspected("bridge", 40, 44)
        .convoy("back-1", "road", domain::Direction::Back, 90, 120, &["bus-1"])
        .convoy("out-2", "road", domain::Direction::Outward, 140, 172, &["bus-1"])
        .inspected("bridge", 150, 152)
        .vehicle("bus-1")
        .leave("yard", 0)
        .serve("school", 10, 15)
        .board("families", 4)
        .pass("gate-in", 20, 30)
        .through("out-1")
        .pass("gate-out", 64, 64)
        .serve("camp", 74, 80)
        .alight("families", 4)
        .pass("gate-out", 90, 90)
        .through("back-1")
        .pass("gate-in", 120, 120)
        .serve("school", 125, 130)
        .board("families", 1)
        .pass("gate-in", 135, 140)
        .through("out-2")
        .pass("gate-out", 172, 172)
        .end("camp", 182, 185)
        .alight("families", 1)
        .vehicle("bus-2")
        .leave("yard", 5)
        .serve("school", 15, 20)
        .board("families", 3)
        .pass("gate-in", 25, 30)
        .through("out-1")
        .pass("gate-out", 64, 64)
        .end("camp", 74, 80)
        .alight("families", 3)
        .plan()
}
