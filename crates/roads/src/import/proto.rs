//! The wire format of protocol buffers, as far as map files need it: fields of a message, varints, packed numbers.
//!
//! Borrowed from the bytes and lazy: nothing is allocated, so a hostile file cannot ask for memory here.

/// A field's value as it stands in the message.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// A varint; fixed-width numbers come so too.
    Number(u64),
    /// A string, a message or packed numbers.
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    pub(super) fn bytes(self) -> Result<&'a [u8], Torn> {
        match self {
            Value::Bytes(bytes) => Ok(bytes),
            Value::Number(_) => Err(Torn),
        }
    }

    pub(super) fn number(self) -> Result<u64, Torn> {
        match self {
            Value::Number(n) => Ok(n),
            Value::Bytes(_) => Err(Torn),
        }
    }
}

/// The bytes are no message, or end within one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Torn;

/// The fields of a message, one after another: number and value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a>(pub(super) &'a [u8]);

impl<'a> Message<'a> {
    /// The next field; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Value<'a>)>, Torn> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let key = varint(&mut self.0)?;
        let field = u32::try_from(key >> 3).map_err(|_| Torn)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut self.0)?),
            1 => Value::Number(u64::from_le_bytes(self.take(8)?.try_into().map_err(|_| Torn)?)),
            2 => {
                let size = varint(&mut self.0)?;
                Value::Bytes(self.take(usize::try_from(size).map_err(|_| Torn)?)?)
            }
            5 => Value::Number(u64::from(u32::from_le_bytes(self.take(4)?.try_into().map_err(|_| Torn)?))),
            _ => return Err(Torn),
        };
        Ok(Some((field, value)))
    }

    fn take(&mut self, size: usize) -> Result<&'a [u8], Torn> {
        let (head, tail) = self.0.split_at_checked(size).ok_or(Torn)?;
        self.0 = tail;
        Ok(head)
    }
}

/// A number of up to 64 bits, seven bits a byte, low ones first.
#[inline]
pub(super) fn varint(bytes: &mut &[u8]) -> Result<u64, Torn> {
    let mut value = 0_u64;
    for (n, &byte) in bytes.iter().take(10).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * n);
        if byte < 0x80 {
            *bytes = &bytes[n + 1..];
            return Ok(value);
        }
    }
    Err(Torn)
}

/// Packed numbers, one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Packed<'a>(pub(super) &'a [u8]);

impl Iterator for Packed<'_> {
    type Item = Result<u64, Torn>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let value = varint(&mut self.0);
        if value.is_err() {
            self.0 = &[];
        }
        Some(value)
    }
}

/// The signed number that a varint stands for where small negative ones are to be short.
#[inline]
pub(super) fn zigzag(n: u64) -> i64 {
    (n >> 1) as i64 ^ -((n & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_seven_bits_a_byte() {
        let mut bytes: &[u8] = &[0x96, 0x01, 7];
        assert_eq!(varint(&mut bytes), Ok(150));
        assert_eq!(bytes, [7]);
    }

    #[test]
    fn a_number_without_end_is_torn() {
        assert_eq!(varint(&mut [0xff; 11].as_slice()), Err(Torn));
        assert_eq!(varint(&mut [0x80].as_slice()), Err(Torn));
    }

    #[test]
    fn small_negative_numbers_are_short() {
        assert_eq!([0, 1, 2, 3, u64::MAX].map(zigzag), [0, -1, 1, -2, i64::MIN]);
    }

    #[test]
    fn a_length_beyond_the_message_is_torn() {
        assert_eq!(Message(&[0x0a, 200, 1, 0]).next().unwrap_err(), Torn);
    }
}
