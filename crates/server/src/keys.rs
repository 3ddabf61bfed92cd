//! The recovery key, the key that follows from it, and the words that devices show at the door. Only their hashes are kept.

use access::capability::Scope;
use operation::{Id, Role};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::random;

/// Digits and letters that are not taken for one another on paper (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What the recovery sheet holds: 160 random bits. The signing key follows from it, so that a centre can go on signing on another machine.
pub(crate) struct RecoveryKey([u8; 20]);

impl RecoveryKey {
    /// A new one.
    pub(crate) fn new() -> RecoveryKey {
        RecoveryKey(random())
    }

    /// As it stands on paper: eight groups of four, then a group of two that checks them.
    pub(crate) fn text(&self) -> String {
        let mut digits: Vec<u8> = Vec::new();
        for five in self.0.chunks(5) {
            let n = five.iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
            digits.extend((0..8).rev().map(|k| ALPHABET[(n >> (5 * k)) as usize & 31]));
        }
        let check = Sha256::digest(self.0);
        digits.extend([ALPHABET[check[0] as usize & 31], ALPHABET[check[1] as usize & 31]]);
        let groups: Vec<&str> =
            digits.chunks(4).map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
        groups.join("-")
    }

    /// From paper: small letters, spaces, `O` for 0 and `I` or `L` for 1 are taken. None if it was misread.
    pub(crate) fn of(text: &str) -> Option<RecoveryKey> {
        let mut digits = Vec::new();
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            digits.push(ALPHABET.iter().position(|a| char::from(*a) == c)? as u64);
        }
        if digits.len() != 34 {
            return None;
        }
        let mut bytes = [0; 20];
        for (at, eight) in digits[..32].chunks(8).enumerate() {
            let n = eight.iter().fold(0u64, |n, d| n << 5 | d);
            bytes[5 * at..5 * at + 5].copy_from_slice(&n.to_be_bytes()[3..]);
        }
        let key = RecoveryKey(bytes);
        let same: Vec<char> = key.text().chars().filter(|c| *c != '-').collect();
        let given = digits.iter().map(|d| char::from(ALPHABET[*d as usize]));
        given.eq(same).then_some(key)
    }

    /// The secret of the signing key.
    pub(crate) fn signing(&self) -> [u8; 32] {
        Sha256::new().chain_update(b"safeconduct-signing-key/1").chain_update(self.0).finalize().into()
    }
}

/// Who asks: a role and a device, never a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Who {
    pub(crate) role: Role,
    pub(crate) device: Id,
    /// The one operation that it is for; none if it is for all of this centre.
    pub(crate) operation: Option<Id>,
    /// Of what it may speak.
    pub(crate) scope: Scope,
}

/// A device as it is kept: its word only as a hash.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Device {
    /// A role's word.
    pub(crate) role: String,
    /// The device's own id.
    #[serde(rename = "device")]
    pub(crate) id: String,
    /// SHA-256 of its word, in hexadecimal digits. The word has 256 random bits: there is nothing to guess.
    /// Empty for a device that has a key of its own.
    pub(crate) word: String,
    /// The device's own public key, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<String>,
}

/// A new word for a device.
pub(crate) fn word() -> String {
    ledger::hex(&random::<32>())
}

/// The hash of a word.
pub(crate) fn hash(word: &str) -> String {
    ledger::hex(&Sha256::digest(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_is_read_back_from_paper_and_a_slip_is_noticed() {
        for seed in 0..50u8 {
            let key =
                RecoveryKey([seed.wrapping_mul(37); 20].map(|b: u8| b.rotate_left(u32::from(seed % 8))));
            let text = key.text();
            assert_eq!(text.len(), 34 + 8);
            let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(RecoveryKey::of(&sloppy).map(|k| k.0), Some(key.0), "{text}");
            let mut slip: Vec<char> = text.chars().collect();
            slip[2] = if slip[2] == '7' { '8' } else { '7' };
            let slip: String = slip.into_iter().collect();
            assert!(RecoveryKey::of(&slip).is_none_or(|k| k.0 != key.0), "{slip}");
        }
        assert!(RecoveryKey::of("").is_none());
    }
}
