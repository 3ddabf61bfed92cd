//! Driving within zones: for each kind of vehicle the quickest way between any two places, through
//! other places where that is quicker or the only way.

use std::collections::BTreeMap;

use domain::{Duration, Idx, Kind, Place, Scenario, Time, Vehicle};

/// One drive without a stop between two places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hop {
    /// How long it takes.
    pub(crate) takes: Duration,
    /// Millionths of a kilometre.
    pub(crate) km: i64,
}

/// Not to be driven.
const NO: i64 = i64::MAX / 4;

#[derive(Clone, Copy, Debug)]
struct Cell {
    seconds: i64,
    km: i64,
    next: u32,
}

/// Quickest ways within one zone for vehicles whose rows and pace are the same.
type Matrix = Vec<Cell>;

/// Quickest ways within all zones. Where rows change with time (`since`), the matrices hold each pair's
/// quickest row ever, as a guide, and [`Roads::hop`] asks the table for the instant of departure.
pub(crate) struct Roads {
    local: Vec<usize>,
    members: Vec<Vec<Idx<Place>>>,
    zone: Vec<usize>,
    table_of: Vec<usize>,
    tables: Vec<Vec<Matrix>>,
    changes: Vec<Time>,
}

impl Roads {
    /// Floyd–Warshall for each zone and each kind with roads of its own. O(kinds × Σ places³).
    pub(crate) fn new(scenario: &Scenario) -> Roads {
        let mut members = vec![Vec::new(); scenario.zones.len()];
        let mut local = Vec::new();
        let mut zone = Vec::new();
        for (i, place) in scenario.places.entries() {
            let z = place.zone.get();
            zone.push(z);
            local.push(members[z].len());
            members[z].push(i);
        }
        let mut changes: Vec<Time> = scenario
            .travel
            .rows()
            .flat_map(|(_, rows)| rows.iter().map(|row| row.since))
            .filter(|&since| since > Time::MIN)
            .collect();
        changes.sort_unstable();
        changes.dedup();
        let own_rows = |kind: Idx<Kind>| scenario.travel.rows().any(|((_, _, k), _)| *k == Some(kind));
        let mut shared: BTreeMap<(u64, Option<usize>), usize> = BTreeMap::new();
        let mut tables = Vec::new();
        let mut table_of = Vec::new();
        for (k, kind) in scenario.kinds.entries() {
            let key = (kind.pace.to_bits(), own_rows(k).then_some(k.get()));
            let table = *shared.entry(key).or_insert_with(|| {
                tables.push(members.iter().map(|m| matrix(scenario, k, m, &changes)).collect());
                tables.len() - 1
            });
            table_of.push(table);
        }
        Roads { local, members, zone, table_of, tables, changes }
    }

    fn cell(&self, kind: Idx<Kind>, from: Idx<Place>, to: Idx<Place>) -> Option<Cell> {
        let z = self.zone[from.get()];
        if z != self.zone[to.get()] {
            return None;
        }
        let n = self.members[z].len();
        let cell =
            self.tables[self.table_of[kind.get()]][z][self.local[from.get()] * n + self.local[to.get()]];
        (cell.seconds < NO).then_some(cell)
    }

    /// The least driving time between two places of a zone, whatever the hour; none if there is no way.
    pub(crate) fn seconds(&self, kind: Idx<Kind>, from: Idx<Place>, to: Idx<Place>) -> Option<Duration> {
        self.cell(kind, from, to).map(|c| Duration(c.seconds))
    }

    /// The next place on the quickest way.
    pub(crate) fn next(&self, kind: Idx<Kind>, from: Idx<Place>, to: Idx<Place>) -> Option<Idx<Place>> {
        self.cell(kind, from, to).map(|c| self.members[self.zone[from.get()]][c.next as usize])
    }

    /// The drive to a neighbouring place for a departure at `at`, or at the first change of the table from
    /// which it can be driven.
    pub(crate) fn hop(
        &self,
        scenario: &Scenario,
        vehicle: Idx<Vehicle>,
        from: Idx<Place>,
        to: Idx<Place>,
        at: Time,
    ) -> Option<(Time, Hop)> {
        let kind = scenario.vehicles[vehicle].kind;
        if self.changes.is_empty() {
            // A neighbour on a quickest way: the way to it is the leg itself.
            return self.cell(kind, from, to).map(|c| (at, Hop { takes: Duration(c.seconds), km: c.km }));
        }
        let pace = scenario.kinds[kind].pace;
        let leg = |t: Time| scenario.travel.leg(&scenario.places, from, to, kind, t);
        let later = self.changes.partition_point(|&c| c <= at);
        std::iter::once(at).chain(self.changes[later..].iter().copied()).find_map(|t| {
            leg(t).map(|leg| (t, Hop { takes: leg.seconds(pace), km: (leg.km * 1e6).round() as i64 }))
        })
    }
}

