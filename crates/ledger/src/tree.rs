//! The Merkle root over entries by id, kept up to date: what did not change is not hashed again.

use operation::{EntryId, Hash};
use sha2::{Digest, Sha256};

/// The leaves in the order of their ids, and the levels above them as far as they are known. Its root is that of `operation::Record::root`.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Ids that rise, with the sequence of each.
    ids: Vec<(EntryId, u64)>,
    /// Level 0 are the leaves; a node that has no neighbour goes up as it is.
    levels: Vec<Vec<Hash>>,
    /// From this leaf on, what is above is out of date.
    stale: usize,
    /// What came since: merged when the root is asked for, for late entries come in lots.
    new: std::collections::BTreeMap<EntryId, (u64, Hash)>,
}

impl Tree {
    /// A tree of entries whose ids rise. O(n).
    pub(crate) fn of(leaves: &[(EntryId, u64, Hash)]) -> Tree {
        let ids = leaves.iter().map(|(id, sequence, _)| (*id, *sequence)).collect();
        let level = leaves.iter().map(|(.., leaf)| *leaf).collect();
        Tree { ids, levels: vec![level], stale: 0, new: std::collections::BTreeMap::new() }
    }

    /// Every entry in the order of ids: its sequence, its leaf. O(n).
    pub fn leaves(&mut self) -> Vec<(EntryId, u64, Hash)> {
        self.merge();
        let leaves = self.levels.first().into_iter().flatten();
        self.ids.iter().zip(leaves).map(|((id, sequence), leaf)| (*id, *sequence, *leaf)).collect()
    }

    /// The sequence and the leaf of an entry, if it is there. O(log n).
    pub fn get(&self, id: EntryId) -> Option<(u64, Hash)> {
        self.new.get(&id).copied().or_else(|| {
            let at = self.ids.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            Some((self.ids[at].1, self.levels[0][at]))
        })
    }

    /// Adds an entry, unless it is there.
    pub fn add(&mut self, id: EntryId, sequence: u64, leaf: Hash) -> bool {
        let new = self.get(id).is_none();
        if new {
            self.new.insert(id, (sequence, leaf));
        }
        new
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.ids.len() + self.new.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The root. O(k log n) for k entries whose ids come after all others, O(n) for those that go in between.
    pub fn root(&mut self) -> Hash {
        self.merge();
        if self.ids.is_empty() {
            return Sha256::new().finalize().into();
        }
        let mut from = self.stale;
        let mut level = 0;
        while self.levels[level].len() > 1 {
            if self.levels.len() == level + 1 {
                self.levels.push(Vec::new());
            }
            let (below, above) = self.levels.split_at_mut(level + 1);
            let (below, above) = (&below[level], &mut above[0]);
            from = (from / 2).min(above.len());
            above.truncate(from);
            above.extend(below[2 * from..].chunks(2).map(|pair| match pair {
                [left, right] => node(left, right),
                _ => pair[0],
            }));
            level += 1;
        }
        self.levels.truncate(level + 1);
        self.stale = self.ids.len();
        self.levels[level][0]
    }

    /// Puts what is new in its place.
    fn merge(&mut self) {
        let Some((first, _)) = self.new.first_key_value() else { return };
        if self.levels.is_empty() {
            self.levels.push(Vec::new());
        }
        let at = self.ids.partition_point(|(id, _)| id < first);
        self.stale = self.stale.min(at);
        let leaves = &mut self.levels[0];
        let mut old = self.ids.split_off(at).into_iter().zip(leaves.split_off(at)).peekable();
        for (id, (sequence, leaf)) in std::mem::take(&mut self.new) {
            while let Some((known, leaf)) = old.next_if(|((before, _), _)| *before < id) {
                self.ids.push(known);
                leaves.push(leaf);
            }
            self.ids.push((id, sequence));
            leaves.push(leaf);
        }
        for (known, leaf) in old {
            self.ids.push(known);
            leaves.push(leaf);
        }
    }
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::rng::Rng;

    /// The definition, word for word: split at the largest power of two that is smaller.
    fn slow(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Sha256::new().finalize().into(),
            [one] => *one,
            many => {
                let split = many.len().next_power_of_two() / 2;
                node(&slow(&many[..split]), &slow(&many[split..]))
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_definition_in_whatever_order_entries_came() {
        for seed in 0..60 {
            let mut rng = Rng::new(seed);
            let mut tree = Tree::default();
            let mut plain: Vec<(EntryId, u64, Hash)> = Vec::new();
            for sequence in 1..=rng.below(200) as u64 {
                let id = EntryId::new(rng.below(60) as u64 + sequence, u128::from(rng.draw()));
                let leaf = crate::leaf(&id.bytes());
                assert!(tree.add(id, sequence, leaf));
                assert!(!tree.add(id, sequence, leaf));
                plain.push((id, sequence, leaf));
                if rng.one_in(3) {
                    plain.sort_unstable();
                    let leaves: Vec<Hash> = plain.iter().map(|(.., leaf)| *leaf).collect();
                    assert_eq!(tree.root(), slow(&leaves), "seed {seed}, {} leaves", leaves.len());
                }
            }
            for (id, sequence, leaf) in &plain {
                assert_eq!(tree.get(*id), Some((*sequence, *leaf)), "seed {seed}");
            }
            assert_eq!(tree.len(), plain.len());
            plain.sort_unstable();
            assert_eq!(tree.leaves(), plain, "seed {seed}");
            assert_eq!(Tree::of(&plain).root(), tree.root(), "seed {seed}");
        }
    }
}
