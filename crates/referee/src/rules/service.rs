//! Unloading and loading take their time.

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;

pub(super) const RULE: Rule = Rule {
    code: "SERVICE",
    statement: "a service lasts at least the unloading and loading of the families that alight and board: each its stop once, then each person by what they need",
    source: "loading and unloading of the vehicles",
    scope: Scope::Visit,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let short = r.stays.iter().filter(|stay| stay.serves() && stay.end - stay.begin < stay.takes);
    short
        .map(|stay| {
            let (took, takes) = (stay.end - stay.begin, stay.takes);
            r.at(stay).text(format!(": the service lasts {took}, it takes at least {takes}")).done()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::stage::{broken, gate};
    use domain::Duration;
    use testkit::script::stop_of;
    use testkit::worlds::minute;

    /// The stop and eight people at six seconds.
    const EIGHT_BOARD: Duration = Duration(120 + 8 * 6);

    #[test]
    fn eight_people_board_in_their_time() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 1).end = Some(minute(10) + EIGHT_BOARD);
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_second_less_breaks_it() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 0, 1).end = Some(minute(10) + EIGHT_BOARD - Duration(1));
        assert_eq!(broken(&scenario, &plan), ["SERVICE"]);
    }
}
