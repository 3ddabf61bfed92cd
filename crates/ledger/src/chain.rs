//! The chain: each entry's value stands on the one before, on the entry's bytes, and on when it came in.

use domain::Time;
use operation::Hash;
use sha2::{Digest, Sha256};

/// The chain's value after an entry: SHA-256 over the value before it, the entry's bytes as `operation::bytes` has them, and the instant at
/// which it came in (seconds since 1970, eight bytes, big-endian).
pub fn link(before: &Hash, bytes: &[u8], received: Time) -> Hash {
    Sha256::new()
        .chain_update(before)
        .chain_update(bytes)
        .chain_update(received.0.to_be_bytes())
        .finalize()
        .into()
}

/// The hash of an entry's bytes as a leaf of the root's tree (RFC 9162, section 2.1.1).
pub fn leaf(bytes: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(bytes).finalize().into()
}
