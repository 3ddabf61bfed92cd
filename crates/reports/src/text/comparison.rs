//! Two plans side by side: every part of the score, and by how much the second differs.

use domain::{Objective, Scenario, Score};

use super::columns::{Side, printed, table};
use crate::lang::Text;
use crate::{Clock, Lang};

/// Writes both scores and their difference, the parts in the scenario's order, then those that it does not name.
pub fn comparison(scenario: &Scenario, old: &Score, new: &Score, lang: Lang, clock: &dyn Clock) -> String {
    let difference = |d: f64, decimals: usize| {
        let text = lang.decimal(d, decimals);
        if d > 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) { format!("+{text}") } else { text }
    };
    let row = |text: Text, a: f64, b: f64, decimals: usize| {
        vec![
            lang.say(text).to_owned(),
            lang.decimal(a, decimals),
            lang.decimal(b, decimals),
            difference(b - a, decimals),
        ]
    };
    let people = scenario.people() as f64;
    let (left, still) = (old.left_behind as f64, new.left_behind as f64);
    let mut rows =
        vec![row(Text::PeopleOut, people - left, people - still, 0), row(Text::LeftBehind, left, still, 0)];
    let rest = Objective::DEFAULT.into_iter().filter(|o| !scenario.order.contains(o));
    for part in scenario.order.iter().copied().chain(rest) {
        rows.push(match part {
            Objective::LeftBehind => {
                row(Text::LeftWeighted, old.left_behind_weighted, new.left_behind_weighted, 2)
            }
            Objective::Exposure => {
                let mut row = row(Text::Exposure, old.exposure, new.exposure, 1);
                row[0] = format!("{}{}{}", row[0], lang.say(Text::List), lang.say(Text::ExposureUnit));
                row
            }
            Objective::LastArrival => {
                let at =
                    |score: &Score| score.last_arrival.map_or_else(|| "-".to_owned(), |t| clock.minute(t));
                let shift = old.last_arrival.zip(new.last_arrival).map(|(a, b)| b - a);
                let shift = shift.map_or_else(
                    || "-".to_owned(),
                    |d| if d.0 > 0 { format!("+{}", lang.duration(d.0)) } else { lang.duration(d.0) },
                );
                vec![lang.say(Text::LastArrival).to_owned(), at(old), at(new), shift]
            }
            Objective::Distance => {
                let mut row = row(Text::Distance, old.distance_km, new.distance_km, 1);
                for cell in &mut row[1..] {
                    *cell = lang.fill(Text::Km, &[("n", cell)]);
                }
                row
            }
            Objective::Wishes => row(Text::Wishes, old.wishes, new.wishes, 2),
        });
    }
    let heads = [
        ("", Side::Left),
        (lang.say(Text::Before), Side::Right),
        (lang.say(Text::After), Side::Right),
        (lang.say(Text::Difference), Side::Right),
    ];
    printed(lang, &table(lang, &heads, &rows).join("\n"))
}
