//! Whole routes: what one thread of a vehicle can carry from the start until an instant, not only on the average.
//!
//! Proof. A vehicle's families ride in threads of total width 1 (see `fleet`), and a thread's story is a route:
//! from where the vehicle stands to p₁, to d₁, to p₂, …, each loading not before its families are ready, each
//! family with its own loading and unloading, motion at its least. Give every group a price π and every destination a
//! price σ for each person, not negative. The weight that is safe by t is at most
//!
//!   Σ units × π + Σ room × σ + Σ over kinds of vehicles × the best route by t,
//!
//! where a route earns (weight − π − people × σ) / share for each family: what a family pays is at most what
//! all units and all room are worth, and the rest was earned by threads of width `share`, of which a kind has
//! as many as vehicles. The best route comes from a recursion over destinations and ticks, exact for the prices; the
//! prices from a linear program over the routes found so far (column generation). Any prices prove.

use domain::{Idx, Kind, Place, Time};

use super::cases::Limit;
use super::earliest::Rides;
use crate::packing::{Share, tightest};
use crate::roads::FAR;
use crate::simplex::{Problem, solved};
use crate::world::World;

/// Most steps of the recursion for one search of routes, and most routes sought for one instant.
const WORK: usize = 3_000_000;
const ROUNDS: usize = 120;

/// A ride of a kind in ticks.
pub(super) struct Step {
    pub(super) group: usize,
    pub(super) pickup: usize,
    pub(super) dest: usize,
    /// Ready, from the start.
    ready: i64,
    load: i64,
    /// Ride and unloading.
    rest: i64,
    /// Families in a thread of width 1.
    pub(super) families: f64,
    people: f64,
    weight: f64,
}

pub(super) struct Crew {
    vehicles: f64,
    pub(super) steps: Vec<Step>,
    /// By destination and pick-up.
    back: Vec<Vec<i64>>,
    pub(super) pickups: Vec<Idx<Place>>,
    /// By pick-up: the earliest a fresh vehicle is there.
    fresh: Vec<i64>,
}

/// The routes of an operation that is small enough.
pub(crate) struct Routes<'w> {
    pub(super) w: &'w World<'w>,
    pub(super) crews: Vec<Crew>,
    dests: Vec<Idx<Place>>,
    /// By destination: how many people it can still receive.
    room: Vec<f64>,
    /// Weight that needs no vehicle to be found: those aboard.
    aboard: f64,
    rides: usize,
}

/// A route as a column of the program: its worth, and what it takes of each row.
type Column = (f64, Vec<(usize, f64)>);

/// A route found: who makes it, and its steps, each with the destination that the thread comes from.
pub(super) struct Route {
    pub(super) crew: usize,
    pub(super) steps: Vec<(Option<usize>, usize)>,
}

/// What came of a search for routes.
pub(super) struct Searched {
    pub(super) refuted: bool,
    /// If not: how often each of the known routes is made by the best mixture; nothing if the search was cut off.
    pub(super) taken: Vec<f64>,
}

