//! The moves of the search: each changes the genes from one position on.

use domain::Duration;

use crate::dispatch::{Dispatcher, Gene, HOLD_JUST, Rule, draw_habits};
use crate::model::Model;
use crate::random::Random;

/// A change: decode anew from `from` on: first these genes, then so many waves by a rule, then the rest.
pub(super) struct Change {
    pub(super) from: usize,
    pub(super) before: Vec<Gene>,
    pub(super) propose: Option<(Rule, usize)>,
    pub(super) after: Vec<Gene>,
}

/// Draws a move; none if there is nothing to change.
pub(super) fn draw(
    model: &Model<'_>,
    genes: &[Gene],
    dispatcher: &Dispatcher<'_, '_>,
    random: &mut Random,
) -> Option<Change> {
    let n = genes.len();
    if n == 0 {
        return Some(Change { from: 0, before: Vec::new(), propose: Some((Rule::draw(random), 2)), after: Vec::new() });
    }
    let at = random.below(n);
    let change = |before: Vec<Gene>, rest: usize| Change {
        from: at,
        before,
        propose: None,
        after: genes[rest.min(n)..].to_vec(),
    };
    let mut gene = genes[at].clone();
    let out = model.ways.between(gene.zones.0, gene.zones.1);
    let whole = |g: &Gene| {
        let ways = model.ways.between(g.zones.0, g.zones.1);
        ways.get(usize::from(g.way_out)).map_or(1, |w| dispatcher.whole(w)).max(1)
    };
    match random.below(14) {
        // Size.
        0 | 1 => {
            let whole = whole(&gene);
            let step = 1 + random.below(whole.div_ceil(4));
            let most = usize::from(gene.most);
            gene.most = if random.chance(0.5) { most + step } else { most.saturating_sub(step) }.clamp(1, whole) as u16;
            Some(change(vec![gene], at + 1))
        }
        // Patience.
        2 => {
            gene.patience = Duration::minutes(random.below(90) as i64);
            Some(change(vec![gene], at + 1))
        }
        // Hold.
        3 => {
            gene.hold = match random.below(3) {
                0 => HOLD_JUST,
                1 => Duration::ZERO,
                _ => Duration::minutes(random.below(240) as i64),
            };
            Some(change(vec![gene], at + 1))
        }
        // Another draw of loads.
        4 | 5 => {
            gene.salt = random.next_u64();
            gene.noise = random.pick(&[0.05, 0.2, 0.5, 1.0, 3.0]);
            Some(change(vec![gene], at + 1))
        }
        // Other habits.
        6 => {
            draw_habits(&mut gene, random);
            Some(change(vec![gene], at + 1))
        }
        // Another zone or way.
        7 => {
            let pairs: Vec<_> = dispatcher.pairs();
            gene.zones = random.pick(&pairs);
            gene.way_out = random.below(model.ways.between(gene.zones.0, gene.zones.1).len().max(1)) as u8;
            gene.way_in = random.below(2) as u8;
            gene.most = gene.most.min(whole(&gene) as u16).max(1);
            Some(change(vec![gene], at + 1))
        }
        8 if out.len() > 1 => {
            gene.way_out = random.below(out.len()) as u8;
            gene.way_in = random.below(2) as u8;
            Some(change(vec![gene], at + 1))
        }
        // Another vehicle begins.
        8 | 9 => {
            gene.skip = if random.chance(0.3) { 0 } else { random.below(6) as u8 };
            Some(change(vec![gene], at + 1))
        }
        // One wave less.
        10 => Some(change(Vec::new(), at + 1)),
        // One more: a copy, smaller or as large, or two halves.
        11 => {
            let mut first = gene.clone();
            if random.chance(0.5) {
                first.most = (first.most / 2).max(1);
                gene.most = gene.most.saturating_sub(first.most).max(1);
            } else {
                draw_habits(&mut first, random);
                first.most = 1 + random.below(whole(&first)) as u16;
            }
            Some(change(vec![first, gene], at + 1))
        }
        // Another order.
        12 => {
            let other = at + 1 + random.below(4);
            if other >= n {
                return None;
            }
            let mut between = genes[at..=other].to_vec();
            between.rotate_right(1);
            Some(change(between, other + 1))
        }
        // A few waves by a drawn rule.
        _ => {
            let count = 1 + random.below(4);
            let mut c = change(Vec::new(), at + count);
            c.propose = Some((Rule::draw(random), count));
            Some(c)
        }
    }
}
