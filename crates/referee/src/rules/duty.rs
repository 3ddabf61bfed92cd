//! Drivers rest.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "DUTY",
    statement: "between two rests of at least `rest`, the time from first to last activity is at most `most`; standing anywhere for `rest` or more is a rest",
    source: "duty of the vehicles; duty_from of the state",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for tour in &r.tours {
        let Some(duty) = r.kind(tour.vehicle).duty else { continue };
        let mut active: Vec<_> = tour.duty_before.into_iter().chain(tour.active.iter().copied()).collect();
        active.sort_unstable();
        let mut spans = active.into_iter();
        let Some((mut first, mut last)) = spans.next() else { continue };
        let mut duties = Vec::new();
        for (from, until) in spans {
            if from - last >= duty.rest {
                duties.push((first, last));
                first = from;
            }
            last = last.max(until);
        }
        duties.push((first, last));
        for (first, last) in duties.into_iter().filter(|&(first, last)| last - first > duty.most) {
            let found = say(r.vehicle_id(tour.vehicle)).text(" is on duty from ").time(first).text(" to ").time(last);
            let (took, most, rest) = (last - first, duty.most, duty.rest);
            broken.push(found.text(format!(", for {took}, at most {most} without a rest of {rest}")).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::{Duration, Duty, State, VehicleState};
    use testkit::script::first;
    use testkit::worlds::{place, vehicle};

    use super::super::stage::{broken, broken_from, gate, state};

    fn buses_on_duty(most: i64, rest: i64) -> Vec<&'static str> {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].duty = Some(Duty { most: Duration::minutes(most), rest: Duration::minutes(rest) });
        broken(&scenario, &plan)
    }

    #[test]
    fn a_duty_of_the_longest_time_keeps_the_rule() {
        assert!(buses_on_duty(185, 60).is_empty());
    }

    #[test]
    fn a_minute_more_breaks_it() {
        assert_eq!(buses_on_duty(184, 60), ["DUTY"]);
    }

    #[test]
    fn ten_minutes_at_the_gate_may_be_a_rest() {
        // The first bus stands from minute 20 to 30 and nowhere so long again until 185.
        assert!(buses_on_duty(155, 10).is_empty());
        assert_eq!(buses_on_duty(154, 10), ["DUTY"]);
    }

    #[test]
    fn a_duty_goes_on_that_began_before() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].duty = Some(Duty { most: Duration::minutes(185), rest: Duration::minutes(60) });
        let bus = VehicleState {
            vehicle: vehicle(&scenario, "bus-1"),
            place: place(&scenario, "yard"),
            free: scenario.start,
            used: true,
            carried: false,
            duty_from: None,
            aboard: Vec::new(),
        };
        let mut state = State { vehicles: vec![bus], ..state(scenario.start) };
        assert!(broken_from(&scenario, &plan, Some(&state)).is_empty(), "left out, its duty begins when it is free");
        state.vehicles[0].duty_from = Some(scenario.start - Duration(1));
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["DUTY"]);
    }
}
