//! A plan that looks like one, for judging how the reports look and how long they take: vehicles go in
//! groups through a corridor, fetch families, bring them to their first wish and come back. It keeps few rules.

use std::collections::BTreeMap;

use domain::{
    Bound, Class, Convoy, Corridor, Direction, Duration, Idx, Itinerary, Moved, Objective, Passage, Place,
    Plan, Scenario, StatedScore, Stop, Time, Vehicle, Visit, Zone,
};

/// A plan with stated score and bounds.
pub fn plan(s: &Scenario) -> Plan {
    let mut made = Making {
        s,
        waiting: s.classes.iter().map(|c| c.count).collect(),
        plan: Plan::default(),
        last: BTreeMap::new(),
    };
    s.name.first().clone_into(&mut made.plan.scenario);
    made.fill();
    let mut plan = made.plan;
    state_score(s, &mut plan);
    plan
}

fn state_score(s: &Scenario, plan: &mut Plan) {
    let f = reports::figures::figures(s, plan, None);
    let left = (f.people - f.safe) as f64;
    let last = f.arrivals.last().map(|a| a.at);
    let exposure: f64 =
        f.arrivals.iter().map(|a| (a.at - s.start).as_hours() * f64::from(a.load.people())).sum();
    plan.score = StatedScore {
        left_behind: Some(left),
        left_behind_weighted: Some(left * 1.5),
        exposure: Some(exposure),
        last_arrival: last,
        distance_km: Some(f.rows.len() as f64 * 301.7),
        wishes: s.order.contains(&Objective::Wishes).then_some(0.0),
    };
    plan.bound = Bound {
        left_behind_weighted: Some(0.0),
        exposure: Some(exposure * 0.87),
        last_arrival: last.map(|t| Time(t.0 - (t - s.start).0 / 9)),
    };
}

struct Making<'a> {
    s: &'a Scenario,
    waiting: Vec<u32>,
    plan: Plan,
    last: BTreeMap<(Idx<Corridor>, Direction), Time>,
}

struct Trip {
    vehicle: Idx<Vehicle>,
    now: Time,
    at: Idx<Place>,
    visits: Vec<Visit>,
    aboard: Vec<Moved>,
}

