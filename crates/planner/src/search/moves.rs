//! The moves of the search: each changes the genes from one position on.

use std::sync::Arc;

use domain::{Duration, Time};

use super::MANY;
use crate::dispatch::{Dispatcher, Gene, Given, HOLD_JUST, Habits, Rule, Wave, draw_habits};
use crate::model::Model;
use crate::movement::Movement;
use crate::random::Random;

/// Waves that are decided anew.
pub(super) enum Propose {
    /// So many at most, by a rule.
    Rule(Rule, usize),
    /// So many at most, by queues.
    Queues(Habits, usize),
    /// All, with the trips that they had: each vehicle its own, or all of a kind one list.
    Retime(Habits, bool),
}

/// What is decoded in place of what was there.
pub(super) enum Piece {
    /// A wave decided anew.
    Gene(Gene),
    /// A wave as it was, or with its movements changed by hand; decided anew if it cannot be.
    Wave(Wave),
    /// A wave as it was or with its movements changed by hand; without it the move is given up.
    Exact(Wave),
    /// A wave whose vehicles and loads are given; without it the move is given up.
    Given(Given),
}

/// A change: decode anew from `from` on: first these genes, then so many waves by a rule, then the rest.
pub(super) struct Change {
    pub(super) from: usize,
    pub(super) before: Vec<Piece>,
    pub(super) propose: Option<Propose>,
    /// The first wave that is not replaced.
    pub(super) rest: usize,
}

/// Draws a move; none if there is nothing to change.
pub(super) fn draw(
    model: &Model<'_>,
    dispatcher: &Dispatcher<'_, '_>,
    habits: &Habits,
    random: &mut Random,
) -> Option<Change> {
    let waves = &dispatcher.waves;
    let n = waves.len();
    let wide = model.wide();
    if n == 0 {
        let propose = Some(Propose::Rule(Rule::draw(wide, random), 2));
        return Some(Change { from: 0, before: Vec::new(), propose, rest: 0 });
    }
    if random.chance(if model.scenario.vehicles.len() > MANY { 0.5 } else { 0.45 }) {
        return Some(by_queues(n, habits, random));
    }
    if random.chance(if model.scenario.vehicles.len() > MANY { 0.15 } else { 0.5 }) {
        let (from, before, rest) = super::members::draw(model, dispatcher, random)?;
        return Some(Change { from, before, propose: None, rest });
    }
    if random.chance(if wide { 0.3 } else { 0.1 }) {
        let (from, before, rest) = super::families::draw(model, dispatcher, random)?;
        return Some(Change { from, before, propose: None, rest });
    }
    let at = random.below(n);
    let pieces =
        |before: Vec<Piece>, rest: usize| Change { from: at, before, propose: None, rest: rest.min(n) };
    let change = |genes: Vec<Gene>, rest: usize| pieces(genes.into_iter().map(Piece::Gene).collect(), rest);
    let mut gene = waves[at].decided.gene.clone();
    let out = model.ways.between(gene.zones.0, gene.zones.1);
    let whole = |g: &Gene| {
        let ways = model.ways.between(g.zones.0, g.zones.1);
        ways.get(usize::from(g.way_out)).map_or(1, |w| dispatcher.whole(w)).max(1)
    };
    match kind(random) {
        // Size.
        0 | 1 => {
            let whole = whole(&gene);
            let step = 1 + random.below(whole.div_ceil(4));
            let most = usize::from(gene.most);
            gene.most = if random.chance(0.5) { most + step } else { most.saturating_sub(step) }
                .clamp(1, whole) as u16;
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
            draw_habits(&mut gene, wide, random);
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
            if random.chance(if wide { 0.3 } else { 0.1 }) {
                gene.extra = random.below(5) as u8;
            }
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
                draw_habits(&mut first, wide, random);
                first.most = 1 + random.below(whole(&first)) as u16;
            }
            Some(change(vec![first, gene], at + 1))
        }
        // Another order.
        12 | 13 => {
            let other = at + 1 + random.below(4);
            if other >= n {
                return None;
            }
            let mut between = waves[at..=other].to_vec();
            between.rotate_right(1);
            Some(pieces(between.into_iter().map(Piece::Wave).collect(), other + 1))
        }
        // One vehicle less: it is free for another wave.
        14 | 15 => {
            let mut decided = (*waves[at].decided).clone();
            let out = decided.movements.iter().flat_map(|m| &m.members).filter(|m| !m.pickups.is_empty());
            let carrying: Vec<_> = out.map(|m| m.vehicle).collect();
            if carrying.len() < 2 {
                return None;
            }
            let gone = random.pick(&carrying);
            for movement in &mut decided.movements {
                movement.members.retain(|m| m.vehicle != gone);
            }
            decided.movements.retain(|m| !m.members.is_empty());
            decided.gene.most = decided.gene.most.saturating_sub(1).max(1);
            // Whom it would have carried is meant for the same place still; the quota is a guide, not a count.
            let wave = Wave { decided: Arc::new(decided), mark: waves[at].mark };
            Some(pieces(vec![Piece::Wave(wave)], at + 1))
        }
        // Held, or not held any more.
        16 => {
            let mut decided = (*waves[at].decided).clone();
            let movement = random.below(decided.movements.len());
            let begin = movement_begin(&decided.movements[movement], dispatcher)?;
            let shift = Duration::minutes(random.below(90) as i64 - 15);
            let held = &mut decided.movements[movement].not_before;
            *held = if shift < Duration::ZERO { model.now } else { begin + shift };
            let wave = Wave { decided: Arc::new(decided), mark: waves[at].mark };
            Some(pieces(vec![Piece::Wave(wave)], at + 1))
        }
        // A few waves by a drawn rule.
        _ => {
            let count = 1 + random.below(4);
            let mut c = change(Vec::new(), at + count);
            c.propose = Some(Propose::Rule(Rule::draw(wide, random), count));
            Some(c)
        }
    }
}

/// Queues from a wave on: to the end, or for a few convoys, after which all is as it was where that can be.
fn by_queues(n: usize, habits: &Habits, random: &mut Random) -> Change {
    let from = random.below(n);
    let habits = habits.varied(random);
    if random.chance(0.25) {
        let propose = Some(Propose::Retime(habits, random.chance(0.3)));
        return Change { from, before: Vec::new(), propose, rest: n };
    }
    let count = if random.chance(0.5) { usize::MAX } else { 1 + random.below(12) };
    let rest = from.saturating_add(count).min(n);
    Change { from, before: Vec::new(), propose: Some(Propose::Queues(habits, count)), rest }
}

/// Which move: those that most often lead to something better are drawn more often (measured on generated scenarios).
fn kind(random: &mut Random) -> usize {
    const SHARES: [usize; 18] = [5, 4, 2, 2, 6, 6, 6, 4, 6, 7, 5, 5, 5, 4, 8, 9, 2, 14];
    let mut draw = random.below(SHARES.iter().sum());
    for (kind, &share) in SHARES.iter().enumerate() {
        if draw < share {
            return kind;
        }
        draw -= share;
    }
    0
}

/// About when a movement's vehicles set out: when the first of its convoys departed, or nothing if it has none.
fn movement_begin(movement: &Movement, dispatcher: &Dispatcher<'_, '_>) -> Option<Time> {
    let first = movement.members.first()?.vehicle;
    let crossing = movement.way.first()?;
    let convoys = dispatcher.schedule.convoys.iter();
    convoys.filter(|c| c.crossing == *crossing && c.vehicles.first() == Some(&first)).map(|c| c.depart).next()
}
