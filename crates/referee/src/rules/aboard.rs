//! Nobody sits in a vehicle for too long.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "ABOARD",
    statement: "nobody is aboard longer than the scenario's `aboard`, from the begin of the loading to the end of the unloading; of one class, those who boarded first alight first",
    source: "aboard; since of the state",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let Some(most) = r.scenario.aboard else { return Vec::new() };
    let mut broken = Vec::new();
    for ride in &r.rides {
        let stay = &r.stays[ride.stay];
        let took = stay.end - ride.since;
        if took > most {
            let found = r.at(stay).text(format!(": {} has been aboard since ", r.class_id(ride.class)));
            broken.push(found.time(ride.since).text(format!(", for {took}, at most {most}")).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::Duration;

    #[test]
    fn a_ride_of_the_longest_time_keeps_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.aboard = Some(Duration::minutes(70));
        assert!(broken(&scenario, &plan).is_empty(), "the first bus loads from minute 10 and has unloaded at 80");
    }

    #[test]
    fn a_second_more_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.aboard = Some(Duration::minutes(70) - Duration(1));
        assert_eq!(broken(&scenario, &plan), ["ABOARD"]);
    }
}
