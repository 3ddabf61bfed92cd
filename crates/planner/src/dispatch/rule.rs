//! The rules by which the dispatcher proposes waves, as numbers that can be drawn.

use domain::Duration;

use super::gene::{Gene, HOLD_JUST, Prefer};
use crate::random::Random;

/// One dispatch rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// Sizes of convoys to try, as parts of the largest allowed (of all vehicles where there is no limit).
    pub(crate) sizes: Vec<f64>,
    /// Vehicle-seconds that a convoy costs for the slot that it takes.
    pub(crate) slot: f64,
    /// How much sooner counts, beside more: exponent of the part of the horizon that is left when people are safe.
    pub(crate) soon: f64,
    /// How much the choice between waves is disturbed; 0 for not at all.
    pub(crate) noise: f64,
    /// How many ways in and out are tried.
    pub(crate) ways: (usize, usize),
    /// All else, as a gene without place and size.
    pub(crate) gene: Gene,
}

impl Rule {
    /// The plain rule: full convoys without much waiting.
    pub(crate) fn plain() -> Rule {
        Rule {
            sizes: vec![1.0, 0.6],
            slot: 3600.0,
            soon: 0.5,
            noise: 0.0,
            ways: (2, 3),
            gene: Gene {
                zones: (domain::Scenario::OPEN, domain::Scenario::OPEN),
                way_in: 0,
                way_out: 0,
                most: 1,
                skip: 0,
                extra: 0,
                prefer: Prefer::Large,
                patience: Duration::minutes(15),
                hold: Duration::ZERO,
                fill: 0.25,
                further: 0.5,
                calls: (2, 2),
                back: 1.0,
                noise: 0.0,
                salt: 0,
                ready: Duration::minutes(20),
                room: 1.0,
                apart: false,
                loose: false,
            },
        }
    }

    /// A drawn rule.
    pub(crate) fn draw(wide: bool, random: &mut Random) -> Rule {
        let all = [1.0, 0.8, 0.6, 0.45, 0.3, 0.2];
        let mut rule = Rule::plain();
        rule.sizes = vec![random.pick(&all)];
        if random.chance(0.6) {
            rule.sizes.push(random.pick(&all));
        }
        if random.chance(0.2) {
            rule.sizes.push(0.0);
        }
        rule.slot = random.pick(&[0.0, 1800.0, 3600.0, 7200.0, 14_400.0, 28_800.0]);
        rule.soon = random.pick(&[0.0, 0.5, 1.0, 2.0]);
        rule.noise = random.pick(&[0.0, 0.05, 0.15, 0.4, 1.0]);
        draw_habits(&mut rule.gene, wide, random);
        rule
    }
}

/// Draws all of a gene but place and size; `wide` draws what pays in small operations as often as all else.
pub(crate) fn draw_habits(gene: &mut Gene, wide: bool, random: &mut Random) {
    gene.patience = Duration::minutes(random.pick(&[0, 5, 10, 15, 20, 30, 45, 60, 120]));
    gene.hold = if random.chance(0.3) { HOLD_JUST } else { Duration::ZERO };
    gene.fill = random.pick(&[0.0, 0.05, 0.1, 0.25, 0.5]);
    gene.further = random.pick(&[0.0, 0.5, 0.5, 1.0]);
    gene.calls = (1 + random.below(3) as u8, 1 + random.below(3) as u8);
    gene.back = random.pick(&[0.0, 0.5, 1.0]);
    gene.noise =
        random.pick(if wide { &[0.0, 0.0, 0.1, 0.3, 1.0, 2.0] } else { &[0.0, 0.0, 0.1, 0.3, 1.0, 1.0] });
    gene.salt = random.next_u64();
    gene.prefer = random.pick(&[
        Prefer::Large,
        Prefer::Large,
        Prefer::Large,
        Prefer::Early,
        Prefer::Small,
        Prefer::Mixed,
    ]);
    gene.ready = Duration::minutes(random.pick(&[0, 10, 30, 90]));
    gene.room = if random.chance(0.15) { random.pick(&[0.3, 0.5, 0.7, 0.85]) } else { 1.0 };
    // Rarely worth it where there are many vehicles; the search tries it wave by wave.
    gene.apart = random.chance(if wide { 0.4 } else { 0.05 });
    gene.extra = if random.chance(if wide { 0.2 } else { 0.03 }) { 1 + random.below(4) as u8 } else { 0 };
    gene.loose = random.chance(0.1);
}
