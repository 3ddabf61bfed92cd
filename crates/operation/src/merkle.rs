//! The root of a record: one number that two servers compare to know that they hold the same entries.

use alloc::vec::Vec;

use sha2::{Digest, Sha256};

/// A SHA-256 (FIPS 180-4).
pub type Hash = [u8; 32];

/// The hash of one entry's bytes, as a leaf.
pub(crate) fn leaf(bytes: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(bytes).finalize().into()
}

/// The Merkle tree hash (RFC 9162, section 2.1.1) of leaves in the order of their entries' ids; that of nothing is the hash of nothing.
/// O(n), with a stack of O(log n).
pub(crate) fn root(leaves: impl IntoIterator<Item = Hash>) -> Hash {
    // Whole subtrees, largest first: of two of one size one is made at once.
    let mut stack: Vec<(u32, Hash)> = Vec::new();
    for leaf in leaves {
        let mut tree = (0, leaf);
        while let Some((height, left)) = stack.pop_if(|(height, _)| *height == tree.0) {
            tree = (height + 1, node(&left, &tree.1));
        }
        stack.push(tree);
    }
    let Some((_, mut hash)) = stack.pop() else { return Sha256::new().finalize().into() };
    while let Some((_, left)) = stack.pop() {
        hash = node(&left, &hash);
    }
    hash
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_root_is_that_of_the_definition() {
        for n in 0..70u8 {
            let leaves: Vec<Hash> = (0..n).map(|i| leaf(&[i])).collect();
            assert_eq!(root(leaves.iter().copied()), slow(&leaves), "{n} leaves");
        }
    }

    #[test]
    fn one_bit_more_is_another_root() {
        let root_of = |last: u8| root([leaf(b"a"), leaf(b"b"), leaf(&[last])]);
        assert_ne!(root_of(1), root_of(3));
    }
}
