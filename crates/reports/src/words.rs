//! Phrases that the text and the page share: kinds of vehicles, parts of the score, bounds and gaps.

use domain::{Bound, Direction, Idx, Kind, Objective};
use texts::isolated;

use crate::bottleneck::Limit;
use crate::figures::{Figures, left_groups};
use crate::lang::Text;
use crate::parts::{Amount, Gap, Part, standing};
use crate::{Lang, Proof, Told};

/// `18 Bus, 9 Ambulance, 1 Escort`.
pub(crate) fn kinds(told: &Told<'_>, lang: Lang, vehicles: &[(Idx<Kind>, u32)]) -> String {
    let each: Vec<String> = vehicles
        .iter()
        .map(|&(kind, n)| {
            let name = told.scenario.kinds[kind].name.in_language(lang.tag());
            format!("{} {}", lang.int(u64::from(n)), isolated(lang, name))
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
pub(crate) fn label(objective: Objective) -> Text {
    match objective {
        Objective::LeftBehind => Text::LeftWeighted,
        Objective::Exposure => Text::Exposure,
        Objective::LastArrival => Text::LastArrival,
        Objective::Distance => Text::Distance,
        Objective::Wishes => Text::Wishes,
    }
}

/// What the part of a proof is called, and by what it is proven; what has another name stands as it is.
pub(crate) fn proof_label(lang: Lang, proof: &Proof) -> String {
    let part = match proof.part.as_str() {
        "left_behind_weighted" => lang.say(Text::LeftWeighted),
        "exposure" => lang.say(Text::Exposure),
        "last_arrival" => lang.say(Text::LastArrival),
        other => other,
    };
    let by = match proof.by.as_str() {
        "earliest" => lang.say(Text::ByEarliest),
        "routes" => lang.say(Text::ByRoutes),
        "cases" => lang.say(Text::ByCases),
        "search" => lang.say(Text::BySearch),
        other => Limit::from_code(other).map_or(other, |limit| lang.say(limit_label(limit))),
    };
    if by.is_empty() { part.to_owned() } else { format!("{part} ({by})") }
}

/// What a limit is called.
pub(crate) fn limit_label(limit: Limit) -> Text {
    match limit {
        Limit::Fleet => Text::LimitFleet,
        Limit::Corridor => Text::LimitCorridor,
        Limit::Checkpoint => Text::LimitCheckpoint,
        Limit::Bays => Text::LimitBays,
        Limit::Reception => Text::LimitReception,
    }
}

/// Parts of the score in a row, as they stand within a sentence.
pub(crate) fn objectives(lang: Lang, parts: &[Objective]) -> String {
    let names: Vec<String> = parts.iter().map(|&part| lang.say(label(part)).to_lowercase()).collect();
    names.join(lang.say(Text::Then))
}

/// Whether the plan is proven to be the best, and of which parts it is not; none if some part with a bound is open.
pub(crate) fn standing_says(told: &Told<'_>, lang: Lang) -> Option<(Text, String)> {
    let standing = standing(told.scenario, told.plan);
    if !standing.is_settled() {
        return None;
    }
    let says = if standing.open.is_empty() { Text::NothingBetter } else { Text::NothingBetterBut };
    Some((says, objectives(lang, &standing.open)))
}

/// A sentence with the values that go into its places.
pub(crate) type Sentence = (Text, Vec<(&'static str, String)>);

/// What holds the operation back, in sentences.
pub(crate) fn held_back(told: &Told<'_>, lang: Lang) -> Vec<Sentence> {
    let Some(bottleneck) = &told.bottleneck else { return vec![(Text::HeldUnknown, vec![])] };
    let binding = bottleneck.binding(told.scenario);
    let name = |limit: Limit| lang.say(limit_label(limit)).to_owned();
    let Some(&most) = binding.most.first() else { return vec![(Text::HeldByNothing, vec![])] };
    let what: Vec<String> = binding.most.iter().map(|&limit| name(limit)).collect();
    let mut says: Vec<Sentence> = vec![(Text::HeldBy, vec![("what", what.join(lang.say(Text::Then)))])];
    // Where several come close, what would ease the first is no more to the point than what would ease the others.
    for &limit in &binding.most {
        let ask = match limit {
            Limit::Fleet => Text::AskFleet,
            Limit::Corridor => Text::AskCorridor,
            Limit::Checkpoint => Text::AskCheckpoint,
            Limit::Bays => Text::AskBays,
            Limit::Reception => Text::AskReception,
        };
        says.push((ask, vec![("what", name(limit))]));
    }
    let without = bottleneck.without.iter().find(|(limit, _)| *limit == most).map(|(_, bound)| bound);
    if let Some(without) = without {
        let proven = &bottleneck.proven;
        let mut fall =
            |part: Objective, text: Text, a: Option<Amount>, b: Option<Amount>, n: Option<String>| {
                if let (Some(share), Some(a), Some(b)) = (bottleneck.fall(part, without, told.scenario), a, b)
                {
                    let (a, b) = (amount(told, lang, a), amount(told, lang, b));
                    let n = n.unwrap_or_else(|| lang.percent(share));
                    says.push((text, vec![("what", name(most)), ("a", a), ("b", b), ("n", n)]));
                }
            };
        let left = |b: &Bound| b.left_behind_weighted.map(Amount::Weighted);
        fall(Objective::LeftBehind, Text::FallLeft, left(proven), left(without), None);
        let exposure = |b: &Bound| b.exposure.map(Amount::PersonHours);
        fall(Objective::Exposure, Text::FallExposure, exposure(proven), exposure(without), None);
        let last = |b: &Bound| b.last_arrival.map(Amount::At);
        let sooner = proven.last_arrival.zip(without.last_arrival);
        let sooner = sooner.map(|(a, b)| lang.duration((a - b).0 / 60 * 60));
        fall(Objective::LastArrival, Text::FallLast, last(proven), last(without), sooner);
    }
    says.push((Text::HeldCaveat, vec![]));
    says
}

/// The bounds with all limits and without each, for a table: a name, then one value a part; a dash where nothing is proven.
pub(crate) fn held_back_rows(told: &Told<'_>, lang: Lang) -> Vec<[String; 4]> {
    let Some(bottleneck) = &told.bottleneck else { return Vec::new() };
    let row = |name: Text, bound: &Bound| {
        let cell = |a: Option<Amount>| a.map_or_else(|| "-".to_owned(), |a| amount(told, lang, a));
        [
            lang.say(name).to_owned(),
            cell(bound.left_behind_weighted.map(Amount::Weighted)),
            cell(bound.exposure.map(Amount::PersonHours)),
            cell(bound.last_arrival.map(Amount::At)),
        ]
    };
    std::iter::once(row(Text::NoneAway, &bottleneck.proven))
        .chain(bottleneck.without.iter().map(|(limit, bound)| row(limit_label(*limit), bound)))
        .collect()
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
    if part.closed {
        let all = match part.objective {
            Objective::LeftBehind | Objective::Distance | Objective::Wishes => Text::BestPossible,
            Objective::Exposure | Objective::LastArrival => Text::BestOfThose,
        };
        return (all, None);
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
        Some(Gap::Later(d)) => lang.duration(d.0),
    }
}

/// The word for a direction.
pub(crate) fn direction_word(lang: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::Outward => lang.say(Text::Outward),
        Direction::Back => lang.say(Text::Back),
    }
}
