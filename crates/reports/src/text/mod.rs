//! The movement order as plain text for a terminal: who leaves when, in what, through where, and what it amounts to.

mod changes;
mod columns;
mod comparison;
mod convoys;
mod explained;
mod result;

use texts::isolated;

use crate::figures::{Figures, figures};
use crate::lang::Text;
use crate::{Lang, Told};

pub use changes::changes_text;
pub(crate) use columns::{Side, table};
pub use columns::{labelled, printed};
pub use comparison::comparison;
pub use explained::{Question, explained};

/// How much of a long plan is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// A plan of many convoys is summed up by day and corridor.
    Brief,
    /// Every convoy.
    Full,
}

/// The most columns that a line takes where its words allow it: an A4 page upright at 10 points, and any terminal.
pub(crate) const WIDTH: usize = 96;

/// What every section needs.
struct Order<'a> {
    told: &'a Told<'a>,
    lang: Lang,
    figures: Figures,
}

/// Writes the movement order.
pub fn movement_order(told: &Told<'_>, lang: Lang, extent: Extent) -> String {
    let order = Order { told, lang, figures: figures(told.scenario, told.plan, told.state) };
    let sections = [
        order.heading(),
        order.result(),
        order.bottleneck(),
        order.convoys(extent),
        order.destinations(),
        order.left(),
        order.vehicles(),
        order.proofs(),
    ];
    columns::printed(lang, &sections.join("\n"))
}

impl Order<'_> {
    fn heading(&self) -> String {
        let (s, lang, clock) = (self.told.scenario, self.lang, self.told.clock);
        let (from, until) = (clock.minute(s.start), clock.minute(s.end));
        let fleet: Vec<String> = s
            .kinds
            .iter()
            .map(|k| {
                let name = isolated(lang, k.name.in_language(lang.tag()));
                format!("{} {name}", lang.int(u64::from(k.count)))
            })
            .collect();
        let mut lines = vec![
            lang.say(Text::MovementOrder).to_uppercase(),
            s.name.in_language(lang.tag()).to_owned(),
            lang.fill(Text::Horizon, &[("from", &from), ("until", &until), ("zone", &s.timezone)]),
            lang.say(Text::Caveat).to_owned(),
            String::new(),
            lang.fill(
                Text::PeopleLine,
                &[
                    ("people", &lang.int(self.figures.people)),
                    ("vehicles", &fleet.join(lang.say(Text::List))),
                ],
            ),
        ];
        if let Some(state) = self.told.state {
            let safe: u64 = state
                .people
                .iter()
                .flat_map(|c| c.safe.iter().map(|safe| (c.class, safe.families)))
                .map(|(class, families)| u64::from((s.classes[class].family * families).people()))
                .sum();
            lines.push(lang.fill(
                Text::FromState,
                &[
                    ("time", &clock.minute(state.now)),
                    ("people", &lang.int(safe)),
                    ("convoys", &lang.int(state.convoys.len() as u64)),
                ],
            ));
        }
        lines.iter().flat_map(|line| columns::wrap(line, "", WIDTH)).map(|line| line + "\n").collect()
    }

    /// A heading of a section, underlined.
    fn title(&self, text: Text) -> String {
        let title = self.lang.say(text);
        format!("{title}\n{}\n", "-".repeat(columns::width(title)))
    }
}
