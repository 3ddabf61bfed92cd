//! Plans for small worlds, written as one would tell them; times are minutes after the world's start.

use domain::{Convoy, Direction, Idx, Itinerary, Moved, Passage, Plan, Scenario, Stop, Visit};

use crate::worlds::{class, corridor, minute, place, vehicle};

/// A plan in the making. What does not exist is the test's mistake and panics.
#[derive(Debug)]
pub struct Script<'a> {
    scenario: &'a Scenario,
    plan: Plan,
}

impl<'a> Script<'a> {
    /// A plan in which nothing happens yet.
    pub fn new(scenario: &'a Scenario) -> Script<'a> {
        let plan = Plan { scenario: scenario.name.first().to_owned(), ..Plan::default() };
        Script { scenario, plan }
    }

    /// A convoy.
    #[must_use]
    pub fn convoy(
        mut self,
        id: &str,
        through: &str,
        direction: Direction,
        depart: i64,
        arrive: i64,
        vehicles: &[&str],
    ) -> Script<'a> {
        self.plan.convoys.push(Convoy {
            id: id.to_owned(),
            corridor: corridor(self.scenario, through),
            direction,
            depart: minute(depart),
            arrive: minute(arrive),
            passages: Vec::new(),
            vehicles: vehicles.iter().map(|id| vehicle(self.scenario, id)).collect(),
        });
        self
    }

    /// The last convoy is inspected.
    #[must_use]
    pub fn inspected(mut self, checkpoint: &str, begin: i64, end: i64) -> Script<'a> {
        let passage = Passage { checkpoint: checkpoint.to_owned(), begin: minute(begin), end: minute(end) };
        self.plan.convoys.last_mut().expect("a convoy goes before its inspections").passages.push(passage);
        self
    }

    /// From here on the visits are this vehicle's.
    #[must_use]
    pub fn vehicle(mut self, id: &str) -> Script<'a> {
        self.plan.vehicles.push(Itinerary { vehicle: vehicle(self.scenario, id), visits: Vec::new() });
        self
    }

    /// A first visit: it stands there and leaves.
    #[must_use]
    pub fn leave(self, at: &str, depart: i64) -> Script<'a> {
        self.stop(at, None, None, Some(depart))
    }

    /// It loads or unloads all the time that it is there.
    #[must_use]
    pub fn serve(self, at: &str, arrive: i64, depart: i64) -> Script<'a> {
        self.stop(at, Some(arrive), Some((arrive, depart)), Some(depart))
    }

    /// It only waits there.
    #[must_use]
    pub fn pass(self, at: &str, arrive: i64, depart: i64) -> Script<'a> {
        self.stop(at, Some(arrive), None, Some(depart))
    }

    /// A last visit: it loads or unloads and stays.
    #[must_use]
    pub fn end(self, at: &str, arrive: i64, end: i64) -> Script<'a> {
        self.stop(at, Some(arrive), Some((arrive, end)), None)
    }

    /// It goes through this convoy.
    #[must_use]
    pub fn through(mut self, convoy: &str) -> Script<'a> {
        let found = self.plan.convoys.iter().position(|c| c.id == convoy);
        self.visits().push(Visit::Convoy(found.unwrap_or_else(|| panic!("the plan has no convoy {convoy}"))));
        self
    }

    /// Families board at the last visit.
    #[must_use]
    pub fn board(mut self, id: &str, families: u32) -> Script<'a> {
        let moved = Moved { class: class(self.scenario, id), families };
        self.last_stop().board.push(moved);
        self
    }

    /// Families alight at the last visit.
    #[must_use]
    pub fn alight(mut self, id: &str, families: u32) -> Script<'a> {
        let moved = Moved { class: class(self.scenario, id), families };
        self.last_stop().alight.push(moved);
        self
    }

    /// The plan; it states no score.
    pub fn plan(self) -> Plan {
        self.plan
    }

    fn stop(
        mut self,
        at: &str,
        arrive: Option<i64>,
        service: Option<(i64, i64)>,
        depart: Option<i64>,
    ) -> Script<'a> {
        let stop = Stop {
            place: place(self.scenario, at),
            arrive: arrive.map(minute),
            begin: service.map(|(begin, _)| minute(begin)),
            end: service.map(|(_, end)| minute(end)),
            depart: depart.map(minute),
            alight: Vec::new(),
            board: Vec::new(),
        };
        self.visits().push(Visit::Place(stop));
        self
    }

    fn visits(&mut self) -> &mut Vec<Visit> {
        &mut self.plan.vehicles.last_mut().expect("a vehicle goes before its visits").visits
    }

    fn last_stop(&mut self) -> &mut Stop {
        match self.visits().last_mut() {
            Some(Visit::Place(stop)) => stop,
            Some(Visit::Convoy(_)) | None => panic!("families board and alight at places"),
        }
    }
}

/// The visit at this position of the vehicle at that position, which must be at a place.
pub fn stop_of(plan: &mut Plan, vehicle: usize, visit: usize) -> &mut Stop {
    match &mut plan.vehicles[vehicle].visits[visit] {
        Visit::Place(stop) => stop,
        Visit::Convoy(_) => panic!("visit {visit} is in a convoy"),
    }
}

/// The convoy of this id.
pub fn convoy_of<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Convoy {
    plan.convoys.iter_mut().find(|c| c.id == id).unwrap_or_else(|| panic!("the plan has no convoy {id}"))
}

/// The only row of a table of a small world.
pub fn first<T>() -> Idx<T> {
    Idx::new(0)
}