impl<'w> Routes<'w> {
    /// The routes, with or without limits of the destinations; none if a family takes no room of the sort that its kind is counted by.
    pub(crate) fn new(w: &'w World<'w>, rides: &Rides, reception: bool) -> Option<Routes<'w>> {
        let mut dests: Vec<Idx<Place>> = rides.all.iter().map(|r| r.dest).collect();
        dests.sort_unstable();
        dests.dedup();
        let room = dests.iter().map(|&d| {
            let most = w.s.places[d].receives.and_then(|r| r.people).filter(|_| reception);
            most.map_or(f64::INFINITY, |n| (f64::from(n) - w.settled.received[d.get()].0).max(0.0))
        });
        let room = room.collect();
        let mut crews = Vec::new();
        for (k, kind) in w.s.kinds.entries() {
            if rides.all.iter().any(|r| r.kind == Some(k)) {
                crews.push(crew(w, rides, k, kind, &dests)?);
            }
        }
        let is_aboard = |g: usize| rides.all.iter().any(|r| r.group == g && r.kind.is_none());
        let aboard = w.groups.iter().enumerate().filter(|(g, _)| is_aboard(*g));
        let aboard = aboard.map(|(_, g)| g.units * g.weight).sum();
        Some(Routes { w, crews, dests, room, aboard, rides: rides.all.len() })
    }

    /// Whether a search up to this instant is worth its time.
    pub(crate) fn fits(&self, t: Time) -> bool {
        self.work(t) <= WORK
    }

    /// Steps of the recursion for one search up to this instant.
    pub(crate) fn work(&self, t: Time) -> usize {
        let ticks = ((t - self.w.s.start).0 / self.w.tick).max(0) as usize;
        ticks.saturating_mul(self.rides).saturating_mul(self.dests.len().max(1))
    }

    /// Whether it is proved that less than so much weight can be safe by t.
    pub(crate) fn refutes(&self, t: Time, weight: f64) -> bool {
        self.search(t, weight, &[], &mut Vec::new(), &mut { ROUNDS }).refuted
    }

    /// The same for plans that keep these limits. `known` are routes found before, and those found now are added; `rounds` is how
    /// many searches for routes may still be made. O(rounds × (simplex + recursion)).
    pub(super) fn search(
        &self,
        t: Time,
        weight: f64,
        limits: &[Limit],
        known: &mut Vec<Route>,
        rounds: &mut usize,
    ) -> Searched {
        let (groups, dests) = (self.w.groups.len(), self.dests.len());
        let ticks = (t - self.w.s.start).0.div_euclid(self.w.tick);
        let mut b: Vec<f64> = self.w.groups.iter().map(|g| g.units).collect();
        // What is without limit has no price.
        b.extend(self.room.iter().map(|&r| if r.is_finite() { r } else { 0.0 }));
        b.extend(self.crews.iter().map(|c| c.vehicles));
        b.extend(limits.iter().map(|l| l.most));
        let mut columns: Vec<Column> = known.iter().map(|r| self.column(r, limits)).collect();
        let small = 1e-7 * self.w.settled.total.max(1.0);
        while *rounds > 0 {
            *rounds -= 1;
            let (price, taken) =
                solved(&Problem { b: b.clone(), columns: columns.clone() }, 20 * b.len() + 100);
            // What routes found so far can carry is not refuted. A hair less, as the solver disturbs the limits.
            let carried: f64 = self.aboard + columns.iter().zip(&taken).map(|(c, x)| c.0 * x).sum::<f64>();
            if carried >= weight + 10.0 * small {
                return Searched { refuted: false, taken };
            }
            let (pi, sigma) = (&price[..groups], &price[groups..groups + dests]);
            let priced = groups + dests + self.crews.len();
            let mut sum = self.aboard;
            sum += pi.iter().zip(&b).map(|(p, n)| p * n).sum::<f64>();
            sum += sigma.iter().zip(&b[groups..]).map(|(p, n)| p * n).sum::<f64>();
            sum += price[priced..].iter().zip(&b[priced..]).map(|(p, n)| p * n).sum::<f64>();
            let mut news = false;
            for (c, crew) in self.crews.iter().enumerate() {
                let (best, steps) = self.best(crew, ticks, pi, sigma, (limits, &price[priced..]));
                sum += crew.vehicles * best;
                if best > price[groups + dests + c] + small {
                    let route = Route { crew: c, steps };
                    columns.push(self.column(&route, limits));
                    known.push(route);
                    news = true;
                }
            }
            if sum < weight {
                return Searched { refuted: true, taken: Vec::new() };
            }
            if !news {
                return Searched { refuted: false, taken };
            }
        }
        Searched { refuted: false, taken: Vec::new() }
    }

    /// A route as a column: its worth, and what it takes of every row.
    fn column(&self, route: &Route, limits: &[Limit]) -> Column {
        let (groups, dests) = (self.w.groups.len(), self.dests.len());
        let crew = &self.crews[route.crew];
        let mut worth = 0.0;
        let mut takes = vec![0.0; groups + dests + self.crews.len() + limits.len()];
        takes[groups + dests + route.crew] = 1.0;
        for &(from, i) in &route.steps {
            let step = &crew.steps[i];
            worth += step.weight * step.families;
            takes[step.group] += step.families;
            if self.room[step.dest].is_finite() {
                takes[groups + step.dest] += step.people * step.families;
            }
            for (l, limit) in limits.iter().enumerate() {
                takes[groups + dests + self.crews.len() + l] +=
                    step.families * limit.counts(from, crew.pickups[step.pickup], step.group, step.dest);
            }
        }
        (worth, takes.into_iter().enumerate().filter(|(_, x)| *x > 0.0).collect())
    }

    /// The best route of a thread by `last` ticks, at these prices. O(ticks × destinations × rides).
    fn best(
        &self,
        crew: &Crew,
        last: i64,
        pi: &[f64],
        sigma: &[f64],
        (limits, tolls): (&[Limit], &[f64]),
    ) -> (f64, Vec<(Option<usize>, usize)>) {
        let earns: Vec<f64> = crew
            .steps
            .iter()
            .map(|x| {
                let sigma = if self.room[x.dest].is_finite() { sigma[x.dest] } else { 0.0 };
                (x.weight - pi[x.group] - x.people * sigma) * x.families
            })
            .collect();
        let useful: Vec<usize> = (0..earns.len()).filter(|&i| earns[i] > 0.0).collect();
        // By where a thread comes from (fresh vehicles last) and useful step: what it earns after tolls.
        let fresh = self.dests.len();
        let after = |from: usize, i: usize| {
            let (x, from) = (&crew.steps[i], (from < fresh).then_some(from));
            let charged = limits.iter().zip(tolls).filter(|(_, toll)| **toll > 0.0);
            let toll: f64 = charged
                .map(|(l, toll)| toll * l.counts(from, crew.pickups[x.pickup], x.group, x.dest) * x.families)
                .sum();
            earns[i] - toll
        };
        let earned: Vec<Vec<(usize, f64)>> =
            (0..=fresh).map(|from| useful.iter().map(|&i| (i, after(from, i))).collect()).collect();
        let len = last.max(0) as usize + 1;
        // By destination and tick: the best that can still be earned, and the step that begins it.
        let mut more = vec![vec![(0.0_f64, usize::MAX); len]; self.dests.len()];
        for n in (0..len).rev() {
            for d in 0..self.dests.len() {
                let mut best = (0.0, usize::MAX);
                for &(i, earns) in &earned[d] {
                    let end = self.end(crew, i, Some(d), n as i64);
                    if end > n as i64 && end <= last {
                        let sum = earns + more[crew.steps[i].dest][end as usize].0;
                        if sum > best.0 {
                            best = (sum, i);
                        }
                    }
                }
                more[d][n] = best;
            }
        }
        let mut best = (0.0, usize::MAX);
        for &(i, earns) in &earned[fresh] {
            let end = self.end(crew, i, None, 0);
            if (0..=last).contains(&end) {
                let sum = earns + more[crew.steps[i].dest][end as usize].0;
                if sum > best.0 {
                    best = (sum, i);
                }
            }
        }
        let (mut steps, mut at, mut n, mut next) = (Vec::new(), None, 0, best.1);
        while next < crew.steps.len() {
            steps.push((at, next));
            n = self.end(crew, next, at, n);
            at = Some(crew.steps[next].dest);
            next = more[crew.steps[next].dest][n as usize].1;
        }
        (best.0, steps)
    }

    /// When a thread that is free at a destination (or fresh) at tick `n` has made this step.
    fn end(&self, crew: &Crew, step: usize, at: Option<usize>, n: i64) -> i64 {
        let x = &crew.steps[step];
        let (there, load) = match at {
            None => (crew.fresh[x.pickup], x.load),
            // At one place the loading may lie in the visit at which the family before alights.
            Some(d) if self.dests[d] == crew.pickups[x.pickup] => (n, 0),
            Some(d) => (n + crew.back[d][x.pickup], x.load),
        };
        there.max(x.ready) + load + x.rest
    }
}

