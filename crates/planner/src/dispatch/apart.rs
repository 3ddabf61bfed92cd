//! Unloading one after the other: of the families that get off at one place, those who count most for the time that they
//! take get off first, in a dwell of their own, where that saves more waiting than the further stop costs.

use domain::{Duration, Load};

use crate::movement::{Call, Item};

/// What getting off costs and counts: of one family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    /// What it needs.
    pub(super) family: Load,
    /// Its people's weights together, in millionths.
    pub(super) weight: i64,
}

/// Cuts a call into dwells so that the weighted waiting at this place is least, each dwell taking `stop` and `each` of its
/// families. Families go in the order of weight for time (Smith's rule; Smith, Various optimizers for single-stage production,
/// Naval Research Logistics 3, 1956); where to cut is found by dynamic programming. O(parts²).
pub(super) fn cut(
    call: &Call,
    stop: Duration,
    each: impl Fn(Load) -> Duration,
    weigh: impl Fn(&Item) -> Weight,
) -> Vec<Call> {
    // Single families where they are few; whole classes where they are many.
    let families: u32 = call.items.iter().map(|i| i.families).sum();
    let mut parts: Vec<(Item, i64, i64)> = Vec::new();
    for item in &call.items {
        let w = weigh(item);
        let count = if families <= 12 { item.families } else { 1 };
        let of = item.families / count;
        for _ in 0..count {
            let part = Item { families: of, ..*item };
            parts.push((part, each(w.family * of).0, w.weight * i64::from(of)));
        }
    }
    // Most weight for time first; equal parts of one class stay together.
    parts.sort_by(|a, b| (b.2 * a.1.max(1)).cmp(&(a.2 * b.1.max(1))).then(a.0.class.cmp(&b.0.class)));
    let n = parts.len();
    let total: i64 = parts.iter().map(|p| p.2).sum();
    // best[j]: least cost of the first j parts, where a dwell makes all who are still aboard wait.
    let mut best = vec![i64::MAX; n + 1];
    let mut from = vec![0; n + 1];
    best[0] = 0;
    for j in 1..=n {
        let mut takes = stop.0;
        for i in (0..j).rev() {
            takes += parts[i].1;
            let waits: i64 = total - parts[..i].iter().map(|p| p.2).sum::<i64>();
            let cost = best[i].saturating_add(waits.saturating_mul(takes));
            if cost < best[j] {
                best[j] = cost;
                from[j] = i;
            }
        }
    }
    let mut cuts = Vec::new();
    let mut j = n;
    while j > 0 {
        cuts.push((from[j], j));
        j = from[j];
    }
    cuts.reverse();
    cuts.into_iter()
        .map(|(i, j)| {
            let mut items: Vec<Item> = Vec::new();
            for (part, _, _) in &parts[i..j] {
                match items.iter_mut().find(|x| x.class == part.class && x.source == part.source) {
                    Some(same) => same.families += part.families,
                    None => items.push(*part),
                }
            }
            Call { place: call.place, items }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Idx;

    fn item(class: usize, families: u32) -> Item {
        Item { class: Idx::new(class), families, source: class }
    }

    fn seats(n: u32) -> Load {
        Load { seats: n, wheelchairs: 0, stretchers: 0 }
    }

    #[test]
    fn the_urgent_get_off_first_where_the_others_take_long() {
        let call = Call { place: Idx::new(0), items: vec![item(0, 1), item(1, 1)] };
        let weigh = |i: &Item| Weight {
            family: if i.class.get() == 0 { Load { stretchers: 1, ..seats(0) } } else { seats(1) },
            weight: if i.class.get() == 0 { 1 } else { 10 },
        };
        let each = |l: Load| Duration(i64::from(l.seats) * 30 + i64::from(l.stretchers) * 240);
        let calls = cut(&call, Duration(60), each, weigh);
        assert_eq!(calls.iter().map(|c| c.items[0].class.get()).collect::<Vec<_>>(), [1, 0]);
        let together = cut(&call, Duration(3600), each, weigh);
        assert_eq!(together.len(), 1, "a long stop is not made twice");
    }

    #[test]
    fn nobody_is_lost_by_cutting() {
        let call = Call { place: Idx::new(0), items: vec![item(0, 5), item(1, 3)] };
        let calls = cut(
            &call,
            Duration(1),
            |l| Duration(i64::from(l.people()) * 60),
            |_| Weight { family: seats(2), weight: 2 },
        );
        for (class, families) in [(0, 5), (1, 3)] {
            let off: u32 = calls
                .iter()
                .flat_map(|c| &c.items)
                .filter(|i| i.class.get() == class)
                .map(|i| i.families)
                .sum();
            assert_eq!(off, families);
        }
    }
}
