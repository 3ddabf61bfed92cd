//! A place loads and unloads only in its hours.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "HOURS",
    statement: "loading and unloading lie within one window of the place's `hours`",
    source: "hours of the places",
    scope: Scope::Visit,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for stay in r.stays.iter().filter(|stay| stay.serves()) {
        if let Some(hours) = &r.scenario.places[stay.place].hours
            && !hours.hold(stay.begin, stay.end)
        {
            let found = r.at(stay).text(": the service from ").time(stay.begin).text(" to ").time(stay.end);
            broken.push(found.text(" lies in no window of the place's hours").done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::Window;
    use testkit::worlds::{minute, place};

    fn school_is_open(until: i64) -> Vec<&'static str> {
        let (mut scenario, plan) = gate();
        let school = place(&scenario, "school");
        let hours = [(minute(10), minute(until)), (minute(120), minute(140))];
        scenario.places[school].hours = Some(hours.into_iter().map(|(from, until)| Window { from, until }).collect());
        broken(&scenario, &plan)
    }

    #[test]
    fn loading_that_ends_with_the_hours_keeps_the_rule() {
        assert!(school_is_open(20).is_empty());
    }

    #[test]
    fn loading_that_goes_on_after_hours_breaks_it() {
        assert_eq!(school_is_open(19), ["HOURS"]);
    }
}
