//! Lower bounds that hold for every plan, each with what proves it.
//!
//! Every bound comes from one question, asked at every instant t: how much weight can be safe by t? The arguments
//! (`argument`) answer it with rows that every plan keeps; prices of the rows (`program`) make of them one
//! bound on the weight; and the staircase of these bounds over t gives all three parts of the score. Valid
//! goes before tight: where an argument does not hold, it is left out.
//!
//! It deliberately does not read plans, and trusts no planner.

mod argument;
mod duties;
mod exact;
mod grid;
mod packing;
mod program;
mod proof;
mod roads;
mod simplex;
mod staircase;
mod world;

pub use argument::Resource;
pub use proof::Proof;

use domain::{Bound, Scenario, State, Time};

use argument::cases;
use argument::convoys::Convoys;
use argument::earliest::{Rides, rides};
use argument::route::Routes;
use program::Program;
use staircase::Staircase;
use world::{MERGE_ABOVE, World};

/// Rides and rows of an operation so large that only a few prices are sought, and crossings are not charged.
const LARGE: usize = 20_000;

/// Steps of the recursion over routes that cases may take in all, and searches for routes: a second or two.
const CASES: (usize, usize) = (100_000_000, 3_000);

/// Whole days are looked at in operations of so many vehicles; in smaller ones the rows are as good. About so many additions are
/// made to find their prices.
const DAYS_FROM: u32 = 10;
const DAYS: f64 = 4e9;

/// Bounds with their proofs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Proven {
    /// The bounds.
    pub bound: Bound,
    /// One proof for each part that is stated.
    pub proofs: Vec<Proof>,
    /// The most weight that any plan can have safe: from each instant on at most so much, until the next. Instants and weights
    /// grow; before the first nothing is said. The bound on exposure is what lies above it.
    pub safe_at_most: Vec<(Time, f64)>,
}

/// The bound without one resource: where it falls most, that resource binds.
#[derive(Clone, PartialEq, Debug)]
pub struct Without {
    /// What there was supposed to be enough of.
    pub resource: Resource,
    /// What is proved then.
    pub bound: Bound,
}

/// Proves lower bounds. `left_behind_weighted` of the result holds for every plan; `exposure` and
/// `last_arrival` for every plan that leaves behind no more (weighted) than `plan_leaves`.
pub fn prove(scenario: &Scenario, state: Option<&State>, plan_leaves: f64) -> Proven {
    further(scenario, state, plan_leaves, by_arguments(scenario, state, plan_leaves))
}

/// The first half of [`prove`]: what the arguments prove, without trying cases or orders of events.
pub fn by_arguments(scenario: &Scenario, state: Option<&State>, plan_leaves: f64) -> Proven {
    let world = World::new(scenario, state, MERGE_ABOVE);
    bound(&world, &rides(&world), plan_leaves, None)
}

/// The second half of [`prove`]: raises what the arguments have proven for the same question, where the operation is small enough to
/// be searched or its routes to be told apart case by case.
pub fn further(scenario: &Scenario, state: Option<&State>, plan_leaves: f64, mut proven: Proven) -> Proven {
    let mut ended = false;
    if let Some(found) = exact::searched(scenario, state, plan_leaves, &proven.bound) {
        ended = found.complete[2];
        found.into(&mut proven.bound, &mut proven.proofs);
    }
    if let Some(from) = proven.bound.last_arrival.filter(|_| !ended) {
        let world = World::new(scenario, state, MERGE_ABOVE);
        let must = must(&world, plan_leaves);
        let (last, cases) = by_cases(&world, &rides(&world), must, from);
        if last > from {
            proven.bound.last_arrival = Some(last);
            let says = format!(
                "in none of {cases} cases of how many families go where, and from where vehicles come for them, do routes \
                 of the vehicles carry enough of the people sooner"
            );
            if let Some(proof) = proven.proofs.iter_mut().find(|p| p.part == "last_arrival") {
                (proof.by, proof.says) = ("cases", says);
            }
        }
    }
    proven
}