impl Making<'_> {
    fn fill(&mut self) {
        let s = self.s;
        // Corridors that lead from a zone where people wait to the open.
        let ways: Vec<Idx<Corridor>> = s
            .corridors
            .entries()
            .filter(|(_, c)| {
                s.places[c.to].zone == Scenario::OPEN
                    && self.classes_in(s.places[c.from].zone).next().is_some()
            })
            .map(|(i, _)| i)
            .collect();
        for (w, &way) in ways.iter().enumerate() {
            let mine: Vec<Idx<Vehicle>> =
                s.vehicles.indices().filter(|v| v.get() % ways.len() == w).collect();
            let size = s.corridors[way].convoy.most.map_or(20, |m| (m as usize).min(mine.len() / 2 + 1));
            // Every kind in every group.
            let groups = mine.len().div_ceil(size);
            for g in 0..groups {
                let group: Vec<Idx<Vehicle>> = mine.iter().copied().skip(g).step_by(groups).collect();
                self.run(way, &group, Duration::minutes(35 * g as i64));
            }
        }
    }

    fn classes_in(&self, zone: Idx<Zone>) -> impl Iterator<Item = (Idx<Class>, &Class)> {
        let s = self.s;
        s.classes.entries().filter(move |(_, c)| s.places[c.at].zone == zone)
    }

    fn run(&mut self, way: Idx<Corridor>, group: &[Idx<Vehicle>], late: Duration) {
        let s = self.s;
        let inside = s.places[s.corridors[way].from].zone;
        let mut trips: Vec<Trip> = group
            .iter()
            .map(|&vehicle| {
                let at = s.kind_of(vehicle).depot;
                let start = Stop {
                    place: at,
                    arrive: None,
                    begin: None,
                    end: None,
                    depart: None,
                    alight: vec![],
                    board: vec![],
                };
                Trip { vehicle, now: s.start + late, at, visits: vec![Visit::Place(start)], aboard: vec![] }
            })
            .collect();
        let into = |zone: Idx<Zone>| {
            s.corridors.entries().find_map(|(i, c)| {
                Direction::BOTH.into_iter().find_map(|d| {
                    let (a, b) = c.gates(d);
                    (s.places[a].zone == zone && s.places[b].zone == inside).then_some((i, d))
                })
            })
        };
        for _ in 0..40 {
            let zone = s.places[trips[0].at].zone;
            if zone != inside {
                let Some((corridor, direction)) = into(zone) else { return };
                if !self.convoy(&mut trips, corridor, direction) {
                    break;
                }
            }
            for trip in &mut trips {
                self.load(trip, inside);
            }
            if trips.iter().all(|t| t.aboard.is_empty()) || !self.convoy(&mut trips, way, Direction::Outward)
            {
                break;
            }
            for trip in &mut trips {
                self.unload(trip);
            }
        }
        for trip in trips {
            if trip.visits.len() > 1 {
                self.plan.vehicles.push(Itinerary { vehicle: trip.vehicle, visits: trip.visits });
            }
        }
    }

    /// Drives to a place; the last visit departs.
    fn drive(&self, trip: &mut Trip, to: Idx<Place>) {
        let leg =
            self.s.travel.leg(&self.s.places, trip.at, to, self.s.vehicles[trip.vehicle].kind, trip.now);
        let takes = leg.map_or(Duration::minutes(20), |l| l.seconds(self.s.kind_of(trip.vehicle).pace));
        if let Some(Visit::Place(stop)) = trip.visits.last_mut() {
            stop.depart = Some(trip.now);
        }
        trip.now += takes;
        trip.at = to;
        trip.visits.push(Visit::Place(Stop {
            place: to,
            arrive: Some(trip.now),
            begin: None,
            end: None,
            depart: None,
            alight: vec![],
            board: vec![],
        }));
    }

    fn convoy(&mut self, trips: &mut [Trip], corridor: Idx<Corridor>, direction: Direction) -> bool {
        let s = self.s;
        let c = &s.corridors[corridor];
        let (from, to) = c.gates(direction);
        let mut ready = self.all_at(trips, from);
        if let Some(last) = self.last.get(&(corridor, direction)) {
            ready = ready.max(*last + c.convoy.headway.max(Duration::minutes(10)));
        }
        let Some(depart) = s.open(corridor).earliest(ready, Duration::hours(2)) else { return false };
        if depart + Duration::hours(4) > s.end {
            return false;
        }
        for trip in trips.iter_mut() {
            self.drive(trip, from);
            if let Some(Visit::Place(stop)) = trip.visits.last_mut() {
                stop.depart = Some(depart);
            }
        }
        let people: u32 = trips
            .iter()
            .flat_map(|t| &t.aboard)
            .map(|m| (s.classes[m.class].family * m.families).people())
            .sum();
        let (mut at, mut driven, mut passages) = (depart, Duration::ZERO, vec![]);
        for (point, after, inspection) in c.stops(direction) {
            let begin = at + (after - driven);
            (at, driven) = (begin + inspection.takes(trips.len(), people), after);
            passages.push(Passage { checkpoint: point.id.clone(), begin, end: at });
        }
        let arrive = at + (c.time - driven);
        let position = self.plan.convoys.len();
        self.plan.convoys.push(Convoy {
            id: format!("{}-{}-{}", c.id, direction.as_str(), position + 1),
            corridor,
            direction,
            depart,
            arrive,
            passages,
            vehicles: trips.iter().map(|t| t.vehicle).collect(),
        });
        self.last.insert((corridor, direction), depart);
        for trip in trips {
            trip.visits.push(Visit::Convoy(position));
            trip.now = arrive;
            trip.at = to;
            trip.visits.push(Visit::Place(Stop {
                place: to,
                arrive: Some(arrive),
                begin: None,
                end: None,
                depart: None,
                alight: vec![],
                board: vec![],
            }));
        }
        true
    }

    /// When the last of them could be at the gate.
    fn all_at(&self, trips: &[Trip], gate: Idx<Place>) -> Time {
        let reach = |t: &Trip| {
            let kind = self.s.vehicles[t.vehicle].kind;
            let leg = self.s.travel.leg(&self.s.places, t.at, gate, kind, t.now);
            t.now + leg.map_or(Duration::minutes(20), |l| l.seconds(self.s.kinds[kind].pace))
        };
        trips.iter().map(reach).max().unwrap_or(self.s.start)
    }

    fn load(&mut self, trip: &mut Trip, inside: Idx<Zone>) {
        let s = self.s;
        let kind = s.kind_of(trip.vehicle);
        let fits =
            |c: &Class| kind.room.admits(c.family) && (kind.room.stretchers == 0 || c.family.stretchers > 0);
        // Spread the vehicles over the places, and then over their classes.
        let open: Vec<Idx<Class>> = self
            .classes_in(inside)
            .filter(|(i, c)| self.waiting[i.get()] > 0 && fits(c))
            .map(|(i, _)| i)
            .collect();
        if open.is_empty() {
            return;
        }
        let first = open[trip.vehicle.get() * 7 % open.len()];
        let (place, wish) = (s.classes[first].at, s.classes[first].to[0]);
        self.drive(trip, place);
        let mut room = kind.room;
        for class in open {
            let c = &s.classes[class];
            let n = room.fits(c.family).min(self.waiting[class.get()]).min(6);
            if c.at == place && c.to[0] == wish && n > 0 {
                room -= c.family * n;
                self.waiting[class.get()] -= n;
                trip.aboard.push(Moved { class, families: n });
            }
        }
        let aboard = trip.aboard.clone();
        serve(trip, |stop| stop.board = aboard);
    }

    fn unload(&mut self, trip: &mut Trip) {
        let Some(first) = trip.aboard.first() else { return };
        self.drive(trip, self.s.classes[first.class].to[0]);
        let aboard = std::mem::take(&mut trip.aboard);
        serve(trip, |stop| stop.alight = aboard);
    }
}

fn serve(trip: &mut Trip, fill: impl FnOnce(&mut Stop)) {
    let begin = trip.now + Duration::minutes((trip.vehicle.get() % 5) as i64 * 3);
    trip.now = begin + Duration::minutes(13);
    if let Some(Visit::Place(stop)) = trip.visits.last_mut() {
        (stop.begin, stop.end) = (Some(begin), Some(trip.now));
        fill(stop);
    }
}

/// The same, with every idle vehicle doing what another one does, each for no more than so many visits.
pub fn crowded(s: &Scenario, visits: usize) -> Plan {
    let mut plan = plan(s);
    plan.vehicles.retain(|i| i.visits.len() >= visits);
    let mut idle: Vec<Idx<Vehicle>> = s.vehicles.indices().collect();
    idle.retain(|v| plan.vehicles.iter().all(|i| i.vehicle != *v));
    let made = plan.vehicles.clone();
    plan.vehicles.extend(
        idle.into_iter()
            .zip(made.iter().cycle())
            .map(|(vehicle, like)| Itinerary { vehicle, ..like.clone() }),
    );
    for itinerary in &mut plan.vehicles {
        itinerary.visits.truncate(visits);
    }
    plan
}
