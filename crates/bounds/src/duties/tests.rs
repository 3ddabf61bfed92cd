//! The bound against proved optima and against plans that keep every rule; the recursion against walks through its net.

use domain::{Duration, Scenario, Time};
use testkit::rng::Rng;
use testkit::scenarios::{Draft, draw};

use super::best::Table;
use super::{Days, Point, exposure};
use crate::argument::earliest::rides;
use crate::known;
use crate::world::World;

/// Additions in the search for prices: any prices prove.
const EFFORT: f64 = 5e7;

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

fn drawn(seed: u64) -> Option<Scenario> {
    let draft = draw(seed);
    wire::scenario::read(Draft::MAIN, &Drawn(&draft)).ok().map(|read| read.scenario)
}

#[test]
fn no_day_is_worth_more_than_a_proved_optimum() {
    let (mut said, mut near) = (0, 0);
    for line in known::text("testdata/tiny/optimum.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |i: usize| cells[i].parse::<f64>().expect("a number");
        let s = known::scenario(&format!("testdata/tiny/{}", cells[0]));
        let last = s.start + Duration(number(5) as i64);
        if let Some(bound) = exposure(&s, None, (0.0, last), EFFORT) {
            assert!(bound <= number(3) * (1.0 + 1e-6) + 1e-3, "{}: {bound} above {}", cells[0], number(3));
            said += 1;
            near += usize::from(bound > 0.7 * number(3));
        }
    }
    println!("{said} bounds, {near} of them above seven tenths of the optimum");
    assert!(said >= 30, "{said}");
}

#[test]
fn no_day_is_worth_more_than_a_plan_that_keeps_every_rule() {
    let (mut said, mut better) = (0, 0);
    for seed in 1..200 {
        let Some(s) = drawn(seed) else { continue };
        let search = planner::Search::new(&s, None, planner::Settings { seed });
        let plan = search.plan(&search.lane(&search.first(), 8, 0, &|| false)).plan;
        let verdict = referee::check(&s, &plan, None);
        assert!(verdict.codes().is_empty(), "seed {seed}");
        let reached = verdict.score.exposure;
        let last = verdict.score.last_arrival.unwrap_or(s.end);
        if let Some(bound) = exposure(&s, None, (0.0, last), EFFORT) {
            assert!(bound <= reached * (1.0 + 1e-6) + 1e-3, "seed {seed}: {bound} above {reached}");
            said += 1;
            let world = World::new(&s, None, crate::world::MERGE_ABOVE);
            let stairs = crate::bound(&world, &rides(&world), 0.0, None).bound.exposure;
            better += usize::from(stairs.is_none_or(|x| x < bound + world.settled.exposure));
        }
    }
    println!("{said} bounds, {better} better than the staircase");
    assert!(said > 20, "{said}");
}

#[test]
fn no_walk_earns_more_than_the_recursion_says_and_its_own_walk_earns_that() {
    let mut earned = 0;
    for seed in 1..240 {
        let Some(s) = drawn(seed) else { continue };
        let world = World::new(&s, None, 0);
        let rides = rides(&world);
        let Some(days) = Days::new(&world, &rides, 300, false) else { continue };
        let mut rng = Rng::new(seed);
        let mut price = |most: i64| rng.between(0, most) as f64;
        let end = (s.end - s.start).as_hours();
        let knots = end as usize + 3;
        let point = Point {
            until: world.groups.iter().map(|_| price(end as i64)).collect(),
            room: days.room.iter().map(|_| price(2)).collect(),
            convoy: days.lanes.iter().map(|_| (0..knots).map(|_| price(30)).collect()).collect(),
            dwell: days.nets.iter().map(|_| (0..knots).map(|_| price(20)).collect()).collect(),
        };
        for (kind, (net, hours)) in days.nets.iter().enumerate() {
            let prices = days.prices(&point, kind);
            let table = Table::new(net, hours, &days.clock, &days.lanes, &prices);
            for (start, _, worth) in table.each() {
                let followed = table.follow(start, &mut |options| {
                    options.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |x| x.0)
                });
                assert!(
                    (followed - worth).abs() <= 1e-6 * worth.max(1.0),
                    "seed {seed}: {followed}, {worth}"
                );
                for _ in 0..60 {
                    let walked =
                        table.follow(start, &mut |options| rng.between(0, options.len() as i64 - 1) as usize);
                    assert!(walked <= worth + 1e-6 * worth.max(1.0), "seed {seed}: {walked} above {worth}");
                }
                earned += usize::from(worth > 0.0);
            }
        }
    }
    assert!(earned > 30, "{earned} vehicles earn something");
}

#[test]
fn the_bound_does_not_depend_on_who_asks() {
    let s = known::scenario("testdata/tiny/tiny-0004.toml");
    let ask = || exposure(&s, None, (0.0, Time(s.start.0 + 36_000)), EFFORT);
    assert_eq!(ask(), ask());
}
