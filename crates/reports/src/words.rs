//! Phrases that the text and the page share: kinds of vehicles, parts of the score, bounds and gaps.

use domain::{Direction, Idx, Kind, Objective};

use crate::figures::{Figures, left_groups};
use crate::lang::Text;
use crate::parts::{Amount, Gap, Part};
use crate::{Lang, Told};

/// `18 Bus, 9 Ambulance, 1 Escort`.
pub(crate) fn kinds(told: &Told<'_>, lang: Lang, vehicles: &[(Idx<Kind>, u32)]) -> String {
    let each: Vec<String> = vehicles
        .iter()
        .map(|&(kind, n)| {
            let name = told.scenario.kinds[kind].name.in_language(lang.tag());
            format!("{} {name}", lang.int(u64::from(n)))
        })
        .collect();
    each.join(lang.say(Text::List))
}

/// People who are not safe by the end, and for whom no reason is given.
pub(crate) fn unexplained(told: &Told<'_>, figures: &Figures) -> u64 {
    let left = figures.people.saturating_sub(figures.safe);
    let explained: u64 = left_groups(told.scenario, &told.left).iter().map(|g| g.people).sum();
    left.saturating_sub(explained)
}

/// What a part is called.
pub(crate) fn label(part: Part) -> Text {
    match part.objective {
        Objective::LeftBehind => Text::LeftWeighted,
        Objective::Exposure => Text::Exposure,
        Objective::LastArrival => Text::LastArrival,
        Objective::Distance => Text::Distance,
        Objective::Wishes => Text::Wishes,
    }
}

/// What the part of a proof is called; a part of another name stands as it is.
pub(crate) fn proof_label(lang: Lang, part: &str) -> String {
    match part {
        "left_behind_weighted" => lang.say(Text::LeftWeighted).to_owned(),
        "exposure" => lang.say(Text::Exposure).to_owned(),
        "last_arrival" => lang.say(Text::LastArrival).to_owned(),
        other => other.to_owned(),
    }
}

/// A value with its unit.
pub(crate) fn amount(told: &Told<'_>, lang: Lang, amount: Amount) -> String {
    match amount {
        Amount::Weighted(x) | Amount::Wishes(x) => lang.decimal(x, 2),
        Amount::PersonHours(x) => lang.decimal(x, 1),
        Amount::At(t) => told.clock.minute(t),
        Amount::Km(x) => lang.fill(Text::Km, &[("n", &lang.decimal(x, 1))]),
    }
}

/// The sentence of a bound, and the value that goes into its place `{n}`.
pub(crate) fn bound_says(part: Part) -> (Text, Option<Amount>) {
    if part.gap.is_some_and(Gap::is_closed) {
        return (Text::BestPossible, None);
    }
    match part.bound {
        Some(Amount::Weighted(_)) => (Text::BoundLeft, part.bound),
        Some(Amount::PersonHours(_)) => (Text::BoundExposure, part.bound),
        Some(Amount::At(_)) => (Text::BoundLast, part.bound),
        Some(Amount::Km(_) | Amount::Wishes(_)) | None => (Text::NoBound, None),
    }
}

/// The gap alone; a dash where there is none.
pub(crate) fn gap_text(lang: Lang, part: Part) -> String {
    match part.gap {
        None => "-".to_owned(),
        Some(Gap::Ratio(r)) => lang.percent(r),
        Some(Gap::Difference(d)) => lang.decimal(d, 2),
        Some(Gap::Later(d)) => d.to_string(),
    }
}

/// The word for a direction.
pub(crate) fn direction_word(lang: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::Outward => lang.say(Text::Outward),
        Direction::Back => lang.say(Text::Back),
    }
}
