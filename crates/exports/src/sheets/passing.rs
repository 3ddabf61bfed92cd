//! When a convoy comes to the checkpoints of its corridor, those that do not stop it included.

use domain::{Convoy, Direction, Scenario, Time};

/// A convoy at a checkpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Passing<'a> {
    /// The checkpoint's id.
    pub(crate) checkpoint: &'a str,
    /// It comes there by driving on at once from where it was last; it may not be there earlier.
    pub(crate) due: Time,
    /// When it is inspected; none if it does not stop.
    pub(crate) inspected: Option<(Time, Time)>,
}

/// Every checkpoint, in the order of passing.
pub(crate) fn passing<'a>(scenario: &'a Scenario, convoy: &Convoy) -> Vec<Passing<'a>> {
    let corridor = &scenario.corridors[convoy.corridor];
    let mut on_the_way: Vec<_> = corridor.checkpoints.iter().collect();
    if convoy.direction == Direction::Back {
        on_the_way.reverse();
    }
    let (mut left_at, mut left_after) = (convoy.depart, domain::Duration::ZERO);
    let mut passages = convoy.passages.iter();
    let mut found = Vec::with_capacity(on_the_way.len());
    for checkpoint in on_the_way {
        let after = match convoy.direction {
            Direction::Outward => checkpoint.after,
            Direction::Back => corridor.time - checkpoint.after,
        };
        let due = left_at + (after - left_after);
        let stops = checkpoint.inspection(convoy.direction).is_some();
        let inspected = if stops { passages.next().map(|p| (p.begin, p.end)) } else { None };
        if let Some((_, end)) = inspected {
            (left_at, left_after) = (end, after);
        }
        found.push(Passing { checkpoint: &checkpoint.id, due, inspected });
    }
    found
}

/// When a convoy comes to each checkpoint that inspects it.
pub(crate) fn due(scenario: &Scenario, convoy: &Convoy) -> Vec<Time> {
    passing(scenario, convoy).iter().filter(|p| p.inspected.is_some()).map(|p| p.due).collect()
}
