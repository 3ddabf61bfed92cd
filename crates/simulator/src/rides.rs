//! Who goes from where to where in a vehicle: boardings joined to alightings, and who may fill room that is left.

use std::collections::VecDeque;
use std::ops::Range;

use domain::{Aboard, Class, Idx, Kind, Moved, Scenario};

use crate::layout::{Compiled, NONE, Pool, Ride};

/// Families of a class between two steps.
struct Between {
    class: Idx<Class>,
    families: u32,
    /// [`NONE`] if they are aboard from the first.
    board: u32,
    end: u32,
    since: i64,
}

/// The rides of one vehicle, as its visits tell them.
pub(crate) struct Rides {
    open: VecDeque<Between>,
    done: Vec<Between>,
}

impl Rides {
    /// With those who are aboard when the plan begins.
    pub(crate) fn of(aboard: &[Aboard]) -> Rides {
        let mut open: Vec<Between> = aboard
            .iter()
            .map(|a| Between {
                class: a.class,
                families: a.families,
                board: NONE,
                end: NONE,
                since: a.since.0,
            })
            .collect();
        open.sort_by_key(|b| b.since);
        Rides { open: open.into(), done: Vec::new() }
    }

    pub(crate) fn board(&mut self, step: u32, since: i64, moved: &[Moved]) {
        let between =
            |m: &Moved| Between { class: m.class, families: m.families, board: step, end: NONE, since };
        self.open.extend(moved.iter().map(between));
    }

    /// Of one class, those who boarded first alight first.
    pub(crate) fn alight(&mut self, step: u32, moved: &[Moved]) {
        for m in moved {
            let mut left = m.families;
            while left > 0 {
                let Some(i) = self.open.iter().position(|b| b.class == m.class) else { break };
                let group = &mut self.open[i];
                let off = left.min(group.families);
                left -= off;
                self.done.push(Between { families: off, end: step, ..*group });
                group.families -= off;
                if group.families == 0 {
                    self.open.remove(i);
                }
            }
        }
    }

    /// Writes them down, step by step, with those who may fill the room; returns those aboard from the first.
    pub(crate) fn lay_out(mut self, it: &mut Compiled<'_>, steps: &Range<u32>, kind: &Kind) -> Range<u32> {
        self.done.extend(self.open);
        // Those aboard from the first come first: `NONE` is the largest step.
        self.done.sort_by_key(|b| b.board.wrapping_add(1));
        let scenario = it.scenario;
        let first = it.rides.len() as u32;
        let mut all = self.done.iter().peekable();
        while let Some(b) = all.next_if(|b| b.board == NONE) {
            it.rides.push(ride(scenario, kind, b, NONE));
        }
        let aboard = first..it.rides.len() as u32;
        for step in steps.clone() {
            let from = it.rides.len() as u32;
            let mut ends: Vec<u32> = Vec::new();
            while let Some(b) = all.next_if(|b| b.board == step) {
                let pool = pool(&mut it.pools, b.class, it.steps[step as usize].place, b.families);
                it.rides.push(ride(scenario, kind, b, pool));
                if b.end != NONE && !ends.contains(&b.end) {
                    ends.push(b.end);
                }
            }
            let planned = it.rides.len() as u32;
            let place = it.steps[step as usize].place;
            for &end in &ends {
                let to = Idx::new(it.steps[end as usize].place as usize);
                for p in (0..it.pools.len()).filter(|&p| it.pools[p].place == place) {
                    let class = it.pools[p].class;
                    let row = &scenario.classes[class];
                    if row.to.contains(&to) && kind.room.admits(row.family) {
                        let b = Between { class, families: 0, board: step, end, since: 0 };
                        it.rides.push(ride(scenario, kind, &b, p as u32));
                    }
                }
            }
            let to: Vec<u32> = ends.iter().map(|&end| it.steps[end as usize].place).collect();
            let row = &mut it.steps[step as usize];
            (row.boards, row.fills) = (from..planned, it.rides.len() as u32);
            if row.fills > planned {
                // Room of another sort may take others: each kind of vehicle has its own.
                let found = it.crowds.iter().position(|c| c.0 == place && c.1 == to && c.2 == kind.room);
                row.crowd = found.unwrap_or(it.crowds.len()) as u32;
                if found.is_none() {
                    it.crowds.push((place, to, kind.room));
                }
            }
        }
        aboard
    }
}

fn ride(scenario: &Scenario, kind: &Kind, b: &Between, pool: u32) -> Ride {
    let family = scenario.classes[b.class].family;
    Ride {
        class: b.class,
        pool,
        families: b.families,
        family,
        people: family.people(),
        load: kind.loading.of(family).0,
        unload: kind.unloading.of(family).0,
        end: b.end,
        since: b.since,
    }
}

/// The pool that families board from, with so many more planned.
fn pool(pools: &mut [Pool], class: Idx<Class>, place: u32, families: u32) -> u32 {
    let found = pools.iter().position(|p| p.class == class && p.place == place);
    let i = found.unwrap_or_else(|| {
        // Nobody waits there: the referee would not have kept it.
        pools.iter().position(|p| p.class == class).expect("every class has a pool of its own place")
    });
    pools[i].planned += families;
    i as u32
}

/// Lists for each way through a corridor the rides that go that way, if anybody may be aboard only for so long.
pub(crate) fn spans(it: &mut Compiled<'_>, steps: &Range<u32>, first: u32) {
    if it.scenario.aboard.is_none() {
        return;
    }
    for s in steps.clone() {
        if it.steps[s as usize].convoy == NONE {
            continue;
        }
        // Nobody boards there: those ahead have.
        let begun = it.steps[s as usize].boards.start;
        let end = |r: u32| it.rides[r as usize].end;
        let rides: Vec<u32> = (first..begun).filter(|&r| end(r) != NONE && end(r) > s).collect();
        let from = it.spans.len() as u32;
        it.spans.extend(rides);
        it.steps[s as usize].spans = from..it.spans.len() as u32;
    }
}

/// How much later each convoy may be than planned before anybody in it is aboard for too long: nobody boards sooner than planned.
pub(crate) fn slack(it: &mut Compiled<'_>) {
    let Some(most) = it.scenario.aboard else { return };
    let mut boards = vec![i64::MAX; it.rides.len()];
    for row in &it.steps {
        boards[row.boards.start as usize..row.fills.max(row.boards.start) as usize].fill(row.begin);
    }
    for row in it.steps.iter().filter(|row| row.convoy != NONE) {
        let train = &mut it.convoys[row.convoy as usize];
        for &r in &it.spans[row.spans.start as usize..row.spans.end as usize] {
            let ride = &it.rides[r as usize];
            let since = boards[r as usize].min(if ride.pool == NONE { ride.since } else { i64::MAX });
            train.slack = train.slack.min(most.0 - (it.steps[ride.end as usize].end - since));
        }
    }
}
