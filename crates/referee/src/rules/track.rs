//! On a single track opposite convoys do not meet.

use domain::Direction;

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;

pub(super) const RULE: Rule = Rule {
    code: "TRACK",
    statement: "with `single_track`, [depart, arrive) of opposite convoys do not overlap",
    source: "single_track of the corridor",
    scope: Scope::Corridor,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for (corridor, row) in r.scenario.corridors.entries().filter(|(_, row)| row.single_track) {
        let queue = |direction| r.queues.get(&(corridor, direction)).map_or(&[][..], Vec::as_slice);
        let back = queue(Direction::Back);
        for &position in queue(Direction::Outward) {
            let out = r.convoys[position].convoy;
            // The queue is in the order of departure: those that depart after this one has arrived never meet it.
            let until = back.partition_point(|&other| r.convoys[other].convoy.depart < out.arrive);
            for &other in &back[..until] {
                let other = r.convoys[other].convoy;
                if out.depart < other.arrive {
                    let found = say(format!("convoys {} at ", out.id)).time(out.depart);
                    let found = found.text(format!(" and {} at ", other.id)).time(other.depart);
                    broken.push(found.text(format!(" meet in {}, which has one track", row.id)).done());
                }
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use domain::{Past, State};
    use testkit::script::first;
    use testkit::worlds::minute;

    use super::super::stage::{broken, broken_from, gate, state};

    #[test]
    fn convoys_one_after_the_other_keep_the_rule() {
        let (mut scenario, plan) = gate();
        scenario.corridors[first()].single_track = true;
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_convoy_out_while_another_that_departed_before_is_still_coming_in_breaks_it() {
        let (mut scenario, plan) = gate();
        let mut convoy = plan.convoys[1].clone();
        convoy.id = "before".to_owned();
        convoy.depart = minute(0);
        convoy.arrive = minute(31);
        let state = State { convoys: vec![Past { convoy, people: 0, exempt: 0 }], ..state(scenario.start) };
        assert!(broken_from(&scenario, &plan, Some(&state)).is_empty(), "two tracks");
        scenario.corridors[first()].single_track = true;
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["TRACK"]);
    }
}
