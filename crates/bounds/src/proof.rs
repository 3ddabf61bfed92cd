//! What proves each part, in words: the resource with the largest part in the prices that decide it.

use std::collections::BTreeMap;

use domain::Bound;

use crate::argument::Row;
use crate::staircase::Staircase;
use crate::world::World;

/// What proves a part of a bound, in words for a planner.
#[derive(Clone, PartialEq, Debug)]
pub struct Proof {
    /// Which part of the score: `left_behind_weighted`, `exposure` or `last_arrival`.
    pub part: &'static str,
    /// Which argument, as a short code: a [`Resource`](crate::Resource), or `earliest` where no resource is needed.
    pub by: &'static str,
    /// The argument in one sentence with its numbers.
    pub says: String,
}

/// One proof for each part of the bound that is stated.
pub(crate) fn proofs(stairs: &Staircase, rows: &[Row], w: &World, bound: &Bound) -> Vec<Proof> {
    let last = stairs.at.len() - 1;
    let mut found = Vec::new();
    if bound.left_behind_weighted.is_some() {
        found.push(proof("left_behind_weighted", stairs, rows, w, last));
    }
    if bound.exposure.is_some() {
        // The step that waits longest says most: half of all weight.
        let half = w.weight() / 2.0;
        found.push(proof("exposure", stairs, rows, w, stairs.most.partition_point(|&m| m < half).min(last)));
    }
    if let Some(t) = bound.last_arrival {
        let step = stairs.at.partition_point(|&at| at < t).saturating_sub(1);
        found.push(proof("last_arrival", stairs, rows, w, step));
    }
    found
}

fn proof(part: &'static str, stairs: &Staircase, rows: &[Row], w: &World, step: usize) -> Proof {
    let t = stairs.at[step];
    let price = &stairs.prices[stairs.by[step]];
    let mut parts: BTreeMap<&'static str, (f64, f64, usize)> = BTreeMap::new();
    for (r, row) in rows.iter().enumerate().filter(|&(r, _)| price.rows[r] > 0.0) {
        let value = price.rows[r] * (row.capacity)(t);
        let sum = parts.entry(row.resource.as_str()).or_insert((0.0, -1.0, r));
        sum.0 += value;
        if value > sum.1 {
            (sum.1, sum.2) = (value, r);
        }
    }
    let mut says = BTreeMap::new();
    for (value, text) in stairs.convoys(price, t) {
        let sum = parts.entry(crate::Resource::Corridor.as_str()).or_insert((0.0, -1.0, usize::MAX));
        sum.0 += value;
        if value > sum.1 {
            (sum.1, sum.2) = (value, usize::MAX);
            says.insert(usize::MAX, text);
        }
    }
    says.extend(rows.iter().enumerate().map(|(r, row)| (r, row.says.clone())));
    let most = stairs.most[step];
    let all = w.weight();
    let hours = (t - w.s.start).as_hours();
    let head = format!(
        "{hours:.1} h after the start at most {most:.1} of the weight {all:.1} that waits can be safe"
    );
    let largest = parts.into_iter().filter(|(_, x)| x.0 > 0.0).max_by(|a, b| a.1.0.total_cmp(&b.1.0));
    match largest {
        Some((by, (_, _, r))) if most < all => {
            Proof { part, by, says: format!("{head}; the first cause: {}", says[&r]) }
        }
        _ => Proof { part, by: "earliest", says: format!("{head}; nobody can be there sooner") },
    }
}
