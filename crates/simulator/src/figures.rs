//! What many worlds say together: quantiles, chances, means, each with its Monte Carlo standard error.
//!
//! Only sums in a fixed order and square roots: the same outcomes give the same figures to the last bit, however they were gathered.

use domain::{Scenario, Time};

use crate::happening::Cause;
use crate::hazards::Concern;
use crate::tally::{Grid, Trial, causes};

/// The quantiles of the fan, in per cent.
pub const QUANTILES: [u32; 5] = [5, 25, 50, 75, 95];

/// What a world came to without one concern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Without {
    /// People left.
    pub left: u64,
    /// Weighted person-seconds.
    pub exposure: i64,
    /// Whether all were out.
    pub all_out: bool,
}

/// What a world came to, and what it would have come to without each concern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// With every hazard.
    pub trial: Trial,
    /// In the order of the concerns that there are; empty if nobody looked.
    pub without: Vec<Without>,
}

/// A mean with its standard error.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Estimate {
    /// The mean over the worlds.
    pub mean: f64,
    /// How far off it may be because there are only so many worlds: one standard error.
    pub error: f64,
}

impl Estimate {
    /// Of values, one for each world.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Estimate {
        let n = values.clone().count() as f64;
        if n < 1.0 {
            return Estimate::default();
        }
        let mean = values.clone().sum::<f64>() / n;
        let squares = values.map(|v| (v - mean) * (v - mean)).sum::<f64>();
        Estimate { mean, error: if n > 1.0 { (squares / (n - 1.0) / n).sqrt() } else { 0.0 } }
    }

    /// A share of worlds. Where it is 0 or 1 its error is that of one world more or less.
    pub fn chance(hits: impl Iterator<Item = bool> + Clone) -> Estimate {
        let n = hits.clone().count().max(1) as f64;
        let share = hits.filter(|&h| h).count() as f64 / n;
        let spread = (share * (1.0 - share)).max((n - 1.0) / (n * n));
        Estimate { mean: share, error: (spread / n).sqrt() }
    }
}

/// What a concern costs: the same worlds with everything, less the same worlds without it alone.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cost {
    /// Which.
    pub concern: Concern,
    /// People left.
    pub left: Estimate,
    /// Weighted person-hours.
    pub exposure: Estimate,
    /// The chance that all are out, lost to it.
    pub chance: Estimate,
}

/// What many worlds say together.
#[derive(Clone, PartialEq, Debug)]
pub struct Figures {
    /// How many worlds.
    pub worlds: usize,
    /// The plan as it is, with no hazard.
    pub plan: Trial,
    /// The instants of what follows.
    pub times: Vec<Time>,
    /// People safe at each instant: the quantiles, and the standard error of each.
    pub fan: Vec<[(u32, f64); 5]>,
    /// People who come, people who do not.
    pub came: Estimate,
    /// See `came`.
    pub no_show: Estimate,
    /// People left, of those who came; the mean of the worst twentieth.
    pub left: Estimate,
    /// See `left`.
    pub left_worst: Estimate,
    /// The chance that all who came are safe by an instant: the ends of windows, then the end of the horizon.
    pub all_by: Vec<(Time, Estimate)>,
    /// Person-hours aboard of vehicles that stood.
    pub stood: Estimate,
    /// Weighted person-hours until safe; the mean of the worst twentieth.
    pub exposure: Estimate,
    /// See `exposure`.
    pub exposure_worst: Estimate,
    /// Where delay begins: the share of all person-hours by which people are later than planned, and those hours; the greatest first.
    pub causes: Vec<(Cause, f64, Estimate)>,
    /// What each concern costs, the greatest first.
    pub costs: Vec<Cost>,
    /// People in convoys that were inside when their corridor was shut; turned back; inside after the window's end.
    pub caught: Estimate,
    /// See `caught`.
    pub turned_back: Estimate,
    /// See `caught`.
    pub overran: Estimate,
    /// Vehicles that break down; those lost.
    pub broken: Estimate,
    /// See `broken`.
    pub lost: Estimate,
    /// Times that a vehicle goes with a later convoy; times that the control room plans again.
    pub missed: Estimate,
    /// See `missed`.
    pub replans: Estimate,
}

