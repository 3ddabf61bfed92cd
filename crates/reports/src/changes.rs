//! What differs between two plans of one scenario, order by order: for those who already know the first of them.
//!
//! An *order* is one thing that one vehicle is told: to be at a place while somebody boards or alights, or to cross a corridor.
//! Waiting and the drives between follow from them. A vehicle's orders in both plans are matched in their sequence by what
//! is to be done, not when.

mod json;
mod orders;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::{
    Corridor, Direction, Duration, Idx, Itinerary, Moved, Place, Plan, Scenario, State, Time, Vehicle,
};

pub use json::changes_json;
use orders::ahead;

/// Within this nobody need be told: plans are printed to the minute.
const SAME: Duration = Duration::minutes(1);

/// An order that is moved by no more than this does not count as changed: crews wait that long for each other anyway.
const SLIGHT: Duration = Duration::minutes(5);

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// Be at a place while people alight and board.
    Dwell {
        /// Where.
        place: Idx<Place>,
        /// Who gets off, by class, each class once.
        alight: Vec<Moved>,
        /// Who gets on, by class, each class once.
        board: Vec<Moved>,
    },
    /// Go through a corridor with a convoy.
    Crossing {
        /// Which.
        corridor: Idx<Corridor>,
        /// Which way.
        direction: Direction,
    },
}

/// One thing that one vehicle is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// When unloading or loading begins, or the convoy departs.
    pub at: Time,
    /// What is to be done.
    pub what: What,
}

/// What becomes of an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// It stands: the same, within a minute. The order is the new plan's.
    Kept(Order),
    /// The same at another time.
    Moved {
        /// As it was.
        old: Order,
        /// As it is.
        new: Order,
    },
    /// It falls away.
    Dropped(Order),
    /// It was not there.
    New(Order),
}

impl Change {
    /// Whether it counts as changed: dropped, new, or moved by more than five minutes.
    pub fn counts(&self) -> bool {
        match self {
            Change::Kept(_) => false,
            Change::Moved { .. } => self.shift().is_some_and(|d| d > SLIGHT || d < -SLIGHT),
            Change::Dropped(_) | Change::New(_) => true,
        }
    }

    /// By how much an order is moved, later being positive; none if it is not moved.
    pub fn shift(&self) -> Option<Duration> {
        match self {
            Change::Moved { old, new } => Some(new.at - old.at),
            Change::Kept(_) | Change::Dropped(_) | Change::New(_) => None,
        }
    }
}

/// What becomes of one vehicle's orders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VehicleChanges {
    /// Which vehicle.
    pub vehicle: Idx<Vehicle>,
    /// Whether the state has it out of service.
    pub out_of_service: bool,
    /// Its orders of both plans in one sequence; where some fall away and others take their place, those that fall away
    /// stand first.
    pub orders: Vec<Change>,
}

impl VehicleChanges {
    /// Whether no order of it counts as changed.
    pub fn keeps(&self) -> bool {
        !self.orders.iter().any(Change::counts)
    }
}

/// What differs between two plans.
#[derive(Clone, PartialEq, Debug)]
pub struct Changes<'a> {
    /// What both are plans of.
    pub scenario: &'a Scenario,
    /// From when on they are compared.
    pub from: Time,
    /// Every vehicle that has an order ahead in either plan, in the scenario's order.
    pub vehicles: Vec<VehicleChanges>,
}

impl Changes<'_> {
    /// All orders of both plans, those that stand in both counted once.
    pub fn total(&self) -> usize {
        self.vehicles.iter().map(|v| v.orders.len()).sum()
    }

    /// How many of them count as changed.
    pub fn changed(&self) -> usize {
        self.vehicles.iter().flat_map(|v| &v.orders).filter(|c| c.counts()).count()
    }

    /// How many are moved, but by so little that they do not count.
    pub fn slight(&self) -> usize {
        self.vehicles.iter().flat_map(|v| &v.orders).filter(|c| c.shift().is_some() && !c.counts()).count()
    }

    /// How many vehicles keep their orders.
    pub fn keeping(&self) -> usize {
        self.vehicles.iter().filter(|v| v.keeps()).count()
    }
}

/// What differs between two plans from the state's instant on, else from the start. What has been done by then is found from where
/// the state has each vehicle and who is aboard, so that an order that is late is moved rather than forgotten.
///
/// Either plan may begin at the state or long before it. O(n · m) for a vehicle of n and m orders.
pub fn changes<'a>(scenario: &'a Scenario, old: &Plan, new: &Plan, state: Option<&State>) -> Changes<'a> {
    let from = state.map_or(scenario.start, |s| s.now);
    let (before, after) = (by_vehicle(old), by_vehicle(new));
    let mut vehicles = Vec::new();
    for vehicle in scenario.vehicles.indices() {
        let orders = |plan, itineraries: &BTreeMap<Idx<Vehicle>, &Itinerary>| {
            itineraries.get(&vehicle).map_or_else(Vec::new, |i| ahead(scenario, plan, i, state, from))
        };
        let orders = matched(&orders(old, &before), &orders(new, &after));
        if !orders.is_empty() {
            let out_of_service = state.is_some_and(|s| s.out_of_service.contains(&vehicle));
            vehicles.push(VehicleChanges { vehicle, out_of_service, orders });
        }
    }
    Changes { scenario, from, vehicles }
}

fn by_vehicle(plan: &Plan) -> BTreeMap<Idx<Vehicle>, &Itinerary> {
    plan.vehicles.iter().map(|i| (i.vehicle, i)).collect()
}

/// The longest common subsequence of both, by what is to be done; of those the one whose times are moved least in sum.
fn matched(old: &[Order], new: &[Order]) -> Vec<Change> {
    // best[i][j]: how many of old[i..] and new[j..] can be matched, and by how many seconds they are moved then.
    let mut best = vec![vec![(0u32, Reverse(0u64)); new.len() + 1]; old.len() + 1];
    let pair = |after: (u32, Reverse<u64>), o: &Order, n: &Order| {
        (after.0 + 1, Reverse(after.1.0 + (n.at - o.at).0.unsigned_abs()))
    };
    for (i, o) in old.iter().enumerate().rev() {
        for (j, n) in new.iter().enumerate().rev() {
            let alone = best[i + 1][j].max(best[i][j + 1]);
            best[i][j] = if o.what == n.what { alone.max(pair(best[i + 1][j + 1], o, n)) } else { alone };
        }
    }
    let (mut found, mut added) = (Vec::with_capacity(old.len().max(new.len())), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let (o, n) = (old.get(i), new.get(j));
        if let (Some(o), Some(n)) = (o, n)
            && o.what == n.what
            && best[i][j] == pair(best[i + 1][j + 1], o, n)
        {
            found.append(&mut added);
            let shift = n.at - o.at;
            found.push(if shift > SAME || shift < -SAME {
                Change::Moved { old: o.clone(), new: n.clone() }
            } else {
                Change::Kept(n.clone())
            });
            (i, j) = (i + 1, j + 1);
        } else if let Some(o) = o.filter(|_| n.is_none() || best[i][j] == best[i + 1][j]) {
            found.push(Change::Dropped(o.clone()));
            i += 1;
        } else if let Some(n) = n {
            // New ones wait until all that fall away at this point stand.
            added.push(Change::New(n.clone()));
            j += 1;
        }
    }
    found.append(&mut added);
    found
}
