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
    /// Whether the plan reaches the bound, so that none for which the bound holds does better in this part.
    pub closed: bool,
}

/// How far a plan is proven to be the best in the scenario's order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// The parts in which no plan can be better, from the first that counts on.
    pub proven: Vec<Objective>,
    /// Those after them, of which it is not proven.
    pub open: Vec<Objective>,
}

impl Standing {
    /// Whether all that a bound can be proven for is proven: what is open is distance or wishes at most.
    pub fn is_settled(&self) -> bool {
        !self.proven.is_empty()
            && self.open.iter().all(|part| matches!(part, Objective::Distance | Objective::Wishes))
    }
}

/// How far a plan is proven to be the best. Exposure and last arrival are proven only among plans that leave behind no more, so
/// that they count only after those left behind.
pub fn standing(scenario: &Scenario, plan: &Plan) -> Standing {
    let mut standing = Standing::default();
    for part in parts(scenario, plan).iter().take(scenario.order.len()) {
        let holds = match part.objective {
            Objective::LeftBehind | Objective::Distance | Objective::Wishes => true,
            Objective::Exposure | Objective::LastArrival => standing.proven.contains(&Objective::LeftBehind),
        };
        if part.closed && holds && standing.open.is_empty() {
            standing.proven.push(part.objective);
        } else {
            standing.open.push(part.objective);
        }
    }
    standing
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
    let closed = match (stated, bound) {
        // Nothing is less than nothing.
        (Some(Amount::Km(x) | Amount::Wishes(x)), None) => x == 0.0,
        (Some(stated), Some(bound)) => reaches(stated, bound, scenario),
        (None | Some(_), _) => false,
    };
    let gap = stated.zip(bound).and_then(|(s, b)| gap(s, b, scenario.start));
    Part { objective, stated, bound, gap, closed }
}

/// Whether no amount that a plan can come to lies between the bound and what is stated. Where all weights are whole, people come
/// in whole numbers and exposure in seconds; else a billionth is the noise of adding floats.
fn reaches(stated: Amount, bound: Amount, scenario: &Scenario) -> bool {
    let whole = scenario.priorities.iter().all(|p| p.weight.fract() == 0.0);
    let within = |stated: f64, bound: f64, step: f64| {
        let noise = 2e-9 * stated.abs().max(1.0);
        // A step that noise could hide is none.
        let slack = if whole && step > 4.0 * noise { step - 2.0 * noise } else { noise };
        stated - bound < slack
    };
    match (stated, bound) {
        (Amount::Weighted(s), Amount::Weighted(b)) => within(s, b, 1.0),
        (Amount::PersonHours(s), Amount::PersonHours(b)) => within(s, b, 1.0 / 3600.0),
        (Amount::At(s), Amount::At(b)) => s <= b,
        _ => false,
    }
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
    use crate::world::{plan, scenario, with};

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
        let s = scenario();
        let reaches = |stated, bound| reaches(Amount::PersonHours(stated), Amount::PersonHours(bound), &s);
        assert!(reaches(100.0, 100.0));
        assert!(reaches(100.0, 99.9998), "no plan lies within a second of it");
        assert!(!reaches(100.0, 99.999), "four seconds are a plan's");
        assert!(!reaches(1e9, 1e9 - 10.0), "of millions a part is still hours");
        assert!(!super::reaches(Amount::Weighted(3.0), Amount::Weighted(2.0), &s));
    }

    #[test]
    fn where_weights_are_not_whole_only_a_tie_is_proven() {
        let mut s = scenario();
        s.priorities = with(&s.priorities, domain::Priority { id: "half".into(), weight: 0.5 });
        let reaches = |stated, bound| reaches(Amount::Weighted(stated), Amount::Weighted(bound), &s);
        assert!(reaches(2.5, 2.5) && !reaches(2.5, 2.4));
    }

    /// The world's plan, at its bound in all three parts.
    fn best() -> (Scenario, Plan) {
        let (s, mut p) = (scenario(), plan());
        p.bound.exposure = p.score.exposure;
        p.bound.last_arrival = p.score.last_arrival;
        (s, p)
    }

    #[test]
    fn a_plan_at_every_bound_is_the_best_but_for_what_has_none() {
        use Objective::{Distance, Exposure, LastArrival, LeftBehind};
        let (mut s, mut p) = best();
        let found = standing(&s, &p);
        assert_eq!(found, Standing { proven: vec![LeftBehind, Exposure, LastArrival], open: vec![Distance] });
        assert!(found.is_settled());
        s.order = vec![LeftBehind, Distance, Exposure];
        assert!(!standing(&s, &p).is_settled(), "fewer kilometres may cost exposure");
        s.order = vec![LeftBehind, Exposure];
        assert_eq!(standing(&s, &p).open, []);
        p.score.exposure = Some(470.0);
        assert_eq!(standing(&s, &p), Standing { proven: vec![LeftBehind], open: vec![Exposure] });
    }

    #[test]
    fn a_bound_for_plans_that_leave_as_few_proves_nothing_where_leaving_counts_later() {
        use Objective::{Exposure, LastArrival, LeftBehind};
        let (mut s, p) = best();
        for order in [vec![LastArrival, LeftBehind], vec![Exposure, LeftBehind], vec![Exposure]] {
            s.order = order;
            assert_eq!(standing(&s, &p).proven, []);
        }
    }

    #[test]
    fn nobody_can_have_fewer_wishes_unmet_than_none() {
        use Objective::{LeftBehind, Wishes};
        let (mut s, mut p) = best();
        s.order = vec![LeftBehind, Wishes];
        p.score.wishes = Some(0.0);
        assert_eq!(standing(&s, &p).proven, [LeftBehind, Wishes]);
        p.score.wishes = Some(2.0);
        assert_eq!(standing(&s, &p).open, [Wishes]);
    }
}
