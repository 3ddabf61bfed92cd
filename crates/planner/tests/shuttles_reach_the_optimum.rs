//! Buses that shuttle: on problems drawn by the recipe of the bus evacuation problem the search reaches what trying all tours
//! finds, and on larger ones every plan is kept and none is below its bound.

mod common;

use domain::{Plan, Scenario};
use testkit::evacuations::Evacuation;
use testkit::rng::Rng;
use testkit::scenarios::Draft;

struct Drawn(Draft);

impl wire::Files for Drawn {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

fn drawn(e: &Evacuation) -> Scenario {
    wire::scenario::read(Draft::MAIN, &Drawn(e.draft())).expect("a drawn problem can be read").scenario
}

/// Minutes until the last of all people is safe, by a plan of so many rounds that the referee keeps.
fn minutes(what: &str, s: &Scenario, rounds: u64) -> i64 {
    let (planned, _) = common::planned(s, None, 1, rounds);
    let faults = common::faults(s, None, &planned);
    assert!(faults.is_empty(), "{what}:\n{faults}");
    let Plan { score, .. } = planned.plan;
    assert!(score.left_behind.is_some_and(|n| n < 0.5), "{what}: somebody is left");
    (score.last_arrival.expect("somebody is carried") - s.start).0 / 60
}

#[test]
fn small_problems_are_solved_to_the_optimum() {
    let mut all = 0;
    for (class, seeds) in [(2, 2000..2040), (3, 2100..2140)] {
        println!("class {class}, seeds {seeds:?}");
        for seed in seeds {
            let e = Evacuation::draw(class, &mut Rng::new(seed));
            if e.loads.iter().sum::<i64>() <= 6 {
                all += 1;
                let what = format!("class {class}, seed {seed}");
                assert_eq!(minutes(&what, &drawn(&e), 2), e.optimum(), "{what}");
            }
        }
    }
    assert!(all >= 20, "{all} are small");
}

#[test]
fn larger_problems_come_near_their_bound() {
    let seeds = 2200..2210;
    println!("class 6, seeds {seeds:?}");
    let mut over = 0;
    for seed in seeds {
        let s = drawn(&Evacuation::draw(6, &mut Rng::new(seed)));
        let what = format!("class 6, seed {seed}");
        let bound = bounds::by_arguments(&s, None, 0.0).bound.last_arrival.expect("everybody can be carried");
        let bound = ((bound - s.start).0 + 59) / 60;
        let found = minutes(&what, &s, 6);
        assert!(found >= bound, "{what}: {found} minutes, bound {bound}");
        over += found - bound;
    }
    println!("{over} minutes above the bounds in all");
    assert!(over <= 5, "{over} minutes above the bounds in all");
}
