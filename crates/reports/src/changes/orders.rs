//! The orders of an itinerary, and how many of them have been carried out where an operation stands.

use std::collections::BTreeMap;

use domain::{Class, Idx, Itinerary, Moved, Plan, Scenario, State, Time, Visit, Zone};

use super::{Order, What};

/// The orders of a vehicle that are still to be carried out.
pub(super) fn ahead(
    scenario: &Scenario,
    plan: &Plan,
    itinerary: &Itinerary,
    state: Option<&State>,
    from: Time,
) -> Vec<Order> {
    let mut orders = orders(plan, itinerary, from);
    let Some(state) = state else { return orders };
    let done = done(scenario, itinerary, &orders, state);
    orders.drain(..done);
    orders
}

/// All orders of an itinerary; one without an instant is carried out at once.
fn orders(plan: &Plan, itinerary: &Itinerary, at_once: Time) -> Vec<Order> {
    let order = |visit: &Visit| match visit {
        Visit::Convoy(position) => {
            let convoy = plan.convoys.get(*position)?;
            let what = What::Crossing { corridor: convoy.corridor, direction: convoy.direction };
            Some(Order { at: convoy.depart, what })
        }
        Visit::Place(stop) if stop.alight.is_empty() && stop.board.is_empty() => None,
        Visit::Place(stop) => {
            let (alight, board) = (by_class(&stop.alight), by_class(&stop.board));
            let at = stop.begin.or(stop.arrive).unwrap_or(at_once);
            Some(Order { at, what: What::Dwell { place: stop.place, alight, board } })
        }
    };
    itinerary.visits.iter().filter_map(order).collect()
}

/// Each class once, in the scenario's order.
fn by_class(moved: &[Moved]) -> Vec<Moved> {
    let mut families: BTreeMap<Idx<Class>, u32> = BTreeMap::new();
    for m in moved {
        let so_far = families.entry(m.class).or_default();
        *so_far = so_far.saturating_add(m.families);
    }
    families.into_iter().map(|(class, families)| Moved { class, families }).collect()
}

/// Who is aboard, by class; classes without anybody are left out.
type Aboard = BTreeMap<Idx<Class>, i64>;

/// How many of a vehicle's orders have been carried out: as many as leave it in the zone in which the state has it, with
/// those aboard whom the state has aboard. Of several such numbers the one nearest to what should have been done by now,
/// and of two as near the lower: vehicles are late more often than early. If there is none, the clock decides.
fn done(scenario: &Scenario, itinerary: &Itinerary, orders: &[Order], state: &State) -> usize {
    let by_clock = orders.partition_point(|o| o.at < state.now);
    let known = state.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle);
    let place = known.map_or(scenario.kind_of(itinerary.vehicle).depot, |v| v.place);
    let mut there = Aboard::new();
    for aboard in known.iter().flat_map(|v| &v.aboard) {
        *there.entry(aboard.class).or_default() += i64::from(aboard.families);
    }
    after_each(scenario, itinerary, orders)
        .into_iter()
        .enumerate()
        .filter(|(_, (zone, aboard))| *zone == Some(scenario.places[place].zone) && *aboard == there)
        .map(|(done, _)| done)
        .min_by_key(|&done| (done.abs_diff(by_clock), done))
        .unwrap_or(by_clock)
}

/// The zone and those aboard before any order, after the first, and so on.
fn after_each(
    scenario: &Scenario,
    itinerary: &Itinerary,
    orders: &[Order],
) -> Vec<(Option<Idx<Zone>>, Aboard)> {
    let mut zone = itinerary.visits.iter().find_map(|visit| match visit {
        Visit::Place(stop) => Some(scenario.places[stop.place].zone),
        Visit::Convoy(_) => None,
    });
    // Nobody is aboard after the last order, so those aboard before the first are the ones who only alight.
    let mut aboard = Aboard::new();
    for order in orders {
        carry(&mut aboard, &order.what, -1);
    }
    let mut found = vec![(zone, aboard.clone())];
    for order in orders {
        if let What::Crossing { corridor, direction } = order.what {
            zone = Some(scenario.places[scenario.corridors[corridor].gates(direction).1].zone);
        }
        carry(&mut aboard, &order.what, 1);
        found.push((zone, aboard.clone()));
    }
    found
}

/// Lets people of an order on and off, or undoes it.
fn carry(aboard: &mut Aboard, what: &What, sign: i64) {
    if let What::Dwell { alight, board, .. } = what {
        for m in alight {
            *aboard.entry(m.class).or_default() -= sign * i64::from(m.families);
        }
        for m in board {
            *aboard.entry(m.class).or_default() += sign * i64::from(m.families);
        }
        aboard.retain(|_, n| *n != 0);
    }
}
