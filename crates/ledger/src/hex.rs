//! Bytes as text: two small hexadecimal digits each.

/// The digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'a' + n - 10 });
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

/// The bytes of exactly so many digits, small letters only: bytes have one text.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// The bytes of any number of digits, small letters only.
pub fn unhex_all(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| unhex::<1>(str::from_utf8(pair).ok()?);
    pairs.map(|pair| byte(pair).map(|[byte]| byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_one_text() {
        assert_eq!(hex(&[0, 15, 160, 255]), "000fa0ff");
        assert_eq!(unhex("000fa0ff"), Some([0, 15, 160, 255]));
        for bad in ["000fa0fF", "000fa0f", "000fa0ff0", "000fa0fg", "000fa0é"] {
            assert_eq!(unhex::<4>(bad), None, "{bad}");
        }
        assert_eq!(unhex_all("000fa0ff"), Some(vec![0, 15, 160, 255]));
        for bad in ["0", "000", "0g", "é", "aé"] {
            assert_eq!(unhex_all(bad), None, "{bad}");
        }
    }
}
