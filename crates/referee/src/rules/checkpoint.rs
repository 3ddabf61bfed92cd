//! Convoys are inspected one at a time, in the order of their departure, for as long as it takes.

use std::collections::BTreeMap;

use domain::{Checkpoint, Duration, Inspection, Time};

use super::{Rule, Scope};
use crate::Piece;
use crate::replay::Replay;
use crate::replay::Passing;

pub(super) const RULE: Rule = Rule {
    code: "CHECKPOINT",
    statement: "each checkpoint of the direction stands in the convoy, in order, not sooner than it can be there and for at least the inspection; inspections of one direction do not overlap and keep the order of departure; the convoy arrives not before the rest is driven",
    source: "checkpoints of the corridor",
    scope: Scope::Corridor,
    check,
};

fn check(r: &Replay<'_>) -> Vec<Vec<Piece>> {
    let mut broken = Vec::new();
    for (&(corridor, direction), queue) in &r.queues {
        let corridor = &r.scenario.corridors[corridor];
        let stops = corridor.stops(direction);
        // Until when each checkpoint is taken by a convoy ahead, and whether the plan has that one.
        let mut taken: BTreeMap<&str, Vec<(Time, bool)>> = BTreeMap::new();
        for &position in queue {
            let passing = &r.convoys[position];
            if !passing.fact {
                passage(r, position, &stops, corridor.time, &mut broken);
            }
            for p in &passing.convoy.passages {
                let ahead = taken.entry(&p.checkpoint).or_default();
                // What has departed is not judged against what has departed.
                let bars = |&&(until, fact): &&(Time, bool)| p.begin < until && !(fact && passing.fact);
                let known = stops.iter().map(|(c, _, _)| &c.id).eq(passing.convoy.passages.iter().map(|p| &p.checkpoint));
                if known && let Some((until, _)) = ahead.iter().find(bars) {
                    let found = r.of_convoy(position).text(format!(": at {} at ", p.checkpoint)).time(p.begin);
                    broken.push(found.text(", a convoy that departed ahead of it is inspected until ").time(*until).done());
                }
                keep_latest(ahead, (p.end, passing.fact));
            }
        }
    }
    broken
}

/// Of the facts and of the plan's own, only the latest end matters.
fn keep_latest(ahead: &mut Vec<(Time, bool)>, (until, fact): (Time, bool)) {
    match ahead.iter_mut().find(|(_, known)| *known == fact) {
        Some((latest, _)) => *latest = until.max(*latest),
        None => ahead.push((until, fact)),
    }
}

/// The inspection of a convoy: its lanes taken in turn, then each person.
fn takes(inspection: Inspection, passing: &Passing<'_>) -> Duration {
    let rows = passing.convoy.vehicles.len().div_ceil(inspection.lanes.max(1) as usize) as i64;
    let vehicles = inspection.vehicle.0.saturating_mul(rows);
    Duration(vehicles.saturating_add(inspection.person.0.saturating_mul(passing.people)))
}

/// One convoy's way through its checkpoints.
fn passage(
    r: &Replay<'_>,
    position: usize,
    stops: &[(&Checkpoint, Duration, Inspection)],
    time: Duration,
    broken: &mut Vec<Vec<Piece>>,
) {
    let passing = &r.convoys[position];
    let convoy = passing.convoy;
    let must: Vec<&str> = stops.iter().map(|(c, _, _)| c.id.as_str()).collect();
    let does: Vec<&str> = convoy.passages.iter().map(|p| p.checkpoint.as_str()).collect();
    if must != does {
        let named = |ids: &[&str]| if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
        let found = format!(": its checkpoints are {}, it must pass {}", named(&does), named(&must));
        broken.push(r.of_convoy(position).text(found).done());
        return;
    }
    let (mut ready, mut driven) = (convoy.depart, Duration::ZERO);
    for ((checkpoint, after, inspection), p) in stops.iter().zip(&convoy.passages) {
        let at = || r.of_convoy(position).text(format!(": at {} at ", checkpoint.id)).time(p.begin);
        let earliest = ready + (*after - driven);
        if p.begin < earliest {
            broken.push(at().text(", it can be there at ").time(earliest).done());
        }
        let (took, least) = (p.end - p.begin, takes(*inspection, passing));
        if took < least {
            broken.push(at().text(format!(", the inspection lasts {took}, it takes at least {least}")).done());
        }
        (ready, driven) = (p.end, *after);
    }
    let earliest = ready + (time - driven);
    // Where nothing stops convoys of the direction, `CORRIDOR` looks at the driving time.
    if !stops.is_empty() && convoy.arrive < earliest {
        let found = r.of_convoy(position).text(": it arrives at ").time(convoy.arrive);
        broken.push(found.text(", it can be there at ").time(earliest).done());
    }
}

