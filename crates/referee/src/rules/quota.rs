//! Parties allow only so much by the day.

use std::collections::BTreeMap;

use domain::{QuotaUnit, Scenario, Time};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "QUOTA",
    statement: "of the convoys that depart on one local day, no more people, vehicles or convoys than each quota allows",
    source: "[[quota]]",
    scope: Scope::Corridor,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for quota in &r.scenario.quotas {
        let mut days: BTreeMap<i64, (Time, i64)> = BTreeMap::new();
        for &position in r.queues.get(&(quota.corridor, quota.direction)).into_iter().flatten() {
            let passing = &r.convoys[position];
            let (_, sum) =
                days.entry(local_day(r.scenario, passing.convoy.depart)).or_insert((passing.convoy.depart, 0));
            *sum = sum.saturating_add(match quota.unit {
                QuotaUnit::People => passing.people,
                QuotaUnit::Vehicles => passing.convoy.vehicles.len() as i64,
                QuotaUnit::Convoys => 1,
            });
        }
        for (first, sum) in days.into_values() {
            if sum > i64::from(quota.most) {
                let found = say(&quota.id).text(" on the day of ").time(first);
                let unit = quota.unit.as_str();
                broken.push(found.text(format!(": {sum} {unit}, at most {}", quota.most)).done());
            }
        }
    }
    broken
}

/// A number for each local day. Beyond the days that the scenario lists, where `HORIZON` is broken anyway,
/// days are taken as 24 hours long.
fn local_day(scenario: &Scenario, t: Time) -> i64 {
    const DAY: i64 = 86_400;
    let (Some(&first), Some(&last)) = (scenario.days.first(), scenario.days.last()) else {
        return t.0.div_euclid(DAY);
    };
    if t < first {
        (t - first).0.div_euclid(DAY)
    } else {
        scenario.day(t) as i64 + ((t - last).0.max(0)) / DAY
    }
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::{Direction, Quota, QuotaUnit};
    use testkit::script::first;
    use testkit::worlds::minute;

    fn outward(unit: QuotaUnit, most: u32) -> Vec<&'static str> {
        let (mut scenario, plan) = gate();
        let id = "daily".to_owned();
        scenario.quotas.push(Quota { id, corridor: first(), direction: Direction::Outward, most, unit });
        broken(&scenario, &plan)
    }

    #[test]
    fn a_day_at_its_quota_keeps_the_rule() {
        assert!(outward(QuotaUnit::People, 16).is_empty());
        assert!(outward(QuotaUnit::Vehicles, 3).is_empty());
        assert!(outward(QuotaUnit::Convoys, 2).is_empty());
    }

    #[test]
    fn one_more_breaks_it() {
        assert_eq!(outward(QuotaUnit::People, 15), ["QUOTA"]);
        assert_eq!(outward(QuotaUnit::Vehicles, 2), ["QUOTA"]);
        assert_eq!(outward(QuotaUnit::Convoys, 1), ["QUOTA"]);
    }

    #[test]
    fn a_new_day_has_a_new_quota() {
        let (mut scenario, plan) = gate();
        let id = "daily".to_owned();
        let (direction, unit) = (Direction::Outward, QuotaUnit::People);
        scenario.quotas.push(Quota { id, corridor: first(), direction, most: 14, unit });
        assert_eq!(broken(&scenario, &plan), ["QUOTA"]);
        // The second convoy out departs at minute 140: let the day begin just then.
        scenario.days = [-1000, 140, 5000].map(minute).to_vec();
        assert!(broken(&scenario, &plan).is_empty());
    }
}
