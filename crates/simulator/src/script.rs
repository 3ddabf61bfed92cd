//! A world that is told, not drawn: exactly these things happen and nothing else. For stories, what-ifs and forecasts.

use std::collections::BTreeMap;

use domain::{Class, Corridor, Direction, Duration, Idx, Time, Vehicle, Window, Zone};

use crate::hazards::Hazards;
use crate::world::{Broken, Closure, Extension, Halt, World};

/// What happens. Numbers count from 0: the `n`-th way of a vehicle (legs and crossings), the `n`-th convoy of a corridor and
/// direction, the `n`-th checkpoint that stops it.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub(crate) breakdowns: BTreeMap<(usize, u32), Broken>,
    pub(crate) refusals: BTreeMap<usize, i64>,
    pub(crate) stops: BTreeMap<(usize, u32), (i64, bool)>,
    pub(crate) crossings: BTreeMap<(usize, u32), f64>,
    pub(crate) inspections: BTreeMap<(usize, usize, u32), i64>,
    pub(crate) turnouts: BTreeMap<usize, (u32, u32)>,
    closures: Vec<Closure>,
    extensions: Vec<Extension>,
    halts: Vec<Halt>,
}

fn key(corridor: Idx<Corridor>, direction: Direction) -> usize {
    corridor.get() * 2 + usize::from(direction == Direction::Back)
}

impl Script {
    /// Nothing goes otherwise than planned.
    pub fn new() -> Script {
        Script::default()
    }

    /// A vehicle breaks down on its `n`-th way. If it is lost, `halt` is what it takes to bring its people into others.
    #[must_use]
    pub fn breaks_down(mut self, vehicle: Idx<Vehicle>, n: u32, lost: bool, halt: Duration) -> Script {
        self.breakdowns.insert((vehicle.get(), n), Broken { lost, halt: halt.0 });
        self
    }

    /// A vehicle does not move when it should, but so much later.
    #[must_use]
    pub fn starts_later(mut self, vehicle: Idx<Vehicle>, by: Duration) -> Script {
        self.refusals.insert(vehicle.get(), by.0);
        self
    }

    /// The `n`-th convoy is stopped where nobody expected it, halfway to the gate ahead, and turned back or let through then.
    #[must_use]
    pub fn stops(
        mut self,
        (corridor, direction): (Idx<Corridor>, Direction),
        n: u32,
        long: Duration,
        turned: bool,
    ) -> Script {
        self.stops.insert((key(corridor, direction), n), (long.0, turned));
        self
    }

    /// The `n`-th convoy drives this much slower than the scenario says.
    #[must_use]
    pub fn drives_slower(
        mut self,
        (corridor, direction): (Idx<Corridor>, Direction),
        n: u32,
        factor: f64,
    ) -> Script {
        self.crossings.insert((key(corridor, direction), n), factor);
        self
    }

    /// The `n`-th convoy is inspected for so long at a checkpoint.
    #[must_use]
    pub fn is_inspected(
        mut self,
        (corridor, direction): (Idx<Corridor>, Direction),
        checkpoint: usize,
        n: u32,
        long: Duration,
    ) -> Script {
        self.inspections.insert((key(corridor, direction), checkpoint, n), long.0);
        self
    }

    /// So many families of a class are there, and so many of them come.
    #[must_use]
    pub fn comes(mut self, class: Idx<Class>, there: u32, comes: u32) -> Script {
        self.turnouts.insert(class.get(), (there, comes.min(there)));
        self
    }

    /// A corridor is shut though its agreement says otherwise.
    #[must_use]
    pub fn shuts(mut self, corridor: Idx<Corridor>, window: Window) -> Script {
        self.closures.push(Closure { corridor, window });
        self
    }

    /// The window of a corridor that ends at `end` ends at `until`, as is known from an instant on.
    #[must_use]
    pub fn extends(mut self, corridor: Idx<Corridor>, end: Time, until: Time, known: Time) -> Script {
        self.extensions.push(Extension { corridor, end, until, known });
        self
    }

    /// Nobody is let out of a zone.
    #[must_use]
    pub fn lets_nobody_out(mut self, zone: Idx<Zone>, window: Window) -> Script {
        self.halts.push(Halt { zone, window });
        self
    }

    /// The world in which this happens.
    pub fn world(self) -> World {
        let mut world = World::of(&Hazards::NONE, 0, 0);
        world.closures.clone_from(&self.closures);
        world.closures.sort_by_key(|c| (c.window.from, c.window.until, c.corridor));
        world.extensions.clone_from(&self.extensions);
        world.halts.clone_from(&self.halts);
        world.script = Some(Box::new(self));
        world
    }
}
