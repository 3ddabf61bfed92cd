//! Nobody is set down at a place that they do not accept.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::Turn;

pub(super) const RULE: Rule = Rule {
    code: "CHOICE",
    statement: "families alight only at a place in their `to`",
    source: "to of the people",
    scope: Scope::Visit,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for change in r.changes.iter().filter(|change| change.turn == Turn::Alight) {
        let stay = &r.stays[change.stay];
        let class = &r.scenario.classes[change.class];
        if class.wish(stay.place).is_none() {
            let to: Vec<&str> = class.to.iter().map(|&place| r.place_id(place)).collect();
            let found = r.at(stay).text(format!(": {} alights, it accepts only ", class.id));
            broken.push(found.text(to.join(", ")).done());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::first;
    use testkit::worlds::place;

    #[test]
    fn families_at_the_camp_that_they_accept_keep_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn families_at_a_camp_that_they_do_not_accept_break_it() {
        let (mut scenario, plan) = gate();
        scenario.classes[first()].to = vec![place(&scenario, "yard")];
        assert_eq!(broken(&scenario, &plan), ["CHOICE"]);
    }
}
