//! Signed heads: what a centre states of its record at an instant, so that it cannot later state another.

use domain::Time;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use operation::{Hash, Id};

/// Where a record stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// How many entries there are: the sequence of the last one.
    pub sequence: u64,
    /// The chain's value after it.
    pub chain: Hash,
    /// The Merkle root over all entries by id; none in a receipt, which does not wait for it.
    pub root: Option<Hash>,
    /// When this was stated.
    pub at: Time,
    /// In the last line of an export: how many other heads stand in it.
    pub heads: Option<u32>,
}

/// A head and its signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignedHead {
    /// What is stated.
    pub head: Head,
    /// Ed25519 (RFC 8032) over [`Head::bytes`].
    pub signature: [u8; 64],
}

impl Head {
    /// What is signed: the word `safeconduct-head/1` and the operation, each with its length before it; sequence, chain, then root and number of heads with
    /// a byte before each that says whether it is there; at the end the instant. Numbers are big-endian.
    pub fn bytes(&self, operation: &Id) -> Vec<u8> {
        let Head { sequence, chain, root, at, heads } = self;
        let mut out = Vec::with_capacity(192);
        for text in ["safeconduct-head/1", operation.as_str()] {
            out.extend((text.len() as u32).to_be_bytes());
            out.extend(text.as_bytes());
        }
        out.extend(sequence.to_be_bytes());
        out.extend(chain);
        out.push(u8::from(root.is_some()));
        out.extend(root.iter().flatten());
        out.push(u8::from(heads.is_some()));
        out.extend(heads.iter().flat_map(|n| n.to_be_bytes()));
        out.extend(at.0.to_be_bytes());
        out
    }
}

/// The key that a centre signs with. It never prints itself.
pub struct Key(SigningKey);

impl Key {
    /// From 32 secret bytes.
    pub fn new(secret: &[u8; 32]) -> Key {
        Key(SigningKey::from_bytes(secret))
    }

    /// What others check signatures with.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs the hash of something else that this centre writes for itself; it can be taken for no head.
    pub(crate) fn vouch(&self, hash: &Hash) -> [u8; 64] {
        self.0.sign(&own(hash)).to_bytes()
    }

    /// Signs a head.
    pub fn sign(&self, operation: &Id, head: Head) -> SignedHead {
        SignedHead { head, signature: self.0.sign(&head.bytes(operation)).to_bytes() }
    }
}

/// What is signed of such a hash.
fn own(hash: &Hash) -> Vec<u8> {
    [b"safeconduct-own/1\0", hash.as_slice()].concat()
}

/// Whether the key signed this hash.
pub(crate) fn vouched(hash: &Hash, signature: &[u8; 64], key: &[u8; 32]) -> bool {
    let signature = Signature::from_bytes(signature);
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(&own(hash), &signature).is_ok())
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl SignedHead {
    /// Whether this is the key's signature of this head of this operation.
    pub fn holds(&self, operation: &Id, key: &[u8; 32]) -> bool {
        let signature = Signature::from_bytes(&self.signature);
        VerifyingKey::from_bytes(key)
            .is_ok_and(|key| key.verify_strict(&self.head.bytes(operation), &signature).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_signed_for_one_operation_and_says_one_thing() {
        let key = Key::new(&[7; 32]);
        let operation = Id::new("aleppo").unwrap();
        let head = Head { sequence: 3, chain: [1; 32], root: Some([2; 32]), at: Time(9), heads: None };
        let signed = key.sign(&operation, head);
        assert!(signed.holds(&operation, &key.public()));
        assert!(!signed.holds(&Id::new("homs").unwrap(), &key.public()));
        assert!(!signed.holds(&operation, &Key::new(&[8; 32]).public()));
        let others = [
            Head { sequence: 4, ..head },
            Head { chain: [2; 32], ..head },
            Head { root: None, ..head },
            Head { at: Time(8), ..head },
            Head { heads: Some(0), ..head },
        ];
        for other in others {
            assert!(!SignedHead { head: other, ..signed }.holds(&operation, &key.public()), "{other:?}");
        }
    }
}
