//! Which part of the people is meant for which destination, when the near ones cannot take everybody: a
//! transportation problem, solved by successive shortest paths.
//!
//! Source: the textbook algorithm (Ahuja, Magnanti, Orlin: Network Flows, 1993, section 9.7), on the
//! bipartite graph of people and destinations. The result guides dispatch; nothing depends on its being exact.

/// People to be sent somewhere.
#[derive(Clone, Debug)]
pub(super) struct Supply {
    /// How many.
    pub(super) people: i64,
    /// People for each one counted, where those who lie are counted and others sit with them.
    pub(super) heads: i64,
    /// What one of them costs at each destination that they accept: `(destination, cost)`.
    pub(super) costs: Vec<(usize, i64)>,
}

/// Sends as many as can be sent at the least cost. Returns `(supply, destination, people)`.
/// O(augmentations × (supplies × destinations)).
pub(super) fn allocate(supplies: &[Supply], room: &mut [i64]) -> Vec<(usize, usize, i64)> {
    let (n, m) = (supplies.len(), room.len());
    let mut sent = vec![std::collections::BTreeMap::<usize, i64>::new(); n];
    let mut left: Vec<i64> = supplies.iter().map(|s| s.people).collect();
    // Those with the fewest choices first, so that few detours have to be undone.
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&s| (supplies[s].costs.len(), s));
    for s in order {
        while left[s] > 0 {
            let Some(path) = shortest(supplies, room, &sent, s) else { break };
            let last = path[path.len() - 1].1;
            let mut amount = left[s].min(room[last]);
            for pair in path.windows(2) {
                // What the next supply on the path gives up at this destination.
                amount = amount.min(sent[pair[1].0].get(&pair[0].1).copied().unwrap_or(0));
            }
            if amount <= 0 {
                break;
            }
            for (i, &(supply, to)) in path.iter().enumerate() {
                *sent[supply].entry(to).or_insert(0) += amount;
                if i > 0 {
                    let given = path[i - 1].1;
                    let rest = sent[supply].get(&given).copied().unwrap_or(0) - amount;
                    if rest > 0 {
                        sent[supply].insert(given, rest);
                    } else {
                        sent[supply].remove(&given);
                    }
                }
            }
            room[last] -= amount;
            left[s] -= amount;
        }
    }
    debug_assert!(room.len() == m, "destinations stay as they are");
    sent.iter().enumerate().flat_map(|(s, to)| to.iter().map(move |(&d, &n)| (s, d, n))).collect()
}