#[cfg(test)]
mod tests {
    use domain::Past;
    use testkit::script::{convoy_of, stop_of};
    use testkit::worlds::minute;

    use super::super::stage::{broken, broken_from, gate, state};

    #[test]
    fn two_buses_inspected_one_after_the_other_keep_the_rule() {
        let (scenario, plan) = gate();
        assert!(broken(&scenario, &plan).is_empty());
    }

    #[test]
    fn an_inspection_cut_short_breaks_it() {
        let (scenario, mut plan) = gate();
        convoy_of(&mut plan, "out-1").passages[0].end = minute(43);
        assert_eq!(broken(&scenario, &plan), ["CHECKPOINT"]);
    }

    #[test]
    fn an_inspection_before_the_convoy_can_be_there_breaks_it() {
        let (scenario, mut plan) = gate();
        convoy_of(&mut plan, "out-1").passages[0].begin = minute(39);
        assert_eq!(broken(&scenario, &plan), ["CHECKPOINT"]);
    }

    #[test]
    fn a_checkpoint_left_out_breaks_it() {
        let (scenario, mut plan) = gate();
        convoy_of(&mut plan, "out-1").passages.clear();
        assert_eq!(broken(&scenario, &plan), ["CHECKPOINT"]);
    }

    #[test]
    fn an_arrival_before_the_rest_is_driven_breaks_it() {
        let (scenario, mut plan) = gate();
        convoy_of(&mut plan, "out-2").arrive = minute(171);
        assert_eq!(broken(&scenario, &plan), ["CHECKPOINT"]);
    }

    #[test]
    fn a_convoy_that_overtakes_breaks_it() {
        let (scenario, mut plan) = gate();
        // The first convoy is held until the second has come; both bodies of people arrive as before.
        convoy_of(&mut plan, "out-1").passages[0].end = minute(151);
        assert!(broken(&scenario, &plan).contains(&"CHECKPOINT"));
        let (scenario, mut plan) = gate();
        let mut state = state(scenario.start);
        let mut convoy = plan.convoys[0].clone();
        convoy.id = "before".to_owned();
        convoy.depart = minute(20);
        convoy.passages[0].end = minute(41);
        state.convoys.push(Past { convoy, people: 0, exempt: 0 });
        assert_eq!(broken_from(&scenario, &plan, Some(&state)), ["CHECKPOINT"]);
        convoy_of(&mut plan, "out-1").passages[0].begin = minute(41);
        convoy_of(&mut plan, "out-1").passages[0].end = minute(45);
        convoy_of(&mut plan, "out-1").arrive = minute(65);
        for vehicle in 0..2 {
            let out = stop_of(&mut plan, vehicle, 4);
            out.arrive = Some(minute(65));
            out.depart = Some(minute(65));
            stop_of(&mut plan, vehicle, 5).arrive = Some(minute(75));
            stop_of(&mut plan, vehicle, 5).begin = Some(minute(75));
        }
        assert!(broken_from(&scenario, &plan, Some(&state)).is_empty());
    }
}
