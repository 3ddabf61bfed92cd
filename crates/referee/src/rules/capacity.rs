//! No vehicle carries more than it has places for.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "CAPACITY",
    statement: "at every moment seats, wheelchairs and stretchers aboard are within the vehicle's; an escort carries nobody",
    source: "seats, wheelchairs, stretchers and escort of the vehicles",
    scope: Scope::Vehicle,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    // Unloading makes the load smaller and loading makes it greater: it is greatest when either is done.
    for change in r.changes.iter().filter(|change| change.done) {
        let stay = &r.stays[change.stay];
        let kind = r.kind(stay.vehicle);
        let room = kind.room.parts();
        let full = change.load.iter().zip(room).any(|(&taken, room)| taken > i64::from(room));
        let [seats, wheelchairs, stretchers] = change.load;
        let load = format!(": {seats} seats, {wheelchairs} wheelchairs and {stretchers} stretchers are taken");
        if full {
            let [seats, wheelchairs, stretchers] = room;
            let most = format!(", it has {seats}, {wheelchairs} and {stretchers}");
            broken.push(r.at(stay).text(load).text(most).done());
        } else if kind.escort && change.load != [0; 3] {
            broken.push(r.at(stay).text(load).text(", an escort carries nobody").done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::first;

    #[test]
    fn a_full_bus_keeps_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].room.seats = 8;
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn one_standing_passenger_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].room.seats = 7;
        assert_eq!(broken(&scenario, &plan), ["CAPACITY"]);
    }

    #[test]
    fn an_escort_with_seats_still_carries_nobody() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].escort = true;
        assert_eq!(broken(&scenario, &plan), ["CAPACITY"]);
    }
}