/// The cheapest chain: this supply takes a destination, whose room another supply gives up for one of its others, and so on
/// to a destination with room. Bellman–Ford over destinations.
fn shortest(
    supplies: &[Supply],
    room: &[i64],
    sent: &[std::collections::BTreeMap<usize, i64>],
    from: usize,
) -> Option<Vec<(usize, usize)>> {
    let m = room.len();
    let mut cost = vec![i64::MAX; m];
    let mut came: Vec<Option<(usize, usize)>> = vec![None; m];
    for &(d, c) in &supplies[from].costs {
        if c < cost[d] {
            cost[d] = c;
        }
    }
    // Only full destinations can be passed on from.
    let holders: Vec<(usize, usize)> = sent
        .iter()
        .enumerate()
        .flat_map(|(s, to)| to.keys().map(move |&d| (s, d)))
        .filter(|&(_, d)| room[d] == 0)
        .collect();
    for _ in 0..m {
        let mut changed = false;
        for &(s, d) in &holders {
            if cost[d] == i64::MAX {
                continue;
            }
            let back = supplies[s].costs.iter().find(|c| c.0 == d).map_or(0, |c| c.1);
            for &(to, c) in &supplies[s].costs {
                let through = cost[d] + c - back;
                if to != d && through < cost[to] {
                    cost[to] = through;
                    came[to] = Some((s, d));
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    let mut at = (0..m).filter(|&d| room[d] > 0 && cost[d] < i64::MAX).min_by_key(|&d| (cost[d], d))?;
    let mut path = Vec::new();
    let mut seen = vec![false; m];
    loop {
        if seen[at] {
            return None;
        }
        seen[at] = true;
        let Some((s, d)) = came[at] else {
            path.push((from, at));
            break;
        };
        path.push((s, at));
        at = d;
    }
    path.reverse();
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_choice_gets_the_near_place() {
        let near_only = Supply { people: 50, heads: 1, costs: vec![(0, 1)] };
        let either = Supply { people: 80, heads: 1, costs: vec![(0, 1), (1, 10)] };
        let mut room = [100, 100];
        let sent = allocate(&[either, near_only], &mut room);
        assert_eq!(sent, vec![(0, 0, 50), (0, 1, 30), (1, 0, 50)]);
    }

    #[test]
    fn nobody_is_sent_where_there_is_no_room() {
        let mut room = [10];
        let sent = allocate(&[Supply { people: 25, heads: 1, costs: vec![(0, 1)] }], &mut room);
        assert_eq!(sent, vec![(0, 0, 10)]);
    }

    /// Every way of sending, by brute force: the most people, and for each share of the supplies the least cost.
    fn brute(
        supplies: &[Supply],
        room: &mut Vec<i64>,
        s: usize,
        sent: &mut Vec<i64>,
        cost: i64,
        best: &mut Best,
    ) {
        let Some(supply) = supplies.get(s) else {
            best.most = best.most.max(sent.iter().sum());
            let least = best.least.entry(sent.clone()).or_insert(i64::MAX);
            *least = (*least).min(cost);
            return;
        };
        each(supply, room, 0, supply.people, 0, &mut |room, n, c| {
            sent.push(n);
            brute(supplies, room, s + 1, sent, cost + c, best);
            sent.pop();
        });
    }

    #[derive(Default)]
    struct Best {
        most: i64,
        least: std::collections::BTreeMap<Vec<i64>, i64>,
    }

    /// Every way of sending at most so many of one supply.
    fn each(
        supply: &Supply,
        room: &mut Vec<i64>,
        choice: usize,
        left: i64,
        cost: i64,
        then: &mut dyn FnMut(&mut Vec<i64>, i64, i64),
    ) {
        let Some(&(to, each_costs)) = supply.costs.get(choice) else {
            then(room, supply.people - left, cost);
            return;
        };
        for n in 0..=left.min(room[to]) {
            room[to] -= n;
            each(supply, room, choice + 1, left - n, cost + n * each_costs, then);
            room[to] += n;
        }
    }

    #[test]
    fn the_most_are_sent_at_the_least_cost() {
        for seed in 0..1500 {
            let mut rng = testkit::rng::Rng::new(seed);
            let places = rng.between(1, 3) as usize;
            let room: Vec<i64> = (0..places).map(|_| rng.between(0, 4)).collect();
            let supplies: Vec<Supply> = (0..rng.between(1, 3))
                .map(|_| {
                    let mut accepted: Vec<usize> = (0..places).filter(|_| !rng.one_in(3)).collect();
                    if rng.one_in(2) {
                        accepted.reverse();
                    }
                    let costs = accepted.into_iter().map(|d| (d, rng.between(0, 9))).collect();
                    Supply { people: rng.between(0, 4), heads: 1, costs }
                })
                .collect();
            let mut after = room.clone();
            let sent = allocate(&supplies, &mut after);
            let mut share = vec![0; supplies.len()];
            let mut taken = vec![0; places];
            let mut cost = 0;
            for &(s, d, n) in &sent {
                assert!(n > 0, "seed {seed}");
                share[s] += n;
                taken[d] += n;
                let costs = supplies[s].costs.iter().find(|c| c.0 == d);
                cost += n * costs.expect("only to a place that they accept").1;
            }
            for d in 0..places {
                assert_eq!(after[d] + taken[d], room[d], "seed {seed}: room is used up as it is sent");
                assert!(after[d] >= 0, "seed {seed}: no more than there is room for");
            }
            let mut best = Best::default();
            brute(&supplies, &mut room.clone(), 0, &mut Vec::new(), 0, &mut best);
            assert_eq!(share.iter().sum::<i64>(), best.most, "seed {seed}: {supplies:?} {room:?} {sent:?}");
            assert_eq!(cost, best.least[&share], "seed {seed}: {supplies:?} {room:?} {sent:?}");
        }
    }
}
