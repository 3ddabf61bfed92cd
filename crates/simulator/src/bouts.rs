//! How long a vehicle is at work until its crew may rest: from the start of each thing that it does until it is empty again outside,
//! or stands as long as a rest takes, or is to be had no longer, all as planned.

use domain::{Idx, Scenario};

use crate::gate::to_range;
use crate::layout::{Compiled, NONE};

/// Something that a vehicle does, as planned.
struct Work {
    step: usize,
    drives: bool,
    from: i64,
    until: i64,
    /// Afterwards nobody is aboard, and it can stay where it is.
    ends: bool,
}

/// Writes down for each step of a vehicle how long it is at work from there. Where the plan could not keep the duty of its crew any more,
/// because it was over when the plan was made, that counts as the referee lets it: as long as is allowed, or with people aboard from then
/// on. O(v) for v visits.
pub(crate) fn bouts(it: &mut Compiled<'_>, v: usize) {
    let unit = &it.vehicles[v];
    if !unit.is_limited() {
        return;
    }
    let kind = &it.scenario.kinds[unit.kind];
    let (duty_from, free, carries) = (unit.duty_from, unit.free, !unit.aboard.is_empty());
    let work = work(it, v);
    let window = |w: &Work| {
        let windows = kind.available.as_ref().map_or(&[][..], |a| a.as_slice());
        windows.iter().position(|x| x.from.0 <= w.from && w.until <= x.until.0)
    };
    let rests = |a: &Work, b: &Work| kind.duty.is_some_and(|d| b.from - a.until >= d.rest.0);
    let mut end = 0;
    for (i, w) in work.iter().enumerate().rev() {
        if work.get(i + 1).is_none_or(|next| w.ends || rests(w, next) || window(w) != window(next)) {
            end = w.until;
        }
        let row = &mut it.steps[w.step];
        *(if w.drives { &mut row.way_bout } else { &mut row.bout }) = end - w.from;
    }
    let (Some(duty), Some(from)) = (kind.duty, duty_from) else { return };
    // As the referee counts it, from what the state knows.
    let (mut first, mut last, mut over) = (from, free, free - from > duty.most.0);
    for w in &work {
        if w.from - last >= duty.rest.0 {
            first = w.from;
        }
        last = last.max(w.until);
        over |= last - first > duty.most.0;
    }
    if over {
        it.vehicles[v].duty_from = Some(if carries { free } else { from.max(free - duty.most.0) });
    }
}

/// All that a vehicle does, in order.
fn work(it: &Compiled<'_>, v: usize) -> Vec<Work> {
    let (scenario, unit) = (it.scenario, &it.vehicles[v]);
    let escort = scenario.kinds[unit.kind].escort;
    let families = |r: u32| it.rides[r as usize].families;
    let mut aboard: u32 = unit.aboard.clone().map(families).sum();
    let mut all = Vec::new();
    for s in unit.steps.clone() {
        let row = &it.steps[s as usize];
        let step = s as usize;
        if row.convoy != NONE {
            let ends = escort && scenario.places[Idx::new(row.place as usize)].zone == Scenario::OPEN;
            all.push(Work { step, drives: false, from: row.begin, until: row.end, ends });
            continue;
        }
        if row.from != NONE && row.from != row.place {
            let from = it.steps[step - 1].depart;
            all.push(Work { step, drives: true, from, until: row.arrive, ends: false });
        }
        if row.serves {
            let off: u32 = it.ends[to_range(&row.alights)].iter().map(|&r| families(r)).sum();
            aboard = aboard + row.boards.clone().map(families).sum::<u32>() - off;
            let ends = off > 0 && aboard == 0;
            all.push(Work { step, drives: false, from: row.begin, until: row.end, ends });
        }
    }
    all
}
