//! Texts that people copy by hand: 31 signs that do not look like one another's digits, and a sign that finds mistakes.
//!
//! The sum of the signs, each times its position from the end, is 0 modulo 31. As 31 is a prime, any one wrong sign and any two signs
//! that changed places are found, wherever they stand, in texts of at most 30 signs (a weighted modular code as in ISBN-10).

/// The signs: no 0, 1, I, L, O.
pub const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// The most signs of a text, the check among them.
pub const MOST: usize = 30;

/// Why a text is none of ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Miscopied {
    /// Another number of signs.
    Length,
    /// A sign that we never print, at this place from 1.
    Sign(usize),
    /// All are signs of ours, but not these in this order.
    Check,
}

fn value(sign: u8) -> Option<u32> {
    SIGNS.iter().position(|&s| s == sign.to_ascii_uppercase()).map(|i| i as u32)
}

fn sum(values: &[u32]) -> u32 {
    values.iter().rev().zip(1u32..).map(|(v, weight)| v * weight).sum::<u32>() % 31
}

/// A text of values below 31 with its check at the end. At most [`MOST`] less one.
pub(crate) fn with_check(values: &[u8]) -> String {
    let mut all: Vec<u32> = values.iter().map(|&v| u32::from(v) % 31).collect();
    all.push(0);
    // The check itself has the weight 1.
    let check = (31 - sum(&all)) % 31;
    if let Some(last) = all.last_mut() {
        *last = check;
    }
    all.iter().map(|&v| SIGNS[v as usize] as char).collect()
}

/// The values of a text with so many signs, without its check. Small letters, spaces and dashes make no difference.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn checked(text: &str, signs: usize) -> Result<Vec<u8>, Miscopied> {
    let mut values = Vec::with_capacity(signs);
    for (i, c) in text.chars().filter(|c| !c.is_whitespace() && *c != '-').enumerate() {
        let found = u8::try_from(c).ok().and_then(value).ok_or(Miscopied::Sign(i + 1))?;
        if values.len() == MOST {
            return Err(Miscopied::Length);
        }
        values.push(found);
    }
    if values.len() != signs {
        return Err(Miscopied::Length);
    }
    if sum(&values) != 0 {
        return Err(Miscopied::Check);
    }
    values.pop();
    Ok(values.into_iter().map(|v| v as u8).collect())
}
