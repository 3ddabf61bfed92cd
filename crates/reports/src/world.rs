//! A small world for tests: forty people in a school, one corridor with one checkpoint, two buses, a camp.

use domain::{
    Agreement, Bound, Checkpoint, Class, Convoy, ConvoyRule, Corridor, Direction, Duration, Duty, Idx,
    Inspection, Itinerary, Kind, Load, Moved, Name, Objective, Passage, Place, Plan, Priority, Reception,
    Scenario, ServiceTimes, StatedScore, Stop, Table, Time, Travel, Vehicle, Visit, Window, Windows, Zone,
};

use crate::{Clock, Told};

/// 2016-12-15 06:00 in UTC.
pub(crate) const START: Time = Time(1_481_781_600);

/// Hours and minutes after midnight of the first day.
pub(crate) fn at(hour: i64, minute: i64) -> Time {
    Time(START.0 - 6 * 3_600 + hour * 3_600 + minute * 60)
}

/// UTC.
pub(crate) struct Utc;

impl Clock for Utc {
    fn time_of_day(&self, t: Time) -> String {
        self.rfc3339(t)[11..16].to_owned()
    }
    fn date(&self, t: Time) -> String {
        self.rfc3339(t)[..10].to_owned()
    }
    fn minute(&self, t: Time) -> String {
        format!("{} {}", self.date(t), self.time_of_day(t))
    }
}

fn place(id: &str, zone: usize, receives: Option<Reception>) -> Place {
    let name = Name(vec![("en".into(), id.into()), ("ar".into(), format!("مكان {id}"))]);
    Place {
        id: id.into(),
        name,
        position: None,
        zone: Idx::new(zone),
        bays: None,
        hours: None,
        stand: None,
        receives,
    }
}

pub(crate) const SCHOOL: Idx<Place> = Idx::new(0);
pub(crate) const GATE_EAST: Idx<Place> = Idx::new(1);
pub(crate) const GATE_WEST: Idx<Place> = Idx::new(2);
pub(crate) const CAMP: Idx<Place> = Idx::new(3);

/// The scenario.
pub(crate) fn scenario() -> Scenario {
    let zone = |id: &str| Zone { id: id.into(), name: Name::plain(id), area: None };
    Scenario {
        name: Name(vec![("en".into(), "School & <bridge>".into()), ("ar".into(), "المدرسة".into())]),
        timezone: "UTC".into(),
        start: START,
        end: at(30, 0),
        order: Objective::DEFAULT.to_vec(),
        aboard: None,
        priorities: vec![
            Priority { id: "normal".into(), weight: 1.0 },
            Priority { id: "urgent".into(), weight: 10.0 },
        ]
        .into(),
        zones: vec![zone("open"), zone("east")].into(),
        places: vec![
            place("school", 1, None),
            place("gate-east", 1, None),
            place("gate-west", 0, None),
            place("camp", 0, Some(Reception { people: Some(100), stretchers: Some(0) })),
        ]
        .into(),
        kinds: vec![Kind {
            id: "bus".into(),
            name: Name::plain("bus"),
            count: 2,
            depot: SCHOOL,
            room: Load { seats: 50, wheelchairs: 0, stretchers: 0 },
            available: None,
            pace: 1.0,
            loading: ServiceTimes::default(),
            unloading: ServiceTimes::default(),
            serves: None,
            out: false,
            escort: false,
            reserve: 0,
            once: false,
            duty: Some(Duty { most: Duration::hours(14), rest: Duration::hours(6) }),
        }]
        .into(),
        vehicles: (1..=2).map(|n| Vehicle { id: format!("bus-{n}"), kind: Idx::new(0) }).collect(),
        classes: vec![
            Class {
                id: "families/4".into(),
                at: SCHOOL,
                to: vec![CAMP],
                priority: Idx::new(0),
                ready: START,
                family: Load { seats: 4, wheelchairs: 0, stretchers: 0 },
                count: 8,
            },
            Class {
                id: "families/2".into(),
                at: SCHOOL,
                to: vec![CAMP],
                priority: Idx::new(1),
                ready: START,
                family: Load { seats: 2, wheelchairs: 0, stretchers: 0 },
                count: 4,
            },
        ]
        .into(),
        travel: Travel::default(),
        corridors: vec![Corridor {
            id: "bridge-road".into(),
            name: Name(vec![("en".into(), "Bridge road".into()), ("fr".into(), "Route du pont".into())]),
            from: GATE_EAST,
            to: GATE_WEST,
            time: Duration::minutes(25),
            km: 6.0,
            convoy: ConvoyRule::default(),
            single_track: true,
            checkpoints: vec![Checkpoint {
                id: "bridge".into(),
                after: Duration::minutes(5),
                outward: Some(Inspection { lanes: 1, vehicle: Duration::minutes(2), person: Duration(1) }),
                back: None,
            }],
        }]
        .into(),
        agreements: vec![Agreement {
            id: "truce".into(),
            name: Name::plain("truce"),
            parties: vec!["north".into(), "south".into()],
            not_party: vec![],
            covers: vec![Idx::new(0)],
            in_force: Some(Windows::new([Window { from: at(7, 0), until: at(17, 0) }])),
            suspended: vec![],
        }],
        quotas: vec![],
        exchanges: vec![],
        days: (-1..4).map(|d| at(24 * d, 0)).collect(),
    }
}

