//! What holds an operation back most: which resource, if it were no limit, lets what is proven fall furthest.
//!
//! It compares bounds, never plans: a bound that falls says that more could be possible, not that it is.

use domain::{Bound, Objective, Scenario};
use serde_json::{Map, Value, json};

use crate::Clock;

/// Something of which an operation has only so much, and of which its planner could get more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Limit {
    /// Vehicles and their time.
    Fleet,
    /// Convoys through corridors: windows, headway, sizes, quotas.
    Corridor,
    /// Inspections at checkpoints.
    Checkpoint,
    /// Bays where people get on and off.
    Bays,
    /// Room at the destinations.
    Reception,
}

impl Limit {
    /// All of them.
    pub const ALL: [Limit; 5] =
        [Limit::Fleet, Limit::Corridor, Limit::Checkpoint, Limit::Bays, Limit::Reception];

    /// The code that proofs and plan files name it by.
    pub const fn code(self) -> &'static str {
        match self {
            Limit::Fleet => "fleet",
            Limit::Corridor => "corridor",
            Limit::Checkpoint => "checkpoint",
            Limit::Bays => "bays",
            Limit::Reception => "reception",
        }
    }

    /// The one of this code.
    pub fn from_code(code: &str) -> Option<Limit> {
        Limit::ALL.into_iter().find(|limit| limit.code() == code)
    }
}

/// What is proven, and what would be if one resource were no limit.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bottleneck {
    /// With every limit, by the same arguments.
    pub proven: Bound,
    /// Without one of them at a time.
    pub without: Vec<(Limit, Bound)>,
}

/// Which limits bind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Binding {
    /// The part of the score by which they are ranked; none if no bound falls.
    pub part: Option<Objective>,
    /// The one without which the bound falls furthest, then those that come close to it.
    pub most: Vec<Limit>,
}

/// A fall below this share of the bound is no bottleneck: bounds of one scenario differ by as much through rounding of steps.
const NOTICEABLE: f64 = 0.01;

/// A fall of this share of the deepest one comes close to it.
const CLOSE: f64 = 0.8;

impl Bottleneck {
    /// Ranks by who must be left behind if somebody must, else by exposure, else by the last arrival: by the first of them
    /// that falls noticeably without some limit.
    pub fn binding(&self, scenario: &Scenario) -> Binding {
        for part in [Objective::LeftBehind, Objective::Exposure, Objective::LastArrival] {
            let mut falls: Vec<(Limit, f64)> = self
                .without
                .iter()
                .filter_map(|(limit, bound)| Some((*limit, self.fall(part, bound, scenario)?)))
                .collect();
            // Stable: of equals the first stays first.
            falls.sort_by(|a, b| b.1.total_cmp(&a.1));
            if let Some(&(_, deepest)) = falls.first() {
                let most = falls.iter().filter(|(_, fall)| *fall >= CLOSE * deepest).map(|(l, _)| *l);
                return Binding { part: Some(part), most: most.collect() };
            }
        }
        Binding::default()
    }

    /// By which share of itself the bound of a part falls without a limit, if that is noticeable. The last arrival counts
    /// from the start.
    pub fn fall(&self, part: Objective, without: &Bound, scenario: &Scenario) -> Option<f64> {
        let value = |bound: &Bound| match part {
            Objective::LeftBehind => bound.left_behind_weighted,
            Objective::Exposure => bound.exposure,
            Objective::LastArrival => bound.last_arrival.map(|t| (t - scenario.start).0 as f64),
            Objective::Distance | Objective::Wishes => None,
        };
        let (with, without) = (value(&self.proven)?, value(without)?);
        let share = (with - without) / with;
        (with > 0.0 && share >= NOTICEABLE).then_some(share)
    }
}

/// A bottleneck for programs. `without` holds a bound for each limit's code.
pub fn bottleneck_json(bottleneck: &Bottleneck, scenario: &Scenario, clock: &dyn Clock) -> Value {
    let binding = bottleneck.binding(scenario);
    let bound = |b: &Bound| {
        json!({
            "left_behind_weighted": b.left_behind_weighted,
            "exposure": b.exposure,
            "last_arrival": b.last_arrival.map(|t| clock.rfc3339(t)),
        })
    };
    let without: Map<String, Value> =
        bottleneck.without.iter().map(|(limit, b)| (limit.code().to_owned(), bound(b))).collect();
    json!({
        "part": binding.part.map(Objective::as_str),
        "most": binding.most.iter().map(|limit| limit.code()).collect::<Vec<_>>(),
        "proven": bound(&bottleneck.proven),
        "without": without,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{START, at, scenario};

    fn bound(left: f64, exposure: f64, hour: i64) -> Bound {
        Bound { left_behind_weighted: Some(left), exposure: Some(exposure), last_arrival: Some(at(hour, 0)) }
    }

    fn ranked(proven: Bound, without: &[(Limit, Bound)]) -> Binding {
        Bottleneck { proven, without: without.to_vec() }.binding(&scenario())
    }

    #[test]
    fn where_somebody_must_stay_what_keeps_them_binds_first() {
        let found = ranked(
            bound(40.0, 100.0, 12),
            &[(Limit::Fleet, bound(40.0, 20.0, 7)), (Limit::Reception, bound(0.0, 99.0, 12))],
        );
        assert_eq!(found, Binding { part: Some(Objective::LeftBehind), most: vec![Limit::Reception] });
    }

    #[test]
    fn of_those_that_come_close_all_are_named_the_deepest_first() {
        let found = ranked(
            bound(0.0, 100.0, 12),
            &[
                (Limit::Fleet, bound(0.0, 58.0, 12)),
                (Limit::Corridor, bound(0.0, 50.0, 12)),
                (Limit::Bays, bound(0.0, 90.0, 7)),
            ],
        );
        assert_eq!(
            found,
            Binding { part: Some(Objective::Exposure), most: vec![Limit::Corridor, Limit::Fleet] }
        );
    }

    #[test]
    fn where_only_the_end_moves_it_is_ranked_by_the_end() {
        let found = ranked(
            bound(0.0, 100.0, 12),
            &[(Limit::Fleet, bound(0.0, 99.8, 11)), (Limit::Bays, bound(0.0, 100.0, 12))],
        );
        assert_eq!(found, Binding { part: Some(Objective::LastArrival), most: vec![Limit::Fleet] });
    }

    #[test]
    fn where_each_alone_changes_nothing_nothing_single_binds() {
        let all = bound(0.0, 100.0, 12);
        assert_eq!(ranked(all, &[(Limit::Fleet, all), (Limit::Bays, all)]), Binding::default());
        assert_eq!(ranked(Bound::default(), &[(Limit::Fleet, all)]), Binding::default());
        // A bound at the start has nowhere to fall.
        let begun = Bound { last_arrival: Some(START), ..Bound::default() };
        assert_eq!(ranked(begun, &[(Limit::Fleet, begun)]), Binding::default());
    }

    #[test]
    fn every_limit_is_found_by_its_code() {
        for limit in Limit::ALL {
            assert_eq!(Limit::from_code(limit.code()), Some(limit));
        }
        assert_eq!(Limit::from_code("weather"), None);
    }
}
