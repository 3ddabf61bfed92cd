//! Names of things and of entries.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

/// The id of a vehicle, convoy, place, corridor, checkpoint, class, agreement, party or device, as the scenario writes ids.
/// It is text, for a record must be read without the scenario that it began with, and vehicles join that no scenario knew.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The longest id, in bytes.
    pub const LONGEST: usize = 64;

    /// An id, if the text is one: small letters, digits, `-`, and `/` as in the ids of classes; a letter or digit first.
    pub fn new(text: &str) -> Option<Id> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let first = text.bytes().next().is_some_and(good);
        let all = text.bytes().all(|b| good(b) || b == b'-' || b == b'/');
        (first && all && text.len() <= Id::LONGEST).then(|| Id(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Free words: a reason, what a source said. Short, and never about who somebody is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Words(String);

impl Words {
    /// The most characters.
    pub const MOST: usize = 280;

    /// The first [`Words::MOST`] characters of a text, without control characters.
    pub fn new(text: &str) -> Words {
        Words(text.chars().filter(|c| !c.is_control()).take(Words::MOST).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id of an entry: a UUID of version 7 (RFC 9562), made where the entry was made, so that sending twice is sending once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId([u8; 16]);

impl EntryId {
    /// From the milliseconds of the device's clock since the Unix epoch and 74 random bits, of which only the low ones are taken. What a device
    /// writes within one second keeps its order only if its ids rise: it counts the milliseconds on where its clock does not.
    pub const fn new(millis: u64, random: u128) -> EntryId {
        let low = random & 0x3fff_ffff_ffff_ffff;
        let middle = (random >> 62) & 0xfff;
        let time = (millis as u128) & 0xffff_ffff_ffff;
        EntryId(((time << 80) | (0x7 << 76) | (middle << 64) | (0b10 << 62) | low).to_be_bytes())
    }

    /// Of an entry that is made from a text rather than on a device: the same text at the same milliseconds is always the same entry.
    pub fn of_text(millis: u64, text: &str) -> EntryId {
        let hash = crate::merkle::leaf(text.as_bytes());
        let random = hash[..16].iter().fold(0u128, |v, &b| v << 8 | u128::from(b));
        EntryId::new(millis, random)
    }

    /// From the 16 bytes of any UUID.
    pub const fn from_bytes(bytes: [u8; 16]) -> EntryId {
        EntryId(bytes)
    }

    /// The 16 bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// The milliseconds that it was made at, by its device.
    pub const fn millis(self) -> u64 {
        (u128::from_be_bytes(self.0) >> 80) as u64
    }
}

/// As RFC 9562 writes a UUID.
impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, byte) in self.0.iter().enumerate() {
            if [4, 6, 8, 10].contains(&i) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::str::FromStr for EntryId {
    type Err = NoEntryId;

    fn from_str(text: &str) -> Result<EntryId, NoEntryId> {
        let shape = text.len() == 36
            && text
                .bytes()
                .enumerate()
                .all(|(i, b)| if [8, 13, 18, 23].contains(&i) { b == b'-' } else { b.is_ascii_hexdigit() });
        if !shape {
            return Err(NoEntryId);
        }
        let digits = text.bytes().filter(|&b| b != b'-');
        let value = digits.fold(0u128, |v, b| v << 4 | u128::from((b as char).to_digit(16).unwrap_or(0)));
        Ok(EntryId(value.to_be_bytes()))
    }
}

/// A text that is no UUID.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoEntryId;

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::ToString;

    #[test]
    fn an_entry_id_is_a_uuid_of_version_7_that_sorts_by_time() {
        let id = EntryId::new(0x0190_1234_5678, u128::MAX);
        assert_eq!(id.to_string(), "01901234-5678-7fff-bfff-ffffffffffff");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.millis(), 0x0190_1234_5678);
        assert!(EntryId::new(1, u128::MAX) < EntryId::new(2, 0));
        assert_eq!("01901234-5678-7fff-bfff-fffffffffff".parse::<EntryId>(), Err(NoEntryId));
    }

    #[test]
    fn the_same_text_at_the_same_time_is_the_same_entry() {
        let id = EntryId::of_text(7, "convoy 1");
        assert_eq!((id, id.millis()), (EntryId::of_text(7, "convoy 1"), 7));
        assert_ne!(id, EntryId::of_text(7, "convoy 2"));
    }

    #[test]
    fn an_id_is_what_the_contract_calls_one() {
        assert!(Id::new("bus-12").is_some());
        assert!(Id::new("east-families/4").is_some());
        for bad in ["", "-bus", "Bus", "bus 1", "x".repeat(65).as_str()] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn words_are_short_and_have_no_control_characters() {
        assert_eq!(Words::new("shelling\u{7}\nat the bridge").as_str(), "shellingat the bridge");
        assert_eq!(Words::new(&"ا".repeat(400)).as_str().chars().count(), 280);
    }
}