/// Sums up outcomes, in the order of their worlds. O(w log w) for w worlds, for each point of the grid.
pub fn figures(
    scenario: &Scenario,
    grid: Grid,
    plan: Trial,
    concerns: &[Concern],
    outcomes: &[Outcome],
) -> Figures {
    let trials = || outcomes.iter().map(|o| &o.trial);
    let mean = |f: fn(&Trial) -> f64| Estimate::of(outcomes.iter().map(move |o| f(&o.trial)));
    let mut ends: Vec<Time> = scenario
        .corridors
        .indices()
        .flat_map(|c| scenario.open(c).iter().map(|w| w.until).collect::<Vec<_>>())
        .filter(|t| *t > scenario.start && *t < scenario.end)
        .chain([scenario.end])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let by =
        |t: Time| Estimate::chance(outcomes.iter().map(move |o| o.trial.all_out.is_some_and(|at| at <= t)));
    let fan = (0..grid.len()).map(|i| {
        let mut values: Vec<u32> = trials().map(|t| t.safe[i]).collect();
        values.sort_unstable();
        QUANTILES.map(|q| quantile(&values, q))
    });
    Figures {
        worlds: outcomes.len(),
        times: (0..grid.len()).map(|i| grid.time(i)).collect(),
        fan: fan.collect(),
        plan,
        came: mean(|t| t.came as f64),
        no_show: mean(|t| (t.there - t.came) as f64),
        left: mean(|t| t.left as f64),
        left_worst: worst(trials().map(|t| t.left as f64)),
        all_by: ends.into_iter().map(|t| (t, by(t))).collect(),
        stood: mean(|t| t.stood as f64 / 3600.0),
        exposure: mean(|t| t.exposure as f64 / 3600.0),
        exposure_worst: worst(trials().map(|t| t.exposure as f64 / 3600.0)),
        causes: delays(scenario, outcomes),
        costs: costs(concerns, outcomes),
        caught: mean(|t| t.caught as f64),
        turned_back: mean(|t| t.turned_back as f64),
        overran: mean(|t| t.overran as f64),
        broken: mean(|t| f64::from(t.broken)),
        lost: mean(|t| f64::from(t.lost)),
        missed: mean(|t| f64::from(t.missed)),
        replans: mean(|t| f64::from(t.replans)),
    }
}

/// The value that so many per cent do not exceed, and half of what lies between the ranks one standard error off.
fn quantile(sorted: &[u32], per_cent: u32) -> (u32, f64) {
    let n = sorted.len();
    if n == 0 {
        return (0, 0.0);
    }
    let (q, all) = (f64::from(per_cent) / 100.0, n as f64);
    let rank = |r: f64| sorted[(r.max(1.0) as usize).min(n) - 1];
    let spread = (all * q * (1.0 - q)).sqrt();
    let at = (n as u64 * u64::from(per_cent)).div_ceil(100) as f64;
    (rank(at), f64::from(rank(at + spread + 0.5) - rank(at - spread)) / 2.0)
}

/// The mean of the worst twentieth, one world at the least.
fn worst(values: impl Iterator<Item = f64>) -> Estimate {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(|a, b| b.total_cmp(a));
    values.truncate(values.len().div_ceil(20));
    Estimate::of(values.iter().copied())
}

fn delays(scenario: &Scenario, outcomes: &[Outcome]) -> Vec<(Cause, f64, Estimate)> {
    let all = causes(scenario);
    let mut sums = vec![0_i64; all.len()];
    for o in outcomes {
        for &(i, seconds) in &o.trial.late {
            if let Some(sum) = sums.get_mut(i as usize) {
                *sum += seconds;
            }
        }
    }
    let total = sums.iter().sum::<i64>().max(1) as f64;
    let mut found: Vec<(Cause, f64, Estimate)> = all
        .into_iter()
        .enumerate()
        .filter(|&(i, _)| sums[i] > 0)
        .map(|(i, cause)| {
            let of = |o: &Outcome| o.trial.late.iter().find(|l| l.0 as usize == i).map_or(0, |l| l.1);
            let hours = Estimate::of(outcomes.iter().map(|o| of(o) as f64 / 3600.0));
            (cause, sums[i] as f64 / total, hours)
        })
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

fn costs(concerns: &[Concern], outcomes: &[Outcome]) -> Vec<Cost> {
    if outcomes.iter().any(|o| o.without.len() != concerns.len()) {
        return Vec::new();
    }
    let mut found: Vec<Cost> = concerns
        .iter()
        .enumerate()
        .map(|(i, &concern)| {
            let of = |f: fn(&Trial, &Without) -> f64| {
                Estimate::of(outcomes.iter().map(move |o| f(&o.trial, &o.without[i])))
            };
            Cost {
                concern,
                left: of(|t, w| t.left as f64 - w.left as f64),
                exposure: of(|t, w| (t.exposure - w.exposure) as f64 / 3600.0),
                chance: of(|t, w| f64::from(u8::from(w.all_out)) - f64::from(u8::from(t.all_out.is_some()))),
            }
        })
        .collect();
    found.sort_by(|a, b| {
        let key = |c: &Cost| (c.left.mean.abs(), c.exposure.mean.abs());
        let (a, b) = (key(a), key(b));
        b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_a_value_that_was_there() {
        let values: Vec<u32> = (1..=100).collect();
        assert_eq!(QUANTILES.map(|q| quantile(&values, q).0), [5, 25, 50, 75, 95]);
        assert_eq!(quantile(&[7], 5), (7, 0.0));
        assert!((4.0..6.5).contains(&quantile(&values, 50).1));
    }

    #[test]
    fn an_estimate_knows_how_far_off_it_may_be() {
        let e = Estimate::of([1.0, 3.0].into_iter());
        assert!((e.mean - 2.0).abs() < 1e-12 && (e.error - 1.0).abs() < 1e-12);
        let never = Estimate::chance([false; 100].into_iter());
        assert!(never.mean == 0.0 && (0.009..0.011).contains(&never.error), "{never:?}");
    }

    #[test]
    fn the_worst_twentieth_is_one_world_at_the_least() {
        assert!((worst([1.0, 9.0, 2.0].into_iter()).mean - 9.0).abs() < 1e-12);
        assert!((worst((0..40).map(f64::from)).mean - 38.5).abs() < 1e-12);
    }
}
