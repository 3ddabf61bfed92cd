//! The checksum of a plan file: SHA-256, as `sha256sum plan.json` counts it, so that a sheet in the hand and a file can be held
//! against each other without this program.

/// SHA-256 of some bytes (FIPS 180-4), as 64 hexadecimal digits. O(n).
pub fn checksum(bytes: &[u8]) -> String {
    let first_primes: Vec<u128> = (2..312).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
    let mut state = [0_u32; 8];
    for (word, p) in state.iter_mut().zip(&first_primes) {
        *word = root(2, p << 64);
    }
    let keys: Vec<u32> = first_primes.iter().map(|p| root(3, p << 96)).collect();
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        mix(&mut state, &keys, block);
    }
    state.iter().map(|word| format!("{word:08x}")).collect::<Vec<_>>().concat()
}

/// The first 32 bits of the fraction of a root, of a number that is shifted by 32 bits for each of its factors.
fn root(degree: u32, shifted: u128) -> u32 {
    let (mut low, mut high) = (0_u128, 1_u128 << 38);
    while high - low > 1 {
        let middle = u128::midpoint(low, high);
        if middle.pow(degree) <= shifted {
            low = middle;
        } else {
            high = middle;
        }
    }
    low as u32
}

/// Mixes a block of 64 bytes into the state.
fn mix(state: &mut [u32; 8], keys: &[u32], block: &[u8]) {
    let mut words: Vec<u32> =
        block.chunks_exact(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])).collect();
    for i in 16..64 {
        let (a, b) = (words[i - 15], words[i - 2]);
        let near = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let far = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        words.push(words[i - 16].wrapping_add(near).wrapping_add(words[i - 7]).wrapping_add(far));
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, key) in words.iter().zip(keys) {
        let chosen = (e & f) ^ (!e & g);
        let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let first = h.wrapping_add(turned).wrapping_add(chosen).wrapping_add(*key).wrapping_add(*word);
        let most = (a & b) ^ (a & c) ^ (b & c);
        let second = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22)).wrapping_add(most);
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
    }
    for (word, mixed) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(mixed);
    }
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
        // The examples of FIPS 180-4 and of RFC 6234.
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