/// No plan states it yet: it was tried against optima and plans, and its proof has had one reader.
///
/// The same with a better bound on exposure, where whole days of the vehicles, with their trips, rests and convoys, prove more
/// than [`prove`]: seconds where that takes tenths of one. `proven` is what [`prove`] says of this scenario and state. Where an
/// operation is small, or so large that it would take too long, and where the exposure was proven by a search, nothing changes.
pub fn deepen(scenario: &Scenario, state: Option<&State>, proven: Proven) -> Proven {
    let carriers: u32 = scenario.kinds.iter().filter(|k| !k.escort).map(domain::Kind::usable).sum();
    let searched = proven.proofs.iter().any(|p| p.part == "exposure" && p.by == "search");
    let (Some(exposure), Some(last)) = (proven.bound.exposure, proven.bound.last_arrival) else {
        return proven;
    };
    if carriers < DAYS_FROM || searched {
        return proven;
    }
    let mut proven = proven;
    if let Some(found) = duties::exposure(scenario, state, (exposure, last), DAYS).filter(|&x| x > exposure) {
        proven.bound.exposure = Some(found);
        if let Some(proof) = proven.proofs.iter_mut().find(|p| p.part == "exposure") {
            proof.by = "days";
            proof.says = String::from(
                "no vehicle can earn more by its trips, rests and convoys than the prices allow",
            );
        }
    }
    proven
}

/// Bounds again without each resource in turn.
pub fn bottleneck(scenario: &Scenario, state: Option<&State>, plan_leaves: f64) -> Vec<Without> {
    let world = World::new(scenario, state, MERGE_ABOVE);
    let rides = rides(&world);
    Resource::ALL
        .into_iter()
        .map(|resource| Without { resource, bound: bound(&world, &rides, plan_leaves, Some(resource)).bound })
        .collect()
}

fn bound(world: &World, rides: &Rides, plan_leaves: f64, without: Option<Resource>) -> Proven {
    let rows = argument::rows(world, rides, without);
    let size = rides.all.len() + 20 * rows.len();
    // Crossings can be charged only while all of what they are made of is there.
    let joint = !matches!(without, Some(Resource::Fleet | Resource::Corridor | Resource::Checkpoint));
    let joint = joint && size < LARGE;
    let convoys = joint.then(|| Convoys::new(world, rides, &rows)).filter(|x| x.ways() > 0);
    let program = Program::new(world, rides, &rows, convoys);
    let mut stairs = Staircase::new(&program, world);
    stairs.refine(match size {
        0..1_000 => 200,
        1_000..6_000 => 60,
        6_000..LARGE => 12,
        _ => 8,
    });
    let settled = &world.settled;
    let weight = world.weight();
    // Sums of many floats: a hair is given away so that no rounding claims too much.
    let hair = 1e-9 * settled.total.max(1.0);
    let left = least_left(world, settled.total - settled.safe - stairs.by_end() - hair);
    let exposure = stairs.exposure() + settled.exposure;
    let exposure = exposure - 1e-9 * exposure.abs().max(1.0);
    let must = must(world, plan_leaves);
    let mut last: Option<Time> = if must <= 0.0 {
        settled.last
    } else {
        stairs.reaches(must.min(weight), if size < LARGE { 12 } else { 3 }).max(settled.last)
    };
    let mut moved = false;
    if without != Some(Resource::Fleet)
        && must > 0.0
        && let Some(from) = last
    {
        last = Some(by_routes(world, rides, without, must, from));
        moved = last != Some(from);
    }
    let bound = Bound { left_behind_weighted: Some(left), exposure: Some(exposure), last_arrival: last };
    let safe_at_most = stairs.said(settled.safe + hair);
    let mut proofs = proof::proofs(&stairs, &rows, world, &bound);
    if let Some(proof) = proofs.iter_mut().find(|p| p.part == "last_arrival" && moved) {
        proof.by = "routes";
        proof.says = String::from("no routes of the vehicles carry enough of the people sooner");
    }
    Proven { bound, proofs, safe_at_most }
}

