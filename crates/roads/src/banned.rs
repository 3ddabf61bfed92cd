//! Walks that restrictions forbid: as sequences of arcs, whatever the map said them by.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Leaving;
use crate::import::{Restriction, Rule, Via};
use crate::segments::{Arc, Segments, reverse};

/// No restriction that is kept goes over more arcs than so many.
const LONGEST: usize = 48;
/// No restriction that is kept can be driven in more ways than so many.
const WALKS: usize = 64;
/// No restriction is followed for more steps than so many.
const STEPS: usize = 4096;
/// All of them together: a map that asks for more is made to fill the memory.
const ALL: usize = 1 << 20;

/// Forbidden walks, each with whom it binds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Banned {
    walks: BTreeMap<Vec<Arc>, u8>,
    /// Walks of two arcs and more that begin a forbidden one and do not end it.
    memories: BTreeSet<Vec<Arc>>,
    /// Restrictions that lead nowhere on our roads.
    pub(crate) idle: u32,
}

impl Banned {
    /// Walks of the map's restrictions.
    pub(crate) fn of(segments: &Segments, restrictions: &[Restriction]) -> Banned {
        let mut banned = Banned::default();
        if restrictions.is_empty() {
            return banned;
        }
        let leaving = Leaving::of(segments);
        let mut arcs: BTreeMap<i64, Vec<Arc>> = BTreeMap::new();
        let named: BTreeSet<i64> = restrictions
            .iter()
            .flat_map(|r| {
                let via: &[i64] = if let Via::Ways(ways) = &r.via { ways } else { &[] };
                r.from.iter().chain(via).chain(&r.to).copied()
            })
            .collect();
        for arc in (0..segments.arcs()).filter(|&arc| segments.may(arc) != 0) {
            let id = segments.way(arc / 2).id;
            if named.contains(&id) {
                arcs.entry(id).or_default().push(arc);
            }
        }
        let known = Known { segments, leaving: &leaving, arcs: &arcs };
        for restriction in restrictions {
            let walks = known.walks(restriction);
            let before = banned.walks.len();
            if walks.len() <= WALKS && banned.walks.len() < ALL {
                for walk in &walks {
                    banned.add(&known, restriction, walk);
                }
            }
            banned.idle += u32::from(banned.walks.len() == before && walks.is_empty());
        }
        banned.memories =
            banned.walks.keys().flat_map(|walk| (2..walk.len()).map(|n| walk[..n].to_vec())).collect();
        banned
    }

    fn add(&mut self, known: &Known<'_>, restriction: &Restriction, walk: &[Arc]) {
        let mut ban = |walk: &[Arc]| *self.walks.entry(walk.to_vec()).or_default() |= restriction.binds;
        match restriction.rule {
            Rule::No | Rule::NoUTurn => ban(walk),
            Rule::Only => {
                let mut other = Vec::new();
                for n in 1..walk.len() {
                    for &next in known.leaving.at(known.segments.head(walk[n - 1])) {
                        if next != walk[n] {
                            other.clear();
                            other.extend_from_slice(&walk[..n]);
                            other.push(next);
                            ban(&other);
                        }
                    }
                }
            }
        }
    }

    /// Whom it is forbidden to have driven so, in the end.
    pub(crate) fn who(&self, walk: &[Arc]) -> u8 {
        if self.walks.is_empty() {
            return 0;
        }
        (0..walk.len() - 1).filter_map(|n| self.walks.get(&walk[n..])).fold(0, |all, who| all | who)
    }

    /// What has to be remembered, in order.
    pub(crate) fn memories(&self) -> impl Iterator<Item = &[Arc]> {
        self.memories.iter().map(Vec::as_slice)
    }
}

struct Known<'a> {
    segments: &'a Segments,
    leaving: &'a Leaving,
    /// Arcs by the id of their way.
    arcs: &'a BTreeMap<i64, Vec<Arc>>,
}

impl Known<'_> {
    fn of(&self, ways: &[i64]) -> Vec<Arc> {
        ways.iter().filter_map(|id| self.arcs.get(id)).flatten().copied().collect()
    }

    /// Every way of driving what the restriction is about.
    fn walks(&self, restriction: &Restriction) -> Vec<Vec<Arc>> {
        let (from, to) = (self.of(&restriction.from), self.of(&restriction.to));
        let mut found = Vec::new();
        for &a in &from {
            let head = self.segments.head(a);
            match &restriction.via {
                Via::Node(id) => {
                    if self.segments.junction_ids[head as usize] == *id {
                        let fits = |b: &&Arc| {
                            let same = self.segments.list[(a / 2) as usize].way
                                == self.segments.list[(**b / 2) as usize].way;
                            self.segments.tail(**b) == head
                                && (restriction.rule != Rule::NoUTurn || !same || **b == reverse(a))
                        };
                        found.extend(to.iter().filter(fits).map(|&b| vec![a, b]));
                    }
                }
                Via::Ways(ways) => {
                    let mut walk = vec![a];
                    let mut steps = STEPS;
                    self.along(ways, &to, &mut walk, &mut found, &mut steps);
                }
            }
            if found.len() > WALKS {
                break;
            }
        }
        found
    }

    /// Goes on along the first of the ways, into the next, and in the end into one of `to`.
    fn along(
        &self,
        ways: &[i64],
        to: &[Arc],
        walk: &mut Vec<Arc>,
        found: &mut Vec<Vec<Arc>>,
        steps: &mut usize,
    ) {
        let Some((way, rest)) = ways.split_first() else { return };
        if walk.len() >= LONGEST || found.len() > WALKS || *steps == 0 {
            return;
        }
        *steps -= 1;
        let last = walk[walk.len() - 1];
        let head = self.segments.head(last);
        for &arc in self.leaving.at(head) {
            if self.segments.way(arc / 2).id != *way || arc == reverse(last) || walk.contains(&arc) {
                continue;
            }
            walk.push(arc);
            let end = self.segments.head(arc);
            if rest.is_empty() {
                for &b in to.iter().filter(|&&b| self.segments.tail(b) == end && b != reverse(arc)) {
                    let mut whole = walk.clone();
                    whole.push(b);
                    found.push(whole);
                }
            } else {
                self.along(rest, to, walk, found, steps);
            }
            // A way may be cut into several arcs.
            self.along(ways, to, walk, found, steps);
            walk.pop();
        }
    }
}
