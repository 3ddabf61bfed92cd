//! Of two evacuations tied to each other neither runs ahead.

use domain::{Idx, Time, Zone};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::Passing;

pub(super) const RULE: Rule = Rule {
    code: "EXCHANGE",
    statement: "at each departure with people neither side of an exchange is ahead of the other by more than its slack",
    source: "[[exchange]]",
    scope: Scope::Plan,
    check,
};

/// Ratios such as 1.1 are not exact in binary.
const ROUNDING: f64 = 1e-9;

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for exchange in &r.scenario.exchanges {
        let people = |passing: &Passing<'_>| passing.people_without(&exchange.exempt);
        let moves = |zone, when: fn(&Passing<'_>) -> Time| {
            let from = r.convoys.iter().filter(|passing| departs_from(r, passing) == zone);
            RunningSum::new(from.map(|passing| (when(passing), people(passing))).collect())
        };
        let departed: fn(&Passing<'_>) -> Time = |passing| passing.convoy.depart;
        let arrived: fn(&Passing<'_>) -> Time = |passing| passing.convoy.arrive;
        let left = [moves(exchange.first, departed), moves(exchange.second, departed)];
        let safe = [moves(exchange.first, arrived), moves(exchange.second, arrived)];
        for (position, passing) in r.convoys.iter().enumerate().filter(|(_, passing)| !passing.fact) {
            let (zone, t) = (departs_from(r, passing), passing.convoy.depart);
            let ahead = if people(passing) == 0 {
                continue;
            } else if zone == exchange.first {
                left[0].until(t) as f64 - exchange.ratio * safe[1].until(t) as f64
            } else if zone == exchange.second {
                exchange.ratio * left[1].until(t) as f64 - safe[0].until(t) as f64
            } else {
                continue;
            };
            if ahead > exchange.slack + ROUNDING {
                let found = r.of_convoy(position).text(format!(": {} is ahead by {ahead}", r.scenario.zones[zone].id));
                broken.push(found.text(say_limit(&exchange.id, exchange.slack)).done());
            }
        }
    }
    broken
}

fn say_limit(id: &str, slack: f64) -> String {
    format!(" people of the first side, {id} allows {slack}; let the other side come first")
}

fn departs_from(r: &Replay<'_>, passing: &Passing<'_>) -> Idx<Zone> {
    let gate = r.scenario.corridors[passing.convoy.corridor].gates(passing.convoy.direction).0;
    r.scenario.places[gate].zone
}

/// How many people up to and at an instant.
struct RunningSum {
    times: Vec<Time>,
    sums: Vec<i64>,
}

impl RunningSum {
    fn new(mut moves: Vec<(Time, i64)>) -> RunningSum {
        moves.sort_unstable();
        let mut sum = 0_i64;
        let mut grow = |n: i64| {
            sum = sum.saturating_add(n);
            sum
        };
        let sums = moves.iter().map(|&(_, n)| grow(n)).collect();
        RunningSum { times: moves.into_iter().map(|(t, _)| t).collect(), sums }
    }

    fn until(&self, t: Time) -> i64 {
        let n = self.times.partition_point(|&at| at <= t);
        if n == 0 { 0 } else { self.sums[n - 1] }
    }
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::{Exchange, Idx, Name, Priority, Zone};
    use testkit::script::first;
    use testkit::worlds::place;

    fn east_for_west(slack: f64, exempt: Vec<Idx<Priority>>) -> Vec<&'static str> {
        let (mut scenario, plan) = gate();
        let west = scenario.zones.push(Zone { id: "west".to_owned(), name: Name::plain("west"), area: None });
        let east = scenario.places[place(&scenario, "school")].zone;
        let id = "four-towns".to_owned();
        scenario.exchanges.push(Exchange { id, first: east, second: west, ratio: 1.0, slack, exempt });
        broken(&scenario, &plan)
    }

    #[test]
    fn one_side_ahead_by_the_slack_keeps_the_rule() {
        assert!(east_for_west(16.0, Vec::new()).is_empty());
    }

    #[test]
    fn one_side_further_ahead_breaks_it() {
        assert_eq!(east_for_west(15.0, Vec::new()), ["EXCHANGE"]);
    }

    #[test]
    fn those_who_are_exempt_do_not_count() {
        let (scenario, _) = gate();
        assert!(east_for_west(1.0, vec![scenario.classes[first()].priority]).is_empty());
    }
}
