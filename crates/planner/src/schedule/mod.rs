//! The timing core: movements become instants. One deterministic pass in the order of the decisions; each movement is timed
//! completely (driving, bays, hours, convoys, queues, windows, duty, time aboard) before it is committed, in the
//! gaps that those before it left. A journal takes movements back in reverse order, so that a list of decisions can be
//! evaluated again from the point of change, and every prefix of it is a plan that keeps the rules.

mod bays;
mod commit;
mod cursor;
mod exchange;
mod stand;
mod steps;
mod tally;
#[cfg(test)]
mod tests;
mod traffic;
mod undo;

use domain::{Idx, Moved, Place, Stop, Time, Vehicle, Visit};

use crate::model::{Model, Ride, side};
pub(crate) use cursor::Cursor;
pub(crate) use tally::Tally;
pub(crate) use traffic::ConvoyNow;
pub(crate) use undo::Mark;
use undo::Undo;

/// A vehicle with all that it has done so far.
#[derive(Clone, Debug)]
pub(crate) struct VehicleNow {
    /// Where it stands.
    pub(crate) cursor: Cursor,
    /// Its visits so far; a convoy is meant by its key.
    pub(crate) visits: Vec<Visit>,
}

/// Room left at a destination.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// People; `i64::MAX` without a limit.
    pub(crate) people: i64,
    /// Those who lie.
    pub(crate) stretchers: i64,
}

/// Everything that has been decided, timed.
pub(crate) struct Schedule<'m> {
    /// What it is timed by.
    pub(crate) model: &'m Model<'m>,
    /// Every vehicle.
    pub(crate) vehicles: Vec<VehicleNow>,
    /// Families that still wait, by source.
    pub(crate) waiting: Vec<u32>,
    /// Room left, by place.
    pub(crate) room: Vec<Room>,
    /// Every convoy; facts first.
    pub(crate) convoys: Vec<ConvoyNow>,
    /// The score so far.
    pub(crate) tally: Tally,
    /// Keys of convoys by corridor and direction, in the order of departure.
    pub(crate) traffic: Vec<[Vec<usize>; 2]>,
    /// Vehicles used so far, by kind.
    used: Vec<u32>,
    bays: Vec<bays::Bays>,
    stands: Vec<stand::Stand>,
    exchanges: Vec<exchange::Sides>,
    /// When the last fact leaves each post.
    facts_end: Vec<[Vec<Time>; 2]>,
    journal: Vec<Undo>,
}

