//! What has been broken already when a plan begins: a crew that is over its hours, people who have sat in a bus for too long. No plan
//! can undo it, and a plan that brings these people out is better than none.

use domain::{Duration, Plan, Scenario, State, Time};

use crate::{Broken, Verdict, check};

/// How a plan stands from a state on.
#[derive(Clone, PartialEq, Debug)]
pub struct Standing {
    /// What it breaks itself, and the score as counted here.
    pub verdict: Verdict,
    /// What was broken before it began, or must be to bring out those who are aboard. [`check`] counts it among the broken rules.
    pub already: Vec<Broken>,
}

/// Judges a plan, and tells apart what it could not have kept: `DUTY` of crews that were over their hours or had people aboard when
/// the state was, and `ABOARD` of those people. A rule that is broken in any other way as well makes all of it the plan's own.
///
/// What was is forgiven, what comes is not: a crew over its hours must rest before it does anything else, and those who are
/// aboard must be out within the scenario's longest time, counted from the state. O(n log n) as [`check`], twice where something is broken.
pub fn standing(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Standing {
    let verdict = check(scenario, plan, state);
    let Some(state) = state.filter(|_| !verdict.broken.is_empty()) else {
        return Standing { verdict, already: Vec::new() };
    };
    let ahead = check(scenario, plan, Some(&forgiven(scenario, state)));
    if !ahead.broken.is_empty() {
        return Standing { verdict, already: Vec::new() };
    }
    Standing { verdict: Verdict { broken: Vec::new(), score: verdict.score }, already: verdict.broken }
}

/// The state as if nobody had worked or sat for longer than is allowed.
fn forgiven(scenario: &Scenario, state: &State) -> State {
    let mut state = state.clone();
    for v in &mut state.vehicles {
        for ride in &mut v.aboard {
            ride.since = ride.since.max(state.now);
        }
        if let Some(duty) = scenario.kind_of(v.vehicle).duty {
            let first = v.duty_from.unwrap_or(v.free);
            // Exactly as long as is allowed: whatever follows without a rest is too much.
            let at_most = first.max(earlier(v.free, duty.most));
            v.duty_from = Some(if v.aboard.is_empty() { at_most } else { v.free });
        }
    }
    state
}

fn earlier(t: Time, by: Duration) -> Time {
    Time(t.0 - by.0)
}

#[cfg(test)]
mod tests {
    use domain::{Duration, Duty, Plan, Scenario, State, StatedScore, VehicleState};
    use testkit::script::first;
    use testkit::worlds::{self, place, vehicle};

    use super::standing;

    /// Two buses behind a gate with a plan; the crew of the first has been at work for so many minutes, and may be for 185.
    fn at_work_for(minutes: i64) -> (Scenario, Plan, State) {
        let mut scenario = worlds::behind_the_gate().build();
        scenario.kinds[first()].duty =
            Some(Duty { most: Duration::minutes(185), rest: Duration::minutes(60) });
        let bus = VehicleState {
            vehicle: vehicle(&scenario, "bus-1"),
            place: place(&scenario, "yard"),
            free: scenario.start,
            used: true,
            carried: false,
            duty_from: Some(scenario.start - Duration::minutes(minutes)),
            aboard: Vec::new(),
        };
        let (out_of_service, people, convoys) = (Vec::new(), Vec::new(), Vec::new());
        let state = State { now: scenario.start, vehicles: vec![bus], out_of_service, people, convoys };
        let mut plan = worlds::behind_the_gate_plan(&scenario);
        plan.score = StatedScore::from(crate::score(&scenario, &plan, Some(&state)));
        (scenario, plan, state)
    }

    #[test]
    fn a_crew_that_is_over_its_hours_may_not_begin_another_trip() {
        for minutes in [1, 184, 200, 2000] {
            let (scenario, plan, state) = at_work_for(minutes);
            let found = standing(&scenario, &plan, Some(&state));
            assert_eq!(
                (found.verdict.codes(), found.already),
                (vec!["DUTY"], Vec::new()),
                "{minutes} minutes"
            );
        }
    }

    #[test]
    fn a_crew_that_was_over_its_hours_and_does_nothing_is_forgiven() {
        let (scenario, _, state) = at_work_for(200);
        let score = StatedScore::from(crate::score(&scenario, &Plan::default(), Some(&state)));
        let nothing = Plan { score, ..Plan::default() };
        assert_eq!(standing(&scenario, &nothing, Some(&state)).verdict.codes(), Vec::<&str>::new());
    }
}