fn stop(place: Idx<Place>, arrive: Option<Time>, depart: Option<Time>) -> Stop {
    Stop { place, arrive, begin: None, end: None, depart, alight: vec![], board: vec![] }
}

/// Families of the two classes: so many of four, so many of two.
pub(crate) fn moved(of_four: u32, of_two: u32) -> Vec<Moved> {
    [(0, of_four), (1, of_two)]
        .into_iter()
        .filter(|&(_, families)| families > 0)
        .map(|(class, families)| Moved { class: Idx::new(class), families })
        .collect()
}

/// Bus 1 takes everybody but one family of four to the camp, comes back empty and rests; bus 2 stays.
pub(crate) fn plan() -> Plan {
    let convoy = |n: usize, direction, depart, arrive, passages| Convoy {
        id: format!("bridge-road-{n}"),
        corridor: Idx::new(0),
        direction,
        depart,
        arrive,
        passages,
        vehicles: vec![Idx::new(0)],
    };
    let inspected = Passage { checkpoint: "bridge".into(), begin: at(8, 10), end: at(8, 13) };
    Plan {
        scenario: "School & <bridge>".into(),
        convoys: vec![
            convoy(2, Direction::Back, at(16, 0), at(16, 25), vec![]),
            convoy(1, Direction::Outward, at(8, 0), at(8, 33), vec![inspected]),
        ],
        vehicles: vec![Itinerary {
            vehicle: Idx::new(0),
            visits: vec![
                Visit::Place(Stop {
                    begin: Some(at(7, 0)),
                    end: Some(at(7, 10)),
                    board: moved(7, 4),
                    ..stop(SCHOOL, None, Some(at(7, 10)))
                }),
                Visit::Place(stop(GATE_EAST, Some(at(7, 20)), Some(at(8, 0)))),
                Visit::Convoy(1),
                Visit::Place(stop(GATE_WEST, Some(at(8, 33)), Some(at(8, 33)))),
                Visit::Place(Stop {
                    begin: Some(at(9, 10)),
                    end: Some(at(9, 20)),
                    alight: moved(7, 4),
                    ..stop(CAMP, Some(at(9, 0)), Some(at(9, 20)))
                }),
                Visit::Place(stop(GATE_WEST, Some(at(9, 40)), Some(at(15, 50)))),
                Visit::Convoy(0),
                Visit::Place(stop(GATE_EAST, Some(at(16, 25)), None)),
            ],
        }],
        score: StatedScore {
            left_behind: Some(4.0),
            left_behind_weighted: Some(4.0),
            exposure: Some(460.0),
            last_arrival: Some(at(9, 20)),
            distance_km: Some(52.5),
            wishes: None,
        },
        bound: Bound { left_behind_weighted: Some(4.0), exposure: Some(400.0), last_arrival: Some(at(9, 0)) },
    }
}

/// Both told, without state, reasons or proofs.
pub(crate) fn told<'a>(scenario: &'a Scenario, plan: &'a Plan) -> Told<'a> {
    Told {
        scenario,
        plan,
        state: None,
        left: vec![],
        proofs: vec![],
        bottleneck: None,
        safe_at_most: vec![],
        clock: &Utc,
    }
}

/// A table with one more row.
pub(crate) fn with<T: Clone>(table: &Table<T>, row: T) -> Table<T> {
    table.iter().cloned().chain([row]).collect()
}