impl<'m> Schedule<'m> {
    /// The schedule in which nothing has been decided.
    pub(crate) fn new(model: &'m Model<'m>) -> Schedule<'m> {
        let scenario = model.scenario;
        let vehicles = model
            .start
            .vehicles
            .iter()
            .map(|v| VehicleNow {
                cursor: Cursor {
                    place: v.place,
                    at: v.free,
                    duty: v.duty,
                    carried: v.carried,
                    used: v.used,
                    laden: !v.aboard.is_empty(),
                },
                visits: Vec::new(),
            })
            .collect();
        let mut used = vec![0; scenario.kinds.len()];
        for (i, v) in scenario.vehicles.entries() {
            used[v.kind.get()] += u32::from(model.start.vehicles[i.get()].used);
        }
        let mut room: Vec<Room> = scenario
            .places
            .iter()
            .map(|p| match p.receives {
                None => Room { people: 0, stretchers: 0 },
                Some(r) => Room {
                    people: r.people.map_or(i64::MAX, i64::from),
                    stretchers: r.stretchers.map_or(i64::MAX, i64::from),
                },
            })
            .collect();
        for arrived in &model.start.safe {
            let family = scenario.classes[arrived.class].family;
            let r = &mut room[arrived.place.get()];
            r.people = r.people.saturating_sub(i64::from(family.people() * arrived.families));
            r.stretchers = r.stretchers.saturating_sub(i64::from(family.stretchers * arrived.families));
        }
        let posts = |c: usize, d: usize| vec![Time::MIN; model.lanes[c].posts[d].len()];
        let mut schedule = Schedule {
            model,
            vehicles,
            waiting: model.sources.iter().map(|s| s.families).collect(),
            room,
            convoys: Vec::new(),
            tally: Tally::new(model),
            traffic: vec![[Vec::new(), Vec::new()]; scenario.corridors.len()],
            used,
            bays: vec![bays::Bays::default(); scenario.places.len()],
            stands: scenario.places.iter().map(|p| stand::Stand::new(p.stand)).collect(),
            exchanges: scenario.exchanges.iter().map(exchange::Sides::new).collect(),
            facts_end: (0..scenario.corridors.len()).map(|c| [posts(c, 0), posts(c, 1)]).collect(),
            journal: Vec::new(),
        };
        schedule.enter_facts();
        schedule
    }

    /// Convoys that have departed count for headway, track, checkpoints, quota and exchange.
    fn enter_facts(&mut self) {
        for fact in &self.model.start.convoys {
            let past = &fact.past;
            let crossing =
                crate::model::Crossing { corridor: past.convoy.corridor, direction: past.convoy.direction };
            let d = side(crossing.direction);
            let posts = &self.model.lane(crossing.corridor).posts[d];
            let checkpoints = &self.model.scenario.corridors[crossing.corridor].checkpoints;
            for (p, post) in posts.iter().enumerate() {
                for passage in
                    past.convoy.passages.iter().filter(|x| x.checkpoint == checkpoints[post.number].id)
                {
                    let end = &mut self.facts_end[crossing.corridor.get()][d][p];
                    *end = (*end).max(passage.end);
                }
            }
            let counted = self
                .model
                .scenario
                .exchanges
                .iter()
                .map(|x| {
                    i64::from(past.people) - if x.exempt.is_empty() { 0 } else { i64::from(past.exempt) }
                })
                .collect();
            self.enter(ConvoyNow {
                crossing,
                depart: past.convoy.depart,
                arrive: past.convoy.arrive,
                passages: Vec::new(),
                vehicles: past.convoy.vehicles.clone(),
                people: past.people,
                counted,
                fact: true,
            });
        }
    }

    /// The kind of a vehicle.
    pub(crate) fn kind(&self, vehicle: Idx<Vehicle>) -> &'m domain::Kind {
        self.model.scenario.kind_of(vehicle)
    }

    /// Whether a vehicle may be used: in service, and within its kind's reserve.
    pub(crate) fn usable(&self, vehicle: Idx<Vehicle>) -> bool {
        let kind = self.model.scenario.vehicles[vehicle].kind;
        self.model.start.vehicles[vehicle.get()].in_service
            && (self.vehicles[vehicle.get()].cursor.used
                || self.used[kind.get()] < self.model.scenario.kinds[kind].usable())
    }

    /// How many vehicles of a kind that have not been used may still be.
    pub(crate) fn spare(&self, kind: Idx<domain::Kind>) -> u32 {
        self.model.scenario.kinds[kind].usable().saturating_sub(self.used[kind.get()])
    }

    /// People of both zones of each exchange who count for it and have left so far.
    pub(crate) fn left_for_exchange(&self) -> Vec<[i64; 2]> {
        self.exchanges.iter().map(exchange::Sides::left).collect()
    }

    /// Those aboard a vehicle since before planning began, if they still are.
    pub(crate) fn aboard(&self, vehicle: Idx<Vehicle>) -> &'m [Ride] {
        if self.vehicles[vehicle.get()].cursor.laden {
            &self.model.start.vehicles[vehicle.get()].aboard
        } else {
            &[]
        }
    }

    /// The next instant at which a vehicle's dwell, drive or crossing can be added.
    pub(crate) fn free(&self, vehicle: Idx<Vehicle>) -> Time {
        self.vehicles[vehicle.get()].cursor.at
    }

    /// The visit of a vehicle that has just come somewhere.
    fn stop(place: Idx<Place>, arrive: Option<Time>) -> Visit {
        Visit::Place(Stop {
            place,
            arrive,
            begin: None,
            end: None,
            depart: None,
            alight: Vec::<Moved>::new(),
            board: Vec::<Moved>::new(),
        })
    }
}
