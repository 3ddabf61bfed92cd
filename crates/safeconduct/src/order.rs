//! What counts first, as the command line has it: the parts that are named, then the rest as the scenario has them.

use clap::ValueEnum;
use domain::{Objective, Scenario};
use texts::Text;

use crate::fault::Fault;
use crate::language::fill;

/// A part of the score.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Part {
    /// Weighted people who are not safe by the end
    LeftBehind,
    /// Weighted person-hours until safe
    Exposure,
    /// When the last of them are safe
    LastArrival,
    /// Kilometres driven
    Distance,
    /// Weighted places of a family's wish that stand before the one that it reaches
    Wishes,
}

impl From<Part> for Objective {
    fn from(part: Part) -> Objective {
        match part {
            Part::LeftBehind => Objective::LeftBehind,
            Part::Exposure => Objective::Exposure,
            Part::LastArrival => Objective::LastArrival,
            Part::Distance => Objective::Distance,
            Part::Wishes => Objective::Wishes,
        }
    }
}

/// Has these parts count first, and after them those that the scenario names, as it names them: so that whoever reads the
/// scenario without this order finds every part stated that it asks for.
///
/// # Errors
/// If a part stands twice.
pub(crate) fn first(scenario: &mut Scenario, parts: &[Part]) -> Result<(), Fault> {
    let mut order: Vec<Objective> = Vec::new();
    for part in parts.iter().map(|&part| Objective::from(part)) {
        if order.contains(&part) {
            return Err(Fault::unreadable(fill(Text::OrderTwice, &[("part", part.as_str())])));
        }
        order.push(part);
    }
    let rest = scenario.order.iter().filter(|part| !order.contains(part)).copied().collect::<Vec<_>>();
    order.extend(rest);
    scenario.order = order;
    Ok(())
}

/// The order that a plan file names, if it names one that can be.
pub(crate) fn from_words(words: &[&str]) -> Option<Vec<Objective>> {
    let mut order = Vec::new();
    for word in words {
        let part = Objective::ALL.into_iter().find(|part| part.as_str() == *word)?;
        if order.contains(&part) {
            return None;
        }
        order.push(part);
    }
    (!order.is_empty()).then_some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_counts_first_and_the_rest_stays_in_its_order() {
        use Objective::{Distance, Exposure, LastArrival, LeftBehind, Wishes};
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
        let mut s = crate::inputs::scenario(&folder.join("tiny.toml")).unwrap();
        first(&mut s, &[Part::Wishes, Part::LastArrival]).unwrap();
        assert_eq!(s.order, [Wishes, LastArrival, LeftBehind, Exposure, Distance]);
        assert!(first(&mut s, &[Part::Wishes, Part::Wishes]).is_err());
    }

    #[test]
    fn the_words_are_those_of_the_scenario() {
        for part in Part::value_variants() {
            let word = part.to_possible_value().unwrap().get_name().to_owned();
            assert_eq!(from_words(&[&word]), Some(vec![Objective::from(*part)]), "{word}");
        }
        assert_eq!(from_words(&["exposure", "exposure"]), None);
        assert_eq!(from_words(&["speed"]), None);
        assert_eq!(from_words(&[]), None);
    }
}
