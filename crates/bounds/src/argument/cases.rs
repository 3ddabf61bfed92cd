//! Routes in whole numbers: where a mixture of routes would do that no plan can make, cases tell them apart.
//!
//! Proof. In every plan these are whole numbers: how many families of a group are taken to a destination; and where each family
//! fills its vehicle, so that a thread is a vehicle, how often a vehicle that comes from a destination (or fresh) loads next at
//! a pick-up. Where the best mixture of routes has such a number between k and k + 1, every plan has at most k, or at
//! least k + 1. Those who go elsewhere are then at most all units less k + 1; and the loadings at that pick-up by vehicles that come from
//! elsewhere are at most all units there less k + 1. So each case is a limit from above, with a price like any other (`route`). If
//! every case of a tree is refuted, all plans are. Branching on such numbers: Barnhart and others, "Branch-and-price: column
//! generation for solving huge integer programs", Operations Research 46 (1998) 316-329.

use std::collections::BTreeMap;

use domain::{Idx, Place, Time};

use super::route::{Route, Routes};

/// A number is whole if it is so near to one.
const WHOLE: f64 = 1e-4;

/// The most cases that stand in one another.
const DEEP: usize = 60;

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum What {
    /// Families of a group to a destination.
    Taken { group: usize, dest: usize },
    /// Loadings at a pick-up by vehicles that come from a destination, or fresh.
    Moved { from: Option<usize>, pickup: Idx<Place> },
}

/// At most so many of something, or of all that stand beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    what: What,
    /// Whether it is the others that are limited: the same group elsewhere, the same pick-up from elsewhere.
    others: bool,
    pub(super) most: f64,
}

impl Limit {
    /// 1 if a family that is loaded there by a thread that comes from `from` counts, else 0.
    pub(super) fn counts(&self, from: Option<usize>, pickup: Idx<Place>, group: usize, dest: usize) -> f64 {
        let (beside, same) = match self.what {
            What::Taken { group: g, dest: d } => (g == group, d == dest),
            What::Moved { from: f, pickup: p } => (p == pickup, f == from),
        };
        f64::from(beside && same != self.others)
    }
}

/// Whether it is proved, case by case, that less than so much weight can be safe by t; `rounds` is how many searches for
/// routes may be made, and what is left of them afterwards. Stops at a mixture that is in whole numbers: cases say nothing
/// against it. Also how many cases there were.
pub(crate) fn refutes(routes: &Routes, t: Time, weight: f64, rounds: &mut usize) -> (bool, usize) {
    let mut known: Vec<Route> = Vec::new();
    let mut open: Vec<Vec<Limit>> = vec![Vec::new()];
    let mut cases = 0;
    let single = routes.crews.iter().all(|c| c.steps.iter().all(|x| (x.families - 1.0).abs() < 1e-12));
    while let Some(limits) = open.pop() {
        cases += 1;
        let found = routes.search(t, weight, &limits, &mut known, rounds);
        if found.refuted {
            continue;
        }
        let Some((what, number)) = between(routes, &known, &found.taken, single) else {
            return (false, cases);
        };
        if limits.len() >= DEEP || *rounds == 0 {
            return (false, cases);
        }
        let all: f64 = match what {
            What::Taken { group, .. } => routes.w.groups[group].units,
            What::Moved { pickup, .. } => waiting(routes, pickup),
        };
        let few = Limit { what, others: false, most: number.floor() };
        let many = Limit { what, others: true, most: (all - number.ceil()).max(0.0) };
        let nearer = number - number.floor() < 0.5;
        // The nearer case is tried first: if it holds, the other need not be looked at.
        for limit in if nearer { [many, few] } else { [few, many] } {
            open.push(limits.iter().copied().chain([limit]).collect());
        }
    }
    (true, cases)
}

/// How many units can be loaded at a place.
fn waiting(routes: &Routes, pickup: Idx<Place>) -> f64 {
    let here = |g: &usize| {
        let steps = routes.crews.iter().flat_map(|c| c.steps.iter().map(|x| (x.group, c.pickups[x.pickup])));
        steps.into_iter().any(|(group, at)| group == *g && at == pickup)
    };
    (0..routes.w.groups.len()).filter(here).map(|g| routes.w.groups[g].units).sum()
}

/// The number of a mixture that is farthest from whole, first among those of families taken, then among moves.
fn between(routes: &Routes, known: &[Route], taken: &[f64], single: bool) -> Option<(What, f64)> {
    let mut numbers: BTreeMap<What, f64> = BTreeMap::new();
    for (route, &times) in known.iter().zip(taken).filter(|(_, times)| **times > 0.0) {
        let crew = &routes.crews[route.crew];
        for &(from, i) in &route.steps {
            let step = &crew.steps[i];
            let families = times * step.families;
            *numbers.entry(What::Taken { group: step.group, dest: step.dest }).or_default() += families;
            if single {
                *numbers.entry(What::Moved { from, pickup: crew.pickups[step.pickup] }).or_default() +=
                    families;
            }
        }
    }
    let off = |x: f64| (x - x.round()).abs();
    let moved = |what: &What| matches!(what, What::Moved { .. });
    let farthest = |of_moves: bool| {
        let some = numbers.iter().filter(|(what, x)| moved(what) == of_moves && off(**x) > WHOLE);
        some.max_by(|a, b| off(*a.1).total_cmp(&off(*b.1))).map(|(what, x)| (*what, *x))
    };
    farthest(false).or_else(|| farthest(true))
}
