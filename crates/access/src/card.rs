//! Group cards: a random token that a family carries, and counts that only the centre can read, under a key of the card's own.

use domain::Load;
use operation::Id;

use crate::seal::{Key, Sealed, Shut, open, seal};
use crate::symbols::{Miscopied, checked, with_check};

/// How many random signs a token has; the check comes behind them.
const SIGNS: usize = 8;

/// The token of a card: `7KQ4-M9PX-3`. It says nothing and is found by nobody who guesses: 31⁸ are possible.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Token([u8; SIGNS]);

impl Token {
    /// From random bytes of the caller's. Bytes are drawn again (from the next ones) where they would make a sign likelier than others;
    /// none if there are not enough.
    pub fn draw(random: &[u8]) -> Option<Token> {
        let mut even = random.iter().filter(|&&b| b < 248).map(|b| b % 31);
        let mut signs = [0; SIGNS];
        for sign in &mut signs {
            *sign = even.next()?;
        }
        Some(Token(signs))
    }

    /// A token as it was copied from a card.
    ///
    /// # Errors
    /// What is wrong with it: every single wrong sign and every two that changed places are found.
    pub fn read(text: &str) -> Result<Token, Miscopied> {
        let values = checked(text, SIGNS + 1)?;
        let signs = values.try_into().map_err(|_| Miscopied::Length)?;
        Ok(Token(signs))
    }

    /// As it is printed.
    pub fn text(&self) -> String {
        let signs = with_check(&self.0);
        format!("{}-{}-{}", &signs[..4], &signs[4..8], &signs[8..])
    }

    fn purpose(&self, operation: &Id) -> Vec<u8> {
        let mut purpose = b"safeconduct-card/1\0".to_vec();
        purpose.extend(operation.as_str().bytes());
        purpose.push(0);
        purpose.extend(self.0);
        purpose
    }
}

/// What is kept of a group: counts only.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Content {
    /// How many people, by the room that they need.
    pub people: Load,
    /// How many of them go along with those who cannot go alone.
    pub escort: u16,
    /// The weight that they have in the plan's order, from 0.
    pub priority: u8,
}

/// A count that no card holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMany;

impl Content {
    /// Always as long, so that length says nothing.
    fn bytes(self) -> Result<[u8; 16], TooMany> {
        let Content { people: Load { seats, wheelchairs, stretchers }, escort, priority } = self;
        let mut out = [0; 16];
        out[0] = 1;
        for (i, n) in [seats, wheelchairs, stretchers].into_iter().enumerate() {
            let n = u16::try_from(n).map_err(|_| TooMany)?;
            out[1 + 2 * i..3 + 2 * i].copy_from_slice(&n.to_be_bytes());
        }
        out[7..9].copy_from_slice(&escort.to_be_bytes());
        out[9] = priority;
        Ok(out)
    }

    fn back(bytes: &[u8]) -> Option<Content> {
        let bytes: &[u8; 16] = bytes.try_into().ok()?;
        let n = |i: usize| u32::from(u16::from_be_bytes([bytes[i], bytes[i + 1]]));
        let people = Load { seats: n(1), wheelchairs: n(3), stretchers: n(5) };
        let escort = u16::from_be_bytes([bytes[7], bytes[8]]);
        (bytes[0] == 1).then_some(Content { people, escort, priority: bytes[9] })
    }
}

/// A card as it is stored and exported: without its key it says nothing but that it exists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Which.
    pub token: Token,
    /// Its content, sealed under its own key.
    pub sealed: Sealed,
}

impl Card {
    /// Seals a group's counts, with a random nonce of the caller's.
    ///
    /// # Errors
    /// A count above 65,535.
    pub fn seal(
        token: Token,
        operation: &Id,
        content: Content,
        key: &Key,
        nonce: [u8; 24],
    ) -> Result<Card, TooMany> {
        let sealed = seal(key, nonce, &token.purpose(operation), &content.bytes()?);
        Ok(Card { token, sealed })
    }

    /// Reads them.
    ///
    /// # Errors
    /// [`Shut`]: another key, another operation, or changed bytes.
    pub fn open(&self, operation: &Id, key: &Key) -> Result<Content, Shut> {
        let plain = open(key, &self.token.purpose(operation), &self.sealed)?;
        Content::back(&plain).ok_or(Shut)
    }
}
