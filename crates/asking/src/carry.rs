//! A plan without a change, as a plan with it.

use domain::{Idx, Plan, Scenario, Vehicle};

/// The same plan where vehicles stand at other positions of their table, as they do with more vehicles of a kind. None if a vehicle is
/// not there.
pub fn carried_over(plan: &Plan, from: &Scenario, to: &Scenario) -> Option<Plan> {
    let place: Vec<Option<Idx<Vehicle>>> = positions(from, to);
    let mut plan = plan.clone();
    for convoy in &mut plan.convoys {
        for v in &mut convoy.vehicles {
            *v = place[v.get()]?;
        }
    }
    for itinerary in &mut plan.vehicles {
        itinerary.vehicle = place[itinerary.vehicle.get()]?;
    }
    Some(plan)
}

/// Where each vehicle of one scenario stands in the other. Both tables are by kind, in the same order: one pass.
fn positions(from: &Scenario, to: &Scenario) -> Vec<Option<Idx<Vehicle>>> {
    let by_id: std::collections::BTreeMap<&str, Idx<Vehicle>> =
        to.vehicles.entries().map(|(v, vehicle)| (vehicle.id.as_str(), v)).collect();
    from.vehicles.iter().map(|vehicle| by_id.get(vehicle.id.as_str()).copied()).collect()
}
