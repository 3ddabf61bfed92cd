//! Nobody boards who is not there, and nobody alights who is not aboard.

use std::collections::BTreeMap;

use domain::{Class, ClassState, Idx, Place};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::message::say;
use crate::replay::Turn;

pub(super) const RULE: Rule = Rule {
    code: "COUNT",
    statement: "no more families of a class board than there are; they board where they wait, and alight only when aboard",
    source: "[[people]]; waiting and waiting_at of the state",
    scope: Scope::Plan,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    let states: BTreeMap<Idx<Class>, &ClassState> =
        r.state.iter().flat_map(|s| &s.people).map(|c| (c.class, c)).collect();
    let mut boarded: BTreeMap<(Idx<Class>, Idx<Place>), i64> = BTreeMap::new();
    let mut in_all: BTreeMap<Idx<Class>, i64> = BTreeMap::new();
    for change in &r.changes {
        let stay = &r.stays[change.stay];
        let families = i64::from(change.families);
        match change.turn {
            Turn::Alight => {
                if change.aboard < 0 {
                    let found = r.at(stay).text(format!(": {families} families of {} alight, ", r.class_id(change.class)));
                    broken.push(found.text((change.aboard + families).max(0)).text(" are aboard").done());
                }
            }
            Turn::Board => {
                let there = waiting_at(r, &states, change.class, stay.place);
                let sum = boarded.entry((change.class, stay.place)).or_default();
                *sum += families;
                if *sum > there {
                    let found = r.at(stay).text(format!(": {sum} families of {} have boarded here", r.class_id(change.class)));
                    broken.push(found.text(format!(", {there} wait here")).done());
                }
                *in_all.entry(change.class).or_default() += families;
            }
        }
    }
    for (class, sum) in in_all {
        let there = waiting(r, &states, class);
        if sum > there {
            broken.push(say(format!("{}: {sum} families board, {there} wait", r.class_id(class))).done());
        }
    }
    broken
}

/// Families of a class who wait, wherever.
fn waiting(r: &Replay<'_>, states: &BTreeMap<Idx<Class>, &ClassState>, class: Idx<Class>) -> i64 {
    states.get(&class).map_or(r.scenario.classes[class].count, |state| state.waiting).into()
}

/// Families of a class who wait at this place: at their own those who wait nowhere else.
fn waiting_at(
    r: &Replay<'_>,
    states: &BTreeMap<Idx<Class>, &ClassState>,
    class: Idx<Class>,
    place: Idx<Place>,
) -> i64 {
    let own = r.scenario.classes[class].at;
    let elsewhere = states.get(&class).into_iter().flat_map(|state| &state.waiting_at).filter(|w| w.place != own);
    if place == own {
        (waiting(r, states, class) - elsewhere.map(|w| i64::from(w.families)).sum::<i64>()).max(0)
    } else {
        elsewhere.filter(|w| w.place == place).map(|w| i64::from(w.families)).sum()
    }
}

#[cfg(test)]
mod tests {
    use domain::{ClassState, State, WaitingAt};
    use testkit::script::{first, stop_of};
    use testkit::worlds::{minute, place};

    use super::super::stage::{broken, broken_from, gate, state};

    /// Four of them wait at the school and so many at the gate.
    fn four_and(at_gate: u32) -> State {
        let (scenario, _) = gate();
        let waiting_at = vec![WaitingAt { place: place(&scenario, "gate-in"), families: at_gate }];
        let class = ClassState { class: first(), waiting: 4 + at_gate, waiting_at, safe: Vec::new() };
        State { people: vec![class], ..state(scenario.start) }
    }

    #[test]
    fn all_families_who_are_there_may_board() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn a_family_that_is_not_there_breaks_it() {
        let (mut scenario, plan) = gate();
        scenario.classes[first()].count = 7;
        assert_eq!(broken(&scenario, &plan), ["COUNT"]);
    }

    #[test]
    fn a_family_that_boards_at_the_gate_breaks_it() {
        let (scenario, mut plan) = gate();
        let boarding = std::mem::take(&mut stop_of(&mut plan, 1, 1).board);
        let at_gate = stop_of(&mut plan, 1, 2);
        at_gate.board = boarding;
        at_gate.begin = Some(minute(25));
        at_gate.end = Some(minute(30));
        assert_eq!(broken(&scenario, &plan), ["COUNT"]);
        // The first bus comes for one more later on, so the gate has three and the school one too many.
        stop_of(&mut plan, 0, 1).board[0].families = 3;
        stop_of(&mut plan, 0, 5).alight[0].families = 3;
        assert!(broken_from(&scenario, &plan, Some(&four_and(3))).is_empty());
        assert_eq!(broken_from(&scenario, &plan, Some(&four_and(2))), ["COUNT"]);
    }

    #[test]
    fn those_who_wait_elsewhere_do_not_board_at_their_own_place() {
        let (scenario, plan) = gate();
        let state = four_and(4);
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["COUNT"], "eight board where four wait");
    }

    #[test]
    fn a_family_that_is_not_aboard_cannot_alight() {
        let (scenario, mut plan) = gate();
        stop_of(&mut plan, 1, 5).alight[0].families = 4;
        assert_eq!(broken(&scenario, &plan), ["COUNT", "STRANDED"], "the books of the bus do not close either");
    }
}