/// The weight that any plan must still make safe which leaves no more than this; a hair less, for sums of floats.
fn must(world: &World, plan_leaves: f64) -> f64 {
    let settled = &world.settled;
    settled.total - settled.safe - plan_leaves - 1e-6 * settled.total.max(1.0)
}

/// Moves a bound on the last arrival on by whole ticks as long as every case is refuted (`argument::cases`), and how many cases
/// that took. Only where nobody crosses a corridor: there routes say most of what there is to say.
fn by_cases(world: &World, rides: &Rides, must: f64, from: Time) -> (Time, usize) {
    let zone = |p: domain::Idx<domain::Place>| world.s.places[p].zone;
    let inside = rides.all.iter().all(|r| zone(r.pickup) == zone(r.dest));
    if !inside || world.merged || must <= 0.0 {
        return (from, 0);
    }
    let Some(routes) = Routes::new(world, rides, true) else { return (from, 0) };
    let (start, tick) = (world.s.start, world.tick);
    let (mut work, mut searches) = CASES;
    let (mut last, mut all) = (from, 0);
    loop {
        let n = ((last - start).0 + tick - 1).div_euclid(tick);
        let t = Time(start.0 + n * tick);
        let before = (work / routes.work(t).max(1)).min(searches);
        let mut rounds = before;
        let (refuted, cases) = cases::refutes(&routes, t, must, &mut rounds);
        if t >= world.s.end || !refuted {
            return (last, all);
        }
        work = work.saturating_sub((before - rounds) * routes.work(t));
        searches -= before - rounds;
        all += cases;
        last = Time(t.0 + tick);
    }
}

/// Moves a bound on the last arrival on, tick by tick, then in longer steps, as long as no routes carry enough.
fn by_routes(world: &World, rides: &Rides, without: Option<Resource>, must: f64, from: Time) -> Time {
    let Some(routes) = Routes::new(world, rides, without != Some(Resource::Reception)) else { return from };
    let (start, tick) = (world.s.start, world.tick);
    let at = |n: i64| Time(start.0 + n * tick);
    let refuted = |n: i64| at(n) < world.s.end && routes.fits(at(n)) && routes.refutes(at(n), must);
    // Refuted up to `low`; `high` is not.
    let mut low = (from - start).0.div_euclid(tick) - 1;
    let mut step = 1;
    while refuted(low + step) {
        low += step;
        step *= 2;
    }
    let mut high = low + step;
    while high - low > 1 {
        let middle = low.midpoint(high);
        if refuted(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    from.max(at(low + 1))
}

/// Weights that are all whole sum to something whole.
fn least_left(world: &World, left: f64) -> f64 {
    let whole = world.s.priorities.iter().all(|p| p.weight.fract() == 0.0);
    let left = if whole { (left - 1e-6).ceil() } else { left };
    // More families safe than there are would count below nothing.
    if world.settled.excess { left } else { left.max(0.0) }
}

#[cfg(test)]
#[path = "../tests/known/mod.rs"]
mod known;

#[cfg(test)]
mod sharp;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_groups_prove_less_but_nothing_wrong() {
        for line in known::text("testdata/tiny/optimum.csv").lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |i: usize| cells[i].parse::<f64>().expect("a number");
            let s = known::scenario(&format!("testdata/tiny/{}", cells[0]));
            let world = World::new(&s, None, 0);
            assert!(world.merged);
            let proven = bound(&world, &rides(&world), number(2), None);
            let last = s.start + domain::Duration(number(5) as i64);
            known::assert_holds(cells[0], proven.bound, number(2), number(3), Some(last));
        }
    }
}
