//! Convoys keep their distance in time.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "HEADWAY",
    statement: "two convoys of a corridor in the same direction depart at least `headway` apart",
    source: "headway of the corridor",
    scope: Scope::Corridor,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for (&(corridor, _), queue) in &r.queues {
        let headway = r.scenario.corridors[corridor].convoy.headway;
        // In the order of departure only neighbours need be looked at. What has departed is not judged, but a
        // convoy of the plan keeps its distance from it.
        for pair in queue.windows(2) {
            let [ahead, behind] = [&r.convoys[pair[0]], &r.convoys[pair[1]]];
            let apart = behind.convoy.depart - ahead.convoy.depart;
            if apart < headway && !(ahead.fact && behind.fact) {
                let found = r.of_convoy(pair[1]).text(format!(": {apart} after convoy {}", ahead.convoy.id));
                let mend = found.text(format!(", at least {headway}; depart at "));
                broken.push(mend.time(ahead.convoy.depart + headway).done());
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::Duration;
    use testkit::script::first;

    use super::super::stage::{broken, broken_from, departed, gate};

    #[test]
    fn convoys_at_the_headway_keep_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].convoy.headway = Duration::minutes(110);
        assert!(broken(&scenario, &plan).is_empty(), "outward at minute 30 and 140, back between them");
    }

    #[test]
    fn convoys_a_second_too_near_break_it() {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].convoy.headway = Duration::minutes(110) + Duration(1);
        assert_eq!(broken(&scenario, &plan), ["HEADWAY"]);
    }

    #[test]
    fn a_convoy_that_has_departed_counts_on_either_side() {
        let (mut scenario, mut plan) = gate();
        scenario.corridors[first()].convoy.headway = Duration::minutes(110) + Duration(1);
        let mut twin = plan.clone();
        plan.vehicles.clear();
        twin.vehicles.clear();
        plan.convoys.remove(1);
        twin.convoys.remove(1);
        for (plan, gone) in [(&mut plan, 0), (&mut twin, 1)] {
            let state = departed(&scenario, plan, gone);
            // Nobody takes the convoy that is left, which is not what this test is about.
            assert_eq!(broken_from(&scenario, plan, Some(&state)), ["CORRIDOR", "HEADWAY"]);
        }
    }
}