fn matrix(scenario: &Scenario, kind: Idx<Kind>, members: &[Idx<Place>], changes: &[Time]) -> Matrix {
    let n = members.len();
    let pace = scenario.kinds[kind].pace;
    let mut cells = vec![Cell { seconds: NO, km: 0, next: 0 }; n * n];
    for (i, &from) in members.iter().enumerate() {
        for (j, &to) in members.iter().enumerate() {
            let at = |t: Time| scenario.travel.leg(&scenario.places, from, to, kind, t);
            let best = std::iter::once(Time::MIN)
                .chain(changes.iter().copied())
                .filter_map(at)
                .min_by(|a, b| a.minutes.total_cmp(&b.minutes));
            if let Some(leg) = best {
                cells[i * n + j] =
                    Cell { seconds: leg.seconds(pace).0, km: (leg.km * 1e6).round() as i64, next: j as u32 };
            }
        }
    }
    for via in 0..n {
        for i in 0..n {
            let first = cells[i * n + via];
            if first.seconds >= NO || i == via {
                continue;
            }
            for j in 0..n {
                let second = cells[via * n + j];
                let through = (first.seconds + second.seconds, first.km + second.km);
                let direct = cells[i * n + j];
                if second.seconds < NO
                    && through < (direct.seconds, if direct.seconds < NO { direct.km } else { i64::MAX })
                {
                    cells[i * n + j] = Cell { seconds: through.0, km: through.1, next: first.next };
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::scenarios::{Draft, draw};

    struct Drawn<'a>(&'a Draft);

    impl wire::Files for Drawn<'_> {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            self.0.read(path)
        }
    }

    /// The quickest row that a pair ever has.
    fn leg(
        scenario: &Scenario,
        changes: &[Time],
        kind: Idx<Kind>,
        a: Idx<Place>,
        b: Idx<Place>,
    ) -> Option<i64> {
        let at = |&t: &Time| scenario.travel.leg(&scenario.places, a, b, kind, t);
        let legs = [Time::MIN].iter().chain(changes).filter_map(at);
        legs.map(|leg| leg.seconds(scenario.kinds[kind].pace).0).min()
    }

    /// Bellman–Ford from one place over all others.
    fn slow(scenario: &Scenario, changes: &[Time], kind: Idx<Kind>, from: Idx<Place>) -> Vec<Option<i64>> {
        let mut best: Vec<Option<i64>> = vec![None; scenario.places.len()];
        best[from.get()] = Some(0);
        for _ in scenario.places.indices() {
            for a in scenario.places.indices() {
                let Some(so_far) = best[a.get()] else { continue };
                for b in scenario.places.indices().filter(|&b| b != a) {
                    if let Some(seconds) = leg(scenario, changes, kind, a, b) {
                        let sum = so_far + seconds;
                        best[b.get()] = Some(best[b.get()].map_or(sum, |old| old.min(sum)));
                    }
                }
            }
        }
        best
    }

    #[test]
    fn the_quickest_way_is_that_of_bellman_and_ford() {
        let (mut pairs, mut through) = (0, 0);
        for seed in 1..400 {
            let draft = draw(seed);
            let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
            let scenario = read.scenario;
            let roads = Roads::new(&scenario);
            for (v, vehicle) in scenario.vehicles.entries() {
                let kind = vehicle.kind;
                for from in scenario.places.indices() {
                    let slow = slow(&scenario, &roads.changes, kind, from);
                    for to in scenario.places.indices() {
                        let fast = roads.seconds(kind, from, to).map(|d| d.0);
                        assert_eq!(fast, slow[to.get()], "seed {seed}: {from:?} to {to:?}");
                        let Some(fast) = fast.filter(|_| from != to) else { continue };
                        pairs += 1;
                        // Hop by hop it takes as long.
                        let (mut here, mut sum, mut hops) = (from, 0, 0);
                        while here != to {
                            let next = roads.next(kind, here, to).expect("a place on the way has a next one");
                            let seconds = leg(&scenario, &roads.changes, kind, here, next);
                            sum += seconds.expect("a hop is a leg of the table");
                            if roads.changes.is_empty() {
                                let hop = roads.hop(&scenario, v, here, next, scenario.start);
                                assert_eq!(hop.map(|(_, h)| h.takes.0), seconds, "seed {seed}");
                            }
                            (here, hops) = (next, hops + 1);
                            assert!(hops <= scenario.places.len(), "seed {seed}: the way goes round");
                        }
                        assert_eq!(sum, fast, "seed {seed}: {from:?} to {to:?} hop by hop");
                        through += usize::from(hops > 1);
                    }
                }
            }
        }
        assert!(through > 1000, "{through} of {pairs} ways go through other places");
    }

    #[test]
    fn a_hop_waits_for_the_first_row_that_can_be_driven() {
        let mut seen = 0;
        for seed in 1..400 {
            let draft = draw(seed);
            let Ok(read) = wire::scenario::read(Draft::MAIN, &Drawn(&draft)) else { continue };
            let scenario = read.scenario;
            let roads = Roads::new(&scenario);
            if roads.changes.is_empty()
                || roads.changes.iter().any(|c| (*c - scenario.start).0.abs() > 40_000)
            {
                continue;
            }
            let until = *roads.changes.last().expect("there is one");
            for (v, vehicle) in scenario.vehicles.entries() {
                for a in scenario.places.indices() {
                    for b in scenario
                        .places
                        .indices()
                        .filter(|&b| b != a && roads.next(vehicle.kind, a, b) == Some(b))
                    {
                        let at = |t: i64| scenario.travel.leg(&scenario.places, a, b, vehicle.kind, Time(t));
                        let first =
                            (scenario.start.0..=until.0.max(scenario.start.0)).find(|&t| at(t).is_some());
                        let hop = roads.hop(&scenario, v, a, b, scenario.start);
                        assert_eq!(hop.map(|(t, _)| t.0), first, "seed {seed}: {a:?} to {b:?}");
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 100, "{seen} hops in tables that change");
    }
}
