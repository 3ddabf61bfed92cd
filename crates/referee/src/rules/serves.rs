//! Some vehicles load and unload only at some places.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "SERVES",
    statement: "a vehicle of a kind with `serves` loads and unloads only there",
    source: "serves of the vehicles",
    scope: Scope::Visit,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let elsewhere = r.stays.iter().filter(|stay| stay.serves() && !r.kind(stay.vehicle).may_serve(stay.place));
    elsewhere
        .map(|stay| {
            let only = r.kind(stay.vehicle).serves.iter().flatten();
            let only: Vec<&str> = only.map(|&place| r.place_id(place)).collect();
            r.at(stay).text(": it loads and unloads only at ").text(only.join(", ")).done()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use testkit::script::first;
    use testkit::worlds::place;

    #[test]
    fn buses_that_serve_the_school_and_the_camp_keep_the_rule() {
        let (mut scenario, plan) = gate();
        let both = vec![place(&scenario, "school"), place(&scenario, "camp")];
        scenario.kinds[first()].serves = Some(both);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn buses_that_serve_the_school_alone_unload_nowhere() {
        let (mut scenario, plan) = gate();
        scenario.kinds[first()].serves = Some(vec![place(&scenario, "school")]);
        assert_eq!(broken(&scenario, &plan), ["SERVES"]);
    }
}