fn crew(w: &World, rides: &Rides, k: Idx<Kind>, kind: &Kind, dests: &[Idx<Place>]) -> Option<Crew> {
    let (s, tick) = (w.s, w.tick);
    let mine = || rides.all.iter().filter(|r| r.kind == Some(k));
    // Every figure is a multiple of the tick or is cut down to one: never longer.
    let ticks = |seconds: i64| if seconds >= FAR { FAR / tick } else { seconds.div_euclid(tick) };
    let mut pickups: Vec<Idx<Place>> = mine().map(|r| r.pickup).collect();
    pickups.sort_unstable();
    pickups.dedup();
    let sort = tightest(kind, mine().map(|r| (w.groups[r.group].unit, w.groups[r.group].units)));
    let profile = w.roads.profile(k);
    let mut steps = Vec::new();
    for r in mine() {
        let g = &w.groups[r.group];
        let share = Share { sort, rounds: 0 }.of(kind, g.unit);
        if share <= 0.0 {
            return None;
        }
        let unload = kind.unloading.stop + kind.unloading.of(g.unit);
        steps.push(Step {
            group: r.group,
            pickup: pickups.binary_search(&r.pickup).expect("a ride's pick-up is among them"),
            dest: dests.binary_search(&r.dest).expect("a ride's destination is among them"),
            ready: ticks((g.ready - s.start).0),
            load: ticks((kind.loading.stop + kind.loading.of(g.unit)).0),
            rest: ticks(r.drive + unload.0),
            families: 1.0 / share,
            people: f64::from(g.unit.people()),
            weight: g.weight,
        });
    }
    // A ride that takes no tick could be repeated without end.
    if steps.iter().any(|x| x.rest <= 0) {
        return None;
    }
    let way = |d, p| if kind.once { FAR / tick } else { ticks(rides.least(profile, d, p)) };
    let back = dests.iter().map(|&d| pickups.iter().map(|&p| way(d, p)).collect()).collect();
    let fresh = pickups.iter().map(|p| ticks((rides.empty[k.get()][p.get()] - s.start).0)).collect();
    let standing: u32 = w.starts.iter().filter(|x| x.kind == k && x.boards).map(|x| x.count).sum();
    let vehicles = f64::from(standing.min(kind.usable()));
    Some(Crew { vehicles, steps, back, pickups, fresh })
}
