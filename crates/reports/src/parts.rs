//! The parts of a score, each with its bound and the gap between them, as the contract defines it.

use domain::{Duration, Objective, Plan, Scenario, Time};

/// A value of a part.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Amount {
    /// People, weighted.
    Weighted(f64),
    /// Weighted person-hours.
    PersonHours(f64),
    /// An instant.
    At(Time),
    /// Kilometres.
    Km(f64),
    /// Weighted wishes that stand before the one fulfilled.
    Wishes(f64),
}

/// How far a plan is from its bound.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Gap {
    /// (plan − bound) / bound; for the last arrival both counted from the start.
    Ratio(f64),
    /// The difference itself, where the bound is 0: weighted people or person-hours.
    Difference(f64),
    /// The difference itself, where the bound of the last arrival is the start.
    Later(Duration),
}

impl Gap {
    /// Whether the plan reaches its bound: no plan does better in this part.
    pub fn is_closed(self) -> bool {
        // Below what the referee calls equal (one part in 10,000) a gap is rounding of the file, but only an
        // exact tie may be called the best possible; a billionth is the noise of adding floats.
        match self {
            Gap::Ratio(r) => r.abs() < 1e-9,
            Gap::Difference(d) => d.abs() < 1e-9,
            Gap::Later(d) => d == Duration::ZERO,
        }
    }
}

/// One part of the score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Part {
    /// Which.
    pub objective: Objective,
    /// What the plan states; none if it states nothing.
    pub stated: Option<Amount>,
    /// What no plan can be below; none if nothing is proven.
    pub bound: Option<Amount>,
    /// The gap, where both are there.
    pub gap: Option<Gap>,
}

/// The parts in the scenario's order, then those that it does not name (wishes only if it names them).
pub fn parts(scenario: &Scenario, plan: &Plan) -> Vec<Part> {
    let rest = Objective::DEFAULT.into_iter().filter(|o| !scenario.order.contains(o));
    scenario.order.iter().copied().chain(rest).map(|o| part(o, scenario, plan)).collect()
}

fn part(objective: Objective, scenario: &Scenario, plan: &Plan) -> Part {
    let (score, bound) = (&plan.score, &plan.bound);
    let (stated, bound) = match objective {
        Objective::LeftBehind => (
            score.left_behind_weighted.map(Amount::Weighted),
            bound.left_behind_weighted.map(Amount::Weighted),
        ),
        Objective::Exposure => {
            (score.exposure.map(Amount::PersonHours), bound.exposure.map(Amount::PersonHours))
        }
        Objective::LastArrival => (score.last_arrival.map(Amount::At), bound.last_arrival.map(Amount::At)),
        Objective::Distance => (score.distance_km.map(Amount::Km), None),
        Objective::Wishes => (score.wishes.map(Amount::Wishes), None),
    };
    Part { objective, stated, bound, gap: stated.zip(bound).and_then(|(s, b)| gap(s, b, scenario.start)) }
}

fn gap(stated: Amount, bound: Amount, start: Time) -> Option<Gap> {
    match (stated, bound) {
        (Amount::At(s), Amount::At(b)) if b == start => Some(Gap::Later(s - b)),
        (Amount::At(s), Amount::At(b)) => Some(Gap::Ratio((s - b).0 as f64 / (b - start).0 as f64)),
        (Amount::Weighted(s), Amount::Weighted(b)) | (Amount::PersonHours(s), Amount::PersonHours(b)) => {
            Some(if b == 0.0 { Gap::Difference(s) } else { Gap::Ratio((s - b) / b) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_of_the_last_arrival_counts_from_the_start() {
        let found = gap(Amount::At(Time(1_220)), Amount::At(Time(1_200)), Time(1_000));
        assert_eq!(found, Some(Gap::Ratio(0.1)));
        assert_eq!(gap(Amount::At(Time(60)), Amount::At(Time(0)), Time(0)), Some(Gap::Later(Duration(60))));
    }

    #[test]
    fn where_the_bound_is_nobody_the_gap_is_the_difference() {
        assert_eq!(gap(Amount::Weighted(7.0), Amount::Weighted(0.0), Time(0)), Some(Gap::Difference(7.0)));
        assert_eq!(gap(Amount::Weighted(15.0), Amount::Weighted(10.0), Time(0)), Some(Gap::Ratio(0.5)));
    }

    #[test]
    fn only_a_plan_at_its_bound_is_the_best_possible() {
        assert!(Gap::Ratio(0.0).is_closed());
        assert!(!Gap::Ratio(0.000_05).is_closed());
    }
}
