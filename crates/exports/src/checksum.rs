//! The checksum of a plan file: SHA-256, as `sha256sum plan.json` counts it, so that a sheet in the hand and a file can be held
//! against each other without this program.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes, as 64 hexadecimal digits. O(n).
pub fn checksum(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        put!(digits, "{byte:02x}");
    }
    digits
}

/// The first twelve digits in fours, for paper and voice: `ba78 16bf 8f01`.
pub(crate) fn short(checksum: &str) -> String {
    let digits: Vec<char> = checksum.chars().take(12).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_one_that_every_machine_counts() {
        // Examples of FIPS 180-4.
        assert_eq!(checksum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(checksum(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(
            checksum(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        );
    }

    #[test]
    fn on_paper_it_is_short() {
        assert_eq!(short("ba7816bf8f01cfea"), "ba78 16bf 8f01");
    }
}
