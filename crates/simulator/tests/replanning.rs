//! Planning again does not make an operation worse than going on with the plan, in the same worlds, beyond chance.

#[path = "../../planner/tests/common/mod.rs"]
mod common;

use domain::{Duration, Plan, Scenario};
use planner::{Search, Settings};
use simulator::{Asked, Grid, Hazards, Policy, Stage, Trial};

fn again(asked: &Asked<'_>) -> Vec<Plan> {
    let Asked { scenario, state, plan } = *asked;
    let search = Search::new(scenario, Some(state), Settings { seed: 1 });
    let plans = [search.resume(plan), search.first()].into_iter().map(|p| search.plan(&p).plan);
    plans.filter(|plan| referee::standing(scenario, plan, Some(state)).verdict.broken.is_empty()).collect()
}

/// The same worlds with and without planning again.
fn pairs(scenario: &Scenario, rounds: u64, worlds: u64) -> Vec<(Trial, Trial)> {
    let search = Search::new(scenario, None, Settings { seed: 1 });
    let plan = search.plan(&common::search(&search, rounds)).plan;
    let hazards: Hazards =
        wire::hazards::read("hazards", wire::hazards::DEFAULT.as_bytes()).expect("those built in read well");
    let stage = Stage::new(scenario, &plan, None, Grid::of(scenario, 9));
    let mut room = stage.players();
    let policies = [Policy::Wait, Policy::Replan(Duration::hours(1), 3)];
    let pair = |world| policies.map(|p| stage.trial(&mut room, &hazards, (1, world), p, &again));
    (0..worlds).map(pair).map(|[a, b]| (a, b)).collect()
}

/// The mean of differences, and its standard error.
fn mean(of: &[f64]) -> (f64, f64) {
    let n = of.len() as f64;
    let mean = of.iter().sum::<f64>() / n;
    let spread = of.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    (mean, (spread / n).sqrt())
}

/// Neither people left nor exposure grow, as shares of who came, by more than two standard errors.
fn judge(name: &str, pairs: &[(Trial, Trial)]) {
    let left = |t: &Trial| t.left as f64 / t.came.max(1) as f64;
    let exposure = |t: &Trial| t.exposure as f64 / t.came.max(1) as f64 / 3600.0;
    let taken = pairs.iter().filter(|(_, b)| b.replans > 0).count();
    for (what, of) in [("left", &left as &dyn Fn(&Trial) -> f64), ("hours", &exposure)] {
        let differences: Vec<f64> = pairs.iter().map(|(a, b)| of(b) - of(a)).collect();
        let (mean, error) = mean(&differences);
        println!("{name}: {what} {mean:+.4} ± {error:.4}, another plan in {taken} of {}", pairs.len());
        assert!(mean <= 2.0 * error + 1e-9, "{name}: planning again makes {what} worse by {mean} ± {error}");
    }
}

#[test]
fn planning_again_is_no_worse_than_waiting_in_the_examples() {
    for (name, scenario) in common::scenarios("examples/aleppo-2016", "first") {
        let pairs = pairs(&scenario, 2, 40);
        judge(&name, &pairs);
        // There it gains much: it is what planning again is for.
        let (left, error) =
            mean(&pairs.iter().map(|(a, b)| b.left as f64 - a.left as f64).collect::<Vec<_>>());
        assert!(left < -2.0 * error, "{name}: {left} ± {error}");
    }
    for (name, scenario) in common::scenarios("examples/two-towns", "") {
        judge(&name, &pairs(&scenario, 1, 24));
    }
}

#[test]
fn planning_again_is_no_worse_than_waiting_in_generated_operations() {
    for (name, scenario) in common::scenarios("testdata/generated", "s-00") {
        judge(&name, &pairs(&scenario, 0, 8));
    }
    let (from, count) = (common::first_seed(), common::count(150));
    println!("seeds {from} to {}", from + count - 1);
    let worlds = (from..from + count).filter_map(common::world);
    let all: Vec<_> = worlds.flat_map(|(_, scenario)| pairs(&scenario, 0, 4)).collect();
    judge("drawn worlds", &all);
}
